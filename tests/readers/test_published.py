"""Which strings tell a publication date, and which do not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.readers.published import Evidence, choose, date_in_file_name, parse_published

EAST_2 = dt.timezone(dt.timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-03-04", dt.date(2021, 3, 4)),
        ("20210304", dt.date(2021, 3, 4)),
        ("2021/03/04", dt.date(2021, 3, 4)),
        ("2021.3.4", dt.date(2021, 3, 4)),
        ("4 March 2021", dt.date(2021, 3, 4)),
        ("March 4, 2021", dt.date(2021, 3, 4)),
        ("Thursday, March 4th, 2021", dt.date(2021, 3, 4)),
        ("Mar. 4 2021", dt.date(2021, 3, 4)),
        ("25/12/2020", dt.date(2020, 12, 25)),
        ("12/25/2020", dt.date(2020, 12, 25)),
        ("05.05.2020", dt.date(2020, 5, 5)),
        ("2021-03-04T06:15:00Z", dt.datetime(2021, 3, 4, 6, 15, tzinfo=dt.UTC)),
        ("2021-03-04T06:15:00+02:00", dt.datetime(2021, 3, 4, 6, 15, tzinfo=EAST_2)),
        ("2021-03-04 06:15", dt.datetime(2021, 3, 4, 6, 15)),
        ("Thu, 04 Mar 2021 06:15:00 GMT", dt.datetime(2021, 3, 4, 6, 15, tzinfo=dt.UTC)),
        ("Thu, 04 Mar 2021 06:15:00 +0200", dt.datetime(2021, 3, 4, 6, 15, tzinfo=EAST_2)),
        (dt.date(2021, 3, 4), dt.date(2021, 3, 4)),
    ],
)
def test_a_full_date_is_read(text: object, date: dt.date) -> None:
    found = parse_published(text)
    assert found == date
    assert type(found) is type(date)


@pytest.mark.parametrize(
    "text",
    [
        "2021", "March 2021", "4 March", "Thursday", "yesterday", "today", "06:15", "", "n.d.",
        "03/04/2021", "3.4.2021", "4 March 21", "2021-02-30", "2021-13-01", "2021-W05", "32 March 2021",
        "spring 2021", "x" * 200, 2021, None, True, ["2021-03-04"], {"date": "2021-03-04"},
    ],
)  # fmt: skip
def test_what_tells_no_full_date_is_left_open(text: object) -> None:
    assert parse_published(text) is None


@given(st.text(max_size=80))
def test_no_string_raises(text: str) -> None:
    parse_published(text)


@given(st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_dates_in_words_come_back(day: dt.date) -> None:
    month = day.strftime("%B")
    assert parse_published(f"{day.day} {month} {day.year}") == day
    assert parse_published(f"{month} {day.day}, {day.year}") == day
    assert date_in_file_name(f"{day.isoformat()}-title.txt") == day


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2021-03-04-harbour-opens.txt", dt.date(2021, 3, 4)),
        ("20210304_harbour.md", dt.date(2021, 3, 4)),
        ("harbour_2021_03_04.html", dt.date(2021, 3, 4)),
        ("harbour.2021.03.04.txt", dt.date(2021, 3, 4)),
        ("2021-13-04-harbour.txt", None),
        ("2021-harbour.txt", None),
        ("1234567_harbour.txt", None),
        ("a20210304b.txt", None),
        ("00020210304.txt", None),
        ("2021-03-04-to-2021-03-09.txt", None),
        ("harbour.txt", None),
    ],
)
def test_file_names(name: str, date: dt.date | None) -> None:
    assert date_in_file_name(name) == date


def test_the_first_date_counts_and_a_different_day_is_noted() -> None:
    meta = Evidence(dt.datetime(2021, 3, 4, 6, 15), "metadata")
    line = Evidence(dt.date(2021, 3, 5), "dateline")
    same = Evidence(dt.date(2021, 3, 4), "dateline")
    assert choose([]) == (None, ())
    assert choose([meta, same]) == (meta, ())
    best, notices = choose([meta, line])
    assert best == meta
    assert notices == ("two publication dates: 2021-03-04 (metadata), 2021-03-05 (dateline); the first is used",)
