"""One disagreement told twice: of a term in office by posts and dates, of an age by it and the year of birth."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.engine.grouping import side_key
from claimcheck.models import DateValue, TitleValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.models import Claim, Finding

DATES = "dates/"


def without_echoes(findings: Sequence[Finding], claims: Iterable[Claim]) -> list[Finding]:
    """The findings, in their order, without those of which others tell all.

    For the findings of a whole report: titles and dates are judged in parts of their own.
    """
    if not any(finding.rule in ECHOES for finding in findings):
        return list(findings)
    by_id = {claim.id: claim for claim in claims}
    told = {key for finding in findings for key in tells(finding, by_id)}
    return [finding for finding in findings if not told_by(repeats(finding, by_id), told)]


def told_by(repeated: AbstractSet[str], told: AbstractSet[str]) -> bool:
    """Whether a finding that repeats something repeats nothing but what others tell."""
    return bool(repeated) and repeated <= told


def tells(finding: Finding, claims: Mapping[str, Claim]) -> frozenset[str]:
    """What a finding on dates that differ tells, so that another need not tell it."""
    if finding.category != "conflict" or not finding.rule.startswith(DATES) or finding.rule in ECHOES:
        return frozenset()
    return years_told(finding, claims) | words_told(finding, claims, derived=True)


def repeats(finding: Finding, claims: Mapping[str, Claim]) -> frozenset[str]:
    """What a finding tells that is nothing new where others tell all of it."""
    echo = ECHOES.get(finding.rule)
    return echo(finding, claims) if echo is not None else frozenset()


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


def words_told(finding: Finding, claims: Mapping[str, Claim], *, derived: bool = False) -> frozenset[str]:
    """The words that a finding holds against each other, each two by their places; `derived`: of what they tell of.

    Claims of one value are on one side.
    """
    found = (claims[id] for id in finding.claims)
    places = [
        (f"{one.document}\t{one.value_start}", side_key(one, "subject"))
        for one in found
        if not derived or one.derived_from is not None
    ]
    apart = (sorted((a, b)) for (a, side), (b, other) in combinations(places, 2) if side != other)
    return frozenset("\n".join(two) for two in apart)


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


#: rules whose findings say no more where one on dates tells the same: on terms the same years, on ages the same words
ECHOES: Mapping[str, Callable[[Finding, Mapping[str, Claim]], frozenset[str]]] = {
    "titles/tenure-differs": years_told,
    "dates/age-differs": words_told,
}
