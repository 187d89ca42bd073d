"""Forests of extremely randomised trees over the features of a pair (Geurts, Ernst and Wehenkel, 2006).

A tree asks one feature a node whether it is above a threshold, and each leaf knows how many of the pairs of the fit
that came to it were about one thing; a forest says the mean of its trees. Trees are held as columns over all nodes
of all trees, so that many pairs walk down many trees together. The fit is that of `tests/benchmarks/fit_linker.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

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
#: so many steps before those that have come to a leaf are taken out, which takes as long as a step
STEPS = 4
#: the columns of a forest, and as what each is kept in a file, where `right` is told from its own node
COLUMNS: dict[str, type[np.generic]] = {
    "feature": np.int8, "threshold": np.float16, "right": np.int32, "share": np.float16, "roots": np.int32,
}  # fmt: skip


class Scoring(Protocol):
    """What scores many pairs at once, by the features that it asks."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The features that make a difference to the score."""

    def scores(self, values: Mapping[str, Numbers]) -> Numbers:
        """How likely it is that pairs are about one thing, of a column of each feature."""


def score_of_one(scorer: Scoring, values: Mapping[str, float]) -> float:
    """The score of one pair, of its number for each feature that is asked."""
    return float(scorer.scores({name: np.array([values[name]]) for name in scorer.asked})[0])


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
    # for the walk: what each node asks, and the nodes after a no and a yes; a leaf is after itself
    _asks: NDArray[np.intp] = field(init=False, repr=False)
    _next: NDArray[np.intp] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        here, leaf = np.arange(len(self.feature)), self.feature == LEAF
        after = np.column_stack((np.where(leaf, here, here + 1), np.where(leaf, here, self.right)))
        object.__setattr__(self, "_asks", np.where(leaf, 0, self.feature).astype(np.intp))
        object.__setattr__(self, "_next", after.astype(np.intp).ravel())

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
        return score_of_one(self, values)

    def scores(self, values: Mapping[str, Numbers]) -> Numbers:
        """As `score`, of a column of each feature: with one number a pair."""
        table = np.column_stack([np.asarray(values[name], np.float32) for name in self.asked])
        step = max(MOST_WALKS // len(self.roots), 1)
        parts = [self._mean(table[n : n + step]) for n in range(0, len(table), step)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _mean(self, table: NDArray[np.float32]) -> Numbers:
        """The mean share of the leaves to which each row of `table` comes."""
        count, width = table.shape
        answers = table.ravel()
        # all rows go down one tree after the other: nodes of one tree are near one another
        at, row = np.repeat(self.roots.astype(np.intp), count), np.tile(np.arange(count) * width, len(self.roots))
        nodes, rows, walking = at, row, np.arange(len(at))
        while len(walking):
            for _ in range(STEPS):
                over = answers.take(rows + self._asks.take(nodes)) > self.threshold.take(nodes)
                nodes = self._next.take(2 * nodes + over)
            at[walking] = nodes
            going = np.flatnonzero(self.feature.take(nodes) != LEAF)
            nodes, rows, walking = nodes[going], rows[going], walking[going]
        shares = self.share.take(at).astype(np.float64).reshape(len(self.roots), count)
        # the sum of a row in the order of its trees, whatever numpy does with columns
        mean: Numbers = np.ascontiguousarray(shares.T).mean(axis=1)
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
