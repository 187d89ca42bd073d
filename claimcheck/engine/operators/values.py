"""Operators on the values of a pair: do the intervals meet, and if not, by how much."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from claimcheck.engine.cases import Case, Pair, published_day, time_between
from claimcheck.engine.intervals import (
    INSTANT,
    YEAR,
    Interval,
    anywhere_interval,
    contains,
    gap,
    interval,
    meet,
    quantity_of,
    rounded_interval,
    significant_digits,
)
from claimcheck.engine.operators.registry import operator
from claimcheck.extractors.concepts import thing_excludes
from claimcheck.extractors.dates.pieces import is_in_part, nearest, pieces_of
from claimcheck.models import Claim, CountValue, DateValue, DocumentInfo, Value
from claimcheck.models.timeline import grain, is_zoned
from claimcheck.subjects.slips import digits_of, exchanged, significant

Share = Annotated[float, Field(ge=0, le=1)]
Factor = Annotated[float, Field(gt=1)]
Days = Annotated[float, Field(ge=0)]
Hours = Annotated[float, Field(ge=0)]
Digits = Annotated[int, Field(ge=2)]

#: a number that shows fewer digits than this may be rounded; `20` of `24` is not, `7,000` of `6,850` is
ROUND_DIGITS = 3
#: the length of each grain of time in days
GRAIN_DAYS = {
    "second": 1 / 86_400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 31.0,
    "season": 92.0, "year": 366.0, "decade": 3653.0, "century": 36_525.0,
}  # fmt: skip


@operator("otherwise")
def otherwise(case: Case) -> bool:
    """Always holds: the last rung of a ladder."""
    return True


@operator("overlap")
def overlap(pair: Pair) -> bool:
    """One value can satisfy both: `about 1,200` and 1,187, `May 1947` and the 12th of that month."""
    ends = ends_of(pair)
    return ends is not None and meet(*ends)


@operator("vaguer")
def vaguer(pair: Pair) -> bool:
    """One of the values holds the other and more: `in 1947` and `12 May 1947`."""
    ends = ends_of(pair)
    if ends is None or ends[0] == ends[1]:
        return False
    return contains(*ends) or contains(ends[1], ends[0])


@operator("loosely_bounded")
def loosely_bounded(pair: Pair, *, factor: Factor = 2.0) -> bool:
    """They meet only because one has no upper or lower end, and the other lies far off.

    `more than 60` allows 64 and 640: beyond `factor` times its known end it tells nothing of the other.
    For dates, which have no zero, any value beyond an open end is far off once a year lies between.
    """
    ends = ends_of(pair)
    if ends is None or not meet(*ends):
        return False
    return _far(ends[0], ends[1], factor) or _far(ends[1], ends[0], factor)


@operator("either_open")
def either_open(pair: Pair) -> bool:
    """One of the two states no value that could be compared (`several`, `some time later`)."""
    return ends_of(pair) is None


@operator("told_in_part")
def told_in_part(pair: Pair) -> bool:
    """One of them tells a day without its year, or an hour without its day: `on 9 October`, `at half past four`."""
    return is_in_part(pair.a) or is_in_part(pair.b)


@operator("in_part_and_far")
def in_part_and_far(pair: Pair, *, days: Days = 31.0, hours: Hours = 4.0) -> bool:
    """One leaves out its year or its day, and what both tell is far apart, or no finer than a month.

    Nothing but their sentences tells that they are of one year or one day; so far apart they hardly are.
    """
    ends = ends_of(pair)
    if ends is None or not told_in_part(pair):
        return False
    of_hours = "day" in {pieces_of(claim).alone for claim in (pair.a, pair.b)}
    vague = max(end.width for end in ends) > (hours / 24 if of_hours else 1.0)
    return vague or gap(*ends) > (hours / 24 if of_hours else days)


@operator("in_part_and_unsure")
def in_part_and_unsure(pair: Pair, *, score: Share) -> bool:
    """One leaves out its year or its day, and the linker is less sure than `score` that they are of one thing."""
    return told_in_part(pair) and link_below(pair, score=score)


@operator("units_differ_in_kind")
def units_differ_in_kind(pair: Pair) -> bool:
    """The values stand on different scales, such as metres and hours, or days and dates."""
    a, b = interval(pair.a.value), interval(pair.b.value)
    return a is not None and b is not None and a.scale != b.scale


@operator("dimensions_differ")
def dimensions_differ(pair: Pair) -> bool:
    """Two measures along dimensions that exclude each other: a length and a width, a height and a depth."""
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, CountValue) and isinstance(b, CountValue)) or a.dimension is None or b.dimension is None:
        return False
    return thing_excludes(a.dimension, b.dimension)


@operator("currency_differs")
def currency_differs(pair: Pair) -> bool:
    """Two amounts of money in two currencies, or one whose currency is not told."""
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, CountValue) and isinstance(b, CountValue)):
        return False
    return a.quantity == b.quantity == "money" and (a.unit != b.unit or a.unit is None)


@operator("converted_overlap")
def converted_overlap(pair: Pair) -> bool:
    """Told in two units, they meet once each is given the rounding that its digits show."""
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, CountValue) and isinstance(b, CountValue)) or a.unit == b.unit:
        return False
    return _rounded_meet(pair)


@operator("digits_exchanged")
def digits_exchanged(pair: Pair, *, digits: Digits = 3, within: Share = 0.15, days: Days = 1096.0) -> bool:
    """One number is the other with two neighbouring digits exchanged: 4,312 and 4,132.

    A slip of the pen is likelier than that a number changed so, where they show `digits` digits, and differ by no
    more than the share `within` or hold for times at most `days` apart: 13,000 in 1985 and 31,000 in 2015 is growth.
    """
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, CountValue) and isinstance(b, CountValue)) or a.number is None or b.number is None:
        return False
    first, second = digits_of(a.number), digits_of(b.number)
    if max(significant(first), significant(second)) < digits or not exchanged(first, second):
        return False
    apart = time_between(pair)
    return apart is None or apart <= days or within_tolerance(pair, tolerance=within)


@operator("rounds_to")
def rounds_to(pair: Pair) -> bool:
    """One number is the other, rounded: `7,000` for 6,850, `45 percent` for 44.7.

    The rounder of the two must show fewer digits, and those it leaves out must be at least two of a
    whole number, or decimals: 20 is not taken for a rounded 24.
    """
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, CountValue) and isinstance(b, CountValue)):
        return False
    return _rounds(a, b) or _rounds(b, a)


@operator("within_tolerance")
def within_tolerance(pair: Pair, *, tolerance: Share = 0.0) -> bool:
    """The gap between the values is at most this share of the larger of their nearest ends (0.02: two percent)."""
    ends = ends_of(pair)
    if ends is None or ends[0].scale != ends[1].scale:
        return False
    lower, upper = sorted(ends, key=lambda end: (end.low, end.high))
    distance = gap(lower, upper)
    return distance <= tolerance * max(abs(lower.high), abs(upper.low))


@operator("magnitudes_differ")
def magnitudes_differ(pair: Pair, *, factor: Factor = 4.0) -> bool:
    """One number is more than `factor` times the other: most likely they count different things.

    Goes by the number as stated, of a range by its outer ends, so that a vaguer value is no nearer.
    """
    first, second = _outer(pair.a.value), _outer(pair.b.value)
    if first is None or second is None or first[2] != second[2]:
        return False
    return max(first[1], second[1]) > factor * max(min(first[0], second[0]), 0.0)


@operator("days_apart")
def days_apart(pair: Pair, *, at_most: Days) -> bool:
    """At most so many days lie between two dates told to the day, or two lengths of time.

    A month or a year that another follows is no near miss.
    """
    ends = ends_of(pair)
    if ends is None or ends[0].scale != ends[1].scale or ends[0].scale not in {"time", "duration", "age"}:
        return False
    if ends[0].scale == "time" and max(end.width for end in ends) > 1.0:
        return False
    return gap(*ends) <= at_most


@operator("hours_meet")
def hours_meet(pair: Pair) -> bool:
    """Both tell an hour, one of them without its day, and the two can be one: `2.10 a.m. on Wednesday`, `about two`."""
    spans = [_hours(claim.value) for claim in (pair.a, pair.b)]
    if None in spans or not any(_is_dayless(claim.value) for claim in (pair.a, pair.b)):
        return False
    (low, high), (other_low, other_high) = (span for span in spans if span is not None)
    return low <= other_high and other_low <= high


def _hours(value: Value) -> tuple[str, str] | None:
    """The first and the last moment of an hour that is told, as `02:10:00`; None of any other value."""
    if not isinstance(value, DateValue) or value.type != "TIME" or value.low is None or value.high is None:
        return None
    low, high = (end.partition("T")[2][:8] for end in (value.low, value.high))
    return (low, high) if low and low <= high else None


def _is_dayless(value: Value) -> bool:
    """Whether an hour may be of either of two days, since none is told."""
    if not isinstance(value, DateValue) or value.low is None or value.high is None:
        return False
    return value.type == "TIME" and value.low[:10] < value.high[:10]


@operator("zones_unsure")
def zones_unsure(pair: Pair) -> bool:
    """One time has a zone and the other none, and somewhere on Earth they meet."""
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, DateValue) and isinstance(b, DateValue)) or is_zoned(a) == is_zoned(b):
        return False
    first, second = anywhere_interval(a), anywhere_interval(b)
    return first is not None and second is not None and meet(first, second)


@operator("grain_coarser")
def grain_coarser(pair: Pair, *, units: Share = 1.0) -> bool:
    """One is told in a coarser unit, and they differ by at most `units` of it: `two hours` and 127 minutes."""
    a, b = pair.a.value, pair.b.value
    ends = ends_of(pair)
    if not (isinstance(a, DateValue) and isinstance(b, DateValue)) or ends is None or ends[0].scale != ends[1].scale:
        return False
    first, second = grain(a), grain(b)
    if first is None or second is None or first == second:
        return False
    return gap(*ends) <= units * max(GRAIN_DAYS[first], GRAIN_DAYS[second])


@operator("birth_years_meet")
def birth_years_meet(pair: Pair) -> bool:
    """Counted from their articles' dates, one date of birth gives both ages."""
    first, second = _birth(pair.a, pair.a_document), _birth(pair.b, pair.b_document)
    return first is not None and second is not None and meet(first, second)


