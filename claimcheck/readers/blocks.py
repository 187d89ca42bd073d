"""Blocks: the readable parts of an article, each with a map back to the file's own characters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "quote", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row as a reader sees it: markup gone, entities decoded.

    `runs` are triples (offset in `text`, offset in the file, width), ascending: each starts a stretch
    in which the two advance together, `width` characters of the file for each of `text` (1, or the
    length of an entity such as `&rsquo;`).
    `level` is the depth of a heading (1 to 6) or of a list item (from 1), else 0. Cells of a table row
    are joined by ` | ` in `text`; `columns` are the table's column heads, if it has any.
    """

    kind: BlockKind
    text: str
    runs: tuple[tuple[int, int, int], ...]
    level: int = 0
    columns: tuple[str, ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the file of `text[start:end]`; the span must not be empty."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, offset: int) -> tuple[int, int]:
        run = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        text_offset, source_offset, width = self.runs[run]
        position = source_offset + (offset - text_offset) * width
        return position, position + width
