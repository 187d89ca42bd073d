"""The reader of HTML pages: the article without what stands around it.

The article is the element that says so (`<article>`, `itemprop=articleBody`, `<main>`), else the one
with most text in paragraphs. Navigation, forms, hidden elements and lists of links are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.readers.builder import BlockWriter
from claimcheck.readers.html_metadata import page_metadata
from claimcheck.readers.html_tree import BLOCKS, HEADINGS, LONGEST_PAGE, Node, tree
from claimcheck.readers.registry import Metadata, reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.readers.blocks import Block, BlockKind

#: never part of the text
_LEFT_OUT = frozenset({
    "head", "nav", "aside", "footer", "script", "style", "noscript", "template", "form", "button", "select",
    "textarea", "input", "iframe", "svg", "math", "canvas", "object", "audio", "video", "map", "dialog", "menu",
    "del", "s", "strike",
})  # fmt: skip
_CELLS = ("td", "th")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: words in class, id or role that name what stands around an article
_AROUND = frozenset({
    "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comments", "cookie",
    "disqus", "newsletter", "noprint", "outbrain", "pager", "pagination", "paywall", "popular", "promo",
    "recommended", "related", "share", "sharedaddy", "sharing", "sidebar", "signup", "social", "sponsored", "subscribe",
    "subscription", "taboola", "tags", "toolbar", "trending", "navbox", "navigation", "skip", "editsection",
    "toc",
})  # fmt: skip
#: notes and references: other works, and no part of what the article tells
_APPARATUS = frozenset({"references", "reflist", "footnotes", "catlinks", "bibliography", "endnotes"})
_CAPTIONS = frozenset({"caption", "wp-caption-text", "photo-caption", "image-caption", "img-caption"})
_UNSEEN = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "hidden"})
#: elements that hold who wrote it and when
_BYLINE = frozenset({
    "byline", "dateline", "timestamp", "meta", "post-meta", "entry-meta", "article-meta", "author", "posted-on",
    "pubdate", "credit",
})  # fmt: skip
_NAME_PART = re.compile(r"[^\s_-]+")
_NOTE_MARK = re.compile(r"\[[\w* ]{1,14}\]")
#: an element of that name may hold so many characters (or mostly links); more is text after all
_LONGEST_AROUND = 400
_LONGEST_BYLINE = 200
#: a list with so large a share of its text in links leads elsewhere
_LINKS = 0.9
_POINTER = 0.6
#: a longer cell makes a table a layout; characters
_LONGEST_CELL = 500
_WIDEST_SPAN = 50
#: a number with more digits is nonsense, and slow to read
_DIGITS = 9
#: elements that may hold a whole article
_HOLDERS = frozenset({"#root", "body", "center", "div", "form", "section", "td"})
#: the article must hold this share of the paragraphs of `<main>` or the page, or all of that is taken
_ENOUGH = 0.4


@reader("html", ".html", ".htm", ".xhtml")
class Html:
    """A page of HTML."""

    def metadata(self, text: str) -> Metadata:
        """What the head of the page and the article's byline tell."""
        root = tree(text)
        found = page_metadata(root, _article(root))
        if root.cut_at is None:
            return found
        notice = (
            f"more than {LONGEST_PAGE:,} tags, references and pieces of text: "
            f"what stands behind character {root.cut_at:,} is not read"
        )
        return replace(found, notices=(*found.notices, notice))

    def opening(self, text: str) -> list[Block]:
        """All blocks; the tree that they come from is kept for a while."""
        return self.blocks(text)

    def blocks(self, text: str) -> list[Block]:
        """Headings, paragraphs, items, quotes, captions and table rows of the article."""
        root = tree(text)
        article = _article(root)
        walker = _Walker()
        headline = _headline_outside(root, article)
        if headline is not None:
            walker.element(headline)
        walker.children(article)
        walker.writer.flush()
        return walker.writer.blocks


def fragment(text: str, start: int, end: int) -> list[Block]:
    """The blocks of a piece of HTML inside another text, with the offsets of that text."""
    walker = _Walker()
    walker.children(tree(text[start:end]))
    walker.writer.flush()
    return [block.shifted(start) for block in walker.writer.blocks]


@lru_cache(maxsize=4)
def _article(root: Node) -> Node:
    """The element that holds the article; asked again for each use of a page."""
    bodies: list[Node] = []
    articles: list[Node] = []
    mains: list[Node] = []
    for node in root.nodes():
        if "articlebody" in node.get("itemprop").lower():
            bodies.append(node)
        elif node.tag == "article" or node.get("role") == "article":
            articles.append(node)
        elif node.tag == "main" or node.get("role") == "main":
            mains.append(node)
    main = _richest(mains)
    for candidates in (bodies, articles):
        best = _richest(candidates)
        if best is not None and (main is None or _prose(best) >= _ENOUGH * _prose(main)):
            return best
    return main or _densest(root)


