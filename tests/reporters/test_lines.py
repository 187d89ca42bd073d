"""Paragraphs on lines: nothing is lost, nothing is too long."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporters.lines import Lines, cells, wrapped

# text, width, lines
WRAPPED = [
    ("", 20, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one two ", 7, ["one two"]),
    ("one  two", 4, ["one", "two"]),
    ("extraordinarily", 6, ["extrao", "rdinar", "ily"]),
    ("an extraordinarily", 6, ["an", "extrao", "rdinar", "ily"]),
    ("«1962», “so” – it’s said", 11, ["«1962»,", "“so” – it’s", "said"]),
    ("漢字 漢字漢字", 8, ["漢字", "漢字漢字"]),
    ("漢字漢字漢字", 8, ["漢字漢字", "漢字"]),
    ("a 漢字漢字漢字 b", 8, ["a", "漢字漢字", "漢字 b"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrapped(text, width)] == lines


@given(text=st.text("ab «é漢e\u0301 ", max_size=80), width=st.integers(2, 30))
def test_keeps_every_word_and_the_width(text: str, width: int) -> None:
    text = " ".join(text.split())
    lines = [text[start:end] for start, end in wrapped(text, width)]
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def told(*, color: bool) -> str:
    stream = io.StringIO()
    lines = Lines(stream, 24, color=color)
    lines.line("1. ", ("error", "error"), ": ", ("two of them differ", "bold"), indent=1, hang=3)
    lines.row("   17  ", ("nine islands, or ten", "dim"), indent=2)
    lines.row("short", indent=2)
    return stream.getvalue()


def test_plain() -> None:
    assert told(color=False) == " 1. error: two of\n    them differ\n     17  nine islands, …\n  short\n"


def test_in_colour() -> None:
    assert told(color=True) == (
        " 1. \x1b[1;31merror\x1b[0m: \x1b[1mtwo of\x1b[0m\n    \x1b[1mthem differ\x1b[0m\n"
        "     17  \x1b[2mnine islands, \x1b[0m\x1b[2m…\x1b[0m\n  short\n"
    )
