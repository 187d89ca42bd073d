"""Postings: which articles share a key, found in memory that grows with the keys and not with the pairs."""

from __future__ import annotations

import logging
from array import array
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.subjects.blocking import COMMON_ARTICLES, COMMON_KEY, COMMON_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from claimcheck.subjects.corpus import KeyCount

#: keys are sorted in so many parts, one after the other, so that no more than one part is held twice
PARTS = 16
#: claims of one article beyond this make no difference: the key is cut
_MOST = COMMON_KEY + 1
_LOG = logging.getLogger(__name__)


class Postings:
    """The keys of articles, which are numbered from 0 in the order in which they are added."""

    def __init__(self) -> None:
        """Begin without an article."""
        self._keys = array("q")
        self._claims = array("h")
        self._ends = array("q")

    def add(self, keys: Mapping[int, KeyCount]) -> None:
        """File one more article under its keys."""
        for key, (claims, word) in keys.items():
            self._keys.append(key)
            # the sign tells a word alone
            self._claims.append(-min(claims, _MOST) if word else min(claims, _MOST))
        self._ends.append(len(self._keys))

    def meetings(self) -> Iterator[tuple[int, int, set[int]]]:
        """Each two articles that share a key which is not cut, and an article that shares one with itself.

        Gives (earlier, later, the keys), for one later article after the other, the earlier ones in order.
        """
        keys, articles, own = self._kept()
        starts = np.searchsorted(keys, keys, side="left") if len(keys) else keys
        by_article = np.argsort(articles, kind="stable")
        ends = np.searchsorted(articles[by_article], np.arange(len(self._ends)), side="right")
        begin = 0
        for later, end in enumerate(ends.tolist()):
            shared: dict[int, set[int]] = {}
            for place in by_article[begin:end].tolist():
                key = int(keys[place])
                earlier = articles[starts[place] : place].tolist()
                if own[place]:
                    earlier.append(later)
                for other in earlier:
                    shared.setdefault(other, set()).add(key)
            for earlier_one in sorted(shared):
                yield earlier_one, later, shared[earlier_one]
            begin = end

    def _kept(self) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.bool_]]:
        """The keys that bring articles together, sorted; for each its article, and whether several claims have it.

        The articles of a key are in order.
        """
        keys = np.frombuffer(self._keys, dtype=np.int64) if self._keys else np.empty(0, np.int64)
        claims = np.frombuffer(self._claims, dtype=np.int16) if self._claims else np.empty(0, np.int16)
        ends = np.frombuffer(self._ends, dtype=np.int64) if self._ends else np.empty(0, np.int64)
        kept: list[tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.bool_]]] = []
        cut = every = 0
        width = (1 << 63) // PARTS
        for part in range(PARTS):
            places = np.flatnonzero((keys // width) == part)
            some, common, distinct = _telling(keys[places], claims[places])
            articles = np.searchsorted(ends, places[some], side="right").astype(np.int32)
            kept.append((keys[places[some]], articles, np.abs(claims[places[some]]) > 1))
            cut += common
            every += distinct
        tell_of_cut(cut, every)
        return tuple(np.concatenate(column) for column in zip(*kept, strict=True))  # type: ignore[return-value]


def _telling(keys: NDArray[np.int64], claims: NDArray[np.int16]) -> tuple[NDArray[np.int64], int, int]:
    """The places of keys that several claims have, and not too many, by key; how many keys are cut, and of how many."""
    if not len(keys):
        return np.empty(0, np.int64), 0, 0
    order = np.argsort(keys, kind="stable")
    begins = np.flatnonzero(np.diff(keys[order], prepend=keys[order[0]] - 1))
    articles = np.diff(begins, append=len(keys))
    total = np.add.reduceat(np.abs(claims[order]).astype(np.int64), begins)
    word = np.minimum.reduceat(claims[order], begins) < 0
    common = (total > COMMON_KEY) | (articles > np.where(word, COMMON_WORD, COMMON_ARTICLES))
    return order[np.repeat((total > 1) & ~common, articles)], int(common.sum()), len(begins)


def tell_of_cut(cut: int, every: int) -> None:
    """Put into the log how many keys are too common to compare claims by, of how many."""
    if cut:
        _LOG.info(
            "%d of %d keys stand in more than %d articles (words alone in %d) or %d claims; none are compared by them",
            cut, every, COMMON_ARTICLES, COMMON_WORD, COMMON_KEY,
        )  # fmt: skip
