"""Support: how many independent articles say the same as a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.engine.cases import Standing
from claimcheck.engine.copies import near_copies, same_source_agency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.models import Claim, DocumentInfo


def standing_of(claim: Claim, agreeing: Sequence[Claim], documents: Mapping[str, DocumentInfo]) -> Standing:
    """Who else says so: `agreeing` are all claims that agree; those of the claim's own article do not count.

    Articles that repeat the claim's article are its copies; articles that repeat each other count once.
    """
    others = [other for other in agreeing if other.document != claim.document]
    copied = {other.document for other in others if _repeats(claim, other, documents)}
    supporters = tuple(other for other in others if other.document not in copied)
    return Standing(
        claim=claim,
        document=documents[claim.document],
        articles=_independent(supporters, documents),
        supporters=supporters,
        copies=tuple(other for other in others if other.document in copied),
    )


def _independent(claims: Sequence[Claim], documents: Mapping[str, DocumentInfo]) -> int:
    """How many articles are left when those that repeat each other are counted once."""
    counted: list[list[Claim]] = []
    for claim in claims:
        joined = [group for group in counted if any(_one_source(claim, other, documents) for other in group)]
        if joined:
            counted = [group for group in counted if not any(group is one for one in joined)]
        counted.append([claim, *(other for group in joined for other in group)])
    return len(counted)


def _one_source(a: Claim, b: Claim, documents: Mapping[str, DocumentInfo]) -> bool:
    return a.document == b.document or _repeats(a, b, documents)


def _repeats(a: Claim, b: Claim, documents: Mapping[str, DocumentInfo]) -> bool:
    return near_copies(a, b) or same_source_agency(documents[a.document], documents[b.document])
