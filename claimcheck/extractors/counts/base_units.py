"""Units of the lexicon in base units, from a table: most runs need not import the units library, which takes long.

The table `rules/lexicon/base_units.toml` is what the units library says of them; a test compares the two. To write it
anew: `python -m claimcheck.extractors.counts.base_units > rules/lexicon/base_units.toml`
"""

from __future__ import annotations

import math
import sys
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# What each unit is in base units (metre, kilogram, second, kelvin), and its dimension, as the units library has it.
# Not written by hand: python -m claimcheck.extractors.counts.base_units > rules/lexicon/base_units.toml
"""


#: a number of each unit that tells its factor where its zero is not that of the base unit
_MANY = 100


class Base(NamedTuple):
    """A number of a unit is `number * factor + zero` of its base unit."""

    factor: float
    dimension: str
    zero: float = 0.0


@cache
def base_of(unit: str) -> Base | None:
    """What a unit is in base units; None for one that the table does not have."""
    told = lexicon("base_units").get(unit)
    return Base(told["factor"], told["dimension"], told.get("zero", 0.0)) if told is not None else None


def written() -> Iterator[str]:
    """The lines of the table, worked out by the units library; a unit that is not of this form has none."""
    from claimcheck.extractors.counts.units import UNITS, library_base

    yield _HEAD
    for unit in sorted(UNITS):
        zero, dimension = library_base(0.0, unit)
        one, many = (library_base(float(number), unit)[0] for number in (1, _MANY))
        factor = float(Fraction((many - zero) / _MANY).limit_denominator(_MANY)) if zero else one
        # logarithms, such as decibels, are no multiples
        if math.isclose(library_base(2.0, unit)[0], 2 * factor + zero):
            told = f", zero = {zero!r}" if zero else ""
            yield f'{unit} = {{ factor = {factor!r}, dimension = "{dimension}"{told} }}\n'


if __name__ == "__main__":
    sys.stdout.writelines(written())
