"""Properties: every word of every block stands in the file at the place that the block names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.readers import Block, blocks, document_from_text
from claimcheck.readers.builder import INVISIBLE

WORD = re.compile(r"\S+")
WORDS = st.sampled_from(
    ["Mill", "bread", "1,200", "4.5", "it’s", "Łódź", "don't", "well-known", "😀", "(old)", "end.", "“said”", "a|b",
     "A&B", "[x]", "x*y", "under_score", "100%", "€5", "2 * 3", "e.g.", "9<8"]
)  # fmt: skip
SPACE = st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", " \n  "])
BREAK = st.sampled_from(["\n\n", "\r\n\r\n", "\n \n\n"])


def pieces(text: st.SearchStrategy[str], *, around: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[str]:
    """Words with white space between, some with markup around them."""
    marked = st.tuples(around, text).map(lambda pair: f"{pair[0][0]}{pair[1]}{pair[0][1]}")
    return st.lists(st.tuples(text | marked, SPACE), min_size=1, max_size=12).map(
        lambda pairs: "".join(word + space for word, space in pairs)
    )


def articles(around: list[tuple[str, str]], block: list[tuple[str, str]]) -> st.SearchStrategy[str]:
    inside = pieces(WORDS, around=st.sampled_from(around))
    one = st.tuples(st.sampled_from(block), inside).map(lambda pair: f"{pair[0][0]}{pair[1]}{pair[0][1]}")
    return st.lists(st.tuples(one, BREAK), min_size=1, max_size=6).map(
        lambda pairs: "".join(text + gap for text, gap in pairs)
    )


TEXT = articles([("", "")], [("", ""), ("- ", ""), ("\ufeff", ""), ("  1. ", "")])
MARKDOWN = articles(
    [("**", "**"), ("*", "*"), ("`", "`"), ("[", "](http://mill.example 'Mill bread')"), ("&amp;", "&ndash;"),
     ("\\*", ""), ("![", "](bread.png)"), ("<b>", "</b>"), ("<!-- bread -->", ""), ("", "[^1]"), ("~~", "~~")],
    [("", ""), ("# ", ""), ("> ", ""), ("- ", ""), ("1. ", ""),
     ("| a | b |\n|---|---|\n| ", " | Mill |"), ("<p>", "</p>")],
)  # fmt: skip
HTML = articles(
    [("<b>", "</b>"), ("<a href='bread'>", "</a>"), ("&amp;", "&mdash;"), ("<br>", ""), ("<span hidden>", "</span>"),
     ("<!-- bread -->", ""), ("<sup>", "</sup>"), ("<i", ">"), ("&#8364;", "&nbsp;")],
    [("<p>", "</p>"), ("<h2>", ""), ("<ul><li>", "</ul>"),
     ("<table><tr><th>", "<td>Mill</table>"), ("<div>", ""), ("", "")],
)  # fmt: skip


def check(block: Block, text: str) -> None:
    assert block.text == " ".join(block.text.split(" ")).strip() or block.kind == "row"
    assert [run[0] for run in block.runs] == sorted(run[0] for run in block.runs)
    for word in WORD.finditer(block.text):
        start, end = block.source(*word.span())
        assert 0 <= start <= end <= len(text)
        if block.kind == "row" and word[0] == "|":
            continue
        source = text[start:end]
        if end - start == len(word[0]):
            assert source.translate(SUPERSCRIPTS) == word[0].translate(SUPERSCRIPTS)
        else:
            # markup, an entity or an invisible character stands inside
            assert re.search(rf"[<>&*`~\[\]\\_{INVISIBLE}]", source), (word[0], source)
        first, last = block.source(word.start(), word.start() + 1), block.source(word.end() - 1, word.end())
        for character, (begin, stop) in ((word[0][0], first), (word[0][-1], last)):
            assert text[begin:stop].translate(SUPERSCRIPTS) == character.translate(SUPERSCRIPTS) or stop - begin > 1


SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def check_all(text: str, format: str) -> None:
    document = document_from_text(text, format=format)  # type: ignore[arg-type]
    for block in blocks(document):
        check(block, text)


@settings(deadline=None)
@given(TEXT)
def test_text(text: str) -> None:
    check_all(text, "text")


@settings(deadline=None)
@given(MARKDOWN)
def test_markdown(text: str) -> None:
    check_all(text, "markdown")


@settings(deadline=None)
@given(HTML)
def test_html(text: str) -> None:
    check_all(text, "html")


@settings(deadline=None)
@given(
    st.text(alphabet="ab1 .,:-–—()[]<>&;#*_`~|!/='\"\\\n\r\t\ufeff\u00a0😀Ł²", max_size=120),
    st.sampled_from(["text", "markdown", "html"]),
)
def test_any_characters(text: str, format: str) -> None:
    document = document_from_text(text, format=format)  # type: ignore[arg-type]
    for block in blocks(document):
        assert block.text
        for word in WORD.finditer(block.text):
            start, end = block.source(*word.span())
            assert 0 <= start <= end <= len(text)


@settings(deadline=None)
@given(TEXT, st.data())
def test_a_cut_block_keeps_its_places(text: str, data: st.DataObject) -> None:
    for block in blocks(document_from_text(text)):
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        cut = block.cut(start, end)
        assert cut.text == block.text[start:end]
        for offset in range(end - start):
            assert cut.source(offset, offset + 1) == block.source(start + offset, start + offset + 1)


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_words_of_a_plain_article_are_the_file_s_own(format: str) -> None:
    text = "The old mill has\r\n2 wheels.\r\n\r\nIt was built in 1822 by a miller called Reed."
    document = document_from_text(text, format=format)  # type: ignore[arg-type]
    found = blocks(document)
    assert " ".join(block.text for block in found) == " ".join(text.split())
    for block in found:
        for word in WORD.finditer(block.text):
            assert text[slice(*block.source(*word.span()))] == word[0]
