"""The company that two claims keep: what else their sentences and their articles have in common."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.models.timeline import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.rarity import Rarity
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: so many names that two articles share say all that they can
ENOUGH_NAMES = 3.0
#: bare numbers up to this agree by chance
SMALL = 3
#: numbers from here on tell something
TELLING = 10
#: articles so few days apart tell of the same days; news comes so many days after what it tells, or before it
SAME_NEWS, AFTER_NEWS, BEFORE_NEWS = 3, 21, 14
MONTH, YEAR = 31.5, 366.5
Told = tuple[str, str]
Bounds = tuple[float, float]
_NONE: frozenset[str] = frozenset()
_NO_VALUE: frozenset[Told] = frozenset()


@dataclass(frozen=True, slots=True)
class Company:
    """Which names, days and telling values each article tells, by document."""

    names: dict[str, frozenset[str]] = field(default_factory=dict)
    days: dict[str, tuple[Bounds, ...]] = field(default_factory=dict)
    facts: dict[str, frozenset[Told]] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Sequence[Claim], names: WhoIsWhoTable) -> Company:
        """Gather what each article tells."""
        named: dict[str, set[str]] = defaultdict(set)
        days: dict[str, set[Bounds]] = defaultdict(set)
        facts: dict[str, set[Told]] = defaultdict(set)
        for claim in claims:
            value = value_told(claim)
            if value is not None and _is_telling(claim):
                facts[claim.document].add(value)
            time = _time_told(claim)
            if time is not None:
                days[claim.document].add(time)
            named[claim.document].update(names.of(p.name) for p in claim.frame.participants if p.proper)
        return cls(
            {document: frozenset(found) for document, found in named.items()},
            {document: tuple(sorted(found)) for document, found in days.items()},
            {document: frozenset(found) for document, found in facts.items()},
        )

    @classmethod
    def together(cls, parts: Iterable[Company]) -> Company:
        """What is known of the articles of all parts."""
        whole = cls()
        for part in parts:
            whole.names.update(part.names)
            whole.days.update(part.days)
            whole.facts.update(part.facts)
        return whole

    def names_shared(self, a: str, b: str, rarity: Rarity) -> float:
        """How many names two articles share, by rarity, in [0, 1]."""
        shared = self.named_in(a) & self.named_in(b)
        return min(sum([rarity.weight(name) for name in sorted(shared)]) / ENOUGH_NAMES, 1.0)

    def facts_shared(self, a: str, b: str) -> frozenset[Told]:
        """The days and larger numbers that both articles tell."""
        return self.facts.get(a, _NO_VALUE) & self.facts.get(b, _NO_VALUE)

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


def values_beside(claims: Sequence[Claim]) -> dict[tuple[str, int], frozenset[Told]]:
    """The values of each sentence, by its document and offset."""
    values: dict[tuple[str, int], set[Told]] = defaultdict(set)
    for claim in claims:
        value = value_told(claim)
        if value is not None:
            values[claim.document, claim.start].add(value)
    return {place: frozenset(found) for place, found in values.items()}


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
