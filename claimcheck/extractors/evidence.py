"""Which claims stand behind words of an article: what an observer points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.spans import stripped
from claimcheck.models import Observation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import Claim
    from claimcheck.models.claim import ClaimType


class Evidence:
    """The claims of one article by the place of their value."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self.article = article
        self._by_place: dict[tuple[ClaimType, int, int], Claim] = {}
        for claim in claims:
            self._by_place.setdefault((claim.type, claim.value_start, claim.value_end), claim)

    def claim(self, passage: Passage, start: int, end: int, type: ClaimType) -> Claim | None:
        """The claim whose value stands at `passage.block.text[start:end]`, None where there is none."""
        start, end = stripped(passage.block.text, start, end)
        return self._by_place.get((type, *passage.block.source(start, end))) if start < end else None

    def observation(
        self,
        kind: str,
        claims: Iterable[Claim | None],
        expected: str,
        found: str,
        off_by: float | None = None,
        *,
        exact: bool = True,
    ) -> list[Observation]:
        """An observation on these claims, in the order of the article; none where one of the claims is missing."""
        told = list(claims)
        known = {claim.id: claim for claim in told if claim is not None}
        if not known or None in told:
            return []
        ordered = sorted(known.values(), key=lambda claim: (claim.value_start, claim.value_end, claim.id))
        return [
            Observation(
                kind=kind,
                document=self.article.document.id,
                claims=tuple(claim.id for claim in ordered),
                expected=expected,
                found=found,
                exact=exact,
                off_by=off_by,
            )
        ]
