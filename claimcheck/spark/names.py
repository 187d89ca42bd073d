"""Who is who on Spark: names are matched where they share a key, and only those that match come to the driver."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.subjects.name_blocks import COMMON_KEY
from claimcheck.subjects.name_match import name_keys
from claimcheck.subjects.whoiswho import are_one, rank, standing_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import pyarrow
    from pyspark.sql import DataFrame

_KEYS = Columns({"key": "string", "name": "string"})
#: One row two names that match; `other` comes first by `whoiswho.rank`.
MATCHES = Columns({"name": "string", "other": "string"})


def representatives(names: DataFrame, aliases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The names that another stands for, of a table with one distinct name a row; as `whoiswho.table_of` has them."""
    from pyspark.sql import functions as F  # noqa: N812

    told = frozenset(other for others in aliases.values() for other in others)
    keyed = names.toDF("name").mapInArrow(partial(_keys, told), _KEYS.ddl)
    blocks = keyed.groupBy("key").agg(F.collect_list("name").alias("block"))
    telling = blocks.select("block").where(f"size(block) BETWEEN 2 AND {COMMON_KEY}")
    found = telling.mapInArrow(_matches, MATCHES.ddl).distinct().toArrow()
    return resolved(zip(found["name"].to_pylist(), found["other"].to_pylist(), strict=True), aliases)


def _keys(left_out: Collection[str], tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from _KEYS.batches(
        {"key": key, "name": row["name"]}
        for row in rows_of(tables)
        if row["name"] not in left_out
        for key in sorted(name_keys(row["name"]))
    )


def _matches(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from MATCHES.batches(row for one in rows_of(tables) for row in match_rows(one["block"]))


def match_rows(block: Iterable[str]) -> Iterator[Row]:
    """The names under one key that match another under it."""
    for other, name in combinations(sorted(block, key=rank), 2):
        if are_one(name, other):
            yield {"name": name, "other": other}


def resolved(matches: Iterable[tuple[str, str]], aliases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Who stands for whom, by all names that match: one bearer's longest name, unless it may be of two bearers."""
    matching: dict[str, set[str]] = {}
    for name, other in matches:
        matching.setdefault(name, set()).add(other)
    known = {other: main for main, others in aliases.items() for other in others}
    for name in sorted(matching, key=rank):
        known[name] = standing_for(name, matching[name], known)
    return {name: main for name, main in known.items() if name != main}
