"""Operators on states that are told by their begin: `closed since Monday`, `has governed since 2013`."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.engine.cases import Pair
from claimcheck.engine.intervals import Interval, gap, interval
from claimcheck.engine.operators.registry import operator
from claimcheck.extractors.derived.reckoning import period_of
from claimcheck.extractors.derived.tenures import TERM
from claimcheck.extractors.derived.words import words_of
from claimcheck.models import Claim, DateValue

#: begins so many days apart may be one night's
ONE_NIGHT = 1.0

_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)


@operator("begins_apart")
def begins_apart(pair: Pair) -> bool:
    """Both tell since when a state lasts, or one tells that it began, and the begins cannot be one.

    A begin told more vaguely holds the finer one. Days next to each other may be one night's. Only states count:
    what has been counted `since 2013`, or did not happen since, tells of no begin.
    """
    first, second = _begin(pair.a), _begin(pair.b)
    if first is None or second is None or not (_is_since(pair.a) or _is_since(pair.b)):
        return False
    return gap(first, second) > ONE_NIGHT


def _begin(claim: Claim) -> Interval | None:
    """When the state began, as far as told."""
    value = claim.value
    if not isinstance(value, DateValue) or value.type not in {"DATE", "TIME"}:
        return None
    if claim.derived_from is not None:
        return interval(value) if claim.attribute == TERM else None
    if _is_since(claim):
        period = period_of(value)
        return interval(period.value()) if period is not None else None
    if value.mod is None and value.low is not None and value.high is not None and _tells_begin(claim):
        return interval(value)
    return None


def _is_since(claim: Claim) -> bool:
    """Whether the value is the begin of a state that lasts, by the words before it."""
    value = claim.value
    if not isinstance(value, DateValue) or value.mod != "ON_OR_AFTER":
        return False
    before = claim.text[: max(0, claim.value_start - claim.start)]
    since = _SINCE.search(before)
    if since is None:
        return False
    clause = _perfect().search(before[: since.start()])
    if clause is None or _counted().search(clause[0]):
        return False
    lasting = claim.frame.event in _words("lasting") or bool(_words("closing") & {*claim.frame.event_classes})
    return lasting or _been().search(clause[0]) is not None


def _tells_begin(claim: Claim) -> bool:
    """Whether a plain date is that of a begin: `was closed on`, `the strike began on`."""
    frame = claim.frame
    return frame.event in _words("beginning") or bool(_words("closing") & {*frame.event_classes})


def _words(name: str) -> frozenset[str]:
    return words_of("since", name)


def _any(name: str) -> str:
    return "|".join(map(re.escape, sorted(_words(name))))


@cache
def _perfect() -> re.Pattern[str]:
    """A perfect, or a state of now, in the clause before `since`."""
    return re.compile(rf"(?:\b(?:{_any('auxiliaries')})|{_any('clitics')})\s[^.;:]{{0,160}}$", re.IGNORECASE)


@cache
def _been() -> re.Pattern[str]:
    """What is in some place or way, or is something: `been on strike`, `been ill`; a participle, only lexicons know."""
    return re.compile(
        rf"\bbeen\s(?:[a-z]+ly\s)?(?:(?:{_any('ways')})\b|[a-z]+\b(?<!ed)(?<!ing)(?<![nt]))", re.IGNORECASE
    )


@cache
def _counted() -> re.Pattern[str]:
    """What happens more than once, or did not happen: `has not been seen`, `twice since`."""
    return re.compile(rf"\b(?:{_any('counted')}|n[’']t|times?|\d+)\b", re.IGNORECASE)
