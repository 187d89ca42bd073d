"""The third layer: expressions -> values, by the article's date, the story so far and the tense.

What none of these tells stays open: a partial TIMEX3 value or None, and no interval. The clock of the
machine is never asked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.expressions import (
    Amount,
    Ancient,
    Calendar,
    Clock,
    Deictic,
    Expression,
    Holding,
    Length,
    Literally,
    Nth,
    Part,
    Recurrence,
    Reference,
    Shift,
    Span,
    Timed,
)
from claimcheck.extractors.dates.periods import Period
from claimcheck.extractors.dates.values import iso_length, iso_year, unit_code, zone_text
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

Tense = Literal["past", "present", "future", "unknown"]

PUBLISHED = "the article's date"
STORY = "the date told before"


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may be counted from. `year` is the year of the story where it is sure."""

    published: dt.date | None
    story: Period | None
    story_day: Period | None
    tense: Callable[[], Tense]
    coming: Callable[[], bool]  # the clause tells of something that will come about at one moment
    year: int | None = None
    doubt: int | None = None  # a year that the paragraph told and that may be meant
    same_block: bool = True  # the story was told in this paragraph
    news: bool = False  # the article has told of its own days
    soft_day: Period | None = None  # the day told or, failing that, that of the last saying
    fresh: bool = False  # no date but the article's own day and the one before has been told
    day_first: bool | None = None  # the order of the article's slashed dates, where it tells
    south: bool = False  # the article names a place whose summer is in January
    until: bool = False  # the date is the end of something


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an expression; `period` is what the story may go on from."""

    type: str
    timex: str | None
    low: str | None = None
    high: str | None = None
    mod: str | None = None
    anchor: str | None = None
    age: bool = False
    period: Period | None = None
    explicit: bool = False


def resolve(expression: Expression, context: Context) -> Reading:
    """The value of an expression. Never fails: what cannot be computed stays open."""
    try:
        reading = _RESOLVERS[type(expression)](expression, context)
    except (ValueError, OverflowError):
        return Reading("DATE", None)
    if _not_yet(expression, reading, context):
        return Reading(reading.type, None)
    return reading


def _not_yet(expression: Expression, reading: Reading, context: Context) -> bool:
    """Whether something past would be told of a night or day that the article has not seen: the anchor is wrong."""
    if context.published is None or reading.period is None or not (reading.anchor or "").startswith(STORY):
        return False
    told = isinstance(expression, Timed) and isinstance(expression.date, Deictic) and expression.date.base == "story"
    ahead = reading.period.low > context.published or (told and reading.period.low == context.published)
    return ahead and reading.low is not None and reading.timex is not None and context.tense() == "past"


def _of(period: Period, *, anchor: str | None = None, mod: str | None = None, explicit: bool = False) -> Reading:
    low, high = period.low.isoformat(), period.high.isoformat()
    return Reading("DATE", period.timex, low, high, mod, anchor, period=period, explicit=explicit)


def _open(timex: str | None, mod: str | None = None) -> Reading:
    return Reading("DATE", timex, mod=mod)


# --- deictics --------------------------------------------------------------------------------------------


def _base(base: object, context: Context) -> tuple[dt.date | None, str]:
    if base == "story":
        return (context.story.low if context.story else None), _story_anchor(context)
    return context.published, PUBLISHED


def _story_anchor(context: Context) -> str:
    return f"{STORY}, {context.story.timex}" if context.story else STORY


def _deictic(expression: Deictic, context: Context) -> Reading:
    base, anchor = _base(expression.base, context)
    if _is_ahead(expression, context):
        base, anchor = context.published, PUBLISHED  # over the next decade
    if expression.definite and not context.same_block:
        base = None  # `the end of the year` goes on with its own paragraph only
    if base is None or _too_coarse(expression, context):
        if not expression.definite or context.published is None or (context.story and not context.news):
            return _open(None)
        told = context.soft_day
        base, anchor = (told.low, f"{STORY}, {told.timex}") if told else (context.published, PUBLISHED)
    if expression.unit == "weekend" and expression.base == "now":
        return _of(_weekend(base, expression.step, context.tense()), anchor=anchor)
    date = periods.moved(
        base.replace(day=1) if expression.unit in _BY_MONTHS else base, expression.step, expression.unit
    )
    if date is None:
        return _open(None)
    period = periods.unit_period(date, expression.unit)
    if expression.rest == "later":
        period = replace(period, low=max(period.low, min(base, period.high)))
    elif expression.rest == "earlier":
        period = replace(period, high=min(period.high, max(base, period.low)))
    return _of(period, anchor=anchor)


def _is_ahead(expression: Deictic, context: Context) -> bool:
    """Whether `the next year` is counted from the article's date: nothing was told, and the clause looks ahead."""
    if expression.base != "story" or expression.step != 1 or expression.definite or context.story is not None:
        return False
    return context.published is not None and context.tense() == "future"


