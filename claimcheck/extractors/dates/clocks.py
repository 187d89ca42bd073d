"""The first stage, for times of the day: `11:40 p.m.`, `half past nine`, `1500 GMT`, `noon`, `two o'clock`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.atoms import ATOMS
from claimcheck.extractors.dates.expressions import Amount, Clock, Length, Timed
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.extractors.dates.grammar import Match
    from claimcheck.extractors.dates.tokens import Token

rule = ATOMS.rule

_ZONE = (
    "((COMMA? (?P<zone>ZONE) ((?P<sign>DASH|PLUS) (?P<hours>INT2))? (?P<more>SLASH INT2? ZONE)?(?!LPAREN ZONE))"
    "|(LPAREN (?P<inner>ZONE) ((?P<minus>DASH|PLUS) (?P<hour2>INT2))? RPAREN)"
    "|(ZONEWORD (ZONEWORD|WORD|SEASON)? TIME)|(LOCAL TIME))?"
)
_HALF = "(?P<half>AM|PM)?"
_DIGITS = re.compile(r"(\d{1,2})(?:[:.h](\d\d)(?::(\d\d))?)?\s?([ap])?", re.IGNORECASE)


@rule(f"(?P<clock>CLOCK|HOURAMPM) {_HALF} {_ZONE}")
def digital(m: Match) -> Timed | Length | None:
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
    if dotted and half is None and not _timely(m):
        return None  # 4.15 of something
    if second is not None and half is None and _zone_token(m) is None:
        return _raced(m, hour, minute, second)
    sure = hour > 12 or text.startswith("0") or (_zone_token(m) is not None and half is None)
    return Timed(None, clock=Clock(hour % 24, minute, second, half, _zone(m), sure))


@rule(f"(?P<hour>INT2) {_HALF.rstrip('?')} {_ZONE}")
def hour_half(m: Match) -> Timed | None:
    """`6 p.m.`"""
    hour, after = m.value("hour"), m.after()
    if after is not None and after.joined and after.text[:1].isalnum():
        return None
    return Timed(None, clock=Clock(hour, None, None, _half(m.category("half")), _zone(m))) if 1 <= hour <= 12 else None


@rule("(?P<clock>YEAR4|INT) (?P<half>AM|PM)")
def joined_digits(m: Match) -> Timed | None:
    """`1140 a.m.`"""
    text = m.token("clock").text
    if len(text) not in {3, 4} or not 1 <= int(text[:-2]) <= 12 or int(text[-2:]) > 59:
        return None
    return Timed(None, clock=Clock(int(text[:-2]), int(text[-2:]), None, _half(m.category("half"))))


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
    "(?P<minutes>HALF|(AN)? QUARTER|HOURNUM) UNITS? (?P<way>PAST|TO) (?P<hour>HOURNUM) OCLOCK?"
    f" {_HALF}(?!ANYUNIT|MONEY)"
)
def spoken(m: Match) -> Timed | None:
    """`half past nine`, `a quarter to six`, `twenty past four`; `ten to five` only where a time is looked for."""
    first = m.tokens[m.span("minutes")[1] - 1]
    minutes = {"HALF": 30, "QUARTER": 15}.get(first.category) or first.value
    hour = m.value("hour")
    if hour != int(hour) or not 1 <= hour <= 12 or not 1 <= minutes <= 30:
        return None
    backward = m.category("way") == "TO"
    if backward and first.category != "QUARTER" and not _tells_time(m, first):
        return None
    minute = int(60 - minutes if backward else minutes)
    if backward:
        hour = hour - 1 or 12
    return Timed(None, clock=Clock(int(hour), minute, None, _half(m.category("half")), None))


@rule("(?P<minutes>HALF|(AN)? QUARTER|HOURNUM) UNITS? (?P<way>PAST|TO) (?P<hour>NOON|MIDNIGHT)")
def spoken_of_noon(m: Match) -> Timed | None:
    """`half past noon`, `ten minutes to midnight`."""
    first = m.tokens[m.span("minutes")[1] - 1]
    minutes = {"HALF": 30, "QUARTER": 15}.get(first.category) or first.value
    if minutes != int(minutes) or not 1 <= minutes <= 30:
        return None
    if m.category("way") == "TO" and first.category != "QUARTER" and not _tells_time(m, first):
        return None  # open from nine to noon
    turn = 12 * 60 if m.category("hour") == "NOON" else 0
    hour, minute = divmod((turn + (minutes if m.category("way") == "PAST" else -minutes)) % (24 * 60), 60)
    return Timed(None, clock=Clock(int(hour), int(minute), None, None, None, sure=True))


@rule("(SHORTLY (?P<mod>BEFORE|AFTER)) (?P<hour>WORDNUM)(?=STOP|COMMA|BREAK|WHEN|AND|$)")
def near_hour(m: Match) -> Timed | None:
    """`the lights went out shortly before eight.`"""
    hour, mod = m.value("hour"), m.category("mod")
    if hour != int(hour) or not 1 <= hour <= 12:
        return None
    return Timed(None, clock=Clock(int(hour)), mod="BEFORE" if mod == "BEFORE" else "AFTER")


def _tells_time(m: Match, minutes: Token) -> bool:
    """Whether `ten to five` is no range: `at ten to five`, `until ten to five`, `it was ten to five when`.

    It is one in `voted by 23 to 9`.
    """
    before, after, subject = m.before(), m.after(), m.before(2)
    if before is not None and before.category in {"AT", "BY", "SHORTLY"}:
        return before.category != "BY" or not minutes.text.isdigit()
    if before is None or minutes.value is None or minutes.value % 5:
        return False
    it_was = before.category == "IS" and subject is not None and subject.text.lower() == "it"
    return before.category == "UNTIL" or (it_was and after is not None and after.category in {"WHEN", "BEFORE"})


@rule("(?P<word>NOON|MIDNIGHT) (LOCAL TIME)?")
@rule("INT2 (?P<word>NOON|MIDNIGHT) (LOCAL TIME)?")
def noon(m: Match) -> Timed | None:
    """`noon`, `midnight`."""
    return Timed(None, clock=Clock(12 if m.category("word") == "NOON" else 0, 0, None, None, None, sure=True))


def _half(mark: str | None) -> int | None:
    if mark is None:
        return None
    return 0 if mark[0] in "aA" else 12


def _zone_token(m: Match) -> Token | None:
    return m["zone"] or m["inner"]


def _zone(m: Match) -> int | None:
    token = _zone_token(m)
    zone = None if token is None else token.value
    hours = m["hours"] or m["hour2"]
    if zone == 0 and hours is not None:
        sign = -1 if (m.category("sign") or m.category("minus")) == "DASH" else 1
        return int(sign * hours.value * 60)
    return None if zone is None else int(zone)


def _raced(m: Match, hour: int, minute: int | None, second: int) -> Timed | Length | None:
    """`won in 2:17:43` is a length; `at 2:17:43` a time of day."""
    before = m.before()
    if _timely(m):
        sure = hour > 12 or m.token("clock").text.startswith("0")
        return Timed(None, clock=Clock(hour % 24, minute, second, None, None, sure))
    if before is None or not (_is_of_race(before) or _is_of_race(m.before(2), before) or before.text == "|"):
        return None
    return _race_length([(hour, "hour"), (minute or 0, "minute"), (second, "second")])


def _is_of_race(word: Token | None, comma: Token | None = None) -> bool:
    """`won in 2:17:43`, `her 2:17:43`, `the record, 2:17:43,`."""
    if word is None or (comma is not None and comma.category not in {"COMMA", "LPAREN"}):
        return False
    told = lexicon("time-units")["race"]
    return word.text.lower() in (told["words"] if comma is None else told["nouns"])


@rule("(?P<time>RACETIME)")
def race_time(m: Match) -> Length | None:
    """`3:43.13`, `2h 17m 43s`."""
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", m.token("time").text)]
    text = m.token("time").text.lower()
    if m.before() is not None and m.before().category == "MONEY":  # type: ignore[union-attr]
        return None
    units = ["hour", "minute", "second"] if "h" in text or text.count(":") == 2 else ["minute", "second"]
    return _race_length(list(zip(numbers, units, strict=False)))


def _race_length(parts: list[tuple[float, str]]) -> Length | None:
    if any(number >= 60 for number, _ in parts[1:]):
        return None
    return Length(tuple((Amount(number, number, number), unit) for number, unit in parts if number))


@rule("(?P<clock>YEAR4|INT) (?P<hours>UNITS)")
@rule("AT (?P<clock>YEAR4|INT)(?=ON? (WEEKDAY|DAYNUM MONTH|MONTH DAYNUM)|LOCAL TIME)", group="clock")
def four_digits(m: Match) -> Timed | None:
    """`at 2015hrs`, `at 0815 on Monday`."""
    text, before = m.token("clock").text, m.before()
    if len(text) != 4 or int(text[:2]) > 23 or int(text[2:]) > 59:
        return None
    if m["hours"] is not None and (m.value("hours") != "hour" or before is None or before.category not in _TIMELY):
        return None
    return Timed(None, clock=Clock(int(text[:2]), int(text[2:]), None, None, None, sure=True))


_TIMELY = {"AT", "BY", "UNTIL", "SINCE", "FROM", "AFTER", "BEFORE", "APPROX"}


def _timely(m: Match) -> bool:
    before, after = m.before(), m.after()
    zoned = _zone_token(m) is not None
    if after is not None and after.category in {"WORD", "MONEY", "ANYUNIT", "UNITS", "UNIT"} and not zoned:
        return False
    return zoned or (before is not None and before.category in {"AT", "BY", "UNTIL", "SINCE", "FROM"})
