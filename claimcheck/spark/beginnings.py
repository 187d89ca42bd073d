"""Beginnings on Spark: births and foundings meet under a name, and are linked block by block."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.linking import LINKS, edge
from claimcheck.spark.names import representatives
from claimcheck.spark.packing import pack, unpack
from claimcheck.subjects.beginnings import beginning_keys, link_block, tells_beginning
from claimcheck.subjects.blocking import COMMON_KEY
from claimcheck.subjects.whoiswho import WhoIsWhoTable, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.models import Claim

#: One row a claim that tells a beginning; `claim` is packed.
TOLD = Columns({"document": "string", "place": "int", "id": "string", "claim": "binary", "names": "array<string>"})
_KEYS = Columns({"id": "string", "key": "string"})
#: links of these come after those of the other kinds
RANK = 3


def beginning_links(articles: DataFrame) -> DataFrame:
    """The links between claims that tell beginnings, as rows of `LINKS`.

    A claim goes with its keys only where these have a second claim, and not too many.
    """
    from pyspark.sql import functions as F  # noqa: N812

    told = articles.select("document", "claims").mapInArrow(_told, TOLD.ddl).persist()
    changed = representatives(told.select(F.explode("names")).distinct(), {})
    shared = told.sparkSession.sparkContext.broadcast(changed)
    filed = told.select("id", "claim").mapInArrow(partial(_keys, shared), _KEYS.ddl)
    counts = filed.groupBy("key").count().where(f"count > 1 AND count <= {COMMON_KEY}").select("key")
    claim = F.struct("document", "place", "claim")
    found = filed.join(counts, "key").join(told, "id")
    blocks = found.groupBy("key").agg(F.array_sort(F.collect_list(claim)).alias("all"))
    return blocks.mapInArrow(_links, LINKS.ddl).dropDuplicates(["a", "b"])


def _told(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from TOLD.batches(row for one in rows_of(tables) for row in told_rows(one))


def told_rows(row: Row) -> Iterator[Row]:
    """The claims of an article that tell a beginning, with the names in them."""
    for place, claim in enumerate(unpack(row["claims"])):
        if tells_beginning(claim):
            yield {**row, "place": place, "id": claim.id, "claim": pack(claim), "names": sorted(names_in([claim]))}


def _keys(shared: Any, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    names = WhoIsWhoTable(shared.value)
    yield from _KEYS.batches(row for one in rows_of(tables) for row in key_rows(one, names))


def key_rows(row: Row, names: WhoIsWhoTable) -> Iterator[Row]:
    """The keys of a claim, as JSON."""
    for key in beginning_keys(unpack(row["claim"]), names):
        yield {"id": row["id"], "key": json.dumps(key, ensure_ascii=False)}


def _links(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from LINKS.batches(row for one in rows_of(tables) for row in link_rows(one))


def link_rows(row: Row) -> Iterator[Row]:
    """The links between the claims of a block."""
    block: list[Claim] = [unpack(one["claim"]) for one in row["all"]]
    by_id = {claim.id: claim.document for claim in block}
    for link in link_block(tuple(json.loads(row["key"])), block):
        yield edge(link, by_id[link.a], by_id[link.b], RANK)
