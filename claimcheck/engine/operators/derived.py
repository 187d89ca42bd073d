"""Operators on values that were worked out: from ages, jubilees, intervals and ranges."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimcheck.engine.cases import Pair
from claimcheck.engine.intervals import interval
from claimcheck.engine.operators.registry import operator

Days = Annotated[float, Field(ge=0)]


@operator("derived")
def derived(pair: Pair) -> bool:
    """At least one of the values was worked out from an age, a jubilee, an interval or a range."""
    return pair.a.derived_from is not None or pair.b.derived_from is not None


@operator("both_derived")
def both_derived(pair: Pair) -> bool:
    """Both values were worked out, so that the statements behind them are compared already."""
    return pair.a.derived_from is not None and pair.b.derived_from is not None


@operator("derived_width")
def derived_width(pair: Pair, *, at_least: Days) -> bool:
    """A value that was worked out allows so many days or more: it was counted in years."""
    ends = (interval(claim.value) for claim in (pair.a, pair.b) if claim.derived_from is not None)
    return any(end is not None and end.width >= at_least for end in ends)
