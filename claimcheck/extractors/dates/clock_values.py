"""The values of times of day, and of instants written out in full."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.expressions import (
    Clock,
    Literally,
    Timed,
)
from claimcheck.extractors.dates.resolve import (
    PUBLISHED,
    STORY,
    Context,
    Reading,
    of_period,
    resolve,
    resolver,
)
from claimcheck.extractors.dates.values import zone_text
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.extractors.dates.periods import Period

#: the TIMEX3 values of a day without its year, and of a weekday without its week
_OPEN_DAY = re.compile(r"XXXX-(?:\d\d-\d\d|WXX-\d)")


@resolver(Timed)
def _timed(time: Timed, context: Context) -> Reading:
    period, anchor = _time_day(time, context)
    if period is not None and period.grain == "day":
        return _on_day(time, period, anchor)
    if context.fresh and context.published is not None and time.date is None and time.clock is not None:
        # nothing but fresh news so far: the day of the article, or the one before
        today = periods.day(context.published)
        either = today.widened(context.published - dt.timedelta(days=1), context.published)
        return replace(_on_day(time, either, PUBLISHED), period=None)
    suffix = _clock_text(time.clock, time.part) if time.clock else f"T{time.part}"
    return Reading("TIME", _open_day(time, context) + suffix, mod=time.mod, anchor=anchor)


def _open_day(time: Timed, context: Context) -> str:
    """What is told of a day that nothing pins down: `XXXX-10-09` of `6 p.m. on 9 October`; nothing of a vaguer date."""
    told = resolve(time.date, context).timex if time.date is not None else None
    return told if told is not None and _OPEN_DAY.fullmatch(told) else ""


def _on_day(time: Timed, period: Period, anchor: str | None) -> Reading:
    """The time on the day that a period names, and on the others that it may be."""
    made = _clocked if time.clock else _part_of_day
    first, last = (made(time, day, anchor) for day in (period.low, period.high))
    told = made(time, dt.date.fromisoformat(period.timex), anchor)
    return replace(told, low=first.low, high=last.high, period=period)


def _time_day(time: Timed, context: Context) -> tuple[Period | None, str | None]:
    if time.date is None:
        told = context.story_day
        return (told, f"{STORY}, {told.timex}") if told else (None, None)
    reading = resolve(time.date, context)
    return reading.period, reading.anchor


def _part_of_day(time: Timed, day: dt.date, anchor: str | None) -> Reading:
    first, last = lexicon("calendar")["day-part-hours"][time.part]
    low = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=first)
    high = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=last, seconds=-1)
    timex = f"{day.isoformat()}T{time.part}"
    return Reading("TIME", timex, low.isoformat(), high.isoformat(), time.mod, anchor, period=periods.day(day))


def _clock_text(clock: Clock, part: str | None) -> str:
    hour = _hours(clock, part)[0]
    return (
        f"T{hour:02}:{clock.minute or 0:02}"
        + (f":{clock.second:02}" if clock.second is not None else "")
        + zone_text(clock.zone)
    )


def _hours(clock: Clock, part: str | None) -> list[int]:
    """The hours that a clock time may mean: one, or two where nothing tells the half of the day."""
    if clock.half is not None:
        return [clock.hour % 12 + clock.half]
    if clock.sure or clock.hour > 12 or clock.hour == 0:
        return [clock.hour]
    either = [clock.hour % 12, clock.hour % 12 + 12]
    if part is None:
        return [12] if clock.hour == 12 and clock.minute is not None else either
    first, last = lexicon("calendar")["day-part-hours"][part]
    fitting = [hour for hour in either if first <= hour < last or first <= hour + 24 < last]
    return fitting[:1] if part != "NI" else fitting[-1:] or either


#: an approximate time of day is this loose either way; `shortly before` reaches as far back
NEAR = dt.timedelta(minutes=30)


def _clocked(time: Timed, day: dt.date, anchor: str | None) -> Reading:
    clock = time.clock or Clock(0)
    hours = _hours(clock, time.part) or [clock.hour]
    grain = dt.timedelta(seconds=0 if clock.second is not None else 59)
    midnight = dt.datetime.combine(day, dt.time())
    low = midnight + dt.timedelta(hours=hours[0], minutes=clock.minute or 0, seconds=clock.second or 0)
    high = midnight + dt.timedelta(hours=hours[-1], minutes=clock.minute or 0, seconds=clock.second or 0) + grain
    if time.mod in {"BEFORE", "APPROX"}:
        low -= NEAR
    if time.mod in {"AFTER", "APPROX"}:
        high += NEAR
    zone = zone_text(clock.zone)
    timex = f"{day.isoformat()}{_clock_text(clock, time.part)}"
    return Reading(
        "TIME", timex, low.isoformat() + zone, high.isoformat() + zone, time.mod, anchor, period=periods.day(day)
    )  # fmt: skip


@resolver(Literally)
def _literally(literal: Literally, _: Context) -> Reading:
    date = dt.date.fromisoformat(literal.text[:10])
    if "T" not in literal.text:
        return of_period(periods.day(date), explicit=True)
    moment = dt.datetime.fromisoformat(literal.text)
    zone = zone_text(
        None if moment.tzinfo is None else int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60)
    )
    plain_moment = moment.replace(tzinfo=None, microsecond=0)
    seconds = literal.text.count(":") > (2 if zone.count(":") else 1)
    high = plain_moment if seconds else plain_moment + dt.timedelta(seconds=59)
    timex = plain_moment.isoformat(timespec="seconds" if seconds else "minutes") + zone
    return Reading(
        "TIME", timex, plain_moment.isoformat() + zone, high.isoformat() + zone, period=periods.day(date), explicit=True
    )  # fmt: skip
