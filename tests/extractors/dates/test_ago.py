"""So long before a day, week or month of the article's own time: `ten years ago today`, `two years ago this week`."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.extractors.dates import find_dates

#: a Thursday
PUBLISHED = dt.date(2021, 3, 4)

#: words, what is read of them with its value and its ends
AGO = [
    ("Ten years ago today", [("Ten years ago today", "2011-03-04", "2011-03-04", "2011-03-04")]),
    ("Two months ago yesterday", [("Two months ago yesterday", "2021-01-03", "2021-01-03", "2021-01-03")]),
    ("Two weeks ago this Friday", [("Two weeks ago this Friday", "2021-02-19", "2021-02-19", "2021-02-19")]),
    ("Five years ago last month", [("Five years ago last month", "2016-02", "2016-02-01", "2016-02-29")]),
    ("Two years ago this quarter", [("Two years ago this quarter", "2019-Q1", "2019-01-01", "2019-03-31")]),
    ("Three weeks ago this week", [("Three weeks ago this week", "2021-W06", "2021-02-08", "2021-02-14")]),
    # the days of a week are those of no week in another year
    ("Two years ago this week", [("Two years ago this week", None, "2019-02-26", "2019-03-10")]),
    ("Two years ago this weekend", [("Two years ago this weekend", None, "2019-02-20", "2019-03-07")]),
    ("A year ago last Monday", [("A year ago last Monday", None, "2020-02-22", "2020-03-01")]),
    # longer than the unit that is counted
    (
        "Four weeks ago this month",
        [
            ("Four weeks ago", "2021-W05", "2021-02-01", "2021-02-07"),
            ("this month", "2021-03", "2021-03-01", "2021-03-31"),
        ],
    ),
    (
        "Two years ago this century",
        [("Two years ago", "2019", "2018-09-02", "2019-12-31"), ("this century", "20", "2000-01-01", "2100-12-31")],
    ),
    (
        "Ten days ago this week",
        [
            ("Ten days ago", "2021-02-22", "2021-02-22", "2021-02-22"),
            ("this week", "2021-W09", "2021-03-01", "2021-03-07"),
        ],
    ),
    # without a number, this week is not that in which it was
    ("Several years ago this week", [("Several years ago this week", None, "2008-08-30", "2019-12-31")]),
    ("A hundred years ago this week", [("years ago this week", "PAST_REF", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "read"), AGO)
def test_so_long_before_a_day_week_or_month(
    words: str, read: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    found = find_dates(f"{words} the viaduct collapsed.", PUBLISHED)
    assert [(m.text, m.timex, m.low, m.high) for m in found] == read


@pytest.mark.parametrize(
    "unit", ["today", "this week", "last week", "this weekend", "last weekend", "last Monday", "this month"]
)
@pytest.mark.parametrize("length", ["A year", "Two years", "Three weeks", "Five months", "Ten years"])
@pytest.mark.parametrize("days", range(0, 400, 57))
def test_the_ends_lie_in_the_value(unit: str, length: str, days: int) -> None:
    published = PUBLISHED + dt.timedelta(days=days)
    for mention in find_dates(f"{length} ago {unit} the viaduct collapsed.", published):
        assert mention.low is not None
        assert mention.high is not None
        if mention.timex is not None:
            first, last = _named(mention.timex)
            slack = dt.timedelta(days=0 if mention.text.endswith(unit) else 366)  # `ten years ago` alone is loose
            assert first - slack <= dt.date.fromisoformat(mention.low)
            assert dt.date.fromisoformat(mention.high) <= last + slack


def _named(timex: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a day, week, weekend, month or year."""
    parts = timex.split("-")
    if len(parts) > 1 and parts[1].startswith("W"):
        monday = dt.date.fromisocalendar(int(parts[0]), int(parts[1][1:]), 1)
        return monday + dt.timedelta(days=5 if len(parts) > 2 else 0), monday + dt.timedelta(days=6)
    numbers = [int(part) for part in parts]
    first = dt.date(numbers[0], *[*numbers[1:], 1, 1][:2])
    if len(numbers) == 3:
        return first, first
    after = dt.date(first.year + 1, 1, 1) if len(numbers) == 1 else (first + dt.timedelta(days=32)).replace(day=1)
    return first, after - dt.timedelta(days=1)
