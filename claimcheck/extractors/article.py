"""An article while it is being read: its blocks, each block's parse, its names and who they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from claimcheck.extractors.names import NameMention
    from claimcheck.models import DateMention, Document, QuantityMention
    from claimcheck.readers.blocks import Block


class WhoIsWho(Protocol):
    """Who the names, pronouns and descriptions of one article stand for (`subjects/entities.py`)."""

    def canonical(self, passage_index: int, start: int, end: int) -> str | None:
        """The fullest name, in this article, of the name mentioned at these offsets of the passage."""

    def antecedent(self, passage_index: int, token_index: int) -> str | None:
        """The name that a pronoun or description stands for, where one is sure."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article with its parse, and the mentions read in it, spans in the block's text.

    `headings` are those above the block, outermost first.
    """

    block: Block
    doc: Doc
    index: int
    headings: tuple[str, ...] = ()
    names: tuple[NameMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """A document, parsed: what every extractor is given. It never leaves the process that parsed it.

    Each is equal to itself alone, so that what is found once for an article can be kept by it.
    """

    document: Document
    passages: tuple[Passage, ...] = field(repr=False)
    entities: WhoIsWho = field(repr=False)

    def sentences(self) -> Iterator[tuple[Passage, Span]]:
        """Every sentence with its passage, in the order of the article."""
        for passage in self.passages:
            for sentence in passage.doc.sents:
                yield passage, sentence