_BY_MONTHS = {"month", "quarter", "year", "fiscal", "decade", "century"}
_FINE = {
    "day": 0,
    "week": 1,
    "weekend": 1,
    "fortnight": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
    "year": 4,
    "fiscal": 4,
    "decade": 5,
    "century": 6,
}


def _too_coarse(expression: Deictic, context: Context) -> bool:
    """Whether the story told less than is asked: `the following day` after a year alone is no day."""
    if expression.base != "story" or context.story is None:
        return False
    return _FINE.get(context.story.grain, 0) > _FINE.get(expression.unit, 0)


def _weekend(base: dt.date, step: int, tense: Tense) -> Period:
    """The weekend meant; `this weekend` is the one just past where the clause tells of the past."""
    this = periods.weekend(base)
    if step == 0 and tense == "past" and base < this.low:
        return periods.weekend(base - dt.timedelta(days=7))
    if step < 0 and base >= this.low:
        return periods.weekend(base - dt.timedelta(days=7))
    return periods.weekend(base + dt.timedelta(days=7 * step))


# --- calendar dates ------------------------------------------------------------------------------------------


def _calendar(date: Calendar, context: Context) -> Reading:
    if date.swappable and context.day_first is not False:
        return _slashed(date, context)
    if date.within is not None:
        return _within(date, context)
    if date.month is None and date.day is not None and date.weekday is None:
        return _day_number(date, context)
    if date.weekday is not None and date.month is None and date.day is None:
        return _weekday(date, context)
    if date.weekday is not None and date.month is None:
        return _weekday_number(date, context)
    year, anchor = _year(date, context)
    if year is None:
        return _open(_partial(date))
    period = _dated(date, year)
    if period is None:
        return _open(_impossible(date, year))
    if date.season is not None and context.south:
        period = periods.either_hemisphere(period, year)
    elif date.pointer in {"last", "next"} and date.month is not None and date.day is None and date.base == "now":
        period = _either_year(date, period, context)
    return _of(period, anchor=anchor, explicit=isinstance(date.year, int))


#: so near to the article's date `next June` may be this one or the next, in days
NEAR_MONTH = 62


def _either_year(date: Calendar, period: Period, context: Context) -> Period:
    """`next June` said in May may be this June or the next; `last April` likewise."""
    if context.published is None or _distance(period, context.published) > NEAR_MONTH:
        return period
    other = _dated(date, period.low.year + (1 if date.pointer == "next" else -1))
    return period if other is None else period.widened(other.low, other.high)


def _day_number(date: Calendar, context: Context) -> Reading:
    """`on the 26th`: of the month that the story tells, if that day lies ahead there."""
    story = context.story
    if story is None or story.grain not in {"day", "month"} or not context.same_block:
        return _open(f"XXXX-XX-{date.day:02}")
    found = periods.day_of(story.low.year, story.low.month, date.day or 1)
    if found is None or found.low < story.low or story.low.month != story.high.month:
        return _open(f"XXXX-XX-{date.day:02}")
    return _of(found, anchor=_story_anchor(context))


def _slashed(date: Calendar, context: Context) -> Reading:
    """`7/8/07` where nothing tells which number is the month: the days from the one reading to the other."""
    year = _whole_year(date, context)
    if context.day_first:
        return _calendar(replace(date, month=date.day, day=date.month, swappable=False), context)
    one, two = (
        periods.day_of(year, *pair) for pair in ((date.month or 1, date.day or 1), (date.day or 1, date.month or 1))
    )
    if one is None or two is None:
        return _open(None)
    low, high = min(one.low, two.low), max(one.high, two.high)
    return _of(Period(f"{year:04}", low, high, "year"), explicit=True)


