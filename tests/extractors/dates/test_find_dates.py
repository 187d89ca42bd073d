"""`find_dates`: value -> many phrasings, and phrasings that are no dates."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.extractors.dates import find_dates

#: a Wednesday
PUBLISHED = dt.date(2019, 5, 15)

#: (TIMEX3 value, first and last day or second, phrasings with the expression in brackets)
ABSOLUTE = [
    ("1998-03-02", "1998-03-02", "1998-03-02", [
        "The bridge opened on [2 March 1998].", "It was finished on [March 2, 1998], at last.",
        "The mill burned down on [2nd March 1998].", "On [the 2nd of March 1998] the choir sang.",
        "The lease began on [Monday, 2 March 1998].", "The lease began on [Monday, March 2, 1998].",
        "Filed [1998-03-02] by the clerk.", "Signed on [2 Mar. 1998] in Bern.", "The record is dated [2-March-1998].",
        "[2.3.1998] stood on the stamp.",
    ]),
    ("1947-05", "1947-05-01", "1947-05-31", [
        "The dam was built in [May 1947].", "In [May, 1947] the dam held.", "In [May of 1947] the dam held.",
    ]),
    ("1947", "1947-01-01", "1947-12-31", [
        "The dam was built in [1947].", "The weaver (born [1947]) lives in Kent.", "Her [1947] novel sold well.",
        "The [1947] flood was the worst.", "A dam ([1947]) and a mill.", "In [the year 1947] it rained.",
        "He came home in [nineteen forty-seven].",
    ]),
    ("198", "1980-01-01", "1989-12-31", ["The mine closed in [the 1980s].", "In [the 1980's] the mine closed."]),
    ("18", "1800-01-01", "1900-12-31", ["The canal dates from [the nineteenth century].", "A [19th-century] canal."]),
    ("2009-Q1", "2009-01-01", "2009-03-31", [
        "Exports fell in [the first quarter of 2009].", "Exports fell in [Q1 2009].",
        "Exports fell in [the 1st quarter of 2009].",
    ]),
    ("2009-H2", "2009-07-01", "2009-12-31", [
        "Exports rose in [the second half of 2009].", "Exports rose in [H2 2009].",
    ]),
    ("1955-SU", "1955-06-01", "1955-09-23", ["They met in [the summer of 1955].", "They met in [summer 1955]."]),
    ("2004-04-11", "2004-04-11", "2004-04-11", [
        "The fair opened on [Easter Sunday 2004].", "The fair opened on [Easter 2004].",
    ]),
    ("2004-11-25", "2004-11-25", "2004-11-25", ["The shop shut on [Thanksgiving 2004]."]),
    ("2019-W24", "2019-06-10", "2019-06-16", ["The works begin in [week 24 of 2019]."]),
    ("1990", "1990-01-01", "1990-07-02", ["He left in [early 1990]."]),
]  # fmt: skip


def one(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.timex) for mention in find_dates(text, published)]


def bracketed(sentence: str) -> tuple[str, str]:
    before, rest = sentence.split("[", 1)
    inside, after = rest.split("]", 1)
    return before + inside + after, inside


@pytest.mark.parametrize(
    ("timex", "low", "high", "sentence"),
    [(timex, low, high, sentence) for timex, low, high, phrasings in ABSOLUTE for sentence in phrasings],
)
@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
def test_absolute_dates(timex: str, low: str, high: str, sentence: str, published: dt.date | None) -> None:
    text, words = bracketed(sentence)
    found = find_dates(text, published)
    assert [(m.text, m.timex, m.low, m.high) for m in found if m.timex != "P1Y"] == [(words, timex, low, high)]


#: relative to the article's date, Wednesday 15 May 2019
RELATIVE = [
    ("The tanker sank on [Tuesday].", "2019-05-14"),
    ("The tanker sank on [Wednesday].", "2019-05-15"),
    ("The tanker sank on [Thursday].", "2019-05-09"),
    ("The theatre opens on [Friday].", "2019-05-17"),
    ("The theatre will open on [Tuesday].", "2019-05-21"),
    ("The theatre is scheduled to open [Monday].", "2019-05-20"),
    ("Voters go to the polls [tomorrow].", "2019-05-16"),
    ("The tower fell [yesterday].", "2019-05-14"),
    ("[Earlier today] the tower fell.", "2019-05-15"),
    ("The tower fell [the day before yesterday].", "2019-05-13"),
    ("It had rained since [last October].", "2018-10"),
    ("The strike began in [October last year].", "2018-10"),
    ("The strike began in [October].", "2018-10"),
    ("The strike began in [March].", "2019-03"),
    ("The strike will begin in [March].", "2020-03"),
    ("The strike began on [April 2].", "2019-04-02"),
    ("The treaty will lapse on [3 January].", "2020-01-03"),
    ("Prices fell [this week].", "2019-W20"),
    ("Prices fell [last month].", "2019-04"),
    ("Prices fell [last year].", "2018"),
    ("Prices will fall [next year].", "2020"),
    ("Prices fell in [the first quarter of last year].", "2018-Q1"),
    ("The work ends [later this year].", "2019"),
    ("The ferry was sold [a fortnight ago].", "2019-W18"),
    ("The ferry was sold [nine years ago].", "2010"),
    ("The ferry was sold [three days ago].", "2019-05-12"),
    ("[Forty years ago today], the ferry was sold.", "1979-05-15"),
    ("[Five years ago this morning], the ferry was sold.", "2014-05-15"),
    ("The ferry was sold [three years ago in March].", "2016-03"),
    ("The ferry sank [shortly before eight].", "2019-05-15T08:00"),
    ("The council voted [last night] by 23 to 9 for the ferry.", "2019-05-14TNI"),
    ("[Five years ago last month], the ferry was sold.", "2014-04"),
    ("The council met on [Friday last week].", "2019-05-10"),
    ("The council met [last night].", "2019-05-14TNI"),
    ("The council meets [tonight].", "2019-05-15TNI"),
    ("The council met on [Monday morning].", "2019-05-13TMO"),
    ("The council met at [11:40 p.m. on Monday].", "2019-05-13T23:40"),
    ("The council met at [18:00 GMT on Monday].", "2019-05-13T18:00Z"),
    ("The roof fell [shortly before two on Monday morning].", "2019-05-13T02:00"),
    ("The roof fell at [twenty past four on Sunday morning].", "2019-05-12T04:20"),
    ("The roof fell at [half past nine on Sunday night].", "2019-05-12T21:30"),
    ("The roof fell at [noon on Sunday].", "2019-05-12T12:00"),
    ("The tanker sank [late on Tuesday].", "2019-05-14"),
    ("The tanker sank in [the last week of March].", "2019-W13"),
    ("The choir will open the hall in [two weeks].", "2019-W22"),
]


@pytest.mark.parametrize(("sentence", "timex"), RELATIVE)
def test_relative_to_the_article(sentence: str, timex: str) -> None:
    text, words = bracketed(sentence)
    assert one(text) == [(words, timex)]


@pytest.mark.parametrize(("sentence", "timex"), RELATIVE)
def test_relative_dates_stay_open_without_an_article(sentence: str, timex: str) -> None:
    text, words = bracketed(sentence)
    (found,) = find_dates(text)
    assert found.text == words
    if found.type != "DURATION":
        assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "timex"),
    [
        ("The tanker sank on [Tuesday].", "XXXX-WXX-2"),
        ("The tanker sank on [12 October].", "XXXX-10-12"),
        ("The tanker sank in [October].", "XXXX-10"),
        ("The tanker sank on [Christmas Day].", "XXXX-12-25"),
        ("The tanker sank at [6 p.m.].", "T18:00"),
    ],
)
def test_partial_values(sentence: str, timex: str) -> None:
    text, words = bracketed(sentence)
    assert one(text, None) == [(words, timex)]


#: DURATION and SET
LENGTHS = [
    ("The siege lasted [six weeks].", "P6W", "P6W", "P6W", False),
    ("The siege lasted [a month].", "P1M", "P1M", "P1M", False),
    ("The siege lasted [about ten days].", "P10D", "P8D", "P12D", False),
    ("The siege lasted [more than two years].", "P2Y", "P2Y", None, False),
    ("The siege lasted [less than six hours].", "PT6H", None, "PT6H", False),
    ("The siege lasted [two and a half years].", "P2.5Y", "P2.5Y", "P2.5Y", False),
    ("The siege lasted [a year and a half].", "P1.5Y", "P1.5Y", "P1.5Y", False),
    ("The siege lasted [half an hour].", "PT0.5H", "PT0.5H", "PT0.5H", False),
    ("The siege lasted [two to three weeks].", None, "P2W", "P3W", False),
    ("The siege lasted [several months].", "PXM", "P2M", "P12M", False),
    ("She ran it in [2 hours 17 minutes].", "PT2H17M", "PT2H17M", "PT2H17M", False),
    ("A [ten-day] siege.", "P10D", "P10D", "P10D", False),
    ("The roof leaked over [the past two years].", "P2Y", "P2Y", "P2Y", False),
    ("A [30-year-old] tram.", "P30Y", "P30Y", "P30Y", True),
    ("The tram is [112 years old].", "P112Y", "P112Y", "P112Y", True),
    ("A weaver [aged 41] won.", "P41Y", "P41Y", "P41Y", True),
    ("Anna Berg, [29], last saw him at the quay.", "P29Y", "P29Y", "P29Y", True),
    ("The weaver turned [60].", "P60Y", "P60Y", "P60Y", True),
    ("A [six-month-old] baby.", "P6M", "P6M", "P6M", True),
]


@pytest.mark.parametrize(("sentence", "timex", "low", "high", "age"), LENGTHS)
def test_lengths_and_ages(sentence: str, timex: str | None, low: str | None, high: str | None, age: bool) -> None:
    text, words = bracketed(sentence)
    found = [(m.text, m.type, m.timex, m.low, m.high, m.age) for m in find_dates(text, PUBLISHED)]
    assert found == [(words, "DURATION", timex, low, high, age)]


@pytest.mark.parametrize(
    ("sentence", "timex"),
    [
        ("The club meets [every Tuesday].", "XXXX-WXX-2"), ("The club meets on [Sundays].", "XXXX-WXX-7"),
        ("The [annual] fair.", "P1Y"), ("A [weekly] paper.", "P1W"), ("They meet twice [a week].", "P1W"),
        ("They build 40 boats [a year].", "P1Y"), ("They meet [every two weeks].", "P2W"),
        ("They meet [every day].", "P1D"), ("They build 40 boats [per month].", "P1M"),
    ],
)  # fmt: skip
def test_recurrences(sentence: str, timex: str) -> None:
    text, words = bracketed(sentence)
    assert [(m.text, m.type, m.timex) for m in find_dates(text)] == [(words, "SET", timex)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was mayor from 1979 to 1998.", [("1979", "1979"), ("1998", "1998")]),
        ("He was mayor (1979–1998).", [("1979", "1979"), ("1998", "1998")]),
        ("The war of 1914-18 ended it.", [("1914", "1914"), ("18", "1918")]),
        ("The fair ran from 14 to 16 March 2003.", [("14", "2003-03-14"), ("16 March 2003", "2003-03-16")]),
        ("The fair ran July 14-15, 2003.", [("July 14", "2003-07-14"), ("15, 2003", "2003-07-15")]),
        (
            "It ran from 28 December to 3 January 2003.",
            [("28 December", "2002-12-28"), ("3 January 2003", "2003-01-03")],
        ),
        ("It ran from October to March.", [("October", "2018-10"), ("March", "2019-03")]),
        ("Floods came in 1990, 1995 and 2001.", [("1990", "1990"), ("1995", "1995"), ("2001", "2001")]),
    ],
)
def test_ranges_and_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert one(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "mod"),
    [
        ("She has led it since 2003.", "2003-01-01", None, "ON_OR_AFTER"),
        ("It must close by 2022.", None, "2022-12-31", "ON_OR_BEFORE"),
        ("It stayed open until May 2001.", None, "2001-05-31", "ON_OR_BEFORE"),
        ("It opened before 1950.", None, "1949-12-31", "BEFORE"),
        ("It opened after 1950.", "1951-01-01", None, "AFTER"),
        ("Bids are due no later than 1 June 2020.", None, "2020-06-01", "ON_OR_BEFORE"),
    ],
)
def test_open_bounds(text: str, low: str | None, high: str | None, mod: str) -> None:
    assert [(m.low, m.high, m.mod) for m in find_dates(text, PUBLISHED)] == [(low, high, mod)]


@pytest.mark.parametrize(
    ("text", "timex", "mod", "low", "high"),
    [
        ("It closed in mid-May 2001.", "2001-05", "MID", "2001-05-07", "2001-05-25"),
        ("It closed at the end of 2008.", "2008", "END", "2008-07-01", "2008-12-31"),
        ("It closed in late 2008.", "2008", "END", "2008-07-01", "2008-12-31"),
        ("It closed at the beginning of the 1990s.", "199", "START", "1990-01-01", "1995-01-01"),
    ],
)
def test_parts_of_periods(text: str, timex: str, mod: str, low: str, high: str) -> None:
    assert [(m.timex, m.mod, m.low, m.high) for m in find_dates(text)] == [(timex, mod, low, high)]


@pytest.mark.parametrize(
    ("text", "timex", "low", "high"),
    [
        ("He was killed on 15 March 44 BC.", "BC0044-03-15", "-0043-03-15", "-0043-03-15"),
        ("The city fell in 146 BC.", "BC0146", "-0145-01-01", "-0145-12-31"),
        ("A vase of the 5th century BC.", "BC04", "-0499-01-01", "-0400-12-31"),
        ("The city fell in AD 410.", "0410", "0410-01-01", "0410-12-31"),
    ],
)
def test_old_dates(text: str, timex: str, low: str, high: str) -> None:
    assert [(m.timex, m.low, m.high) for m in find_dates(text)] == [(timex, low, high)]


def test_fiscal_years_are_kept_apart_from_calendar_years() -> None:
    for text in ("Sales rose in fiscal 2018.", "Sales rose in fiscal year 2018.", "Sales rose in FY2018."):
        assert [timex for _, timex in one(text)] == ["FY2018"]


def test_a_day_that_no_calendar_has_keeps_its_words_and_no_interval() -> None:
    (found,) = find_dates("It opened on 30 February 2001.")
    assert (found.timex, found.low, found.high) == ("2001-02-30", None, None)


def test_zones_are_kept_and_times_without_a_day_stay_open() -> None:
    (found,) = find_dates("The quake struck at 3:15 p.m. EST on 4 May 2003.")
    assert (found.timex, found.low) == ("2003-05-04T15:15-05:00", "2003-05-04T15:15:00-05:00")
    assert [(m.timex, m.low) for m in find_dates("The quake struck at 3:15 p.m.")] == [("T15:15", None)]


def test_a_time_without_a_day_in_fresh_news_is_of_today_or_of_yesterday() -> None:
    (found,) = find_dates("The quake struck at 3:15 p.m.", PUBLISHED)
    assert (found.timex, found.low, found.high) == ("2019-05-15T15:15", "2019-05-14T15:15:00", "2019-05-15T15:15:59")
    text = "The bank failed last July. It had opened at 9:00 a.m. as ever."
    assert [(m.timex, m.low) for m in find_dates(text, PUBLISHED)][1:] == [("T09:00", None)]


def test_a_time_between_two_days_stays_open() -> None:
    text = "The roof fell on Monday. A wall fell on Tuesday. The bell had rung at 3:15 p.m. in the tower."
    assert find_dates(text, PUBLISHED)[-1].low is None


NOT_DATES = [
    "The crew flew on Soyuz T-11.", "Crew-5 docked.", "A Boeing 747 landed.", "Section 230 was struck down.",
    "All of the 2,015 seats were sold.", "The hall has 2015 seats.", "May said she would resign.",
    "The March on Rome began.", "She scored a second goal.", "Version 2.0.1 is out.", "They won 3-2.",
    "Call 555-2010 for help.", "It cost $2000.", "It cost 2000 dollars.", "He stayed in room 2012.",
    "Flight 1549 landed.",
    "He bought an iPhone 4.", "Windows 2000 was slow.", "A quarter of the voters stayed at home.",
    "They marched through the town.", "Theresa May spoke.", "April Jones won the prize.", "She may come.",
    "The Sunday Times reported it.", "Prices spring up and fall down.", "The ratio was 10:30.",
    "Of 1,900 people, few came.", "It weighs 1950 kg.", "He lives at 1600 Main Street.", "A second man was held.",
    "Easter Island is far away.", "About 2000 people came.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_DATES)
@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
def test_not_dates(text: str, published: dt.date | None) -> None:
    assert one(text, published) == []
