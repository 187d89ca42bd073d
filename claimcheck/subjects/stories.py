"""What the articles' title claims tell of their stories: whom and what they name, and their one body."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING

from claimcheck.extractors.names import country_of
from claimcheck.extractors.titles.bodies import fitting, is_local, is_of_organisation
from claimcheck.lexicon import lexicon
from claimcheck.models import TitleValue
from claimcheck.subjects.lazily import LazyMap
from claimcheck.subjects.name_match import LIKE_NAME, match_names
from claimcheck.subjects.roles import canonical_role, same_office
from claimcheck.subjects.shared_names import SharedNames
from claimcheck.subjects.spelling import fold
from claimcheck.subjects.told_posts import ToldPosts, holder_of, predecessors, story_body_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from claimcheck.models import Claim, Participant

#: a name that so many articles tell says little about which story it is
RARE = 6
#: words that begin a sentence, at times taken for a name
_LITTLE = frozenset(["in", "on", "at", "by", "of", "to", "for", "from", "with", "under", "after", "the", "and"])
#: words of a name no longer than this tell too little
SHORT = 3
COMMON_WEIGHT = 0.4
#: so many names at the head of a claim's tell whose government an article is on; later ones are told in passing
TOLD = 5
#: how sure the body of the story is a post's, where it is not told
OF_THE_STORY, OF_ITS_PLACE = 0.86, 0.85
#: names at least this much alike are one
SAME_NAME = 0.8
#: two rare names that two articles share make them one story
ENOUGH = 2.0
#: an article's posts are filed by so many of its names at most: each by all of them
FILED = 300
#: of so many pairs of articles the names that they share are kept at hand
PAIRS = 1024


@dataclass(slots=True)
class StoryCensus:
    """What the title claims of all articles tell together; articles are added one by one, or a census to another.

    `spread` is in how many articles each name stands, `heirs` each two people of whom one is told to have followed
    the other, with the posts; `votes` what each name is taken for, and how often; `people` who holds a post.
    """

    spread: Counter[str] = field(default_factory=Counter)
    heirs: dict[frozenset[str], set[str]] = field(default_factory=lambda: defaultdict(set))
    votes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    people: set[str] = field(default_factory=set)

    def add(self, claims: Sequence[Claim]) -> None:
        """Count the title claims of one more article."""
        self.spread.update(_names_in(claims))
        for claim in claims:
            holder, before = holder_of(claim), predecessors(claim)
            for name in before if holder else ():
                self.heirs[frozenset((fold(holder or ""), fold(name)))].add(_value(claim).role)
            self.people.update(fold(name) for name in (holder, *before) if name is not None)
            for participant in claim.frame.participants:
                if participant.kind is not None and participant.kind != "unknown":
                    self.votes[fold(participant.name)][participant.kind] += 1

    def merge(self, other: StoryCensus) -> None:
        """Count the articles of another census too; none may be in both."""
        self.spread.update(other.spread)
        self.people |= other.people
        for pair, posts in other.heirs.items():
            self.heirs[pair] |= posts
        for name, votes in other.votes.items():
            self.votes[name].update(votes)

    def kinds(self) -> dict[str, str]:
        """What each name is: a person if it ever holds a post, else what it is taken for most."""
        kinds = {name: max((count, kind) for kind, count in votes.items())[1] for name, votes in self.votes.items()}
        return kinds | dict.fromkeys(self.people, "person")


@dataclass(frozen=True, slots=True)
class Stories:
    """The names and the title claims of each article, and what a census tells of all articles."""

    names: Mapping[str, frozenset[str]]
    spread: Mapping[str, int]
    posts: Mapping[str, ToldPosts]
    heirs: Mapping[frozenset[str], frozenset[str]]
    countries: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    #: answers that are asked for again with each pair of claims
    _bodies: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _rivalled: dict[tuple[str, str | None], bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    _filed: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _met: dict[tuple[str, str], SharedNames] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, claims: Sequence[Claim], census: StoryCensus | None = None) -> Stories:
        """Collect them from title claims; the census of all articles if these are only some of them."""
        titles: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            titles[claim.document].append(claim)
        if census is None:
            census = StoryCensus()
            for told in titles.values():
                census.add(told)
        return cls(
            {document: _names_in(told) for document, told in titles.items()},
            census.spread,
            {document: ToldPosts(found) for document, found in titles.items()},
            {pair: frozenset(posts) for pair, posts in census.heirs.items()},
            {document: _countries(told) for document, told in titles.items()},
            census.kinds(),
        )

    @classmethod
    def lazily(
        cls,
        titles: Mapping[str, tuple[Claim, ...]],
        spread: Mapping[str, int],
        heirs: Mapping[frozenset[str], frozenset[str]],
        kinds: Mapping[str, str],
    ) -> Stories:
        """The stories of articles of which few are asked for: what is known of one is made when it is."""
        return cls(
            LazyMap(lambda document: _names_in(titles[document])),
            spread,
            LazyMap(lambda document: ToldPosts(titles[document])),
            heirs,
            LazyMap(lambda document: _countries(titles[document])),
            kinds,
        )

    def filed_by(self, document: str) -> list[str]:
        """The names by which an article's posts are filed, in order; what it alone tells decides which."""
        if document not in self._filed:
            self._filed[document] = nsmallest(FILED, self.names[document])
        return self._filed[document]

    def of_one_country(self, a: Claim, b: Claim) -> bool:
        """Whether neither article tells of several countries, each with a government of its own."""
        return all(len(self.countries[claim.document]) < 2 for claim in (a, b))

    def succession(self, role: str, one: str | None, other: str | None) -> bool:
        """Whether some article tells that one of the two followed the other in the post."""
        told = self.heirs.get(frozenset((fold(one or ""), fold(other or ""))), frozenset())
        return any(same_office(role, post) for post in sorted(told))

    def shared(self, a: Claim, b: Claim) -> list[str]:
        """The names, but for those of the two holders, that both articles tell; the rarest first, some of many."""
        holders = {key for claim in (a, b) if (holder := holder_of(claim)) for key in _keys(holder)}
        return self._shared_names(a.document, b.document).but(holders)

    def _shared_names(self, a: str, b: str) -> SharedNames:
        if (a, b) not in self._met:
            if len(self._met) == PAIRS:
                self._met.clear()
            self._met[a, b] = SharedNames(self.names[a], self.names[b], self.spread)
        return self._met[a, b]

    def nearness(self, a: Claim, b: Claim) -> float:
        """How many names the two articles share, common ones counted less; `ENOUGH` is one story."""
        return self._weight(self.shared(a, b))

    def of_one(self, a: Claim, b: Claim, but: Collection[str]) -> bool:
        """Whether two claims are of one story by the names that their articles share, some left out."""
        return self._weight([name for name in self.shared(a, b) if name not in but]) >= ENOUGH

    def _weight(self, names: Sequence[str]) -> float:
        return sum(1.0 if self.spread[name] <= RARE else COMMON_WEIGHT for name in names)

    def body_of(self, claim: Claim) -> str | None:
        """The body that a post told without one belongs to: the article's, if the post has one holder in it."""
        if claim.id not in self._bodies:
            body = story_body_of(claim)
            rivalled = body is not None and any(
                self._rivals(claim, other) for other in self.posts[claim.document].different
            )
            self._bodies[claim.id] = None if rivalled else body
        return self._bodies[claim.id]

    def may_be_of(self, claim: Claim, body: str) -> float:
        """How sure a post told without a body is of this one, told elsewhere; 0 where it may be of another.

        The article must be about it, or tell of no other name that the post may be of.
        """
        own = self.body_of(claim)
        if self._of_its_place(claim, own, body):
            return OF_ITS_PLACE
        if own is not None:
            return self._one_body(claim, own, body)
        if story_body_of(claim) is not None or _indefinite(claim):
            return 0.0
        found = self.bodies(claim)
        if self._shared_post(claim, body):
            return 0.0
        if len(found) == 1:
            return self._one_body(claim, found[0], body)
        topic = next((p for p in claim.frame.participants if p.inferred and p.proper), None)
        if sum(self.kinds.get(fold(name)) == "organisation" for name in found) > 1:
            return 0.0
        if topic is None or self._no_body(claim, topic, body):
            return 0.0
        # the name that the article tells most, if it is the body's in short
        return OF_ITS_PLACE if bodies_meet(topic.name, body) else 0.0

    def bodies(self, claim: Claim) -> list[str]:
        """The names of the claim's article that its post may be of, parts of others left out."""
        names = [p for p in claim.frame.participants if p.inferred and p.proper]
        typed = [(p.name, self.kinds.get(fold(p.name)) or p.kind or "unknown") for p in names]
        found = fitting(_value(claim).role, typed)
        return [
            name for name in found if not any(name != other and bodies_meet(name, other) for other in found)
        ] or found[:1]

    def _no_body(self, claim: Claim, topic: Participant, body: str) -> bool:
        """Whether the name is a place's or a person's; not a place's if only an organisation has such a post."""
        kind = self.kinds.get(fold(topic.name), topic.kind)
        if kind == "place" and is_of_organisation(_value(claim).role):
            return not fold(body).startswith(f"{fold(topic.name)} ")
        return kind in {"place", "person"}

    def _of_its_place(self, claim: Claim, own: str | None, body: str) -> bool:
        """Whether the post is a town's or a parish's, and the body the only place that the article tells."""
        if not is_local(_value(claim).role) or self.only_place(claim) != fold(body) or self._shared_post(claim):
            return False
        return own is None or self.kinds.get(fold(own)) != "place" or fold(own) == fold(body)

    def only_place(self, claim: Claim) -> str | None:
        """The only place that the claim's article tells, folded, those of other posts left out."""
        named = (p for p in claim.frame.participants if p.inferred and p.proper)
        places = {fold(p.name) for p in named if (self.kinds.get(fold(p.name)) or p.kind) == "place"}
        places -= self.posts[claim.document].bodies_of_others(canonical_role(_value(claim).role).base)
        return places.pop() if len(places) == 1 else None

    def _one_body(self, claim: Claim, own: str, body: str) -> float:
        if bodies_meet(own, body):
            return OF_THE_STORY
        return OF_ITS_PLACE if _is_of(body, own) or _is_of(own, body) else 0.0

    def _shared_post(self, claim: Claim, body: str | None = None) -> bool:
        """Whether the article tells of another holder of such a post; of another named body than `body` he is none."""
        key = claim.id, body
        if key not in self._rivalled:
            others = self.posts[claim.document].different
            self._rivalled[key] = any(self._has_such_a_post(claim, other, body) for other in others)
        return self._rivalled[key]

    @staticmethod
    def _has_such_a_post(claim: Claim, other: Claim, body: str | None) -> bool:
        mine, theirs = holder_of(claim), holder_of(other)
        return (
            mine is not None
            and theirs is not None
            and same_office(_value(claim).role, _value(other).role)
            and not _elsewhere(_value(other).body, body)
            and match_names(mine, theirs).score < LIKE_NAME
            and theirs not in predecessors(claim)
            and mine not in predecessors(other)
        )

    def only_one(self, claim: Claim) -> bool:
        """Whether the claim's article tells of no other holder of such a post, whatever its body."""
        return not _indefinite(claim) and not self._shared_post(claim)

    def _rivals(self, claim: Claim, other: Claim) -> bool:
        if other.id == claim.id or not same_office(_value(claim).role, _value(other).role):
            return False
        told = _value(other).body
        if told is not None:
            if canonical_role(_value(claim).role).base != canonical_role(_value(other).role).base:
                # the garrison's commander, and that of the army outside
                return False
            return told[:1].isupper() and not bodies_meet(told, story_body_of(claim) or "")
        mine, theirs = holder_of(claim), holder_of(other)
        if mine is None or theirs is None or match_names(mine, theirs).score >= LIKE_NAME:
            return False
        follows = theirs in predecessors(claim) or mine in predecessors(other)
        past = any(_value(one).status in {"former", "incoming", "elect", "designate"} for one in (claim, other))
        return not follows and not past and story_body_of(other) is not None


