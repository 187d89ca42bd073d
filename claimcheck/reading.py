"""Reading: from documents to what each of them states, one article after the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.extractors.article import Article
    from claimcheck.models import Claim, Document, Observation


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article states: its claims in the order of its text, and what does not fit within it."""

    claims: tuple[Claim, ...]
    observations: tuple[Observation, ...]


def read_documents(documents: Iterable[Document]) -> Iterator[Reading]:
    """What each document states, in the order given.

    Pure: the same document gives the same reading, whatever stands beside it. Raises ConfigurationError
    for a plug-in that cannot be loaded, ModelError if the language model is missing.
    """
    for article in _articles(list(documents)):
        yield read_one(article)


def read_one(article: Article) -> Reading:
    """What one parsed article states."""
    from claimcheck.extractors import all_extractors, all_observers

    found = [claim for extractor in all_extractors().values() for claim in extractor(article)]
    found.sort(key=lambda claim: (claim.value_start, claim.value_end, claim.type))
    # what was worked out from a statement is not held against that statement
    stated = [claim for claim in found if claim.derived_from is None]
    observations = [seen for observer in all_observers().values() for seen in observer(article, stated)]
    return Reading(tuple(found), tuple(observations))


def _articles(documents: Iterable[Document]) -> Iterator[Article]:
    from claimcheck.nlp import parse_all
    from claimcheck.readers import blocks
    from claimcheck.subjects.reading import read_article

    readable = [(document, blocks(document)) for document in documents]
    parses = parse_all(part.text for _, parts in readable for part in parts)
    for document, parts in readable:
        yield read_article(document, parts, list(islice(parses, len(parts))))
