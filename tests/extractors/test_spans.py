"""Where claims stand: line, column, and the words around them, of any file in bounded time and memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import extract
from claimcheck.extractors.line_index import STRETCH, LineIndex
from claimcheck.extractors.spans import LONGEST_QUOTE
from claimcheck.models import Document
from tests.fuzz.invariants import check_claims

PIECES = st.lists(st.sampled_from(["\n", "a", "\r\n", "b" * (STRETCH - 1), "c" * (2 * STRETCH + 1), "\n" * STRETCH]))


@given(PIECES, st.data())
def test_lines(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    index, offset = LineIndex(text), data.draw(st.integers(0, len(text)))
    assert index.line(offset) == text.count("\n", 0, offset) + 1
    assert index.start(offset) == text.rfind("\n", 0, offset) + 1


MARKUP = f"<a href='https://example.org/{'x' * 3_000}'>"


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        (f"<p>On 3 May {MARKUP}twelve</a> boats sank.", True),
        (f"<p>{MARKUP}On</a> 3 May {MARKUP}twelve</a> boats {MARKUP}sank</a> off {MARKUP}Orrin</a>.", False),
        (f"<p>The {MARKUP}ferry</a> {MARKUP}sank</a> with nine{MARKUP}ty</a> people.", False),
    ],
)
def test_a_claim_quotes_what_stands_around_it(html: str, whole: bool) -> None:
    document = Document.from_text(html, format="html")
    claims = extract(document)
    assert claims
    check_claims(claims, document)
    for claim in claims:
        assert (claim.text == html.removeprefix("<p>")) == whole
        assert whole or len(claim.text) <= max(LONGEST_QUOTE, claim.value_end - claim.value_start)


def test_much_markup_in_one_sentence_is_not_kept_for_each_claim() -> None:
    html = "<p>" + ", ".join(f"<a href='{'y' * 2_000}'>{number} boats</a>" for number in range(100, 160)) + " sank."
    document = Document.from_text(html, format="html")
    claims = extract(document)
    check_claims(claims, document)
    assert len(claims) > 30
    assert sum(len(claim.text) for claim in claims) <= len(claims) * LONGEST_QUOTE


def test_an_ordinary_sentence_is_quoted_whole() -> None:
    text = "The <em>Ada</em> sank on [3 May 1947](https://example.org) with 12 people. It was raised."
    (first, *_) = extract(Document.from_text(text, format="markdown"))
    assert first.text == text.removesuffix(" It was raised.")
