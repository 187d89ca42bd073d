"""Which names stand for one bearer, in any order and however many others there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.subjects.name_match import match_names, name_keys
from claimcheck.subjects.whoiswho import COMMON_KEY, SAME_NAME, table_of

if TYPE_CHECKING:
    import random

#: names of one bearer, by every way in which two names are found to be one
ONE = [
    ("Ada Brenner", "A. Brenner"),
    ("Ada Brenner", "Dr Ada Brenner"),
    ("Robert Klint", "Bob Klint"),
    ("Sergei Orlov", "Sergey Orlov"),
    ("Ada Brennerman", "Ada Brennermann"),
    ("Northern Harbour Board", "NHB"),
    ("Northern Harbor Board", "Northern Harbour Board"),
    ("University of Vale", "Vale University"),
    ("Oldport Rowing Association", "Oldport Rowing Asociation"),
    ("Al-Karim Foundation", "Al Karim Foundation"),
    ("Jean Paul Marin", "JP Marin"),
]
NAMES = sorted({name for pair in ONE for name in pair} | {"Brenner", "Klint", "Rosa Klint", "Vale", "Board"})


@pytest.mark.parametrize(("a", "b"), ONE)
def test_names_of_one_share_a_key(a: str, b: str) -> None:
    assert match_names(a, b).score >= SAME_NAME
    assert name_keys(a) & name_keys(b)


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), unique=True), st.randoms(use_true_random=False))
def test_the_order_of_names_makes_no_difference(names: list[str], chance: random.Random) -> None:
    mixed = [*names, *names[:2]]
    chance.shuffle(mixed)
    assert table_of(mixed) == table_of(names)


def test_who_stands_for_whom() -> None:
    table = table_of(["A. Brenner", "Ada Brenner", "Brenner", "Ada Brenner-Holt"], {"Rosa Klint": ["The Boss"]})
    assert table.of("A. Brenner") == "Ada Brenner"
    assert table.of("Brenner") == "Brenner"
    assert table.of("The Boss") == "Rosa Klint"
    assert table.of("nobody") == "nobody"


def test_a_name_like_two_stays_alone() -> None:
    assert table_of(["Ada Brenner", "Anna Brenner", "A. Brenner"]).of("A. Brenner") == "A. Brenner"


def test_a_key_of_too_many_names_is_not_used() -> None:
    crowd = [f"A{letter * n} Brenner" for n in range(1, 12) for letter in "bcdefghijklmnopqrst"]
    assert len(crowd) > COMMON_KEY
    assert table_of([*crowd, "A. Brenner", "Ada Brenner"]).of("A. Brenner") == "A. Brenner"
