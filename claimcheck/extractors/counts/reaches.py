"""Which one of several places, or of several stretches of time, a count holds for: `in the northern district`.

Every function is pure and reads the text alone. The words are data: `rules/lexicon/scopes.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.models import QuantityMention

_WORDS = lexicon("scopes")
_PLACE, _PERIOD = _WORDS["place"], _WORDS["period"]
_WIDE: dict[str, str] = {word: place for place, words in _WORDS["wide"].items() for word in words}
_NAMED: dict[str, str] = {word: period for period, words in _PERIOD["named"].items() for word in words}
_SAME: dict[str, str] = _PERIOD["same"]

#: from a count to the words that limit it, and back, in characters
FARTHEST = 70
#: words that stand between a count and a limit of its own: `140 people at the northern site`
NEAR = 36


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MODIFIER = rf"(?:(?i:{_any(_PLACE['modifiers'])})|[A-Z][\w'’-]+)"
_PLACE_AT = re.compile(
    rf"\b(?P<wide>(?i:{_any(list(_WIDE))}))\b"
    rf"|\b(?i:in|at|on|across|throughout|within|along)\s(?i:(?:the|its|their|a|one|both|all)\s)?"
    rf"(?:(?P<one>(?:{_MODIFIER}\s){{1,4}}(?i:{_any(_PLACE['nouns'])}))\b(?!['’-])"
    rf"|(?<=the\s)(?P<side>(?i:{_any(_PLACE['sides'])}))\b(?!['’-]|\s[a-z]+s\b))"
)
_ORDERED = rf"(?:{_any(_PERIOD['orders'])})[\s-](?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s)?"
_PERIOD_AT = re.compile(
    rf"\b(?P<named>{_any(list(_NAMED))})\b|(?<![-\w])(?P<one>{_ORDERED}(?:{_any(_PERIOD['units'])}))\b(?!['’-]|\sof\s(?:talks|rules|tests))",
    re.IGNORECASE,
)
#: what a limit that stands before the count begins with, if it is not that of a count before it
_STOP = re.compile(r"[.;!?]\s|:\s")


class Limit(NamedTuple):
    """Words that limit a count, as half-open characters of its sentence, and what they name in one form of words."""

    start: int
    end: int
    name: str


def place_of(sentence: str, mention: tuple[int, int], others: Sequence[QuantityMention], offset: int) -> str | None:
    """The one of several places that a count holds for: `northern district`, `nationwide`; None if none is told.

    `mention` is the count with its noun and `others` all counts of the text; `offset` is where `sentence` starts in it.
    """
    return _bound(_places(sentence), sentence, mention, others, offset)


def period_of(sentence: str, mention: tuple[int, int], others: Sequence[QuantityMention], offset: int) -> str | None:
    """The stretch of time without a date that a count holds for: `first half`, `last season`; None if none is told."""
    return _bound(_periods(sentence), sentence, mention, others, offset)


@lru_cache(maxsize=64)
def _places(sentence: str) -> tuple[Limit, ...]:
    return tuple(_found_places(sentence))


def _found_places(sentence: str) -> Iterator[Limit]:
    for match in _PLACE_AT.finditer(sentence):
        if match["wide"]:
            yield Limit(match.start(), match.end(), _WIDE[match["wide"].lower()])
        else:
            yield Limit(match.start(), match.end(), " ".join((match["one"] or match["side"]).lower().split()))


@lru_cache(maxsize=64)
def _periods(sentence: str) -> tuple[Limit, ...]:
    return tuple(_found_periods(sentence))


def _found_periods(sentence: str) -> Iterator[Limit]:
    for match in _PERIOD_AT.finditer(sentence):
        if match["named"]:
            yield Limit(match.start(), match.end(), _NAMED[match["named"].lower()])
        else:
            words = re.split(r"[\s-]+", match["one"].lower())
            yield Limit(match.start(), match.end(), " ".join([_SAME.get(words[0], words[0]), *words[1:]]))


def _bound(
    limits: Sequence[Limit], sentence: str, mention: tuple[int, int], others: Sequence[QuantityMention], offset: int
) -> str | None:
    if not limits:
        return None
    start, end = mention[0] - offset, mention[1] - offset
    apart = [limit for limit in limits if limit.end <= start or limit.start >= end]
    spans = [
        (other.start - offset, max(other.end, other.noun_end or 0) - offset)
        for other in others
        if other.kind != "ordinal" and 0 <= other.start - offset < len(sentence) and other.start - offset != start
    ]
    after = next((limit for limit in apart if limit.start >= end and _follows(limit, sentence, end, spans)), None)
    if after is not None:
        return after.name
    before = [limit for limit in apart if limit.end <= start and _leads(limit, sentence, start, spans)]
    return before[-1].name if before else None


def _follows(limit: Limit, sentence: str, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the limit follows the count, with no other count between but one that is joined to it by `and`."""
    between = sentence[end : limit.start]
    if len(between) > FARTHEST or _STOP.search(between):
        return False
    opens = between.endswith((", ", ", and ", ", but ", ", while "))
    if opens and any(limit.end <= span[0] <= limit.end + NEAR for span in spans):  # `..., in urban areas 61 percent`
        return False
    inside = [span for span in spans if end <= span[0] and span[1] <= limit.start]
    return not inside or (len(inside) == 1 and "," not in between and " and " in between)


def _leads(limit: Limit, sentence: str, start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the limit stands before the count, and is not that of a count right before it."""
    between = sentence[limit.end : start]
    if len(between) > FARTHEST or _STOP.search(between):
        return False
    return not any(
        span[1] <= limit.start <= span[1] + NEAR and "," not in sentence[span[1] : limit.start] for span in spans
    )
