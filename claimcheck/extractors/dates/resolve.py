"""The third layer: expressions -> values, by the article's date, the story so far and the tense.

Each kind of expression is read by one function of a module `..._values`, which `stages` loads.

What none of these tells stays open: a partial TIMEX3 value or None, and no interval. The clock of the
machine is never asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from claimcheck.extractors.dates.expressions import Deictic, Expression, Timed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from claimcheck.extractors.dates.periods import Period

Tense = Literal["past", "present", "future", "unknown"]

PUBLISHED = "the article's date"
STORY = "the date told before"


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may be counted from. `year` is the year of the story where it is sure."""

    published: dt.date | None
    story: Period | None
    story_day: Period | None
    tense: Callable[[], Tense]
    coming: Callable[[], bool]  # the clause tells of something that will come about at one moment
    year: int | None = None
    doubt: int | None = None  # a year that the paragraph told and that may be meant
    same_block: bool = True  # the story was told in this paragraph
    news: bool = False  # the article has told of its own days
    soft_day: Period | None = None  # the day told or, failing that, that of the last saying
    fresh: bool = False  # no date but the article's own day and the one before has been told
    day_first: bool | None = None  # the order of the article's slashed dates, where it tells
    south: bool = False  # the article names a place whose summer is in January
    until: bool = False  # the date is the end of something
    was_ahead: Callable[[], bool] = bool  # the clause tells what lay ahead once, and may be past by now
    rearranged: Callable[[], bool] = bool  # the date is the old or new one of what is moved from the one to the other


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an expression; `period` is what the story may go on from."""

    type: str
    timex: str | None
    low: str | None = None
    high: str | None = None
    mod: str | None = None
    anchor: str | None = None
    age: bool = False
    period: Period | None = None
    explicit: bool = False


_RESOLVERS: dict[type, Callable[[Any, Context], Reading]] = {}
_Resolver = TypeVar("_Resolver", bound="Callable[[Any, Context], Reading]")


def resolver(kind: type) -> Callable[[_Resolver], _Resolver]:
    """Let the decorated function give the values of that kind of expressions."""

    def add(function: _Resolver) -> _Resolver:
        _RESOLVERS[kind] = function
        return function

    return add


def resolve(expression: Expression, context: Context) -> Reading:
    """The value of an expression. Never fails: what cannot be computed stays open."""
    try:
        reading = _RESOLVERS[type(expression)](expression, context)
    except (ValueError, OverflowError):
        return Reading("DATE", None)
    if _not_yet(expression, reading, context):
        return Reading(reading.type, None)
    return reading


def _not_yet(expression: Expression, reading: Reading, context: Context) -> bool:
    """Whether something past would be told of a night or day that the article has not seen: the anchor is wrong."""
    if context.published is None or reading.period is None or not (reading.anchor or "").startswith(STORY):
        return False
    told = isinstance(expression, Timed) and isinstance(expression.date, Deictic) and expression.date.base == "story"
    ahead = reading.period.low > context.published or (told and reading.period.low == context.published)
    return ahead and reading.low is not None and reading.timex is not None and context.tense() == "past"


def of_period(period: Period, *, anchor: str | None = None, mod: str | None = None, explicit: bool = False) -> Reading:
    """The reading of days that are known."""
    low, high = period.low.isoformat(), period.high.isoformat()
    return Reading("DATE", period.timex or None, low, high, mod, anchor, period=period, explicit=explicit)


def left_open(timex: str | None, mod: str | None = None) -> Reading:
    """The reading of a date that nothing pins down."""
    return Reading("DATE", timex, mod=mod)


#: how coarse a unit is
GRAINS = {
    "day": 0,
    "week": 1,
    "weekend": 1,
    "fortnight": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
    "year": 4,
    "fiscal": 4,
    "decade": 5,
    "century": 6,
}


def story_anchor(context: Context) -> str:
    """What a date that goes on with the story is counted from, in words."""
    return f"{STORY}, {context.story.timex}" if context.story and context.story.timex else STORY
