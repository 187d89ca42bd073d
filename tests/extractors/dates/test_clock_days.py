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