def _elsewhere(told: str | None, body: str | None) -> bool:
    """Whether a post is told to be another body's."""
    return told is not None and body is not None and told[:1].isupper() and not bodies_meet(told, body)


def _names_in(claims: Sequence[Claim]) -> frozenset[str]:
    """The names that an article's title claims tell, whole and in short."""
    return frozenset(key for claim in claims for name in _names_of(claim) for key in _keys(name))


@lru_cache(maxsize=65536)
def _keys(name: str) -> frozenset[str]:
    """A name, and its first and last word, by which another article may call its bearer."""
    folded = fold(name)
    words = folded.split() or [folded]
    common = lexicon("roles")["words"]["in_many_names"]
    return frozenset([folded]) | {word for word in (words[0], words[-1]) if len(word) > SHORT and word not in common}


def _countries(claims: Sequence[Claim]) -> frozenset[str]:
    found = (
        country_of(p.name)
        for claim in claims
        for p in (*claim.frame.participants[:TOLD], *(q for q in claim.frame.participants if not q.inferred))
        if p.proper
    )
    return frozenset(country for country in found if country is not None)


def _indefinite(claim: Claim) -> bool:
    """`a director`: one of many; so is that of a body which its article has just brought up without a name."""
    return claim.value_text[:2].lower() == "a " or claim.value_text[:3].lower() == "an " or _just_brought_up(claim)


def _just_brought_up(claim: Claim) -> bool:
    """Whether a post is of a body without a name that its article has just brought up (`a tenants' group`)."""
    return "unnamed" in claim.frame.modifiers


def _is_of(long: str, short: str) -> bool:
    """`Supreme Court of Ardania` and `Ardania`: a body that a name tells the place of."""
    return fold(long).endswith(f" of {fold(short)}")


@lru_cache(maxsize=65536)
def bodies_meet(a: str, b: str) -> bool:
    """Whether two names may be one body's, one of them cut short: `Aldana`, `Aldana FC`."""
    one, two = sorted((fold(a), fold(b)), key=len)
    return two.startswith(f"{one} ") or match_names(a, b).score >= SAME_NAME


def _names_of(claim: Claim) -> Iterator[str]:
    for participant in claim.frame.participants:
        folded = fold(participant.name)
        if participant.proper and country_of(participant.name) is None and folded and folded not in _LITTLE:
            yield participant.name


def _value(claim: Claim) -> TitleValue:
    assert isinstance(claim.value, TitleValue)
    return claim.value
