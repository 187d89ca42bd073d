"""Units of measure: their names in English, and conversion, by a table, else by the units library (pint)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from claimcheck.extractors.counts.base_units import base_of
from claimcheck.lexicon import lexicon

_GROUPS: dict[str, dict[str, dict[str, list[str]]]] = {
    group: units for group, units in lexicon("units").items() if group not in {"define", "loose", "parts"}
}
_DEFINITIONS: dict[str, str] = lexicon("units")["define"]
#: what a unit is called there
_DEFINED = {unit: definition.partition(" = ")[0] for unit, definition in _DEFINITIONS.items()}
_KINDS: dict[str, str] = {unit: group for group, units in _GROUPS.items() for unit in units}
#: a unit to the smaller one that may follow it, and how many of these make one
PARTS: dict[str, tuple[str, int]] = {unit: (part, many) for unit, (part, many) in lexicon("units")["parts"].items()}
#: every unit that the lexicon has a word for
UNITS = frozenset(_KINDS)
_NAMES = {name: unit for units in _GROUPS.values() for unit, forms in units.items() for name in forms.get("names", ())}
_SYMBOLS = {
    form: unit
    for units in _GROUPS.values()
    for unit, forms in units.items()
    for form in (*forms.get("symbols", ()), *forms.get("digits_only", ()))
}
_AFTER_DIGITS = {
    form for units in _GROUPS.values() for forms in units.values() for form in forms.get("digits_only", ())
}


def _alternation(forms: set[str] | dict[str, str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", "[ \u00a0-]") for form in sorted(forms, key=len, reverse=True))


_GAP = "(?:[ \u00a0]|[-‐‑])?"
_NAME = re.compile(rf"{_GAP}[\[<]?({_alternation(_NAMES)})(?![^\W_])[\]>]?", re.IGNORECASE)
_SYMBOL = re.compile(rf"{_GAP}[\[<]?({_alternation(_SYMBOLS)})(?![^\W_])[\]>]?")
_PER_SYMBOLS = {"s", "h", *(symbol for symbol in _SYMBOLS if len(symbol) > 1)}
_PER = re.compile(
    rf"(?:[ ]per[ ]|[ ]?/[ ]?|[ ]an?[ ](?=second|hour|minute))"
    rf"({_alternation(_NAMES)}|(?-i:{_alternation(_PER_SYMBOLS)}))(?![^\W_])",
    re.IGNORECASE,
)
_WARMTH = re.compile(
    r"temperature|degree|heat|cold|warm|\bhot|fever|weather|boil|freez|melt|thermometer|\d\s?[CF]\s?[(,/]",
    re.IGNORECASE,
)
_RATED = {"length", "volume", "mass", "data", "energy"}


def unit_at(text: str, position: int, *, digits: bool) -> tuple[int, str] | None:
    """The unit that stands right after a number: where it ends and its canonical name, or None.

    `digits` tells that the number is written in digits, after which a single letter can be a unit.
    """
    match = _NAME.match(text, position)
    unit = _NAMES[_plain(match[1].lower())] if match else None
    if match is None or unit is None:
        match = _SYMBOL.match(text, position)
        if match is None:
            return None
        symbol = _plain(match[1])
        if symbol in _AFTER_DIGITS and not (digits and _is_symbol(text, match)):
            return None
        unit = _SYMBOLS[symbol]
    end = match.end()
    if text[end - 1] == "." and re.match(r"\s*$|\s+[A-Z\n]|\n", text[end : end + 4]):
        end -= 1  # the point ends the sentence
    if _KINDS[unit] in _RATED and (rate := _PER.match(text, end)):
        below = _plain(rate[1])
        lower = _NAMES.get(below.lower()) or _SYMBOLS.get(below)
        if lower:
            return rate.end(), f"{unit}_per_{lower}"
    return end, unit


def _plain(form: str) -> str:
    return re.sub("[\u00a0-]", " ", form) if re.sub("[\u00a0-]", " ", form) in {*_NAMES, *_SYMBOLS} else form


def _is_symbol(text: str, match: re.Match[str]) -> bool:
    """Whether a single letter is a unit here: `5 in` before a word is a preposition, `5 C` of a name an initial."""
    symbol, after = match[1], text[match.end() : match.end() + 2]
    if symbol == "in" and re.match(r"\s?\(\d", text[match.end() : match.end() + 3]):
        return True
    if symbol == "in":
        return text[match.start() : match.start() + 1] in {" ", "\u00a0"} and not after.strip()[:1].isalnum() and bool(
            re.search(r"\d\s?(?:ft|feet|foot)\s\d+$", text[max(0, match.start() - 12) : match.start()])
        )  # fmt: skip
    if symbol in {"C", "F"}:
        return bool(_WARMTH.search(text, max(0, match.start() - 90), match.end() + 60))
    if symbol == "s":  # `1980s`, `747s`
        return text[match.start()] == " " or "." in text[max(0, match.start() - 4) : match.start()]
    if symbol in {"W", "L"}:
        return not re.match(r"/|\s[A-Z]", after)
    if symbol == "'":
        return not after[:1].isalpha()
    return True


def kind_of(unit: str) -> str:
    """The kind of a unit as the lexicon groups it: length, mass, duration ...; `rate` for a compound one."""
    return _KINDS.get(unit, "rate")


@cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(cache_folder=None)
    for definition in _DEFINITIONS.values():
        registry.define(definition)
    return registry


def _expression(unit: str) -> str:
    """The units library's own notation: `cubic_meter_per_second` is `meter**3 / second`."""
    unit = _DEFINED.get(unit, unit)
    if unit in _registry() and not unit.startswith(("square_", "cubic_")):
        return unit
    parts = [re.sub(r"^square_(.+)", r"\1**2", part) for part in unit.split("_per_")]
    return " / ".join(re.sub(r"^cubic_(.+)", r"\1**3", part) for part in parts)


def to_base(number: float, unit: str) -> tuple[float, str]:
    """A measure in base units (metre, kilogram, second, kelvin), and its dimension as `[length] ** 2`.

    Raises ValueError for a unit that the units library does not know.
    """
    base = base_of(unit)
    if base is None:
        return library_base(number, unit)
    return (number * base.factor + base.zero if base.zero else number * base.factor), base.dimension


def convert(number: float, unit: str, into: str) -> float:
    """A measure in another unit. Raises ValueError for an unknown unit or one of another dimension."""
    base, other = base_of(unit), base_of(into)
    if base is None or other is None:
        return _library_converted(number, unit, into)
    if base.dimension != other.dimension:
        raise ValueError(f"cannot convert {unit} into {into}")
    return (number * base.factor + base.zero - other.zero) / other.factor


def library_base(number: float, unit: str) -> tuple[float, str]:
    """As `to_base`, by the units library."""
    import pint

    registry = _registry()
    try:
        quantity = registry.Quantity(number, registry.parse_units(_expression(unit))).to_base_units()
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError) as error:
        raise ValueError(f"no such unit: {unit}") from error
    return float(quantity.magnitude), str(quantity.dimensionality)


def _library_converted(number: float, unit: str, into: str) -> float:
    import pint

    registry = _registry()
    try:
        quantity = registry.Quantity(number, registry.parse_units(_expression(unit)))
        return float(quantity.to(registry.parse_units(_expression(into))).magnitude)
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError, pint.DimensionalityError) as error:
        raise ValueError(f"cannot convert {unit} into {into}") from error
