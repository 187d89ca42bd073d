"""The articles of an archive that are looked at, and what all articles tell of their words and names.

Claims are made of the store when they are first asked for: of most articles that share a key with a new one, one
or two are needed. What all claims of an article tell together stands on its card (`cards`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.company import Company
from claimcheck.subjects.corpus import Corpus
from claimcheck.subjects.filing import APART
from claimcheck.subjects.lazily import Lazily
from claimcheck.subjects.linker import Linkable
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.whoiswho import WhoIsWhoTable, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from claimcheck.archive.articles import Archive, Held
    from claimcheck.archive.cards import Card
    from claimcheck.models import Claim
    from claimcheck.reading import Written


class Shelf:
    """Articles by their numbers, in the order in which they were looked at; `corpus` knows what their claims ask."""

    def __init__(self, archive: Archive) -> None:
        """No article is looked at yet."""
        self.archive, self.index = archive, archive.index
        self.held: dict[int, Held] = {}
        self.claims: dict[int, Sequence[Claim]] = {}
        #: the articles by id, and the claims that were made
        self.numbers: dict[str, int] = {}
        self.made: dict[str, Claim] = {}
        #: the article of each of these, and its place there
        self.at: dict[str, tuple[int, int]] = {}
        self.stories: set[str] = set()
        self._cards: dict[int, Card] = {}
        self._linkable: dict[int, Linkable] = {}
        self._unlearnt: list[Claim] = []
        self._stands: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self.corpus = Corpus(WhoIsWhoTable(self._stands), Rarity(self.index.telling(), self._counts, {}))

    def look_at(self, numbers: Iterable[int]) -> bool:
        """Look at these articles too; whether any is new here."""
        fresh = self.archive.numbered([number for number in numbers if number not in self.held])
        written = self.archive.store.written({one.info.id: one.content for one in fresh})
        self._cards.update(self.index.cards([one.number for one in fresh]))
        for one in fresh:
            number, known = one.number, written.get(one.info.id)
            self.claims[number] = self._lazily(number, known) if known is not None else self._lost(one)
            card = self._cards[number]
            day = card.not_before
            if known is not None and day is not None and one.info.published is None:
                earliest = dt.date.fromisoformat(day)
                one = one._replace(info=one.info.model_copy(update={"not_before": earliest}))
            if known is not None:
                self.stories.update(card.stories)
            self.held[number] = one
            self.numbers[one.info.id] = number
        return bool(fresh)

    def in_order(self) -> list[int]:
        """The articles in the order of their ids."""
        return [self.numbers[id] for id in sorted(self.numbers)]

    def some(self, number: int, places: Iterable[int]) -> list[Claim]:
        """The claims of an article at these places; none if its reading is lost."""
        claims = self.claims[number]
        try:
            return [claims[place] for place in places] if len(claims) else []
        except (IndexError, TypeError, ValueError) as error:
            raise self.index.damaged() from error

    def is_lost(self, number: int) -> bool:
        """Whether the reading of an article is lost."""
        return self.claims[number] == ()

    def whole(self, number: int) -> list[Claim]:
        """All claims of an article; none if its reading is lost."""
        return self.some(number, range(len(self.claims[number])))

    def titles(self, number: int) -> list[Claim]:
        """The claims of a post that an article has."""
        return self.some(number, self._cards[number].titles)

    def title(self, number: int, place: int) -> Claim:
        """The claim of a post that an article, whose reading is not lost, has at this place."""
        found = [claim for claim in self.some(number, [place]) if claim.type == "title"]
        if not found:
            raise self.index.damaged()
        return found[0]

    def beginnings(self, number: int) -> list[Claim]:
        """The claims of a beginning that an article has."""
        return self.some(number, self._cards[number].beginnings)

    def has_beginnings(self, number: int) -> bool:
        """Whether an article has claims of a beginning."""
        return bool(self._cards[number].beginnings)

    def named_in(self, number: int) -> list[str]:
        """The names that an article's claims hold, as it has them."""
        return self._cards[number].names

    def told_in(self, number: int) -> list[str]:
        """The names that an article's title claims hold, folded."""
        return self._cards[number].stories

    def linkable(self, number: int) -> Linkable:
        """An article with all its claims, and all their keys."""
        claims = self.whole(number)
        self.learn()
        return Linkable.of(claims, self.held[number].info.published, self.corpus)

    def linkable_by(self, number: int, places: Mapping[int, Sequence[int]], bearers: Mapping[str, str]) -> Linkable:
        """An article as linking with others asks: the claims that have the shared keys, at their places.

        `bearers` are all forms of the others' names, each with the name that stands for it. The claims at these places
        must have been made, and learnt.
        """
        whole = self._linkable.get(number)
        if whole is None:
            whole = self._linkable[number] = self._known(number)
        id = whole.document
        names = frozenset(bearers[name] for name in self._cards[number].names if name in bearers)
        return replace(whole, places=places, company=replace(whole.company, names={id: names}))

    def _known(self, number: int) -> Linkable:
        """An article with its profiles, which are the same with whatever other it is linked."""
        id, card = self.held[number].info.id, self._cards[number]
        company = Company({}, {id: tuple(card.days)}, {id: frozenset(card.facts)})
        told = {(id, kind, thing): count for kind, thing, count in card.things}
        beside = {(id, start): frozenset(values) for start, values in card.beside}
        published = self.held[number].info.published
        return Linkable.known(id, self.claims[number], published, {}, company, told, beside, self.corpus)

    def learn(self, names: Collection[str] = ()) -> None:
        """Look up what all articles tell of the words and names of the claims made since, and of other names."""
        claims, self._unlearnt = self._unlearnt, []
        known = names_in(claims).union(names)
        self._stands.update(self.index.bearers.standing({name for name in known if name not in self._stands}))
        words = {word for claim in claims for word in claim.frame.topic}
        words.update(p.name for claim in claims for p in claim.frame.participants)
        words.update(self._stands.get(name, name) for name in known)
        start = f"word{APART}"
        found = self.index.counts({start + word for word in words if word not in self._counts})
        self._counts.update((what.removeprefix(start), count) for what, count in found.items())

    @cached_property
    def order(self) -> list[int]:
        """All articles of the archive, in the order of their ids."""
        return self.archive.numbers()

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The places of all articles in that order, by number."""
        return {number: rank for rank, number in enumerate(self.order)}

    def _lazily(self, number: int, written: Written) -> Sequence[Claim]:
        def made(place: int) -> Claim:
            (claim,) = with_aliases([written.claim(place)], self.archive.aliases)
            self.made[claim.id] = claim
            self.at[claim.id] = number, place
            self._unlearnt.append(claim)
            return claim

        return Lazily(range(len(written)), made)

    def _lost(self, one: Held) -> Sequence[Claim]:
        store = self.archive.store
        store.remark(f"the reading of {one.info.id} in {store.path} is damaged; run claimcheck index on it again")
        return ()
