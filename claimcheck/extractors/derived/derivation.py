"""A derivation: the value that words tell of another date, and what was then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.extractors.article import Passage
    from claimcheck.models import DateValue, Frame
    from claimcheck.models.claim import Modality


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a claim is made of; `start` and `end` are characters of the passage's text, `how` is for a reader."""

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
