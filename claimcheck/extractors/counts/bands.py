"""What a stated number allows: closed intervals for exact, rounded, loosened and vague numbers.

The bands are data (`rules/lexicon/approximators.toml`, `[band]`): wide by the number's significant
figures and by half of its last place that is not nought, so that `about 1,200` holds 1,187 and
`nearly 12,000` holds 11,904 and nothing above 12,000.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.numerals import decimals
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.models import Approximation

_LEXICON = lexicon("approximators")
_BAND = _LEXICON["band"]
#: from the words before a number to its sign, or to `below`, `above`: near it on one side
BEFORE: dict[str, str] = {word: sign for sign, entry in _LEXICON["before"].items() for word in entry["words"]}
AFTER: dict[str, str] = _LEXICON["after"]
_NEAR: dict[str, Approximation] = {"below": "~", "above": ">", "odd": "~"}


class Interval(NamedTuple):
    """The closed interval that a number may lie in (None: open), and the sign of its approximation."""

    low: float | None
    high: float | None
    approximation: Approximation


def significant_figures(number: float) -> int:
    """How many leading figures of a number are not trailing noughts: 2 of 1,200, 4 of 1,187."""
    digits = f"{abs(number):.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
    return max(1, len(digits))


def last_place(number: float) -> float:
    """The size of a number's last place that is not nought: 100 of 1,200; 1 of 1,187; 0.1 of 2.5."""
    if number == 0:
        return 1.0
    text = f"{abs(number):.6f}".rstrip("0").rstrip(".")
    if "." in text:
        return 10.0 ** -len(text.split(".")[1])
    return 10.0 ** (len(text) - len(text.rstrip("0")))


def band(number: float) -> float:
    """How far from `number` the true one may lie if it is told as `about number`."""
    share = _BAND["relative"].get(str(significant_figures(number)), _BAND["precise"])
    least = _BAND["least"] if float(number).is_integer() else 0.0
    return float(max(share * abs(number), last_place(number) / 2, least))


_SCALED = re.compile(
    r"(?:million|billion|trillion|crore|lakh|lac|thousand|[\d.]\s?(?:[kmb]n?|tn?|mn|mln|bln|tln|trn|cr|mm|mil)"
    r"|and a half|hundred thousand)$",
    re.IGNORECASE,
)


def precision(words: str, number: float, *, measured: bool) -> float:
    """Half of the last place that a number is told to: 50,000 of `1.2 million`, 0.05 of `23.0`, 0 of `220`.

    `measured` tells that the number has a unit or percent sign, so that it is rounded where it stops.
    """
    text = words.strip()
    places = decimals(text)
    if re.fullmatch(r"an?\s(?:hundred|thousand)", text, re.IGNORECASE):
        return 0.05 * abs(number)
    if _SCALED.search(text):
        scale = _scale(text, number)
        if re.search(r"half|quarter", text, re.IGNORECASE):
            return 0.125 * scale
        # nobody says one million for one and a half
        return min(0.5 * scale * 10.0**-places, 0.4 * abs(number)) if number else 0.5 * scale
    if re.search(r"(?:dozen|score)s?$", text, re.IGNORECASE):
        return float(_BAND["group"]) * abs(number)
    if places or measured:
        return 0.5 * 10.0**-places
    return 0.0


def _scale(text: str, number: float) -> float:
    """The power that the last scale word stands for."""
    head = re.match(r"\D*([\d.,  ’']*\d)", text)
    if head and (mantissa := float(re.sub(r"[^\d.]", "", head[1]) or 0)):
        return 10.0 ** round(math.log10(abs(number) / mantissa)) if number else 1.0
    for word, power in (("trillion", 12), ("billion", 9), ("crore", 7), ("million", 6), ("lakh", 5), ("thousand", 3)):
        if word in text.lower():
            return 10.0**power
    return 1.0


def interval(number: float, half_width: float, sign: str) -> Interval:
    """The interval of a number told to `half_width`, under an approximator's `sign`."""
    low, high = number - half_width, number + half_width
    spread = max(band(number), half_width)
    nothing = 0.0 if number >= 0 else None
    if sign == "~":
        return Interval(number - spread, number + spread, "~")
    if sign == "below":
        return Interval(number - spread, number, "~")
    if sign == "above":
        return Interval(number, number + 2 * spread, ">")
    if sign == "odd":
        return Interval(number, number + last_place(number), "~")
    if sign in {">", ">="}:
        return Interval(number, None, ">" if sign == ">" else ">=")
    if sign in {"<", "<="}:
        return Interval(nothing, number, "<" if sign == "<" else "<=")
    return Interval(low, high, "=")
