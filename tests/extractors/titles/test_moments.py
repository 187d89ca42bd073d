"""Of which day a post is told that stands in the tale of an event."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, extract

LONG_AFTER = dt.date(2019, 3, 21)
LOST = "On 9 January 1994 the coaster Elsa lost her rudder off Pen Dhu."
# text, day of the article, day of which the post of Rowe is told
MOMENTS = [
    (f"{LOST} The lifeboat, under its coxswain, Denzil Rowe, took off seven men.", LONG_AFTER, "1994-01-09"),
    (f"{LOST} The launch was ordered by Denzil Rowe, at the time the station's secretary.", LONG_AFTER, "1994-01-09"),
    # the news of the day tells of who holds the post today
    (f"{LOST} The lifeboat, under its coxswain, Denzil Rowe, took off seven men.", dt.date(1994, 1, 12), None),
    (f"{LOST} The coxswain, Denzil Rowe, says that the wind was worse.", LONG_AFTER, None),
    (f"{LOST} The coxswain, Denzil Rowe, said that the wind was worse.", LONG_AFTER, None),
    (f"{LOST} The coxswain, Denzil Rowe, was later given a medal.", LONG_AFTER, None),
    (f"{LOST}\n\nThe coxswain, Denzil Rowe, sold his boat.", LONG_AFTER, None),
    ("The harbour was built in 1861. The coxswain, Denzil Rowe, painted it.", LONG_AFTER, None),
]


@pytest.mark.parametrize(("text", "published", "day"), MOMENTS)
def test_the_day_of_an_event_is_that_of_the_posts_in_its_tale(text: str, published: dt.date, day: str | None) -> None:
    claims = extract(Document.from_text(text, id="a.txt", published=published))
    told = [c.scope.since for c in claims if c.value.kind == "title" and c.value.holder == "Denzil Rowe"]
    assert told
    assert {since[:10] if since else None for since in told} == {day}
