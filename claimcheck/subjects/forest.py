"""Forests of extremely randomised trees over the features of a pair (Geurts, Ernst and Wehenkel, 2006).

A tree asks one feature a node whether it is above a threshold, and each leaf knows how many of the pairs of the fit
that came to it were about one thing; a forest says the mean of its trees. Trees are held as columns over all nodes
of all trees, so that many pairs walk down many trees together. The fit is that of `tests/benchmarks/fit_linker.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.subjects.odds import log_odds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from claimcheck.subjects.table import Numbers

#: what stands for the feature of a leaf
LEAF = -1
#: so many walks at once, which bounds the memory
MOST_WALKS = 200_000
#: the columns of a forest, and as what each is kept in a file, where `right` is told from its own node
COLUMNS: dict[str, type[np.generic]] = {
    "feature": np.int8, "threshold": np.float16, "right": np.int32, "share": np.float16, "roots": np.int32,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees over the features `asked`.

    Of each node: the `feature` that it asks, by its place in `asked` (LEAF for none); the `threshold` above which a
    pair goes to the node `right`, else to the next one; the `share` of pairs of the fit that were about one thing.
    `roots` are the trees' first nodes.
    """

    asked: tuple[str, ...]
    feature: NDArray[np.int8]
    threshold: NDArray[np.float32]
    right: NDArray[np.int32]
    share: NDArray[np.float32]
    roots: NDArray[np.int32]

    @classmethod
    def of(cls, columns: Mapping[str, NDArray[Any]]) -> Forest:
        """The forest of its columns in a file. Raises KeyError for one that is not there."""
        kept = {name: columns[name] for name in COLUMNS}
        right = np.where(kept["right"] > 0, np.arange(len(kept["right"])) + kept["right"], 0)
        return cls(
            tuple(str(name) for name in columns["asked"]),
            kept["feature"],
            kept["threshold"].astype(np.float32),
            right.astype(np.int32),
            kept["share"].astype(np.float32),
            kept["roots"],
        )

    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns for a file, which keeps three digits of a threshold or share."""
        right = np.where(self.right > 0, self.right - np.arange(len(self.right)), 0)
        told = (self.feature, self.threshold, right, self.share, self.roots)
        kept: dict[str, NDArray[Any]] = dict(zip(COLUMNS, told, strict=True))
        return {"asked": np.array(self.asked), **{name: kept[name].astype(kind) for name, kind in COLUMNS.items()}}

    def score(self, values: Mapping[str, float]) -> float:
        """How likely it is, in (0, 1); `values` are at least the features that are asked."""
        return float(self.scores({name: np.array([values[name]]) for name in self.asked})[0])

    def scores(self, values: Mapping[str, Numbers]) -> Numbers:
        """As `score`, of a column of each feature: with one number a pair."""
        table = np.column_stack([np.asarray(values[name], np.float32) for name in self.asked])
        step = max(MOST_WALKS // len(self.roots), 1)
        parts = [self._mean(table[n : n + step]) for n in range(0, len(table), step)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _mean(self, table: NDArray[np.float32]) -> Numbers:
        """The mean share of the leaves to which each row of `table` comes."""
        at = np.tile(self.roots, len(table))
        row = np.repeat(np.arange(len(table)), len(self.roots))
        walking = np.arange(len(at))
        while len(walking):
            nodes = at[walking]
            asked = self.feature[nodes]
            walking, nodes, asked = (column[asked != LEAF] for column in (walking, nodes, asked))
            over = table[row[walking], asked] > self.threshold[nodes]
            at[walking] = np.where(over, self.right[nodes], nodes + 1)
        mean: Numbers = self.share[at].astype(np.float64).reshape(len(table), -1).mean(axis=1)
        return mean

    def explained(self, values: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """The log odds of the usual pair, and what each feature adds to them.

        On the way down a tree, what a node's feature adds is how much the share rises or falls with its answer
        (Palczewska et al., 2013). These add up to the score; they are stretched to add up to its log odds.
        """
        row = np.array([values[name] for name in self.asked], np.float32)
        added = np.zeros(len(self.asked))
        for root in self.roots.tolist():
            node = root
            while (asked := int(self.feature[node])) != LEAF:
                after = int(self.right[node]) if row[asked] > self.threshold[node] else node + 1
                added[asked] += float(self.share[after]) - float(self.share[node])
                node = after
        usual = float(self.share[self.roots].astype(np.float64).mean())
        likely = self.score(values)
        start, end = float(log_odds(usual)), float(log_odds(likely))
        stretch = (end - start) / (likely - usual) if not math.isclose(likely, usual) else 0.0
        parts = added / len(self.roots) * stretch
        return start, dict(zip(self.asked, parts.tolist(), strict=True))
