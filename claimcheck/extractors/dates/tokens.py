"""The first layer: text -> typed tokens.

Every word gets the category that `rules/lexicon/calendar.toml` gives it; numbers get one by their
shape. A category is one character, so that a sentence is a short string over which the grammar's
patterns run as ordinary regular expressions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.extractors.numerals import NUMERAL, ORDINAL, parse_number, parse_ordinal
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text with its category and, where it has one, its value.

    `joined` tells that no space stands before it.
    """

    start: int
    end: int
    text: str
    category: str
    value: Any
    joined: bool


@dataclass(frozen=True, slots=True)
class TokenString:
    """The tokens of a text, and the string of their categories, a character each."""

    tokens: tuple[Token, ...]
    codes: str


#: categories given by shape or by the tables of the lexicon, beside those listed there
SHAPES = (
    "WORD", "SIGN", "BREAK", "STOP", "COMMA", "DASH", "SLASH", "LPAREN", "RPAREN", "COLON", "APOS", "MONEY", "PLUS",
    "MONTH", "WEEKDAY", "WEEKDAYS", "SEASON", "PART", "PARTS", "UNIT", "UNITS", "WEEKEND", "HOLIDAY", "REF", "RECUR",
    "ZONE", "INT2", "YEAR4", "INT", "DECIMAL", "WORDNUM", "ORD", "SECOND", "QUARTER", "CLOCK",
    "HOURAMPM", "RACETIME", "UNITLONG",
    "ISODATE", "ISOTIME", "SLASHDATE", "QUARTERCODE", "FISCALCODE", "DECADE", "SHORTYEAR", "CENTURY",
)  # fmt: skip

