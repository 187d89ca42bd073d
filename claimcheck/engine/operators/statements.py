"""Operators on how and where the two claims are stated: modality, articles, time of publication."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Annotated

from pydantic import Field

from claimcheck.engine.cases import Pair, Solo, events_of, is_of_its_days, published_day, published_order
from claimcheck.engine.copies import near_copies, same_source_agency
from claimcheck.engine.intervals import YEAR, gap, interval
from claimcheck.engine.operators.registry import operator
from claimcheck.engine.sentences import tells_near
from claimcheck.extractors.concepts import is_reporting
from claimcheck.lexicon import lexicon
from claimcheck.models import Claim, CountValue, DateValue, Frame, Modality, Scope
from claimcheck.subjects.name_match import share_a_name

#: the Julian calendar is so many days behind the Gregorian since 1900
CALENDAR_DAYS = 13
Days = Annotated[float, Field(ge=0)]


@operator("either_modality")
def either_modality(pair: Pair | Solo, *, is_: list[Modality]) -> bool:
    """At least one of the claims is planned, alleged, denied, feared or hypothetical, as listed."""
    claims = (pair.claim,) if isinstance(pair, Solo) else (pair.a, pair.b)
    return any(claim.modality in is_ for claim in claims)


@operator("either_alleged")
def either_alleged(pair: Pair) -> bool:
    """At least one of the claims is what somebody alleges, or what is said to be so."""
    return "alleged" in (pair.a.modality, pair.b.modality)


@operator("both_modality")
def both_modality(pair: Pair, *, is_: list[Modality]) -> bool:
    """Both claims have one of the modalities listed."""
    return pair.a.modality in is_ and pair.b.modality in is_


@operator("modalities_differ")
def modalities_differ(pair: Pair) -> bool:
    """One claim tells what happened, say, and the other what was planned; what is alleged is as what happened."""
    told = {"happened" if claim.modality == "alleged" else claim.modality for claim in (pair.a, pair.b)}
    return len(told) > 1


@operator("of_another_time")
def of_another_time(pair: Pair, *, years: int = 5) -> bool:
    """One date is of its own article's days, the other lies more than so many years off: another fire of the house.

    Not where they share the day and month, as slips of the pen do.
    """
    for claim, document, other in ((pair.a, pair.a_document, pair.b), (pair.b, pair.b_document, pair.a)):
        here, there = interval(claim.value), interval(other.value)
        if here is None or there is None or here.scale != there.scale:
            continue
        news = is_of_its_days(document, here.low, here.high)
        if news and gap(here, there) > years * YEAR and not _of_one_day_of_the_year(claim, other):
            return True
    return False


def _of_one_day_of_the_year(a: Claim, b: Claim) -> bool:
    day = _day_of_the_year(a)
    return day is not None and day == _day_of_the_year(b)


def _day_of_the_year(claim: Claim) -> str | None:
    """The month and day of a date that tells them."""
    value = claim.value
    if not isinstance(value, DateValue) or not value.low or len(value.timex or "") <= len("1782-11"):
        return None
    return value.low[4:10]


@operator("only_one_tells")
def only_one_tells(pair: Pair, *, words: str) -> bool:
    """One of the two has near its value a word of a list of `changing.toml`, such as `former`, and the other none."""
    return tells_near(pair.a, "changing", words) is not tells_near(pair.b, "changing", words)


@operator("either_event")
def either_event(pair: Pair, *, is_: list[str]) -> bool:
    """At least one of the claims is told of an event listed, by lemma or synonym class."""
    return not events_of(pair.a).union(events_of(pair.b)).isdisjoint(is_)


@operator("same_article")
def same_article(pair: Pair) -> bool:
    """Both claims stand in one article."""
    return pair.a.document == pair.b.document


@operator("same_sentence")
def same_sentence(pair: Pair) -> bool:
    """Both claims stand in one sentence."""
    return pair.a.document == pair.b.document and pair.a.start < pair.b.end and pair.b.start < pair.a.end


@operator("same_source")
def same_source(pair: Pair) -> bool:
    """Two articles, of which one copies the other's sentence or both come from one news agency."""
    if pair.a.document == pair.b.document:
        return False
    return near_copies(pair.a, pair.b) or same_source_agency(pair.a_document, pair.b_document)


