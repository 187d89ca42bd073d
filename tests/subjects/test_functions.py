"""Posts for unlike kinds of work: one person hardly holds two of them in one body."""

from __future__ import annotations

import pytest

from claimcheck.subjects.roles import by_function_alone, roles_exclude

APART = [
    ("head of software", "legal counsel"),
    ("security officer", "sales director"),
    ("head gardener", "head of payroll"),
    ("fiction editor", "marketing manager"),
    ("team doctor", "head coach"),
    ("geologist", "shift foreman"),
    ("spokeswoman", "head of computing"),
]
TOGETHER = [
    ("spokesman", "geologist"),
    ("sales director", "publicity manager"),
    ("head of safety", "plant manager"),
    ("deputy head of software", "legal counsel"),
    ("professor", "head of sales"),
    ("founder", "legal counsel"),
    ("director", "safety officer"),
    ("head of operations and safety", "safety officer"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_apart(one: str, other: str) -> None:
    assert roles_exclude(one, other)
    assert by_function_alone(one, other)


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_together(one: str, other: str) -> None:
    assert not by_function_alone(one, other)
