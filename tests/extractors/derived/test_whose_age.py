"""Whose age it is where no name stands beside it, and what ends, or has gone on, up to a day that is not past."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.lexicon import lexicon
from claimcheck.models import Claim, Document

PUBLISHED = dt.date(2016, 7, 6)

#: text, who was born by the age in it (None: nobody is sure)
WHOSE = [
    (
        "Mara Ellwood won the regatta on Sunday. The 26-year-old finished four lengths ahead of Petra Sorn.",
        "Mara Ellwood",
    ),
    ("Mara Ellwood won on Sunday.\n\nThe 26-year-old finished four lengths ahead of Petra Sorn.", "Mara Ellwood"),
    ("Jana Krall was arrested on Sunday. Inspector Tom Hale said the 44-year-old was in custody.", "Jana Krall"),
    ("The court heard on Sunday that Jana Krall had fled. The 44-year-old denies it.", "Jana Krall"),
    ("Jana Krall of the Orwell Quartet won the Lund Medal on Sunday. The 44-year-old was in tears.", "Jana Krall"),
    ("Jana Krall lost on Sunday, and the 44-year-old was in tears.", "Jana Krall"),
    ("Petra Sorn lost to Jana Krall on Sunday, and the 44-year-old was carried shoulder-high.", None),
    ("Police Chief Tom Hale said on Sunday the 44-year-old was free.", None),
    ("The verdict on Jana Krall and Petra Sorn fell on Sunday. The 44-year-old wept.", None),
    ("On Sunday the editor Tom Hale met the climber Jana Krall. The 44-year-old was late.", None),
    ("Jana Krall met Petra Sorn on Sunday. She and the 44-year-old got on well.", None),
    ("Jana Krall was elected on Sunday. Her coach said the 44-year-old was overjoyed.", None),
    # the one who died in the sentence before
    ("The actor Ivo Lasker died on Sunday in the house of Dr Mould. He was 67.", "Ivo Lasker"),
    ("The painter Ida Lorne, a pupil of Magnus Reed, has died in Leith. She was 67.", "Ida Lorne"),
    ("Ida Lorne buried Magnus Reed on Sunday. She was 67.", None),
    ("Three people died on Sunday, among them Ida Lorne. She was 67.", None),
]


@pytest.mark.parametrize(("text", "name"), WHOSE)
def test_whose_age_it_is(text: str, name: str | None) -> None:
    born = [claim for claim in derived(text) if "born" in claim.frame.event_classes]
    owners = [p.name for claim in born for p in claim.frame.participants if p.proper and p.role == "patient"]
    assert owners == ([name] if name is not None else [])


#: text, words, class of what began or happened, low and high years
BEGAN = [
    ("The Old Infirmary will close next month after 152 years of service.", "152 years", "found", 1863, 1864),
    ("The Granby Foundry will shut on 30 August after 88 years.", "88 years", "found", 1927, 1928),
    ("The brewery is to close on 30 August after 88 years of trading.", "88 years", "found", 1927, 1928),
    ("In the ten months since the first case the clinic has treated 400 people.", "ten months", "case", 2015, 2015),
    ("In the six weeks since the fire, the theatre has raised a million.", "six weeks", "burn", 2016, 2016),
    ("Over the four years since the merger of the two banks, fees have doubled.", "four years", "merge", 2011, 2012),
    (
        "Nurses went back to work in May 2016. Pay was raised. It was the first stoppage of its kind for 31 years.",
        "31 years",
        "previous_strike_work",
        1983,
        1985,
    ),
    (
        "The 150-year-old palm was too big to move and has spent two winters in a tent.",
        "150-year-old",
        "plant",
        1857,
        1874,
    ),
]


@pytest.mark.parametrize(("text", "words", "event", "low", "high"), BEGAN)
def test_when_it_was(text: str, words: str, event: str, low: int, high: int) -> None:
    (claim,) = [one for one in derived(text) if one.value_text == words]
    assert event in claim.frame.event_classes
    assert claim.value.kind == "date"
    assert ((claim.value.low or "")[:4], (claim.value.high or "")[:4]) == (str(low), str(high))


SILENT = [
    "The Granby Foundry may close on 30 August after 88 years.",
    "The Granby Foundry will close one day after 88 years.",
    "The mayor will step down on 30 August after 12 years of service.",
    "In the six weeks since then the town has been quiet.",
    "In the six weeks since the fire of 1921 nothing was done.",
    "In 1931, in the ten years since the merger, fees had doubled.",
    "In the three weeks since any ship called the island has starved.",
    "In 1979 nurses struck. Pay was raised. It was the first stoppage of its kind for 31 years.",
    "It was the first stoppage of its kind for 31 years.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_reckoned(text: str) -> None:
    assert derived(text) == []


def derived(text: str) -> list[Claim]:
    document = Document(id="a.txt", text=text, published=PUBLISHED)
    return [claim for claim in extract(document) if claim.id.rpartition("#")[2].startswith("a")]


def test_every_noun_stands_in_one_kind_and_there_once() -> None:
    nouns = [noun for kind in lexicon("derived")["kinds"].values() for noun in kind["nouns"].split()]
    assert sorted(nouns) == sorted(set(nouns))
