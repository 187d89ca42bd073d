"""Features of a pair of claims: what speaks for and against their being about the same thing.

Each is a number in [-1, 1] or [0, 1] that a reader can check against the two sentences. None looks at
whether the values agree; some look at whether they are of one kind and size, since claims that tell
the same thing rarely differ by orders of magnitude.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import is_kind_of, opposed, thing_excludes
from claimcheck.models.timeline import bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.models import Claim, CountValue, DateValue, Participant
    from claimcheck.subjects.rarity import Rarity
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

Feature = "Callable[[PairContext], float]"
#: the days in which two dates of one event commonly differ when articles disagree
NEAR_DAYS = 800.0


@dataclass(frozen=True, slots=True)
class PairContext:
    """Two claims of one type, and what is known of names and words at large."""

    a: Claim
    b: Claim
    names: WhoIsWhoTable
    rarity: Rarity


def features(pair: PairContext) -> dict[str, float]:
    """All features of a pair by name, in a fixed order."""
    return {name: function(pair) for name, function in FEATURES.items()}


def event(pair: PairContext) -> float:
    """1 the same event class, 0 where one is unknown, -0.5 another, -1 its opposite."""
    a, b = pair.a.frame.event_class, pair.b.frame.event_class
    if a is None or b is None:
        return 0.0
    if a == b:
        return 1.0
    return -1.0 if opposed(a, b) else -0.5


def thing(pair: PairContext) -> float:
    """1 the same counted or dated noun, 0.5 one a kind of the other, 0 unknown, -0.5 another, -1 its rival."""
    a, b = pair.a.frame.thing_class, pair.b.frame.thing_class
    if a is None or b is None:
        return 0.0
    if a == b:
        return 1.0
    if thing_excludes(a, b):
        return -1.0
    return 0.5 if is_kind_of(a, b) or is_kind_of(b, a) else -0.5


def crosswise(pair: PairContext) -> float:
    """1 where the event of one is the noun of the other (`31 died`, `a toll of 31`)."""
    a, b = pair.a.frame, pair.b.frame
    mixed = {(a.event_class, b.thing_class), (a.thing_class, b.event_class)}
    return 1.0 if any(x is not None and x == y for x, y in mixed) else 0.0


def names_shared(pair: PairContext) -> float:
    """How many names the two sentences share, by rarity, saturating at three."""
    shared = _names(pair, pair.a, inferred=False) & _names(pair, pair.b, inferred=False)
    return min(sum(pair.rarity.weight(name) for name in shared) / 2, 1.0)


def names_inferred(pair: PairContext) -> float:
    """1 where a name of one sentence is told elsewhere in the other's article."""
    everything_a, everything_b = _names(pair, pair.a, inferred=True), _names(pair, pair.b, inferred=True)
    own_a, own_b = _names(pair, pair.a, inferred=False), _names(pair, pair.b, inferred=False)
    return 1.0 if (everything_a & everything_b) - (own_a & own_b) else 0.0


def names_clash(pair: PairContext) -> float:
    """1 where both name who acts or is acted upon, and name others."""
    for role in ("agent", "patient"):
        a = _role_names(pair, pair.a, role)
        b = _role_names(pair, pair.b, role)
        if a and b and not a & b and not a & _names(pair, pair.b, inferred=False):
            return 1.0
    return 0.0


def names_apart(pair: PairContext) -> float:
    """1 where both sentences hold names and share none."""
    a, b = _names(pair, pair.a, inferred=False), _names(pair, pair.b, inferred=False)
    return 1.0 if a and b and not a & b else 0.0


def nouns_shared(pair: PairContext) -> float:
    """1 where a common noun takes part in both."""
    return 1.0 if _nouns(pair.a.frame.participants) & _nouns(pair.b.frame.participants) else 0.0


def topic(pair: PairContext) -> float:
    """Overlap of the other words of the clauses, weighed by rarity (the shorter clause is the whole)."""
    a, b = set(pair.a.frame.topic), set(pair.b.frame.topic)
    if not a or not b:
        return 0.0
    smaller = min(sum(map(pair.rarity.weight, sorted(a))), sum(map(pair.rarity.weight, sorted(b))))
    return sum(map(pair.rarity.weight, sorted(a & b))) / max(smaller, 2.0)


def modifiers(pair: PairContext) -> float:
    """1 a shared modifier of the noun, -1 each has its own, 0 otherwise."""
    a, b = set(pair.a.frame.modifiers), set(pair.b.frame.modifiers)
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0


def modality(pair: PairContext) -> float:
    """1 where the modality is the same."""
    return 1.0 if pair.a.modality == pair.b.modality else 0.0


def magnitude(pair: PairContext) -> float:
    """1 for values of one size, towards 0 as they differ by orders of magnitude or by years."""
    a, b = pair.a.value, pair.b.value
    if a.kind == "date" and b.kind == "date":
        return _date_nearness(a, b)
    if a.kind == "count" and b.kind == "count":
        return _count_nearness(a, b)
    return 0.0


def same_article(pair: PairContext) -> float:
    """1 within one article."""
    return 1.0 if pair.a.document == pair.b.document else 0.0


#: the features by name; the weights file has one weight for each, by type of claim
FEATURES = {
    function.__name__: function
    for function in (
        event, thing, crosswise, names_shared, names_inferred, names_clash, names_apart,
        nouns_shared, topic, modifiers, modality, magnitude, same_article,
    )
}  # fmt: skip


def _names(pair: PairContext, claim: Claim, *, inferred: bool) -> set[str]:
    return {pair.names.of(p.name) for p in claim.frame.participants if p.proper and (inferred or not p.inferred)}


def _role_names(pair: PairContext, claim: Claim, role: str) -> set[str]:
    return {pair.names.of(p.name) for p in claim.frame.participants if p.proper and p.role == role and not p.inferred}


def _nouns(participants: Iterable[Participant]) -> set[str]:
    return {p.name for p in participants if not p.proper}


def _date_nearness(a: DateValue, b: DateValue) -> float:
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    gap = max(low_a - high_b, low_b - high_a, 0.0)
    return math.exp(-gap / NEAR_DAYS) if math.isfinite(gap) else 0.5


def _count_nearness(a: CountValue, b: CountValue) -> float:
    x, y = _middle(a), _middle(b)
    if x is None or y is None or x <= 0 or y <= 0:
        return 0.5
    return math.exp(-abs(math.log(x / y)))


def _middle(value: CountValue) -> float | None:
    if value.number is not None:
        return value.number
    if value.low is not None and value.high is not None:
        return (value.low + value.high) / 2
    return None
