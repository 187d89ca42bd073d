"""Dates that are told by an age, a jubilee, an interval or a range, and look-alikes that tell none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.check import extract
from claimcheck.extractors.derived.reckoning import Window, born, made, moved, roundness, years_before
from claimcheck.models import Claim, Document

PUBLISHED = dt.date(2016, 7, 6)

#: text, words, attribute, low, high
AGES = [
    ("The mountaineer Jana Krall, 41, reached the summit on Sunday.", "41", "born", "1974-06-27", "1975-07-13"),
    ("Jana Krall (41) reached the summit on Sunday.", "41", "born", "1974-06-27", "1975-07-13"),
    ("Jana Krall, aged 41, reached the summit on Sunday.", "aged 41", "born", "1974-06-27", "1975-07-13"),
    ("Jana Krall, who is 41, reached the summit on Sunday.", "41", "born", "1974-06-27", "1975-07-13"),
    ("Jana Krall runs a school. She is 41.", "41", "born", "1974-06-30", "1975-07-13"),
    ("The 41-year-old climber Jana Krall won on Sunday.", "41-year-old", "born", "1974-06-27", "1975-07-13"),
    ("Jana Krall, a 41-year-old climber, won on Sunday.", "41-year-old", "born", "1974-06-27", "1975-07-13"),
    ("Forty-one-year-old Mrs Krall won on Sunday.", "Forty-one-year-old", "born", "1974-06-27", "1975-07-13"),
    ("Jana Krall won on Sunday. The 41-year-old is a vet.", "41-year-old", "born", "1974-06-30", "1975-07-13"),
    ("The poet Elma Rhys died in Oslo on 9 June 1951 aged 59.", "aged 59", "born", "1891-06-03", "1892-06-16"),
    ("The poet Elma Rhys died on 9 June 1951 at the age of 59.", "age of 59", "born", "1891-06-03", "1892-06-16"),
    ("In 1951 Elma Rhys died at the age of 59 in a hospital.", "age of 59", "born", "1890-12-26", "1893-01-07"),
    ("Elma Rhys died on Monday, aged 90.", "aged 90", "born", "1925-06-28", "1926-07-11"),
    ("The poet Elma Rhys turned 90 on Monday.", "90", "born", "1926-07-04", "1926-07-04"),
    ("The poet Elma Rhys, who turned 90 last month, still writes.", "90", "born", "1926-06-01", "1926-06-30"),
    ("The 28-year-old ferry Halvorsen ran aground on Sunday.", "28-year-old", "build", "1987-01-01", "1988-12-31"),
    (
        "The ferry Halvorsen sank. The 28-year-old vessel is a wreck.",
        "28-year-old",
        "build",
        "1987-01-01",
        "1988-12-31",
    ),
    ("The 30-year-old ferry Halvorsen ran aground on Sunday.", "30-year-old", "build", "1984-01-01", "1987-12-31"),
    ("The 87-year-old bridge was closed on Sunday.", "87-year-old", "build", "1928-01-01", "1929-12-31"),
    (
        "The lighthouse was 112 years old when it burned down in May 2009.",
        "112 years old",
        "build",
        "1896-01-01",
        "1897-12-31",
    ),
    ("The 143-year-old bank said on Monday that it would close.", "143-year-old", "found", "1872-01-01", "1873-12-31"),
    ("The brewery, which turned 60 last year, exports little.", "60", "found", "1955-01-01", "1955-12-31"),
    ("The Selkirk Rowing Club turned 60 last year.", "60", "found", "1955-01-01", "1955-12-31"),
    ("The 41-year-old baker Jana Krall won on Sunday.", "41-year-old", "born", "1974-06-27", "1975-07-13"),
    ("Jana Krall, a baker, won on Sunday. The baker, 41, sang.", "41", "born", "1974-06-30", "1975-07-13"),
    ("Jana Krall won on Sunday. The 41-year-old denies it.", "41-year-old", "born", "1974-06-30", "1975-07-13"),
    ("At 41 Jana Krall is the oldest of all. At 41 she is proud.", "41", "born", "1974-06-30", "1975-07-13"),
    ("The playwright Elma Rhys died on 9 June 1951. She was 59.", "59", "born", "1891-06-03", "1892-06-16"),
    ("The 150-year-old oak fell on Sunday.", "150-year-old", "plant", "1857-01-01", "1874-12-31"),
    ("The Tern, a 28-year-old ship, has been stuck since Monday.", "28-year-old", "build", "1987-01-01", "1988-12-31"),
    ("The museum is 61 years old.", "61 years old", "found", "1954-01-01", "1955-12-31"),
]

JUBILEES = [
    ("The club celebrated its centenary in 2009.", "found", "1909"),
    ("The club celebrated its 50th anniversary in 2009.", "found", "1959"),
    ("The club built it in its centenary year, 2009.", "found", "1909"),
    ("The Selkirk Rowing Club marked its bicentenary last year.", "found", "1815"),
    ("In 2012 the brewery celebrated its tercentenary.", "found", "1712"),
    ("The orchestra kept its golden jubilee in May 2004.", "found", "1954"),
    ("The bridge had its sesquicentennial in 1998.", "build", "1848"),
    ("The school marks its 75th anniversary this year.", "found", "1941"),
    ("The newspaper's 40th anniversary in 2001 passed unnoticed.", "found", "1961"),
    ("A column was unveiled on the bicentenary of the battle in 1894.", "fight", "1694"),
    ("Wreaths were laid on the tenth anniversary of the crash on Sunday.", "crash", "2006"),
    ("The fiftieth anniversary of the eruption, in 1998, drew a crowd.", "erupt", "1948"),
    ("The centenary of the merger in 1997 went by in silence.", "merge", "1897"),
]

#: text, words, attribute, low, high
SHIFTS = [
    (
        "The mill reopened on 22 May 2015, ten weeks after the flood.",
        "ten weeks after",
        "flood",
        "2015-03-10",
        "2015-03-16",
    ),
    (
        "The mill reopened on 22 May 2015, exactly ten weeks after the flood.",
        "exactly ten weeks after",
        "flood",
        "2015-03-13",
        "2015-03-13",
    ),
    (
        "The mill reopened on 22 May 2015, ten weeks to the day after the flood.",
        "ten weeks to the day after",
        "flood",
        "2015-03-13",
        "2015-03-13",
    ),
    (
        "The mill reopened on 22 May 2015, five days after the flood.",
        "five days after",
        "flood",
        "2015-05-17",
        "2015-05-17",
    ),
    (
        "The mill reopened in May 2015, six months after the fire.",
        "six months after",
        "burn",
        "2014-10-17",
        "2014-12-15",
    ),
    (
        "The bill was signed on 22 May 2015, two days before the election.",
        "two days before",
        "elect",
        "2015-05-24",
        "2015-05-24",
    ),
    (
        "The king arrived on Monday, three days after the strike ended.",
        "three days after",
        "end",
        "2016-07-01",
        "2016-07-01",
    ),
    (
        "She left on 4 June 2015, four weeks after the army had occupied the port.",
        "four weeks after",
        "occupy",
        "2015-05-04",
        "2015-05-10",
    ),
    (
        "She retired in 1982, three years after the death of her husband.",
        "three years after",
        "die",
        "1978-07-03",
        "1980-06-30",
    ),
    (
        "The army occupied the port on 3 May 2015. The mayor resigned four days after the occupation.",
        "four days after",
        "resign",
        "2015-05-07",
        "2015-05-07",
    ),
    (
        "The strike began on 3 May 2015. The mayor resigned two days before the strike.",
        "two days before",
        "resign",
        "2015-05-01",
        "2015-05-01",
    ),
]

TERMS = [
    ("She was mayor of Vardal from 1979 to 1987.", "P2558D", "P3287D"),
    ("The siege lasted from 3 June to 22 July 1694.", "P49D", "P50D"),
    ("The line was closed from 1 to 31 May 2003.", "P30D", "P31D"),
    ("He ran the bank from 1920 until 1938.", "P6210D", "P6940D"),
    ("The rector (2001–2007) wrote a history of the town.", "P1827D", "P2556D"),
    ("The school stood empty from March to May 2003.", "P31D", "P92D"),
    ("They trained in Turin from 10 February 2014 to 22 March 2015.", "P405D", "P406D"),
    ("The bridge was rebuilt from 1946 through 1949.", "P732D", "P1461D"),
    ("She served as consul from May 1902 until July 1904.", "P762D", "P823D"),
    ("The fair ran from 2 March 1998 to 10 March 1998.", "P8D", "P9D"),
]

NOTHING = [
    # the day that the age is of is not sure
    "Jana Krall, 41, won the race in 1996.",
    "The 12-year-old pianist Elma Rhys entered the academy in 1851.",
    "In 1951 Elma Rhys met a 30-year-old sailor.",
    "The ship was then 30 years old.",
    "Jana Krall, then 41, reached the summit.",
    "Elma Rhys was 24 years old.",
    "The old 30-year-old rule was dropped on Sunday.",
    # whose age it is, is not told
    "A 30-year-old man was arrested on Sunday.",
    "Three 12-year-old boys were found on Sunday.",
    "His 12-year-old son won on Sunday.",
    "The 12-year-old daughter of Jana Krall won on Sunday.",
    "Two 50-year-old ferries were sold on Sunday.",
    "People aged 65 and over may travel free from Monday.",
    "The average age is 41.",
    "He was 61.",
    "Jana Krall and Peter Oberle are 41.",
    "Everybody over 18 may vote on Sunday.",
    # no beginning is told by it
    "The 30-year-old law was repealed on Sunday.",
    "A 12-year-old whisky was served on Sunday.",
    "The six-year-old war ended on Sunday.",
    "The decades-old ferry Halvorsen sank on Sunday.",
    "Jana Krall will be 41 in May 2017.",
    "If Jana Krall is 41, she is too old.",
    # jubilees of nothing that is told, or without a date
    "The club will celebrate a centenary.",
    "The couple celebrated their golden wedding in 2009.",
    "The anniversary in 2009 was a success.",
    "The club celebrated its centenary.",
    "The 20th anniversary of the May 1987 crash was noted.",
    "Elma Rhys kept her 50th anniversary in 2009.",
    # lengths of time after nothing that can be dated
    "He resigned two days after that.",
    "She resigned on 4 May 2015, two years after any storm.",
    "He left less than two weeks after the flood on 4 May 2015.",
    "The team won on Monday, two days after a defeat.",
    "He came home on 4 May 2015 ten days after 24 April.",
    "He will resign on 4 May 2017, two days after the election.",
    "The mayor resigned four days after the flood.",
    "The minister said on Monday, two days after the flood, that all was well.",
    "The bus leaves every day ten minutes after the train.",
    # no ranges
    "Elma Rhys (1902–1951) was a poet.",
    "The towns had 1979 to 1998 houses.",
    "She has been mayor since 2003.",
    "She will be mayor from 2017 to 2021.",
    "The museum opened in 1979 and closed in 1998.",
    "He taught until 1998.",
]


def derived(text: str, published: dt.date | None = PUBLISHED) -> list[Claim]:
    """The derived claims of a text."""
    claims = extract(Document(id="a.txt", text=text, published=published))
    return [claim for claim in claims if claim.derived_from is not None]


def ends(claim: Claim) -> tuple[str | None, str | None]:
    assert claim.value.kind == "date"
    return claim.value.low, claim.value.high


@pytest.mark.parametrize(("text", "words", "attribute", "low", "high"), [*AGES, *SHIFTS])
def test_dates_told_by_ages_and_intervals(text: str, words: str, attribute: str, low: str, high: str) -> None:
    found = derived(text)
    assert [(c.value_text, c.attribute, *ends(c)) for c in found] == [(words, attribute, low, high)]


@pytest.mark.parametrize(("text", "attribute", "year"), JUBILEES)
def test_years_told_by_jubilees(text: str, attribute: str, year: str) -> None:
    assert [(c.attribute, *ends(c)) for c in derived(text)] == [(attribute, f"{year}-01-01", f"{year}-12-31")]


@pytest.mark.parametrize(("text", "low", "high"), TERMS)
def test_lengths_told_by_ranges(text: str, low: str, high: str) -> None:
    found = derived(text)
    assert [(c.attribute, *ends(c)) for c in found] == [("last", low, high)]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_derived(text: str) -> None:
    assert [(c.value_text, c.subject, *ends(c)) for c in derived(text)] == []


def test_frame_is_that_of_the_beginning() -> None:
    (claim,) = derived("The ferry Halvorsen, of the Lund Line, sank. The 28-year-old vessel left Oslo on Sunday.")
    assert claim.frame.event_classes[0] == "build"
    assert claim.frame.topic[0] == "build"
    assert [p.name for p in claim.frame.participants if p.role == "patient" and p.proper] == ["Halvorsen"]
    assert claim.subject == "Halvorsen: built"
    assert claim.derived_from is not None
    assert "28-year-old" in claim.derived_from
    assert not claim.checkable


def test_ids_are_unique() -> None:
    claims = extract(
        Document(
            id="a.txt", text="Jana Krall, 41, won on Sunday. She ran the club from 1999 to 2003.", published=PUBLISHED
        )
    )
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.id for claim in claims if claim.derived_from] == ["a.txt#a1", "a.txt#a2"]


@settings(max_examples=12, deadline=None)
@given(years=st.integers(-30, 30))
def test_shifting_the_article_shifts_the_band_alike(years: int) -> None:
    then = PUBLISHED.replace(year=PUBLISHED.year + years)
    (here,) = derived("Jana Krall, 41, says that she is glad.")
    (there,) = derived("Jana Krall, 41, says that she is glad.", then)
    for a, b in zip(ends(here), ends(there), strict=True):
        assert a is not None
        assert b is not None
        assert int(b[:4]) - int(a[:4]) == years
        assert a[5:] == b[5:]


DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2100, 12, 31))


@given(day=DAYS, age=st.integers(0, 110), more=st.integers(0, 20))
def test_a_vaguer_age_gives_no_narrower_band(day: dt.date, age: int, more: int) -> None:
    then = Window(day, day)
    for reckon in (born, made):
        exact, vague = reckon((age, age), then), reckon((age, age + more), then)
        assert exact is not None
        assert vague is not None
        if reckon is born or not roundness(age):
            assert vague.low is not None
            assert exact.low is not None
            assert vague.high is not None
            assert exact.high is not None
            assert vague.low <= exact.low
            assert vague.high >= exact.high


@given(birth=DAYS, days=st.integers(0, 40_000))
def test_the_true_birthday_lies_in_the_band(birth: dt.date, days: int) -> None:
    then = birth + dt.timedelta(days=days)
    age = then.year - birth.year - ((then.month, then.day) < (birth.month, birth.day))
    for window in (born((age, age), Window(then, then)), made((age, age), Window(then, then))):
        assert window is not None
        assert window.meets(Window(birth, birth))


@given(day=DAYS, amount=st.integers(1, 400).map(float), unit=st.sampled_from("DWMY"))
def test_there_and_back_holds_the_day(day: dt.date, amount: float, unit: str) -> None:
    there = moved(Window(day, day), (amount, amount, unit), 1, exact=False)
    back = moved(there, (amount, amount, unit), -1, exact=False) if there is not None else None
    assert back is None or back.meets(Window(day, day))


def test_years_before_the_era_are_left_out() -> None:
    assert years_before(Window(dt.date(30, 1, 1), dt.date(30, 1, 1)), 40, whole=True) is None
    assert made((50, 50), Window(dt.date(30, 1, 1), dt.date(30, 1, 1))) is None
