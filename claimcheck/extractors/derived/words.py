"""The lists of words of `rules/lexicon/derived.toml`."""

from __future__ import annotations

from functools import cache

from claimcheck.lexicon import lexicon


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """The words of a list, by its table and its name; KeyError if there is none."""
    return frozenset(lexicon("derived")[table][name].split())
