"""Rates: what a number is told by, so that fifteen a year are not taken for fifteen.

Every function is pure and reads the text alone. The words are data: `rules/lexicon/rates.toml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.numerals import parse_number
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.models import QuantityMention

_LEXICON = lexicon("rates")
_WORDS: dict[str, str] = _LEXICON["words"]
_TIMES = "|".join(_LEXICON["times"])
_SHARES = "|".join(sorted(_LEXICON["shares_of_money"], key=len, reverse=True))
_ADVERBS = "daily|nightly|hourly|weekly|fortnightly|monthly|quarterly|annually|yearly|apiece|each"
_ADJECTIVES = "daily|nightly|hourly|weekly|monthly|quarterly|annual|yearly"
_NO_RATE = "|".join(_LEXICON["no_rate_after"])
_NUMBER = r"(?:(\d[\d,]*|(?:a\s|one\s|ten\s|hundred\s)?(?:hundred|thousand|million))\s+)?"
_AFTER = re.compile(
    rf"\s+(?:for\severy|for\seach|per)\s+{_NUMBER}(?!cent\b)((?:square\s|cubic\s)?[a-z]{{3,}})\b"
    rf"|\s+(?:an?|every|each)\s+({_TIMES})\b(?!\s(?:{_NO_RATE})\b|[-’'])"
    rf"|\s+({_ADVERBS})\b(?!\s(?:of|other|year|day|week|month|time)\b)|\s?/\s?({_TIMES})\b",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(rf"(?:\s+an?\s+|\s?/\s?)({_SHARES})\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\b({_ADJECTIVES})\s(?:[a-z]+\s)?(?:{'|'.join(_LEXICON['rated_nouns'])})\s(?:of|was|is|were|at)\s$", re.IGNORECASE
)


class Rate(NamedTuple):
    """What a number is told by, in one form of words, and where those words end (None: before the number)."""

    per: str
    end: int | None


def rate_of(text: str, mention: QuantityMention) -> Rate | None:
    """The rate that a mention of `text` states: `15 ships a year`, `40 beds per 1,000 people`, `$71 a barrel`."""
    position = mention.end
    if mention.noun_end is not None and position < mention.noun_end <= position + 60:
        position = mention.noun_end
    for place in dict.fromkeys((position, mention.end)):
        if match := _AFTER.match(text, place):
            return Rate(_named(match), match.end())
        if mention.kind == "money" and (match := _MONEY_AFTER.match(text, place)):
            return Rate(_one(match[1]), match.end())
    before = _BEFORE.search(text[max(0, mention.start - 48) : mention.start])
    return Rate(_one(before[1]), None) if before else None


def _named(match: re.Match[str]) -> str:
    number, noun = match[1], match[2]
    if noun is None:
        return _one(match[3] or match[4] or match[5])
    value = parse_number(number) if number else None
    return f"{value:.0f} {_one(noun)}" if value and value != 1 else _one(noun)


def _one(word: str) -> str:
    word = " ".join(word.lower().split())
    if word in _WORDS:
        return _WORDS[word]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
