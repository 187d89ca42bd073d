"""A sequence of what is made of the members of another, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
