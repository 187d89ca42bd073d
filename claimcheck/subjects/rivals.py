"""Rivals: a claim has one counterpart in another article at most, the one that it is most like."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Claim


def leads(pairs: Sequence[tuple[Claim, Claim]], alike: Sequence[float]) -> list[float]:
    """For each pair, how alike it is less the best rival of either side, in the scale of `alike`.

    A rival of `b` for `a` is another claim of the article of `b`. Positive only for mutual favourites.
    """
    best: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for (a, b), value in zip(pairs, alike, strict=True):
        best[a.id, b.document].append((value, b.id))
        best[b.id, a.document].append((value, a.id))
    leading = {key: sorted(found, reverse=True)[:2] for key, found in best.items()}
    return [
        value - max(_rival(leading[a.id, b.document], b.id), _rival(leading[b.id, a.document], a.id))
        for (a, b), value in zip(pairs, alike, strict=True)
    ]


def _rival(leading: list[tuple[float, str]], own: str) -> float:
    return next((value for value, id in leading if id != own), 0.0)
