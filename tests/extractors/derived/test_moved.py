"""What is moved from one date to another: two plans, and no length of time between them."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.models import Claim, Document

#: published, text, old words, a day in the old date, new words, a day in the new date
MOVED = [
    ("2023-05-10", "The regatta was moved from 3 June to 10 June.", "3 June", "2023-06-03", "10 June", "2023-06-10"),
    (
        "2023-05-10",
        "Organisers have moved the concert from 12 to 19 August.",
        "12",
        "2023-08-12",
        "19 August",
        "2023-08-19",
    ),
    (
        "2023-05-10",
        "The exam has been brought forward from 20 June to 14 June.",
        "20 June",
        "2023-06-20",
        "14 June",
        "2023-06-14",
    ),
    (
        "2023-05-10",
        "The launch has been put back from May to September 2023.",
        "May",
        "2023-05-01",
        "September 2023",
        "2023-09-01",
    ),
    (
        "2023-05-10",
        "The hearing was postponed from 4 July until 18 July.",
        "4 July",
        "2023-07-04",
        "18 July",
        "2023-07-18",
    ),
    (
        "2023-05-10",
        "The closing date was extended from 30 June to 31 July.",
        "30 June",
        "2023-06-30",
        "31 July",
        "2023-07-31",
    ),
    (
        "2023-05-10",
        "The wedding has been rescheduled from 1 June 2023 to 1 June 2024.",
        "1 June 2023",
        "2023-06-01",
        "1 June 2024",
        "2024-06-01",
    ),
    (
        "2023-05-10",
        "The opening of the tram line slipped from March 2024 to October 2024.",
        "March 2024",
        "2024-03-01",
        "October 2024",
        "2024-10-01",
    ),
    (
        "2023-05-10",
        "The race, shifted from 6 May to 27 May because of snow, has 400 entries.",
        "6 May",
        "2023-05-06",
        "27 May",
        "2023-05-27",
    ),
    (
        "2023-05-10",
        "The company has delayed the release of the game from 2023 to 2024.",
        "2023",
        "2023-01-01",
        "2024",
        "2024-01-01",
    ),
    ("2023-05-10", "The auction was switched from 8 June to 9 June.", "8 June", "2023-06-08", "9 June", "2023-06-09"),
    (
        "2023-05-10",
        "Moving the fair from 5 June to 12 June would cost little.",
        "5 June",
        "2023-06-05",
        "12 June",
        "2023-06-12",
    ),
    (
        "2022-11-02",
        "The derby has been moved from 12 November to 13 November.",
        "12 November",
        "2022-11-12",
        "13 November",
        "2022-11-13",
    ),
    ("2022-11-02", "Ministers put back the census from 2024 to 2026.", "2024", "2024-01-01", "2026", "2026-01-01"),
    (
        "2022-11-02",
        "The deadline was pushed from 15 November to 30 November.",
        "15 November",
        "2022-11-15",
        "30 November",
        "2022-11-30",
    ),
    (
        "2022-11-02",
        "The ball, brought forward from 9 December to 2 December, is sold out.",
        "9 December",
        "2022-12-09",
        "2 December",
        "2022-12-02",
    ),
    (
        "2022-11-02",
        "They rescheduled the launch from November 2022 to January 2023.",
        "November 2022",
        "2022-11-01",
        "January 2023",
        "2023-01-01",
    ),
    (
        "2022-11-02",
        "The inquest has been adjourned from 7 November to 14 November.",
        "7 November",
        "2022-11-07",
        "14 November",
        "2022-11-14",
    ),
    ("2022-11-02", "Delivery of the ferry slipped from 2021 to 2023.", "2021", "2021-01-01", "2023", "2023-01-01"),
    (
        "2022-11-02",
        "The board has shifted the start of term from 9 to 16 January 2023.",
        "9",
        "2023-01-09",
        "16 January 2023",
        "2023-01-16",
    ),
    ("2022-11-02", "The ban will be brought forward from 2035 to 2030.", "2035", "2035-01-01", "2030", "2030-01-01"),
    (
        "2022-11-02",
        "The match was rearranged from 5 November to 8 November.",
        "5 November",
        "2022-11-05",
        "8 November",
        "2022-11-08",
    ),
]

#: ranges, which last from the one date to the other
LASTING = [
    "The pool was closed from 3 May to 9 May.",
    "The fair ran from 2 March 1998 to 10 March 1998.",
    "She moved to Rome and worked there from 1979 to 1987.",
    "The troupe toured Spain from May to July 2019.",
    "The court sat from 4 April to 2 May.",
    "The exhibition was open from 1 March 2019 until 30 June 2019.",
    "He was director from 2001 to 2009.",
    "The circus stayed in Lund from 1 to 8 April.",
    "The army occupied the island from 1941 to 1944.",
    "The choir rehearsed from January to March 2023.",
    "The herd was moved each year, and it grazed there from May 1990 to June 1991.",
    "They held the pass from 1 March 1813 to 4 March 1813.",
    "The strike lasted from 6 March to 17 March 2023.",
    "The bakery was shut from 5 October to 9 October.",
    "He toured Norway from May to August 1921.",
    "Her reign extended from 1702 to 1714.",
    "The fair was held from 4 June to 6 June 2022.",
    "She edited the paper from 1931 until 1939.",
    "They lived abroad from 1951 to 1957.",
    "The bridge was repaired from April to June 2019.",
]

#: where the clause may tell of last year's or of this year's date, neither is chosen
OPEN = [
    "A judge deferred the trial from 11 September to 2 October.",
    "The premiere was advanced from 30 November to 23 November.",
]


def dates(text: str, published: str) -> list[Claim]:
    claims = extract(Document(id="a.txt", text=text, published=dt.date.fromisoformat(published)))
    return [claim for claim in claims if claim.type == "date"]


@pytest.mark.parametrize(("published", "text", "old", "old_day", "new", "new_day"), MOVED)
def test_moved(published: str, text: str, old: str, old_day: str, new: str, new_day: str) -> None:
    found = dates(text, published)
    assert all(claim.value.kind == "date" and claim.value.type != "DURATION" for claim in found)
    for words, day in ((old, old_day), (new, new_day)):
        (claim,) = (claim for claim in found if claim.value_text == words)
        assert claim.value.kind == "date"
        assert claim.value.low is not None
        assert claim.value.high is not None
        assert claim.value.low <= day <= claim.value.high
        assert claim.modality in {"planned", "hypothetical"}


@pytest.mark.parametrize("text", LASTING)
def test_lasting(text: str) -> None:
    found = dates(text, "2023-05-10")
    assert any(claim.value.kind == "date" and claim.value.type == "DURATION" for claim in found)
    assert {claim.modality for claim in found} == {"happened"}


@pytest.mark.parametrize("text", OPEN)
def test_no_year_is_guessed(text: str) -> None:
    assert [(c.value.low, c.modality) for c in dates(text, "2023-05-10") if c.value.kind == "date"] == [
        (None, "planned")
    ] * 2
