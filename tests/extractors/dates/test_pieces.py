# ruff: noqa: E501 - a row of a table is one line
"""Days without a year and hours without a day: what can be compared, and how far it is apart."""

from __future__ import annotations

import datetime as dt
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


@pytest.mark.parametrize("timex", ["XXXX-00", "XXXX-13", "XXXX-99T10:00", "XXXX-02-30", "XXXX-WXX-9T99:99", "T99:99"])
def test_odd_strings_of_plug_ins_tell_no_day(timex: str) -> None:
    odd = told("on 9 October").value.model_copy(update={"timex": timex})
    found = pieces_of(told("on 9 October").model_copy(update={"value": odd}))
    assert found.year is None
    assert all(0 <= low < high < 2 for low, high in found.day)


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
    ("at half past midnight", "at 0.30 a.m. on 3 May 1911", 0.0),
    ("at ten to midnight", "at 11.50 p.m. on 3 May 1911", 0.0),
    # a weekday or a day of the year beside the hour
    ("at 6 p.m. on Friday", "at 6.10 p.m.", 9),
    ("at 6 p.m. on Friday", "at 6.10 p.m. on Friday", 9),
    ("at 6 p.m. on Friday", "at 6.10 p.m. on 3 May 2019", 9),
    ("at 6 p.m. on Friday", "at 6 p.m. on 4 May 2019", math.inf),
    ("at 6 p.m. on Friday", "at 6 p.m. on Saturday", math.inf),
    ("at 6 p.m. on 9 October", "at 6.10 p.m.", 9),
    ("at 6 p.m. on 9 October", "on 9 October 2022", 0.0),
    ("at 6 p.m. on 9 October", "on 12 October 2022", 2.0),
    ("at 6 p.m. on 9 October", "at 6 p.m. on 12 October 2022", 3.0),
    ("at 6 p.m. on 9 October", "at 8 p.m. on 9 October 2022", 2 / 24),
    ("at half past six on 9 October", "at 6.30 p.m. on 9 October 2022", 0.0),
    ("at 11.55 p.m. on 31 December", "at 0.05 a.m. on 1 January 1999", 9 * MINUTES),
    ("on the evening of 9 October", "on 10 October 2022", 0.0),
    ("on the night of 9 October", "on 10 October 2022", 0.0),
    ("on the night of 9 October", "on 12 October 2022", 1.0),
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
    assert days_between(a, b) == pytest.approx(days_between(b, a))
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
    # the day is told beside the hour
    ("The Halvorsen left Cape Lund at 4.10 a.m. on 14 March.", "The Halvorsen left Cape Lund at 4.10 a.m. on 20 May 1999.", "unsupported"),
    ("The Halvorsen left Cape Lund at 4.10 a.m. on 14 March.", "The Halvorsen left Cape Lund at 5.10 a.m. on 14 March 1999.", "conflicting"),
    ("The Halvorsen left Cape Lund at 4.10 a.m. on Friday.", "The Halvorsen left Cape Lund at 5.10 a.m. on Saturday.", "unsupported"),
    ("The Halvorsen left Cape Lund at midnight on 14 March.", "The Halvorsen left Cape Lund on 13 March.", "unsupported"),
    ("The Halvorsen left Cape Lund at midnight on 14 March.", "The Halvorsen left Cape Lund on 11 March.", "conflicting"),
    # two happenings, or two days of one
    ("The council met at noon in Lund.", "A man was stabbed at noon in Lund.", "unsupported"),
    ("The treaty of Lund came into force on 9 October.", "The treaty of Lund was signed on 2 October 1922.", "unsupported"),
    ("The fire at Lund mill broke out at 4.30 a.m.", "The fire at Orley mill broke out at 5.30 a.m.", "unsupported"),
    # timetables and customs
    ("The ferry leaves Lund at 8.15 a.m.", "The ferry leaves Lund at 9.30 a.m.", "conflicting"),
    ("The ferry leaves Lund at 8.15 a.m. on weekdays.", "On Sundays the ferry leaves Lund at 9.30 a.m.", "unsupported"),
    ("In summer the ferry leaves Lund at 8.15 a.m.", "In winter the ferry leaves Lund at 9.30 a.m.", "unsupported"),
    ("The ferry leaves Lund at 8.15 a.m.", "The ferry left Lund at 9.30 a.m.", "unsupported"),
    ("The Lund fair is held every year on 9 May.", "The Lund fair was held on 11 May 2014.", "unsupported"),
    # stretches, rounded hours, clocks of two places
    ("The storm hit Lund between 2 and 4 p.m.", "The storm hit Lund at 3 p.m.", "unsupported"),
    ("The storm hit Lund between 11 p.m. and 1 a.m.", "The storm hit Lund at 12.15 a.m.", "unsupported"),
    ("The storm hit Lund between 9 and 11 May 2011.", "The storm hit Lund on 10 May 2011.", "unsupported"),
    ("The storm hit Lund at 4 p.m.", "The storm hit Lund at 4.02 p.m.", "supported"),
    ("The storm hit Lund at 4 p.m.", "The storm hit Lund at 4.12 p.m.", "conflicting"),
    ("The probe landed at 9 p.m. ET.", "The probe landed at 6 p.m. PT.", "unsupported"),
    ("The probe landed at 4.40 p.m. local time.", "The probe landed at 3.40 p.m. London time.", "unsupported"),
    ("The probe landed at 4.40 p.m. local time.", "The probe landed at 3.55 p.m. London time.", "conflicting"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "status"), ARTICLES)
def test_in_two_articles(one: str, other: str, status: str) -> None:
    report = check([Document(id="a.txt", text=one), Document(id="b.txt", text=other)])
    assert {claim.status for claim in report.claims if claim.type == "date"} == {status}


def test_beyond_a_stretch() -> None:
    """Of a stretch that the other is not within, the nearer end differs."""
    texts = ("The storm hit Lund between 2 and 4 p.m.", "The storm hit Lund at 5 p.m.")
    for one, other in (texts, texts[::-1]):
        report = check([Document(id="a.txt", text=one), Document(id="b.txt", text=other)])
        assert {c.value_text for c in report.claims if c.status == "conflicting"} == {"4 p.m.", "5 p.m."}


def test_hours_of_today_or_yesterday() -> None:
    """Two hours of the day of their articles, or the day before, are one only if the clock says so."""
    for words, status in (("9 a.m.", "supported"), ("10 a.m.", "unsupported")):
        texts = ("The ferry left Lund at 9 a.m.", f"The ferry left Lund at {words}")
        day = dt.date(2020, 5, 4)
        report = check([Document(id=f"{n}.txt", text=text, published=day) for n, text in enumerate(texts)])
        assert {claim.status for claim in report.claims if claim.type == "date"} == {status}
