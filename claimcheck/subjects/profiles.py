"""What the features of a pair ask of each claim, worked out once for a claim and not once for a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.models import DateValue
from claimcheck.models.timeline import bounds

if TYPE_CHECKING:
    import datetime as dt

    from claimcheck.models import Claim
    from claimcheck.subjects.rarity import Rarity
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: how fast words count less the farther from the value they stand
TOPIC_DECAY = 4.0
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim as the features see it.

    `own` are the names of the sentence, `names` those that the article supplied too; `roles` the names of the
    sentence by role; `nearest` the name nearest to the value; `nouns` the common nouns that take part;
    `weights` the telling words with their weights; `vocabulary` those words and the own names. `scope` and
    `day` bound the time that the claim holds for and the day its article was published.
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

    @classmethod
    def of(cls, claim: Claim, names: WhoIsWhoTable, rarity: Rarity, published: dt.date | None) -> Profile:
        """The profile of a claim, its names resolved and its words weighed."""
        frame = claim.frame
        told = [(names.of(p.name), p.role) for p in frame.participants if p.proper and not p.inferred]
        own = frozenset(name for name, _ in told)
        roles: dict[str, frozenset[str]] = {
            role: frozenset(name for name, other in told if other == role) for _, role in told
        }
        weights = {word: rarity.weight(word) / (1 + rank / TOPIC_DECAY) for rank, word in enumerate(frame.topic)}
        return cls(
            own=own,
            names=own.union(names.of(p.name) for p in frame.participants if p.proper),
            roles=roles,
            nearest=told[0][0] if told else None,
            nouns=frozenset(p.name for p in frame.participants if not p.proper),
            weights=weights,
            vocabulary=own.union(frame.topic),
            scope=_scope_bounds(claim),
            day=_day_bounds(published),
        )


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
