"""Articles without a date: which days they look back on, and what that tells of their order."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.engine.cases import published_order, written_since
from claimcheck.engine.timing import with_earliest_days
from tests.engine.factories import article, count, date

LOOKING_BACK = [
    ([date("a#1", "2016-05-03")], "2016-05-03"),
    ([date("a#1", "2016-05-03"), date("a#2", "2014-01-01")], "2016-05-03"),
    ([date("a#1", "2016-05-03"), date("a#2", "2019-01-01", modality="planned")], "2016-05-03"),
    ([date("a#1", "2016-05-03", derived_from="the age (41)")], None),
    ([date("a#1", "P9W")], None),
    ([count("a#1", 12)], None),
    ([date("b#1", "2016-05-03")], None),
    ([], None),
]


@pytest.mark.parametrize(("claims", "expected"), LOOKING_BACK)
def test_the_latest_day_that_an_undated_article_looks_back_on(claims, expected):
    (found,) = with_earliest_days([article("a")], claims)
    assert found.not_before == (dt.date.fromisoformat(expected) if expected else None)


def test_a_publication_date_says_more():
    dated = article("a", "2015-01-01")
    assert with_earliest_days([dated], [date("a#1", "2014-05-03")]) == [dated]


ORDERS = [
    # published, looks back on; the same of the other; which is the earlier
    (("2016-03-01", None), (None, "2017-05-03"), -1),
    ((None, "2017-05-03"), ("2016-03-01", None), 1),
    (("2016-03-01", None), (None, "2015-05-03"), None),
    ((None, "2017-05-03"), (None, "2019-05-03"), None),
    (("2016-03-01", None), (None, None), None),
    (("2016-03-01", None), ("2016-03-02", None), -1),
]


@pytest.mark.parametrize(("a", "b", "expected"), ORDERS)
def test_which_article_is_the_earlier(a, b, expected):
    made = [
        article(id, published, not_before=dt.date.fromisoformat(day) if day else None)
        for id, (published, day) in (("a", a), ("b", b))
    ]
    assert published_order(*made) == expected


def test_written_since_is_the_publication_or_what_is_looked_back_on():
    assert written_since(article("a", "2016-03-01")) == dt.date(2016, 3, 1).toordinal() - 1
    assert written_since(article("a", not_before=dt.date(2016, 3, 1))) == dt.date(2016, 3, 1).toordinal() - 1
    assert written_since(article("a")) is None
