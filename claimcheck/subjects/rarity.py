"""How telling a shared word or name is: the rarer among the articles, the more."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Claim, ClaimType

FEW_ARTICLES = 20


Told = tuple[str, "ClaimType", str | None]


def told_in(claims: Sequence[Claim]) -> dict[Told, int]:
    """How often each article tells of each thing."""
    return dict(Counter((claim.document, claim.type, claim.frame.thing_class) for claim in claims))


@dataclass(frozen=True, slots=True)
class Rarity:
    """Inverse document frequency, smoothed: 1 for a word of one article, down to `floor` for a word of all."""

    documents: int
    counts: dict[str, int]
    told: dict[Told, int]
    floor: float = 0.35

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Rarity:
        """Count in how many articles each topic word and name stands, and how often each tells of a thing."""
        seen: set[tuple[str, str]] = set()
        documents: set[str] = set()
        for claim in claims:
            documents.add(claim.document)
            seen.update((claim.document, word) for word in claim.frame.topic)
            seen.update((claim.document, p.name) for p in claim.frame.participants)
        return cls(len(documents), dict(Counter(word for _, word in seen)), told_in(claims))

    def weight(self, word: str) -> float:
        """The weight of a shared word, in [floor, 1].

        A handful of articles on one subject share all their words, so few articles count as
        FEW_ARTICLES: the scale takes hold as they grow in number.
        """
        share = max(self.counts.get(word, 1) - 1, 0) / max(self.documents - 1, FEW_ARTICLES)
        return max(self.floor, 1.0 - 0.5 * math.log1p(9 * share))

    def uniqueness(self, claim: Claim) -> float:
        """1 where the claim is the only one of its article on its thing, less the more there are."""
        return 1.0 / self.told.get((claim.document, claim.type, claim.frame.thing_class), 1)
