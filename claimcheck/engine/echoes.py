"""One disagreement told twice: of a term in office by the posts and by the dates of the same sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.models import DateValue, TitleValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.models import Claim, Finding

#: the rule on terms; where a rule on dates tells the same, it says no more
TERMS = "titles/tenure-differs"
DATES = "dates/"


def without_echoes(findings: Sequence[Finding], claims: Iterable[Claim]) -> list[Finding]:
    """The findings, in their order, without those on a term whose years a finding on dates tells to differ.

    For the findings of a whole report: titles and dates are judged in parts of their own.
    """
    if not any(finding.rule == TERMS for finding in findings):
        return list(findings)
    by_id = {claim.id: claim for claim in claims}
    told = {key for finding in findings if tells(finding) for key in years_told(finding, by_id)}
    return [finding for finding in findings if finding.rule != TERMS or told.isdisjoint(years_told(finding, by_id))]


def tells(finding: Finding) -> bool:
    """Whether a finding is one on dates that differ."""
    return finding.category == "conflict" and finding.rule.startswith(DATES)


def years_told(finding: Finding, claims: Mapping[str, Claim]) -> frozenset[str]:
    """The years that a finding holds against each other, each with its sentence: one text for begins, one for ends."""
    found = [claims[id] for id in finding.claims]
    ends = zip(*map(_years, found), strict=True)
    keys = set()
    for years in ends:
        places = {f"{one.document}\t{one.start}\t{year}" for one, year in zip(found, years, strict=True)}
        if None not in years and len(set(years)) > 1:
            keys.add("\n".join(sorted(places)))
    return frozenset(keys)


def _years(claim: Claim) -> tuple[str | None, str | None]:
    """The year of the begin and of the end of a term, or of a date."""
    value = claim.value
    if isinstance(value, TitleValue):
        begin, end = value.since, value.until
    elif isinstance(value, DateValue):
        begin, end = value.low, value.high
    else:
        begin = end = None
    return (begin or "")[:4] or None, (end or "")[:4] or None