def _whole_year(date: Calendar, context: Context) -> int:
    """The year of a date; one of two digits is of the last century where it would lie far ahead of the article."""
    year = date.year
    assert isinstance(year, int)
    latest = context.published.year + AHEAD if context.published is not None else LATEST
    return year - 100 if date.short and year > latest else year


#: a year of two digits is no further ahead of the article than this
AHEAD = 12
#: and of an article without a date it is at most this
LATEST = 2035


def _year(date: Calendar, context: Context) -> tuple[int | None, str | None]:
    """The year of a date, and what it was counted from where the words do not tell it."""
    if isinstance(date.year, int):
        return _whole_year(date, context), None
    if isinstance(date.year, Deictic):
        period = _deictic(date.year, context)
        return (period.period.low.year if period.period else None), period.anchor
    if date.base == "story":
        return _story_year(date, context)
    if context.year is not None and date.pointer is None:
        return context.year, _story_anchor(context)
    if context.published is None:
        return None, None
    year = _nearest_year(date, context.published, context)
    doubtful = date.pointer is None and context.doubt is not None and context.doubt < min(year, context.published.year)
    if doubtful and context.tense() in {"past", "unknown"}:
        # a history goes on in its own year; in news it may be either
        return (None, None) if context.news else (context.doubt, _story_anchor(context))
    return year, PUBLISHED


def _story_year(date: Calendar, context: Context) -> tuple[int | None, str | None]:
    """`the previous December`: the last one before the date told, `the following May` the first after it."""
    if context.story is None:
        return None, None
    story = context.story
    years = range(story.low.year - 1, story.low.year + 2)
    dated = [(year, period) for year in years if 1 <= year <= 9999 and (period := _dated(date, year))]
    if date.pointer == "last":
        found = [year for year, period in dated if period.high < story.low][-1:]
    elif date.pointer == "next":
        found = [year for year, period in dated if period.low > story.high][:1]
    else:
        found = [story.low.year]
    return (found[0] if found else None), _story_anchor(context)


def _nearest_year(date: Calendar, published: dt.date, context: Context) -> int:
    """The year of a date that tells none: by its pointer, else by tense, else the nearest."""
    tense = {"last": "past", "next": "future"}.get(date.pointer or "") or context.tense()
    if context.until and date.pointer is None and tense == "past":
        tense = "unknown"  # he was remanded until 3 June
    if date.pointer == "this":
        return published.year
    years = range(max(published.year - 4, 1), min(published.year + 5, 9999))
    dated = [(year, period) for year in years if (period := _dated(date, year))]
    current = date.pointer is None
    if tense == "past":
        past = [year for year, period in dated if (period.low <= published if current else period.high < published)]
        return past[-1] if past else published.year
    if tense == "future":
        ahead = [year for year, period in dated if (period.high >= published if current else period.low > published)]
        return ahead[0] if ahead else published.year
    return min(dated, key=lambda entry: _distance(entry[1], published))[0] if dated else published.year


def _distance(period: Period, published: dt.date) -> int:
    if period.low <= published <= period.high:
        return 0
    return min(abs((period.low - published).days), abs((period.high - published).days))


def _dated(date: Calendar, year: int) -> Period | None:
    """The period of a date in a year; None if the calendar has no such day."""
    if date.holiday is not None:
        return periods.holiday(date.holiday, year)
    if date.week is not None:
        return periods.numbered_week(year, date.week)
    if date.fiscal:
        suffix = f"-Q{date.quarter}" if date.quarter else f"-H{date.half}" if date.half else ""
        return periods.fiscal_year(year, suffix)
    if date.month is not None:
        return periods.month(year, date.month) if date.day is None else periods.day_of(year, date.month, date.day)
    if date.season is not None and date.through is not None and date.season == "WI":
        return periods.winter(year)
    if date.season is not None:
        return periods.season(year, date.season)
    if date.quarter is not None:
        return periods.quarter(year, date.quarter)
    return periods.half(year, date.half) if date.half is not None else periods.year(year)


