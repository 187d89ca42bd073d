"""Dates that are counted from what the story told before."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.extractors.dates import dates_in, find_dates, new_story
from claimcheck.nlp import parse

PUBLISHED = dt.date(2019, 5, 15)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The keel was laid on 3 May 1911. The following day it snowed.", ["1911-05-03", "1911-05-04"]),
        ("The keel was laid on 3 May 1911. It had snowed the previous day.", ["1911-05-03", "1911-05-02"]),
        ("The keel was laid on 3 May 1911. The day before, it had snowed.", ["1911-05-03", "1911-05-02"]),
        ("The keel was laid on 3 May 1911. Ten days later it snowed.", ["1911-05-03", "1911-05-13"]),
        ("The keel was laid on 3 May 1911. Two months later it snowed.", ["1911-05-03", "1911-07"]),
        ("The keel was laid in 1911. Two years earlier he had gone to sea.", ["1911", "1909"]),
        ("The keel was laid in 1911. That year he went to sea.", ["1911", "1911"]),
        ("The keel was laid in 1911; two years later she was launched.", ["1911", "1913"]),
        ("The keel was laid in May 1911. The previous December it had snowed.", ["1911-05", "1910-12"]),
        ("The keel was laid in May 1911. The same month he went to sea.", ["1911-05", "1911-05"]),
        ("The keel was laid on 3 May 1911. The following Friday it snowed.", ["1911-05-03", "1911-05-05"]),
        ("The keel was laid on 3 May 1911, and on 9 June it was moved.", ["1911-05-03", "1911-06-09"]),
        ("In 1911 the keel was laid. In August he went to sea.", ["1911", "1911-08"]),
        ("He went to sea three years after 1911.", ["1914"]),
        ("The ship sailed on 3 May 1911. She docked at 6 p.m.", ["1911-05-03", "1911-05-03T18:00"]),
        ("At 6 p.m. on 3 May 1911 she sailed.", ["1911-05-03T18:00"]),
        ("At 18:00 GMT she sailed from Cork, on 3 May 1911.", ["1911-05-03T18:00Z", "1911-05-03"]),
        # no anchor is sure: a year tells no day, and nothing was told
        ("The keel was laid in 1911. The following day it snowed.", ["1911", None]),
        ("The following day it snowed.", [None]),
        ("Two years earlier he had gone to sea.", [None]),
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
def test_sequences(text: str, values: list[str | None], published: dt.date | None) -> None:
    assert [mention.timex for mention in find_dates(text, published)] == values


def test_the_anchor_is_kept_in_words() -> None:
    _, later = find_dates("The keel was laid on 3 May 1911. The following day it snowed.")
    assert later.anchor == "the date told before, 1911-05-03"
    (ago,) = find_dates("The keel was laid two years ago.", PUBLISHED)
    assert ago.anchor == "the article's date"


def test_the_story_goes_on_in_the_next_block_but_not_for_ever() -> None:
    blocks = ["The keel was laid on 3 May 1911.", "The following day it snowed.", "No more.", "No more.", "No more.",
              "The following day it snowed."]  # fmt: skip
    story = new_story()
    told = [[mention.timex for mention in dates_in(parse(block), None, story)] for block in blocks]
    assert told == [["1911-05-03"], ["1911-05-04"], [], [], [], [None]]


def test_when_something_was_said_does_not_carry_the_story_on() -> None:
    text = "The roof fell on 3 May. The mayor said on Monday that it was old. The following day a wall fell."
    assert [mention.timex for mention in find_dates(text, PUBLISHED)] == ["2019-05-03", "2019-05-13", "2019-05-04"]


def test_two_years_later_is_as_loose_as_the_words() -> None:
    _, later = find_dates("The keel was laid on 3 May 1911. Two years later she was launched.")
    assert later.low is not None
    assert later.high is not None
    assert later.low <= "1913-01-01"
    assert later.high >= "1913-12-31"
