"""What a store's archive says on new articles: only articles that share a key with them are looked at.

The links of new claims are those that a run over all articles would find, since what such a run knows of all articles
the archive keeps counted. Claims that agree or disagree with new ones are followed to what disagrees with
them in turn, so that findings have all their claims. Where that cannot be had by keys, it is said here:

- what a followed claim is compared with are the articles looked at, those that share a key with a new one; and no
  more than MOST_COMPARED times is an article compared so, those that disagree first;
- a key of posts that more than `holdings.BLOCK` articles may share, and one of beginnings that more than
  `blocking.COMMON_KEY` articles share, are looked at around the new article alone;
- who is who among beginnings is worked out by those looked at, and of these by the names connected with what is linked;
- a stored claim has the status that the claims looked at give it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.archive.shelf import Shelf
from claimcheck.engine.allowed import Allowed
from claimcheck.engine.echoes import without_echoes
from claimcheck.engine.evaluate import evaluate_part
from claimcheck.engine.findings import Places
from claimcheck.engine.judge import decide_links
from claimcheck.engine.wording import short_names
from claimcheck.subjects.beginnings import link_beginnings, tells_beginning
from claimcheck.subjects.blocking import COMMON_KEY, can_meet, keyed
from claimcheck.subjects.filing import APART, beginning_numbers, holding_number, wanted
from claimcheck.subjects.holdings import (
    BLOCK,
    RELATIONS,
    body_keys,
    holding_keys,
    is_of_body,
    is_sure,
    link_holding,
    plain_office_keys,
)
from claimcheck.subjects.lazily import LazyMap
from claimcheck.subjects.linker import link_meetings
from claimcheck.subjects.stories import Stories
from claimcheck.subjects.whoiswho import are_one, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.archive import Archive, Held
    from claimcheck.engine.evaluate import Evaluation
    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.models import Claim, DocumentInfo, Link
    from claimcheck.models.finding import Relation
    from claimcheck.subjects.corpus import Corpus
    from claimcheck.subjects.filing import Wanted
    from claimcheck.subjects.linker import Linkable

#: claims are followed no farther than this: the sides of a finding disagree with each other directly
FARTHEST = 3
#: articles with followed claims are compared with so many others at most; among a few articles there are far fewer
MOST_COMPARED = 300
#: what disagrees is followed from claim to claim; what agrees with a new claim too, as it may stand in a disagreement
_FOLLOWED = frozenset({"conflict", "update"})

#: the other articles that one meets, by number, and under each shared key the places of the other's claims
Shared = dict[int, dict[int, list[int]]]
#: a claim by the number of its article and its place there
Place = tuple[int, int]


class Near(NamedTuple):
    """The articles that were looked at, the claims that are linked with new ones, and what was found on them."""

    documents: list[DocumentInfo]
    evaluation: Evaluation
    names: dict[str, str]


class _Posts:
    """The title claims of the articles looked at, and what they tell; what is counted is of all articles."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._index = shelf, shelf.index
        self._asked = frozenset(shelf.stories)
        self._spread: dict[str, int] = {}
        self._people: set[str] = set()
        self._nothing: set[str] = set()
        self._places = LazyMap(self._index.places)
        self._keys: dict[tuple[Relation, str], list[str]] = {}
        made = shelf.made
        self._plain: LazyMap[str, set[str]] = LazyMap(lambda id: plain_office_keys(made[id]))
        self._bodies: LazyMap[str, set[str]] = LazyMap(lambda id: body_keys(made[id], self.stories))
        self.stories = Stories.lazily(
            LazyMap(self._titles), LazyMap(self._told), LazyMap(self._followed), LazyMap(self._kind)
        )

    def keys(self, relation: Relation, claim: Claim) -> list[str]:
        """As `holding_keys`."""
        found = self._keys.get((relation, claim.id))
        if found is None:
            found = self._keys[relation, claim.id] = holding_keys(relation, claim, self.stories)
        return found

    def side_by_side(self, own: Sequence[Claim]) -> Iterator[tuple[Relation, Place, Place]]:
        """Each two posts of which one is at most BLOCK before the other under a key, and one is of these."""
        within = {self._shelf.at[claim.id] for claim in own}
        for relation in RELATIONS:
            for block in self._blocks(relation, own):
                for n, place in enumerate(block):
                    for other in block[max(n - BLOCK, 0) : n]:
                        if place in within or other in within:
                            yield relation, other, place

    def _blocks(self, relation: Relation, own: Sequence[Claim]) -> Iterator[list[Place]]:
        """For each key of these claims those that have it, in the order of the report."""
        held = {number: one.info.id for number, one in self._shelf.held.items() if not self._shelf.is_lost(number)}
        for key, sure in self._wanted(relation, own).items():
            # an article is filed under all keys that its posts may have
            filed = self._places[holding_number(relation, key)]
            numbers = sorted((number for number in filed if number in held), key=held.__getitem__)
            yield [
                (number, place)
                for number in numbers
                for place in sorted(filed[number])
                if sure or self._has(relation, number, place, key)
            ]

    def _wanted(self, relation: Relation, own: Sequence[Claim]) -> dict[str, bool]:
        """The keys of these claims, each with whether all that is filed under it has it."""
        wanted: dict[str, bool] = {}
        for claim in own:
            for key in self.keys(relation, claim):
                wanted[key] = wanted.get(key, False) or is_sure(relation, claim, key)
        return wanted

    def _has(self, relation: Relation, number: int, place: int, key: str) -> bool:
        """Whether the claim at a place has a key under which it is filed, one that is not sure."""
        claim = self._shelf.title(number, place)
        if key in self._plain[claim.id]:
            return True
        return key in (self._bodies[claim.id] if is_of_body(key) else self.keys(relation, claim))

    def _titles(self, document: str) -> tuple[Claim, ...]:
        """The title claims of an article; all of their names are looked up together."""
        number = self._shelf.numbers[document]
        names = [name for name in self._shelf.told_in(number) if name not in self._spread]
        found = self._index.counts({f"{what}{APART}{name}" for what in ("spread", "person") for name in names})
        for name in names:
            self._spread[name] = found.get(f"spread{APART}{name}", 0)
            if f"person{APART}{name}" in found:
                self._people.add(name)
        return tuple(self._shelf.titles(number))

    def _told(self, name: str) -> int:
        """In how many articles a name stands."""
        return self._spread.get(name, 0)

    def _followed(self, pair: frozenset[str]) -> frozenset[str]:
        """The posts in which one of two people followed the other."""
        one, other = (sorted(pair) * 2)[:2]
        if one not in self._asked:
            raise KeyError(pair)
        start = f"heir{APART}{one}{APART}{other}{APART}"
        return frozenset(what.removeprefix(start) for what in self._index.counted_from(start))

    def _kind(self, name: str) -> str:
        """What a name is that one of the articles looked at tells: a person if it ever holds a post."""
        if name not in self._asked or name in self._nothing:
            raise KeyError(name)
        person = f"person{APART}{name}"
        if name in self._people or (name not in self._spread and self._index.counts({person})):
            return "person"
        start = f"kind{APART}{name}{APART}"
        votes = self._index.counted_from(start)
        if not votes:
            self._nothing.add(name)
            raise KeyError(name)
        return max((count, what.removeprefix(start)) for what, count in votes.items())[1]


