"""The steps of a run on Spark, as the pure functions that they are."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.engine.findings import Places
from claimcheck.models import Claim, DocumentInfo, Finding
from claimcheck.models.values import CountValue
from claimcheck.spark.buckets import split
from claimcheck.spark.judging import order_of
from claimcheck.spark.meeting import MEETING, POSTING, meeting_rows, meetings_in, runs
from claimcheck.spark.names import match_rows, resolved
from claimcheck.spark.parts import connected, forest
from claimcheck.spark.reading import read_rows
from claimcheck.spark.titles import met_rows
from claimcheck.subjects.corpus import KeyCount
from claimcheck.subjects.holdings import BLOCK
from claimcheck.subjects.name_match import name_keys
from claimcheck.subjects.postings import Postings
from claimcheck.subjects.whoiswho import table_of

KEYED = st.lists(
    st.dictionaries(st.integers(0, 6), st.builds(KeyCount, st.sampled_from([1, 1, 2, 30, 401]), st.booleans())),
    max_size=50,
)


@given(KEYED, st.integers(1, 40), st.integers(1, 3))
@settings(deadline=None)
def test_articles_meet_as_in_one_process(keyed: list[dict[int, KeyCount]], run: int, buckets: int) -> None:
    """Whatever is put together before it is handed on, the same articles meet by the same keys."""
    postings = Postings()
    for keys in keyed:
        postings.add(keys)
    filed = [
        row for some in runs(map(posted, range(len(keyed)), keyed), run) for row in split(some, some["key"], buckets)
    ]
    filed.sort(key=lambda row: row["bucket"])
    met: dict[tuple[int, int], set[int]] = defaultdict(set)
    for row in meeting_rows(filed, buckets):
        for meeting in np.frombuffer(row["keys"], MEETING):
            assert row["bucket"] == meeting["other"] % buckets
            met[int(meeting["one"]), int(meeting["other"])].add(int(meeting["key"]))
    assert met == {(one, other): keys for one, other, keys in postings.meetings()}


def posted(number: int, keys: dict[int, KeyCount]) -> Any:
    return np.array([(key, number, claims, word) for key, (claims, word) in keys.items()], POSTING)


def test_a_word_of_half_of_the_articles_is_sent_once_a_run() -> None:
    """However many articles have a key, no bucket gets more of it than one posting a run."""
    common, size = 7, 10_000
    articles = [posted(n, {common: KeyCount(1, False), 1000 + n: KeyCount(1, False)}) for n in range(size)]
    sent = np.concatenate(list(runs(articles, 2 * size)))
    assert np.count_nonzero(sent["key"] == common) == 1
    assert len(sent) == size + 1
    assert not len(meetings_in(sent))


WORDS = st.sampled_from(["Ada", "A.", "Adah", "Bell", "Belle", "Carter", "Ministry", "of", "Health", "MH", "Jr."])
NAMES = st.sets(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=25)


@given(NAMES, st.booleans())
@settings(deadline=None)
def test_names_are_resolved_as_in_one_process(names: set[str], aliased: bool) -> None:
    """Matched key by key, the same names stand for the same others."""
    aliases = {"Ada Bell": ["Ada Carter", "MH"]} if aliased else {}
    blocks = defaultdict(list)
    for name in sorted(names - {"Ada Carter", "MH"} if aliased else names):
        for key in name_keys(name):
            blocks[key].append(name)
    matches = [(one["name"], one["other"]) for block in blocks.values() for one in match_rows(block)]
    expected = table_of(names, aliases).representative
    assert resolved(matches, aliases) == {name: main for name, main in expected.items() if name != main}


EDGES = st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), max_size=40)


@given(EDGES)
@settings(deadline=None)
def test_connected(edges: list[tuple[int, int]]) -> None:
    found = dict(zip(*(column.tolist() for column in connected(*columns(edges))), strict=True))
    expected = {node: node for edge in edges for node in edge}
    for _ in expected:
        for one, other in edges:
            expected[one] = expected[other] = min(expected[one], expected[other])
    assert found == expected


@given(st.lists(EDGES, max_size=4))
@settings(deadline=None)
def test_a_forest_connects_the_same(shares: list[list[tuple[int, int]]]) -> None:
    shares = [[(one, other) for one, other in share if one != other] for share in shares]
    whole = connected(*columns([edge for share in shares for edge in share]))
    left = [ends for share in [*shares, []] for ends in forest([columns(share)])]
    found = connected(*(np.concatenate(column) for column in zip(*left, strict=True)))
    assert [column.tolist() for column in found] == [column.tolist() for column in whole]


def columns(edges: list[tuple[int, int]]) -> tuple[Any, Any]:
    table = np.array(edges, dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def test_a_long_chain_is_one_part() -> None:
    ends = np.arange(5_000, dtype=np.int64)
    _, parts = connected(ends[1:], ends[:-1])
    assert set(parts.tolist()) == {0}


PLACES = st.tuples(st.sampled_from(["a", "a/b", "a b", "ä", "b"]), st.integers(0, 3), st.integers(0, 20))


@given(st.lists(st.tuples(st.lists(PLACES, min_size=1, max_size=3), st.sampled_from(["r/a", "r/b"])), max_size=6))
@settings(deadline=None)
def test_order_is_that_of_the_report(told: list[tuple[list[tuple[str, int, int]], str]]) -> None:
    claims = {f"{d}#{s}{e}": claim(d, s, e) for places, _ in told for d, s, e in places}
    findings = [finding(rule, [f"{d}#{s}{e}" for d, s, e in places]) for places, rule in told]
    infos = [DocumentInfo(id=id) for id in sorted({one.document for one in claims.values()})]
    places = Places.among(infos).holding(claims.values())
    by_row = sorted(enumerate(findings), key=lambda one: order_of(one[1], claims, one[0]).encode())
    assert [one for _, one in by_row] == sorted(findings, key=places.of)


def claim(document: str, start: int, end: int) -> Claim:
    return Claim(
        id=f"{document}#{start}{end}", document=document, type="count", text="", start=0, end=0, line=1,
        value_start=start, value_end=start + end, value=CountValue(), subject="", attribute="",
    )  # fmt: skip


def finding(rule: str, claims: list[str]) -> Finding:
    return Finding(
        rule=rule, category="conflict", level="error", severity="error", message="",
        claims=tuple(dict.fromkeys(claims)), fingerprint=rule,
    )  # fmt: skip


@given(st.integers(2, 5 * BLOCK), st.integers(BLOCK, 3 * BLOCK))
@settings(deadline=None)
def test_runs_meet_as_one_block(count: int, length: int) -> None:
    """A block cut into runs, each with the claims before it, gives each pair of the whole once."""
    block = [{"document": "d", "number": n, "place": n} for n in range(count)]
    found = []
    for begin in range(0, count, length):
        lead = min(begin, BLOCK)
        found += list(met_rows({"key": "0k", "lead": lead, "run": block[begin - lead : begin + length]}))
    assert [(one["a"], one["b"]) for one in found] == [
        (a, b) for b in range(count) for a in range(max(0, b - BLOCK), b)
    ]


def test_a_document_that_breaks_an_extractor_is_skipped(monkeypatch: Any) -> None:
    from claimcheck import reading

    read_one = reading.read_one

    def breaking(article: Any) -> Any:
        if "lightning" in article.document.text:
            raise ValueError("no such thing")
        return read_one(article)

    monkeypatch.setattr(reading, "read_one", breaking)
    rows = [row("a", "The pier was opened in 1903."), row("b", "In 1904 lightning struck."), row("c", "Built in 1905.")]
    found = list(read_rows(rows))
    assert {one["document"] for one in found if one.get("id")} == {"a", "c"}
    assert [(one["document"], one["skipped"]) for one in found if one.get("skipped")] == [
        ("b", "cannot be read: ValueError: no such thing")
    ]


def row(id: str, text: str) -> dict[str, Any]:
    names = ("published", "title", "source", "url", "format", "path", "_corrupt_record")
    return {"id": id, "text": text, **dict.fromkeys(names)}
