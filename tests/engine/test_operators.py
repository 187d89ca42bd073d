# ruff: noqa: E501 - a row of a table is one line
from __future__ import annotations

import pytest

from claimcheck.engine.cases import Observed, Solo, Standing
from claimcheck.engine.operators.registry import Operator, operator, operators
from claimcheck.models import Claim, Observation, Scope
from claimcheck.models.claim import Frame
from tests.engine.factories import article, count, date, pair, person, since, title

A, B = "a.txt#1", "b.txt#1"
EARLY_LATE = ("2010-03-01", "2010-03-09")
SAME_DAY = ("2010-03-01", "2010-03-01")


def in_1871(made: Claim) -> Claim:
    return made.model_copy(update={"scope": Scope(since="1871-01-01", until="1871-12-31")})


def born(id: str, name: str, **fields: bool) -> Claim:
    return date(id, "1947", event_classes=("born",), participants=(person(name, "patient", **fields),))


def scoped(made: Claim, **scope: str) -> Claim:
    return made.model_copy(update={"scope": Scope(**scope)})


def part(id: str, timex: str, words: str | None = None) -> Claim:
    """A day without its year, or an hour without its day, told in these words."""
    return date(id, None, timex=timex, timex_type="TIME" if timex[0] == "T" else "DATE", words=words)


def said(made: Claim, text: str, words: str = "") -> Claim:
    """The claim in another sentence, in which `words` tell its value; left out, it stands wherever it stood."""
    start = made.start + text.index(words) if words else made.value_start
    return made.model_copy(
        update={"text": text, "value_start": start, "value_end": start + len(words or made.value_text)}
    )


def at(id: str, moment: str, words: str, until: str | None = None) -> Claim:
    """A time of the day, told in these words; it may be of any day up to `until`."""
    return date(id, f"{moment}:00", f"{until or moment}:59", timex=until or moment, words=words)


