"""What is judged part by part is what is judged at once; no Spark is needed to see that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pytest

import claimcheck
from claimcheck import Document, Finding
from claimcheck.config import Config
from claimcheck.reading import read_documents
from claimcheck.spark.articles import Article
from claimcheck.spark.finding import FINDINGS, finding_row
from claimcheck.spark.judging import Setting, judge_part
from claimcheck.spark.linking import edge
from claimcheck.spark.packing import pack
from claimcheck.spark.parts import connected, edges_within, pieces_in
from claimcheck.subjects.beginnings import link_beginnings
from claimcheck.subjects.linker import link
from claimcheck.subjects.whoiswho import WhoIsWhoTable

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimcheck.spark.columns import Row


TEXTS = {
    "a/one": "The lighthouse at Skerry Point was built in 1871. The storm of 3 May 1902 killed 12 fishermen.",
    "a/two": "Skerry Point had its lighthouse built in 1873. The Skerry Point storm killed 15 fishermen.",
    "b/three": "Skerry Point, where a storm killed 12 fishermen in 1902, has a lighthouse that was built in 1873.",
    "b/four": "Nothing is stated here.",
    "c/five": "Of 20 boats at Orrin, 8 were painted and 13 were not. Ada Bell is the harbour master of Orrin.",
}
RANKS = {"subject": 0, "person": 1, "office": 2}


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    return [Document.from_text(text, id=id) for id, text in sorted(TEXTS.items())]


@pytest.mark.parametrize("new", [(), ("a/two",), ("b/three", "c/five")])
def test_parts_together_are_the_whole(articles: list[Document], new: tuple[str, ...]) -> None:
    fresh = [one for one in articles if one.id in new]
    expected = claimcheck.check(fresh or articles, [one for one in articles if one not in fresh] if fresh else ())
    found = [Finding.model_validate_json(one["data"]) for one in judged(articles, new)]
    assert expected.findings
    assert found == list(expected.findings)


def judged(articles: list[Document], new: Collection[str]) -> list[Row]:
    """The findings, as rows in their order, of parts whose pieces come in another order than the report's."""
    rows = [row_of(number, one, one.id in new) for number, one in enumerate(articles)]
    claims = {claim.id: claim for _, reading in rows for claim in reading}
    published = {one.id: one.published for one in articles}
    links = [(RANKS[one.relation], one) for one in link(list(claims.values()), published)]
    links += [(3, one) for one in link_beginnings(list(claims.values()))]
    edges = [row for whole, _ in rows for row in edges_within(whole)]
    edges += [edge(one, "", "", rank) for rank, one in links]
    parts = parts_of(edges)
    joined: dict[int, Row] = defaultdict(lambda: {"pieces": [], "links": []})
    for whole, _ in reversed(rows):
        own = [{"id": id, "part": part} for id, part in parts.items() if claims[id].document == whole["document"]]
        for piece in pieces_in({**whole, "parts": own or None}):
            joined[piece["part"]]["pieces"].append(piece["piece"])
    for one in edges:
        if one["link"] is not None:
            joined[parts[one["a"]]]["links"].insert(0, one["link"])
    setting = Setting(Config(), (articles[0].info(), articles[-1].info()), bool(new), {"finding"})
    found = [row for part in joined.values() for row in judge_part(part, setting, WhoIsWhoTable({}))]
    return sorted(found, key=lambda row: row["order"].encode())


def row_of(number: int, document: Document, fresh: bool) -> tuple[Row, tuple[claimcheck.Claim, ...]]:
    (reading,) = read_documents([document])
    article = Article.of(document, reading, "").to_json()
    row = {"number": -1 - number, "document": document.id, "fresh": fresh, "article": article}
    return {**row, "claims": pack(reading.claims)}, reading.claims


def parts_of(edges: list[Row]) -> dict[str, int]:
    ids = sorted({one[end] for one in edges for end in ("a", "b")})
    numbers = {id: number for number, id in enumerate(ids)}
    nodes, parts = connected(*(np.array([numbers[one[end]] for one in edges], np.int64) for end in ("a", "b")))
    return {ids[node]: part for node, part in zip(nodes.tolist(), parts.tolist(), strict=True)}


def test_a_finding_has_all_its_columns(articles: list[Document]) -> None:
    rows = [finding_row(row) for row in judged(articles, ("a/two",))]
    assert all(set(row) == set(FINDINGS.types) for row in rows)
    arrow = pytest.importorskip("pyarrow", reason="needs the extra `spark`")
    table = arrow.Table.from_batches(FINDINGS.batches(rows), schema=FINDINGS.arrow())
    assert table.to_pylist() == rows
