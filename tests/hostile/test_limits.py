"""Articles that nobody should have written: read in a time that grows as they do, with right offsets."""

from __future__ import annotations

import io
import re
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from claimcheck import Document, extract
from claimcheck.models import Skipped
from claimcheck.readers import blocks, limits, read_inputs
from claimcheck.readers.allowances import allowances
from claimcheck.readers.jsonl import records
from tests.fuzz.invariants import check_claims, check_finders, check_places
from tests.hostile.articles import ALL, HTML, SENTENCE, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.models.document import DocumentFormat

SMALL, LARGE = 1_500, 12_000
#: eight times the length may take so many times the time; a square would take 64 times
MOST = 30
#: less than this tells nothing of growth, in seconds of the processor
ENOUGH = 0.3
#: other processes and the collector disturb a measurement now and then, a square every time
TRIES = 3


def read(text: str, format: DocumentFormat) -> float:
    """How long the readers take, in seconds of the processor."""
    began = time.process_time()
    document = Document.from_text(text, format=format)
    found = blocks(document)
    allowances(document)
    took = time.process_time() - began
    for block in found[:50] + found[-50:]:
        check_places(block, len(text))
    assert sum(len(block.text) for block in found) <= limits.LONGEST_ARTICLE
    assert all(len(block.text) <= limits.LONGEST_PASSAGE for block in found)
    return took


def grows_with_the_length(format: DocumentFormat, made: Callable[[int], str]) -> bool:
    large = read(made(LARGE), format)
    return large < ENOUGH or large < MOST * read(made(SMALL), format)


@pytest.mark.parametrize(("format", "name", "made"), ALL, ids=[f"{format}: {name}" for format, name, _ in ALL])
def test_reading_grows_with_the_length(format: DocumentFormat, name: str, made: Callable[[int], str]) -> None:
    assert any(grows_with_the_length(format, made) for _ in range(TRIES))


@pytest.mark.parametrize("name", TEXTS)
def test_claims_quote_the_article(name: str) -> None:
    document = Document.from_text(TEXTS[name](900))
    check_claims(extract(document), document)
    check_finders(document.text[:200])


