"""Whether an archive is what its articles make of it: every index is counted anew, and compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.archive.cards import card_of, packed, unpacked
from claimcheck.store import runs_of, told_of
from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.blocking import hashes
from claimcheck.subjects.filing import filed
from claimcheck.subjects.whoiswho import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.archive.articles import Archive
    from claimcheck.archive.cards import Card
    from claimcheck.archive.inverted import ArticleIndex
    from claimcheck.reading import Reading

#: sums of postings are kept below this
_MANY = 1 << 64


def problems(archive: Archive) -> list[str]:
    """What is wrong with an archive, in words; nothing if all is well. Every article is filed anew to see it."""
    with told_of(archive.store.path):
        found = [f"the reading of {id} is damaged or gone" for id in _lost(archive)]
        # what a lost reading has left in an index cannot be told
        return found or [one for index in archive.indexes() for one in _in_index(archive, index)]


def _lost(archive: Archive) -> Iterator[str]:
    for some in runs_of(archive.ids()):
        held = archive.named(some)
        known = archive.store.readings({one.info.id: one.content for one in held})
        yield from (one.info.id for one in held if one.info.id not in known)


def _in_index(archive: Archive, index: ArticleIndex) -> Iterator[str]:
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    postings, cards, numbers = 0, 0, set()
    for number, id, reading in _articles(archive):
        claims = with_aliases(reading.claims, index.aliases)
        own = filed(id, claims)
        counts.update(own.counts)
        names.update(own.names)
        numbers.add(number)
        postings += _sum((key, number, places) for key, places in own.postings.items())
        cards += _card_sum(number, card_of(claims))
    table = table_of(names)
    for what, wanted, there in (
        ("articles", numbers, index.numbers()),
        ("postings", postings % _MANY, _sum(index.postings()) % _MANY),
        ("cards", cards, sum(_card_sum(number, card) for number, card in index.all_cards())),
        ("counts", dict(counts), index.counted_from("")),
        ("names", {name: (table.of(name), count) for name, count in names.items()}, index.bearers.all()),
    ):
        if wanted != there:
            yield f"the {what} of {index.tables[0]} are not those of the articles"


def _articles(archive: Archive) -> Iterator[tuple[int, str, Reading]]:
    for some in runs_of(archive.ids()):
        held = archive.named(some)
        known = archive.store.readings({one.info.id: one.content for one in held})
        yield from ((one.number, one.info.id, known[one.info.id]) for one in held if one.info.id in known)


def _sum(postings: Iterable[tuple[int, int, list[int]]]) -> int:
    """One number for many postings, in any order: they need not all be held."""
    return sum(hashes(f"{key} {article} {claims}")[0] for key, article, claims in postings)


def _card_sum(number: int, card: Card) -> int:
    return hashes(f"{number} {unpacked(packed(card))}")[0]
