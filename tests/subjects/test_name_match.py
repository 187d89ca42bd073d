"""Two names: one bearer or two."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nameparser import HumanName

from claimcheck.subjects.name_match import _person, match_names, same_entity
from claimcheck.subjects.spelling import fold

_FORMS = ("{} Quist", "Ada {}", "Ada {} Quist", "{} Ada Quist", "Ada Quist {}", "Ada Maria {} Quist")
SAME = [
    ("Ada Brown", "Ada Brown"),
    ("Ada Brown", "Dr. Ada Brown"),
    ("A. Brown", "Ada Brown"),
    ("J.R. Tolman", "John Tolman"),
    ("Yuri Malin", "Yury Malin"),
    ("Dmitri Chernov", "Dmitry Tchernov"),
    ("Ann Kirova", "Anna Kirova"),
    ("Bob Miles", "Robert Miles"),
    ("Kim Min-jae", "Min-jae Kim"),
    ("José Núñez", "Jose Nunez"),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Jean-Paul Roux", "Jean Paul Roux"),
    ("MV Star", "Star"),
    ("the Astra", "Astra"),
    ("FAO", "Food and Agriculture Organization"),
    ("University of Lagos", "Lagos University"),
    ("Space Research Organisation", "Space Research Organization"),
    ("PT Samudra Jaya", "Samudra Jaya"),
]
OTHER = [
    ("John Smith", "Jane Smith"),
    ("Paul Moore", "Paula Moore"),
    ("Mario Conti", "Maria Conti"),
    ("A. Brown", "Ben Brown"),
    ("Ali Hassan Jr.", "Ali Hassan Sr."),
    ("John A. Reed", "John B. Reed"),
    ("Apollo 11", "Apollo 12"),
    ("Ministry of Health", "Ministry of Defence"),
    ("FC Torino", "AC Torino"),
    ("North America", "North American"),
    ("Bank of Austria", "Bank of Austrian"),
    ("Smith", "John Smith"),
    ("Boeing", "Boeing Commercial Airplanes"),
    ("Lund", "Berg"),
    ("", "Berg"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_bearer(a: str, b: str) -> None:
    assert match_names(a, b).score >= 0.8, match_names(a, b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_bearers_or_not_sure(a: str, b: str) -> None:
    assert match_names(a, b).score < 0.8, match_names(a, b)


def test_a_surname_alone_is_half_sure() -> None:
    match = match_names("Smith", "John Smith")
    assert match.score == 0.5
    assert match.reason == "the last name alone"


@given(st.text(max_size=20), st.text(max_size=20))
def test_symmetric_and_within_bounds(a: str, b: str) -> None:
    assert same_entity(a, b) == same_entity(b, a)
    assert 0.0 <= same_entity(a, b) <= 1.0


def words_of_parses() -> list[str]:
    """All words that nameparser has a list of."""
    from nameparser import config

    modules = [import_module(f"{config.__name__}.{found.name}") for found in iter_modules(config.__path__)]
    lists = [told for one in modules for told in vars(one).values() if isinstance(told, set | frozenset | dict)]
    return sorted({part for told in lists for word in told for part in re.findall("[a-z]{3,}", str(word).lower())})


def test_a_name_of_plain_words_is_what_a_parse_makes_of_it() -> None:
    for name in [form.format(word.title()) for word in [*words_of_parses(), "Reed"] for form in _FORMS]:
        told = HumanName(name)
        parts = (told.first, told.middle, told.last, told.suffix, told.nickname)
        assert _person(name) == tuple(map(fold, parts)), name
