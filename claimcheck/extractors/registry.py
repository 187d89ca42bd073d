"""The registry of extractors: decorate a function, and every run uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.extractors.article import Article
    from claimcheck.models import Claim

#: reads one parsed article; must be pure, and must not keep spaCy objects in what it returns
Extractor = Callable[["Article"], Iterable["Claim"]]

_EXTRACTORS: dict[str, Extractor] = {}


def extractor(name: str) -> Callable[[Extractor], Extractor]:
    """Register a function as the extractor `name`; a second one of that name is an error."""

    def register(function: Extractor) -> Extractor:
        if name in _EXTRACTORS:
            raise ValueError(f"there is an extractor {name!r} already")
        _EXTRACTORS[name] = function
        return function

    return register


def extractors() -> dict[str, Extractor]:
    """All registered extractors by name, in alphabetical order."""
    return dict(sorted(_EXTRACTORS.items()))
