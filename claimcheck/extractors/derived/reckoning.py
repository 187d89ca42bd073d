"""Reckoning with closed intervals of days: back by ages and jubilees, to and fro by lengths of time."""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from claimcheck.models import DateValue

if TYPE_CHECKING:
    from claimcheck.models import DateMention

#: articles are written some days before or after the date that they bear
WRITING_DAYS = 7
#: nobody and nothing that news tell the age of is older, in years
OLDEST = 2000
#: from this age on, in years, tens are told of any age near them
COARSE_FROM = 50
#: mean days of a month and of a year (Gregorian calendar), by ISO 8601 designator
UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 30.436875, "Y": 365.2425}

_YEARS = re.compile(r"P(\d+(?:\.\d+)?)Y")
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `low` to `high`, both included; None where an end is open."""

    low: dt.date | None
    high: dt.date | None

    @property
    def days(self) -> float:
        """How many days it holds."""
        return math.inf if self.low is None or self.high is None else (self.high - self.low).days + 1

    def meets(self, other: Window) -> bool:
        """Whether both hold one day."""
        return not _before(self, other) and not _before(other, self)

    def value(self) -> DateValue:
        """The window as the value of a claim."""
        low = None if self.low is None else self.low.isoformat()
        high = None if self.high is None else self.high.isoformat()
        return DateValue(timex=_timex(self), low=low, high=high)


def _before(a: Window, b: Window) -> bool:
    return a.high is not None and b.low is not None and a.high < b.low


def _timex(window: Window) -> str | None:
    """The TIMEX3 value of a day, month or year, None for any other window."""
    low, high = window.low, window.high
    if low is None or high is None:
        return None
    if low == high:
        return low.isoformat()
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31) and low.year == high.year:
        return f"{low.year:04}"
    whole = low.day == 1 and high.day == calendar.monthrange(high.year, high.month)[1]
    return f"{low.year:04}-{low.month:02}" if whole and (low.year, low.month) == (high.year, high.month) else None


def window_of(mention: DateMention) -> Window | None:
    """The days of a date or time, None for lengths, sets, and dates that are open at an end or before Christ."""
    if mention.type not in {"DATE", "TIME"} or mention.low is None or mention.high is None:
        return None
    low, high = _DAY.match(mention.low), _DAY.match(mention.high)
    return Window(dt.date.fromisoformat(low[0]), dt.date.fromisoformat(high[0])) if low and high else None


def known_end(mention: DateMention) -> Window | None:
    """The day that a date open at one end names; None for any other."""
    ends = [_DAY.match(end) for end in (mention.low, mention.high) if end is not None]
    if mention.type not in {"DATE", "TIME"} or len(ends) != 1 or ends[0] is None:
        return None
    day = dt.date.fromisoformat(ends[0][0])
    return Window(day, day)


def period_of(value: DateValue) -> Window | None:
    """The day, month or year that a date names, whichever of its ends is open; None for any other."""
    match = _PERIOD.fullmatch(value.timex or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        low = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = calendar.monthrange(year, month or 12)[1]
    return Window(low, low if day else dt.date(year, month or 12, last))


def age_of(mention: DateMention) -> tuple[float, float | None] | None:
    """The least and the greatest age in years (None: open), None where it is not told in years."""
    low, high = _YEARS.fullmatch(mention.low or ""), _YEARS.fullmatch(mention.high or "")
    if low is None or (high is None and mention.high is not None):
        return None
    found = float(low[1]), float(high[1]) if high else None
    return found if found[0] < OLDEST and (found[1] or 0) < OLDEST else None


def born(age: tuple[float, float | None], then: Window) -> Window | None:
    """When someone was born who is of that age `then`; an age of 41 lasts to the eve of the next birthday."""
    if then.low is None or then.high is None:
        return None
    slack = dt.timedelta(days=WRITING_DAYS)
    low = None if age[1] is None else _shifted(then.low - slack, years=-(math.ceil(age[1]) + 1))
    high = _shifted(then.high + slack, years=-math.floor(age[0]))
    return None if high is None else Window(None if low is None else low + dt.timedelta(days=1), high)


def reached(birth: Window, age: int) -> Window | None:
    """The year of life in which somebody born then was of that age."""
    if birth.low is None or birth.high is None:
        return None
    low, high = _shifted(birth.low, years=age), _shifted(birth.high, years=age + 1)
    return Window(low, high - dt.timedelta(days=1)) if low is not None and high is not None else None


def made(age: tuple[float, float | None], then: Window) -> Window | None:
    """When something was made or founded that is of that age `then`: whole years, round ages rounded."""
    if then.low is None or then.high is None:
        return None
    loose = roundness(age[0]) if age[0] == age[1] else 0
    high = then.high.year - math.floor(age[0]) + loose
    low = None if age[1] is None else then.low.year - math.ceil(age[1]) - 1 - loose
    if high < 1 or (low is not None and low < 1):
        return None
    return Window(None if low is None else dt.date(low, 1, 1), dt.date(high, 12, 31))


def roundness(age: float) -> int:
    """By how many years a round age may be rounded: a tenth of hundreds, half of that of other tens; 1 below fifty."""
    if age <= 0 or age % 10:
        return 0
    if age < COARSE_FROM:
        return 1
    return math.ceil(age / 10) if age % 100 == 0 else math.ceil(age / 20)


def years_before(then: Window, years: int, *, whole: bool) -> Window | None:
    """So many years before, to the day; `whole` years where the day itself tells nothing."""
    if then.low is None or then.high is None:
        return None
    if whole:
        low, high = then.low.year - years, then.high.year - years
        return Window(dt.date(low, 1, 1), dt.date(high, 12, 31)) if low >= 1 else None
    first, last = _shifted(then.low, years=-years), _shifted(then.high, years=-years)
    return None if first is None or last is None else Window(first, last)


def length_of(mention: DateMention) -> tuple[float, float, str] | None:
    """The least and greatest amount of one unit (ISO 8601 D, W, M or Y), None of open or mixed lengths."""
    low, high = _LENGTH.fullmatch(mention.low or ""), _LENGTH.fullmatch(mention.high or "")
    unit = _LENGTH.fullmatch(mention.timex or "")
    if mention.type != "DURATION" or low is None or high is None or unit is None:
        return None
    return (float(low[1]), float(high[1]), low[2]) if low[2] == high[2] == unit[2] else None


def moved(then: Window, length: tuple[float, float, str], sign: int, *, exact: bool) -> Window | None:
    """`then`, moved by a length of time (`sign` 1 later, -1 earlier), loose by half a unit unless it is exact.

    Days are told to the day.
    """
    if then.low is None or then.high is None:
        return None
    least, most = sorted((sign * length[0], sign * length[1]))
    low, high = _moved(then.low, least, length[2]), _moved(then.high, most, length[2])
    if low is None or high is None:
        return None
    slack = dt.timedelta(days=0 if exact or length[2] == "D" else math.floor(UNIT_DAYS[length[2]] / 2))
    return Window(low - slack, high + slack)


def _moved(day: dt.date, amount: float, unit: str) -> dt.date | None:
    if unit == "Y" and amount.is_integer():
        return _shifted(day, years=int(amount))
    if unit == "M" and amount.is_integer():
        return _shifted(day, months=int(amount))
    try:
        return day + dt.timedelta(days=round(amount * UNIT_DAYS[unit]))
    except OverflowError:
        return None


def _shifted(day: dt.date, *, years: int = 0, months: int = 0) -> dt.date | None:
    try:
        return day + relativedelta(years=years, months=months)
    except (ValueError, OverflowError):
        return None
