"""Filing: by what an article is found again among all that a store holds, without knowing who is who.

`corpus.keys_in` gives an article's keys once all names are known; a store knows more names every day. So it files
an article by the names as its sentences have them, and looks an article up by all names of those that it tells of.
Every key is a number of 63 bits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.subjects.beginnings import tells_beginning
from claimcheck.subjects.blocking import can_meet, hashes
from claimcheck.subjects.corpus import digest_of
from claimcheck.subjects.holdings import RELATIONS, possible_keys
from claimcheck.subjects.stories import Stories, StoryCensus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.models import Claim
    from claimcheck.models.finding import Relation
    from claimcheck.subjects.blocking import Keyed
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: parts of what is counted are set apart by this, which stands in no text
APART = "\x1f"
#: how many articles state anything is counted under this
TELLING = "telling"
_BEGINNING = hashes("a beginning")[0]


@dataclass(frozen=True, slots=True)
class Filed:
    """How one article is filed: `postings` which of its claims have each key, by their places; `counts` what is
    counted over all articles, by kind and words; `names` those by which who is who is worked out.
    """

    postings: dict[int, list[int]]
    counts: Counter[str]
    names: tuple[str, ...]


class Wanted(NamedTuple):
    """A key of an article that is looked up: its number in `corpus.keys_in`, and all under which it is filed.

    `word` is the one of words; those of names follow.
    """

    key: int
    word: int
    named: tuple[int, ...]
    alone: bool


def filed(document: str, claims: Sequence[Claim]) -> Filed:
    """How an article's claims are filed."""
    digest = digest_of(document, claims)
    postings: dict[int, list[int]] = defaultdict(list)
    titles = [claim for claim in claims if claim.type == "title"]
    stories = Stories.of(titles)
    rest = iter(digest.keyed)
    for place, claim in enumerate(claims):
        keys = set(_own_keys(next(rest))) if can_meet(claim) else set()
        if claim.type == "title":
            # which of its names are bodies only all articles tell together
            keys.update(
                holding_number(relation, key)
                for relation in RELATIONS
                for key in possible_keys(relation, claim, stories)
            )
        if tells_beginning(claim):
            keys |= beginning_numbers(claim, {})
        for key in keys:
            postings[key].append(place)
    counts = Counter(f"word{APART}{word}" for word in digest.words)
    counts.update(_story_counts(titles))
    if claims:
        counts[TELLING] = 1
    return Filed(dict(postings), counts, digest.names)


def wanted(told: Keyed, names: WhoIsWhoTable, variants: Mapping[str, Sequence[str]]) -> Iterator[Wanted]:
    """The keys of one claim, each once; `variants` are the names for which one stands, by that one."""
    first, second = hashes(told.kind)
    pairs = [(a, b) for n, a in enumerate(told.words) for b in told.words[n + 1 :]]
    bearers = sorted({names.of(name) for name in told.names})
    pairs += [(bearer, word) for bearer in bearers for word in told.words]
    for word in dict.fromkeys((*told.words, *bearers)):
        number = hashes(word)[0]
        named = tuple(second ^ hashes(name)[0] for name in variants.get(word, ()))
        yield Wanted(first ^ number, first ^ number, named, alone=True)
    for word, beside in dict.fromkeys(pairs):
        number = hashes(word)[0] ^ hashes(beside)[1]
        named = tuple(second ^ hashes(name)[0] ^ hashes(beside)[1] for name in variants.get(word, ()))
        yield Wanted(first ^ number, first ^ number, named, alone=False)


def holding_number(relation: Relation, key: str) -> int:
    """The number of a key of `holdings.holding_keys`."""
    return hashes(f"{relation}{APART}{key}")[0]


def beginning_numbers(claim: Claim, variants: Mapping[str, Sequence[str]]) -> set[int]:
    """The numbers by which a beginning is found: each name that takes part, in all its forms, with each event."""
    named = {p.name for p in claim.frame.participants if p.proper}
    forms = named.union(*(variants.get(name, ()) for name in named))
    return {_BEGINNING ^ hashes(name)[0] ^ hashes(event)[1] for name in forms for event in claim.frame.event_classes}


def _own_keys(told: Keyed) -> Iterator[int]:
    first, second = hashes(told.kind)
    words = [hashes(word) for word in told.words]
    for n, (a, _) in enumerate(words):
        yield first ^ a
        yield from (first ^ a ^ b for _, b in words[n + 1 :])
    for name in told.names:
        number = second ^ hashes(name)[0]
        yield number
        yield from (number ^ b for _, b in words)


def _story_counts(titles: Sequence[Claim]) -> Iterator[str]:
    census = StoryCensus()
    census.add(titles)
    yield from (f"spread{APART}{name}" for name in census.spread)
    yield from (f"person{APART}{name}" for name in census.people)
    for name, votes in census.votes.items():
        for kind, count in votes.items():
            yield from (f"kind{APART}{name}{APART}{kind}",) * count
    for pair, posts in census.heirs.items():
        one, other = (sorted(pair) * 2)[:2]
        for post in posts:
            yield f"heir{APART}{one}{APART}{other}{APART}{post}"
