"""Properties on real articles, spoilt: pieces cut, doubled, exchanged and mixed with what does harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import Document
from claimcheck.errors import ClaimcheckError
from claimcheck.reading import Reading, read_documents
from claimcheck.reporters import reporters
from claimcheck.store import Store
from tests.fuzz.invariants import (
    FORMATS,
    check_bytes,
    check_configuration,
    check_finders,
    check_records,
    check_report,
    check_rule,
)

if TYPE_CHECKING:
    from claimcheck.models.document import DocumentFormat

ROOT = Path(__file__).parents[2]
ARTICLES = sorted([*ROOT.glob("tests/clusters/*/articles/*"), *ROOT.glob("seeds/*.txt")])
BYTES = [path.read_bytes() for path in ARTICLES]
RULES = [
    path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("rules/*/*.toml")) if path.parent.name != "lexicon"
]
CONFIGURATION = """
select = ["dates", "counts/*"]
ignore = ["dates/weekday-date"]
[levels]
"counts/running-total-down" = "note"
[aliases]
"Corran Hall" = ["Old Exchange", "The Exchange"]
[per-file-ignores]
"archive/*.txt" = ["support"]
[options."counts/quantity-differs"]
tolerance = 0.05
"""
HARM = [
    "\0", "\x1b[31m", "\r", "\x85", "\u2028", "\ufeff", "\u202e", "\u0301", "𝟏𝟐", "😀", "\udc80", "<!--", "-->", "<p",
    "</", "&#x110000;", "&amp", "---\n", "+++\n", "[", "](", "`", "|", "\n\n", "\n- ", "> ", "99999999999999999999",
    "0/0", "1e999", "-", "–", "$", "9999-12-31", "0000-00-00", "30 February 2001", "last century", "at 25:61",
    "of the", "and",
    "twelve hundred", "per cent", "(", ")", "“", "claimcheck: allow x: y", "{a.document}", "{", "%", "\\", '"""', "'''",
    "=", "[[ladder]]", "when", "nan", "true",
]  # fmt: skip
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@st.composite
def spoilt(draw: st.DrawFn, texts: list[str], longest: int = 700) -> str:
    """A piece of one of the texts, spoilt in up to five places."""
    text = draw(st.sampled_from(texts))
    start = draw(st.integers(0, max(len(text) - longest, 0)))
    text = text[start : start + longest]
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(text)))
        to = min(at + draw(st.integers(0, 40)), len(text))
        other = draw(st.sampled_from(HARM) | st.just(text[at:to] * 2) | st.just("") | st.text(max_size=8))
        text = text[:at] + other + text[to:]
    return text


TEXTS = [data.decode("utf-8") for data in BYTES]
CLUSTERS = [
    [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    for folder in sorted(ROOT.glob("tests/clusters/*/articles"))
]
ANY_ARTICLE = spoilt(TEXTS)
ANY_BYTES = ANY_ARTICLE.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200)
PARTS = st.lists(ANY_ARTICLE, min_size=1, max_size=4)


@settings(SETTINGS, max_examples=200)
@given(ANY_BYTES, st.sampled_from(FORMATS))
def test_readers(data: bytes, format: DocumentFormat) -> None:
    check_bytes(data, format)


@SETTINGS
@given(PARTS, st.lists(st.sampled_from(["id", "published", "title", "url", "format", "source"]), max_size=4), ANY_BYTES)
def test_files_of_many(texts: list[str], fields: list[str], noise: bytes) -> None:
    lines = [json.dumps({"text": text, **dict.fromkeys(fields, text[:20])}).encode() for text in texts]
    check_records(b"\n".join([*lines, noise.replace(b"\n", b" "), *lines]))


@SETTINGS
@given(ANY_ARTICLE)
def test_finders(text: str) -> None:
    check_finders(text.encode("utf-8", "replace").decode("utf-8"))


@settings(SETTINGS, max_examples=12)
@given(PARTS, st.sampled_from(FORMATS), st.sampled_from(sorted(reporters())))
def test_from_articles_to_reports(texts: list[str], format: DocumentFormat, form: str) -> None:
    check_report(documents_of(texts, format), form)


@settings(SETTINGS, max_examples=12)
@given(st.sampled_from(CLUSTERS).flatmap(lambda texts: st.lists(spoilt(texts), min_size=2, max_size=3)))
def test_articles_about_one_event(texts: list[str]) -> None:
    """As above, where much is linked and judged."""
    check_report(documents_of(texts), "text")


def documents_of(texts: list[str], format: DocumentFormat = "text") -> list[Document]:
    """Those that are not empty."""
    return [
        Document.from_text(text.encode("utf-8", "replace").decode(), id=f"{number}.x", format=format)
        for number, text in enumerate(texts)
        if text.strip()
    ]


@settings(SETTINGS, max_examples=20)
@given(PARTS)
def test_the_store_gives_back_what_was_put(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    documents = [Document.from_text(text, id=f"{number}") for number, text in enumerate(texts) if _encodable(text)]
    read = list(zip(documents, read_documents(documents), strict=True))
    with Store(tmp_path_factory.mktemp("store") / "s.sqlite") as store:
        assert store.put(read)
        assert store.get(documents) == {document.id: reading for document, reading in read}
        assert store.verify() == []


@settings(SETTINGS, max_examples=100)
@given(st.binary(max_size=300))
def test_a_reading_of_noise_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (its text is another's)
        Reading.from_bytes(data, "a")


@settings(SETTINGS, max_examples=60)
@given(spoilt(RULES, longest=3000))
def test_rule_files(text: str) -> None:
    check_rule(text)


@settings(SETTINGS, max_examples=60)
@given(spoilt([CONFIGURATION]), st.sampled_from(["claimcheck.toml", "pyproject.toml"]))
def test_configurations(text: str, name: str) -> None:
    check_configuration(text.encode("utf-8", "surrogatepass"), name)


@settings(SETTINGS, max_examples=15)
@given(st.binary(max_size=400) | st.just(b"SQLite format 3\0" + b"\0" * 52 + b"clck" + b"\0" * 28))
def test_a_damaged_store_is_set_aside_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    path.write_bytes(data)
    try:
        with Store(path) as store:
            assert store.notices or not data
            assert store.verify() == []
    except ClaimcheckError as error:
        told = str(error)
    else:
        told = path.name
    assert path.name in told
    if data[:16] != b"SQLite format 3\0":
        assert path.read_bytes() == data or not data


def _encodable(text: str) -> bool:
    try:
        return bool(text.encode())
    except UnicodeEncodeError:
        return False
