"""Parts: claims that links join, directly or by others, are judged together, and no others with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimcheck.spark.articles import Article
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.linking import LINKS, together
from claimcheck.spark.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

    from claimcheck.models import Claim

    Edges = tuple[NDArray[np.int64], NDArray[np.int64]]

#: One row an article and part, with its piece, or a link and its part, as in `LINKS`.
PIECES = Columns({"part": "long", "piece": "binary", "link": "binary"})


class Piece(NamedTuple):
    """What one article has in a part; `places` are those of its claims in the article."""

    article: Article
    fresh: bool
    claims: tuple[Claim, ...]
    places: tuple[int, ...]


def pieces_of(articles: DataFrame, links: DataFrame) -> DataFrame:
    """All that is judged, cut into parts: pieces of articles, and links, each with the number of its part.

    A claim that nothing is linked with is judged with the others of its article of which that is true.
    """
    from pyspark.sql import functions as F  # noqa: N812

    own = articles.select("document", "article").mapInArrow(_edges_within, LINKS.ddl)
    edges = links.unionByName(own).withColumns({"one": F.xxhash64("a"), "other": F.xxhash64("b")}).persist()
    parts = _parts(edges)
    ends = edges.select("one", "a", "a_document").union(edges.select("other", "b", "b_document")).distinct()
    told = ends.toDF("node", "id", "document").join(parts, "node")
    by_article = told.groupBy("document").agg(F.collect_list(F.struct("id", "part")).alias("parts"))
    pieces = (
        articles.join(by_article, "document", "left")
        .select("number", "claims", "article", "fresh", "parts")
        .mapInArrow(_pieces, PIECES.ddl)
    )
    linked = edges.where("link IS NOT NULL").join(parts, edges["one"] == parts["node"])
    return pieces.unionByName(linked.select("part", F.lit(None).cast("binary").alias("piece"), "link"))


def _edges_within(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from LINKS.batches(row for one in rows_of(tables) for row in edges_within(one))


def edges_within(row: Row) -> Iterator[Row]:
    """The claims of one observation belong together."""
    for seen in Article.model_validate_json(row["article"]).observations:
        for other in seen.claims[1:]:
            yield together(seen.claims[0], row["document"], other, row["document"])


def _parts(edges: DataFrame) -> DataFrame:
    """The part of each claim that has an edge: a table of the claims' numbers and the parts'.

    Each task leaves only as many edges as hold together what its own do. These the driver holds: sixteen bytes an edge,
    and three times as much while it works.
    """
    import pyarrow

    table = edges.select("one", "other").mapInArrow(_forest, "one long, other long").distinct().toArrow()
    nodes, parts = connected(table["one"].to_numpy(), table["other"].to_numpy())
    return edges.sparkSession.createDataFrame(pyarrow.table({"node": nodes, "part": parts}))


def _forest(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    for ends in forest((table["one"].to_numpy(), table["other"].to_numpy()) for table in tables):
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array(column) for column in ends], ["one", "other"])


def forest(edges: Iterable[Edges]) -> Iterator[Edges]:
    """As few edges as connect what these, given piece by piece, do; one less than the nodes of each part."""
    kept = list(edges)
    if kept:
        nodes, parts = connected(*(np.concatenate(column) for column in zip(*kept, strict=True)))
        yield parts[nodes != parts], nodes[nodes != parts]


def connected(one: NDArray[np.int64], other: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The nodes of a graph given by its edges, each with the smallest node that it is connected with.

    Each node takes the smallest label of its neighbours', then that label's own, until none changes: about as many
    rounds as the logarithm of the longest path (Shiloach and Vishkin, "An O(log n) parallel connectivity algorithm").
    """
    nodes, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    a, b = places[: len(one)], places[len(one) :]
    labels = np.arange(len(nodes))
    while True:
        least = np.minimum(labels[a], labels[b])
        new = labels.copy()
        # the label's own node takes the smaller label too, so that whole trees are joined at once
        for ends in (labels[a], labels[b], a, b):
            np.minimum.at(new, ends, least)
        new = new[new]
        if np.array_equal(new, labels):
            return nodes, nodes[labels]
        labels = new


def _pieces(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from PIECES.batches(row for one in rows_of(tables) for row in pieces_in(one))


def pieces_in(row: Row) -> Iterator[Row]:
    """An article cut into its parts; one that states nothing has none."""
    article = Article.model_validate_json(row["article"])
    own: int = row["number"]
    parts: dict[str, int] = {one["id"]: one["part"] for one in row["parts"] or ()}
    claims: tuple[Claim, ...] = unpack(row["claims"])
    by_part: dict[int, list[int]] = {}
    for place, claim in enumerate(claims):
        by_part.setdefault(parts.get(claim.id, own), []).append(place)
    for part, places in by_part.items():
        inside = tuple(claims[place] for place in places)
        ids = {claim.id for claim in inside}
        seen = tuple(one for one in article.observations if not ids.isdisjoint(one.claims))
        cut = article.model_copy(update={"observations": seen})
        yield {"part": part, "piece": pack(Piece(cut, bool(row["fresh"]), inside, tuple(places)))}
