"""When terms and employments began that are told by their length or by `since`, and with what they are compared."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import check, extract
from claimcheck.models import Claim, Document

PUBLISHED = dt.date(2016, 7, 6)

#: text, words, who, class, first and last day
BEGAN = [
    ("Ida Lorne has been in charge of the firm for 14 months.", "14 months", "lead", "2015-04-05", "2015-06-06"),
    ("Ida Lorne quit on Monday. She had held the post for 28 months.", "28 months", "lead", "2014-02-03", "2014-04-06"),
    ("Ida Lorne has been mayor of Orsk for eleven years.", "eleven years", "lead", "2004-01-01", "2005-12-31"),
    ("Ida Lorne has been in office for eleven years.", "eleven years", "lead", "2004-01-01", "2005-12-31"),
    (
        "Tom Hale succeeds Ida Lorne, who led Corvane for eleven years and will stay on.",
        "eleven years",
        "lead",
        "2004-01-01",
        "2005-12-31",
    ),
    (
        "Tom Hale succeeds Ida Lorne, who led Corvane for eleven years until 2014.",
        "eleven years",
        "lead",
        "2002-01-01",
        "2003-12-31",
    ),
    ("Ida Lorne has been in power here for eleven years.", "eleven years", "lead", "2004-01-01", "2005-12-31"),
    ("Ida Lorne has been head of Corvane for eleven years.", "eleven years", "lead", "2004-01-01", "2005-12-31"),
    ("Ida Lorne has been with Tarvik for nineteen years.", "nineteen years", "join", "1996-01-01", "1997-12-31"),
    ("Ida Lorne had been in office since June 2007.", "June 2007", "lead", "2007-06-01", "2007-06-30"),
    ("Ida Lorne, chief executive of Corvane since 2005, was late.", "2005", "lead", "2005-01-01", "2005-12-31"),
    ("Ida Lorne has been with Orby Motors for nineteen years.", "nineteen years", "join", "1996-01-01", "1997-12-31"),
    ("Ida Lorne has worked for the firm for nineteen years.", "nineteen years", "join", "1996-01-01", "1997-12-31"),
    (
        "The engineer Ida Lorne had been with Orby Motors for sixteen years when it dismissed her in May 2015.",
        "sixteen years",
        "join",
        "1998-01-01",
        "1999-12-31",
    ),
]


@pytest.mark.parametrize(("text", "words", "event", "low", "high"), BEGAN)
def test_when_it_began(text: str, words: str, event: str, low: str, high: str) -> None:
    (claim,) = derived(text)
    assert (claim.value_text, claim.frame.event_classes[0]) == (words, event)
    assert [p.name for p in claim.frame.participants if p.role == "agent"] == ["Ida Lorne"]
    assert claim.value.kind == "date"
    assert (claim.value.low, claim.value.high) == (low, high)


SILENT = [
    "Ida Lorne has been a teacher for nineteen years.",
    "Ida Lorne has been with the actor Tom Hale for nineteen years.",
    "Ida Lorne has been with the same man for nineteen years.",
    "Ida Lorne has been with Rolf Marrow for nineteen years.",
    "Ida Lorne has been at the top of the league since 2007.",
    "Ida Lorne has been in power cuts since 2007.",
    "Ida Lorne has been player of the month for two months.",
    "Ida Lorne has been coach of the year for eleven months.",
    "Tom Hale succeeds Ida Lorne, who led Corvane for eleven years before 2014.",
    "Ida Lorne led Corvane for eleven years.",
    "Ida Lorne, a singer who has sung since 2005, was late.",
    "The orchestra has been in charge of the hall for eleven years.",
    "Ida Lorne has not been in office for eleven years.",
]


def test_who_is_in_a_post_since_a_day_was_appointed_before() -> None:
    (since,) = derived("Ida Lorne, chief executive of Corvane since 2005, was late.")
    (long,) = derived("Ida Lorne has been in charge of Corvane for eleven years.")
    assert (since.frame.event_classes, long.frame.event_classes) == (("lead",), ("lead", "appoint"))


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_reckoned(text: str) -> None:
    assert derived(text) == []


#: two articles, and whether they disagree
PAIRS = [
    (
        "The coach Marek Dalby was sacked by Orby Rovers on Monday. Dalby had been in charge for 14 months.",
        "Marek Dalby was appointed manager of Orby Rovers in June 2014.",
        True,
    ),
    (
        "The coach Marek Dalby was sacked by Orby Rovers on Monday. Dalby had been in charge for 14 months.",
        "Marek Dalby was appointed manager of Orby Rovers in May 2015.",
        False,
    ),
    (
        "The coach Marek Dalby was sacked by Orby Rovers on Monday. Dalby had been in charge for 14 months.",
        "Marek Dalby was appointed manager of Stenby Town in June 2010.",
        False,
    ),
    (
        "Ida Lorne, chief executive of Corvane since 2015, left the firm on Friday.",
        "Ida Lorne was appointed chief executive of Corvane in December 2014.",
        False,
    ),
    (
        "Ida Lorne, chief executive of Corvane since 2015, left the firm on Friday.",
        "Ida Lorne was appointed chief executive of Corvane in December 2010.",
        True,
    ),
    (
        "Tom Hale succeeds Ida Lorne, who led Corvane for eleven years until 2014.",
        "Ida Lorne became head of Corvane in 2003.",
        False,
    ),
    (
        "Ida Lorne, chief executive of Corvane since 2005, said it was too late.",
        "Ida Lorne has been at the helm of Corvane for sixteen years.",
        True,
    ),
]


@pytest.mark.parametrize(("a", "b", "differ"), PAIRS)
def test_what_it_is_compared_with(a: str, b: str, differ: bool) -> None:
    documents = [Document(id="a.txt", text=a, published=PUBLISHED), Document(id="b.txt", text=b, published=PUBLISHED)]
    found = [finding for finding in check(documents).findings if finding.category == "conflict"]
    assert bool(found) == differ


def derived(text: str) -> list[Claim]:
    document = Document(id="a.txt", text=text, published=PUBLISHED)
    return [claim for claim in extract(document) if claim.id.rpartition("#")[2].startswith("a")]
