"""The reader of plain text: paragraphs by blank lines, hard-wrapped lines joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.readers import front_matter
from claimcheck.readers.allowances import ALLOWANCE_LINE, MARK
from claimcheck.readers.builder import BlockBuilder, has_words
from claimcheck.readers.registry import Metadata, reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.readers.blocks import Block

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+|\r\n|[\r\n\f\v\x85\u2028\u2029]")
_BULLET = re.compile(r"(?P<indent>\s*)(?:[-*+•‣▪●–—]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
#: a file whose longest line is longer has a paragraph a line; hard-wrapped text is narrower; characters
_WIDEST_WRAP = 132
_NARROWEST_WRAP = 40
#: longer lines are no headings
_HEADING_CHARACTERS = 120
_HEADING_WORDS = 18
_SENTENCE_END = tuple(".!?…:;,")
_CLOSING = "\"'”’»)]*_"
_TWO_SENTENCES = re.compile(r"[a-zß-öø-ÿ]{2}\. [^\W\d_a-z]")
_OPENING_QUOTES = tuple("\"“‘«'")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def words(self) -> str:
        return self.text.strip()


@reader("text", ".txt", ".text")
class Text:
    """Plain text, with or without front matter."""

    def metadata(self, text: str) -> Metadata:
        """What the front matter tells, if there is any."""
        return front_matter.split(text).metadata()

    def opening(self, text: str) -> Iterator[Block]:
        """The blocks; they are made one by one."""
        return self.blocks(text)

    def blocks(self, text: str) -> Iterator[Block]:
        """Headings, paragraphs and list items in order."""
        chunks = list(_chunks(text, front_matter.split(text).end))
        wrap = _wrap_width(chunks)
        seen = False
        for chunk in chunks:
            for block in _chunk_blocks(chunk, wrap, top=not seen):
                seen = True
                yield block


def _chunks(text: str, start: int) -> Iterator[list[_Line]]:
    """Lines between blank lines; rules such as `====` count as blank."""
    chunk: list[_Line] = []
    blank = True
    for match in _LINE.finditer(text, start):
        line = match[0]
        if line[0] in "\r\n\f\v\x85\u2028\u2029":
            if blank and chunk:
                yield chunk
                chunk = []
            blank = True
        elif MARK in line and ALLOWANCE_LINE.match(line):
            blank = False  # a remark between the lines of a paragraph does not end it
        elif has_words(line):
            chunk.append(_Line(match.start(), line))
            blank = False
    if chunk:
        yield chunk


def _wrap_width(chunks: list[list[_Line]]) -> int:
    """The width at which the file's lines are wrapped; 0 if they are not.

    A wrapped line ends where the next word would not have fitted, so most line ends must be of that
    kind, given the longest line as the width.
    """
    pairs = [(line.text.rstrip(), after.words) for chunk in chunks for line, after in pairwise(chunk)]
    if not pairs:
        return 0
    width = max(len(line.text.rstrip()) for chunk in chunks for line in chunk)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = sum(_is_full(line, after, width) for line, after in pairs)
    return width if 2 * full >= len(pairs) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next word would not have fitted on the line."""
    return len(line) + 1 + len(after.split(None, 1)[0]) > width


def _chunk_blocks(chunk: list[_Line], wrap: int, *, top: bool) -> Iterator[Block]:
    """The blocks of the lines between two blank lines."""
    groups = list(_groups(chunk, wrap))
    bare = [not _BULLET.match(group[0].text) and _looks_like_heading(group, top=top) for group in groups]
    listed = len(groups) > 1 and not top
    for group, is_heading in zip(groups, bare, strict=True):
        bullet = _BULLET.match(group[0].text)
        builder = BlockBuilder()
        for number, line in enumerate(group):
            skip = bullet.end() if bullet and not number else 0
            builder.add(line.text[skip:], line.start + skip)
            builder.space(line.start + len(line.text))
        if bullet:
            block = builder.build("item", 1 + min(len(bullet["indent"].expandtabs(4)) // 2, 5))
        elif is_heading:
            block = builder.build("item", 1) if listed else builder.build("heading", 1 if top else 2)
        else:
            block = builder.build("paragraph")
        if block is not None:
            yield block


def _groups(chunk: list[_Line], wrap: int) -> Iterator[list[_Line]]:
    """The lines of a chunk, joined where one goes on in the next."""
    group = [chunk[0]]
    for line in chunk[1:]:
        if _goes_on(group[-1], line, wrap, in_list=_BULLET.match(group[0].text) is not None):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _goes_on(line: _Line, after: _Line, wrap: int, *, in_list: bool) -> bool:
    """Whether the sentence of one line goes on in the next."""
    full = wrap > 0 and _is_full(line.text.rstrip(), after.words, wrap)
    if _BULLET.match(after.text):
        # `died on March` / `12. The` is one sentence, wrapped
        return full and not in_list and not line.words.endswith(_SENTENCE_END)
    return full or (after.words[0].islower() and not line.words.endswith((".", "!", "?")))


def _looks_like_heading(group: list[_Line], *, top: bool) -> bool:
    """Whether a line that stands alone is no sentence."""
    words = " ".join(line.words for line in group)
    if len(words) > _HEADING_CHARACTERS or words.count(" ") >= _HEADING_WORDS or words[0].islower():
        return False
    end = words.rstrip(_CLOSING + " ")
    if top and end.endswith(("?", "!")):
        return True
    if end.endswith(_SENTENCE_END):
        return False
    return top or not (words.startswith(_OPENING_QUOTES) or _TWO_SENTENCES.search(words))
