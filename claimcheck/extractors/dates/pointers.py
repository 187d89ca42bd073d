"""The first stage, for dates by their distance: `last year`, `the following day`, `this morning`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.dates.atoms import STEPS, rule
from claimcheck.extractors.dates.expressions import (
    Calendar,
    Deictic,
    Mod,
    Timed,
)

if TYPE_CHECKING:
    from claimcheck.extractors.dates.grammar import Match

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
    step, base = STEPS[pointer]
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
    step, base = STEPS[m.category("pointer") or ""]
    rest = "later" if m.category("rest") == "LATER" else "earlier"
    return Deictic(unit, step, "story" if base == "story" else "now", rest if step == 0 else None)  # type: ignore[arg-type]


@rule("THIS (?P<pointer>COMING) (?P<name>WEEKDAY)")
@rule(f"THE? {_POINTING} (?P<name>MONTH|WEEKDAY|SEASON|HOLIDAY)")
def pointed_name(m: Match) -> Calendar | None:
    """`last October`, `next Tuesday`, `the previous December`."""
    step, base = STEPS[m.category("pointer") or ""]
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


@rule("TONIGHT")
def tonight(_: Match) -> Timed:
    """`tonight`."""
    return Timed(Deictic("day", 0), part="NI")


@rule("(?P<pointer>THIS|LAST|THAT|SAME|FOLLOWING|NEXT|PREVIOUS) (?P<mod>EARLY|LATE)? (?P<part>PART)")
@rule("THE (?P<pointer>SAME|FOLLOWING|NEXT|PREVIOUS) (?P<mod>EARLY|LATE)? (?P<part>PART)")
def pointed_part(m: Match) -> Timed:
    """Such as `this morning`, `last night`, `the following afternoon`."""
    step, base = STEPS[m.category("pointer") or ""]
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
