"""What a store's archive says on new articles: only articles that share a key with them are looked at.

The links of new claims are those that a run over all articles would find, since what such a run knows of all articles
the archive keeps counted. A claim that disagrees with a new one is followed on to all that it is linked with, so
that the findings are whole too. Where that cannot be had by keys, it is said here:

- a key of posts that more than `holdings.BLOCK` claims share, and one of beginnings that more than
  `blocking.COMMON_KEY` articles share, are looked at around the new article alone;
- who is who among beginnings is worked out by those looked at;
- a stored claim has the status that the claims looked at give it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.engine.allowed import Allowed
from claimcheck.engine.evaluate import evaluate_part
from claimcheck.engine.findings import Places
from claimcheck.engine.judge import decide_links
from claimcheck.engine.wording import short_names
from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.beginnings import link_beginnings, tells_beginning
from claimcheck.subjects.blocking import COMMON_KEY, keyed
from claimcheck.subjects.corpus import Corpus
from claimcheck.subjects.filing import APART, beginning_numbers, holding_number, wanted
from claimcheck.subjects.holdings import BLOCK, RELATIONS, holding_keys, link_holding
from claimcheck.subjects.linker import Linkable, link_articles
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.stories import Stories, StoryCensus
from claimcheck.subjects.whoiswho import WhoIsWhoTable, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from claimcheck.archive import Archive, Held
    from claimcheck.engine.evaluate import Evaluation
    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.models import Claim, DocumentInfo, Link, Observation
    from claimcheck.models.finding import Relation
    from claimcheck.reading import Reading

#: a finding that a new claim begins is followed no farther than this from claim to claim
FARTHEST = 12
#: what disagrees is followed from claim to claim; what agrees with a new claim too, as it may stand in a disagreement
_FOLLOWED = frozenset({"conflict", "update"})


class Near(NamedTuple):
    """The articles that were looked at, the claims that are linked with new ones, and what was found on them."""

    documents: list[DocumentInfo]
    evaluation: Evaluation
    names: dict[str, str]


class Nearby:
    """New articles, numbers of an archive that holds them, among the articles that share a key with them."""

    def __init__(self, archive: Archive, new: Sequence[Held], rulebook: Rulebook) -> None:
        """Look at the new articles; nothing else is looked at yet."""
        self.archive, self.rulebook = archive, rulebook
        self.new = [one.number for one in new]
        self.held: dict[int, Held] = {}
        self.claims: dict[int, list[Claim]] = {}
        self.observations: list[Observation] = []
        self._stands: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._looked_up: set[str] = set()
        self._linkable: dict[int, Linkable] = {}
        self._linked: set[tuple[int, int]] = set()
        self.links: list[Link] = []
        self.census = StoryCensus()
        self.corpus = Corpus(WhoIsWhoTable(self._stands), Rarity(len(archive), self._counts, {}))
        self.look_at(self.new)

    def look_at(self, numbers: Iterable[int]) -> None:
        """Take the claims of these articles from the store, and what is counted of their words and names."""
        fresh = self.archive.numbered([number for number in numbers if number not in self.held])
        readings = self.archive.store.readings({one.info.id: one.content for one in fresh})
        for one in fresh:
            self.held[one.number] = one
            reading = readings.get(one.info.id)
            self.claims[one.number] = self._claims(one, reading) if reading is not None else []
        self._learn([claim for one in fresh for claim in self.claims[one.number]])

    def find(self) -> None:
        """Link the claims of the new articles, and follow what disagrees with them."""
        reach = {claim.id for number in self.new for claim in self.claims[number]}
        frontier, followed = set(self.new), dict.fromkeys(self.new, len(reach))
        for _ in range(FARTHEST):
            for number in sorted(frontier):
                self._link_subjects(number, reach)
            titles = self._link_titles(frontier, reach)
            beginnings = self._link_beginnings(frontier, reach)
            self.links = [*self.links, *titles]
            reach |= self._reached([*self.links, *beginnings], reach)
            own = {number: sum(1 for claim in told if claim.id in reach) for number, told in self.claims.items()}
            frontier = {number for number, count in own.items() if count > followed.get(number, 0)}
            followed.update((number, own[number]) for number in frontier)
            if not frontier:
                break
        self.links = self._in_order([*self.links, *self._beginnings()], reach)

    def evaluated(self, ignored: dict[str, tuple[str, ...]]) -> Near:
        """The findings on the claims that were linked; `ignored` are the rules that say nothing of an article."""
        by_id = {claim.id: claim for told in self.claims.values() for claim in told}
        own = {claim.id for number in self.new for claim in self.claims[number]}
        some = own.union(*((link.a, link.b) for link in self.links))
        infos = sorted((one.info for one in self.held.values()), key=lambda info: info.id)
        ids = self.archive.ids()
        new = {self.held[number].info.id for number in self.new} if len(ids) > len(self.new) else set()
        ranks = {id: rank for rank, id in enumerate(ids)}
        places = Places({}, {info.id: info for info in infos}, ranks, short_names(ids), frozenset(new))
        allowed = Allowed.of((one for held in self.held.values() for one in held.allowed), ignored)
        claims = [claim for id, claim in by_id.items() if id in some]
        found = evaluate_part(claims, self.links, places, self.rulebook, self.observations, allowed)
        return Near(infos, found, dict(places.names))

    def _claims(self, one: Held, reading: Reading) -> list[Claim]:
        if one.number in self.new:
            self.observations += reading.observations
        return with_aliases(reading.claims, self.archive.aliases)

    def _learn(self, claims: Sequence[Claim]) -> None:
        """Look up what all articles tell of the words and names of some claims."""
        names = names_in(claims) - self._stands.keys()
        self._stands.update(self.archive.standing(names))
        words = {word for claim in claims for word in claim.frame.topic}
        words.update(p.name for claim in claims for p in claim.frame.participants)
        words.update(self._stands.get(name, name) for name in names_in(claims))
        start = f"word{APART}"
        found = self.archive.counts({start + word for word in words - self._counts.keys()})
        self._counts.update((what.removeprefix(start), count) for what, count in found.items())
        self._learn_stories([claim for claim in claims if claim.type == "title"])

    def _learn_stories(self, titles: Sequence[Claim]) -> None:
        local = StoryCensus()
        local.add(titles)
        names = {*local.spread, *local.people, *local.votes}.difference(self._looked_up)
        self._looked_up |= names
        found = self.archive.counts({f"{what}{APART}{name}" for what in ("spread", "person") for name in names})
        for name in sorted(names):
            found.update(self.archive.counted_from(f"kind{APART}{name}{APART}"))
        for name in sorted(local.people & names):
            found.update(self.archive.counted_from(f"heir{APART}{name}{APART}"))
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

    def _link_subjects(self, number: int, reach: Collection[str]) -> None:
        met = self._meetings(number, reach)
        self.look_at(met)
        for other, shared in sorted(met.items(), key=lambda one: self.held[one[0]].info.id):
            first, second = sorted((number, other), key=lambda one: self.held[one].info.id)
            if (first, second) in self._linked or not self.claims[first] or not self.claims[second]:
                continue
            self._linked.add((first, second))
            self.links += link_articles(self._ready(first), self._ready(second), shared, self.corpus)

    def _meetings(self, number: int, reach: Collection[str]) -> dict[int, set[int]]:
        """The articles that share a key with a claim within reach, each with all keys that both articles have."""
        filed = [(claim.id in reach, told) for claim in self.claims[number] if (told := keyed(claim)) is not None]
        bearers = {word for _, told in filed for word in told.words}
        bearers |= {self._stands.get(name, name) for _, told in filed for name in told.names}
        variants = self.archive.variants(bearers)
        reached: dict[int, bool] = {}
        keys = {}
        for within, told in filed:
            for one in wanted(told, self.corpus.names, variants):
                keys[one.key] = one
                reached[one.key] = reached.get(one.key, False) or within
        met: dict[int, set[int]] = {}
        within_reach: set[int] = set()
        for key, one in keys.items():
            for other, claims in (self.archive.meeting(one) or {}).items():
                if other != number or claims > 1:
                    met.setdefault(other, set()).add(key)
                    if reached[key]:
                        within_reach.add(other)
        return {other: shared for other, shared in met.items() if other in within_reach}

    def _ready(self, number: int) -> Linkable:
        found = self._linkable.get(number)
        if found is None:
            found = Linkable.of(self.claims[number], self.held[number].info.published, self.corpus)
            self._linkable[number] = found
        return found

    def _titles(self) -> list[Claim]:
        ordered = sorted(self.held.values(), key=lambda one: one.info.id)
        return [claim for one in ordered for claim in self.claims[one.number] if claim.type == "title"]

    def _link_titles(self, frontier: Collection[int], reach: Collection[str]) -> list[Link]:
        """The links of the posts within reach, with the posts before and behind them under each key."""
        stories = Stories.of(self._titles(), self.census)
        told = [(number, claim) for number in sorted(frontier) for claim in self.claims[number]]
        asked: set[tuple[int, str]] = set()
        for number, claim in told:
            if claim.type == "title" and claim.id in reach:
                for relation in RELATIONS:
                    keys = holding_keys(relation, claim, stories)
                    asked.update((holding_number(relation, key), self.held[number].info.id) for key in keys)
        self.look_at({other for key, id in sorted(asked) for other in self.archive.around(key, id, BLOCK)})
        stories = Stories.of(self._titles(), self.census)
        known = {(link.relation, link.a, link.b) for link in self.links}
        links = []
        for relation, a, b in self._side_by_side(stories, {claim.id for _, claim in told if claim.id in reach}):
            if (relation, a.id, b.id) not in known:
                known.add((relation, a.id, b.id))
                found = link_holding(relation, a, b, stories)
                links += [found] if found is not None else []
        return links

    def _side_by_side(self, stories: Stories, own: Collection[str]) -> Iterator[tuple[Relation, Claim, Claim]]:
        """Each two posts of which one is at most BLOCK before the other under a key, and one is of these."""
        titles = self._titles()
        for relation in RELATIONS:
            blocks: dict[str, list[Claim]] = {}
            for claim in titles:
                for key in holding_keys(relation, claim, stories):
                    blocks.setdefault(key, []).append(claim)
            for block in blocks.values():
                for place, claim in enumerate(block):
                    for other in block[max(place - BLOCK, 0) : place]:
                        if claim.id in own or other.id in own:
                            yield relation, other, claim

    def _link_beginnings(self, frontier: Collection[int], reach: Collection[str]) -> list[Link]:
        told = [claim for number in frontier for claim in self.claims[number] if tells_beginning(claim)]
        told = [claim for claim in told if claim.id in reach]
        names = {p.name for claim in told for p in claim.frame.participants if p.proper}
        kin = self.archive.variants({self._stands.get(name, name) for name in names})
        variants = {name: kin.get(self._stands.get(name, name), []) for name in names}
        asked = {(number, claim.document) for claim in told for number in beginning_numbers(claim, variants)}
        self.look_at({other for key, id in sorted(asked) for other in self.archive.around(key, id, COMMON_KEY // 2)})
        return self._beginnings()

    def _beginnings(self) -> list[Link]:
        ordered = sorted(self.held.values(), key=lambda one: one.info.id)
        return link_beginnings([claim for one in ordered for claim in self.claims[one.number]])

    def _reached(self, links: Sequence[Link], reach: Collection[str]) -> set[str]:
        """The claims that disagreements join with those within reach, through others or directly.

        Those that agree with a new claim are within reach too.
        """
        claims = [claim for told in self.claims.values() for claim in told]
        infos = {one.info.id: one.info for one in self.held.values()}
        new = {claim.id for number in self.new for claim in self.claims[number]}
        beside: dict[str, set[str]] = {}
        for decision in decide_links(claims, links, infos, self.rulebook):
            a, b = decision.case.a.id, decision.case.b.id
            agreed = decision.rung.verdict == "agree" and not new.isdisjoint((a, b))
            if agreed or decision.rung.verdict in _FOLLOWED:
                beside.setdefault(a, set()).add(b)
                beside.setdefault(b, set()).add(a)
        found: set[str] = set()
        waiting = sorted(set(beside) & set(reach))
        while waiting:
            fresh = beside[waiting.pop()] - found
            found |= fresh
            waiting += sorted(fresh)
        return found

    def _in_order(self, links: Sequence[Link], reach: Collection[str]) -> list[Link]:
        """The links of claims within reach, in the order in which a run over all articles has them."""
        kinds = {"subject": 0, "person": 1, "office": 2}
        return sorted(
            (link for link in links if link.a in reach or link.b in reach), key=lambda link: kinds[link.relation]
        )
