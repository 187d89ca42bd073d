"""Linking: which claims are about the same thing, how sure that is, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.models import Link
from claimcheck.subjects.blocking import pairs_by_article
from claimcheck.subjects.features import PairContext, features
from claimcheck.subjects.holdings import link_holdings
from claimcheck.subjects.model import PairModel, fitted_model
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.reasons import reasons_for
from claimcheck.subjects.rivals import likeness, margins
from claimcheck.subjects.whoiswho import who_is_who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.models import Claim
    from claimcheck.subjects.profiles import Profile

#: links less sure than this are of no use to any rule
WEAKEST_LINK = 0.2
#: how sure a link between two sentences is that plainly say one thing, and what they must share for it
PLAIN, PLAIN_COVERAGE = 0.85, 0.75


def link(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
    models: Mapping[str, PairModel] | None = None,
) -> list[Link]:
    """All links between the claims, in the claims' order.

    `published` gives each document's publication date by id; `aliases` are the user's own names;
    `models` by type of claim stand in for the fitted ones.
    """
    order = {claim.id: place for place, claim in enumerate(claims)}
    links = []
    for pairs in _compared_by_article(claims, published, aliases):
        for (pair, found), score in zip(pairs, _scores(pairs, models or {}), strict=True):
            if score >= WEAKEST_LINK:
                reasons = reasons_for(pair, found)
                links.append(Link(a=pair.a.id, b=pair.b.id, relation="subject", score=round(score, 3), reasons=reasons))
    links.sort(key=lambda link: (order[link.a], order[link.b]))
    return [*links, *link_holdings([claim for claim in claims if claim.type == "title"], published)]


def _scores(pairs: Sequence[tuple[PairContext, dict[str, float]]], models: Mapping[str, PairModel]) -> list[float]:
    """How sure each pair is, by the model of its type or because it plainly says one thing."""
    by_type: dict[str, list[int]] = defaultdict(list)
    for place, (pair, _) in enumerate(pairs):
        by_type[pair.a.type].append(place)
    scores = [0.0] * len(pairs)
    for claim_type, places in by_type.items():
        model = models.get(claim_type) or fitted_model(claim_type)
        for place, score in zip(places, model.scores([pairs[place][1] for place in places]), strict=True):
            scores[place] = max(score, plain_score(pairs[place][1]))
    return scores


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
    alike = found["coverage"] >= PLAIN_COVERAGE and found["selectors"] >= 0.0 and found["margin"] > 0.0
    apart = found["same_article"] == 1.0 or found["time"] < 0.0 or found["modality"] == 0.0
    return PLAIN if same_told and same_named and alike and not apart else 0.0


def compared(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> list[tuple[PairContext, dict[str, float]]]:
    """All pairs of claims that share a key, each with its features, in the claims' order."""
    order = {claim.id: place for place, claim in enumerate(claims)}
    found = (one for pairs in _compared_by_article(claims, published, aliases) for one in pairs)
    return sorted(found, key=lambda one: (order[one[0].a.id], order[one[0].b.id]))


def _compared_by_article(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None,
) -> Iterator[list[tuple[PairContext, dict[str, float]]]]:
    """As `compared`, article by article: rivals stand in the same two articles, so none is missed."""
    names = who_is_who(claims, aliases)
    rarity = Rarity.of(claims)
    profiles: dict[str, Profile] = {}
    for pairs in pairs_by_article(claims, names):
        contexts = [PairContext(a, b, names, rarity, published, profiles=profiles) for a, b in pairs]
        found = [features(context) for context in contexts]
        leads = margins(pairs, [likeness(row) for row in found])
        yield [
            (replace(context, margin=lead), {**row, "margin": lead})
            for context, row, lead in zip(contexts, found, leads, strict=True)
        ]
