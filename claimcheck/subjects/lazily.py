"""Sequences and mappings of what is made of something else, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

Given = TypeVar("Given")
Made = TypeVar("Made")


class Lazily(Sequence[Made], Generic[Given, Made]):
    """What a function makes of each of some things, in their order."""

    def __init__(self, given: Sequence[Given], made: Callable[[Given], Made]) -> None:
        """Nothing is made yet."""
        self._given, self._made = given, made
        self._known: dict[int, Made] = {}

    def __len__(self) -> int:
        """As many as are given."""
        return len(self._given)

    @overload
    def __getitem__(self, place: int) -> Made: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Made]: ...

    def __getitem__(self, place: int | slice) -> Made | Sequence[Made]:
        """What is made of the one at this place. Raises IndexError."""
        if isinstance(place, slice):
            return [self[n] for n in range(len(self))[place]]
        place = range(len(self))[place]
        if place not in self._known:
            self._known[place] = self._made(self._given[place])
        return self._known[place]


class LazyMap(Mapping[Given, Made]):
    """What a function makes of each key that is asked for; it raises KeyError for those that have nothing."""

    def __init__(self, made: Callable[[Given], Made]) -> None:
        """Nothing is made yet."""
        self._made = made
        self._known: dict[Given, Made] = {}

    def __len__(self) -> int:
        """How many are made."""
        return len(self._known)

    def __iter__(self) -> Iterator[Given]:
        """The keys of those that are made."""
        return iter(self._known)

    def __getitem__(self, key: Given) -> Made:
        """What is made of this one. Raises KeyError."""
        if key not in self._known:
            self._known[key] = self._made(key)
        return self._known[key]
