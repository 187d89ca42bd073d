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

    from numpy.typing import NDArray

    from claimcheck.subjects.table import Places, Truths, Whole

#: keys are sorted in parts by their first bits, one after the other, so that no more than one part is held twice
PART_BITS, KEY_BITS = 6, 63
#: so many keys wait to be put into their parts; so many are put into the order of their claims at once
WAITING, ORDERED = 1_000_000, 2_000_000
#: pairs are expanded from keys by so many at most, and handed on when there are so many
EXPANDED, TOGETHER = 1_000_000, 100_000


class Encounters:
    """The keys of claims, which are numbered from 0 in the order in which they are added, one article's together.

    They are few bytes a key, and let go as pairs are found: that can be asked once.
    """

    def __init__(self) -> None:
        """Begin without a claim."""
        self._parts = [_Part(array("q"), array("i"), array("b")) for _ in range(1 << PART_BITS)]
        self._waiting = _Part(array("q"), array("i"), array("b"))
        self._count = 0

    def add(self, words: Collection[int], keys: Collection[int]) -> None:
        """File one more claim under its keys; `words` are those of a word alone (`blocking.key_numbers`)."""
        waiting = self._waiting
        waiting.keys.extend(keys)
        waiting.claims.extend([self._count] * len(keys))
        waiting.words.extend([key in words for key in keys])
        self._count += 1
        if len(waiting.keys) >= WAITING:
            self._file()

    def pairs(self, articles: Places) -> Iterator[tuple[Whole, Whole]]:
        """Each two claims that share a key which is not cut, the earlier and the later, without repetition.

        `articles` has the number of each claim's article. All pairs of two articles come together.
        """
        self._file()
        filed = self._kept(articles)
        count = len(articles)
        for order in _by_articles(filed.claims, articles):
            partners = filed.before[order].astype(np.int64)
            told = np.concatenate(([0], np.cumsum(partners)))
            # an article's entries are taken together: they end where the next article begins
            ends = np.append(np.flatnonzero(np.diff(articles[filed.claims[order]])) + 1, len(order))
            begin = 0
            for n, end in enumerate(ends.tolist()):
                if n + 1 < len(ends) and told[ends[n + 1]] - told[begin] <= TOGETHER:
                    continue
                codes = _expanded(filed.claims, order[begin:end], partners[begin:end], count)
                begin = end
                if len(codes):
                    yield codes % count, codes // count

    def _file(self) -> None:
        """Put the keys that wait into their parts."""
        keys, claims, words = self._waiting.columns()
        parts = (keys >> (KEY_BITS - PART_BITS)).astype(np.uint8)
        order = np.argsort(parts, kind="stable")
        ends = np.searchsorted(parts[order], np.arange(len(self._parts)), side="right")
        for part, some in zip(self._parts, np.split(order, ends[:-1]), strict=True):
            part.extend(keys[some], claims[some], words[some])
        self._waiting = _Part(array("q"), array("i"), array("b"))

    def _kept(self, articles: Places) -> _Filed:
        """The claims of all keys that bring claims together, key by key."""
        claims: list[Places] = []
        before: list[NDArray[np.int16]] = []
        cut = every = 0
        self._parts.reverse()
        while self._parts:
            keys, own, words = self._parts.pop().columns()
            found = _telling(keys, articles[own], words > 0)
            claims.append(own[found.places])
            before.append(found.before)
            cut += found.cut
            every += found.every
        tell_of_cut(cut, every)
        return _Filed(np.concatenate(claims), np.concatenate(before))


class _Part(NamedTuple):
    """Keys of claims as they were added: for each its claim, and whether it is one of a word alone."""

    keys: array[int]
    claims: array[int]
    words: array[int]

    def extend(self, keys: Whole, claims: Places, words: NDArray[np.int8]) -> None:
        self.keys.frombytes(keys.tobytes())
        self.claims.frombytes(claims.tobytes())
        self.words.frombytes(words.tobytes())

    def columns(self) -> tuple[Whole, Places, NDArray[np.int8]]:
        """The same as arrays, which hold no memory of their own."""
        return np.asarray(self.keys, np.int64), np.asarray(self.claims, np.int32), np.asarray(self.words, np.int8)


class _Filed(NamedTuple):
    """Claims key by key, in their order under each; and how many stand before each one under its key."""

    claims: Places
    before: NDArray[np.int16]


class _Telling(NamedTuple):
    """The places of keys that several claims have, and not too many, key by key; how many come before each of these.

    And how many keys are cut, and of how many.
    """

    places: Whole
    before: NDArray[np.int16]
    cut: int
    every: int


def _telling(keys: Whole, articles: Places, words: Truths) -> _Telling:
    if not len(keys):
        return _Telling(np.empty(0, np.int64), np.empty(0, np.int16), 0, 0)
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
    before = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return _Telling(order[np.repeat(kept, claims)], before.astype(np.int16), int(common.sum()), len(begins))


def _by_articles(claims: Places, articles: Places) -> Iterator[Whole]:
    """The places of claims in an order in which each claim's stand together, for some articles after the others."""
    ends = np.flatnonzero(np.append(articles[1:] != articles[:-1], True)) + 1 if len(articles) else articles
    filed = np.cumsum(np.bincount(claims, minlength=len(articles)))[ends - 1] // ORDERED
    begin = 0
    for end in ends[np.append(filed[1:] != filed[:-1], True)[: len(ends)]].tolist():
        places = np.flatnonzero((claims >= begin) & (claims < end))
        begin = end
        if len(places):
            yield places[np.argsort(claims[places], kind="stable")]


def _expanded(claims: Places, places: Whole, partners: Whole, count: int) -> Whole:
    """Each claim at these places with the `partners` before it under its key, as later * count + earlier, sorted."""
    found = np.empty(0, np.int64)
    total = np.cumsum(partners)
    begin = 0
    while begin < len(places):
        done = total[begin - 1] if begin else 0
        end = max(int(np.searchsorted(total, done + EXPANDED, side="right")), begin + 1)
        some, own = partners[begin:end], places[begin:end]
        along = np.arange(int(some.sum())) - np.repeat(np.cumsum(some) - some, some)
        earlier = claims[np.repeat(own - some, some) + along]
        codes = np.repeat(claims[own].astype(np.int64), some) * count + earlier
        found = np.unique(np.concatenate((found, codes)))
        begin = end
    return found
