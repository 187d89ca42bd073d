"""Explaining pairs of claims: how far each came, and that what is told adds up to the score."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

import pytest

from claimcheck.check import analyse
from claimcheck.config import Config
from claimcheck.explaining import Explainer, explain_sentences, meaning_of
from claimcheck.models import Document
from claimcheck.subjects.features import FEATURES

if TYPE_CHECKING:
    from claimcheck.models.explanation import Explanation

DAY = dt.date(2021, 5, 5)


def of(a: str, b: str, kind: str) -> Explanation:
    """The explanation of the pair of one type."""
    found = explain_sentences(a, b, Config(), published_a=DAY, published_b=DAY)
    return next(pair for pair in found if pair.a.type == kind)


@pytest.mark.parametrize(
    ("a", "b", "kind", "stage", "verdict", "outcome"),
    [
        (
            "The storm sank 12 boats at Orrin, the harbour master said.",
            "Fifteen boats were sunk at Orrin in the storm.",
            "count", "decided", "conflict", "counts/count-differs says: conflict",
        ),
        (
            "The storm sank 12 boats at Orrin, the harbour master said.",
            "A dozen boats were sunk at Orrin in the storm.",
            "count", "decided", "agree", "says: agree, since one value can satisfy both.",
        ),
        (
            "The bridge at Orrin cost 40 million euros.", "The bridge at Orrin has 40 lamps.",
            "count", "not compared", None, "values of different kinds",
        ),
        (
            "The mine closed in 1961.", "A school opened in 1974.",
            "date", "not compared", None, "no name and no telling word in common",
        ),
        (
            "Anna Berg, mayor of Orrin, spoke.", "Carl Nilsen, director of the Alma Museum, was asleep.",
            "title", "not linked", None, "neither one person's posts nor one post's holders",
        ),
        (
            "The abbey of Orrin reopened in May 1994.", "A train left Orrin for the coast on 4 May 1994.",
            "date", "not linked", None, "the values agree by chance",
        ),
    ],
)  # fmt: skip
def test_stages(a: str, b: str, kind: str, stage: str, verdict: str | None, outcome: str) -> None:
    pair = of(a, b, kind)
    assert (pair.stage, pair.verdict) == (stage, verdict)
    assert outcome in pair.outcome


def test_contributions_add_up_to_the_score() -> None:
    found = of(
        "The storm that came over Orrin sank 12 boats of the fleet.",
        "Near Orrin fifteen fishing boats went down in heavy seas.",
        "count",
    ).comparison
    assert found is not None
    assert not found.plain
    log_odds = found.start + sum(one.log_odds for one in found.contributions)
    assert 1 / (1 + math.exp(-log_odds)) == pytest.approx(found.score, abs=0.01)
    assert {"affinity", "lead"} <= {one.feature for one in found.contributions} <= {*FEATURES, "affinity", "lead"}
    assert {one.feature for one in found.alike} <= {*FEATURES}
    for told in (found.contributions, found.alike):
        weights = [abs(one.log_odds) for one in told]
        assert weights == sorted(weights, reverse=True)


def test_a_likelier_counterpart_is_named() -> None:
    """The pair that loses to a rival tells the rival, and what the rival has more."""
    texts = {
        "a": "The storm sank 12 boats at Orrin.",
        "b": "Fifteen boats were sunk at Orrin in the storm. The fire at Orrin destroyed 40 boats in the old yard.",
    }
    documents = [Document.from_text(text, id=id, published=DAY) for id, text in texts.items()]
    claims, links, _ = analyse(documents)
    numbers = {claim.value_text: claim.id for claim in claims if claim.type == "count"}
    explainer = Explainer(claims, links, documents, Config().rulebook, about=["a"])
    pair = explainer.pair(numbers["12"], numbers["40"])
    assert (pair.stage, pair.verdict) == ("not favourites", None)
    assert pair.comparison is not None
    assert pair.comparison.lead < 0
    (rival,) = [one for one in pair.comparison.rivals if one.affinity > pair.comparison.affinity]
    assert (rival.of, rival.claim.value_text) == ("a", "Fifteen")
    assert rival.ahead
    assert all(one.log_odds > 0 for one in rival.ahead)


def test_a_counterpart_that_does_not_count_is_none() -> None:
    """A life has room for both days of a death, so that it stands beside neither."""
    texts = {
        "a": "The potter Hedda Marlow died on 2 November 2009 at her house in Fell.",
        "b": "The potter Hedda Marlow (1929-2009) was born in Fell. Marlow died on 3 November 2009 at her house.",
    }
    documents = [Document.from_text(text, id=id) for id, text in texts.items()]
    claims, links, _ = analyse(documents)
    days = {claim.value_text: claim.id for claim in claims if claim.type == "date"}
    explainer = Explainer(claims, links, documents, Config().rulebook, about=["a", "b"])
    compared = explainer.pair(days["2 November 2009"], days["3 November 2009"]).comparison
    assert compared is not None
    assert compared.lead > 0
    # what is ahead of a counterpart that is shown is what the lead tells
    assert all(one.affinity < compared.affinity for one in compared.rivals)


def test_posts_have_reasons_in_place_of_features() -> None:
    pair = of("Anna Berg is the captain of the Halvorsen.", "Carl Nilsen is the captain of the Halvorsen.", "title")
    assert pair.comparison is None
    assert [link.relation for link in pair.links] == ["office"]
    assert pair.links[0].reasons[0] == "both tell of the post of captain"
    assert pair.notes[0].startswith("holders: Anna Berg and Carl Nilsen: different family names")
    assert all(one.score == pair.links[0].score for one in pair.asked)


def test_a_rule_without_a_rung_tells_what_it_lacks() -> None:
    pair = of("The storm sank 12 boats at Orrin.", "Fifteen boats were sunk at Orrin in the storm.", "count")
    passed = [one for one in pair.asked if one.rung is None]
    assert passed
    assert {one.nearest for one in passed if one.rule == "counts/running-total-down"} == {
        "conflict, but for: running_total_falls"
    }


def test_a_rule_that_is_not_chosen_is_not_asked() -> None:
    config = Config(ignore=("counts/count-differs",))
    (pair,) = explain_sentences("The storm sank 12 boats.", "Fifteen boats were sunk in the storm.", config)
    assert pair.stage == "no rule"
    assert "counts/count-differs" not in {one.rule for one in pair.asked}


@pytest.mark.parametrize("feature", [*FEATURES, "lead"])
def test_every_feature_has_a_meaning(feature: str) -> None:
    assert meaning_of(feature).endswith(".")
