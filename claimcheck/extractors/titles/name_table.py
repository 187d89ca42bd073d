"""The names of a block, found by the tokens at which they begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from claimcheck.extractors.names import NameMention


#: kinds of names that cannot be of who holds a post
THINGS = frozenset(["organisation", "place", "craft", "work"])


@dataclass(slots=True)
class NameTable:
    """The names of a block by token: where each starts and ends."""

    names: list[NameMention]
    starts: Mapping[int, tuple[int, NameMention]]
    ends: Mapping[int, tuple[int, NameMention]]

    @classmethod
    def of(cls, doc: Doc, names: list[NameMention]) -> NameTable:
        """Index the names of `doc` by their first token and by the token after their last."""
        starts: dict[int, tuple[int, NameMention]] = {}
        ends: dict[int, tuple[int, NameMention]] = {}
        for name in names:
            span = doc.char_span(name.start, name.end)
            if span is not None:
                starts[span.start] = (span.end, name)
                ends[span.end] = (span.start, name)
        return cls(names, starts, ends)
