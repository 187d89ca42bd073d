"""Sides of a disagreement as a reader takes them: `mayor` and `mayor of Holm` are one, if no other mayor is told of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.models import TitleValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.models import Claim


def joined(sides: Iterable[Sequence[Claim]]) -> list[list[Claim]]:
    """The sides of one person's posts; those of one role in one, unless they name several bodies."""
    told = [list(side) for side in sides]
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for side in told:
        for claim in side:
            if isinstance(claim.value, TitleValue):
                bodies[_role(claim.value)].update([claim.value.body.casefold()] if claim.value.body else [])
    found: dict[object, list[Claim]] = {}
    for number, side in enumerate(told):
        value = side[0].value
        one = isinstance(value, TitleValue) and len(bodies[_role(value)]) < 2
        found.setdefault(_role(value) if one and isinstance(value, TitleValue) else number, []).extend(side)
    return list(found.values())


def fullest(side: Sequence[Claim]) -> Claim:
    """The claim of a side that names the body too, else its first."""
    return next((claim for claim in side if isinstance(claim.value, TitleValue) and claim.value.body), side[0])


def _role(value: TitleValue) -> tuple[str, str]:
    return value.role.casefold(), value.status
