"""HTML as a tree that knows where in the file each piece of text stands.

Built on the standard library's parser; unclosed and misplaced tags are mended as browsers do in the
common cases, and nothing raises.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: offset in the file, raw characters, decoded characters (None: as they stand)
Leaf = tuple[int, str, str | None]

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
#: elements that end an open paragraph
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NAVIGATION = frozenset({"nav", "form"})
#: an element that begins ends an open one of these, up to the nearest of the boundaries
_ENDS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tbody": (frozenset({"tr", "thead", "tbody"}), frozenset({"table"})),
    "tfoot": (frozenset({"tr", "thead", "tbody"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_PARAGRAPH_BOUNDARIES = frozenset({"td", "th", "li", "blockquote", "div", "section", "article", "table", "figure"})
#: an end tag does not reach beyond these
_SCOPES = frozenset({"td", "th", "table"})
_OPAQUE = frozenset({"script", "style", "template", "noscript"})
#: deeper elements are read as children of the deepest (browsers stop at 512)
_DEEPEST = 200
#: of a page so many tags, references and pieces of text are read; long lists of encyclopaedias have a third of that
LONGEST_PAGE = 500_000
#: a tag and the text behind it, so long that the parser must not be given any tag: it takes a kilobyte an attribute
_LONG_STRETCH = re.compile(r"<[A-Za-z][^<]{65536,}")
#: a tag of no more attributes than one may have, whose end cannot be mistaken
_PLAIN_TAG = re.compile(
    r"""<[A-Za-z][^\s"'<>/=]*+(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>=]++))?+){0,200}+\s*+/?+>"""
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,40});?")


