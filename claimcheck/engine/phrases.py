"""Values in a reader's words: `about 4 May 1962`, `more than 60 miles`, `former chairwoman of Norrfrakt`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon
from claimcheck.models import CountValue, DateValue, TitleValue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

# not `calendar`: its names follow the machine's locale
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CALENDAR_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T(\d\d:\d\d))?)?)?")
_DATE_MOD = {
    "APPROX": "about {}", "BEFORE": "before {}", "AFTER": "after {}", "ON_OR_BEFORE": "by {}",
    "ON_OR_AFTER": "since {}", "START": "early {}", "MID": "mid {}", "END": "late {}",
}  # fmt: skip
_APPROXIMATION = {
    "=": "{}", "~": "about {}", ">": "more than {}", ">=": "at least {}", "<": "under {}", "<=": "at most {}",
}  # fmt: skip
#: kinds of quantity whose words say it better than a number does: `2-1`, `one in five`, `third`
_AS_WRITTEN = {"ordinal", "score", "ratio", "age"}
#: units whose plural is not made with an s; `hertz` and its kin have none
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}


def day_phrase(day: dt.date) -> str:
    """A day in words: `3 April 1984`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_phrase(value: DateValue) -> str | None:
    """A day, month, year or time in words; None for all else."""
    found = _CALENDAR_DATE.fullmatch(value.timex or "")
    if not found or value.age or value.type not in {"DATE", "TIME"}:
        return None
    year, month, day, time = found.groups()
    parts = [day.lstrip("0") if day else None, MONTHS[int(month) - 1] if month else None, year.lstrip("0") or "0"]
    phrase = " ".join(part for part in parts if part) + (f", {time}" if time else "")
    if value.mod is None:
        return phrase
    return _DATE_MOD[value.mod].format(phrase) if value.mod in _DATE_MOD else None


def count_phrase(value: CountValue) -> str | None:
    """A number with its unit; None where the words of the text say it better."""
    if value.quantity in _AS_WRITTEN:
        return None
    if value.approximation == "range":
        if value.low is None or value.high is None:
            return None
        number = f"{_number(value.low)} to {_number(value.high)}"
    elif value.number is None:
        return None
    else:
        number = _APPROXIMATION[value.approximation].format(_number(value.number))
    if value.unit is None:
        return number
    if value.unit == "percent":
        return f"{number}%"
    if value.quantity == "money" or value.number == 1:
        return f"{number} {value.unit.replace('_', ' ')}"
    return f"{number} {_plural(value.unit)}"


def _plural(unit: str) -> str:
    """Several of a unit: `nautical miles`, `square feet`, `degrees Celsius`, `meters per second`."""
    measure, _, rate = unit.partition("_per_")
    words = measure.split("_")
    head = 0 if words[0] == "degree" else -1
    words[head] = _PLURALS.get(words[head], words[head] if words[head].endswith("z") else words[head] + "s")
    return " ".join(words) + (f" per {rate.replace('_', ' ')}" if rate else "")


def _number(number: float) -> str:
    return f"{number:,.6f}".rstrip("0").rstrip(".")


def interval_phrase(value: DateValue) -> str | None:
    """Between which days or years a date lies that the text does not tell itself; None if an end is open."""
    if not value.low or not value.high or value.type != "DATE" or value.low.startswith("-"):
        return None
    low, high = value.low[:10], value.high[:10]
    if low[:4] != high[:4]:
        return f"{low[:4]} {'or' if int(high[:4]) - int(low[:4]) == 1 else 'to'} {high[:4]}"
    if (low[4:], high[4:]) == ("-01-01", "-12-31"):
        return low[:4]
    ends = [date_phrase(DateValue(timex=end)) for end in dict.fromkeys((low, high))]
    return " to ".join(end for end in ends if end) or None


def post_phrase(value: TitleValue, role: str | None = None) -> str:
    """A post in words: `former chairman of Norrfrakt`; `role` stands in for the canonical name of the post."""
    status = "" if value.status == "current" else f"{value.status} "
    # a body without a name is a noun of the text: `the club`
    the = "the " if value.body and value.body[0].islower() and not value.body.startswith("the ") else ""
    return f"{status}{role or value.role}" + (f" of {the}{value.body}" if value.body else "")


def term_phrase(value: TitleValue) -> str:
    """When a post is told to be held, in words: `since 2010`, `1990 to May 1998`, `until 2005`; empty if untold."""
    since, until = (date_phrase(DateValue(timex=end)) or end if end else None for end in (value.since, value.until))
    if since and until:
        return f"{since} to {until}"
    if since:
        return f"{'from' if value.status in {'former', 'late'} else 'since'} {since}"
    return f"until {until}" if until else ""


@lru_cache(maxsize=4096)
def own_role(role: str, words: str) -> str:
    """A post by the name that the words of an article give it: `spokeswoman` for `spokesman`."""
    told = f" {' '.join(words.casefold().split())} "
    canonical = f" {role.casefold()} "
    for name, others in _equal_names():
        if f" {name} " in canonical and not _has(told, name):
            for other in others:
                if _has(told, other):
                    return canonical.replace(f" {name} ", f" {other} ", 1).strip()
    return role


def _has(text: str, words: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


@cache
def _equal_names() -> list[tuple[str, list[str]]]:
    """Canonical names of posts and their equals, longer ones first."""
    return sorted(_listed_names(), key=lambda names: (-len(names[0]), names[0]))


def _listed_names() -> Iterator[tuple[str, list[str]]]:
    for field in lexicon("roles")["fields"].values():
        for group in ("one", "many"):
            for name, others in field.get(group, {}).items():
                if others:
                    yield name, sorted(others, key=lambda other: (-len(other), other))
