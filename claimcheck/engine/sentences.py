"""Words of the lexicon in the sentences of claims: whether they are there, and near the value."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.models import Claim

#: where a clause ends: at a mark that stands in no number, or before a word that begins another
_CLAUSE_END = re.compile(
    r"[;:()–—]|(?<!\d),|,(?!\d)|\b(?:who|whose|which|when|where|after|before|while|though|although|because)\b",
    re.IGNORECASE,
)


@lru_cache(65_536)
def tells_words(text: str, name: str, words: str) -> bool:
    """Whether a sentence has one of the words of a list of the lexicon of that name (`so far`, `at present`)."""
    return _any_of(name, words).search(text) is not None


@lru_cache(65_536)
def words_told(text: str, name: str, words: str) -> frozenset[str]:
    """Those of the words of a list of the lexicon of that name that a sentence has."""
    return frozenset(match[0].casefold() for match in _any_of(name, words).finditer(text))


def after_owner(text: str, at: int, owners: str = "owners") -> bool:
    """Whether the word before a place of a text tells whose what follows is: `her`, before `first medal`.

    `owners` is the list of such words in `generic.toml`.
    """
    return _owner(owners).search(text, 0, at) is not None


def told_of_somebody(text: str, first: int, last: int) -> bool:
    """Whether a rank at these places of a text tells somebody apart: `was the first`, `the first pilot to`.

    `opened the first crate` tells of one of a row.
    """
    return _predicated().search(text, 0, first) is not None or _DOES.match(text, last) is not None


#: what the first one does: ` pilot to cross`, ` ever to land`; not ` train to Rome`
_DOES = re.compile(
    r"(?:[\s-][\w’']+){0,4}?\s(?:ever\b|to\s(?:be\s|have\s)?(?!(?:the|a|an|her|his|its|their|him|them)\b)[a-z]{2,}\b)"
)


@cache
def _predicated() -> re.Pattern[str]:
    words = "|".join(lexicon("generic")["predicating"])
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:also|thus|then|therefore|only|probably)\s+)?the\s+(?:very\s+)?$", re.IGNORECASE
    )


@cache
def _owner(owners: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('generic')[owners])})\s+(?:very\s+)?$", re.IGNORECASE)


def tells_near(claim: Claim, name: str, words: str) -> bool:
    """Whether such words stand in the clause of a claim's value, are all of another, or begin the sentence.

    `So far this year, 14 boats have sunk`; not `the tunnel, eventually opened in 1961, is 4,300 metres long`.
    """
    return tells_words(claim.text, name, words) and _near(claim, _any_of(name, words))


def clause_of(claim: Claim) -> str:
    """The clause that a claim's value stands in."""
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    marks = list(_CLAUSE_END.finditer(claim.text))
    low = max((mark.end() for mark in marks if mark.end() <= start), default=0)
    high = min((mark.start() for mark in marks if mark.start() >= end), default=len(claim.text))
    return claim.text[low:high]


def _near(claim: Claim, words: re.Pattern[str]) -> bool:
    clauses = [part.strip() for part in _CLAUSE_END.split(claim.text)]
    if words.search(clause_of(claim)) or words.match(clauses[0]):
        return True
    return any(words.fullmatch(clause) for clause in clauses)


@cache
def _any_of(name: str, words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon(name)[words]))})\b(?!['’]s\b)", re.IGNORECASE)
