"""Judging: the rungs of a rule's ladder are tried in turn, and the first that holds gives the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from claimcheck.engine.cases import Case, Observed, Pair, Solo, Standing, events_of, make_pair, things_of
from claimcheck.engine.intervals import quantity_of
from claimcheck.models import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.engine.rules import Rule, Rung, Selection
    from claimcheck.models import Claim, DocumentInfo, Link, Observation, Relation

C = TypeVar("C", Pair, Solo, Observed, Standing)


@dataclass(frozen=True, slots=True)
class Decision(Generic[C]):
    """A case, the rule that decided it, and the rung that held."""

    case: C
    rule: Rule
    rung: Rung


def judge(
    claims: Sequence[Claim], links: Iterable[Link], documents: Sequence[DocumentInfo], rulebook: Rulebook
) -> list[Verdict]:
    """How the claims of every link stand to each other, in the order of the links.

    The rules for a link are tried in order of precedence: the highest `priority` first, then the one
    with most conditions, then by id. A rule of which no rung holds leaves the link to the next. A link
    that no rule decides has no verdict.
    """
    infos = {document.id: document for document in documents}
    return [verdict_of(decision) for decision in decide_links(claims, links, infos, rulebook)]


def decide_links(
    claims: Sequence[Claim], links: Iterable[Link], infos: Mapping[str, DocumentInfo], rulebook: Rulebook
) -> Iterator[Decision[Pair]]:
    """As `judge`, with the case and the rung at hand; `infos` are the documents by id."""
    by_id = {claim.id: claim for claim in claims}
    looking: dict[tuple[str, str], dict[str, Rule]] = {}
    for link in links:
        pair = make_pair(link, by_id, infos)
        if pair.a.type == pair.b.type:
            first, second = (_rules_for(claim, link.relation, rulebook, looking) for claim in (pair.a, pair.b))
            decision = _decided(pair, [rule for id, rule in first.items() if id in second])
            if decision is not None:
                yield decision


def decide_pair(pair: Pair, rulebook: Rulebook) -> Decision[Pair] | None:
    """The decision on one pair, None if no rule has one."""
    if pair.a.type != pair.b.type:
        return None
    rules = rulebook.pair_rules(pair.link.relation, pair.a.type)
    return _decided(pair, [rule for rule in rules if selects(rule.claim, pair.a) and selects(rule.claim, pair.b)])


def _rules_for(
    claim: Claim, relation: Relation, rulebook: Rulebook, known: dict[tuple[str, str], dict[str, Rule]]
) -> dict[str, Rule]:
    """The rules that look at a claim where it is linked by this relation, in order of precedence, by id."""
    found = known.get((claim.id, relation))
    if found is None:
        rules = rulebook.pair_rules(relation, claim.type)
        found = known[claim.id, relation] = {rule.id: rule for rule in rules if selects(rule.claim, claim)}
    return found


def _decided(pair: Pair, rules: Iterable[Rule]) -> Decision[Pair] | None:
    """The decision of the first of these rules that has one; each looks at both claims."""
    for rule in rules:
        if _compares(rule.claim, pair):
            rung = first_rung(rule, pair)
            if rung is not None and (rung.verdict == "agree" or pair.link.score >= rule.claim.link):
                return Decision(pair, rule, rung)
    return None


def decide_solo(solo: Solo, rules: Iterable[Rule]) -> Iterator[Decision[Solo]]:
    """The decisions of all rules of the kind `claim` on one claim."""
    for rule in rules:
        if selects(rule.claim, solo.claim):
            rung = first_rung(rule, solo)
            if rung is not None:
                yield Decision(solo, rule, rung)


def decide_observations(
    observations: Iterable[Observation],
    claims: Mapping[str, Claim],
    documents: Mapping[str, DocumentInfo],
    rulebook: Rulebook,
) -> Iterator[Decision[Observed]]:
    """The decision on every observation; one whose claims are not at hand is left out."""
    rules = rulebook.of_kind("article")
    for observation in observations:
        about = tuple(claims[id] for id in observation.claims if id in claims)
        if not about or observation.document not in documents:
            continue
        observed = Observed(observation, about, documents[observation.document])
        for rule in rules:
            if rule.observation is not None and rule.observation.kind == observation.kind:
                rung = first_rung(rule, observed)
                if rung is not None:
                    yield Decision(observed, rule, rung)
                    break


def decide_standing(standing: Standing, rules: Iterable[Rule]) -> Decision[Standing] | None:
    """The decision of the first rule of the kind `support` that has one."""
    for rule in rules:
        if selects(rule.claim, standing.claim):
            rung = first_rung(rule, standing)
            if rung is not None:
                return Decision(standing, rule, rung)
    return None


def first_rung(rule: Rule, case: Case) -> Rung | None:
    """The first rung that holds, None if none does."""
    for rung in rule.ladder:
        if holds(rung, case):
            return rung
    return None


def holds(rung: Rung, case: Case) -> bool:
    """Whether every operator of the rung says yes (or no, where it is negated)."""
    for wanted, function, options in rung.calls:
        if (function(case, **options) if options else function(case)) is not wanted:
            return False
    return True


def _compares(selection: Selection, pair: Pair) -> bool:
    """Whether a rule that looks at both claims compares them: where they stand, and how sure the link is.

    A weaker link will do for claims that turn out to agree: nobody is alarmed by them.
    """
    if pair.link.score < min(selection.link, selection.agree_link):
        return False
    if selection.articles == "any":
        return True
    return (selection.articles == "same") is (pair.a.document == pair.b.document)


def selects(selection: Selection, claim: Claim) -> bool:
    """Whether a rule looks at this claim."""
    if selection.kind is not None and claim.type != selection.kind:
        return False
    if selection.quantity and quantity_of(claim.value) not in selection.quantity:
        return False
    if selection.attribute and not events_of(claim).intersection(selection.attribute):
        return False
    return not selection.noun or not things_of(claim).isdisjoint(selection.noun)


def verdict_of(decision: Decision[Pair]) -> Verdict:
    """The decision as the report's model has it."""
    pair = decision.case
    return Verdict(
        a=pair.a.id,
        b=pair.b.id,
        rule=decision.rule.id,
        outcome=decision.rung.verdict,
        rung=decision.rung.name,
        score=pair.link.score,
        reasons=(*pair.link.reasons, *((decision.rung.says,) if decision.rung.says else ())),
    )
