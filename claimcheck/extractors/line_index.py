"""On which line and column a character of a file stands, without going through the file for each."""

from __future__ import annotations

from array import array
from bisect import bisect_left

#: characters that are gone through for one answer; their counts take a five-hundredth of the text's memory
STRETCH = 4096


class LineIndex:
    """The lines of a text; they end with a line feed."""

    def __init__(self, text: str) -> None:
        """Count the line feeds before each stretch."""
        self._text = text
        self._before = array("q", [0])
        for start in range(0, len(text), STRETCH):
            self._before.append(self._before[-1] + text.count("\n", start, start + STRETCH))

    def line(self, offset: int) -> int:
        """The line of a character, from 1."""
        stretch = offset // STRETCH
        return 1 + self._before[stretch] + self._text.count("\n", stretch * STRETCH, offset)

    def start(self, offset: int) -> int:
        """Where the line of a character begins."""
        stretch = offset // STRETCH
        found = self._text.rfind("\n", stretch * STRETCH, offset)
        if found < 0 and self._before[stretch]:
            # the last stretch before this one that holds a line feed
            last = bisect_left(self._before, self._before[stretch]) - 1
            found = self._text.rfind("\n", last * STRETCH, (last + 1) * STRETCH)
        return found + 1
