"""Which articles meet: those that share a key which is not cut. Keys travel as numbers, many to the row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.spark.buckets import SENT, by_bucket, gathered, split
from claimcheck.spark.columns import rows_of
from claimcheck.subjects.blocking import COMMON_ARTICLES, COMMON_KEY, COMMON_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

    from claimcheck.spark.columns import Row
    from claimcheck.subjects.table import Truths, Whole

    Table = NDArray[np.void]

#: an article's key: how many of its claims have it, and whether one has it as a word alone
POSTING = np.dtype([("key", "<i8"), ("article", "<i8"), ("claims", "<u2"), ("word", "?")])
#: a key that two articles share, or one with itself; `one` is the smaller number
MEETING = np.dtype([("one", "<i8"), ("other", "<i8"), ("key", "<i8")])
#: postings that a task holds before it hands them on: a word of every other article then goes on once in a run and not
#: once an article, and no worker gets more of it than of others
RUN = 1_000_000
_MOST = COMMON_KEY + 1


def meetings_of(postings: DataFrame, buckets: int) -> DataFrame:
    """Rows of `SENT` with the meetings of each bucket of articles, by the number of the other one.

    `postings` has a column of this name: those of one article as bytes.
    """
    filed = postings.select("postings").mapInArrow(partial(_filed, buckets), SENT.ddl)
    return gathered(filed).mapInArrow(partial(_met, buckets), SENT.ddl)


def _filed(buckets: int, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    articles = (np.frombuffer(row["postings"], POSTING) for row in rows_of(tables))
    yield from SENT.batches(row for run in runs(articles) for row in split(run, run["key"], buckets))


def runs(articles: Iterable[Table], run: int = RUN) -> Iterator[Table]:
    """The postings of articles, so many together, without those of keys that are cut whatever else there is."""
    waiting: list[Table] = []
    count = 0
    for postings in articles:
        waiting.append(postings)
        count += len(postings)
        if count >= run:
            yield thinned(np.concatenate(waiting))
            waiting, count = [], 0
    if waiting:
        yield thinned(np.concatenate(waiting))


def thinned(postings: Table) -> Table:
    """The postings by key; of a key that is too common one is left, which says so."""
    keys = _Keys(postings)
    common = keys.common[keys.groups]
    first = np.zeros(len(common), bool)
    first[keys.begins] = True
    marks = keys.postings[common & first].copy()
    marks["claims"] = _MOST
    return np.concatenate([keys.postings[~common], marks])


class _Keys:
    """Postings sorted by key, then article: which key each is of, where each begins, and which are too common."""

    def __init__(self, postings: Table) -> None:
        self.postings = postings[np.lexsort((postings["article"], postings["key"]))]
        keys = self.postings["key"]
        new = np.ones(len(keys), bool)
        new[1:] = keys[1:] != keys[:-1]
        self.begins: Whole = np.flatnonzero(new)
        self.groups: Whole = np.cumsum(new) - 1
        self.sizes: Whole = np.diff(self.begins, append=len(keys))
        self.claims: Whole = np.bincount(self.groups, self.postings["claims"]).astype(np.int64)
        word = np.bincount(self.groups, self.postings["word"]) > 0
        most = np.where(word, COMMON_WORD, COMMON_ARTICLES)
        self.common: Truths = (self.claims > COMMON_KEY) | (self.sizes > most)


def _met(buckets: int, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from SENT.batches(meeting_rows(rows_of(tables), buckets))


def meeting_rows(rows: Iterable[Row], buckets: int) -> Iterator[Row]:
    """The meetings by the keys of each bucket."""
    for _, own in by_bucket(rows):
        found = meetings_in(np.frombuffer(b"".join(row["keys"] for row in own), POSTING))
        yield from split(found, found["other"], buckets)


def meetings_in(postings: Table) -> Table:
    """Each two articles of a key that is not cut, and each article of which several claims have it with itself."""
    keys = _Keys(postings)
    telling = (keys.claims > 1) & ~keys.common
    alone = keys.postings[telling[keys.groups] & (keys.postings["claims"] > 1)]
    found = [_table(alone["article"], alone["article"], alone["key"])]
    for size in np.unique(keys.sizes[telling]).tolist():
        begins = keys.begins[telling & (keys.sizes == size)]
        places = begins[:, None] + np.arange(size)
        one, other = np.triu_indices(size, 1)
        some = keys.postings[places]
        found.append(_table(some["article"][:, one], some["article"][:, other], some["key"][:, one]))
    return np.concatenate(found)


def _table(one: Whole, other: Whole, key: Whole) -> Table:
    table = np.empty(one.size, MEETING)
    table["one"], table["other"], table["key"] = one.ravel(), other.ravel(), key.ravel()
    return table
