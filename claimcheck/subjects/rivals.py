"""Rivals: a claim has one counterpart in another article at most, the one that it is most like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.pairs import Pairs
    from claimcheck.subjects.table import Numbers, Whole


def leads(
    pairs: Sequence[tuple[Claim, Claim]], alike: Sequence[float], rivalling: Sequence[float] | None = None
) -> list[float]:
    """For each pair, how alike it is less the best rival of either side, in the scale of `alike`.

    A rival of `b` for `a` is another claim of the article of `b`. Positive only for mutual favourites. `rivalling` is
    how much each pair counts as a rival, where that is less than how alike it is.
    """
    ahead: list[float] = ahead_of_rivals(
        *groups_of(pairs), np.array(alike, float), np.array(rivalling or alike, float)
    ).tolist()
    return ahead


def groups_of(pairs: Sequence[tuple[Claim, Claim]]) -> tuple[Whole, Whole]:
    """As `Pairs.groups`."""
    numbers: dict[tuple[str, str], int] = {}
    one = [numbers.setdefault((a.id, b.document), len(numbers)) for a, b in pairs]
    other = [numbers.setdefault((b.id, a.document), len(numbers)) for a, b in pairs]
    return np.array(one, int), np.array(other, int)


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
    """As `leads`; claims that tell the same less exactly are no rivals of two that disagree.

    Of `died on 2 November` and `died on 3 November` neither has its counterpart in a `(1929-2009)` of the other's
    article, which has room for both. `found` are the features `agree` and `same_value` of the pairs.
    """
    lead = ahead_of_rivals(*sides.groups, alike, rivalling)
    vague = (found["agree"] == 1.0) & (found["same_value"] == 0.0) & (rivalling > 0.0)
    unrivalled = ahead_of_rivals(*sides.groups, alike, np.where(vague, 0.0, rivalling))
    behind = np.flatnonzero((found["agree"] == 0.0) & (lead < 0.0) & (unrivalled >= 0.0)).tolist()
    if behind:
        rivals = _VagueRivals(sides, np.flatnonzero(vague).tolist(), behind)
        for n in behind:
            counting = (float(rivalling[rival]) for rival in rivals.of(n))
            lead[n] = min(unrivalled[n], alike[n] - max(counting, default=0.0))
    return lead


class _VagueRivals:
    """Which of some pairs that agree, but not in the very same value, are rivals of others."""

    def __init__(self, sides: Sides, vague: Sequence[int], others: Sequence[int]) -> None:
        self._sides = sides
        wanted = {int(groups[n]) for groups in sides.groups for n in others}
        self._vague: dict[int, list[int]] = {group: [] for group in wanted}
        for n in vague:
            for group in {int(groups[n]) for groups in sides.groups} & wanted:
                self._vague[group].append(n)

    def of(self, n: int) -> Iterator[int]:
        """The rivals of a pair, but those whose claim tells less exactly what the one that it would replace tells."""
        for side in (0, 1):
            group = int(self._sides.groups[side][n])
            low, high = self._told(n, 1 - side)
            for rival in self._vague[group]:
                least, most = self._told(rival, int(self._sides.groups[0][rival] == group))
                if not (least <= low and high <= most and most - least > high - low):
                    yield rival

    def _told(self, n: int, side: int) -> tuple[float, float]:
        low, high = self._sides.ends[side]
        return float(low[n]), float(high[n])
