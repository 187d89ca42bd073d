"""Linking on Spark: for each meeting both articles send what the other needs, and the two halves are linked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.spark.articles import Article
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.packing import pack, unpack
from claimcheck.subjects.linker import Linkable, link_articles
from claimcheck.subjects.rarity import Rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.models import Link
    from claimcheck.spark.census import SharedCorpus
    from claimcheck.subjects.corpus import Corpus

#: One row an article and meeting: what the article adds to it. `keys` are those by which the two meet.
HALVES = Columns({"one": "long", "other": "long", "keys": "array<long>", "half": "binary"})
#: One row a link between two claims; without a link, two claims that are judged together all the same.
LINKS = Columns({"a": "string", "a_document": "string", "b": "string", "b_document": "string", "link": "binary"})
_NOTHING = Rarity(0, {}, {})


def links_of(articles: DataFrame, meetings: DataFrame, corpus: SharedCorpus) -> DataFrame:
    """The links between the claims of articles that meet, by relation `subject`.

    An article is not sent whole to each that it meets: only its claims with a key that they share, and what
    is known of it as a whole.
    """
    from pyspark.sql import functions as F  # noqa: N812

    met = meetings.groupBy("one", "other").agg(F.collect_set("key").alias("keys"))
    met = met.select("one", "other", "keys", F.explode(F.array_distinct(F.array("one", "other"))).alias("number"))
    wanted = met.groupBy("number").agg(F.collect_list(F.struct("one", "other", "keys")).alias("meetings"))
    halves = (
        wanted.join(articles.select("number", "claims", "article"), "number")
        .select("number", "claims", "article", "meetings")
        .mapInArrow(partial(_halves, corpus), HALVES.ddl)
    )
    whole = halves.groupBy("one", "other").agg(
        F.first("keys").alias("keys"), F.collect_list("half").alias("halves")
    )  # fmt: skip
    return whole.mapInArrow(partial(_links, corpus), LINKS.ddl)


def _halves(corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from HALVES.batches(half_rows(rows_of(tables), corpus.value()))


def half_rows(rows: Iterable[Row], corpus: Corpus) -> Iterator[Row]:
    """For each meeting of an article what it adds."""
    for row in rows:
        published = Article.model_validate_json(row["article"]).info.published
        whole = Linkable.of(unpack(row["claims"]), published, corpus)
        for meeting in row["meetings"]:
            yield {**meeting, "half": pack(part_of(whole, meeting["keys"]))}


def part_of(whole: Linkable, keys: Iterable[int]) -> Linkable:
    """An article with only those claims that have one of the keys, and without what all articles have in common."""
    wanted = sorted({place for key in keys for place in whole.places.get(key, ())})
    moved = {place: new for new, place in enumerate(wanted)}
    claims = tuple(whole.claims[place] for place in wanted)
    sentences = {(claim.document, claim.start) for claim in claims}
    return replace(
        whole,
        claims=claims,
        places={key: [moved[place] for place in whole.places[key]] for key in keys if key in whole.places},
        profiles={claim.id: whole.profiles[claim.id] for claim in claims},
        company=replace(
            whole.company,
            values={place: told for place, told in whole.company.values.items() if place in sentences},
            rarity=_NOTHING,
        ),
    )


def _links(corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    known = corpus.value()
    yield from LINKS.batches(row for whole in rows_of(tables) for row in link_rows(whole, known))


def link_rows(row: Row, corpus: Corpus) -> Iterator[Row]:
    """The links of a meeting; the article whose id comes first is linked with the other."""
    halves = sorted((unpack(half) for half in row["halves"]), key=lambda half: half.document)
    if len(halves) > 2:
        told = " and ".join(sorted({half.document for half in halves}))
        raise UsageError(f"{told}: two of these ids have the same 64-bit number by chance; rename one of them")
    one, other = (_completed(half, corpus) for half in (halves[0], halves[-1]))
    for link in link_articles(one, other, row["keys"], corpus):
        yield edge(link.a, one.document, link.b, other.document, link)


def edge(a: str, a_document: str, b: str, b_document: str, link: Link | None = None, rank: int = 0) -> Row:
    """Two claims that are judged together, as a row of `LINKS`; of two links between them the lower rank is first."""
    return {
        "a": a, "a_document": a_document, "b": b, "b_document": b_document,
        "link": None if link is None else pack((rank, link)),
    }  # fmt: skip


def _completed(half: Linkable, corpus: Corpus) -> Linkable:
    return replace(half, company=replace(half.company, rarity=corpus.rarity))