class TestPieces:
    @pytest.mark.parametrize("length", [limits.LONGEST_SENTENCE, limits.LONGEST_PASSAGE, 9_000])
    def test_a_long_paragraph_is_cut_between_sentences(self, length: int) -> None:
        text = (SENTENCE * (length // len(SENTENCE) + 1))[:length].rstrip()
        document = Document.from_text(text)
        found = [block.text for block in blocks(document)]
        assert " ".join(found) == text
        assert all(one.endswith("Vance.") for one in found[:-1])
        assert (len(found) > 1) == (length > limits.LONGEST_PASSAGE)
        assert document.notices == ()

    @pytest.mark.parametrize(
        "text", ["12 boats and " * 500, "3.5 boats and " * 300, "1" * 7_000, "\u0301a" * 4_000, "boats; " * 300]
    )
    def test_an_endless_sentence_is_cut_with_a_notice(self, text: str) -> None:
        document = Document.from_text(text)
        found = [block.text for block in blocks(document)]
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
        assert max(map(len, found)) <= limits.LONGEST_SENTENCE
        assert [notice.partition(":")[0] for notice in document.notices] == [
            "more than 1,200 characters without the end of a sentence"
        ]

    def test_sentences_beside_an_endless_one_stay_whole(self) -> None:
        document = Document.from_text(f"{SENTENCE}{'Boats, ' * 400}end. {SENTENCE}")
        found = [block.text for block in blocks(document)]
        assert found[0] == SENTENCE.strip()
        assert found[-1].endswith(SENTENCE.strip())

    def test_an_allowance_holds_for_the_whole_paragraph(self) -> None:
        text = "It sank.\n\nclaimcheck: allow dates: so it is\n" + SENTENCE * 100
        (allowance,) = allowances(Document.from_text(text))
        assert allowance.end == len(text.rstrip())  # type: ignore[union-attr]

    def test_a_claim_behind_a_cut_has_its_place(self) -> None:
        document = Document.from_text(SENTENCE * 80 + "In 1999 nine ships came to Skerry Point.")
        last = extract(document)[-1]
        assert document.text[last.value_start : last.value_end] in {"nine", "nine ships", "1999", "In 1999"}


class TestWholeArticles:
    def test_a_longer_one_is_cut_with_a_notice(self) -> None:
        text = (SENTENCE * 8 + "\n\n") * 2_000
        document = Document.from_text(text)
        assert document.notices == (f"only the first 500,000 of {_readable(text):,} characters are read",)
        assert sum(len(block.text) for block in blocks(document)) == limits.LONGEST_ARTICLE

    def test_markup_does_not_count(self) -> None:
        text = "<p>Twelve boats sank.</p>" + "<!-- " + "x" * 600_000 + " --><p>In 1947.</p>"
        document = Document.from_text(text, format="html")
        assert [block.text for block in blocks(document)] == ["Twelve boats sank.", "In 1947."]
        assert document.notices == ()

    @pytest.mark.parametrize("name", ["deep", "end tags", "open tables", "entities", "links"])
    def test_a_page_of_too_much_markup_is_cut_with_a_notice(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("claimcheck.readers.html_tree.LONGEST_PAGE", 1_000)
        document = Document.from_text("<p>Nine ships sank.</p>" + HTML[name](20_000), format="html")
        notice = document.notices[0]
        assert re.fullmatch(r"more than 500,000 tags.*behind character [\d,]+ is not read", notice)
        assert blocks(document)[0].text == "Nine ships sank."

    def test_a_page_of_much_markup_is_read_whole(self) -> None:
        document = Document.from_text("<p>a <b>1</b> &amp; b" * 10_000, format="html")
        assert document.notices == ()
        assert len(blocks(document)) == 10_000

    @pytest.mark.parametrize(
        ("tag", "read"),
        [
            ("<img src='data:" + "x" * 70_000 + '\' alt="a > b"/>', "Nine ships sank."),
            ("<p a=1 b='2'>" + "They sank. " * 7_000, "They sank."),
            ("<p " + "a=1 " * 20_000 + ">", "Nine ships sank."),
            ("<p x='\">'\" " + "a " * 40_000 + ">", ""),
        ],
    )
    def test_a_tag_of_endless_attributes_is_none(self, tag: str, read: str) -> None:
        """The parser would take a kilobyte for each; long addresses and long paragraphs are read as they are."""
        document = Document.from_text(f"{tag}Nine ships sank.", format="html")
        found = blocks(document)
        assert found[0].text.startswith(read)
        assert found[-1].text.endswith("Nine ships sank.")
        check_places(found[-1], len(document.text))

    @pytest.mark.parametrize("head", ["", "---\ntitle: Ships\n---\n"])
    def test_too_much_markdown_is_cut_with_a_notice(self, head: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("claimcheck.readers.markdown.LONGEST_MARKDOWN", 1_000)
        document = Document.from_text(head + "[Ships](x)\n\n" * 100, format="markdown")
        assert document.notices == ("only the first 994 of 1,200 characters of Markdown are read",)
        found = blocks(document)
        assert len(found) == 83
        check_places(found[-1], len(document.text))

    @pytest.mark.parametrize(
        ("format", "piece"),
        [("text", "12 boats\n\n"), ("markdown", "- 12 boats\n"), ("html", "<p>12 boats</p>")],
        ids=["text", "markdown", "html"],
    )
    def test_too_many_blocks_are_cut_with_a_notice(
        self, format: DocumentFormat, piece: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("claimcheck.readers.limits.MOST_BLOCKS", 100)
        told = "only the first 100 of 200 paragraphs, items and rows of tables are read"
        document = Document.from_text(piece * 200, format=format)
        assert document.notices == (told,)
        assert len(blocks(document)) == 100
        assert Document.from_text(piece * 100, format=format).notices == ()

    @pytest.mark.parametrize(
        ("format", "piece"), [("text", "a 1\n\n"), ("markdown", "a [1](b)\n\n"), ("html", "<p>a 1")]
    )
    def test_memory(self, format: DocumentFormat, piece: str) -> None:
        """In bounded memory: some three hundred bytes a character of the file at most."""
        text = (piece * (30_000 // len(piece)))[:30_000]
        tracemalloc.start()
        document = Document.from_text(text, format=format)
        found = blocks(document)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found
        assert most < 350 * len(text)


def _readable(text: str) -> int:
    return sum(len(line.strip()) for line in text.split("\n\n"))


class TestFiles:
    @pytest.fixture(autouse=True)
    def small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The bound, lowered, so that it is quick to go beyond."""
        for name in ("claimcheck.readers.documents", "claimcheck.readers.inputs", "claimcheck.readers.jsonl"):
            monkeypatch.setattr(f"{name}.LARGEST_FILE", 1000)

    def test_too_large(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("It sank. " * 200, encoding="utf-8")
        (tmp_path / "b.txt").write_text("It sank. " * 100, encoding="utf-8")
        large, small = read_inputs([tmp_path])
        assert isinstance(large, Skipped)
        assert "larger than" in large.reason
        assert "split it" in large.reason
        assert isinstance(small, Document)

    def test_a_line_of_a_file_of_many(self) -> None:
        good = b'{"text": "It sank."}\n'
        bad = b'{"text": "' + b"It sank. " * 300 + b'"}\n'
        found = list(records(io.BytesIO(good + bad + good + bad[:-1]), "a.jsonl", None))
        assert [isinstance(one, Skipped) for one in found] == [False, True, False, True]
        assert [one.path for one in found] == ["a.jsonl", "a.jsonl:2", "a.jsonl", "a.jsonl:4"]

    def test_standard_input(self) -> None:
        (found,) = read_inputs(["-"], stdin=io.BytesIO(b"It sank. " * 200))
        assert isinstance(found, Skipped)
        lines = io.BytesIO(b'{"text": "It sank."}\n' * 200)
        assert len(list(read_inputs(["-"], stdin=lines))) == 200


def steps(text: str) -> int:
    """Calls, and resumptions of generators, that it takes to find the claims: the same on every machine."""
    document = Document.from_text(text)
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(document)
    finally:
        sys.setprofile(before)
    return counted


#: steps for each character of the longest sentence; an ordinary one takes about 100
MOST_STEPS = 1500
LONG_SENTENCES = {
    "counts": "12 hens, ",
    "numbers": "1234 ",
    "dates": "in 1947, on 3 May 1950, last Tuesday, ",
    "posts": "mayor Edda Vance, chairman Bero Orrin, ",
    "money": "$5 million for 12 boats, ",
    "ages": "Edda Vance, 43, and ",
    "codes": "0123 45-67 ",
    "of all": "12 boats sank at Orrin on 3 May 1947 and Edda Vance, 43, said 5 died, ",
}


class TestLongSentences:
    """Within a sentence each value asks for all others, so steps may grow as its square: up to where it is cut."""

    @pytest.mark.parametrize("name", LONG_SENTENCES)
    def test_the_longest_are_bounded(self, name: str) -> None:
        piece = LONG_SENTENCES[name]
        steps(f"They went home. {piece}")
        longest, four = (steps((piece * 600)[:length].rstrip(" ,") + ".") for length in (1190, 4760))
        assert longest < MOST_STEPS * 1190
        assert four < 5 * longest


ONE_FAMILY = " ".join(
    f"{first}{second}a Vance spoke." for first in map(chr, range(65, 91)) for second in "abcdefghijklm"
)


class TestManyNames:
    @pytest.mark.parametrize("text", [TEXTS["names"](16_000), ONE_FAMILY * 3], ids=["few families", "one family"])
    def test_steps_grow_with_their_number(self, text: str) -> None:
        steps("Edda Vance spoke.")
        half, whole = steps(text[: len(text) // 2]), steps(text)
        assert whole < 3 * half
