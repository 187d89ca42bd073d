"""Rivals that tell the same less exactly: what pairs lead by, beside going through all rivals of each."""

from __future__ import annotations

import math
import random
from typing import NamedTuple

import numpy as np
import pytest

from claimcheck.subjects.rivals import Sides, leads_past_vaguer

#: ends of values: days, stretches with and without an end, and nothing
ENDS = [
    *((1.0, 2.0), (2.0, 3.0), (1.0, 5.0), (0.0, 9.0), (2.0, 9.0)),
    *((1.0, math.inf), (-math.inf, 5.0), (-math.inf, math.inf), (math.nan, math.nan)),
]


class Told(NamedTuple):
    """A pair of claims, by their places in their articles."""

    claims: tuple[int, int]
    agree: float
    same: float
    alike: float
    rivalling: float


def naive(pairs: list[Told], ends: tuple[list[tuple[float, float]], list[tuple[float, float]]], n: int) -> float:
    """What a pair leads by, all its rivals asked one after the other."""

    def best(left_out: set[int]) -> float:
        counting = [
            other.rivalling
            for rival, other in enumerate(pairs)
            if rival != n and rival not in left_out and not {*enumerate(other.claims)}.isdisjoint(enumerate(own.claims))
        ]
        return own.alike - max(counting, default=0.0)

    own = pairs[n]
    vague = {rival for rival, other in enumerate(pairs) if other.agree == 1.0 and other.same == 0.0}
    vaguer = set()
    for rival in vague:
        side = next((side for side in (0, 1) if pairs[rival].claims[1 - side] == own.claims[1 - side]), None)
        if side is not None:
            (least, most), (low, high) = ends[side][pairs[rival].claims[side]], ends[side][own.claims[side]]
            if least <= low and high <= most and most - least > high - low:
                vaguer.add(rival)
    excused = own.agree == 0.0 and best(set()) < 0.0 <= best(vague)
    return best(vaguer if excused else set())


@pytest.mark.parametrize("seed", range(30))
def test_as_by_asking_each_rival(seed: int) -> None:
    chance = random.Random(seed)
    ends = ([chance.choice(ENDS) for _ in range(5)], [chance.choice(ENDS) for _ in range(5)])
    pairs = []
    for claims in sorted(chance.sample([(a, b) for a in range(5) for b in range(5)], 18)):
        agree, same, alike = chance.choice((0.0, 1.0)), chance.choice((0.0, 0.0, 0.5, 1.0)), chance.randrange(1, 6) / 8
        pairs.append(Told(claims, agree, same, alike, chance.choice((alike, alike, 0.0)) if agree else alike))
    one, other = np.array([pair.claims for pair in pairs]).T
    (low_a, high_a), (low_b, high_b) = np.array(ends[0])[one].T, np.array(ends[1])[other].T
    agree, same, alike, rivalling = np.array([pair[1:] for pair in pairs]).T
    sides = Sides((one, other + 5), ((low_a, high_a), (low_b, high_b)))
    lead = leads_past_vaguer(sides, {"agree": agree, "same_value": same}, alike, rivalling)
    assert lead.tolist() == [naive(pairs, ends, n) for n in range(len(pairs))]
