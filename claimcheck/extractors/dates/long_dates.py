"""The first stage, for seasons, quarters, decades, centuries, eras and holidays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.atoms import STEPS, full_year, is_short, rule
from claimcheck.extractors.dates.expressions import (
    Ancient,
    Calendar,
    Deictic,
    Expression,
    Span,
)

if TYPE_CHECKING:
    from claimcheck.extractors.dates.grammar import Match

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
    return Deictic("fiscal", STEPS.get(m.category("pointer") or "THIS", (0, "now"))[0])


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


@rule("(?P<day>HOLIDAY) (COMMA? (OF|IN)? (?P<year>YEAR4))?")
def holiday(m: Match) -> Calendar | None:
    """`Easter 2004`, `Christmas Day`."""
    after = m.after()
    if after is not None and after.category == "WORD" and after.text[:1].isupper() and m["year"] is None:
        return None  # Easter Island, Christmas Humphreys
    return Calendar(year=full_year(m["year"]), holiday=m.value("day"))
