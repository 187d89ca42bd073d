"""Money: the sign, code, name or adjective that makes a number an amount of a currency."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.lexicon import lexicon

_LEXICON = lexicon("currencies")
_SIGNS: dict[str, str] = _LEXICON["signs"]
_ABBREVIATIONS: dict[str, str] = _LEXICON["abbreviations"]
_FOLDED = {sign.lower(): unit for sign, unit in _SIGNS.items()}
_CODES: frozenset[str] = frozenset(_LEXICON["codes"])
_SCALED_CODES: dict[str, int] = _LEXICON["scaled"]
_NAMES: dict[str, str] = _LEXICON["names"]
_SHY: dict[str, str] = _LEXICON["shy"]
_NATIONAL: dict[str, dict[str, str]] = _LEXICON["national"]
_ADJECTIVES = {word for table in _NATIONAL.values() for word in table}
_STEMS = {"USD": "dollar", "KRW": "won", "BRL": "real", "GBP": "pound", "TRY": "lira", "ITL": "lira"}
#: what a bare shared name becomes next to a South Asian scale
_SOUTH_ASIAN = re.compile(r"\b(?:crore|lakh|lac)\b", re.IGNORECASE)


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_ALL_CODES = f"{_any(_SCALED_CODES)}|{_any(_CODES)}"
_LETTERS = f"{_any(_ABBREVIATIONS)}|{_ALL_CODES}"
_LEFT_SIGN = re.compile(rf"(?:(?<![A-Za-z])((?i:{_any(_SIGNS)}))|(?<![\w.])({_LETTERS}))[ \u00a0]?$")
#: one word between number and name: an adjective of a country that the lexicon need not know, never a joint
_OTHER_WORD = r"(?!(?i:of|in|and|or|to|per|an?|the|for|on|at|by|from|with|into|than|is|was|as|vs)\b)[A-Za-z]+"
_RIGHT = re.compile(
    rf"(?:[ \u00a0]|[-‐‑])?(?:({_ALL_CODES})(?![^\W_])|({_any({s for s in _SIGNS if len(s) == 1})})(?!\s?\d)"
    rf"|((?:(?:(?i:{_any(_ADJECTIVES)}|net)|{_OTHER_WORD})[ -])?(?i:{_any({**_NAMES, **_SHY})})(?![^\W_]))"
    rf"|(kr|Kč|zł|zl|Ft|RMB|(?<=\d)p)(?![^\W_]))"
)
_SCALED = re.compile(r"(?:illion|crore|lakh|thousand|\d\s?(?:bn|tn|m|k|b|t))$", re.IGNORECASE)
_MONEY_WORDS = re.compile(rf"[£$€]|\b(?:{_any(_LEXICON['context']['money'])})\b", re.IGNORECASE)
_WEIGHT_WORDS = re.compile(rf"\b(?:{_any(_LEXICON['context']['weight'])})\b", re.IGNORECASE)


class Currency(NamedTuple):
    """Where a currency's words end (or start, before a number), its code or shared name, and the scale of the code."""

    edge: int
    unit: str
    scale: int = 1


def currency_before(text: str, position: int) -> Currency | None:
    """The currency written right before `position`: `US$`, `Rs `, `EUR `."""
    start = max(0, position - 8)
    match = _LEFT_SIGN.search(text[start:position])
    if match is None:
        return None
    if match[1]:
        return Currency(start + match.start(1), _FOLDED[match[1].lower()])
    word = match[2]
    if word == "R" and text[position - 1] == " ":
        return None
    if word in _SCALED_CODES:
        return Currency(start + match.start(2), word[1:], _SCALED_CODES[word])
    return Currency(start + match.start(2), _ABBREVIATIONS.get(word, word))


def currency_after(text: str, position: int, literal: str) -> Currency | None:
    """The currency written right after a number: ` dollars`, `-euro`, ` Kenyan shillings`, ` USD`, `€`."""
    match = _RIGHT.match(text, position)
    if match is None:
        return None
    if match[1]:
        scale = _SCALED_CODES.get(match[1], 1)
        return Currency(match.end(), match[1] if scale == 1 else match[1][1:], scale)
    if match[2]:
        return Currency(match.end(), _SIGNS[match[2]])
    if match[4]:
        return Currency(match.end(), "penny" if match[4] == "p" else _ABBREVIATIONS.get(match[4], "CNY"))
    unit = _named(match[3].lower().replace("-", " "), text, match.start(3), literal)
    return Currency(match.end(), unit) if unit else None


def _named(phrase: str, text: str, position: int, literal: str) -> str | None:
    words = phrase.removeprefix("net ").split(" ")
    name = words[-1] if " ".join(words) not in _NAMES else " ".join(words)
    country = " ".join(words[:-1]) if name == words[-1] else ""
    unit = _NAMES.get(name) or _SHY.get(name)
    if unit is None:
        return None
    if country:
        shared = _NATIONAL.get(_STEMS.get(unit, unit), {})
        return shared.get(country) or (None if name in _SHY else "dollar" if unit == "USD" else unit)
    if name in _SHY and not _is_money(name, text, position, literal):
        return None
    if unit == "rupee" and _SOUTH_ASIAN.search(literal):
        return "INR"
    return unit


def _is_money(name: str, text: str, position: int, literal: str) -> bool:
    """Whether a word that is more often no currency is one here."""
    if _SCALED.search(literal):
        return True
    if not name.startswith("pound"):
        return False
    around = text[max(0, position - 120) : position + 60]
    return bool(_MONEY_WORDS.search(around)) and not _WEIGHT_WORDS.search(around)
