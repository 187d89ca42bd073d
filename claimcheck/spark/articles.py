"""What is known of an article besides its claims, carried along with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from claimcheck.engine.timing import with_earliest_days
from claimcheck.models import DocumentInfo, Observation
from claimcheck.models.base import Model
from claimcheck.readers.allowances import Allowance, Misspelt, allowances

if TYPE_CHECKING:
    from claimcheck.models import Document
    from claimcheck.reading import Reading


class Article(Model):
    """An article: what a report says of it, what does not fit within it, and what it allows.

    `content` differs for two texts that were given one id.
    """

    info: DocumentInfo
    content: str
    observations: tuple[Observation, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    misspelt: tuple[Misspelt, ...] = ()

    @classmethod
    def of(cls, document: Document, reading: Reading, content: str) -> Self:
        """All that is kept of a document that has been read."""
        written = allowances(document)
        return cls(
            info=with_earliest_days([document.info()], reading.claims)[0],
            content=content,
            observations=reading.observations,
            allowances=tuple(one for one in written if isinstance(one, Allowance)),
            misspelt=tuple(one for one in written if isinstance(one, Misspelt)),
        )

    def to_json(self) -> bytes:
        """As `model_validate_json` reads it."""
        return self.model_dump_json().encode()
