"""Lists below the number that announces them: `The trust runs three gardens:` and an item a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.lists import FEWEST, MOST, NOT_ALL, PART_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import QuantityMention

#: how many items more or fewer than announced are still taken for the list announced
FARTHEST = 3
#: between the counted noun and the colon
_TO_COLON = re.compile(r"[^.:;()!?\d]{0,60}:\s*$")
#: an item that names no member of the list
_REMARK = re.compile(r"\s*(?:and|or|others?|more|etc|see|note|also|total)\b", re.IGNORECASE)
LONGEST_ITEM = 40


@dataclass(frozen=True, slots=True)
class BulletList:
    """A number at the end of a paragraph, and the first words of the items of the list right below it."""

    passage: Passage
    count: QuantityMention
    items: tuple[str, ...]


def announced_bullets(article: Article) -> Iterator[BulletList]:
    """Lists that are longer or shorter than the paragraph above them announces."""
    passages = article.passages
    for index, passage in enumerate(passages[:-1]):
        if passage.block.kind != "paragraph" or not passage.quantities or not passage.block.text.rstrip().endswith(":"):
            continue
        items = _items(passages[index + 1 :])
        count = passage.quantities[-1]
        if (
            len(items) >= FEWEST
            and _announces(passage, count)
            and 0 < abs(len(items) - (count.number or 0)) <= FARTHEST
        ):
            yield BulletList(passage, count, items)


def _announces(passage: Passage, count: QuantityMention) -> bool:
    text = passage.block.text
    if count.kind != "count" or count.approximation != "=" or not FEWEST <= (count.number or 0) <= MOST:
        return False
    if count.noun_end is None or count.noun_end <= count.end:
        return False
    told = _TO_COLON.match(text, count.noun_end)
    before = text[max(0, count.start - 40) : count.start]
    return told is not None and not NOT_ALL.search(told[0]) and not PART_OF.search(before)


def _items(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The items of the first level that follow at once; none where one of them is no member of the list."""
    items: list[str] = []
    for passage in passages:
        block = passage.block
        if block.kind != "item":
            break
        if block.level > 1:
            continue
        if _REMARK.match(block.text):
            return ()
        items.append(" ".join(block.text.split())[:LONGEST_ITEM])
    return tuple(items)
