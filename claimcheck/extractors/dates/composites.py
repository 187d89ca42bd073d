"""The later stages: expressions built out of those already read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.extractors.dates.expressions import (
    Calendar,
    Clock,
    Deictic,
    Expression,
    Holding,
    Length,
    Nth,
    Part,
    Recurrence,
    Shift,
    Timed,
)
from claimcheck.extractors.dates.grammar import Match, Piece, Stage

if TYPE_CHECKING:
    from claimcheck.extractors.dates.tokens import Token

#: weekday with its date, month with its year
DAYS = Stage()
#: periods within periods, shifts
PERIODS = Stage()
#: early, mid, late; begin and end
PARTS = Stage()
#: part of the day with its date
DAYPARTS = Stage()
#: dates that end a stretch
RANGES = Stage()
#: time of day with its date
TIMES = Stage()


def when(token: Token | None) -> Any:
    """The expression of a token; a bare year becomes one."""
    if token is None:
        return None
    return Calendar(year=int(token.value)) if token.category == "YEAR4" else token.value


# --- days -----------------------------------------------------------------------------------------------


@DAYS.rule("(?P<weekday>XDAY) (COMMA|THE|LPAREN)? (?P<date>XDAY)")
def weekday_and_date(m: Match) -> Expression | None:
    """`Thursday, 8 July 2021`: one date that says its weekday too."""
    day, date = m.value("weekday"), m.value("date")
    if not _only(day, "weekday") or not isinstance(date, Calendar) or date.month is None or date.weekday is not None:
        return None
    return replace(date, weekday=day.weekday)


@DAYS.rule("(?P<weekday>XDAY) COMMA? THE? (?P<day>ORD|FIRST|SECOND)(?!ANYUNIT|WORD|XLEN)")
@DAYS.rule("(?P<weekday>XDAY) THE? (?P<day>ORD|FIRST)(?=DASH|XCLOCK|AT|XSPAN)")
def weekday_and_number(m: Match) -> Calendar | None:
    """`Monday the 26th`."""
    day: Calendar = m.value("weekday")
    number = 2 if m.category("day") == "SECOND" else m.value("day")
    return replace(day, day=number) if _only(day, "weekday") and 1 <= number <= 31 else None


@DAYS.rule("(?P<weekday>XDAY) (?P<day>INT2)(?=STOP|COMMA|BREAK|SIGN|RPAREN|$)")
def weekday_and_digits(m: Match) -> Calendar | None:
    """`Friday 31`."""
    made: Calendar | None = weekday_and_number(m)
    return made


@DAYS.rule("(?P<name>XDAY|XMONTH) (OF|IN|COMMA|DASH)? (?P<period>XYEAR|XMONTH|XSPAN)")
@DAYS.rule("(?P<period>XSPAN|XYEAR) (ON|DASH) (?P<name>XDAY)")
def of_period(m: Match) -> Calendar | None:
    """`October last year`, `Friday last week`, `10 March of this year`, `Monday of next week`."""
    date, period = m.value("name"), m.value("period")
    if not isinstance(date, Calendar) or not isinstance(period, Deictic) or date.pointer is not None:
        return None
    if period.unit == "year" and date.year is None and (date.month or date.holiday):
        return replace(date, year=period)
    if period.unit in {"week", "month"} and date.weekday is not None and date.month is None:
        return replace(date, within=period)
    return None


@DAYS.rule("(?P<season>XSPAN) (OF|COMMA|IN)? (?P<year>XYEAR)")
def season_of_year(m: Match) -> Calendar | None:
    """`summer last year`, `the first quarter of this year` is in `periods`."""
    date, year = m.value("season"), m.value("year")
    if not isinstance(date, Calendar) or date.year is not None or date.pointer or not isinstance(year, Deictic):
        return None
    return replace(date, year=year)


def _only(date: Any, field: str) -> bool:
    """Whether a date tells that field and no other."""
    if not isinstance(date, Calendar) or date.pointer is not None:
        return False
    told = {
        name for name in ("year", "month", "day", "weekday", "holiday", "within") if getattr(date, name) is not None
    }
    return told == {field}


# --- periods within periods -------------------------------------------------------------------------------

_LAST = {"LAST", "FINAL"}


def _number(m: Match) -> int:
    category = m.category("nth")
    if category in _LAST:
        return -1
    return {"SECOND": 2, "OPENING": 1}.get(category or "") or int(m.value("nth"))


@PERIODS.rule(
    "THE? VERY? (?P<nth>NTH|LAST|FINAL|OPENING) (?P<unit>UNIT|WEEKEND|XDAY|QUARTER) (OF|IN)? (THE)? (?P<of>XLONG)"
)
def nth_of(m: Match) -> Expression | None:
    """`the last week of July`, `the second Sunday of April 2021`, `the fourth quarter of 2005`."""
    unit, of = m.token("unit"), when(m["of"])
    if unit.category == "XDAY":
        return Nth(_number(m), None, of, weekday=unit.value.weekday) if _only(unit.value, "weekday") else None
    if unit.category == "QUARTER":
        return _quarter(_number(m), of)
    return None if unit.value in {"hour", "minute"} else Nth(_number(m), unit.value, of)


def _quarter(number: int, of: Any) -> Expression | None:
    number = 4 if number == -1 else number
    if not 1 <= number <= 4:
        return None
    if isinstance(of, Deictic) and of.unit == "year":
        return Calendar(year=of, quarter=number)
    if isinstance(of, Calendar) and of.month is None and of.year is not None and not of.fiscal:
        return Calendar(year=of.year, quarter=number)
    return Calendar(year=of.year, quarter=number, fiscal=True) if isinstance(of, Calendar) and of.fiscal else None


@PERIODS.rule(
    "THE? VERY? (?P<nth>NTH|LAST|FINAL|OPENING) (?P<unit>UNIT|WEEKEND|XDAY|QUARTER|HALF)"
    " OF THE (?P<of>UNIT)(?!BEFORE|AFTER)"
)
def nth_of_the(m: Match) -> Expression | None:
    """`the second half of the year`, `the first day of the month`: of the one last told, else of the article's."""
    unit, number = m.token("unit"), _number(m)
    if m.value("of") not in {"year", "month", "week", "decade", "century"}:
        return None
    of = Deictic(m.value("of"), 0, "story", definite=True)
    if unit.category in {"HALF", "QUARTER"}:
        count = 2 if unit.category == "HALF" else 4
        number = count if number == -1 else number
        if m.value("of") != "year" or number > count:
            return None
        return Calendar(year=of, half=number) if count == 2 else Calendar(year=of, quarter=number)
    if unit.category == "XDAY":
        return Nth(number, None, of, weekday=unit.value.weekday) if _only(unit.value, "weekday") else None
    return None if unit.value in {"hour", "minute", "second"} else Nth(number, unit.value, of)