@operator("undated")
def undated(pair: Pair | Solo) -> bool:
    """The publication date of one of the articles is not known."""
    if isinstance(pair, Solo):
        return pair.document.published is None
    return pair.a_document.published is None or pair.b_document.published is None


@operator("both_undated")
def both_undated(pair: Pair) -> bool:
    """The publication date of neither article is known."""
    return pair.a_document.published is None and pair.b_document.published is None


@operator("order_unknown")
def order_unknown(pair: Pair) -> bool:
    """Nothing tells which article is the later: one has no date, and looks back on no day after the other's."""
    return published_order(pair.a_document, pair.b_document) is None


@operator("published_together")
def published_together(pair: Pair, *, days: Days = 0.0) -> bool:
    """Both articles are dated, and at most so many days apart."""
    if undated(pair):
        return False
    return abs(published_day(pair.a_document) - published_day(pair.b_document)) <= days


@operator("later_planned")
def later_planned(pair: Pair) -> bool:
    """A plan that was moved: both are planned, and the later article has another date."""
    order = published_order(pair.a_document, pair.b_document)
    return pair.a.modality == pair.b.modality == "planned" and order is not None and order < 0 and _apart(pair)


@operator("plan_then_outcome")
def plan_then_outcome(pair: Pair) -> bool:
    """One article tells a plan, another, not published before it, what came of it."""
    if {pair.a.modality, pair.b.modality} != {"planned", "happened"} or pair.a.document == pair.b.document:
        return False
    # `a` is never the later one; where a date is unknown, an outcome is still later than its plan
    order = published_order(pair.a_document, pair.b_document)
    return _apart(pair) and (not order or pair.a.modality == "planned")


@operator("scopes_differ")
def scopes_differ(pair: Pair, *, at_any_time: bool = False) -> bool:
    """They hold for different places, parts, periods, editions or times, as far as the texts say.

    Fifteen a year are not fifteen, nor is what came to be 140 the twelve by which it rose, nor those whom a hall
    may hold those who came. `at_any_time`
    leaves times out, for what does not change: a height.
    """
    return (
        _told_otherwise(pair)
        or _places_apart(pair.a.scope.where, pair.b.scope.where)
        or any(_named_apart(pair.a.scope, pair.b.scope, name) for name in ("of", "edition", "period"))
        or (not at_any_time and _times_apart(pair.a.scope, pair.b.scope))
    )


@operator("places_differ")
def places_differ(pair: Pair) -> bool:
    """They hold for different places, as far as the texts say."""
    return _places_apart(pair.a.scope.where, pair.b.scope.where)


@operator("names_clash")
def names_clash(pair: Pair) -> bool:
    """Both sentences name who or what it is about, in one part of the clause, and no name is the same in any part.

    Only names that stand in the sentence count, not those taken from the rest of the article.
    """
    first, second = _own_names(pair.a), _own_names(pair.b)
    if not {role for _, role in first} & {role for _, role in second}:
        return False
    return not share_a_name((name for name, _ in first), [name for name, _ in second])


@operator("names_shared")
def names_shared(pair: Pair) -> bool:
    """A name that one of the two is about, in its sentence or its article, may be one of the other's."""
    first, second = ([p.name for p in claim.frame.participants if p.proper] for claim in (pair.a, pair.b))
    return share_a_name(first, second)


@operator("undergoers_clash")
def undergoers_clash(pair: Pair) -> bool:
    """The names clash, and are of those to whom or to which it happened: the firm bought one ship, or another.

    Of an event without an object that is its subject.
    """
    first, second = _undergoers(pair.a), _undergoers(pair.b)
    return bool(first and second) and names_clash(pair) and not share_a_name(first, second)


@operator("calendars_differ")
def calendars_differ(pair: Pair) -> bool:
    """One sentence names a calendar of its own (`Old Style`, `lunar`), and the other does not name the same.

    Where both name one, either date may still be in the usual calendar: they may lie 13 days apart.
    """
    first, second = _calendars(pair.a.text), _calendars(pair.b.text)
    if first != second:
        return True
    a, b = interval(pair.a.value), interval(pair.b.value)
    return bool(first) and a is not None and b is not None and gap(a, b) <= CALENDAR_DAYS


