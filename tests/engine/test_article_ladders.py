"""Every rung of the ladders over one article and over support: what leads to it, and its verdict."""

from __future__ import annotations

import pytest

from claimcheck.engine import builtin_rules
from claimcheck.engine.cases import Standing
from claimcheck.engine.judge import decide_observations, decide_standing
from claimcheck.models import Observation
from tests.engine.factories import article, count

CLAIM = count("a.txt#1", 840)
RULES = builtin_rules().of_kind("article")
#: what an observation is like, by the operator of the rung that it comes to
REACHES = {
    "inexact": {"exact": False},
    "not_happened": {"modality": "planned"},
    "off_by_rounding": {"off_by": 0.0},
    "exact": {"off_by": 0.9},
    "otherwise": {"off_by": 0.9},
}
VERDICTS = {
    "inexact": "unknown",
    "not_happened": "unknown",
    "off_by_rounding": "unknown",
    "exact": "conflict",
    "otherwise": "conflict",
}


def decided(kind, *, exact=True, off_by=None, modality="happened"):
    """The rule, the operator and the verdict on an observation, with all rules at hand."""
    claim = CLAIM.model_copy(update={"modality": modality})
    seen = Observation(
        kind=kind, document="a.txt", claims=(claim.id,), expected="1", found="2", exact=exact, off_by=off_by
    )
    found = list(decide_observations([seen], {claim.id: claim}, {"a.txt": article("a.txt")}, builtin_rules()))
    return [(decision.rule.id, decision.rung.when[0], decision.rung.verdict) for decision in found]


RUNGS = [(rule, rung) for rule in RULES for rung in rule.ladder]


@pytest.mark.parametrize(("rule", "rung"), RUNGS, ids=[f"{rule.id}: {rung.when[0]}" for rule, rung in RUNGS])
def test_every_rung(rule, rung):
    operator = rung.when[0]
    assert decided(rule.observation.kind, **REACHES[operator]) == [(rule.id, operator, VERDICTS[operator])]


TOLERANT = [(rule, rung.options["tolerance"]) for rule, rung in RUNGS if "tolerance" in rung.options]


@pytest.mark.parametrize(("rule", "tolerance"), TOLERANT, ids=[rule.id for rule, _ in TOLERANT])
def test_tolerance_ends_where_the_rule_says(rule, tolerance):
    for sign in (1, -1):
        assert decided(rule.observation.kind, off_by=sign * tolerance)[0][2] == "unknown"
        assert decided(rule.observation.kind, off_by=sign * (tolerance + 0.001))[0][2] == "conflict"


def test_each_kind_has_one_rule():
    kinds = [rule.observation.kind for rule in RULES]
    assert len(set(kinds)) == len(kinds)


OTHER, COPY = count("b.txt#1", 840), count("c.txt#1", 840)
# checkable, independent articles, supporters, copies; the rule, its rung, the verdict
SUPPORT = [
    (True, 0, (), (), ("support/no-other-article", "otherwise", "unsupported")),
    (True, 1, (OTHER,), (), ("support/no-other-article", "supported", "agree")),
    (True, 1, (OTHER,), (COPY,), ("support/no-other-article", "supported", "agree")),
    (True, 0, (), (COPY,), ("support/only-copies", "only_copies", "unsupported")),
    (False, 0, (), (), ("support/only-copies", "not_checkable", "unknown")),
    (False, 0, (), (COPY,), ("support/only-copies", "not_checkable", "unknown")),
]


@pytest.mark.parametrize(("checkable", "articles", "supporters", "copies", "expected"), SUPPORT)
def test_support(checkable, articles, supporters, copies, expected):
    claim = CLAIM.model_copy(update={"checkable": checkable})
    decision = decide_standing(
        Standing(claim, article("a.txt"), articles, supporters, copies), builtin_rules().of_kind("support")
    )
    assert (decision.rule.id, decision.rung.when[0], decision.rung.verdict) == expected


def test_support_that_nobody_could_give_without_the_rule_on_copies():
    alone = builtin_rules().chosen(select=["support/no-other-article"]).of_kind("support")
    claim = CLAIM.model_copy(update={"checkable": False})
    decision = decide_standing(Standing(claim, article("a.txt"), 0), alone)
    assert (decision.rung.when[0], decision.rung.verdict) == ("not_checkable", "unknown")
