"""Dates that the calendar rules out: a weekday on the wrong date, a day that no month has."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.models import DateMention

#: the last countries of English news took the Gregorian calendar in 1752; older weekdays are not judged
FIRST_YEAR = 1753
#: a date without its year is taken for the one nearest to publication where it is at most so many days off
NEAR_DAYS = 45
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T.*)?")
_YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")


def wrong_weekday(mention: DateMention, after: str, published: dt.date | None) -> tuple[str, str] | None:
    """The weekday that a date is told to be and the one it is, where they differ; None where they agree.

    `after` is the text behind the mention, for `14 June 2021, a Tuesday`. A date that is told without its
    year is judged only near `published`.
    """
    told = _told_weekday(mention.text, after)
    day = _day(mention, published)
    if told is None or day is None or day.year < FIRST_YEAR or WEEKDAYS[day.weekday()] == told:
        return None
    return told, WEEKDAYS[day.weekday()]


def _told_weekday(text: str, after: str) -> str | None:
    """The one weekday that is told beside a day of a month."""
    found = _weekday().findall(text)
    numbers = re.findall(r"\d+", re.sub(r"\d\d?[:.]\d\d", "", text))
    if len(found) == 1 and re.search(r"[A-Za-z]", text.replace(found[0], "")) and numbers:
        return _full(found[0])
    trailing = re.match(
        r",?\s\(?(?:which was\s|it was\s)?an?\s([A-Z][a-z]+day)\b(?![\s-](?:night|evening|in\b))", after
    )
    if not found and numbers and trailing is not None and trailing[1] in WEEKDAYS:
        return trailing[1]
    return None


def _day(mention: DateMention, published: dt.date | None) -> dt.date | None:
    match = _DAY.fullmatch(mention.timex or "")
    if match is None or mention.mod is not None:
        return None
    month, day = int(match["month"]), int(match["day"])
    if str(day) not in re.findall(r"\d+", mention.text):
        return None
    years = _YEAR.findall(mention.text)
    if years:
        return _date(int(match["year"]), month, day) if years == [match["year"]] else None
    if published is None:
        return None
    near = [_date(published.year + shift, month, day) for shift in (-1, 0, 1)]
    close = [date for date in near if date is not None and abs(date.toordinal() - published.toordinal()) <= NEAR_DAYS]
    return close[0] if len(close) == 1 else None


def impossible(mention: DateMention) -> str | None:
    """Why there is no such date, None where there is one: `September has 30 days`."""
    match = _DAY.fullmatch(mention.timex or "")
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not 1 <= month <= 12 or year < FIRST_YEAR or str(day) not in re.findall(r"\d+", mention.text):
        return None
    if month == 2 and day == 29 and match["year"] not in mention.text:
        return None
    days = monthrange(year, month)[1]
    # above 31 it is a slip of reading, not of the calendar
    if not days < day <= 31:
        return None
    name = _month_name(month)
    return f"{name} {year} has {days} days" if month == 2 else f"{name} has {days} days"


def other_calendar(sentence: str) -> bool:
    """Whether a sentence names another calendar."""
    return _other_calendar().search(sentence) is not None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month_name(month: int) -> str:
    return next(str(name) for name, number in lexicon("calendar")["months"].items() if number == month).capitalize()


def _full(word: str) -> str:
    number = lexicon("calendar")["weekdays"][word.lower().rstrip(".")]
    return WEEKDAYS[int(number) - 1]


@cache
def _weekday() -> re.Pattern[str]:
    words = "|".join(
        sorted((str(word).capitalize() for word in lexicon("calendar")["weekdays"]), key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{words})\b")


@cache
def _other_calendar() -> re.Pattern[str]:
    told = lexicon("own_dates")["calendars"]
    words = "|".join(re.escape(word) for word in [*told["phrases"], *told["words"].split()])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
