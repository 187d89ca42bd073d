"""Linking: which claims are about the same thing, how sure that is, and why.

All that a claim brings is worked out once and put into columns (`profiles`, `table`), the pairs that share a key are
found for all claims together (`encounters`) and compared by the ten thousand (`pairs`, `features`): what is done for
each pair alone are the links that come of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimcheck.models import Link
from claimcheck.subjects.asked import Asked, of_some
from claimcheck.subjects.blocking import can_meet, key_numbers, keyed, of_one_sentence
from claimcheck.subjects.company import Company, values_beside
from claimcheck.subjects.corpus import Corpus, digest_of
from claimcheck.subjects.encounters import Encounters
from claimcheck.subjects.holdings import link_holdings
from claimcheck.subjects.lazily import Lazily
from claimcheck.subjects.model import FAINT, PairModel, fitted_model
from claimcheck.subjects.odds import log_odds
from claimcheck.subjects.pairs import Pairs
from claimcheck.subjects.profiles import Profile
from claimcheck.subjects.rarity import told_in
from claimcheck.subjects.reasons import reasons_for
from claimcheck.subjects.rivals import Sides, leads_past_vaguer
from claimcheck.subjects.table import Table
from claimcheck.subjects.values import comparable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.models import Claim
    from claimcheck.subjects.company import Told
    from claimcheck.subjects.pairs import Pair
    from claimcheck.subjects.rarity import Told as Counted
    from claimcheck.subjects.table import Numbers, Truths, Whole

#: links less sure than this are of no use to any rule
WEAKEST_LINK = 0.2
#: how sure a link between two sentences is that plainly say one thing, and what they must share for it
PLAIN, PLAIN_COVERAGE = 0.85, 0.75
#: less is enough where all names of the shorter sentence stand in the other; more is asked where nothing is counted
NAMED_COVERAGE, FULL_COVERAGE = 0.6, 0.9
#: an affinity this near to 0 or 1 says no more
LEAST_AFFINITY = 1e-4
#: `looks_back` of an article that tells of the other's year, and not of its days
HALF = 0.5
#: values that tell less than this, as `telling` has it, chance often makes alike: two small numbers
UNTELLING = 0.2
#: two telling words in common, as `words_shared` counts them
FEW_WORDS = 0.4
#: what reasons tell of
TOLD = ("event", "thing", "crosswise", "names_inferred")


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair of claims and its features, `affinity` and `lead` among them; how sure it is that they are of one thing.

    `other_news`: each of two numbers is most likely that of its own news; `by_chance`: the two values agree as values
    of two things may.
    """

    pair: Pair
    found: dict[str, float]
    sureness: float
    other_news: bool
    by_chance: bool

    @property
    def faint(self) -> bool:
        """Whether the two are too little alike to be looked at."""
        return bool(self.found["affinity"] < log_odds(FAINT))

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
    links = sorted(_links_within(claims, published, aliases, models), key=lambda link: (order[link.a], order[link.b]))
    return [*links, *link_holdings(_posts(claims))]


