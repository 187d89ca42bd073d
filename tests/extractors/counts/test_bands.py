"""Bands: a looser wording allows at least what the exact one says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extractors.counts.bands import band, interval, last_place, precision, significant_figures

NUMBERS = st.one_of(st.integers(1, 10**9).map(float), st.integers(1, 10**6).map(lambda n: n / 10))


@given(NUMBERS, st.sampled_from(["~", "below", "above", "odd", ">", ">=", "<", "<="]))
def test_a_vaguer_wording_holds_the_exact_number(number: float, sign: str) -> None:
    loose = interval(number, 0.0, sign)
    assert loose.low is None or loose.low <= number
    assert loose.high is None or number <= loose.high


@given(NUMBERS)
def test_about_is_wider_than_exact(number: float) -> None:
    about, exact = interval(number, 0.0, "~"), interval(number, 0.0, "=")
    assert (about.low or 0.0) < (exact.low or 0.0)
    assert (exact.high or 0.0) < (about.high or 0.0)


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion"]))
def test_a_scale_word_rounds(mantissa: int, scale: str) -> None:
    size = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]
    half = 0.4 if mantissa == 1 else 0.5  # one million is not one and a half
    assert precision(f"{mantissa} {scale}", mantissa * size, measured=False) == pytest.approx(size * half)


@pytest.mark.parametrize(
    ("number", "figures", "place"),
    [(1200, 2, 100), (1187, 4, 1), (2.5, 2, 0.1), (10, 1, 10), (0, 1, 1), (100_000, 1, 100_000)],
)
def test_roundness(number: float, figures: int, place: float) -> None:
    assert significant_figures(number) == figures
    assert last_place(number) == pytest.approx(place)


def test_round_numbers_are_looser() -> None:
    assert band(1200) > band(1187)
    assert band(1200) >= 1200 - 1187


@pytest.mark.parametrize(
    ("words", "number", "measured", "half"),
    [
        ("220", 220, False, 0),
        ("220", 220, True, 0.5),
        ("23.0", 23, True, 0.05),
        ("1.2 million", 1.2e6, False, 50_000),
        ("38.4bn", 38.4e9, False, 5e7),
        ("half a million", 5e5, False, 125_000),
        ("a hundred", 100, False, 5),
        ("three dozen", 36, False, 6.12),
    ],
)
def test_precision(words: str, number: float, measured: bool, half: float) -> None:
    assert precision(words, number, measured=measured) == pytest.approx(half)
