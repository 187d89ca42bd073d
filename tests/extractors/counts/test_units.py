"""Units: every name in the lexicon is known to the units library, and conversion goes there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extractors.counts.base_units import base_of
from claimcheck.extractors.counts.units import convert, kind_of, library_base, to_base, unit_at
from claimcheck.lexicon import lexicon

UNITS = [unit for group, units in lexicon("units").items() if group != "define" for unit in units]


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_known(unit: str) -> None:
    number, dimension = to_base(1.0, unit)
    assert isinstance(number, float)
    assert dimension


@pytest.mark.parametrize("unit", sorted(set(UNITS) - {"decibel"}))
@pytest.mark.parametrize("number", [0.0, 1.0, 37.25, -12.0, 2.5e9])
def test_the_table_says_what_the_units_library_does(unit: str, number: float) -> None:
    (told, dimension), (known, other) = to_base(number, unit), library_base(number, unit)
    assert base_of(unit) is not None
    assert told == pytest.approx(known, rel=1e-12)
    # the library's order of dimensions changes from run to run
    assert sorted(dimension) == sorted(other)


def test_what_is_no_multiple_is_not_in_the_table() -> None:
    assert base_of("decibel") is None


@pytest.mark.parametrize(
    ("number", "unit", "base", "dimension"),
    [
        (1, "mile", 1609.344, "[length]"),
        (1, "nautical_mile", 1852, "[length]"),
        (36, "kilometer_per_hour", 10, "[length] / [time]"),
        (0, "degree_Celsius", 273.15, "[temperature]"),
        (2, "square_kilometer", 2e6, "[length] ** 2"),
        (1, "hectare", 1e4, "[length] ** 2"),
        (5, "cubic_meter_per_second", 5, "[length] ** 3 / [time]"),
        (1, "metric_ton", 1000, "[mass]"),
        (2, "decade", 20 * 31557600, "[time]"),
    ],
)
def test_base(number: float, unit: str, base: float, dimension: str) -> None:
    assert to_base(number, unit) == (pytest.approx(base), dimension)


@given(
    st.floats(-1e6, 1e6, allow_nan=False),
    st.sampled_from(
        [("kilometer", "mile"), ("degree_Celsius", "degree_Fahrenheit"), ("acre", "hectare"), ("knot", "mile_per_hour")]
    ),
)
def test_there_and_back(number: float, pair: tuple[str, str]) -> None:
    assert convert(convert(number, *pair), pair[1], pair[0]) == pytest.approx(number, abs=1e-6)


def test_unknown_units_and_other_dimensions_are_refused() -> None:
    with pytest.raises(ValueError, match="no such unit"):
        to_base(1, "parsnip")
    with pytest.raises(ValueError, match="cannot convert"):
        convert(1, "meter", "kilogram")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 km", "kilometer"),
        ("12 sq km", "square_kilometer"),
        ("6-mile", "mile"),
        ("20 metres per second", "meter_per_second"),
        ("60 miles an hour", "mile_per_hour"),
        ("7.62mm", "millimeter"),
        ("5 t", "metric_ton"),
        ("46,000 gross tons", "register_ton"),
        ("12 seconds", "second"),
        ("5 in June", None),
        ("90 people", None),
        ("12 mattresses", None),
        ("3 lions", None),
    ],
)
def test_unit_at(text: str, unit: str | None) -> None:
    position = next(i for i, c in enumerate(text) if c in " -m" and i > 0)
    found = unit_at(text, position, digits=True)
    assert (found and found[1]) == unit


def test_kinds() -> None:
    assert kind_of("year") == "duration"
    assert kind_of("metric_ton_per_hectare") == "rate"
