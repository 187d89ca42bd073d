"""Linking on Spark: for each meeting one article sends the other what that needs of it, and there they are linked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.spark.articles import Article
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.packing import pack, unpack
from claimcheck.subjects.linker import Linkable, link_meetings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.models import Link
    from claimcheck.spark.census import SharedCorpus
    from claimcheck.subjects.corpus import Corpus

#: One row a meeting: what the article `other` brings to the article `one`; nothing where an article meets itself.
HALVES = Columns({"one": "long", "keys": "array<long>", "half": "binary"})
#: One row a link between two claims; without a link, two claims that are judged together all the same.
LINKS = Columns({"a": "string", "a_document": "string", "b": "string", "b_document": "string", "link": "binary"})

#: so many guests of an article are compared with it at once
TOGETHER = 256


def links_of(articles: DataFrame, meetings: DataFrame, corpus: SharedCorpus) -> DataFrame:
    """The links between the claims of articles that meet, by relation `subject`.

    Of two articles one is sent to the other, and not whole: only its claims with a key that they share, and what is
    known of it as a whole. Most of what a run sends is this.
    """
    from pyspark.sql import functions as F  # noqa: N812

    met = meetings.groupBy("one", "other").agg(F.collect_set("key").alias("keys"))
    apart = met.where("one != other").groupBy("other").agg(F.collect_list(F.struct("one", "keys")).alias("meetings"))
    halves = apart.join(_called("other", articles), "other").select("claims", "article", "meetings")
    itself = met.where("one = other").select("one", "keys", F.lit(None).cast("binary").alias("half"))
    sent = halves.mapInArrow(partial(_halves, corpus), HALVES.ddl).unionByName(itself)
    guests = sent.groupBy("one").agg(F.collect_list(F.struct("keys", "half")).alias("guests"))
    whole = guests.join(_called("one", articles), "one").select("claims", "article", "guests")
    return whole.mapInArrow(partial(_links, corpus), LINKS.ddl)


def _called(name: str, articles: DataFrame) -> DataFrame:
    """The articles, with their number under another name."""
    return articles.selectExpr(f"number AS {name}", "claims", "article")


def _halves(corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from HALVES.batches(half_rows(rows_of(tables), corpus.value()))


def half_rows(rows: Iterable[Row], corpus: Corpus) -> Iterator[Row]:
    """For each meeting of an article with another what it brings."""
    for row in rows:
        own = _linkable(row, corpus)
        for meeting in row["meetings"]:
            yield {**meeting, "half": pack(part_of(own, meeting["keys"]))}


def _linkable(row: Row, corpus: Corpus) -> Linkable:
    return Linkable.of(unpack(row["claims"]), Article.model_validate_json(row["article"]).info.published, corpus)


def part_of(whole: Linkable, keys: Iterable[int]) -> Linkable:
    """An article with only those claims that have one of the keys, and without what all articles have in common."""
    wanted = sorted({place for key in keys for place in whole.places.get(key, ())})
    moved = {place: new for new, place in enumerate(wanted)}
    return replace(
        whole,
        claims=tuple(whole.claims[place] for place in wanted),
        places={key: [moved[place] for place in whole.places[key]] for key in keys if key in whole.places},
        profiles=tuple(whole.profiles[place] for place in wanted),
    )


def _links(corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    known = corpus.value()
    yield from LINKS.batches(row for whole in rows_of(tables) for row in link_rows(whole, known))


def link_rows(row: Row, corpus: Corpus) -> Iterator[Row]:
    """The links of an article with each of its guests, and with itself; the one whose id comes first is first."""
    own, guests = _linkable(row, corpus), iter(row["guests"])
    while some := list(islice(guests, TOGETHER)):
        met = [(own if guest["half"] is None else unpack(guest["half"]), guest["keys"]) for guest in some]
        meetings = [(*sorted((own, other), key=lambda one: one.document), keys) for other, keys in met]
        told_in = {claim.id: article.document for *two, _ in meetings for article in two for claim in article.claims}
        for link in link_meetings(meetings, corpus):
            yield edge(link.a, told_in[link.a], link.b, told_in[link.b], link)


def edge(a: str, a_document: str, b: str, b_document: str, link: Link | None = None, rank: int = 0) -> Row:
    """Two claims that are judged together, as a row of `LINKS`; of two links between them the lower rank is first."""
    return {
        "a": a, "a_document": a_document, "b": b, "b_document": b_document,
        "link": None if link is None else pack((rank, link)),
    }  # fmt: skip
