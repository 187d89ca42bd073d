"""Beginnings: who is born once, and what is built or founded once, is linked by name alone.

Ages and jubilees are told in sentences on something else, so that a comparison by words says little of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.extractors.derived.once import ONCE
from claimcheck.extractors.derived.owners import is_plain_noun, kind_of_lemma
from claimcheck.extractors.derived.tenures import APPOINT, TERM
from claimcheck.extractors.derived.words import words_of
from claimcheck.models import Link
from claimcheck.subjects.blocking import COMMON_KEY
from claimcheck.subjects.whoiswho import who_is_who

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.models import Claim
    from claimcheck.models.claim import ParticipantRole
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: happenings whose dates are linked even where both are told outright
PLAINLY_ONCE = frozenset({"born", "found"})
#: one name and one beginning: as sure as a full name is
SURE = 0.9
#: one kind of thing in articles on the same subject: enough for most rules, and no more
LIKELY = 0.8
#: how many names two articles must share for that
SHARED_NAMES = 2
#: a key is a name and how it began; with this word, what may have that name; or longer
NAMED, MAYBE = 2, "maybe"
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
    if claim.type != "date":
        return False
    return not ONCE.isdisjoint(claim.frame.event_classes) or _is_term(claim) or _is_appointment(claim)


def _is_term(claim: Claim) -> bool:
    """Whether a claim tells since when somebody has been at the head of something."""
    if TERM in claim.frame.event_classes and claim.attribute == TERM:
        return True
    since = claim.value.kind == "date" and claim.value.mod == "ON_OR_AFTER"
    return since and claim.frame.event in words_of("terms", "heading")


def _is_appointment(claim: Claim) -> bool:
    """Whether a claim dates when somebody was put into a post."""
    dated = claim.value.kind == "date" and claim.value.type == "DATE" and claim.value.mod is None
    return dated and claim.derived_from is None and APPOINT in claim.frame.event_classes and not _is_term(claim)


def beginning_keys(claim: Claim, names: WhoIsWhoTable) -> list[Key]:
    """The keys of a claim that tells a beginning: what began, by name, and how; two claims that share one are linked.

    What has no name goes by its noun, how it began and each two names that its article gives it; and by the
    only name that may be its own.
    """
    if _is_term(claim):
        heads = _holders(claim, "agent", names)
        return [key for name in heads if len(heads) == 1 for key in ((name, TERM), *_at_bodies(claim, name, names))]
    if _is_appointment(claim):  # of `appointed head of Orby Motors` a parse may take either for whom it befell
        return [key for name in sorted(_holders(claim, "patient", names)) for key in _at_bodies(claim, name, names)]
    events = sorted(ONCE.intersection(claim.frame.event_classes))
    owner = _owner(claim, names)
    picked = bool(claim.frame.selectors) or not words_of("words", "other").isdisjoint(claim.frame.modifiers)
    if owner is not None:
        named: list[Key] = [(owner, event) for event in events]
        return [*named, *_called_so(claim, owner, names)] if "born" not in events and not picked else named
    if picked or "born" in events:
        return []
    found: list[Key] = [(name, event, MAYBE) for name in _only_name(claim, names) for event in events]
    return [*found, *_by_noun(claim, _nouns(claim), names)]


def _holders(claim: Claim, role: ParticipantRole, names: WhoIsWhoTable) -> set[str]:
    """The full names of those whose term it may be."""
    told = {names.of(p.name) for p in claim.frame.participants if p.proper and p.role == role}
    return {name for name in told if " " in name and kind_of_lemma(name.lower().split()[-1]) is None}


def _at_bodies(claim: Claim, holder: str, names: WhoIsWhoTable) -> list[Key]:
    """A term by its holder and each other name beside it: one may be appointed more than once."""
    beside = sorted({names.of(p.name) for p in claim.frame.participants if p.proper} - {holder})
    return [(holder, TERM, name, MAYBE) for name in beside]


def _called_so(claim: Claim, owner: str, names: WhoIsWhoTable) -> Iterator[Key]:
    """What may stand for a name elsewhere: itself, for what has no name, and the noun in it (`the Old Infirmary`)."""
    yield from ((owner, event, MAYBE) for event in sorted(ONCE.intersection(claim.frame.event_classes)))
    noun = owner.lower().split()[-1]
    if " " in owner and kind_of_lemma(noun) is not None:
        yield from ((*key, MAYBE) for key in _by_noun(claim, {noun}, names))


def _by_noun(claim: Claim, nouns: set[str], names: WhoIsWhoTable) -> list[Key]:
    """A noun for what began, how, and each two names beside it."""
    beside = sorted({names.of(p.name) for p in claim.frame.participants if p.proper})
    classes, two = sorted({*claim.frame.event_classes}), list(combinations(beside, SHARED_NAMES))
    return [(noun, event, *pair) for pair in two for noun in sorted(nouns) for event in classes]


def link_block(key: Key, block: Sequence[Claim]) -> Iterator[Link]:
    """The links between the claims under one key, given in the order of the report; none if they are too many."""
    for a, b in _pairs(block) if len(block) <= COMMON_KEY else ():
        if len(key) == NAMED and (key[-1] in {"born", TERM} or _alike(a, b)):
            score, what = SURE, key[0]
        elif len(key) != NAMED and _alike(a, b) and (key[-1] != MAYBE or _is_one_of_each(a, b, block)):
            score, what = LIKELY, f"the {a.frame.thing or b.frame.thing}" if key[-1] != MAYBE else key[0]
        else:
            continue
        yield Link(
            a=a.id, b=b.id, relation="subject", score=score, reasons=(f"both date the beginning of {what}",)
        )  # fmt: skip


def _only_name(claim: Claim, names: WhoIsWhoTable) -> set[str]:
    """The name that may be what began, where the sentence and the article's topic give it no other."""
    if "born" in claim.frame.event_classes:
        return set()
    found = {names.of(p.name) for p in claim.frame.participants if p.proper and p.role not in {"place", "agent"}}
    return found if len(found) == 1 else set()


