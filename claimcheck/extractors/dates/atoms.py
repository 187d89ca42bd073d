"""The first stage: what needs no other reading. Its rules stand in modules of their own, which `stages` loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.dates.grammar import Stage

if TYPE_CHECKING:
    from claimcheck.extractors.dates.tokens import Token

ATOMS = Stage()
rule = ATOMS.rule

#: the year that may stand after a date
YEAR_END = "(COMMA? (OF|IN)? (?P<year>YEAR4|SHORTYEAR))?"
#: two-digit years from this one on are of the last century
PIVOT = 50


def full_year(token: Token | None) -> int | None:
    """The year that a token of four digits, or of an apostrophe and two, gives."""
    if token is None:
        return None
    if token.category == "SHORTYEAR":
        return short_year(token.value)
    return int(token.value)


def short_year(number: int) -> int:
    """The year that two digits mean."""
    return number + (1900 if number >= PIVOT else 2000)


def is_short(token: Token | None) -> bool:
    """Whether a year is told by two digits."""
    return token is not None and token.category == "SHORTYEAR"


#: how far a pointing word points, and from which date
STEPS: dict[str, tuple[int, str]] = {
    "THIS": (0, "now"), "CURRENT": (0, "now"), "LAST": (-1, "now"), "NEXT": (1, "now"), "COMING": (1, "now"),
    "PREVIOUS": (-1, "story"), "FOLLOWING": (1, "story"), "SAME": (0, "story"), "THAT": (0, "story"),
    "ENTIRE": (0, "story"), "PAST": (-1, "now"),
}  # fmt: skip
