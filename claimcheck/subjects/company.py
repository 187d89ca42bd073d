"""The company that two claims keep: what else their sentences and their articles have in common."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.models.timeline import bounds
from claimcheck.subjects.rarity import Rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: so many agreeing values, and names that two articles share, say all that they can
ENOUGH_VALUES, ENOUGH_NAMES = 2, 3.0
#: bare numbers up to this agree by chance
SMALL = 3
#: so many days and numbers in common show that two articles tell one story, and numbers from here on tell something
ENOUGH_FACTS, TELLING = 4, 10
#: articles so few days apart tell of the same days; news comes so many days after what it tells, or before it
SAME_NEWS, AFTER_NEWS, BEFORE_NEWS = 3, 21, 14
MONTH, YEAR = 31.5, 366.5
_NONE: frozenset[str] = frozenset()
Told = tuple[str, str]
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Company:
    """What values stand in each sentence, by document and offset, and which names and times each article tells."""

    values: dict[tuple[str, int], frozenset[Told]] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    days: dict[str, tuple[Bounds, ...]] = field(default_factory=dict)
    facts: dict[str, frozenset[Told]] = field(default_factory=dict)
    rarity: Rarity = field(default_factory=lambda: Rarity(0, {}, {}))
    #: what two articles share, worked out once for all pairs of their claims
    _names_shared: dict[Told, float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _facts_shared: dict[Told, frozenset[Told]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, claims: Sequence[Claim], names: WhoIsWhoTable, rarity: Rarity) -> Company:
        """Gather the values of each sentence and the names of each article."""
        values: dict[tuple[str, int], set[Told]] = defaultdict(set)
        named: dict[str, set[str]] = defaultdict(set)
        days: dict[str, set[Bounds]] = defaultdict(set)
        facts: dict[str, set[Told]] = defaultdict(set)
        for claim in claims:
            value = value_told(claim)
            if value is not None:
                values[claim.document, claim.start].add(value)
                if _is_telling(claim):
                    facts[claim.document].add(value)
            time = _time_told(claim)
            if time is not None:
                days[claim.document].add(time)
            named[claim.document].update(names.of(p.name) for p in claim.frame.participants if p.proper)
        return cls(
            {key: frozenset(found) for key, found in values.items()},
            {document: frozenset(found) for document, found in named.items()},
            {document: tuple(sorted(found)) for document, found in days.items()},
            {document: frozenset(found) for document, found in facts.items()},
            rarity,
        )

    def beside(self, other: Company) -> Company:
        """What is known of the articles of both."""
        return Company(
            {**self.values, **other.values},
            {**self.names, **other.names},
            {**self.days, **other.days},
            {**self.facts, **other.facts},
            self.rarity,
        )

    def values_shared(self, a: Claim, b: Claim) -> float:
        """How many values besides their own the two sentences share, in [0, 1]."""
        none: frozenset[Told] = frozenset()
        first = self.values.get((a.document, a.start), none)
        second = self.values.get((b.document, b.start), none)
        return min(len((first & second) - {value_told(a), value_told(b)}) / ENOUGH_VALUES, 1.0)

    def names_shared(self, a: Claim, b: Claim) -> float:
        """How many names the two articles share, by rarity, in [0, 1]."""
        known = self._names_shared.get((a.document, b.document))
        if known is None:
            shared = self.named_in(a.document) & self.named_in(b.document)
            known = min(sum(self.rarity.weight(name) for name in sorted(shared)) / ENOUGH_NAMES, 1.0)
            self._names_shared[a.document, b.document] = known
        return known

    def facts_shared(self, a: Claim, b: Claim) -> float:
        """How many days and larger numbers besides their own both articles tell, in [0, 1]."""
        shared = self._facts_shared.get((a.document, b.document))
        if shared is None:
            none: frozenset[Told] = frozenset()
            shared = self.facts.get(a.document, none) & self.facts.get(b.document, none)
            self._facts_shared[a.document, b.document] = shared
        return min(len(shared - {value_told(a), value_told(b)}) / ENOUGH_FACTS, 1.0)

    def looks_back(self, a: str, b: str, days: tuple[int | None, int | None]) -> float:
        """Whether the later of two articles tells of the earlier's days: 1 yes, 0.5 of its year, -1 no, 0 not known.

        `days` are those of publication, counted as in `models.timeline`.
        """
        if days[0] is None or days[1] is None:
            return 0.0
        earlier, later = min(days[0], days[1]), max(days[0], days[1])
        if later - earlier <= SAME_NEWS:
            return 1.0
        told = self.days.get(a if days[0] > days[1] else b, ())
        near = [high - low for low, high in told if low - BEFORE_NEWS <= earlier <= high + AFTER_NEWS]
        if not near:
            return -1.0
        return 1.0 if min(near) <= MONTH else 0.5

    def named_in(self, document: str) -> frozenset[str]:
        """All names that an article's claims hold."""
        return self.names.get(document, _NONE)


def _time_told(claim: Claim) -> Bounds | None:
    """When something happened, told to the year at least."""
    value = claim.value
    if value.kind != "date" or value.type == "DURATION" or value.low is None or value.high is None:
        return None
    low, high = bounds(value)
    return (low, high) if high - low <= YEAR else None


def _is_telling(claim: Claim) -> bool:
    """Whether another article would not tell the same value by chance: a day, or a number of two digits or more."""
    value = claim.value
    if value.kind == "date":
        return value.timex is not None and len(value.timex) >= len("2016-09-14") and value.type in {"DATE", "TIME"}
    return value.kind == "count" and value.number is not None and value.number >= TELLING


def value_told(claim: Claim) -> Told | None:
    """A value as it can be found again in another sentence; None for what chance may repeat."""
    value = claim.value
    if value.kind == "date":
        return ("date", value.timex) if value.timex is not None else None
    if value.kind == "count" and value.number is not None and (value.unit is not None or value.number > SMALL):
        return (value.unit or value.quantity, f"{value.number:g}")
    return None
