"""Operators on values that were worked out: from ages, jubilees, intervals and ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from claimcheck.engine.cases import Pair
from claimcheck.engine.intervals import gap, interval
from claimcheck.engine.operators.registry import operator
from claimcheck.subjects.name_match import share_a_name

if TYPE_CHECKING:
    from claimcheck.models import Claim

Days = Annotated[float, Field(ge=0)]


@operator("derived")
def derived(pair: Pair) -> bool:
    """At least one of the values was worked out from an age, a jubilee, an interval or a range."""
    return pair.a.derived_from is not None or pair.b.derived_from is not None


@operator("both_derived")
def both_derived(pair: Pair) -> bool:
    """Both values were worked out, so that the statements behind them are compared already."""
    return pair.a.derived_from is not None and pair.b.derived_from is not None


@operator("derived_near")
def derived_near(pair: Pair, *, at_least: Days, at_most: Days) -> bool:
    """A value that was worked out in spans of `at_least` days misses the other by `at_most` days."""
    a, b = interval(pair.a.value), interval(pair.b.value)
    if a is None or b is None or a.scale != b.scale:
        return False
    ends = [end for claim, end in ((pair.a, a), (pair.b, b)) if claim.derived_from is not None]
    return any(end.width >= at_least for end in ends) and gap(a, b) <= at_most


@operator("births_differ")
def births_differ(pair: Pair) -> bool:
    """Each tells the birth of somebody else, by the names that their articles give: told, or meant by `she`."""
    first, second = _born(pair.a), _born(pair.b)
    return bool(first and second) and not share_a_name(first, second)


def _born(claim: Claim) -> frozenset[str]:
    if "born" not in claim.frame.event_classes:
        return frozenset()
    return frozenset(p.name for p in claim.frame.participants if p.proper and p.role == "patient")


#: kinds of events by which a post is taken or held
_IN_POST = frozenset({"appoint", "lead"})
#: and what is no house of one
_NO_HOUSE = frozenset({"person", "place"})


@operator("terms_elsewhere")
def terms_elsewhere(pair: Pair) -> bool:
    """Each tells of a post and names something beside holder and place, and nothing of that is one: two houses."""
    if not all(_IN_POST.intersection(claim.frame.event_classes) for claim in (pair.a, pair.b)):
        return False
    # of an appointment the holder is no agent; both sides may tell it so
    agents = [p.name for c in (pair.a, pair.b) for p in c.frame.participants if p.proper and p.role == "agent"]
    first, second = (_beside(claim, agents) for claim in (pair.a, pair.b))
    return bool(first and second) and not share_a_name(first, second)


def _beside(claim: Claim, agents: list[str]) -> frozenset[str]:
    """What is named beside those who act, and is no place: the house of a post."""
    named = (p for p in claim.frame.participants if p.proper and p.role not in {"agent", "place"})
    return frozenset(p.name for p in named if p.kind not in _NO_HOUSE and not share_a_name([p.name], agents))
