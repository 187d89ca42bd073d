"""The later stages, for begin, middle and end of periods: `early May`, `the closing weeks of 1887`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extractors.dates.composites import PARTS, when
from claimcheck.extractors.dates.expressions import (
    Calendar,
    Deictic,
    Expression,
    Part,
    Timed,
)
from claimcheck.extractors.dates.grammar import Match, Piece

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
