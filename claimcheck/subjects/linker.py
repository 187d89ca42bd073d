"""Linking: which claims are about the same thing, how sure that is, and why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon
from claimcheck.models import Link
from claimcheck.subjects.blocking import candidate_pairs
from claimcheck.subjects.features import PairContext, features
from claimcheck.subjects.holdings import link_holdings
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.reasons import reasons_for
from claimcheck.subjects.whoiswho import who_is_who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.models import Claim

#: links less sure than this are of no use to any rule
WEAKEST_LINK = 0.5


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's features and the score that the weights give it."""

    features: dict[str, float]
    score: float


def link(
    claims: Sequence[Claim],
    published: Mapping[str, dt.date | None],
    aliases: Mapping[str, Iterable[str]] | None = None,
) -> list[Link]:
    """All links between the claims, in the claims' order.

    `published` gives each document's publication date by id; `aliases` are the user's own names.
    """
    names = who_is_who(claims, aliases)
    rarity = Rarity.of(claims)
    links = []
    for a, b in candidate_pairs(claims, names):
        pair = PairContext(a, b, names, rarity)
        scored = score(pair)
        if scored.score >= WEAKEST_LINK:
            links.append(
                Link(a=a.id, b=b.id, relation="subject", score=round(scored.score, 3), reasons=reasons_for(pair, scored.features))
            )
    return [*links, *link_holdings([claim for claim in claims if claim.type == "title"], published)]


def score(pair: PairContext) -> Scored:
    """The features of a pair and how likely it is that both are about the same thing, in [0, 1]."""
    found = features(pair)
    weights = weights_of(pair.a.type)
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
    return Scored(found, 1 / (1 + math.exp(-total)))


@cache
def weights_of(claim_type: str) -> dict[str, float]:
    """The fitted weights for one type of claim, from `rules/lexicon/linker.toml`."""
    return {name: float(value) for name, value in lexicon("linker")[claim_type].items()}
