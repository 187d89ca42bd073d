"""Buckets: rows that belong together go to one task, in an order in which it can take them one after the other.

Spark moves rows and sorts them; what is in them, often the numbers of thousands of keys as bytes, only Python looks at.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.spark.columns import Columns, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from pyspark.sql import DataFrame, SparkSession

#: One row a thing that is sent to a bucket. Of a bucket, articles come first (`kind` 0), by number.
SENT = Columns({"bucket": "int", "kind": "int", "number": "long", "keys": "binary", "sheet": "binary"})
#: buckets for each partition of a shuffle: the more, the more evenly the partitions are filled
IN_PARTITION = 4


def buckets_in(spark: SparkSession) -> int:
    """Into how many buckets a run puts its rows."""
    return IN_PARTITION * int(str(spark.conf.get("spark.sql.shuffle.partitions")))


def gathered(rows: DataFrame) -> DataFrame:
    """The rows (`SENT`), each bucket's together and in order."""
    return rows.repartition("bucket").sortWithinPartitions("bucket", "kind", "number")


def by_bucket(rows: Iterable[Row]) -> Iterator[tuple[dict[int, bytes], Iterator[Row]]]:
    """For each bucket the sheets of its articles by number, and the other rows as they come."""
    for _, own in groupby(rows, lambda row: row["bucket"]):
        kinds = groupby(own, lambda row: row["kind"])
        sheets: dict[int, bytes] = {}
        for kind, some in kinds:
            if kind == 0:
                sheets = {row["number"]: row["sheet"] for row in some}
            else:
                yield sheets, some


def split(table: NDArray[Any], numbers: NDArray[np.int64], buckets: int) -> Iterator[Row]:
    """Rows of an array, put into buckets by their numbers: one row of `SENT` a bucket, with its part as bytes."""
    bucket = numbers % buckets
    order = np.argsort(bucket, kind="stable")
    ordered = table[order]
    for one, rows in stretches(bucket[order]):
        yield {"bucket": one, "kind": 1, "number": 0, "keys": ordered[rows].tobytes()}


def stretches(numbers: NDArray[np.int64]) -> Iterator[tuple[int, slice]]:
    """Each number of a sorted column, and where it stands."""
    if len(numbers):
        begins = np.flatnonzero(np.diff(numbers, prepend=numbers[0] - 1))
        ends = [*begins[1:].tolist(), len(numbers)]
        for begin, end in zip(begins.tolist(), ends, strict=True):
            yield int(numbers[begin]), slice(begin, end)
