"""Reading an article: its blocks and their parses become passages with names, dates and quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.article import Article, Passage
from claimcheck.extractors.counts import quantities_in
from claimcheck.extractors.dates import dates_in, new_story
from claimcheck.extractors.names import names_in
from claimcheck.subjects.entities import resolve_entities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from claimcheck.models import Document
    from claimcheck.readers.blocks import Block


def read_article(document: Document, blocks: Sequence[Block], docs: Sequence[Doc]) -> Article:
    """The article of a document, given its blocks and the parse of each."""
    names = [names_in(doc) for doc in docs]
    entities = resolve_entities(names, docs)
    passages = []
    story = new_story()
    for index, (block, doc, headings) in enumerate(zip(blocks, docs, _headings(blocks), strict=True)):
        dates = dates_in(doc, document.published, story)
        quantities = quantities_in(doc, [(mention.start, mention.end) for mention in dates])
        passages.append(
            Passage(block, doc, index, headings, tuple(names[index]), tuple(dates), tuple(quantities))
        )  # fmt: skip
    return Article(document, tuple(passages), entities)


def _headings(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """The headings above each block, outermost first."""
    above: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            above = [heading for heading in above if heading.level < block.level]
        yield tuple(heading.text for heading in above)
        if block.kind == "heading":
            above.append(block)
