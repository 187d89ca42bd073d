"""The later stages, for times of day with their date, and for the two ends of a stretch of dates or hours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claimcheck.extractors.dates.composites import DAYPARTS, PARTS, RANGES, TIMES, only
from claimcheck.extractors.dates.expressions import (
    Calendar,
    Clock,
    Deictic,
    Part,
    Recurrence,
    Timed,
)
from claimcheck.extractors.dates.grammar import Match, Piece


@DAYPARTS.rule("(?P<day>XDAY) COMMA? (AT|IN THE)? (?P<part>XPART)")
@DAYPARTS.rule("THE? (?P<part>XPART) (OF|ON) THE? (?P<day>XDAY)")
def part_on_day(m: Match) -> Timed:
    """`Friday morning`, `the night of 3 March`."""
    part: Timed = m.value("part")
    return replace(part, date=m.value("day"))


@TIMES.rule("(?P<day>XDAY|XTIME) (COMMA|AT|AT APPROX|COMMA AT|BY|FROM|APPROX|SLASH)? (?P<clock>XCLOCK)")
@TIMES.rule("(?P<clock>XCLOCK) (ON|IN|COMMA|OF|COMMA ON)? (THE? XPART (OF|ON|COMMA)?)? (?P<day>XDAY|XTIME)")
@TIMES.rule("(?P<clock>XCLOCK) (IN THE|AT)? (?P<day>XPART)")
@TIMES.rule("(?P<on>XDAY) (COMMA|AT|COMMA AT)? (?P<clock>XCLOCK) (IN THE|AT)? (?P<day>XPART)")
def clock_on_day(m: Match) -> Timed | None:
    """`Tuesday at 18:00`, `11:40 p.m. on Thursday`, `half past nine on Friday night`, `6:30 in the morning`."""
    clock, day = m.value("clock"), m.value("day")
    if m["on"] is not None:
        part: Timed = day
        return replace(part, clock=clock.clock, date=m.value("on"))
    if isinstance(day, Timed):
        return None if day.clock else replace(day, clock=clock.clock)
    timed: Timed = clock
    return replace(timed, date=day) if isinstance(day, Deictic | Calendar | Part) else None


@TIMES.rule(
    "(?P<near>SHORTLY (?P<mod>BEFORE|AFTER)|APPROX)? (?P<hour>HOURNUM) (IN THE|ON|AT|COMMA)? (?P<day>XTIME|XPART)"
)
def bare_hour(m: Match) -> Timed | None:
    """`shortly before two on Friday morning`: a bare number is an hour only beside its part of the day."""
    hour, day = m.value("hour"), m.value("day")
    if not isinstance(day, Timed) or day.clock or hour != int(hour) or not 1 <= hour <= 12:
        return None
    before = m.before()
    joined = m.span("day")[0] - m.span("hour")[0] == 1
    if joined and (before is None or before.category not in {"AT", "BY", "UNTIL", "AFTER", "BEFORE", "SINCE", "FROM"}):
        return None
    mod: Any = m.category("mod") or ("APPROX" if m["near"] else day.mod)
    return replace(day, clock=Clock(int(hour)), mod=mod)


@TIMES.rule("(?P<day>XDAY|XTIME) AT APPROX? (?P<hour>HOURNUM)(?=STOP|COMMA|BREAK|AND|$)")
def hour_at(m: Match) -> Timed | None:
    """`on Friday at 4`."""
    hour, day = m.value("hour"), m.value("day")
    if hour != int(hour) or not 1 <= hour <= 12 or (isinstance(day, Timed) and day.clock):
        return None
    clock = Clock(int(hour))
    return replace(day, clock=clock) if isinstance(day, Timed) else Timed(day, clock=clock)


@TIMES.rule("(?P<set>XSET) (AT|COMMA|FROM|COMMA AT)? (?P<clock>XCLOCK|XPART)")
def clock_of_set(m: Match) -> Recurrence | None:
    """`Tuesdays at 9 a.m.`, `every day at noon`."""
    timex, time = m.value("set").timex, m.value("clock")
    if m.category("clock") == "XPART" or "T" in timex:
        return None
    day = {"P1D": "XXXX-XX-XX"}.get(timex, timex if timex.startswith("XXXX-WXX") else "")
    clock: Clock = time.clock
    hour = clock.hour % 12 + clock.half if clock.half is not None else clock.hour
    return Recurrence(f"{day}T{hour:02}:{clock.minute or 0:02}") if day else None


@PARTS.rule("SHORTLY (?P<mod>BEFORE|AFTER) (?P<time>XCLOCK|XTIME)")
@PARTS.rule("(?P<mod>APPROX) (?P<time>XCLOCK|XTIME)")
def near_clock(m: Match) -> Timed | None:
    """`shortly after 6 p.m.`, `about noon`."""
    time: Timed = m.value("time")
    return None if time.clock is None else replace(time, mod=m.category("mod"))  # type: ignore[arg-type]


@RANGES.rule("(FROM|BETWEEN)? (?P<low>XCLOCK) (DASH|TO|UNTIL|AND) (?P<high>XTIME)")
def clock_range(m: Match) -> list[Piece] | None:
    """`from 9:00 to 17:00 on Monday`: both on that day."""
    low: Timed = m.value("low")
    start, end = m.span("low")[0], m.span()[1]
    if m.value("high").clock is None or low.clock is None:
        return None
    if low.clock.half is None and not low.clock.sure and m.value("high").clock.half is not None:
        low = replace(low, clock=_same_half(low.clock, m.value("high").clock))
    return [Piece(start, start + 1, replace(low, date=m.value("high").date)), Piece(end - 1, end, m.value("high"))]


@RANGES.rule("(FROM|BETWEEN) (?P<low>HOURNUM) (DASH|TO|UNTIL|AND) (?P<high>XCLOCK|XTIME)")
@RANGES.rule("(?P<low>HOURNUM) (DASH) (?P<high>XCLOCK|XTIME)")
def hour_range(m: Match) -> list[Piece] | None:
    """`between 8 and 9 a.m. on Monday`: the first hour is of the same half of the day where that fits."""
    high, hour = m.value("high"), m.value("low")
    if not isinstance(high, Timed) or high.clock is None or high.clock.half is None:
        return None
    if hour != int(hour) or not 1 <= hour <= 12:
        return None
    low = replace(high, clock=_same_half(Clock(int(hour)), high.clock), mod=None)
    start, end = m.span("low")[0], m.span()[1]
    return [Piece(start, start + 1, low), Piece(end - 1, end, high)]


def _same_half(low: Clock, high: Clock) -> Clock:
    """The begin of a range of hours: of the same half as the end if it comes before it, else open."""
    before = (low.hour % 12, low.minute or 0) < (high.hour % 12, high.minute or 0)
    return replace(low, half=high.half if before else None, zone=high.zone)


@RANGES.rule("(?P<first>XDAY) (TO|DASH|THROUGH|UNTIL) (?P<last>XDAY)")
def weekday_range(m: Match) -> list[Piece] | None:
    """`Monday to Friday`: each knows of the other, so that the end does not come before the begin."""
    first, last = m.value("first"), m.value("last")
    if not only(first, "weekday") or not only(last, "weekday"):
        return None
    start, stop = m.span("first")[0], m.span("last")[1]
    return [
        Piece(start, start + 1, replace(first, until=last.weekday)),
        Piece(stop - 1, stop, replace(last, since=first.weekday)),
    ]


@RANGES.rule("(?P<first>XDAY|XMONTH|XSPAN) (?P<to>TO|DASH|UNTIL|THROUGH) (?P<last>XDAY|XMONTH|XSPAN)")
@RANGES.rule("BETWEEN (?P<first>XDAY|XMONTH|XSPAN) (?P<to>AND) (?P<last>XDAY|XMONTH|XSPAN)")
def date_range(m: Match) -> list[Piece] | None:
    """The year at the end is that of both; where neither is told, the end is the first such date after the begin."""
    first, last = m.value("first"), m.value("last")
    begin, end = _core(first), _core(last)
    if begin is None or end is None or begin.year is not None:
        return None
    if isinstance(end.year, int):
        year = end.year - ((begin.month or 0) > (end.month or 13))
        first = _with(first, replace(begin, year=year))
    elif end.year is None:
        last = _with(last, replace(end, pointer="next", base="story"))
    else:
        return None
    start, stop = m.span("first")[0], m.span("last")[1]
    return [Piece(start, start + 1, first), Piece(stop - 1, stop, last)]


def _core(expression: Any) -> Calendar | None:
    """The month or day of the month that an expression is, or is a part of."""
    inner: Any = expression.of if isinstance(expression, Part) else expression
    plain = isinstance(inner, Calendar) and inner.month is not None and inner.pointer is None and inner.within is None
    return inner if plain else None


def _with(expression: Any, core: Calendar) -> Any:
    return replace(expression, of=core) if isinstance(expression, Part) else core
