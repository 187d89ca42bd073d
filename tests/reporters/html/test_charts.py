"""The geometry of timelines and charts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import CountValue, DateValue, TitleValue, Value
from claimcheck.reporters.html.charts import MARGIN, MAX_TICKS, Chart, chart
from tests.reporters.html.made import exactly, year

FULL = 100 - MARGIN


def day(text: str) -> DateValue:
    return DateValue(timex=text, low=text, high=text)


def length(text: str, *, age: bool = False) -> DateValue:
    return DateValue(timex=text, low=text, high=text, type="DURATION", age=age)


def drawn(*values: Value) -> Chart | None:
    return chart([(f"value {number}", value) for number, value in enumerate(values)])


def points(*values: Value) -> list[float | None]:
    found = drawn(*values)
    assert found is not None
    return [row.point for row in found.rows]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((exactly(220), exactly(280)), ["220", "240", "260", "280"]),
        ((exactly(12), exactly(15)), ["12", "13", "14", "15"]),
        ((exactly(0.5), exactly(0.7)), ["0.5", "0.6", "0.7"]),
        ((exactly(12), exactly(9000)), ["0", "5,000"]),  # from zero: they lie far apart
        ((exactly(2e9), exactly(2.5e9)), ["2 bn", "2.2 bn", "2.4 bn"]),
        ((exactly(-5), exactly(5)), ["-5", "0", "5"]),
        ((year(1982), year(1984)), ["1982", "1983", "1984"]),
        ((year(1880), year(1984)), ["1900", "1950"]),
        ((day("2021-03-02"), day("2021-03-04")), ["2 Mar 2021", "3 Mar 2021", "4 Mar 2021"]),
        ((day("2021-01-02"), day("2021-04-04")), ["Feb 2021", "Mar 2021", "Apr 2021"]),
        ((length("P6W"), length("P2M")), ["50 days", "60 days"]),
        ((length("P41Y", age=True), length("P44Y", age=True)), ["42 years", "44 years"]),
        ((length("PT90M"), length("PT2H10M")), ["1.5 hours", "1.75 hours", "2 hours"]),
        ((day("-0043-03-15"), day("0014-08-19")), ["40 BC", "20 BC"]),
    ],
)
def test_ticks(values: tuple[Value, ...], ticks: list[str]) -> None:
    found = drawn(*values)
    assert found is not None
    assert [tick.text for tick in found.ticks] == ticks


@pytest.mark.parametrize(
    "values",
    [
        (exactly(12),),
        (exactly(12), exactly(12)),
        (exactly(12), year(1984)),
        (exactly(12, "kilometer"), exactly(12, "kilogram")),
        (exactly(12), CountValue()),
        (TitleValue(role="mayor"), TitleValue(role="deputy mayor")),
        (year(1984), DateValue(type="SET", timex="P1D")),
        (exactly(1e300), exactly(-1e300)),
        (exactly(0), exactly(1e-320)),
    ],
)
def test_nothing_to_draw(values: tuple[Value, ...]) -> None:
    found = drawn(*values)
    assert found is None or len(values) > 1  # never an error


def test_points_lie_in_proportion() -> None:
    assert points(exactly(150), exactly(200), exactly(175)) == [MARGIN, FULL, 50.0]


def test_units_are_brought_together() -> None:
    found = drawn(exactly(1000, "meter"), exactly(2, "kilometer"))
    assert found is not None
    assert found.rows[0].point is not None
    assert found.rows[1].point == FULL
    assert found.ticks == ()  # of which unit would they be?


def test_open_end_runs_to_the_edge() -> None:
    found = drawn(CountValue(number=60, low=60, approximation=">="), exactly(40))
    assert found is not None
    assert (found.rows[0].high, found.rows[0].open_high, found.rows[0].point) == (100.0, True, FULL)


def test_a_year_is_a_stretch_of_days() -> None:
    found = drawn(year(1984), day("1984-06-01"))
    assert found is not None
    assert found.kind == "timeline"
    assert found.rows[0].point is None
    assert found.rows[0].low == MARGIN
    assert found.rows[0].high == FULL
    assert found.rows[1].point is not None


def test_description_tells_the_values() -> None:
    found = chart([("220", exactly(220)), ("280", exactly(280))])
    assert found is not None
    assert found.description == "Chart of values: 220; 280"


numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
counts = st.builds(exactly, numbers)
years = st.integers(1, 9999).map(year)


@given(st.lists(counts, max_size=5) | st.lists(years, max_size=5))
def test_never_off_the_page(values: list[Value]) -> None:
    found = drawn(*values)
    if found is None:
        return
    for row in found.rows:
        assert 0 <= row.low <= row.high <= 100
        assert 0 <= row.label_x <= 100
    for tick in found.ticks:
        assert math.isfinite(tick.x)
        assert MARGIN - 0.01 <= tick.x <= FULL + 0.01
    assert len(found.ticks) <= MAX_TICKS + 1
