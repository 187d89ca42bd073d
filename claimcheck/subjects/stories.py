"""What the articles' title claims tell of their stories: whom and what they name, and their one body."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.names import country_of
from claimcheck.lexicon import lexicon
from claimcheck.models import TitleValue
from claimcheck.subjects.name_match import fold, match_names
from claimcheck.subjects.roles import canonical_role, same_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.models import Claim

#: a name that so many articles tell says little about which story it is
RARE = 6
#: words of a name no longer than this tell too little
SHORT = 3
COMMON_WEIGHT = 0.4
#: fields whose posts belong to a state, a town or a church, not to the company that an article is about
_POLITICAL = frozenset(
    ["government", "party", "police", "court", "church", "military", "ship", "aviation", "film", "building"]
)
#: names at least this much alike are one
SAME_NAME = 0.8
#: two rare names that two articles share make them one story
ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Stories:
    """The names and the title claims of each article, and in how many articles each name stands."""

    names: Mapping[str, frozenset[str]]
    spread: Mapping[str, int]
    titles: Mapping[str, tuple[Claim, ...]]
    heirs: Mapping[frozenset[str], frozenset[str]]
    countries: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Stories:
        """Collect them from title claims."""
        names: dict[str, set[str]] = defaultdict(set)
        titles: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            titles[claim.document].append(claim)
            names[claim.document].update(key for name in _names_of(claim) for key in _keys(name))
        spread = Counter(name for found in names.values() for name in found)
        return cls(
            {document: frozenset(found) for document, found in names.items()},
            spread,
            {document: tuple(found) for document, found in titles.items()},
            _heirs(claims),
            {document: _countries(told) for document, told in titles.items()},
        )

    def of_one_country(self, a: Claim, b: Claim) -> bool:
        """Whether neither article tells of several countries, each with a government of its own."""
        return all(len(self.countries[claim.document]) < 2 for claim in (a, b))

    def succession(self, role: str, one: str | None, other: str | None) -> bool:
        """Whether some article tells that one of the two followed the other in the post."""
        told = self.heirs.get(frozenset((fold(one or ""), fold(other or ""))), frozenset())
        return any(same_office(role, post) for post in sorted(told))

    def shared(self, a: Claim, b: Claim) -> list[str]:
        """The names, but for those of the two holders, that both articles tell; the rarest first."""
        holders = {key for claim in (a, b) if (holder := holder_of(claim)) for key in _keys(holder)}
        found = (self.names[a.document] & self.names[b.document]) - holders
        parts = {word for name in found if " " in name for word in name.split()}
        found -= parts
        return sorted(found, key=lambda name: (self.spread[name], name))

    def nearness(self, a: Claim, b: Claim) -> float:
        """How many names the two articles share, common ones counted less; `ENOUGH` is one story."""
        return sum(1.0 if self.spread[name] <= RARE else COMMON_WEIGHT for name in self.shared(a, b))

    def body_of(self, claim: Claim) -> str | None:
        """The body that a post told without one belongs to: the article's, if the post has one holder in it."""
        body = story_body_of(claim)
        if body is None or _POLITICAL & {*canonical_role(_value(claim).role).fields}:
            return None
        if any(self._rivals(claim, other) for other in self.titles[claim.document]):
            return None
        return body

    def _rivals(self, claim: Claim, other: Claim) -> bool:
        if other.id == claim.id or not same_office(_value(claim).role, _value(other).role):
            return False
        told = _value(other).body
        if told is not None:
            return told[:1].isupper() and not bodies_meet(told, story_body_of(claim) or "")
        mine, theirs = holder_of(claim), holder_of(other)
        if mine is None or theirs is None or match_names(mine, theirs).score >= 0.5:
            return False
        follows = theirs in predecessors(claim) or mine in predecessors(other)
        past = any(_value(one).status in {"former", "incoming", "elect", "designate"} for one in (claim, other))
        return not follows and not past and story_body_of(other) is not None


def _keys(name: str) -> set[str]:
    """A name, and its first and last word, by which another article may call its bearer."""
    folded = fold(name)
    words = folded.split() or [folded]
    common = lexicon("roles")["words"]["in_many_names"]
    return {folded} | {word for word in (words[0], words[-1]) if len(word) > SHORT and word not in common}


def _countries(claims: Sequence[Claim]) -> frozenset[str]:
    found = (country_of(p.name) for claim in claims for p in claim.frame.participants if p.proper)
    return frozenset(country for country in found if country is not None)


def _heirs(claims: Sequence[Claim]) -> dict[frozenset[str], frozenset[str]]:
    """Each two people of whom one is told to have followed the other, with the posts."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for claim in claims:
        holder = holder_of(claim)
        for name in predecessors(claim) if holder else ():
            found[frozenset((fold(holder or ""), fold(name)))].add(_value(claim).role)
    return {pair: frozenset(roles) for pair, roles in found.items()}


def bodies_meet(a: str, b: str) -> bool:
    """Whether two names may be one body's, one of them cut short: `Aldana`, `Aldana FC`."""
    one, two = sorted((fold(a), fold(b)), key=len)
    return two.startswith(f"{one} ") or match_names(a, b).score >= SAME_NAME


def story_body_of(claim: Claim) -> str | None:
    """The body that the claim's article is about."""
    return next((p.name for p in claim.frame.participants if p.inferred and p.role == "of"), None)


def holder_of(claim: Claim) -> str | None:
    """Who holds the post."""
    return _value(claim).holder


def predecessors(claim: Claim) -> list[str]:
    """Who is told to have held the post before the holder."""
    return [p.name for p in claim.frame.participants if p.role == "patient" and not p.inferred]


def _names_of(claim: Claim) -> Iterator[str]:
    for participant in claim.frame.participants:
        if participant.proper and country_of(participant.name) is None and fold(participant.name):
            yield participant.name


def _value(claim: Claim) -> TitleValue:
    assert isinstance(claim.value, TitleValue)
    return claim.value
