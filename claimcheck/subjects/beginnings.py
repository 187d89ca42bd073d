"""Beginnings: who is born once, and what is built or founded once, is linked by name alone.

Ages and jubilees are told in sentences on something else, so that a comparison by words says little of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.models import Link
from claimcheck.subjects.blocking import COMMON_KEY
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
#: a key is a name and how it began, or longer
NAMED = 2
Key = tuple[str, ...]


def link_beginnings(claims: Sequence[Claim], aliases: Mapping[str, Iterable[str]] | None = None) -> list[Link]:
    """Links between the beginnings that ages and jubilees tell and those that other articles date, and between births.

    Of people the name must have two words or more. Things without a name are linked where their articles
    share two names or more.
    """
    told = [claim for claim in claims if tells_beginning(claim)]
    names = who_is_who(told, aliases)
    blocks: dict[Key, list[Claim]] = defaultdict(list)
    for claim in told:
        for key in beginning_keys(claim, names):
            blocks[key].append(claim)
    links: dict[tuple[str, str], Link] = {}
    for key, block in sorted(blocks.items()):
        for link in link_block(key, block):
            links.setdefault((link.a, link.b), link)
    return list(links.values())


def tells_beginning(claim: Claim) -> bool:
    """Whether a claim dates a beginning; who is who among these is worked out by the names of these alone."""
    return claim.type == "date" and not ONCE.isdisjoint(claim.frame.event_classes)


def beginning_keys(claim: Claim, names: WhoIsWhoTable) -> list[Key]:
    """The keys of a claim that tells a beginning: what began, by name, and how; two claims that share one are linked.

    What has no name goes by its noun, how it began and each two names that its article gives it.
    """
    events = sorted(ONCE.intersection(claim.frame.event_classes))
    owner = _owner(claim, names)
    if owner is not None:
        return [(owner, event) for event in events]
    if claim.frame.thing is None:
        return []
    beside = sorted({names.of(p.name) for p in claim.frame.participants if p.proper})
    told = sorted({*claim.frame.event_classes})
    company = combinations(beside, SHARED_NAMES)
    return [(noun, event, *two) for two in company for noun in sorted({*claim.frame.thing_classes}) for event in told]


def link_block(key: Key, block: Sequence[Claim]) -> Iterator[Link]:
    """The links between the claims under one key, given in the order of the report; none if they are too many."""
    named = len(key) == NAMED
    for a, b in _pairs(block) if len(block) <= COMMON_KEY else ():
        score, what = (SURE, key[0]) if named else (LIKELY, f"the {a.frame.thing}")
        yield Link(
            a=a.id, b=b.id, relation="subject", score=score, reasons=(f"both date the beginning of {what}",)
        )  # fmt: skip


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
