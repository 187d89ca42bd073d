"""Operators on who came before whom in a post."""

from __future__ import annotations

from claimcheck.engine.cases import Pair
from claimcheck.engine.operators.registry import operator
from claimcheck.models import TitleValue
from claimcheck.subjects.name_match import same_entity
from claimcheck.subjects.told_posts import predecessors

#: how alike two names must be to be one person's, where a surname alone will do
SAME_HOLDER = 0.5
#: a year between two beginnings may lie between an election and the day of taking office
BETWEEN = 1


@operator("predecessors_differ")
def predecessors_differ(pair: Pair) -> bool:
    """Each tells whom the holder followed in the post, and they name two people; not of two terms."""
    one, two = pair.a.value, pair.b.value
    if not isinstance(one, TitleValue) or not isinstance(two, TitleValue):
        return False
    if one.since is not None and two.since is not None and abs(int(one.since[:4]) - int(two.since[:4])) > BETWEEN:
        return False
    before, other = predecessors(pair.a), predecessors(pair.b)
    return bool(before and other) and not any(same_entity(a, b) >= SAME_HOLDER for a in before for b in other)
