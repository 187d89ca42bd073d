"""Findings seen from new articles: these come first, and whether the others disagree without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimcheck.engine.cases import Pair
    from claimcheck.engine.grouping import Group
    from claimcheck.engine.judge import Decision
    from claimcheck.models import Claim


def leading(group: Group, new: Collection[str]) -> Decision[Pair]:
    """The decision that names the group: its best, or the best of the same rung that has a document of `new`, by id."""
    alike = (one for one in group.decisions if one.rule is group.best.rule and one.rung is group.best.rung)
    return next((one for one in alike if _fresh(one, new)), group.best)


def new_first(sides: Sequence[Sequence[Claim]], new: Collection[str]) -> list[list[Claim]]:
    """The sides, and the claims of each, with those of new documents first; else in their order."""
    turned = [sorted(side, key=lambda claim: claim.document not in new) for side in sides]
    return sorted(turned, key=lambda side: side[0].document not in new)


def existed(group: Group, new: Collection[str]) -> bool | None:
    """Whether documents that are not new disagree among themselves; None if no document of the group is new."""
    if not any(claim.document in new for claim in group.claims):
        return None
    return any(one.case.a.document not in new and one.case.b.document not in new for one in group.decisions)


def _fresh(decision: Decision[Pair], new: Collection[str]) -> bool:
    return decision.case.a.document in new or decision.case.b.document in new
