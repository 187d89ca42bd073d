"""Grouping: pairs that disagree about one thing become one finding, whose sides are the values told.

Five articles that say 1984 and one that says 1982 are one finding. Groups grow over pairs that conflict
(or update each other), and never over pairs whose verdict is `unknown`: two groups are joined only if
each value of the one has a known relation to each value of the other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.engine.intervals import interval
from claimcheck.models import DateValue, TitleValue

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.engine.cases import Pair
    from claimcheck.engine.judge import Decision
    from claimcheck.models import Claim, Level, Relation

#: two claims by their ids, the lesser first
Key = tuple[str, str]
#: where a claim stands in the report: the place of its document, where its value begins and ends, its id
Spot = tuple[int, int, int, str]
RANK: dict[Level, int] = {"error": 0, "warning": 1, "note": 2}
#: which verdict holds where a pair is linked in two ways: what time explains is no conflict
STRENGTH = ("update", "conflict", "agree", "unknown")
#: verdicts whose pairs make findings
GROUPED = frozenset({"conflict", "update"})
#: digits to which two values are the same side
DIGITS = 6


@dataclass(frozen=True)
class Group:
    """Claims that disagree about one thing: the decision that names it, its sides, and all its decisions.

    `turn` is how often it was tried in vain to join some of these with others.
    """

    best: Decision[Pair]
    sides: tuple[tuple[Claim, ...], ...]
    decisions: tuple[Decision[Pair], ...]
    turn: int = 0

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, side by side."""
        return tuple(claim for side in self.sides for claim in side)


class Relations:
    """The verdict on every pair of claims, the decision where it makes a finding, and the claims' order."""

    def __init__(self, decisions: Iterable[Decision[Pair]], order: Mapping[str, Spot]) -> None:
        """Keep the strongest decision where a pair is linked in more than one way."""
        self.order = order
        self.agreeing: dict[str, list[Claim]] = defaultdict(list)
        self._verdicts: dict[Key, str] = {}
        self._decisions: dict[Key, Decision[Pair]] = {}
        claims: dict[str, Claim] = {}
        for decision in decisions:
            a, b, verdict = decision.case.a, decision.case.b, decision.rung.verdict
            claims[a.id], claims[b.id] = a, b
            self._keep(_key(a, b), verdict, decision)
        for (one, other), outcome in self._verdicts.items():
            if outcome == "agree":
                self.agreeing[one].append(claims[other])
                self.agreeing[other].append(claims[one])

    def outcome(self, a: Claim, b: Claim) -> str | None:
        """The verdict on two claims, None if they have none."""
        return self._verdicts.get(_key(a, b))

    def edges(self, outcome: str) -> list[Decision[Pair]]:
        """The decisions of one outcome of GROUPED, best first: level, precedence of the rule, score, order."""
        found = [decision for decision in self._decisions.values() if decision.rung.verdict == outcome]
        return sorted(found, key=self._rank)

    def _keep(self, key: Key, verdict: str, decision: Decision[Pair]) -> None:
        """Of most pairs no more than the verdict: there are many, and nobody asks for their reasons."""
        held = self._verdicts.get(key)
        if held is not None and STRENGTH.index(verdict) >= STRENGTH.index(held):
            return
        self._verdicts[key] = verdict
        if verdict in GROUPED:
            self._decisions[key] = decision
        else:
            self._decisions.pop(key, None)

    def _rank(self, decision: Decision[Pair]) -> tuple[object, ...]:
        pair, rule = decision.case, decision.rule
        places = sorted((self.order[pair.a.id], self.order[pair.b.id]))
        return (RANK[rule.level_of(decision.rung)], rule.precedence, -pair.link.score, *places)


def _key(a: Claim, b: Claim) -> Key:
    return (a.id, b.id) if a.id < b.id else (b.id, a.id)


def groups(relations: Relations, outcome: str) -> Iterator[Group]:
    """The groups of claims that `conflict` or `update` one another, by turn, then by their best decision."""
    edges, turn = relations.edges(outcome), 0
    while edges:
        joined, edges = _join(edges, relations)
        for members, decisions in joined:
            yield replace(_group(members, decisions, relations), turn=turn)
        turn += 1


def _join(
    edges: Sequence[Decision[Pair]], relations: Relations
) -> tuple[list[tuple[dict[str, Claim], list[Decision[Pair]]]], list[Decision[Pair]]]:
    """Grow groups edge by edge; edges that would join what does not belong together are handed back."""
    members: dict[str, dict[str, Claim]] = {}
    inside: dict[int, list[Decision[Pair]]] = {}
    refused: list[Decision[Pair]] = []
    for edge in edges:
        a, b = edge.case.a, edge.case.b
        first, second = members.get(a.id, {a.id: a}), members.get(b.id, {b.id: b})
        if first is not second and not _may_join(first.values(), second.values(), edge, relations):
            refused.append(edge)
            continue
        decisions = [*inside.pop(id(first), []), *(inside.pop(id(second), []) if first is not second else []), edge]
        joined = {**first, **second}
        inside[id(joined)] = decisions
        members.update(dict.fromkeys(joined, joined))
    unique = {id(group): group for group in members.values()}
    return [(group, inside[key]) for key, group in unique.items()], refused


def _may_join(first: Iterable[Claim], second: Iterable[Claim], edge: Decision[Pair], relations: Relations) -> bool:
    relation = edge.case.link.relation
    sides: dict[tuple[Hashable, Hashable], bool] = {}
    for a in first:
        for b in second:
            outcome = relations.outcome(a, b)
            if outcome == "unknown":
                return False
            key = (side_key(a, relation), side_key(b, relation))
            sides[key] = sides.get(key, key[0] == key[1]) or outcome is not None
    return all(sides.values())


def _group(members: dict[str, Claim], decisions: list[Decision[Pair]], relations: Relations) -> Group:
    best = min(decisions, key=relations._rank)
    relation = best.case.link.relation
    everyone = dict(members)
    keys = {side_key(claim, relation) for claim in members.values()}
    # where all say the same of themselves (each the first), nothing tells on whose side another one is
    for claim in list(members.values()) if len(keys) > 1 else ():
        for other in relations.agreeing[claim.id]:
            if side_key(other, relation) in keys and not _doubtful(other, members.values(), relations):
                everyone.setdefault(other.id, other)
    sides: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in sorted(everyone.values(), key=lambda claim: relations.order[claim.id]):
        sides[side_key(claim, relation)].append(claim)
    return Group(best, tuple(tuple(side) for side in sides.values()), tuple(sorted(decisions, key=relations._rank)))


def _doubtful(claim: Claim, members: Iterable[Claim], relations: Relations) -> bool:
    return any(relations.outcome(claim, member) == "unknown" for member in members)


def side_key(claim: Claim, relation: Relation) -> Hashable:
    """What makes claims one side of a disagreement: the same value; of posts the role, of an office the holder."""
    value = claim.value
    if isinstance(value, TitleValue):
        told = value.holder if relation == "office" else f"{value.role} {value.body or ''}"
        return (told or "").casefold()
    ends = interval(value)
    if ends is None:
        return (value.timex if isinstance(value, DateValue) else None) or claim.value_text.casefold()
    return (ends.scale, round(ends.low, DIGITS), round(ends.high, DIGITS))
