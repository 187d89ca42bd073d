"""Lengths of time that are told together with their two dates: `eleven days, from 2 to 12 March`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extractors.spans import text_of
from claimcheck.lexicon import lexicon
from claimcheck.models.timeline import instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimcheck.models import DateMention

#: the shortest length in days of each unit (ISO 8601 designators)
UNIT_DAYS = {"D": 1.0, "W": 7.0, "M": 28.0, "Y": 365.0}
#: mean days of the units whose length varies (Gregorian calendar)
MEAN_DAYS = {"M": 30.436875, "Y": 365.2425}
#: how far, as a share of a unit, a stretch may miss a whole number of them
EDGE = 0.02
UNIT_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year"}
#: from this number on, a length of time may be rounded
ROUND_FROM = 20

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_TO = re.compile(r"\s?(?:to|until|till|through|–|—|-)\s?(?:the\s|about\s)?")
_AND = re.compile(r"\sand\s(?:the\s)?")
_FROM = re.compile(r"(?:\bfrom|\()\s?(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
#: from a length to its dates, and from the dates to a length
_TO_DATES = re.compile(r"[^.;:()\d]{0,45}?(?:(?:,\s|\s)(?:from|between)\s|\s?\()(?:the\s)?", re.IGNORECASE)
_TO_LENGTH = re.compile(
    r"\)?(?:,|\s[–—-])?\s(?:[^.;:,()\d]{0,40}\s)?"
    r"(?:for|lasting|lasted|a (?:period|span|stretch|run|reign|tenure|stint) of)\s(?:all\s|exactly\s)?"
)
_SHIFT = re.compile(r"\s(?:to the day\s)?(?P<way>after|before)\b[^.;:()]{0,80}?\s(?:on\s|of\s|in\s)?")
_LEAD = re.compile(r",?\s?(?:[^.;:()\d]{0,30},\s)?(?:or\s)?(?:and\s)?")
_ROLE = re.compile(r"\sas\s(?:the\s|a\s|an\s|its\s|their\s)?(?P<role>[a-z]+)\b")
_LOOSE_BEFORE = re.compile(
    r"\b(?:about|some|around|nearly|almost|over|than|at least|up to|roughly|approximately|another|first|last|next|"
    r"past|every|each|final|previous|within|further|maximum|minimum|initial|under|just)\s$",
    re.IGNORECASE,
)  # fmt: skip
_LOOSE_AFTER = re.compile(r"[\s-](?:old|ago|each|per|a (?:day|week|month|year)|or (?:so|more|less)|later|earlier)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time and its two dates, in order; `fits` if counting them in any way can give the length."""

    length: DateMention
    begin: DateMention
    end: DateMention
    made: str
    fits: bool
    off_by: float | None


def stretches(doc: Doc, dates: Sequence[DateMention]) -> list[Stretch]:
    """Lengths of time told with their dates in one parsed block, whose `dates` are given in order.

    Exact lengths only; the words between must bind the two, and the length must not be one of something
    else (`ten days of rain from 1 to 31 May`).
    """
    text = text_of(doc)
    lengths = [mention for mention in dates if _is_exact(text, mention)]
    if not lengths or len(dates) < 3:
        return []
    found = []
    pairs = [(a, b) for a, b in pairwise(dates) if is_pair(text, a, b)]
    for length in lengths:
        bound = next(
            ((a, b) for a, b in pairs if _bound(doc, text, length, a, b) or _by_role(doc, text, length, a)), None
        )
        if bound is None:
            bound = _shifted(text, length, dates)
            if bound is not None:
                found.append(_stretch(length, *bound, whole=False))
            continue
        found.append(_stretch(length, *bound, whole=True))
    return found


def _is_exact(text: str, mention: DateMention) -> bool:
    if mention.type != "DURATION" or mention.age or mention.mod is not None or mention.low != mention.high:
        return False
    before, after = text[max(0, mention.start - 20) : mention.start], text[mention.end : mention.end + 14]
    return (
        _LENGTH.fullmatch(mention.timex or "") is not None
        and not _LOOSE_BEFORE.search(before)
        and not _LOOSE_AFTER.match(after)
        and not re.search(r"\b(?:past|last|next|first|coming|half|couple|fiscal|working)\b", mention.text.lower())
    )


def _is_point(mention: DateMention) -> bool:
    return mention.type == "DATE" and mention.low is not None and mention.high is not None


def is_pair(text: str, a: DateMention, b: DateMention) -> bool:
    """Whether two dates are told as begin and end."""
    if not (_is_point(a) and _is_point(b)) or a.mod is not None or b.mod is not None:
        return False
    before = text[max(0, a.start - 14) : a.start]
    if _AND.fullmatch(text, a.end, b.start):
        return _BETWEEN.search(before) is not None
    dashed = text[a.end : b.start].strip() in {"–", "-", "—"}
    return _TO.fullmatch(text, a.end, b.start) is not None and (dashed or _FROM.search(before) is not None)


