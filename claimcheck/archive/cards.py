"""Cards: what is asked of each stored article that shares a key with a new one, so that it need not be read whole."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from typing import TYPE_CHECKING, Annotated, NamedTuple

from annotated_types import Ge
from pydantic import TypeAdapter

from claimcheck.engine.timing import with_earliest_days
from claimcheck.models import DocumentInfo
from claimcheck.models.claim import ClaimType
from claimcheck.subjects.beginnings import tells_beginning
from claimcheck.subjects.company import Bounds, Company, Told, values_beside
from claimcheck.subjects.rarity import told_in
from claimcheck.subjects.stories import StoryCensus
from claimcheck.subjects.whoiswho import WhoIsWhoTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Claim

#: the place of a claim in its article
_Place = Annotated[int, Ge(0)]
#: the fields of a `Card`, as they are written
_Written = tuple[
    list[_Place],
    list[_Place],
    list[str],
    list[Bounds],
    list[Told],
    list[tuple[ClaimType, str | None, int]],
    list[tuple[int, list[Told]]],
    list[str],
    str | None,
]
_WRITTEN: TypeAdapter[_Written] = TypeAdapter(_Written)


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
    """The card of what `packed` gave. Raises ValueError or zlib.error for anything else."""
    card = Card(*_WRITTEN.validate_json(zlib.decompress(data), strict=True))
    if card.not_before is not None:
        dt.date.fromisoformat(card.not_before)
    return card
