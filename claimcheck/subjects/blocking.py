"""Blocking: which claims are compared at all. Each is filed under a few keys; only claims that share one meet."""

from __future__ import annotations

import logging
from array import array
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: a key that more claims share than this tells too little to compare them by
COMMON_KEY = 400
#: and so does one that more articles share: the cost then grows with the claims, not with their square
COMMON_ARTICLES = 40
#: a word alone, without a name or another word, tells of one story only where fewer articles have it
COMMON_WORD = 6
_LOG = logging.getLogger(__name__)


def candidate_pairs(claims: Sequence[Claim], names: WhoIsWhoTable) -> Iterator[tuple[Claim, Claim]]:
    """Each pair of claims of one type that shares a key, once, in the order of the claims."""
    order = {claim.id: place for place, claim in enumerate(claims)}
    pairs = (pair for pairs in pairs_by_article(claims, names) for pair in pairs)
    yield from sorted(pairs, key=lambda pair: (order[pair[0].id], order[pair[1].id]))


def pairs_by_article(claims: Sequence[Claim], names: WhoIsWhoTable) -> Iterator[list[tuple[Claim, Claim]]]:
    """As `candidate_pairs`, for one article after the other: its claims with each other and with those before it.

    The claims of an article must stand together. No more than one article's pairs are held at a time.
    """
    keys = _telling_keys(claims, names)
    blocks: dict[int, list[int]] = defaultdict(list)
    for _, places in groupby(range(len(claims)), key=lambda place: claims[place].document):
        pairs = []
        for place in places:
            others = {other for key in keys[place] for other in blocks[key]}
            for key in keys[place]:
                blocks[key].append(place)
            pairs += [
                (claims[other], claims[place])
                for other in sorted(others)
                if not _one_sentence(claims[other], claims[place])
            ]
        if pairs:
            yield pairs


def _telling_keys(claims: Sequence[Claim], names: WhoIsWhoTable) -> list[array[int]]:
    """The keys of each claim by number, without those that too many share."""
    numbers: dict[str, int] = {}
    counts: list[int] = []
    articles: list[int] = []
    latest: list[str] = []
    bounds: list[int] = []
    keys: list[array[int]] = []
    for claim in claims:
        own = array("q")
        lone = {f"{kind_of(claim)}|{word}" for word in _words(claim)}
        for key in keys_of(claim, names):
            number = numbers.setdefault(key, len(numbers))
            if number == len(counts):
                counts.append(0)
                articles.append(0)
                latest.append("")
                bounds.append(COMMON_WORD if key in lone else COMMON_ARTICLES)
            counts[number] += 1
            if latest[number] != claim.document:
                latest[number] = claim.document
                articles[number] += 1
            own.append(number)
        keys.append(own)
    common = {number for number, count in enumerate(counts) if count > COMMON_KEY or articles[number] > bounds[number]}
    if common:
        _LOG.info(
            "%d of %d keys stand in more than %d articles (words alone in %d) or %d claims; none are compared by them",
            len(common), len(numbers), COMMON_ARTICLES, COMMON_WORD, COMMON_KEY,
        )  # fmt: skip
    return [array("q", (key for key in own if counts[key] > 1 and key not in common)) for own in keys]


def _one_sentence(a: Claim, b: Claim) -> bool:
    """Two values of one sentence are parts, members or changes, not two accounts of one thing."""
    return a.document == b.document and a.start < b.end and b.start < a.end


def keys_of(claim: Claim, names: WhoIsWhoTable) -> set[str]:
    """The keys of a claim: each telling word and name, and each two of them.

    Single words meet while the articles are few; in an archive they grow too common, and pairs take over.
    """
    if claim.type == "title" or not _comparable(claim):
        return set()
    kind = kind_of(claim)
    words = _words(claim)
    bearers = {names.of(p.name) for p in claim.frame.participants if p.proper}
    keys = {f"{kind}|{word}" for word in words | bearers}
    keys.update(f"{kind}|{bearer}|{word}" for bearer in bearers for word in words)
    keys.update(f"{kind}|{a}|{b}" for a, b in _word_pairs(sorted(words)))
    return keys


def _words(claim: Claim) -> set[str]:
    frame = claim.frame
    return {*frame.event_classes, *frame.thing_classes, *frame.topic}


def _comparable(claim: Claim) -> bool:
    """Whether the value says anything that another could agree or disagree with."""
    value = claim.value
    if value.kind == "title":
        return True
    return value.low is not None or value.high is not None or (value.kind == "count" and value.number is not None)


def kind_of(claim: Claim) -> str:
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
