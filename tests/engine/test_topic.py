"""What a claim is about, in the words of its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine.topic import about, clearer
from claimcheck.engine.wording import value_words
from claimcheck.models import Claim, CountValue, DateValue, TitleValue, Value
from tests.reporters.hand_made import Newsroom, exactly, year

# sentence with its value, subject as the linker has it, what a reader is told
ABOUT = [
    ("The club won the cup in [[1982]].", "Ashby Town: won cup", "Ashby Town: “won the cup”"),
    ("Ashby Town won the cup in [[1982]].", "Ashby Town: won cup", "“Ashby Town won the cup”"),
    ("In [[1982]] Ashby Town won the cup.", "Ashby Town: won cup", "“Ashby Town won the cup”"),
    ("The ship carried [[220]] passengers.", "Corran: carried passenger", "Corran: “carried … passengers”"),
    ("[[Ten]] of the bells had been recast.", "Orrin: been recast bell", "Orrin: “the bells had been recast”"),
    ("It serves [[four]] cities.", "Holm: serves city", "Holm: “serves … cities”"),
    ("[[Eight]] people drowned off Holm.", "Holm: person", "“people drowned off Holm”"),
    ("The [[40]] men of the crew.", "Holm: man", "Holm: “men”"),
    (
        "Skerry Point, which had asked for one in every year since the war, got its lighthouse in [[1871]].",
        "Skerry Point: got lighthouse",
        "Skerry Point: “got its lighthouse”",
    ),
    # a name that is too far off is said in front
    (
        "Those who came from Skerry Point, from the islands beyond it, from the harbour towns along the coast and from "
        "the farms of the hinterland, once more crowded the quay on [[Friday]].",
        "Skerry Point: crowded quay",
        "Skerry Point: “crowded the quay”",
    ),
    # nothing but names, or no word of it in the sentence
    ("It has [[112]] steps.", "Skerry Point, Holm", "Skerry Point, Holm"),
    ("Ruth Eide, [[44]], took the helm.", "Ruth Eide: born", "Ruth Eide: born"),
    ("It was [[1871]].", "Holm: was", "Holm: was"),
    ("It sank in [[1962]].", "Holm: won't", "Holm: won't"),
]  # fmt: skip


def claim(sentence: str, subject: str = "Holm: sank", value: Value | None = None) -> Claim:
    """A claim of a sentence with [[ ]] around its value."""
    counts = any(character.isalpha() for character in sentence.split("[[")[1].split("]]")[1][1:4])
    return Newsroom().claim("a.txt", 1, sentence, value or (exactly(1) if counts else year(1900)), subject)


@pytest.mark.parametrize(("sentence", "subject", "told"), ABOUT)
def test_about(sentence: str, subject: str, told: str) -> None:
    assert about(claim(sentence, subject)) == told


def test_a_post_by_the_name_that_its_article_gives_it() -> None:
    value = TitleValue(role="spokesman", body="port", holder="Greta Hollis")
    told = "The port's [[spokeswoman, Greta Hollis]], said so."
    assert about(claim(told, "Greta Hollis, spokesman of port", value)) == "Greta Hollis, spokeswoman of the port"


def test_the_clearer_of_two() -> None:
    sentences = [
        ("It won the cup in [[1982]].", 0),
        ("Ashby won in [[1982]] the cup.", 1),
        ("Ashby won the cup in [[1982]].", 2),
    ]
    told = [claim(sentence, "Ashby: won cup") for sentence, _ in sentences]
    assert clearer(told) == "“Ashby won the cup”"
    assert clearer(told[:2]) == "“Ashby won in … the cup”"
    assert clearer(told[:1]) == "Ashby: “won the cup”"


@given(before=st.text(max_size=40), after=st.text(max_size=40), subject=st.text(max_size=30))
def test_is_always_one_line(before: str, after: str, subject: str) -> None:
    texts = [text.replace("[[", "").replace("]]", "").strip("[]") for text in (before, after)]
    told = about(claim(f"{texts[0]} [[7]] {texts[1]}", subject, exactly(7)))
    assert len(told.splitlines()) <= 1 or told.split() == " ".join(told.split()).split()


# words, value, what a message says
WORDS: list[tuple[str, Value, str]] = [
    ("Friday", DateValue(timex="2019-02-08"), "Friday [8 February 2019]"),
    ("19 August", DateValue(timex="2019-08-19"), "19 August [2019]"),
    ("August 19", DateValue(timex="2019-08-19"), "August 19 [19 August 2019]"),
    ("4 May 1962", DateValue(timex="1962-05-04"), "4 May 1962"),
    ("last week", DateValue(timex="2019-W07"), "last week"),
    ("three days", DateValue(timex="P3D", type="DURATION"), "three days"),
    ("61 metres", CountValue(number=61, unit="meter", quantity="quantity"), "61 metres"),
]


@pytest.mark.parametrize(("words", "value", "told"), WORDS)
def test_value_words(words: str, value: Value, told: str) -> None:
    assert value_words(claim(f"It was [[{words}]].", value=value)) == told


# the interval worked out from an age or another date, what a message says
DERIVED = [
    ("1969-02-06", "1970-02-19", "44 [1969 or 1970]"),
    ("1969-02-06", "1972-02-19", "44 [1969 to 1972]"),
    ("1909-01-01", "1909-12-31", "44 [1909]"),
    ("2020-11-03", "2020-11-09", "44 [3 November 2020 to 9 November 2020]"),
    ("2020-11-03", "2020-11-03", "44 [3 November 2020]"),
    ("2020-11-03", None, "44"),
    ("-0043-03-15", "-0043-03-15", "44"),
]


@pytest.mark.parametrize(("low", "high", "told"), DERIVED)
def test_value_words_of_a_derived_date(low: str, high: str | None, told: str) -> None:
    found = claim("She was [[44]].", value=DateValue(low=low, high=high))
    assert value_words(found.model_copy(update={"derived_from": "the age"})) == told
