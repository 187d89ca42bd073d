"""What the features of a pair ask of each claim, worked out once for a claim and not once for a pair.

A field that features ask for is named in `table.py` too, which puts the profiles of many claims into columns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import noun_events
from claimcheck.extractors.counts.units import to_base
from claimcheck.extractors.dates.pieces import pieces_of
from claimcheck.lexicon import lexicon
from claimcheck.models import DateValue
from claimcheck.models.timeline import bounds
from claimcheck.subjects.company import value_told
from claimcheck.subjects.slips import digits_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from claimcheck.extractors.dates.pieces import Pieces
    from claimcheck.models import Claim
    from claimcheck.models.values import Value
    from claimcheck.subjects.company import Told
    from claimcheck.subjects.rarity import Rarity
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: how fast words count less the farther from the value they stand
TOPIC_DECAY = 4.0
#: how many words around a value are near it, and how many lead it
NEAR_WORDS, LEADING_WORDS = 5, 3
#: dimensions of what lasts longer than the news: lengths, areas, volumes, masses
LASTING = frozenset({"[length]", "[length] ** 2", "[length] ** 3", "[mass]"})
#: kinds of events, and selecting words, of what a thing holds or may hold
STANDING = frozenset({"capacity", "seat", "hold", "accommodate", "license"})
_NONE: frozenset[str] = frozenset()
_NO_VALUE: frozenset[Told] = frozenset()
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim as the features see it. What is not told is empty, or None.

    Names, as their article's bearers: `own` are those of the sentence, `names` those that the article supplied too,
    `agent` and `patient` those of the sentence in these roles, `nearest` the one nearest to the value, if any; `nouns`
    are the common nouns that take part.

    Words: `topic` are the telling words with their weights, in their order, `weight` the sum; `vocabulary` these words
    and the own names; `first`, `leading` and `near` the words nearest to the value; `happened` what did, by event
    class or the first word; `events`, `things`, `noun_events`, `modifiers` and `selectors` are the frame's.

    Values: `type` is the claim's, `told` the value as another sentence may repeat it, `fact` the same if it is one by
    which articles are known to tell one story, `others` the values of its sentence without it. `ends` bound the value,
    in days or in base units; `middle` is the number that stands for a count, in base units, `number` the one that is
    told, with its `unit` and `dimension`; `digits` are those that a slip may exchange. `pieces` are the place of a date
    in the year and its hours, `in_part` tells that there is no more to it. `scope` bounds the time that the claim holds
    for, `held` this or the day its article was published.
    """

    type: str
    document: str
    start: int
    end: int
    own: frozenset[str]
    names: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    nearest: frozenset[str]
    nouns: frozenset[str]
    topic: Mapping[str, float]
    weight: float
    vocabulary: frozenset[str]
    first: frozenset[str]
    leading: frozenset[str]
    near: frozenset[str]
    happened: frozenset[str]
    events: frozenset[str]
    things: frozenset[str]
    thing_class: str | None
    uniqueness: float
    noun_events: frozenset[str]
    modifiers: frozenset[str]
    selectors: frozenset[str]
    standing: bool
    growing: bool
    modality: str
    derived: bool
    told: Told | None
    fact: frozenset[Told]
    others: frozenset[Told]
    ends: Bounds
    is_open: bool
    middle: float | None
    number: float | None
    quantity: str | None
    unit: str | None
    dimension: str | None
    lasting: bool
    timex: str | None
    digits: str | None
    pieces: Pieces
    in_part: bool
    age: bool
    length: bool
    scope: Bounds | None
    held: Bounds | None

    @classmethod
    def of(
        cls,
        claim: Claim,
        names: WhoIsWhoTable,
        rarity: Rarity,
        published: dt.date | None,
        beside: frozenset[Told] = frozenset(),
        facts: frozenset[Told] = frozenset(),
    ) -> Profile:
        """The profile of a claim, its names resolved and its words weighed.

        `beside` are the values of its sentence, `facts` the telling ones of its article (`Company.facts`);
        `rarity.told` must know the article's claims.
        """
        frame, value = claim.frame, claim.value
        named = [(names.of(p.name), p.role, p.inferred) for p in frame.participants if p.proper]
        stated = [(name, role) for name, role, inferred in named if not inferred]
        own = frozenset([name for name, _ in stated])
        topic = frame.topic
        weights = {word: rarity.weight(word) / (1 + rank / TOPIC_DECAY) for rank, word in enumerate(topic)}
        told = value_told(claim)
        scope = _scope_bounds(claim)
        count = value if value.kind == "count" else None
        date = value if value.kind == "date" else None
        measured = count is not None and count.quantity == "quantity"
        pieces = pieces_of(claim)
        dimension = _dimension(count.unit) if measured and count is not None and count.unit is not None else None
        return cls(
            type=claim.type,
            document=claim.document,
            start=claim.start,
            end=claim.end,
            own=own,
            names=own.union([name for name, *_ in named]),
            agent=_in_role(stated, "agent"),
            patient=_in_role(stated, "patient"),
            nearest=frozenset([stated[0][0]]) if stated else _NONE,
            nouns=frozenset([p.name for p in frame.participants if not p.proper]),
            topic=weights,
            weight=sum(weights.values()),
            vocabulary=own.union(topic),
            first=frozenset(topic[:1]),
            leading=frozenset(topic[:LEADING_WORDS]),
            near=frozenset(topic[:NEAR_WORDS]),
            # where the verb says nothing (`became`), the telling word nearest to the value
            happened=frozenset(frame.event_classes or topic[:1]),
            events=frozenset(frame.event_classes),
            things=frozenset(frame.thing_classes),
            thing_class=frame.thing_class,
            uniqueness=rarity.uniqueness(claim),
            noun_events=frozenset(noun_events(frame.thing)),
            modifiers=frozenset(frame.modifiers),
            selectors=frozenset(frame.selectors),
            standing=not STANDING.isdisjoint((*frame.event_classes, *frame.selectors)),
            growing=not _growing().isdisjoint((*frame.event_classes, *frame.thing_classes)),
            modality=claim.modality,
            derived=claim.derived_from is not None,
            told=told,
            fact=facts & {told} if told is not None else _NO_VALUE,
            others=beside - {told} if told is not None else beside,
            ends=ends_of(value),
            is_open=value.kind != "title" and (value.low is None) != (value.high is None),
            middle=_middle(value),
            number=count.number if count else None,
            quantity=count.quantity if count else None,
            unit=count.unit if count else None,
            dimension=dimension,
            lasting=dimension is None or dimension in LASTING,
            timex=date.timex if date else None,
            digits=digits_of(count.number) if count and count.number is not None else None,
            pieces=pieces,
            in_part=pieces.alone is not None,
            age=date is not None and date.age,
            length=date is not None and date.type == "DURATION" and not date.age,
            scope=scope,
            held=scope or _day_bounds(published),
        )


def day_of(published: dt.date | None) -> int | None:
    """The day on which an article was published, counted as in `models.timeline`."""
    day = _day_bounds(published)
    return int(day[0]) if day is not None else None


@cache
def _growing() -> frozenset[str]:
    """Classes of happenings and things whose numbers grow while the news goes on: the dead, signatures."""
    totals = lexicon("running_totals")
    return frozenset([*totals["events"], *totals["things"]])


def _in_role(named: Sequence[tuple[str, str]], wanted: str) -> frozenset[str]:
    return frozenset([name for name, role in named if role == wanted])


def ends_of(value: Value) -> Bounds:
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


@cache
def _dimension(unit: str) -> str:
    return to_base(1.0, unit)[1]


def _scope_bounds(claim: Claim) -> Bounds | None:
    scope = claim.scope
    if scope.since is None and scope.until is None:
        return None
    return bounds(DateValue(low=scope.since, high=scope.until))


@lru_cache(4096)
def _day_bounds(day: dt.date | None) -> Bounds | None:
    if day is None:
        return None
    iso = day.isoformat()[:10]
    return bounds(DateValue(low=iso, high=iso))
