"""The values of what is counted from another date: `two years earlier`, `three days after the 3rd`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.expressions import (
    Amount,
    Shift,
)
from claimcheck.extractors.dates.length_values import length_of
from claimcheck.extractors.dates.periods import Period
from claimcheck.extractors.dates.resolve import (
    GRAINS,
    PUBLISHED,
    Context,
    Reading,
    left_open,
    of_period,
    resolve,
    resolver,
    story_anchor,
)

#: grains by which a period that was moved is told
_UNITS = frozenset({"week", "weekend", "month", "quarter", "year"})
#: how far what is told by a week may lie from the days of that week in another month or year
_LOOSE = {"week": dt.timedelta(days=3), "weekend": dt.timedelta(days=7)}


@resolver(Shift)
def _shift(shift: Shift, context: Context) -> Reading:
    if shift.base is None:
        fine = shift.length.parts[-1][1] in {"hour", "minute", "second"}
        coming = context.tense() in {"future", "present"} if shift.ahead else context.coming()
        if fine or context.published is None or not coming:
            return length_of(shift.length, context)
        shift = replace(shift, base="now")
    base, anchor = _shift_base(shift, context)
    amount, unit = shift.length.parts[-1]
    if base is None or amount.stated is None or unit in {"hour", "minute", "second"} or len(shift.length.parts) > 1:
        return _far(shift, base, anchor)
    coarse = GRAINS.get(base.grain, 0) > GRAINS.get(unit, 0)
    if coarse:
        return left_open(None)
    return _counted(shift, base, anchor, amount, unit)


def _shift_base(shift: Shift, context: Context) -> tuple[Period | None, str | None]:
    if shift.base == "now":
        return (periods.day(context.published) if context.published else None), PUBLISHED
    if shift.base == "story":
        return context.story, story_anchor(context)
    reading = resolve(shift.base, context)  # type: ignore[arg-type]
    anchor = f"{reading.anchor}, {reading.timex}" if reading.anchor else reading.timex
    return reading.period, anchor


def _counted(shift: Shift, base: Period, anchor: str | None, amount: Amount, unit: str) -> Reading:
    """Count from a period: as finely as the unit counts, and half a unit loose either way, unless exact."""
    low = periods.moved(base.low, shift.sign * (amount.stated or 0), unit)
    high = periods.moved(base.high, shift.sign * (amount.stated or 0), unit)
    if low is None or high is None:
        return left_open(None)
    if shift.exact or unit == "day":
        period = _moved(base, low, high)
    else:
        slack = periods.half_unit(unit)
        period = periods.unit_period(low, unit).widened(low - slack, high + slack)
    if amount.mod is None:
        return of_period(period, anchor=anchor)
    return _loosened(shift, base, period, anchor, amount, unit)


def _moved(base: Period, low: dt.date, high: dt.date) -> Period:
    """A base that was moved to `low` and `high`; without a value where the calendar has no such unit."""
    if low == high:
        return periods.day(low)
    if base.grain not in _UNITS:
        return Period("", low, high, base.grain)
    moved, whole = periods.unit_period(low, base.grain), periods.unit_period(base.low, base.grain)
    if base.grain in _LOOSE:
        slack = _LOOSE[base.grain]
        return moved if (moved.low, moved.high) == (low, high) else Period("", low - slack, high + slack, base.grain)
    return moved if (whole.low, whole.high) == (base.low, base.high) else replace(moved, low=low, high=high)


def _loosened(shift: Shift, base: Period, period: Period, anchor: str | None, amount: Amount, unit: str) -> Reading:
    """`more than two years ago`, `about six months later`: the hedge opens or widens the interval."""
    far, near = amount.high, amount.low
    ends = [periods.moved(base.low, shift.sign * end, unit) if end is not None else None for end in (near, far)]
    first, last = (ends[1], ends[0]) if shift.sign < 0 else (ends[0], ends[1])
    reading = of_period(period, anchor=anchor, mod=amount.mod)
    if amount.mod == "APPROX":  # other hedges draw a line
        first, last = first and min(first, period.low), last and max(last, period.high)
    low = None if first is None else first.isoformat()
    high = None if last is None else last.isoformat()
    if shift.sign < 0 and amount.low is None:
        high = base.high.isoformat()
    if shift.sign > 0 and amount.low is None:
        low = base.low.isoformat()
    return replace(reading, low=low, high=high)


def _far(shift: Shift, base: Period | None, anchor: str | None) -> Reading:
    """Before or after a date by an amount that is vague, mixed or of hours."""
    if base is None:
        return Reading("DATE", None, anchor=None)
    amount, unit = shift.length.parts[-1]
    if unit in {"hour", "minute", "second"}:
        return Reading("TIME", None, anchor=anchor)
    parts = shift.length.parts
    if all(one.stated is not None for one, _ in parts):
        low: dt.date | None = base.low
        for one, name in parts:
            low = low and periods.moved(low, shift.sign * (one.stated or 0), name)
        if low is not None and parts[-1][1] in periods.DATE_UNITS:
            slack = periods.half_unit(unit)
            return of_period(periods.unit_period(low, unit).widened(low - slack, low + slack), anchor=anchor)
    if amount.low is None or amount.high is None:
        return left_open("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
    ends = sorted(filter(None, (periods.moved(base.low, shift.sign * end, unit) for end in (amount.low, amount.high))))
    if len(ends) < 2:
        return left_open(None)
    slack = periods.half_unit(unit)
    low = min(ends[0] - slack, periods.unit_period(ends[0], unit).low)
    high = max(ends[1] + slack, periods.unit_period(ends[1], unit).high)
    return Reading("DATE", None, low.isoformat(), high.isoformat(), "APPROX", anchor)
