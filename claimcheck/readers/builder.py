"""Building blocks: visible characters in, white space folded as a browser does, offsets kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.readers.blocks import CELL_SEPARATOR, Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.readers.blocks import BlockKind, Run

#: characters that take no room on the page: soft hyphen, zero-width space, word joiner, byte order mark
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_PIECE = re.compile(rf"(?P<space>\s+)|(?P<invisible>[{INVISIBLE}]+)|[^\s{INVISIBLE}]+")
_NEEDS_FOLDING = re.compile(rf"[^\S ]|  |[{INVISIBLE}]")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


class BlockBuilder:
    """Collects the text of one block and the runs that map it to the file."""

    def __init__(self) -> None:
        """Start empty."""
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._space: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        """Whether any visible character has been added."""
        return bool(self._parts)

    def add(self, chunk: str, source: int) -> None:
        """Add characters that stand in the file as they are, from offset `source` on."""
        if not _NEEDS_FOLDING.search(chunk):
            self._add_plain(chunk, source)
            return
        for piece in _PIECE.finditer(chunk):
            if piece["space"]:
                self.space(source + piece.start())
            elif not piece["invisible"]:
                self._put(piece[0], source + piece.start(), 1)

    def add_decoded(self, chunk: str, source: int, width: int) -> None:
        """Add the characters that `width` characters of the file stand for, as an entity does."""
        for character in chunk:
            if character.isspace():
                self.space(source, width)
            elif character not in INVISIBLE:
                self._put(character, source, width)

    def space(self, source: int, width: int = 1) -> None:
        """Add white space; only the first of several is kept, and none at either end."""
        if self._parts and self._space is None:
            self._space = source, width

    def build(self, kind: BlockKind, level: int = 0) -> Block | None:
        """The block, None if nothing visible is in it."""
        return Block(kind, "".join(self._parts), tuple(self._runs), level) if self._parts else None

    def _add_plain(self, chunk: str, source: int) -> None:
        """Add characters without white space other than single spaces."""
        body = chunk.strip(" ")
        if chunk[:1] == " ":
            self.space(source)
        if body:
            lead = 1 if chunk[0] == " " else 0
            self._put(body, source + lead, 1)
            if chunk[-1] == " ":
                self.space(source + len(chunk) - 1)

    def _put(self, chunk: str, source: int, width: int) -> None:
        if self._space is not None:
            position, space_width = self._space
            self._space = None
            self._put(" ", position, space_width)
        if not self._continues(source, width):
            self._runs.append((self._length, source, width))
        self._parts.append(chunk)
        self._length += len(chunk)

    def _continues(self, source: int, width: int) -> bool:
        if not self._runs:
            return False
        offset, position, run_width = self._runs[-1]
        return run_width == width and position + (self._length - offset) * width == source


class BlockWriter:
    """Writes the blocks of a marked-up article, one after the other.

    The reader says which kind of block is open; text goes into it until the next one. A forced line
    break (`<br>`) ends a block too, unless the next line goes on in lower case.
    """

    def __init__(self) -> None:
        """Start with no block."""
        self.blocks: list[Block] = []
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self._builder = BlockBuilder()
        self._line_break: int | None = None

    def text(self, chunk: str, source: int, *, raised: bool = False) -> None:
        """Add characters of the file; `raised` ones are superscripts (10 to the 6th is not 106)."""
        if self._line_break is not None and not self._break_before(chunk):
            return
        self._builder.add(chunk.translate(_SUPERSCRIPTS) if raised else chunk, source)

    def decoded(self, chunk: str, source: int, width: int) -> None:
        """Add the characters of an entity or escape that takes `width` characters of the file."""
        if self._line_break is not None and not self._break_before(chunk):
            return
        self._builder.add_decoded(chunk, source, width)

    def line_break(self, source: int) -> None:
        """End the line; whether that ends the block depends on what follows."""
        self._line_break = source

    def flush(self) -> None:
        """End the block, if one is open; one without a letter or digit is dropped."""
        block = self._builder.build(self.kind, self.level)
        if block is not None and has_words(block.text):
            self.blocks.append(block)
        self._builder = BlockBuilder()
        self._line_break = None

    def take(self) -> Block | None:
        """What has been written of the open block, as a table cell takes it; the writer is empty after."""
        block = self._builder.build(self.kind, self.level)
        self._builder = BlockBuilder()
        self._line_break = None
        return block

    def row(self, cells: Sequence[Block | None], columns: tuple[str, ...] = ()) -> None:
        """Add a table row of finished cells."""
        block = join_cells(cells, columns)
        if block is not None:
            self.blocks.append(block)

    def _break_before(self, chunk: str) -> bool:
        """Carry out the pending line break if `chunk` has a visible character; tell whether it has."""
        visible = chunk.strip()
        if not visible or self._line_break is None:
            return False
        if visible[0].islower() or self.kind in ("heading", "row"):
            self._builder.space(self._line_break, 0)
            self._line_break = None
        else:
            self.flush()
        return True


def join_cells(cells: Sequence[Block | None], columns: tuple[str, ...] = ()) -> Block | None:
    """One table row of its cells (None for an empty one); None if there is no word in it."""
    text = ""
    runs: list[Run] = []
    end = 0
    for number, cell in enumerate(cells):
        if number:
            runs.append((len(text), end, 0))
            text += CELL_SEPARATOR
        if cell is not None:
            runs.extend((offset + len(text), source, width) for offset, source, width in cell.runs)
            text += cell.text
            end = cell.source(0, len(cell.text))[1]
    return Block("row", text, tuple(runs), 0, columns) if has_words(text) else None


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return any(map(str.isalnum, text))
