"""Cases: what a rung of a ladder looks at, one dataclass for each kind of rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.models import DateValue
from claimcheck.models.timeline import bounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.models import Claim, DocumentInfo, Link, Observation


#: so many days before and after its publication an article tells of its own time
OWN_DAYS = 31


@dataclass(frozen=True, slots=True)
class Pair:
    """Two linked claims; `a` is of the earlier article where both dates are known, else of the first by id."""

    a: Claim
    b: Claim
    link: Link
    a_document: DocumentInfo
    b_document: DocumentInfo


@dataclass(frozen=True, slots=True)
class Solo:
    """One claim, and the article that makes it."""

    claim: Claim
    document: DocumentInfo


@dataclass(frozen=True, slots=True)
class Observed:
    """What an extractor found to be wrong within one article, and the claims it is about."""

    observation: Observation
    claims: tuple[Claim, ...]
    document: DocumentInfo


@dataclass(frozen=True, slots=True)
class Standing:
    """One claim, and who else says so.

    `articles` counts the independent articles that agree (copies of one source count once, copies of
    the claim's own article not at all); `supporters` are their claims, `copies` those that do not count.
    """

    claim: Claim
    document: DocumentInfo
    articles: int
    supporters: tuple[Claim, ...] = ()
    copies: tuple[Claim, ...] = ()


Case = Pair | Solo | Observed | Standing


def make_pair(link: Link, claims: Mapping[str, Claim], documents: Mapping[str, DocumentInfo]) -> Pair:
    """The pair that a link joins, in order of publication, else of document id and position."""
    a, b = claims[link.a], claims[link.b]
    first, second = documents[a.document], documents[b.document]
    order = published_order(first, second)
    if order is None or order == 0:
        order = -1 if (a.document, a.value_start, a.id) <= (b.document, b.value_start, b.id) else 1
    if order > 0:
        a, b, first, second = b, a, second, first
    return Pair(a, b, link, first, second)


def events_of(claim: Claim) -> frozenset[str]:
    """What a claim tells of, by lemma and synonym class: its attribute and its event."""
    frame = claim.frame
    return frozenset(filter(None, (claim.attribute, frame.event, frame.event_class, *frame.event_classes)))


def things_of(claim: Claim) -> frozenset[str]:
    """What a claim counts, by lemma and synonym class."""
    frame = claim.frame
    return frozenset(filter(None, (frame.thing, frame.thing_class, *frame.thing_classes)))


def published_order(a: DocumentInfo, b: DocumentInfo) -> int | None:
    """-1 if `a` was published before `b`, 1 if after, 0 on one day (or moment), None if nothing tells.

    An article without a date that looks back on days after the other's publication is the later of the two.
    """
    if a.published is None or b.published is None:
        return _looking_back(a, b)
    first, second = published_day(a), published_day(b)
    if first == second and isinstance(a.published, dt.datetime) and isinstance(b.published, dt.datetime):
        return _clock_order(a.published, b.published)
    return (first > second) - (first < second)


def published_day(document: DocumentInfo) -> int:
    """The day of publication in days since 0001-01-01, as in `models.timeline`; the date must be known."""
    published = document.published
    if published is None:
        raise ValueError(f"{document.id} has no publication date")
    return published.toordinal() - 1


def is_of_its_days(document: DocumentInfo, low: float, high: float) -> bool:
    """Whether a stretch, in days as `published_day`, lies in the weeks around the day on which an article came out."""
    if document.published is None:
        return False
    day = published_day(document)
    return day - OWN_DAYS <= low and high <= day + OWN_DAYS


def time_of(claim: Claim, document: DocumentInfo) -> tuple[float, float] | None:
    """When what is told holds: `by Friday` on that Friday, `since 1987` when the article says so."""
    if claim.scope.until is not None:
        return bounds(DateValue(low=claim.scope.since or claim.scope.until, high=claim.scope.until))
    if document.published is None:
        return None
    day = float(published_day(document))
    return day, day + 1


def time_between(pair: Pair) -> float | None:
    """How many days lie between the times for which two counts hold; less than 0 where they overlap."""
    first, second = time_of(pair.a, pair.a_document), time_of(pair.b, pair.b_document)
    if first is None or second is None:
        return None
    return max(first[0] - second[1], second[0] - first[1])


def written_since(document: DocumentInfo) -> int | None:
    """The first day on which the article can have been written, counted as in `models.timeline`; None if unknown."""
    if document.published is not None:
        return published_day(document)
    return document.not_before.toordinal() - 1 if document.not_before is not None else None


def _looking_back(a: DocumentInfo, b: DocumentInfo) -> int | None:
    first, second = written_since(a), written_since(b)
    if first is None or second is None or (a.published is None) == (b.published is None):
        return None
    if a.published is None:
        return 1 if first > second else None
    return -1 if second > first else None


def _clock_order(a: dt.datetime, b: dt.datetime) -> int:
    # a time without a zone cannot be ordered against one with a zone on the same day
    if (a.tzinfo is None) != (b.tzinfo is None):
        return 0
    return (a > b) - (a < b)
