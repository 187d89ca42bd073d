"""Where words stand: in the parse, and in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

from claimcheck.extractors.line_index import LineIndex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.readers.blocks import Block

#: of a sentence with more markup in it than this, in characters of the file, what stands around the value is quoted
LONGEST_QUOTE = 4_000


@lru_cache(maxsize=64)
def text_of(doc: Doc) -> str:
    """`doc.text`, which is joined anew at each access."""
    return doc.text


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
    whole = stripped(block.text, min(sentence.start_char, start), max(sentence.end_char, end))
    start, end = stripped(block.text, start, end)
    sentence_start, sentence_end = block.source(*_quotable(block, whole, start, end))
    value_start, value_end = block.source(start, end)
    lines = _lines(article)
    return Place(
        document=article.document.id,
        text=text[sentence_start:sentence_end],
        start=sentence_start,
        end=sentence_end,
        value_start=value_start,
        value_end=value_end,
        line=lines.line(value_start),
        column=_column(text, lines.start(value_start), value_start),
    )


@lru_cache(maxsize=1)
def _lines(article: Article) -> LineIndex:
    return LineIndex(article.document.text)


def _quotable(block: Block, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The whole words of a sentence that stand around a value within LONGEST_QUOTE; all, in nearly every sentence.

    Every claim keeps its quotation: markup without end in one sentence must not be kept for each of its claims.
    """
    first, last = sentence
    quoted_from, quoted_to = block.source(first, last)
    if quoted_to - quoted_from <= LONGEST_QUOTE:
        return sentence
    value_start, value_end = block.source(start, end)
    reach = max(LONGEST_QUOTE - (value_end - value_start), 0) // 2
    offsets = range(first, last)
    first = first + bisect_left(offsets, value_start - reach, key=lambda at: block.source(at, at + 1)[0])
    last = sentence[0] + bisect_right(offsets, value_end + reach, key=lambda at: block.source(at, at + 1)[1])
    if first > sentence[0]:
        first = min(block.text.find(" ", first, start) + 1 or start, start)
    if last < sentence[1]:
        last = max(block.text.rfind(" ", end, last), end)
    return stripped(block.text, min(first, start), max(last, end))


def _column(text: str, start_of_line: int, offset: int) -> int:
    """The column, from 1, in characters; a byte order mark is none."""
    return offset - start_of_line + (0 if start_of_line == 0 and text.startswith("\ufeff") else 1)


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the white space at both ends of `text[start:end]`."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
