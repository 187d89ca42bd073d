"""Temporal values as numbers on one line, so that any two of them can be compared.

Instants count in days since 0001-01-01 of the proleptic Gregorian calendar (that day is 0.0, years
before Christ are negative; ISO 8601 year 0000 is 1 BC). Lengths of time count in days too.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from claimcheck.models.values import DateValue

Grain = Literal["second", "minute", "hour", "day", "week", "month", "season", "year", "decade", "century"]

SECONDS_A_DAY = 86_400
#: nominal lengths in days: shortest and longest month and year of the Gregorian calendar
MONTH_DAYS = (28.0, 31.0)
YEAR_DAYS = (365.0, 366.0)

_INSTANT = re.compile(
    r"(?P<year>-?\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)
_LENGTH = re.compile(
    r"P(?=.)(?:(?P<years>[\d.]+)Y)?(?:(?P<months>[\d.]+)M)?(?:(?P<weeks>[\d.]+)W)?(?:(?P<days>[\d.]+)D)?"
    r"(?:T(?:(?P<hours>[\d.]+)H)?(?:(?P<minutes>[\d.]+)M)?(?:(?P<seconds>[\d.]+)S)?)?"
)
_ZONED = re.compile(r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$")
#: the shape of a TIMEX3 value -> its grain; the first that matches the whole value holds
_SHAPES: tuple[tuple[str, Grain], ...] = (
    (r".*T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?", "second"),
    (r".*T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?", "minute"),
    (r".*T(?:\d\d|[A-Z]{2})", "hour"),
    (r"P.*[\d.]S", "second"),
    (r"P[^T]*T.*[\d.]M", "minute"),
    (r"P.*[\d.]H", "hour"),
    (r"P.*[\d.]D", "day"),
    (r"P.*[\d.]W", "week"),
    (r"P.*[\d.]M", "month"),
    (r"P.*[\d.]Y", "year"),
    (r".*-\d\d-\d\d|XXXX-WXX-\d", "day"),
    (r".*-W\d\d(?:-WE)?", "week"),
    (r".*-(?:SP|SU|FA|WI|Q\d|H\d)", "season"),
    (r"(?:\d{4}|XXXX)-\d\d", "month"),
    (r"(?:FY)?\d{4}|BC\d{4}", "year"),
    (r"\d{3}", "decade"),
    (r"\d\d(?:XX)?|BC\d\d", "century"),
)
_GRAINS = tuple((re.compile(shape), name) for shape, name in _SHAPES)


def bounds(value: DateValue) -> tuple[float, float]:
    """The closed interval of a value, in days.

    DATE and TIME: days since 0001-01-01, the high end being the end of the last day or second told;
    zoned times are moved to UTC, unzoned ones are left as they stand. DURATION: its length, nominal
    months and years as bands; never below 0. Open ends and SETs give -inf or inf.
    """
    if value.type == "SET":
        return -math.inf, math.inf
    if value.type == "DURATION":
        low = 0.0 if value.low is None else length(value.low)[0]
        return low, math.inf if value.high is None else length(value.high)[1]
    return (
        -math.inf if value.low is None else instant(value.low)[0],
        math.inf if value.high is None else instant(value.high)[1],
    )


def is_zoned(value: DateValue) -> bool:
    """Whether the value is a time of day whose offset from UTC is known."""
    return any(end is not None and _ZONED.search(end) for end in (value.low, value.high))


@lru_cache(maxsize=4096)
def _grain(timex: str) -> Grain | None:
    return next((grain for pattern, grain in _GRAINS if pattern.fullmatch(timex)), None)


def grain(value: DateValue) -> Grain | None:
    """How finely the value is told: the unit of its last known field; None where the TIMEX3 value is open.

    Seasons, quarters and halves are `season`; parts of the day (`TMO`) are `hour`.
    """
    return None if value.timex is None else _grain(value.timex)


@lru_cache(maxsize=65_536)
def instant(text: str) -> tuple[float, float]:
    """Begin and end, in days since 0001-01-01, of an ISO 8601 date (a day) or time (a second).

    Raises ValueError if the text is neither.
    """
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO 8601 date or time: {text!r}")
    day = day_number(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["hour"] is None:
        return float(day), day + 1.0
    seconds = int(match["hour"]) * 3600 + int(match["minute"]) * 60 + int(match["second"] or 0)
    seconds -= _offset_minutes(match["zone"]) * 60
    return day + seconds / SECONDS_A_DAY, day + (seconds + 1) / SECONDS_A_DAY


def _offset_minutes(zone: str | None) -> int:
    if zone is None or zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return -minutes if zone[0] == "-" else minutes


def day_number(year: int, month: int, day: int) -> int:
    """Days from 0001-01-01 to a day of the proleptic Gregorian calendar; year 0 is 1 BC.

    Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    """
    shifted = year - (month <= 2)
    era = shifted // 400
    year_of_era = shifted - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 306


@lru_cache(maxsize=16_384)
def length(text: str) -> tuple[float, float]:
    """Shortest and longest length in days of an ISO 8601 duration. Raises ValueError if the text is none."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO 8601 duration: {text!r}")
    number = {name: float(digits or 0) for name, digits in match.groupdict().items()}
    months = number["years"] * 12 + number["months"]
    fixed = number["weeks"] * 7 + number["days"]
    fixed += (number["hours"] * 3600 + number["minutes"] * 60 + number["seconds"]) / SECONDS_A_DAY
    years, rest = divmod(months, 12)
    # twelve months are a year, not twelve short months
    shortest = years * YEAR_DAYS[0] + min(rest * MONTH_DAYS[0], YEAR_DAYS[0])
    longest = years * YEAR_DAYS[1] + min(rest * MONTH_DAYS[1], YEAR_DAYS[1])
    return shortest + fixed, longest + fixed
