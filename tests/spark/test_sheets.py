"""Articles that travel as numbers and words are linked as the claims themselves are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from claimcheck import Document
from claimcheck.reading import read_documents
from claimcheck.spark.articles import Article
from claimcheck.spark.buckets import split
from claimcheck.spark.linking import link_rows, part_rows, ready_rows
from claimcheck.spark.meeting import POSTING, meeting_rows, runs
from claimcheck.spark.packing import load, pack
from claimcheck.spark.sheets import Opened, sheet_of, table_of
from claimcheck.subjects.corpus import Corpus, digest_of
from claimcheck.subjects.linker import Linkable, link
from claimcheck.subjects.reasons import Evidence, reasons_for
from claimcheck.subjects.table import NUMBERED, SETS, Table

if TYPE_CHECKING:
    from claimcheck.models import Claim

TEXTS = {
    "north": "The lighthouse at Skerry Point was built in 1871. The storm of 3 May 1902 killed 12 fishermen off Orrin.",
    "south": "Skerry Point had its lighthouse built in 1873. The storm at Orrin killed 15 fishermen in May 1902.",
    "west": "Skerry Point, where a storm killed 12 fishermen in 1902, has a lighthouse of 31 metres, built in 1873.",
    "east": "Nothing is stated here.",
    "inland": "Of 20 boats at Orrin, 8 were painted. The lighthouse of Skerry Point, 31 metres high, took two years.",
}


@pytest.fixture(scope="module")
def articles() -> list[tuple[Document, tuple[Claim, ...]]]:
    documents = [Document.from_text(text, id=id) for id, text in sorted(TEXTS.items())]
    return [(one, reading.claims) for one, reading in zip(documents, read_documents(documents), strict=True)]


@pytest.fixture(scope="module")
def corpus(articles: list[tuple[Document, tuple[Claim, ...]]]) -> Corpus:
    return Corpus.of([digest_of(document.id, claims) for document, claims in articles])


@pytest.mark.parametrize("buckets", [1, 3])
def test_the_same_links(articles: list[tuple[Document, tuple[Claim, ...]]], corpus: Corpus, buckets: int) -> None:
    claims = {claim.id: claim for _, own in articles for claim in own}
    found = []
    for row in linked(articles, corpus, buckets):
        one = load(row["link"])
        a, b = (Evidence.of(claims[id], corpus.names) for id in (one.a, one.b))
        found.append((one.a, one.b, one.relation, one.score, reasons_for(a, b, one.told)))
        assert (row["a_document"], row["b_document"]) == (claims[one.a].document, claims[one.b].document)
    linking = link(list(claims.values()), {})
    expected = [(one.a, one.b, one.relation, one.score, one.reasons) for one in linking if one.relation == "subject"]
    assert expected
    assert sorted(found) == sorted(expected)


def linked(articles: list[tuple[Document, tuple[Claim, ...]]], corpus: Corpus, buckets: int) -> list[dict[str, Any]]:
    """All steps that a run takes, each bucket after the other."""
    ready = [one for n, article in enumerate(articles) for one in ready_rows(row_of(n - 2, *article), corpus, buckets)]
    sheets = [{**one, "kind": 0, "keys": None} for one in ready]
    filed = [
        one
        for run in runs(np.frombuffer(one["postings"], POSTING) for one in ready)
        for one in split(run, run["key"], buckets)
    ]
    met = list(meeting_rows(in_order(filed), buckets))
    sent = list(part_rows(in_order([*met, *sheets]), buckets))
    return list(link_rows(in_order([*sent, *sheets]), corpus))


def row_of(number: int, document: Document, claims: tuple[Claim, ...]) -> dict[str, Any]:
    (reading,) = read_documents([document])
    article = Article.of(document, reading, "").to_json()
    return {"number": number, "claims": pack(claims), "article": article}


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = [{"keys": None, "sheet": None, **row} for row in rows]
    return sorted(rows, key=lambda row: (row["bucket"], row["kind"], row["number"]))


def test_a_table_comes_back_as_it_was(articles: list[tuple[Document, tuple[Claim, ...]]], corpus: Corpus) -> None:
    """Cut by all keys and put together, the columns hold what they held."""
    own = [Linkable.of(claims, None, corpus) for _, claims in articles if claims]
    sheets = [Opened(sheet_of(one, corpus)) for one in own]
    made = table_of([one.parts(one.keys, np.zeros(len(one.keys), np.int64))[0] for one in sheets], corpus)
    told = zip((c for one in own for c in one.claims), (p for one in own for p in one.profiles), strict=True)
    known = Table.of(told, corpus.names, corpus.rarity, made.company, dict.fromkeys(TEXTS))
    for name in SETS:
        assert members(made, name) == members(known, name), name
        assert made.sets[name].weighed.tolist() == known.sets[name].weighed.tolist(), name
    for name, column in made.values.items():
        other = known.values[name]
        assert [(*column.known, None)[code] for code in column.codes] == [
            (*other.known, None)[code] for code in other.codes
        ]
    for name in NUMBERED:
        np.testing.assert_array_equal(made.numbers[name], known.numbers[name])
    assert made.spans.tolist() == known.spans.tolist()


def members(table: Table, name: str) -> list[list[Any]]:
    words, column = list(table.words), table.sets[name]
    every = [words[code] for code in column.members]
    ends = np.cumsum(column.sizes).tolist()
    return [every[end - size : end] for end, size in zip(ends, column.sizes.tolist(), strict=True)]
