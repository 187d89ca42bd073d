"""The fitted model of the linker: how likely two claims are about the same thing, by the features of the pair.

A type of claim has two scorers: `affinity` says how alike two claims are and ranks the candidates of each article;
`sameness` says how likely the best of them is about the same thing. Each is a logistic regression (Cox, 1958) with a
forest of trees beside it (`forest`), which sees what features mean together. Both are fitted by
`tests/benchmarks/fit_linker.py`; the file of the regressions says when and on what.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol
from zipfile import BadZipFile

import numpy as np

from claimcheck.errors import RuleError
from claimcheck.subjects.asked import of_some
from claimcheck.subjects.forest import Forest, Scoring, score_of_one
from claimcheck.subjects.odds import log_odds, probability

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from claimcheck.subjects.table import Numbers

MODEL_FILE = "lexicon/linker.json"
TREES_FILE = "lexicon/linker_trees.npz"
SCORERS = ("affinity", "sameness")
#: pairs that the regression thinks less alike are not looked at again: nearly all pairs, and hardly ever one thing
FAINT = 0.005
#: a regression is never surer than this, or than 1 less this
SUREST = 1e-9


class Scorer(Scoring, Protocol):
    """What tells how likely pairs are about one thing from the features that it asks."""

    def score(self, values: Mapping[str, float]) -> float:
        """How likely it is, in [0, 1]; `values` are at least the features that are asked."""

    def explained(self, values: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """The log odds of the usual pair, and what each feature adds to them: together the log odds of the score."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: log odds = `start` + the sum of weight times (feature - `usual`).

    `usual` is the feature's mean over the pairs of the fit, so that a contribution of 0 says nothing.
    """

    start: float
    usual: Mapping[str, float]
    weight: Mapping[str, float]
    asked: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _terms: tuple[tuple[str, float, float], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        told = tuple((name, self.usual[name], weight) for name, weight in self.weight.items() if weight)
        object.__setattr__(self, "_terms", told)
        object.__setattr__(self, "asked", tuple(name for name, *_ in told))

    def score(self, values: Mapping[str, float]) -> float:
        """As `Scorer`."""
        return float(probability(self.start + sum([w * (values[name] - usual) for name, usual, w in self._terms])))

    def scores(self, values: Mapping[str, Numbers]) -> Numbers:
        """As `Scorer`."""
        return probability(np.asarray(self.start + sum([w * (values[name] - usual) for name, usual, w in self._terms])))

    def explained(self, values: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """As `Scorer`."""
        return self.start, {name: weight * (values[name] - self.usual[name]) for name, weight in self.weight.items()}


@dataclass(frozen=True, slots=True)
class Ranking:
    """A regression and a forest that have one voice each, in log odds; the forest is asked of no faint pair."""

    regression: Weights
    forest: Forest

    @property
    def asked(self) -> tuple[str, ...]:
        """As `Scorer`."""
        return tuple(dict.fromkeys((*self.regression.asked, *self.forest.asked)))

    def score(self, values: Mapping[str, float]) -> float:
        """As `Scorer`."""
        return score_of_one(self, values)

    def scores(self, values: Mapping[str, Numbers]) -> Numbers:
        """As `Scorer`."""
        alike = self.regression.scores(values)
        near = alike >= FAINT
        trees = self.forest.scores(of_some(values, near))
        alike[near] = probability((log_odds(alike[near], SUREST) + log_odds(trees)) / 2)
        return alike

    def explained(self, values: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """As `Scorer`."""
        start, added = self.regression.explained(values)
        if self.regression.score(values) < FAINT:
            return start, added
        start_too, added_too = self.forest.explained(values)
        names = dict.fromkeys((*added, *added_too))
        return (start + start_too) / 2, {n: (added.get(n, 0.0) + added_too.get(n, 0.0)) / 2 for n in names}


@dataclass(frozen=True, slots=True)
class Judging:
    """A forest for pairs that disagree; a regression for those that agree, of which hardly any is not labelled one.

    The mean of many trees is never as sure as it might be: its log odds are taken `stretch` times, and `shift` is
    added (Platt, 1999), so that the score is how often such pairs are about one thing.
    """

    regression: Weights
    forest: Forest
    stretch: float = 1.0
    shift: float = 0.0

    @property
    def asked(self) -> tuple[str, ...]:
        """As `Scorer`."""
        return tuple(dict.fromkeys(("agree", *self.regression.asked, *self.forest.asked)))

    def score(self, values: Mapping[str, float]) -> float:
        """As `Scorer`."""
        return score_of_one(self, values)

    def scores(self, values: Mapping[str, Numbers]) -> Numbers:
        """As `Scorer`."""
        apart = values["agree"] < 1.0
        found = np.empty(len(apart))
        found[~apart] = self.regression.scores(of_some(values, ~apart))
        odds = log_odds(self.forest.scores(of_some(values, apart)))
        found[apart] = probability(self.shift + self.stretch * odds)
        return found

    def explained(self, values: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """As `Scorer`."""
        if values["agree"] == 1.0:
            return self.regression.explained(values)
        start, added = self.forest.explained(values)
        return self.shift + self.stretch * start, {name: self.stretch * part for name, part in added.items()}


@dataclass(frozen=True, slots=True)
class PairModel:
    """Both scorers for one type of claim."""

    affinity: Scorer
    sameness: Scorer


def model_from(data: Mapping[str, Any], trees: Mapping[str, Forest] | None = None) -> PairModel:
    """A model of its JSON form: for each scorer `start` and each feature's `[usual, weight]`.

    That of `sameness` has the `scale` of its forest, stretch and shift, besides. `trees` are the scorers' forests;
    without them a scorer is its regression alone.
    """
    affinity, sameness = (weights_from(data[name]) for name in SCORERS)
    if trees is None:
        return PairModel(affinity, sameness)
    return PairModel(
        Ranking(affinity, trees["affinity"]), Judging(sameness, trees["sameness"], *data["sameness"]["scale"])
    )


@cache
def fitted_model(claim_type: str) -> PairModel:
    """The model for one type of claim, from the rules' data. Raises RuleError if a file is broken."""
    where = MODEL_FILE
    try:
        data = json.loads((files("claimcheck.rules") / MODEL_FILE).read_text(encoding="utf-8"))[claim_type]
        where = TREES_FILE
        return model_from(data, _trees()[claim_type])
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise RuleError([f"rules/{where}: not a linker model ({error}); reinstall claimcheck"]) from error


