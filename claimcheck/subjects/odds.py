"""Log odds: the scale on which what speaks for two claims being about one thing adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from claimcheck.subjects.table import Numbers

#: log odds beyond these say no more
MOST_ODDS = 30.0
#: a share of trees this near to 0 or 1 is as sure as trees can be
LEAST_SHARE = 0.002


def probability(odds: Numbers | float) -> Numbers:
    """The probabilities, in (0, 1), of log odds."""
    likely: Numbers = 1 / (1 + np.exp(-np.clip(odds, -MOST_ODDS, MOST_ODDS)))
    return likely


def log_odds(likely: Numbers | float, least: float = LEAST_SHARE) -> Numbers:
    """The log odds of probabilities, which count as no nearer to 0 or 1 than `least`."""
    kept = np.clip(likely, least, 1 - least)
    odds: Numbers = np.log(kept / (1 - kept))
    return odds
