"""The values of longer and older periods, of periods within periods, and of their begin, middle and end."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.expressions import (
    Ancient,
    Deictic,
    Holding,
    Nth,
    Part,
    Span,
)
from claimcheck.extractors.dates.periods import Period
from claimcheck.extractors.dates.resolve import (
    GRAINS,
    Context,
    Reading,
    left_open,
    of_period,
    resolve,
    resolver,
    story_anchor,
)
from claimcheck.extractors.dates.values import iso_year


@resolver(Span)
def _span(span: Span, _: Context) -> Reading:
    if span.years == 100:
        return of_period(periods.century(span.first // 100 + 1), explicit=True)
    return of_period(periods.decade(span.first), explicit=not span.short)


@resolver(Ancient)
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


@resolver(Nth)
def _nth(nth: Nth, context: Context) -> Reading:
    outer = resolve(nth.of, context)
    whole = outer.period
    if whole is None:
        return left_open(None)
    if nth.weekday is not None:
        found = periods.nth_weekday(whole, nth.number, nth.weekday)
    elif nth.count > 1:
        found = _stretch(nth, whole)
    else:
        found = _nth_unit(nth.number, nth.unit or "day", whole)
    return of_period(found, anchor=outer.anchor, explicit=outer.explicit) if found else left_open(None)


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


@resolver(Holding)
def _holding(holding: Holding, context: Context) -> Reading:
    inner = resolve(holding.of, context)
    if inner.period is None or inner.period.day is None:
        return left_open(None)
    return of_period(periods.unit_period(inner.period.low, holding.unit), anchor=inner.anchor)


@resolver(Part)
def _part(part: Part, context: Context) -> Reading:
    if part.turn:
        return _turn(part, context)
    outer = resolve(part.of, context)
    if outer.period is None:
        return replace(outer, mod=part.mod)
    if outer.type == "TIME" or outer.period.day is not None:
        return replace(outer, mod=part.mod)
    period = periods.part(outer.period, part.mod)
    return of_period(period, anchor=outer.anchor, mod=part.mod, explicit=outer.explicit)


#: the turn of a century is this many years on either side of it
TURN = 10
#: without its number, it is that of the story if that is told so near, in years
NEAR_TURN = 30


def _turn(part: Part, context: Context) -> Reading:
    """`the turn of the 20th century` is about 1900; of `the turn of the century` only a date near one tells which."""
    if isinstance(part.of, Deictic):
        told = context.story
        year = None if told is None or GRAINS.get(told.grain, 9) > GRAINS["decade"] else round(told.low.year, -2)
        if told is None or year is None or abs(told.low.year - year) > NEAR_TURN:
            return left_open(None, "START")
        anchor: str | None = story_anchor(context)
    else:
        outer = resolve(part.of, context)
        if outer.period is None or outer.period.grain != "century":
            part_ = Part("START", part.of)
            return _part(part_, context)
        year, anchor = outer.period.low.year, outer.anchor
    low, high = dt.date(max(year - TURN, 1), 1, 1), dt.date(min(year + TURN, 9999), 12, 31)
    return of_period(Period(f"{year // 100:02}", low, high, "decade"), anchor=anchor, mod="START")
