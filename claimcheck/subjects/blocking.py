"""Blocking: which claims are compared at all. Each is filed under a few keys; only claims that share one meet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: a key that more claims share than this tells too little to compare them by
COMMON_KEY = 400


def candidate_pairs(claims: Sequence[Claim], names: WhoIsWhoTable) -> Iterator[tuple[Claim, Claim]]:
    """Each pair of claims of one type that shares a key, once, in the order of the claims."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for key in keys_of(claim, names):
            blocks[key].append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if 1 < len(members) <= COMMON_KEY:
            seen.update((a, b) for n, a in enumerate(members) for b in members[n + 1 :])
    for a, b in sorted(seen):
        if not _one_sentence(claims[a], claims[b]):
            yield claims[a], claims[b]


def _one_sentence(a: Claim, b: Claim) -> bool:
    """Two values of one sentence are parts, members or changes, not two accounts of one thing."""
    return a.document == b.document and a.start < b.end and b.start < a.end


def keys_of(claim: Claim, names: WhoIsWhoTable) -> set[str]:
    """The keys of a claim: each telling word and name, and each two of them.

    Single words meet while the articles are few; in an archive they grow too common, and pairs take over.
    """
    if claim.type == "title" or not _comparable(claim):
        return set()
    kind = _kind(claim)
    frame = claim.frame
    told = {*frame.event_classes, *frame.thing_classes}
    bearers = {names.of(p.name) for p in claim.frame.participants if p.proper}
    words = told | set(frame.topic)
    keys = {f"{kind}|{word}" for word in words | bearers}
    keys.update(f"{kind}|{bearer}|{word}" for bearer in bearers for word in words)
    keys.update(f"{kind}|{a}|{b}" for a, b in _word_pairs(sorted(words)))
    return keys


def _comparable(claim: Claim) -> bool:
    """Whether the value says anything that another could agree or disagree with."""
    value = claim.value
    if value.kind == "title":
        return True
    return value.low is not None or value.high is not None or (value.kind == "count" and value.number is not None)


def _kind(claim: Claim) -> str:
    """Values that no rule could compare do not meet: money is never compared with goals."""
    value = claim.value
    if value.kind == "count":
        return f"count:{_measure(value.quantity)}"
    if value.kind == "date":
        return "date:length" if value.type == "DURATION" else "date"
    return value.kind


def _measure(quantity: str) -> str:
    return "percent" if quantity in {"percent", "ratio"} else quantity


def _word_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    ordered = list(words)
    for n, a in enumerate(ordered):
        for b in ordered[n + 1 :]:
            yield a, b