class Node:
    """An element: its tag, attributes, offset in the file, and children in order."""

    __slots__ = ("attributes", "children", "headed", "linked", "navigates", "prose", "start", "tag", "words")

    def __init__(self, tag: str, attributes: dict[str, str], start: int) -> None:
        """An element without children."""
        self.tag = tag
        self.attributes = attributes
        self.start = start
        self.children: list[Node | Leaf] = []
        #: visible characters inside, and how many of them in links
        self.words = 0
        self.linked = 0
        #: visible characters in paragraphs inside that are not in links
        self.prose = 0
        #: whether it is or holds a heading, and navigation
        self.headed = tag in HEADINGS
        self.navigates = tag in _NAVIGATION

    def get(self, name: str) -> str:
        """An attribute, empty if it is not there."""
        return self.attributes.get(name, "")

    def nodes(self) -> Iterator[Node]:
        """The element and all inside it, in the order of the file."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            if node.children:
                stack += [child for child in reversed(node.children) if isinstance(child, Node)]

    def text(self) -> str:
        """The characters inside, white space folded."""
        parts = []
        for node in self.leaves():
            parts.append(node[1] if node[2] is None else node[2])
        return " ".join("".join(parts).split())

    def leaves(self) -> Iterator[Leaf]:
        """The pieces of text inside, in the order of the file."""
        stack: list[Node | Leaf] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Node):
                stack.extend(reversed(item.children))
            else:
                yield item


class Page(Node):
    """The root of a tree; `cut_at` is the offset in the file behind which nothing is read, None if all is."""

    __slots__ = ("cut_at",)

    def __init__(self) -> None:
        """An empty page."""
        super().__init__("#root", {}, 0)
        self.cut_at: int | None = None


@lru_cache(maxsize=4)
def tree(text: str) -> Page:
    """The tree of a page or fragment, up to the longest page; do not change it."""
    builder = _Builder(text)
    with suppress(_TooLongError):
        # at the very end the parser would swallow the sign of an unfinished reference
        builder.feed(_defused(text) + "\n")
        builder.close()
    _measure(builder.root)
    return builder.root


def _defused(text: str) -> str:
    """The page, as long as before, without what the parser takes badly.

    An unclosed comment hides the rest, as in a browser; marked sections are bogus comments; what has
    no `>` behind it is no tag, nor has a tag attributes without end.
    """
    end = text.rfind("-->")
    unclosed = text.find("<!--", end + 3 if end >= 0 else 0)
    if unclosed >= 0:
        text = text[:unclosed]
    closed = text.rfind(">") + 1
    text = text[:closed].replace("<![", "<!x") + text[closed:].replace("<", " ")
    return _LONG_STRETCH.sub(_without_endless_tag, text)


def _without_endless_tag(stretch: re.Match[str]) -> str:
    """A long stretch as it is if it begins with a plain tag, else with blanks up to where a tag may end."""
    if _PLAIN_TAG.match(stretch[0]):
        return stretch[0]
    end = stretch[0].find(">") + 1 or len(stretch[0])
    return " " * end + stretch[0][end:]


class _TooLongError(Exception):
    """The page has more than is read."""


class _Builder(HTMLParser):
    """Builds the tree while the parser goes through the page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = text
        self.root = Page()
        self.stack: list[Node] = [self.root]
        self.left = LONGEST_PAGE
        self.overflow: dict[str, int] = {}
        # the parser counts lines by line feeds alone
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def _count(self) -> None:
        """One thing more of the page; _TooLongError if there have been enough."""
        self.left -= 1
        if self.left < 0:
            self.root.cut_at = self.position()
            raise _TooLongError

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count()
        self._end_implied(tag)
        node = Node(tag, {name: value or "" for name, value in reversed(attrs)}, self.position())
        self.stack[-1].children.append(node)
        if tag in VOID:
            return
        if len(self.stack) < _DEEPEST:
            self.stack.append(node)
        else:
            self.overflow[tag] = self.overflow.get(tag, 0) + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and tag not in ("p", "div", "span", "li", "td", "tr", "a", "b", "i"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._count()
        if self.overflow.get(tag):
            self.overflow[tag] -= 1
            return
        for depth in range(len(self.stack) - 1, 0, -1):
            open_tag = self.stack[depth].tag
            if open_tag == tag:
                del self.stack[depth:]
                return
            if open_tag in _SCOPES and tag not in ("table", "tr", "tbody", "thead", "tfoot", "body", "html"):
                return

    def handle_data(self, data: str) -> None:
        self._count()
        if self.stack[-1].tag not in ("script", "style") or self._is_data():
            self.stack[-1].children.append((self.position(), data, None))

    def handle_entityref(self, name: str) -> None:
        self._reference()

    def handle_charref(self, name: str) -> None:
        self._reference()

    def _is_data(self) -> bool:
        return "ld+json" in self.stack[-1].get("type").lower()

    def _reference(self) -> None:
        self._count()
        start = self.position()
        match = _REFERENCE.match(self.source, start)
        raw = match[0] if match else "&"
        decoded = unescape(raw)
        self.stack[-1].children.append((start, raw, None if decoded == raw else decoded))

    def _end_implied(self, tag: str) -> None:
        """End the elements that the beginning of another one ends."""
        if tag in BLOCKS:
            self._end_open(frozenset({"p"}), _PARAGRAPH_BOUNDARIES)
        if tag in _ENDS:
            self._end_open(*_ENDS[tag])

    def _end_open(self, tags: frozenset[str], boundaries: frozenset[str]) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            tag = self.stack[depth].tag
            if tag in tags:
                del self.stack[depth:]
                return
            if tag in boundaries:
                return


def _measure(root: Node) -> None:
    """Count the visible characters of every element and those of them that are in links; see what it holds."""
    for node in reversed(list(root.nodes())):
        for child in node.children:
            if isinstance(child, Node):
                node.headed |= child.headed
                node.navigates |= child.navigates
        if node.tag in _OPAQUE:
            continue
        for child in node.children:
            if isinstance(child, Node):
                node.words += child.words
                node.linked += child.linked
                node.prose += child.prose
            else:
                node.words += len(child[1]) - child[1].count(" ") - child[1].count("\n")
        if node.tag == "a":
            node.linked = node.words
        if node.tag == "p":
            node.prose = node.words - node.linked
