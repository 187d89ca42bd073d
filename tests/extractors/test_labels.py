"""Labels before values: what they say happened, or what they measure."""

from __future__ import annotations

import pytest

from claimcheck import Document, extract, find_dates

ROWS = [
    # row of a table, words of the value, class of the event
    ("| Born | 23 April 1839, Dolna |", "23 April 1839", "born"),
    ("| Died | 8 November 1904 |", "8 November 1904", "die"),
    ("| Founded | 1782 |", "1782", "found"),
    ("| Completed | 1890 |", "1890", "complete"),
    ("| Built | 1699 (restored 1901) |", "1699", "build"),
    ("| Construction began | 4 May 1950 |", "4 May 1950", "build"),
]
LINES = [
    ("Opened: 3 May 1931", "3 May 1931", "open"),
    ("- Launched: 9 June 1978", "9 June 1978", "launch_ship"),
    ("Established: 1643", "1643", "found"),
]


def claim_of(text, words):
    document = Document.from_text(text, id="mill.md", format="markdown")
    return next(claim for claim in extract(document) if claim.value_text == words)


@pytest.mark.parametrize(("row", "words", "event"), ROWS)
def test_a_row_tells_what_happened(row, words, event):
    found = claim_of(f"# The mill\n\n| | |\n|---|---|\n{row}\n", words)
    assert event in found.frame.event_classes
    assert found.frame.thing != "|"


@pytest.mark.parametrize(("line", "words", "event"), LINES)
def test_a_line_tells_what_happened(line, words, event):
    assert event in claim_of(f"# The mill\n\nThe mill stands by a river.\n\n{line}\n", words).frame.event_classes


@pytest.mark.parametrize(
    "line",
    ["The mill has a rule: in 1931 nobody laughed.", "She said this of the fire of 1890: on 3 May 1931 it rained."],
)
def test_a_sentence_is_no_label(line):
    words = "1931" if "in 1931" in line else "3 May 1931"
    assert not {"open", "found", "build"} & set(claim_of(line, words).frame.event_classes)


@pytest.mark.parametrize("text", ["Weight: 1200", "Width | 1450", "Chapter: 1699"])
def test_a_number_behind_another_label_is_no_year(text):
    assert find_dates(text) == []
