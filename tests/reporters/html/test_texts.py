"""From offsets in a file to what a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.reporters.html.texts import articles, flowing, head, tail
from tests.reporters.html.made import Desk, exactly

if TYPE_CHECKING:
    from claimcheck.models import DocumentFormat


@pytest.mark.parametrize(
    ("format", "text", "sentence", "words", "seen"),
    [
        ("text", "One.\n\nIt has 12 rooms.\n", "It has 12 rooms.", "12", ("It has 12 rooms.", "12")),
        ("text", "The inn has 12\nrooms and a hall.\n", "The inn has 12\nrooms and a hall.", "12\nrooms",
         ("The inn has 12 rooms and a hall.", "12 rooms")),
        # the reader takes these for a headline and a paragraph
        ("text", "It has\n12 rooms.\n", "It has\n12 rooms.", "12", ("12 rooms.", "12")),
        ("markdown", "# Top\n\nIt **has [12](x)** rooms.", "It **has [12](x)** rooms.", "12",
         ("It has 12 rooms.", "12")),
        ("markdown", "It has `1&amp;2` rooms.", "It has `1&amp;2` rooms.", "1&amp;2",
         ("It has 1&amp;2 rooms.", "1&amp;2")),
        ("html", "<p>It has <b>1&nbsp;200</b> rooms.</p>", "It has <b>1&nbsp;200</b> rooms.", "1&nbsp;200",
         ("It has 1 200 rooms.", "1 200")),
        ("html", "<p>Caf&eacute;s: <i>12</i>&hellip;</p>", "Caf&eacute;s: <i>12</i>&hellip;", "12",
         ("Cafés: 12…", "12")),
        ("html", "<table><tr><td>Rooms</td><td>12</td></tr></table>", "Rooms</td><td>12", "12", ("Rooms | 12", "12")),
    ],
)  # fmt: skip
def test_place(format: DocumentFormat, text: str, sentence: str, words: str, seen: tuple[str, str]) -> None:
    desk = Desk()
    id = desk.article("a", text, format=format)
    claim = desk.claim(id, sentence, words, exactly(12))
    article = articles([desk.documents[id].info()], [claim], desk.documents)[id]
    place = article.place(claim)
    assert place is not None
    shown = article.blocks[place.block].text
    assert (flowing(shown[place.start : place.end]), flowing(shown[place.value_start : place.value_end])) == seen


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("one two", "one two", "one two"),
        ("one two three", "one two…", "…three"),
        ("abcdefghijklm", "abcdefgh…", "…fghijklm"),
        ("", "", ""),
    ],
)
def test_cut_at_words(text: str, first: str, last: str) -> None:
    assert (head(text, 8), tail(text, 8)) == (first, last)


@pytest.mark.parametrize(
    ("text", "seen"), [("", ""), (" ", " "), ("a", "a"), (" a\n\nb ", " a b "), ("\u202ea", "\\u202ea"), ("a\n", "a ")]
)
def test_flowing(text: str, seen: str) -> None:
    assert flowing(text) == seen
