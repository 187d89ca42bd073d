"""Whether two posts are of one body, as far as the words for it go."""

from __future__ import annotations

import pytest

from claimcheck.subjects.bodies import bodies_apart, compare, gainsays, particular

ALIKE = [
    ("hospital", "Queen Ingrid Hospital"),
    ("the town", "town"),
    ("paper", "newspaper"),
    ("Solvik Bank", "Solvik Bank"),
    ("grammar school", "Elmstone Grammar School"),
]
OPEN = [
    ("museum", "Casa Verri"),
    ("station", "Radio Lumen"),
    ("company", "Ovaro Foods"),
    (None, "Ovaro Foods"),
    ("organisation", "Marl Institute"),
]
APART = [
    ("airport", "Marl Hospital"),
    ("primary school next door", "Elmstone Grammar School"),
    ("power company", "Ovaro Foods"),
    ("union", "Radio Lumen"),
    ("choir", "bank"),
    ("Ovaro Foods", "Solvik Bank"),
    ("coast guard", "ship"),
]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_alike(a: str, b: str) -> None:
    assert compare(a, b)[0] >= 0.8
    assert compare(b, a)[0] == compare(a, b)[0]
    assert not bodies_apart(a, b)


@pytest.mark.parametrize(("a", "b"), OPEN)
def test_open(a: str | None, b: str) -> None:
    assert compare(a, b)[0] == compare(b, a)[0] == 0.5


@pytest.mark.parametrize(("a", "b"), APART)
def test_apart(a: str, b: str) -> None:
    assert compare(a, b)[0] == compare(b, a)[0] == 0.0
    assert bodies_apart(a, b)


@pytest.mark.parametrize(
    ("noun", "name", "expected"),
    [
        ("airport", "Marl Hospital", True),
        ("hospital", "Halden Clinic", False),
        ("company", "Halden Clinic", False),
        ("bank", "Ovaro Foods", False),
        ("school", "Bank of Marl", True),
    ],
)
def test_gainsays(noun: str, name: str, expected: bool) -> None:
    assert gainsays(noun, name) is expected


def test_particular() -> None:
    assert particular("primary school next door")
    assert particular("besieging army")
    assert not particular("school")
    assert not particular("Elmstone Grammar School")
    assert not particular(None)
