"""Linking: which claims are about the same thing, how sure that is, and why."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.models import Link
from claimcheck.subjects.blocking import key_numbers, keyed, of_one_sentence
from claimcheck.subjects.company import Company
from claimcheck.subjects.corpus import Corpus, digest_of, keys_in
from claimcheck.subjects.features import FEATURES, PairContext, features
from claimcheck.subjects.holdings import link_holdings
from claimcheck.subjects.model import PairModel, fitted_model
from claimcheck.subjects.postings import Postings
from claimcheck.subjects.profiles import Profile
from claimcheck.subjects.rarity import told_in
from claimcheck.subjects.reasons import reasons_for
from claimcheck.subjects.rivals import leads

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.models import Claim
    from claimcheck.subjects.rarity import Told

#: links less sure than this are of no use to any rule
WEAKEST_LINK = 0.2
#: how sure a link between two sentences is that plainly say one thing, and what they must share for it
PLAIN, PLAIN_COVERAGE = 0.85, 0.75
#: an affinity this near to 0 or 1 says no more
LEAST_AFFINITY = 1e-4
#: `looks_back` of an article that tells of the other's year, and not of its days
HALF = 0.5
#: two telling words in common, as `words_shared` counts them
FEW_WORDS = 0.4
#: kinds of events, and selecting words, of what a thing holds or may hold
STANDING = frozenset({"capacity", "seat", "hold", "accommodate", "license"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair of claims and its features, `affinity` and `lead` among them."""

    pair: PairContext
    found: dict[str, float]

    @property
    def favourites(self) -> bool:
        """Whether neither has a likelier counterpart in the other's article."""
        return self.found["lead"] >= 0.0


def link(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
    models: Mapping[str, PairModel] | None = None,
) -> list[Link]:
    """All links between the claims, in the claims' order.

    `published` gives each document's publication date by id; `aliases` are the user's own names;
    `models` by type of claim stand in for the fitted ones. Two claims that disagree are linked only if
    each is the other's likeliest counterpart.
    """
    order = {claim.id: place for place, claim in enumerate(claims)}
    links = []
    for pairs in pairs_of(claims, published, aliases):
        links += _links(pairs, models)
    links.sort(key=lambda link: (order[link.a], order[link.b]))
    return [*links, *link_holdings([claim for claim in claims if claim.type == "title"], published)]


def _links(pairs: Sequence[PairContext], models: Mapping[str, PairModel] | None) -> list[Link]:
    links = []
    for ahead in _ranked(pairs, models):
        # most pairs are told apart here, and nothing more need be known of them
        if ahead.found["agree"] != 1.0 and not ahead.favourites:
            continue
        one = _completed(ahead)
        if of_chance(one) if one.found["agree"] == 1.0 else of_other_news(one):
            continue
        score = sureness(one, models)
        if score >= WEAKEST_LINK:
            reasons = reasons_for(one.pair, one.found)
            a, b = one.pair.a.id, one.pair.b.id
            links.append(Link(a=a, b=b, relation="subject", score=round(score, 3), reasons=reasons))
    return links


def sureness(one: Compared, models: Mapping[str, PairModel] | None = None) -> float:
    """How likely the two claims are about one thing, from 0 to 1."""
    return max(_model(models, one.pair.a).sameness.score(one.found), plain_score(one.found))


def of_other_news(one: Compared) -> bool:
    """Whether each of two numbers is most likely that of its own news.

    The later article tells nothing of the earlier's days; or nothing of the month, and the numbers
    are not told of one kind of event or thing. What is measured, as a length, lasts longer than the news.
    """
    found = one.found
    if one.pair.a.type != "count" or found["time"] > 0.0 or found["measure"] == 1.0 or found["slip"]:
        return False
    if all(_standing(claim) for claim in (one.pair.a, one.pair.b)):
        return False
    told_alike = max(found["event"], found["thing"], found["crosswise"]) == 1.0
    return found["looks_back"] < 0.0 or (found["looks_back"] == HALF and not told_alike)


def _standing(claim: Claim) -> bool:
    """Whether a number is a capacity or licence, which lasts."""
    return not STANDING.isdisjoint((*claim.frame.event_classes, *claim.frame.selectors))


def of_chance(one: Compared) -> bool:
    """Whether two values agree by chance: a month holds a day, and the sentences tell of nothing alike."""
    found = one.found
    told_alike = max(found["event"], found["thing"], found["crosswise"]) == 1.0
    return found["same_value"] == 0.0 and not told_alike and found["words_shared"] < FEW_WORDS


def plain_score(found: Mapping[str, float]) -> float:
    """PLAIN where two sentences plainly say one thing of one name, else 0.

    The same event of the same thing, no name or selecting word apart, and three quarters of the words
    and names of the shorter sentence in the other: such pairs are too rare among the labelled ones for
    the model to learn how sure they are.
    """
    same_told = found["event"] == 1.0 and (found["thing"] == 1.0 or found["crosswise"] == 1.0)
    same_named = (
        found["owner"] == 1.0 and found["names_clash"] == 0.0 and found["agent"] >= 0.0 and found["patient"] >= 0.0
    )
    alike = found["coverage"] >= PLAIN_COVERAGE and found["selectors"] >= 0.0 and found["lead"] > 0.0
    apart = found["same_article"] == 1.0 or found["time"] < 0.0 or found["modality"] == 0.0
    return PLAIN if same_told and same_named and alike and not apart else 0.0


def compared(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
    models: Mapping[str, PairModel] | None = None,
) -> list[Compared]:
    """All pairs of claims that share a key, each with its features, `affinity` and `lead` among them.

    `affinity` is in log odds; `lead` is how much likelier the pair is than the best rival of either side.
    """
    order = {claim.id: place for place, claim in enumerate(claims)}
    found = _compared(claims, published, aliases, models)
    return sorted(found, key=lambda one: (order[one.pair.a.id], order[one.pair.b.id]))


