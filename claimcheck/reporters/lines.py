"""Paragraphs of styled text on lines of a terminal's width; written for reports of many thousand findings."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, TextIO

from claimcheck.reporters.unheeded import unheeded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: words, or words in a style of `STYLES`
Part = str | tuple[str, str]

#: SGR parameters (ECMA-48, 8.3.117)
STYLES = {
    "bold": "1", "dim": "2", "cyan": "36", "heading": "1;4", "marked": "1;7",
    "error": "1;31", "warning": "1;33", "note": "1;36",
}  # fmt: skip
#: narrower than this no paragraph is set, however narrow the terminal
NARROWEST = 20
_WORD = re.compile(r"\s*\S+\s*")
# characters outside of Latin script and its punctuation may take two columns or none
_ODD = re.compile(r"[^\x20-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]")


def cells(text: str) -> int:
    """The columns that a text takes on a terminal."""
    if not _ODD.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


class Lines:
    """Writes paragraphs to a stream, `width` columns wide, with styles only if `color` allows it."""

    def __init__(self, stream: TextIO, width: int, *, color: bool) -> None:
        """Write nothing yet."""
        self._stream = stream
        self.width = width
        self.color = color

    def _write(self, text: str) -> None:
        self._stream.write(unheeded(text))

    def blank(self) -> None:
        """Leave a line empty."""
        self._write("\n")

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Write one paragraph: `indent` columns in, and `hang` more from its second line on."""
        text = "".join(map(_words, parts))
        for number, (start, end) in enumerate(wrapped(text, max(self.width - indent - hang, NARROWEST))):
            margin = " " * (indent + hang if number else indent)
            self._write(margin + self._styled(parts, text, start, end) + "\n")

    def row(self, *parts: Part, indent: int = 0) -> None:
        """Write what must stay on one line; what is too long for it ends in `…`."""
        text, room = "".join(map(_words, parts)), max(self.width - indent, 1)
        if cells(text) <= room:
            self._write(" " * indent + self._styled(parts, text, 0, len(text)) + "\n")
            return
        end = _fitting(text, 0, room - 1)
        more = self._in_style("…", parts[-1])
        self._write(" " * indent + self._styled(parts, text, 0, end) + more + "\n")

    def _styled(self, parts: Sequence[Part], text: str, start: int, end: int) -> str:
        """The text from `start` to `end`, in the styles of its parts."""
        if not self.color:
            return text[start:end]
        ends = list(accumulate(len(_words(part)) for part in parts))
        told = []
        for part, stop in zip(parts, ends, strict=True):
            begin = stop - len(_words(part))
            told.append(self._in_style(text[max(begin, start) : max(min(stop, end), begin)], part))
        return "".join(told)

    def _in_style(self, text: str, part: Part) -> str:
        if not text or not self.color or isinstance(part, str):
            return text
        return f"\x1b[{STYLES[part[1]]}m{text}\x1b[0m"


def _words(part: Part) -> str:
    return part if isinstance(part, str) else part[0]


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The ends of the lines of a text, without blanks at their ends; words longer than a line are cut."""
    if _ODD.search(text):
        yield from _wrapped_by_cells(text, width)
        return
    start, stop = 0, len(text.rstrip())
    while stop - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        cut = start + width if cut < 0 else cut
        yield start, start + len(text[start:cut].rstrip())
        start = cut
        while text[start] == " ":
            start += 1
    yield start, stop


def _wrapped_by_cells(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = end = used = 0
    for word in _WORD.finditer(text):
        size = cells(word.group())
        if used and used + cells(word.group().rstrip()) > width:
            yield start, end
            start, used = word.start(), 0
        while used == 0 and cells(text[start : word.end()].rstrip()) > width:
            cut = _fitting(text, start, width)
            yield start, cut
            start, size = cut, cells(text[cut : word.end()])
        used += size
        end = start + len(text[start : word.end()].rstrip())
    yield start, end


def _fitting(text: str, start: int, width: int) -> int:
    """How far one may go from `start` within so many columns; at least one character."""
    end, used = start, 0
    while end < len(text) and (used := used + cells(text[end])) <= width:
        end += 1
    return max(end, start + 1) if width > 0 else start
