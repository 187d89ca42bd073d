"""Which claims meet by their keys, found in bounded pieces: each two once, and all of two articles together."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations, pairwise

import numpy as np
import pytest

from claimcheck.subjects import encounters
from claimcheck.subjects.blocking import hashes
from claimcheck.subjects.encounters import Encounters

#: bounds so small that a few dozen claims exceed each of them
SMALL = {"WAITING": 10, "ORDERED": 15, "TOGETHER": 20, "EXPANDED": 7, "COMMON_KEY": 8, "COMMON_ARTICLES": 4}
WORD_ARTICLES = 2

Keys = tuple[set[int], set[int]]


def made(seed: int) -> tuple[list[Keys], list[int]]:
    """The words and keys of some claims, and each one's article."""
    chance = random.Random(seed)
    articles = sorted(chance.randrange(12) for _ in range(40))
    articles = [sorted(set(articles)).index(one) for one in articles]
    told = [[f"{chance.choice('ab')}{chance.randrange(14)}" for _ in range(chance.randrange(5))] for _ in articles]
    keyed = [({hashes(key)[0] for key in keys if key[0] == "a"}, {hashes(key)[0] for key in keys}) for keys in told]
    return keyed, articles


def expected(keyed: list[Keys], articles: list[int]) -> set[tuple[int, int]]:
    claims: dict[int, list[int]] = defaultdict(list)
    words = set().union(*(words for words, _ in keyed))
    for claim, (_, keys) in enumerate(keyed):
        for key in keys:
            claims[key].append(claim)
    kept = (
        own
        for key, own in claims.items()
        if len(own) <= SMALL["COMMON_KEY"]
        and len({articles[claim] for claim in own}) <= (WORD_ARTICLES if key in words else SMALL["COMMON_ARTICLES"])
    )
    return {pair for own in kept for pair in combinations(own, 2)}


@pytest.mark.parametrize("seed", range(8))
def test_each_two_claims_that_share_a_key_are_found_once(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, bound in SMALL.items():
        monkeypatch.setattr(encounters, name, bound)
    monkeypatch.setattr(encounters, "COMMON_WORD", WORD_ARTICLES)
    keyed, articles = made(seed)
    filed = Encounters()
    for words, keys in keyed:
        filed.add(words, keys)
    batches = [
        list(zip(earlier.tolist(), later.tolist(), strict=True))
        for earlier, later in filed.pairs(np.array(articles, np.int32))
    ]
    found = [pair for batch in batches for pair in batch]
    assert len(batches) > 1
    assert len(found) == len(set(found))
    assert set(found) == expected(keyed, articles)
    met = [{(articles[a], articles[b]) for a, b in batch} for batch in batches]
    assert all(one.isdisjoint(other) for one, other in combinations(met, 2))
    # what is found last is of the last articles
    assert all(max(b for _, b in one) < min(b for _, b in other) for one, other in pairwise(met))


def test_without_a_claim_nothing_meets() -> None:
    assert list(Encounters().pairs(np.empty(0, np.int32))) == []
