"""English numerals: what the patterns match and what the readers make of it."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extractors.numerals import NUMERAL, ORDINAL, parse_number, parse_ordinal

NUMERAL_RE = re.compile(NUMERAL)
ORDINAL_RE = re.compile(ORDINAL)

NUMBERS = [
    ("seven", 7),
    ("Seventeen", 17),
    ("twenty-one", 21),
    ("twenty one", 21),
    ("Ninety-six", 96),
    ("one hundred", 100),
    ("a hundred", 100),
    ("one hundred and five", 105),
    ("three hundred twelve", 312),
    ("twelve hundred", 1200),
    ("a thousand", 1000),
    ("six thousand four hundred", 6400),
    ("six thousand, four hundred and twelve", 6412),
    ("eight hundred and forty-six thousand", 846_000),
    ("two million three hundred thousand", 2_300_000),
    ("two and a half", 2.5),
    ("two and a half million", 2_500_000),
    ("three and a quarter", 3.25),
    ("half a million", 500_000),
    ("half a dozen", 6),
    ("a quarter of a million", 250_000),
    ("a million and a half", 1_500_000),
    ("a dozen", 12),
    ("three dozen", 36),
    ("a score", 20),
    ("a couple", 2),
    ("a pair", 2),
    ("nine point four", 9.4),
    ("minus five", -5),
    ("zero", 0),
    ("two thirds", 2 / 3),
    ("two-thirds", 2 / 3),
    ("three-quarters", 0.75),
    ("one-fifth", 0.2),
    ("1", 1),
    ("1200", 1200),
    ("1,200", 1200),
    ("1,234,567", 1_234_567),
    ("12,34,567", 1_234_567),
    ("1 200", 1200),
    ("1\u202f200\u202f300", 1_200_300),
    ("1’200", 1200),
    ("1.200.000", 1_200_000),
    ("3.75", 3.75),
    (".08", 0.08),
    ("−271.25", -271.25),
    ("-4", -4),
    ("½", 0.5),
    ("2½", 2.5),
    ("3/4", 0.75),
    ("10 1/2", 10.5),
    ("1.2 million", 1_200_000),
    ("5 hundred", 500),
    ("3 dozen", 36),
    ("2 and a half", 2.5),
    ("40m", 40_000_000),
    ("7.2bn", 7_200_000_000),
    ("7.2 bn", 7_200_000_000),
    ("3tn", 3_000_000_000_000),
    ("12k", 12_000),
    ("13 lakh", 1_300_000),
    ("25 crore", 250_000_000),
    ("three lakh crore", 3_000_000_000_000),
]

ORDINALS = [
    ("first", 1),
    ("Third", 3),
    ("twelfth", 12),
    ("twentieth", 20),
    ("twenty-first", 21),
    ("sixty sixth", 66),
    ("hundred and first", 101),
    ("hundredth", 100),
    ("two hundredth", 200),
    ("one hundred and fifth", 105),
    ("thousandth", 1000),
    ("1st", 1),
    ("22nd", 22),
    ("113th", 113),
    ("1,000th", 1000),
]


@pytest.mark.parametrize(("words", "value"), NUMBERS)
def test_a_numeral_is_found_whole_and_read(words: str, value: float) -> None:
    assert parse_number(words) == pytest.approx(value)
    found = NUMERAL_RE.findall(f"They counted {words} of them.")
    assert found == [words]


@pytest.mark.parametrize(("words", "rank"), ORDINALS)
def test_an_ordinal_is_found_whole_and_read(words: str, rank: int) -> None:
    assert parse_ordinal(words) == rank
    assert ORDINAL_RE.findall(f"It was the {words} bridge.") == [words]


@pytest.mark.parametrize("words", ["", "bridge", "five six", "and", "one twenty", "twenty twelve", "-", "1,2,x", "a"])
def test_what_is_no_single_number_is_not_read(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize("words", ["", "three", "th", "twentyfold", "the last"])
def test_what_is_no_ordinal_is_not_read(words: str) -> None:
    assert parse_ordinal(words) is None


@pytest.mark.parametrize(
    "text", ["someone", "tension", "often", "sixpence", "A4", "Zone7", "a bridge", "the 21st", "done"]
)
def test_words_that_hold_a_number_word_are_no_numerals(text: str) -> None:
    assert NUMERAL_RE.findall(text) == []


UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
UNITS += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    """British words for a whole number below 10**12."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (f"-{UNITS[rest]}" if rest else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            many, rest = divmod(number, size)
            joint = " and " if rest < 100 else " "
            return f"{spell(many)} {word}" + (f"{joint}{spell(rest)}" if rest else "")
    raise AssertionError


@given(st.integers(0, 10**12 - 1))
def test_a_number_in_words_reads_back(number: int) -> None:
    assert parse_number(spell(number)) == number
    match = NUMERAL_RE.search(f"about {spell(number)} people")
    assert match is not None
    assert match.group() == spell(number)


@given(st.integers(0, 10**12 - 1), st.sampled_from([",", "\u202f", "’", ""]))
def test_a_number_in_digits_reads_back(number: int, group: str) -> None:
    assert parse_number(f"{number:,}".replace(",", group)) == number


@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_reads_back(number: object) -> None:
    assert parse_number(f"{number:,}") == pytest.approx(float(str(number)))


@given(st.integers(1, 10**6))
def test_an_ordinal_in_digits_reads_back(number: int) -> None:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    assert parse_ordinal(f"{number:,}{ending}") == number


@given(st.text(max_size=60))
def test_readers_never_fail(text: str) -> None:
    parse_number(text)
    parse_ordinal(text)


@pytest.mark.parametrize(
    "piece", ["one ", "twenty-", "1,", "1 000 ", "a hundred and ", "1", "two thousand, ", "half a "]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    start = time.process_time()
    text = piece * (40_000 // len(piece))
    sum(1 for _ in NUMERAL_RE.finditer(text))
    sum(1 for _ in ORDINAL_RE.finditer(text))
    assert time.process_time() - start < 5
