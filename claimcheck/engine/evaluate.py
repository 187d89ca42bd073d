"""The engine's work in one call: judge the links, group what disagrees, and see who supports whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.engine.allowed import Allowed
from claimcheck.engine.cases import Case, Observed, Pair, Solo, Standing
from claimcheck.engine.findings import (
    Places,
    group_finding,
    in_order,
    observed_finding,
    solo_finding,
    standing_finding,
)
from claimcheck.engine.grouping import Group, Relations, groups
from claimcheck.engine.judge import (
    C,
    Decision,
    decide_links,
    decide_observations,
    decide_solo,
    decide_standing,
)
from claimcheck.engine.rules import REPORTED
from claimcheck.engine.support import standing_of
from claimcheck.models import Suppressed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.models import Category, Claim, DocumentInfo, Finding, Link, Observation
    from claimcheck.readers.allowances import Allowance


@dataclass(frozen=True)
class Evaluation:
    """What comes of judging: the claims with their status, the findings, and those that are allowed.

    `used` are the allowances that have silenced something.
    """

    claims: list[Claim]
    findings: list[Finding]
    suppressed: list[Suppressed]
    used: frozenset[Allowance]


def evaluate(
    claims: Sequence[Claim],
    links: Iterable[Link],
    documents: Sequence[DocumentInfo],
    rulebook: Rulebook,
    observations: Sequence[Observation] = (),
) -> tuple[list[Claim], list[Finding]]:
    """The claims with their status, in the order given, and all findings in the order of the report.

    A claim is `conflicting` if it stands in a finding of that category, else `supported` if another
    article states the same, else `unsupported`; `supported_by` is filled for a conflicting claim too.
    The order of `documents` is that of the report; the order of claims and links does not matter.
    """
    evaluation = evaluate_allowed(claims, links, documents, rulebook, observations, Allowed())
    return evaluation.claims, evaluation.findings


def evaluate_allowed(
    claims: Sequence[Claim],
    links: Iterable[Link],
    documents: Sequence[DocumentInfo],
    rulebook: Rulebook,
    observations: Sequence[Observation],
    allowed: Allowed,
    new: Collection[str] = (),
) -> Evaluation:
    """As `evaluate`, without what articles or the configuration allow.

    A decision that is allowed counts for nothing: its claims are not conflicting by it, and the other pairs
    of a group are reported without it. `new` are the ids of the documents that the findings are told from.
    """
    return evaluate_part(claims, links, Places.among(documents, new), rulebook, observations, allowed)


def evaluate_part(
    claims: Sequence[Claim],
    links: Iterable[Link],
    articles: Places,
    rulebook: Rulebook,
    observations: Sequence[Observation],
    allowed: Allowed,
) -> Evaluation:
    """As `evaluate_allowed`, for one of the `parts` of a report or all of it; `articles` are those of the whole report.

    The findings of all parts together, by `findings.in_order`, are those of the whole.
    """
    places = articles.holding(claims)
    sieve = Sieve(allowed)
    relations = Relations(sieve.sift(decide_links(claims, links, places.documents, rulebook)), places.order)
    observed = found_within(observations, claims, places, rulebook, sieve)
    alone = [*observed, *found_alone(claims, places, rulebook, sieve)]
    together = found_together(relations, observed, places)
    conflicting = ids_in_conflict([*alone, *together])
    stood, lone = found_standing(claims, relations, conflicting, places, rulebook, sieve)
    return Evaluation(
        claims=stood,
        findings=in_order([*alone, *together, *lone], places),
        suppressed=sieve.suppressed(places),
        used=frozenset(sieve.used),
    )


def found_within(
    observations: Sequence[Observation], claims: Sequence[Claim], places: Places, rulebook: Rulebook, sieve: Sieve
) -> list[Finding]:
    """What extractors found not to fit within an article; all claims of an observation must be given."""
    return [
        observed_finding(decision, places) for decision in sieve.sift(_observed(observations, claims, places, rulebook))
    ]


def found_alone(claims: Sequence[Claim], places: Places, rulebook: Rulebook, sieve: Sieve) -> list[Finding]:
    """The claims that do not fit themselves."""
    return [solo_finding(decision, places) for decision in sieve.sift(_solo(claims, places, rulebook))]


def found_together(relations: Relations, within: Iterable[Finding], places: Places) -> list[Finding]:
    """Conflicts and updates; `within` are the findings of `found_within`, which are not told again.

    What is asked of the relations are the verdicts on claims that conflict or update each other, directly or through
    others that do, and on these and those that agree with one of them.
    """
    return [group_finding(group, category, places) for category, group in groups_told(relations, within)]


def groups_told(relations: Relations, within: Iterable[Finding]) -> Iterator[tuple[Category, Group]]:
    """The groups of `found_together`, in its order."""
    seen: dict[str, list[frozenset[str]]] = defaultdict(list)
    for finding in within:
        for id in finding.claims:
            seen[id].append(frozenset(finding.claims))
    for group in groups(relations, "conflict"):
        if not _told_already(group, seen):
            yield "conflict", group
    for group in groups(relations, "update"):
        yield "update", group


def found_standing(
    claims: Sequence[Claim],
    relations: Relations,
    conflicting: Collection[str],
    places: Places,
    rulebook: Rulebook,
    sieve: Sieve,
) -> tuple[list[Claim], list[Finding]]:
    """The claims with their status, and the findings on those that nobody supports.

    What is asked of the relations is who agrees with each of the claims; `conflicting` are the ids of those that stand
    in a conflict.
    """
    standings = [_standing(claim, relations, places) for claim in claims]
    decided = {s.claim.id: decide_standing(s, rulebook.of_kind("support")) for s in standings}
    found: list[Finding] = []
    if len(places.rank) > 1:  # all articles, also those that are not looked at
        lone = sieve.sift(_unsupported(decided.values(), conflicting))
        found = [standing_finding(decision, places) for decision in lone]
    return [_with_status(s, decided[s.claim.id], conflicting) for s in standings], found


def ids_in_conflict(findings: Iterable[Finding]) -> frozenset[str]:
    """The ids of all claims in a conflict."""
    return frozenset(id for finding in findings if finding.category == "conflict" for id in finding.claims)


class Sieve:
    """Lets decisions through, and keeps those back that are allowed."""

    def __init__(self, allowed: Allowed) -> None:
        self.allowed = allowed
        self.held: list[Decision[Any]] = []
        self.used: set[Allowance] = set()

    def sift(self, decisions: Iterable[Decision[C]]) -> Iterator[Decision[C]]:
        """The decisions that count."""
        for decision in decisions:
            if not self.allowed or decision.rung.verdict not in REPORTED or not self._holds(decision):
                yield decision

    def suppressed(self, places: Places) -> list[Suppressed]:
        """The findings that came of what was kept back, in the order of the report."""
        pairs = Relations((one for one in self.held if isinstance(one.case, Pair)), places.order)
        findings = [group_finding(group, "conflict", places) for group in groups(pairs, "conflict")]
        findings += [group_finding(group, "update", places) for group in groups(pairs, "update")]
        for kind, finding_of in ((Observed, observed_finding), (Solo, solo_finding), (Standing, standing_finding)):
            findings += [finding_of(one, places) for one in self.held if isinstance(one.case, kind)]
        by_id = {claim.id: claim for one in self.held for claim in claims_of(one.case)}
        told = []
        for finding in in_order(findings, places):
            by = self.allowed.permitting(finding.rule, [by_id[id] for id in finding.claims])[0]
            told.append(Suppressed(finding=finding, document=by.document, line=by.line, reason=by.reason))
        return told

    def _holds(self, decision: Decision[Any]) -> bool:
        claims = claims_of(decision.case)
        if self.allowed.ignores(decision.rule.id, claims):
            return True
        permitting = self.allowed.permitting(decision.rule.id, claims)
        if permitting:
            self.used.update(permitting)
            self.held.append(decision)
        return bool(permitting)


def claims_of(case: Case) -> tuple[Claim, ...]:
    """The claims that a case is about."""
    if isinstance(case, Pair):
        return (case.a, case.b)
    return case.claims if isinstance(case, Observed) else (case.claim,)


def _observed(
    observations: Sequence[Observation], claims: Sequence[Claim], places: Places, rulebook: Rulebook
) -> list[Decision[Observed]]:
    by_id = {claim.id: claim for claim in claims}
    decisions = decide_observations(observations, by_id, places.documents, rulebook)
    return [decision for decision in decisions if decision.rung.verdict == "conflict"]


def _solo(claims: Sequence[Claim], places: Places, rulebook: Rulebook) -> list[Decision[Solo]]:
    rules = rulebook.of_kind("claim")
    return [
        decision
        for claim in claims
        for decision in decide_solo(Solo(claim, places.documents[claim.document]), rules)
        if decision.rung.verdict == "conflict"
    ]


def _told_already(group: Group, seen: Mapping[str, Iterable[frozenset[str]]]) -> bool:
    """Whether an article's own arithmetic has shown the same disagreement; `seen` has its claims, by each of them."""
    ids = {claim.id for claim in group.claims}
    return any(ids <= other for other in seen.get(group.best.case.a.id, ()))


def _standing(claim: Claim, relations: Relations, places: Places) -> Standing:
    agreeing = sorted(relations.agreeing.get(claim.id, ()), key=lambda other: places.order[other.id])
    return standing_of(claim, agreeing, places.documents)


def _unsupported(
    decided: Iterable[Decision[Standing] | None], conflicting: Collection[str]
) -> Iterator[Decision[Standing]]:
    for decision in decided:
        if decision is not None and decision.rung.verdict == "unsupported":
            claim = decision.case.claim
            if claim.checkable and claim.id not in conflicting:
                yield decision


def _with_status(standing: Standing, decision: Decision[Standing] | None, conflicting: Collection[str]) -> Claim:
    claim = standing.claim
    supported = decision.rung.verdict == "agree" if decision is not None else standing.articles > 0
    status = "conflicting" if claim.id in conflicting else "supported" if supported else "unsupported"
    supporters = tuple(other.id for other in standing.supporters) if supported else ()
    if status == claim.status and supporters == claim.supported_by:
        return claim
    return claim.model_copy(update={"status": status, "supported_by": supporters})