def links_between(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> Iterator[Link]:
    """As `link`, one after the other as they are found: none need be held. Those of posts come last."""
    yield from _links_within(claims, published, aliases, None)
    yield from link_holdings(_posts(claims))


def _posts(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.type == "title"]


def _links_within(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None,
    models: Mapping[str, PairModel] | None,
) -> Iterator[Link]:
    for pairs in pairs_of(claims, published, aliases):
        yield from _links(pairs, models)


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
    found = [one for pairs in pairs_of(claims, published, aliases) for one in rated(pairs, models)]
    return sorted(found, key=lambda one: (order[one.pair.a.id], order[one.pair.b.id]))


def rated(pairs: Pairs, models: Mapping[str, PairModel] | None = None) -> Iterator[Compared]:
    """The pairs with their features, in their order; of two articles all pairs must be given, or no lead is right."""
    for kind, some in _by_type(pairs):
        model = _model(models, kind)
        ranked = _ranked(some, model)
        found = {name: ranked[name] for name in ranked}
        sure, other = sureness(found, model).tolist(), of_other_news(some, found).tolist()
        chance = ((found["agree"] == 1.0) & of_chance(found)).tolist()
        columns = {name: column.tolist() for name, column in found.items()}
        for n in range(len(some)):
            told = {name: column[n] for name, column in columns.items()}
            yield Compared(some.pair(n), told, sure[n], other[n], chance[n])


def sureness(found: Mapping[str, Numbers], model: PairModel) -> Numbers:
    """How likely the two claims of each pair are about one thing, from 0 to 1."""
    return np.maximum(model.sameness.scores(found), plain_score(found))


def of_other_news(pairs: Pairs, found: Mapping[str, Numbers]) -> Truths:
    """Whether each of two numbers is most likely that of its own news.

    The later article tells nothing of the earlier's days; or nothing of the month, and the numbers are bare ones,
    as each report on sales or spectators has its own, or not told of one kind of event or thing. What is measured,
    as a length, lasts longer than the news, and so does a capacity or licence; a toll goes on growing.
    """
    standing, standing_too = pairs.flags("standing")
    lasting = (found["time"] > 0.0) | (found["measure"] == 1.0) | (found["slip"] != 0.0) | (standing & standing_too)
    growing, growing_too = pairs.flags("growing")
    lasting |= growing & growing_too & _told_alike(found)
    own = (found["measure"] == 0.0) | ~_told_alike(found)
    apart = (found["looks_back"] < 0.0) | ((found["looks_back"] == HALF) & own)
    other: Truths = pairs.both("type", "count") & ~lasting & apart
    return other


def of_chance(found: Mapping[str, Numbers]) -> Truths:
    """Whether two values agree by chance: a month holds a day, and the sentences tell of nothing alike."""
    chance: Truths = (found["same_value"] == 0.0) & _told_unlike(found)
    return chance


def rivalling(found: Mapping[str, Numbers], alike: Numbers) -> Numbers:
    """How much each pair counts as a rival of others, of how alike it is: nothing where its values agree by chance.

    That is also where they are one, and told so often that they say little: `three` of this and `three` of that.
    """
    agreeing = found["agree"] == 1.0
    some = of_some(found, agreeing)
    vague = (some["same_value"] == 0.0) | (some["telling"] < UNTELLING)
    counting = alike.copy()
    counting[agreeing] = np.where(vague & _told_unlike(some), 0.0, alike[agreeing])
    return counting


def plain_score(found: Mapping[str, Numbers]) -> Numbers:
    """PLAIN where two sentences plainly say one thing of one name, else 0.

    The same event of the same thing, no name or selecting word apart, and three quarters of the words and names of
    the shorter sentence in the other, or three fifths with all its names; where the thing is not told, or a word
    selects in one of them, nearly all. Such pairs are too rare among the labelled ones for the model to learn how
    sure they are.
    """
    coverage = found["coverage"]
    counted = (found["thing"] == 1.0) | (found["crosswise"] == 1.0)
    same_told = (found["event"] == 1.0) & (counted | ((found["thing"] == 0.0) & (coverage >= FULL_COVERAGE)))
    same_named = (found["owner"] == 1.0) & (found["names_clash"] == 0.0)
    same_named &= (found["agent"] >= 0.0) & (found["patient"] >= 0.0)
    covered = (coverage >= PLAIN_COVERAGE) | ((coverage >= NAMED_COVERAGE) & (found["names_share"] == 1.0))
    alike = covered & (found["selectors"] >= 0.0) & (found["lead"] > 0.0)
    alike |= (coverage >= FULL_COVERAGE) & (found["selectors"] > -1.0) & (found["lead"] > 0.0)
    apart = (found["same_article"] == 1.0) | (found["time"] < 0.0) | (found["modality"] == 0.0)
    return np.where(same_told & same_named & alike & ~apart, PLAIN, 0.0)


class Linked(NamedTuple):
    """Two claims that are linked, by their places in the table, how surely, and what the reasons tell of (TOLD)."""

    a: int
    b: int
    score: float
    told: dict[str, float]


@dataclass(frozen=True, slots=True)
class Linkable:
    """One article ready to be linked: its claims that can meet others, and what is worked out once for all meetings.

    `places` are the claims that have each key, by their places in `claims`; `profiles` are those of the claims.
    """

    document: str
    claims: Sequence[Claim]
    published: dt.date | None
    places: Mapping[int, Sequence[int]]
    company: Company
    profiles: Sequence[Profile]

    @classmethod
    def of(cls, claims: Sequence[Claim], published: dt.date | None, corpus: Corpus) -> Linkable:
        """Of the claims of one article (at least one), in the order of its text; they may be linked with no others."""
        document, meeting = claims[0].document, tuple(claim for claim in claims if can_meet(claim))
        places: dict[int, list[int]] = {}
        for place, claim in enumerate(meeting):
            filed = keyed(claim)
            for key in key_numbers(filed, corpus.names)[1] if filed is not None else ():
                places.setdefault(key, []).append(place)
        company = Company.of(claims, corpus.names)
        told, beside = told_in(claims), values_beside(claims)
        return cls.known(document, meeting, published, places, company, told, beside, corpus)

    @classmethod
    def known(
        cls,
        document: str,
        claims: Sequence[Claim],
        published: dt.date | None,
        places: Mapping[int, Sequence[int]],
        company: Company,
        told: dict[Counted, int],
        beside: Mapping[tuple[str, int], frozenset[Told]],
        corpus: Corpus,
    ) -> Linkable:
        """Of what is known of an article: `told` as `rarity.told_in`, `beside` as `company.values_beside`.

        Of `claims` only those at the `places` of keys that are shared with another article are ever looked at.
        """
        # most claims of an article meet no other
        profiles = Lazily(claims, _profiler(told, beside, published, corpus, company))
        return cls(document, claims, published, places, company, profiles)


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
    return link_meetings([(one, other, shared)], corpus, models, only)


def link_meetings(
    meetings: Iterable[tuple[Linkable, Linkable, Iterable[int]]],
    corpus: Corpus,
    models: Mapping[str, PairModel] | None = None,
    only: AbstractSet[str] | None = None,
) -> list[Link]:
    """As `link_articles`, for many meetings together, which is much quicker: the links of one after the other."""
    met = [(one, other, tuple(shared)) for one, other, shared in meetings]
    articles = {article.document: article for one, other, _ in met for article in (one, other)}
    claims = [(article, place) for article in articles.values() for place in range(len(article.claims))]
    first = {article.document: n - place for n, (article, place) in enumerate(claims)}
    places = np.array(
        [
            (first[one.document] + a, first[other.document] + b)
            for one, other, shared in met
            for a, b in _places_between(one, other, shared)
        ],
        np.int64,
    ).reshape(-1, 2)
    if only is not None:
        wanted = np.zeros(len(claims), bool)
        for n in np.unique(places).tolist():
            article, place = claims[n]
            wanted[n] = article.claims[place].id in only
        places = _around(places, wanted)
    # most claims of an article share no key with another, and need not be put into columns
    used, rows = np.unique(places, return_inverse=True)
    company = Company.together(article.company for article in articles.values())
    days = {article.document: article.published for article in articles.values()}
    told = (claims[n] for n in used.tolist())
    meeting = ((article.claims[place], article.profiles[place]) for article, place in told)
    table = Table.of(meeting, corpus.names, corpus.rarity, company, days)
    pairs = Pairs(table, *rows.reshape(-1, 2).T)
    links = _in_order(pairs.where(comparable(pairs)), models)
    return [link for link in links if only is None or link.a in only or link.b in only]


def _around(places: Whole, wanted: Truths) -> Whole:
    """Those pairs of places that some of the wanted claims meet, and the rivals of these.

    A claim's rivals are the counterparts of its counterparts, so that these are all that need be compared.
    """
    a, b = places.T
    near = wanted.copy()
    near[a[wanted[b]]] = True
    near[b[wanted[a]]] = True
    some: Whole = places[near[a] | near[b]]
    return some


def pairs_of(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> Iterator[Pairs]:
    """All pairs of claims that share a key, with what their features need; those of two articles come together.

    The first claim of a pair is of the article that comes first, or comes first in it.
    """
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.document, []).append(claim)
    # what an article is filed by is told again below: for all of them it would take as much as the claims
    corpus = Corpus.of((digest_of(document, own) for document, own in by_article.items()), aliases)
    table = Table(corpus.names, corpus.rarity, Company.of(claims, corpus.names), published)
    encounters = Encounters()
    for document, own in by_article.items():
        profile = _profiler(told_in(own), values_beside(own), published.get(document), corpus, table.company)
        for claim in own:
            told = keyed(claim)
            if told is not None:
                encounters.add(*key_numbers(told, corpus.names))
                table.add(claim, profile(claim))
    del by_article
    table.done()
    for earlier, later in encounters.pairs(table.articles):
        pairs = Pairs.close_by(table, earlier, later)
        yield pairs.where(can_be_one(pairs))


def _profiler(
    told: dict[Counted, int],
    values: Mapping[tuple[str, int], frozenset[Told]],
    published: dt.date | None,
    corpus: Corpus,
    company: Company,
) -> Callable[[Claim], Profile]:
    """What makes the profiles of an article's claims that can meet others."""
    rarity = replace(corpus.rarity, told=told)

    def profile(claim: Claim) -> Profile:
        beside = values.get((claim.document, claim.start), frozenset())
        facts = company.facts.get(claim.document, frozenset())
        return Profile.of(claim, corpus.names, rarity, published, beside, facts)

    return profile


def _places_between(one: Linkable, other: Linkable, shared: Iterable[int]) -> list[tuple[int, int]]:
    """The places of the claims of two articles, or of one, that share one of the keys, in order."""
    itself = one.document == other.document
    met = {(a, b) for key in shared for a in one.places.get(key, ()) for b in other.places.get(key, ())}
    if itself:
        met = {(a, b) for a, b in met if a < b and not of_one_sentence(one.claims[a], other.claims[b])}
    return sorted(met)


def in_one_sentence(pairs: Pairs) -> Truths:
    """Of each pair, as `blocking.of_one_sentence`."""
    spans = pairs.table.spans
    a, b = spans[pairs.a], spans[pairs.b]
    return pairs.same("document") & (a[:, 0] < b[:, 1]) & (b[:, 0] < a[:, 1])


def can_be_one(pairs: Pairs) -> Truths:
    """Whether the two claims of each pair may be compared: not of one sentence, and telling something alike."""
    return ~in_one_sentence(pairs) & comparable(pairs)


def linked_pairs(pairs: Pairs, models: Mapping[str, PairModel] | None = None) -> Iterator[Linked]:
    """The pairs that are linked; of two articles all must be given, or no lead is right."""
    for kind, some in _by_type(pairs):
        model = _model(models, kind)
        ranked = _ranked(some, model)
        # most pairs are told apart here, and nothing more need be known of them; no faint one was ever linked
        near = ranked["affinity"] >= log_odds(FAINT)
        found = ranked.where(near & ((ranked["agree"] == 1.0) | (ranked["lead"] >= 0.0)))
        apart = np.where(found["agree"] == 1.0, of_chance(found), of_other_news(found.pairs, found))
        found = found.where(~apart)
        scores = sureness(found, model)
        for n in np.flatnonzero(scores >= WEAKEST_LINK).tolist():
            told = {name: float(found[name][n]) for name in TOLD}
            yield Linked(int(found.pairs.a[n]), int(found.pairs.b[n]), round(float(scores[n]), 3), told)


def _links(pairs: Pairs, models: Mapping[str, PairModel] | None) -> list[Link]:
    return [_link(pairs.table, linked) for linked in linked_pairs(pairs, models)]


def _link(table: Table, linked: Linked) -> Link:
    a, b, score, told = linked
    reasons = reasons_for(table.evidence(a), table.evidence(b), told)
    return Link(a=table.claims[a].id, b=table.claims[b].id, relation="subject", score=score, reasons=reasons)


def _in_order(pairs: Pairs, models: Mapping[str, PairModel] | None) -> list[Link]:
    """As `_links`, in the order of the pairs."""
    order = {pair: n for n, pair in enumerate(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))}
    found = sorted(linked_pairs(pairs, models), key=lambda linked: order[linked.a, linked.b])
    return [_link(pairs.table, linked) for linked in found]


