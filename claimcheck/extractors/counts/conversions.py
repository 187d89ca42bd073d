"""One measure told twice, the second time in brackets in another unit: `12 miles (19 km)`.

Every function is pure and proposes; whether the figures agree is for the caller to judge, with `conversion_fits`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.bands import last_place
from claimcheck.extractors.counts.units import convert, kind_of
from claimcheck.extractors.spans import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimcheck.models import QuantityMention

_CONVERSION_BRACKET = re.compile(
    r"(?:\s(?!and\b|or\b)[\w-]+){0,2}\s?[(\[]"
    r"(?:or |about |around |roughly |approximately |some |nearly |equal to |i\.e\. )?"
)
#: `2,400 metres, or 7,874 feet, long`
_OR = re.compile(r"(?:\s(?!and\b|or\b)[\w-]+){0,1},\s(?:or|equal to|equivalent to|that is)\s(?:about\s|some\s)?")
_OR_ENDS = re.compile(r",|\s(?:long|tall|high|wide|deep|thick|above|below|across|away|from|of)\b|\.(?:\s|$)|$")


#: one measure told twice is bounded twice, or not at all: `300 m (over 2 km)` is another
_PLAIN = frozenset({"=", "~"})


@dataclass(frozen=True, slots=True)
class Conversion:
    """One amount told twice: as stated, and in brackets in another unit or currency."""

    stated: QuantityMention
    converted: QuantityMention


def bracketed_conversions(doc: Doc, mentions: Sequence[QuantityMention]) -> list[Conversion]:
    """`12 miles (19 km)`, `$2.5m (€2.1m)`: a measure or sum and the same in brackets in another unit or currency."""
    if len(mentions) < 2:
        return []
    text, found = text_of(doc), []
    for first, second in pairwise(mentions):
        pair = (first.kind, second.kind)
        if pair not in {("quantity", "quantity"), ("money", "money")} or first.unit == second.unit:
            continue
        if first.approximation not in _PLAIN or second.approximation not in _PLAIN:
            continue
        opened = _CONVERSION_BRACKET.fullmatch(text, first.end, second.start)
        closed = re.match(r"(?:\s[\w-]+){0,2}\s?[;,)\]]", text[second.end : second.end + 30])
        either = _OR.fullmatch(text, first.end, second.start) and _OR_ENDS.match(text, second.end)
        if ((opened and closed) or (either and first.kind == "quantity")) and (
            first.kind == "money" or _same_dimension(first, second)
        ):
            found.append(Conversion(first, second))
    return found


def _same_dimension(first: QuantityMention, second: QuantityMention) -> bool:
    try:
        convert(1.0, first.unit or "", second.unit or "")
    except ValueError:
        return False
    return True


#: how far a conversion may be off besides rounding (writers use 1.6 for a mile, 2.2 for a kilogram)
CONVERSION_SLACK = 0.01
#: the most, relative to a figure, that its trailing noughts are taken for rounding
ROUNDING_CAP = 0.05


def conversion_fits(conversion: Conversion) -> bool:
    """Whether both figures can be one measure; money always fits, for no rate is assumed.

    The stated figure's interval, converted, must meet the converted one's; each is widened by half of its last
    place that is not nought (at most ROUNDING_CAP of it) and by CONVERSION_SLACK.
    """
    stated, told = conversion.stated, conversion.converted
    if stated.kind == "money" or kind_of(stated.unit or "") == "duration":
        return True
    low, high = _widened(stated)
    ends = sorted(convert(end, stated.unit or "", told.unit or "") for end in (low, high))
    told_low, told_high = _widened(told)
    return ends[0] <= told_high and told_low <= ends[1]


def _widened(mention: QuantityMention) -> tuple[float, float]:
    number = mention.number if mention.number is not None else 0.0
    low = mention.low if mention.low is not None else float("-inf")
    high = mention.high if mention.high is not None else float("inf")
    rounding = min(last_place(number) / 2, ROUNDING_CAP * abs(number))
    slack = CONVERSION_SLACK * abs(number)
    return min(low, number - rounding) - slack, max(high, number + rounding) + slack
