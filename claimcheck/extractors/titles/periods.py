"""How long a post was held, where the words beside it tell: `since 2020`, `from 2017 to 2021`, `(2011–2016)`."""

from __future__ import annotations

import re

_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_MONTH = (
    "(?:" + "|".join(month.capitalize() for month in _MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?"
)
_DATE = (
    r"(?:(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)? )?"
    rf"(?:(?P<month{{n}}>{_MONTH}) (?:(?P<late{{n}}>\d{{{{1,2}}}}),? )?)?"
    r"(?P<year{n}>1\d{{3}}|20\d\d)\b"
)


def _date(number: int) -> str:
    return _DATE.format(n=number)


#: years that a post is held at most: the longest reigns
LONGEST_TERM = 72
_FROM_TO = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) {_date(1)} (?:to|until|till|and|through|up to) "
    rf"(?:(?:his|her|their) [a-z]+ in )?{_date(2)}"
)
_RANGE = re.compile(
    rf"[(,] ?(?:from )?{_date(1)} ?[–—-] ?(?:{_date(2)}|present|today|now|(?P<short2>\d\d)\b(?![-/.]\d))?"
)
_SINCE = re.compile(
    rf"\b(?:since|as of|from) (?:late |early |mid-?|the (?:spring|summer|autumn|fall|winter) of )?{_date(1)}"
)
#: `From 1866 to 1873 she was its`: a period before the post, with a few words between
_BEFORE = re.compile(_FROM_TO.pattern + r",?(?: [\w'’-]+){0,4} ?$")
_UNTIL = re.compile(rf"\b(?:until|till|up to) (?:(?:his|her) [a-z]+ in )?(?:late |early |mid-?)?{_date(1)}")


def period(text: str) -> tuple[str | None, str | None]:
    """The first and last day, month or year of a holding, as ISO 8601 that knows no more than the text.

    `text` is the stretch after a post (and its holder) that may tell; (None, None) where it does not.
    """
    for pattern in (_FROM_TO, _RANGE):
        found = pattern.search(text)
        if found is not None:
            since, until = _iso(found, 1), _iso(found, 2)
            return (None, None) if pattern is _RANGE and _is_life(since, until) else (since, until)
    begun, left = _SINCE.search(text), _UNTIL.search(text)
    return (_iso(begun, 1) if begun else None), (_iso(left, 1) if left else None)


def _is_life(since: str | None, until: str | None) -> bool:
    """Whether two years in brackets are rather those of a birth and a death: no term lasts so long."""
    return since is not None and until is not None and int(until[:4]) - int(since[:4]) > LONGEST_TERM


def period_before(text: str) -> tuple[str | None, str | None]:
    """As `period`, for the stretch of the sentence before a post: only a period from one date to another."""
    found = _BEFORE.search(text)
    return (_iso(found, 1), _iso(found, 2)) if found is not None else (None, None)


def dates(text: str) -> list[str]:
    """Every date with a year in the text, as ISO 8601 prefixes."""
    return [iso for found in _ANY.finditer(text) if (iso := _iso(found, 1)) is not None]


_ANY = re.compile(rf"(?<![\d,.$€£-]){_date(1)}")


def _iso(found: re.Match[str], number: int) -> str | None:
    groups = found.groupdict()
    year = groups.get(f"year{number}")
    if year is None and groups.get(f"short{number}") is not None:
        # `1866–73`: the century of the first year
        year = groups["year1"][:2] + groups[f"short{number}"]
        return year if year > groups["year1"] else None
    if year is None:
        return None
    month = groups.get(f"month{number}")
    if month is None:
        return year
    value = f"{year}-{_number(month):02d}"
    day = groups.get(f"day{number}") or groups.get(f"late{number}")
    return f"{value}-{int(day):02d}" if day and 1 <= int(day) <= 31 else value


def _number(month: str) -> int:
    key = month.lower().rstrip(".")[:3]
    return next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(key))
