"""Rivals: a claim has one counterpart in another article at most, the one that it is most like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.pairs import Pairs
    from claimcheck.subjects.table import Numbers, Whole


def groups_of(pairs: Sequence[tuple[Claim, Claim]]) -> tuple[Whole, Whole]:
    """As `Pairs.groups`."""
    numbers: dict[tuple[str, str], int] = {}
    one = [numbers.setdefault((a.id, b.document), len(numbers)) for a, b in pairs]
    other = [numbers.setdefault((b.id, a.document), len(numbers)) for a, b in pairs]
    return np.array(one, int), np.array(other, int)


def ahead_of_rivals(one: Whole, other: Whole, alike: Numbers, rivalling: Numbers) -> Numbers:
    """For each pair, how alike it is less the best rival of either side, in the scale of `alike`.

    A rival of `b` for `a` is another claim of the article of `b`; pairs of which `one` or `other` have a number in
    common are rivals (`Pairs.groups`). Positive only for mutual favourites. `rivalling` is how much each pair counts
    as a rival.
    """
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


class Sides(NamedTuple):
    """Of pairs the group of either side, as `Pairs.groups`, and the low and high ends of both values."""

    groups: tuple[Whole, Whole]
    ends: tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]

    @classmethod
    def of(cls, pairs: Pairs) -> Sides:
        """Of all pairs of each two articles."""
        low_a, high_a, low_b, high_b = pairs.bounds("ends")
        return cls(pairs.groups, ((low_a, high_a), (low_b, high_b)))


def leads_past_vaguer(sides: Sides, found: Mapping[str, Numbers], alike: Numbers, rivalling: Numbers) -> Numbers:
    """As `ahead_of_rivals`; claims that tell the same less exactly are no rivals of two that disagree.

    Of `died on 2 November` and `died on 3 November` neither has its counterpart in a `(1929-2009)` of the other's
    article, which has room for both. Only what would be behind for these alone is taken out from behind them: a pair
    that leads all the same leads by no more. `found` are the features `agree` and `same_value` of the pairs.
    """
    lead = ahead_of_rivals(*sides.groups, alike, rivalling)
    vague = (found["agree"] == 1.0) & (found["same_value"] == 0.0) & (rivalling > 0.0)
    if not vague.any():
        return lead
    unrivalled = ahead_of_rivals(*sides.groups, alike, np.where(vague, 0.0, rivalling))
    behind = np.flatnonzero((found["agree"] == 0.0) & (lead < 0.0) & (unrivalled >= 0.0))
    if len(behind):
        best = _best_of_vague(sides, np.flatnonzero(vague), behind, rivalling)
        lead[behind] = np.minimum(unrivalled[behind], alike[behind] - best)
    return lead


def _best_of_vague(sides: Sides, vague: Whole, behind: Whole, rivalling: Numbers) -> Numbers:
    """How much the best rival of each pair that is `behind` counts, of those among the `vague` pairs; 0 without one.

    A rival is none whose claim tells less exactly what the one that it would replace tells.
    """
    one, other = sides.groups
    (low_one, high_one), (low_other, high_other) = sides.ends
    # each vague pair under either claim, with the ends of the other one, which would replace another
    groups = np.concatenate((one[vague], other[vague]))
    order = np.argsort(groups, kind="stable")
    groups, counting = groups[order], np.tile(rivalling[vague], 2)[order]
    least = np.concatenate((low_other[vague], low_one[vague]))[order]
    most = np.concatenate((high_other[vague], high_one[vague]))[order]
    best = np.zeros(len(behind))
    for own, low, high in ((one, low_other, high_other), (other, low_one, high_one)):
        begins, ends = np.searchsorted(groups, own[behind]), np.searchsorted(groups, own[behind], "right")
        replaced = zip(begins.tolist(), ends.tolist(), low[behind].tolist(), high[behind].tolist(), strict=True)
        for n, (begin, end, first, last) in enumerate(replaced):
            lows, highs = least[begin:end], most[begin:end]
            vaguer = (lows <= first) & (last <= highs) & (highs - lows > last - first)
            best[n] = max(best[n], counting[begin:end][~vaguer].max(initial=0.0))
    return best
