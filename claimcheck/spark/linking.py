"""Linking on Spark: for each meeting one article sends the other what that needs of it, and there they are linked."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimcheck.spark.articles import Article
from claimcheck.spark.buckets import SENT, buckets_in, by_bucket, gathered, stretches
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.meeting import MEETING, POSTING, meetings_of
from claimcheck.spark.packing import dump, load, pack, unpack
from claimcheck.spark.sheets import Opened, Sheet, sheet_of, table_of
from claimcheck.subjects.blocking import can_meet, key_numbers, keyed
from claimcheck.subjects.linker import Linkable, in_one_sentence, linked_pairs
from claimcheck.subjects.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow
    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

    from claimcheck.models import Claim, Link, Relation
    from claimcheck.spark.census import SharedCorpus
    from claimcheck.subjects.corpus import Corpus
    from claimcheck.subjects.table import Whole

#: One row an article that can meet others: its sheet, packed, and its keys.
READY = Columns({"bucket": "int", "number": "long", "sheet": "binary", "postings": "binary"})
#: One row a link between two claims; without a link, two claims that are judged together all the same.
LINKS = Columns({"a": "string", "a_document": "string", "b": "string", "b_document": "string", "link": "binary"})

#: so many meetings are compared at once
TOGETHER = 1_000


class Ranked(NamedTuple):
    """A link as it travels; with `told` its reasons are still to be put into words, and this is what they tell of."""

    rank: int
    a: str
    b: str
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    told: Mapping[str, float] | None


def links_of(articles: DataFrame, corpus: SharedCorpus) -> DataFrame:
    """The links between the claims of articles that meet, by relation `subject`.

    Of two articles one is sent to the other, and not whole: only its claims with a key that they share, and what is
    known of it as a whole. Most of what a run sends is this. No claim itself is sent: reasons, which need its words,
    are told where it is judged.
    """
    buckets = buckets_in(articles.sparkSession)
    told = articles.where("stated > 0").select("number", "claims", "article")
    ready = told.mapInArrow(partial(_ready, corpus, buckets), READY.ddl).persist()
    sheets = ready.selectExpr("bucket", "0 AS kind", "number", "CAST(NULL AS binary) AS keys", "sheet")
    met = gathered(sheets.unionByName(meetings_of(ready, buckets)))
    sent = gathered(sheets.unionByName(met.mapInArrow(partial(_parts, buckets), SENT.ddl)))
    return sent.mapInArrow(partial(_links, corpus), LINKS.ddl)


def _ready(corpus: SharedCorpus, buckets: int, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    known = corpus.value()
    yield from READY.batches(row for whole in rows_of(tables) for row in ready_rows(whole, known, buckets))


def ready_rows(row: Row, corpus: Corpus, buckets: int) -> Iterator[Row]:
    """An article made ready for all its meetings, if it can meet any."""
    claims: tuple[Claim, ...] = unpack(row["claims"])
    if not any(map(can_meet, claims)):
        return
    article = Linkable.of(claims, Article.model_validate_json(row["article"]).info.published, corpus)
    yield {
        "bucket": row["number"] % buckets,
        "number": row["number"],
        "sheet": pack(sheet_of(article, corpus)),
        "postings": postings_of(row["number"], article, corpus).tobytes(),
    }


def postings_of(number: int, article: Linkable, corpus: Corpus) -> NDArray[np.void]:
    """The keys of an article."""
    filed = (keyed(claim) for claim in article.claims)
    words: set[int] = set().union(*(key_numbers(one, corpus.names)[0] for one in filed if one is not None))
    postings = np.empty(len(article.places), POSTING)
    postings["key"] = list(article.places)
    postings["article"] = number
    postings["claims"] = [len(places) for places in article.places.values()]
    postings["word"] = [key in words for key in article.places]
    return postings


def _parts(buckets: int, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from SENT.batches(part_rows(rows_of(tables), buckets))


def part_rows(rows: Iterable[Row], buckets: int) -> Iterator[Row]:
    """For each meeting of an article what it brings to the other; only the keys where it meets itself."""
    for sheets, sent in by_bucket(rows):
        met = np.frombuffer(b"".join(row["keys"] for row in sent), MEETING)
        met = met[np.lexsort((met["one"], met["other"]))]
        for guest, hosts in stretches(met["other"]):
            opened, own = Opened(unpack(sheets[guest])), met[hosts]
            for host, meeting in stretches(own["one"]):
                told, keys = {"bucket": host % buckets, "kind": 1, "number": host}, own["key"][meeting]
                if host == guest:
                    yield {**told, "keys": keys.tobytes()}
                else:
                    yield {**told, "sheet": dump(opened.part(keys))}


def _links(corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from LINKS.batches(link_rows(rows_of(tables), corpus.value()))


def link_rows(rows: Iterable[Row], corpus: Corpus) -> Iterator[Row]:
    """The links of articles with what others bring them, and with themselves."""
    for sheets, sent in by_bucket(rows):
        while some := list(islice(sent, TOGETHER)):
            yield from _linked(some, sheets, corpus)


def _linked(meetings: Sequence[Row], packed: Mapping[int, bytes], corpus: Corpus) -> Iterator[Row]:
    """The links of some meetings."""
    hosts = {number: unpack(packed[number]) for number in dict.fromkeys(row["number"] for row in meetings)}
    sheets: list[Sheet] = list(hosts.values())
    places = {number: place for place, number in enumerate(hosts)}
    met: list[tuple[int, int, bytes | None]] = []
    for row in meetings:
        host = guest = places[row["number"]]
        if row["sheet"] is not None:
            guest = len(sheets)
            sheets.append(load(row["sheet"]))
        met.append((host, guest, row["keys"]))
    pairs = Pairs(table_of(sheets, corpus), *places_in(sheets, met))
    pairs = pairs.where(~in_one_sentence(pairs))
    ids = [id for sheet in sheets for id in sheet.ids]
    documents = [sheet.document for sheet in sheets for _ in sheet.ids]
    for a, b, score, told in linked_pairs(pairs):
        row = together(ids[a], documents[a], ids[b], documents[b])
        yield {**row, "link": dump(Ranked(0, ids[a], ids[b], "subject", score, (), told))}


def places_in(sheets: Sequence[Sheet], met: Iterable[tuple[int, int, bytes | None]]) -> tuple[Whole, Whole]:
    """The claims that share a key of a meeting, by their places among those of all sheets.

    A meeting is that of a host and a guest, by their numbers; the article whose id comes first is first. An article
    meets itself by the keys given.
    """
    begins = np.cumsum([0, *(len(sheet.ids) for sheet in sheets)]).tolist()
    hosts: dict[int, Opened] = {}
    found = [np.empty(0, np.int64)]
    for host, guest, told in met:
        own = hosts.get(host)
        if own is None:
            own = hosts[host] = Opened(sheets[host])
        if told is None:
            other = Opened(sheets[guest])
            keys, places = other.keys, other.places
        else:
            inside = np.isin(own.keys, np.frombuffer(told, np.int64))
            keys, places = own.keys[inside], own.places[inside]
        ours, theirs = _matching(own.keys, own.places, keys, places)
        first, second = ours + begins[host], theirs + begins[guest]
        if host == guest:
            first, second = first[ours < theirs], second[ours < theirs]
        elif sheets[guest].document < sheets[host].document:
            first, second = second, first
        found.append(first * begins[-1] + second)
    codes = np.unique(np.concatenate(found))
    return codes // begins[-1], codes % begins[-1]


def _matching(
    keys: Whole, places: NDArray[np.uint16], others: Whole, other_places: NDArray[np.uint16]
) -> tuple[Whole, Whole]:
    """The places of each two entries with one key; `keys` are sorted."""
    left = np.searchsorted(keys, others, "left")
    counts = np.searchsorted(keys, others, "right") - left
    along = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    ours = places[np.repeat(left, counts) + along].astype(np.int64)
    return ours, np.repeat(other_places, counts).astype(np.int64)


def edge(link: Link, a_document: str, b_document: str, rank: int) -> Row:
    """A link, as a row of `LINKS`; of two links between two claims the lower rank is first."""
    row = together(link.a, a_document, link.b, b_document)
    return {**row, "link": dump(Ranked(rank, link.a, link.b, link.relation, link.score, link.reasons, None))}


def together(a: str, a_document: str, b: str, b_document: str) -> Row:
    """Two claims that are judged together without a link, as a row of `LINKS`."""
    return {"a": a, "a_document": a_document, "b": b, "b_document": b_document, "link": None}