def _by_type(pairs: Pairs) -> Iterator[tuple[str, Pairs]]:
    """The pairs of dates, then those of counts: claims of two types never meet."""
    types = pairs.table.values["type"]
    own = types.codes[pairs.a]
    for code, kind in enumerate(types.known):
        some = pairs.where(own == code)
        if len(some):
            yield kind, some


def _ranked(pairs: Pairs, model: PairModel) -> Asked:
    """What is asked of the pairs, with how alike they are, `affinity` in log odds, and their `lead`."""
    found = Asked(pairs)
    alike = model.affinity.scores(found)
    lead = leads_past_vaguer(Sides.of(pairs), found, alike, rivalling(found, alike))
    found.note(affinity=log_odds(alike, LEAST_AFFINITY), lead=lead)
    return found


def _told_unlike(found: Mapping[str, Numbers]) -> Truths:
    """Whether the sentences tell of nothing alike."""
    unlike: Truths = ~_told_alike(found) & (found["words_shared"] < FEW_WORDS)
    return unlike


def _told_alike(found: Mapping[str, Numbers]) -> Truths:
    alike: Truths = (found["event"] == 1.0) | (found["thing"] == 1.0) | (found["crosswise"] == 1.0)
    return alike


def _model(models: Mapping[str, PairModel] | None, kind: str) -> PairModel:
    return (models or {}).get(kind) or fitted_model(kind)
