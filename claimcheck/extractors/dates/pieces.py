"""What a date tells that leaves out its year, or its day: a place in every year, an hour of every day.

`on 9 October` and `6 October 2022` tell two days of the year, `half past four` and `17:30 on Friday` two hours. Each is
an arc of a circle, in days, so that two of them can be compared: do they meet, and if not, how far are they apart?
"""

from __future__ import annotations

import datetime as dt
import math
import re
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
_DAY = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::\d\d)?(?P<zone>Z|([+-])(\d\d):(\d\d))?")
_DATED_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_FULL_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)(?:T.*)?")
#: words by which a time tells its half of the day
_HALF = re.compile(
    r"[ap]\.?\s?m\b|\b(?:noon|midnight|midday|morning|afternoon|evening|night|local)\b|^0\d", re.IGNORECASE
)


class Pieces(NamedTuple):
    """Where in the year a date lies and at which hours, each None where it does not tell; two hours may be meant.

    `alone` names the circle if that is all that it tells; `zoned` whether the hours are those of UTC.
    """

    alone: Circle | None = None
    year: Arc | None = None
    day: tuple[Arc, ...] = ()
    zoned: bool = False


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
        return Pieces(year=_in_year(value.low, high - low))
    days = math.ceil(high) - math.floor(low)
    return Pieces(year=_in_year(value.low, days), day=_hours(value, low, high), zoned=is_zoned(value))


def is_in_part(claim: Claim) -> bool:
    """Whether a claim tells a place in the year without the year, or an hour without the day."""
    return pieces_of(claim).alone is not None


def is_of_either_half(claim: Claim) -> bool:
    """Whether an hour may be one before noon or one after it: `half past two`."""
    match = _CLOCK.fullmatch((claim.value.timex or "") if claim.value.kind == "date" else "")
    if match is None or match["zone"] is not None or int(match[1]) > NOON:
        return False
    return _HALF.search(claim.value_text) is None


def nearest(a: Pieces, b: Pieces) -> tuple[Arc, Arc] | None:
    """What both tell, as two arcs laid out where they are nearest; None where one tells all, or they share nothing."""
    circle = a.alone or b.alone
    if circle is None or {a.alone, b.alone} == {"year", "day"}:
        return None
    if circle == "year":
        pairs = [(a.year, b.year)] if a.year is not None and b.year is not None else []
    else:
        pairs = list(product(a.day, b.day)) if a.zoned == b.zoned else []
    turned = [(one, _moved(other, turn * ROUND[circle])) for one, other in pairs for turn in (-1, 0, 1)]
    return min(turned, key=lambda arcs: (_gap(*arcs), arcs), default=None)


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
    day, clock = _DAY.fullmatch(timex), _CLOCK.fullmatch(timex)
    if day is not None and value.mod is None:
        days = 1 if day[2] is not None else _days_of(int(day[1]))
        year = _in_year(f"{_LEAP}-{day[1]}-{day[2] or '01'}", days)
        return Pieces("year", year) if year is not None else Pieces()
    if clock is None or value.mod not in {None, "APPROX", "BEFORE", "AFTER"}:
        return Pieces()
    begin = _time_of(clock)
    low = begin - (NEAR if value.mod in {"APPROX", "BEFORE"} else 0)
    high = begin + A_MINUTE + (NEAR if value.mod in {"APPROX", "AFTER"} else 0)
    halves = (0.0, HALF_A_DAY) if either else (0.0,)
    return Pieces("day", day=tuple(_moved((low, high), half) for half in halves), zoned=clock["zone"] is not None)


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


def _days_of(month: int) -> int:
    first = dt.date(_LEAP, month, 1)
    return ((first + dt.timedelta(days=31)).replace(day=1) - first).days


def _hours(value: DateValue, low: float, high: float) -> tuple[Arc, ...]:
    """The hours of a time that has a day, or two: `at ten on Friday` may be meant of either half of it."""
    length, begin = high - low, low % 1
    if not _DATED_CLOCK.fullmatch(value.timex or ""):
        return ((begin, begin + length),) if length < 1 else ()
    # the ends are those of the first and last moment that may be meant, half a day or whole days apart
    halves, rest = divmod(length, HALF_A_DAY)
    arc = begin, begin + rest
    return (arc, _moved(arc, HALF_A_DAY)) if halves % 2 else (arc,)
