"""What the features of a pair ask of each claim, worked out once for a claim and not once for a pair."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import noun_events
from claimcheck.extractors.counts.units import to_base
from claimcheck.models import DateValue
from claimcheck.models.timeline import bounds
from claimcheck.subjects.company import value_told

if TYPE_CHECKING:
    import datetime as dt

    from claimcheck.models import Claim
    from claimcheck.models.values import Value
    from claimcheck.subjects.company import Told
    from claimcheck.subjects.rarity import Rarity
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: how fast words count less the farther from the value they stand
TOPIC_DECAY = 4.0
#: how many words around a value are near it
NEAR_WORDS = 5
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim as the features see it.

    `own` are the names of the sentence, `names` those that the article supplied too; `roles` the names of the
    sentence by role; `nearest` the name nearest to the value; `nouns` the common nouns that take part;
    `weights` the telling words with their weights, `weight` their sum; `vocabulary` those words and the own names.
    `events`, `things`, `topic`, `near` (the words nearest to the value), `happened` (what did, by event class or the
    nearest word), `noun_events`, `modifiers` and `selectors` are the frame's, as sets. `scope` and `day` bound the
    time that the claim holds for and the day its article was published; `ends` bound the value: days, or numbers in
    base units; `middle` is the number that stands for a count; `told` the value as another sentence may repeat it.
    """

    own: frozenset[str]
    names: frozenset[str]
    roles: dict[str, frozenset[str]]
    nearest: str | None
    nouns: frozenset[str]
    weights: dict[str, float]
    vocabulary: frozenset[str]
    scope: Bounds | None
    day: Bounds | None
    weight: float
    events: frozenset[str]
    things: frozenset[str]
    topic: frozenset[str]
    near: frozenset[str]
    happened: frozenset[str]
    noun_events: frozenset[str]
    modifiers: frozenset[str]
    selectors: frozenset[str]
    ends: Bounds
    middle: float | None
    told: Told | None

    @classmethod
    def of(cls, claim: Claim, names: WhoIsWhoTable, rarity: Rarity, published: dt.date | None) -> Profile:
        """The profile of a claim, its names resolved and its words weighed."""
        frame = claim.frame
        named = [(names.of(p.name), p.role) for p in frame.participants if p.proper and not p.inferred]
        own = frozenset(name for name, _ in named)
        roles: dict[str, frozenset[str]] = {
            role: frozenset(name for name, other in named if other == role) for _, role in named
        }
        weights = {word: rarity.weight(word) / (1 + rank / TOPIC_DECAY) for rank, word in enumerate(frame.topic)}
        return cls(
            own=own,
            names=own.union(names.of(p.name) for p in frame.participants if p.proper),
            roles=roles,
            nearest=named[0][0] if named else None,
            nouns=frozenset(p.name for p in frame.participants if not p.proper),
            weights=weights,
            vocabulary=own.union(frame.topic),
            scope=_scope_bounds(claim),
            day=_day_bounds(published),
            weight=sum(weights.values()),
            events=frozenset(frame.event_classes),
            things=frozenset(frame.thing_classes),
            topic=frozenset(frame.topic),
            near=frozenset(frame.topic[:NEAR_WORDS]),
            # where the verb says nothing (`became`), the telling word nearest to the value
            happened=frozenset(frame.event_classes or frame.topic[:1]),
            noun_events=frozenset(noun_events(frame.thing)),
            modifiers=frozenset(frame.modifiers),
            selectors=frozenset(frame.selectors),
            ends=_ends(claim.value),
            middle=_middle(claim.value),
            told=value_told(claim),
        )


def _ends(value: Value) -> Bounds:
    """The least and the greatest that the value may be: days, or numbers in base units."""
    if value.kind == "date":
        return bounds(value)
    if value.kind != "count":
        return -math.inf, math.inf
    low = value.low if value.low is not None else -math.inf
    high = value.high if value.high is not None else math.inf
    if value.unit is None or value.quantity != "quantity":
        return low, high
    return _in_base(low, value.unit), _in_base(high, value.unit)


def _in_base(number: float, unit: str) -> float:
    return to_base(number, unit)[0] if math.isfinite(number) else number


def _middle(value: Value) -> float | None:
    if value.kind != "count":
        return None
    number = value.number
    if number is None and value.low is not None and value.high is not None:
        number = (value.low + value.high) / 2
    if number is None or value.unit is None or value.quantity != "quantity":
        return number
    return to_base(number, value.unit)[0]


def _scope_bounds(claim: Claim) -> Bounds | None:
    scope = claim.scope
    if scope.since is None and scope.until is None:
        return None
    return bounds(DateValue(low=scope.since, high=scope.until))


def _day_bounds(day: dt.date | None) -> Bounds | None:
    if day is None:
        return None
    iso = day.isoformat()[:10]
    return bounds(DateValue(low=iso, high=iso))
