"""What a date tells that leaves out its year, or its day: a place in every year, an hour of every day.

`on 9 October` and `6 October 2022` tell two days of the year, `half past four` and `17:30 on Friday` two hours. Each is
an arc of a circle, in days, so that two of them can be compared: do they meet, and if not, how far are they apart?
"""

from __future__ import annotations

import datetime as dt
import math
import re
from calendar import monthrange
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from claimcheck.models.timeline import bounds, is_zoned

if TYPE_CHECKING:
    from claimcheck.models import Claim
    from claimcheck.models.values import DateValue

#: begin and end on a circle, in days; the end is not part of it
Arc = tuple[float, float]
Circle = Literal["year", "day"]

#: how many days each circle has; every year is taken for a leap year
ROUND = {"year": 366.0, "day": 1.0}
#: the longest time that has a place in the year: a month
A_MONTH = 31.0
#: how loose `about 6 p.m.` is, either way, and how far `shortly before` reaches back
NEAR = 30 / 1440
A_MINUTE, HALF_A_DAY, NOON = 1 / 1440, 0.5, 12
_LEAP = 2000
_DAY = re.compile(r"XXXX-(\d\d)(?:-(\d\d)(?:T.*)?)?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)T.*")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::\d\d)?(?P<zone>Z|([+-])(\d\d):(\d\d))?")
_DATED_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_FULL_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)(?:T.*)?")
#: words by which a time tells its half of the day
_HALF = re.compile(
    r"[ap]\.?\s?m\b|\b(?:noon|midnight|midday|morning|afternoon|evening|night|local)\b|^0\d", re.IGNORECASE
)


class Pieces(NamedTuple):
    """Where in the year a date lies and at which hours, each None where it does not tell; two hours may be meant.

    `alone` names the circle that it keeps to if it leaves out its year or its day; `weekday` is 1 for a Monday;
    `zoned` tells whether the hours are those of UTC.
    """

    alone: Circle | None = None
    year: Arc | None = None
    day: tuple[Arc, ...] = ()
    zoned: bool = False
    weekday: int | None = None


def pieces_of(claim: Claim) -> Pieces:
    """What a claim's value tells of these; nothing where it has an open end or is no date."""
    value = claim.value
    if value.kind != "date" or value.type not in {"DATE", "TIME"}:
        return Pieces()
    if value.low is None and value.high is None:
        return _left_open(value, either=is_of_either_half(claim))
    if value.low is None or value.high is None or value.low.startswith("-"):
        return Pieces()
    try:
        low, high = bounds(value)
    except ValueError:  # a plug-in's odd string
        return Pieces()
    if value.type == "DATE":
        return Pieces(year=_in_year(value.low, high - low), weekday=_weekday(low, high))
    days = math.ceil(high) - math.floor(low)
    year, weekday = _in_year(value.low, days), _weekday(low, high)
    return Pieces(year=year, day=_hours(value, low, high), zoned=is_zoned(value), weekday=weekday)


def is_in_part(claim: Claim) -> bool:
    """Whether a claim tells a place in the year without the year, or an hour without the day."""
    return pieces_of(claim).alone is not None


def is_of_either_half(claim: Claim) -> bool:
    """Whether an hour may be one before noon or one after it: `half past two`."""
    match = _clock_of((claim.value.timex or "") if claim.value.kind == "date" else "")
    if match is None or match["zone"] is not None or int(match[1]) > NOON:
        return False
    return _HALF.search(claim.value_text) is None


def nearest(a: Pieces, b: Pieces) -> tuple[Arc, Arc] | None:
    """What both tell, as two arcs laid out where they are nearest; None where one tells all, or they share nothing."""
    circle: Circle | None = "day" if "day" in {a.alone, b.alone} else a.alone or b.alone
    if circle is None or (circle == "day" and _weekdays_differ(a, b)):
        return None
    one, other = (_days(a, b), _days(b, a)) if circle == "year" else (a.day, b.day)
    pairs = product(one, other) if circle == "year" or a.zoned == b.zoned else ()
    turned = [(arc, _moved(to, turn * ROUND[circle])) for arc, to in pairs for turn in (-1, 0, 1)]
    return min(turned, key=lambda arcs: (_gap(*arcs), arcs), default=None)


def _weekdays_differ(a: Pieces, b: Pieces) -> bool:
    return a.weekday is not None and b.weekday is not None and a.weekday != b.weekday


def _days(one: Pieces, other: Pieces) -> tuple[Arc, ...]:
    """The place of one of two dates in the year, with its hours where both tell them; a day of UTC may be another."""
    if one.year is None:
        return ()
    if not one.day or not other.day or one.zoned or other.zoned or one.year[1] - one.year[0] > 1:
        return (one.year,)
    return tuple(_moved(hours, one.year[0]) for hours in one.day)


