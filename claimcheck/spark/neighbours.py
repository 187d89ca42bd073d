"""Neighbours: with each article come its links, and of every other article the claims that it is linked with."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.spark.articles import Article
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.packing import dump, load, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.models import Claim
    from claimcheck.spark.linking import Ranked

#: One row an article (`kind` 0), then one a claim of it (`id`) that an article (`host`) has a link with.
ASKED = Columns(
    {
        "number": "long", "kind": "int", "claims": "binary", "article": "binary", "fresh": "boolean",
        "host": "long", "id": "string",
    }
)  # fmt: skip
#: One row what an article brings to another: the number of that one, and a `Piece`, of which each part is packed.
BROUGHT = Columns({"number": "long", "data": "binary"})
_ARTICLE, _ASKS = range(2)
_LINK, _NEIGHBOUR = 1, 2


class Piece(NamedTuple):
    """Some claims of an article, and what is known of it."""

    article: Article
    fresh: bool
    claims: tuple[Claim, ...]


class Near(NamedTuple):
    """An article with all its claims, its links, and its neighbours with the claims that it is linked with."""

    own: Piece
    links: list[Ranked]
    neighbours: list[Piece]


def near_of(articles: DataFrame, links: DataFrame) -> DataFrame:
    """Rows of which `nears_in` makes articles with their neighbours, those of an article together.

    A link goes to both its articles, and the claim at its end to the article at the other. No task gets more than what
    one article is linked with, which the bounds on keys bound.
    """
    from pyspark.sql import functions as F  # noqa: N812

    one, other = F.xxhash64("a_document"), F.xxhash64("b_document")
    ends = links.select(one.alias("one"), other.alias("other"), "a", "b", "link").persist()
    own = articles.select("number", F.lit(_ARTICLE).alias("kind"), "claims", "article", "fresh")
    both = F.array(
        F.struct(F.col("one").alias("number"), F.col("other").alias("host"), F.col("a").alias("id")),
        F.struct(F.col("other").alias("number"), F.col("one").alias("host"), F.col("b").alias("id")),
    )
    asked = ends.where("one != other").select(F.inline(both)).withColumn("kind", F.lit(_ASKS))
    brought = _gathered(_added(own, asked).select(*ASKED.types)).mapInArrow(_brought, BROUGHT.ddl)
    joined = ends.select(
        F.explode(F.expr("array_distinct(array(one, other))")).alias("number"), F.col("link").alias("data")
    )
    return _gathered(
        _added(_added(own, joined.withColumn("kind", F.lit(_LINK))), brought.withColumn("kind", F.lit(_NEIGHBOUR)))
    )


def _added(rows: DataFrame, others: DataFrame) -> DataFrame:
    return rows.unionByName(others, allowMissingColumns=True)


def _gathered(rows: DataFrame) -> DataFrame:
    return rows.repartition("number").sortWithinPartitions("number", "kind")


def _brought(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from BROUGHT.batches(brought_rows(rows_of(tables)))


def brought_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """What each article brings to those that ask for claims of it; its observations stay with it."""
    for _, some in groupby(rows, lambda row: row["number"]):
        first, *rest = some
        own = _piece(first)
        # what many ask for is made ready once
        article = dump(own.article.model_copy(update={"observations": ()}))
        claims = [(claim.id, dump(claim)) for claim in own.claims]
        asked: dict[int, set[str]] = defaultdict(set)
        for row in rest:
            asked[row["host"]].add(row["id"])
        for host in sorted(asked):
            wanted = tuple(data for id, data in claims if id in asked[host])
            yield {"number": host, "data": dump((article, own.fresh, wanted))}


def nears_in(rows: Iterable[Row]) -> Iterator[Near]:
    """The articles of a task, each with its neighbours, in the order of ids."""
    for _, some in groupby(rows, lambda row: row["number"]):
        first, *rest = some
        links: list[Ranked] = []
        neighbours: list[Piece] = []
        for row in rest:
            if row["kind"] == _LINK:
                links.append(load(row["data"]))
            else:
                article, fresh, claims = load(row["data"])
                neighbours.append(Piece(_revived(article), fresh, tuple(map(_revived, claims))))
        links.sort(key=lambda one: (one.rank, one.a, one.b))
        neighbours.sort(key=lambda one: one.article.info.id)
        yield Near(_piece(first), links, neighbours)


# an article is a neighbour of many that are judged by one task; a claim takes five kilobytes
@lru_cache(maxsize=8192)
def _revived(data: bytes) -> Any:
    return load(data)


def _piece(row: Row) -> Piece:
    return Piece(Article.model_validate_json(row["article"]), bool(row["fresh"]), unpack(row["claims"]))
