"""A derivation: the value that words tell of another date, and what was then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.modality import speaker_of

if TYPE_CHECKING:
    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.clauses import Clause
    from claimcheck.models import DateValue, Frame
    from claimcheck.models.claim import Modality


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a claim is made of; `start` and `end` are characters of the passage's text, `how` is for a reader, empty
    where the value is told as it is.
    """

    passage: Passage
    start: int
    end: int
    value: DateValue
    frame: Frame
    subject: str
    attribute: str
    how: str
    modality: Modality = "happened"
    speaker: str | None = None


def in_clause(
    passage: Passage, words: tuple[int, int], value: DateValue, frame: Frame, subject: str, attribute: str, how: str,
    clause: Clause,
) -> Derivation:  # fmt: skip
    """What `words` (their half-open characters in the passage) tell within a clause, by whom it is said."""
    start, end = words
    return Derivation(passage, start, end, value, frame, subject, attribute, how, speaker=speaker_of(clause))
