"""What only the other quantities of a block can tell of one: its noun, its whole, a rate, a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.extractors.counts.carried import lender
from claimcheck.extractors.counts.changes import change_of
from claimcheck.extractors.counts.ellipsis import shared_noun, told, wholes
from claimcheck.extractors.counts.rates import rate_of
from claimcheck.extractors.counts.rests import rests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimcheck.models import QuantityMention


def settled(doc: Doc, text: str, mentions: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The mentions of a block whose text is `text`, in order, each with what the others tell of it.

    A number that only says of how many a rate is told (`40 beds per 1,000 people`) is left out.
    """
    found = _with_rates(text, mentions)
    for index in range(len(found)):
        if (lent := lender(text, found, index)) is not None:
            found[index] = _updated(found[index], kind=lent.kind, unit=lent.unit)
        found[index] = _unsigned(_updated(found[index], change=change_of(text, found, index)))
        if found[index].change == "from" and index and found[index].noun_start is None:
            found[index] = _updated(found[index], noun=_same_kind_noun(found[index], found[index - 1]))
        if (noun := shared_noun(doc, text, found, index)) is not None:
            found[index] = _updated(found[index], noun=noun, noun_start=None, noun_end=None)
    parts = wholes(text, found)
    for index in range(len(found)):
        mention = found[index]
        if index in parts:
            mention = found[index] = _updated(mention, parted=True)
        elliptic = told(doc, text, found, index, parts)
        if elliptic is not None:
            lost = {} if mention.noun == elliptic.noun else {"noun_start": None, "noun_end": None}
            found[index] = _updated(mention, noun=elliptic.noun, whole=elliptic.whole, **lost)
    left = list(rests(text, found, parts)) if parts else []
    return sorted([*found, *left], key=lambda mention: mention.start) if left else found


def _same_kind_noun(mention: QuantityMention, earlier: QuantityMention) -> str | None:
    """`1,240 patients, up from 1,105`: what was so many before is what the number just told counts."""
    return earlier.noun if earlier.kind == mention.kind and earlier.noun is not None else mention.noun


def _with_rates(text: str, mentions: Sequence[QuantityMention]) -> list[QuantityMention]:
    found: list[QuantityMention] = []
    taken = 0
    for mention in mentions:
        if mention.start < taken:
            continue
        rate = rate_of(text, mention) if mention.kind in {"count", "money", "percent", "quantity", "duration"} else None
        if rate is not None:
            mention = _updated(mention, per=rate.per)
            taken = rate.end or 0
        found.append(mention)
    return found


def _unsigned(mention: QuantityMention) -> QuantityMention:
    """`fell by -3.16%`: the verb tells the direction, and the sign only repeats it."""
    if mention.change != "by" or mention.number is None or mention.number >= 0:
        return mention
    low, high = mention.low, mention.high
    return _updated(
        mention, number=-mention.number, low=-high if high is not None else None, high=-low if low is not None else None
    )


def _updated(mention: QuantityMention, **update: Any) -> QuantityMention:
    changed = {name: value for name, value in update.items() if getattr(mention, name) != value}
    return mention.model_copy(update=changed) if changed else mention