def _bound(doc: Doc, text: str, length: DateMention, a: DateMention, b: DateMention) -> bool:
    """Whether the words between bind a length to a pair of dates."""
    if length.end <= a.start:
        between = text[length.end : a.start]
        binds = _TO_DATES.fullmatch(text, length.end, a.start)
    elif b.end <= length.start:
        between = text[b.end : length.start]
        binds = _TO_LENGTH.fullmatch(text, b.end, length.start)
    else:
        return False
    if binds is None or between.startswith(" of ") or _loose().search(between):
        return False
    sentence = next(s for s in doc.sents if s.start_char <= length.start < s.end_char)
    if _broken().search(text, sentence.start_char, sentence.end_char) or not _lasts(text, length):
        return False
    # `From 1920 to 1938 he led it for 28 years`: the dates head the whole sentence
    heads = 0 <= a.start - sentence.start_char <= len("between ")
    return heads or not _has_clause(doc, min(length.end, b.end), max(length.start, a.start))


def _lasts(text: str, length: DateMention) -> bool:
    """`an eleven-day strike` lasts; `a four-year term` was to last."""
    if "-" not in length.text and text[length.end : length.end + 1] != "-":
        return True
    follow = re.match(r"-?\s?(?:[a-z]+\s)?([a-z]+)", text[length.end : length.end + 40])
    return follow is not None and any(word in _lasting() for word in follow[0].split())


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a finite verb other than one of lasting stands between."""
    return any(
        token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        and token.lemma_.lower() not in {"last", "be", "serve", "rule", "reign"}
        for token in doc
        if start <= token.idx < end
    )


def _by_role(doc: Doc, text: str, length: DateMention, a: DateMention) -> bool:
    """`He was rector from 2013 to 2021. After twelve years as rector he left.`"""
    role = _ROLE.match(text, length.end)
    if role is None or a.start >= length.start:
        return False
    sentences = list(doc.sents)
    own = next(n for n, s in enumerate(sentences) if s.start_char <= length.start < s.end_char)
    if not own:
        return False
    before = sentences[own - 1]
    told = text[before.start_char : a.start]
    return before.start_char <= a.start < before.end_char and re.search(rf"\b{role['role']}\b", told) is not None


def _shifted(text: str, length: DateMention, dates: Sequence[DateMention]) -> tuple[DateMention, DateMention] | None:
    """`on 25 May 2010, exactly twelve weeks after it closed on 1 March 2010`: the earlier date first."""
    index = dates.index(length)
    if index == 0 or index + 1 >= len(dates):
        return None
    a, b = dates[index - 1], dates[index + 1]
    way = _SHIFT.fullmatch(text, length.end, b.start)
    if way is None or not (_is_day(a) and _is_day(b)) or not _LEAD.fullmatch(text, a.end, length.start):
        return None
    return (b, a) if way["way"] == "after" else (a, b)


def _is_day(mention: DateMention) -> bool:
    if mention.type != "DATE":
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\d", mention.timex or "") is not None


def _stretch(length: DateMention, begin: DateMention, end: DateMention, *, whole: bool) -> Stretch:
    """`whole` if the dates are the first and last day, so that both may count."""
    number, unit = _parts(length)
    shortest = _instants(end)[0] - _instants(begin)[1]
    longest = _instants(end)[1] - _instants(begin)[0] + (1.0 if whole else 0.0)
    low = UNIT_DAYS[unit]
    if not whole and unit in "DW":
        # `twelve weeks after` may be told to the week, but not to more
        slack = 0.0 if "exact" in length.text.lower() else low / 2 if unit == "W" else 1.0
        least, most = (shortest - slack) / low, (longest + slack) / low
        fits = least <= number <= most
    else:
        mean = MEAN_DAYS.get(unit, low)
        least, most = math.floor(max(shortest, 0.0) / mean + EDGE), math.ceil(longest / mean - EDGE)
        fits = least <= number <= most
    nearest = least if number < least else most
    off_by = None if number <= ROUND_FROM or fits else (nearest - number) / number
    return Stretch(length, begin, end, _told(shortest, longest, unit, whole=whole), fits, off_by)


def _parts(length: DateMention) -> tuple[int, str]:
    match = _LENGTH.fullmatch(length.timex or "")
    if match is None:
        raise ValueError(f"not a length in one unit: {length.timex!r}")
    return int(match[1]), match[2]


def _instants(mention: DateMention) -> tuple[float, float]:
    """First and last day of a date, in days of the common line."""
    timex = mention.timex or ""
    low, high = (timex, timex) if _is_day(mention) else (mention.low or "", mention.high or "")
    return math.floor(instant(low)[0]), math.floor(instant(high)[0])


def _told(shortest: float, longest: float, unit: str, *, whole: bool) -> str:
    if unit in "DW" and longest - shortest <= 1.0:
        return f"{shortest + (1.0 if whole else 0.0):.0f} days"
    days = MEAN_DAYS.get(unit, UNIT_DAYS[unit])
    low, high = round(shortest / days), round(longest / days)
    number = f"{low}" if low == high else f"{low} to {high}"
    return f"{number} {UNIT_NAMES[unit]}{'' if number == '1' else 's'}"


@cache
def _loose() -> re.Pattern[str]:
    words = "|".join(lexicon("own_dates")["lasting"]["loose"].split())
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _broken() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, lexicon("own_dates")["lasting"]["broken"]))
    return re.compile(rf"\b(?:{phrases})", re.IGNORECASE)


@cache
def _lasting() -> frozenset[str]:
    return frozenset(lexicon("own_dates")["lasting"]["nouns"].split())