@operator("quantities_differ")
def quantities_differ(pair: Pair) -> bool:
    """They are of different kinds: a date and a length of time, a count and a percentage."""
    return quantity_of(pair.a.value) != quantity_of(pair.b.value)


@operator("same_words")
def same_words(pair: Pair) -> bool:
    """Both say it in the same words."""
    return " ".join(pair.a.value_text.casefold().split()) == " ".join(pair.b.value_text.casefold().split())


@operator("link_below")
def link_below(pair: Pair, *, score: Share) -> bool:
    """The linker is less sure than `score` that they are about the same thing."""
    return pair.link.score < score


def ends_of(pair: Pair) -> tuple[Interval, Interval] | None:
    """What the two values allow, where both are on a scale; of what leaves out its year or its day, what both tell."""
    a, b = interval(pair.a.value), interval(pair.b.value)
    if a is not None and b is not None:
        return a, b
    arcs = nearest(pieces_of(pair.a), pieces_of(pair.b))
    if arcs is None:
        return None
    first, second = (Interval("time", low, high - INSTANT) for low, high in arcs)
    return first, second


def _outer(value: Value) -> tuple[float, float, str] | None:
    """The lowest and highest that a count may be meant as, and its scale."""
    ends = interval(value)
    if ends is None or not isinstance(value, CountValue):
        return None
    if value.number is None:
        return ends.low, ends.high, ends.scale
    stated = interval(value.model_copy(update={"low": value.number, "high": value.number}))
    return (stated.low, stated.high, stated.scale) if stated is not None else None


