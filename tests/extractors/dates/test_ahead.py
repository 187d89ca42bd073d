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


TITLES = [
    # an article that has its year in its title tells days of that year, whatever other years it names
    ("2021 Lipna flood", "It was the worst since that of 1963.", "22 November", "2021-11-22"),
    ("The 2021 Lipna rail strike", "The union was founded in 1963.", "Monday, 22 November", "2021-11-22"),
    ("Lipna ice storm of 2021", "It was the worst since that of 1963.", "22 November", "2021-11-22"),
    ("Lipna rail strike, 2021", "The union was founded in 1963.", "22 November", "2021-11-22"),
    ("Lipna War (2021)", "They had fought in 1963.", "22 November", "2021-11-22"),
    ("Lipna 2021: men's slalom", "The hill was built in 1963.", "22 November", "2021-11-22"),
    # but a weekday must fall so
    ("2021 Lipna flood", "It was the worst since that of 1963.", "Tuesday, 22 November", None),
    # a name that holds a year is no title of what happened in it
    ("The Lipna Plan 2021", "The union was founded in 1963, the mill in 1970.", "22 November", None),
    ("2021 and 2022 in Lipna", "The union was founded in 1963.", "22 November", None),
    ("Flood of Lipna", "It came in 2021, the worst since 1963.", "22 November", None),
]


@pytest.mark.parametrize(("title", "before", "words", "low"), TITLES)
def test_days_of_an_article_that_is_titled_by_its_year(title: str, before: str, words: str, low: str | None) -> None:
    text = f"# {title}\n\n{before}\n\nGifts came at a meeting held on {words}.\n"
    claims = extract(Document(id="a.md", text=text, format="markdown"))
    assert [claim.value.low for claim in claims if "November" in claim.value_text] == [low]  # type: ignore[union-attr]
