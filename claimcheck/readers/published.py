"""When an article was published, and how that is known.

Only a full date counts (year, month and day), and only if it can be read in one way: a year alone, a
date without a year, and 03/04/2021 tell nothing. The clock is never asked.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateutil import parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import PublishedFrom

#: longer strings are no dates
_LONGEST = 64
#: two days that differ in every field: what they leave in a parsed date, the text did not tell
_DEFAULTS = (dt.datetime(2000, 1, 1, 0, 0), dt.datetime(2001, 2, 2, 1, 1))
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_FOUR_DIGIT_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|^\d{8}(?!\d)")
#: zone names with one meaning in mail headers (RFC 5322, section 4.3) and their common kin, in hours
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "UT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2,
}  # fmt: skip
_FILE_NAME = re.compile(r"(?:^|[-_. ])((?:1[89]|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?=$|[-_. T])")

_MONTHS = "|".join(sorted({name for names in parser.parserinfo.MONTHS for name in names}, key=len, reverse=True))
_WEEKDAYS = "|".join(sorted({name for names in parser.parserinfo.WEEKDAYS for name in names}, key=len, reverse=True))
#: the second day of a week-end; `%s` tells the two orders apart
_TO = r"(?:\s?[/&–-]\s?(?P<to_%s>\d{1,2})(?:st|nd|rd|th)?)?"
#: a day as article headers write it, of a week-end its first; groups are named by order: a = month first, b = day first
DATE = rf"""
(?:\b(?:{_WEEKDAYS}|tues|thurs)\b\.?(?:\s?(?:[/&–-]|and)\s?(?:{_WEEKDAYS})\b\.?)?,?\s+(?:the\s+)?)?
(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)(?:[T\ ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)
  | (?<![\d/.])(?P<year_first>\d{{4}}(?:/\d\d?/|\.\d\d?\.)\d\d?)(?![\d/.])
  | \b(?P<month_a>{_MONTHS})\b\.?\s+(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?{_TO % "a"}
    (?:,\s*|\s+)(?P<year_a>\d{{4}})(?!\d)
  | (?<!\d)(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?{_TO % "b"}(?:\s+of\s+|\s+|-)
    (?P<month_b>{_MONTHS})\b(?:\.?,?\s+|-)(?P<year_b>\d{{4}})(?!\d)
  | (?<!\d)(?P<numeric>\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})(?!\d)
)"""
#: the same, compiled
DATES = re.compile(DATE, re.VERBOSE | re.IGNORECASE)
#: a day without its year, which some datelines have
YEARLESS = rf"\b(?:(?:{_MONTHS})\b\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTHS})\b\.?)(?:st|nd|rd|th)?(?!\d)"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A publication date, and where it stands."""

    date: dt.date
    known_from: PublishedFrom


def choose(evidence: Sequence[Evidence]) -> tuple[Evidence | None, tuple[str, ...]]:
    """The first date, and a notice if another names another day; the first is the most trusted."""
    if not evidence:
        return None, ()
    best = evidence[0]
    for other in evidence[1:]:
        if _day(other.date) != _day(best.date):
            notice = (
                f"two publication dates: {_day(best.date)} ({best.known_from}), "
                f"{_day(other.date)} ({other.known_from}); the first is used"
            )
            return best, (notice,)
    return best, ()


def parse_published(value: object) -> dt.date | None:
    """The date, or date and time, that a value of metadata tells; None if it tells no full date.

    Takes dates, and strings in ISO 8601, as mail headers have them, or in words. A time of day is kept
    with its zone.
    """
    if isinstance(value, dt.datetime):
        return _fixed_zone(value)
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    if len(text) > _LONGEST or not _FOUR_DIGIT_YEAR.search(text):
        return None
    return _iso(text) or _in_words(text)


def date_of(match: re.Match[str]) -> dt.date | None:
    """The day that a match of DATE names; None if there is no such day or it can be read in two ways."""
    groups = match.groupdict()
    if groups["iso"] or groups["year_first"]:
        return parse_published(groups["iso"] or groups["year_first"])
    if groups["numeric"]:
        return parse_published(groups["numeric"].replace("-", "/"))
    order = "a" if groups["year_a"] else "b"
    month = _month_numbers()[groups[f"month_{order}"].lower()]
    day, last = int(groups[f"day_{order}"]), groups[f"to_{order}"]
    if last and int(last) != day + 1:
        return None
    return _date(int(groups[f"year_{order}"]), month, day)


def date_in_file_name(name: str) -> dt.date | None:
    """The date in the name of a file (no folder): `2021-03-04-title.txt`, `20210304_x.md`."""
    found = {_date(int(match[1]), int(match[3]), int(match[4])) for match in _FILE_NAME.finditer(name)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _iso(text: str) -> dt.date | None:
    """ISO 8601, and year/month/day."""
    year_first = _YEAR_FIRST.match(text)
    if year_first:
        text = "-".join((year_first[1], year_first[2].zfill(2), year_first[3].zfill(2))) + text[year_first.end() :]
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        pass
    else:
        # fromisoformat also takes weeks (2021-W05), which are no days of an article
        return date if "W" not in text.upper() else None
    try:
        return _fixed_zone(dt.datetime.fromisoformat(text))
    except ValueError:
        return None


def _in_words(text: str) -> dt.date | None:
    readings = {_parse(text, dayfirst=dayfirst) for dayfirst in (False, True)}
    return readings.pop() if len(readings) == 1 else None


def _parse(text: str, *, dayfirst: bool) -> dt.date | None:
    """One reading of a date in words or numbers, by dateutil; None unless year, month and day are told."""
    try:
        one, two = (
            parser.parse(text, default=default, dayfirst=dayfirst, tzinfos=_zone) for default in _DEFAULTS
        )  # fmt: skip
    except (ValueError, OverflowError, ArithmeticError, TypeError, AttributeError):
        return None
    if one.date() != two.date():
        return None
    return _fixed_zone(one) if one == two else one.date()


def _zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone of a name or offset (seconds); an unknown name leaves the time without a zone."""
    if offset is None and name is not None and name.upper() in _ZONES:
        offset = _ZONES[name.upper()] * 3600
    return None if offset is None else dt.timezone(dt.timedelta(seconds=offset))


def _fixed_zone(moment: dt.datetime) -> dt.datetime:
    """The same moment with a plain offset, which compares and serialises alike everywhere."""
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=dt.timezone(offset))


def _day(date: dt.date) -> dt.date:
    return date.date() if isinstance(date, dt.datetime) else date


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _month_numbers() -> dict[str, int]:
    return {name.lower(): number for number, names in enumerate(parser.parserinfo.MONTHS, 1) for name in names}