def _richest(nodes: list[Node]) -> Node | None:
    """The element with most text in paragraphs, the first of equals; None if there is none with text."""
    best = max(nodes, key=_prose, default=None)
    return best if best is not None and best.words else None


def _prose(node: Node) -> int:
    """Characters in paragraphs that are not links; without any paragraph, a little for other text."""
    return node.prose or (node.words - node.linked) // 10


def _densest(root: Node) -> Node:
    """The element whose own paragraphs, and half of those a level deeper, hold most text; else all."""
    own = {
        id(node): sum(_paragraph_words(child) for child in node.children if isinstance(child, Node))
        for node in root.nodes()
    }
    best, most = root, 0.0
    for node in root.nodes():
        deeper = sum(own[id(child)] for child in node.children if isinstance(child, Node) and child.tag != "p")
        score = own[id(node)] + deeper / 2
        if score > most and node.tag in _HOLDERS:
            best, most = node, score
    # pages that set little of their text in paragraphs are read whole
    return best if best.prose >= _ENOUGH * (root.words - root.linked) else root


def _paragraph_words(node: Node) -> int:
    return node.words - node.linked if node.tag == "p" else 0


def _headline_outside(root: Node, article: Node) -> Node | None:
    """The page's only h1, if it is outside the article and no part of the navigation."""
    inside = set(map(id, article.nodes()))
    headlines = [node for node in root.nodes() if node.tag == "h1" and node.words]
    if len(headlines) != 1 or id(headlines[0]) in inside or article is root:
        return None
    return headlines[0]


def is_left_out(node: Node) -> bool:
    """Whether an element is hidden, or belongs to the page and not to the article."""
    if node.tag in _LEFT_OUT or "hidden" in node.attributes or node.get("aria-hidden").lower() == "true":
        return True
    if not node.attributes:
        return False
    if _HIDDEN_STYLE.search(node.get("style")):
        return True
    classes = node.get("class").lower().split()
    if not _UNSEEN.isdisjoint(classes) or not _APPARATUS.isdisjoint(classes):
        return True
    if node.words <= _LONGEST_BYLINE and not _BYLINE.isdisjoint(classes):
        return True
    names = " ".join((node.get("class"), node.get("id"), node.get("role"))).lower()
    if _AROUND.isdisjoint(_NAME_PART.findall(names)):
        return False
    return node.words <= _LONGEST_AROUND or node.linked > node.words / 3


def _is_link_list(node: Node) -> bool:
    return node.words > 0 and node.linked >= _LINKS * node.words


def _is_pointer(paragraph: Node) -> bool:
    """Whether a paragraph is no sentence but a link, perhaps after a word or two (`Read also: ...`)."""
    if not paragraph.linked or paragraph.linked < _POINTER * paragraph.words:
        return False
    return _is_link_list(paragraph) or not paragraph.text().rstrip("\"'”’)").endswith((".", "!", "?"))


