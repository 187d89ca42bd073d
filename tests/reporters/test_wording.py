"""Values and sentences in an editor's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Category, CountValue, DateValue, TitleValue, Value
from claimcheck.reporters.wording import plain, sentence, shown_value, sides, tally, value_phrase
from tests.reporters.hand_made import Newsroom, post

# value, phrase
VALUES: list[tuple[Value, str]] = [
    (DateValue(timex="1962"), "1962"),
    (DateValue(timex="0987"), "987"),
    (DateValue(timex="1962-05"), "May 1962"),
    (DateValue(timex="1962-05-04"), "4 May 1962"),
    (DateValue(timex="1962-05-04T07:30", type="TIME"), "4 May 1962, 07:30"),
    (DateValue(timex="1962", mod="APPROX"), "about 1962"),
    (DateValue(timex="1962-05", mod="START"), "early May 1962"),
    (DateValue(timex="196"), "“the words”"),
    (DateValue(timex="1962-W07"), "“the words”"),
    (DateValue(timex="XXXX-05-04"), "“the words”"),
    (DateValue(timex="1962", mod="LESS_THAN"), "“the words”"),
    (DateValue(timex="P3Y", type="DURATION"), "“the words”"),
    (DateValue(), "“the words”"),
    (CountValue(number=9), "9"),
    (CountValue(number=1234567), "1,234,567"),
    (CountValue(number=-2.5), "-2.5"),
    (CountValue(number=1200, approximation="~"), "about 1,200"),
    (CountValue(number=60, approximation=">"), "more than 60"),
    (CountValue(number=60, approximation="<="), "at most 60"),
    (CountValue(low=10, high=12, approximation="range"), "10 to 12"),
    (CountValue(low=10, approximation="range"), "“the words”"),
    (CountValue(approximation="~"), "“the words”"),
    (CountValue(number=12, unit="percent", quantity="percent"), "12%"),
    (CountValue(number=3e6, unit="EUR", quantity="money"), "3,000,000 EUR"),
    (CountValue(number=40, unit="square_kilometre", quantity="quantity"), "40 square kilometres"),
    (CountValue(number=1, unit="foot", quantity="quantity"), "1 foot"),
    (CountValue(number=6, unit="cubic_foot_per_second", quantity="quantity"), "6 cubic feet per second"),
    (CountValue(number=-7, unit="degree_Celsius", quantity="quantity"), "-7 degrees Celsius"),
    (CountValue(number=90, unit="megahertz", quantity="quantity"), "90 megahertz"),
    (CountValue(number=2, quantity="ordinal"), "“the words”"),
    (TitleValue(role="master"), "master"),
    (TitleValue(role="master", body="Aurora", holder="Ruth Eide"), "Ruth Eide, master of Aurora"),
    (TitleValue(role="master", holder="Ruth Eide", status="former"), "Ruth Eide, former master"),
    (
        TitleValue(role="master", holder="Ruth Eide", since="1990", until="2004"),
        "Ruth Eide, master since 1990 until 2004",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("value", "phrase"), VALUES)
def test_value(value: Value, phrase: str) -> None:
    assert value_phrase(Newsroom().claim("a.txt", 1, "So say [[the words]].", value)) == phrase


# roles and holders, sides
SIDES = [
    ([("master", "Ruth Eide"), ("mate", "Eide"), ("master", "Eide")], {"master of Aurora": 2, "mate of Aurora": 1}),
    (
        [("master", "Ruth Eide"), ("master", "Jon Vik")],
        {"Ruth Eide, master of Aurora": 1, "Jon Vik, master of Aurora": 1},
    ),
    (
        [("master", "Ruth Eide"), ("master", "Jon Vik"), ("master", "Eide")],
        {"Ruth Eide, master of Aurora": 2, "Jon Vik, master of Aurora": 1},
    ),
]


@pytest.mark.parametrize(("posts", "told"), SIDES)
def test_sides_of_posts(posts: list[tuple[str, str]], told: dict[str, int]) -> None:
    room = Newsroom()
    claims = [room.claim("a.txt", 1, "[[The words]].", post(role, "Aurora", holder)) for role, holder in posts]
    assert {phrase: len(side) for phrase, side in sides(claims).items()} == told


# file, sentence as it stands there, sentence as it is read
SENTENCES = [
    ("a.txt", "She sank in [[1962]].", "She sank in [1962]."),
    ("a.txt", "She sank\n   in\t[[1962]] .", "She sank in [1962] ."),
    ("a.txt", "5 < 6 & <b>[[7]]</b> are *not* &amp; markup", "5 < 6 & <b>[7]</b> are *not* &amp; markup"),
    ("a.html", 'She <a href="x">sank in <b>[[May\n1962]]</b></a>&nbsp;&mdash; twice', "She sank in [May 1962] — twice"),
    ("a.html", "5 < 6, [[7]]<!-- not\nthis -->", "5 < 6, [7]"),
    ("a.md", "_Sank_ in [the [[May]] of](http://example.org/a) it", "Sank in the [May] of it"),
    ("a.md", "**[[May 1962]]**, ![a ship](ship.png) `code` a_b_c 2 * 3 * 4", "[May 1962], a ship code a_b_c 2 * 3 * 4"),
    ("a.html", "[[1&nbsp;200]] &#27;[2J", "[1 200] [2J"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "written", "read"), SENTENCES)
def test_sentence(file: str, written: str, read: str) -> None:
    before, value, after = sentence(Newsroom().claim(file, 1, written, DateValue()))
    assert f"{before}[{value}]{after}" == read


@given(st.text(), st.text(min_size=1), st.text(), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_sentence_comes_in_three_harmless_parts(before: str, words: str, after: str, file: str) -> None:
    claim = Newsroom().claim(file, 1, "a[[b]]c", DateValue())
    text = before + words + after
    claim = claim.model_copy(
        update={"text": text, "value_start": 100 + len(before), "value_end": 100 + len(before) + len(words)}
    )
    parts = sentence(claim)
    assert len(parts) == 3
    assert all(part == plain(part) or part.strip() == plain(part) for part in parts)


@given(st.text())
def test_plain_is_one_line_without_controls(text: str) -> None:
    found = plain(text)
    assert len(found.splitlines()) <= 1
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in found)


# value, words of the article, how a side is named
SHOWN: list[tuple[Value, str, str]] = [
    (CountValue(number=8.2, unit="meter", quantity="quantity"), "8.2 metres", "8.2 metres"),
    (CountValue(number=44), "Forty-four", "44"),
    (TitleValue(role="spokesman", body="port", holder="Greta Hollis"), "spokeswoman Greta Hollis",
     "Greta Hollis, spokeswoman of the port"),
    (TitleValue(role="deputy prime minister", holder="Jon Vik"), "deputy premier Jon Vik", "Jon Vik, deputy premier"),
    (TitleValue(role="premier league referee", holder="Jon Vik"), "referee Jon Vik", "Jon Vik, premier league referee"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "words", "told"), SHOWN)
def test_shown_in_the_words_of_the_article(value: Value, words: str, told: str) -> None:
    assert shown_value(Newsroom().claim("a.txt", 1, f"So says [[{words}]].", value)) == told


def test_sides_that_would_be_named_alike() -> None:
    room = Newsroom()
    values = [CountValue(number=5e6, unit=unit, quantity="money") for unit in ("USD", "CAD")]
    claims = [room.claim("a.txt", 1, "It cost [[$5 million]].", value) for value in values]
    assert list(sides(claims)) == ["$5 million", "5,000,000 CAD"]


def test_a_worked_out_date() -> None:
    claim = Newsroom().claim("a.txt", 1, "She was [[44]].", DateValue(low="1969-02-06", high="1970-02-05"))
    assert value_phrase(claim.model_copy(update={"derived_from": "the age"})) == "1969 or 1970 (“44”)"


# kinds of findings, tally
TALLIES: list[tuple[list[Category], str]] = [
    ([], "no finding"),
    (["update"], "1 update"),
    (["unsupported", "conflict", "conflict"], "2 conflicts and 1 unsupported statement"),
    (["update", "conflict", "unsupported"], "1 conflict, 1 update and 1 unsupported statement"),
]


@pytest.mark.parametrize(("kinds", "told"), TALLIES)
def test_tally(kinds: list[Category], told: str) -> None:
    room = Newsroom()
    for kind in kinds:
        room.finding(kind, "note", "so it is", [])
    assert tally(room.report().findings) == told
