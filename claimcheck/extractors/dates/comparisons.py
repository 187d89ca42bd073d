"""Dates that something is held against: `up 4% from a year earlier`, `the lowest level since 1997`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.models import DateMention

#: so far before a date the words are looked for, in characters
REACH = 110

_COMPARED = re.compile(
    r"\b(?:compare[ds]?|comparing|comparison|relative|contrast)\b[^,.;()]{0,50}$"
    r"|\b(?:than|versus|vs\.?|unlike)\s(?:[A-Za-z’'-]+\s){0,3}$",
    re.IGNORECASE,
)
#: a superlative and `since`
_EXTREME = re.compile(
    r"\b(?:[a-z]{3,}est|worst|best|most|least|last|record|first(?:\s[\w-]+){1,2}|time|(?:not|never|un)\s?seen)\b"
    r"[^,.;()]{0,60}\bsince\s(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
#: a change in per cent or points, and what it is from
_CHANGE = re.compile(
    r"(?:%|\bper\s?cent|\bpercent|\bpoints?|\bpercentage\b)[^.;()]{0,40}\b(?:from|on|over|against|than)\s"
    r"(?:the\s)?(?:same\s(?:\w+\s){1,2}(?:of\s|in\s)?)?$",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:last|previous|earlier|before|prior|ago|same)\b|^\d{4}$", re.IGNORECASE)


def is_compared(text: str, mention: DateMention) -> bool:
    """Whether something is only held against a date; `text` is that of its block."""
    if mention.type not in {"DATE", "TIME"}:
        return False
    before = text[max(0, mention.start - REACH) : mention.start]
    if _COMPARED.search(before):
        return True
    if before.rstrip().endswith("since") or " since " in before[-40:]:
        return is_since_record(text, mention)
    return _BACK.search(mention.text) is not None and _CHANGE.search(before) is not None


def is_since_record(text: str, mention: DateMention) -> bool:
    """Whether a date is that of an older record: `the weakest since 2009` holds now, and not since 2009."""
    return _EXTREME.search(text[max(0, mention.start - REACH) : mention.start]) is not None
