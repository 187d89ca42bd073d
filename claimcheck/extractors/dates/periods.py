"""Calendar periods: a TIMEX3 value with its first and last day, and the arithmetic between them.

Only the years 1 to 9999 of the Gregorian calendar have periods; a date that does not exist has none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from claimcheck.lexicon import lexicon

Mod = Literal["START", "MID", "END"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `low` to `high`, both included; `grain` is its unit, `timex` is empty where it has no value."""

    timex: str
    low: dt.date
    high: dt.date
    grain: str

    @property
    def day(self) -> dt.date | None:
        """The one day it is, if it is one."""
        return self.low if self.low == self.high else None

    def widened(self, low: dt.date, high: dt.date) -> Period:
        """The same value with an interval that also holds `low` to `high`."""
        return replace(self, low=min(self.low, low), high=max(self.high, high))


def day(date: dt.date) -> Period:
    """One day."""
    return Period(date.isoformat(), date, date, "day")


def day_of(year: int, month: int, number: int) -> Period | None:
    """The day of that date; None if the calendar has no such day."""
    try:
        return day(dt.date(year, month, number))
    except ValueError:
        return None


def month(year: int, number: int) -> Period:
    """A month."""
    low = dt.date(year, number, 1)
    return Period(f"{year:04}-{number:02}", low, _before(low + relativedelta(months=1)), "month")


