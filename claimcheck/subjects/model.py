"""The fitted model of the linker: weights of the features of a pair, read from a data file.

Two logistic regressions a type of claim (Cox, 1958): `affinity` says how alike two claims are and
ranks the candidates of each article; `sameness` says how likely the best of them is about the same thing.
They are fitted by `tests/benchmarks/fit_linker.py`, and the file says when and on what.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

#: log odds beyond these say no more
MOST_ODDS = 30.0
MODEL_FILE = "lexicon/linker.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: log odds = `start` + the sum of weight times (feature - `usual`).

    `usual` is the feature's mean over the pairs of the fit, so that a contribution of 0 says nothing.
    """

    start: float
    usual: Mapping[str, float]
    weight: Mapping[str, float]
    #: the features that make a difference to the score
    asked: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _terms: tuple[tuple[str, float, float], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        told = tuple((name, self.usual[name], weight) for name, weight in self.weight.items() if weight)
        object.__setattr__(self, "_terms", told)
        object.__setattr__(self, "asked", tuple(name for name, *_ in told))

    def score(self, values: Mapping[str, float]) -> float:
        """How likely it is, in [0, 1]; `values` are at least the features that are asked."""
        return _probability(self.start + sum([weight * (values[name] - usual) for name, usual, weight in self._terms]))

    def scores(self, values: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
        """As `score`, of a column of each feature: with one number a pair."""
        odds = np.asarray(self.start + sum([weight * (values[name] - usual) for name, usual, weight in self._terms]))
        likely: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(odds, -MOST_ODDS, MOST_ODDS)))
        return likely

    def contributions(self, values: Mapping[str, float]) -> dict[str, float]:
        """How much each feature adds to the log odds, or takes from them."""
        return {name: weight * (values[name] - self.usual[name]) for name, weight in self.weight.items()}


@dataclass(frozen=True, slots=True)
class PairModel:
    """Both regressions for one type of claim."""

    affinity: Weights
    sameness: Weights


def model_from(data: dict[str, Any]) -> PairModel:
    """A model of its JSON form: for each regression `start` and each feature's `[usual, weight]`."""
    return PairModel(*(_weights(data[name]) for name in ("affinity", "sameness")))


@cache
def fitted_model(claim_type: str) -> PairModel:
    """The model for one type of claim, from the rules' data. Raises RuleError if the file is broken."""
    try:
        text = (files("claimcheck.rules") / MODEL_FILE).read_text(encoding="utf-8")
        return model_from(json.loads(text)[claim_type])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RuleError([f"rules/{MODEL_FILE}: not a linker model ({error}); reinstall claimcheck"]) from error


def _weights(data: dict[str, Any]) -> Weights:
    features = data["features"].items()
    return Weights(
        float(data["start"]),
        {name: float(usual) for name, (usual, _) in features},
        {name: float(weight) for name, (_, weight) in features},
    )


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(min(log_odds, MOST_ODDS), -MOST_ODDS)))
