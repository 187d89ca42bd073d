"""Units that a sentence told before lends a bare number: `from 12 percent in May to 15`, `$29m, of which they bore 3m`.

Every function is pure and reads the text alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import QuantityMention

_LENT = frozenset({"money", "quantity", "percent"})
_LEAD = {
    "from": re.compile(r"\bfrom\s(?:the\s|a\s)?$", re.IGNORECASE),
    "to": re.compile(r"\bto\s(?:the\s|a\s)?$", re.IGNORECASE),
}
_BY = re.compile(r"\bby\s(?:a\s(?:further\s)?|another\s|just\s|only\s)?$", re.IGNORECASE)
_SCALED = re.compile(r"(?<=[\d\s-])(?:million|billion|trillion|crore|lakh|m|bn|tn)\b", re.IGNORECASE)
#: before an amount that is money like the one told before
_PAID = re.compile(
    rf"\b(?:to|from|at|than|by|or|of|for|{'|'.join(lexicon('counted')['money_verbs'])})\s(?:a\s(?:further\s)?|another\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]\s+(?=[A-Z])|\n")
#: how far back the words before a number are read, in characters
_LEAD_REACH = 28


def lender(text: str, mentions: Sequence[QuantityMention], index: int) -> QuantityMention | None:
    """The earlier mention whose kind and unit the bare number at `index` has, if the text leaves them out."""
    mention = mentions[index]
    if mention.kind != "count" or mention.number is None or (mention.noun_start or 0) > mention.start or not index:
        return None
    earlier = mentions[index - 1]
    if earlier.kind not in _LENT or earlier.unit is None or _STOP.search(text, earlier.end, mention.start):
        return None
    before = text[max(0, mention.start - _LEAD_REACH) : mention.start]
    other = text[max(0, earlier.start - _LEAD_REACH) : earlier.start]
    moved = any(_LEAD[a].search(other) and _LEAD[b].search(before) for a, b in (("from", "to"), ("to", "from")))
    by = earlier.kind != "percent" and _BY.search(other) and _LEAD["to"].search(before)
    if moved or by:
        return earlier
    scaled = earlier.kind == "money" and _SCALED.search(earlier.text) and _SCALED.search(mention.text)
    return earlier if scaled and _PAID.search(before) else None