def days_between(a: Pieces, b: Pieces) -> float:
    """How far what both tell is apart at least, in days, 0 where it meets; infinite where nothing can be compared."""
    arcs = nearest(a, b)
    return math.inf if arcs is None else _gap(*arcs)


def tell_the_same(a: Pieces, b: Pieces) -> bool:
    """Whether what both tell is the very same: one day of the year, one minute of the day."""
    arcs = nearest(a, b)
    return arcs is not None and all(abs(one - other) < A_MINUTE / 2 for one, other in zip(*arcs, strict=True))


def _gap(a: Arc, b: Arc) -> float:
    return max(a[0] - b[1], b[0] - a[1], 0.0)


def _moved(arc: Arc, days: float) -> Arc:
    return arc[0] + days, arc[1] + days


def _left_open(value: DateValue, *, either: bool) -> Pieces:
    """The pieces of a date that nothing pins down; none where only one end of it is told (`until 9 October`)."""
    timex = value.timex or ""
    day, clock = _DAY.fullmatch(timex), _clock_of(timex)
    hours = _hours_alone(clock, value.mod, either=either) if clock is not None else ()
    zoned = clock is not None and clock["zone"] is not None
    if day is not None:
        # the night of the 9th ends on the 10th
        days = _days_of(int(day[1])) if day[2] is None else 2 if timex.endswith("TNI") else 1
        year = _in_year(f"{_LEAP}-{day[1]}-{day[2] or '01'}", days)
        return Pieces("year", year, hours, zoned) if year is not None and (hours or value.mod is None) else Pieces()
    weekday = _WEEKDAY.fullmatch(timex)
    return Pieces("day", None, hours, zoned, int(weekday[1]) if weekday is not None else None) if hours else Pieces()


def _clock_of(timex: str) -> re.Match[str] | None:
    """The time of the day that a TIMEX3 value ends with, if it tells no year."""
    return _CLOCK.fullmatch(timex, timex.find("T")) if timex.startswith(("T", "XXXX-")) and "T" in timex else None


def _hours_alone(clock: re.Match[str], mod: str | None, *, either: bool) -> tuple[Arc, ...]:
    """The hours that a clock may show; none where only one end of them is told (`by half past four`)."""
    if mod not in {None, "APPROX", "BEFORE", "AFTER"}:
        return ()
    begin = _time_of(clock)
    low = begin - (NEAR if mod in {"APPROX", "BEFORE"} else 0)
    high = begin + A_MINUTE + (NEAR if mod in {"APPROX", "AFTER"} else 0)
    halves = (0.0, HALF_A_DAY) if either else (0.0,)
    return tuple(_moved((low, high), half) for half in halves)


def _weekday(low: float, high: float) -> int | None:
    """The day of the week of what lies on one day; 1 for a Monday, as 1 January of the year 1 was."""
    return int(low) % 7 + 1 if math.ceil(high) - math.floor(low) == 1 else None


def _time_of(clock: re.Match[str]) -> float:
    """The time of the day in days, as UTC where its zone is told."""
    minutes = int(clock[1]) * 60 + int(clock[2])
    if clock[4] is not None:
        minutes -= int(f"{clock[4]}1") * (int(clock[5]) * 60 + int(clock[6]))
    return (minutes % 1440) / 1440


def _in_year(first: str, days: float) -> Arc | None:
    """The arc of so many days from a day on; None for more than a month, and a day that no calendar has."""
    match = _FULL_DAY.fullmatch(first)
    if match is None or days > A_MONTH:
        return None
    try:
        begin = dt.date(_LEAP, int(match[1]), int(match[2])).timetuple().tm_yday - 1
    except ValueError:
        return None
    return begin, begin + days


def _days_of(month: int) -> float:
    """How long a month is; without end for what is none, in a plug-in's odd string."""
    return monthrange(_LEAP, month)[1] if 1 <= month <= 12 else math.inf


def _hours(value: DateValue, low: float, high: float) -> tuple[Arc, ...]:
    """The hours of a time that has a day, or two: `at ten on Friday` may be meant of either half of it."""
    length, begin = high - low, low % 1
    if not _DATED_CLOCK.fullmatch(value.timex or ""):
        return ((begin, begin + length),) if length < 1 else ()
    # the ends are those of the first and last moment that may be meant, half a day or whole days apart
    halves, rest = divmod(length, HALF_A_DAY)
    arc = begin, begin + rest
    return (arc, _moved(arc, HALF_A_DAY)) if halves % 2 else (arc,)
