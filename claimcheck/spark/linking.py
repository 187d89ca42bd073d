"""Linking on Spark: for each meeting one article sends the other what that needs of it, and there they are linked."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimcheck.spark.articles import Article
from claimcheck.spark.buckets import SENT, buckets_in, by_bucket, gathered, stretches
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.meeting import MEETING, POSTING, meetings_of
from claimcheck.spark.packing import dump, load, pack, unpack
from claimcheck.spark.sheets import Opened, Sheet, ranges, sheet_of, table_of
from claimcheck.subjects.blocking import can_meet, key_numbers, keyed
from claimcheck.subjects.linker import Linkable, can_be_one, linked_pairs
from claimcheck.subjects.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow
    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

    from claimcheck.models import Claim, Link, Relation
    from claimcheck.spark.census import SharedCorpus
    from claimcheck.subjects.corpus import Corpus
    from claimcheck.subjects.table import Truths, Whole

    Table = NDArray[np.void]

#: One row an article that can meet others: its sheet, packed, and its keys.
READY = Columns({"bucket": "int", "number": "long", "sheet": "binary", "postings": "binary"})
#: One row a link between two claims; without a link, two claims that are judged together all the same.
LINKS = Columns({"a": "string", "a_document": "string", "b": "string", "b_document": "string", "link": "binary"})

#: so many meetings are compared at once
TOGETHER = 2_000
#: so many are cut before they are handed on, those of some hosts together: few rows, each of many meetings
WAITING = 20_000
#: into how many shares what is brought to the articles of a bucket is put
SHARES = 16


class Brought(NamedTuple):
    """What an article brings to a meeting with `host`: a part of its sheet, or only keys where it meets itself."""

    host: int
    keys: bytes | None
    part: Sheet | None


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
    """What articles bring to the meetings with others, many together; only the keys where one meets itself."""
    for sheets, sent in by_bucket(rows):
        met = np.frombuffer(b"".join(row["keys"] for row in sent), MEETING)
        met = met[np.lexsort((met["key"], met["one"], met["other"]))]
        waiting: dict[int, list[Brought]] = defaultdict(list)
        count = 0
        for guest, hosts in stretches(met["other"]):
            for one in brought_by(guest, unpack(sheets[guest]), met[hosts]):
                waiting[one.host % (buckets * SHARES)].append(one)
                count += 1
            if count >= WAITING:
                yield from _sent(waiting, buckets)
                waiting.clear()
                count = 0
        yield from _sent(waiting, buckets)


def _sent(waiting: Mapping[int, list[Brought]], buckets: int) -> Iterator[Row]:
    for share, some in sorted(waiting.items()):
        yield {"bucket": share % buckets, "kind": 1, "number": share, "sheet": dump([tuple(one) for one in some])}


def brought_by(guest: int, sheet: Sheet, met: Table) -> Iterator[Brought]:
    """What an article brings to all its meetings, given by host, then key."""
    opened, hosts = Opened(sheet), [*stretches(met["one"])]
    meetings = np.repeat(np.arange(len(hosts)), [keys.stop - keys.start for _, keys in hosts])
    for (host, keys), part in zip(hosts, opened.parts(met["key"], meetings), strict=True):
        yield Brought(host, met["key"][keys].tobytes(), None) if host == guest else Brought(host, None, part)


def _links(corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from LINKS.batches(link_rows(rows_of(tables), corpus.value()))


def link_rows(rows: Iterable[Row], corpus: Corpus) -> Iterator[Row]:
    """The links of articles with what others bring them, and with themselves."""
    for sheets, sent in by_bucket(rows):
        waiting: list[Brought] = []
        # what is brought to one article comes together, so that its own sheet is opened for few tables
        for _, share in groupby(sent, lambda row: row["number"]):
            waiting += sorted((Brought(*one) for row in share for one in load(row["sheet"])), key=lambda one: one.host)
            while len(waiting) >= TOGETHER:
                yield from _linked(waiting[:TOGETHER], sheets, corpus)
                waiting = waiting[TOGETHER:]
        yield from _linked(waiting, sheets, corpus)


def _linked(meetings: Sequence[Brought], packed: Mapping[int, bytes], corpus: Corpus) -> Iterator[Row]:
    """The links of some meetings."""
    if not meetings:
        return
    hosts = {number: unpack(packed[number]) for number in dict.fromkeys(one.host for one in meetings)}
    sheets: list[Sheet] = list(hosts.values())
    places = {number: place for place, number in enumerate(hosts)}
    met: list[tuple[int, int, bytes | None]] = []
    for one in meetings:
        host = guest = places[one.host]
        if one.part is not None:
            guest = len(sheets)
            sheets.append(Sheet(*one.part))
        met.append((host, guest, one.keys))
    pairs = Pairs(table_of(sheets, corpus), *places_in(sheets, met))
    pairs = pairs.where(can_be_one(pairs))
    ids = [id for sheet in sheets for id in sheet.ids]
    documents = [sheet.document for sheet in sheets for _ in sheet.ids]
    for a, b, score, told in linked_pairs(pairs):
        row = together(ids[a], documents[a], ids[b], documents[b])
        yield {**row, "link": dump(Ranked(0, ids[a], ids[b], "subject", score, (), told))}


def places_in(sheets: Sequence[Sheet], met: Sequence[tuple[int, int, bytes | None]]) -> tuple[Whole, Whole]:
    """The claims that share a key of a meeting, by their places among those of all sheets.

    A meeting is that of a host and a guest, by their numbers; the article whose id comes first is first. An article
    meets itself by the keys given.
    """
    begins = np.cumsum([0, *(len(sheet.ids) for sheet in sheets)])
    filed = [np.frombuffer(sheet.keys, np.int64) for sheet in sheets]
    counts = np.array([len(keys) for keys in filed])
    known, codes = np.unique(np.concatenate(filed), return_inverse=True)
    places = np.frombuffer(b"".join(sheet.places for sheet in sheets), np.uint16) + np.repeat(begins[:-1], counts)
    # a key of a sheet as one number; as the keys of a sheet are sorted, so are these
    codes = codes + np.repeat(np.arange(len(sheets)), counts) * len(known)
    hosts, guests = np.array([[host, guest] for host, guest, _ in met]).T
    entries, meeting = ranges((np.cumsum(counts) - counts)[guests], np.cumsum(counts)[guests])
    asked = codes[entries] % len(known)
    kept = _told_of(met, known, asked, meeting)
    entries, meeting, asked = entries[kept], meeting[kept], asked[kept]
    wanted = asked + hosts[meeting] * len(known)
    ours, which = ranges(np.searchsorted(codes, wanted), np.searchsorted(codes, wanted, "right"))
    one, other = places[ours], places[entries][which]
    itself = (hosts == guests)[meeting][which]
    turned = np.array([sheets[guest].document < sheets[host].document for host, guest, _ in met])[meeting][which]
    first, second = np.where(turned, other, one), np.where(turned, one, other)
    pairs = np.unique((first * begins[-1] + second)[~itself | (first < second)])
    return pairs // begins[-1], pairs % begins[-1]


def _told_of(met: Sequence[tuple[int, int, bytes | None]], known: Whole, asked: Whole, meeting: Whole) -> Truths:
    """Which keys of the guests count: of an article that meets itself those given."""
    told: list[Whole] = [
        np.searchsorted(known, np.frombuffer(keys, np.int64)) + number * len(known)
        for number, (_, _, keys) in enumerate(met)
        if keys is not None
    ]
    alone = np.array([keys is not None for _, _, keys in met])[meeting]
    found: Truths = ~alone | np.isin(asked + meeting * len(known), np.concatenate([np.empty(0, np.int64), *told]))
    return found


def edge(link: Link, a_document: str, b_document: str, rank: int) -> Row:
    """A link, as a row of `LINKS`; of two links between two claims the lower rank is first."""
    row = together(link.a, a_document, link.b, b_document)
    return {**row, "link": dump(Ranked(rank, link.a, link.b, link.relation, link.score, link.reasons, None))}


def together(a: str, a_document: str, b: str, b_document: str) -> Row:
    """Two claims that are judged together without a link, as a row of `LINKS`."""
    return {"a": a, "a_document": a_document, "b": b, "b_document": b_document, "link": None}
