"""Operators on hours and days of which the sentence, not the value, tells what they are meant for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.engine.cases import Pair
from claimcheck.engine.intervals import gap
from claimcheck.engine.operators.registry import operator
from claimcheck.engine.operators.values import ends_of, told_in_part
from claimcheck.engine.sentences import clause_of, words_told
from claimcheck.extractors.dates.pieces import Pieces, days_between, pieces_of
from claimcheck.models import Claim, DateValue

if TYPE_CHECKING:
    from collections.abc import Collection

#: in days: a minute, what a clock is rounded to, and by how much those of two places differ, or a multiple of it
A_MINUTE, ROUNDED, HALF_AN_HOUR = 1 / 1440, 5 / 1440, 30 / 1440
#: such a time of the day is told to the minute, and ends on none of those to which a clock is rounded
_CLOCK = re.compile(r".*T\d\d:(\d\d)(?:Z|[+-]\d\d:\d\d)?")
#: whose clock is read: `local time`, `Moscow time`, `Eastern Daylight Time`, `ET`
_WHOSE = re.compile(
    r"\b(?:(local|(?:[A-Z][\w.]+\s){0,2}[A-Z][\w.]+)(?:\s(?:standard|daylight|summer))?\s[Tt]ime|([ECMP][SD]?T))\b"
)
_WHOSE_AFTER = re.compile(r"[\s(]{0,2}" + _WHOSE.pattern)
#: the words before the begin and the end of a stretch; one told by `from` has what began or ended at its ends
_BEGINS = re.compile(r"\b(between|from)\s(?:the\s|about\s|around\s)?$", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(between|from)\s[^,;]{1,30}?\s(?:and|to|until|till)\s(?:the\s|about\s|around\s)?$", re.IGNORECASE
)
_BOUNDS = frozenset({"begin", "end", "open", "close", "last"})
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_NOW, _THEN = re.compile(r"\b(?:is|are)\b", re.IGNORECASE), re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE)


@operator("hour_alone")
def hour_alone(pair: Pair) -> bool:
    """One of them tells an hour and no day: `at half past four`."""
    return any(pieces_of(claim).alone == "day" for claim in (pair.a, pair.b))


@operator("hours_apart")
def hours_apart(pair: Pair) -> bool:
    """Both tell an hour, one of them without its day, and these are no one hour: `at nine` of today or yesterday."""
    if not any(_of_either_day(claim) for claim in (pair.a, pair.b)):
        return False
    a, b = (pieces_of(claim) for claim in (pair.a, pair.b))
    return a.zoned == b.zoned and 0 < days_between(Pieces("day", day=a.day), Pieces("day", day=b.day)) < 1


@operator("hours_rounded")
def hours_rounded(pair: Pair) -> bool:
    """One hour is the other, rounded to five minutes: `4 p.m.` and 16:02."""
    ends = ends_of(pair)
    minutes = [_minute(claim) for claim in (pair.a, pair.b)]
    if ends is None or None in minutes or len({minute % 5 == 0 for minute in minutes if minute is not None}) == 1:
        return False
    return gap(*ends) < ROUNDED - A_MINUTE / 2


@operator("clocks_differ")
def clocks_differ(pair: Pair) -> bool:
    """They may tell one hour by the clocks of two places: `9 p.m. Moscow time`, `8 p.m. Berlin time`."""
    ends = ends_of(pair)
    if ends is None or None in (_minute(pair.a), _minute(pair.b)) or _whose(pair.a) == _whose(pair.b):
        return False
    halves = abs(ends[0].low - ends[1].low) / HALF_AN_HOUR
    return abs(halves - round(halves)) * HALF_AN_HOUR < A_MINUTE / 2


@operator("within_stretch")
def within_stretch(pair: Pair) -> bool:
    """One is an end of a stretch in which it happened, and the other is on the inner side of it.

    `Between 2 and 4 p.m.`, and `at 3 p.m.`; what is told to begin or end then does not lie within `from 2 to 4`.
    """
    ends = ends_of(pair)
    a, b = _side(pair.a, pair.b), _side(pair.b, pair.a)
    if ends is None or bool(a) == bool(b):
        return False
    later = ends[1].low - ends[0].low
    return (a or -b) * later > 0


@operator("midnight_beside")
def midnight_beside(pair: Pair) -> bool:
    """One tells a midnight, the other the day before it or after it: `at midnight on 9 October`, `on 8 October`."""
    ends = ends_of(pair)
    hours = [_minute(claim) is not None for claim in (pair.a, pair.b)]
    if ends is None or all(hours) or not any(_MIDNIGHT.search(claim.value_text) for claim in (pair.a, pair.b)):
        return False
    return max(end.width for end in ends) <= 1 and gap(*ends) < 1


@operator("other_days_told")
def other_days_told(pair: Pair) -> bool:
    """One tells an hour and no day, and the sentences have other weekdays or seasons: on Sundays, in winter."""
    if not hour_alone(pair):
        return False
    a, b = (words_told(claim.text, "changing", "day_names") for claim in (pair.a, pair.b))
    return bool(a) and bool(b) and not a & b


@operator("habits_differ")
def habits_differ(pair: Pair) -> bool:
    """One leaves out its year or its day, and one tells what happens again and again, the other what happened once.

    `The council meets at 7 p.m.`, and `it met at 7.30 p.m. on 4 May`; `every year on 9 May`, and `on 11 May 2014`.
    """
    verbs = {claim.frame.event for claim in (pair.a, pair.b)} - {None}
    return told_in_part(pair) and len({_is_habit(claim, verbs) for claim in (pair.a, pair.b)}) > 1


def _is_habit(claim: Claim, verbs: Collection[str | None]) -> bool:
    """Whether a claim tells of no one day, by a word or by the present of its verb, which is one of these."""
    if words_told(claim.text, "changing", "again"):
        return True
    clause = clause_of(claim)
    if _THEN.search(clause) is not None:
        return False
    forms = {f"{verb.removesuffix('y')}ies" if verb[-1] == "y" else f"{verb}s" for verb in verbs if verb}
    forms |= {f"{verb}es" for verb in verbs if verb}
    return _NOW.search(clause) is not None or not forms.isdisjoint(re.findall(r"\w+", clause.lower()))


def _of_either_day(claim: Claim) -> bool:
    """Whether an hour is that of one of two days, since the text tells none."""
    value = claim.value
    if not isinstance(value, DateValue) or value.low is None or value.high is None:
        return False
    return value.type == "TIME" and value.low[:10] < value.high[:10] and _minute(claim) is not None


def _minute(claim: Claim) -> int | None:
    """The minute of a time of the day that is told by the clock."""
    value = claim.value
    match = _CLOCK.fullmatch(value.timex or "") if isinstance(value, DateValue) and value.type == "TIME" else None
    return int(match[1]) if match is not None else None


def _whose(claim: Claim) -> str | None:
    """By whose clock an hour is told, as far as the words in it or after it say."""
    match = _WHOSE.search(claim.value_text) or _WHOSE_AFTER.match(claim.text, claim.value_end - claim.start)
    return (match[1] or match[2]).casefold() if match is not None else None


def _side(claim: Claim, other: Claim) -> int:
    """1 for the begin of a stretch in which something happened, -1 for its end, 0 for anything else."""
    before = claim.text[: claim.value_start - claim.start]
    begin, end = _BEGINS.search(before), _ENDS.search(before)
    found = end or begin
    if found is None or (found[1].lower() == "from" and not _BOUNDS.isdisjoint(other.frame.event_classes)):
        return 0
    return -1 if end is not None else 1
