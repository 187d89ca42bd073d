"""The names that two articles share, but for those of two people, the rarest first."""

from __future__ import annotations

from collections import defaultdict
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

#: so many names tell that two articles are of one story; no more are looked at
MOST = 50


class SharedNames:
    """Made once for two articles: each two of their claims leave out the names of other people."""

    def __init__(self, one: frozenset[str], two: frozenset[str], spread: Mapping[str, int]) -> None:
        """The names of each article, whole and in short, and in how many articles each name stands."""
        self._spread = spread
        self._shared = one & two
        self._wholes: dict[str, set[str]] = defaultdict(set)
        for name in self._shared:
            for word in name.split() if " " in name else ():
                self._wholes[word].add(name)
        self._sorted = sorted(self._shared - self._wholes.keys(), key=self._rarity)

    def but(self, people: Collection[str]) -> list[str]:
        """The first `MOST` names that are not of these people, nor parts of other names among them."""
        freed = sorted(self._freed(people), key=self._rarity)
        names = merge(self._sorted, freed, key=self._rarity) if freed else self._sorted
        return list(islice((name for name in names if name not in people), MOST))

    def _freed(self, people: Collection[str]) -> set[str]:
        """Names that are parts of no other one as soon as these are left out."""
        words = {word for name in people if name in self._shared and " " in name for word in name.split()}
        return {word for word in words & self._shared if self._wholes[word] <= set(people)}

    def _rarity(self, name: str) -> tuple[int, str]:
        return self._spread[name], name
