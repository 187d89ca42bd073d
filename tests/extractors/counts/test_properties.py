"""What holds of all quantities: numbers in words are those in digits, a looser text allows more, nothing overlaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extractors.counts import find_quantities
from claimcheck.extractors.numerals import parse_number, parse_ordinal

ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))


def in_words(number: int) -> str:
    """A whole number as English writes it."""
    for scale, name in SCALES:
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // scale)} {name}" + (joint + in_words(rest) if rest else "")
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(0, 10**12 - 1))
def test_words_and_digits_are_one_number(number: int) -> None:
    assert parse_number(in_words(number)) == number
    assert parse_number(f"{number:,}") == number


@given(st.integers(1, 10**6))
def test_ranks_in_digits(number: int) -> None:
    assert parse_ordinal(f"{number}th") == number


@settings(max_examples=30, deadline=None)
@given(st.integers(2100, 10**7))
def test_a_vaguer_text_allows_what_the_exact_one_says(number: int) -> None:
    low, high = number - 1, number + 1
    for words in (
        f"about {number:,}", f"at least {number:,}", f"up to {number:,}", f"more than {low:,}",
        f"fewer than {high:,}", f"{low:,} to {high:,}", f"{number:,} or so",
        f"more than {low:,} but fewer than {high:,}",
    ):  # fmt: skip
        (mention,) = find_quantities(f"The farm has {words} hens.")
        assert mention.low is None or mention.low <= number
        assert mention.high is None or number <= mention.high
        assert mention.noun == "hen"


@pytest.mark.parametrize("tail", ["a year", "per 1,000 people", "more than before", "of them", "in all"])
@settings(max_examples=10, deadline=None)
@given(number=st.integers(3, 900))
def test_what_is_told_beside_a_number_leaves_it_alone(tail: str, number: int) -> None:
    found = find_quantities(f"The farm sold {number} hens {tail}.")
    assert found[0].number == number
    assert all(a.end <= b.start for a, b in pairwise(found))
