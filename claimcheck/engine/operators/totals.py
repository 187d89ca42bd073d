"""Operators on counts that belong to a story: totals that grow, parts and wholes, what was counted when."""

from __future__ import annotations

import datetime as dt
import math
from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from claimcheck.engine.cases import (
    Pair,
    events_of,
    published_day,
    published_order,
    things_of,
    time_between,
    written_since,
)
from claimcheck.engine.intervals import interval
from claimcheck.engine.operators.registry import operator
from claimcheck.engine.sentences import after_owner, tells_near, tells_words, told_of_somebody
from claimcheck.extractors.concepts import event_classes, thing_excludes
from claimcheck.lexicon import lexicon
from claimcheck.models import CountValue, DateValue, DocumentInfo
from claimcheck.models.timeline import bounds
from claimcheck.subjects.name_match import share_a_name

if TYPE_CHECKING:
    from claimcheck.models import Claim
    from claimcheck.models.claim import ParticipantRole

Days = Annotated[float, Field(ge=0)]

#: what can only be counted, not measured or ranked, grows with the news
COUNTED = frozenset({"count", "money", "quantity"})
#: what may come to another number in the end
SETTLED = frozenset({"count", "money"})
#: whose number tells that it is a part by words around the noun
PARTED = frozenset({"count", "ratio", "percent"})

#: days from which a stretch of time is one that totals are made up for: a quarter of a year
LONG_PERIOD = 89.0


@operator("growing_total")
def growing_total(pair: Pair) -> bool:
    """What is counted grows while the news goes on: the dead, cases, votes counted, money raised, so far.

    Where the words do not tell that it grows, it does if the earlier is told `so far`, or the later `in the end`;
    where nothing tells which is the earlier, if either is told so.
    """
    return (_grows(pair.a) and _grows(pair.b)) or _told_to_grow(pair)


@operator("running_total")
def running_total(pair: Pair) -> bool:
    """A growing total, and the later article has the higher value."""
    return _ordered_total(pair) and _rises(pair)


@operator("running_total_falls")
def running_total_falls(pair: Pair) -> bool:
    """A growing total, and the later article has the lower value."""
    return _ordered_total(pair) and not _rises(pair)


@operator("settled")
def settled(pair: Pair, *, days: Days = 730.0) -> bool:
    """What is counted was over long before both articles, so that no total was still running.

    Needs the time that the claims hold for, and when both articles were written; without them it holds only
    of two numbers for one and the same past year.
    """
    if _of_closed_period(pair):
        return True
    ends = [_days_since(claim, document) for claim, document in _sides(pair)]
    return all(end is not None and end > days for end in ends)


@operator("of_long_before")
def of_long_before(pair: Pair, *, days: Days = 366.0) -> bool:
    """One counts what was over long before its own article, and the other nothing of that time: an earlier flood.

    A count without a time of its own holds for the day on which its article was published.
    """
    apart = time_between(pair)
    ends = (_days_since(claim, document) for claim, document in _sides(pair))
    return apart is not None and apart > days and any(end is not None and end > days for end in ends)


@operator("changed")
def changed(pair: Pair) -> bool:
    """The later article has another value than the earlier."""
    return _in_order(pair)


@operator("rises")
def rises(pair: Pair) -> bool:
    """The later article has the higher value, whatever is counted."""
    return _in_order(pair) and _rises(pair)


@operator("number_is_part")
def number_is_part(pair: Pair) -> bool:
    """One of the two counts a part: it says `of` what, or narrows the noun or time in a way the other does not.

    Only numbers of things have parts; an amount of money, a length or a rank has none that its noun would tell.
    """
    if not all(isinstance(c.value, CountValue) and c.value.quantity in PARTED for c in (pair.a, pair.b)):
        return False
    if _part_of(pair.a) != _part_of(pair.b) or (pair.a.scope.period is None) != (pair.b.scope.period is None):
        return True
    first, second = _narrowing(pair.a, pair.b), _narrowing(pair.b, pair.a)
    return first != second and (first < second or second < first or not first & second)


@operator("narrower_is_fewer")
def narrower_is_fewer(pair: Pair) -> bool:
    """One narrows the noun by all the words of the other and more, and its number is smaller: a part and a whole."""
    if not all(isinstance(c.value, CountValue) and c.value.quantity in PARTED for c in (pair.a, pair.b)):
        return False
    first, second = _narrowing(pair.a, pair.b), _narrowing(pair.b, pair.a)
    a, b = interval(pair.a.value), interval(pair.b.value)
    if a is None or b is None or a.scale != b.scale:
        return False
    return (first < second and b.high < a.low) or (second < first and a.high < b.low)


@operator("nouns_differ")
def nouns_differ(pair: Pair) -> bool:
    """They count things that exclude each other by the lexicon: passengers and crew."""
    a, b = pair.a.frame.thing_classes, pair.b.frame.thing_classes
    if set(a) & set(b):
        return False
    return any(thing_excludes(x, y) for x in a for y in b)


@operator("nouns_agree")
def nouns_agree(pair: Pair) -> bool:
    """Both name what they count or rank, and it is one thing, by lemma or synonym class."""
    return not things_of(pair.a).isdisjoint(things_of(pair.b))


@operator("agents_differ")
def agents_differ(pair: Pair) -> bool:
    """Both name who did it, and no name is like one of the other's: a surname alone may be the full name's."""
    return _others_in_role(pair, "agent")


@operator("patients_differ")
def patients_differ(pair: Pair) -> bool:
    """Both name to whom or what it happened, and no name is like one of the other's: this ship was built, and that."""
    return _others_in_role(pair, "patient")


