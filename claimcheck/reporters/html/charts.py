"""Where values lie on one scale: the geometry of the timelines and charts, in percent of their width."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.engine.intervals import YEAR, Interval, interval
from claimcheck.engine.phrases import MONTHS
from claimcheck.models import CountValue, DateValue
from claimcheck.models.timeline import day_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Value

#: of the width, left free at both ends
MARGIN = 8.0
#: ticks on an axis at most; more would touch each other on a narrow screen
MAX_TICKS = 4
#: narrower than this percentage of the width, an interval is drawn as a point
POINT = 1.5
#: a scale begins at zero unless that left more than this part of it empty
MOST_EMPTY = 0.6
#: a label is set to the side of the point where there is room, in percent
NEAR_LEFT, NEAR_RIGHT = 30.0, 70.0
#: how far a label's end stands out over its point, in percent
NUDGE = 1.0
#: numbers from here on are written short, so that ticks do not touch: `20 bn`
SHORT = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
#: units for lengths of time, in days
LENGTHS = (("years", YEAR), ("days", 1.0), ("hours", 1 / 24), ("minutes", 1 / 1440), ("seconds", 1 / 86400))
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MONTH_STEPS = (1, 2, 3, 6)
#: days and parts of a day
DAY_STEPS = (1 / 1440, 5 / 1440, 15 / 1440, 30 / 1440, 1 / 24, 2 / 24, 3 / 24, 6 / 24, 12 / 24, 1, 2, 5, 10)

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One value: a bar from `low` to `high` (one without an end runs to the edge), and a point if it is one."""

    number: int
    label: str
    low: float
    high: float
    open_low: bool
    open_high: bool
    point: float | None
    label_x: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline or a chart of values; `description` says in words what it shows."""

    kind: Literal["timeline", "values"]
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    description: str

    @property
    def height(self) -> int:
        """In pixels."""
        return len(self.rows) * 36 + 26


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def x(self, value: float) -> float:
        if math.isinf(value):
            return 0.0 if value < 0 else 100.0
        share = (value - self.low) / (self.high - self.low)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)


def chart(values: Sequence[tuple[str, Value]]) -> Chart | None:
    """A picture of values with their labels, one row each; None where they share no scale or do not differ."""
    kinds = {type(value) for _, value in values}
    if len(values) < 2 or len(kinds) > 1 or not kinds <= {DateValue, CountValue}:
        return None
    found = [interval(value) for _, value in values]
    intervals = [one for one in found if one is not None]
    if len(intervals) < len(values) or len({one.scale for one in intervals}) > 1:
        return None
    scale = intervals[0].scale
    stated = _stated([value for _, value in values])
    unit, days = _length_unit(intervals) if scale in {"age", "duration"} else ("", 1.0)
    ends = stated or [Interval(scale, one.low / days, one.high / days) for one in intervals]
    axis = _axis(ends, from_zero=scale != "time")
    if axis is None:
        return None
    rows = tuple(
        _row(number, label, one, value.number if stated and isinstance(value, CountValue) else None, axis)
        for number, ((label, value), one) in enumerate(zip(values, ends, strict=True))
    )
    if scale == "time":
        return Chart("timeline", rows, _time_ticks(axis), "Timeline: " + _listed(values))
    ticks = _number_ticks(axis, unit) if stated or unit else ()  # of which unit would the others be?
    return Chart("values", rows, ticks, "Chart of values: " + _listed(values))


def _listed(values: Sequence[tuple[str, Value]]) -> str:
    return "; ".join(label for label, _ in values)


def _length_unit(intervals: Sequence[Interval]) -> tuple[str, float]:
    """The unit in which lengths of time are best read, and its length in days: one that the longest holds twice."""
    longest = max((end for one in intervals for end in (one.low, one.high) if math.isfinite(end)), default=0.0)
    return next((unit for unit in LENGTHS if longest >= 2 * unit[1]), LENGTHS[-1])


def _stated(values: Sequence[Value]) -> list[Interval] | None:
    """The counts in the unit that they are told in, if it is one: a reader knows miles, not metres."""
    counts = [value for value in values if isinstance(value, CountValue)]
    if len(counts) < len(values) or len({(value.unit, value.quantity) for value in counts}) > 1:
        return None
    found = []
    for value in counts:
        exact = value.number if value.low is None and value.high is None and value.approximation == "=" else None
        low = value.low if value.low is not None else exact
        high = value.high if value.high is not None else exact
        found.append(Interval("", -math.inf if low is None else low, math.inf if high is None else high))
    return found


def _axis(intervals: Sequence[Interval], *, from_zero: bool) -> _Scale | None:
    ends = [end for one in intervals for end in (one.low, one.high) if math.isfinite(end)]
    if not ends or min(ends) == max(ends):
        return None
    low, high = min(ends), max(ends)
    if not math.isfinite(high - low) or high - low <= abs(high) * 1e-12:
        return None
    if from_zero and 0 < low <= high * MOST_EMPTY:
        low = 0.0
    return _Scale(low, high)


def _row(number: int, label: str, one: Interval, told: float | None, axis: _Scale) -> Row:
    """One value; `told` is the number that its words give, in the unit of the axis."""
    low, high = axis.x(one.low), axis.x(one.high)
    point = None
    if told is not None and one.low <= told <= one.high and axis.low <= told <= axis.high:
        point = axis.x(told)
    elif high - low < POINT:
        point = round((low + high) / 2, 2)
    if high - low < POINT:
        low = high = point if point is not None else low
    ends = (point, point) if point is not None else (low, high)
    return Row(number, label, low, high, math.isinf(one.low), math.isinf(one.high), point, *_label(*ends))


def _label(low: float, high: float) -> tuple[float, Anchor]:
    """Where the label of a row stands: over the point or bar, to the side on which there is room."""
    middle = round((low + high) / 2, 2)
    if middle < NEAR_LEFT:
        return max(low - NUDGE, 0.0), "start"
    if middle > NEAR_RIGHT:
        return min(high + NUDGE, 100.0), "end"
    return middle, "middle"


# numbers


def _number_ticks(axis: _Scale, unit: str) -> tuple[Tick, ...]:
    span = axis.high - axis.low
    power = 10.0 ** math.floor(math.log10(span))
    step = next(
        step for factor in (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10) if span / (step := power * factor) <= MAX_TICKS - 1
    )
    first = math.ceil(axis.low / step - 1e-9)
    last = math.floor(axis.high / step + 1e-9)
    return tuple(
        Tick(axis.x(number * step), f"{_number(number * step)} {unit}".strip()) for number in range(first, last + 1)
    )


def _number(number: float) -> str:
    unit, name = next(((unit, name) for unit, name in SHORT if abs(number) >= unit), (1.0, ""))
    return f"{number / unit:,.4f}".rstrip("0").rstrip(".") + (f" {name}" if name else "")


# time


def _time_ticks(axis: _Scale) -> tuple[Tick, ...]:
    span = axis.high - axis.low
    for step in DAY_STEPS:
        if span / step <= MAX_TICKS:
            first, last = math.ceil(axis.low / step - 1e-9), math.floor(axis.high / step + 1e-9)
            return tuple(
                Tick(axis.x(number * step), _instant(number * step, step)) for number in range(first, last + 1)
            )
    for months in MONTH_STEPS:
        if span / (months * 30.4) <= MAX_TICKS:
            return tuple(Tick(axis.x(day), text) for day, text in _month_starts(axis, months))
    years = next((years for years in YEAR_STEPS if span / (years * 365.25) <= MAX_TICKS), None)
    if years is None:
        return ()
    # 40 BC is the year -39
    told = (
        year for year in range(_year(axis.low), _year(axis.high) + 1) if (year if year > 0 else 1 - year) % years == 0
    )
    days = ((year, float(day_number(year, 1, 1))) for year in told)
    return tuple(Tick(axis.x(day), _year_text(year)) for year, day in days if axis.low <= day <= axis.high)


def _year(day: float) -> int:
    """The year that a day lies in; of days that no calendar of the library has, nearly."""
    if 0 <= day < dt.date.max.toordinal():
        return dt.date.fromordinal(int(day) + 1).year
    return math.floor(day / 365.2425) + 1


def _year_text(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _month_starts(axis: _Scale, step: int) -> list[tuple[float, str]]:
    found = []
    for month in range(_year(axis.low) * 12, (_year(axis.high) + 1) * 12, step):
        day = float(day_number(month // 12, month % 12 + 1, 1))
        if axis.low <= day <= axis.high:
            found.append((day, f"{MONTHS[month % 12][:3]} {_year_text(month // 12)}"))
    return found


def _instant(day: float, step: float) -> str:
    """A day, or the time of day where the axis is that fine."""
    if not 0 <= day < dt.date.max.toordinal():
        return ""
    minutes = round(day % 1 * 1440)
    date = dt.date.fromordinal(int(day) + 1 + minutes // 1440)
    if step < 1 and minutes % 1440:
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"
