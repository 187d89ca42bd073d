"""Operators that ask for plain evidence, beside the linker's score, that two claims are about one thing now."""

from __future__ import annotations

from functools import cache

from claimcheck.engine.cases import Pair, events_of, published_day, things_of
from claimcheck.engine.operators.registry import operator
from claimcheck.extractors.concepts import event_classes, is_kind_of
from claimcheck.lexicon import lexicon
from claimcheck.models import Claim, CountValue, DateValue, DocumentInfo
from claimcheck.models.timeline import bounds

#: so many telling words in common say as much as a common verb or noun
TELLING_WORDS = 3


@operator("told_alike")
def told_alike(pair: Pair) -> bool:
    """Both tell of one kind of event or thing, by verb or noun, or share three telling words."""
    a, b = pair.a.frame, pair.b.frame
    if events_of(pair.a) & events_of(pair.b) or things_of(pair.a) & things_of(pair.b):
        return True
    if _noun_events(a.thing) & events_of(pair.b) or _noun_events(b.thing) & events_of(pair.a):
        return True
    return len(set(a.topic) & set(b.topic)) >= TELLING_WORDS


@operator("selectors_differ")
def selectors_differ(pair: Pair) -> bool:
    """Each is told with words that pick one of several like things, and they pick others: first, second."""
    a, b = set(pair.a.frame.selectors), set(pair.b.frame.selectors)
    return bool(a) and bool(b) and not a & b


@operator("may_have_changed")
def may_have_changed(pair: Pair) -> bool:
    """Numbers of something that changes from month to month, held for two times or told long apart."""
    if events_of(pair.a) & events_of(pair.b) and not (_changes(pair.a) and _changes(pair.b)):
        return False
    if not (_changes(pair.a) or _changes(pair.b)):
        return False
    first, second = _time_of(pair.a, pair.a_document), _time_of(pair.b, pair.b_document)
    if first is None or second is None:
        return first is not second
    gap: float = max(first[0] - second[1], second[0] - first[1])
    days: float = lexicon("changing")["days"]
    return gap > days


def _noun_events(noun: str | None) -> set[str]:
    return set(event_classes(noun, pos="NOUN")) if noun is not None else set()


def _changes(claim: Claim) -> bool:
    classes = (*claim.frame.thing_classes, *claim.frame.event_classes)
    return isinstance(claim.value, CountValue) and any(
        is_kind_of(name, kind) for name in classes for kind in _changing()
    )


@cache
def _changing() -> tuple[str, ...]:
    return tuple(lexicon("changing")["changing"])


def _time_of(claim: Claim, document: DocumentInfo) -> tuple[float, float] | None:
    if claim.scope.since is not None or claim.scope.until is not None:
        return bounds(DateValue(low=claim.scope.since, high=claim.scope.until))
    if document.published is None:
        return None
    day = float(published_day(document))
    return day, day + 1
