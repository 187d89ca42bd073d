"""Along what a measure is taken: `4 metres long`, `12 metres in diameter`, `an altitude of 2,480 metres`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span


def dimension_of(value: Span, thing_classes: Sequence[str]) -> str | None:
    """The class of things.toml that a measure is of, by the words after it, else by what is measured; None untold."""
    doc, end = value.doc, value.end
    after = [token.lower_ for token in doc[end : end + 2]]
    if after and after[0] in _adjectives():
        return _adjectives()[after[0]]
    if len(after) > 1 and after[0] in lexicon("dimensions")["between"] and after[1] in _nouns():
        return _nouns()[after[1]]
    told = " ".join(token.lower_ for token in doc[end : end + _LONGEST]).removeprefix("from ")
    for name, ends in lexicon("dimensions")["ends"].items():
        if told.startswith(tuple(ends)):
            return str(name)
    return next((name for name in thing_classes if name in _dimensions()), None)


#: tokens of `from wing tip to wing tip`
_LONGEST = 6


@cache
def _dimensions() -> frozenset[str]:
    return frozenset(lexicon("dimensions")["dimensions"])


@cache
def _adjectives() -> dict[str, str]:
    return _by_word("adjectives")


@cache
def _nouns() -> dict[str, str]:
    return _by_word("words")


def _by_word(key: str) -> dict[str, str]:
    """The dimension of each word that the classes of dimensions have under a key."""
    things = lexicon("things")
    return {word: name for name in sorted(_dimensions()) for word in things[name].get(key, "").split()}
