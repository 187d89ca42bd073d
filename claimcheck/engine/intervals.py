"""What a claim's value allows, as a closed interval on a scale: the common ground of all comparisons.

Only values on one scale can be compared: days of the calendar with days, metres with feet, euros with
euros. A vaguer text allows a wider interval, and two intervals that meet never disagree.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from claimcheck.extractors.counts.units import to_base
from claimcheck.lexicon import lexicon
from claimcheck.models import CountValue, DateValue, Value
from claimcheck.models.timeline import SECONDS_A_DAY, bounds, is_zoned

#: a Gregorian year in days
YEAR = 365.2425
CACHED_VALUES = 65536
#: taken off the end of a day, in days: midnight belongs to the day that it begins
INSTANT = 1e-6
#: a time without a zone, as UTC: local time is between 12 hours behind it and 14 ahead, in days
EAST, WEST = 14 / 24, 12 / 24


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval `low` to `high` (infinite where open) on a `scale`; `scale` names its base unit."""

    scale: str
    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether it has an end at all."""
        return math.isfinite(self.low) or math.isfinite(self.high)

    @property
    def width(self) -> float:
        """How much it leaves open."""
        return self.high - self.low


def meet(a: Interval, b: Interval) -> bool:
    """Whether one value can satisfy both; that two bands only touch, as those of 5 and 6 million do, is not enough."""
    if a.scale != b.scale or a.low > b.high or b.low > a.high:
        return False
    touching = a.low == b.high or b.low == a.high
    return not touching or not a.width or not b.width


def gap(a: Interval, b: Interval) -> float:
    """The distance between two intervals of one scale, 0 where they meet."""
    return max(a.low - b.high, b.low - a.high, 0.0)


def contains(a: Interval, b: Interval) -> bool:
    """Whether `a` allows all that `b` allows."""
    return a.scale == b.scale and a.low <= b.low and b.high <= a.high


@lru_cache(maxsize=CACHED_VALUES)
def interval(value: Value) -> Interval | None:
    """What the value allows as stated, None where it has no scale (a title) or knows no end.

    Scales: `time` and `age` and `duration` in days, `money:EUR`, `share` in percent, `count`,
    `ordinal`, `score`, or the base unit of a quantity.
    """
    if isinstance(value, DateValue):
        found = _date_interval(value)
    elif isinstance(value, CountValue):
        found = _count_interval(value)
    else:
        return None
    return found if found is not None and found.known else None


@lru_cache(maxsize=CACHED_VALUES)
def rounded_interval(value: Value) -> Interval | None:
    """What the value allows if its number was rounded to the digits that it shows.

    `7,000` may stand for 6,850 and `22 km` for 22.2. The band is half a unit of the last digit that is
    not a final zero, on both sides, added to what the value allows anyway. None as in `interval`.
    """
    exact = interval(value)
    if exact is None or not isinstance(value, CountValue) or value.number is None:
        return exact
    half = last_place(value.number) / 2
    ends = _count_interval(value.model_copy(update={"low": value.number - half, "high": value.number + half}))
    if ends is None:
        return exact
    return Interval(exact.scale, min(exact.low, ends.low), max(exact.high, ends.high))


@lru_cache(maxsize=CACHED_VALUES)
def anywhere_interval(value: Value) -> Interval | None:
    """What a date allows wherever on Earth it was told: without a zone it may lie 14 hours earlier or 12 later."""
    exact = interval(value)
    if exact is None or not isinstance(value, DateValue) or exact.scale != "time" or is_zoned(value):
        return exact
    return Interval(exact.scale, exact.low - EAST, exact.high + WEST)


def last_place(number: float) -> float:
    """The unit of the last digit that is not a final zero: 10 of 24,560, 0.1 of 112.6, 1 of 0."""
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return float(Decimal(1).scaleb(exponent)) if number and isinstance(exponent, int) else 1.0


def significant_digits(number: float) -> int:
    """How many digits it shows without leading and final zeros: 2 of 7,500, 4 of 12,570."""
    return len(Decimal(repr(number)).normalize().as_tuple().digits)


def quantity_of(value: Value) -> str:
    """What kind of value it is, as a rule file's `quantity` names it."""
    if isinstance(value, CountValue):
        return value.quantity
    if isinstance(value, DateValue):
        return "age" if value.age else value.type.lower()
    return "title"


def _date_interval(value: DateValue) -> Interval | None:
    if value.type == "SET" or (value.low is None and value.high is None):
        return None
    try:
        low, high = bounds(value)
    except ValueError:  # a plug-in's odd string knows nothing
        return None
    if value.type == "DURATION":
        return Interval("age" if value.age else "duration", low, high)
    return Interval("time", low, max(low, high - INSTANT))


def _count_interval(value: CountValue) -> Interval | None:
    low = -math.inf if value.low is None else value.low
    high = math.inf if value.high is None else value.high
    if value.low is None and value.high is None:
        if value.number is None or value.approximation != "=":
            return None
        low = high = value.number
    if value.quantity == "money":
        return Interval(f"money:{value.unit or '?'}", low, high)
    if value.quantity in {"percent", "ratio"}:
        factor = 100.0 if value.quantity == "ratio" and value.unit != "percent" else 1.0
        return Interval("share", low * factor, high * factor)
    if value.quantity == "age":
        return Interval("age", low * YEAR, high * YEAR)
    return _measured(value, low, high)


def _measured(value: CountValue, low: float, high: float) -> Interval:
    if value.unit is None:
        return Interval(value.quantity, low, high)
    base = _base(value.unit)
    if base is None:
        return Interval(f"{value.quantity}:{value.unit}", low, high)
    if value.unit in _loose():
        least, most = _loose()[value.unit]
        return Interval(base[2], low * least, high * most)
    zero, factor, dimension = base
    if dimension == "[time]":
        return Interval("duration", low * factor / SECONDS_A_DAY, high * factor / SECONDS_A_DAY)
    return Interval(dimension, zero + low * factor, zero + high * factor)


@cache
def _loose() -> dict[str, tuple[float, float]]:
    """Of the units that are written for several, the least and the largest in the base unit."""
    found = {}
    for unit, meant in lexicon("units")["loose"].items():
        factors = [base[1] for one in meant if (base := _base(one)) is not None]
        found[unit] = min(factors), max(factors)
    return found


@cache
def _base(unit: str) -> tuple[float, float, str] | None:
    """A unit as zero point, factor and dimension of its base unit; None for one that is not known."""
    try:
        zero, dimension = to_base(0.0, unit)
        one, _ = to_base(1.0, unit)
    except ValueError:
        return None
    return zero, one - zero, dimension
