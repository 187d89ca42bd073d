"""How much of an article is read, so that time and memory are bounded whatever comes in; all in characters but one.

The parser and what reads its parses take longer the longer a passage is, and memory by the article.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.readers.blocks import Block

#: a larger file, or record of a file of many, is left out; bytes
LARGEST_FILE = 32 * 2**20
#: of an article so much is read, as a reader sees it: some 80,000 words, more than any article has
LONGEST_ARTICLE = 500_000
#: and so many paragraphs, items and rows of tables: each number of a table without words is a claim
MOST_BLOCKS = 20_000
#: a longer paragraph is read in pieces, each up to the end of a sentence where there is one
LONGEST_PASSAGE = 4_000
#: and a longer sentence too, since it is none
LONGEST_SENTENCE = 1_200
#: where a sentence may end: its last sign is not kept with the rest
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[^\Wa-z])")


def within_limits(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks up to the longest article, those that are too long in pieces."""
    left = LONGEST_ARTICLE
    for block in islice(found, MOST_BLOCKS):
        if left <= 0:
            return
        whole = block if len(block.text) <= left else block.cut(0, left)
        left -= len(whole.text)
        yield from _pieces(whole)


def cut_notices(found: Sequence[Block]) -> tuple[str, ...]:
    """What is to be said of the blocks of an article that are not read as they stand."""
    notices = []
    length = sum(len(block.text) for block in found)
    if length > LONGEST_ARTICLE:
        notices.append(f"only the first {LONGEST_ARTICLE:,} of {length:,} characters are read")
    if len(found) > MOST_BLOCKS:
        notices.append(
            f"only the first {MOST_BLOCKS:,} of {len(found):,} paragraphs, items and rows of tables are read"
        )
    if any(_has_no_end(block.text) for block in found):
        notices.append(
            f"more than {LONGEST_SENTENCE:,} characters without the end of a sentence: "
            "they are read in pieces, and what stands across a cut is not seen"
        )
    return tuple(notices)


def may_be_cut(text: str) -> bool:
    """Whether the text of a file is such that something may have to be cut; tells no more, but at once."""
    return len(text) > LONGEST_SENTENCE and (
        len(text) > LONGEST_ARTICLE
        or len(text.splitlines()) + text.count("<") > MOST_BLOCKS
        or max(map(len, _SENTENCE_END.split(text))) > LONGEST_SENTENCE
    )


def _has_no_end(text: str) -> bool:
    return any(not is_end for _, is_end in _ends(text))


def _pieces(block: Block) -> Iterator[Block]:
    start = 0
    for end, _ in _ends(block.text):
        yield block.cut(start, end)
        start = end
        while block.text[start : start + 1].isspace():
            start += 1
    if start == 0:
        yield block
    elif start < len(block.text):
        yield block.cut(start)


def _ends(text: str) -> Iterator[tuple[int, bool]]:
    """Where a text that is too long is cut, and whether a sentence ends there; nowhere if it is not too long."""
    if len(text) <= LONGEST_SENTENCE:
        return
    start = last = 0
    ends = (match.start() + len(match[0].rstrip()) for match in _SENTENCE_END.finditer(text))
    for end in (*ends, len(text)):
        if end - last > LONGEST_SENTENCE and last > start:
            yield last, True
            start = last
        while end - last > LONGEST_SENTENCE:
            blank = text.rfind(" ", last + LONGEST_SENTENCE // 2, last + LONGEST_SENTENCE)
            start = last = blank if blank > 0 else last + LONGEST_SENTENCE
            yield last, False
        if end - start > LONGEST_PASSAGE:
            yield last, True
            start = last
        last = end
