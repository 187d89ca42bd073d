"""What is judged part by part is what is judged at once; no Spark is needed to see that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pytest

import claimcheck
from claimcheck import Document, Finding
from claimcheck.config import Config
from claimcheck.engine.evaluate import evaluate
from claimcheck.models import Link, Suppressed
from claimcheck.reading import read_documents
from claimcheck.spark.articles import Article
from claimcheck.spark.disputes import judge_part
from claimcheck.spark.finding import FINDINGS, finding_row, in_conflict
from claimcheck.spark.judging import KINDS, Setting, first_rows
from claimcheck.spark.linking import edge
from claimcheck.spark.neighbours import brought_rows, nears_in
from claimcheck.spark.packing import load, pack, unpack
from claimcheck.spark.parts import connected
from claimcheck.spark.standing import DISPUTED, EDGE, Disputed, judge_article
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
    "b/six": "claimcheck: allow dates: another lighthouse\n\nThe lighthouse at Skerry Point was built in 1899.\n\n"
    "claimcheck: allow support: told by us alone\n\nThe chapel at Orrin was built in 1790.",
    "b/ten": "claimcheck: allow titles: nobody has a post\n\nThe Skerry Point lighthouse was built in 1871 by 40.",
    "c/five": "Of 20 boats at Orrin, 8 were painted and 13 were not. Ada Bell is the harbour master of Orrin.",
}
YEARS = {"a": 1871, "b": 1873, "c": 1871, "d": 1873}
RANKS = {"subject": 0, "person": 1, "office": 2}


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    return [Document.from_text(text, id=id) for id, text in sorted(TEXTS.items())]


@pytest.mark.parametrize("new", [(), ("a/two",), ("b/three", "c/five")])
def test_parts_together_are_the_whole(articles: list[Document], new: tuple[str, ...]) -> None:
    fresh = [one for one in articles if one.id in new]
    expected = claimcheck.check(fresh or articles, [one for one in articles if one not in fresh] if fresh else ())
    rows = judged(articles, new)
    assert expected.findings
    assert [Finding.model_validate_json(one["data"]) for one in rows if one["kind"] == "finding"] == [
        *expected.findings
    ]
    conflicting = {one["claim"] for one in rows if one["kind"] == "conflicting"}
    claims = [claim for one in rows if one["kind"] == "claim" for claim in unpack(one["data"])]
    assert [in_conflict(claim, conflicting) for claim in claims] == [*expected.claims]
    assert expected.suppressed
    kept = [Suppressed.model_validate_json(one["data"]) for one in rows if one["kind"] == "suppressed"]
    assert kept == list(expected.suppressed)
    used = {allowance for one in rows if one["kind"] == "used" for allowance in unpack(one["data"])}
    assert sorted(one.rules for one in used) == [("dates",), ("support",)]


def test_two_parts_that_find_the_same_tell_it_once() -> None:
    """Two pairs that conflict, each claim of the one agreeing with one of the other: the better pair is told."""
    texts = {name: f"The lighthouse at Skerry Point was built in {year}." for name, year in YEARS.items()}
    articles = [Document.from_text(text, id=id) for id, text in texts.items()]
    rows = [row_of(number, one, False) for number, one in enumerate(articles)]
    claims = {claim.document: claim for row in rows for claim in unpack(row["claims"])}
    links = [
        Link(a=claims[a].id, b=claims[b].id, relation="subject", score=score, reasons=(f"{a} and {b}",))
        for a, b, score in [("a", "b", 0.91), ("c", "d", 0.99), ("a", "c", 0.9), ("b", "d", 0.9)]
    ]
    infos = [one.info() for one in articles]
    _, expected = evaluate([*claims.values()], links, infos, Config().rulebook)
    (wanted,) = (finding for finding in expected if finding.category == "conflict")
    assert len(wanted.claims) == len(claims)
    assert wanted.reasons[0] == "c and d"
    edges = [edge(one, one.a.partition("#")[0], one.b.partition("#")[0], 0) for one in links]
    stood = standings_of(rows, edges, setting := Setting(Config(), (infos[0], infos[-1]), False))
    assert len({*parts_of([(row["order"], row["claim"]) for row in stood if row["kind"] == EDGE]).values()}) == 2
    found = [finding for finding in settled(stood, setting) if finding["kind"] == "finding"]
    assert [Finding.model_validate_json(row["data"]) for row in found] == expected


def judged(articles: list[Document], new: Collection[str], config: Config | None = None) -> list[Row]:
    """What comes of each article with its neighbours, then of what disagrees, in their order."""
    rows = [row_of(number, one, one.id in new) for number, one in enumerate(articles)]
    setting = Setting(config or Config(), (articles[0].info(), articles[-1].info()), bool(new))
    return settled(standings_of(rows, links_of(rows), setting), setting)


def standings_of(rows: list[Row], links: list[Row], setting: Setting) -> list[Row]:
    return [row for near in nears_in(near_rows(rows, links)) for row in judge_article(near, setting)]


def settled(stood: list[Row], setting: Setting) -> list[Row]:
    """As `finding.settled`, in the order of the report."""
    parts = parts_of([(row["order"], row["claim"]) for row in stood if row["kind"] == EDGE])
    joined: dict[int, list[Disputed]] = defaultdict(list)
    for row in reversed(stood):
        if row["kind"] == DISPUTED:
            joined[parts[row["order"]]].append(load(row["data"]))
    told = [row for part in joined.values() for row in judge_part(part, setting, WhoIsWhoTable({}))]
    conflicting = {row["claim"] for row in told if row["kind"] == "conflicting"}
    again = sorted((row for row in told if row.get("same")), key=lambda row: row["same"])
    told = [*(row for row in told if not row.get("same")), *first_rows(again)]
    found = [row for row in stood if row.get("claim") not in conflicting and row["kind"] in KINDS] + told
    return sorted(found, key=lambda row: row.get("order", "").encode())


def row_of(number: int, document: Document, fresh: bool) -> Row:
    (reading,) = read_documents([document])
    article = Article.of(document, reading, "").to_json()
    return {
        "number": number, "kind": 0, "id": document.id, "published": document.published, "fresh": fresh,
        "article": article, "claims": pack(reading.claims),
    }  # fmt: skip


def links_of(rows: list[Row]) -> list[Row]:
    claims = [claim for row in rows for claim in unpack(row["claims"])]
    of = {claim.id: claim.document for claim in claims}
    links = [(RANKS[one.relation], one) for one in link(claims, {row["id"]: row["published"] for row in rows})]
    links += [(3, one) for one in link_beginnings(claims)]
    return [edge(one, of[one.a], of[one.b], rank) for rank, one in reversed(links)]


def near_rows(rows: list[Row], links: list[Row]) -> list[Row]:
    """As Spark puts them together."""
    numbers = {row["id"]: row["number"] for row in rows}
    ends = [(numbers[one["a_document"]], numbers[one["b_document"]], one) for one in links]
    asked = [{"number": a, "kind": 1, "host": b, "id": one["a"]} for a, b, one in ends if a != b]
    asked += [{"number": b, "kind": 1, "host": a, "id": one["b"]} for a, b, one in ends if a != b]
    brought = brought_rows(sorted([*rows, *asked], key=lambda row: (row["number"], row["kind"])))
    joined = [{"number": number, "kind": 1, "data": one["link"]} for a, b, one in ends for number in {a, b}]
    joined += [{**one, "kind": 2} for one in brought]
    return sorted([*rows, *joined], key=lambda row: (row["number"], row["kind"]))


def parts_of(edges: list[tuple[str, str]]) -> dict[str, int]:
    ids = sorted({id for ends in edges for id in ends})
    numbers = {id: number for number, id in enumerate(ids)}
    nodes, parts = connected(*(np.array([numbers[ends[n]] for ends in edges], np.int64) for n in (0, 1)))
    return {ids[node]: part for node, part in zip(nodes.tolist(), parts.tolist(), strict=True)}


def test_a_finding_has_all_its_columns(articles: list[Document]) -> None:
    rows = [finding_row(row) for row in judged(articles, ("a/two",)) if row["kind"] == "finding"]
    assert all(set(row) == set(FINDINGS.types) for row in rows)
    arrow = pytest.importorskip("pyarrow", reason="needs the extra `spark`")
    table = arrow.Table.from_batches(FINDINGS.batches(rows), schema=FINDINGS.arrow())
    assert table.to_pylist() == rows
