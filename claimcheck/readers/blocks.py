"""Blocks: the readable parts of an article, each with a map back to the file's own characters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "quote", "caption"]
#: offset in the block's text, offset in the file, characters of the file for each of the text
Run = tuple[int, int, int]

#: what stands between the cells of a table row
CELL_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row as a reader sees it: markup gone, entities decoded.

    `runs` are triples (offset in `text`, offset in the file, width), ascending: each starts a stretch
    in which the two advance together, `width` characters of the file for each of `text` (1, the
    length of an entity such as `&rsquo;`, or 0 for a separator that the file does not have).
    `level` is the depth of a heading (1 to 6) or of a list item (from 1), else 0. Cells of a table row
    are joined by ` | ` in `text`; `columns` are the table's column heads, if it has any.
    """

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]
    level: int = 0
    columns: tuple[str, ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the file of `text[start:end]`; the span must not be empty."""
        return self._place(start)[0], self._place(end - 1)[1]

    def cut(self, start: int, end: int | None = None) -> Block:
        """The same block with only `text[start:end]` left; that must not be empty."""
        text = self.text[start:end]
        position, after = self._place(start)
        first = (0, position, after - position)
        later = tuple(
            (offset - start, position, width)
            for offset, position, width in self.runs
            if start < offset < start + len(text)
        )
        return replace(self, text=text, runs=(first, *later))

    def shifted(self, offset: int) -> Block:
        """The same block of a text that begins `offset` characters into the file."""
        return replace(self, runs=tuple((at, source + offset, width) for at, source, width in self.runs))

    def _place(self, offset: int) -> tuple[int, int]:
        run = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        text_offset, source_offset, width = self.runs[run]
        position = source_offset + (offset - text_offset) * width
        return position, position + width
