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
ONCE = frozenset({"born", "build", "found", "complete"})
#: and those whose dates are linked even where both are told outright
PLAINLY_ONCE = frozenset({"born", "found"})
#: one name and one beginning: as sure as a full name is
SURE = 0.9
#: one kind of thing in articles on the same subject: enough for most rules, and no more
LIKELY = 0.8
#: how many names two articles must share for that
SHARED_NAMES = 2


def link_beginnings(claims: Sequence[Claim], aliases: Mapping[str, Iterable[str]] | None = None) -> list[Link]:
    """Links between the beginnings that ages and jubilees tell and those that other articles date, and between births.

    Of people the name must have two words or more. Things without a name are linked where their articles
    share two names or more.
    """
    known: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    told = [claim for claim in claims if claim.type == "date" and ONCE.intersection(claim.frame.event_classes)]
    names = who_is_who(told, aliases)
    for claim in told:
        owner = _owner(claim, names)
        for event in ONCE.intersection(claim.frame.event_classes) if owner is not None else ():
            known[owner or "", event].append(claim)
    pairs = {(a.id, b.id): (a, b, key[0]) for key, group in sorted(known.items()) for a, b in _pairs(group)}
    found = [_link(a, b, SURE, f"both date the beginning of {owner}") for a, b, owner in pairs.values()]
    nameless = [claim for claim in told if _owner(claim, names) is None and claim.frame.thing is not None]
    alike = [pair for pair in _pairs(nameless) if _one_thing(*pair, names)]
    return [*found, *(_link(a, b, LIKELY, f"both date the beginning of the {a.frame.thing}") for a, b in alike)]


def _link(a: Claim, b: Claim, score: float, reason: str) -> Link:
    return Link(a=a.id, b=b.id, relation="subject", score=score, reasons=(reason,))


def _one_thing(a: Claim, b: Claim, names: WhoIsWhoTable) -> bool:
    """`the palace` in two articles that share what they are about, and name nothing else that began."""
    if not set(a.frame.thing_classes) & set(b.frame.thing_classes):
        return False
    if not set(a.frame.event_classes) & set(b.frame.event_classes):
        return False
    shared = {names.of(p.name) for p in a.frame.participants if p.proper} & {
        names.of(p.name) for p in b.frame.participants if p.proper
    }
    return len(shared) >= SHARED_NAMES


def _pairs(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for n, a in enumerate(group):
        for b in group[n + 1 :]:
            derived = [claim for claim in (a, b) if claim.derived_from is not None]
            alike = PLAINLY_ONCE.intersection(a.frame.event_classes, b.frame.event_classes)
            if a.document != b.document and (len(derived) == 1 or (alike and not derived)):
                yield a, b


def _owner(claim: Claim, names: WhoIsWhoTable) -> str | None:
    """Who or what was born, built or founded, if one is named; founders and builders are agents."""
    person = "born" in claim.frame.event_classes
    roles = {"patient", "agent"} if person else {"patient"}
    takers = [p for p in claim.frame.participants if p.proper and p.role in roles]
    own = {names.of(p.name) for p in takers if not p.inferred} or {names.of(p.name) for p in takers}
    if not own and not person:
        # `the ferry Halvorsen` is often parsed as a ferry, and a name beside it
        own = {names.of(p.name) for p in claim.frame.participants if p.proper and p.role == "other" and not p.inferred}
    if len(own) != 1:
        return None
    (owner,) = own
    return owner if " " in owner or not person else None
