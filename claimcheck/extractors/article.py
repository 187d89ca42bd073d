"""An article while it is being read: its blocks, and each block's parse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from claimcheck.models import Document
    from claimcheck.readers.blocks import Block


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article with its parse; `headings` are those above it, outermost first."""

    block: Block
    doc: Doc
    index: int
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A document, parsed: what every extractor is given. It never leaves the process that parsed it."""

    document: Document
    passages: tuple[Passage, ...] = field(repr=False)

    def sentences(self) -> Iterator[tuple[Passage, Span]]:
        """Every sentence with its passage, in the order of the article."""
        for passage in self.passages:
            for sentence in passage.doc.sents:
                yield passage, sentence
