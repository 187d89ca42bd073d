# ruff: noqa: E501 - a row of a table is one line
"""Which claims meet, what speaks for and against a pair, who is whose counterpart, and how that adds up."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck.errors import RuleError
from claimcheck.subjects.blocking import keys_of
from claimcheck.subjects.company import Company, values_beside
from claimcheck.subjects.features import FEATURES, features
from claimcheck.subjects.linker import PLAIN, compared, link, of_other_news, plain_score, rivalling
from claimcheck.subjects.model import PairModel, Weights, fitted_model, model_from
from claimcheck.subjects.pairs import Pairs
from claimcheck.subjects.profiles import Profile, ends_of
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.rivals import Sides, ahead_of_rivals, groups_of, leads_past_vaguer
from claimcheck.subjects.table import Table
from claimcheck.subjects.whoiswho import who_is_who
from tests.engine.factories import count, date, person, title

if TYPE_CHECKING:
    from claimcheck.models import Claim
    from claimcheck.subjects.table import Numbers

A, B = "a.txt#1", "b.txt#1"
ADA, ADA_SHORT, ROSA = person("Ada Brenner"), person("A. Brenner"), person("Rosa Klint")
VALE, FJORD = person("Nether Vale", "place"), person("Kald Fjord", "place")
DUCKS = ("duck", "pond", "feed")


def context(a: Claim, b: Claim, published: tuple[dt.date | None, dt.date | None] = (None, None)) -> Pairs:
    return among([a, b], a, b, published)


def among(
    claims: list[Claim], a: Claim, b: Claim, published: tuple[dt.date | None, dt.date | None] = (None, None)
) -> Pairs:
    """The pair of two of these claims; what the others tell is the company that they keep."""
    names, rarity = who_is_who(claims), Rarity.of(claims)
    days = {a.document: published[0], b.document: published[1]}
    company, values = Company.of(claims, names), values_beside(claims)
    profiles = [
        Profile.of(
            one, names, rarity, days[one.document], values.get((one.document, one.start), frozenset()),
            company.facts.get(one.document, frozenset()),
        )
        for one in (a, b)
    ]  # fmt: skip
    table = Table.of(zip((a, b), profiles, strict=True), names, rarity, company, days)
    return Pairs(table, np.array([0]), np.array([1]))


def part(id: str, timex: str, words: str | None = None) -> Claim:
    """A day without its year, or an hour without its day, told in these words."""
    return date(id, None, timex=timex, timex_type="TIME" if timex[0] == "T" else "DATE", words=words)


def columns(values: dict[str, float]) -> dict[str, Numbers]:
    """The features of a single pair, as those of many."""
    return {name: np.array([value]) for name, value in values.items()}


# feature, a, b, its value
PAIRS = [
    ("event", count(A, 1, event_classes=("sell",)), count(B, 2, event_classes=("buy", "sell")), 1.0),
    ("event", count(A, 1, event_classes=("sell",)), count(B, 2), 0.0),
    ("event", count(A, 1, event_classes=("sell",)), count(B, 2, event_classes=("perform",)), -0.5),
    ("event", count(A, 1, event_classes=("sell",)), count(B, 2, event_classes=("yodel",)), -0.2),
    ("event", count(A, 1, event_classes=("begin",)), count(B, 2, event_classes=("depart",)), 0.5),
    ("event", count(A, 1, event_classes=("auction",)), count(B, 2, event_classes=("sell",)), 0.5),
    ("event", count(A, 1, event_classes=("open",)), count(B, 2, event_classes=("close",)), -1.0),
    ("thing", count(A, 1, thing_classes=("duck",)), count(B, 2, thing_classes=("duck",)), 1.0),
    ("thing", count(A, 1, thing_classes=("miner",)), count(B, 2, thing_classes=("worker",)), 0.5),
    ("thing", count(A, 1, thing_classes=("duck",)), count(B, 2, thing_classes=("barn",)), -0.5),
    ("thing", count(A, 1, thing_classes=("worker",)), count(B, 2, thing_classes=("customer",)), -1.0),
    ("thing", count(A, 1, thing_classes=("duck",)), count(B, 2), 0.0),
    ("thing_known", count(A, 1, thing_classes=("duck",)), count(B, 2), 0.5),
    ("crosswise", count(A, 1, thing="death"), count(B, 2, event_classes=("die",)), 1.0),
    ("crosswise", count(A, 1, thing="duck"), count(B, 2, event_classes=("die",)), 0.0),
    ("names_shared", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ROSA,)), 0.0),
    ("names_share", count(A, 1, participants=(ADA, VALE)), count(B, 2, participants=(ADA_SHORT,)), 1.0),
    ("names_share", count(A, 1, participants=(ADA, VALE)), count(B, 2, participants=(ADA, FJORD)), 0.5),
    ("names_apart", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ROSA,)), 1.0),
    ("names_apart", count(A, 1, participants=(ADA,)), count(B, 2), 0.0),
    ("names_clash", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ROSA,)), 1.0),
    ("names_clash", count(A, 1, participants=(ADA, ROSA)), count(B, 2, participants=(ROSA,)), 0.0),
    ("names_clash", count(A, 1, participants=(ADA, person("Kald Fjord"))), count(B, 2, participants=(person("Rosa Klint"), person("Ada Brenner", "other"))), 0.0),
    ("names_inferred", count(A, 1, participants=(person("Ada Brenner", inferred=True),)), count(B, 2, participants=(ADA,)), 1.0),
    ("names_inferred", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ADA,)), 0.0),
    ("agent", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ADA_SHORT,)), 1.0),
    ("agent", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ROSA,)), -1.0),
    ("agent", count(A, 1, participants=(ADA,)), count(B, 2, participants=(VALE,)), 0.0),
    ("owner", count(A, 1, participants=(ADA, VALE)), count(B, 2, participants=(ADA,)), 1.0),
    ("owner", count(A, 1, participants=(ADA, ROSA)), count(B, 2, participants=(ROSA,)), -0.3),
    ("owner", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ROSA,)), -1.0),
    ("event_told", count(A, 1, event_classes=("feed",)), count(B, 2, topic=DUCKS), 0.5),
    ("thing_told", count(A, 1, thing_classes=("duck",)), count(B, 2, topic=DUCKS), 0.5),
    ("words_shared", count(A, 1, topic=DUCKS), count(B, 2, topic=DUCKS), 0.6),
    ("coverage", count(A, 1, topic=DUCKS), count(B, 2, topic=DUCKS), 0.75),
    ("first_word", count(A, 1, topic=DUCKS), count(B, 2, topic=("duck",)), 1.0),
    ("first_word", count(A, 1, topic=DUCKS), count(B, 2, topic=("pond",)), 0.5),
    ("first_word", count(A, 1, topic=DUCKS), count(B, 2, topic=("barn",)), 0.0),
    ("nouns_shared", count(A, 1, participants=(person("farmer", proper=False),)), count(B, 2, participants=(person("farmer", proper=False),)), 1.0),
    ("topic", count(A, 1, topic=DUCKS), count(B, 2, topic=("barn", "hay")), 0.0),
    ("topic", count(A, 1, topic=DUCKS), count(B, 2), 0.0),
    ("time", count(A, 1, since="2004-01-01", until="2004-12-31"), count(B, 2, since="2004-05-01", until="2004-05-31"), 1.0),
    ("time", count(A, 1, since="2004-01-01", until="2004-12-31"), count(B, 2, since="2006-05-01", until="2006-05-31"), -1.0),
    ("time", count(A, 1, since="2004-01-01", until="2004-12-31"), count(B, 2), 0.0),
    ("selectors", count(A, 1, selectors=("second",)), count(B, 2, selectors=("second", "west")), 1.0),
    ("selectors", count(A, 1, selectors=("second",)), count(B, 2, selectors=("third",)), -1.0),
    ("selectors", count(A, 1, selectors=("second",)), count(B, 2), -0.5),
    ("selectors", count(A, 1), count(B, 2), 0.0),
    ("unit", count(A, 3, unit="meter", quantity="quantity"), count(B, 9, unit="foot", quantity="quantity"), 1.0),
    ("unit", count(A, 3, unit="meter", quantity="quantity"), count(B, 9, unit="kilogram", quantity="quantity"), 0.0),
    ("unit", count(A, 3), count(B, 9), 0.0),
    ("modifiers", count(A, 1, modifiers=("wooden",)), count(B, 2, modifiers=("wooden", "old")), 1.0),
    ("modifiers", count(A, 1, modifiers=("wooden",)), count(B, 2, modifiers=("iron",)), -1.0),
    ("modifiers", count(A, 1, modifiers=("wooden",)), count(B, 2), 0.0),
    ("modality", count(A, 1), count(B, 2), 1.0),
    ("modality", count(A, 1), count(B, 2, modality="planned"), 0.0),
    ("magnitude", count(A, 10), count(B, 100), 0.1),
    ("magnitude", count(A, 10), count(B, 10), 1.0),
    ("magnitude", date(A, "2004-05-03"), date(B, "2004-05-03"), 1.0),
    ("agree", count(A, 10), count(B, 10), 1.0),
    ("agree", count(A, 10), count(B, 11), 0.0),
    ("agree", date(A, "2004-05-01", "2004-05-31"), date(B, "2004-05-03"), 1.0),
    ("agree", date(A, "2004-05-02"), date(B, "2004-05-03"), 0.0),
    ("agree", count(A, 60, low=60), count(B, 64), 1.0),
    ("agree", count(A, 60, low=60), count(B, 640), 0.5),
    ("agree", count(A, 60, low=60), count(B, 40), 0.0),
    ("agree", count(A, low=1, high=3, quantity="score"), count(B, low=1, high=3, quantity="score"), 1.0),
    ("agree", count(A, low=1, high=3, quantity="score"), count(B, low=1, high=2, quantity="score"), 0.0),
    ("agree", count(A, 3, unit="EUR", quantity="money"), count(B, 3, quantity="money"), 0.0),
    ("same_value", count(A, 4120), count(B, 4120), 1.0),
    ("same_value", count(A, 7), count(B, 7), 0.5),
    ("same_value", count(A, 7, unit="meter", quantity="quantity"), count(B, 7, unit="meter", quantity="quantity"), 1.0),
    ("same_value", count(A, 7, unit="meter", quantity="quantity"), count(B, 7, unit="foot", quantity="quantity"), 0.0),
    ("same_value", count(A, 4120), count(B, 4130), 0.0),
    ("telling", count(A, 7), count(B, 4120), 0.0),
    ("telling", count(A, 4120), count(B, 18246), 0.75),
    ("telling", count(A, 30), count(B, 18246), 0.25),
    ("telling", date(A, "2004-05-03"), date(B, "2004-05-03"), 1.0),
    ("telling", date(A, "2004-01-01", "2004-12-31", timex="2004"), date(B, "2004-05-03"), 0.25),
    ("telling", date(A, "P9W"), date(B, "P9W"), 0.2),
    ("same_value", date(A, "2004-05-03"), date(B, "2004-05-03"), 1.0),
    ("same_value", date(A, "2004-05-01", "2004-05-31", timex="2004-05"), date(B, "2004-05-03"), 0.0),
    ("slip", count(A, 61_000), count(B, 16_000), 1.0),
    ("slip", count(A, 4.6), count(B, 6.4), 1.0),
    ("slip", count(A, 1482), count(B, 1428), 1.0),
    ("slip", count(A, 1482), count(B, 2418), 0.0),
    ("slip", count(A, 61), count(B, 610), 0.0),
    ("slip", count(A, 5), count(B, 6), 0.0),
    ("slip", date(A, "1782-01-01", "1782-12-31", timex="1782"), date(B, "1728-01-01", "1728-12-31", timex="1728"), 1.0),
    ("slip", date(A, "2011-01-09"), date(B, "2012-01-09"), 1.0),
    ("slip", date(A, "2011-01-09"), date(B, "2011-02-09"), 1.0),
    ("slip", date(A, "2011-01-09"), date(B, "2011-01-10"), 0.0),
    ("slip", date(A, "2011-01-09"), date(B, "2012-02-09"), 0.0),
    ("one_open", count(A, 60, low=60), count(B, 64), 1.0),
    ("one_open", count(A, 60, low=60), count(B, 64, low=64), 0.0),
    ("one_open", count(A, 60), count(B, 64), 0.0),
    ("ordinal", count(A, 3, quantity="ordinal"), count(B, 4, quantity="ordinal"), 1.0),
    ("ordinal", count(A, 3, quantity="ordinal"), count(B, 4), 0.0),
    ("money", count(A, 3, quantity="money", unit="EUR"), count(B, 4, quantity="money", unit="EUR"), 1.0),
    ("money", count(A, 3), count(B, 4), 0.0),
    ("percent", count(A, 3, quantity="percent"), count(B, 4, quantity="percent"), 1.0),
    ("percent", count(A, 3, quantity="percent"), count(B, 0.03, quantity="ratio"), 0.0),
    ("measure", count(A, 3, unit="meter", quantity="quantity"), count(B, 4, unit="meter", quantity="quantity"), 1.0),
    ("measure", count(A, 3), count(B, 4), 0.0),
    ("measure", count(A, 3, unit="meter / second", quantity="quantity"), count(B, 4, unit="meter / second", quantity="quantity"), 0.5),
    ("age", date(A, "P41Y", age=True), date(B, "P42Y", age=True), 1.0),
    ("age", date(A, "P41Y", age=True), date(B, "P42Y"), 0.5),
    ("age", date(A, "P41Y"), date(B, "P42Y"), 0.0),
    ("length", date(A, "P6W"), date(B, "P9W"), 1.0),
    ("length", date(A, "P41Y", age=True), date(B, "P42Y"), 0.0),
    ("length", date(A, "2004-05-03"), date(B, "2004-05-03"), 0.0),
    ("derived", date(A, "2004-05-03", derived_from="the age (41)"), date(B, "2004-05-03"), 1.0),
    ("derived", date(A, "2004-05-03"), date(B, "2004-05-03"), 0.0),
    ("strangers", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ADA_SHORT,)), 0.0),
    ("strangers", count(A, 1, participants=(ADA, VALE)), count(B, 2, participants=(ADA,)), 0.5),
    ("strangers", count(A, 1, participants=(ADA,)), count(B, 2), 1.0),
    ("strangers", count(A, 1), count(B, 2), 0.0),
    ("closeness", date(A, "2004-05-03"), date(B, "2004-05-03"), 1.0),
    ("closeness", count(A, 1), count(B, 1), 0.0),
    ("grain", date(A, "2004-05-03"), date(B, "2004-05-09"), 1.0),
    ("grain", date(A, "2004-01-01", "2004-12-31", timex="2004"), date(B, "2004-05-09"), 0.0),
    # a day without its year, an hour without its day
    ("agree", part(A, "XXXX-05-03"), date(B, "2004-05-03"), 1.0),
    ("agree", part(A, "XXXX-05-03"), date(B, "2004-05-09"), 0.0),
    ("agree", part(A, "T16:30", "4.30 p.m."), part(B, "T04:30", "half past four"), 1.0),
    ("agree", part(A, "T16:30", "4.30 p.m."), part(B, "T05:30", "half past five"), 0.0),
    ("same_value", part(A, "XXXX-05-03"), date(B, "2004-05-03"), 1.0),
    ("same_value", part(A, "XXXX-05"), date(B, "2004-05-03"), 0.0),
    ("closeness", part(A, "XXXX-05-03"), date(B, "2004-05-04"), 1.0),
    ("closeness", part(A, "XXXX-12-31"), date(B, "2004-01-11"), math.exp(-10 / 40)),
    ("magnitude", part(A, "XXXX-05-03"), date(B, "2004-05-03"), 1.0),
    ("grain", part(A, "XXXX-05-03"), date(B, "2004-05-09"), 1.0),
    ("grain", part(A, "XXXX-05"), date(B, "2004-05-09"), 0.0),
    ("only_ones", count(A, 1, thing_class="duck"), count(B, 2, thing_class="duck"), 1.0),
    ("only_ones", count(A, 1, thing_class="duck"), count(B, 2, thing_class="barn"), 0.0),
    ("same_article", count("a.txt#1", 1), count("a.txt#2", 2), 1.0),
    ("same_article", count(A, 1), count(B, 2), 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "a", "b", "expected"), PAIRS, ids=[f"{n}-{i}" for i, (n, *_) in enumerate(PAIRS)])
def test_features(name: str, a: Claim, b: Claim, expected: float) -> None:
    assert FEATURES[name](context(a, b)) == pytest.approx(expected)
    assert FEATURES[name](context(b, a)) == pytest.approx(expected), "a feature is the same both ways"


def test_features_stay_within_their_range_and_order() -> None:
    for _, a, b, _ in PAIRS:
        found = features(context(a, b))
        assert list(found) == list(FEATURES)
        assert all(-1.0 <= value[0] <= 1.0 for value in found.values())


SYMMETRIC = [
    *((a, b) for _, a, b, _ in PAIRS),
    (
        count(
            A,
            1,
            since="2004-01-01",
            participants=(ADA, FJORD),
            event_classes=("open",),
            topic=DUCKS,
            modifiers=("old",),
        ),
        date(B, "2006-05-01", participants=(person("Rosa Klint", "patient"), person("Ada Brenner", "other"), VALE)),
    ),
    (
        count(
            A, -12, low=-12, high=None, unit="EUR", quantity="money", participants=(person("Rosa Klint", "patient"),)
        ),
        count(B, 21, unit="EUR", quantity="money", thing="duck", selectors=("west",), participants=(ADA, ROSA)),
    ),
    (date(A, "P3Y", participants=(ADA, ROSA)), date(B, "P41Y", age=True, derived_from="x", participants=(ADA_SHORT,))),
]


@pytest.mark.parametrize(
    "published", [(None, None), (dt.date(2010, 3, 1), None), (dt.date(2010, 3, 1), dt.date(2016, 3, 1))]
)
@pytest.mark.parametrize(("a", "b"), SYMMETRIC, ids=range(len(SYMMETRIC)))
def test_every_feature_is_the_same_both_ways(
    a: Claim, b: Claim, published: tuple[dt.date | None, dt.date | None]
) -> None:
    days = published if a.document != b.document else published[:1] * 2
    there, back = features(context(a, b, days)), features(context(b, a, days[::-1]))
    assert {name: value[0] for name, value in there.items()} == pytest.approx(
        {name: value[0] for name, value in back.items()}
    )


def test_features_are_the_same_in_a_table_of_the_claims_compared_alone() -> None:
    claims = [claim for _, a, b, _ in PAIRS for claim in (a, b) if claim.type != "title"]
    names, rarity = who_is_who(claims), Rarity.of(claims)
    profiles = [Profile.of(claim, names, rarity, None) for claim in claims]
    company = Company.of(claims, names)
    table = Table.of(zip(claims, profiles, strict=True), names, rarity, company, {"a.txt": None, "b.txt": None})
    first = np.arange(0, len(claims) - 3, 6)
    second = first + 3
    whole, close_by = Pairs(table, first, second), Pairs.close_by(table, first, second)
    assert len(close_by.table.claims) < len(table.claims)
    assert [close_by.pair(n) for n in range(len(first))] == [whole.pair(n) for n in range(len(first))]
    expected, found = features(whole), features(close_by)
    assert {name: column.tolist() for name, column in found.items()} == {
        name: column.tolist() for name, column in expected.items()
    }
    assert sum(column.any() for column in expected.values()) > len(expected) / 2


def test_a_count_without_a_time_holds_for_the_day_it_was_told() -> None:
    first, later = dt.date(2010, 3, 1), dt.date(2016, 3, 1)
    a, b = count(A, 1), count(B, 2)
    near = FEATURES["time_of_telling"](context(a, b, (first, first)))
    far = FEATURES["time_of_telling"](context(a, b, (first, later)))
    assert (near[0], far[0]) == (1.0, -1.0)
    assert FEATURES["time_of_telling"](context(a, b, (first, None))) == 0.0


def test_rarer_and_nearer_words_count_more() -> None:
    many = [count(f"{n}.txt#1", 1, topic=("pond",)) for n in range(60)]
    a, b = count(A, 1, topic=("duck",)), count(B, 1, topic=("duck",))
    rarity = Rarity.of([a, b, *many])
    assert rarity.weight("duck") > rarity.weight("pond") >= rarity.floor
    near = FEATURES["topic"](context(count(A, 1, topic=("duck", "barn")), count(B, 1, topic=("duck", "hay"))))
    far = FEATURES["topic"](context(count(A, 1, topic=("barn", "duck")), count(B, 1, topic=("hay", "duck"))))
    assert near > far > 0


def test_a_number_the_other_sentence_does_not_have_is_no_company() -> None:
    a, b = count("a.txt#1", 40, position=0), count("b.txt#1", 70, position=0)
    beside = [count("a.txt#2", 650, position=0), count("b.txt#2", 650, position=0), count("b.txt#3", 12, position=0)]
    assert FEATURES["company"](among([a, b], a, b)) == 0.0
    assert FEATURES["company"](among([a, b, *beside], a, b)) == 0.5
    elsewhere = [count("a.txt#2", 650, position=500), count("b.txt#2", 650, position=0)]
    assert FEATURES["company"](among([a, b, *elsewhere], a, b)) == 0.0


def test_company_is_of_values_that_chance_does_not_make() -> None:
    a, b = count("a.txt#1", 40, position=0), count("b.txt#1", 70, position=0)
    small = [count("a.txt#2", 2, position=0), count("b.txt#2", 2, position=0)]
    days = [date("a.txt#3", "2004-05-03", position=0), date("b.txt#3", "2004-05-03", position=0)]
    metres = [count(f"{name}.txt#4", 2, unit="meter", quantity="quantity", position=0) for name in "ab"]
    assert FEATURES["company"](among([a, b, *small], a, b)) == 0.0
    assert FEATURES["company"](among([a, b, *days], a, b)) == 0.5
    assert FEATURES["company"](among([a, b, *days, *metres], a, b)) == 1.0
    same = [count("a.txt#1", 40, position=0), count("b.txt#1", 40, position=0)]
    assert FEATURES["company"](among(same, *same)) == 0.0, "a value is not its own company"


def test_a_story_is_the_names_that_two_articles_share() -> None:
    a, b = count("a.txt#1", 40), count("b.txt#1", 70)
    told = [count(f"{name}.txt#2", 5, participants=(ADA, VALE)) for name in "ab"]
    apart = [count("a.txt#2", 5, participants=(ADA,)), count("b.txt#2", 5, participants=(ROSA,))]
    one = [count(f"{name}.txt#2", 5, participants=(ADA,)) for name in "ab"]
    both, single, none = (FEATURES["story"](among([a, b, *more], a, b)) for more in (told, one, apart))
    assert 1.0 >= both > single > none == 0.0


def test_common_ground_is_the_days_and_larger_numbers_that_both_tell() -> None:
    a, b = count("a.txt#1", 40), count("b.txt#1", 70)
    days = [date(f"{name}.txt#2", "2004-05-03") for name in "ab"]
    large = [count(f"{name}.txt#3", 650) for name in "ab"]
    small = [count(f"{name}.txt#4", 7) for name in "ab"]
    years = [date(f"{name}.txt#5", "2004-01-01", "2004-12-31", timex="2004") for name in "ab"]
    assert FEATURES["common_ground"](among([a, b, *small, *years], a, b)) == 0.0
    assert FEATURES["common_ground"](among([a, b, *days], a, b)) == 0.25
    assert FEATURES["common_ground"](among([a, b, *days, *large, *small], a, b)) == 0.5


FIRST_DAY, LATER_DAY = dt.date(2010, 3, 1), dt.date(2010, 9, 1)
# what the later article dates, days of publication, whether it looks back
LOOKING_BACK = [
    ("on the same days", [], (FIRST_DAY, dt.date(2010, 3, 3)), 1.0),
    ("on the earlier's month", [("2010-02-27", None)], (FIRST_DAY, LATER_DAY), 1.0),
    ("on the earlier's year", [("2010-01-01", "2010-12-31")], (FIRST_DAY, LATER_DAY), 0.5),
    ("on its own days", [("2010-08-30", None)], (FIRST_DAY, LATER_DAY), -1.0),
    ("on a decade", [("2001-01-01", "2010-12-31")], (FIRST_DAY, LATER_DAY), -1.0),
    ("on no day", [], (FIRST_DAY, LATER_DAY), -1.0),
    ("without a date", [], (FIRST_DAY, None), 0.0),
]


@pytest.mark.parametrize(
    ("told", "days", "expected"), [row[1:] for row in LOOKING_BACK], ids=[row[0] for row in LOOKING_BACK]
)
def test_looking_back(
    told: list[tuple[str, str | None]], days: tuple[dt.date | None, dt.date | None], expected: float
) -> None:
    a, b = count("a.txt#1", 40), count("b.txt#1", 70)
    dates = [date(f"b.txt#{n}", low, high) for n, (low, high) in enumerate(told, start=2)]
    assert FEATURES["looks_back"](among([a, b, *dates], a, b, days)) == expected
    assert FEATURES["looks_back"](among([a, b, *dates], b, a, days[::-1])) == expected


def test_the_earlier_article_does_not_look_back() -> None:
    a, b = count("a.txt#1", 40), count("b.txt#1", 70)
    told = date("a.txt#2", "2010-02-27")
    assert FEATURES["looks_back"](among([a, b, told], a, b, (FIRST_DAY, LATER_DAY))) == -1.0


def test_the_model_reads_no_feature_that_there_is_not() -> None:
    for kind in ("count", "date"):
        model = fitted_model(kind)
        assert set(model.affinity.asked) <= set(FEATURES)
        assert {"affinity", "lead"} <= set(model.sameness.asked) <= {*FEATURES, "affinity", "lead"}


REGRESSION = {"start": -0.25, "features": {"topic": [0.5, 2.0], "agree": [0.1, -1.0]}}
MODEL = {"affinity": REGRESSION, "sameness": {"start": 1.0, "features": {"lead": [0.0, 3.0]}}}
# topic, agree, log odds
SCORES = [
    (0.5, 0.1, -0.25),
    (0.9, 0.1, -0.25 + 0.8),
    (0.5, 1.0, -0.25 - 0.9),
    (0.0, 0.0, -0.25 - 1.0 + 0.1),
]


@pytest.mark.parametrize(("topic", "agree", "log_odds"), SCORES)
def test_a_regression_adds_up_what_is_unusual(topic: float, agree: float, log_odds: float) -> None:
    weights = model_from(MODEL).affinity
    values = {"topic": topic, "agree": agree, "unit": 0.3}
    assert weights.score(values) == pytest.approx(1 / (1 + math.exp(-log_odds)))
    start, added = weights.explained(values)
    assert added == pytest.approx({"topic": 2.0 * (topic - 0.5), "agree": -(agree - 0.1)})
    assert start + sum(added.values()) == pytest.approx(log_odds)


def test_each_regression_reads_its_own_features() -> None:
    model = model_from(MODEL)
    assert model.sameness.score({"lead": 0.0}) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert model.sameness.score({"lead": -1.0}) == pytest.approx(1 / (1 + math.exp(2.0)))


def test_scores_of_extreme_log_odds_stay_probabilities() -> None:
    for start, expected in ((1e6, 1.0), (-1e6, 0.0)):
        assert Weights(start, {}, {}).score({}) == pytest.approx(expected)


def test_an_unknown_type_of_claim_has_no_model() -> None:
    with pytest.raises(RuleError, match=r"linker\.json"):
        fitted_model("rumour")


def test_a_model_with_a_regression_missing_is_refused() -> None:
    with pytest.raises(KeyError):
        model_from({"affinity": REGRESSION})


P, Q = count("a.txt#1", 1), count("a.txt#2", 2)
X, Y = count("b.txt#1", 1), count("b.txt#2", 2)
# pairs, how alike they are, how far each is ahead of its rivals
LEADS = [
    ([(P, X)], [0.6], [0.6]),
    ([(P, X), (P, Y)], [0.9, 0.4], [0.5, -0.5]),
    ([(P, X), (P, Y), (Q, X), (Q, Y)], [0.9, 0.2, 0.3, 0.7], [0.6, -0.7, -0.6, 0.4]),
    ([(P, X), (Q, X)], [0.5, 0.5], [0.0, 0.0]),
    ([(P, X), (Q, X)], [3.0, 0.5], [2.5, -2.5]),
    ([], [], []),
]


def leads(pairs: list[tuple[Claim, Claim]], alike: list[float], rivalling: list[float] | None = None) -> list[float]:
    return ahead_of_rivals(*groups_of(pairs), np.array(alike, float), np.array(rivalling or alike, float)).tolist()


@pytest.mark.parametrize(("pairs", "alike", "expected"), LEADS)
def test_leads(pairs: list[tuple[Claim, Claim]], alike: list[float], expected: list[float]) -> None:
    assert leads(pairs, alike) == pytest.approx(expected)


def test_only_mutual_favourites_lead() -> None:
    # X is the favourite of P, but prefers Q
    pairs, alike = [(P, X), (P, Y), (Q, X)], [0.6, 0.5, 0.9]
    assert [round(lead, 6) for lead in leads(pairs, alike)] == [-0.3, -0.1, 0.3]


def test_a_claim_of_a_third_article_is_no_rival() -> None:
    other = count("c.txt#1", 1)
    assert leads([(P, X), (P, other)], [0.6, 0.9]) == pytest.approx([0.6, 0.9])


# what is told: the first claim of a pair that disagrees, the second; a claim of the second's article that agrees with
# the first, whether it is a rival
RIVALS = [
    ("a year that has room for both days", date(A, "2009-11-02"), date(B, "2009-11-03"), date("b.txt#2", "2009-01-01", "2009-12-31"), False),
    ("a decade that has room for both years", date(A, "1967-01-01", "1967-12-31"), date(B, "1964-01-01", "1964-12-31"), date("b.txt#2", "1960-01-01", "1969-12-31"), False),
    ("the very same day", date(A, "2009-11-02"), date(B, "2009-11-03"), date("b.txt#2", "2009-11-02"), True),
    ("a month that has no room for the second", date(A, "2009-11-02"), date(B, "2009-10-31"), date("b.txt#2", "2009-11-01", "2009-11-30"), True),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "beside", "is_rival"), [row[1:] for row in RIVALS], ids=[row[0] for row in RIVALS])
def test_what_tells_the_same_less_exactly_is_no_rival(a: Claim, b: Claim, beside: Claim, is_rival: bool) -> None:
    for turned in (False, True):
        pairs = [(b, a), (beside, a)] if turned else [(a, b), (a, beside)]
        low_a, high_a, low_b, high_b = np.array([(*ends_of(one.value), *ends_of(two.value)) for one, two in pairs]).T
        sides = Sides(groups_of(pairs), ((low_a, high_a), (low_b, high_b)))
        same = float(beside.value == a.value)
        found = {"agree": np.array([0.0, 1.0]), "same_value": np.array([0.0, same])}
        alike = np.array([0.6, 0.9])
        lead = leads_past_vaguer(sides, found, alike, alike)
        assert lead.tolist() == pytest.approx([-0.3 if is_rival else 0.6, 0.3])


def test_what_agrees_by_chance_is_no_rival() -> None:
    told = ("same_value", "event", "thing", "crosswise", "words_shared", "telling")
    found = {name: np.array([0.0, 0.0]) for name in told} | {"agree": np.array([1.0, 1.0])}
    assert rivalling(found, np.array([0.6, 0.9])).tolist() == [0.0, 0.0]
    found["event"] = np.array([0.0, 1.0])
    assert rivalling(found, np.array([0.6, 0.9])).tolist() == [0.0, 0.9]
    # one small number, told of this and of that, and a large one
    found |= {"event": np.zeros(2), "same_value": np.array([0.5, 1.0]), "telling": np.array([0.0, 0.8])}
    assert rivalling(found, np.array([0.6, 0.9])).tolist() == [0.0, 0.9]
    # so that one that disagrees may lead one that agrees
    assert leads([(P, X), (P, Y)], [0.6, 0.9], [0.6, 0.0]) == pytest.approx([0.6, 0.3])


def paired(*claims: Claim) -> list[tuple[str, str]]:
    return [(one.pair.a.id, one.pair.b.id) for one in compared(claims, {})]


# what is told, a, b, whether they meet
MEETING = [
    ("one word", count(A, 1, topic=("duck",)), count(B, 2, topic=("duck",)), True),
    ("one event", count(A, 1, event_classes=("sell",)), count(B, 2, event_classes=("sell",)), True),
    ("a noun and a word", count(A, 1, thing_classes=("duck",)), count(B, 2, topic=("duck",)), True),
    ("one name, spelt shorter", count(A, 1, participants=(ADA,)), count(B, 2, participants=(ADA_SHORT,)), True),
    ("another word", count(A, 1, topic=("duck",)), count(B, 2, topic=("barn",)), False),
    ("nothing at all", count(A, 1), count(B, 2), False),
    ("a noun that takes part", count(A, 1, participants=(person("farmer", proper=False),)), count(B, 2, participants=(person("farmer", proper=False),)), False),
    ("a count and a date", count(A, 1, topic=("duck",)), date(B, "2004-05-03", topic=("duck",)), False),
    ("a count and money", count(A, 1, topic=("duck",)), count(B, 2, quantity="money", unit="EUR", topic=("duck",)), False),
    ("a date and a length", date(A, "P6W", topic=("duck",)), date(B, "2004-05-03", topic=("duck",)), False),
    ("a share and a fraction", count(A, 50, quantity="percent", topic=("duck",)), count(B, 0.5, quantity="ratio", topic=("duck",)), True),
    ("a value that says nothing", count(A, topic=("duck",)), count(B, 2, topic=("duck",)), False),
    ("a date that says nothing", date(A, None, topic=("duck",)), date(B, "2004-05-03", topic=("duck",)), False),
    ("titles, which are linked elsewhere", title(A, "Ada Brenner", "mayor"), title(B, "Ada Brenner", "mayor"), False),
    ("one sentence", count("a.txt#1", 1, position=0, topic=("duck",)), count("a.txt#2", 2, position=5, topic=("duck",)), False),
    ("two sentences of one article", count("a.txt#1", 1, position=0, topic=("duck",)), count("a.txt#2", 2, position=90, topic=("duck",)), True),
    ("one place in two articles", count(A, 1, position=0, topic=("duck",)), count(B, 2, position=0, topic=("duck",)), True),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "meet"), [row[1:] for row in MEETING], ids=[row[0] for row in MEETING])
def test_which_claims_meet(a: Claim, b: Claim, meet: bool) -> None:
    assert paired(a, b) == ([(a.id, b.id)] if meet else [])


def test_pairs_come_once_in_the_order_of_the_claims() -> None:
    claims = [count(f"{name}.txt#1", 1, topic=DUCKS, participants=(ADA,)) for name in "cab"]
    assert paired(*claims) == [("c.txt#1", "a.txt#1"), ("c.txt#1", "b.txt#1"), ("a.txt#1", "b.txt#1")]


def test_a_word_of_too_many_claims_brings_none_together() -> None:
    crowd = [count(f"{n}.txt#1", 1, topic=("duck",)) for n in range(401)]
    assert paired(*crowd) == []
    rare = [count(f"{n}.txt#2", 1, topic=("duck", "quill")) for n in (1, 2)]
    assert paired(*crowd, *rare) == [("1.txt#2", "2.txt#2")]


def test_keys_tell_the_kind_of_value() -> None:
    claim = count(A, 1, topic=("duck",), participants=(ADA,))
    assert keys_of(claim, who_is_who([claim])) == {
        "count:count|duck",
        "count:count|Ada Brenner",
        "count:count|Ada Brenner|duck",
    }


PLAINLY = {"event": 1.0, "thing": 1.0, "owner": 1.0, "coverage": 0.8, "lead": 0.4, "modality": 1.0}
# what is other than in two sentences that plainly say one thing, and whether they still do
PLAIN_ROWS = [
    ({}, True),
    ({"thing": 0.0, "crosswise": 1.0}, True),
    ({"coverage": 0.75}, True),
    ({"event": -0.5}, False),
    ({"thing": 0.5}, False),
    ({"owner": -0.3}, False),
    ({"names_clash": 1.0}, False),
    ({"agent": -1.0}, False),
    ({"patient": -1.0}, False),
    ({"coverage": 0.74}, False),
    ({"coverage": 0.6, "names_share": 1.0}, True),
    ({"coverage": 0.59, "names_share": 1.0}, False),
    ({"thing": 0.0, "coverage": 0.9}, True),
    ({"thing": 0.0}, False),
    ({"selectors": -0.5}, False),
    ({"selectors": -0.5, "coverage": 0.9}, True),
    ({"selectors": -1.0, "coverage": 0.9}, False),
    ({"lead": 0.0}, False),
    ({"same_article": 1.0}, False),
    ({"time": -1.0}, False),
    ({"modality": 0.0}, False),
]


@pytest.mark.parametrize(("changes", "plain"), PLAIN_ROWS, ids=[", ".join(row[0]) or "plain" for row in PLAIN_ROWS])
def test_what_is_plainly_one_thing(changes: dict[str, float], plain: bool) -> None:
    found = {**dict.fromkeys((*FEATURES, "affinity", "lead"), 0.0), **PLAINLY, **changes}
    assert plain_score(columns(found)) == (PLAIN if plain else 0.0)


OTHER_NEWS = {"looks_back": -1.0}
# what is told of two numbers, and whether they are of other news
OTHER_NEWS_ROWS = [
    (OTHER_NEWS, True),
    ({**OTHER_NEWS, "thing": 1.0, "event": 1.0}, True),
    ({**OTHER_NEWS, "time": 1.0}, False),
    ({**OTHER_NEWS, "measure": 1.0}, False),
    ({**OTHER_NEWS, "measure": 0.5}, True),
    ({"looks_back": 0.5}, True),
    # each report on sales has its own number of cars
    ({"looks_back": 0.5, "thing": 1.0, "event": 1.0}, True),
    ({"looks_back": 0.5, "thing": 1.0, "measure": 0.5}, False),
    ({"looks_back": 0.5, "event": 1.0, "measure": 0.5}, False),
    ({"looks_back": 0.5, "crosswise": 1.0, "measure": 0.5}, False),
    ({"looks_back": 1.0}, False),
    ({"looks_back": 0.0}, False),
]


@pytest.mark.parametrize(("told", "other"), OTHER_NEWS_ROWS)
def test_what_is_of_other_news(told: dict[str, float], other: bool) -> None:
    found = columns({**dict.fromkeys(FEATURES, 0.0), **told})
    assert of_other_news(context(count(A, 1), count(B, 2)), found) == other
    assert not of_other_news(context(date(A, "2004-05-02"), date(B, "2004-05-03")), found)


@pytest.mark.parametrize(
    ("event", "told", "other"),
    [("die", {"event": 1.0}, False), ("die", {}, True), ("sell", {"event": 1.0}, True)],
)
def test_a_toll_goes_on_growing_in_later_news(event: str, told: dict[str, float], other: bool) -> None:
    found = columns({**dict.fromkeys(FEATURES, 0.0), **OTHER_NEWS, **told})
    tolls = (count(A, 1, event_classes=(event,)), count(B, 2, event_classes=(event,)))
    assert of_other_news(context(*tolls), found) == other


#: as alike as their words, and as surely the same as they lead
BY_WORDS = PairModel(Weights(0.0, {"topic": 0.5}, {"topic": 4.0}), Weights(1.0, {"lead": 0.0}, {"lead": 6.0}))
MODELS = {"count": BY_WORDS}
FED = count("a.txt#1", 40, topic=("duck", "pond"))
ALSO_FED = count("b.txt#1", 70, topic=("duck", "pond"))
HALF_FED = count("b.txt#2", 90, topic=("duck", "barn"))
NO_DAYS: dict[str, dt.date | None] = {"a.txt": None, "b.txt": None}


def test_a_claim_that_disagrees_is_linked_to_its_favourite_alone() -> None:
    found = link([FED, ALSO_FED, HALF_FED], NO_DAYS, models=MODELS)
    assert ("a.txt#1", "b.txt#1") in {(one.a, one.b) for one in found}
    assert ("a.txt#1", "b.txt#2") not in {(one.a, one.b) for one in found}


def test_a_claim_that_agrees_is_linked_beside_its_favourite() -> None:
    agreeing = HALF_FED.model_copy(update={"value": FED.value})
    sure = {"count": PairModel(BY_WORDS.affinity, Weights(1.0, {}, {}))}
    found = link([FED, ALSO_FED, agreeing], NO_DAYS, models=sure)
    assert {("a.txt#1", "b.txt#1"), ("a.txt#1", "b.txt#2")} <= {(one.a, one.b) for one in found}


def test_numbers_of_other_days_are_not_linked() -> None:
    days = {"a.txt": FIRST_DAY, "b.txt": LATER_DAY}
    assert link([FED, ALSO_FED], {"a.txt": FIRST_DAY, "b.txt": FIRST_DAY}, models=MODELS) != []
    assert link([FED, ALSO_FED], days, models=MODELS) == []


def test_what_is_compared_has_its_affinity_and_its_lead() -> None:
    found = compared([FED, ALSO_FED, HALF_FED], NO_DAYS, models=MODELS)
    by_pair = {(one.pair.a.id, one.pair.b.id): one for one in found}
    best, other = by_pair["a.txt#1", "b.txt#1"], by_pair["a.txt#1", "b.txt#2"]
    assert best.found["affinity"] > other.found["affinity"]
    assert best.found["lead"] > 0 > other.found["lead"]
    assert (best.favourites, other.favourites) == (True, False)
    assert [one.pair.a.id for one in found] == sorted(one.pair.a.id for one in found)
