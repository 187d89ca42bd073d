"""Reading: from documents to what each of them states, one article after the other."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from claimcheck.models import Claim, Observation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.extractors.article import Article
    from claimcheck.models import Document

#: articles are parsed in batches of about so many characters: enough for the parser to be at its best
BATCH_CHARACTERS = 32_000
#: and of at most so many articles
BATCH_ARTICLES = 64

_SEEN: TypeAdapter[tuple[Observation, ...]] = TypeAdapter(tuple[Observation, ...])
_WRITTEN: TypeAdapter[tuple[tuple[Claim, ...], tuple[Observation, ...]]] = TypeAdapter(
    tuple[tuple[Claim, ...], tuple[Observation, ...]]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article states: its claims in the order of its text, and what does not fit within it."""

    claims: tuple[Claim, ...]
    observations: tuple[Observation, ...]

    def to_bytes(self, document: str) -> bytes:
        """As JSON Lines without the id of its document, so that another document of the same content may use it.

        Each claim is a line, so that one can be taken without the others (`Written`); observations are the last line.
        """
        claims = tuple(
            claim.model_copy(update={"id": claim.id.removeprefix(document), "document": ""}) for claim in self.claims
        )
        observations = tuple(
            seen.model_copy(update={"claims": tuple(id.removeprefix(document) for id in seen.claims), "document": ""})
            for seen in self.observations
        )
        return b"\n".join((*(claim.model_dump_json().encode() for claim in claims), _SEEN.dump_json(observations)))

    @classmethod
    def from_bytes(cls, data: bytes, document: str) -> Reading:
        """Of what `to_bytes` gave, for the document of this id. Raises ValueError for anything else."""
        *lines, seen = data.split(b"\n")
        claims, observations = _WRITTEN.validate_json(b"[[%b],%b]" % (b",".join(lines), seen))
        return cls(
            tuple(_told_by(document, claim) for claim in claims),
            tuple(
                seen.model_copy(update={"claims": tuple(document + id for id in seen.claims), "document": document})
                for seen in observations
            ),
        )


class Written:
    """A reading as `Reading.to_bytes` gives it, of which single claims are taken: that is quicker than all of it."""

    def __init__(self, packed: bytes, document: str) -> None:
        """Of what `to_bytes` gave, compressed by zlib, for the document of this id; it is taken for whole."""
        self._packed, self._document = packed, document

    def __len__(self) -> int:
        """How many claims."""
        return len(self._lines) - 1

    def claim(self, place: int) -> Claim:
        """The claim at this place. Raises ValueError if what was given is no reading, IndexError for another place."""
        return _told_by(self._document, Claim.model_validate_json(self._lines[range(len(self))[place]]))

    @cached_property
    def _lines(self) -> list[bytes]:
        return zlib.decompress(self._packed).split(b"\n")


def _told_by(document: str, claim: Claim) -> Claim:
    return claim.model_copy(update={"id": document + claim.id, "document": document})


def read_documents(documents: Iterable[Document]) -> Iterator[Reading]:
    """What each document states, in the order given; no more than a batch is held at a time.

    Pure: the same document gives the same reading, whatever stands beside it. Raises ConfigurationError
    for a plug-in that cannot be loaded, ModelError if the language model is missing.
    """
    for batch in batches(documents):
        for article in _articles(batch):
            yield read_one(article)


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in runs that are worth parsing together."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if characters >= BATCH_CHARACTERS or len(batch) >= BATCH_ARTICLES:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def read_one(article: Article) -> Reading:
    """What one parsed article states."""
    from claimcheck.extractors import all_extractors, all_observers

    found = [claim for extractor in all_extractors().values() for claim in extractor(article)]
    found.sort(key=lambda claim: (claim.value_start, claim.value_end, claim.type))
    # what was worked out from a statement is not held against that statement
    stated = [claim for claim in found if claim.derived_from is None]
    observations = [seen for observer in all_observers().values() for seen in observer(article, stated)]
    return Reading(tuple(found), tuple(observations))


def _articles(documents: list[Document]) -> Iterator[Article]:
    from claimcheck.nlp import parse_all
    from claimcheck.readers import blocks
    from claimcheck.subjects.reading import read_article

    readable = [(document, blocks(document)) for document in documents]
    parses = parse_all(part.text for _, parts in readable for part in parts)
    for document, parts in readable:
        yield read_article(document, parts, list(islice(parses, len(parts))))
