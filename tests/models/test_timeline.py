"""Values on one line: instants, lengths, grains."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import DateValue
from claimcheck.models.timeline import bounds, day_number, grain, instant, is_zoned, length

DAYS = st.dates(min_value=dt.date(1, 1, 1))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("0001-01-01", "0001-01-01", (0.0, 1.0)),
        ("0000-12-31", "0000-12-31", (-1.0, 0.0)),
        ("1947-05-01", "1947-05-31", (dt.date(1947, 5, 1).toordinal() - 1, dt.date(1947, 5, 31).toordinal())),
        (None, "0001-01-02", (-math.inf, 2.0)),
        ("0001-01-02", None, (1.0, math.inf)),
        (None, None, (-math.inf, math.inf)),
    ],
)
def test_bounds_of_dates(low: str | None, high: str | None, expected: tuple[float, float]) -> None:
    assert bounds(DateValue(low=low, high=high)) == expected


def test_a_zoned_time_is_moved_to_utc() -> None:
    told = DateValue(type="TIME", low="2021-07-08T23:40:00+08:00", high="2021-07-08T23:40:59+08:00")
    same = DateValue(type="TIME", low="2021-07-08T15:40:00Z", high="2021-07-08T15:40:59Z")
    assert bounds(told) == bounds(same)
    assert is_zoned(told)
    assert not is_zoned(DateValue(type="TIME", low="2021-07-08T23:40:00"))


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("P6W", "P8W", (42.0, 56.0)),
        ("P1M", "P1M", (28.0, 31.0)),
        ("P1Y", "P1Y", (365.0, 366.0)),
        ("P12M", "P12M", (365.0, 366.0)),
        ("PT36H", "PT36H", (1.5, 1.5)),
        (None, "PT12H", (0.0, 0.5)),
        ("P2D", None, (2.0, math.inf)),
    ],
)
def test_bounds_of_lengths(low: str | None, high: str | None, expected: tuple[float, float]) -> None:
    assert bounds(DateValue(type="DURATION", low=low, high=high)) == expected


@pytest.mark.parametrize(
    ("timex", "expected"),
    [
        ("2021-03-02", "day"), ("XXXX-WXX-2", "day"), ("2021-03", "month"), ("XXXX-10", "month"), ("2021", "year"),
        ("BC0043", "year"), ("FY2021", "year"), ("198", "decade"), ("19", "century"), ("2021-W14", "week"),
        ("2021-W14-WE", "week"), ("2021-SU", "season"), ("2021-Q3", "season"), ("2021-03-02TMO", "hour"),
        ("2021-03-02T23:40", "minute"), ("2021-03-02T23:40Z", "minute"), ("T18:00", "minute"),
        ("PT6H", "hour"), ("P2Y", "year"), ("PT30M", "minute"), ("P30M", "month"), ("P2.5Y", "year"),
        ("PRESENT_REF", None), (None, None),
    ],
)  # fmt: skip
def test_grain(timex: str | None, expected: str | None) -> None:
    assert grain(DateValue(timex=timex)) == expected


@pytest.mark.parametrize("text", ["", "2021-13", "yesterday", "P", "2021-03-02T"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        instant(text)
    with pytest.raises(ValueError, match="ISO 8601"):
        length(text)


@given(DAYS)
def test_days_count_as_the_standard_library_counts(day: dt.date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal() - 1
    assert instant(day.isoformat()) == (day.toordinal() - 1, day.toordinal())


@given(st.integers(-9999, 9998), st.integers(1, 12), st.integers(1, 28))
def test_days_follow_one_another_before_christ_too(year: int, month: int, day: int) -> None:
    assert day_number(year, month, day + 1 if day < 28 else day) - day_number(year, month, day) == (day < 28)
    assert day_number(year + 400, month, day) - day_number(year, month, day) == 146_097


@given(DAYS, DAYS)
def test_bounds_keep_the_order_and_a_wider_value_holds_a_narrower(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    inner, outer = DateValue(low=f"{first}", high=f"{first}"), DateValue(low=f"{first}", high=f"{last}")
    assert bounds(outer)[0] <= bounds(inner)[0] < bounds(inner)[1] <= bounds(outer)[1]


@given(st.integers(0, 5000), st.sampled_from("YMWD"))
def test_lengths_grow_with_their_number(number: int, unit: str) -> None:
    shorter, longer = length(f"P{number}{unit}"), length(f"P{number + 1}{unit}")
    assert shorter[0] <= shorter[1]
    assert shorter[0] <= longer[0]
    assert shorter[1] <= longer[1]
