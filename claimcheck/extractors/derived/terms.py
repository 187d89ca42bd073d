"""Terms: `from 1979 to 1998`, `(2001–2007)` are lengths of time as well as dates."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of
from claimcheck.extractors.derived.derivation import in_clause
from claimcheck.extractors.derived.reckoning import window_of
from claimcheck.extractors.embedding import sets_dates
from claimcheck.extractors.frames import subject_phrase
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at
from claimcheck.models import DateValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.derivation import Derivation
    from claimcheck.extractors.derived.owners import Owners
    from claimcheck.models import DateMention

#: spans longer than this are eras, not terms, in days
LONGEST = 40_000

_TO = re.compile(r"\s?(?:to|until|till|through|–|—|-)\s?(?:the\s)?")
_FROM = re.compile(r"(?:\bfrom|\()\s?(?:the\s)?$", re.IGNORECASE)


def terms(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The lengths of the ranges of dates in one block, counted with or without both ends."""
    text = passage.block.text
    for a, b in pairwise(passage.dates):
        if not _is_range(text, a, b) or _is_life(passage, a, b):
            continue
        value = _length(a, b)
        if value is None:
            continue
        span = tokens_at(passage.doc, a.start, b.end)
        # in brackets a range belongs to the noun before it, but the sentence tells whether it came to pass
        told = clause_of(span.root)
        modality = modality_of(told)
        if modality != "happened" or told.verb is None or sets_dates(told.verb):
            continue
        frame, clause = owners.frames.frame(passage, span)
        subject, how = subject_phrase(frame, clause, span.root), f"the time from {a.text} to {b.text}"
        yield in_clause(passage, (a.start, b.end), value, frame, subject, "last", how, clause)


def _is_range(text: str, a: DateMention, b: DateMention) -> bool:
    if a.type != "DATE" or b.type != "DATE" or (a.mod, b.mod) != (None, None):
        return False
    before = text[max(0, a.start - 16) : a.start]
    return _TO.fullmatch(text, a.end, b.start) is not None and _FROM.search(before) is not None


def _is_life(passage: Passage, a: DateMention, b: DateMention) -> bool:
    """`Elma Rhys (1902–1951)`: a life, which nobody tells the length of but as an age."""
    text = passage.block.text
    named = any(name.end <= a.start and text[name.end : a.start].strip() == "(" for name in passage.names)
    return named and text[b.end : b.end + 1] == ")"


def _length(a: DateMention, b: DateMention) -> DateValue | None:
    first, last = window_of(a), window_of(b)
    if first is None or last is None:
        return None
    if first.low is None or first.high is None or last.low is None or last.high is None:
        return None
    shortest = (last.low - first.high).days
    longest = (last.high - first.low).days + 1
    if shortest < 0 or not 1 <= longest <= LONGEST:
        return None
    return DateValue(timex=_timex(a, b), low=f"P{shortest}D", high=f"P{longest}D", type="DURATION")


def _timex(a: DateMention, b: DateMention) -> str | None:
    """In years where both ends are years, in days where both are days."""
    first, last = a.timex or "", b.timex or ""
    if re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d{4}", last):
        return f"P{int(last) - int(first)}Y"
    window, other = window_of(a), window_of(b)
    if window and other and window.days == other.days == 1 and window.low and other.low:
        return f"P{(other.low - window.low).days}D"
    return None
