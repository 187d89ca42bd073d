"""The fitted model of the linker: boosted trees over the features of a pair, read from a data file.

Each tree asks a few yes-or-no questions of the features; the answers' values add up to the log odds
that two claims are about one thing (Friedman, Greedy Function Approximation, 2001). It is fitted by
`tests/benchmarks/fit_linker.py`, and the file says when and on what.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimcheck.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float64
    from numpy.typing import NDArray

MODEL_FILE = "lexicon/linker.json"
LEAF = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """A decision tree as parallel lists: at node n, go `left` where the feature is at most the threshold."""

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PairModel:
    """The trees for one type of claim, over features in the order of `features`."""

    features: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    def score(self, values: dict[str, float]) -> float:
        """How likely it is that both claims are about one thing, in [0, 1]."""
        row = [values[name] for name in self.features]
        return _probability(self.start + sum(_leaf_value(tree, row) for tree in self.trees))

    def scores(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """As `score` for many pairs at once: each question is put to all of them together."""
        if not rows:
            return []
        import numpy

        columns = numpy.array([[row[name] for name in self.features] for row in rows]).T.copy()
        total = numpy.zeros(len(rows))
        for tree in self.trees:
            total += _leaf_values(tree, 0, columns)
        return [_probability(odds) for odds in (self.start + total).tolist()]

    def contributions(self, values: dict[str, float]) -> dict[str, float]:
        """How much each feature adds to the log odds: the change of the expected value at each question on it.

        Along the path through every tree (Saabas, Interpreting random forests, 2014).
        """
        row = [values[name] for name in self.features]
        total = dict.fromkeys(self.features, 0.0)
        for tree in self.trees:
            node = 0
            while tree.feature[node] != LEAF:
                name = self.features[tree.feature[node]]
                child = _child(tree, node, row)
                total[name] += tree.value[child] - tree.value[node]
                node = child
        return total


def model_from(data: dict[str, Any]) -> PairModel:
    """A model of its JSON form."""
    trees = tuple(
        Tree(*(tuple(tree[part]) for part in ("feature", "threshold", "left", "right", "value")))
        for tree in data["trees"]
    )
    return PairModel(tuple(data["features"]), float(data["start"]), trees)


@cache
def fitted_model(claim_type: str) -> PairModel:
    """The model for one type of claim, from the rules' data. Raises RuleError if the file is broken."""
    try:
        text = (files("claimcheck.rules") / MODEL_FILE).read_text(encoding="utf-8")
        return model_from(json.loads(text)[claim_type])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RuleError([f"rules/{MODEL_FILE}: not a linker model ({error}); reinstall claimcheck"]) from error


def _leaf_value(tree: Tree, row: list[float]) -> float:
    node = 0
    while tree.feature[node] != LEAF:
        node = _child(tree, node, row)
    return tree.value[node]


def _leaf_values(tree: Tree, node: int, columns: NDArray[float64]) -> NDArray[float64] | float:
    """The value that each pair comes to from this node on; the features are the rows of `columns`."""
    if tree.feature[node] == LEAF:
        return tree.value[node]
    import numpy

    return numpy.where(
        columns[tree.feature[node]] <= tree.threshold[node],
        _leaf_values(tree, tree.left[node], columns),
        _leaf_values(tree, tree.right[node], columns),
    )


def _child(tree: Tree, node: int, row: list[float]) -> int:
    return tree.left[node] if row[tree.feature[node]] <= tree.threshold[node] else tree.right[node]


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(min(log_odds, 30.0), -30.0)))
