"""Two names: one bearer or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.subjects.name_match import match_names, same_entity

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
