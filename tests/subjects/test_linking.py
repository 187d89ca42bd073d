# ruff: noqa: E501 - a row of a table is one line
"""Which claims meet, what speaks for and against a pair, who is whose counterpart, and how that adds up."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import RuleError
from claimcheck.subjects.blocking import candidate_pairs, keys_of
from claimcheck.subjects.features import FEATURES, PairContext, features
from claimcheck.subjects.linker import PLAIN, plain_score
from claimcheck.subjects.model import fitted_model, model_from
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.rivals import LIKENESS, likeness, margins
from claimcheck.subjects.whoiswho import who_is_who
from tests.engine.factories import count, date, person, title

if TYPE_CHECKING:
    from claimcheck.models import Claim

A, B = "a.txt#1", "b.txt#1"
ADA, ADA_SHORT, ROSA = person("Ada Brenner"), person("A. Brenner"), person("Rosa Klint")
VALE, FJORD = person("Nether Vale", "place"), person("Kald Fjord", "place")
DUCKS = ("duck", "pond", "feed")


def context(a: Claim, b: Claim, published: tuple[dt.date | None, dt.date | None] = (None, None)) -> PairContext:
    days = {a.document: published[0], b.document: published[1]}
    return PairContext(a, b, who_is_who([a, b]), Rarity.of([a, b]), days)


# feature, a, b, its value
PAIRS = [
    ("event", count(A, 1, event_classes=("sell",)), count(B, 2, event_classes=("buy", "sell")), 1.0),
    ("event", count(A, 1, event_classes=("sell",)), count(B, 2), 0.0),
    ("event", count(A, 1, event_classes=("sell",)), count(B, 2, event_classes=("sing",)), -0.5),
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
    ("closeness", date(A, "2004-05-03"), date(B, "2004-05-03"), 1.0),
    ("closeness", count(A, 1), count(B, 1), 0.0),
    ("grain", date(A, "2004-05-03"), date(B, "2004-05-09"), 1.0),
    ("grain", date(A, "2004-01-01", "2004-12-31", timex="2004"), date(B, "2004-05-09"), 0.0),
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
        assert all(-1.0 <= value <= 1.0 for value in found.values())


def test_a_count_without_a_time_holds_for_the_day_it_was_told() -> None:
    first, later = dt.date(2010, 3, 1), dt.date(2016, 3, 1)
    a, b = count(A, 1), count(B, 2)
    near = FEATURES["time_of_telling"](context(a, b, (first, first)))
    far = FEATURES["time_of_telling"](context(a, b, (first, later)))
    assert (near, far) == (1.0, -1.0)
    assert FEATURES["time_of_telling"](context(a, b, (first, None))) == 0.0


def test_rarer_and_nearer_words_count_more() -> None:
    many = [count(f"{n}.txt#1", 1, topic=("pond",)) for n in range(60)]
    a, b = count(A, 1, topic=("duck",)), count(B, 1, topic=("duck",))
    rarity = Rarity.of([a, b, *many])
    assert rarity.weight("duck") > rarity.weight("pond") >= rarity.floor
    near = FEATURES["topic"](context(count(A, 1, topic=("duck", "barn")), count(B, 1, topic=("duck", "hay"))))
    far = FEATURES["topic"](context(count(A, 1, topic=("barn", "duck")), count(B, 1, topic=("hay", "duck"))))
    assert near > far > 0


def test_the_model_reads_every_feature_that_there_is() -> None:
    for kind in ("count", "date"):
        assert set(fitted_model(kind).features) <= set(FEATURES)


# a tree of two questions: is `topic` above 0.5, and if so, is `agree` above 0.5
TREE = {
    "feature": [0, -1, 1, -1, -1],
    "threshold": [0.5, 0.0, 0.5, 0.0, 0.0],
    "left": [1, 0, 3, 0, 0],
    "right": [2, 0, 4, 0, 0],
    "value": [0.0, -2.0, 1.0, 0.5, 3.0],
}
STUMP = {"feature": [1, -1, -1], "threshold": [0.5, 0, 0], "left": [1, 0, 0], "right": [2, 0, 0], "value": [0, -1, 1]}
MODEL = {"features": ["topic", "agree"], "start": -0.25, "trees": [TREE, STUMP]}
# topic, agree, log odds
SCORES = [
    (0.2, 0.0, -0.25 - 2.0 - 1.0),
    (0.2, 1.0, -0.25 - 2.0 + 1.0),
    (0.5, 1.0, -0.25 - 2.0 + 1.0),
    (0.9, 0.0, -0.25 + 0.5 - 1.0),
    (0.9, 1.0, -0.25 + 3.0 + 1.0),
]


@pytest.mark.parametrize(("topic", "agree", "log_odds"), SCORES)
def test_a_model_adds_up_its_trees(topic: float, agree: float, log_odds: float) -> None:
    model = model_from(MODEL)
    values = {"topic": topic, "agree": agree, "unit": 0.3}
    assert model.score(values) == pytest.approx(1 / (1 + math.exp(-log_odds)))
    contributions = model.contributions(values)
    assert sorted(contributions) == ["agree", "topic"]
    assert model.start + sum(contributions.values()) == pytest.approx(log_odds)


def test_contributions_go_to_the_feature_that_was_asked() -> None:
    contributions = model_from(MODEL).contributions({"topic": 0.9, "agree": 1.0})
    assert contributions == pytest.approx({"topic": 1.0, "agree": 2.0 + 1.0})


def test_scores_of_extreme_log_odds_stay_probabilities() -> None:
    for start, expected in ((1e6, 1.0), (-1e6, 0.0)):
        model = model_from({"features": [], "start": start, "trees": []})
        assert model.score({}) == pytest.approx(expected)


def test_an_unknown_type_of_claim_has_no_model() -> None:
    with pytest.raises(RuleError, match=r"linker\.json"):
        fitted_model("rumour")


def test_likeness_is_the_sum_of_what_speaks_for_it() -> None:
    nothing = dict.fromkeys(FEATURES, 0.0)
    assert likeness(nothing) == 0.0
    assert likeness({**nothing, "topic": 0.5, "unit": 1.0}) == pytest.approx(0.5 * LIKENESS["topic"] + LIKENESS["unit"])
    assert set(LIKENESS) <= set(FEATURES)


P, Q = count("a.txt#1", 1), count("a.txt#2", 2)
X, Y = count("b.txt#1", 1), count("b.txt#2", 2)
# pairs, how alike they are, their margins
MARGINS = [
    ([(P, X)], [0.6], [0.6]),
    ([(P, X), (P, Y)], [0.9, 0.4], [0.5, -0.5]),
    ([(P, X), (P, Y), (Q, X), (Q, Y)], [0.9, 0.2, 0.3, 0.7], [0.6, -0.7, -0.6, 0.4]),
    ([(P, X), (Q, X)], [0.5, 0.5], [0.0, 0.0]),
    ([(P, X), (Q, X)], [3.0, 0.5], [1.0, -1.0]),
    ([], [], []),
]


@pytest.mark.parametrize(("pairs", "alike", "expected"), MARGINS)
def test_margins(pairs: list[tuple[Claim, Claim]], alike: list[float], expected: list[float]) -> None:
    assert margins(pairs, alike) == pytest.approx(expected)


def test_only_mutual_favourites_have_a_positive_margin() -> None:
    # X is the favourite of P, but prefers Q
    pairs, alike = [(P, X), (P, Y), (Q, X)], [0.6, 0.5, 0.9]
    assert [round(margin, 6) for margin in margins(pairs, alike)] == [-0.3, -0.1, 0.3]


def test_a_claim_of_a_third_article_is_no_rival() -> None:
    other = count("c.txt#1", 1)
    assert margins([(P, X), (P, other)], [0.6, 0.9]) == pytest.approx([0.6, 0.9])


def paired(*claims: Claim) -> list[tuple[str, str]]:
    return [(a.id, b.id) for a, b in candidate_pairs(claims, who_is_who(claims))]


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


PLAINLY = {"event": 1.0, "thing": 1.0, "owner": 1.0, "coverage": 0.8, "margin": 0.4, "modality": 1.0}
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
    ({"selectors": -0.5}, False),
    ({"margin": 0.0}, False),
    ({"same_article": 1.0}, False),
    ({"time": -1.0}, False),
    ({"modality": 0.0}, False),
]


@pytest.mark.parametrize(("changes", "plain"), PLAIN_ROWS, ids=[", ".join(row[0]) or "plain" for row in PLAIN_ROWS])
def test_what_is_plainly_one_thing(changes: dict[str, float], plain: bool) -> None:
    assert plain_score({**dict.fromkeys(FEATURES, 0.0), **PLAINLY, **changes}) == (PLAIN if plain else 0.0)
