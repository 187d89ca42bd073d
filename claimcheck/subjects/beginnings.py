"""Beginnings: who is born once, and what is built or founded once, is linked by name alone.

Ages and jubilees are told in sentences on something else, so that a comparison by words says little of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.models import Link
from claimcheck.subjects.whoiswho import who_is_who

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: classes of happenings that befall their owner once
ONCE = frozenset({"born", "build", "found"})
#: one name and one beginning: as sure as a full name is
SURE = 0.9


def link_beginnings(claims: Sequence[Claim], aliases: Mapping[str, Iterable[str]] | None = None) -> list[Link]:
    """Links between the beginnings that ages and jubilees tell and those that other articles date.

    Only claims whose one owner is named are linked; of people the name must have two words or more.
    """
    known: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    told = [claim for claim in claims if claim.type == "date" and ONCE.intersection(claim.frame.event_classes)]
    if not any(claim.derived_from is not None for claim in told):
        return []
    names = who_is_who(told, aliases)
    for claim in told:
        owner = _owner(claim, names)
        for event in ONCE.intersection(claim.frame.event_classes) if owner is not None else ():
            known[owner or "", event].append(claim)
    pairs = {(a.id, b.id): (a, b, key) for key, group in sorted(known.items()) for a, b in _pairs(group)}
    return [
        Link(a=a.id, b=b.id, relation="subject", score=SURE, reasons=(f"both date the beginning of {owner}",))
        for a, b, (owner, _) in pairs.values()
    ]


def _pairs(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for n, a in enumerate(group):
        for b in group[n + 1 :]:
            if a.document != b.document and (a.derived_from is None) != (b.derived_from is None):
                yield a, b


def _owner(claim: Claim, names: WhoIsWhoTable) -> str | None:
    """Who or what was born, built or founded, if one is named; founders and builders are agents."""
    person = "born" in claim.frame.event_classes
    roles = {"patient", "agent"} if person else {"patient"}
    takers = [p for p in claim.frame.participants if p.proper and p.role in roles]
    own = {names.of(p.name) for p in takers if not p.inferred} or {names.of(p.name) for p in takers}
    if len(own) != 1:
        return None
    (owner,) = own
    return owner if " " in owner or not person else None