@dataclass(frozen=True, slots=True)
class Linkable:
    """One article ready to be linked: its claims, and what is worked out once for all that it is linked with.

    `places` are the claims that have each key, by their places in `claims`.
    """

    document: str
    claims: tuple[Claim, ...]
    published: dt.date | None
    places: dict[int, list[int]]
    company: Company
    told: dict[Told, int]
    profiles: dict[str, Profile]

    @classmethod
    def of(cls, claims: Sequence[Claim], published: dt.date | None, corpus: Corpus) -> Linkable:
        """Of the claims of one article (at least one), in the order of its text; they may be linked with no others."""
        places: dict[int, list[int]] = {}
        for place, claim in enumerate(claims):
            filed = keyed(claim)
            for key in key_numbers(filed, corpus.names)[1] if filed is not None else ():
                places.setdefault(key, []).append(place)
        company = Company.of(claims, corpus.names, corpus.rarity)
        profiles = {one.id: Profile.of(one, corpus.names, corpus.rarity, published) for one in claims}
        return cls(claims[0].document, tuple(claims), published, places, company, told_in(claims), profiles)


def link_articles(
    one: Linkable,
    other: Linkable,
    shared: Iterable[int],
    corpus: Corpus,
    models: Mapping[str, PairModel] | None = None,
    only: AbstractSet[str] | None = None,
) -> list[Link]:
    """The links between the claims of two articles, or of an article with itself, by relation `subject`.

    `shared` are the keys by which the articles meet. Each link has a claim of `one` first; they come in the order
    of the claims of `one`, then of `other`. With `only` they are those of the claims of these ids.
    """
    pairs = pairs_between(one, other, shared, corpus)
    if only is None:
        return _links(pairs, models)
    # a claim's rivals are the counterparts of its counterparts, so that these are all that need be compared
    met = {pair.a.id for pair in pairs if pair.b.id in only} | {pair.b.id for pair in pairs if pair.a.id in only} | only
    near = [pair for pair in pairs if pair.a.id in met or pair.b.id in met]
    return [link for link in _links(near, models) if link.a in only or link.b in only]


def pairs_between(one: Linkable, other: Linkable, shared: Iterable[int], corpus: Corpus) -> list[PairContext]:
    """The pairs of claims of two articles, or of one, that share one of the keys, with what their features need."""
    itself = one.document == other.document
    met = {
        (a, b)
        for key in shared
        for a in one.places.get(key, ())
        for b in other.places.get(key, ())
        if not itself or (a < b and not of_one_sentence(one.claims[a], other.claims[b]))
    }
    company = one.company if itself else one.company.beside(other.company)
    rarity = replace(corpus.rarity, told=one.told if itself else {**one.told, **other.told})
    published = {one.document: one.published, other.document: other.published}
    profiles = {**one.profiles, **other.profiles}
    return [
        PairContext(one.claims[a], other.claims[b], corpus.names, rarity, published, company, profiles)
        for a, b in sorted(met)
    ]


def pairs_of(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> Iterator[list[PairContext]]:
    """All pairs of claims that share a key, with what their features need, for each two articles that meet.

    The first claim of a pair is of the article that comes first, or comes first in it.
    """
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.document, []).append(claim)
    digests = [digest_of(document, own) for document, own in by_article.items()]
    corpus = Corpus.of(digests, aliases)
    postings = Postings()
    for digest in digests:
        postings.add(keys_in(digest, corpus.names))
    articles = [Linkable.of(own, published.get(document), corpus) for document, own in by_article.items()]
    for earlier, later, shared in postings.meetings():
        yield pairs_between(articles[earlier], articles[later], shared, corpus)


def rated(contexts: Sequence[PairContext], models: Mapping[str, PairModel] | None = None) -> Iterator[Compared]:
    """The pairs with their features, in their order; of two articles all pairs must be given, or no lead is right."""
    return map(_completed, _ranked(contexts, models))


def _ranked(contexts: Sequence[PairContext], models: Mapping[str, PairModel] | None) -> Iterator[Compared]:
    """As `rated`, with no more features than tell how alike two claims are and whether they agree."""
    found, alike = [], []
    for context in contexts:
        affinity = _model(models, context.a).affinity
        row = {name: FEATURES[name](context) for name in affinity.asked}
        found.append(row)
        alike.append(affinity.score(row))
    ahead = leads([(context.a, context.b) for context in contexts], alike)
    for pair, row, likely, lead in zip(contexts, found, alike, ahead, strict=True):
        row.update(
            agree=row["agree"] if "agree" in row else FEATURES["agree"](pair), affinity=_log_odds(likely), lead=lead
        )
        yield Compared(pair, row)


def _completed(one: Compared) -> Compared:
    found = one.found
    return Compared(one.pair, {**features(one.pair, found), "affinity": found["affinity"], "lead": found["lead"]})


def _compared(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None,
    models: Mapping[str, PairModel] | None,
) -> Iterator[Compared]:
    """As `compared`, two articles after the other: rivals stand in the same two, so none is missed."""
    for contexts in pairs_of(claims, published, aliases):
        yield from rated(contexts, models)


def _model(models: Mapping[str, PairModel] | None, claim: Claim) -> PairModel:
    return (models or {}).get(claim.type) or fitted_model(claim.type)


def _log_odds(probability: float) -> float:
    kept = min(max(probability, LEAST_AFFINITY), 1 - LEAST_AFFINITY)
    return math.log(kept / (1 - kept))