def _nouns(claim: Claim) -> set[str]:
    """The nouns for what began, and the plain one of its kind (`tree` of an oak)."""
    frame = claim.frame
    taken = [p.name for p in frame.participants if not p.proper and p.role == "patient"]
    nouns = {noun for noun in (*taken, frame.thing) if noun is not None}
    kinds = {kind.id for noun in nouns if (kind := kind_of_lemma(noun)) is not None}
    return {*nouns, *frame.thing_classes, *kinds}


def _alike(a: Claim, b: Claim) -> bool:
    """Whether the nouns may be one thing's: equal, one within the other (`stand`, `grandstand`), or one plain."""
    if not _takers(a) or not _takers(b):
        return True
    if set(a.frame.thing_classes) & set(b.frame.thing_classes):
        return True
    return any(_is_one_noun(x, y) for x in _takers(a) for y in _takers(b))


def _takers(claim: Claim) -> set[str]:
    """The nouns of what began."""
    taken = {p.name for p in claim.frame.participants if not p.proper and p.role == "patient"}
    named = any(p.proper and p.role == "patient" for p in claim.frame.participants)
    return taken or ({claim.frame.thing} if claim.frame.thing is not None and not named else set())


def _is_one_noun(x: str, y: str) -> bool:
    if x.endswith(y) or y.endswith(x):
        return True
    kind = kind_of_lemma(x)
    return kind is not None and kind == kind_of_lemma(y) and (is_plain_noun(x) or is_plain_noun(y))


def _is_one_of_each(a: Claim, b: Claim, block: Sequence[Claim]) -> bool:
    """Whether no other nameless beginning of either article could be meant."""
    return all(sum(other.document == one.document for other in block) == 1 for one in (a, b))


def _pairs(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for n, a in enumerate(group):
        for b in group[n + 1 :]:
            derived = [claim for claim in (a, b) if claim.derived_from is not None]
            alike = PLAINLY_ONCE.intersection(a.frame.event_classes, b.frame.event_classes)
            both = len(derived) == 2 and "born" in alike
            if a.document != b.document and (len(derived) == 1 or both or (alike and not derived)):
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
