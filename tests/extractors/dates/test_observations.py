"""What the calendar rules out within one article, and look-alikes that must stay silent."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import analyse
from claimcheck.models import Document

PUBLISHED = dt.date(2016, 7, 6)

#: kind, article, what is stated, what the rest makes it
WRONG = [
    ("weekday-date", "The synod met on Monday, 14 June 2011.", "Monday, 14 June 2011", "Tuesday"),
    ("weekday-date", "The mill burned down on Sunday, March 14, 1953.", "Sunday, March 14, 1953", "Saturday"),
    (
        "weekday-date",
        "The rite will be held in the hall on Sunday 10 July, and on Friday 16 July.",
        "Friday 16 July",
        "S",
    ),
    ("impossible-date", "The lease ran out on 31 September 1998.", "31 September 1998", "September has 30 days"),
    ("impossible-date", "The lease ran out on 29 February 1999.", "29 February 1999", "February 1999 has 28 days"),
    ("after-publication", "The ferry sank on 12 August 2017.", "12 August 2017", "2016-07-06"),
    ("after-publication", "The old bridge collapsed on 3 May 2019 in a storm.", "3 May 2019", "2016-07-06"),
    ("end-begin", "The fair ran from 12 March 2010 to 3 March 2010.", "3 March 2010", "12 March 2010"),
    ("end-begin", "She was mayor from 1998 to 1989.", "1989", "1998"),
    ("end-begin", "Between 2004 and 1999 the club won nothing.", "1999", "2004"),
    ("end-begin", "Ada Moss (1931–1913) was a painter.", "1913", "1931"),
    (
        "interval-dates",
        "The expedition set out on 1 May 1921 and returned 40 days later, on 30 May 1921.",
        "40 days later",
        "29 days",
    ),
    ("interval-dates", "The fair lasted eleven days, from 2 to 10 March 1998.", "eleven days", "9 days"),
    ("interval-dates", "She was rector for twelve years, from 1991 to 1999.", "twelve years", "7 to 9 years"),
    ("interval-dates", "The drought (1914–1918) lasted six years.", "six years", "3 to 5 years"),
    ("interval-dates", "He led the bank from 1920 to 1938, a reign of 28 years.", "28 years", "17 to 19 years"),
    ("interval-dates", "A ten-day strike from 1 to 20 May 2003 stopped all work.", "ten-day", "20 days"),
    (
        "interval-dates",
        "He was rector from 2003 to 2011. After twelve years as rector he left.",
        "twelve years",
        "7 to 9 years",
    ),
    (
        "interval-dates",
        "The lock reopened on 28 May 2010, exactly twelve weeks after it shut on 1 March 2010.",
        "exactly twelve weeks",
        "88 days",
    ),
    (
        "interval-dates",
        "Founded in 1907, the Arl Museum kept its centenary in 2009.",
        "its centenary 2009",
        "102 years",
    ),
    ("age-birth", "Born on 3 May 1902, the poet Elma Rhys died on 9 June 1951 aged 59.", "aged 59", "49"),
    ("age-birth", "Elma Rhys (1902–1951) was a poet. She died in Oslo at the age of 59.", "age of 59", "48 or 49"),
    ("age-birth", "Elma Rhys (1902–1951) was a poet. She died in her 68th year.", "in her 68th year", "48 or 49"),
    ("age-birth", "Elma Rhys (born 3 May 1902) was a poet. She died on 4 June 1969, aged 59.", "aged 59", "67"),
    ("age-birth", "Elma Rhys, 31, was born in 1974.", "31", "41 or 42"),
]


def observations(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    _, _, seen = analyse([Document(id="a.txt", text=text, published=published)])
    return [(observation.kind, observation.found, observation.expected) for observation in seen]


@pytest.mark.parametrize(("kind", "text", "found", "expected"), WRONG)
def test_what_the_calendar_rules_out(kind: str, text: str, found: str, expected: str) -> None:
    ((seen_kind, seen_found, seen_expected),) = observations(text)
    assert (seen_kind, seen_found) == (kind, found)
    assert seen_expected.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        # weekdays: right, far off without a year, another calendar, no day, before the calendar
        "The synod met on Tuesday, 14 June 2011.",
        "The synod meets on Tuesday, 14 February.",
        "The tsar died on Tuesday, 14 June 1905 (Old Style).",
        "The synod meets on Mondays in June 2011.",
        "The synod met on Tuesday, 14 June 1621.",
        "The synod met on Monday; 14 June 2011 is the next date.",
        # days: right, leap years, numbers that are no days
        "The lease ran out on 29 February 1996.",
        "The lease ran out on 30 June 1998.",
        "Sweden had a 30 February 1712 in its Julian calendar.",
        "The lease ran from February 28 to March 1, 1999.",
        "The score on 31 May 1998 was 31-29.",
        # after publication: past, planned, set for later, reported, no year, the day after
        "The ferry sank on 12 August 2015.",
        "The ferry will be launched on 12 August 2017.",
        "They postponed the vote to 12 August 2017.",
        "The court set a hearing on 12 August 2017.",
        "The minister called an election on 12 August 2017.",
        "He was elected to serve until 12 August 2017.",
        "The ferry sank on 12 August.",
        "The ferry sank on 7 July 2016.",
        # lengths: right, inclusive, loose, of something else, cut short, broken
        "The fair lasted nine days, from 2 to 10 March 1998.",
        "The fair lasted eight days, from 2 to 10 March 1998.",
        "The fair lasted about eleven days, from 2 to 10 March 1998.",
        "It saw ten days of rain from 1 to 31 May 2003.",
        "He won a four-year term from 2001 to 2003.",
        "He played for three years between 1990 and 1999, on and off.",
        "She was rector for nine years, from 1991 to 1999.",
        "Two years after the war of 1914 to 1918 he left.",
        "The lock reopened on 24 May 2010, exactly twelve weeks after it shut on 1 March 2010.",
        # periods: right, over the new year, of numbers, told backwards, of hours
        "The fair ran from 3 March 2010 to 12 March 2010.",
        "The show ran from 28 December to 3 January 2015.",
        "The crowd fell from 2000 to 1900.",
        "The records go back from 2004 to 1999.",
        "The bridge was shut from 10 p.m. to 4 a.m.",
        "The expedition set out on 1 May 1921 and returned 29 days later, on 30 May 1921.",
        # jubilees: right, within a year, of another body, of a battle
        "Founded in 1907, the Arl Museum kept its centenary in 2007.",
        "Founded in 1907, the Arl Museum kept its centenary in 2008.",
        "Founded in 1907, the Arl Museum showed the centenary of the battle in 2014.",
        "The Arl Museum was founded in 1907. The Brom Club kept its centenary in 2015.",
        "Refounded in 1950, the Arl Museum, founded in 1907, kept its 50th anniversary in 2000.",
        # ages: right, a year apart, another person, loose, at another time
        "Born on 3 May 1902, the poet Elma Rhys died on 9 June 1951 aged 49.",
        "Born in 1902, the poet Elma Rhys died in 1951 aged 48.",
        "Born on 3 May 1902, Elma Rhys outlived Tom Carr, who died on 9 June 1951 aged 59.",
        "Born around 1902, the poet Elma Rhys died on 9 June 1951 aged about 60.",
        "Born on 3 May 1902, the poet Elma Rhys wrote her first book aged 19.",
        "Elma Rhys, 41, was born in 1974.",
        "Elma Rhys was born at Arl in May 1936. At 25 she was head of the works.",
        "Elma Rhys (1902–1951) was a poet. She died in her forty-ninth year.",
        "Elma Rhys (1902–1951) was a poet. She died in her tenth year as rector.",
    ],
)
def test_what_may_well_fit(text: str) -> None:
    assert [seen for seen in observations(text) if seen] == []


def test_without_a_date_of_publication_nothing_is_late() -> None:
    assert observations("The ferry sank on 12 August 2017.", published=None) == []


def test_the_rows_of_a_table_tell_a_life() -> None:
    rows = "| Born | 23 April 1839, Lipna |\n| Died | 8 November 1904, Brno |"
    text = (
        f"# Elma Rhys\n\n| Life | |\n|---|---|\n{rows}\n\nElma Rhys wrote verse. She died in her sixty-eighth year.\n"
    )
    _, _, (seen,) = analyse([Document(id="a.md", text=text, format="markdown")])
    assert (seen.kind, seen.found, seen.expected) == ("age-birth", "in her sixty-eighth year", "65")
