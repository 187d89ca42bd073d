"""Claims in an editor's words: what every report for people is made of.

Text of articles and names of files are data of strangers: whatever comes out of here is one line, and
holds no character that steers a terminal or turns the direction of writing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.engine.wording import MONTHS, day_phrase, post_phrase
from claimcheck.models import CountValue, DateValue, TitleValue
from claimcheck.readers.markup import without_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import Claim, DocumentInfo, Report

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
# Cf holds joiners that scripts need; these only turn the direction of writing (UAX #9)
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# two characters for private use stand for the ends of the value while the markup around it goes
_OPEN, _CLOSE = "\ue000", "\ue001"


def plain(text: str) -> str:
    """The text on one line, with control characters made visible."""
    return "".join(map(_harmless, " ".join(text.split())))


@cache
def _harmless(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI_CONTROLS:
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def sentence(claim: Claim) -> tuple[str, str, str]:
    """The claim's sentence as a reader sees it, without markup, in three parts: before, in and after the value."""
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    text = claim.text.replace(_OPEN, " ").replace(_CLOSE, " ")
    marked = f"{text[:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:]}"
    before, rest = plain(without_markup(marked, claim.document)).split(_OPEN, 1)
    value, after = rest.split(_CLOSE, 1)
    return before, value, after


def location(claim: Claim) -> str:
    """Where the claim stands, as editors and terminals understand it: `path:line`."""
    return f"{plain(claim.document)}:{claim.line}"


def published_phrase(document: DocumentInfo) -> str:
    """The publication date in words, or `undated`."""
    return day_phrase(document.published) if document.published else "undated"


def value_phrase(claim: Claim) -> str:
    """The claim's value as a reader understands it, the same for the same value; else the words in quotation marks."""
    match claim.value:
        case DateValue() as value:
            phrase = _date_phrase(value)
        case CountValue() as value:
            phrase = _count_phrase(value)
        case TitleValue() as value:
            phrase = _title_phrase(value)
    return plain(phrase) if phrase else f"“{sentence(claim)[1].strip()}”"


def _date_phrase(value: DateValue) -> str | None:
    found = _CALENDAR_DATE.fullmatch(value.timex or "")
    if not found or value.age or value.type not in {"DATE", "TIME"}:
        return None
    year, month, day, time = found.groups()
    parts = [day.lstrip("0") if day else None, MONTHS[int(month) - 1] if month else None, year.lstrip("0") or "0"]
    phrase = " ".join(part for part in parts if part) + (f", {time}" if time else "")
    if value.mod is None:
        return phrase
    return _DATE_MOD[value.mod].format(phrase) if value.mod in _DATE_MOD else None


def _count_phrase(value: CountValue) -> str | None:
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


def _title_phrase(value: TitleValue) -> str:
    held = f"{value.holder}, {post_phrase(value)}" if value.holder else post_phrase(value)
    times = [f"since {value.since}" if value.since else "", f"until {value.until}" if value.until else ""]
    return " ".join(part for part in [held, *times] if part)


def sides(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of a finding by what they say, in the order in which it is first said.

    Of posts only what differs makes a side: the holders of one post, by family name, since a name may be
    written in several ways; else the post.
    """
    titles = [claim.value for claim in claims if isinstance(claim.value, TitleValue)]
    one_post = len({value.role for value in titles}) == 1
    if one_post and len({_family_name(value) for value in titles}) > 1:
        found: dict[str, list[Claim]] = {}
        for claim in claims:
            key = _family_name(claim.value) if isinstance(claim.value, TitleValue) else claim.id
            found.setdefault(key, []).append(claim)
        return {value_phrase(side[0]): side for side in found.values()}
    posts = {post_phrase(value) for value in titles}
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        post = post_phrase(claim.value) if isinstance(claim.value, TitleValue) and len(posts) > 1 else None
        told.setdefault(plain(post) if post else value_phrase(claim), []).append(claim)
    return told


def _family_name(value: TitleValue) -> str:
    return (value.holder or "").rpartition(" ")[2].casefold()


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: `1 article`, `1,200 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def conclusion(report: Report) -> str:
    """What was found, in one line."""
    found = Counter(finding.category for finding in report.findings)
    return (
        f"{counted(found['conflict'], 'conflict')}, {counted(found['update'], 'update')} and "
        f"{counted(found['unsupported'], 'unsupported statement')} in {counted(len(report.documents), 'article')}."
    )
