"""Rivals: a claim has one counterpart in another article at most, the one that it is most like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.table import Numbers, Whole


def leads(
    pairs: Sequence[tuple[Claim, Claim]], alike: Sequence[float], rivalling: Sequence[float] | None = None
) -> list[float]:
    """For each pair, how alike it is less the best rival of either side, in the scale of `alike`.

    A rival of `b` for `a` is another claim of the article of `b`. Positive only for mutual favourites. `rivalling` is
    how much each pair counts as a rival, where that is less than how alike it is.
    """
    numbers: dict[tuple[str, str], int] = {}
    one = [numbers.setdefault((a.id, b.document), len(numbers)) for a, b in pairs]
    other = [numbers.setdefault((b.id, a.document), len(numbers)) for a, b in pairs]
    ahead: list[float] = ahead_of_rivals(
        np.array(one, int), np.array(other, int), np.array(alike, float), np.array(rivalling or alike, float)
    ).tolist()
    return ahead


def ahead_of_rivals(one: Whole, other: Whole, alike: Numbers, rivalling: Numbers) -> Numbers:
    """As `leads`; pairs of which `one` or `other` have a number in common are rivals (`Pairs.groups`)."""
    count = len(alike)
    groups, values = np.concatenate((one, other)), np.concatenate((rivalling, rivalling))
    order = np.lexsort((values, groups))
    ordered, ranked = groups[order], values[order]
    last = np.append(ordered[1:] != ordered[:-1], True) if 2 * count else np.empty(0, bool)
    ends = np.flatnonzero(last)
    best = ranked[ends]
    before = np.maximum(ends - 1, 0)
    # 0 where there is no other
    second = np.where((ends > 0) & (ordered[before] == ordered[ends]), ranked[before], 0.0)
    where = np.empty(2 * count, np.int64)
    where[order] = np.cumsum(last) - last
    rival = np.where(values == best[where], second[where], best[where])
    return alike - np.maximum(rival[:count], rival[count:])
