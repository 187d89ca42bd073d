"""Changes: numbers that tell by how much something grew or shrank, or what it was before.

`rose by 12 to 140` and `140, up from 128` state one level of today (140). Every function is pure and
reads the text alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.wording import FROM_A, FROM_THE
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import QuantityMention
    from claimcheck.models.values import Change

_LEXICON = lexicon("number_labels")
_ANY = "|".join(sorted({*_LEXICON["change_verbs"], *_LEXICON["margin_verbs"]}, key=len, reverse=True))
_MOVES = "|".join(sorted(_LEXICON["moving_verbs"], key=len, reverse=True))
_NOUNS = "|".join(_LEXICON["change_nouns"])
_BY = re.compile(rf"\b(?:{_ANY})\b[^.;:,]{{0,25}}\bby\s(?:just\s|only\s|another\s|a\s(?:further\s)?)?$", re.IGNORECASE)
_MOVED = re.compile(rf"\b(?:{_MOVES})\s(?:a\s(?:further\s)?|another\s|just\s|only\s|an\s)?$", re.IGNORECASE)
_NOUN_OF = re.compile(rf"\b(?:{_NOUNS})s?\sof\s(?:just\s|only\s|a\s)?$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"[\s-](?:{_NOUNS})\b", re.IGNORECASE)
_THAN = re.compile(
    r"(?:\s(?:percentage\s)?points?)?\s(?:more|fewer|less|higher|lower|larger|smaller|greater|longer|shorter|better|worse|"
    r"faster|slower|taller|heavier|lighter|cheaper|dearer|stronger|weaker)(?:\s[\w-]+){0,3}?\sthan\b"
    r"|(?:\s(?!not?\b)[\w-]+){1,2}\s(?:more|fewer)\sthan\b(?!\s(?:an?|one|half)\b)"
    r"|\s(?:up|down)\son\b|\s(?:ahead|short)\sof\b",
    re.IGNORECASE,
)
_TO_OR_FROM = re.compile(
    r"(?:\s[\w-]+){0,2}?,?\s(?:to|from)\s(?:about\s|some\s|just\s|nearly\s|over\s)?[$€£]?\d|\s(?:to|from)\s(?:[a-z]+(?:teen|ty|[-\s]hundred|[-\s]thousand)|ten|eleven|twelve|two|three|four|five|six|seven|eight|nine)\b"
)
_LIMITS = re.compile(r"(?:below|above|under|over)\b", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s{FROM_THE}$", re.IGNORECASE)
_UP_FROM = re.compile(rf"\b(?:up|down)\sfrom\s{FROM_THE}$", re.IGNORECASE)
_MOVED_FROM = re.compile(rf"\b(?:{_MOVES})\b[^.;:,]{{0,40}}\bfrom\s{FROM_A}$", re.IGNORECASE)
_TO_NUMBER = re.compile(
    r"(?:\s[\w-]+){0,3}?\sto\s(?:about\s|some\s|just\s|nearly\s|over\s|more\sthan\s)?(?:[$€£]?\d|[a-z]+)"
)
_TO_BEFORE = re.compile(r"\bto\s$", re.IGNORECASE)
_COMPARED = re.compile(rf"\b(?:against|compared\s(?:with|to)|versus|vs\.?)\s{FROM_A}$", re.IGNORECASE)
_EARLIER = re.compile(
    r"[^.;,]{0,30}\b(?:earlier|before|previous(?:ly)?|last|ago|in\s(?:the\s)?(?:same\s|[A-Z][a-z]+\s)?(?:period|year|month|quarter|(?:1[0-9]|20)\d\d))\b"
)
#: a year of its own makes a number of the past a plain statement: `up from nine in 1998`
_OWN_YEAR = re.compile(r"(?:\s[a-z]+){0,2}\sin\s(?:[A-Z][a-z]+\s)?(?:1[0-9]|20)\d\d\b")
#: no more characters stand between such a word and the number, the word among them
_NEAR = 24
_MEASURED = frozenset({"percent", "money"})


def change_of(text: str, mentions: Sequence[QuantityMention], index: int) -> Change | None:
    """How the mention at `index` of a text's mentions tells of a change, if it does."""
    mention = mentions[index]
    if mention.kind not in {"count", "percent", "money", "quantity"}:
        return None
    before = text[max(0, mention.start - 70) : mention.start]
    if _is_by(text, mention, before):
        return "by"
    previous = mentions[index - 1] if index else None
    if _is_from(text, mention, before, previous) and not _OWN_YEAR.match(text, mention.end):
        return "from"
    return None


def _is_by(text: str, mention: QuantityMention, before: str) -> bool:
    if mention.unit == "percentage_point" and not _TO_BEFORE.search(before):
        return True
    if _ends_with(before, "by") and _BY.search(before):
        return True
    if _THAN.match(text, mention.end):
        return True
    if mention.kind != "quantity" and _ends_with(before, "of") and _NOUN_OF.search(before):
        return True
    if mention.kind in _MEASURED and _NOUN_AFTER.match(text, mention.end):
        return True
    if not _MOVED.search(before) or _LIMITS.match(mention.text):
        return False
    return mention.kind == "percent" or bool(_TO_OR_FROM.match(text, mention.end))


def _ends_with(before: str, word: str) -> bool:
    """Whether a word stands near the end, as patterns ask that look for many verbs before it."""
    return word in before[-_NEAR:].lower()


def _is_from(text: str, mention: QuantityMention, before: str, previous: QuantityMention | None) -> bool:
    if _ends_with(before, "from") and _UP_FROM.search(before):
        return True
    if _COMPARED.search(before):
        return mention.kind == "percent" or bool(_EARLIER.match(text, mention.end))
    if not _FROM.search(before):
        return False
    if _MOVED_FROM.search(before):
        return True
    if previous is not None and mention.start - previous.end <= 24:
        # `to 37 from 31`, `up 3 points from 41%`
        told = text[previous.end : mention.start]
        rise = (
            _TO_BEFORE.search(text[max(0, previous.start - 4) : previous.start]) or previous.unit == "percentage_point"
        )
        return bool(rise) and previous.kind in {mention.kind, "percent"} and len(told.split()) <= 3
    changing = re.search(rf"\b(?:{_ANY})\b[^.;:,]{{0,40}}$", before, re.IGNORECASE)
    return bool(changing) and bool(_TO_NUMBER.match(text, mention.end))
