"""Dates of one sentence that cannot stand in the order that it tells them in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.stretches import is_pair
from claimcheck.models.timeline import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.models import DateMention

_YEAR = re.compile(r"\b(\d{4})\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LATER = re.compile(r"\bdays? (?:later|after|earlier|before)$", re.IGNORECASE)
#: what sets a date off that tells the one before it again
_AGAIN = re.compile(r",?\s(?:on\s)?(?:the\s)?")
#: words by which the years may well be told backwards
_BACK = re.compile(r"\b(?:back|reverse|backwards?|respectively|B\.?C|from\s+\d{1,3},\d{3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TwiceTold:
    """A date counted from `base` (`40 days later`) and told by itself beside it; `days` lie between the two."""

    base: DateMention
    shifted: DateMention
    date: DateMention
    days: int


def backwards(text: str, dates: Sequence[DateMention]) -> Iterator[tuple[DateMention, DateMention]]:
    """Periods told with both years whose end lies before their begin, in one block's text."""
    for begin, end in pairwise(dates):
        if not is_pair(text, begin, end) or begin.low is None or end.high is None:
            continue
        told = all(_YEAR.search(mention.text) for mention in (begin, end))
        if not told or instant(end.high)[1] >= instant(begin.low)[0]:
            continue
        if not _BACK.search(text[max(0, begin.start - 40) : end.end + 30]):
            yield begin, end


def twice_told(text: str, dates: Sequence[DateMention]) -> Iterator[TwiceTold]:
    """`It sailed on 1 May 1921 and returned 40 days later, on 30 May 1921`."""
    for base, shifted, date in zip(dates, dates[1:], dates[2:], strict=False):
        if not (_is_day(base) and _is_day(date)) or _LATER.search(shifted.text) is None or shifted.mod is not None:
            continue
        if not (shifted.anchor or "").endswith(f", {base.timex}") or not _AGAIN.fullmatch(
            text, shifted.end, date.start
        ):
            continue
        if shifted.low is not None and shifted.high is not None and not _meet(shifted, date):
            days = abs(instant(date.low or "")[0] - instant(base.low or "")[0])
            yield TwiceTold(base, shifted, date, int(days))


def _is_day(mention: DateMention) -> bool:
    told = _DAY.fullmatch(mention.timex or "") is not None and mention.low == mention.high
    return told and mention.mod is None and _YEAR.search(mention.text) is not None


def _meet(a: DateMention, b: DateMention) -> bool:
    """Whether two dates meet, a day either way left for how days are counted."""
    low, high = instant(a.low or "")[0] - 1, instant(a.high or "")[1] + 1
    return low <= instant(b.low or "")[0] <= high
