"""What a whole leaves when its other parts are taken away: `of the 60 passengers, 40 were saved; the rest drowned`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.models import QuantityMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: the words that stand for what is left
REST = re.compile(r"\b(?:the|its|their)\s(?:rest|remainder|others)\b(?!\sof\b|['’])", re.IGNORECASE)
#: from the part to the rest, in characters
FARTHEST = 120
_SENTENCE = re.compile(r"[.!?]\s")


def rests(text: str, mentions: Sequence[QuantityMention], parts: Mapping[int, int]) -> Iterator[QuantityMention]:
    """A count for `the rest` of each whole of `parts` (whole to part, by index) whose numbers are all exact."""
    for whole, part in parts.items():
        after = max(mentions[whole].end, mentions[part].end)
        match = REST.search(text, after, after + FARTHEST)
        if match is None or _SENTENCE.search(text, after, match.start()):
            continue
        between = [m for m in mentions if after <= m.start < match.start() and m.kind != "ordinal"]
        taken = (mentions[part], *between)
        if all(_is_part(m, mentions[whole]) for m in taken) and _exact(mentions[whole]):
            left = (mentions[whole].number or 0.0) - sum(m.number or 0.0 for m in taken)
            if left > 0:
                yield _rest(match, left, mentions[whole])


def _is_part(mention: QuantityMention, whole: QuantityMention) -> bool:
    """A bare number, or one of the same noun, beside the whole."""
    return _exact(mention) and (mention.noun_start is None or mention.noun == whole.noun)


def _exact(mention: QuantityMention) -> bool:
    return mention.kind == "count" and mention.number is not None and mention.low == mention.high == mention.number


def _rest(match: re.Match[str], left: float, whole: QuantityMention) -> QuantityMention:
    start, end = match.span()
    return QuantityMention(
        start=start, end=end, text=match[0], kind="count", number=left, low=left, high=left, noun=whole.noun
    )
