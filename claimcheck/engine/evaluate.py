"""The engine's work in one call: judge the links, group what disagrees, and see who supports whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.engine.cases import Observed, Solo, Standing
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
    Decision,
    decide_links,
    decide_observations,
    decide_solo,
    decide_standing,
)
from claimcheck.engine.support import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.models import Claim, DocumentInfo, Finding, Link, Observation


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
    places = _places(claims, documents)
    relations = Relations(decide_links(claims, links, documents, rulebook), places.order)
    observed = _observed(observations, claims, places, rulebook)
    findings = [observed_finding(decision, places) for decision in observed]
    findings += _solo_findings(claims, places, rulebook)
    seen = [frozenset(finding.claims) for finding in findings]
    for group in groups(relations, "conflict"):
        if not _told_already(group, seen):
            findings.append(group_finding(group, "conflict", places))
    conflicting = {id for finding in findings for id in finding.claims}
    findings += [group_finding(group, "update", places) for group in groups(relations, "update")]
    standings = [_standing(claim, relations, places) for claim in claims]
    decided = {s.claim.id: decide_standing(s, rulebook.of_kind("support")) for s in standings}
    if len(documents) > 1:
        findings += _support_findings(decided.values(), conflicting, places)
    return [_with_status(s, decided[s.claim.id], conflicting) for s in standings], in_order(findings, places)


def _places(claims: Sequence[Claim], documents: Sequence[DocumentInfo]) -> Places:
    rank = {document.id: index for index, document in enumerate(documents)}
    ordered = sorted(claims, key=lambda claim: (rank[claim.document], claim.value_start, claim.value_end, claim.id))
    return Places({claim.id: index for index, claim in enumerate(ordered)}, {d.id: d for d in documents})


def _observed(
    observations: Sequence[Observation], claims: Sequence[Claim], places: Places, rulebook: Rulebook
) -> list[Decision[Observed]]:
    by_id = {claim.id: claim for claim in claims}
    decisions = decide_observations(observations, by_id, places.documents, rulebook)
    return [decision for decision in decisions if decision.rung.verdict == "conflict"]


def _solo_findings(claims: Sequence[Claim], places: Places, rulebook: Rulebook) -> list[Finding]:
    rules = rulebook.of_kind("claim")
    return [
        solo_finding(decision, places)
        for claim in claims
        for decision in decide_solo(Solo(claim, places.documents[claim.document]), rules)
        if decision.rung.verdict == "conflict"
    ]


def _told_already(group: Group, seen: Iterable[frozenset[str]]) -> bool:
    """Whether an article's own arithmetic has shown the same disagreement between the same claims."""
    ids = {claim.id for claim in group.claims}
    return any(ids <= other for other in seen)


def _standing(claim: Claim, relations: Relations, places: Places) -> Standing:
    agreeing = sorted(relations.agreeing.get(claim.id, ()), key=lambda other: places.order[other.id])
    return standing_of(claim, agreeing, places.documents)


def _support_findings(
    decided: Iterable[Decision[Standing] | None], conflicting: set[str], places: Places
) -> list[Finding]:
    return [
        standing_finding(decision, places)
        for decision in decided
        if decision is not None
        and decision.rung.verdict == "unsupported"
        and decision.case.claim.checkable
        and decision.case.claim.id not in conflicting
    ]


def _with_status(standing: Standing, decision: Decision[Standing] | None, conflicting: set[str]) -> Claim:
    claim = standing.claim
    supported = decision.rung.verdict == "agree" if decision is not None else standing.articles > 0
    status = "conflicting" if claim.id in conflicting else "supported" if supported else "unsupported"
    return claim.model_copy(
        update={"status": status, "supported_by": tuple(other.id for other in standing.supporters) if supported else ()}
    )
