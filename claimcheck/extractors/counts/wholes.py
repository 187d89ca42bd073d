"""Sums whose total and parts stand apart in one article: the seats of a chamber and what the parties won."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import QuantityMention

#: fewer parties than this are not taken for all of a chamber
FEWEST_PARTS = 3

_NEXT = re.compile(
    r"(?:\s[\w'’-]+)?(?:\s(?:and|while))?[,;]?\s?(?:and\s|while\s)?(?:the\s)?[A-Z][^,.;:()]{0,50}?\s(?:another\s)?"
)
_WHOLE_AFTER = re.compile(r"-\w+\s(?:\w+\s)?(?:council|assembly|parliament|chamber|house|senate|board|legislature)\b")
_CHAMBER_HAS = re.compile(
    r"\b(?:council|assembly|parliament|chamber|house|senate|board|legislature|diet|congress|it)\s"
    r"(?:has|have|had|comprises|consists of|is made up of|contains)\s(?:a total of\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Chamber:
    """The number of seats that an article gives a chamber, and the seats that it deals out."""

    total: tuple[Passage, QuantityMention]
    passage: Passage
    parts: tuple[QuantityMention, ...]

    @property
    def made(self) -> float:
        """What the parts make."""
        return sum(part.number or 0.0 for part in self.parts)


def chambers(article: Article) -> list[Chamber]:
    """Chambers whose parts pass their total; only where the article gives one total, and no other election."""
    seats = [
        (passage, mention)
        for passage in article.passages
        for mention in passage.quantities
        if mention.noun in _nouns() and mention.number is not None and mention.approximation == "="
    ]
    totals = [(passage, mention) for passage, mention in seats if _is_whole(passage, mention)]
    if len({mention.number for _, mention in totals}) != 1:
        return []
    found = [Chamber(totals[0], passage, parts) for passage, parts in _deals(article)]
    return [chamber for chamber in found if chamber.made > (chamber.total[1].number or 0.0)] if len(found) == 1 else []


def _is_whole(passage: Passage, mention: QuantityMention) -> bool:
    """`the council has 25 seats`, `the 25-seat council`, `all 25 seats`."""
    text = passage.block.text
    before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 50]
    return bool(
        _WHOLE_AFTER.match(after) or _CHAMBER_HAS.search(before) or re.search(r"\b(?:all|the council's) $", before)
    )


def _deals(article: Article) -> Iterator[tuple[Passage, tuple[QuantityMention, ...]]]:
    """Runs of parts: `A obtained ten seats, B nine, C four and D three`."""
    for passage in article.passages:
        counts = [m for m in passage.quantities if m.kind == "count" and m.number is not None]
        for index, first in enumerate(counts):
            if first.noun not in _nouns() or (first.noun_end or 0) <= first.end or first.approximation != "=":
                continue
            parts = [first]
            for mention in counts[index + 1 :]:
                if not _NEXT.fullmatch(passage.block.text, parts[-1].end, mention.start):
                    break
                parts.append(mention)
            if len(parts) >= FEWEST_PARTS and all(part.approximation == "=" for part in parts):
                yield passage, tuple(parts)
                break


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lexicon("parts")["chamber"]["nouns"].split())
