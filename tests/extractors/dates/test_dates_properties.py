"""Properties of `find_dates` that hold for any article and any date."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.extractors.dates import dates_in, find_dates, new_story
from claimcheck.models.timeline import bounds
from claimcheck.nlp import parse

WORDS = st.sampled_from([
    "on", "in", "the", "last", "next", "May", "March", "7", "21st", "2014", "1,200", "week", "years", "ago", "later",
    "Tuesday",
    "morning", "at", "6", "p.m.", "12:30", "since", "to", "-", ",", ".", "(", ")", "of", "end", "early", "two", "a",
    "half",
    "second", "quarter", "century", "BC", "fiscal", "Christmas", "1990s", "Q3", "29", "February", "before", "after",
    "every",
    "%", "\n\n", "\u00a0", "é", "30/02/1999", "99999999999999999999", "GMT", "old", "aged", "FY21", "9999-12-31",
    "0001-01-01", "hour", "minute", "millennium", "decade", "fortnight", "weekend", "this", "that", "same", "previous",
    "following",
    "first", "third", "mid", "late", "tonight", "night", "noon", "past", "couple", "few", "several", "summer",
    "day", "month", "hours", "decades", "months", "from", "now", "today", "about", "more", "than", "nearly", "twice",
])  # fmt: skip
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)
DATES = st.none() | st.dates()
QUICK = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(TEXTS, DATES)
def test_any_text_is_read_and_spans_slice(text: str, published: dt.date | None) -> None:
    last = 0
    for mention in find_dates(text, published):
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.start >= last
        last = mention.end
        low, high = bounds(mention.value())
        assert low <= high


RELATIVE = [parse(text) for text in (
    "The tanker sank on Tuesday.", "The tanker sank yesterday.", "Prices fell last week.",
    "It was sold three days ago.",
    "It was sold two weeks ago.", "The theatre opens on Friday.", "The council met at 11:40 p.m. on Monday.",
)]  # fmt: skip


@QUICK
@given(st.sampled_from(RELATIVE), st.dates(dt.date(1700, 1, 1), dt.date(2200, 1, 1)), st.integers(-500, 500))
def test_shifting_the_article_by_weeks_shifts_its_relative_dates(doc: object, published: dt.date, weeks: int) -> None:
    moved = published + dt.timedelta(weeks=weeks)
    for one, other in zip(_bounds(doc, published), _bounds(doc, moved), strict=True):
        assert other[0] - one[0] == pytest.approx(7 * weeks)
        assert other[1] - one[1] == pytest.approx(7 * weeks)


YEARLY = [parse(text) for text in (
    "Prices fell last year.", "It began in October.", "It began on 3 October.", "It had rained since last March.",
    "It was sold nine years ago.", "It rained in the first quarter of this year.",
)]  # fmt: skip


@QUICK
@given(st.sampled_from(YEARLY), st.dates(dt.date(1700, 1, 1), dt.date(2000, 1, 1)), st.integers(1, 200))
def test_shifting_the_article_by_years_shifts_its_relative_dates(doc: object, published: dt.date, years: int) -> None:
    if (published.month, published.day) == (2, 29):
        published = published.replace(day=28)
    moved = published.replace(year=published.year + years)
    before = dates_in(doc, published, new_story())  # type: ignore[arg-type]
    after = dates_in(doc, moved, new_story())  # type: ignore[arg-type]
    for one, other in zip(before, after, strict=True):
        assert other.timex == str(int((one.timex or "")[:4]) + years) + (one.timex or "")[4:]


#: each phrase says less than the one before it
VAGUER = [
    ["3 May 2001", "May 2001", "2001", "the 2000s", "the 21st century"],
    ["early May 2001", "May 2001", "the second quarter of 2001", "the first half of 2001", "2001"],
    ["14 July 2001", "the second week of July 2001", "July 2001", "the summer of 2001"],
    ["6:20 p.m. on 3 May 2001", "3 May 2001", "May 2001"],
    ["the evening of 3 May 2001", "3 May 2001"],
    ["six weeks", "about six weeks"],
    ["six weeks", "more than five weeks"],
    ["eight months", "nearly nine months"],
    ["three years", "several years"],
    ["two months ago", "about two months ago"],
    ["two years ago", "about two years ago", "several years ago"],
]


@pytest.mark.parametrize("phrases", VAGUER)
@pytest.mark.parametrize("published", [dt.date(2019, 5, 15), dt.date(2004, 1, 1)])
def test_a_vaguer_text_never_gives_a_narrower_interval(phrases: list[str], published: dt.date) -> None:
    found = [
        find_dates(
            f"It lasted {phrase}."
            if "ago" in phrase or phrase.endswith(("weeks", "months", "years"))
            else f"It fell in {phrase}.",
            published,
        )
        for phrase in phrases
    ]
    assert [len(mentions) for mentions in found] == [1] * len(phrases)
    values = [bounds(mentions[0].value()) for mentions in found]
    for (low, high), (vaguer_low, vaguer_high) in itertools.pairwise(values):
        assert vaguer_low <= low
        assert vaguer_high >= high


def _bounds(doc: object, published: dt.date) -> list[tuple[float, float]]:
    return [bounds(mention.value()) for mention in dates_in(doc, published, new_story())]  # type: ignore[arg-type]
