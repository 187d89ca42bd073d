"""Dates: every temporal expression of a text, with its span and its normalised value.

The work is done in layers, a module each: `tokens` (words -> categories), `grammar` with `atoms`,
`clocks`, `lengths` and `composites` (categories -> expressions), `filters` (what is no date after all),
`resolve` (expressions -> values, by the article's date, the story and the tense), `finder` (all of it
over a parsed text).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from spacy.tokens import Doc

    from claimcheck.extractors.dates.context import Story
    from claimcheck.models import DateMention


def find_dates(text: str, published: dt.date | dt.datetime | None = None) -> list[DateMention]:
    """Every temporal expression of a text, in order.

    `published` is the date of the article, which `on Tuesday` or `last year` is counted from; without it
    such values stay open. Offsets are half-open characters into `text`.
    """
    from claimcheck.extractors.dates.context import Story
    from claimcheck.extractors.dates.finder import dates_in
    from claimcheck.nlp import parse

    return dates_in(parse(text), published, Story()) if text else []


def dates_in(doc: Doc, published: dt.date | dt.datetime | None, state: Story) -> list[DateMention]:
    """The temporal expressions of one block of an article, parsed; `state` goes on from block to block."""
    from claimcheck.extractors.dates import finder

    return finder.dates_in(doc, published, state)


def new_story() -> Story:
    """The state that an article begins with."""
    from claimcheck.extractors.dates.context import Story

    return Story()


__all__ = ["dates_in", "find_dates", "new_story"]
