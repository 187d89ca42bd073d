"""Anniversaries held against the founding that the same article dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.numerals import parse_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.extractors.evidence import Evidence
    from claimcheck.models import Claim

#: years by the name of the jubilee
NAMED = {
    "centenary": 100, "centennial": 100, "sesquicentenary": 150, "sesquicentennial": 150, "bicentenary": 200,
    "bicentennial": 200, "tercentenary": 300, "tricentennial": 300, "quincentenary": 500, "quincentennial": 500,
    "millennium": 1000,
}  # fmt: skip
#: a year's jubilee may be kept from the eve of it to the end of it
SLACK = 1

_JUBILEE = re.compile(
    r"\b(?:its|their|the (?:club|school|company|firm|town|city|village|university|museum|bank|church|college|society|"
    r"league|orchestra|newspaper|association|theatre|union|party)['’]s)\s(?:own\s)?"
    r"(?:(?P<named>" + "|".join(NAMED) + r")|(?P<ordinal>[a-z]+(?:-[a-z]+)?|\d+(?:st|nd|rd|th))\sanniversary)"
    r"(?:\s(?:year|celebrations|season))?,?\s(?:in|on|during)\s",
    re.IGNORECASE,
)
#: a body that began twice keeps two jubilees
_AGAIN = re.compile(r"\b(?:re-?found|re-?establish|re-?launch|merg|amalgamat|successor|predecessor)", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True)
class WrongJubilee:
    """The claims of a jubilee's date and of the founding, the jubilee as told, and the years that the dates give."""

    kept: Claim
    founded: Claim
    told: str
    made: int


def wrong_jubilees(evidence: Evidence, claims: Sequence[Claim]) -> Iterator[WrongJubilee]:
    """Jubilees that the one founding of the article, of the same body, does not give."""
    found: list[tuple[Claim, int, str]] = []
    for passage in evidence.article.passages:
        for match in _JUBILEE.finditer(passage.block.text):
            years = NAMED.get((match["named"] or "").lower()) or parse_ordinal(match["ordinal"] or "")
            date = next((d for d in passage.dates if d.start == match.end()), None)
            claim = evidence.claim(passage, date.start, date.end, "date") if date is not None else None
            if years and claim is not None:
                found.append((claim, int(years), match[0].rpartition(" ")[0].rpartition(" ")[0]))
    if not found or _AGAIN.search(evidence.article.document.text):
        return
    founded = _founding(claims)
    for kept, years, told in found:
        if founded is None or kept.modality != "happened":
            continue
        made = _year(kept) - _year(founded)
        if made > 0 and abs(made - years) > SLACK and _one_body(kept, founded):
            yield WrongJubilee(kept, founded, f"{told} {kept.value_text}", made)


def _founding(claims: Sequence[Claim]) -> Claim | None:
    """The founding that an article dates, None where it dates none or two."""
    told = [
        claim
        for claim in claims
        if claim.type == "date"
        and claim.value.kind == "date"
        and claim.value.type == "DATE"
        and claim.value.mod is None
        and claim.attribute == "found"
        and claim.modality == "happened"
        and _YEAR.match(claim.value.low or "") is not None
    ]
    return told[0] if len({_year(claim) for claim in told}) == 1 else None


def _year(claim: Claim) -> int:
    match = _YEAR.match((claim.value.low if claim.value.kind == "date" else None) or "")
    return int(match[1]) if match else 0


def _one_body(a: Claim, b: Claim) -> bool:
    """Whether both name, or stand in an article about, the same body."""
    bodies = [{p.name for p in claim.frame.participants if p.role in {"agent", "patient"}} for claim in (a, b)]
    named = [{p.name for p in claim.frame.participants if p.proper and not p.inferred} for claim in (a, b)]
    if bodies[0] & bodies[1]:
        return True
    clash = named[0] and named[1] and not named[0] & named[1]
    return not clash and bool({p.name for p in a.frame.participants} & {p.name for p in b.frame.participants})
