"""Where words stand: in the parse, and in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from claimcheck.extractors.article import Article, Passage


def tokens_at(doc: Doc, start: int, end: int) -> Span:
    """The tokens that `doc.text[start:end]` touches. Raises ValueError if the offsets are not in the text."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{start}:{end} is not in the text of {len(doc.text)} characters")
    return span


class Place(TypedDict):
    """The fields of a Claim that say where it stands; offsets are half-open, in the file's characters."""

    document: str
    text: str
    start: int
    end: int
    value_start: int
    value_end: int
    line: int
    column: int


def place(article: Article, passage: Passage, sentence: Span, start: int, end: int) -> Place:
    """The place of a value at `passage.block.text[start:end]` within `sentence`.

    The sentence is widened to hold the value where the two do not nest; white space around both is
    left out. The span must not be empty.
    """
    text = article.document.text
    block = passage.block
    first, last = stripped(block.text, min(sentence.start_char, start), max(sentence.end_char, end))
    sentence_start, sentence_end = block.source(first, last)
    value_start, value_end = block.source(*stripped(block.text, start, end))
    return Place(
        document=article.document.id,
        text=text[sentence_start:sentence_end],
        start=sentence_start,
        end=sentence_end,
        value_start=value_start,
        value_end=value_end,
        line=text.count("\n", 0, value_start) + 1,
        column=_column(text, value_start),
    )


def _column(text: str, offset: int) -> int:
    """The column, from 1, in characters; a byte order mark is none."""
    start_of_line = text.rfind("\n", 0, offset) + 1
    return offset - start_of_line + (0 if start_of_line == 0 and text.startswith("\ufeff") else 1)


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the white space at both ends of `text[start:end]`."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