@PERIODS.rule("(?P<of>XYEAR|YEAR4) APOS WORD? (?P<nth>NTH|LAST|FINAL|OPENING) (DASH)? (?P<unit>QUARTER|HALF)")
def quarter_of_years(m: Match) -> Expression | None:
    """`next year's first quarter`, `last year's second half`."""
    of, number = when(m["of"]), _number(m)
    if m.category("unit") == "QUARTER":
        return _quarter(number, of)
    year = of if isinstance(of, Deictic) else of.year if isinstance(of, Calendar) else None
    number = 2 if number == -1 else number
    return Calendar(year=year, half=number) if year is not None and number in {1, 2} else None


@PERIODS.rule("THE? (NTH|LAST|FINAL|DAYNUM) (UNIT|XDAY|WEEKEND)? (OF|IN) (?P<set>XSET)")
def nth_of_every(m: Match) -> Recurrence | None:
    """`the first Monday of every month`, `the 19th of each month`."""
    return Recurrence(m.value("set").timex) if m.value("set").timex.startswith("P") else None


@PERIODS.rule("(?P<the>THE) (?P<nth>NTH|FINAL|OPENING) (?P<unit>QUARTER)(?!FINAL)")
def quarter_alone(m: Match) -> Calendar | None:
    """`the third quarter`."""
    number = _number(m)
    return Calendar(quarter=4 if number == -1 else number) if number <= 4 else None


@PERIODS.rule("THE? (?P<nth>NTH|LAST|FINAL|OPENING) (?P<length>XLEN) (OF|IN) (?P<of>XLONG)")
def nth_lengths_of(m: Match) -> Nth | None:
    """`the first three months of 2009`."""
    parts = m.value("length").parts
    count = parts[0][0].stated
    if len(parts) != 1 or not count or count != int(count) or _number(m) not in {1, -1} or count > 100:
        return None
    unit = parts[0][1]
    return Nth(_number(m), unit, when(m["of"]), count=int(count)) if unit not in {"hour", "minute", "second"} else None


@PERIODS.rule("THE? (?P<nth>NTH|LATER|OTHER) DASH? HALF OF THE? (?P<of>XLONG)")
def half_of(m: Match) -> Expression | None:
    """`the first half of 2009`."""
    of = when(m["of"])
    number = 1 if m.category("nth") == "FIRST" else 2
    if isinstance(of, Deictic) and of.unit == "year":
        return Calendar(year=of, half=number)
    if isinstance(of, Calendar) and of.year is not None and not (of.month or of.season or of.quarter or of.fiscal):
        return Calendar(year=of.year, half=number)
    return Part("START" if number == 1 else "END", of)


