"""Beginnings that ages tell, against those that another article dates: linked by name, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.models import Document
from claimcheck.subjects.beginnings import link_beginnings

PUBLISHED = dt.date(2016, 7, 6)

LINKED = [
    ("Jana Krall was born in Bern in 1975.", "Jana Krall was born in Bern in 1963."),
    ("Jana Krall, 41, won the race on Sunday.", "Jana Krall was born in Bern in 1963."),
    ("Jana Krall, 41, won the race on Sunday.", "The climber Jana Krall, born on 3 May 1963, lives in Bern."),
    ("The 28-year-old ferry Halvorsen sank on Sunday.", "The ferry Halvorsen was built in 1971."),
    ("The Selkirk Rowing Club celebrated its centenary in 2009.", "The Selkirk Rowing Club was founded in 1899."),
    (
        "A gale felled the 150-year-old oak of Sarsden in Orr on Sunday.",
        "The tree of Sarsden in Orr was planted in 1842.",
    ),
    ("The Tern, a 30-year-old ship, sank on Sunday.", "They saw the Tern sink. She left the yard at Orsk in 1971."),
    ("Pellicom, a maker of scales, closed on Sunday. The old firm is 30 years old.", "Pellicom was founded in 1971."),
    ("Jana Krall, 41, won the race on Sunday.", "Jana Krall, the champion, turned 60 on Monday."),
    ("Jana Krall has led the choir for 31 years.", "Jana Krall has led the choir since 1999."),
    ("Jana Krall's twelve years as mayor are over.", "Jana Krall has governed Orsk since 1999."),
]

APART = [
    ("Jana Krall, 41, won the race on Sunday.", "Peter Oberle was born in Bern in 1963."),
    ("Jana Krall, 41, won the race on Sunday.", "Jana Krall died in Bern in 1963."),
    ("Krall, 41, won the race on Sunday.", "Krall was born in Bern in 1963."),
    ("The 28-year-old ferry Halvorsen sank on Sunday.", "The ferry Ruth Lindqvist was built in 1971."),
    ("The 28-year-old ferry Halvorsen sank on Sunday.", "The ferry Halvorsen was rebuilt in 1971."),
    ("The Selkirk Rowing Club celebrated its centenary in 2009.", "The Peebles Rowing Club was founded in 1899."),
    ("The bank turned 60 last year.", "The bank was founded in 1871."),
    ("The 90-year-old pier at Orsk lost a lamp on Sunday.", "The original pier at Orsk was built in 1874."),
    ("The 90-year-old pier at Orsk lost a lamp on Sunday.", "The bridge at Orsk was built in 1874."),
    ("Jana Krall has led the choir for 31 years.", "Jana Krall has sung in the choir since 1999."),
    ("Jana Krall has led the choir for 31 years.", "Peter Oberle has led the choir since 1999."),
    ("After twelve years in prison Jana Krall left on Sunday.", "Jana Krall has governed Orsk since 1999."),
]


def links(a: str, b: str) -> int:
    """How many links there are between the beginnings of two articles."""
    claims = [
        claim
        for name, text in (("a.txt", a), ("b.txt", b))
        for claim in extract(Document(id=name, text=text, published=PUBLISHED))
    ]
    return len(link_beginnings(claims))


@pytest.mark.parametrize(("a", "b"), LINKED)
def test_one_beginning(a: str, b: str) -> None:
    assert links(a, b) == 1
    assert links(b, a) == 1


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_beginnings(a: str, b: str) -> None:
    assert links(a, b) == 0
