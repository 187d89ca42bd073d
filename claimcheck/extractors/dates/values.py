"""Writing values down: ISO 8601 lengths and instants, TIMEX3 strings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def unit_code(unit: str) -> tuple[str, int]:
    """The ISO 8601 letter of a unit (T before those of the clock), and how many of it one unit has."""
    entry = lexicon("time-units")["units"][unit]
    return entry["code"], entry["size"]


def iso_length(parts: Iterable[tuple[float, str]]) -> str:
    """Amounts of units as one ISO 8601 duration: [(2, "year"), (3, "month")] is `P2Y3M`."""
    dates: dict[str, float] = {}
    times: dict[str, float] = {}
    for amount, unit in parts:
        code, size = unit_code(unit)
        into = times if code[0] == "T" else dates
        into[code[-1]] = into.get(code[-1], 0) + amount * size
    text = "P" + "".join(f"{plain(number)}{code}" for code, number in dates.items())
    return text + ("T" + "".join(f"{plain(number)}{code}" for code, number in times.items()) if times else "")


def plain(number: float) -> str:
    """A number without needless digits: 2, 2.5, 0.75."""
    return str(int(number)) if number == int(number) else f"{number:.4f}".rstrip("0")


def iso_year(year: int) -> str:
    """A year as ISO 8601 writes it: 0043, -0043 for 44 BC."""
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def zone_text(offset: int | None) -> str:
    """`Z`, `+08:00`, `-03:30`; empty where the offset (in minutes) is unknown."""
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
