"""Titles on Spark: claims to posts meet by name and by office, and are linked two articles at a time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from claimcheck.spark.blocks import runs_of
from claimcheck.spark.census import column
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.linking import LINKS, edge
from claimcheck.spark.packing import pack, unpack
from claimcheck.subjects.holdings import BLOCK, RELATIONS, holding_keys, link_holding
from claimcheck.subjects.stories import Stories, StoryCensus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.models import Claim

#: One row an article that tells of posts, with its title claims.
TITLES = Columns({"number": "long", "document": "string", "titles": "binary"})
_CENSUS = Columns({"census": "binary"})
_KEYS = Columns({"key": "string", "document": "string", "number": "long", "place": "int"})
#: One row two title claims that stand under one key, by relation, article and place; the earlier one first.
_MET = Columns({"relation": "int", "one": "long", "a": "int", "other": "long", "b": "int"})
#: a census of so many articles is handed on at once
_RUN = 5_000
#: of two links between two claims that of the claims' subject comes first
FIRST_RANK = 1


class _Spread(dict[str, int]):
    """In how many articles a name stands: those of one are left out."""

    def __missing__(self, name: str) -> int:
        return 1


@dataclass(frozen=True, slots=True)
class SharedStories:
    """What the title claims of all articles tell together, as it goes with a task."""

    broadcast: Any

    def of(self, claims: Sequence[Claim]) -> Stories:
        """The stories of these articles among all: all title claims of each must be given."""
        spread, heirs, kinds = self.broadcast.value
        return replace(Stories.of(claims, StoryCensus()), spread=spread, heirs=heirs, kinds=kinds)


def title_links(articles: DataFrame) -> DataFrame:
    """The links between title claims, as rows of `LINKS`."""
    from pyspark.sql import functions as F  # noqa: N812

    titles = articles.select("number", "document", "claims").mapInArrow(_titles, TITLES.ddl).persist()
    stories = _shared_stories(titles)
    filed = titles.mapInArrow(partial(_keys, stories), _KEYS.ddl)
    met = runs_of(filed, BLOCK).select("key", "lead", "run").mapInArrow(_met, _MET.ddl).distinct()
    pairs = met.groupBy("one", "other").agg(F.collect_list(F.struct("relation", "a", "b")).alias("pairs"))
    one = titles.select(F.col("number").alias("one"), F.col("titles").alias("first"))
    other = titles.select(F.col("number").alias("other"), F.col("titles").alias("second"))
    whole = pairs.join(one, "one").join(other, "other").select("first", "second", "pairs")
    return whole.mapInArrow(partial(_links, stories), LINKS.ddl)


def _titles(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from TITLES.batches(row for one in rows_of(tables) for row in title_rows(one))


def title_rows(row: Row) -> Iterator[Row]:
    """The article's title claims, if it has any."""
    titles = tuple(claim for claim in unpack(row["claims"]) if claim.type == "title")
    if titles:
        yield {**row, "titles": pack(titles)}


def _shared_stories(titles: DataFrame) -> SharedStories:
    """The driver puts together what the tasks have counted: its memory grows with the names of those who hold posts."""
    census = StoryCensus()
    for told in column(titles.select("titles").mapInArrow(_census, _CENSUS.ddl)):
        census.merge(unpack(told))
    spread = _Spread({name: count for name, count in census.spread.items() if count > 1})
    heirs = {pair: frozenset(posts) for pair, posts in census.heirs.items()}
    context = titles.sparkSession.sparkContext
    return SharedStories(context.broadcast((spread, heirs, census.kinds())))


def _census(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from _CENSUS.batches(census_rows(rows_of(tables)))


def census_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """What the articles of a task tell together, run by run."""
    census, counted = StoryCensus(), 0
    for row in rows:
        census.add(unpack(row["titles"]))
        counted += 1
        if counted == _RUN:
            yield {"census": pack(_plain(census))}
            census, counted = StoryCensus(), 0
    if counted:
        yield {"census": pack(_plain(census))}


def _plain(census: StoryCensus) -> StoryCensus:
    """The same without functions in it, so that it can be pickled."""
    return StoryCensus(census.spread, dict(census.heirs), dict(census.votes), census.people)


def _keys(stories: SharedStories, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from _KEYS.batches(row for one in rows_of(tables) for row in key_rows(one, stories))


def key_rows(row: Row, stories: SharedStories) -> Iterator[Row]:
    """The keys of an article's title claims; each begins with the number of its relation."""
    titles: tuple[Claim, ...] = unpack(row["titles"])
    own = stories.of(titles)
    for place, claim in enumerate(titles):
        for number, relation in enumerate(RELATIONS):
            for key in holding_keys(relation, claim, own):
                yield {**row, "key": f"{number}{key}", "place": place}


def _met(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from _MET.batches(row for one in rows_of(tables) for row in met_rows(one))


def met_rows(row: Row) -> Iterator[Row]:
    """Each claim of a run with the BLOCK claims before it."""
    before: deque[Mapping[str, Any]] = deque(maxlen=BLOCK)
    for number, claim in enumerate(row["run"]):
        for earlier in before if number >= row["lead"] else ():
            yield {
                "relation": int(row["key"][0]),
                "one": earlier["number"], "a": earlier["place"],
                "other": claim["number"], "b": claim["place"],
            }  # fmt: skip
        before.append(claim)


def _links(stories: SharedStories, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from LINKS.batches(row for one in rows_of(tables) for row in link_rows(one, stories))


def link_rows(row: Row, stories: SharedStories) -> Iterator[Row]:
    """The links between the title claims of two articles, or of one."""
    first, second = _opened(row["first"]), _opened(row["second"])
    itself = first[0].document == second[0].document
    both = stories.of(first if itself else (*first, *second))
    for pair in row["pairs"]:
        a, b = first[pair["a"]], second[pair["b"]]
        link = link_holding(RELATIONS[pair["relation"]], a, b, both)
        if link is not None:
            yield edge(link, a.document, b.document, FIRST_RANK + pair["relation"])


# an article meets many, and Spark puts together what it meets
@lru_cache(maxsize=2048)
def _opened(packed: bytes) -> tuple[Claim, ...]:
    titles: tuple[Claim, ...] = unpack(packed)
    return titles
