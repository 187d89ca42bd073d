"""Lengths of time told in several units: `1 minute 57 seconds`, `an hour and 20 minutes` are one number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.extractors.counts.literals import Literal

#: how many of the smaller unit the larger one has
_HOLDS = {
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("day", "minute"): 1440, ("hour", "minute"): 60,
    ("hour", "second"): 3600, ("minute", "second"): 60,
}  # fmt: skip
_JOINT = re.compile(r",?\s(?:and\s)?")
_LEAD = re.compile(r"\b(?:an?|one)\s(hour|minute|day|week|year)\sand\s$", re.IGNORECASE)
#: how far back `an hour and` reaches, in characters
_LEAD_REACH = 16


def joined(text: str, literals: list[Literal]) -> list[Literal]:
    """The literals of a text, lengths of time that go on with a smaller unit made one, in that unit."""
    if not any(literal.kind == "duration" for literal in literals):
        return literals
    found: list[Literal] = []
    for literal in literals:
        literal = _led(text, literal)
        before = found[-1] if found else None
        held = _HOLDS.get((before.unit or "", literal.unit or "")) if before is not None else None
        if before is not None and held and _goes_on(text, before, literal):
            number = (before.number or 0.0) * held + (literal.number or 0.0)
            found[-1] = replace(literal, start=before.start, words_start=before.words_start, number=number)
        else:
            found.append(literal)
    return found


def _goes_on(text: str, before: Literal, literal: Literal) -> bool:
    return before.kind == literal.kind == "duration" and _JOINT.fullmatch(text, before.end, literal.start) is not None


def _led(text: str, literal: Literal) -> Literal:
    match = (
        _LEAD.search(text, max(0, literal.start - _LEAD_REACH), literal.start) if literal.kind == "duration" else None
    )
    held = _HOLDS.get((match[1].lower(), literal.unit or "")) if match else None
    if match is None or held is None:
        return literal
    return replace(literal, start=match.start(), words_start=match.start(), number=held + (literal.number or 0.0))
