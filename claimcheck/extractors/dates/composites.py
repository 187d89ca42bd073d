"""The later stages: expressions built out of those already read; here days with weekdays, and periods within periods.

`part_rules` and `time_rules` have the rules of the other stages.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.extractors.dates.expressions import (
    Amount,
    Calendar,
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
from claimcheck.extractors.dates.resolve import GRAINS

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
    if not only(day, "weekday") or not isinstance(date, Calendar) or date.month is None or date.weekday is not None:
        return None
    return replace(date, weekday=day.weekday)


@DAYS.rule("(?P<weekday>XDAY) COMMA? THE? (?P<day>ORD|FIRST|SECOND)(?!ANYUNIT|WORD|XLEN)")
@DAYS.rule("(?P<weekday>XDAY) THE? (?P<day>ORD|FIRST)(?=DASH|XCLOCK|AT|XSPAN)")
def weekday_and_number(m: Match) -> Calendar | None:
    """`Monday the 26th`."""
    day: Calendar = m.value("weekday")
    number = 2 if m.category("day") == "SECOND" else m.value("day")
    return replace(day, day=number) if only(day, "weekday") and 1 <= number <= 31 else None


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


def only(date: Any, field: str) -> bool:
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
        return Nth(_number(m), None, of, weekday=unit.value.weekday) if only(unit.value, "weekday") else None
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
        return Nth(number, None, of, weekday=unit.value.weekday) if only(unit.value, "weekday") else None
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


@PERIODS.rule("(?P<length>XLEN) AGO (?P<today>XDAY|XSPAN|XMONTH|XTIME|XPART)?")
def ago(m: Match) -> list[Piece] | Shift | None:
    """`a fortnight ago`; `ten years ago today`, `this Friday`, `last month` is that very day or month."""
    today = m.value("today")
    base = _day_of(today, m.value("length"))
    start, end = m.span()
    if today is not None and base is None:
        return [Piece(start, end - 1, Shift(m.value("length"), -1, "now"))]
    return Shift(m.value("length"), -1, base or "now", exact=base is not None or _to_the_day(m))


@PERIODS.rule("(?P<length>XLEN) AGO (IN|LAST|THIS) (?P<month>XMONTH)")
def ago_in_month(m: Match) -> Calendar | None:
    """`three years ago in May`: that month of the third year before."""
    amount, unit = m.value("length").parts[-1]
    month = m.value("month")
    if unit != "year" or not amount.stated or amount.stated != int(amount.stated) or len(m.value("length").parts) > 1:
        return None
    if not isinstance(month, Calendar) or month.month is None or month.year is not None:
        return None
    return Calendar(year=Deictic("year", -int(amount.stated)), month=month.month, day=month.day)


def _day_of(today: Expression | None, length: Length) -> Expression | None:
    """The day, week or month of the article's own time that something was so long before; None of other dates.

    None, too, of what is longer than the unit of the length: `four weeks ago this month`.
    """
    if isinstance(today, Timed):
        today = today.date
    if isinstance(today, Deictic) and today.base == "now":
        unit = GRAINS.get(length.parts[-1][1], -1)
        return today if GRAINS.get(today.unit, unit + 1) <= min(unit, GRAINS["quarter"]) else None
    if not isinstance(today, Calendar) or today.base != "now" or today.weekday is None:
        return None
    return today if today.pointer is not None else None


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


@PERIODS.rule("(?P<length>XLEN) (?P<way>AFTER|BEFORE) THAT(?=COMMA|STOP|BREAK|THE|WORD|AN|$)")
def after_that(m: Match) -> Shift | None:
    """`a week after that`: counted from the date last told; `two days after that storm` from the storm."""
    after, length = m.after(), m.value("length")
    if length.age or (after is not None and after.category == "WORD" and not after.text[:1].isupper()):
        return None
    return Shift(length, -1 if m.category("way") == "BEFORE" else 1, "story", exact=_to_the_day(m))


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


@PERIODS.rule("THE (?P<unit>UNIT) (?P<way>BEFORE|AFTER) (?P<base>XDAY)")
def unit_beside(m: Match) -> Shift | None:
    """`the week before Christmas`, `the day after 3 May`."""
    base = m.value("base")
    if not isinstance(base, Calendar) or not (base.holiday or (base.month and base.day)):
        return None
    if m.value("unit") not in {"day", "week"}:
        return None
    length = Length(((Amount(1.0, 1.0, 1.0), m.value("unit")),))
    return Shift(length, 1 if m.category("way") == "AFTER" else -1, base, exact=m.value("unit") == "day")


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