class _Walker:
    """Goes through an element and writes its blocks."""

    def __init__(self) -> None:
        self.writer = BlockWriter()
        self.lists = 0
        self.quotes = 0
        self.raised = False
        self.handlers: dict[str, Callable[[Node], None]] = {
            "br": lambda node: self.writer.line_break(node.start),
            "ul": self._list, "ol": self._list,
            "blockquote": self._quote, "table": self._table, "dl": self._definitions,
            "pre": self._preformatted, "sup": self._superscript, "header": self._header,
        }  # fmt: skip

    def children(self, node: Node) -> None:
        """Write what is inside an element."""
        for child in node.children:
            if isinstance(child, Node):
                self.element(child)
            elif child[2] is None:
                self.writer.text(child[1], child[0], raised=self.raised)
            else:
                self.writer.decoded(child[2], child[0], len(child[1]))

    def element(self, node: Node) -> None:
        """Write one element."""
        if is_left_out(node):
            return
        handler = self.handlers.get(node.tag)
        if handler is not None:
            handler(node)
        elif node.tag in HEADINGS:
            self._block(node, "heading", int(node.tag[1]))
        elif node.tag == "li":
            self._block(node, "item", max(self.lists, 1))
        elif node.tag in ("figcaption", "caption"):
            self._block(node, "caption")
        elif node.tag == "p":
            self._paragraph(node)
        elif node.tag in BLOCKS or node.tag in ("td", "th", "tr", "body"):
            if not _is_link_list(node) or node.headed:
                self._block(node, *self._around())
        else:
            self.children(node)

    def _around(self) -> tuple[BlockKind, int]:
        """The kind of a block without a kind of its own: that of what it stands in."""
        if self.writer.kind == "caption":
            return "caption", 0
        if self.quotes:
            return "quote", 0
        return ("item", self.lists) if self.lists else ("paragraph", 0)

    def _block(self, node: Node, kind: BlockKind, level: int = 0) -> None:
        writer = self.writer
        writer.flush()
        before = writer.kind, writer.level
        writer.kind, writer.level = kind, level
        self.children(node)
        writer.flush()
        writer.kind, writer.level = before

    def _paragraph(self, node: Node) -> None:
        """A paragraph; one that is little but a link leads elsewhere."""
        if not _CAPTIONS.isdisjoint(node.get("class").lower().split()):
            self._block(node, "caption")
        elif not _is_pointer(node):
            self._block(node, *self._around())

    def _list(self, node: Node) -> None:
        if _is_link_list(node):
            return
        self.lists += 1
        self._block(node, "item", self.lists)
        self.lists -= 1

    def _quote(self, node: Node) -> None:
        self.quotes += 1
        self._block(node, "quote")
        self.quotes -= 1

    def _header(self, node: Node) -> None:
        """The head of an article; that of a page has its navigation in it."""
        if not node.navigates or node.headed:
            self._block(node, *self._around())

    def _preformatted(self, node: Node) -> None:
        """Typed text; program code is left out."""
        if any(inner.tag in ("code", "samp", "kbd") for inner in node.nodes()):
            return
        self.writer.flush()
        for start, raw, decoded in node.leaves():
            if decoded is not None:
                self.writer.decoded(decoded, start, len(raw))
                continue
            for part in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+|\n\s*", raw):
                if part[0].isspace():
                    self.writer.flush()
                else:
                    self.writer.text(part[0], start + part.start())
        self.writer.flush()

    def _superscript(self, node: Node) -> None:
        """A raised number; marks of notes are left out."""
        text = node.text()
        if _NOTE_MARK.fullmatch(text) or (node.words and node.linked == node.words):
            return
        self.raised = True
        self.children(node)
        self.raised = False

    def _definitions(self, node: Node) -> None:
        """A list of terms and what they are: a row each."""
        term: Block | None = None
        self.writer.flush()
        for item in _terms(node):
            cell = self._cell(item)
            if item.tag == "dt":
                term = cell
            else:
                self.writer.row([term, cell] if term else [cell])

    def _table(self, node: Node) -> None:
        """A table of data: a row each; a table that lays out a page: what is in it."""
        if _is_layout(node):
            self._block(node, *self._around())
            return
        self.writer.flush()
        columns: tuple[str, ...] = ()
        spanned: dict[int, int] = {}
        for row in (inner for inner in node.nodes() if inner.tag in ("tr", "caption")):
            if is_left_out(row):
                continue
            if row.tag == "caption":
                self._block(row, "caption")
                continue
            heads = [child for child in row.children if isinstance(child, Node) and child.tag in _CELLS]
            is_head = len(heads) > 1 and all(head.tag == "th" for head in heads)
            cells = self._cells(heads, spanned, repeat=is_head)
            if is_head:
                columns = tuple(cell.text if cell else "" for cell in cells)
            else:
                self.writer.row(cells, columns)

    def _cells(self, nodes: list[Node], spanned: dict[int, int], *, repeat: bool) -> list[Block | None]:
        """The cells of a row, at the columns that they stand in; `spanned` counts rows still covered.

        A cell over several columns is the head of each (`repeat`), but is said once.
        """
        cells: list[Block | None] = []
        for node in nodes:
            while spanned.get(len(cells), 0) > 0:
                spanned[len(cells)] -= 1
                cells.append(None)
            rows, width = _span(node, "rowspan"), _span(node, "colspan")
            cell = self._cell(node)
            for column in range(len(cells), len(cells) + width):
                spanned[column] = rows - 1
            cells.extend([cell] * width if repeat else [cell, *[None] * (width - 1)])
        while cells and cells[-1] is None:
            cells.pop()
        return cells

    def _cell(self, node: Node) -> Block | None:
        outer, self.writer = self.writer, BlockWriter()
        self.writer.kind = "row"
        self._inline(node)
        cell = self.writer.take()
        self.writer = outer
        return cell

    def _inline(self, node: Node) -> None:
        """Write an element as one line, whatever is in it."""
        for child in node.children:
            if not isinstance(child, Node):
                if child[2] is None:
                    self.writer.text(child[1], child[0], raised=self.raised)
                else:
                    self.writer.decoded(child[2], child[0], len(child[1]))
            elif child.tag == "sup":
                self._superscript(child)
            elif not is_left_out(child):
                if child.tag == "br" or child.tag in BLOCKS:
                    self.writer.line_break(child.start)
                self._inline(child)


def _terms(definitions: Node) -> Iterator[Node]:
    """The terms and definitions of a list, without those of lists inside them."""
    for child in definitions.children:
        if isinstance(child, Node):
            if child.tag in ("dt", "dd"):
                yield child
            elif child.tag != "dl":
                yield from _terms(child)


def _is_layout(table: Node) -> bool:
    """Whether a table lays out a page: tables or long texts in its cells."""
    return table.get("role") == "presentation" or any(
        (inner.tag == "table" and inner is not table) or (inner.tag in _CELLS and inner.words > _LONGEST_CELL)
        for inner in table.nodes()
    )


def _span(node: Node, name: str) -> int:
    value = node.get(name)
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isascii() and value.isdigit() and len(value) < _DIGITS else 1
