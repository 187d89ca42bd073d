"""Ages, times and lengths that are told in words which look like counts, and dates that are only set."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.extractors.dates import find_dates
from claimcheck.models import Document

PUBLISHED = dt.date(2016, 7, 6)

#: text, words, TIMEX3 value
TOLD = [
    ("A girl of 12 was among the rescued.", "12", "P12Y"),
    ("A man of 34, who had fallen, is missing.", "34", "P34Y"),
    ("He was a boy of nine when war came.", "nine", "P9Y"),
    ("The race took two minutes and four seconds.", "two minutes and four seconds", "PT2M4S"),
    ("The whole fall took four seconds.", "four seconds", "PT4S"),
    ("It was ten to one when the roar reached the hut.", "ten to one", "2016-07-06T12:50"),
    ("It was ten to five before the last lorry left.", "ten to five", "2016-07-06T04:50"),
    ("Nobody missed the men until ten to eight.", "ten to eight", "2016-07-06T07:50"),
]


@pytest.mark.parametrize(("text", "words", "timex"), TOLD)
def test_what_is_told(text: str, words: str, timex: str) -> None:
    assert [(found.text, found.timex) for found in find_dates(text, published=PUBLISHED)] == [(words, timex)]


SILENT = [
    "She is a mother of three.",
    "A jury of five and a team of 12 were there.",
    "The captain of 12 ships is missing.",
    "The shop was open from ten to five.",
    "The odds were ten to one.",
    "It was five to one against them.",
    "It was ten to one that they would lose.",
    "It was ten to five and the visitors were ahead.",
    "It was five to one and the Rovers were winning.",
    "Two thirds of it were gone.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, published=PUBLISHED) == []


#: text with one date, and its modality
SET = [
    ("The company put the new date at 4 May 2021.", "planned"),
    ("The firm gave a target date as 4 May 2021.", "planned"),
    ("They gave the date of the fire as 4 May 1911.", "happened"),
]


@pytest.mark.parametrize(("text", "modality"), SET)
def test_what_is_only_set(text: str, modality: str) -> None:
    (claim,) = [one for one in extract(Document(id="a.txt", text=text, published=PUBLISHED)) if one.type == "date"]
    assert claim.modality == modality
