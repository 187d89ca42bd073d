"""Slips of the pen: two neighbouring digits exchanged, another month or year of the same day."""

from __future__ import annotations

from functools import lru_cache

#: exchanged digits tell something from so many digits on
LEAST_DIGITS = 2


@lru_cache(65_536)
def digits_of(number: float) -> str:
    """The significant digits: 61,000 and 16,000 are an exchange, and so are 4.6 and 6.4."""
    return f"{number:.12g}".replace(".", "").rstrip("0")


def exchanged(a: str, b: str) -> bool:
    """Whether two neighbouring digits stand the other way round, and nothing else differs."""
    if len(a) != len(b) or len(a) < LEAST_DIGITS:
        return False
    apart = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return (
        len(apart) == len("ab")
        and apart[1] == apart[0] + 1
        and a[apart[0]] == b[apart[1]]
        and a[apart[1]] == b[apart[0]]
    )


def date_slip(a: str, b: str) -> bool:
    """`1782` and `1728`; `2011-01-09` and `2012-01-09`: another year or month of the same day."""
    if exchanged(a, b) and len(a) == len("1782"):
        return True
    first, second = a[:10].split("-"), b[:10].split("-")
    if len(first) != len("ymd") or len(second) != len("ymd"):
        return False
    return sum(x != y for x, y in zip(first, second, strict=True)) == 1 and first[2] == second[2]
