"""Quantities in a text: how many, how much, which rank, and of what.

`find_quantities` reads a text; `quantities_in` one parsed block. A mention's span is the number with the
words that loosen it and its unit (`about US$1.4 billion`, `12 nautical miles`, `at least 14`), not the
noun that is counted. The two figures of a score stand, smaller first, in `low` and `high`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.counts.compose import Draft, compose
from claimcheck.extractors.counts.durations import joined
from claimcheck.extractors.counts.literals import literals_in
from claimcheck.extractors.counts.mentions import mention_of
from claimcheck.extractors.counts.settle import settled
from claimcheck.extractors.spans import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimcheck.models import QuantityMention

__all__ = ["find_quantities", "quantities_in"]


def find_quantities(text: str) -> list[QuantityMention]:
    """Every quantity that a text states, in order; dates and times of day are left out.

    Offsets are half-open, in characters of `text`. Raises ModelError if the language model is missing.
    """
    from claimcheck.extractors.dates import find_dates
    from claimcheck.nlp import parse

    if not text.strip():
        return []
    # lengths of time and ages are quantities too; only points in time are not
    taken = [(date.start, date.end) for date in find_dates(text) if date.type in {"DATE", "TIME"} and not date.age]
    return quantities_in(parse(text), taken)


def quantities_in(doc: Doc, taken: Sequence[tuple[int, int]]) -> list[QuantityMention]:
    """Every quantity of one parsed block, in order; `taken` are half-open character spans that are dates."""
    text = text_of(doc)
    drafts: list[Draft] = compose(text, joined(text, literals_in(text, taken)))
    mentions = (mention_of(doc, text, draft) for draft in drafts)
    return settled(doc, text, [mention for mention in mentions if mention is not None])
