"""Plain text: paragraphs, wrapped lines, headings, items."""

from __future__ import annotations

import pytest

from claimcheck.readers import blocks, document_from_text

WRAPPED = """\
The bakery in the old mill has been sold to two sisters from the next
village, who want to open it again before the summer. It had stood
empty for eleven years.

  A loaf will cost three pounds. "We have baked since we were children
  on a farm," said the elder, "and nobody has complained since March
  12. The oven is older than we are."
"""


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(document_from_text(text))]


def test_wrapped_lines_are_joined() -> None:
    first, second = read(WRAPPED)
    assert first == (
        "paragraph",
        "The bakery in the old mill has been sold to two sisters from the next village, who want to open it "
        "again before the summer. It had stood empty for eleven years.",
    )
    assert second[1].startswith("A loaf will cost three pounds. ")
    assert "since March 12. The oven" in second[1]


def test_a_paragraph_a_line() -> None:
    lines = [
        "The bakery in the old mill has been sold to two sisters from the next village, who want to open it again "
        "before the summer comes and the visitors with it.",
        "It had stood empty for eleven years.",
        "A loaf will cost three pounds.",
    ]
    assert read("\r\n".join(lines)) == [("paragraph", line) for line in lines]


def test_headings_stand_alone_without_a_full_stop() -> None:
    text = "Bread comes back\n\nThe bakery has been sold.\n\nWhat it will cost\n\nA loaf will cost three pounds.\n"
    assert read(text) == [
        ("heading", "Bread comes back"),
        ("paragraph", "The bakery has been sold."),
        ("heading", "What it will cost"),
        ("paragraph", "A loaf will cost three pounds."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "\"We shall open in May\"", "and then it rained", "The price, he said, is:", "OLD MILL, 9 m. high. Built 1822",
        "How warm was it in there?",
    ],
)  # fmt: skip
def test_no_headings(line: str) -> None:
    assert read(f"The bakery has been sold.\n\n{line}\n\nA loaf costs three pounds.")[1] == ("paragraph", line)


def test_items() -> None:
    text = "Bread\n\nThey sell:\n\n- rye bread\n  of two kinds\n- rolls\n    * plain\n\n1. First rule\n2) Second rule\n"
    assert [(block.kind, block.level, block.text) for block in blocks(document_from_text(text))][2:] == [
        ("item", 1, "rye bread of two kinds"),
        ("item", 1, "rolls"),
        ("item", 3, "plain"),
        ("item", 1, "First rule"),
        ("item", 1, "Second rule"),
    ]


def test_years_and_initials_are_no_bullets() -> None:
    assert read("The mill.\n\n1934. Sold to a miller.\n\nA. Reed was the miller.")[1:] == [
        ("paragraph", "1934. Sold to a miller."),
        ("paragraph", "A. Reed was the miller."),
    ]


def test_short_lines_together_are_a_list() -> None:
    assert read("The mill was measured.\n\nLength: 62 m\nBreadth: 12 m\n")[1:] == [
        ("item", "Length: 62 m"),
        ("item", "Breadth: 12 m"),
    ]


def test_odd_white_space_is_folded_and_invisible_characters_are_left_out() -> None:
    text = "\ufeffThe  old\u00a0mill\tmakes bread and co\u00adop\u200berates with\u2009many."
    assert read(text) == [("paragraph", "The old mill makes bread and cooperates with many.")]


def test_rules_and_blank_text_give_nothing() -> None:
    assert read("====\n\n***\n\n \u00a0 \n") == []
    assert read("") == []


def test_front_matter_of_plain_text() -> None:
    document = document_from_text("---\ntitle: Bread\ndate: 2021-03-04\n---\nThe bakery has been sold.\n")
    assert (document.title, document.published_from) == ("Bread", "front matter")
    assert [block.text for block in blocks(document)] == ["The bakery has been sold."]
