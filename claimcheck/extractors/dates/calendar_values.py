"""The values of dates by the calendar: days, months, weekdays, holidays, with the year that the words leave out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.deictic_values import deictic
from claimcheck.extractors.dates.expressions import (
    Calendar,
    Deictic,
)
from claimcheck.extractors.dates.periods import Period
from claimcheck.extractors.dates.resolve import (
    PUBLISHED,
    Context,
    Reading,
    Tense,
    left_open,
    of_period,
    resolver,
    story_anchor,
)


@resolver(Calendar)
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
        return left_open(_partial(date))
    period = _dated(date, year)
    if period is None:
        return left_open(_impossible(date, year))
    if date.season is not None and context.south:
        period = periods.either_hemisphere(period, year)
    elif date.pointer in {"last", "next"} and date.month is not None and date.day is None and date.base == "now":
        period = _either_year(date, period, context)
    return of_period(period, anchor=anchor, explicit=isinstance(date.year, int))


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
        return _day_near(date, context)
    found = periods.day_of(story.low.year, story.low.month, date.day or 1)
    if found is None or found.low < story.low or story.low.month != story.high.month:
        return left_open(f"XXXX-XX-{date.day:02}")
    return of_period(found, anchor=story_anchor(context))


def _day_near(date: Calendar, context: Context) -> Reading:
    """`will run until the 18th` in fresh news: the next such day."""
    published = context.published
    if published is None or not context.fresh or context.tense() not in {"future", "present"}:
        return left_open(f"XXXX-XX-{date.day:02}")
    first = periods.moved(published.replace(day=1), int((date.day or 1) < published.day), "month")
    found = first and periods.day_of(first.year, first.month, date.day or 1)
    return of_period(found, anchor=PUBLISHED) if found else left_open(f"XXXX-XX-{date.day:02}")


def _slashed(date: Calendar, context: Context) -> Reading:
    """`7/8/07` where nothing tells which number is the month: the days from the one reading to the other."""
    year = _whole_year(date, context)
    if context.day_first:
        return _calendar(replace(date, month=date.day, day=date.month, swappable=False), context)
    one, two = (
        periods.day_of(year, *pair) for pair in ((date.month or 1, date.day or 1), (date.day or 1, date.month or 1))
    )
    if one is None or two is None:
        return left_open(None)
    low, high = min(one.low, two.low), max(one.high, two.high)
    return of_period(Period(f"{year:04}", low, high, "year"), explicit=True)


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
        period = deictic(date.year, context)
        return (period.period.low.year if period.period else None), period.anchor
    if date.base == "story" and date.pointer == "next" and context.rearranged():
        date = replace(date, base="now", pointer=None)  # the new date may lie before the old one
    if date.base == "story":
        return _story_year(date, context)
    if context.year is not None and date.pointer is None:
        fits = context.published is not None or _falls_so(date, context.year)
        return (context.year, story_anchor(context)) if fits else (None, None)
    if context.published is None:
        return None, None
    if _lay_ahead(date, context.tense(), context) and _is_halfway(date, context.published):
        return None, None  # `were to be ready in December`: the last or the next
    year = _nearest_year(date, context.published, context)
    if not _falls_so(date, year):
        nearest = _nearest(date, context.published)
        year = nearest if _falls_so(date, nearest) else year
    doubtful = date.pointer is None and context.doubt is not None and context.doubt < min(year, context.published.year)
    if doubtful and context.tense() in {"past", "unknown"}:
        # a history goes on in its own year; in news it may be either
        return (None, None) if context.news else (context.doubt, story_anchor(context))
    return year, PUBLISHED


def _falls_so(date: Calendar, year: int) -> bool:
    """Whether a date falls on the weekday that is told with it, if one is."""
    period = _dated(date, year) if date.weekday is not None else None
    return period is None or period.low.isoweekday() == date.weekday


def _nearest(date: Calendar, published: dt.date) -> int:
    """The year in which a date lies nearest to the publication."""
    years = range(max(published.year - 1, 1), min(published.year + 2, 9999))
    dated = [(year, period) for year in years if (period := _dated(date, year))]
    return min(dated, key=lambda entry: _distance(entry[1], published))[0] if dated else published.year


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
    return (found[0] if found else None), story_anchor(context)


def _nearest_year(date: Calendar, published: dt.date, context: Context) -> int:
    """The year of a date that tells none: by its pointer, else by tense, else the nearest."""
    pointed: dict[str, Tense] = {"last": "past", "next": "future"}
    tense = pointed.get(date.pointer or "") or context.tense()
    if context.until and date.pointer is None and tense == "past":
        tense = "unknown"  # he was remanded until 3 June
    if _lay_ahead(date, tense, context):
        tense = "unknown"
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


def _lay_ahead(date: Calendar, tense: Tense, context: Context) -> bool:
    return tense == "future" and date.pointer is None and context.was_ahead()


#: of two years, the farther must be so many times as far from the article for the nearer to be meant
FARTHER = 2


def _is_halfway(date: Calendar, published: dt.date) -> bool:
    """Whether the last such date and the next are about as far from the article."""
    years = range(max(published.year - 1, 1), min(published.year + 2, 9999))
    near = sorted(_distance(period, published) for year in years if (period := _dated(date, year)))
    return len(near) > 1 and near[1] < FARTHER * near[0]


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
        return left_open(f"XXXX-WXX-{weekday}")
    back = (published.isoweekday() - weekday) % 7
    ahead = (weekday - published.isoweekday()) % 7
    if (date.until or date.since) and not _in_order(date, published, context.tense()):
        return left_open(f"XXXX-WXX-{weekday}")
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
        return of_period(period.widened(period.low, period.low + dt.timedelta(days=7)), anchor=PUBLISHED)
    if date.pointer == "last" and back and weekday < published.isoweekday():
        # `last Monday` on a Friday: this week's or the one before, as people differ
        return of_period(period.widened(period.low - dt.timedelta(days=7), period.high), anchor=PUBLISHED)
    if date.pointer == "next" and ahead and weekday > published.isoweekday():
        return of_period(period.widened(period.low - dt.timedelta(days=7), period.high), anchor=PUBLISHED)
    return of_period(period, anchor=PUBLISHED)


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
        return left_open(f"XXXX-WXX-{weekday}")
    ahead = (weekday - day.isoweekday()) % 7
    days = {"next": ahead or 7, "last": -((day.isoweekday() - weekday) % 7 or 7)}.get(pointer or "", ahead)
    return of_period(periods.day(day + dt.timedelta(days=days)), anchor=story_anchor(context))


def _weekday_number(date: Calendar, context: Context) -> Reading:
    """`Wednesday the 31st`: the nearest month in which the day falls so."""
    if context.published is None:
        return left_open(f"XXXX-WXX-{date.weekday}")
    found = []
    for months in range(-12, 13):
        first = periods.moved(context.published.replace(day=1), months, "month")
        day = first and periods.day_of(first.year, first.month, date.day or 1)
        if day and day.low.isoweekday() == date.weekday:
            found.append(day)
    if not found:
        return left_open(f"XXXX-WXX-{date.weekday}")
    published = context.published
    return of_period(min(found, key=lambda day: abs((day.low - published).days)), anchor=PUBLISHED)


def _within(date: Calendar, context: Context) -> Reading:
    """`Friday last week`."""
    outer = deictic(date.within, context)  # type: ignore[arg-type]
    if outer.period is None or outer.period.grain != "week":
        return left_open(f"XXXX-WXX-{date.weekday}")
    day = periods.day(outer.period.low + dt.timedelta(days=(date.weekday or 1) - 1))
    return of_period(day, anchor=outer.anchor)
