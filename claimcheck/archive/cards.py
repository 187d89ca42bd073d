"""Cards: what is asked of each stored article that shares a key with a new one, so that it need not be read whole."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.engine.timing import with_earliest_days
from claimcheck.models import DocumentInfo
from claimcheck.subjects.beginnings import tells_beginning
from claimcheck.subjects.company import Company, values_beside
from claimcheck.subjects.rarity import told_in
from claimcheck.subjects.stories import StoryCensus
from claimcheck.subjects.whoiswho import WhoIsWhoTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Claim, ClaimType
    from claimcheck.subjects.company import Bounds, Told


class Card(NamedTuple):
    """What all claims of one article tell together.

    `titles` and `beginnings` are the places of its claims of a post and of a beginning. `names`, `days` and `facts` are
    its `Company`, names as the article has them; `things` how often it tells of each type and class of thing, `beside`
    the values of each sentence, by its offset; `stories` all names that its title claims hold, folded; `not_before`
    the day on which it can have been written at the earliest (ISO 8601), which counts if it has no date.
    """

    titles: list[int]
    beginnings: list[int]
    names: list[str]
    days: list[Bounds]
    facts: list[Told]
    things: list[tuple[ClaimType, str | None, int]]
    beside: list[tuple[int, list[Told]]]
    stories: list[str]
    not_before: str | None


def card_of(claims: Sequence[Claim]) -> Card:
    """The card of all claims of one article."""
    places = range(len(claims))
    titles = [n for n in places if claims[n].type == "title"]
    document = claims[0].document if claims else ""
    company, census = Company.of(claims, WhoIsWhoTable({})), StoryCensus()
    census.add([claims[n] for n in titles])
    (dated,) = with_earliest_days([DocumentInfo(id=document)], claims)
    return Card(
        titles,
        [n for n in places if tells_beginning(claims[n])],
        sorted(company.named_in(document)),
        list(company.days.get(document, ())),
        sorted(company.facts.get(document, ())),
        [(kind, thing, count) for (_, kind, thing), count in told_in(claims).items()],
        [(start, sorted(values)) for (_, start), values in values_beside(claims).items()],
        sorted({*census.spread, *census.people, *census.votes}),
        dated.not_before.isoformat() if dated.not_before is not None else None,
    )


def packed(card: Card) -> bytes:
    """The card as compressed JSON."""
    return zlib.compress(json.dumps(card, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes) -> Card:
    """The card of what `packed` gave. Raises ValueError, TypeError or zlib.error for anything else."""
    titles, beginnings, names, days, facts, things, beside, stories, not_before = json.loads(zlib.decompress(data))
    return Card(
        titles,
        beginnings,
        names,
        [(low, high) for low, high in days],
        [(kind, told) for kind, told in facts],
        [(kind, thing, count) for kind, thing, count in things],
        [(start, [(kind, told) for kind, told in values]) for start, values in beside],
        stories,
        not_before,
    )