@PERIODS.rule("THE? (?P<unit>UNIT|WEEKEND) (OF|STARTING|BEGINNING|ENDING) (ON)? (?P<of>XDAY)")
def holding(m: Match) -> Holding | None:
    """`the week of April 10th`, `the weekend of 3 May`."""
    return Holding(m.value("unit"), m.value("of")) if m.value("unit") in {"week", "weekend"} else None


@PERIODS.rule("(?P<length>XLEN) AGO (?P<today>XDAY)?")
def ago(m: Match) -> list[Piece] | Shift | None:
    """`a fortnight ago`; `ten years ago today` is that very day."""
    today = m.value("today")
    exact = isinstance(today, Deictic) and today.unit == "day"
    start, end = m.span()
    if today is not None and not exact:
        return [Piece(start, end - 1, Shift(m.value("length"), -1, "now"))]
    return Shift(m.value("length"), -1, today if exact else "now", exact=exact or _to_the_day(m))


@PERIODS.rule("(?P<length>XLEN) (?P<way>EARLIER|LATER|HENCE|BEFORE|AFTER|PREVIOUS)")
def later(m: Match) -> Shift | None:
    """`two years earlier`: counted from the date last told; `two days before the fair` is a length."""
    way, after = m.category("way") or "", m.after()
    if (
        way in {"BEFORE", "AFTER", "PREVIOUS"}
        and after is not None
        and after.category not in {"STOP", "COMMA", "BREAK", "RPAREN", "AND"}
    ):
        return None
    if after is not None and after.category == "THAN":
        return None
    sign = -1 if way in {"EARLIER", "BEFORE", "PREVIOUS"} else 1
    return Shift(m.value("length"), sign, "story", exact=_to_the_day(m))


def _to_the_day(m: Match) -> bool:
    """`exactly a week before`, `three weeks to the day after`; `exactly ten years ago` may be rounded."""
    length = m.token("length")
    exactly = length.text.lower().startswith(("exactly ", "precisely "))
    return m["day"] is not None or (exactly and length.value.parts[-1][1] in {"day", "week", "fortnight"})


@PERIODS.rule("(?P<length>XLEN) ON(?=COMMA|STOP|BREAK|$)")
def years_on(m: Match) -> Shift | None:
    """`three years on, she sank`."""
    length: Length = m.value("length")
    return None if length.age or length.parts[-1][1] in {"hour", "minute", "second"} else Shift(length, 1, "story")


@PERIODS.rule("(?P<in>IN) (?P<length>XLEN) APOS WORD? TIME", group="length")
def weeks_time(m: Match) -> Shift | None:
    """`in two weeks' time`."""
    length: Length = m.value("length")
    if length.age or any(amount.stated is None for amount, _ in length.parts):
        return None
    return Shift(length, 1, None, ahead=True)


@PERIODS.rule("(?P<length>XLEN) (TO THE (?P<day>UNIT))? (?P<way>BEFORE|AFTER|FROM|SINCE) (?P<base>XDATE|XTIME|XREF)")
def from_date(m: Match) -> Shift | None:
    """`three years after 1990`, `two weeks from now`, `two days before yesterday`."""
    base = m.token("base")
    sign = -1 if m.category("way") == "BEFORE" else 1
    if base.category == "XREF":
        return Shift(m.value("length"), sign, "now") if base.value.name == "PRESENT_REF" else None
    if isinstance(base.value, Timed):
        return None
    return Shift(m.value("length"), sign, when(base), exact=_to_the_day(m))


@PERIODS.rule("(?P<in>IN) (?P<length>XLEN)(?!AFTER|BEFORE|AGO|EARLIER|LATER|OF|RANGETO)", group="length")
def within(m: Match) -> Shift | None:
    """`will open in two weeks`: a date where the clause tells of the future, else a length (see `resolve`)."""
    length: Length = m.value("length")
    if any(amount.stated is None for amount, _ in length.parts) or length.age:
        return None
    return Shift(length, 1, None)


# --- begin, middle, end -------------------------------------------------------------------------------------

_MODS = {
    "EARLY": "START",
    "BEGINNING": "START",
    "MID": "MID",
    "MIDDLE": "MID",
    "LATE": "END",
    "END": "END",
    "TURN": "START",
}


