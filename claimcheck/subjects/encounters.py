"""Encounters: which claims share a key that is not cut, found for all claims of a run at once.

As `postings.py` finds them for articles; here the claims themselves are filed, so that nothing need be looked up again.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimcheck.subjects.blocking import COMMON_ARTICLES, COMMON_KEY, COMMON_WORD
from claimcheck.subjects.postings import tell_of_cut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.subjects.table import Truths, Whole

#: keys are sorted in parts by their first bits, one after the other, so that no more than one part is held twice
PART_BITS, KEY_BITS = 4, 63
#: pairs are expanded from keys by so many at most, and handed on when there are so many
EXPANDED, TOGETHER = 1_000_000, 100_000


class Encounters:
    """The keys of claims, which are numbered from 0 in the order in which they are added, one article's together."""

    def __init__(self) -> None:
        """Begin without a claim."""
        self._keys = array("q")
        self._words = array("b")
        self._ends = array("q")

    def add(self, words: Collection[int], keys: Collection[int]) -> None:
        """File one more claim under its keys; `words` are those of a word alone (`blocking.key_numbers`)."""
        self._keys.extend(keys)
        self._words.extend([key in words for key in keys])
        self._ends.append(len(self._keys))

    def pairs(self, articles: Whole) -> Iterator[tuple[Whole, Whole]]:
        """Each two claims that share a key which is not cut, the earlier and the later, without repetition.

        `articles` has the number of each claim's article. All pairs of two articles come together.
        """
        if not self._keys:
            return
        claims, starts = self._kept(articles)
        if not len(claims):
            return
        order = np.argsort(claims, kind="stable")
        partners = order - starts[order]
        later = claims[order]
        told = np.concatenate(([0], np.cumsum(partners)))
        # an article's entries are taken together: they end where the next article begins
        ends = np.append(np.flatnonzero(np.diff(articles[later])) + 1, len(order))
        begin, count = 0, len(articles)
        for n, end in enumerate(ends.tolist()):
            if n + 1 < len(ends) and told[ends[n + 1]] - told[begin] <= TOGETHER:
                continue
            codes = _expanded(claims, order[begin:end], starts, partners[begin:end], count)
            begin = end
            if len(codes):
                yield codes % count, codes // count

    def _kept(self, articles: Whole) -> tuple[Whole, Whole]:
        """The claims of all keys that bring claims together, key by key, and the place at which their key begins."""
        keys, words = np.frombuffer(self._keys, np.int64), np.frombuffer(self._words, np.int8) > 0
        ends, parts = np.array(self._ends, np.int64), keys >> (KEY_BITS - PART_BITS)
        claims: list[Whole] = []
        starts: list[Whole] = []
        cut = every = held = 0
        for part in range(1 << PART_BITS):
            places = np.flatnonzero(parts == part)
            own = np.searchsorted(ends, places, side="right")
            found = _telling(keys[places], articles[own], words[places])
            claims.append(own[found.places])
            starts.append(held + found.starts)
            held += len(found.places)
            cut += found.cut
            every += found.every
        tell_of_cut(cut, every)
        return np.concatenate(claims), np.concatenate(starts)


class _Telling(NamedTuple):
    """The places of keys that several claims have, and not too many, key by key; for each where its key's begin.

    And how many keys are cut, and of how many.
    """

    places: Whole
    starts: Whole
    cut: int
    every: int


def _telling(keys: Whole, articles: Whole, words: Truths) -> _Telling:
    if not len(keys):
        return _Telling(np.empty(0, np.int64), np.empty(0, np.int64), 0, 0)
    order = np.argsort(keys, kind="stable")
    ordered, own = keys[order], articles[order]
    other_key = np.append(True, ordered[1:] != ordered[:-1])
    begins = np.flatnonzero(other_key)
    claims = np.diff(begins, append=len(keys))
    met = np.add.reduceat(other_key | np.append(True, own[1:] != own[:-1]), begins, dtype=np.int64)
    word = np.logical_or.reduceat(words[order], begins)
    common = (claims > COMMON_KEY) | (met > np.where(word, COMMON_WORD, COMMON_ARTICLES))
    kept = (claims > 1) & ~common
    sizes = claims[kept]
    return _Telling(
        order[np.repeat(kept, claims)], np.repeat(np.cumsum(sizes) - sizes, sizes), int(common.sum()), len(begins)
    )


def _expanded(claims: Whole, places: Whole, starts: Whole, partners: Whole, count: int) -> Whole:
    """Each claim at these places with the `partners` before it under its key, as later * count + earlier, sorted."""
    found = np.empty(0, np.int64)
    total = np.cumsum(partners)
    begin = 0
    while begin < len(places):
        done = total[begin - 1] if begin else 0
        end = max(int(np.searchsorted(total, done + EXPANDED, side="right")), begin + 1)
        some, own = partners[begin:end], places[begin:end]
        along = np.arange(int(some.sum())) - np.repeat(np.cumsum(some) - some, some)
        earlier = claims[np.repeat(starts[own], some) + along]
        codes = np.repeat(claims[own], some) * count + earlier
        found = np.unique(np.concatenate((found, codes)))
        begin = end
    return found
