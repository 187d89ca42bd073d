"""What a store's archive says on new articles: only articles that share a key with them are looked at.

The links of new claims are those that a run over all articles would find, since what such a run knows of all articles
the archive keeps counted. Claims that agree or disagree with new ones are followed to what disagrees with
them in turn, so that findings have all their claims. Where that cannot be had by keys, it is said here:

- what a followed claim is compared with are the articles looked at, those that share a key with a new one; and no
  more than MOST_COMPARED times is an article compared so, those that disagree first;
- a key of posts that more than `holdings.BLOCK` articles may share, and one of beginnings that more than
  `blocking.COMMON_KEY` articles share, are looked at around the new article alone;
- who is who among beginnings is worked out by those looked at;
- a stored claim has the status that the claims looked at give it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.engine.allowed import Allowed
from claimcheck.engine.echoes import without_echoes
from claimcheck.engine.evaluate import evaluate_part
from claimcheck.engine.findings import Places
from claimcheck.engine.judge import decide_links
from claimcheck.engine.timing import with_earliest_days
from claimcheck.engine.wording import short_names
from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.beginnings import link_beginnings, tells_beginning
from claimcheck.subjects.blocking import COMMON_KEY, keyed
from claimcheck.subjects.corpus import Corpus
from claimcheck.subjects.filing import APART, beginning_numbers, holding_number, wanted
from claimcheck.subjects.holdings import BLOCK, RELATIONS, holding_keys, link_holding
from claimcheck.subjects.linker import Linkable, link_meetings
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.stories import Stories, StoryCensus
from claimcheck.subjects.whoiswho import WhoIsWhoTable, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.archive import Archive, Held
    from claimcheck.engine.evaluate import Evaluation
    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.models import Claim, DocumentInfo, Link, Observation
    from claimcheck.models.finding import Relation
    from claimcheck.reading import Reading
    from claimcheck.subjects.filing import Wanted

#: claims are followed no farther than this: the sides of a finding disagree with each other directly
FARTHEST = 3
#: articles with followed claims are compared with so many others at most; among a few articles there are far fewer
MOST_COMPARED = 300
#: what disagrees is followed from claim to claim; what agrees with a new claim too, as it may stand in a disagreement
_FOLLOWED = frozenset({"conflict", "update"})


class Near(NamedTuple):
    """The articles that were looked at, the claims that are linked with new ones, and what was found on them."""

    documents: list[DocumentInfo]
    evaluation: Evaluation
    names: dict[str, str]


class _Posts:
    """The title claims of the articles looked at, in order, and what they tell; `census` is of all articles."""

    def __init__(self, titles: list[Claim], census: StoryCensus) -> None:
        self.titles = titles
        self.stories = Stories.of(titles, census)

    def side_by_side(self, own: Collection[str]) -> Iterator[tuple[Relation, Claim, Claim]]:
        """Each two posts of which one is at most BLOCK before the other under a key, and one is of these."""
        for relation, blocks in self._blocks.items():
            for block in blocks.values():
                for place, claim in enumerate(block):
                    for other in block[max(place - BLOCK, 0) : place]:
                        if claim.id in own or other.id in own:
                            yield relation, other, claim

    @cached_property
    def _blocks(self) -> dict[Relation, dict[str, list[Claim]]]:
        """The claims by key, of each relation."""
        blocks: dict[Relation, dict[str, list[Claim]]] = {}
        for relation in RELATIONS:
            found = blocks.setdefault(relation, {})
            for claim in self.titles:
                for key in holding_keys(relation, claim, self.stories):
                    found.setdefault(key, []).append(claim)
        return blocks


class Nearby:
    """New articles, numbers of an archive that holds them, among the articles that share a key with them."""

    def __init__(self, archive: Archive, new: Sequence[Held], rulebook: Rulebook) -> None:
        """Look at the new articles; nothing else is looked at yet."""
        self.archive, self.index, self.rulebook = archive, archive.index, rulebook
        self.new = [one.number for one in new]
        self.held: dict[int, Held] = {}
        self.claims: dict[int, list[Claim]] = {}
        self.observations: list[Observation] = []
        self._stands: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._looked_up: set[str] = set()
        self._linkable: dict[int, Linkable] = {}
        self._telling: dict[int, bool] = {}
        self._compared = 0
        self._held_posts: _Posts | None = None
        self._judged: set[tuple[str, str, str]] = set()
        self._links: dict[tuple[str, str, str, str], Link] = {}
        self.links: list[Link] = []
        self.census = StoryCensus()
        self.corpus = Corpus(WhoIsWhoTable(self._stands), Rarity(self.index.telling(), self._counts, {}))
        self.look_at(self.new)

    def look_at(self, numbers: Iterable[int]) -> None:
        """Take the claims of these articles from the store, and what is counted of their words and names."""
        fresh = self.archive.numbered([number for number in numbers if number not in self.held])
        readings = self.archive.store.readings({one.info.id: one.content for one in fresh})
        for one in fresh:
            reading = readings.get(one.info.id)
            self.claims[one.number] = self._claims(one, reading) if reading is not None else self._lost(one)
            (info,) = with_earliest_days([one.info], self.claims[one.number])
            self.held[one.number] = one._replace(info=info)
        self._learn([claim for one in fresh for claim in self.claims[one.number]])
        if fresh:
            self._held_posts = None

    def find(self) -> None:
        """Link the claims of the new articles, and follow what disagrees with them."""
        own = {claim.id for number in self.new for claim in self.claims[number]}
        for number in self.new:
            self._link_new(number)
        reach = set(own)
        for _ in range(FARTHEST):
            # only what is new itself brings more articles in
            self._link_titles(reach, own if reach == own else set())
            self._add(self._link_beginnings() if reach == own else [], "beginnings")
            fresh = self._reached(reach, own)
            if not fresh:
                break
            reach.update(fresh)
            self._link_followed(fresh)
        self._add(self._beginnings(), "beginnings")
        kinds = {"subject": 0, "person": 1, "office": 2}
        told = [(by, link) for (by, *_), link in self._links.items() if link.a in reach or link.b in reach]
        told.sort(key=lambda one: (one[0] == "beginnings", kinds[one[1].relation]))
        self.links = [link for _, link in told]

    def evaluated(self, ignored: dict[str, tuple[str, ...]]) -> Near:
        """The findings on the claims that were linked; `ignored` are the rules that say nothing of an article."""
        by_id = {claim.id: claim for told in self.claims.values() for claim in told}
        own = {claim.id for number in self.new for claim in self.claims[number]}
        some = own.union(*((link.a, link.b) for link in self.links))
        infos = sorted((one.info for one in self.held.values()), key=lambda info: info.id)
        ids = sorted({*self.archive.ids(), *(info.id for info in infos)})
        new = {self.held[number].info.id for number in self.new} if len(ids) > len(self.new) else set()
        ranks = {id: rank for rank, id in enumerate(ids)}
        places = Places({}, {info.id: info for info in infos}, ranks, short_names(ids), frozenset(new))
        allowed = Allowed.of((one for held in self.held.values() for one in held.allowed), ignored)
        claims = [claim for id, claim in by_id.items() if id in some]
        found = evaluate_part(claims, self.links, places, self.rulebook, self.observations, allowed)
        found = replace(found, findings=without_echoes(found.findings, found.claims))
        return Near(infos, found, dict(places.names))

    def _claims(self, one: Held, reading: Reading) -> list[Claim]:
        if one.number in self.new:
            self.observations += reading.observations
        return with_aliases(reading.claims, self.archive.aliases)

    def _lost(self, one: Held) -> list[Claim]:
        store = self.archive.store
        store.remark(f"the reading of {one.info.id} in {store.path} is damaged; run claimcheck index on it again")
        return []

    def _learn(self, claims: Sequence[Claim]) -> None:
        """Look up what all articles tell of the words and names of some claims."""
        names = names_in(claims) - self._stands.keys()
        self._stands.update(self.index.bearers.standing(names))
        words = {word for claim in claims for word in claim.frame.topic}
        words.update(p.name for claim in claims for p in claim.frame.participants)
        words.update(self._stands.get(name, name) for name in names_in(claims))
        start = f"word{APART}"
        found = self.index.counts({start + word for word in words - self._counts.keys()})
        self._counts.update((what.removeprefix(start), count) for what, count in found.items())
        self._learn_stories([claim for claim in claims if claim.type == "title"])

    def _learn_stories(self, titles: Sequence[Claim]) -> None:
        local = StoryCensus()
        local.add(titles)
        names = {*local.spread, *local.people, *local.votes}.difference(self._looked_up)
        self._looked_up |= names
        found = self.index.counts({f"{what}{APART}{name}" for what in ("spread", "person") for name in names})
        for name in sorted(names):
            found.update(self.index.counted_from(f"kind{APART}{name}{APART}"))
            found.update(self.index.counted_from(f"heir{APART}{name}{APART}"))
        for what, count in found.items():
            self._recall(what.split(APART), count)

    def _recall(self, what: Sequence[str], count: int) -> None:
        """Put a count of the archive into the census."""
        kind, name, *more = what
        if kind == "spread":
            self.census.spread[name] = count
        elif kind == "person":
            self.census.people.add(name)
        elif kind == "kind":
            self.census.votes[name][more[0]] = count
        else:
            self.census.heirs[frozenset((name, more[0]))].add(more[1])

    def _add(self, links: Iterable[Link], by: str = "claims") -> None:
        """Keep links; two claims may be linked as such and as beginnings too."""
        for link in links:
            self._links.setdefault((by, link.relation, link.a, link.b), link)

    def _link_new(self, number: int) -> None:
        """Link all claims of a new article with those of all articles that share a key with it."""
        met: dict[int, set[int]] = {}
        for key, one in self._wanted(number).items():
            for other, claims in (self.index.meeting(one) or {}).items():
                if other != number or claims > 1:
                    met.setdefault(other, set()).add(key)
        self.look_at(met)
        self._link_meetings(number, met, None)

    def _link_meetings(self, one: int, met: Mapping[int, Collection[int]], only: AbstractSet[str] | None) -> None:
        """Link an article with others, each by the keys that they share."""
        meetings = []
        for other, shared in met.items():
            if self.claims[one] and self.claims[other]:
                first, second = sorted((one, other), key=lambda number: self.held[number].info.id)
                meetings.append((self._ready(first), self._ready(second), shared))
        self._add(link_meetings(meetings, self.corpus, only=only))

    def _link_followed(self, reach: Sequence[str]) -> None:
        """Link these stored claims, the first ones first, with those of all articles that are looked at."""
        within = frozenset(reach)
        of = {claim.id: number for number, told in self.claims.items() for claim in told}
        for number in dict.fromkeys(of[id] for id in reach):
            if number in self.new or self._compared >= MOST_COMPARED:
                continue
            ready, known = self._ready(number), self._wanted(number)
            own = {place for place, claim in enumerate(ready.claims) if claim.id in within}
            met: dict[int, Collection[int]] = {}
            followed = {key for key, places in ready.places.items() if not own.isdisjoint(places)}
            for other in self.held:
                if other in self.new or not self.claims[other]:
                    continue
                both = ready.places.keys() & self._ready(other).places.keys()
                if both.isdisjoint(followed):
                    continue
                shared = {key for key in both if self._tells(known[key])}
                if not shared.isdisjoint(followed):
                    self._compared += 1
                    met[other] = shared
            self._link_meetings(number, met, within)

    def _tells(self, one: Wanted) -> bool:
        """Whether a key is not cut."""
        found = self._telling.get(one.key)
        if found is None:
            found = self._telling[one.key] = self.index.meeting(one) is not None
        return found

    def _wanted(self, number: int) -> dict[int, Wanted]:
        """All keys of an article, by number."""
        filed = [told for claim in self.claims[number] if (told := keyed(claim)) is not None]
        bearers = {word for told in filed for word in told.words}
        bearers |= {self._stands.get(name, name) for told in filed for name in told.names}
        variants = self.index.bearers.variants(bearers)
        return {one.key: one for told in filed for one in wanted(told, self.corpus.names, variants)}

    def _ready(self, number: int) -> Linkable:
        found = self._linkable.get(number)
        if found is None:
            found = Linkable.of(self.claims[number], self.held[number].info.published, self.corpus)
            self._linkable[number] = found
        return found

    def _posts(self) -> _Posts:
        if self._held_posts is None:
            ordered = sorted(self.held.values(), key=lambda one: one.info.id)
            titles = [claim for one in ordered for claim in self.claims[one.number] if claim.type == "title"]
            self._held_posts = _Posts(titles, self.census)
        return self._held_posts

    def _link_titles(self, reach: AbstractSet[str], new: AbstractSet[str]) -> None:
        """Link the posts within reach with those before and behind them under each key; look for those of the new."""
        posts = self._posts()
        asked = {
            (holding_number(relation, key), claim.document)
            for claim in posts.titles
            if claim.id in new
            for relation in RELATIONS
            for key in holding_keys(relation, claim, posts.stories)
        }
        if asked:
            self.look_at({other for key, id in sorted(asked) for other in self.index.around(key, id, BLOCK)})
            posts = self._posts()
        for relation, a, b in posts.side_by_side(reach):
            if (relation, a.id, b.id) not in self._judged:
                self._judged.add((relation, a.id, b.id))
                found = link_holding(relation, a, b, posts.stories)
                self._add([found] if found is not None else [])

    def _link_beginnings(self) -> list[Link]:
        told = [claim for number in self.new for claim in self.claims[number] if tells_beginning(claim)]
        names = {p.name for claim in told for p in claim.frame.participants if p.proper}
        kin = self.index.bearers.variants({self._stands.get(name, name) for name in names})
        variants = {name: kin.get(self._stands.get(name, name), []) for name in names}
        asked = {(number, claim.document) for claim in told for number in beginning_numbers(claim, variants)}
        self.look_at({other for key, id in sorted(asked) for other in self.index.around(key, id, COMMON_KEY // 2)})
        return self._beginnings()

    def _beginnings(self) -> list[Link]:
        ordered = sorted(self.held.values(), key=lambda one: one.info.id)
        return link_beginnings([claim for one in ordered for claim in self.claims[one.number]])

    def _reached(self, reach: AbstractSet[str], new: AbstractSet[str]) -> list[str]:
        """The claims not within reach that disagree with those that are, or agree with a new one; the former first."""
        claims = [claim for told in self.claims.values() for claim in told]
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
