"""What is known of all articles together: a pure function of what each of them gives, in any order and in any parts.

Linking takes four steps, each of which may run in many processes:

1. `digest_of(document, claims)` for each article: a small plain record.
2. `Census` over the digests: `add` one by one, in any order. `Census.corpus(aliases)` gives the `Corpus`: who is who,
   and how rare each word and name is. It is small: it grows with the names and words of a language, not the claims.
3. `keys_in(digest, corpus.names)` for each article: its keys as numbers, each with how many of its claims have it. Two
   articles meet (and an article meets itself) where they share a key that is not cut; `blocking.is_common` cuts by
   the claims and the articles of a key, summed over all articles. `postings.Postings` does that in one process.
4. `linker.link_articles(one, other, shared, corpus)` for each two articles that meet: the links between their claims,
   with all that says how sure they are. A claim's rivals stand in the same two articles, so that nothing is lost.

`linker.link` is these four in a row. Titles and beginnings are linked by keys of their own, likewise without regard to
anything but the claims under a key and a mergeable record of all (`holdings.link_holdings`,
`beginnings.link_beginnings`). What is linked is judged for each connected part on its own (`evaluate.parts`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.subjects.blocking import Keyed, key_numbers, keyed
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.whoiswho import WhoIsWhoTable, names_in, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.models import Claim


@dataclass(frozen=True, slots=True)
class Digest:
    """What one article adds to what is known of all.

    `names` are those by which who is who is worked out, `words` all whose rarity counts (common nouns and names
    that take part among them), `keyed` what each comparable claim is filed by, names as the article has them.
    """

    document: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    keyed: tuple[Keyed, ...]


class KeyCount(NamedTuple):
    """How many claims of an article have a key, and whether one has it as a word alone."""

    claims: int
    word: bool


def digest_of(document: str, claims: Sequence[Claim]) -> Digest:
    """The digest of one article's claims."""
    frames = [claim.frame for claim in claims]
    words = {word for frame in frames for word in frame.topic}
    words.update(p.name for frame in frames for p in frame.participants)
    filed = (keyed(claim) for claim in claims)
    return Digest(
        document, tuple(sorted(names_in(claims))), tuple(sorted(words)), tuple(one for one in filed if one is not None)
    )


def keys_in(digest: Digest, names: WhoIsWhoTable) -> dict[int, KeyCount]:
    """The keys of an article by number, as `blocking.key_numbers` makes them."""
    counts: Counter[int] = Counter()
    words: set[int] = set()
    for told in digest.keyed:
        alone, keys = key_numbers(told, names)
        words |= alone
        counts.update(keys)
    return {key: KeyCount(count, key in words) for key, count in counts.items()}


@dataclass(slots=True)
class Census:
    """What all articles counted so far have: how many there are, their names, and how many have each word."""

    articles: int = 0
    names: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, digests: Iterable[Digest]) -> Census:
        """The census of these articles."""
        census = cls()
        for digest in digests:
            census.add(digest)
        return census

    def add(self, digest: Digest) -> None:
        """Count one more article."""
        self.articles += 1
        self.names.update(digest.names)
        self.words.update(digest.words)

    def corpus(self, aliases: Mapping[str, Iterable[str]] | None = None) -> Corpus:
        """What is known of all these articles; `aliases` are the user's own names."""
        return Corpus(table_of(self.names, aliases), Rarity(self.articles, dict(self.words), {}))


@dataclass(frozen=True, slots=True)
class Corpus:
    """Who is who in all articles, and how rare their words and names are."""

    names: WhoIsWhoTable
    rarity: Rarity

    @classmethod
    def of(cls, digests: Iterable[Digest], aliases: Mapping[str, Iterable[str]] | None = None) -> Corpus:
        """The corpus of these articles."""
        return Census.of(digests).corpus(aliases)
