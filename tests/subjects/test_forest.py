"""Forests: where a pair comes down, what the trees say together, and what each feature adds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.subjects.forest import LEAF, Forest
from claimcheck.subjects.model import FAINT, Judging, Ranking, Weights, columns_of, fitted_model, trees_from
from claimcheck.subjects.odds import log_odds, probability

# two trees. One asks whether the topics are alike (above 0.5), and then for the names; the other for the names alone.
FOREST = Forest(
    ("topic", "names_share"),
    feature=np.array([0, LEAF, 1, LEAF, LEAF, 1, LEAF, LEAF], np.int8),
    threshold=np.array([0.5, 0, 0.25, 0, 0, 0.75, 0, 0], np.float32),
    right=np.array([2, 0, 4, 0, 0, 7, 0, 0], np.int32),
    share=np.array([0.25, 0.0625, 0.5, 0.25, 0.875, 0.25, 0.125, 0.5], np.float32),
    roots=np.array([0, 5], np.int32),
)
# topic, names_share, what the first tree says, and the second
WALKS = [
    (0.0, 0.0, 0.0625, 0.125),
    (0.5, 1.0, 0.0625, 0.5),  # a value on the threshold is not above it
    (0.6, 0.25, 0.25, 0.125),
    (0.6, 0.3, 0.875, 0.125),
    (1.0, 1.0, 0.875, 0.5),
]
SHARES = st.floats(-1, 1, width=32)


@pytest.mark.parametrize(("topic", "names", "first", "second"), WALKS)
def test_a_forest_says_the_mean_of_its_trees(topic: float, names: float, first: float, second: float) -> None:
    values = {"topic": topic, "names_share": names, "unit": 1.0}
    assert FOREST.score(values) == (first + second) / 2


def test_many_pairs_are_scored_as_one_by_one() -> None:
    columns = {"topic": np.array([row[0] for row in WALKS]), "names_share": np.array([row[1] for row in WALKS])}
    one_by_one = [FOREST.score({"topic": topic, "names_share": names}) for topic, names, *_ in WALKS]
    assert FOREST.scores(columns).tolist() == one_by_one
    assert FOREST.scores({name: column[:0] for name, column in columns.items()}).tolist() == []


def test_each_answer_on_the_way_adds_what_it_changes() -> None:
    start, added = FOREST.explained({"topic": 0.6, "names_share": 0.3})
    assert start == pytest.approx(float(log_odds(0.25)))
    # the topic raises the first tree from 0.25 to 0.5, the names to 0.875; they lower the second from 0.25 to 0.125
    assert added["topic"] > 0.0
    assert added["names_share"] == pytest.approx(added["topic"])


@given(SHARES, SHARES)
def test_what_features_add_makes_the_score(topic: float, names: float) -> None:
    values = {"topic": topic, "names_share": names}
    start, added = FOREST.explained(values)
    assert float(probability(start + sum(added.values()))) == pytest.approx(FOREST.score(values))


@given(SHARES, SHARES, st.sampled_from([-9.0, 0.0]))
def test_a_ranking_is_the_mean_of_both_in_log_odds(topic: float, names: float, start: float) -> None:
    regression = Weights(start, {"topic": 0.0}, {"topic": 1.0})
    values = {"topic": topic, "names_share": names}
    found, alone = Ranking(regression, FOREST).score(values), regression.score(values)
    both = (float(log_odds(alone)) + float(log_odds(FOREST.score(values)))) / 2
    assert found == pytest.approx(alone if alone < FAINT else float(probability(both)))


def test_the_forest_judges_what_disagrees_alone() -> None:
    judging = Judging(Weights(2.0, {}, {}), FOREST)
    values = {"topic": 0.6, "names_share": 0.3}
    assert judging.score({**values, "agree": 1.0}) == Weights(2.0, {}, {}).score({})
    assert judging.score({**values, "agree": 0.0}) == pytest.approx(FOREST.score(values))
    columns = {name: np.array([value, value]) for name, value in values.items()}
    both = judging.scores({**columns, "agree": np.array([1.0, 0.0])}).tolist()
    assert both == pytest.approx([Weights(2.0, {}, {}).score({}), FOREST.score(values)])
    surer = Judging(Weights(2.0, {}, {}), FOREST, stretch=2.0, shift=0.5).score({**values, "agree": 0.0})
    assert surer == pytest.approx(float(probability(0.5 + 2.0 * log_odds(FOREST.score(values)))))


@pytest.mark.parametrize("kind", ["date", "count"])
@pytest.mark.parametrize("agree", [0.0, 1.0])
def test_the_fitted_models_explain_what_they_say(kind: str, agree: float) -> None:
    model = fitted_model(kind)
    values = dict.fromkeys((*model.affinity.asked, *model.sameness.asked), 0.5) | {"agree": agree}
    for scorer in (model.affinity, model.sameness):
        start, added = scorer.explained(values)
        assert float(probability(start + sum(added.values()))) == pytest.approx(scorer.score(values), abs=0.003)


def test_trees_are_kept_and_read_again() -> None:
    kept = columns_of({"date": {"affinity": FOREST, "sameness": FOREST}})
    again = trees_from(kept)["date"]["affinity"]
    assert again.asked == FOREST.asked
    assert [column.tolist() for column in columns_of({"date": {"affinity": again}}).values()] == [
        column.tolist() for column in columns_of({"date": {"affinity": FOREST}}).values()
    ]
    with pytest.raises(KeyError, match="roots"):
        trees_from({name: column for name, column in kept.items() if not name.endswith("roots")})