def _birth(claim: Claim, document: DocumentInfo) -> Interval | None:
    ends = interval(claim.value)
    if ends is None or ends.scale != "age" or document.published is None:
        return None
    day = published_day(document)
    # who is 41 may turn 42 tomorrow
    return Interval("time", day - ends.high - YEAR, day - ends.low)


def _far(open_one: Interval, other: Interval, factor: float) -> bool:
    if math.isfinite(open_one.low) == math.isfinite(open_one.high):
        return False
    known = open_one.low if math.isfinite(open_one.low) else open_one.high
    nearest = max(known - other.high, other.low - known, 0.0)
    if other.scale == "time":
        return nearest > 366
    ends = sorted((abs(known), abs(other.low if other.low > known else other.high)))
    return nearest > 0 and ends[1] > factor * ends[0]


def _rounded_meet(pair: Pair) -> bool:
    a, b = rounded_interval(pair.a.value), rounded_interval(pair.b.value)
    return a is not None and b is not None and meet(a, b)


def _is_round(value: CountValue) -> bool:
    number = value.number
    if number is None or value.quantity in {"ordinal", "score"} or abs(number) < 100:
        return False
    return significant_digits(number) < ROUND_DIGITS and number % 100 == 0


def _digits(value: CountValue) -> int:
    """How many significant figures the number shows."""
    return len(f"{value.number:.12g}".replace(".", "").strip("-0")) if value.number is not None else 0


def _rounds(round_one: CountValue, other: CountValue) -> bool:
    """Whether the first shows few enough digits to stand for the other, as that is stated."""
    whole = round_one.number is not None and round_one.number.is_integer()
    broken = other.number is not None and not other.number.is_integer()
    if not (_is_round(round_one) or (whole and broken and round_one.quantity not in {"ordinal", "score"})):
        return False
    if _digits(round_one) == 1 and whole and not broken and _digits(other) == 2:
        return False  # 40 million is no rounded 45 million
    band, stated = rounded_interval(round_one), interval(other)
    return band is not None and stated is not None and meet(band, stated)
