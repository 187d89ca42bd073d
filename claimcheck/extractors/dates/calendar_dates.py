"""The first stage, for days, months and years: `2 March`, `May 1947`, `1914-18`, `7/8/07`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.dates.atoms import YEAR_END, full_year, is_short, rule, short_year
from claimcheck.extractors.dates.expressions import (
    Calendar,
    Expression,
    Literally,
)
from claimcheck.extractors.dates.grammar import Match, Piece

if TYPE_CHECKING:
    from claimcheck.extractors.dates.tokens import Token


def day_number(token: Token) -> int | None:
    """The day of the month that a token gives, None if no month has it."""
    value = 2 if token.category == "SECOND" else token.value
    return int(value) if value == int(value) and 1 <= value <= 31 else None


@rule("(?P<month>MONTH) THE? (?P<day>DAYNUM) (?!COLON INT2|PART)" + YEAR_END)
@rule("THE? (?P<day>DAYNUM) DASH? OF? (?P<month>MONTH) DASH?" + YEAR_END)
@rule("(?P<day>INT2) (DASH|SLASH) (?P<month>MONTH) (DASH|SLASH) (?P<year>YEAR4)")
@rule("(?P<month>MONTH) DASH (?P<day>INT2) DASH (?P<year>YEAR4)")
@rule("(?P<year>YEAR4) COMMA? (?P<month>MONTH) (?P<day>DAYNUM)")
def month_day(m: Match) -> Calendar | None:
    """`2 March`, `March 2nd, 1998`, `2-Mar-1998`."""
    day = day_number(m.token("day"))
    if day is None:
        return None
    return Calendar(year=full_year(m["year"]), month=m.value("month"), day=day, short=is_short(m["year"]))


@rule("(?P<month>MONTH) (?P<first>DAYNUM) (?P<to>RANGETO) (?P<last>DAYNUM) (?!ANYUNIT|COLON)" + YEAR_END)
@rule("THE? (?P<first>DAYNUM) (?P<to>RANGETO) THE? (?P<last>DAYNUM) OF? (?P<month>MONTH)" + YEAR_END)
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


@rule("THE? (?P<a>DAYNUM) COMMA THE? (?P<b>DAYNUM) COMMA? (AND|OR) THE? (?P<c>DAYNUM) OF? (?P<month>MONTH)" + YEAR_END)
@rule("(?P<month>MONTH) (?P<a>DAYNUM) COMMA (?P<b>DAYNUM) COMMA? (AND|OR) (?P<c>DAYNUM) (?!ANYUNIT|COLON)" + YEAR_END)
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


@rule("(ON|UNTIL|BEFORE|BY) (?P<the>THE (ORD|FIRST))(?=STOP|COMMA|BREAK|AND|RPAREN|$)", group="the")
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
