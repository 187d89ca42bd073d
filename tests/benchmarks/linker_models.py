"""The two kinds of models that the linker's fit makes of labelled pairs: regressions and forests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import ExtraTreesClassifier

from claimcheck.subjects.forest import LEAF, Forest
from claimcheck.subjects.odds import log_odds

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: features that can only speak for two claims being about one thing, and those that can only speak against it
SPEAK_FOR = frozenset({
    *("event", "thing", "crosswise", "names_shared", "names_inferred", "agent", "patient", "names_share"),
    *("articles_share", "event_told", "thing_told", "words_shared", "coverage", "first_word", "nouns_shared", "owner"),
    *("topic", "time", "time_of_telling", "selectors", "modifiers", "modality", "magnitude", "agree", "same_value"),
    *("slip", "closeness", "only_ones", "company", "story", "common_ground", "looks_back", "affinity", "lead"),
})  # fmt: skip
SPEAK_AGAINST = frozenset({"names_clash", "names_apart", "strangers"})
#: the part of the features among which each node of a tree chooses
CHOICE = 0.3
#: the part of the trees that are held to what their features must say
HELD = 0.2
Model = dict[str, Any]


def regression(
    x: NDArray[np.float64], y: NDArray[np.float64], w: NDArray[np.float64], names: list[str], c: float
) -> Model:
    """A logistic regression with a ridge penalty, its weights held to the signs that their features must have.

    What speaks for two claims being about one thing never counts against it, however the features of the sample
    go together: so the reasons that a user is given read as they should. The less `c`, the smaller the weights.
    """
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    scaled, sign = np.column_stack([np.ones(len(y)), (x - mean) / spread]), np.where(y > 0, 1.0, -1.0)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (scaled @ weights)
        slope = -w * sign / (1 + np.exp(np.clip(margin, -700, 700)))
        ridge = np.concatenate([[0.0], weights[1:]])
        return float(c * (w @ np.logaddexp(0, -margin)) + ridge @ ridge / 2), c * (slope @ scaled) + ridge

    bounds = [(None, None), *(_bound(name) for name in names)]
    found = minimize(
        loss, np.zeros(scaled.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 5000}
    )
    weights = found.x[1:] / spread
    return {
        "start": round(float(found.x[0]), 4),
        "features": {
            name: [round(float(usual), 4), round(float(weight), 4)]
            for name, usual, weight in zip(names, mean, weights, strict=True)
        },
    }


def _bound(name: str) -> tuple[float | None, float | None]:
    """The lowest and highest weight of a feature."""
    return (0.0, None) if name in SPEAK_FOR else (None, 0.0) if name in SPEAK_AGAINST else (None, None)


def scale(scores: NDArray[np.float64], y: NDArray[np.float64]) -> list[float]:
    """By how much the log odds of scores are to be stretched, and then shifted, to be those of `y` (Platt, 1999).

    `scores` are of pairs that the forest did not learn from. As he proposes, no pair counts as quite sure.
    """
    odds = np.column_stack([log_odds(scores), np.ones(len(scores))])
    right = y.sum()
    wanted = np.where(y > 0, (right + 1) / (right + 2), 1 / (len(y) - right + 2))

    def loss(weights: NDArray[np.float64]) -> float:
        margin = odds @ weights
        return float((np.logaddexp(0, margin) - wanted * margin).sum())

    return [round(float(weight), 4) for weight in minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x]


def forest(
    x: NDArray[np.float64], y: NDArray[np.float64], names: list[str], *, trees: int, leaf: int, positive: float = 1.0
) -> Forest:
    """A forest of so many trees, none of whose leaves has fewer than `leaf` pairs; `positive` is what a pair of one
    thing counts.

    Some of the trees are held to what their features must say, as a regression is; they know what is to be thought of
    pairs that are unlike those of the sample, as those of two short sentences. The others are free, and find more.
    """
    held = round(HELD * trees)
    bound = [1 if name in SPEAK_FOR else -1 if name in SPEAK_AGAINST else 0 for name in names]
    grown = []
    for count, signs in ((held, bound), (trees - held, None)):
        model = ExtraTreesClassifier(
            count,
            min_samples_leaf=leaf,
            max_features=CHOICE,
            class_weight={0: 1.0, 1: positive},
            monotonic_cst=signs,
            random_state=0,
            n_jobs=-1,
        )
        grown += [one.tree_ for one in model.fit(x.astype(np.float32), y > 0).estimators_]
    return _of_trees(grown, names)


def _of_trees(trees: list[Any], names: list[str]) -> Forest:
    columns: dict[str, list[NDArray[Any]]] = {name: [] for name in ("feature", "threshold", "right", "share")}
    roots = [0]
    for tree in trees:
        leaves = tree.children_left == LEAF
        places = np.arange(tree.node_count)
        # the nodes stand in the order of a walk that goes left first, which is what a Forest counts on
        assert (tree.children_left[~leaves] == places[~leaves] + 1).all()
        columns["feature"].append(np.where(leaves, LEAF, tree.feature))
        columns["threshold"].append(np.where(leaves, 0.0, tree.threshold))
        columns["right"].append(np.where(leaves, 0, tree.children_right + roots[-1]))
        columns["share"].append(tree.value[:, 0, 1] / tree.value[:, 0].sum(axis=1))
        roots.append(roots[-1] + tree.node_count)
    feature, threshold, right, share = (np.concatenate(parts) for parts in columns.values())
    forest = Forest(
        tuple(names),
        feature.astype(np.int8),
        threshold.astype(np.float32),
        right.astype(np.int32),
        share.astype(np.float32),
        np.array(roots[:-1], np.int32),
    )
    return Forest.of(forest.columns())  # as it will be read
