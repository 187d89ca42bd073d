# ruff: noqa: E501 - a row of a table is one line
"""Days without a year and hours without a day: what can be compared, and how far it is apart."""

from __future__ import annotations

import math

import pytest

from claimcheck.check import check, extract
from claimcheck.extractors.dates.pieces import days_between, is_in_part, pieces_of, tell_the_same
from claimcheck.models import Claim, Document

MINUTES = 1 / 1440


def told(words: str) -> Claim:
    """The first date of a sentence."""
    claims = extract(Document(id="a.txt", text=f"The kiln at Orsk burst {words}."))
    return next(claim for claim in claims if claim.type == "date")


#: words of two dates, and how many days lie between what both tell
APART = [
    ("on 9 October", "on 9 October 2022", 0.0),
    ("on 9 October", "on 6 October 2022", 2.0),
    ("on 9 October", "on 6 October", 2.0),
    ("on 31 December", "on 1 January 1999", 0.0),
    ("in October", "on 6 October 2022", 0.0),
    ("in October", "on 3 November 2022", 2.0),
    ("on 9 October", "in October 2022", 0.0),
    ("on 9 October", "at noon on 9 October 2022", 0.0),
    ("at half past four", "at 4.30 p.m.", 0.0),
    ("at half past four", "at 4.30 a.m. on 3 May 1911", 0.0),
    ("at 4.30 p.m.", "at 4.40 a.m. on 3 May 1911", 11 * 60 + 49),
    ("at ten to ten", "at 22.20", 29),
    ("at about 4.30 p.m.", "at 4.50 p.m.", 0.0),
    ("shortly before midnight", "at 11.40 p.m.", 0.0),
    ("just after eight", "at ten to eight", 9),
    ("at 11.55 p.m.", "at 0.05 a.m. on 3 May 1911", 9),
    ("at 4.30 p.m.", "on the evening of 3 May 1911", 0.0),
    ("at 15:40 GMT", "at 15:45 GMT on 3 May 1911", 4),
    # nothing that both tell, or an end that is open
    ("on 9 October", "in 2022", math.inf),
    ("on 9 October", "in the autumn of 2022", math.inf),
    ("on 9 October", "at 4.30 p.m.", math.inf),
    ("at 4.30 p.m.", "on 3 May 1911", math.inf),
    ("at 4.30 p.m.", "at 15:40 GMT", math.inf),
    ("by 4.30 p.m.", "at 4.40 p.m.", math.inf),
    ("before noon", "at 12.40 p.m.", math.inf),
    ("until 9 October", "on 11 October 2022", math.inf),
    ("on 9 October", "since 6 October 2022", math.inf),
    ("for six weeks", "at 4.40 p.m.", math.inf),
    # both tell all
    ("on 9 October 2022", "on 6 October 2022", math.inf),
]


@pytest.mark.parametrize(("one", "other", "days"), APART)
def test_days_between(one: str, other: str, days: float) -> None:
    a, b = (pieces_of(told(words)) for words in (one, other))
    # of hours the table tells the minutes
    wanted = days * MINUTES if "day" in (a.alone, b.alone) else days
    assert days_between(a, b) == days_between(b, a)
    assert days_between(a, b) == pytest.approx(wanted, abs=1.5 * MINUTES)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("on 9 October", "on 9 October 2022", True),
        ("at half past four", "at 4.30 p.m. on 3 May 1911", True),
        ("in October", "on 9 October 2022", False),
        ("at about 4.30 p.m.", "at 4.30 p.m.", False),
        ("on 9 October", "on 6 October 2022", False),
        ("on 9 October 2022", "on 9 October 2022", False),
    ],
)
def test_the_very_same(one: str, other: str, same: bool) -> None:
    assert tell_the_same(pieces_of(told(one)), pieces_of(told(other))) is same


@pytest.mark.parametrize(
    ("words", "in_part"),
    [("on 9 October", True), ("at 4.30 p.m.", True), ("in May", True), ("on a Friday", False), ("in 2022", False)],
)
def test_what_is_told_in_part_can_be_checked(words: str, in_part: bool) -> None:
    claim = told(words)
    assert is_in_part(claim) is in_part
    assert claim.checkable or not in_part


#: two articles, and what comes of their dates
ARTICLES = [
    ("The Halvorsen ran aground off Cape Lund on 14 March 2019.", "The Halvorsen ran aground off Cape Lund on 14 March.", "supported"),
    ("The Halvorsen ran aground off Cape Lund on 14 March 2019.", "The Halvorsen ran aground off Cape Lund on 24 March.", "conflicting"),
    ("The Halvorsen ran aground off Cape Lund on 14 March 2019.", "The Halvorsen ran aground off Cape Lund on 24 August.", "unsupported"),
    ("The Halvorsen ran aground off Cape Lund on 14 March 2019.", "The Halvorsen ran aground off Cape Lund in August.", "unsupported"),
    ("The Halvorsen ran aground off Cape Lund at 4.10 a.m.", "The Halvorsen ran aground off Cape Lund at ten past four.", "supported"),
    ("The Halvorsen ran aground off Cape Lund at 4.10 a.m.", "The Halvorsen ran aground off Cape Lund at ten past five.", "conflicting"),
    ("The Halvorsen ran aground off Cape Lund at 4.10 a.m.", "The Halvorsen ran aground off Cape Lund by ten past five.", "unsupported"),
    ("The Halvorsen ran aground off Cape Lund at 4.10 a.m.", "The Halvorsen ran aground off Cape Lund on 14 March.", "unsupported"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "status"), ARTICLES)
def test_in_two_articles(one: str, other: str, status: str) -> None:
    report = check([Document(id="a.txt", text=one), Document(id="b.txt", text=other)])
    assert {claim.status for claim in report.claims if claim.type == "date"} == {status}
