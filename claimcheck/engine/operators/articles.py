"""Operators on one claim and its own article, on what an extractor observed, and on who else says so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from claimcheck.engine.cases import Observed, Solo, Standing, published_day
from claimcheck.engine.intervals import interval
from claimcheck.engine.operators.registry import operator

Share = Annotated[float, Field(ge=0, le=1)]
Days = Annotated[float, Field(ge=0)]
Articles = Annotated[int, Field(ge=1)]


@operator("after_publication")
def after_publication(claim: Solo, *, days: Days = 1.0) -> bool:
    """It is a date more than `days` after the article's (one day is left for the time zones)."""
    ends = interval(claim.claim.value)
    if ends is None or ends.scale != "time" or claim.document.published is None:
        return False
    return ends.low - published_day(claim.document) >= days + 1


@operator("published_guessed")
def published_guessed(claim: Solo) -> bool:
    """The article's date is not stated in it, but read from the file's name."""
    return claim.document.published_from == "file name"


@operator("exact")
def exact(observed: Observed) -> bool:
    """The text states both sides exactly, without `about`, `some` or `including`."""
    return observed.observation.exact


@operator("inexact")
def inexact(observed: Observed) -> bool:
    """The text is loose (`about`, `some`, `including`): it may well fit."""
    return not observed.observation.exact


@operator("off_by_rounding")
def off_by_rounding(observed: Observed, *, tolerance: Share = 0.01) -> bool:
    """What is off is at most this share of what is stated, as rounding leaves it."""
    off_by = observed.observation.off_by
    return off_by is not None and abs(off_by) <= tolerance


@operator("not_happened")
def not_happened(observed: Observed) -> bool:
    """One of the claims is planned, alleged, denied, feared or hypothetical."""
    return any(claim.modality != "happened" for claim in observed.claims)


@operator("supported")
def supported(standing: Standing, *, by: Articles = 1) -> bool:
    """At least so many independent other articles state the same."""
    return standing.articles >= by


@operator("only_copies")
def only_copies(standing: Standing) -> bool:
    """Others state the same, but all of them repeat this article or one source with it."""
    return standing.articles == 0 and bool(standing.copies)


@operator("not_checkable")
def not_checkable(standing: Standing) -> bool:
    """No other article could be asked to confirm it: vague, an opinion, a supposition."""
    return not standing.claim.checkable


@operator("self_dated")
def self_dated(standing: Standing, *, days: Days = 0.0) -> bool:
    """It is a date that says no more than when the article itself was published."""
    ends = interval(standing.claim.value)
    if ends is None or ends.scale != "time" or standing.document.published is None:
        return False
    return abs(ends.low - published_day(standing.document)) <= days and ends.width <= 1
