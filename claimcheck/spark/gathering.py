"""From rows of claims to articles: each with its claims together, as all that follows needs them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimcheck.models import Claim
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.packing import pack
from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.corpus import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow
    from pyspark.sql import DataFrame

#: One row an article. `number` stands for the article in all tables that are joined; `claims` are packed.
ARTICLES = Columns(
    {
        "number": "long",
        "document": "string",
        "stated": "int",
        "claims": "binary",
        "article": "binary",
        "fresh": "boolean",
        "names": "array<string>",
        "words": "array<string>",
    }
)


def articles_of(claims: DataFrame, aliases: Mapping[str, Iterable[str]], new: DataFrame | None) -> DataFrame:
    """The articles of a table of claims, whatever the order of its rows; `fresh` are those that `new` has.

    A claim that stands there twice counts once. Of two texts under one id one is taken, always the same;
    `tables.skipped` tells of the other.
    """
    from pyspark.sql import functions as F  # noqa: N812

    row = F.struct("article", "number", "claim")
    grouped = (
        claims.where("article IS NOT NULL")
        .groupBy("document")
        .agg(F.min("article").alias("article"), F.array_sort(F.collect_set(row)).alias("rows"))
    )
    own = "filter(rows, row -> row.article = article AND row.claim IS NOT NULL)"
    chosen = grouped.select(
        F.xxhash64("document").alias("number"),
        "document",
        "article",
        F.expr(f"transform({own}, row -> row.claim)").alias("claims"),
    )
    if new is None:
        fresh = chosen.withColumn("fresh", F.lit(False))
    else:
        marked = new.select("document", F.lit(True).alias("fresh"))
        fresh = chosen.join(marked, "document", "left").fillna(False, "fresh")
    names = {name: tuple(others) for name, others in aliases.items()}
    return fresh.mapInArrow(partial(_gather, names), ARTICLES.ddl)


def infos_of(claims: DataFrame) -> DataFrame:
    """What is known of each article besides its claims, in the order of the ids: columns `article`, `document`."""
    from pyspark.sql import functions as F  # noqa: N812

    read = claims.where("article IS NOT NULL").groupBy("document").agg(F.min("article").alias("article"))
    return read.select("article", "document").sort("document")


def _gather(
    aliases: Mapping[str, tuple[str, ...]], tables: Iterable[pyarrow.RecordBatch]
) -> Iterator[pyarrow.RecordBatch]:
    yield from ARTICLES.batches(gathered(row, aliases) for row in rows_of(tables))


def gathered(row: Row, aliases: Mapping[str, Iterable[str]]) -> Row:
    """An article's row, with its claims packed and what it adds to what is known of all articles."""
    claims = with_aliases([Claim.model_validate_json(one) for one in row["claims"]], aliases)
    digest = digest_of(row["document"], claims)
    return {
        **row,
        "stated": len(claims),
        "claims": pack(tuple(claims)),
        "names": list(digest.names),
        "words": list(digest.words),
    }