@PARTS.rule("(THE? VERY)? (?P<mod>EARLY|MID|LATE) DASH? (IN|ON|OF)? THE? (?P<of>XDATE)")
@PARTS.rule("(THE VERY?)? (?P<mod>BEGINNING|MIDDLE|END|TURN) OF THE? (?P<of>XDATE)")
@PARTS.rule("(?P<mod>EARLIER|LATER) (IN|ON)? (?P<of>XDATE)")
@PARTS.rule("THE? (?P<mod>EARLY|MID|LATE) DASH? (?P<of>XSPAN)")
def part_of(m: Match) -> Expression | list[Piece] | None:
    """`early May`, `mid-2011`, `late last year`, `the end of 2008`, `late on Thursday`."""
    of = when(m["of"])
    category = m.category("mod") or ""
    start, end = m.span()
    if category in {"EARLIER", "LATER"}:
        return [Piece(start, end, of)] if isinstance(of, Deictic | Calendar) and category == "EARLIER" else None
    return Part(_MODS[category], of, turn=category == "TURN")  # type: ignore[arg-type]


@PARTS.rule("THE? (?P<mod>FINAL|OPENING|ENDING|EARLY|LATE|LAST|FIRST) UNITS (OF|IN) THE? (?P<of>XDATE)")
def closing_weeks(m: Match) -> Expression | None:
    """`the closing weeks of 1887`, `the early hours of Tuesday`, `the first days of May`."""
    of, unit = when(m["of"]), m.tokens[m.span("mod")[1]].value
    first = m.category("mod") in {"EARLY", "OPENING", "FIRST"}
    if m.token("of").category == "XDAY":
        early = unit == "hour" and m.category("mod") in {"EARLY"}
        return Timed(of, part="MO", mod="START") if early else None
    if m.category("mod") == "ENDING" and m.token("mod").text.lower() not in {"closing"}:
        return None
    return Part("START" if first else "END", of)


@PARTS.rule("THE? (HOURLY|EARLY PART?) UNITS OF THE? (?P<of>XDAY)")
def small_hours(m: Match) -> Timed:
    """`the small hours of Tuesday`."""
    return Timed(m.value("of"), part="MO", mod="START")


@PARTS.rule("(?P<mod>EARLY|LATE) (IN|ON)? (?P<of>XTIME)")
def early_part(m: Match) -> Timed | None:
    """`early on Monday morning`, `late last night`."""
    time = m.value("of")
    if not isinstance(time, Timed) or time.clock is not None or time.mod is not None:
        return None
    return replace(time, mod="START" if m.category("mod") == "EARLY" else "END")


@PARTS.rule("THE TURN OF THE (?P<unit>UNIT)")
def turn_of_the(m: Match) -> Part | None:
    """`the turn of the century`: which one, only the story tells."""
    if m.value("unit") not in {"century", "millennium"}:
        return None
    return Part("START", Deictic("century", 0, "story"), turn=True)


@PARTS.rule("(?P<mod>LATE|EARLY|LATER|EARLIER) (IN|ON) THE (?P<unit>UNIT|WEEKEND)")
@PARTS.rule("(THE VERY?)? (?P<mod>BEGINNING|MIDDLE|END|TURN) OF (THE|HIS)? (?P<unit>UNIT|WEEKEND|QUARTER)")
def part_of_unit(m: Match) -> Expression | None:
    """`the end of the year`, `late in the day`: of the period last told."""
    unit = m.value("unit")
    if unit in {"second", "minute", "hour", "millennium"}:
        return None
    if m.category("mod") in {"LATER", "EARLIER"}:
        return Deictic(unit, 0, "story", definite=True)
    return Part(_MODS[m.category("mod") or ""], Deictic(unit, 0, "story", definite=True))  # type: ignore[arg-type]


@PARTS.rule(
    "(END|ENDING|FOR|DURING|OF|IN|LATER IN|EARLIER IN|OVER|THROUGH|(AT (?=THE WEEKEND)))"
    " (?P<unit>THE (UNIT|WEEKEND|QUARTER))(?!BEFORE|AFTER|WORD WORD|NUM|OF)",
    group="unit",
)
def the_unit(m: Match) -> Deictic | None:
    """`end the day`, `for the week`, `of the year`: the one last told, else that of the article."""
    unit = m.tokens[m.span("unit")[1] - 1].value
    if unit == "weekend":
        return Deictic(unit, 0)
    if unit == "quarter" and m.tokens[m.span()[0]].category == "IN":
        return None  # shops in the quarter
    return (
        None
        if unit in {"second", "minute", "hour", "century", "millennium", "decade", "fortnight"}
        else Deictic(unit, 0, "story", definite=True)
    )


# --- time of day with its date ---------------------------------------------------------------------------------


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


# --- ranges ----------------------------------------------------------------------------------------------------


@RANGES.rule("(?P<first>XDAY) (TO|DASH|THROUGH|UNTIL) (?P<last>XDAY)")
def weekday_range(m: Match) -> list[Piece] | None:
    """`Monday to Friday`: each knows of the other, so that the end does not come before the begin."""
    first, last = m.value("first"), m.value("last")
    if not _only(first, "weekday") or not _only(last, "weekday"):
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
