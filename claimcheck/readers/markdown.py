"""The reader of Markdown: CommonMark with tables, mapped back to the characters of the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from claimcheck.readers import front_matter, html
from claimcheck.readers.builder import BlockWriter
from claimcheck.readers.registry import Metadata, reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from claimcheck.readers.blocks import Block, BlockKind

_LINE_END = re.compile(r"\r\n|\r|\n")
#: `[^1]` in the text, and `[^1]:` before a note
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
#: how much of an article holds its header; characters
_OPENING = 6_000
#: with so much markup is read, in characters: twice the longest article; each may take a kilobyte while it is parsed
LONGEST_MARKDOWN = 1_000_000
#: brackets that may stand open in a paragraph; the parser follows each of them to the end
_OPEN_BRACKETS = 10
_BRACKET = re.compile(r"[\[\]]|\n[ \t]*\r?\n")


@reader("markdown", ".md", ".markdown")
class Markdown:
    """Markdown, with or without front matter."""

    def metadata(self, text: str) -> Metadata:
        """What the front matter tells, and whether the article is too long to be read to its end."""
        head = front_matter.split(text)
        found = head.metadata()
        end = _end_of_reading(text, head.end)
        if end == len(text):
            return found
        notice = f"only the first {end - head.end:,} of {len(text) - head.end:,} characters of Markdown are read"
        return replace(found, notices=(*found.notices, notice))

    def opening(self, text: str) -> list[Block]:
        """The blocks of the first few thousand characters."""
        start = front_matter.split(text).end
        if len(text) - start > _OPENING:
            end = text.rfind("\n\n", start, start + _OPENING)
            text = text[: end if end > 0 else None]
        return _read(text, start)

    def blocks(self, text: str) -> list[Block]:
        """Headings, paragraphs, items, quotes, table rows and captions; code and comments left out."""
        return _read(text, front_matter.split(text).end)


@cache
def _parser() -> MarkdownIt:
    """CommonMark and tables; escapes and entities stay tokens of their own, with their source."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.disable(["text_join", "fragments_join"])


def _end_of_reading(text: str, start: int) -> int:
    """The offset up to which an article is read whose front matter ends at `start`."""
    if len(text) - start <= LONGEST_MARKDOWN:
        return len(text)
    end = text.rfind("\n\n", start, start + LONGEST_MARKDOWN)
    return end if end > start else start + LONGEST_MARKDOWN


def _read(text: str, start: int) -> list[Block]:
    text = text[: _end_of_reading(text, start)]
    body = text[start:].removeprefix("\ufeff")
    tokens = _parser().parse(_defused(body))
    return _Blocks(text, len(text) - len(body)).read(tokens)


def _defused(text: str) -> str:
    """The article, as long as before, with no more brackets open at once than links and images may have."""
    if text.count("[") <= _OPEN_BRACKETS:
        return text
    pieces, kept, depth = [], 0, 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            depth += 1
            if depth > _OPEN_BRACKETS:
                pieces += [text[kept : bracket.start()], "("]
                kept = bracket.end()
        else:
            depth = max(depth - 1, 0) if bracket[0] == "]" else 0
    return "".join([*pieces, text[kept:]])