class Nearby:
    """New articles, numbers of an archive that holds them, among the articles that share a key with them."""

    def __init__(self, archive: Archive, new: Sequence[Held], rulebook: Rulebook) -> None:
        """Look at the new articles; nothing else is looked at yet."""
        self.archive, self.index, self.rulebook = archive, archive.index, rulebook
        self.new = [one.number for one in new]
        self.shelf = Shelf(archive)
        self._linkable: dict[int, Linkable] = {}
        self._met: dict[int, dict[int, list[int]] | None] = {}
        self._compared = 0
        self._held_posts: _Posts | None = None
        #: which names in articles with beginnings are one with a name
        self._alike: dict[str, set[str]] = {}
        self._judged: set[tuple[str, Place, Place]] = set()
        self._links: dict[tuple[str, str, str, str], Link] = {}
        self.links: list[Link] = []
        self._look_at(self.new)
        known = archive.store.readings({one.info.id: one.content for one in new})
        self.observations = [seen for reading in known.values() for seen in reading.observations]

    @property
    def held(self) -> dict[int, Held]:
        """The articles that are looked at, by number."""
        return self.shelf.held

    def _look_at(self, numbers: Iterable[int]) -> None:
        if self.shelf.look_at(numbers):
            self._held_posts = None
            self._alike.clear()

    def find(self) -> None:
        """Link the claims of the new articles, and follow what disagrees with them."""
        own = {claim.id for number in self.new for claim in self.shelf.whole(number)}
        for number in self.new:
            self._link_new(number)
        reach = set(own)
        for _ in range(FARTHEST):
            # only what is new itself brings more articles in
            self._link_titles(reach, new=reach == own)
            if reach == own:
                self._look_for_beginnings()
            self._link_beginnings(reach)
            fresh = self._reached(reach, own)
            if not fresh:
                break
            reach.update(fresh)
            self._link_followed(fresh)
        else:
            self._link_beginnings(reach)
        kinds = {"subject": 0, "person": 1, "office": 2}
        told = [(by, link) for (by, *_), link in self._links.items() if link.a in reach or link.b in reach]
        told.sort(key=lambda one: (one[0] == "beginnings", kinds[one[1].relation]))
        self.links = [link for _, link in told]

    def evaluated(self, ignored: dict[str, tuple[str, ...]]) -> Near:
        """The findings on the claims that were linked; `ignored` are the rules that say nothing of an article."""
        own = {claim.id for number in self.new for claim in self.shelf.whole(number)}
        some = own.union(*((link.a, link.b) for link in self.links))
        infos = sorted((one.info for one in self.held.values()), key=lambda info: info.id)
        ids = sorted({*self.archive.ids(), *(info.id for info in infos)})
        new = {self.held[number].info.id for number in self.new} if len(ids) > len(self.new) else set()
        ranks = {id: rank for rank, id in enumerate(ids)}
        articles = Places({}, {info.id: info for info in infos}, ranks, short_names(ids), frozenset(new))
        allowed = Allowed.of((one for held in self.held.values() for one in held.allowed), ignored)
        rank = {number: rank for rank, number in enumerate(self.held)}
        places = sorted((rank[number], place, id) for id in some for number, place in [self.shelf.at[id]])
        claims = [self.shelf.made[id] for _, _, id in places]
        found = evaluate_part(claims, self.links, articles, self.rulebook, self.observations, allowed)
        found = replace(found, findings=without_echoes(found.findings, found.claims))
        return Near(infos, found, dict(articles.names))

    def _add(self, links: Iterable[Link], by: str = "claims") -> None:
        """Keep links; two claims may be linked as such and as beginnings too."""
        for link in links:
            self._links.setdefault((by, link.relation, link.a, link.b), link)

    def _link_new(self, number: int) -> None:
        """Link all claims of a new article with those of all articles that share a key with it."""
        met: Shared = {}
        for key, one in self._wanted(number).items():
            for other, places in (self._meeting(one) or {}).items():
                if other != number or len(places) > 1:
                    met.setdefault(other, {})[key] = places
        self._look_at(met)
        if met:
            self._link_meetings({number: {other: keys for other, keys in met.items() if other in self.held}}, None)

    def _link_meetings(self, met: Mapping[int, Shared], only: AbstractSet[str] | None) -> None:
        """Link articles with others, each two by the keys that they share; `met` has the others of each."""
        claims, names = self.shelf.claims, self.corpus.names
        # two articles that meet twice have the same links twice
        pairs = {frozenset((one, other)): (one, other) for one, others in [*met.items()][::-1] for other in others}
        pairs = {pair: ends for pair, ends in pairs.items() if all(len(claims[number]) for number in pair)}
        places: dict[int, dict[int, Sequence[int]]] = {}
        for one, other in pairs.values():
            if other not in met:
                places.setdefault(other, {}).update(met[one][other])
        for other, shared in places.items():
            if not all(map(can_meet, self.shelf.some(other, {place for found in shared.values() for place in found}))):
                raise self.index.damaged()
        ready = {one: self._ready(one) for one in met}
        told = {name for one in met for name in self.shelf.named_in(one)}
        self.shelf.learn(told)
        forms = self.index.bearers.variants({names.of(name) for name in told})
        bearers = {name: bearer for bearer, known in forms.items() for name in known}
        ready.update((other, self.shelf.linkable_by(other, shared, bearers)) for other, shared in places.items())
        meetings = []
        for one, others in met.items():
            for other in others:
                if pairs.get(frozenset((one, other))) == (one, other):
                    first, second = sorted((ready[one], ready[other]), key=lambda article: article.document)
                    meetings.append((first, second, others[other]))
        self._add(link_meetings(meetings, self.corpus, only=only))

    def _link_followed(self, reach: Sequence[str]) -> None:
        """Link these stored claims, the first ones first, with those of all articles that are looked at."""
        within = frozenset(reach)
        every: dict[int, Shared] = {}
        for number in dict.fromkeys(self.shelf.at[id][0] for id in reach):
            if number in self.new or self._compared >= MOST_COMPARED:
                continue
            ready, known = self._ready(number), self._wanted(number)
            own = {place for place, claim in enumerate(ready.claims) if claim.id in within}
            followed = {key for key, places in ready.places.items() if not own.isdisjoint(places)}
            others = {other for key in followed for other in self._meeting(known[key]) or ()}
            others = {other for other in others - set(self.new) if len(self.shelf.claims.get(other, ()))}
            met: Shared = {other: {} for other in self.held if other in others}
            for key, one in known.items() if met else ():
                for other, places in (self._meeting(one) or {}).items():
                    if other in met:
                        met[other][key] = places
            self._compared += len(met)
            every[number] = met
        self._link_meetings(every, within)

    def _meeting(self, one: Wanted) -> dict[int, list[int]] | None:
        """As the index has it."""
        if one.key not in self._met:
            self._met[one.key] = self.index.meeting(one)
        return self._met[one.key]

    def _wanted(self, number: int) -> dict[int, Wanted]:
        """All keys of an article, by number."""
        filed = [told for claim in self.shelf.whole(number) if (told := keyed(claim)) is not None]
        self.shelf.learn()
        names = self.corpus.names
        bearers = {word for told in filed for word in told.words}
        bearers |= {names.of(name) for told in filed for name in told.names}
        variants = self.index.bearers.variants(bearers)
        return {one.key: one for told in filed for one in wanted(told, names, variants)}

    @property
    def corpus(self) -> Corpus:
        """What all articles tell of what was learnt."""
        return self.shelf.corpus

    def _ready(self, number: int) -> Linkable:
        found = self._linkable.get(number)
        if found is None:
            found = self._linkable[number] = self.shelf.linkable(number)
        return found

    def _posts(self) -> _Posts:
        if self._held_posts is None:
            self._held_posts = _Posts(self.shelf)
        return self._held_posts

    def _link_titles(self, reach: AbstractSet[str], new: bool) -> None:
        """Link the posts within reach with those before and behind them under each key; look for those of the new."""
        posts = self._posts()
        around: set[int] = set()
        for number in self.new if new else ():
            keys = {
                holding_number(relation, key)
                for claim in self.shelf.titles(number)
                for relation in RELATIONS
                for key in posts.keys(relation, claim)
            }
            around |= self._around(keys, number, BLOCK)
        self._look_at(around)
        posts = self._posts()
        titles = [claim for id in sorted(reach) if (claim := self.shelf.made[id]).type == "title"]
        for relation, one, other in posts.side_by_side(titles):
            if (relation, one, other) not in self._judged:
                self._judged.add((relation, one, other))
                a, b = self.shelf.title(*one), self.shelf.title(*other)
                found = link_holding(relation, a, b, posts.stories)
                self._add([found] if found is not None else [])

    def _around(self, keys: Collection[int], number: int, most: int) -> set[int]:
        """The articles that stand next to one under each key."""
        shelf = self.shelf
        return {shelf.order[rank] for rank in self.index.around(keys, shelf.ranks[number], shelf.ranks, most)}

    def _look_for_beginnings(self) -> None:
        """Look at the articles that may tell of a beginning that a new one tells."""
        around: set[int] = set()
        for number in self.new:
            told = self.shelf.beginnings(number)
            self.shelf.learn()
            stands = {name: self.corpus.names.of(name) for name in names_in(told)}
            kin = self.index.bearers.variants(set(stands.values()))
            variants = {name: kin.get(bearer, []) for name, bearer in stands.items()}
            keys = {key for claim in told for key in beginning_numbers(claim, variants)}
            around |= self._around(keys, number, COMMON_KEY // 2)
        self._look_at(around)

    def _link_beginnings(self, reach: AbstractSet[str]) -> None:
        """Link the beginnings within reach with those of all articles looked at.

        Who is who is worked out of the names that are connected with theirs, and with those of what may be linked.
        """
        shelf, told = self.shelf, [claim for id in sorted(reach) if tells_beginning(claim := self.shelf.made[id])]
        telling = [number for number in shelf.in_order() if shelf.has_beginnings(number)] if told else []
        for _ in range(2):
            names = self._connected(names_in(told), telling)
            numbers = [number for number in telling if not names.isdisjoint(shelf.named_in(number))]
            some = [claim for number in numbers for claim in shelf.beginnings(number)]
            told = [claim for claim in some if not names.isdisjoint(names_in([claim]))]
        self._add((link for link in link_beginnings(told) if link.a in reach or link.b in reach), "beginnings")

    def _connected(self, names: AbstractSet[str], numbers: Sequence[int]) -> set[str]:
        """These names, and those in some articles that are one with them, or with one that is, and so on."""
        found, fresh = set(names), set(names)
        while fresh:
            self._find_alike(fresh, numbers)
            fresh = set[str]().union(*(self._alike[name] for name in fresh)) - found
            found |= fresh
        return found

    def _find_alike(self, names: AbstractSet[str], numbers: Sequence[int]) -> None:
        """See which names in some articles are one with each of these, unless it is known."""
        fresh = names - self._alike.keys()
        others = {name for number in numbers for name in self.shelf.named_in(number)} if fresh else set()
        self._alike.update((name, set()) for name in fresh)
        for name, other in self.index.bearers.sharing(fresh, others):
            if are_one(name, other):
                self._alike[name].add(other)

    def _reached(self, reach: AbstractSet[str], new: AbstractSet[str]) -> list[str]:
        """The claims not within reach that disagree with those that are, or agree with a new one; the former first."""
        claims = [*self.shelf.made.values()]
        infos = {one.info.id: one.info for one in self.held.values()}
        disagree: dict[str, None] = {}
        agree: dict[str, None] = {}
        links = [link for link in self._links.values() if link.a in reach or link.b in reach]
        for decision in decide_links(claims, links, infos, self.rulebook):
            ends = {decision.case.a.id, decision.case.b.id}
            if decision.rung.verdict in _FOLLOWED and ends & reach:
                disagree.update(dict.fromkeys(sorted(ends - reach)))
            elif decision.rung.verdict == "agree" and ends & new:
                agree.update(dict.fromkeys(sorted(ends - reach)))
        return list({**disagree, **agree})
