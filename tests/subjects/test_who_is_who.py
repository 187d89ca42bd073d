"""Which names stand for one bearer, in any order and however many others there are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.subjects import name_blocks
from claimcheck.subjects.name_blocks import COMMON_KEY
from claimcheck.subjects.name_match import match_names, name_keys
from claimcheck.subjects.whoiswho import SAME_NAME, rank, standing_for, table_of

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


def compared_with_all(names: list[str], most: int) -> dict[str, str]:
    """Who stands for whom, each name compared with all before it that share a key of so many names at most."""
    counts = Counter(key for name in names for key in name_keys(name))
    standing: dict[str, str] = {}
    for name in sorted(names, key=rank):
        keys = {key for key in name_keys(name) if counts[key] <= most}
        standing[name] = standing_for(name, [one for one in standing if keys & name_keys(one)], standing)
    return standing


@pytest.mark.parametrize("most", [2, 3, 5, COMMON_KEY])
def test_names_that_share_little_need_not_be_compared(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given = (
        "Ada",
        "Anna",
        "A.",
        "Adah",
        "Alva",
        "Alexander",
        "Aleksandr",
        "Alexandre",
        "Alex",
        "Jp",
        "Jean Paul",
        'Anna "Ada"',
    )
    family = ("Brenner", "Brener", "Board", "Byrne Brenner", "Brennermann", "Brenermann")
    crowd = [f"{one} {other}" for one in given for other in family]
    turned = (
        "Alva Maria Anton Brenner",
        "Anton Alva Maria Brenner",
        "Brenner Alva Maria Anton",
        "Maria Brenner Alva Anton",
    )
    boards = ("AB", "A.B.", "NB", "Northern Board", "Northen Board", "Nordic Harbour Bank")
    names = sorted({*NAMES, *crowd, *turned, *boards})
    monkeypatch.setattr(name_blocks, "COMMON_KEY", most)
    expected = compared_with_all(names, most)
    assert table_of(names).representative == expected
    assert any(name != other for name, other in expected.items())
