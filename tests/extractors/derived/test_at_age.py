"""What ages tell beside births: what somebody did at an age, old things and bodies, and jubilees kept today."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from claimcheck.check import extract
from claimcheck.extractors.derived import at_age
from claimcheck.models import Claim, DateMention, Document

if TYPE_CHECKING:
    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owners

PUBLISHED = dt.date(2016, 7, 6)
LORNE = "Ida Lorne was born in Orsk on 3 May 1884. "

#: text, words, class of what happened, first and last day
TOLD = [
    (LORNE + "At eighteen she moved to Paris.", "eighteen", "move", "1902-05-03", "1903-05-02"),
    (LORNE + "She was thirty-four when she painted The Ferry.", "thirty-four", "paint", "1918-05-03", "1919-05-02"),
    ("Ida Lorne (1884–1951) painted. At eighteen she moved to Paris.", "eighteen", "move", "1902-01-01", "1903-12-30"),
    ("In 1998 the 40-year-old bridge at Orsk was closed.", "40-year-old", "build", "1956-01-01", "1959-12-31"),
    (
        "When the North Stand got a roof in 2009, the 68-year-old structure underneath was judged fit.",
        "68-year-old",
        "build",
        "1940-01-01",
        "1941-12-31",
    ),
    ("Tolmark is 130 years old.", "130 years old", "found", "1878-01-01", "1893-12-31"),
    ("The brewery has celebrated its centenary.", "centenary", "found", "1916-01-01", "1916-12-31"),
    (
        "The brewery is marking its centenary with a book published in 2014.",
        "centenary",
        "found",
        "1916-01-01",
        "1916-12-31",
    ),
    (
        "The brewery, which bought a mill in 2009, is marking its centenary.",
        "centenary",
        "found",
        "1916-01-01",
        "1916-12-31",
    ),
    (
        "In 2009 the brewery celebrated its centenary.",
        "2009 the brewery celebrated its centenary",
        "found",
        "1909-01-01",
        "1909-12-31",
    ),
    ("Tolmark is 110 years old, its spokesman said.", "110 years old", "found", "1899-01-01", "1912-12-31"),
    ("The tournament is celebrating its 90th anniversary.", "90th anniversary", "begin", "1926-01-01", "1926-12-31"),
    (
        "On Saturday the fair will open, and this year it is celebrating its 90th anniversary.\n\nThe plant marked its "
        "fiftieth birthday in 2010.",
        "fiftieth birthday in 2010",
        "found",
        "1960-01-01",
        "1960-12-31",
    ),
    (
        "The show on the poet Ida Lorne opens tomorrow, on what would have been her 98th birthday.",
        "tomorrow, on what would have been her 98th birthday",
        "born",
        "1918-07-07",
        "1918-07-07",
    ),
    (
        "Guest of honour on Sunday was Dora Penn, a spry ninety-two, who joined in 1951.",
        "ninety-two",
        "born",
        "1923-06-27",
        "1924-07-13",
    ),
    (
        "We regret the death of Professor Ida Lorne, the explorer, which took place on Monday. She was eighty-one.",
        "eighty-one",
        "born",
        "1934-06-28",
        "1935-07-11",
    ),
    (
        "They live beside the 47-year-old prison and remember the escape of 1998.",
        "47-year-old",
        "build",
        "1968-01-01",
        "1969-12-31",
    ),
]


@pytest.mark.parametrize(("text", "words", "event", "low", "high"), TOLD)
def test_when_it_was(text: str, words: str, event: str, low: str, high: str) -> None:
    found = [one for one in derived(text) if one.value_text.endswith(words)]
    assert len(found) == 1, [one.value_text for one in derived(text)]
    (claim,) = found
    assert event in {claim.frame.event, *claim.frame.event_classes}
    assert claim.value.kind == "date"
    assert (claim.value.low, claim.value.high) == (low, high)


SILENT = [
    # no birth, another's birth, two births, a date of its own, no deed
    "At eighteen she moved to Paris. The painter Ida Lorne died in 1951.",
    LORNE + "At eighteen her brother Tom Hale moved to Paris.",
    LORNE + "Ida Lorne was born in 1886. At eighteen she moved to Paris.",
    LORNE + "She was eighteen when she was at her best.",
    LORNE + "She was eighteen when her father died.",
    # ages of things that began in the year told, of persons in a year long past
    "In 1998 the 40-year-old bridge at Orsk was built.",
    "In 1998 the 40-year-old banker Tom Hale left Orsk.",
    "Ida Lorne is 110 years old, her doctor said.",
    "Emma is 110 years old.",
    "Emma is 110 years old, her doctor said.",
    # kept at another time than that of the article
    "The Kestrel Club has marked its centenary with a book published in 2014.",
    "The Kestrel Club has marked its centenary with a book that Ada Marrow wrote in 2014.",
    "The Kestrel Club has celebrated its centenary since 2014.",
    "The Kestrel Club is celebrating its centenary since 2014.",
    "The rebuilt pier is what would have been a 90th anniversary.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_reckoned(text: str) -> None:
    assert [claim.value_text for claim in derived(text) if "born" not in claim.frame.event_classes] == []


def derived(text: str) -> list[Claim]:
    document = Document(id="a.txt", text=text, published=PUBLISHED)
    return [claim for claim in extract(document) if claim.id.rpartition("#")[2].startswith("a")]


def test_the_births_of_an_article_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ages a text tells, each birth is read once by each of those who ask."""
    asked: list[str] = []
    read = at_age._born

    def counted(owners: Owners, passage: Passage, mention: DateMention) -> str | None:
        asked.append(mention.text)
        return read(owners, passage, mention)

    monkeypatch.setattr(at_age, "_born", counted)
    told = []
    for people in (2, 6):
        names = [f"Ida L{vowel}rne" for vowel in "aeiouy"[:people]]
        paragraphs = [
            f"{name} was born on 3 May 1931. At 27 she moved to Paris and at 31 she painted the mill." for name in names
        ]
        asked.clear()
        assert [c.value.low for c in derived("\n\n".join(paragraphs)) if c.value.kind == "date"]
        told.append(len(asked))
    assert told[1] == 3 * told[0]