def renamed(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """The two claims, each in the other's article."""
    return (
        a.model_copy(update={"id": b.id, "document": b.document}),
        b.model_copy(update={"id": a.id, "document": a.document}),
    )


def holds(name: str, case: object, **options: object) -> bool:
    return operators()[name].function(case, **options)


# operator, first claim, second claim, whether it holds
VALUES = [
    ("overlap", count(A, 12), count(B, 12), True),
    ("overlap", count(A, 12), count(B, 15), False),
    ("overlap", count(A, 1200, low=1100, high=1300), count(B, 1187), True),
    ("overlap", date(A, "1947-05-01", "1947-05-31"), date(B, "1947-05-12"), True),
    ("overlap", date(A, "1947-05-12"), date(B, "1947-05-13"), False),
    ("overlap", date(A, "P6W"), date(B, "P42D"), True),
    ("overlap", count(A, 12, quantity="percent"), count(B, 12), False),
    ("overlap", count(A, 40, quantity="ratio"), count(B, 40), False),
    ("overlap", count(A, 0.5, quantity="ratio"), count(B, 50, quantity="percent"), True),
    ("vaguer", date(A, "1947-01-01", "1947-12-31"), date(B, "1947-05-12"), True),
    ("vaguer", date(A, "1947-05-12"), date(B, "1947-05-12"), False),
    ("vaguer", count(A, 5, low=4, high=6), count(B, 7, low=5, high=9), False),
    ("loosely_bounded", count(A, 60, low=60, high=None), count(B, 64), False),
    ("loosely_bounded", count(A, 60, low=60, high=None), count(B, 640), True),
    ("loosely_bounded", count(A, 60), count(B, 60), False),
    ("either_open", count(A), count(B, 3), True),
    ("either_open", count(A, 3), count(B, 3), False),
    ("either_open", date(A, None), date(B, "1947-05-12"), True),
    ("units_differ_in_kind", count(A, 3, unit="meter", quantity="quantity"), count(B, 3, unit="hour", quantity="duration"), True),
    ("units_differ_in_kind", count(A, 3, unit="meter", quantity="quantity"), count(B, 3, unit="foot", quantity="quantity"), False),
    ("dimensions_differ", count(A, 3, unit="meter", quantity="quantity", dimension="length"), count(B, 4, unit="meter", quantity="quantity", dimension="height"), True),
    ("dimensions_differ", count(A, 3, unit="meter", quantity="quantity", dimension="diameter"), count(B, 4, unit="meter", quantity="quantity", dimension="width"), False),
    ("dimensions_differ", count(A, 3, unit="meter", quantity="quantity", dimension="length"), count(B, 4, unit="meter", quantity="quantity"), False),
    ("currency_differs", count(A, 3, unit="EUR", quantity="money"), count(B, 3, unit="USD", quantity="money"), True),
    ("currency_differs", count(A, 3, unit="EUR", quantity="money"), count(B, 4, unit="EUR", quantity="money"), False),
    ("currency_differs", count(A, 3, quantity="money"), count(B, 4, quantity="money"), True),
    ("converted_overlap", count(A, 41, unit="meter", quantity="quantity"), count(B, 135, unit="foot", quantity="quantity"), True),
    ("converted_overlap", count(A, 41, unit="meter", quantity="quantity"), count(B, 180, unit="foot", quantity="quantity"), False),
    ("converted_overlap", count(A, 41), count(B, 41), False),
    ("digits_exchanged", count(A, 4312), count(B, 4132), True),
    ("digits_exchanged", count(A, 38.5), count(B, 35.8), True),
    ("digits_exchanged", count(A, 61_200), count(B, 16_200), True),
    ("digits_exchanged", count(A, 61_000), count(B, 16_000), False),
    ("digits_exchanged", count(A, 1.2e12), count(B, 2.1e12), False),
    ("digits_exchanged", count(A, -123), count(B, 132), False),
    ("digits_exchanged", count(A, -123), count(B, -132), True),
    ("digits_exchanged", count(A, 4312), count(B, 4213), False),
    ("digits_exchanged", count(A, 420), count(B, 402), True),
    ("digits_exchanged", count(A, 42), count(B, 402), False),
    ("digits_exchanged", count(A, 1.3), count(B, 31), False),
    ("digits_exchanged", count(A, 4312), count(B, 4322), False),
    ("digits_exchanged", date(A, "1921"), date(B, "1912"), False),
    ("rounds_to", count(A, 6852), count(B, 6900), True),
    ("rounds_to", count(A, 6852), count(B, 6700), False),
    ("rounds_to", count(A, 24), count(B, 20), False),
    ("rounds_to", count(A, 300), count(B, 200), False),
    ("rounds_to", count(A, 300), count(B, 260), False),
    ("rounds_to", count(A, 300), count(B, 263), True),
    ("rounds_to", count(A, 40e6), count(B, 45e6), False),
    ("rounds_to", count(A, 40e6), count(B, 42e6), False),
    ("rounds_to", count(A, 40e6), count(B, 38.6e6), True),
    ("rounds_to", count(A, 45e6), count(B, 44.7e6), True),
    ("rounds_to", count(A, 45e6), count(B, 46.2e6), False),
    ("rounds_to", count(A, 5000), count(B, 4800), False),
    ("rounds_to", count(A, 5000), count(B, 4870), True),
    ("rounds_to", count(A, 90), count(B, 88), False),
    ("rounds_to", count(A, 45, quantity="percent"), count(B, 44, quantity="percent"), False),
    ("rounds_to", count(A, 8, quantity="percent"), count(B, 8.3, quantity="percent"), True),
    ("rounds_to", count(A, 4e6), count(B, 3.6e6), False),
    ("rounds_to", count(A, 7, unit="meter", quantity="quantity"), count(B, 6.8, unit="meter", quantity="quantity"), True),
    ("rounds_to", count(A, 12750), count(B, 12570), False),
    ("rounds_to", count(A, 44.7, quantity="percent"), count(B, 45, quantity="percent"), True),
    ("rounds_to", count(A, 3, quantity="ordinal"), count(B, 3, quantity="ordinal"), False),
    ("quantities_differ", count(A, 3), count(B, 3, quantity="percent"), True),
    ("quantities_differ", count(A, 3), count(B, 4), False),
    ("derived", date(A, "1947-05-12", derived_from="an age"), date(B, "1947-05-12"), True),
    ("derived", date(A, "1947-05-12"), date(B, "1947-05-12"), False),
    ("begins_apart", since(A, "1947-05-12", "It has been shut"), since(B, "1947-06-12", "It has been shut"), False),
    ("begins_apart", since(A, "1947-05-12", "It has been shut", event_classes=("close",)), since(B, "1947-06-12", "It has been shut", event_classes=("close",)), True),
    ("begins_apart", since(A, "1947-05-12", "It has been on strike"), since(B, "1947-06-12", "It has been on strike"), True),
    ("begins_apart", since(A, "1947-05-12", "It has been on strike"), since(B, "1947-05-13", "It has been on strike"), False),
    ("begins_apart", since(A, "1947-05", "It has been on strike"), since(B, "1947-05-13", "It has been on strike"), False),
    ("begins_apart", since(A, "1947", "It has stood empty", event="stand"), since(B, "1951", "It has stood empty", event="stand"), True),
    ("begins_apart", since(A, "1947", "It has won twice", event="win"), since(B, "1951", "It has won twice", event="win"), False),
    ("begins_apart", since(A, "1947", "It has not been at home"), since(B, "1951", "It has not been at home"), False),
    ("begins_apart", since(A, "1947", "It has been on strike"), date(B, "1951-02-01", event="begin"), True),
    ("begins_apart", since(A, "1947", "It has been on strike"), date(B, "1951-02-01", event="end"), False),
    ("begins_apart", since(A, "1947-W20", "It has been on strike"), since(B, "1951", "It has been on strike"), False),
    ("begins_apart", date(A, "1947-05-12", event="begin"), date(B, "1951-02-01", event="begin"), False),
    ("begins_apart", date(A, "P9W"), date(B, "P14W"), False),
    ("both_derived", date(A, "1947-05-12", derived_from="an age"), date(B, "1947-05-12"), False),
    ("both_derived", date(A, "1947-05-12", derived_from="an age"), date(B, "1947-05-12", derived_from="a jubilee"), True),
    ("terms_elsewhere", date(A, "1947", event_classes=("lead",), participants=(person("Ida Lorne", "agent"), person("Norda Mill", "other"))), date(B, "1949", event_classes=("appoint",), participants=(person("Ida Lorne", "patient"), person("Hald Bank", "other"))), True),
    ("terms_elsewhere", date(A, "1947", event_classes=("lead",), participants=(person("Ida Lorne", "agent"), person("Norda Mill", "other"))), date(B, "1949", event_classes=("appoint",), participants=(person("Ida Lorne", "patient"), person("Norda Mill", "other"))), False),
    ("terms_elsewhere", date(A, "1947", event_classes=("lead",), participants=(person("Ida Lorne", "agent"), person("Norda Mill", "other"))), date(B, "1949", event_classes=("appoint",), participants=(person("Ida Lorne", "patient"),)), False),
    ("terms_elsewhere", date(A, "1947", event_classes=("lead",), participants=(person("Ida Lorne", "agent"), person("Norda Mill", "other"))), date(B, "1949", event_classes=("appoint",), participants=(person("Ida Lorne", "patient"), person("Oslo", "place"))), False),
    ("terms_elsewhere", date(A, "1947", event_classes=("lead",), participants=(person("Ida Lorne", "agent"), person("Norda Mill", "other"))), date(B, "1949", event_classes=("appoint",), participants=(person("Ida Lorne", "patient"), person("Oslo", kind="place", role="other"))), False),
    ("terms_elsewhere", date(A, "1947", event_classes=("lead",), participants=(person("Ida Lorne", "agent"), person("Norda Mill", "other"))), date(B, "1949", event_classes=("appoint",), participants=(person("Lorne", "patient"), person("Hald Bank", "patient"), person("Oslo", "place"))), True),
    ("births_differ", born(A, "Ida Lorne"), born(B, "Rita Holm", inferred=True), True),
    ("births_differ", born(A, "Ida Lorne"), born(B, "Lorne", inferred=True), False),
    ("births_differ", born(A, "Ida Lorne"), date(B, "1947", event_classes=("born",)), False),
    ("births_differ", born(A, "Ida Lorne"), date(B, "1947", participants=(person("Rita Holm", "patient"),)), False),
    ("same_words", count(A, 3), count(B, 3), True),
    ("same_words", count(A, 3), count(B, 4), False),
    ("hours_meet", date(A, "2020-01-02T02:10:00", "2020-01-02T02:10:59"), date(B, "2020-01-08T01:30:00", "2020-01-09T02:30:59"), True),
    ("hours_meet", date(A, "2020-01-02T04:10:00", "2020-01-02T04:10:59"), date(B, "2020-01-08T01:30:00", "2020-01-09T02:30:59"), False),
    ("hours_meet", date(A, "2020-01-02T02:10:00", "2020-01-02T02:10:59"), date(B, "2020-01-09T01:30:00", "2020-01-09T02:30:59"), False),
    ("hours_meet", date(A, "2020-01-02T02:10:00", "2020-01-02T02:10:59"), date(B, "2020-01-09"), False),
    ("overlap", part(A, "XXXX-10-09"), date(B, "2022-10-09"), True),
    ("overlap", part(A, "XXXX-10-09"), date(B, "2022-10-01", "2022-10-31"), True),
    ("overlap", part(A, "XXXX-10-09"), date(B, "2022-10-06"), False),
    ("overlap", part(A, "XXXX-10"), part(B, "XXXX-10-06"), True),
    ("overlap", part(A, "T16:30", "4.30 p.m."), date(B, "2022-10-06T16:30:00", "2022-10-06T16:30:59", timex="2022-10-06T16:30"), True),
    ("overlap", part(A, "T04:30", "half past four"), date(B, "2022-10-06T16:30:00", "2022-10-06T16:30:59", timex="2022-10-06T16:30"), True),
    ("overlap", part(A, "T04:30", "half past four"), date(B, "2022-10-06T17:30:00", "2022-10-06T17:30:59", timex="2022-10-06T17:30"), False),
    ("overlap", part(A, "T04:30", "half past four"), part(B, "XXXX-10-06"), False),
    ("vaguer", part(A, "XXXX-10"), date(B, "2022-10-06"), True),
    ("vaguer", part(A, "XXXX-10-06"), date(B, "2022-10-06"), False),
    ("either_open", part(A, "XXXX-10-09"), date(B, "2022-10-06"), False),
    ("either_open", part(A, "XXXX-10-09"), date(B, "2022-01-01", "2022-12-31", timex="2022"), True),
    ("either_open", part(A, "T16:30", "4.30 p.m."), date(B, "2022-10-06"), True),
    ("either_open", part(A, "XXXX-10-09"), count(B, 9), True),
    ("told_in_part", part(A, "XXXX-10-09"), date(B, "2022-10-06"), True),
    ("told_in_part", date(A, "2022-10-09"), date(B, "2022-10-06"), False),
    ("in_part_and_far", part(A, "XXXX-10-09"), date(B, "2022-10-06"), False),
    ("in_part_and_far", part(A, "XXXX-12-30"), date(B, "2022-01-06"), False),
    ("in_part_and_far", part(A, "XXXX-10-09"), date(B, "2022-08-06"), True),
    ("in_part_and_far", part(A, "XXXX-10"), date(B, "2022-09-06"), True),
    ("in_part_and_far", part(A, "T16:30", "4.30 p.m."), part(B, "T17:10", "5.10 p.m."), False),
    ("in_part_and_far", part(A, "T16:30", "4.30 p.m."), part(B, "T21:10", "9.10 p.m."), True),
    ("in_part_and_far", date(A, "2022-10-09"), date(B, "2022-08-06"), False),
    ("hour_alone", part(A, "T16:30", "4.30 p.m."), part(B, "XXXX-10-06"), True),
    ("hour_alone", part(A, "XXXX-10-06"), date(B, "2022-10-06"), False),
    ("hours_apart", at(A, "2020-05-03T09:00", "9 a.m.", "2020-05-04T09:00"), at(B, "2020-05-04T10:00", "10 a.m."), True),
    ("hours_apart", at(A, "2020-05-03T09:00", "9 a.m.", "2020-05-04T09:00"), at(B, "2020-05-03T09:00", "9 a.m.", "2020-05-04T09:00"), False),
    ("hours_apart", at(A, "2020-05-03T09:00", "9 a.m.", "2020-05-04T09:00"), date(B, "2020-05-04"), False),
    ("hours_apart", at(A, "2020-05-04T09:00", "9 a.m."), at(B, "2020-05-04T10:00", "10 a.m."), False),
    ("hours_rounded", part(A, "T16:00", "4 p.m."), part(B, "T16:02", "16:02"), True),
    ("hours_rounded", at(A, "2020-05-04T16:00", "4 p.m."), at(B, "2020-05-04T15:57", "3.57 p.m."), True),
    ("hours_rounded", part(A, "T16:00", "4 p.m."), part(B, "T16:05", "16:05"), False),
    ("hours_rounded", part(A, "T16:00", "4 p.m."), part(B, "T16:12", "16:12"), False),
    ("hours_rounded", part(A, "T16:01", "16:01"), part(B, "T16:02", "16:02"), False),
    ("hours_rounded", date(A, "2020-05-04"), part(B, "T16:02", "16:02"), False),
    ("clocks_differ", part(A, "T21:00", "9 p.m. ET"), part(B, "T18:00", "6 p.m. PT"), True),
    ("clocks_differ", part(A, "T21:00", "9 p.m. Eastern Daylight Time"), part(B, "T20:30", "8.30 p.m."), True),
    ("clocks_differ", said(part(A, "T21:00", "9 p.m."), "It was 9 p.m. Moscow time.", "9 p.m."), part(B, "T20:00", "8 p.m."), True),
    ("clocks_differ", said(part(A, "T21:00", "9 p.m."), "It was 9 p.m. for a long time.", "9 p.m."), part(B, "T20:00", "8 p.m."), False),
    ("clocks_differ", part(A, "T21:00", "9 p.m. ET"), part(B, "T18:10", "6.10 p.m. PT"), False),
    ("clocks_differ", part(A, "T21:00", "9 p.m. ET"), part(B, "T18:00", "6 p.m. ET"), False),
    ("midnight_beside", at(A, "2020-05-04T00:00", "midnight on 4 May 2020"), date(B, "2020-05-03"), True),
    ("midnight_beside", at(A, "2020-05-04T00:00", "midnight on 4 May 2020"), date(B, "2020-05-05"), True),
    ("midnight_beside", at(A, "2020-05-04T00:00", "midnight on 4 May 2020"), date(B, "2020-05-06"), False),
    ("midnight_beside", at(A, "2020-05-04T00:00", "midnight"), at(B, "2020-05-03T23:00", "11 p.m."), False),
    ("midnight_beside", at(A, "2020-05-04T00:00", "midnight"), date(B, "2020-04-01", "2020-04-30"), False),
    ("within_stretch", said(date(A, "2020-05-04"), "It was between 4 May and 9 May.", "4 May"), date(B, "2020-05-06"), True),
    ("within_stretch", said(date(A, "2020-05-09"), "It was between 4 and 9 May.", "9 May"), date(B, "2020-05-06"), True),
    ("within_stretch", said(date(A, "2020-05-09"), "It went on from 4 to 9 May.", "9 May"), date(B, "2020-05-06"), True),
    ("within_stretch", said(date(A, "2020-05-09"), "It went on from 4 to 9 May.", "9 May"), date(B, "2020-05-06", event_classes=("begin",)), False),
    ("within_stretch", said(date(A, "2020-05-09"), "It was between 4 and 9 May.", "9 May"), date(B, "2020-05-16"), False),
    ("within_stretch", said(date(A, "2020-05-09"), "It was between 4 and 9 May.", "9 May"), said(date(B, "2020-05-06"), "It was between 4 and 6 May.", "6 May"), False),
    ("other_days_told", said(part(A, "T21:00", "9 p.m."), "It shuts at 9 p.m. on Sundays.", "9 p.m."), said(part(B, "T20:00", "8 p.m."), "On weekdays it shuts at 8 p.m.", "8 p.m."), True),
    ("other_days_told", said(part(A, "T21:00", "9 p.m."), "It shuts at 9 p.m. on Sundays.", "9 p.m."), part(B, "T20:00", "8 p.m."), False),
    ("other_days_told", said(part(A, "XXXX-10-09", "9 October"), "It was on Friday 9 October.", "9 October"), said(part(B, "XXXX-10-08", "8 October"), "It was on Thursday 8 October.", "8 October"), False),
    ("habits_differ", said(part(A, "T21:00", "9 p.m."), "It shuts at 9 p.m.", "9 p.m.").model_copy(update={"frame": Frame(event="shut")}), said(part(B, "T20:00", "8 p.m."), "It shut at 8 p.m.", "8 p.m."), True),
    ("habits_differ", said(part(A, "T21:00", "9 p.m."), "The party, which was new, meets at 9 p.m.", "9 p.m.").model_copy(update={"frame": Frame(event="meet")}), said(part(B, "T20:00", "8 p.m."), "It meets at 8 p.m.", "8 p.m."), False),
    ("habits_differ", said(part(A, "XXXX-10-09", "9 October"), "It was held every year on 9 October.", "9 October"), date(B, "2020-10-08"), True),
    ("habits_differ", said(part(A, "XXXX-10-09", "9 October"), "It was held on 9 October.", "9 October"), date(B, "2020-10-08"), False),
    ("habits_differ", said(date(A, "2020-10-09"), "It is held on 9 October.", "9 October"), date(B, "2020-10-08"), False),
    ("zones_unsure", date(A, "2020-01-02T02:00+08:00"), date(B, "2020-01-02"), True),
    ("zones_unsure", date(A, "2020-01-02T02:00+08:00"), date(B, "2020-01-09"), False),
    ("zones_unsure", date(A, "2020-01-02"), date(B, "2020-01-02"), False),
    ("grain_coarser", date(A, "PT2H"), date(B, "PT127M"), True),
    ("grain_coarser", date(A, "PT2H"), date(B, "PT227M"), False),
    ("grain_coarser", date(A, "PT117M"), date(B, "PT127M"), False),
    ("birth_years_meet", date(A, "P41Y", age=True), date(B, "P42Y", age=True), True),
    ("birth_years_meet", date(A, "P41Y", age=True), date(B, "P44Y", age=True), False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "a", "b", "expected"), VALUES, ids=[f"{n}-{i}" for i, (n, *_) in enumerate(VALUES)])
def test_values(name, a, b, expected):
    dates = ("2010-06-01", "2010-07-01") if name == "birth_years_meet" else (None, None)
    assert holds(name, pair(a, b, dates)) is expected
    assert holds(name, pair(b, a, dates[::-1])) is expected
    assert holds(name, pair(*renamed(a, b), dates)) is expected


WITH_OPTIONS = [
    ("scopes_differ", {"at_any_time": True}, count(A, 1, until="1999"), count(B, 2, since="2004-02"), False),
    ("scopes_differ", {"at_any_time": True}, count(A, 1, where="Oslo"), count(B, 2, where="Bergen"), True),
    ("only_one_tells", {"words": "former"}, count(A, 100, text="Originally it had 100."), count(B, 120), True),
    ("only_one_tells", {"words": "former"}, count(A, 100), count(B, 120), False),
    ("within_tolerance", {"tolerance": 0.1}, count(A, 100), count(B, 109), True),
    ("within_tolerance", {"tolerance": 0.1}, count(A, 100), count(B, 120), False),
    ("within_tolerance", {"tolerance": 0.1}, count(A), count(B, 120), False),
    ("magnitudes_differ", {"factor": 4}, count(A, 64), count(B, 4), True),
    ("magnitudes_differ", {"factor": 4}, count(A, 64), count(B, 28, low=28), False),
    ("magnitudes_differ", {"factor": 4}, count(A, low=10, high=20), count(B, 41), True),
    ("magnitudes_differ", {"factor": 4}, count(A, 64), count(B, 4, quantity="percent"), False),
    ("days_apart", {"at_most": 1}, date(A, "1947-05-12"), date(B, "1947-05-13"), True),
    ("in_part_and_unsure", {"score": 0.95}, part(A, "XXXX-10-09"), date(B, "2022-10-06"), True),
    ("in_part_and_unsure", {"score": 0.6}, part(A, "XXXX-10-09"), date(B, "2022-10-06"), False),
    ("in_part_and_unsure", {"score": 0.95}, date(A, "2022-10-09"), date(B, "2022-10-06"), False),
    ("days_apart", {"at_most": 1}, date(A, "1947-05-12"), date(B, "1947-05-15"), False),
    ("days_apart", {"at_most": 1}, count(A, 1), count(B, 1), False),
    ("derived_near", {"at_least": 300, "at_most": 366}, date(A, "1947-01-01", "1947-12-31", derived_from="an age"), date(B, "1948-05-15"), True),
    ("derived_near", {"at_least": 300, "at_most": 366}, date(A, "1947-01-01", "1947-12-31", derived_from="an age"), date(B, "1949-05-15"), False),
    ("derived_near", {"at_least": 300, "at_most": 366}, date(A, "1947-05-12", derived_from="an age"), date(B, "1947-05-15"), False),
    ("derived_near", {"at_least": 300, "at_most": 366}, date(A, "1947-01-01", "1947-12-31"), date(B, "1948-05-15"), False),
    ("derived_near", {"at_least": 300, "at_most": 366}, date(A, None, derived_from="an age"), date(B, "1948-05-15"), False),
    ("link_below", {"score": 0.95}, count(A, 1), count(B, 1), True),
    ("link_below", {"score": 0.5}, count(A, 1), count(B, 1), False),
    ("either_modality", {"is_": ["denied"]}, count(A, 1, modality="denied"), count(B, 1), True),
    ("either_modality", {"is_": ["denied"]}, count(A, 1), count(B, 1), False),
    ("both_modality", {"is_": ["planned"]}, count(A, 1, modality="planned"), count(B, 1), False),
    ("both_modality", {"is_": ["planned"]}, count(A, 1, modality="planned"), count(B, 1, modality="planned"), True),
    ("either_event", {"is_": ["die"]}, count(A, 1, event_class="die"), count(B, 1), True),
    ("either_event", {"is_": ["die"]}, count(A, 1, event_class="born"), count(B, 1), False),
    ("either_status", {"is_": ["acting"]}, title(A, "Jo Ek", "mayor", status="acting"), title(B, "Jo Ek", "mayor"), True),
    ("either_status", {"is_": ["acting"]}, title(A, "Jo Ek", "mayor"), title(B, "Jo Ek", "mayor"), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "options", "a", "b", "expected"), WITH_OPTIONS, ids=[f"{n}-{i}" for i, (n, *_) in enumerate(WITH_OPTIONS)]
)
def test_options(name, options, a, b, expected):
    assert holds(name, pair(a, b), **options) is expected
    assert holds(name, pair(b, a), **options) is expected


def dead(id: str, number: float, **fields):
    return count(id, number, event_class="die", thing="person", **fields)


IN_TIME = [
    ("same_article", count("a#1", 1), count("a#2", 2), (None, None), True),
    ("same_article", count(A, 1), count(B, 2), (None, None), False),
    ("same_sentence", count("a#1", 1, position=0), count("a#2", 2, position=3), (None, None), True),
    ("same_sentence", count("a#1", 1, position=0), count("a#2", 2, position=90), (None, None), False),
    ("undated", count(A, 1), count(B, 2), ("2010-03-01", None), True),
    ("undated", count(A, 1), count(B, 2), EARLY_LATE, False),
    ("both_undated", count(A, 1), count(B, 2), (None, None), True),
    ("both_undated", count(A, 1), count(B, 2), ("2010-03-01", None), False),
    ("both_undated", count(A, 1), count(B, 2), EARLY_LATE, False),
    ("order_unknown", count(A, 1), count(B, 2), ("2010-03-01", None), True),
    ("order_unknown", count(A, 1), count(B, 2), SAME_DAY, False),
    ("changed", count(A, 1), count(B, 2), EARLY_LATE, True),
    ("changed", count(A, 2), count(B, 1), EARLY_LATE, True),
    ("changed", count(A, 1), count(B, 1), EARLY_LATE, False),
    ("changed", count(A, 1), count(B, 2), SAME_DAY, False),
    ("changed", count(A, 1), count(B, 2), (None, None), False),
    ("published_together", count(A, 1), count(B, 2), SAME_DAY, True),
    ("published_together", count(A, 1), count(B, 2), EARLY_LATE, False),
    ("published_together", count(A, 1), count(B, 2), (None, None), False),
    ("modalities_differ", count(A, 1), count(B, 2, modality="planned"), (None, None), True),
    ("modalities_differ", count(A, 1), count(B, 2), (None, None), False),
    ("speakers_differ", count(A, 1, speaker="Ek"), count(B, 2, speaker="Lund"), (None, None), True),
    ("speakers_differ", count(A, 1, speaker="Ek"), count(B, 2), (None, None), False),
    ("later_planned", date(A, "2012-05-01", modality="planned"), date(B, "2012-09-01", modality="planned"), EARLY_LATE, True),
    ("later_planned", date(A, "2012-05-01", modality="planned"), date(B, "2012-05-01", modality="planned"), EARLY_LATE, False),
    ("later_planned", date(A, "2012-05-01", modality="planned"), date(B, "2012-09-01", modality="planned"), SAME_DAY, False),
    ("plan_then_outcome", date(A, "2012-05-01", modality="planned"), date(B, "2012-09-01"), EARLY_LATE, True),
    ("plan_then_outcome", date(A, "2012-05-01", modality="planned"), date(B, "2012-09-01"), (None, None), True),
    ("plan_then_outcome", date(A, "2012-05-01"), date(B, "2012-09-01", modality="planned"), EARLY_LATE, False),
    ("plan_then_outcome", date("a#1", "2012-05-01"), date("a#2", "2012-09-01", modality="planned"), (None, None), False),
    ("scopes_differ", count(A, 1, where="Oslo"), count(B, 2, where="Bergen"), (None, None), True),
    ("scopes_differ", count(A, 1, where="Vale"), count(B, 2, where="Lower Vale"), (None, None), False),
    ("scopes_differ", count(A, 1, until="1999"), count(B, 2, since="2004-02"), (None, None), True),
    ("scopes_differ", count(A, 1, since="1999"), count(B, 2, since="2004-02"), (None, None), False),
    ("calendars_differ", date(A, "1700-01-01", text="On 1700-01-01 (Old Style)."), date(B, "1700-01-12"), (None, None), True),
    ("calendars_differ", date(A, "1700-01-01"), date(B, "1700-01-12"), (None, None), False),
    ("calendars_differ", date(A, "1700-01-01", text="On 1700-01-01 (Old Style)."), date(B, "1700-01-12", text="On 1700-01-12 (N.S.)."), (None, None), True),
    ("calendars_differ", date(A, "1700-01-01", text="On 1700-01-01 (Old Style)."), date(B, "1700-02-12", text="On 1700-02-12 (N.S.)."), (None, None), False),
    ("only_said", date(A, "1700-01-01", event="say"), date(B, "1700-01-12"), (None, None), True),
    ("only_said", date(A, "1700-01-01", event="say", event_classes=("say",)), date(B, "1700-01-12", event_classes=("say",)), (None, None), False),
    ("only_said", date(A, "1700-01-01", event="sink"), date(B, "1700-01-12"), (None, None), False),
    ("growing_total", dead(A, 1), dead(B, 2), (None, None), True),
    ("growing_total", dead(A, 1), count(B, 2), (None, None), False),
    ("growing_total", count(A, 1, text="It was 1 so far."), count(B, 2), EARLY_LATE, True),
    ("growing_total", count(A, 1), count(B, 2, text="It was 2 so far."), EARLY_LATE, False),
    ("growing_total", count(A, 1, quantity="percent", text="It was 1 so far."), count(B, 2, quantity="percent"), EARLY_LATE, False),
    ("growing_total", count(A, 1, text="It was 1 so far."), count(B, 2), (None, None), True),
    ("growing_total", count(A, 1), count(B, 2, text="It was 2 so far."), SAME_DAY, True),
    ("growing_total", count(A, 3), said(count(B, 7), "The ferry Halden, eventually raised by divers, carried 7 goats.", "7"), EARLY_LATE, False),
    ("growing_total", count(A, 3), said(count(B, 7), "The ferry Halden, eventually raised by divers, carried 7 goats.", "7"), (None, None), False),
    ("growing_total", count(A, 3), said(count(B, 7), "The ferry Halden was raised at last and carried, in the end, 7 goats.", "7"), EARLY_LATE, True),
    ("growing_total", count(A, 3), said(count(B, 7), "Eventually, the ferry Halden carried 7 goats.", "7"), EARLY_LATE, True),
    ("growing_total", count(A, 3, unit="meter", quantity="quantity"), said(count(B, 7, unit="meter", quantity="quantity"), "In the end it was 7 metres long.", "7 metres"), EARLY_LATE, False),
    ("growing_total", said(count(A, 3), "The barn, designed by last year's prize winner, holds 3 goats.", "3"), count(B, 7), EARLY_LATE, False),
    ("growing_total", said(count(A, 3), "The barn held 3 goats by last week.", "3"), count(B, 7), EARLY_LATE, True),
    ("growing_total", said(count(A, 3), "The barn designed by last week's winner held 3 goats.", "3"), count(B, 7), EARLY_LATE, False),
    ("growing_total", said(count(A, 3), "So far this year, 3 goats have left.", "3"), count(B, 7), EARLY_LATE, True),
    ("growing_total", said(count(A, 3), "With half of the votes counted, she had 3 goats.", "3"), count(B, 7), EARLY_LATE, True),
    ("running_total", dead(A, 1), dead(B, 2), EARLY_LATE, True),
    ("running_total", dead(A, 1, low=1), dead(B, 2), EARLY_LATE, True),
    ("running_total", dead(A, 2), dead(B, 1), EARLY_LATE, False),
    ("running_total", dead(A, 1), dead(B, 2), SAME_DAY, False),
    ("running_total", dead(A, 1), dead(B, 2), ("2010-03-01T08:00", "2010-03-01T18:00"), True),
    ("running_total", dead(A, 1), dead(B, 2), (None, None), False),
    ("running_total_falls", dead(A, 2), dead(B, 1), EARLY_LATE, True),
    ("running_total_falls", dead(A, 2), dead(B, 2), EARLY_LATE, False),
    ("rises", count(A, 1), count(B, 2), EARLY_LATE, True),
    ("rises", count(A, 2), count(B, 1), EARLY_LATE, False),
    ("settled", dead(A, 1, since="1934"), dead(B, 2, since="1934-07-05"), EARLY_LATE, True),
    ("settled", dead(A, 1, since="2010-02-20"), dead(B, 2, since="2010-02-20"), EARLY_LATE, False),
    ("settled", dead(A, 1), dead(B, 2), EARLY_LATE, False),
    ("of_long_before", dead(A, 1, since="1998-01-01", until="1998-12-31"), dead(B, 2), EARLY_LATE, True),
    ("of_long_before", dead(A, 1), dead(B, 2, since="1998-01-01", until="1998-12-31"), EARLY_LATE, True),
    ("of_long_before", dead(A, 1, since="2010-02-20", until="2010-02-20"), dead(B, 2), EARLY_LATE, False),
    ("of_long_before", dead(A, 1, since="1998-01-01", until="1998-12-31"), dead(B, 2, since="1998-01-01", until="1998-12-31"), EARLY_LATE, False),
    ("of_long_before", dead(A, 1, since="1998-01-01", until="1998-12-31"), dead(B, 2), (None, None), False),
    ("settled", dead(A, 1, since="2009-01-01", until="2009-12-31"), dead(B, 2, since="2009-01-01", until="2009-12-31"), (None, None), True),
    ("settled", dead(A, 1, since="2010-01-01", until="2010-12-31"), dead(B, 2, since="2010-01-01", until="2010-12-31"), EARLY_LATE, False),
    ("settled", dead(A, 1, since="2009-02-01", until="2009-02-01"), dead(B, 2, since="2009-02-01", until="2009-02-01"), (None, None), False),
    ("number_is_part", count(A, 1, of="the fleet"), count(B, 2), (None, None), True),
    ("number_is_part", count(A, 1, modifiers=("female",)), count(B, 2), (None, None), True),
    ("number_is_part", count(A, 1, modifiers=("female",)), count(B, 2, modifiers=("male",)), (None, None), True),
    ("number_is_part", count(A, 1, modifiers=("new",)), count(B, 2), (None, None), False),
    ("number_is_part", count(A, 1, modifiers=("female",), quantity="percent"), count(B, 2, quantity="percent"), (None, None), True),
    ("number_is_part", count(A, 1, modifiers=("wooden",), quantity="ordinal"), count(B, 2, quantity="ordinal"), (None, None), False),
    ("number_is_part", count(A, 1, of="the fund", unit="EUR", quantity="money"), count(B, 2, unit="EUR", quantity="money"), (None, None), False),
    ("nouns_differ", count(A, 1, thing_classes=("passenger",)), count(B, 2, thing_classes=("crew",)), (None, None), True),
    ("nouns_differ", count(A, 1, thing_classes=("duck",)), count(B, 2, thing_classes=("barn",)), (None, None), False),
    ("nouns_differ", count(A, 1, thing_classes=("passenger", "crew")), count(B, 2, thing_classes=("crew",)), (None, None), False),
    ("nouns_differ", count(A, 1, thing="shop", thing_class="shop"), count(B, 2, thing="store", thing_class="shop"), (None, None), False),
    ("nouns_differ", count(A, 1, thing="home"), count(B, 2), (None, None), False),
    ("nouns_agree", count(A, 1, thing="shop", thing_class="shop"), count(B, 2, thing="store", thing_class="shop"), (None, None), True),
    ("nouns_agree", count(A, 1, thing="home"), count(B, 2), (None, None), False),
    ("agents_differ", count(A, 1, participants=(person("Ada Brenner"),)), count(B, 1, participants=(person("Rosa Klint"),)), (None, None), True),
    ("agents_differ", count(A, 1, participants=(person("Ada Brenner"),)), count(B, 1), (None, None), False),
    ("patients_differ", count(A, 1, participants=(person("Ada Brenner", "patient"),)), count(B, 1, participants=(person("Rosa Klint", "patient"),)), (None, None), True),
    ("patients_differ", count(A, 1, participants=(person("Ada Brenner", "patient"),)), count(B, 1, participants=(person("Rosa Klint"),)), (None, None), False),
    ("patients_differ", count(A, 1, participants=(person("Ada Brenner", "patient"),)), count(B, 1, participants=(person("Brenner", "patient"),)), (None, None), False),
    ("undergoers_clash", count(A, 1, participants=(person("Ada Ek", "agent"), person("Aurora", "patient"))), count(B, 1, participants=(person("Jo Lind", "agent"), person("Borea", "patient"))), (None, None), True),
    ("undergoers_clash", count(A, 1, participants=(person("Ada Ek", "agent"), person("Aurora", "patient"))), count(B, 1, participants=(person("Ada Ek", "agent"), person("Borea", "patient"))), (None, None), False),
    ("undergoers_clash", count(A, 1, participants=(person("Ada Ek", "agent"), person("firm", "patient", proper=False))), count(B, 1, participants=(person("Jo Lind", "agent"), person("firm", "patient", proper=False))), (None, None), False),
    ("undergoers_clash", count(A, 1, participants=(person("Aurora", "agent"),)), count(B, 1, participants=(person("Borea", "agent"),)), (None, None), True),
    ("undergoers_clash", count(A, 1, participants=(person("Orsk", "place"),)), count(B, 1, participants=(person("Val Serena", "place"),)), (None, None), False),
    ("names_clash", count(A, 1, participants=(person("Monte Corvo", "place"),)), count(B, 1, participants=(person("Val Serena", "place"),)), (None, None), True),
    ("names_clash", count(A, 1, participants=(person("Monte Corvo", "place"),)), count(B, 1, participants=(person("Monte Corvo"),)), (None, None), False),
    ("names_clash", count(A, 1, participants=(person("Monte Corvo", "place"),)), count(B, 1, participants=(person("Ek"),)), (None, None), False),
    ("names_clash", count(A, 1, participants=(person("Monte Corvo"),)), count(B, 1, participants=(person("Ek", inferred=True),)), (None, None), False),
    ("names_shared", count(A, 1, participants=(person("Monte Corvo"),)), count(B, 1, participants=(person("Monte Corvo", inferred=True),)), (None, None), True),
    ("names_shared", count(A, 1, participants=(person("Jutta Ek"),)), count(B, 1, participants=(person("Ek"), person("Val Serena"))), (None, None), True),
    ("names_shared", count(A, 1, participants=(person("Monte Corvo"),)), count(B, 1, participants=(person("Val Serena"),)), (None, None), False),
    ("names_shared", count(A, 1, participants=(person("ferry", proper=False),)), count(B, 1, participants=(person("ferry", proper=False),)), (None, None), False),
    ("is_first", count(A, 1, quantity="ordinal", text="She was the first.", words="first"), count(B, 1, quantity="ordinal", text="The first pilot to land was Jo.", words="first"), (None, None), True),
    ("is_first", count(A, 1, quantity="ordinal", text="She was the first.", words="first"), count(B, 2, quantity="ordinal", text="She was the first.", words="first"), (None, None), False),
    ("is_first", count(A, 1, quantity="ordinal", text="She won the first medal.", words="first"), count(B, 1, quantity="ordinal", text="She was the first.", words="first"), (None, None), False),
    ("is_first", count(A, 1, quantity="ordinal", text="It was her first to win.", words="first"), count(B, 1, quantity="ordinal", text="She was the first.", words="first"), (None, None), False),
    ("is_first", count(A, 1, quantity="ordinal", text="She was the first.", words="first"), count(B, 1, quantity="ordinal", text="It was their very first to win.", words="first"), (None, None), False),
    ("is_first", count(A, 1, quantity="ordinal", text="She was called the first pilot.", words="first"), count(B, 1, quantity="ordinal", text="He took the first train to Rome.", words="first"), (None, None), False),
    ("places_differ", count(A, 840, where="Oslo"), count(B, 480, where="Bergen"), (None, None), True),
    ("places_differ", count(A, 840, where="Oslo"), count(B, 480), (None, None), False),
    ("narrower_is_fewer", count(A, 84), count(B, 51, modifiers=("flemish",)), (None, None), True),
    ("narrower_is_fewer", count(A, 84, modifiers=("flemish",)), count(B, 51), (None, None), False),
    ("narrower_is_fewer", count(A, 84, modifiers=("large",)), count(B, 51), (None, None), False),
    ("narrower_is_fewer", count(A, 84), count(B, 51, modifiers=("new",)), (None, None), False),
    ("narrower_is_fewer", count(A, 84, modifiers=("early",)), count(B, 51, modifiers=("flemish",)), (None, None), False),
    ("narrower_is_fewer", count(A, 84, modifiers=("early",)), count(B, 51, modifiers=("flemish", "early")), (None, None), True),
    ("narrower_is_fewer", count(A, 84, low=40, high=84), count(B, 51, modifiers=("flemish",)), (None, None), False),
    ("narrower_is_fewer", count(A, 84, unit="EUR", quantity="money"), count(B, 51, unit="EUR", quantity="money", modifiers=("flemish",)), (None, None), False),
    ("same_score", count(A, low=1, high=3, quantity="score"), count(B, low=3, high=1, quantity="score"), (None, None), True),
    ("same_score", count(A, low=1, high=3, quantity="score"), count(B, low=2, high=1, quantity="score"), (None, None), False),
    ("score_unknown", count(A, 3, low=None, high=9, quantity="score"), count(B, low=2, high=1, quantity="score"), (None, None), True),
    ("score_unknown", count(A, low=1, high=3, quantity="score"), count(B, low=2, high=1, quantity="score"), (None, None), False),
]  # fmt: skip


def rows(id: str, number: float = 3, **fields):
    """A count that shares no word with another unless it is told so."""
    return count(id, number, attribute=fields.pop("attribute", id), **fields)


def treated(year: str, text: str, id: str = A, names: list[str] | None = None) -> Claim:
    """The year in which some were treated, those of these names among them."""
    participants = tuple(person(name, "patient") for name in names or ())
    return date(
        id, f"{year}-01-01", f"{year}-12-31", text=text, words=year, event_classes=("treat",), participants=participants
    )


LONG = {"unit": "meter", "quantity": "quantity", "dimension": "length"}
DEEP = {"unit": "meter", "quantity": "quantity", "dimension": "depth"}
SALES, LANDED = {"event_classes": ("sell",)}, {"event_classes": ("land",)}
NEXT_WEEK, NEXT_YEAR = EARLY_LATE, ("2010-03-01", "2011-03-01")
STAFF, LANDING = {"thing_classes": ("worker",)}, {"event_classes": ("land",)}
SAMENESS = [
    ("told_alike", rows(A), rows(B), (None, None), False),
    ("told_alike", rows(A, attribute="graze"), rows(B, attribute="graze"), (None, None), True),
    ("told_alike", rows(A, event="graze"), rows(B, attribute="graze"), (None, None), True),
    ("told_alike", rows(A, event_classes=("open", "begin")), rows(B, event_class="begin"), (None, None), True),
    ("told_alike", rows(A, event_class="open"), rows(B, event_class="close"), (None, None), False),
    ("told_alike", rows(A, thing="goat"), rows(B, thing="goat"), (None, None), True),
    ("told_alike", rows(A, thing="shop", thing_classes=("shop",)), rows(B, thing="store", thing_class="shop"), (None, None), True),
    ("told_alike", rows(A, thing="goat"), rows(B, thing="barn"), (None, None), False),
    ("told_alike", rows(A, thing="death"), rows(B, event_class="die"), (None, None), True),
    ("told_alike", rows(A, thing="goat"), rows(B, event_class="die"), (None, None), False),
    ("told_alike", rows(A, topic=("goat", "barn", "hay")), rows(B, topic=("hay", "goat", "milk", "barn")), (None, None), True),
    ("told_alike", rows(A, topic=("goat", "barn")), rows(B, topic=("goat", "barn")), (None, None), False),
    ("told_alike", rows(A, participants=(person("Ada Brenner"),)), rows(B, participants=(person("Ada Brenner"),)), (None, None), False),
    ("events_differ", count(A, 1, event_classes=("sign",)), count(B, 2, event_classes=("open",)), (None, None), True),
    ("events_differ", count(A, 1, event_classes=("sign",)), count(B, 2, event_classes=("sign", "agree")), (None, None), False),
    ("events_differ", count(A, 1, event_classes=("sign",)), count(B, 2), (None, None), False),
    ("events_differ", count(A, 1, thing="death", event_classes=("report",)), count(B, 2, event_classes=("die",)), (None, None), False),
    ("selectors_differ", count(A, 1, selectors=("second",)), count(B, 2, selectors=("third",)), (None, None), True),
    ("selectors_differ", count(A, 1, selectors=("second", "western")), count(B, 2, selectors=("western",)), (None, None), False),
    ("selectors_differ", count(A, 1, selectors=("second",)), count(B, 2), (None, None), False),
    ("selectors_differ", count(A, 1), count(B, 2), (None, None), False),
    ("may_have_changed", count(A, 1, **STAFF), count(B, 2, **STAFF), NEXT_YEAR, True),
    ("may_have_changed", count(A, 1, **STAFF), count(B, 2, **STAFF), NEXT_WEEK, True),
    ("may_have_changed", count(A, 1, **STAFF), count(B, 2, **STAFF), SAME_DAY, False),
    ("may_have_changed", rows(A, 1, event_classes=("increase",)), rows(B, 2, event_classes=("increase",)), NEXT_WEEK, True),
    ("may_have_changed", rows(A, 1, quantity="percent", event_classes=("increase",)), rows(B, 2, quantity="percent", event_classes=("increase",)), NEXT_WEEK, True),
    ("may_have_changed", rows(A, 1, thing_classes=("index",)), rows(B, 2, thing_classes=("index",)), NEXT_WEEK, True),
    ("may_have_changed", count(A, 1, until="2010-03-01", **STAFF), count(B, 2, until="2010-03-01", **STAFF), NEXT_YEAR, False),
    ("may_have_changed", count(A, 1, **STAFF), count(B, 2, **STAFF), ("2010-03-01", None), False),
    ("may_have_changed", count(A, 1, **STAFF), count(B, 2, **STAFF), (None, None), False),
    ("of_any_work", count(A, 1, thing_classes=("page",)), count(B, 2, thing_classes=("page",)), SAME_DAY, True),
    ("of_any_work", count(A, 1, thing_classes=("bridge",)), count(B, 2, thing_classes=("bridge",)), SAME_DAY, False),
    ("may_have_changed", said(count(A, 14), "The ring has 14 telescopes at present."), count(B, 22), NEXT_YEAR, True),
    ("may_have_changed", said(count(A, 14), "The ring now has 14 telescopes."), count(B, 22), ("2010-03-01", None), True),
    ("may_have_changed", count(A, 25, thing="ticket", quantity="money", event_classes=("price",)), count(B, 28, thing="ticket", quantity="money", event_classes=("price",)), NEXT_YEAR, True),
    ("may_have_changed", count(A, 25, thing="ticket", quantity="money", event_classes=("build",)), count(B, 28, thing="ticket", quantity="money", event_classes=("build",)), NEXT_YEAR, False),
    ("may_have_changed", said(count(A, 14), "The ring has 14 telescopes."), count(B, 22), NEXT_YEAR, False),
    ("may_have_changed", count(A, 14), said(count(B, 22), "The ring now has 22 telescopes.", "22"), NEXT_YEAR, True),
    ("may_have_changed", said(count(A, 14), "The ring, currently closed, has 14 telescopes.", "14"), count(B, 22), NEXT_YEAR, False),
    ("may_have_changed", said(count(A, 14), "At present, the ring has 14 telescopes.", "14"), count(B, 22), NEXT_YEAR, True),
    ("may_have_changed", said(count(A, 14, **LONG), "At present the ring is 14 metres long.", "14 metres"), count(B, 22, **LONG), NEXT_YEAR, False),
    ("may_have_changed", said(count(A, 14, **DEEP), "At present the lake is 14 metres deep.", "14 metres"), count(B, 22, **DEEP), NEXT_YEAR, True),
    ("may_have_changed", said(count(A, 14, until="2010-12-31"), "As of 2010 the ring had 14 masts.", "14"), count(B, 22, until="2014-12-31"), (None, None), True),
    ("may_have_changed", count(A, 22, until="2014-12-31"), said(count(B, 14, until="2010-12-31"), "As of 2010 the ring had 14 masts.", "14"), (None, None), True),
    ("digits_exchanged", count(A, 4312), count(B, 4132), ("1985-03-01", "2015-03-01"), True),
    ("digits_exchanged", count(A, 4312), count(B, 3412), NEXT_YEAR, True),
    ("digits_exchanged", count(A, 4312), count(B, 3412), ("1985-03-01", "2015-03-01"), False),
    ("digits_exchanged", count(A, 13_000), count(B, 31_000), ("1985-03-01", "2015-03-01"), False),
    ("digits_exchanged", count(A, 450), count(B, 540), NEXT_YEAR, False),
    ("running_total", count(A, 14), said(count(B, 22), "In the end 22 heirs wrote to the court."), NEXT_YEAR, True),
    ("running_total", count(A, 14), said(count(B, 22), "As many as 22 heirs wrote to the court."), NEXT_YEAR, False),
    ("may_have_changed", count(A, 1, thing_classes=("miner",)), count(B, 2, thing_classes=("miner",)), NEXT_YEAR, True),
    ("may_have_changed", count(A, 1, thing_classes=("bridge",)), count(B, 2, thing_classes=("bridge",)), NEXT_WEEK, False),
    ("may_have_changed", count(A, 1, thing_classes=("bridge",)), count(B, 2, thing_classes=("bridge",)), NEXT_YEAR, False),
    ("may_have_changed", count(A, 1, since="2001-01-01", until="2001-12-31", **STAFF), count(B, 2, since="2009-01-01", **STAFF), SAME_DAY, True),
    ("may_have_changed", count(A, 1, since="2001-01-01", until="2001-12-31", **STAFF), count(B, 2, since="2001-07-01", until="2001-07-31", **STAFF), NEXT_YEAR, False),
    ("may_have_changed", rows(A, 1, **STAFF, **LANDING), rows(B, 2, **LANDING), NEXT_WEEK, False),
    ("may_have_changed", rows(A, 1, **STAFF, event_classes=("employ",)), rows(B, 2), NEXT_WEEK, True),
    ("may_have_changed", rows(A, 1, **STAFF), rows(B, 2), NEXT_YEAR, True),
    ("comes_again", date(A, "2008-01-01", "2008-12-31", **SALES), date(B, "2009-01-01", "2009-03-31", **SALES), (None, None), True),
    ("comes_again", date(A, "2008-05-12", **SALES), date(B, "2009-01-01", "2009-03-31", **SALES), (None, None), False),
    ("comes_again", date(A, "2008-01-01", "2008-12-31", **LANDED), date(B, "2009-01-01", "2009-12-31", **LANDED), (None, None), False),
    ("comes_again", date(A, "2008-01-01", "2008-12-31", **SALES), date(B, "2009-01-01", "2009-12-31", **LANDED), (None, None), False),
    ("comes_again", treated("1982", "The ward treated 3,400 patients in 1982."), treated("1984", "The ward treated about 5,000 in 1984.", B), (None, None), True),
    ("comes_again", treated("1982", "The ward treated 3,400 patients in 1982."), treated("1984", "The ward treated Ida Lorne in 1984.", B), (None, None), False),
    ("comes_again", treated("1982", "The ward treated its first 12 patients in 1982."), treated("1984", "The ward treated its first 12 patients in 1984.", B), (None, None), False),
    ("comes_again", treated("1982", "The ward, built in 1921 and enlarged, treated patients in 1982."), treated("1984", "The ward treated patients from 3 May to autumn 1984.", B), (None, None), False),
    ("comes_again", treated("1982", "The ward treated 12 cases, among them Ida Lorne, in 1982.", names=["Ida Lorne"]), treated("1984", "The ward treated 15 cases in 1984.", B), (None, None), False),
    ("comes_again", treated("1982", "The ward treated 12 cases from Kald Fjord in 1982.", names=["Kald Fjord"]), treated("1984", "The ward treated a dozen cases from Kald Fjord in 1984.", B, names=["Kald Fjord"]), (None, None), True),
    ("counted_back", date(A, "P9D", text="the past nine days", words="the past nine days"), date(B, "P6D"), NEXT_WEEK, True),
    ("counted_back", date(A, "P9D", text="the past nine days", words="the past nine days"), date(B, "P6D"), SAME_DAY, False),
    ("counted_back", date(A, "P9D", text="the past nine days", words="the past nine days"), date(B, "P6D"), (None, None), True),
    ("counted_back", date(A, "P9D", text="nine days", words="nine days"), date(B, "P6D", text="six days", words="six days"), NEXT_WEEK, False),
    ("events_differ", date(A, "2008-05-12", event_classes=("begin",)), date(B, "2008-05-14", event_classes=("open",)), (None, None), False),
    ("each_of_its_own_day", date(A, "2010-03-01"), date(B, "2010-03-09"), NEXT_WEEK, True),
    ("each_of_its_own_day", date(A, "2010-02-27"), date(B, "2010-03-08"), NEXT_WEEK, True),
    ("each_of_its_own_day", date(A, "2010-03-01"), date(B, "2010-03-02"), NEXT_YEAR, False),
    ("each_of_its_own_day", date(A, "1911-06-03"), date(B, "1913-06-03"), NEXT_WEEK, False),
    ("each_of_its_own_day", date(A, "2010-03-01"), date(B, "2010-03-09"), SAME_DAY, False),
    ("each_of_its_own_day", date(A, "2010-03-01"), date(B, "2010-03-09"), (None, None), False),
    ("each_of_its_own_day", date(A, "2010-03-01T07:00:00"), part(B, "T06:00", "6 a.m."), ("2010-03-01", "2010-03-02"), False),
    ("each_of_its_own_day", date(A, "2010-03-01T07:00:00"), part(B, "T06:00", "6 a.m."), NEXT_WEEK, True),
    ("each_of_its_own_day", date(A, "2010-03-01"), part(B, "XXXX-03-09"), NEXT_WEEK, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "a", "b", "published", "expected"),
    [*IN_TIME, *SAMENESS],
    ids=[f"{n}-{i}" for i, (n, *_) in enumerate([*IN_TIME, *SAMENESS])],
)
def test_statements_and_totals(name, a, b, published, expected):
    assert holds(name, pair(a, b, published)) is expected
    assert holds(name, pair(b, a, published if a.document == b.document else published[::-1])) is expected
    if a.document != b.document:
        assert holds(name, pair(*renamed(a, b), published)) is expected


def test_same_source():
    long = "The refinery at Port Alder employs 912 people, its owner told reporters on Friday."
    a, b = count(A, 912, text=long), count(B, 912, text=long.replace("on Friday", "Friday"))
    assert holds("same_source", pair(a, b))
    assert not holds("same_source", pair(a, count(B, 912, text="At Port Alder 912 people work in the refinery.")))
    assert not holds("same_source", pair(a, count("a.txt#2", 912, text=long)))


SOLO = [
    ("after_publication", date(A, "2010-03-09"), "2010-03-01", True),
    ("after_publication", date(A, "2010-03-02"), "2010-03-01", False),
    ("after_publication", date(A, "2010-03-01", "2010-03-31"), "2010-03-01", False),
    ("after_publication", date(A, "2010-03-09"), None, False),
    ("published_guessed", date(A, "2010-03-09"), "2010-03-01", False),
    ("ends_before_it_begins", title(A, "Jo Ek", "mayor", since="1987", until="1979-05"), None, True),
    ("ends_before_it_begins", title(A, "Jo Ek", "mayor", since="1979", until="1979-05"), None, False),
    ("ends_before_it_begins", count(A, 3, since="1999"), None, False),
    ("undated", count(A, 3), None, True),
    ("otherwise", count(A, 3), None, True),
]


@pytest.mark.parametrize(("name", "made", "published", "expected"), SOLO)
def test_one_claim(name, made, published, expected):
    assert holds(name, Solo(made, article("a.txt", published))) is expected


def test_observations():
    seen = Observation(kind="parts-total", document="a.txt", claims=(A,), expected="19", found="18", off_by=0.05)
    case = Observed(seen, (count(A, 18),), article("a.txt"))
    assert holds("exact", case)
    assert not holds("inexact", case)
    assert holds("off_by_rounding", case, tolerance=0.06)
    assert not holds("off_by_rounding", case, tolerance=0.01)
    assert not holds("not_happened", case)
    loose = Observed(
        seen.model_copy(update={"exact": False, "off_by": None}), (count(A, 18, modality="planned"),), case.document
    )
    assert holds("inexact", loose)
    assert holds("not_happened", loose)
    assert not holds("off_by_rounding", loose)


def test_standing():
    alone = Standing(count(A, 18, checkable=False), article("a.txt", "2010-03-01"), 0, copies=(count(B, 18),))
    assert holds("only_copies", alone)
    assert holds("not_checkable", alone)
    assert not holds("supported", alone)
    assert not holds("self_dated", alone)
    both = Standing(date(A, "2010-03-01"), article("a.txt", "2010-03-01"), 2)
    assert holds("supported", both, by=2)
    assert not holds("supported", both, by=3)
    assert holds("self_dated", both)


def test_titles_need_titles():
    numbers = pair(count(A, 1), count(B, 1))
    for name in (
        "roles_agree", "roles_exclude", "single_holder", "holders_agree", "holders_spelt_apart", "body_differs", "holdings_overlap",
        "holdings_apart", "holdings_succeed", "status_former_current", "status_current_former", "status_differs", "since_differs",
    ):  # fmt: skip
        assert not holds(name, numbers)
    assert holds("holder_unknown", numbers)
    assert holds("body_unknown", numbers)


JO, ANN = "Johan Ek", "Annika Lund"
TITLES = [
    ("roles_agree", title(A, JO, "mayor"), title(B, JO, "mayor"), (None, None), True),
    ("roles_agree", title(A, JO, "mayor"), title(B, JO, "deputy mayor"), (None, None), False),
    ("roles_exclude", title(A, JO, "director"), title(B, JO, "deputy director"), (None, None), True),
    ("roles_exclude_plainly", title(A, JO, "director"), title(B, JO, "deputy director"), (None, None), True),
    ("roles_exclude_plainly", title(A, JO, "president"), title(B, JO, "safety manager"), (None, None), False),
    ("public_offices", title(A, JO, "trade minister"), title(B, JO, "mayor"), (None, None), True),
    ("public_offices", title(A, JO, "trade minister"), title(B, JO, "party leader"), (None, None), False),
    ("bodies_meet", title(A, JO, "president", "Norrby Steel"), title(B, JO, "foreman", "Norrby"), (None, None), True),
    ("bodies_meet", title(A, JO, "president", "Norrby Steel"), title(B, JO, "foreman", "Vardal"), (None, None), False),
    ("bodies_meet", title(A, JO, "president", "Norrby Steel"), title(B, JO, "foreman", None), (None, None), True),
    ("single_holder", title(A, JO, "mayor"), title(B, ANN, "mayor"), (None, None), True),
    ("holders_agree", title(A, JO, "mayor"), title(B, JO, "mayor"), (None, None), True),
    ("holders_agree", title(A, JO, "mayor"), title(B, ANN, "mayor"), (None, None), False),
    ("holder_unknown", title(A, JO, "mayor"), title(B, None, "mayor"), (None, None), True),
    ("holders_spelt_apart", title(A, "Tobias Kirchner", "mayor"), title(B, "Tobias Kirschner", "mayor"), (None, None), True),
    ("holders_spelt_apart", title(A, JO, "mayor"), title(B, ANN, "mayor"), (None, None), False),
    ("body_differs", title(A, JO, "mayor", "Vardal"), title(B, JO, "mayor", "Norrby"), (None, None), True),
    ("body_differs", title(A, JO, "mayor", "Vardal"), title(B, JO, "mayor", None), (None, None), False),
    ("body_unknown", title(A, JO, "mayor", "Vardal"), title(B, JO, "mayor", None), (None, None), True),
    ("roles_of_two_lines", title(A, JO, "harbour master"), title(B, JO, "treasurer"), (None, None), True),
    ("roles_of_two_lines", title(A, JO, "regional secretary"), title(B, JO, "treasurer"), (None, None), False),
    ("roles_of_two_lines", title(A, JO, "editor"), title(B, JO, "sports editor"), (None, None), False),
    ("roles_of_two_lines", title(A, JO, "head of environment"), title(B, JO, "director of public health"), (None, None), True),
    ("roles_of_two_lines", title(A, JO, "head of old masters"), title(B, JO, "director of provenance research"), (None, None), True),
    ("roles_of_two_lines", title(A, JO, "head of geology"), title(B, JO, "director of geophysics"), (None, None), False),
    ("roles_of_two_lines", title(A, JO, "mayor", None), title(B, JO, "head gardener"), (None, None), False),
    ("posts_of_two_houses", title(A, JO, "director", "Norrby Steel"), title(B, JO, "chief inspector", "Coastal Agency"), (None, None), True),
    ("posts_of_two_houses", title(A, JO, "director", "Norrby Institute"), title(B, JO, "chief inspector", "Coastal Agency"), (None, None), False),
    ("bodies_surely_one", title(A, JO, "president", "Norrby Steel"), title(B, JO, "foreman", "Norrby Steel"), (None, None), True),
    ("bodies_surely_one", title(A, JO, "president", "Norrby Steel"), title(B, JO, "foreman", "Vardal"), (None, None), False),
    ("terms_differ", title(A, JO, "mayor", since="2001", until="2013"), title(B, JO, "mayor", until="2014"), (None, None), True),
    ("terms_differ", title(A, JO, "mayor", since="2001", until="2005"), title(B, JO, "mayor", since="2009", until="2013"), (None, None), False),
    ("terms_differ", title(A, JO, "mayor", since="2001"), title(B, JO, "mayor", status="acting", since="2003"), (None, None), False),
    ("terms_differ", title(A, JO, "mayor", since="2010", text="Jo was elected mayor.", words="mayor"), title(B, JO, "mayor", since="2012"), (None, None), False),
    ("elected_then_held", date(A, "2010", event_classes=("elect",)), date(B, "2012", attribute="mayor"), (None, None), True),
    ("elected_then_held", date(A, "2010", event_classes=("elect",)), date(B, "2012", attribute="fire"), (None, None), False),
    ("elected_then_held", date(A, "2010", event_classes=("elect",)), date(B, "2012", event_classes=("elect",), attribute="mayor"), (None, None), False),
    ("elected_then_held", date(A, "2010", attribute="mayor"), date(B, "2012", attribute="mayor"), (None, None), False),
    ("called_first", title(A, JO, "mayor", text="The first woman mayor."), title(B, ANN, "mayor", text="The first female mayor."), (None, None), True),
    ("holdings_overlap", title(A, JO, "mayor"), title(B, ANN, "mayor"), SAME_DAY, True),
    ("holdings_apart", title(A, JO, "mayor", since="1980", until="1984"), title(B, ANN, "mayor", since="1990", until="1994"), SAME_DAY, True),
    ("holdings_succeed", title(A, JO, "mayor", status="former"), title(B, ANN, "mayor"), SAME_DAY, True),
    ("holdings_overlap", title(A, JO, "mayor"), title(B, ANN, "mayor", since="2010-03-05"), NEXT_WEEK, False),
    ("holdings_succeed", title(A, JO, "mayor"), title(B, ANN, "mayor", since="2010-03-05"), NEXT_WEEK, True),
    ("posts_of_one_event", title(A, JO, "presiding judge"), title(B, ANN, "presiding judge"), (None, None), True),
    ("posts_of_one_event", title(A, JO, "presiding judge"), title(B, ANN, "presiding judge", since="2009"), (None, None), False),
    ("posts_of_one_event", title(A, JO, "head", "inquiry"), title(B, ANN, "leader", "inquiry"), (None, None), True),
    ("posts_of_one_event", title(A, JO, "head", "survey"), title(B, ANN, "leader", "survey"), (None, None), False),
    ("posts_of_one_event", title(A, JO, "secretary", "inquiry"), title(B, ANN, "leader", "inquiry"), (None, None), False),
    ("told_months_apart", title(A, JO, "director"), title(B, JO, "treasurer"), ("2010-03-01", "2010-03-01"), False),
    ("told_months_apart", title(A, JO, "editor"), title(B, JO, "treasurer"), ("2010-03-01", "2010-08-01"), True),
    ("told_months_apart", title(A, JO, "editor"), title(B, JO, "treasurer", since="2010-05"), ("2010-03-01", "2010-08-01"), False),
    ("told_months_apart", title(A, JO, "editor"), title(B, JO, "treasurer"), ("2010-03-01", "2011-08-01"), False),
    ("told_months_apart", title(A, JO, "deputy editor"), title(B, JO, "editor"), ("2010-03-01", "2010-08-01"), False),
    ("of_another_time", date(A, "2010-02-27"), date(B, "1974-01-01", "1974-12-31", timex="1974"), SAME_DAY, True),
    ("of_another_time", date(A, "2010-02-27"), date(B, "2009-02-03"), SAME_DAY, False),
    ("of_another_time", date(A, "2010-02-27"), date(B, "1990-02-27"), SAME_DAY, False),
    ("of_another_time", date(A, "2002-02-27"), date(B, "1974-01-01", "1974-12-31", timex="1974"), SAME_DAY, False),
    ("alike_by_chance", count(A, 7, topic=("lamp",), thing_classes=("lamp",), attribute="lamp"), count(B, 7, topic=("goose",), thing_classes=("goose",), attribute="goose"), (None, None), True),
    ("alike_by_chance", count(A, 7, topic=("lamp",), thing_classes=("lamp",), attribute="lamp"), count(B, 7, topic=("lamp",), thing_classes=("goose",)), (None, None), False),
    ("alike_by_chance", count(A, 712, topic=("lamp",), thing_classes=("lamp",), attribute="lamp"), count(B, 712, topic=("goose",), thing_classes=("goose",), attribute="goose"), (None, None), False),
    ("either_alleged", count(A, 3, modality="alleged"), count(B, 4), (None, None), True),
    ("either_alleged", count(A, 3, modality="feared"), count(B, 4), (None, None), False),
    ("told_months_apart", title(A, JO, "lecturer"), title(B, JO, "professor"), ("2010-03-01", "2010-08-01"), False),
    ("told_months_apart", title(A, JO, "professor"), title(B, JO, "lecturer"), ("2010-03-01", "2010-08-01"), True),
    ("told_months_apart", title(A, JO, "health minister"), title(B, JO, "transport minister"), ("2010-03-01", "2010-08-01"), False),
    ("fallen_in_rank", title(A, JO, "director"), title(B, JO, "deputy director"), NEXT_YEAR, True),
    ("fallen_in_rank", title(A, JO, "deputy director"), title(B, JO, "director"), NEXT_YEAR, False),
    ("fallen_in_rank", title(A, JO, "director"), title(B, JO, "deputy director"), SAME_DAY, False),
    ("fallen_in_rank", title(A, JO, "director"), title(B, JO, "deputy director"), ("2010-03-01", "2018-03-01"), False),
    ("fallen_in_rank", title(A, JO, "director"), title(B, JO, "deputy director", since="2010"), NEXT_YEAR, False),
    ("fallen_in_rank", title(A, JO, "director"), title(B, JO, "chairman"), NEXT_YEAR, False),
    ("fallen_in_rank", title(A, JO, "chief executive"), title(B, JO, "chairman of the supervisory board"), NEXT_YEAR, False),
    ("fallen_in_rank", title(A, JO, "prime minister"), title(B, JO, "leader of the opposition"), NEXT_YEAR, False),
    ("fallen_in_rank", title(A, JO, "registrar"), title(B, JO, "vice-chancellor"), NEXT_YEAR, False),
    ("fallen_in_rank", title(A, JO, "club president"), title(B, JO, "treasurer"), NEXT_YEAR, False),
    ("told_months_apart", title(A, JO, "assistant engineer"), title(B, JO, "chief engineer"), ("2010-03-01", "2010-08-01"), False),
    ("told_months_apart", title(A, JO, "pro-rector"), title(B, JO, "rector"), ("2010-03-01", "2010-08-01"), False),
    ("told_months_apart", scoped(title(A, JO, "editor"), since="2010-02-27", until="2010-02-27"), title(B, JO, "treasurer"), ("2010-03-01", "2010-08-01"), True),
    ("told_months_apart", scoped(title(A, JO, "editor"), since="2009-02-27", until="2009-02-27"), title(B, JO, "treasurer"), ("2010-03-01", "2010-08-01"), False),
    ("told_months_apart", scoped(title(A, JO, "editor"), since="2010-02-27"), title(B, JO, "treasurer"), ("2010-03-01", "2010-08-01"), False),
    ("fallen_in_rank", title(A, JO, "chief executive"), title(B, JO, "chief financial officer"), NEXT_YEAR, True),
    ("fallen_in_rank", title(A, JO, "chief executive"), title(B, JO, "chief financial officer"), (None, "2010-03-01"), False),
    ("predecessors_differ", title(A, JO, "mayor", participants=(person("Otto Dahl", "patient"),)), title(B, JO, "mayor", participants=(person("Kaj Brandt", "patient"),)), (None, None), True),
    ("predecessors_differ", title(A, JO, "mayor", participants=(person("Otto Dahl", "patient"),)), title(B, JO, "mayor", participants=(person("Dahl", "patient"),)), (None, None), False),
    ("predecessors_differ", title(A, JO, "mayor", participants=(person("Otto Dahl", "patient"),)), title(B, JO, "mayor"), (None, None), False),
    ("predecessors_differ", title(A, JO, "mayor", since="2001", participants=(person("Otto Dahl", "patient"),)), title(B, JO, "mayor", since="2013", participants=(person("Kaj Brandt", "patient"),)), (None, None), False),
    ("posts_of_one_event", title(A, JO, "mayor"), title(B, ANN, "mayor"), (None, None), False),
    ("held_past_its_end", title(A, JO, "mayor", status="former", until="2009-05"), title(B, JO, "mayor"), NEXT_YEAR, True),
    ("held_past_its_end", title(A, JO, "mayor", status="former", until="2009-05"), title(B, JO, "mayor", since="2010-05"), NEXT_YEAR, False),
    ("held_past_its_end", title(A, JO, "mayor"), title(B, JO, "mayor"), NEXT_YEAR, False),
    ("holdings_of_one_year", in_1871(title(A, JO, "captain")), in_1871(title(B, ANN, "captain")), (None, None), True),
    ("holdings_of_one_year", in_1871(title(A, JO, "captain")), in_1871(title(B, ANN, "captain")), SAME_DAY, False),
    ("holdings_of_one_year", in_1871(title(A, JO, "mayor")), in_1871(title(B, ANN, "mayor")), (None, None), False),
    ("status_former_current", title(A, JO, "mayor", status="former"), title(B, JO, "mayor"), EARLY_LATE, True),
    ("status_former_current", title(A, JO, "mayor", status="former"), in_1871(title(B, JO, "mayor")), EARLY_LATE, False),
    ("status_former_current", title(A, JO, "mayor"), title(B, JO, "mayor", status="former"), EARLY_LATE, False),
    ("status_former_current", title(A, JO, "mayor", status="former"), title(B, JO, "mayor"), (None, None), False),
    ("status_current_former", title(A, JO, "mayor"), title(B, JO, "mayor", status="former"), EARLY_LATE, True),
    ("status_differs", title(A, JO, "mayor"), title(B, JO, "mayor", status="acting"), (None, None), True),
    ("since_differs", title(A, JO, "mayor", since="2017"), title(B, JO, "mayor", since="2018-03"), (None, None), True),
    ("since_differs", title(A, JO, "mayor", since="2018"), title(B, JO, "mayor", since="2018-03"), (None, None), False),
    ("called_first", title(A, JO, "mayor", text="Johan Ek was the first mayor."), title(B, ANN, "mayor", text="She was first mayor."), (None, None), True),
    ("called_first", title(A, JO, "mayor", text="Johan Ek was the first mayor."), title(B, ANN, "mayor", text="The first woman mayor."), (None, None), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "a", "b", "published", "expected"), TITLES, ids=[f"{n}-{i}" for i, (n, *_) in enumerate(TITLES)]
)
def test_titles(name, a, b, published, expected):
    assert holds(name, pair(a, b, published)) is expected
    assert holds(name, pair(b, a, published[::-1])) is expected


def test_every_operator_is_documented_and_tested():
    tested = {row[0] for table in (VALUES, WITH_OPTIONS, IN_TIME, SAMENESS, SOLO, TITLES) for row in table}
    tested |= {
        "same_source",
        "exact",
        "inexact",
        "off_by_rounding",
        "not_happened",
        "only_copies",
        "not_checkable",
        "supported",
        "self_dated",
    }
    assert sorted(set(operators()) - tested) == []
    assert all(isinstance(found, Operator) and found.summary.endswith((".", ":")) for found in operators().values())


def test_registering_wants_a_case_a_docstring_and_keyword_options():
    def undocumented(pair: Pair) -> bool:  # noqa: F821
        return True

    def caseless(number: int) -> bool:
        """A number."""
        return True

    def positional(case: Case, share: float) -> bool:  # noqa: F821
        """A share."""
        return True

    for function, problem in ((undocumented, "no docstring"), (caseless, "annotated"), (positional, "keyword-only")):
        with pytest.raises(ValueError, match=problem):
            operator(f"broken_{problem[:2]}")(function)
    with pytest.raises(ValueError, match="already"):
        operator("overlap")(caseless)
