"""Which articles a path means, however it is spelt: `.`, `./x`, `x/`, the whole path."""

from __future__ import annotations

import os
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.readers.documents import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Places:
    """Articles by where they are, for looking up many paths: each id is spelt once."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Ids are paths as they were indexed; those that are not absolute are taken from the working directory."""
        self._here = Path.cwd()
        self._ids = list(ids)
        self._by_id = _positions(self._ids)
        places = [_spelt(self._here / id) for id in self._ids]
        self._by_place = _positions(places)
        self._sorted = sorted(self._by_place)

    def at(self, path: str) -> list[str]:
        """The ids of the article at a path, of those in the folder and those in the file of many, in the given order.

        A path that is not absolute is taken from where the working directory was when the ids were given.
        """
        whole = {_spelt(self._here / path), _spelt((self._here / path).resolve())}
        found = {number for id in (path, *whole) for number in self._by_id.get(id, ())}
        for place in whole:
            below = (f"{place.removesuffix('/')}/", f"{place}#")
            for one in (place, *(inner for start in below for inner in self._starting_with(start))):
                found.update(self._by_place.get(one, ()))
        return [self._ids[number] for number in sorted(found)]

    def _starting_with(self, start: str) -> Iterator[str]:
        for number in range(bisect_left(self._sorted, start), len(self._sorted)):
            if not self._sorted[number].startswith(start):
                return
            yield self._sorted[number]


def _positions(names: Iterable[str]) -> dict[str, list[int]]:
    """Where each name stands; one may stand more than once."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        found.setdefault(name, []).append(number)
    return found


def _spelt(path: Path) -> str:
    """Without `.`, `..` and needless signs, as ids are spelt."""
    return name_of(Path(os.path.normpath(path)))