@operator("only_said")
def only_said(pair: Pair) -> bool:
    """One of the two tells when somebody said or reported something, and the other does not tell the same."""
    if set(pair.a.frame.event_classes) & set(pair.b.frame.event_classes):
        return False
    return any(_is_saying(claim.frame) for claim in (pair.a, pair.b))


def _is_saying(frame: Frame) -> bool:
    """Whether a frame tells that something was said; declaring a state of emergency is no saying but a deed."""
    if frame.event is None or not is_reporting(frame.event):
        return False
    return frame.event not in lexicon("generic")["performative_verbs"] or frame.thing is None


@operator("speakers_differ")
def speakers_differ(pair: Pair) -> bool:
    """Each claim is put into somebody's mouth, and not into the same one."""
    a, b = pair.a.speaker, pair.b.speaker
    return a is not None and b is not None and a.casefold() != b.casefold()


def _undergoers(claim: Claim) -> list[str]:
    """The proper names of those to whom the event of a claim happened, as its own sentence tells."""
    own = [p for p in claim.frame.participants if not p.inferred]
    objects = [p for p in own if p.role == "patient"]
    return [p.name for p in objects or (p for p in own if p.role == "agent") if p.proper]


def _own_names(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((p.name, p.role) for p in claim.frame.participants if p.proper and not p.inferred)


def _apart(pair: Pair) -> bool:
    a, b = interval(pair.a.value), interval(pair.b.value)
    return a is not None and b is not None and a.scale == b.scale and (a.high < b.low or b.high < a.low)


def _told_otherwise(pair: Pair) -> bool:
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, CountValue) and isinstance(b, CountValue)):
        return False
    limits = {_is_limit(pair.a), _is_limit(pair.b)}
    return (a.per, a.change) != (b.per, b.change) or limits == {True, False}


def _is_limit(claim: Claim) -> bool | None:
    """Whether a number tells how many something may hold; None for what `holds 400`, which may be either."""
    told, limits = events_of(claim) | {claim.attribute}, lexicon("scopes")["limit"]
    if told.isdisjoint(limits["attributes"]):
        return None if told & set(limits["open"]) else False
    return True


def _named_apart(a: Scope, b: Scope, name: str) -> bool:
    first, second = getattr(a, name), getattr(b, name)
    if first is None or second is None:
        return False
    first, second = first.casefold(), second.casefold()
    # `Lower Vale` and `Vale` may be one place named at two lengths
    return first not in second and second not in first


def _places_apart(first: str | None, second: str | None) -> bool:
    """Whether they are two places of one sort: two districts, the north and the east, at home and abroad.

    A district and a valley may be one place, told by two names.
    """
    if first is None or second is None or first in second or second in first:
        return False
    wide = lexicon("scopes")["wide"]
    return first in wide or second in wide or _sort_of_place(first) == _sort_of_place(second)


def _sort_of_place(where: str) -> str:
    sort, known = where.rsplit(" ", 1)[-1], lexicon("scopes")["place"]
    if sort in known["nouns"]:
        return sort.removesuffix("s")
    return "side" if sort in known["sides"] else "name"


def _times_apart(a: Scope, b: Scope) -> bool:
    # ISO 8601 texts of one length sort in time, as far as years have four digits
    return _ends_before(a, b) or _ends_before(b, a)


def _ends_before(a: Scope, b: Scope) -> bool:
    if a.until is None or b.since is None:
        return False
    length = min(len(a.until), len(b.since))
    return a.until[:length] < b.since[:length]


@cache
def _calendar_words() -> tuple[tuple[str, str], ...]:
    found = lexicon("calendars")["calendars"]
    return tuple((word, name) for name, words in sorted(found.items()) for word in words)


@lru_cache(65_536)
def _calendars(text: str) -> frozenset[str]:
    return frozenset(name for word, name in _calendar_words() if word in text)
