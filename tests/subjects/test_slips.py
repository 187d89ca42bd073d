"""Digits as they are written, and two of them that changed places."""

from __future__ import annotations

import pytest

from claimcheck.subjects.slips import date_slip, digits_of, exchanged, significant


@pytest.mark.parametrize(
    ("number", "digits", "telling"),
    [
        (61_000, "61000", 2),
        (4.6, "4.6", 2),
        (402, "402", 3),
        (1.2e12, "1200000000000", 2),
        (-12, "-12", 2),
        (-0.5, "-0.5", 1),
        (1e-7, "0.0000001", 1),
        (100, "100", 1),
        (0, "0", 0),
    ],
)
def test_digits(number: float, digits: str, telling: int) -> None:
    assert digits_of(number) == digits
    assert significant(digits) == telling


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (402, 420, True),
        (4.6, 6.4, True),
        (1.2e12, 2.1e12, True),
        (1e12, 1e21, False),
        (4312, 4213, False),
        (-12, -21, True),
        (-12, 21, False),
        (-12, 12, False),
        (-120, -12, False),
    ],
)
def test_exchanged(one: float, other: float, slip: bool) -> None:
    assert exchanged(digits_of(one), digits_of(other)) is slip
    assert exchanged(digits_of(other), digits_of(one)) is slip


def test_another_year_or_month_of_the_same_day() -> None:
    assert date_slip("1782", "1728")
    assert date_slip("2011-01-09", "2012-01-09")
    assert not date_slip("2011-01-09", "2012-03-09")
    assert not date_slip("XXXX-01-09", "2012-01-09"), "a year that is not told is no other one"
    assert date_slip("XXXX-01-09", "2012-02-09")
