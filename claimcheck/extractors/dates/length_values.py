"""The values of lengths of time, of recurrences and of `now`."""

from __future__ import annotations

from claimcheck.extractors.dates.expressions import (
    Length,
    Recurrence,
    Reference,
)
from claimcheck.extractors.dates.resolve import (
    Context,
    Reading,
    left_open,
    resolver,
)
from claimcheck.extractors.dates.values import iso_length, unit_code


@resolver(Length)
def length_of(length: Length, _: Context) -> Reading:
    """The value of a length of time or an age: an ISO 8601 duration, with its ends where it is loose."""
    parts = length.parts
    mod = parts[0][0].mod
    if any(amount.stated is None for amount, _ in parts):
        amount, unit = parts[0]
        code, size = unit_code(unit)
        value: str | None = (
            f"P{'T' if code[0] == 'T' else ''}X{'DE' if size == 10 else 'CE' if size == 100 else code[-1]}"
        )
        if amount.low is not None and amount.mod != "APPROX":
            value = None  # two to three weeks: the interval tells more than any one value
        low = None if amount.low is None else iso_length([(amount.low, unit)])
        high = None if amount.high is None else iso_length([(amount.high, unit)])
        return Reading("DURATION", value, low, high, mod, age=length.age)
    stated = iso_length([(amount.stated or 0, unit) for amount, unit in parts])
    shortest = _end([(amount.low, unit) for amount, unit in parts])
    longest = _end([(amount.high, unit) for amount, unit in parts])
    return Reading("DURATION", stated, shortest, longest, mod, age=length.age)


def _end(ends: list[tuple[float | None, str]]) -> str | None:
    """One end of a length, None where any part of it is open."""
    told = [(end, unit) for end, unit in ends if end is not None]
    return iso_length(told) if len(told) == len(ends) else None


@resolver(Reference)
def _reference(reference: Reference, _: Context) -> Reading:
    return left_open(reference.name)


@resolver(Recurrence)
def _recurrence(recurrence: Recurrence, _: Context) -> Reading:
    return Reading("SET", recurrence.timex)