def year(number: int) -> Period:
    """A year, of 1 to 9999."""
    return Period(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def decade(first: int) -> Period:
    """The ten years from `first`, a multiple of ten."""
    return Period(f"{first // 10:03}", dt.date(max(first, 1), 1, 1), dt.date(first + 9, 12, 31), "decade")


def century(number: int) -> Period:
    """The nineteenth century is both 1800 to 1899 and 1801 to 1900: the interval holds either reading."""
    first = (number - 1) * 100
    return Period(f"{number - 1:02}", dt.date(max(first, 1), 1, 1), dt.date(first + 100, 12, 31), "century")


def quarter(year_: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    low = dt.date(year_, 3 * number - 2, 1)
    return Period(f"{year_:04}-Q{number}", low, _before(low + relativedelta(months=3)), "quarter")


def half(year_: int, number: int) -> Period:
    """A half of a calendar year, 1 or 2."""
    low = dt.date(year_, 6 * number - 5, 1)
    return Period(f"{year_:04}-H{number}", low, _before(low + relativedelta(months=6)), "half")


def season(year_: int, code: str) -> Period:
    """A northern season, wide (see the lexicon); a winter may be the one that ends or that begins in the year."""
    timex = f"{year_:04}-{code}"
    if code == "WI":
        return Period(timex, dt.date(max(year_ - 1, 1), 12, 1), dt.date(min(year_ + 1, 9999), 3, 20), "season")
    first_month, first_day, last_month, last_day = lexicon("calendar")["season-days"][code]
    return Period(timex, dt.date(year_, first_month, first_day), dt.date(year_, last_month, last_day), "season")


def winter(first: int) -> Period:
    """`the winter of 1932-33`: the one that begins in that year."""
    return Period(f"{first:04}-WI", dt.date(first, 12, 1), dt.date(min(first + 1, 9999), 3, 20), "season")


def either_hemisphere(told: Period, year_: int) -> Period:
    """A season kept open to the southern one of that name, which may begin or end in the year."""
    if told.grain != "season":
        return told
    low, high = dt.date(max(year_ - 1, 1), 12, 1), dt.date(min(year_ + 1, 9999), 3, 20)
    if told.timex.endswith("WI"):
        return told
    if told.timex.endswith("SU"):
        return told.widened(low, high)
    return told.widened(dt.date(year_, 3, 1), dt.date(year_, 12, 21))


def fiscal_year(number: int, suffix: str = "") -> Period:
    """A fiscal year: its months are not told, nor whether it is named by its first or last year; hence wide."""
    low, high = dt.date(max(number - 1, 1), 1, 1), dt.date(min(number + 1, 9999), 12, 31)
    return Period(f"FY{number:04}{suffix}", low, high, "fiscal")


def week(date: dt.date) -> Period:
    """The ISO 8601 week (Monday to Sunday) that holds a day."""
    iso = date.isocalendar()
    low = date - dt.timedelta(days=iso.weekday - 1)
    return Period(f"{iso.year:04}-W{iso.week:02}", low, low + dt.timedelta(days=6), "week")


def numbered_week(year_: int, number: int) -> Period | None:
    """The ISO 8601 week of that number; None if the year has none."""
    try:
        return week(dt.date.fromisocalendar(year_, number, 1))
    except ValueError:
        return None


def weekend(date: dt.date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(date)
    return Period(f"{whole.timex}-WE", whole.high - dt.timedelta(days=1), whole.high, "weekend")


def _millennium(number: int) -> Period:
    first = (number - 1) * 1000
    return Period(f"{number - 1}", dt.date(max(first, 1), 1, 1), dt.date(min(first + 1000, 9999), 12, 31), "millennium")


def unit_period(date: dt.date, unit: str) -> Period:
    """The day, week, month, quarter, year ... that holds a date."""
    makers: dict[str, Any] = {
        "day": day,
        "week": week,
        "weekend": weekend,
        "fortnight": week,
        "month": lambda d: month(d.year, d.month),
        "quarter": lambda d: quarter(d.year, (d.month + 2) // 3),
        "year": lambda d: year(d.year),
        "fiscal": lambda d: fiscal_year(d.year),
        "decade": lambda d: decade(d.year // 10 * 10),
        "century": lambda d: century((d.year - 1) // 100 + 1),
        "millennium": lambda d: _millennium((d.year - 1) // 1000 + 1),
    }
    made: Period = makers[unit](date)
    return made


_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "fiscal": 12, "decade": 120, "century": 1200, "millennium": 12_000}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def moved(date: dt.date, amount: float, unit: str) -> dt.date | None:
    """The date `amount` units later (earlier where negative); None outside the years 1 to 9999."""
    try:
        if unit in _DAYS_IN:
            return date + dt.timedelta(days=round(amount * _DAYS_IN[unit]))
        return date + relativedelta(months=round(amount * _MONTHS_IN[unit]))
    except (ValueError, OverflowError):
        return None


def half_unit(unit: str) -> dt.timedelta:
    """How far a count in whole units may be off either way: half of one; nothing for days."""
    days = {"week": 3, "fortnight": 7, "month": 15, "quarter": 45, "year": 183, "decade": 1826, "century": 18_262}
    return dt.timedelta(days=days.get(unit, 0))


def part(whole: Period, mod: Mod) -> Period:
    """The begin, middle or end of a period: the same value, a narrower interval (see `period-parts`)."""
    first, last = lexicon("calendar")["period-parts"][mod]
    days = (whole.high - whole.low).days
    low = whole.low + dt.timedelta(days=int(days * first))
    return replace(whole, low=low, high=whole.low + dt.timedelta(days=-int(-days * last // 1)))


def nth_weekday(within: Period, number: int, weekday: int) -> Period | None:
    """The nth (from the end where negative) weekday (1 = Monday) of a period."""
    try:
        if number > 0:
            ahead = (weekday - within.low.isoweekday()) % 7 + 7 * (number - 1)
            date = within.low + dt.timedelta(days=ahead)
        else:
            back = (within.high.isoweekday() - weekday) % 7 + 7 * (-number - 1)
            date = within.high - dt.timedelta(days=back)
    except OverflowError:
        return None
    return day(date) if within.low <= date <= within.high else None


@cache
def _holiday_entries() -> dict[str, dict[str, Any]]:
    return {name.replace("’", "'"): entry for entry in lexicon("holidays")["holiday"] for name in entry["names"]}


def holiday(name: str, year_: int) -> Period | None:
    """The day of that name (lower case, straight apostrophe) in a year. Easter by python-dateutil."""
    entry = _holiday_entries()[name]
    if "date" in entry:
        return day_of(year_, *entry["date"])
    if "easter" in entry:
        return day(easter(year_) + dt.timedelta(days=entry["easter"])) if 1583 <= year_ <= 4099 else None
    number, weekday, month_ = entry["nth"]
    found = nth_weekday(month(year_, month_), number, weekday)
    return found and day(found.low + dt.timedelta(days=entry.get("shift", 0)))


def _before(date: dt.date) -> dt.date:
    return date - dt.timedelta(days=1)


def is_fixed(name: str) -> bool:
    """Whether a holiday falls on the same day of every year."""
    return "date" in _holiday_entries()[name]


#: units that a date can be counted in
DATE_UNITS = frozenset({"day", "week", "fortnight", "month", "quarter", "year", "decade", "century"})
