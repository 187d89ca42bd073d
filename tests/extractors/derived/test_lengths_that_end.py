"""Lengths of time that end at a known moment: what they tell of the begin, and look-alikes that tell nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import extract
from claimcheck.models import Claim, Document

#: published, text, words, the first class of what happened, low, high
ROWS = [
    (
        "2023-05-10",
        "The Almgren piano factory closed on Friday after 112 years.",
        "112 years",
        "found",
        "1910-01-01",
        "1911-12-31",
    ),
    (
        "2023-05-10",
        "Bellwood Library shut its doors last month after 84 years.",
        "84 years",
        "found",
        "1938-01-01",
        "1939-12-31",
    ),
    (
        "2023-05-10",
        "Radio Torvald fell silent in 2009 after 41 years on the air.",
        "41 years",
        "found",
        "1967-01-01",
        "1968-12-31",
    ),
    (
        "2023-05-10",
        "Ilse Marten retired in 2011 after 27 years as head of the Lindau Zoo.",
        "27 years",
        "lead",
        "1983-01-01",
        "1984-12-31",
    ),
    (
        "2023-05-10",
        "Ruth and Albert Kessel separated in 1994 after 23 years of marriage.",
        "23 years",
        "marry",
        "1970-01-01",
        "1971-12-31",
    ),
    (
        "2023-05-10",
        "The pilots of Norrair walked out on Monday, the first strike at the airline in 34 years.",
        "34 years",
        "previous_strike_work",
        "1988-01-01",
        "1989-12-31",
    ),
    (
        "2023-05-10",
        "The Harwick Bakery ended a 60-year history on Saturday.",
        "60-year",
        "found",
        "1959-01-01",
        "1966-12-31",
    ),
    (
        "2023-05-10",
        "The Torvald Choir celebrates its 150th anniversary this year.",
        "150th anniversary this year",
        "found",
        "1873-01-01",
        "1873-12-31",
    ),
    (
        "2023-05-10",
        "The depot has been closed for twelve years.",
        "twelve years",
        "previous_close",
        "2010-01-01",
        "2011-12-31",
    ),
    (
        "2023-05-10",
        "The village of Askil has had no priest for 38 years.",
        "38 years",
        "previous_priest",
        "1984-01-01",
        "1985-12-31",
    ),
    ("2023-05-10", "Elsa Brandt turned 100 in March.", "100", "born", "1923-01-01", "1923-12-31"),
    (
        "2023-05-10",
        "The painter moved to Lucca two years before his death in 1911.",
        "two years before",
        "move",
        "1908-07-03",
        "1910-07-01",
    ),
    (
        "2023-05-10",
        "The annual Kelso Kite Fair, which opens on Friday, is the 40th.",
        "40th",
        "begin",
        "1981-01-01",
        "1984-12-31",
    ),
    (
        "2021-09-15",
        "The Ostby sawmill shut on Monday after nearly 90 years of production.",
        "nearly 90 years",
        "found",
        "1930-01-01",
        "1949-12-31",
    ),
    (
        "2021-09-15",
        "After 45 years in business, the toy shop Hobbel closed on Saturday.",
        "45 years",
        "found",
        "1975-01-01",
        "1976-12-31",
    ),
    (
        "2021-09-15",
        "The magazine Tern ceased publication in 2007 after 52 years.",
        "52 years",
        "found",
        "1954-01-01",
        "1955-12-31",
    ),
    (
        "2021-09-15",
        "Nils Aker and Marta Aker divorced in 2002 after 19 years of marriage.",
        "19 years",
        "marry",
        "1982-01-01",
        "1983-12-31",
    ),
    (
        "2021-09-15",
        "The midwife Olga Reuss retired on Friday after 36 years with the clinic.",
        "36 years",
        "join",
        "1984-01-01",
        "1985-12-31",
    ),
    (
        "2021-09-15",
        "Storks nested in Veldhem this summer for the first time in 60 years.",
        "60 years",
        "previous_breed",
        "1957-01-01",
        "1964-12-31",
    ),
    (
        "2021-09-15",
        "The academy elected a woman on Tuesday, its first election since 2011.",
        "2011",
        "previous_elect",
        "2011-01-01",
        "2011-12-31",
    ),
    (
        "2021-09-15",
        "It was the first flood in the valley since 1962.",
        "1962",
        "previous_flood",
        "1962-01-01",
        "1962-12-31",
    ),
    (
        "2021-09-15",
        "The theatre has been closed for eleven years.",
        "eleven years",
        "previous_close",
        "2009-01-01",
        "2010-12-31",
    ),
    ("2021-09-15", "It is 25 years since the reservoir burst.", "25 years", "explode", "1995-01-01", "1996-12-31"),
    (
        "2021-09-15",
        "It is exactly one month since the reservoir burst.",
        "exactly one month",
        "explode",
        "2021-08-15",
        "2021-08-15",
    ),
    ("2021-09-15", "The composer Anders Lie turned 70 in June.", "70", "born", "1951-06-01", "1951-06-30"),
    (
        "2021-09-15",
        "She sold the vineyard three years before her death in 1958.",
        "three years before",
        "sell",
        "1954-07-03",
        "1956-06-30",
    ),
    (
        "2021-09-15",
        "The 25th annual Lindau Harp Festival opened on Monday.",
        "25th",
        "begin",
        "1995-01-01",
        "1997-12-31",
    ),
    (
        "2018-11-20",
        "Harbour FM went off the air in 2016 after 29 years of broadcasting.",
        "29 years",
        "found",
        "1986-01-01",
        "1987-12-31",
    ),
    (
        "2018-11-20",
        "The tannery Voll & Sons closed in October after 73 years.",
        "73 years",
        "found",
        "1944-01-01",
        "1945-12-31",
    ),
    (
        "2018-11-20",
        "Dockers in Veldhem stopped work on Monday for the first time since 1974.",
        "1974",
        "previous_strike_work",
        "1974-01-01",
        "1974-12-31",
    ),
    (
        "2018-11-20",
        "It was the club's first victory abroad in 15 years, the coach said on Monday.",
        "15 years",
        "previous_win",
        "2002-01-01",
        "2003-12-31",
    ),
    (
        "2018-11-20",
        "The hamlet has been without a doctor for six years.",
        "six years",
        "previous_doctor",
        "2011-01-01",
        "2012-12-31",
    ),
    (
        "2018-11-20",
        "The viaduct has been shut for three months.",
        "three months",
        "previous_close",
        "2018-08-05",
        "2018-09-04",
    ),
    ("2018-11-20", "Ten years have passed since the avalanche.", "Ten years", "avalanche", "2006-01-01", "2009-12-31"),
    (
        "2018-11-20",
        "Lotte and Jan Vries divorced in 2004 after 14 years of marriage.",
        "14 years",
        "marry",
        "1989-01-01",
        "1990-12-31",
    ),
    (
        "2018-11-20",
        "He left the navy four years before the outbreak of war in 1939.",
        "four years before",
        "leave",
        "1934-07-03",
        "1936-06-30",
    ),
    ("2018-11-20", "The 60th annual Brunn Ski Race is held on Sunday.", "60th", "begin", "1955-01-01", "1959-12-31"),
    (
        "2018-11-20",
        "The Voss Quartet marks its 50th jubilee this year.",
        "50th jubilee this year",
        "found",
        "1968-01-01",
        "1968-12-31",
    ),
    (
        "2018-11-20",
        "The dancer Ida Holm celebrated her 90th birthday in May.",
        "90th birthday in May",
        "born",
        "1928-05-01",
        "1928-05-31",
    ),
    (
        "2018-11-20",
        "On Saturday the Cinema Astra showed its last film, bringing 61 years of business to an end.",
        "61 years",
        "found",
        "1956-01-01",
        "1957-12-31",
    ),
    (
        "2018-11-20",
        "The ferry Tern was taken out of service in 2011 after 31 years.",
        "31 years",
        "build",
        "1979-01-01",
        "1980-12-31",
    ),
    (
        "2018-11-20",
        "It has been twelve years since the dyke broke.",
        "twelve years",
        "break",
        "2005-01-01",
        "2006-12-31",
    ),
    (
        "2018-11-20",
        "The line, which closed in 1966 after 71 years, is now a path.",
        "71 years",
        "begin",
        "1894-01-01",
        "1895-12-31",
    ),
    (
        "2018-11-20",
        "Maud Keller has been married to Per Keller for 40 years.",
        "40 years",
        "marry",
        "1976-01-01",
        "1979-12-31",
    ),
    (
        "2018-11-20",
        "The foundry fell silent on Friday, 88 years after it opened.",
        "88 years after",
        "open",
        "1930-05-18",
        "1931-05-17",
    ),
]

NOTHING = [
    ("2018-11-20", "The club won on Sunday for the first time in the 112 years of its life."),
    ("2018-11-20", "The club won on Sunday for the first time in 112 years of football."),
    ("2018-11-20", "On Sunday the tenants got wet for the first time in two years."),
    ("2023-05-10", "The Almgren piano factory closed on Friday after a few years."),
    ("2023-05-10", "The play closed after 112 performances."),
    ("2023-05-10", "She was jailed for 12 years on Monday."),
    ("2023-05-10", "The company may close after 112 years."),
    ("2023-05-10", "He was freed on Monday after serving nine years of his sentence."),
    ("2023-05-10", "The first snow in weeks fell on Friday."),
    ("2023-05-10", "She won her first title in three attempts."),
    ("2023-05-10", "The lease runs for 99 years."),
    ("2023-05-10", "Rents rose after years of decline."),
    ("2023-05-10", "The museum will close for two years in June."),
    ("2023-05-10", "Their marriage was the first of the summer."),
    ("2023-05-10", "The 40th Kelso Kite Fair opened on Friday."),
    ("2023-05-10", "He spent 12 years in Peru before his return."),
    ("2023-05-10", "No strike has been called for Friday."),
    ("2021-09-15", "The harpist quit on Monday after two years of rows with the board."),
    ("2021-09-15", "After 12 years the tree bore fruit."),
    ("2021-09-15", "The school closed on Monday for 12 days."),
    ("2021-09-15", "The team lost on Saturday for the first time in six matches."),
    ("2021-09-15", "It was the first time in her life that she had sung."),
    ("2021-09-15", "The couple will marry in June after 12 years."),
    ("2021-09-15", "The firm has had 12 directors in 31 years."),
    ("2021-09-15", "The mine could close in 2025 after 112 years."),
    ("2021-09-15", "He was the first mayor in 34 years to resign."),
    ("2021-09-15", "She has not smoked for a few years."),
    ("2021-09-15", "The annual report is the 40th page of the file."),
    ("2021-09-15", "Sales fell on Monday after three years of growth."),
    ("2021-09-15", "The shop was closed for 12 years."),
    ("2021-09-15", "He left two years after that storm."),
    ("2021-09-15", "There is no bread for the first of May."),
    ("2018-11-20", "The tannery closed in October after a fire."),
    ("2018-11-20", "The mayor left on Monday after four years of talks on the bridge."),
    ("2018-11-20", "The first two years in office were hard."),
    ("2018-11-20", "She was the first pupil in 12 years from the village."),
    ("2018-11-20", "They have been without power for hours."),
    ("2018-11-20", "The viaduct will be shut for three months."),
    ("2018-11-20", "Police closed the road for two years' worth of work."),
    ("2018-11-20", "The band broke up on Monday after ten years of quarrels."),
    ("2018-11-20", "She has been the first choice since May."),
    ("2018-11-20", "After 12 years at sea he bought a farm."),
    ("2018-11-20", "The defeat ended a 12-year unbeaten run on Saturday."),
    ("2018-11-20", "Orsk Rovers ended a 12-year run in the top flight on Saturday."),
    ("2018-11-20", "The chain closed its branch in Lund on Friday after 12 years."),
    ("2018-11-20", "He retired on Friday after 12 years at the top."),
    ("2018-11-20", "It was the only strike in 34 years."),
    ("2018-11-20", "She won on Sunday, the first for a Danish rider since 1998."),
    ("2018-11-20", "The hall was closed on Friday after 12 years of leaks."),
    ("2018-11-20", "Trains ran on Monday for the first time in their lives."),
    ("2018-11-20", "The council met for the first time since the May elections."),
    ("2018-11-20", "Norrair ended 12 years of losses in 2017."),
]

#: published, text, words, low, high of dates that are counted from the one told before
COUNTED = [
    (
        "2021-09-15",
        "The bridge collapsed on 2 May 1934. Two days after that, the ferry resumed.",
        "Two days after that",
        "1934-05-04",
        "1934-05-04",
    ),
    (
        "2018-11-20",
        "The harpist died on 3 May 2001. Three days later her house burned down.",
        "Three days later",
        "2001-05-06",
        "2001-05-06",
    ),
    (
        "2018-11-20",
        "The orchard froze in January 1985. The following spring it was felled.",
        "The following spring",
        "1985-03-01",
        "1985-06-21",
    ),
]


def worked_out(published: str, text: str) -> list[Claim]:
    """The claims that are told by other words than their own date."""
    claims = extract(Document(id="a.txt", text=text, published=dt.date.fromisoformat(published)))
    return [claim for claim in claims if claim.id.startswith("a.txt#a")]


def ends(claim: Claim) -> tuple[str | None, str | None]:
    assert claim.value.kind == "date"
    return claim.value.low, claim.value.high


@pytest.mark.parametrize(("published", "text", "words", "happened", "low", "high"), ROWS)
def test_begin_is_told(published: str, text: str, words: str, happened: str, low: str, high: str) -> None:
    found = worked_out(published, text)
    assert [(c.value_text, c.frame.event_classes[0], *ends(c)) for c in found] == [(words, happened, low, high)]
    assert not found[0].checkable


@pytest.mark.parametrize(("published", "text"), NOTHING)
def test_nothing_is_told(published: str, text: str) -> None:
    assert [(c.value_text, c.subject, *ends(c)) for c in worked_out(published, text)] == []


@pytest.mark.parametrize(("published", "text", "words", "low", "high"), COUNTED)
def test_counted_from_the_date_before(published: str, text: str, words: str, low: str, high: str) -> None:
    claims = extract(Document(id="a.txt", text=text, published=dt.date.fromisoformat(published)))
    assert (words, low, high) in [(c.value_text, *ends(c)) for c in claims if c.type == "date"]


def test_the_one_before_is_another_happening() -> None:
    """`The first strike in 34 years` tells of two strikes, which must never be taken for one."""
    text = "The pilots of Norrair walked out on Monday, the first strike at the airline in 34 years."
    claims = extract(Document(id="a.txt", text=text, published=dt.date(2023, 5, 10)))
    now, before = (
        next(c for c in claims if words in c.value_text and c.id.startswith(kind))
        for words, kind in (("Monday", "a.txt#d"), ("34", "a.txt#a"))
    )
    assert not set(now.frame.event_classes) & set(before.frame.event_classes)


def test_the_last_one_is_that_before() -> None:
    claims = extract(
        Document(id="a.txt", text="The last strike at Norrair was in 1989.", published=dt.date(2023, 5, 10))
    )
    assert ["previous_strike_work" in c.frame.event_classes for c in claims if c.type == "date"] == [True]


def test_what_is_told_as_it_is_was_not_worked_out() -> None:
    (claim,) = worked_out("2021-09-15", "It was the first flood in the valley since 1962.")
    assert claim.derived_from is None
