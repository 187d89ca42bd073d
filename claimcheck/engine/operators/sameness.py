"""Operators that ask for plain evidence, beside the linker's score, that two claims are about one thing now."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.engine.cases import Pair, events_of, published_day, things_of, time_between
from claimcheck.engine.intervals import interval
from claimcheck.engine.operators.registry import operator
from claimcheck.engine.sentences import tells_near, tells_words
from claimcheck.extractors.concepts import is_kind_of, near_events, noun_events
from claimcheck.extractors.dates.pieces import pieces_of
from claimcheck.extractors.numerals import NUMERAL
from claimcheck.lexicon import lexicon
from claimcheck.models import Claim, CountValue, DateValue
from claimcheck.models.timeline import bounds

#: so many telling words in common say as much as a common verb or noun
TELLING_WORDS = 3
#: a date is of its own article's days if it lies within this share of the time between the two articles
OWN_DAYS = 0.8
#: articles so few days apart tell of the same days
SAME_NEWS = 3
#: the shortest month, in days from its first to the end of its last, less one
MONTH = 27.0
#: what rises and falls on the markets
PRICED = frozenset({"money", "percent", "quantity"})


@operator("told_alike")
def told_alike(pair: Pair) -> bool:
    """Both tell of one kind of event or thing, by verb or noun, or share three telling words."""
    a, b = pair.a.frame, pair.b.frame
    if events_of(pair.a) & events_of(pair.b) or things_of(pair.a) & things_of(pair.b):
        return True
    if noun_events(a.thing) & events_of(pair.b) or noun_events(b.thing) & events_of(pair.a):
        return True
    return len(set(a.topic) & set(b.topic)) >= TELLING_WORDS


@operator("alike_by_chance")
def alike_by_chance(pair: Pair, *, at_most: float = 20) -> bool:
    """One of the numbers is small, as other things of a story have it too, and the sentences share no telling word."""
    numbers = [claim.value.number for claim in (pair.a, pair.b) if isinstance(claim.value, CountValue)]
    if not any(number is not None and abs(number) <= at_most for number in numbers):
        return False
    return set(pair.a.frame.topic).isdisjoint(pair.b.frame.topic) and not told_alike(pair)


@operator("events_differ")
def events_differ(pair: Pair) -> bool:
    """Both tell by words known to us what happened, and it is not one kind of happening: signed and in force."""
    a, b = pair.a.frame, pair.b.frame
    first, second = set(a.event_classes), set(b.event_classes)
    if not first or not second or first & second:
        return False
    if any(near_events(x, y) for x in first for y in second):
        return False
    return not (noun_events(a.thing) & second or noun_events(b.thing) & first)


@operator("selectors_differ")
def selectors_differ(pair: Pair) -> bool:
    """Each is told with words that pick one of several like things, and they pick others: first, second."""
    a, b = set(pair.a.frame.selectors), set(pair.b.frame.selectors)
    return bool(a) and bool(b) and not a & b


@operator("may_have_changed")
def may_have_changed(pair: Pair) -> bool:
    """Two numbers of a stock, such as staff or members, that hold for times so far apart that it may have changed.

    A count without a time of its own holds for the day on which its article was published. What an
    event made (the dead, the price paid) stays. The level of an index is another every day. What one
    of the two tells `at present`, in the clause of the number, may change too, but for a length or height.
    Where a time is not known only such a one may have.
    """
    apart = time_between(pair)
    if apart is None:
        return any(_of_its_day(claim) for claim in (pair.a, pair.b))
    if _quoted(pair.a) or _quoted(pair.b):
        return apart >= 0.0
    changes = any(_changes(claim) or _of_its_day(claim) for claim in (pair.a, pair.b))
    return changes and apart > float(lexicon("changing")["days"])


@operator("comes_again")
def comes_again(pair: Pair) -> bool:
    """Each dates by a month or more what comes again and again, such as sales and profits: two periods, two figures.

    What is done to so many each year comes again only where both tell how many.
    """
    shared = set(pair.a.frame.event_classes) & set(pair.b.frame.event_classes)
    spans = [interval(claim.value) for claim in (pair.a, pair.b)]
    if any(one is None or one.high - one.low < MONTH for one in spans):
        return False
    things = things_of(pair.a) & things_of(pair.b)
    if not shared.isdisjoint(lexicon("changing")["changing_events"]) or not things.isdisjoint(
        lexicon("changing")["of_each_period"]
    ):
        return True
    yearly = not shared.isdisjoint(lexicon("changing")["yearly_events"])
    return yearly and _tells_how_many(pair.a) and _tells_how_many(pair.b)


@operator("of_any_work")
def of_any_work(pair: Pair) -> bool:
    """One counts pages or chapters, of which every book and report has its own."""
    return not (things_of(pair.a) | things_of(pair.b)).isdisjoint(lexicon("changing")["of_works"])


@operator("counted_back")
def counted_back(pair: Pair) -> bool:
    """A length is counted from the day of its article (`the past nine days`), and the other is of another day."""
    if pair.a_document.published is not None and pair.b_document.published is not None:
        apart = abs(published_day(pair.a_document) - published_day(pair.b_document))
        if apart < 1:
            return False
    words = frozenset(lexicon("changing")["counted_back"])
    return any(not words.isdisjoint(claim.value_text.lower().split()) for claim in (pair.a, pair.b))


@operator("each_of_its_own_day")
def each_of_its_own_day(pair: Pair) -> bool:
    """Each date is nearer to the publication of its own article than the two articles are to each other.

    Two articles on one event, the later looking back, have one date near the earlier article. What
    each tells of its own days is two things: `today` of March and `today` of May. An hour without its day may
    be of either's.
    """
    a, b = pair.a.value, pair.b.value
    if not (isinstance(a, DateValue) and isinstance(b, DateValue)) or "DURATION" in (a.type, b.type):
        return False
    if pair.a_document.published is None or pair.b_document.published is None:
        return False
    first, second = published_day(pair.a_document), published_day(pair.b_document)
    between = abs(first - second)
    alone = {pieces_of(claim).alone for claim in (pair.a, pair.b)}
    if "year" in alone or ("day" in alone and between <= SAME_NEWS):
        return False
    return between > 0 and max(_lag(a, first), _lag(b, second)) < OWN_DAYS * between


def _tells_how_many(claim: Claim) -> bool:
    """Whether a sentence on a date tells to how many, or for how much, something is done; not to whom, or only once."""
    if _named_patient(claim):
        return False
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    rest = f"{claim.text[:start]} . {claim.text[end:]}"
    return _how_many().search(rest) is not None and not tells_words(rest, "changing", "once")


def _named_patient(claim: Claim) -> bool:
    """Whether something is done to somebody of a name: `carried King Olaf`, not `carried 900 miners to Tromdal`."""
    known = lexicon("changing")
    if not set(claim.frame.event_classes).isdisjoint(known["attended"]):
        return False
    before = rf"\b(?:{'|'.join(known['whither'])})\s+(?:the\s+)?"
    named = [p.name for p in claim.frame.participants if p.proper and not p.inferred and p.role == "patient"]
    return any(re.search(before + re.escape(name), claim.text, re.IGNORECASE) is None for name in named)


@cache
def _how_many() -> re.Pattern[str]:
    """A number that is no year, no day of a month and no age."""
    months = "|".join(lexicon("calendar")["months"])
    year = r"(?:1\d|20)\d\d\b(?!\s+(?:million|billion)\b)"
    return re.compile(rf"(?<!\baged )\b(?!{year}|(?i:one\b))(?:{NUMERAL})(?=\s+(?!(?i:{months})\b)[^\W\d_])")


def _lag(value: DateValue, day: int) -> float:
    low, high = bounds(value)
    return max(low - day, day - high, 0.0)


def _quoted(claim: Claim) -> bool:
    """A number that is another every day: the level of an index, a price that rose."""
    if not isinstance(claim.value, CountValue):
        return False
    known = lexicon("changing")
    if not things_of(claim).isdisjoint(known["quoted"]):
        return True
    level = claim.value.quantity in PRICED or claim.frame.thing is None
    return level and not set(claim.frame.event_classes).isdisjoint(known["changing_events"])


def _of_its_day(claim: Claim) -> bool:
    """Whether a number is told as that of the day, and is no measure of what stays as it is."""
    if not isinstance(claim.value, CountValue) or claim.value.dimension in lexicon("changing")["lasting"]:
        return False
    return tells_near(claim, "changing", "current")


def _changes(claim: Claim) -> bool:
    if not isinstance(claim.value, CountValue):
        return False
    frame = claim.frame
    events = set(frame.event_classes)
    if _is_price(claim):
        return True
    if events and events.isdisjoint(lexicon("changing")["states"]) and not events.issubset(frame.thing_classes):
        return False
    return any(is_kind_of(name, kind) for name in (*frame.thing_classes, *frame.event_classes) for kind in _changing())


def _is_price(claim: Claim) -> bool:
    """What is asked for something that is sold all the time: `a day ticket costs 25 euros`."""
    known, frame = lexicon("changing"), claim.frame
    if not isinstance(claim.value, CountValue) or claim.value.quantity != "money":
        return False
    told = {frame.thing, *(p.name for p in frame.participants if not p.proper)}
    return set(known["pricing"]).issuperset(frame.event_classes) and not told.isdisjoint(known["priced"])


@cache
def _changing() -> tuple[str, ...]:
    return tuple(lexicon("changing")["changing"])