class _Blocks:
    """The blocks of a parsed article."""

    def __init__(self, text: str, start: int) -> None:
        """`start` is the offset in `text` at which the parsed part begins."""
        self.text = text
        self.lines = [start, *(match.end() for match in _LINE_END.finditer(text, start))]
        self.lines.append(len(text) + 1)
        self.writer = BlockWriter()
        self.lists = 0
        self.quotes = 0
        self.heading = 0

    def read(self, tokens: Sequence[Token]) -> list[Block]:
        """Go through the tokens of the article once."""
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                position = self._table(tokens, position)
                continue
            self._token(token)
            position += 1
        return self.writer.blocks

    def _token(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"):
            self.lists += token.nesting
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += token.nesting
        elif token.type == "heading_open":
            self.heading = int(token.tag[1:])
        elif token.type == "heading_close":
            self.heading = 0
        elif token.type == "html_block" and token.map:
            start, end = self.lines[token.map[0]], min(self.lines[token.map[1]], len(self.text))
            self.writer.blocks += html.fragment(self.text, start, end)
        elif token.type == "inline" and token.map:
            self.writer.kind, self.writer.level = self._kind(token)
            runs = _line_runs(token.content, self.text, self.lines, token.map[0])
            _Inline(token.content, runs, self.writer).read(token.children or [])
            self.writer.flush()

    def _kind(self, token: Token) -> tuple[BlockKind, int]:
        if self.heading:
            return "heading", self.heading
        if token.children and all(child.type in ("image", "softbreak") for child in token.children):
            return "caption", 0
        if self.lists:
            return "item", self.lists
        return ("quote" if self.quotes else "paragraph"), 0

    def _table(self, tokens: Sequence[Token], position: int) -> int:
        """Write the rows of a table; the position after it."""
        columns: tuple[str, ...] = ()
        cells: list[Block | None] = []
        in_head = False
        cursor = 0
        while tokens[position].type != "table_close":
            token = tokens[position]
            if token.type in ("thead_open", "thead_close"):
                in_head = token.nesting == 1
            elif token.type == "tr_open" and token.map:
                cells = []
                cursor = self.lines[token.map[0]]
            elif token.type == "inline":
                cell, cursor = self._cell(token, cursor)
                cells.append(cell)
            elif token.type == "tr_close" and in_head:
                columns = tuple(cell.text if cell else "" for cell in cells)
                columns = columns if any(columns) else ()
            elif token.type == "tr_close":
                self.writer.row(cells, columns)
            position += 1
        return position + 1

    def _cell(self, token: Token, cursor: int) -> tuple[Block | None, int]:
        """A cell, searched for in its line from `cursor` on, and the offset behind it."""
        if not token.content:
            return None, cursor
        escaped = token.content.replace("|", "\\|")
        start = self.text.find(escaped, cursor)
        if start < 0:
            return None, cursor
        runs = [(0, start)]
        for extra, match in enumerate(re.finditer(r"\|", token.content)):
            runs.append((match.start(), start + match.start() + extra + 1))
        cell = BlockWriter()
        cell.kind = "row"
        _Inline(token.content, runs, cell).read(token.children or [])
        return cell.take(), start + len(escaped)


def _line_runs(content: str, text: str, lines: Sequence[int], first: int) -> list[tuple[int, int]]:
    """Where each line of a block's content begins, in the content and in the file.

    The parser takes indentation and markers off the front of each line and white space off its end.
    """
    runs = []
    offset = 0
    for number, line in enumerate(content.split("\n"), first):
        start, end = lines[number], lines[number + 1]
        wanted = line.strip()
        runs.append((offset + len(line) - len(line.lstrip()), max(text.rfind(wanted, start, end), start)))
        offset += len(line) + 1
    return runs


class _Inline:
    """The text of one block without its markup.

    The tokens come in the order of the source, so a cursor through it finds each one's characters.
    """

    def __init__(self, content: str, runs: Sequence[tuple[int, int]], writer: BlockWriter) -> None:
        """`runs` map offsets in `content` to offsets in the file."""
        self.content = content
        self.runs = runs
        self.writer = writer
        self.cursor = 0
        self.raised = False
        self.struck = 0

    def read(self, tokens: Sequence[Token]) -> None:
        """Write the visible characters of the tokens."""
        for token in tokens:
            self._token(token)

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._text(token.content)
        elif kind == "text_special":
            self._special(token)
        elif kind == "code_inline":
            self._code(token)
        elif kind in ("softbreak", "hardbreak"):
            self._line_end(hard=kind == "hardbreak")
        elif kind == "html_inline":
            self._tag(token.content)
        elif kind == "image":
            self._image(token)
        elif kind == "link_open":
            self._skip("<" if token.markup == "autolink" else "[")
        elif kind == "link_close":
            self._link_end(token)
        else:
            self.struck += token.nesting if kind.startswith("s_") else 0
            self._skip(token.markup)

    def _text(self, wanted: str) -> None:
        start = self._find(wanted)
        if self.struck or start is None:
            return
        position = 0
        for mark in _FOOTNOTE_MARK.finditer(wanted):
            self._write(start + position, start + mark.start())
            position = mark.end()
        self._write(start + position, start + len(wanted))

    def _special(self, token: Token) -> None:
        """An entity or a backslash escape."""
        start = self._find(token.markup)
        if start is None or self.struck:
            return
        if token.info == "escape":
            self._write(start + 1, start + 2)
        else:
            self.writer.decoded(token.content, self._place(start), len(token.markup))

    def _code(self, token: Token) -> None:
        self._skip(token.markup)
        start = self._find(token.content)
        if start is None:
            # line ends inside code are spaces in the token
            start = self._find(token.content.replace(" ", "\n"))
        if start is not None and not self.struck:
            self._write(start, start + len(token.content))
        self._skip(token.markup)

    def _line_end(self, *, hard: bool) -> None:
        start = self.content.find("\n", self.cursor)
        if start < 0:
            return
        if hard:
            self.writer.line_break(self._place(start))
        else:
            self.writer.text(" ", self._place(start))
        self.cursor = start + 1
        while self.content[self.cursor : self.cursor + 1] in (" ", "\t"):
            self.cursor += 1

    def _tag(self, tag: str) -> None:
        start = self._find(tag)
        name = tag.strip("</> \t").split(None, 1)[0].lower() if tag.strip("</> \t") else ""
        if name == "br" and start is not None:
            self.writer.line_break(self._place(start))
        elif name == "sup":
            self.raised = not tag.startswith("</")
        elif name in ("del", "s", "strike"):
            self.struck += -1 if tag.startswith("</") else 1

    def _image(self, token: Token) -> None:
        """An image: its description is shown where it stands alone."""
        self._skip("![")
        if self.writer.kind == "caption":
            self.read(token.children or [])
        else:
            start = self.content.find(token.content, self.cursor)
            self.cursor = max(start, self.cursor) + len(token.content)
        self._target()

    def _link_end(self, token: Token) -> None:
        if token.markup == "autolink":
            self._skip(">")
        else:
            self._target()

    def _target(self) -> None:
        """Go past the end of a link: `](address "title")`, `][label]` or `]`."""
        self._skip("]")
        if self.content.startswith("(", self.cursor):
            self.cursor = _address_end(self.content, self.cursor)
        elif self.content.startswith("[", self.cursor) and not self.content.startswith("[^", self.cursor):
            end = self.content.find("]", self.cursor)
            self.cursor = end + 1 if end >= 0 else self.cursor

    def _skip(self, markup: str) -> None:
        start = self.content.find(markup, self.cursor) if markup else -1
        if start >= 0:
            self.cursor = start + len(markup)

    def _find(self, wanted: str) -> int | None:
        """The offset in the content of the next characters, and the cursor put behind them."""
        start = self.content.find(wanted, self.cursor)
        if start < 0:
            return None
        self.cursor = start + len(wanted)
        return start

    def _write(self, start: int, end: int) -> None:
        """Write characters of the content; they do not cross a line end."""
        if start < end:
            self.writer.text(self.content[start:end], self._place(start), raised=self.raised)

    def _place(self, offset: int) -> int:
        """The offset in the file."""
        at, source = self.runs[max(bisect_right(self.runs, offset, key=lambda run: run[0]) - 1, 0)]
        return source + offset - at


def _address_end(content: str, start: int) -> int:
    """The offset behind a link's `(address "title")`; `start` itself if it is none."""
    position = _past_space(content, start + 1)
    address = parseLinkDestination(content, position, len(content))
    if address.ok:
        position = address.pos
    position = _past_space(content, position)
    title = parseLinkTitle(content, position, len(content))
    if title.ok:
        position = _past_space(content, title.pos)
    return position + 1 if content.startswith(")", position) else start


def _past_space(content: str, position: int) -> int:
    while content[position : position + 1] in (" ", "\t", "\n"):
        position += 1
    return position
