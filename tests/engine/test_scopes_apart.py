"""Counts that hold for two places or stretches of time, or of which one is only allowed, are no conflict."""

from __future__ import annotations

import pytest

from claimcheck.engine.operators.statements import scopes_differ
from claimcheck.engine.operators.totals import number_is_part
from tests.engine.factories import count, pair

A, B = "a.txt#1", "b.txt#1"
SCOPES = [
    ({"where": "northern district"}, {"where": "southern district"}, True),
    ({"where": "northern district"}, {"where": "kett valley"}, False),
    ({"where": "north"}, {"where": "east"}, True),
    ({"where": "nationwide"}, {"where": "kett county"}, True),
    ({"where": "abroad"}, {"where": "worldwide"}, True),
    ({"where": "arl parish"}, {"where": "lower arl parish"}, False),
    ({"where": "arl parish"}, {}, False),
    ({"period": "first half"}, {"period": "second half"}, True),
    ({"period": "first half"}, {"period": "first half"}, False),
    ({"attribute": "capacity"}, {"attribute": "passenger"}, True),
    ({"attribute": "capacity"}, {"attribute": "seat"}, False),
    ({"attribute": "capacity"}, {"attribute": "passenger", "event_classes": ("hold_event",)}, False),
]


@pytest.mark.parametrize(("first", "second", "apart"), SCOPES)
def test_scopes_that_differ(first: dict[str, str], second: dict[str, str], apart: bool) -> None:
    assert scopes_differ(pair(count(A, 40, **first), count(B, 30, **second))) is apart
    assert scopes_differ(pair(count(A, 40, **second), count(B, 30, **first))) is apart


def test_a_period_told_by_one_alone_may_be_a_part() -> None:
    assert number_is_part(pair(count(A, 40, period="first half"), count(B, 90)))
    assert not number_is_part(pair(count(A, 40, period="first half"), count(B, 90, period="first half")))
