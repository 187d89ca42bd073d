"""The lists of words of `rules/lexicon/derived.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """The words of a list, by its table and its name; KeyError if there is none."""
    return frozenset(lexicon("derived")[table][name].split())


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of one of these phrases, whatever white space stands between their words."""
    return "|".join(r"\s".join(map(re.escape, phrase.split())) for phrase in phrases)
