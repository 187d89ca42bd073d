"""Dates without a year of what lay, or lies, ahead; and what other words of a sentence tell of a bare time or year."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.extractors.dates import find_dates
from claimcheck.models import Document

PUBLISHED = dt.date(2019, 2, 20)
CASES = [
    ("The rector has called the vote for 10 June.", "10 June", "2019-06-10"),
    ("She wants to have the mill sold by March 31.", "March 31", "2019-03-31"),
    ("The lock was to be opened before lunch on 14 November.", "14 November", "2018-11-14"),
    ("The lock is to be opened on 14 November.", "14 November", "2019-11-14"),
    ("He was to have left on 27 February.", "27 February", "2019-02-27"),
    ("The huts, which were to be ready at the beginning of August, stood empty.", "the beginning of August", "XXXX-08"),
    ("The tug cannot be here before the 24th.", "the 24th", "2019-02-24"),
    ("The fair will run until the 18th.", "the 18th", "2019-03-18"),
    ("The fair ended on the 18th.", "the 18th", "XXXX-XX-18"),
    ("The first call came at 8:52 p.m.; the music did not stop until 9:14.", "9:14", "2019-02-20T21:14"),
    ("Her 2:26:08 was a record.", "2:26:08", "PT2H26M8S"),
    ("The course record, 2:06:55, stood for long.", "2:06:55", "PT2H6M55S"),
    ("The potter died in her sixty-eighth year.", "in her sixty-eighth year", "P67Y"),
    ("In the worst year on record, 1993, 40 ships were lost.", "1993", "1993"),
    ("The quartet is dated 1869, she said.", "1869", "1869"),
    ("Its abbot was Clement Ash (enthroned 2010).", "2010", "2010"),
    ("Donors met the week before Christmas 2016.", "the week before Christmas 2016", "2016-W50"),
    ("They left the day before 3 May 2016.", "the day before 3 May 2016", "2016-05-02"),
]


@pytest.mark.parametrize(("sentence", "words", "timex"), CASES)
def test_value(sentence: str, words: str, timex: str) -> None:
    found = {mention.text: mention.timex for mention in find_dates(sentence, PUBLISHED)}
    assert found.get(words) == timex


def test_two_years_leave_a_day_without_one_open() -> None:
    text = (
        "# 2021 Lipna flood\n\nIt was the worst since that of 1963.\n\nGifts came at a meeting held on 22 November.\n"
    )
    claims = extract(Document(id="a.md", text=text, format="markdown"))
    assert [claim.value.low for claim in claims if "November" in claim.value_text] == [None]  # type: ignore[union-attr]
