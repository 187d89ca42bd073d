"""Blocking: which claims are compared at all. Each is filed under a few keys; only claims that share one meet."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.dates.pieces import is_in_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: a key that more claims share than this tells too little to compare them by
COMMON_KEY = 400
#: and so does one that more articles share: the cost then grows with the claims, not with their square
COMMON_ARTICLES = 40
#: a word alone, without a name or another word, tells of one story only where fewer articles have it
COMMON_WORD = 6
#: keys as numbers have so many bits: as many as fit a signed integer of eight bytes
_BITS = (1 << 63) - 1


class Keyed(NamedTuple):
    """What a claim is filed by: the kind of its value, its telling words, and the names as its article has them."""

    kind: str
    words: tuple[str, ...]
    names: tuple[str, ...]


def keyed(claim: Claim) -> Keyed | None:
    """What a claim is filed by, in a fixed order; None for titles, which are linked by other keys, and empty values."""
    if not can_meet(claim):
        return None
    frame = claim.frame
    words = sorted({*frame.event_classes, *frame.thing_classes, *frame.topic})
    return Keyed(kind_of(claim), tuple(words), tuple(sorted({p.name for p in frame.participants if p.proper})))


def can_meet(claim: Claim) -> bool:
    """Whether a claim is filed by keys: no title, and a value that says anything."""
    return claim.type != "title" and _comparable(claim)


def keys_of(claim: Claim, names: WhoIsWhoTable) -> set[str]:
    """The keys of a claim in words: each telling word and name, and each two of them.

    Single words meet while the articles are few; in an archive they grow too common, and pairs take over.
    """
    told = keyed(claim)
    if told is None:
        return set()
    bearers = {names.of(name) for name in told.names}
    keys = {f"{told.kind}|{word}" for word in (*told.words, *bearers)}
    keys.update(f"{told.kind}|{bearer}|{word}" for bearer in bearers for word in told.words)
    keys.update(f"{told.kind}|{a}|{b}" for a, b in _two_of(told.words))
    return keys


def key_numbers(told: Keyed, names: WhoIsWhoTable) -> tuple[set[int], set[int]]:
    """The keys of `keys_of` as numbers of 63 bits: those of a word alone, and all.

    Two keys have one number by chance in less than one archive of a million articles in a thousand; two
    articles are then compared for nothing.
    """
    kind = hashes(told.kind)[0]
    words = [hashes(word) for word in told.words]
    bearers = [hashes(name) for name in {names.of(name) for name in told.names}]
    alone = {kind ^ first for first, _ in words}
    keys = alone.union(kind ^ first for first, _ in bearers)
    keys.update(kind ^ first ^ second for first, _ in bearers for _, second in words)
    keys.update(kind ^ first ^ second for n, (first, _) in enumerate(words) for _, second in words[n + 1 :])
    return alone, keys


def is_common(claims: int, articles: int, *, word: bool) -> bool:
    """Whether a key that so many claims in so many articles share is cut; `word` is one of a word alone."""
    return claims > COMMON_KEY or articles > (COMMON_WORD if word else COMMON_ARTICLES)


def of_one_sentence(a: Claim, b: Claim) -> bool:
    """Two values of one sentence are parts, members or changes, not two accounts of one thing."""
    return a.document == b.document and a.start < b.end and b.start < a.end


def kind_of(claim: Claim) -> str:
    """Values that no rule could compare do not meet: money is never compared with goals."""
    value = claim.value
    if value.kind == "count":
        return f"count:{_measure(value.quantity)}"
    if value.kind == "date":
        return "date:length" if value.type == "DURATION" else "date"
    return value.kind


@lru_cache(maxsize=262_144)
def hashes(word: str) -> tuple[int, int]:
    """Two independent numbers of a word, of 63 bits, for its first and its second place in a key."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(digest[:8], "big") & _BITS, int.from_bytes(digest[8:], "big") & _BITS


def _comparable(claim: Claim) -> bool:
    """Whether the value says anything that another could agree or disagree with."""
    value = claim.value
    if value.kind == "title":
        return True
    if value.low is not None or value.high is not None:
        return True
    return value.number is not None if value.kind == "count" else is_in_part(claim)


def _measure(quantity: str) -> str:
    return "percent" if quantity in {"percent", "ratio"} else quantity


def _two_of(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for n, a in enumerate(words):
        for b in words[n + 1 :]:
            yield a, b
