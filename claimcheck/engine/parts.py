"""Parts: claims that no link joins are judged without regard to each other, so that a report can be made in parts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.models import Claim, Link, Observation


@dataclass(frozen=True, slots=True)
class Part:
    """Claims that links and observations join, directly or through others, with these; all in the order given."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    observations: tuple[Observation, ...]


def parts(claims: Sequence[Claim], links: Sequence[Link], observations: Sequence[Observation]) -> Iterator[Part]:
    """The connected parts of a report, in the order of their first claims; a claim without a link is a part.

    `evaluate.evaluate_part` judges each. What names no claim is in none.
    """
    roots = _roots([*((link.a, link.b) for link in links), *(seen.claims for seen in observations)])
    own: dict[str, tuple[list[Claim], list[Link], list[Observation]]] = defaultdict(lambda: ([], [], []))
    for claim in claims:
        own[roots.get(claim.id, claim.id)][0].append(claim)
    for link in links:
        own[roots[link.a]][1].append(link)
    for seen in observations:
        if seen.claims:
            own[roots[seen.claims[0]]][2].append(seen)
    for told, joined, observed in own.values():
        yield Part(tuple(told), tuple(joined), tuple(observed))


def _roots(joined: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each id the one that stands for all that are joined with it (disjoint sets, with path halving)."""
    above: dict[str, str] = {}

    def root(id: str) -> str:
        while above.setdefault(id, id) != id:
            above[id] = above[above[id]]
            id = above[id]
        return id

    for ids in joined:
        for a, b in pairwise(ids):
            above[root(a)] = root(b)
        if ids:
            root(ids[0])
    return {id: root(id) for id in list(above)}