_SHAPE = re.compile(
    r"""
    (?P<CODE>(?:(?<![\w-])|(?<=\d\d\d\d-))(?:[QH][1-4]|FY\s?'?\d{2}(?:\d\d)?(?:[-/]\d\d)?|[1-4]Q)(?!\w))
  | (?P<LETTERS>(?:[ap]\.m\b\.?|(?:a\.d|b\.c)\b\.?|o['’]clock|(?:c|ca|est)\.(?=\s?\d)|[^\W\d_]+))
  | (?P<ISODATE>(?<![\w-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
  | (?P<SLASHDATE>(?<![\w/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2}
        |\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-\d{4})(?![\w/]|[.-]\d))
  | (?P<RACETIME>(?<![\w.:])(?:\d{1,2}:\d\d\.\d{1,3}|\d{1,2}:\d\d:\d\d\.\d{1,3}
        |\d{1,3}h\s?\d{1,2}m(?:ins?)?(?:\s?\d{1,2}(?:\.\d+)?s(?:ecs?)?)?
        |\d{1,2}m(?:ins?)?\s?\d{1,2}(?:\.\d+)?s(?:ecs?)?)(?![\w:]))
  | (?P<LARGE>\d+(?:[.,]\d+)*\s(?:hundred|thousand|million|billion)\b)
  | (?P<CLOCK>(?<![\w.:])
        (?!\d{1,2}\.\d\d\s?-?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)\b)
        \d{1,2}(?:[:.h]\d\d(?::\d\d)?)(?:\s?[ap](?:\.\s?m\b\.?|m\b))?(?![\d:%]|[.,]\d))
  | (?P<HOURAMPM>(?<![\w.:,$])\d{1,2}\s?[ap](?:\.\s?m\b\.?|m\b))
  | (?P<DECADE>(?<![\w$£€])(?:\d{3}0['’]?s|['’]?[2-9]0['’]?s)\b)
  | (?P<ORDDIGITS>(?<![\w.,])\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<SHORTYEAR>(?<![\w])['’‘]\d\d(?![\w-]))
  | (?P<DECIMAL>\d+(?:[.,]\d+)+)
  | (?P<DIGITS>\d+)
  | (?P<BREAK>\n\s*\n)
  | (?P<OTHER>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {
    ".": "STOP", "!": "STOP", "?": "STOP", ";": "STOP", ",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH",
    "‐": "DASH", "‑": "DASH", "−": "DASH",
    "/": "SLASH", "(": "LPAREN", "[": "LPAREN", ")": "RPAREN", "]": "RPAREN", ":": "COLON",
    "'": "APOS", "’": "APOS", "$": "MONEY", "£": "MONEY", "€": "MONEY", "¥": "MONEY", "%": "MONEY",
    "|": "BREAK", "•": "BREAK", "+": "PLUS",
}  # fmt: skip
#: only these years are read as such without an era
YEARS = range(1000, 2101)

_NUMBER = re.compile(NUMERAL)
_RANK = re.compile(ORDINAL)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon, turned round: word -> (category, value)."""

    words: dict[str, tuple[str, Any]]
    capital_only: frozenset[str]
    number_words: frozenset[str]
    holidays: re.Pattern[str]
    holiday_starts: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of time, read once."""
    calendar = lexicon("calendar")
    words: dict[str, tuple[str, Any]] = {}
    for category, listed in calendar["categories"].items():
        words.update({word: (category, word) for word in listed})
    tables = {
        "months": "MONTH", "weekdays": "WEEKDAY", "weekday-plurals": "WEEKDAYS", "seasons": "SEASON",
        "day-parts": "PART", "day-part-plurals": "PARTS", "recurrences": "RECUR",
    }  # fmt: skip
    for table, category in tables.items():
        words.update({word: (category, value) for word, value in calendar[table].items()})
    words.update({word: ("DECADE", f"{value}s") for word, value in calendar["decade-words"].items()})
    for name, listed in calendar["references"].items():
        words.update(dict.fromkeys(listed, ("REF", name)))
    zones = lexicon("zones")
    words.update({name: ("ZONE", offset) for name, offset in zones["offsets"].items() if len(name) > 1})
    words.update(dict.fromkeys(zones["unknown"]["names"], ("ZONE", None)))
    words.update(_units())
    words.update({word: ("UNITLONG", unit) for word, unit in lexicon("time-units")["long"].items()})
    return Vocabulary(
        words, frozenset(calendar["capital-only"]["words"]), _number_words(), *_holidays()
    )  # fmt: skip


def _units() -> Iterator[tuple[str, tuple[str, Any]]]:
    for name, unit in lexicon("time-units")["units"].items():
        yield name, (name.upper() if name in {"second", "quarter", "weekend"} else "UNIT", name)
        for plural in unit["plural"]:
            yield plural, ("UNITS", name)


def _number_words() -> frozenset[str]:
    tables = lexicon("numerals")
    names = ("units", "teens", "tens", "ordinals", "tens_ordinals")
    return frozenset(word for name in names for word in tables[name]) - {"second", "quarter", "half"}


def _holidays() -> tuple[re.Pattern[str], frozenset[str]]:
    names = [name for entry in lexicon("holidays")["holiday"] for name in entry["names"]]
    names.sort(key=len, reverse=True)
    starts = frozenset(re.split(r"[\s.’'-]", name)[0] for name in names)
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE), starts


@cache
def codes() -> dict[str, str]:
    """Category -> its character (of the private use area), the same in every run."""
    names = dict.fromkeys([*SHAPES, *sorted(lexicon("calendar")["categories"])])
    return {name: chr(0xE000 + number) for number, name in enumerate(names)}


def tokenize(text: str) -> TokenString:
    """All tokens of a text, in order; white space is left out but for empty lines."""
    tokens = tuple(_tokens(text))
    table = codes()
    return TokenString(tokens, "".join([table[token.category] for token in tokens]))


def _tokens(text: str) -> Iterator[Token]:
    vocabulary_ = vocabulary()
    position = 0
    previous = 0
    while match := _SHAPE.search(text, position):
        kind = match.lastgroup or "OTHER"
        start = match.start()
        if kind == "LETTERS":
            end, category, value = _word(text, match, vocabulary_)
        else:
            end, category, value = match.end(), *_shape(kind, match[0])
        yield Token(start, end, text[start:end], category, value, start == previous)
        position = previous = end


def _word(text: str, match: re.Match[str], vocabulary_: Vocabulary) -> tuple[int, str, Any]:
    """End, category and value of the word at the match; names of days and numerals take several words."""
    word = match[0]
    lower = word.lower()
    if lower in vocabulary_.holiday_starts and (found := vocabulary_.holidays.match(text, match.start())):
        name = found[0].lower().replace("’", "'")
        if word[0].isupper() or name not in lexicon("holidays")["capital-only"]:
            return found.end(), "HOLIDAY", name
    if lower in vocabulary_.number_words:
        return _numeral(text, match)
    category, value = vocabulary_.words.get(lower, ("WORD", None))
    if category != "WORD" and word[0].islower() and lower in vocabulary_.capital_only:
        return match.end(), "WORD", None
    if category == "ZONE" and not word.isupper():
        return match.end(), "WORD", None
    end = match.end()
    if category in {"MONTH", "WEEKDAY"} and end < len(text) and text[end] == "." and len(word) < 6:
        # the point of an abbreviation belongs to it unless it ends the sentence
        end += bool(
            re.match(r"\.,?\s*(?:[\da-z(]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))", text[end : end + 7])
        )
    return end, category, value


def _numeral(text: str, match: re.Match[str]) -> tuple[int, str, Any]:
    start = match.start()
    number, rank = _NUMBER.match(text, start), _RANK.match(text, start)
    if rank and (number is None or rank.end() > number.end()) and (value := parse_ordinal(rank[0])) is not None:
        return rank.end(), "FIRST" if rank[0].lower() == "first" else "ORD", value
    if number and (amount := parse_number(number[0])) is not None:
        return number.end(), "WORDNUM", amount
    return match.end(), "WORD", None


def _shape(kind: str, piece: str) -> tuple[str, Any]:
    if kind == "DIGITS":
        number = int(piece) if len(piece) < 10 else 10**10
        if len(piece) <= 2:
            return "INT2", number
        return ("YEAR4" if len(piece) == 4 and number in YEARS else "INT"), number
    if kind == "LARGE":
        return "INT", parse_number(piece)
    if kind == "ORDDIGITS":
        number = int(piece[:-2])
        return ("FIRST" if number == 1 else "ORD"), number
    if kind == "DECIMAL":
        return "DECIMAL", parse_number(piece)
    if kind == "SHORTYEAR":
        return "SHORTYEAR", int(piece[1:])
    if kind == "CODE":
        return ("FISCALCODE" if piece[0] in "Ff" else "QUARTERCODE"), piece.upper()
    if kind == "OTHER":
        return _SIGNS.get(piece, "SIGN"), piece
    return kind, piece
