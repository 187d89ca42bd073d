"""From decisions to findings: what the reader of a report sees, in a fixed order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from claimcheck.engine.cases import Observed, Solo, Standing, published_day
from claimcheck.engine.grouping import RANK, Group
from claimcheck.engine.news import existed, leading, new_first
from claimcheck.engine.sides import joined
from claimcheck.engine.wording import claim_values, fill, fingerprint, short_names, sides_text, told_by, value_words
from claimcheck.models import Category, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from claimcheck.engine.grouping import Spot
    from claimcheck.engine.judge import Decision
    from claimcheck.models import Claim, DocumentInfo

CATEGORY_RANK: dict[Category, int] = {"conflict": 0, "update": 1, "unsupported": 2}
#: a plan comes before its outcome where no date tells
_PLANS = frozenset({"planned", "feared"})


@dataclass(frozen=True)
class Places:
    """Where claims and articles stand: `order` by claim id; `documents`, their `rank` and short names by their ids.

    `new` are the ids of the articles that the run is about, if it is about some.
    """

    order: Mapping[str, Spot]
    documents: Mapping[str, DocumentInfo]
    rank: Mapping[str, int]
    names: Mapping[str, str]
    new: frozenset[str] = frozenset()

    @classmethod
    def among(cls, documents: Sequence[DocumentInfo], new: Collection[str] = ()) -> Places:
        """Of the articles of a report, in its order; `holding` adds claims."""
        infos = {document.id: document for document in documents}
        return cls({}, infos, {id: rank for rank, id in enumerate(infos)}, short_names(infos), frozenset(new))

    def holding(self, claims: Iterable[Claim]) -> Places:
        """The same with the places of these claims; the articles are not looked at again."""
        order = {one.id: (self.rank[one.document], one.value_start, one.value_end, one.id) for one in claims}
        return replace(self, order=order)

    def of(self, finding: Finding) -> tuple[object, ...]:
        """Sorts findings: level, category, then the place of their first claims, then rule."""
        places = sorted(self.order[id] for id in finding.claims)
        return (RANK[finding.level], CATEGORY_RANK[finding.category], places, finding.rule)


def group_finding(group: Group, category: Category, places: Places) -> Finding:
    """One finding for claims that conflict or update one another; of a conflict new articles come first."""
    decision = leading(group, places.new)
    pair, rule, rung = decision.case, decision.rule, decision.rung
    template = rule.message_of(rung)
    sides = joined(group.sides) if pair.link.relation == "person" else group.sides
    sides = sides if category == "update" else new_first(sides, places.new)
    subject, words = told_by(pair.a, pair.b, pair.link.relation)
    ends = [(pair.a, pair.a_document), (pair.b, pair.b_document)]
    # where the message tells of earlier and later, the order is that of time
    if pair.a.document not in places.new and pair.b.document in places.new and "published}" not in template:
        ends.reverse()
    values = {
        "subject": subject,
        "attribute": pair.a.attribute.replace("_", " "),
        "sides": sides_text(sides, places.names, words),
        "reason": rung.says or rung.name,
    }
    for prefix, (claim, document) in zip(("a.", "b."), ends, strict=True):
        values |= claim_values(claim, document, places.names[claim.document], template, prefix, words(claim))
    message = fill(template, values)
    others = [side for side in sides if pair.a not in side and pair.b not in side]
    if others and "{sides}" not in template:
        message += f"; also {sides_text(others, places.names, words)}"
    known = existed(group, places.new)
    if known:
        one = len({claim.document for claim in group.claims} & places.new) == 1
        message += f"; without {'it' if one else 'them'} the others differ too"
    claims = _in_time(group.claims, places) if category == "update" else [claim for side in sides for claim in side]
    # the reasons of the best pair: with those of all others the list would be long and say little
    told = [decided.rung.says or decided.rung.name for decided in group.decisions]
    found = _finding(decision, category, message, claims, _once([*pair.link.reasons, *told]))
    return found.model_copy(update={"existed": known}) if known is not None else found


def solo_finding(decision: Decision[Solo], places: Places) -> Finding:
    """A claim that does not fit itself or its article."""
    claim = decision.case.claim
    template = decision.rule.message_of(decision.rung)
    told = claim_values(claim, decision.case.document, places.names[claim.document], template)
    values = {**told, "reason": decision.rung.says or decision.rung.name}
    message = fill(template, values)
    return _finding(decision, "conflict", message, (claim,), (values["reason"],))


def observed_finding(decision: Decision[Observed], places: Places) -> Finding:
    """What an extractor found not to fit within one article."""
    case, template = decision.case, decision.rule.message_of(decision.rung)
    values = {
        **claim_values(case.claims[0], case.document, places.names[case.document.id], template),
        "expected": case.observation.expected,
        "found": case.observation.found,
        "reason": decision.rung.says or decision.rung.name,
    }
    message = fill(template, values)
    return _finding(decision, "conflict", message, case.claims, (values["reason"],))


def standing_finding(decision: Decision[Standing], places: Places) -> Finding:
    """A claim that no other article supports."""
    case, template = decision.case, decision.rule.message_of(decision.rung)
    values = {
        **claim_values(case.claim, case.document, places.names[case.document.id], template),
        "copies": ", ".join(dict.fromkeys(places.names[copy.document] for copy in case.copies)),
        "reason": decision.rung.says or decision.rung.name,
    }
    message = fill(template, values)
    return _finding(decision, "unsupported", message, (case.claim,), (values["reason"],))


def in_order(findings: Iterable[Finding], places: Places) -> list[Finding]:
    """The findings in the order of the report; of two with one fingerprint in the same claims, the first."""
    unique = {(finding.fingerprint, finding.claims): finding for finding in reversed(list(findings))}
    return sorted(unique.values(), key=places.of)


def naming(
    new: Collection[str],
    findings: Iterable[Finding],
    claims: Iterable[Claim],
    documents: Iterable[DocumentInfo],
    names: Mapping[str, str] | None = None,
) -> list[Finding]:
    """The findings; the message of one with a claim of a new document, an id in `new`, names such a document.

    `names` are the documents' short names, if these are not all.
    """
    if not new:
        return list(findings)
    names = names if names is not None else short_names(document.id for document in documents)
    by_id = {claim.id: claim for claim in claims}
    told = []
    for finding in findings:
        fresh = [by_id[id] for id in finding.claims if by_id[id].document in new]
        if fresh and not any(_names(finding.message, names[claim.document]) for claim in fresh):
            message = f"{finding.message}; also {sides_text([fresh[:1]], names, value_words)}"
            finding = finding.model_copy(update={"message": message})
        told.append(finding)
    return told


def _once(reasons: Iterable[str]) -> tuple[str, ...]:
    """The reasons without those that another one holds."""
    told = list(dict.fromkeys(reasons))
    return tuple(one for one in told if not any(one != other and one in other for other in told))


def _names(message: str, name: str) -> bool:
    """Whether the message has the name of a document as a whole word."""
    return re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w/-]|\.\w)", message) is not None


def _finding(
    decision: Decision[Any],
    category: Category,
    message: str,
    claims: Sequence[Claim],
    reasons: tuple[str, ...],
) -> Finding:
    level = decision.rule.level_of(decision.rung)
    return Finding(
        rule=decision.rule.id,
        category=category,
        level=level,
        severity=level,
        message=message,
        claims=tuple(claim.id for claim in claims),
        reasons=reasons,
        fingerprint=fingerprint(decision.rule.id, claims),
    )


def _in_time(claims: Sequence[Claim], places: Places) -> tuple[Claim, ...]:
    def key(claim: Claim) -> tuple[float, bool, Spot]:
        document = places.documents[claim.document]
        day = published_day(document) if document.published is not None else float("inf")
        return (day, claim.modality not in _PLANS, places.order[claim.id])

    return tuple(sorted(claims, key=key))
