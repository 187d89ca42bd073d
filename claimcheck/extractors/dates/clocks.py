"""The first stage, for times of the day: `11:40 p.m.`, `half past nine`, `1500 GMT`, `noon`, `two o'clock`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.atoms import ATOMS
from claimcheck.extractors.dates.expressions import Clock, Timed

if TYPE_CHECKING:
    from claimcheck.extractors.dates.grammar import Match

rule = ATOMS.rule

_ZONE = (
    "(COMMA? LPAREN? (?P<zone>ZONE) ((?P<sign>DASH|PLUS) (?P<hours>INT2))? (?P<more>SLASH INT2? ZONE)? RPAREN?"
    "|LOCAL TIME)?"
)
_HALF = "(?P<half>AM|PM)?"
_DIGITS = re.compile(r"(\d{1,2})(?:[:.h](\d\d)(?::(\d\d))?)?\s?([ap])?", re.IGNORECASE)


@rule(f"(?P<clock>CLOCK|HOURAMPM) {_HALF} {_ZONE}")
def digital(m: Match) -> Timed | None:
    """`11:40 p.m.`, `18:00 GMT`, `6pm`."""
    text = m.token("clock").text
    match = _DIGITS.match(text)
    if match is None:
        return None
    hour, minute = int(match[1]), None if match[2] is None else int(match[2])
    second = None if match[3] is None else int(match[3])
    half = _half(match[4] or m.category("half"))
    dotted = "." in text and ":" not in text
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59 or (half is not None and hour > 12):
        return None
    if (dotted and half is None and not _timely(m)) or (second is not None and half is None and not _timely(m)):
        return None  # 4.15 of something; a race's time
    sure = hour > 12 or text.startswith("0") or (m["zone"] is not None and half is None)
    return Timed(None, clock=Clock(hour % 24, minute, second, half, _zone(m), sure))


@rule(f"(?P<hour>INT2) {_HALF.rstrip('?')} {_ZONE}")
def hour_half(m: Match) -> Timed | None:
    """`6 p.m.`"""
    hour, after = m.value("hour"), m.after()
    if after is not None and after.joined and after.text[:1].isalnum():
        return None
    return Timed(None, clock=Clock(hour, None, None, _half(m.category("half")), _zone(m))) if 1 <= hour <= 12 else None


@rule("(?P<clock>YEAR4|INT) (?P<zone>ZONE)")
def military(m: Match) -> Timed | None:
    """`1500 GMT`."""
    text = m.token("clock").text
    if len(text) != 4 or int(text[:2]) > 23 or int(text[2:]) > 59:
        return None
    return Timed(None, clock=Clock(int(text[:2]), int(text[2:]), None, None, m.value("zone"), sure=True))


@rule(f"(?P<hour>HOURNUM) OCLOCK {_ZONE}")
def oclock(m: Match) -> Timed | None:
    """`five o'clock`."""
    hour = int(m.value("hour"))
    return Timed(None, clock=Clock(hour, None, None, None, _zone(m))) if 1 <= hour <= 12 else None


@rule(
    f"(?P<minutes>HALF|(A)? QUARTER|HOURNUM) UNITS? (?P<way>PAST|TO) (?P<hour>HOURNUM) OCLOCK? {_HALF}(?!ANYUNIT|MONEY)"
)
def spoken(m: Match) -> Timed | None:
    """`half past nine`, `a quarter to six`, `twenty past four`; `ten to five` only where a time is looked for."""
    first = m.tokens[m.span("minutes")[1] - 1]
    minutes = {"HALF": 30, "QUARTER": 15}.get(first.category) or first.value
    hour = m.value("hour")
    if hour != int(hour) or not 1 <= hour <= 12 or not 1 <= minutes <= 30:
        return None
    before = m.before()
    backward = m.category("way") == "TO"
    if backward and first.category != "QUARTER" and (before is None or before.category not in {"AT", "BY", "SHORTLY"}):
        return None
    minute = int(60 - minutes if backward else minutes)
    if backward:
        hour = hour - 1 or 12
    return Timed(None, clock=Clock(int(hour), minute, None, _half(m.category("half")), None))


@rule("(?P<word>NOON|MIDNIGHT) (LOCAL TIME)?")
@rule("INT2 (?P<word>NOON|MIDNIGHT) (LOCAL TIME)?")
def noon(m: Match) -> Timed | None:
    """`noon`, `midnight`."""
    return Timed(None, clock=Clock(12 if m.category("word") == "NOON" else 0, 0, None, None, None, sure=True))


def _half(mark: str | None) -> int | None:
    if mark is None:
        return None
    return 0 if mark[0] in "aA" else 12


def _zone(m: Match) -> int | None:
    zone = m.value("zone")
    if zone == 0 and m["hours"] is not None:
        sign = -1 if m.category("sign") == "DASH" else 1
        return int(sign * m.value("hours") * 60)
    return None if zone is None else int(zone)


def _timely(m: Match) -> bool:
    before, after = m.before(), m.after()
    if after is not None and after.category in {"WORD", "MONEY", "ANYUNIT", "UNITS", "UNIT"} and m["zone"] is None:
        return False
    return m["zone"] is not None or (before is not None and before.category in {"AT", "BY", "UNTIL", "SINCE", "FROM"})
