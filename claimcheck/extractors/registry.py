"""The registry of extractors and observers: decorate a function, and every run uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from claimcheck.extractors.article import Article
    from claimcheck.models import Claim, Observation

#: reads one parsed article; must be pure, and must not keep spaCy objects in what it returns
Extractor = Callable[["Article"], Iterable["Claim"]]
#: sees what does not fit within one article; is given the article and all claims read in it
Observer = Callable[["Article", Sequence["Claim"]], Iterable["Observation"]]

F = TypeVar("F")

_EXTRACTORS: dict[str, Extractor] = {}
_OBSERVERS: dict[str, Observer] = {}


def extractor(name: str) -> Callable[[Extractor], Extractor]:
    """Register a function as the extractor `name`; a second one of that name is an error."""
    return _registrar(_EXTRACTORS, name, "extractor")


def observer(name: str) -> Callable[[Observer], Observer]:
    """Register a function as the observer `name`; a second one of that name is an error."""
    return _registrar(_OBSERVERS, name, "observer")


def extractors() -> dict[str, Extractor]:
    """All registered extractors by name, in alphabetical order."""
    return dict(sorted(_EXTRACTORS.items()))


def observers() -> dict[str, Observer]:
    """All registered observers by name, in alphabetical order."""
    return dict(sorted(_OBSERVERS.items()))


def _registrar(known: dict[str, F], name: str, what: str) -> Callable[[F], F]:
    def register(function: F) -> F:
        if name in known:
            raise ValueError(f"there is an {what} {name!r} already")
        known[name] = function
        return function

    return register
