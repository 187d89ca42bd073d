"""Features of a pair of claims that compare their values: dates with dates, numbers with numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimcheck.extractors.dates.pieces import days_between, nearest, tell_the_same
from claimcheck.subjects.pairs import ones
from claimcheck.subjects.slips import date_slip, exchanged, significant

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from claimcheck.extractors.dates.pieces import Pieces
    from claimcheck.subjects.pairs import Pairs
    from claimcheck.subjects.table import Numbers, Truths

    Ends = tuple[Numbers, Numbers]

#: the days in which two dates of one event commonly differ when articles disagree
NEAR_DAYS = 800.0
#: and those in which two bare years do
NEAR_YEARS_DAYS = 8000.0
#: and those in which two days of one event do
CLOSE_DAYS = 40.0
#: how far beyond an open end (`until 1904`, `more than 60`) another value still tells that they agree
LOOSE_DAYS, LOOSE_SHARE = 366.0, 0.5
#: numbers up to this are told of anything
SMALL_NUMBER = 10
#: so many digits are of one thing alone
ENOUGH_DIGITS = 4
#: what a length of time says of what it is told of, and a date of so many characters: a year, a month
_LENGTH = 0.2
_FINENESS = {len("1782"): 0.25, len("1782-11"): 0.5}


def in_part(pairs: Pairs) -> Truths:
    """Whether one of the two is a date that tells no more than a place in the year, or an hour."""
    a, b = pairs.flags("in_part")
    return a | b


def comparable(pairs: Pairs) -> Truths:
    """Whether the values of each pair can be compared at all: an hour and a year cannot."""
    return ~in_part(pairs) | np.isfinite(_gap_in_part(pairs))


def time(pairs: Pairs) -> Numbers:
    """1 where the times that two counts hold for meet, -1 where they do not, 0 where one is not told."""
    low_a, high_a, low_b, high_b = pairs.bounds("scope")
    meet = np.where((low_a <= high_b) & (low_b <= high_a), 1.0, -1.0)
    return np.where(np.isnan(low_a) | np.isnan(low_b), 0.0, meet)


def time_of_telling(pairs: Pairs) -> Numbers:
    """As `time`, a count without a time of its own holding for the day its article was published."""
    low_a, high_a, low_b, high_b = pairs.bounds("held")
    gap = np.maximum(np.maximum(low_a - high_b, low_b - high_a), 0.0)
    told = pairs.both("type", "count") & ~np.isnan(low_a) & ~np.isnan(low_b)
    return np.where(told, 1.0 - 2.0 * np.minimum(gap / NEAR_DAYS, 1.0), 0.0)


def ordinal(pairs: Pairs) -> Numbers:
    """1 for ranks and numbers in a row, which neighbours have too."""
    return ones(pairs.both("quantity", "ordinal"))


def money(pairs: Pairs) -> Numbers:
    """1 for amounts of money."""
    return ones(pairs.both("quantity", "money"))


def percent(pairs: Pairs) -> Numbers:
    """1 for percentages."""
    return ones(pairs.both("quantity", "percent"))


def measure(pairs: Pairs) -> Numbers:
    """1 for values with a unit of measure, 0.5 where it is one of what changes by the hour: a wind, a temperature."""
    a, b = pairs.flags("lasting")
    return np.where(pairs.both("quantity", "quantity"), np.where(a & b, 1.0, 0.5), 0.0)


def age(pairs: Pairs) -> Numbers:
    """1 for two ages, 0.5 where one is."""
    a, b = pairs.of("age")
    return (a + b) / 2


def length(pairs: Pairs) -> Numbers:
    """1 for two lengths of time that are no ages."""
    a, b = pairs.flags("length")
    return ones(a & b)


def unit(pairs: Pairs) -> Numbers:
    """1 where both values are measured in one dimension, 0 where they are bare numbers or differ."""
    told_a, told_b = pairs.told("unit")
    measured = np.where(pairs.both("quantity", "quantity"), ones(pairs.same("dimension")), 0.3)
    return np.where(told_a & told_b, np.where(pairs.same("unit"), 1.0, measured), 0.0)


def magnitude(pairs: Pairs) -> Numbers:
    """1 for values of one size, towards 0 as they differ by orders of magnitude or by years."""
    return np.where(pairs.both("type", "date"), _date_nearness(pairs), _count_nearness(*pairs.of("middle")))


def agree(pairs: Pairs) -> Numbers:
    """1 where one value can satisfy both claims, 0.5 where it can only because one of them has an open end."""
    low_a, high_a, low_b, high_b = pairs.bounds("ends")
    a, b = (low_a, high_a), (low_b, high_b)
    dates_meet = (low_a < high_b) & (low_b < high_a)
    dates = np.where(dates_meet, _loosely(a, b, np.full(len(pairs), LOOSE_DAYS)), 0.0)
    dates = np.where(in_part(pairs), _gap_in_part(pairs) == 0.0, dates)
    return np.where(pairs.both("type", "date"), dates, _counts_agree(pairs, a, b))


def same_value(pairs: Pairs) -> Numbers:
    """1 where both tell the very same date or number, which chance seldom makes; small numbers say half."""
    number, other = pairs.of("number")
    known, known_too = pairs.told("unit")
    alike = (number == other) & (pairs.same("unit") | ~(known | known_too))
    telling = np.where(known | (number > SMALL_NUMBER), 1.0, 0.5)
    dates = np.where(in_part(pairs), _in_part(pairs, _as_told), ones(pairs.same("timex")))
    return np.where(pairs.both("type", "date"), dates, np.where(alike, telling, 0.0))


def telling(pairs: Pairs) -> Numbers:
    """How seldom chance makes two values one, by the less telling of both: 0 for two or three, 1 for 18,240, a day."""
    return np.where(pairs.both("type", "date"), pairs.by("timex", _less_telling_date), pairs.by("digits", _less_digits))


def slip(pairs: Pairs) -> Numbers:
    """1 where one value is the other with two neighbouring digits exchanged, or another year of the same day."""
    return np.maximum(pairs.by("timex", date_slip), pairs.by("digits", exchanged))


def one_open(pairs: Pairs) -> Numbers:
    """1 where one of the values has an open end (`by 2023`, `more than 60`) and the other none."""
    a, b = pairs.flags("is_open")
    return ones(a != b)


def closeness(pairs: Pairs) -> Numbers:
    """1 for dates of one day, towards 0 over a few months."""
    return np.where(pairs.both("type", "date"), np.exp(-_gap(pairs) / CLOSE_DAYS), 0.0)


def grain(pairs: Pairs) -> Numbers:
    """1 where both dates are told as finely, 0 where one is a year and the other a day."""
    return np.where(in_part(pairs), _in_part(pairs, _as_fine), pairs.by("timex", _as_long))


def _gap(pairs: Pairs) -> Numbers:
    """How far apart two values are, in days if they are dates."""
    low_a, high_a, low_b, high_b = pairs.bounds("ends")
    whole = np.maximum(np.maximum(low_a - high_b, low_b - high_a), 0.0)
    return np.where(in_part(pairs), _gap_in_part(pairs), whole)


def _gap_in_part(pairs: Pairs) -> Numbers:
    return _in_part(pairs, days_between)


def _in_part(pairs: Pairs, function: Callable[[Any, Any], float]) -> Numbers:
    """A function of what two dates tell without a year or a day; 0 of pairs that tell both."""
    found, wanted = np.zeros(len(pairs)), in_part(pairs)
    if wanted.any():  # hardly ever
        found[wanted] = pairs.where(wanted).by("pieces", function)
    return found


def _date_nearness(pairs: Pairs) -> Numbers:
    gap = _gap(pairs)
    scale = np.where(pairs.by("timex", _both_years) > 0, NEAR_YEARS_DAYS, NEAR_DAYS)
    return np.where(np.isfinite(gap), np.exp(-gap / scale), 0.5)


def _count_nearness(a: Numbers, b: Numbers) -> Numbers:
    known = (a > 0) & (b > 0)
    ratio = np.divide(a, b, out=np.ones(len(a)), where=known)
    return np.where(known, np.exp(-np.abs(np.log(ratio))), 0.5)


def _counts_agree(pairs: Pairs, a: Ends, b: Ends) -> Numbers:
    (low_a, high_a), (low_b, high_b) = a, b
    known, known_too = pairs.told("unit")
    told = ~((np.isinf(low_a) & np.isinf(high_a)) | (np.isinf(low_b) & np.isinf(high_b))) & (known == known_too)
    least = np.maximum(np.maximum(np.abs(low_a), np.abs(low_b)), 1.0)
    # two rounded numbers whose bands only touch, as those of 5 and 6 million do, are two
    touch = (low_a < high_a) & (low_b < high_b) & ((low_a == high_b) | (low_b == high_a))
    meet = told & (low_a <= high_b) & (low_b <= high_a) & ~touch
    scores = (low_a == low_b) & (high_a == high_b)
    return np.where(pairs.both("quantity", "score"), scores, np.where(meet, _loosely(a, b, LOOSE_SHARE * least), 0.0))


def _loosely(a: Ends, b: Ends, reach: Numbers) -> Numbers:
    """1, or 0.5 where only an open end farther than `reach` from the other value lets them meet."""
    loose: Truths = np.zeros(len(reach), bool)
    for (low, high), (other_low, other_high) in ((a, b), (b, a)):
        with np.errstate(invalid="ignore"):  # both ends open: neither is asked
            loose |= np.isinf(high) & ~np.isinf(low) & (other_low > low + reach)
            loose |= np.isinf(low) & ~np.isinf(high) & (other_high < high - reach)
    return np.where(loose, 0.5, 1.0)


def _less_telling_date(a: str, b: str) -> float:
    """By how finely the dates are told; a length of time says less."""
    return min(_LENGTH if date.startswith("P") else _FINENESS.get(len(date), 1.0) for date in (a, b))


def _less_digits(a: str, b: str) -> float:
    """By how many digits the numbers have without noughts at the ends; nothing up to ten."""
    told = (0.0 if len(digits) == 1 else min(significant(digits) / ENOUGH_DIGITS, 1.0) for digits in (a, b))
    return min(told)


def _as_told(a: Pieces, b: Pieces) -> float:
    return 1.0 if tell_the_same(a, b) else 0.0


def _as_fine(a: Pieces, b: Pieces) -> float:
    arcs = nearest(a, b)
    return 1.0 if arcs is not None and len({round(high - low, 3) for low, high in arcs}) == 1 else 0.0


def _as_long(a: str, b: str) -> float:
    return 1.0 if len(a) == len(b) else 0.0


def _both_years(a: str, b: str) -> float:
    return 1.0 if len(a) == len(b) == len("1782") else 0.0
