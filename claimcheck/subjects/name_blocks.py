"""Names by the keys that they share: which of many names have to be compared at all."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.subjects.blocking import hashes
from claimcheck.subjects.name_match import INITIALS, LOOSE, are_one_person, is_acronym, name_keys, person_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from claimcheck.subjects.name_match import Person

#: a key that so many names share tells nothing
COMMON_KEY = 200
#: what a key is: one that tells much, initials, or one that many names share which are not one
_TELLING, _OF_INITIALS, _LOOSELY = range(3)


class NameBlocks:
    """Names in the order in which each is compared with those before it. All keys are held as numbers."""

    def __init__(self, names: Sequence[str]) -> None:
        """All names; their order is that in which they are looked at."""
        keys, kinds, ends = array("q"), array("b"), array("q", [0])
        self._people: list[Person | None] = []
        for name in names:
            for key in name_keys(name):
                keys.append(hashes(key)[0])
                kinds.append(_kind(key))
            ends.append(len(keys))
            self._people.append(person_named(name))
        self._acronym = [is_acronym(name) for name in names]
        self._ends = ends
        _, places, counts = np.unique(np.array(keys, np.int64), return_inverse=True, return_counts=True)
        self._keys: NDArray[np.int64] = places
        self._kinds = np.array(kinds, np.int8)
        self._counts: NDArray[np.int64] = counts

    def pairs(self) -> Iterator[set[int]]:
        """For each name the places of those before it that share a key with it and may be found to be one.

        Two names that share their initials alone are one only if one is the acronym, and two persons that share a loose
        key alone only if their parts are alike: that spares most comparisons.
        """
        named: dict[int, list[int]] = defaultdict(list)
        acronyms: dict[int, list[int]] = defaultdict(list)
        crowds: dict[int, set[int]] = defaultdict(set)
        for place in range(len(self._people)):
            kept, crowded = self._shared(place)
            found: set[int] = set()
            # a key of too many names brings none together, but those that share another too may be one by it
            some = [crowds[key] for key in crowded]
            for key, kind in kept:
                if kind == _TELLING:
                    found.update(named[key])
                elif kind == _LOOSELY:
                    found.update(self._alike(place, named[key]))
                else:
                    found.update((named if self._acronym[place] else acronyms)[key])
                if some and kind != _TELLING:
                    found.update(other for other in named[key] if any(other in all_ for all_ in some))
            for key, _ in kept:
                named[key].append(place)
                if self._acronym[place]:
                    acronyms[key].append(place)
            for all_ in some:
                all_.add(place)
            yield found

    def _shared(self, place: int) -> tuple[list[tuple[int, int]], list[int]]:
        """The keys that a name shares with few others, each with what it is; and those of crowds, initials left out."""
        own = slice(self._ends[place], self._ends[place + 1])
        keys, kinds = self._keys[own], self._kinds[own]
        counts = self._counts[keys]
        few = (counts > 1) & (counts <= COMMON_KEY)
        crowded = keys[(counts > COMMON_KEY) & (kinds != _OF_INITIALS)]
        return list(zip(keys[few].tolist(), kinds[few].tolist(), strict=True)), crowded.tolist()

    def _alike(self, place: int, others: list[int]) -> Iterator[int]:
        own = self._people[place]
        for other in others:
            person = self._people[other]
            if own is None or person is None or are_one_person(own, person):
                yield other


def _kind(key: str) -> int:
    if key.startswith(INITIALS):
        return _OF_INITIALS
    return _LOOSELY if key.startswith(LOOSE) else _TELLING
