"""The values of what is told by its distance: `last year`, `the following day`, `this weekend`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.expressions import (
    Deictic,
)
from claimcheck.extractors.dates.resolve import (
    GRAINS,
    PUBLISHED,
    STORY,
    Context,
    Reading,
    Tense,
    left_open,
    of_period,
    resolver,
    story_anchor,
)

if TYPE_CHECKING:
    from claimcheck.extractors.dates.periods import Period


def _base(base: object, context: Context) -> tuple[dt.date | None, str]:
    if base == "story":
        return (context.story.low if context.story else None), story_anchor(context)
    return context.published, PUBLISHED


@resolver(Deictic)
def deictic(expression: Deictic, context: Context) -> Reading:
    """The value of a period by its distance; open where nothing tells from when it is counted."""
    base, anchor = _base(expression.base, context)
    if _is_ahead(expression, context):
        base, anchor = context.published, PUBLISHED  # over the next decade
    if expression.definite and not context.same_block:
        base = None  # `the end of the year` goes on with its own paragraph only
    if base is None or _too_coarse(expression, context):
        if not expression.definite or context.published is None or (context.story and not context.news):
            return left_open(None)
        told = context.soft_day
        base, anchor = (told.low, f"{STORY}, {told.timex}") if told else (context.published, PUBLISHED)
    if expression.unit == "weekend" and expression.base == "now":
        return of_period(_weekend(base, expression.step, context.tense()), anchor=anchor)
    date = periods.moved(
        base.replace(day=1) if expression.unit in _BY_MONTHS else base, expression.step, expression.unit
    )
    if date is None:
        return left_open(None)
    period = periods.unit_period(date, expression.unit)
    if expression.rest == "later":
        period = replace(period, low=max(period.low, min(base, period.high)))
    elif expression.rest == "earlier":
        period = replace(period, high=min(period.high, max(base, period.low)))
    return of_period(period, anchor=anchor)


def _is_ahead(expression: Deictic, context: Context) -> bool:
    """Whether `the next year` is counted from the article's date: nothing was told, and the clause looks ahead."""
    if expression.base != "story" or expression.step != 1 or expression.definite or context.story is not None:
        return False
    return context.published is not None and context.tense() == "future"


_BY_MONTHS = {"month", "quarter", "year", "fiscal", "decade", "century"}


def _too_coarse(expression: Deictic, context: Context) -> bool:
    """Whether the story told less than is asked: `the following day` after a year alone is no day."""
    if expression.base != "story" or context.story is None:
        return False
    return GRAINS.get(context.story.grain, 0) > GRAINS.get(expression.unit, 0)


def _weekend(base: dt.date, step: int, tense: Tense) -> Period:
    """The weekend meant; `this weekend` is the one just past where the clause tells of the past."""
    this = periods.weekend(base)
    if step == 0 and tense == "past" and base < this.low:
        return periods.weekend(base - dt.timedelta(days=7))
    if step < 0 and base >= this.low:
        return periods.weekend(base - dt.timedelta(days=7))
    return periods.weekend(base + dt.timedelta(days=7 * step))
