"""Titles in sentences: whole tables by precision and recall, and single sentences with their spans."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extractors.titles import find_titles
from claimcheck.extractors.titles.periods import period

sys.path.insert(0, str(Path(__file__).parent))
from scoring import score_table


@pytest.mark.parametrize(
    ("table", "precision", "recall"),
    [
        ("cases.toml", 0.97, 0.97),
        ("fresh.toml", 0.9, 0.85),
        ("late.toml", 0.92, 0.9),
        ("duties.toml", 0.97, 0.97),
        ("last.toml", 0.9, 0.92),
        ("hundred.toml", 0.92, 0.92),
        ("indirect.toml", 0.95, 0.95),
        ("unread.toml", 0.97, 0.95),
        ("again.toml", 0.97, 0.96),
        ("told_otherwise.toml", 0.97, 0.97),
    ],
)
def test_tables(table: str, precision: float, recall: float) -> None:
    score = score_table(table)
    assert score.precision >= precision, "\n".join(score.wrong)
    assert score.recall >= recall, "\n".join(score.wrong)


SPANS = [
    ("Yesterday Health Minister Ines Calado spoke.", "Health Minister Ines Calado"),
    ("The captain, Nikos Vardas, stayed on board.", "captain, Nikos Vardas"),
    ("Clara Bruni, a friend of the late Ivo, said he was director general of Petrona.", "director general of Petrona"),
    ("Carla Soto succeeded Otto Lang as chancellor.", "Carla Soto succeeded Otto Lang as chancellor"),
    ("The chief executive of Norda declined.", "chief executive of Norda"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_the_span_is_the_shortest_run_of_words(text: str, words: str) -> None:
    assert words in [mention.text for mention in find_titles(text)]


PERIODS = [
    (" since 2020", ("2020", None)),
    (" since January 2019, said", ("2019-01", None)),
    (" from 2017 to 2021", ("2017", "2021")),
    (" from May 2018 until July 2022", ("2018-05", "2022-07")),
    (" (2011–2016)", ("2011", "2016")),
    (", 2011-2016)", ("2011", "2016")),
    (" (2011–present)", ("2011", None)),
    (" until 3 March 2004", (None, "2004-03-03")),
    (" since March 3, 2004", ("2004-03-03", None)),
    (" said 2,000 people", (None, None)),
    ("", (None, None)),
]


@pytest.mark.parametrize(("words", "expected"), PERIODS)
def test_period(words: str, expected: tuple[str | None, str | None]) -> None:
    assert period(words) == expected


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["the", "director", ",", "Ada Brown", "of", "Norda", "as", "and", "was", "deputy", "'s", "-", "(", ")",
             "who", "succeeded", "by", "led", "team", "in command", "Minister", "former", "elect", "\n", "–", "1999",
             ":", "|"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_row_of_words_is_read_without_a_crash_and_spans_are_true(words: list[str]) -> None:
    text = " ".join(words)
    for mention in find_titles(text):
        assert text[mention.start : mention.end] == mention.text
        if mention.person is not None:
            assert text[mention.person_start : mention.person_end] == mention.person


def test_what_is_denied_is_no_title() -> None:
    assert find_titles("Ada Brown is not the director of Norda.") == []
