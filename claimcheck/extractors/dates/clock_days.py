"""The day of a time that is told without one: that of the same happening elsewhere in the article.

`sank late on Thursday … it foundered at 11:40 p.m.`: one happening, so that the time is Thursday's. And where an
article opens with one day, and a section tells no other, that is the day of its times.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.pieces import is_of_either_half
from claimcheck.models import DateValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import Claim

#: a part of the day, such as the night, is no longer than this
LONGEST_PART = dt.timedelta(hours=15)
#: how loose `about 6 p.m.` is, either way
NEAR = dt.timedelta(minutes=30)
MINUTE = dt.timedelta(seconds=59)
#: how many paragraphs open an article
OPENING = 1
#: TIMEX3 modifiers of days that are told outright
PLAIN = frozenset({None, "START", "MID", "END"})
#: the first and the last moment of a day or of a part of one
Moments = tuple[dt.datetime, dt.datetime]

_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_SAYS = frozenset({"say", "tell", "report", "announce", "confirm"})


def with_days(claims: Sequence[Claim], article: Article, places: Mapping[str, int]) -> Iterator[Claim]:
    """The claims of one article, times without a day given that of their happening where it is sure.

    It is sure where all other dates of the same kind of happening lie on one day, or the article is on one day.
    What is left open stays open. `places` are the blocks of the claims told in the past, by id.
    """
    dayless = [claim for claim in claims if _is_dayless(claim)]
    days = [(claim, window) for claim in claims if (window := _window(claim)) is not None] if dayless else []
    for claim in claims:
        yield _dated(claim, days, article, places.get(claim.id)) if claim in dayless else claim


def _dated(claim: Claim, days: Sequence[tuple[Claim, Moments]], article: Article, place: int | None) -> Claim:
    own = [window for other, window in days if _is_one_happening(claim, other)]
    window = _one(own) if own else _day_of_story(article, place)
    moments = _moments(claim, *window) if window is not None else []
    if not moments or claim.value.kind != "date":
        return claim
    slack = NEAR if claim.value.mod == "APPROX" else dt.timedelta()
    timex = f"{moments[0].date().isoformat()}{claim.value.timex}"
    low, high = min(moments) - slack, max(moments) + slack + MINUTE
    value = claim.value.model_copy(update={"timex": timex, "low": low.isoformat(), "high": high.isoformat()})
    return claim.model_copy(update={"value": value, "checkable": True})


def _day_of_story(article: Article, place: int | None) -> Moments | None:
    """The only day that the opening tells, where the section of this block has no other and names no other time."""
    if place is None:
        return None
    told = article.passages[place]
    section = [block for block in article.passages if block.headings == told.headings]
    days = {day for block in _opening(article) for day in _days_told(block)}
    if len(days) != 1 or not days.issuperset(day for block in section for day in _days_told(block)):
        return None
    try:
        day = dt.datetime.fromisoformat(next(iter(days)))
    except ValueError:  # no day, or one before Christ
        return None
    return day, day + dt.timedelta(days=1, seconds=-1)


def _opening(article: Article) -> list[Passage]:
    return [block for block in article.passages if block.block.kind == "paragraph"][:OPENING]


def _days_told(block: Passage) -> set[str]:
    """The days of one block as ISO 8601, and in their words the vaguer dates and those that nothing pins down."""
    dates = [date for date in block.dates if date.type == "DATE" and not (date.timex or "").isdigit()]
    return {date.low if date.low is not None and date.low == date.high else date.text for date in dates}


def _is_dayless(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, DateValue)
        and (value.type, value.low, value.high) == ("TIME", None, None)
        and value.mod in {None, "APPROX"}
        and claim.modality == "happened"
        and _CLOCK.fullmatch(value.timex or "") is not None
    )


def _window(claim: Claim) -> Moments | None:
    """The day, or the part of a day, on which something happened by this claim."""
    value = claim.value
    if not isinstance(value, DateValue) or value.type not in {"DATE", "TIME"} or value.mod not in PLAIN:
        return None
    if value.low is None or value.high is None or claim.modality != "happened":
        return None
    if not _SAYS.isdisjoint(_events(claim)):
        return None
    try:
        low, high = dt.datetime.fromisoformat(value.low), dt.datetime.fromisoformat(value.high)
    except ValueError:  # before Christ, or midnight as 24:00
        return None
    low, high = low.replace(tzinfo=None), high.replace(tzinfo=None)
    if value.type == "DATE":
        high += dt.timedelta(days=1, seconds=-1)
        return (low, high) if high - low < dt.timedelta(days=1) else None
    return (low, high) if high - low <= LONGEST_PART else None


def _events(claim: Claim) -> set[str]:
    return {*claim.frame.event_classes} - {"be"}


def _is_one_happening(a: Claim, b: Claim) -> bool:
    if not _events(a) & _events(b):
        return False
    first, second = ({p.name for p in c.frame.participants if p.role in {"agent", "patient"}} for c in (a, b))
    return bool(first & second) or not _named(a) or not _named(b)


def _named(claim: Claim) -> bool:
    return any(p.proper and not p.inferred and p.role in {"agent", "patient"} for p in claim.frame.participants)


def _one(windows: Iterable[Moments]) -> Moments | None:
    """What all windows have in common; None if they have nothing, or if there are none."""
    found = list(windows)
    low, high = max((w[0] for w in found), default=None), min((w[1] for w in found), default=None)
    return (low, high) if low is not None and high is not None and low <= high else None


def _moments(claim: Claim, low: dt.datetime, high: dt.datetime) -> list[dt.datetime]:
    """The moments within a window that a clock may show, one or two a day."""
    match = _CLOCK.fullmatch(claim.value.timex or "") if claim.value.kind == "date" else None
    if match is None:
        return []
    hour, minute = int(match[1]), int(match[2])
    hours = [hour % 12, hour % 12 + 12] if is_of_either_half(claim) else [hour]
    midnights = {dt.datetime.combine(day, dt.time()) for day in (low.date(), high.date())}
    found = sorted(m + dt.timedelta(hours=h, minutes=minute) for m in midnights for h in hours)
    return [moment for moment in found if low - MINUTE <= moment <= high]
