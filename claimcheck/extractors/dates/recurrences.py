"""The first stage, for what comes again, and for `now` and `recently`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.dates import periods
from claimcheck.extractors.dates.atoms import rule
from claimcheck.extractors.dates.expressions import (
    Recurrence,
    Reference,
)
from claimcheck.extractors.dates.values import iso_length, plain, unit_code

if TYPE_CHECKING:
    from claimcheck.extractors.dates.grammar import Match


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