def trees_from(columns: Mapping[str, NDArray[Any]]) -> dict[str, dict[str, Forest]]:
    """The forests by type of claim and scorer; `columns` are named `type.scorer.column`. Raises KeyError for a gap."""
    found: dict[str, dict[str, Forest]] = {}
    for kind, scorer in dict.fromkeys(tuple(name.split(".")[:2]) for name in columns):
        head = f"{kind}.{scorer}."
        own = {name.removeprefix(head): column for name, column in columns.items() if name.startswith(head)}
        found.setdefault(kind, {})[scorer] = Forest.of(own)
    return found


def columns_of(trees: Mapping[str, Mapping[str, Forest]]) -> dict[str, NDArray[Any]]:
    """The columns of forests by type of claim and scorer, named as `trees_from` takes them."""
    return {
        f"{kind}.{scorer}.{name}": column
        for kind, forests in trees.items()
        for scorer, forest in forests.items()
        for name, column in forest.columns().items()
    }


@cache
def _trees() -> dict[str, dict[str, Forest]]:
    with np.load(io.BytesIO((files("claimcheck.rules") / TREES_FILE).read_bytes()), allow_pickle=False) as columns:
        return trees_from(columns)


def weights_from(data: Mapping[str, Any]) -> Weights:
    """A regression of its JSON form."""
    features = data["features"].items()
    return Weights(
        float(data["start"]),
        {name: float(usual) for name, (usual, _) in features},
        {name: float(weight) for name, (_, weight) in features},
    )
