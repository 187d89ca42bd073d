"""Which articles meet: those that share a key which is not cut, found by Spark's own grouping."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.packing import unpack
from claimcheck.subjects.blocking import COMMON_ARTICLES, COMMON_KEY, COMMON_WORD
from claimcheck.subjects.corpus import digest_of, keys_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.spark.census import SharedCorpus
    from claimcheck.subjects.corpus import Corpus, KeyCount

#: One row a key and run of articles. `articles` are their numbers, `several` those of which two claims have the key;
#: both are left out where the run alone is too much for the key.
KEYS = Columns(
    {
        "key": "long",
        "claims": "long",
        "count": "long",
        "word": "boolean",
        "articles": "array<long>",
        "several": "array<long>",
    }
)
#: One row a key that an article shares with another, or with itself.
MEETINGS = Columns({"one": "long", "other": "long", "key": "long"})
#: keys that a task holds before it hands them on: a word of every other article then goes on once in a run and not
#: once an article, and no worker gets more of it than of others
RUN = 300_000


def meetings_of(articles: DataFrame, corpus: SharedCorpus) -> DataFrame:
    """The meetings between articles: each is there once, with the smaller number first."""
    from pyspark.sql import functions as F  # noqa: N812

    keys = articles.select("number", "document", "claims").mapInArrow(partial(_keys, corpus), KEYS.ddl)
    grouped = keys.groupBy("key").agg(
        F.sum("claims").alias("claims"),
        F.sum("count").alias("count"),
        F.max("word").alias("word"),
        F.flatten(F.collect_list("articles")).alias("articles"),
        F.flatten(F.collect_list("several")).alias("several"),
    )
    most = F.when(F.col("word"), COMMON_WORD).otherwise(COMMON_ARTICLES)
    kept = grouped.where((F.col("claims") > 1) & (F.col("claims") <= COMMON_KEY) & (F.col("count") <= most))
    return kept.select("key", "articles", "several").mapInArrow(_pairs, MEETINGS.ddl)


def _keys(corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from KEYS.batches(key_rows(rows_of(tables), corpus.value()))


def key_rows(rows: Iterable[Row], corpus: Corpus) -> Iterator[Row]:
    """The keys of articles, put together for a run of them."""
    return combined(
        (row["number"], keys_in(digest_of(row["document"], unpack(row["claims"])), corpus.names)) for row in rows
    )


def combined(keyed: Iterable[tuple[int, Mapping[int, KeyCount]]], run: int = RUN) -> Iterator[Row]:
    """One row a key for as many articles, given by number and keys, as have `run` keys together."""
    known: dict[int, Row] = {}
    for number, keys in keyed:
        for key, (claims, word) in keys.items():
            _add(known, key, claims, word, number)
        if len(known) >= run:
            yield from known.values()
            known = {}
    yield from known.values()


def _add(known: dict[int, Row], key: int, claims: int, word: bool, number: int) -> None:
    row = known.get(key)
    if row is None:
        row = known[key] = {"key": key, "claims": 0, "count": 0, "word": False, "articles": [], "several": []}
    row["claims"] += claims
    row["count"] += 1
    row["word"] = row["word"] or word
    if row["count"] > COMMON_ARTICLES or row["claims"] > COMMON_KEY:
        row["articles"], row["several"] = [], []
        return
    row["articles"].append(number)
    if claims > 1:
        row["several"].append(number)


def _pairs(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from MEETINGS.batches(pair_rows(rows_of(tables)))


def pair_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Each two articles of a key, and each article that has it several times with itself."""
    for row in rows:
        for number in row["several"]:
            yield {"one": number, "other": number, "key": row["key"]}
        for one, other in combinations(sorted(row["articles"]), 2):
            yield {"one": one, "other": other, "key": row["key"]}
