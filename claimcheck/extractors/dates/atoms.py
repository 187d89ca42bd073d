"""The first stage: dates, deictic words and recurrences that need no other reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.expressions import (
    Ancient,
    Calendar,
    Deictic,
    Expression,
    Literally,
    Mod,
    Recurrence,
    Reference,
    Span,
    Timed,
)
from claimcheck.extractors.dates.grammar import Match, Piece, Stage
from claimcheck.extractors.dates.values import iso_length, plain, unit_code

if TYPE_CHECKING:
    from claimcheck.extractors.dates.tokens import Token

ATOMS = Stage()
rule = ATOMS.rule

_ENDS = "(COMMA? (OF|IN)? (?P<year>YEAR4|SHORTYEAR))?"
#: two-digit years from this one on are of the last century
PIVOT = 50


def full_year(token: Token | None) -> int | None:
    """The year that a token of four digits, or of an apostrophe and two, gives."""
    if token is None:
        return None
    if token.category == "SHORTYEAR":
        return short_year(token.value)
    return int(token.value)


def short_year(number: int) -> int:
    """The year that two digits mean."""
    return number + (1900 if number >= PIVOT else 2000)


def is_short(token: Token | None) -> bool:
    """Whether a year is told by two digits."""
    return token is not None and token.category == "SHORTYEAR"


def day_number(token: Token) -> int | None:
    """The day of the month that a token gives, None if no month has it."""
    value = 2 if token.category == "SECOND" else token.value
    return int(value) if value == int(value) and 1 <= value <= 31 else None


# --- day, month, year ------------------------------------------------------------------------------


@rule("(?P<month>MONTH) THE? (?P<day>DAYNUM) (?!COLON INT2|PART)" + _ENDS)
@rule("THE? (?P<day>DAYNUM) DASH? OF? (?P<month>MONTH) DASH?" + _ENDS)
@rule("(?P<day>INT2) (DASH|SLASH) (?P<month>MONTH) (DASH|SLASH) (?P<year>YEAR4)")
@rule("(?P<month>MONTH) DASH (?P<day>INT2) DASH (?P<year>YEAR4)")
@rule("(?P<year>YEAR4) COMMA? (?P<month>MONTH) (?P<day>DAYNUM)")
def month_day(m: Match) -> Calendar | None:
    """`2 March`, `March 2nd, 1998`, `2-Mar-1998`."""
    day = day_number(m.token("day"))
    if day is None:
        return None
    return Calendar(year=full_year(m["year"]), month=m.value("month"), day=day, short=is_short(m["year"]))


@rule("(?P<month>MONTH) (?P<first>DAYNUM) (?P<to>RANGETO) (?P<last>DAYNUM) (?!ANYUNIT|COLON)" + _ENDS)
@rule("THE? (?P<first>DAYNUM) (?P<to>RANGETO) THE? (?P<last>DAYNUM) OF? (?P<month>MONTH)" + _ENDS)
def day_range(m: Match) -> list[Piece] | None:
    """`14 to 16 March`, `July 14-15, 2003`: each end by itself."""
    first, last = day_number(m.token("first")), day_number(m.token("last"))
    if first is None or last is None or first >= last:
        return None
    year, month = full_year(m["year"]), m.value("month")
    cut = m.span("to")
    return [
        Piece(m.span()[0], cut[0], Calendar(year=year, month=month, day=first)),
        Piece(cut[1], m.span()[1], Calendar(year=year, month=month, day=last)),
    ]


@rule("THE? (?P<a>DAYNUM) COMMA THE? (?P<b>DAYNUM) COMMA? (AND|OR) THE? (?P<c>DAYNUM) OF? (?P<month>MONTH)" + _ENDS)
@rule("(?P<month>MONTH) (?P<a>DAYNUM) COMMA (?P<b>DAYNUM) COMMA? (AND|OR) (?P<c>DAYNUM) (?!ANYUNIT|COLON)" + _ENDS)
def three_days(m: Match) -> list[Piece] | None:
    """`3, 4 and 5 March 2005`: each by itself."""
    days = [day_number(m.token(name)) for name in "abc"]
    if None in days or not days[0] < days[1] < days[2]:  # type: ignore[operator]
        return None
    dates = [Calendar(year=full_year(m["year"]), month=m.value("month"), day=day) for day in days]
    b, c = m.span("b"), m.span("c")
    first = m.span("month")[0] == m.span()[0]
    ends = [(m.span()[0], m.span("a")[1]), (b[0], b[1]), (c[0], m.span()[1])]
    if not first:
        ends[0] = m.span("a")
    return [Piece(*end, date) for end, date in zip(ends, dates, strict=True)]


@rule("(?P<one>MONTH) (?P<first>DAYNUM) (?P<to>RANGETO) (?P<other>MONTH) (?P<last>DAYNUM) COMMA? (?P<year>YEAR4)")
@rule("(?P<first>DAYNUM) OF? (?P<one>MONTH) (?P<to>RANGETO) (?P<last>DAYNUM) OF? (?P<other>MONTH) (?P<year>YEAR4)")
def date_range(m: Match) -> list[Piece] | None:
    """The year at the end is the year of both, unless the first month is the later one."""
    first, last = day_number(m.token("first")), day_number(m.token("last"))
    year = full_year(m["year"])
    if first is None or last is None or year is None:
        return None
    started = year - (m.value("one") > m.value("other"))
    cut = m.span("to")
    return [
        Piece(m.span()[0], cut[0], Calendar(year=started, month=m.value("one"), day=first)),
        Piece(cut[1], m.span()[1], Calendar(year=year, month=m.value("other"), day=last)),
    ]


@rule("(?P<one>MONTH) (?P<to>RANGETO) (?P<other>MONTH) COMMA? OF? (?P<year>YEAR4)")
def month_range(m: Match) -> list[Piece]:
    """`May to October 2003`."""
    year = int(m.value("year"))
    started = year - (m.value("one") > m.value("other"))
    cut = m.span("to")
    return [
        Piece(m.span()[0], cut[0], Calendar(year=started, month=m.value("one"))),
        Piece(cut[1], m.span()[1], Calendar(year=year, month=m.value("other"))),
    ]


@rule("(?P<month>MONTH) (COMMA|OF|IN|DASH)? OF? (THE UNIT)? (?P<year>YEAR4|SHORTYEAR)")
@rule("(?P<year>YEAR4) (?P<month>MONTH)(?!NUM|DAYNUM)")
def month_year(m: Match) -> Calendar:
    """`May 1947`, `May of 1947`."""
    return Calendar(year=full_year(m["year"]), month=m.value("month"), short=is_short(m["year"]))


@rule("(?P<month>MONTH)")
def month_alone(m: Match) -> Calendar:
    """`May`; whether it is one, `filters` looks at."""
    return Calendar(month=m.value("month"))


@rule("AN WORD? (?P<weekday>WEEKDAY)(?=OF|WHEN|STOP|COMMA|BREAK|AND|IN|RPAREN|$)", group="weekday")
def any_weekday(m: Match) -> Calendar:
    """`it was a Tuesday`: which one, the words do not tell."""
    return Calendar(weekday=m.value("weekday"), pointer="any")


@rule("(?P<weekday>WEEKDAY)")
def weekday_alone(m: Match) -> Calendar | None:
    """`Tuesday`; `Saturday week` is another day."""
    after = m.after()
    if after is not None and after.text == "week":
        return None
    return Calendar(weekday=m.value("weekday"))


@rule("(?P<first>YEAR4) (?P<to>DASH) (?P<last>YEAR4|INT2)(?!DASH|COLON|ORD|MONTH|NUM|SLASH|MONEY)")
@rule("(?P<first>YEAR4) (?P<to>TO|UNTIL|THROUGH) (?P<last>YEAR4)(?!DASH|COLON)")
@rule("(FROM|BETWEEN) (?P<first>YEAR4) (?P<to>TO|AND|UNTIL|THROUGH|DASH) (?P<last>YEAR4)(?!DASH|COLON)")
def year_range(m: Match) -> list[Piece] | None:
    """`1979–1998`, `1914-18`, `from 1979 to 1998`: each end by itself."""
    before = m.before()
    if (
        before is not None
        and before.category in {"DASH", "MONEY", "SLASH", "COLON", "INT2"}
        and m.token("first").joined
    ):
        return None
    first, last = int(m.value("first")), m.token("last")
    end = int(last.value) if last.category == "YEAR4" else first // 100 * 100 + int(last.value)
    reversed_ = last.category == "YEAR4" and before is not None and before.category == "LPAREN"
    after = m.after()
    reversed_ = reversed_ and end < first <= end + 150 and after is not None and after.category == "RPAREN"
    if (not first < end <= first + 300 and not reversed_) or (last.category == "INT2" and len(last.text) != 2):
        return None
    start, stop = m.span("first")[0], m.span("to")[1]
    return [Piece(start, start + 1, Calendar(year=first)), Piece(stop, m.span()[1], Calendar(year=end))]


@rule("(?P<date>ISODATE)")
def iso_date(m: Match) -> Literally:
    """`1998-03-02`, `1998-03-02T10:30`."""
    return Literally(str(m.value("date")).replace(" ", "T"))


@rule("(?P<date>SLASHDATE)")
def slashed_date(m: Match) -> Expression | None:
    """`7/8/07`: in the order that alone can be meant; with points the day comes first.

    Where both can, and no other date of the article tells its order, the date stays open to both (see `resolve`).
    """
    text = str(m.value("date"))
    sign = "." if "." in text else "/" if "/" in text else "-"
    one, two, three = (int(part) for part in text.split(sign))
    if one > 31:
        return Calendar(year=one, month=two, day=three) if 1 <= two <= 12 and 1 <= three <= 31 else None
    year = three if three > 99 else short_year(three)
    swappable = sign != "." and one <= 12 and two <= 12 and one != two
    if sign == "." or one > 12:
        one, two = two, one
    if not (1 <= one <= 12 and 1 <= two <= 31):
        return None
    return Calendar(year=year, month=one, day=two, short=three < 100, swappable=swappable)


def order_of(text: str) -> bool | None:
    """Whether a slashed date puts its day first; None where it may be either or puts the year first."""
    one, two, _ = (int(part) for part in text.replace("-", "/").split("/")) if "." not in text else (0, 0, 0)
    if not (1 <= one <= 31 and 1 <= two <= 31) or (one > 12) == (two > 12):
        return None
    return one > 12


@rule("(THE|HIS)? STRAIGHT? (?P<unit>UNIT) (?P<year>YEAR4)")
def the_year(m: Match) -> Calendar | None:
    """`the year 2000`."""
    return Calendar(year=full_year(m["year"])) if m.value("unit") == "year" else None


@rule("(IN|SINCE|OF|BY|UNTIL|FROM|AND) (?P<year>WORDNUM WORDNUM?)(?!ANYUNIT|WORD)", group="year")
def year_in_words(m: Match) -> Calendar | None:
    """`in nineteen ninety-six`, `by two thousand and five`."""
    first, last = m.span("year")
    year = _spelled([m.tokens[at].value for at in range(first, last)])
    return Calendar(year=year) if year else None


@rule("(?P<month>MONTH) (?P<day>ORD)? COMMA? OF? (?P<year>WORDNUM WORDNUM?)(?!ANYUNIT|WORD)")
@rule("(?P<day>INT2|ORD) (?P<month>MONTH) (?P<year>WORDNUM WORDNUM?)(?!ANYUNIT|WORD)")
def date_in_words(m: Match) -> Calendar | None:
    """`March nineteen ninety-eight`, `May twenty-nine`."""
    first, last = m.span("year")
    values = [m.tokens[at].value for at in range(first, last)]
    year, day = _spelled(values), m["day"]
    if year:
        return Calendar(year=year, month=m.value("month"), day=None if day is None else day_number(day))
    if day is None and len(values) == 1 and values[0] == int(values[0]) and 1 <= values[0] <= 31:
        return Calendar(month=m.value("month"), day=int(values[0]))
    return None


def _spelled(values: list[float]) -> int | None:
    """The year that is said as one number (2005) or as two of two digits (19, 96)."""
    if len(values) == 2 and 10 <= values[0] <= 20 and 10 <= values[1] <= 99:
        return int(values[0] * 100 + values[1])
    return int(values[0]) if len(values) == 1 and values[0] in range(1900, 2101) else None


@rule("(SINCE|IN|OF|BY|UNTIL|FROM|DURING|THE) (?P<year>SHORTYEAR)", group="year")
def year_after_apostrophe(m: Match) -> Calendar:
    """`since '82`."""
    return Calendar(year=full_year(m["year"]), short=True)


@rule("ON (?P<the>THE (ORD|FIRST))(?=STOP|COMMA|BREAK|AND|RPAREN|$)", group="the")
def day_of_the_month(m: Match) -> Calendar | None:
    """`it ended on the 26th`: of the month that the story tells."""
    day = day_number(m.tokens[m.span("the")[1] - 1])
    text = m.tokens[m.span("the")[1] - 1].text
    return Calendar(day=day, base="story") if day is not None and text[0].isdigit() else None


@rule("THE? (?P<unit>UNIT) (?P<number>INT2) ((OF|COMMA)? (?P<year>YEAR4))?")
def week_number(m: Match) -> Calendar | None:
    """`week 31 of 2018`: the ISO 8601 week."""
    number = m.value("number")
    if m.value("unit") != "week" or not 1 <= number <= 53:
        return None
    return Calendar(year=full_year(m["year"]), week=number)


# --- seasons, quarters, fiscal years, decades, centuries, eras ---------------------------------------


#: what may stand before a season that is also a verb
_SEASONAL = {
    "IN",
    "SINCE",
    "UNTIL",
    "BY",
    "DURING",
    "EARLY",
    "MID",
    "LATE",
    "OF",
    "DASH",
    "EVERY",
    "BEFORE",
    "AFTER",
    "HIS",
}


@rule("THE? (?P<season>SEASON) (OF|COMMA|IN)? (?P<year>YEAR4) (DASH|SLASH) (?P<to>INT2|YEAR4)(?!DASH|MONTH|ANYUNIT)")
@rule("THE? (?P<season>SEASON) (OF|COMMA|IN)? (?P<year>YEAR4|SHORTYEAR)")
@rule("THE? (?P<season>SEASON)")
def season(m: Match) -> Calendar | None:
    """`the summer of 1955`, `in spring`."""
    before = m.before()
    verb = m.token("season").text in {"fall", "spring"} and m.span()[1] - m.span()[0] == 1
    if verb and (before is None or before.category not in _SEASONAL):
        return None  # prices will fall next year
    year, to = full_year(m["year"]), m["to"]
    if to is not None and (year is None or int(to.value) not in {year + 1, (year + 1) % 100}):
        return None
    through = None if to is None or year is None else year + 1
    return Calendar(year=year, season=m.value("season"), short=is_short(m["year"]), through=through)


@rule("(?P<code>QUARTERCODE) ((OF|IN|COMMA|DASH)? (?P<year>YEAR4))?")
@rule("(?P<year>YEAR4) DASH? (?P<code>QUARTERCODE)")
def quarter_code(m: Match) -> Calendar:
    """`Q1 2009`, `2009-H2`."""
    code = m.value("code")
    number = int(code.strip("QH"))
    year = full_year(m["year"])
    return Calendar(year=year, half=number) if "H" in code else Calendar(year=year, quarter=number)


@rule("THE? (?P<pointer>THIS|LAST|NEXT|CURRENT|PREVIOUS|COMING|FOLLOWING)? FISCAL (?P<unit>UNIT)? (?P<year>YEAR4)?")
def fiscal_year(m: Match) -> Expression | None:
    """`fiscal 2018`, `this financial year`."""
    if m["year"]:
        return Calendar(year=full_year(m["year"]), fiscal=True)
    if m.value("unit") != "year":
        return None
    return Deictic("fiscal", _STEPS.get(m.category("pointer") or "THIS", (0, "now"))[0])


@rule("THE? (?P<first>YEAR4) ((DASH|SLASH) (?P<last>INT2|YEAR4))? FISCAL (?P<unit>UNIT)")
@rule("THE? FISCAL (?P<unit>UNIT)? (?P<first>YEAR4) (DASH|SLASH) (?P<last>INT2|YEAR4)")
def fiscal_years(m: Match) -> Calendar | None:
    """`the 2010-11 financial year`: named by the year in which it ends."""
    first, last = int(m.value("first")), m["last"]
    if m.value("unit") not in {"year", None}:
        return None
    if last is not None and int(last.value) not in {first + 1, (first + 1) % 100}:
        return None
    return Calendar(year=first + (last is not None), fiscal=True)


@rule("THE? (?P<code>FISCALCODE)")
def fiscal_code(m: Match) -> Calendar:
    """`FY2018`, `FY21`, `FY2018-19`."""
    digits = "".join(c for c in re.split("[-/]", m.value("code"))[-1] if c.isdigit())
    return Calendar(year=int(digits) if len(digits) == 4 else 2000 + int(digits), fiscal=True)


@rule("THE? (?P<decade>DECADE)")
def decade(m: Match) -> Span | None:
    """`the 1980s`, `the '80s`, `the eighties`."""
    digits = "".join(c for c in m.value("decade") if c.isdigit())
    if len(digits) == 2:
        return Span(1900 + int(digits), 10, short=True)
    first = int(digits)
    # `the 1900s` are mostly the century
    return Span(first, 100 if first % 100 == 0 else 10) if 1000 <= first <= 2100 else None


@rule("THE? (?P<number>NTH) DASH? (?P<unit>UNIT) (?P<era>BC|AD)?")
def century(m: Match) -> Expression | None:
    """`the nineteenth century`, `the 5th century BC`."""
    if m.value("unit") != "century":
        return None
    number = 2 if m.category("number") == "SECOND" else int(m.value("number"))
    if m.category("era") == "BC":
        return Ancient(number, century=True)
    return Span((number - 1) * 100, 100) if 1 <= number <= 30 else None


@rule("(?P<number>INT|INT2|YEAR4|DECIMAL) (?P<era>BC|AD)")
@rule("(?P<era>AD) (?P<number>INT|INT2|YEAR4)")
@rule("(?P<month>MONTH) (?P<day>INT2)? COMMA? (?P<number>INT|INT2|YEAR4) (?P<era>BC|AD)")
@rule("(?P<day>INT2)? (?P<month>MONTH) (?P<number>INT|INT2|YEAR4) (?P<era>BC|AD)")
def era_year(m: Match) -> Expression | None:
    """`146 BC`, `AD 410`, `15 March 44 BC`."""
    number = int(m.value("number"))
    month = m.value("month")
    day = m.value("day")
    if m.category("era") == "BC":
        return Ancient(number, month=month, day=day) if 0 < number < 10_000 else None
    return Calendar(year=number, month=month, day=day) if 0 < number <= 2100 else None


# --- named days ---------------------------------------------------------------------------------------


@rule("(?P<day>HOLIDAY) (COMMA? (OF|IN)? (?P<year>YEAR4))?")
def holiday(m: Match) -> Calendar | None:
    """`Easter 2004`, `Christmas Day`."""
    after = m.after()
    if after is not None and after.category == "WORD" and after.text[:1].isupper() and m["year"] is None:
        return None  # Easter Island, Christmas Humphreys
    return Calendar(year=full_year(m["year"]), holiday=m.value("day"))


# --- by distance --------------------------------------------------------------------------------------

_STEPS: dict[str, tuple[int, str]] = {
    "THIS": (0, "now"), "CURRENT": (0, "now"), "LAST": (-1, "now"), "NEXT": (1, "now"), "COMING": (1, "now"),
    "PREVIOUS": (-1, "story"), "FOLLOWING": (1, "story"), "SAME": (0, "story"), "THAT": (0, "story"),
    "ENTIRE": (0, "story"), "PAST": (-1, "now"),
}  # fmt: skip
_POINTING = "(?P<pointer>THIS|CURRENT|LAST|NEXT|COMING|PREVIOUS|FOLLOWING|SAME|THAT)"
_POINTERS = {-1: "last", 0: "this", 1: "next"}
_SMALL = {"second", "minute", "hour"}


@rule(f"(?P<the>THE|HIS)? {_POINTING} (VERY|STRAIGHT)? (?P<unit>ONEUNIT)")
@rule("(?P<the>THE|THAT|THIS) (?P<pointer>ENTIRE) (?P<unit>ONEUNIT)")
def pointed_unit(m: Match) -> Deictic | None:
    """`last year`, `this week`, `the following day`, `that month`; `the next day` goes on with the story."""
    unit = m.value("unit")
    if unit in _SMALL or unit == "millennium" or (unit == "day" and m.span("unit")[0] - m.span("pointer")[1] > 0):
        return None  # the next business day
    pointer = m.category("pointer") or ""
    if pointer == "LAST" and _is_part(m):
        return None  # the last week of July
    step, base = _STEPS[pointer]
    if pointer == "NEXT" and m["the"] is not None:
        base = "story"
    if pointer == "THAT" and m.before() is not None and m.before().category in {"WORD"}:  # type: ignore[union-attr]
        base = "story"
    if pointer == "ENTIRE" and m.category("the") == "THIS":
        base = "now"
    return Deictic(unit, step, "story" if base == "story" else "now")


def _is_part(m: Match) -> bool:
    """Whether a longer period follows, of which this is the last part."""
    of, period = m.after(), m.after(1)
    return of is not None and of.category in {"OF", "IN"} and period is not None and period.category in _PERIODS


_PERIODS = {"MONTH", "YEAR4", "SEASON", "DECADE", "THE", "THIS", "LAST", "NEXT", "EARLY", "LATE", "HIS", "FISCAL"}


@rule(
    "(?P<pointer>PREVIOUS|FOLLOWING|SAME|LAST|NEXT)? (?P<the>THE) (?P<unit>UNIT|WEEKEND) (?P<way>BEFORE|AFTER|PREVIOUS)"
)
def the_day_before(m: Match) -> Deictic | None:
    """`the year before`, `the year previous`; what an event follows or precedes is not dated by it."""
    if m["pointer"] or m.value("unit") in {*_SMALL, "hour"}:
        return None
    after = m.after()
    ends = {"STOP", "COMMA", "BREAK", "RPAREN", "AND", "DASH", "IN", "AT", "BY", "WHEN"}
    if after is not None and after.category not in ends:
        return None
    return Deictic(m.value("unit"), 1 if m.category("way") == "AFTER" else -1, "story")


@rule("THE (?P<unit>UNIT|WEEKEND) (?P<way>BEFORE LAST|AFTER NEXT)(?!ANYUNIT|WEEKDAY|MONTH)")
def one_further(m: Match) -> Deictic | None:
    """`the week before last`, `the year after next`."""
    unit = m.value("unit")
    return None if unit in {*_SMALL, "millennium"} else Deictic(unit, -2 if m.category("way") == "BEFORE" else 2)


@rule("THIS PAST (?P<unit>WEEKEND)")
def past_weekend(_: Match) -> Deictic:
    """Such as `this past weekend`."""
    return Deictic("weekend", -1)


@rule("THE UNIT BEFORE (?P<day>YESTERDAY)")
@rule("THE UNIT AFTER (?P<day>TOMORROW)")
def two_days_off(m: Match) -> Deictic:
    """`the day before yesterday`."""
    return Deictic("day", -2 if m.category("day") == "YESTERDAY" else 2)


_WORDS = {"TODAY": 0, "YESTERDAY": -1, "TOMORROW": 1}


@rule("(?P<rest>EARLIER|LATER)? (?P<day>TODAY|YESTERDAY|TOMORROW)")
def day_word(m: Match) -> Deictic:
    """`today`, `earlier today`."""
    return Deictic("day", _WORDS[m.category("day") or ""])


@rule("(?P<rest>EARLIER|LATER) (IN (THE)?)? (?P<pointer>THIS|THAT|SAME|LAST|NEXT) (?P<unit>UNIT|WEEKEND|QUARTER)")
def later_this_year(m: Match) -> Deictic | None:
    """`later this year`, `earlier this week`."""
    unit = m.value("unit")
    if unit in {*_SMALL, "hour"}:
        return None
    step, base = _STEPS[m.category("pointer") or ""]
    rest = "later" if m.category("rest") == "LATER" else "earlier"
    return Deictic(unit, step, "story" if base == "story" else "now", rest if step == 0 else None)  # type: ignore[arg-type]


@rule("THIS (?P<pointer>COMING) (?P<name>WEEKDAY)")
@rule(f"THE? {_POINTING} (?P<name>MONTH|WEEKDAY|SEASON|HOLIDAY)")
def pointed_name(m: Match) -> Calendar | None:
    """`last October`, `next Tuesday`, `the previous December`."""
    step, base = _STEPS[m.category("pointer") or ""]
    if m.category("pointer") == "LAST" and m.category("name") == "WEEKDAY" and _is_weekday_of(m):
        return None  # the last Monday in August
    field = {"MONTH": "month", "WEEKDAY": "weekday", "SEASON": "season", "HOLIDAY": "holiday"}[m.category("name") or ""]
    pointer = _POINTERS[step]
    return Calendar(**{field: m.value("name")}, pointer=pointer, base=base)  # type: ignore[arg-type]


@rule("THIS PAST (?P<name>MONTH|WEEKDAY|SEASON)")
def this_past(m: Match) -> Calendar:
    """Such as `this past Monday`: the one just gone."""
    if m.category("name") == "WEEKDAY":
        return Calendar(weekday=m.value("name"), pointer="just")
    field = {"MONTH": "month", "SEASON": "season"}[m.category("name") or ""]
    return Calendar(**{field: m.value("name")}, pointer="last")


def _is_weekday_of(m: Match) -> bool:
    """Whether a longer period follows, of which this is the last such weekday."""
    of, period, unit = m.after(), m.after(1), m.after(2)
    if of is None or period is None or of.category not in {"OF", "IN"}:
        return False
    longer = unit is not None and unit.category in {"UNIT", "SECOND", "QUARTER", "MONTH"}
    return period.category in {"MONTH", "YEAR4", "EVERY", "SEASON"} or (
        period.category in {"THE", "THIS", "THAT", "LAST", "NEXT"} and longer
    )


# --- parts of the day ---------------------------------------------------------------------------------


@rule("TONIGHT")
def tonight(_: Match) -> Timed:
    """`tonight`."""
    return Timed(Deictic("day", 0), part="NI")


@rule("(?P<pointer>THIS|LAST|THAT|SAME|FOLLOWING|NEXT|PREVIOUS) (?P<mod>EARLY|LATE)? (?P<part>PART)")
@rule("THE (?P<pointer>SAME|FOLLOWING|NEXT|PREVIOUS) (?P<mod>EARLY|LATE)? (?P<part>PART)")
def pointed_part(m: Match) -> Timed:
    """Such as `this morning`, `last night`, `the following afternoon`."""
    step, base = _STEPS[m.category("pointer") or ""]
    if m.category("pointer") == "NEXT":
        base = "story"
    return Timed(Deictic("day", step, base), part=m.value("part"), mod=_part_mod(m.category("mod")))  # type: ignore[arg-type]


@rule("(?P<mod>EARLY|MID|LATE)? DASH? (?P<part>PART)")
def part_alone(m: Match) -> Timed:
    """`the morning`, `early evening`."""
    return Timed(None, part=m.value("part"), mod=_part_mod(m.category("mod")))


@rule("OVERNIGHT")
def overnight(_: Match) -> Timed:
    """`overnight`."""
    return Timed(None, part="NI")


def _part_mod(category: str | None) -> Mod | None:
    mods: dict[str, Mod] = {"EARLY": "START", "MID": "MID", "LATE": "END"}
    return mods.get(category or "")


# --- references and recurrences -------------------------------------------------------------------------


@rule("(?P<name>REF)")
def reference(m: Match) -> Reference:
    """`now`, `recently`."""
    return Reference(m.value("name"))


@rule("THE (?P<word>FUTURE|PAST)(?!NUM|ANYUNIT|WORD|FEW|COUPLE|AND|OF|DASH|WEEKDAY|MONTH|SEASON|PART|FISCAL)")
@rule("THE? RECENT (?P<word>PAST)")
@rule("THE? COMING (?P<word>UNITS)")
@rule("THE? RECENT (?P<units>UNITS)")
def loose_reference(m: Match) -> Reference:
    """`the future`, `recent years`, `the coming weeks`."""
    if m["units"]:
        return Reference("PAST_REF")
    return Reference("PAST_REF" if m.category("word") == "PAST" else "FUTURE_REF")


@rule("AT (THE|THIS) CURRENT? MOMENT")
@rule("AT (THIS|THE CURRENT) TIME")
@rule("AT CURRENT")
@rule("(TO|UNTIL) DATEWORD(?!OF|IN|WORD|MONTH|NUM|FROM)")
def present(_: Match) -> Reference:
    """`at the moment`, `to date`."""
    return Reference("PRESENT_REF")


@rule("(?P<part>PARTS)")
def every_such_part(m: Match) -> Recurrence:
    """`mornings`."""
    return Recurrence(f"XXXX-XX-XXT{m.value('part')}")


@rule("(?P<day>WEEKDAY) (?P<part>PARTS)")
def weekly_part(m: Match) -> Recurrence:
    """`Friday mornings`."""
    return Recurrence(f"XXXX-WXX-{m.value('day')}T{m.value('part')}")


@rule("(?P<word>RECUR)")
def recurrence(m: Match) -> Recurrence:
    """`annual`, `daily`."""
    return Recurrence(m.value("word"))


@rule("(?P<day>WEEKDAYS)")
@rule("EVERY (?P<other>OTHER|SECOND|ORD)? (?P<day>WEEKDAY)")
def weekly(m: Match) -> Recurrence:
    """`Sundays`, `every Tuesday`."""
    return Recurrence(f"XXXX-WXX-{m.value('day')}")


@rule("EVERY (?P<month>MONTH)")
def every_month(m: Match) -> Recurrence:
    """`every May`."""
    return Recurrence(f"XXXX-{m.value('month'):02}")


@rule("EVERY (?P<season>SEASON)")
def every_season(m: Match) -> Recurrence:
    """`every summer`."""
    return Recurrence(f"XXXX-{m.value('season')}")


@rule("EVERY (?P<day>HOLIDAY)")
def every_holiday(m: Match) -> Recurrence:
    """`every Christmas`; those that move have no value but the year."""
    fixed = periods.holiday(m.value("day"), 2001) if periods.is_fixed(m.value("day")) else None
    return Recurrence(f"XXXX-{fixed.low:%m-%d}" if fixed else "P1Y")


@rule("EVERY (?P<word>FEW|COUPLE) OF? (?P<unit>UNITS)")
def every_few(m: Match) -> Recurrence | None:
    """`every few weeks`."""
    if m.value("unit") in {"weekend", "quarter"}:
        return None
    code, _ = unit_code(m.value("unit"))
    return Recurrence(f"P{'T' if code[0] == 'T' else ''}X{code[-1]}")


@rule("(?P<number>WORDNUM|INT2|HALF|TIMES) DASH (?P<word>RECUR)")
def hyphened_recurrence(m: Match) -> Recurrence | None:
    """`four-yearly`, `half-yearly`; `twice-weekly` is as `twice a week`."""
    whole = re.fullmatch(r"P(T?)1([YMWDH])", m.value("word"))
    if whole is None or m.category("number") == "TIMES":
        return Recurrence(m.value("word"))
    if m.category("number") == "HALF":
        return Recurrence({"P1Y": "P6M", "PT1H": "PT30M"}.get(whole[0], whole[0]))
    return Recurrence(f"P{whole[1]}{plain(m.value('number'))}{whole[2]}")


@rule("(WORD|MULTI) DASH (?P<word>RECUR)")
def prefixed_recurrence(m: Match) -> Recurrence | None:
    """`bi-annual`, `semi-annual`, `bi-monthly`."""
    prefix = m.tokens[m.span()[0]].text.lower()
    table = {
        "bi": {"P1Y": "P6M", "P1M": "P2M", "P1W": "P2W"}, "semi": {"P1Y": "P6M", "P1M": "P2W"},
        "tri": {"P1Y": "P3Y"}, "mid": {},
    }  # fmt: skip
    value = table.get(prefix, {}).get(m.value("word"))
    return Recurrence(value) if value else None


@rule("TIMES DASH AN DASH (?P<unit>UNIT)")
def hyphened_rate(m: Match) -> Recurrence:
    """`a once-a-year fair`."""
    return Recurrence(iso_length([(1, m.value("unit"))]))


@rule("(AT|ON|ALL|DURING) (?P<unit>UNITS)", group="unit")
def weekends(m: Match) -> Recurrence | None:
    """`at weekends`."""
    return Recurrence("XXXX-WXX-WE") if m.value("unit") == "weekend" else None


@rule("(?P<day>WEEKDAY) NIGHTS")
def weekly_night(m: Match) -> Recurrence:
    """`Friday nights`."""
    return Recurrence(f"XXXX-WXX-{m.value('day')}TNI")


@rule("EVERY (?P<part>PART)")
def every_part(m: Match) -> Recurrence:
    """`every morning`."""
    return Recurrence(f"XXXX-XX-XXT{m.value('part')}")


@rule("EVERY (?P<other>OTHER|SECOND)? (?P<unit>UNIT|WEEKEND|QUARTER)")
@rule("PER (?P<unit>UNIT|QUARTER)")
@rule("EVERY (?P<number>ORD) (?P<unit>UNIT)")
@rule("EVERY (?P<number>NUM) (?P<unit>UNITS)")
def every_unit(m: Match) -> Recurrence | None:
    """`every day`, `per year`, `every two weeks`."""
    number = m.value("number") or 1
    if m["other"]:
        number = 2
    if m.value("unit") == "weekend":
        return Recurrence("XXXX-WXX-WE")
    return Recurrence(iso_length([(number, m.value("unit"))]))
