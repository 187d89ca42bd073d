"""Articles that repeat each other: near-copies of a sentence, and reports of one news agency."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.models import Claim, DocumentInfo

#: words in a shingle, as in Broder, "On the resemblance and containment of documents" (1997)
SHINGLE = 3
#: share of shingles that two sentences have in common from which they are copies
RESEMBLANCE = 0.6
#: shorter sentences are alike without copying: there are few ways to say when a ship sank
FEWEST_WORDS = 12
_WORD = re.compile(r"\w+")


def near_copies(a: Claim, b: Claim) -> bool:
    """Whether the sentences of two claims repeat each other almost word by word (Jaccard over word shingles)."""
    first, second = _shingles(a.text), _shingles(b.text)
    if not first or not second:
        return False
    if first is second:
        return True
    if min(len(first), len(second)) < RESEMBLANCE * max(len(first), len(second)):
        return False
    shared = len(first & second)
    return shared >= RESEMBLANCE * (len(first) + len(second) - shared)


def same_source_agency(a: DocumentInfo, b: DocumentInfo) -> bool:
    """Whether both articles name one and the same news agency as their source.

    One publisher is not enough: two articles of a wiki or a paper may rest on work of their own.
    """
    if not a.source or not b.source:
        return False
    first, second = a.source.casefold().strip(), b.source.casefold().strip()
    return first == second and _is_agency(first)


# a sentence's shingles take several kilobytes
@lru_cache(maxsize=8192)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


@cache
def _agencies() -> tuple[frozenset[str], tuple[str, ...]]:
    found = lexicon("agencies")
    return frozenset(name.casefold() for name in found["names"]), tuple(word.casefold() for word in found["endings"])


def _is_agency(source: str) -> bool:
    names, endings = _agencies()
    return source in names or source.endswith(endings)