def _partial(date: Calendar) -> str | None:
    """The TIMEX3 value of a date whose year nobody tells."""
    if date.month is not None:
        return f"XXXX-{date.month:02}" + (f"-{date.day:02}" if date.day is not None else "")
    if date.quarter is not None or date.half is not None:
        return f"XXXX-Q{date.quarter}" if date.quarter else f"XXXX-H{date.half}"
    if date.season is not None:
        return f"XXXX-{date.season}"
    if date.holiday is not None and (fixed := periods.holiday(date.holiday, 2001)) and periods.is_fixed(date.holiday):
        return f"XXXX-{fixed.low.month:02}-{fixed.low.day:02}"
    return None


def _impossible(date: Calendar, year: int) -> str | None:
    """A day that no calendar has is still written as the text has it."""
    return f"{year:04}-{date.month:02}-{date.day:02}" if date.month and date.day else None


def _weekday(date: Calendar, context: Context) -> Reading:
    weekday = date.weekday or 1
    if date.base == "story":
        return _story_weekday(weekday, date.pointer, context)
    published = context.published
    if published is None or date.pointer == "any":
        return _open(f"XXXX-WXX-{weekday}")
    back = (published.isoweekday() - weekday) % 7
    ahead = (weekday - published.isoweekday()) % 7
    if (date.until or date.since) and not _in_order(date, published, context.tense()):
        return _open(f"XXXX-WXX-{weekday}")
    if date.pointer in {"last", "just"}:
        days = -(back or 7)
    elif date.pointer == "next":
        days = 8 - published.isoweekday() + weekday - 1  # of the week after this one
    else:
        days = ahead if context.tense() in {"future", "present"} else -back
    if date.pointer == "this":
        days = weekday - published.isoweekday()
    period = periods.day(published + dt.timedelta(days=days))
    if date.pointer is None and days < 0 and (context.tense() == "unknown" or context.until):
        # no verb tells whether it has been: as likely the coming one
        return _of(period.widened(period.low, period.low + dt.timedelta(days=7)), anchor=PUBLISHED)
    if date.pointer == "last" and back and weekday < published.isoweekday():
        # `last Monday` on a Friday: this week's or the one before, as people differ
        return _of(period.widened(period.low - dt.timedelta(days=7), period.high), anchor=PUBLISHED)
    if date.pointer == "next" and ahead and weekday > published.isoweekday():
        return _of(period.widened(period.low - dt.timedelta(days=7), period.high), anchor=PUBLISHED)
    return _of(period, anchor=PUBLISHED)


def _in_order(date: Calendar, published: dt.date, tense: Tense) -> bool:
    """Whether `Monday to Friday` are of one week when each is read by the tense.

    A present tense tells of every week.
    """
    first, last = (date.weekday, date.until) if date.until else (date.since, date.weekday)
    if tense not in {"past", "future"}:
        return False
    sign = 1 if tense == "future" else -1
    begin, end = (sign * ((sign * ((day or 1) - published.isoweekday())) % 7) for day in (first, last))
    return begin < end


def _story_weekday(weekday: int, pointer: str | None, context: Context) -> Reading:
    """`the following Friday`, `the previous Monday`, `that Sunday`: counted from a day that the story told."""
    day = context.story.day if context.story else None
    if day is None:
        return _open(f"XXXX-WXX-{weekday}")
    ahead = (weekday - day.isoweekday()) % 7
    days = {"next": ahead or 7, "last": -((day.isoweekday() - weekday) % 7 or 7)}.get(pointer or "", ahead)
    return _of(periods.day(day + dt.timedelta(days=days)), anchor=_story_anchor(context))


def _weekday_number(date: Calendar, context: Context) -> Reading:
    """`Wednesday the 31st`: the nearest month in which the day falls so."""
    if context.published is None:
        return _open(f"XXXX-WXX-{date.weekday}")
    found = []
    for months in range(-12, 13):
        first = periods.moved(context.published.replace(day=1), months, "month")
        day = first and periods.day_of(first.year, first.month, date.day or 1)
        if day and day.low.isoweekday() == date.weekday:
            found.append(day)
    if not found:
        return _open(f"XXXX-WXX-{date.weekday}")
    published = context.published
    return _of(min(found, key=lambda day: abs((day.low - published).days)), anchor=PUBLISHED)


