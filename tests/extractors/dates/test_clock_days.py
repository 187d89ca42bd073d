"""Times without a day, which another sentence on the same happening gives them, and those that must stay without."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.models import Document

PUBLISHED = dt.date(2016, 7, 9)
LEAD = "The barge Tern sank in the Orr on Thursday, 7 July.\n\nTalks on locks went on from Monday to Friday.\n\n"
NIGHT = "The barge Tern sank late on Thursday night.\n\nTalks on locks went on from Monday to Friday.\n\n"

#: text, words of the time, its ends
TIMES = [
    (LEAD + "The Tern sank at 11:40 p.m.", "11:40 p.m.", "2016-07-07T23:40:00", "2016-07-07T23:40:59"),
    (LEAD + "The Tern foundered at 11:40 p.m.", "11:40 p.m.", "2016-07-07T23:40:00", "2016-07-07T23:40:59"),
    (NIGHT + "The Tern sank at half past two.", "half past two", "2016-07-08T02:30:00", "2016-07-08T02:30:59"),
    (LEAD + "The Tern sank at half past two.", "half past two", "2016-07-07T02:30:00", "2016-07-07T14:30:59"),
    (LEAD + "The Tern had been painted at 11:40 p.m.", "11:40 p.m.", None, None),
    (LEAD + "The Tern may have sunk at 11:40 p.m.", "11:40 p.m.", None, None),
    (
        LEAD + "The Lark sank on Friday.\n\nTalks went on to Monday.\n\nMore talks.\n\nThe boats sank at 11:40 p.m.",
        "11:40 p.m.",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), TIMES)
def test_day_of_a_time(text: str, words: str, low: str | None, high: str | None) -> None:
    claims = extract(Document(id="a.txt", text=text, published=PUBLISHED))
    found = [claim.value for claim in claims if claim.value_text == words and claim.type == "date"]
    assert [(value.low, value.high) for value in found] == [(low, high)]


STORY = "# Halden Air Flight 7\n\n**Halden Air Flight 7** was a flight that crashed near Orsk on 11 February 2014.\n\n"

#: what follows the opening of a work of reference, words of the time, its beginning
SECTIONS = [
    ("## Accident\n\nAt 19:12 local time it hit the lake.", "19:12 local time", "2014-02-11T19:12:00"),
    ("## Accident\n\nThe alarm was given at 7:12 p.m. by a baker.", "7:12 p.m.", "2014-02-11T19:12:00"),
    ("## Accident\n\nVillagers reached the wreck at noon.", "noon", "2014-02-11T12:00:00"),
    ("The alarm was given at 7:12 p.m. by a baker.", "7:12 p.m.", "2014-02-11T19:12:00"),
    # another day, or a month, in the section
    (
        "## Accident\n\nIts captain had rested on 9 February. He rose at 7:12 p.m. from a chair.",
        "7:12 p.m.",
        "2014-02-09T19:12:00",
    ),
    (
        "## Accident\n\nThe line was opened in May 1989.\n\nVillagers danced at 7:12 p.m. in the hall.",
        "7:12 p.m.",
        None,
    ),
    ("## Aftermath\n\nThe next week the mayor came. Villagers danced at 7:12 p.m. in the hall.", "7:12 p.m.", None),
    # what is so every day, and what was only to be
    ("## Service\n\nThe flight leaves at 7:12 p.m. from Orsk.", "7:12 p.m.", None),
    ("## Accident\n\nIt was due at 7:12 p.m. in Orsk.", "7:12 p.m.", None),
    ("## Accident\n\nIt may have fallen at 7:12 p.m. near Orsk.", "7:12 p.m.", None),
]


@pytest.mark.parametrize(("section", "words", "low"), SECTIONS)
def test_day_of_the_story(section: str, words: str, low: str | None) -> None:
    claims = extract(Document(id="a.md", text=STORY + section + "\n", format="markdown"))
    found = [claim.value for claim in claims if claim.value_text == words and claim.type == "date"]
    assert [value.low for value in found] == [low]


def test_no_day_where_the_opening_tells_two() -> None:
    text = "# Fair\n\nThe fair ran from 3 May 1921 to 5 May 1921.\n\nA band came at 4:10 p.m. on a barge.\n"
    claims = extract(Document(id="a.md", text=text, format="markdown"))
    assert [claim.value.low for claim in claims if claim.value_text == "4:10 p.m."] == [None]  # type: ignore[union-attr]


@pytest.mark.parametrize("opening", ["in January", "in June 2019", "in 44 BC", "on 15 March 44 BC", "this spring"])
def test_no_day_where_the_opening_tells_none(opening: str) -> None:
    text = f"# Fair\n\nThe fair was held {opening}.\n\n## Music\n\nA band came at 4:10 p.m. on a barge.\n"
    claims = extract(Document(id="a.md", text=text, format="markdown"))
    assert [claim.value.low for claim in claims if claim.value_text == "4:10 p.m."] == [None]  # type: ignore[union-attr]