@operator("is_first")
def is_first(pair: Pair) -> bool:
    """Both tell that somebody is the first in a row (`the first to`), not that of their own doings (`her first`)."""
    return all(
        isinstance(claim.value, CountValue)
        and claim.value.quantity == "ordinal"
        and claim.value.number == 1
        and not after_owner(claim.text, claim.value_start - claim.start)
        and told_of_somebody(claim.text, claim.value_start - claim.start, claim.value_end - claim.start)
        for claim in (pair.a, pair.b)
    )


@operator("score_unknown")
def score_unknown(pair: Pair) -> bool:
    """One of the two tells no score of two numbers."""
    return _score(pair.a) is None or _score(pair.b) is None


@operator("same_score")
def same_score(pair: Pair) -> bool:
    """Both tell the same score, whichever side is named first."""
    return _score(pair.a) is not None and _score(pair.a) == _score(pair.b)


def _sides(pair: Pair) -> tuple[tuple[Claim, DocumentInfo], tuple[Claim, DocumentInfo]]:
    return (pair.a, pair.a_document), (pair.b, pair.b_document)


def _ordered_total(pair: Pair) -> bool:
    return growing_total(pair) and _in_order(pair)


def _in_order(pair: Pair) -> bool:
    order = published_order(pair.a_document, pair.b_document)
    if order is None or order >= 0:
        return False
    a, b = interval(pair.a.value), interval(pair.b.value)
    return a is not None and b is not None and a.scale == b.scale and (_rises(pair) or b.high < a.low)


def _rises(pair: Pair) -> bool:
    """The later value is above all that the earlier article states; `at least 6` states 6."""
    a, b = interval(pair.a.value), interval(pair.b.value)
    return a is not None and b is not None and (a.low if a.high == math.inf else a.high) < b.low


@cache
def _growing() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    found = lexicon("running_totals")
    return frozenset(found["events"]), frozenset(found["things"]), frozenset(found["modifiers"])


def _grows(claim: Claim) -> bool:
    if not isinstance(claim.value, CountValue) or claim.value.quantity not in COUNTED:
        return False
    events, things, modifiers = _growing()
    told, counted = events_of(claim), things_of(claim)
    return bool(told & events or counted & things or modifiers & set(claim.frame.modifiers)) or _spreads(claim)


def _spreads(claim: Claim) -> bool:
    """`the fire has spread to 900 acres`: an area that what happens there comes to cover."""
    areas = lexicon("running_totals")["areas"]
    unit = claim.value.unit if isinstance(claim.value, CountValue) else None
    told = events_of(claim) | things_of(claim) | set(claim.frame.topic)
    return unit in areas["units"] and not told.isdisjoint(areas["of"])


def _told_to_grow(pair: Pair) -> bool:
    if published_order(pair.a_document, pair.b_document):
        return _running(pair.a) or _settling(pair.b)
    return any(_running(claim) or _settling(claim) for claim in (pair.a, pair.b))


def _running(claim: Claim) -> bool:
    """Whether a number of what grows is told `so far`, or in a sentence on a count that goes on."""
    if not isinstance(claim.value, CountValue) or claim.value.quantity not in COUNTED:
        return False
    return tells_near(claim, "running_totals", "running") or tells_words(claim.text, "running_totals", "counting")


def _settling(claim: Claim) -> bool:
    """Whether a number of things or of money is told `in the end`; a length is what it is."""
    if not isinstance(claim.value, CountValue) or claim.value.quantity not in SETTLED:
        return False
    return tells_near(claim, "running_totals", "settling")


def _days_since(claim: Claim, document: DocumentInfo) -> int | None:
    ended = claim.scope.until or claim.scope.since
    written = written_since(document)
    if ended is None or written is None:
        return None
    try:
        day = dt.date.fromisoformat((ended + "-12-31")[:10] if len(ended) == len("1999") else ended[:10])
    except ValueError:
        return None
    return written - (day.toordinal() - 1)


def _of_closed_period(pair: Pair) -> bool:
    """Both hold for one named stretch of a season or more, and neither article is dated within it."""
    if pair.a.scope.since is None or pair.a.scope.until is None:
        return False
    if (pair.a.scope.since, pair.a.scope.until) != (pair.b.scope.since, pair.b.scope.until):
        return False
    low, high = bounds(DateValue(low=pair.a.scope.since, high=pair.a.scope.until))
    days = [published_day(document) for _, document in _sides(pair) if document.published is not None]
    return high - low >= LONG_PERIOD and all(day >= high for day in days)


def _part_of(claim: Claim) -> str | None:
    return claim.scope.of.casefold() if claim.scope.of is not None else None


def _narrowing(claim: Claim, other: Claim) -> frozenset[str]:
    """The modifiers that narrow what is counted; not those that only repeat the other's verb (`captured guns`)."""
    telling = frozenset(claim.frame.modifiers) - _idle_modifiers()
    return frozenset(word for word in telling if not {word, *event_classes(word)} & events_of(other))


@cache
def _idle_modifiers() -> frozenset[str]:
    return frozenset(lexicon("running_totals")["idle"])


def _others_in_role(pair: Pair, role: ParticipantRole) -> bool:
    """Whether both sentences themselves have names in a role, and all of them are of others."""
    first, second = _named(pair.a, role), _named(pair.b, role)
    return bool(first and second) and not share_a_name(first, second)


def _named(claim: Claim, role: ParticipantRole) -> frozenset[str]:
    participants = claim.frame.participants
    return frozenset(one.name for one in participants if one.proper and not one.inferred and one.role == role)


def _score(claim: Claim) -> tuple[float, float] | None:
    value = claim.value
    if not isinstance(value, CountValue) or value.quantity != "score" or value.low is None or value.high is None:
        return None
    return min(value.low, value.high), max(value.low, value.high)
