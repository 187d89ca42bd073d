"""Votes that are told as two numbers, and which of two compared numbers a date belongs to."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.models import Claim, Document

#: text, words and the smaller and the greater figure of its score
SCORES = [
    ("Parliament approved the plan by 348 votes to 127.", "348 votes to 127", 127, 348),
    ("The Lords threw it out by 212 votes to 190.", "212 votes to 190", 190, 212),
    ("The motion fell by 190 votes against 212.", "190 votes against 212", 190, 212),
    ("The motion was carried by 212 to 190.", "212 to 190", 190, 212),
    ("The vote was 52 to 48.", "52 to 48", 48, 52),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), SCORES)
def test_votes_are_scores(text: str, words: str, low: float, high: float) -> None:
    (claim,) = counts(text)
    assert claim.value.kind == "count"
    assert (claim.value_text, claim.value.quantity, claim.value.low, claim.value.high) == (words, "score", low, high)


NO_SCORES = [
    "The fine was cut by 50 to 40 crowns.",
    "The ratio of votes to seats was 3 to 1.",
    "It got 212 votes and 190 letters.",
    "It was five to one against them.",
]


@pytest.mark.parametrize("text", NO_SCORES)
def test_what_is_no_vote(text: str) -> None:
    assert [claim.value_text for claim in counts(text) if getattr(claim.value, "quantity", "") == "score"] == []


#: text, and the year that each of its numbers holds for
YEARS = [
    ("Unemployment rose to 512,000 as against 497,000 in 2009.", {"512,000": None, "497,000": "2009"}),
    ("Sales came to 512,000, compared with 497,000 in 2009.", {"512,000": None, "497,000": "2009"}),
    ("Sales were 512,000 in 2010, up from 497,000 in 2009.", {"512,000": "2010", "497,000": "2009"}),
    ("In 2010 the fair drew 512,000 people.", {"512,000": "2010"}),
    ("Unemployment rose to 512,000 against 497,000 in 2009.", {"512,000": None, "497,000": "2009"}),
    ("Kestrel Rovers won 5 games against 3 rivals in 2009.", {"5": "2009", "3": "2009"}),
    ("Kestrel Rovers won 5 games against 1,300 rivals in 2009.", {"5": "2009", "1,300": "2009"}),
    ("Exports were $5 million, versus $4 million in 2009.", {"$5 million": None, "$4 million": "2009"}),
    ("The crew rescued 12 sailors, and towed the ship, in May 2009.", {"12": "2009"}),
    ("About 300 people came to the fair, and 20 were hurt, in May 2009.", {"About 300": "2009", "20": "2009"}),
    ("The novel sold 520 copies, and was filmed in 1966.", {"520": None}),
    ("A crowd of 500 came with Friday's train.", {"500": "2016"}),
    ("A crowd of 500 came to Friday's match.", {"500": "2016"}),
    ("The bid is a premium of 40 percent to Friday's close.", {"40 percent": None}),
    ("The index fell 12 percent compared with Friday's close.", {"12 percent": None}),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_the_year_of_the_number_compared_with(text: str, years: dict[str, str | None]) -> None:
    assert {claim.value_text: (claim.scope.until or "")[:4] or None for claim in counts(text)} == years


def counts(text: str) -> list[Claim]:
    found = extract(Document(id="a.txt", text=text, published=dt.date(2016, 7, 6)))
    return [claim for claim in found if claim.type == "count"]