def _within(date: Calendar, context: Context) -> Reading:
    """`Friday last week`."""
    outer = _deictic(date.within, context)  # type: ignore[arg-type]
    if outer.period is None or outer.period.grain != "week":
        return _open(f"XXXX-WXX-{date.weekday}")
    day = periods.day(outer.period.low + dt.timedelta(days=(date.weekday or 1) - 1))
    return _of(day, anchor=outer.anchor)


# --- longer and older ------------------------------------------------------------------------------------------


def _span(span: Span, _: Context) -> Reading:
    if span.years == 100:
        return _of(periods.century(span.first // 100 + 1), explicit=True)
    return _of(periods.decade(span.first), explicit=not span.short)


def _ancient(date: Ancient, _: Context) -> Reading:
    """Years before Christ; ISO 8601 counts 1 BC as the year 0."""
    if date.century:
        first, last = -(date.number * 100) + 1, -((date.number - 1) * 100)
        return Reading("DATE", f"BC{date.number - 1:02}", f"{iso_year(first)}-01-01", f"{iso_year(last)}-12-31")
    year = iso_year(1 - date.number)
    timex = f"BC{date.number:04}"
    if date.month is None:
        return Reading("DATE", timex, f"{year}-01-01", f"{year}-12-31")
    month = periods.month(2001, date.month)
    first_day = date.day or 1
    last_day = date.day or month.high.day
    timex += f"-{date.month:02}" + (f"-{date.day:02}" if date.day else "")
    low, high = f"{year}-{date.month:02}-{first_day:02}", f"{year}-{date.month:02}-{last_day:02}"
    return Reading("DATE", timex, low, high)


def _nth(nth: Nth, context: Context) -> Reading:
    outer = resolve(nth.of, context)
    whole = outer.period
    if whole is None:
        return _open(None)
    if nth.weekday is not None:
        found = periods.nth_weekday(whole, nth.number, nth.weekday)
    elif nth.count > 1:
        found = _stretch(nth, whole)
    else:
        found = _nth_unit(nth.number, nth.unit or "day", whole)
    return _of(found, anchor=outer.anchor, explicit=outer.explicit) if found else _open(None)


def _stretch(nth: Nth, whole: Period) -> Period | None:
    """`the first three months of 2009` are its first quarter; most stretches have no TIMEX3 value but their whole's."""
    unit = nth.unit or "day"
    timex = whole.timex
    if whole.grain == "year" and unit == "month" and nth.count in {3, 6}:
        timex += ("-Q1" if nth.number > 0 else "-Q4") if nth.count == 3 else ("-H1" if nth.number > 0 else "-H2")
    if nth.number > 0:
        end = periods.moved(whole.low, nth.count, unit)
        return None if end is None else Period(timex, whole.low, end - dt.timedelta(days=1), unit)
    start = periods.moved(whole.high + dt.timedelta(days=1), -nth.count, unit)
    return None if start is None else Period(timex, start, whole.high, unit)


def _nth_unit(number: int, unit: str, whole: Period) -> Period | None:
    if unit == "weekend":
        saturday = periods.nth_weekday(whole, number, 6)
        return saturday and periods.weekend(saturday.low)
    if unit == "week":
        return _nth_week(number, whole)
    if number < 0:
        return periods.unit_period(whole.high, unit)
    start = periods.moved(whole.low, number - 1, unit)
    found = start and periods.unit_period(start, unit)
    return found if found and found.high <= whole.high + dt.timedelta(days=3) else None


def _nth_week(number: int, whole: Period) -> Period | None:
    """A week of a month or year; the first is loose (days 1 to 7, or the first whole week), hence wide."""
    if number < 0:
        low = whole.high - dt.timedelta(days=6)
        week = periods.week(whole.high - dt.timedelta(days=3))
        return replace(week, low=low - dt.timedelta(days=low.weekday()), high=whole.high)
    low = whole.low + dt.timedelta(days=7 * (number - 1))
    week = periods.week(low + dt.timedelta(days=3))
    found = week.widened(low, low + dt.timedelta(days=6))
    return replace(found, low=max(found.low, whole.low)) if low <= whole.high else None


def _holding(holding: Holding, context: Context) -> Reading:
    inner = resolve(holding.of, context)
    if inner.period is None or inner.period.day is None:
        return _open(None)
    return _of(periods.unit_period(inner.period.low, holding.unit), anchor=inner.anchor)


def _part(part: Part, context: Context) -> Reading:
    if part.turn:
        return _turn(part, context)
    outer = resolve(part.of, context)
    if outer.period is None:
        return replace(outer, mod=part.mod)
    if outer.type == "TIME" or outer.period.day is not None:
        return replace(outer, mod=part.mod)
    period = periods.part(outer.period, part.mod)
    return _of(period, anchor=outer.anchor, mod=part.mod, explicit=outer.explicit)


#: the turn of a century is this many years on either side of it
TURN = 10
#: without its number, it is that of the story if that is told so near, in years
NEAR_TURN = 30


def _turn(part: Part, context: Context) -> Reading:
    """`the turn of the 20th century` is about 1900; of `the turn of the century` only a date near one tells which."""
    if isinstance(part.of, Deictic):
        told = context.story
        year = None if told is None or _FINE.get(told.grain, 9) > _FINE["decade"] else round(told.low.year, -2)
        if told is None or year is None or abs(told.low.year - year) > NEAR_TURN:
            return _open(None, "START")
        anchor: str | None = _story_anchor(context)
    else:
        outer = resolve(part.of, context)
        if outer.period is None or outer.period.grain != "century":
            part_ = Part("START", part.of)
            return _part(part_, context)
        year, anchor = outer.period.low.year, outer.anchor
    low, high = dt.date(max(year - TURN, 1), 1, 1), dt.date(min(year + TURN, 9999), 12, 31)
    return _of(Period(f"{year // 100:02}", low, high, "decade"), anchor=anchor, mod="START")


# --- shifts ------------------------------------------------------------------------------------------------------


def _shift(shift: Shift, context: Context) -> Reading:
    if shift.base is None:
        fine = shift.length.parts[-1][1] in {"hour", "minute", "second"}
        coming = context.tense() in {"future", "present"} if shift.ahead else context.coming()
        if fine or context.published is None or not coming:
            return _length(shift.length, context)
        shift = replace(shift, base="now")
    base, anchor = _shift_base(shift, context)
    amount, unit = shift.length.parts[-1]
    if base is None or amount.stated is None or unit in {"hour", "minute", "second"} or len(shift.length.parts) > 1:
        return _far(shift, base, anchor)
    coarse = _FINE.get(base.grain, 0) > _FINE.get(unit, 0)
    if coarse:
        return _open(None)
    return _counted(shift, base, anchor, amount, unit)


def _shift_base(shift: Shift, context: Context) -> tuple[Period | None, str | None]:
    if shift.base == "now":
        return (periods.day(context.published) if context.published else None), PUBLISHED
    if shift.base == "story":
        return context.story, _story_anchor(context)
    reading = resolve(shift.base, context)  # type: ignore[arg-type]
    anchor = f"{reading.anchor}, {reading.timex}" if reading.anchor else reading.timex
    return reading.period, anchor


def _counted(shift: Shift, base: Period, anchor: str | None, amount: Amount, unit: str) -> Reading:
    """Count from a period: as finely as the unit counts, and half a unit loose either way, unless exact."""
    low = periods.moved(base.low, shift.sign * (amount.stated or 0), unit)
    high = periods.moved(base.high, shift.sign * (amount.stated or 0), unit)
    if low is None or high is None:
        return _open(None)
    if shift.exact or unit == "day":
        period = Period(low.isoformat(), low, high, "day") if low == high else Period(base.timex, low, high, base.grain)
    else:
        slack = periods.half_unit(unit)
        period = periods.unit_period(low, unit).widened(low - slack, high + slack)
    if amount.mod is None:
        return _of(period, anchor=anchor)
    return _loosened(shift, base, period, anchor, amount, unit)


def _loosened(shift: Shift, base: Period, period: Period, anchor: str | None, amount: Amount, unit: str) -> Reading:
    """`more than two years ago`, `about six months later`: the hedge opens or widens the interval."""
    far, near = amount.high, amount.low
    ends = [periods.moved(base.low, shift.sign * end, unit) if end is not None else None for end in (near, far)]
    first, last = (ends[1], ends[0]) if shift.sign < 0 else (ends[0], ends[1])
    reading = _of(period, anchor=anchor, mod=amount.mod)
    if amount.mod == "APPROX":  # other hedges draw a line
        first, last = first and min(first, period.low), last and max(last, period.high)
    low = None if first is None else first.isoformat()
    high = None if last is None else last.isoformat()
    if shift.sign < 0 and amount.low is None:
        high = base.high.isoformat()
    if shift.sign > 0 and amount.low is None:
        low = base.low.isoformat()
    return replace(reading, low=low, high=high)


def _far(shift: Shift, base: Period | None, anchor: str | None) -> Reading:
    """Before or after a date by an amount that is vague, mixed or of hours."""
    if base is None:
        return Reading("DATE", None, anchor=None)
    amount, unit = shift.length.parts[-1]
    if unit in {"hour", "minute", "second"}:
        return Reading("TIME", None, anchor=anchor)
    parts = shift.length.parts
    if all(one.stated is not None for one, _ in parts):
        low: dt.date | None = base.low
        for one, name in parts:
            low = low and periods.moved(low, shift.sign * (one.stated or 0), name)
        if low is not None and parts[-1][1] in periods.DATE_UNITS:
            slack = periods.half_unit(unit)
            return _of(periods.unit_period(low, unit).widened(low - slack, low + slack), anchor=anchor)
    if amount.low is None or amount.high is None:
        return _open("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
    ends = sorted(filter(None, (periods.moved(base.low, shift.sign * end, unit) for end in (amount.low, amount.high))))
    if len(ends) < 2:
        return _open(None)
    slack = periods.half_unit(unit)
    low = min(ends[0] - slack, periods.unit_period(ends[0], unit).low)
    high = max(ends[1] + slack, periods.unit_period(ends[1], unit).high)
    return Reading("DATE", None, low.isoformat(), high.isoformat(), "APPROX", anchor)


# --- times ---------------------------------------------------------------------------------------------------------


def _timed(time: Timed, context: Context) -> Reading:
    period, anchor = _time_day(time, context)
    if period is not None and period.grain == "day":
        return _on_day(time, period, anchor)
    if context.fresh and context.published is not None and time.date is None and time.clock is not None:
        # nothing but fresh news so far: the day of the article, or the one before
        today = periods.day(context.published)
        either = today.widened(context.published - dt.timedelta(days=1), context.published)
        return replace(_on_day(time, either, PUBLISHED), period=None)
    suffix = _clock_text(time.clock, time.part) if time.clock else f"T{time.part}"
    return Reading("TIME", suffix, mod=time.mod, anchor=anchor)


def _on_day(time: Timed, period: Period, anchor: str | None) -> Reading:
    """The time on the day that a period names, and on the others that it may be."""
    made = _clocked if time.clock else _part_of_day
    first, last = (made(time, day, anchor) for day in (period.low, period.high))
    told = made(time, dt.date.fromisoformat(period.timex), anchor)
    return replace(told, low=first.low, high=last.high, period=period)


def _time_day(time: Timed, context: Context) -> tuple[Period | None, str | None]:
    if time.date is None:
        told = context.story_day
        return (told, f"{STORY}, {told.timex}") if told else (None, None)
    reading = resolve(time.date, context)
    return reading.period, reading.anchor


def _part_of_day(time: Timed, day: dt.date, anchor: str | None) -> Reading:
    first, last = lexicon("calendar")["day-part-hours"][time.part]
    low = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=first)
    high = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=last, seconds=-1)
    timex = f"{day.isoformat()}T{time.part}"
    return Reading("TIME", timex, low.isoformat(), high.isoformat(), time.mod, anchor, period=periods.day(day))


def _clock_text(clock: Clock, part: str | None) -> str:
    hour = _hours(clock, part)[0]
    return (
        f"T{hour:02}:{clock.minute or 0:02}"
        + (f":{clock.second:02}" if clock.second is not None else "")
        + zone_text(clock.zone)
    )


def _hours(clock: Clock, part: str | None) -> list[int]:
    """The hours that a clock time may mean: one, or two where nothing tells the half of the day."""
    if clock.half is not None:
        return [clock.hour % 12 + clock.half]
    if clock.sure or clock.hour > 12 or clock.hour == 0:
        return [clock.hour]
    either = [clock.hour % 12, clock.hour % 12 + 12]
    if part is None:
        return [12] if clock.hour == 12 and clock.minute is not None else either
    first, last = lexicon("calendar")["day-part-hours"][part]
    fitting = [hour for hour in either if first <= hour < last or first <= hour + 24 < last]
    return fitting[:1] if part != "NI" else fitting[-1:] or either


#: an approximate time of day is this loose either way; `shortly before` reaches as far back
NEAR = dt.timedelta(minutes=30)


def _clocked(time: Timed, day: dt.date, anchor: str | None) -> Reading:
    clock = time.clock or Clock(0)
    hours = _hours(clock, time.part) or [clock.hour]
    grain = dt.timedelta(seconds=0 if clock.second is not None else 59)
    midnight = dt.datetime.combine(day, dt.time())
    low = midnight + dt.timedelta(hours=hours[0], minutes=clock.minute or 0, seconds=clock.second or 0)
    high = midnight + dt.timedelta(hours=hours[-1], minutes=clock.minute or 0, seconds=clock.second or 0) + grain
    if time.mod in {"BEFORE", "APPROX"}:
        low -= NEAR
    if time.mod in {"AFTER", "APPROX"}:
        high += NEAR
    zone = zone_text(clock.zone)
    timex = f"{day.isoformat()}{_clock_text(clock, time.part)}"
    return Reading(
        "TIME", timex, low.isoformat() + zone, high.isoformat() + zone, time.mod, anchor, period=periods.day(day)
    )  # fmt: skip


def _literally(literal: Literally, _: Context) -> Reading:
    date = dt.date.fromisoformat(literal.text[:10])
    if "T" not in literal.text:
        return _of(periods.day(date), explicit=True)
    moment = dt.datetime.fromisoformat(literal.text)
    zone = zone_text(
        None if moment.tzinfo is None else int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)
    )
    plain_moment = moment.replace(tzinfo=None, microsecond=0)
    seconds = literal.text.count(":") > (2 if zone.count(":") else 1)
    high = plain_moment if seconds else plain_moment + dt.timedelta(seconds=59)
    timex = plain_moment.isoformat(timespec="seconds" if seconds else "minutes") + zone
    return Reading(
        "TIME", timex, plain_moment.isoformat() + zone, high.isoformat() + zone, period=periods.day(date), explicit=True
    )  # fmt: skip


