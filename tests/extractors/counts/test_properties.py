"""What holds of all quantities: numbers in words are those in digits, a looser text allows more, nothing overlaps."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.check import check, extract
from claimcheck.extractors.counts import find_quantities
from claimcheck.extractors.counts.units import convert
from claimcheck.extractors.numerals import parse_number, parse_ordinal
from claimcheck.models import Document

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


#: a wording, and what it allows besides the number itself
LOOSE = [
    "about {}",
    "nearly {}",
    "just over {}",
    "at least {}",
    "up to {}",
    "some {}",
    "{} or so",
    "{}-odd",
    "{} or more",
    "fewer than {}",
]
VAGUE = ["several", "a few", "dozens of", "hundreds of", "thousands of", "scores of"]


@settings(max_examples=30, deadline=None)
@given(number=st.integers(2100, 10**6), wording=st.sampled_from(LOOSE))
def test_a_looser_text_never_excludes_more_than_an_exact_one(number: int, wording: str) -> None:
    told = wording.format(f"{number:,}")
    (loose,) = find_quantities(f"The farm has {told} hens.")
    (exact,) = find_quantities(f"The farm has {number:,} hens.")
    assert exact.low == exact.high == number
    assert loose.low is None or loose.low <= number
    assert loose.high is None or number <= loose.high
    assert (loose.low, loose.high) != (number, number)


@settings(max_examples=20, deadline=None)
@given(number=st.integers(3, 10**5), words=st.sampled_from(VAGUE))
def test_vague_words_never_conflict(number: int, words: str) -> None:
    def claim(text: str, id: str) -> Document:
        return Document(id=id, text=text, published=dt.date(2031, 5, 4))

    first = claim(f"The flood in Arl killed {number:,} hens.", "a.txt")
    second = claim(f"The flood in Arl killed {words} hens.", "b.txt")
    assert not [found for found in check([first, second]).findings if found.category == "conflict"]


@settings(max_examples=40, deadline=None)
@given(
    number=st.integers(2100, 10**6), lead=st.sampled_from(["", "Łódź: ", "“Yes”, he said. ", "É 🐑 ", "A\u00a0B "]),
    tail=st.sampled_from([" km", " kg", "%", " euros", " hens a year", " hens, 12 of them brown"]),
)  # fmt: skip
def test_offsets_are_on_the_words(number: int, lead: str, tail: str) -> None:
    text = f"{lead}The farm has {number:,}{tail}."
    for mention in find_quantities(text):
        assert text[mention.start : mention.end] == mention.text
        if mention.noun_start is not None and mention.noun_end is not None:
            assert text[mention.noun_start : mention.noun_end].strip()
    for claim in extract(Document(id="a.txt", text=text)):
        if claim.type == "count":
            assert text[claim.value_start : claim.value_end] == claim.value_text


PAIRS = [
    ("mile", "kilometer"), ("nautical_mile", "kilometer"), ("pound", "kilogram"), ("acre", "hectare"),
    ("foot", "meter"), ("degree_Fahrenheit", "degree_Celsius"), ("knot", "kilometer_per_hour"),
    ("gallon", "liter"), ("square_mile", "square_kilometer"),
]  # fmt: skip


@settings(deadline=None)
@given(number=st.floats(0.01, 1e7), pair=st.sampled_from(PAIRS))
def test_there_and_back_again(number: float, pair: tuple[str, str]) -> None:
    there = convert(number, *pair)
    assert convert(there, pair[1], pair[0]) == pytest.approx(number, rel=1e-9, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(
    number=st.integers(2, 900),
    pair=st.sampled_from([("miles", "km", 1.609344), ("acres", "hectares", 0.404686), ("feet", "m", 0.3048)]),
)
def test_a_right_conversion_in_brackets_is_left_alone(number: int, pair: tuple[str, str, float]) -> None:
    text = f"The estate measures {number} {pair[0]} ({number * pair[2]:.1f} {pair[1]})."
    assert not [
        found for found in check([Document(id="a.txt", text=text)]).findings if found.rule.startswith("counts/")
    ]
