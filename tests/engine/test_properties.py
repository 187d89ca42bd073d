# ruff: noqa: E501 - a strategy is one line
"""What must hold for any values: vaguer texts never make a conflict, and the order of two articles is no evidence."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.engine import builtin_rules
from claimcheck.engine.judge import decide_pair
from claimcheck.models import Claim, CountValue, DateValue
from tests.engine.factories import claim, pair

RULES = builtin_rules()
FEW = settings(max_examples=300, deadline=None)
MODALITIES = st.sampled_from(["happened", "happened", "planned", "alleged", "denied", "feared"])
FRAMES = st.fixed_dictionaries(
    {
        "event_class": st.sampled_from([None, "die", "born", "found", "seat"]),
        "thing": st.sampled_from([None, "person", "seat"]),
        "modifiers": st.sampled_from([(), ("female",), ("new",)]),
        "of": st.sampled_from([None, "the fleet"]),
        "since": st.sampled_from([None, "1934", "2010-02-20"]),
        "modality": MODALITIES,
    }
)
PUBLISHED = st.tuples(*[st.sampled_from([None, "2010-03-01", "2010-03-09", "2016-01-01"])] * 2)
NUMBERS = st.one_of(st.integers(0, 60), st.integers(0, 20_000), st.sampled_from([100, 1200, 7000, 6850, 44.7, 45, 0.5]))
UNITS = st.sampled_from(
    [("count", None), ("money", "EUR"), ("money", "USD"), ("percent", None), ("quantity", "meter"), ("quantity", "foot"), ("ordinal", None)]
)  # fmt: skip
DAYS = st.dates(dt.date(2009, 1, 1), dt.date(2011, 12, 31))


@st.composite
def counts(draw: st.DrawFn, id: str) -> Claim:
    number = float(draw(NUMBERS))
    quantity, unit = draw(UNITS)
    ends = draw(st.sampled_from([(number, number), (number, None), (None, number), (number * 0.9, number * 1.1)]))
    value = CountValue(number=number, low=ends[0], high=ends[1], quantity=quantity, unit=unit)
    return claim(id, value, **draw(FRAMES))


@st.composite
def dates(draw: st.DrawFn, id: str) -> Claim:
    low, high = sorted([draw(DAYS), draw(DAYS)]) if draw(st.booleans()) else [draw(DAYS)] * 2
    value = DateValue(low=low.isoformat(), high=high.isoformat(), timex=low.isoformat())
    return claim(id, value, **draw(FRAMES))


@st.composite
def lengths(draw: st.DrawFn, id: str) -> Claim:
    low, more = draw(st.integers(1, 400)), draw(st.sampled_from([0, 0, 5, 60]))
    unit = draw(st.sampled_from("DW"))
    value = DateValue(
        low=f"P{low}{unit}",
        high=f"P{low + more}{unit}",
        timex=f"P{low}{unit}",
        type="DURATION",
        age=draw(st.booleans()),
    )
    return claim(id, value, **draw(FRAMES))


PAIRS = st.one_of(*(st.tuples(kind("a#1"), kind("b#1")) for kind in (counts, dates, lengths)))


def verdict(a: Claim, b: Claim, published: tuple[str | None, str | None]) -> tuple[str, str] | None:
    decision = decide_pair(pair(a, b, published), RULES)
    return None if decision is None else (decision.rule.id, decision.rung.verdict)


def widened(made: Claim, data: st.DataObject) -> Claim:
    """The same claim, told more vaguely: either end may lie further out, or be left open."""
    value = made.value
    if isinstance(value, CountValue):
        low = None if value.low is None or data.draw(st.booleans()) else value.low - data.draw(st.integers(0, 5000))
        high = None if value.high is None or data.draw(st.booleans()) else value.high + data.draw(st.integers(0, 5000))
        return made.model_copy(
            update={"value": value.model_copy(update={"low": low, "high": high, "approximation": "~"})}
        )
    assert isinstance(value, DateValue)
    by = data.draw(st.integers(0, 300))
    if value.type == "DURATION":
        number, unit = int((value.high or "P1D")[1:-1]), (value.high or "P1D")[-1]
        high = data.draw(st.sampled_from([None, f"P{number + by}{unit}"]))
        return made.model_copy(update={"value": value.model_copy(update={"high": high})})
    low = (dt.date.fromisoformat(value.low or "") - dt.timedelta(by)).isoformat()
    wider = {"low": data.draw(st.sampled_from([low, None]))}
    return made.model_copy(update={"value": value.model_copy(update=wider)})


@FEW
@given(PAIRS, PUBLISHED, st.data())
def test_a_vaguer_value_never_makes_a_conflict(pair_of, published, data):
    a, b = pair_of
    before = verdict(a, b, published)
    if before is None or before[1] != "conflict":
        for vaguer in ((widened(a, data), b), (a, widened(b, data))):
            after = verdict(*vaguer, published)
            assert after is None or after[1] != "conflict"


@FEW
@given(PAIRS, PUBLISHED)
def test_the_order_of_the_two_does_not_matter(pair_of, published):
    a, b = pair_of
    assert verdict(a, b, published) == verdict(b, a, published[::-1])


@FEW
@given(PAIRS, PUBLISHED)
def test_the_names_of_the_articles_do_not_matter(pair_of, published):
    a, b = pair_of
    renamed = (a.model_copy(update={"id": "z#1", "document": "z"}), b)
    assert verdict(*renamed, published) == verdict(a, b, published)


@FEW
@given(PAIRS, PUBLISHED)
def test_one_value_never_conflicts_with_itself(pair_of, published):
    a, b = pair_of
    twin = b.model_copy(update={"value": a.value})
    found = verdict(a, twin, published)
    assert found is None or found[1] != "conflict"