# --- lengths, references, recurrences ---------------------------------------------------------------------------------


def _length(length: Length, _: Context) -> Reading:
    parts = length.parts
    mod = parts[0][0].mod
    if any(amount.stated is None for amount, _ in parts):
        amount, unit = parts[0]
        code, size = unit_code(unit)
        value: str | None = (
            f"P{'T' if code[0] == 'T' else ''}X{'DE' if size == 10 else 'CE' if size == 100 else code[-1]}"
        )
        if amount.low is not None and amount.mod != "APPROX":
            value = None  # two to three weeks: the interval tells more than any one value
        low = None if amount.low is None else iso_length([(amount.low, unit)])
        high = None if amount.high is None else iso_length([(amount.high, unit)])
        return Reading("DURATION", value, low, high, mod, age=length.age)
    stated = iso_length([(amount.stated or 0, unit) for amount, unit in parts])
    shortest = _end([(amount.low, unit) for amount, unit in parts])
    longest = _end([(amount.high, unit) for amount, unit in parts])
    return Reading("DURATION", stated, shortest, longest, mod, age=length.age)


def _end(ends: list[tuple[float | None, str]]) -> str | None:
    """One end of a length, None where any part of it is open."""
    told = [(end, unit) for end, unit in ends if end is not None]
    return iso_length(told) if len(told) == len(ends) else None


def _reference(reference: Reference, _: Context) -> Reading:
    return _open(reference.name)


def _recurrence(recurrence: Recurrence, _: Context) -> Reading:
    return Reading("SET", recurrence.timex)


_RESOLVERS: dict[type, Callable[[Any, Context], Reading]] = {
    Deictic: _deictic, Calendar: _calendar, Span: _span, Ancient: _ancient, Nth: _nth,
    Holding: _holding, Part: _part, Shift: _shift,
    Timed: _timed, Literally: _literally, Length: _length, Reference: _reference, Recurrence: _recurrence,
}  # fmt: skip
