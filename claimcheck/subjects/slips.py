"""Slips of the pen: two neighbouring digits exchanged, another month or year of the same day."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

#: exchanged digits tell something from so many digits on
LEAST_DIGITS = 2


@lru_cache(65_536)
def digits_of(number: float) -> str:
    """The digits as they are written, with sign and point, and without an exponent: 61000, 4.6, -12."""
    written = format(Decimal(f"{number:.12g}"), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def significant(digits: str) -> int:
    """How many digits there are without noughts at the ends: 2 of 61000, 3 of 402."""
    return len(digits.removeprefix("-").replace(".", "").strip("0"))


def exchanged(a: str, b: str) -> bool:
    """Whether two neighbouring digits stand the other way round, and nothing else differs: 402 and 420, 4.6 and 6.4.

    Of two numbers of one sign.
    """
    if a.startswith("-") != b.startswith("-"):
        return False
    a, b = a.removeprefix("-"), b.removeprefix("-")
    if len(a) != len(b) or a.find(".") != b.find(".") or max(significant(a), significant(b)) < LEAST_DIGITS:
        return False
    first, second = a.replace(".", ""), b.replace(".", "")
    apart = [n for n, (x, y) in enumerate(zip(first, second, strict=True)) if x != y]
    return (
        len(apart) == len("ab")
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )


def date_slip(a: str, b: str) -> bool:
    """`1782` and `1728`; `2011-01-09` and `2012-01-09`: another year or month of the same day.

    A year that is not told (`XXXX`) is no other one.
    """
    if exchanged(a, b) and len(a) == len("1782"):
        return True
    first, second = a[:10].split("-"), b[:10].split("-")
    if len(first) != len("ymd") or len(second) != len("ymd"):
        return False
    apart = [{x, y} for x, y in zip(first, second, strict=True) if x != y and "XXXX" not in {x, y}]
    return len(apart) == 1 and first[2] == second[2]
