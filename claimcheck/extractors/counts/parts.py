"""Parts that stand side by side in a text: which are joined in one series, and which cannot overlap.

Every function is pure. The words are data: `rules/lexicon/parts.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.models import QuantityMention

#: the most characters between two parts that stand side by side
LONGEST_JOINT = 90
#: from so many kinds on, each told with `of`, parts are taken for those of the whole
FEWEST_KINDS = 3
_LEAD = r"(?:another\s|the other\s|the remaining\s|a further\s|only\s|just\s)?"
_BEARER = r"(?:(?:the\s|in\s|at\s|for\s|from\s)?[A-Z][\w'’.-]*(?:\s[\w'’&-]+){0,5}?\s)?"
_JOINT = re.compile(rf"[^.;:!?()]*?(?:[,;]|\s(?:and|while|as well as|plus))\s(?:and\s|while\s)?{_LEAD}{_BEARER}")

_PLACED = re.compile(
    r"(\s[\w-]+)?\s(?:to|through|over|across|into|via|for|from|in|on|at|by|below|above|against|near|off|outside|inside|along|behind|between|under|upstream|"
    r"underground|abroad|overseas|elsewhere|ashore|aboard|seriously|slightly|badly|lightly|critically|severely|today|yesterday)\b",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"\s(?:are|is|were|was|make up|made up|form|formed|belong|belonged|remain|remained|lie|lay|stand|stood|"
    r"contain|contained|held|proved|turned out|failed|passed)\b"
)
_PARTICIPLE = re.compile(r"(?:ed|en|ing|wn|ung|ade|ilt)$")
#: `17 recovered and 11 did not`
_DID_NOT = re.compile(
    r"\s(?:did|do|does|have|has|had|were|was|are|is|could|would|will|can)(?:\snot|n['’]t)\s*$", re.IGNORECASE
)
#: what several of the same can have at once
_ATTRIBUTE = re.compile(
    r"\b(?:with|had|have|has|having|could|can|aged|who|that|which|without|won|took|speak|own|owned|use|used|said|wanted|"
    r"(?:in|among|by)\s(?:the\s)?(?:women|men|children|people|patients|adults|pupils|students|over|under|those|boys|girls)|"
    r"(?:under|over)\s(?:the age|\d))\b",
    re.IGNORECASE,
)


def run_on(mentions: Sequence[QuantityMention], text: str) -> tuple[QuantityMention, ...]:
    """The mentions from the first on that commas and `and` join."""
    parts = list(mentions[:1])
    for mention in mentions[1:]:
        if not _joined(text, parts[-1], mention):
            break
        parts.append(mention)
    return tuple(parts)


def run_back(mentions: Sequence[QuantityMention], text: str) -> tuple[QuantityMention, ...]:
    """The mentions up to the last one that commas and `and` join."""
    parts = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not _joined(text, mention, parts[-1]):
            break
        parts.append(mention)
    return tuple(reversed(parts))


def _joined(text: str, first: QuantityMention, second: QuantityMention) -> bool:
    if second.start - first.end > LONGEST_JOINT or first.kind != second.kind:
        return False
    return _JOINT.fullmatch(text, first.end, second.start) is not None and not _foreign().search(
        text, first.end, second.start
    )


def one_kind(total: QuantityMention, parts: Iterable[QuantityMention]) -> bool:
    """Whether all are counts, or measures in one unit, as their total is."""
    return all(part.kind == total.kind and part.unit == total.unit for part in parts)


@cache
def _foreign() -> re.Pattern[str]:
    told = lexicon("parts")["foreign"]
    words = "|".join([*told["phrases"], *told["words"].split()])
    return re.compile(rf"\b(?:{words}|of (?:whom|which))\b", re.IGNORECASE)


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words of which only one can be true of each, by pairs of lists."""
    told = lexicon("parts")["opposites"]["pairs"]
    return tuple((frozenset(a.split()), frozenset(b.split())) for a, b in (pair.split("/") for pair in told))


def are_opposed(parts: Sequence[QuantityMention], text: str) -> bool:
    """Whether the nouns of two parts are each other's opposites: `ten women and nine men`."""
    words = [frozenset(text[part.end : part.noun_end or part.end].lower().split()) for part in parts]
    return len(parts) == 2 and any(
        a & words[0] and b & words[1] for pair in _opposites() for a, b in (pair, pair[::-1])
    )


def are_of_kinds(parts: Sequence[QuantityMention], text: str) -> bool:
    """`5,100 of red, 2,400 of white and 900 of rosé`: three or more, each of a kind of its own."""
    kinds = {part.noun for part in parts if text.startswith(" of ", part.end)}
    return len(parts) >= FEWEST_KINDS and len(kinds) == len(parts) and None not in kinds


def are_apart(parts: Sequence[QuantityMention], text: str) -> bool:
    """Whether the parts cannot overlap: each has a place, time or manner of its own, or one is the other's opposite."""
    tails = [
        text[part.end : follow.start if follow is not None else part.end + 50]
        for part, follow in zip(parts, [*parts[1:], None], strict=True)
    ]
    tails = [re.split(r"[;,.]", re.sub(r"^\sof\s(?:them|these|those|whom|which)\b", "", tail))[0] for tail in tails]
    words = [frozenset(re.findall(r"[a-z]+", tail.lower())) for tail in tails]
    if any(a & words[0] and b & words[-1] for pair in _opposites() for a, b in (pair, pair[::-1])):
        return True
    if len(parts) == 2 and _DID_NOT.match(tails[1]):
        return True
    # a verb of the first part holds for the others, too: `seven sung in Welsh and five in English`
    verbs = [match[1] for tail in tails[1:] if (match := _PLACED.match(tail)) and match[1]]
    return not any(map(_PARTICIPLE.search, verbs)) and all(
        _PLACED.match(tail) and not _ATTRIBUTE.search(tail) for tail in tails
    )


def are_told_apart(parts: Sequence[QuantityMention], text: str) -> bool:
    """Whether each part is told what it is (`six make up the centre and nine are rural`), not what it has or did."""
    return all(_BEING.match(text, part.end) and not _ATTRIBUTE.search(text, part.end, part.end + 24) for part in parts)
