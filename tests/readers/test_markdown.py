"""Markdown: blocks as a reader sees them, front matter, and the way back to the file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from claimcheck.readers import blocks, document_from_text

if TYPE_CHECKING:
    from claimcheck.models import Document


def document(text: str) -> Document:
    return document_from_text(text, format="markdown", id="bread.md")


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(document(text))]


@pytest.mark.parametrize(
    ("markdown", "kind", "text"),
    [
        ("# Old mill #", "heading", "Old mill"),
        ("Old mill\n===", "heading", "Old mill"),
        ("A **very** *old* mill", "paragraph", "A very old mill"),
        ("A ~~new~~ old mill", "paragraph", "A old mill"),
        ("An [old mill](http://mill.example/a(b)old 'old mill') here", "paragraph", "An old mill here"),
        ("An [old mill][m] here\n\n[m]: http://mill.example", "paragraph", "An old mill here"),
        ("See <http://mill.example> now", "paragraph", "See http://mill.example now"),
        ("A `1,200` loaf", "paragraph", "A 1,200 loaf"),
        ("Bread &amp; butter &mdash; \\*fresh\\*", "paragraph", "Bread & butter — *fresh*"),
        ("An old\nmill", "paragraph", "An old mill"),
        ("Open since 1822.[^1] Closed[^note].", "paragraph", "Open since 1822. Closed."),
        ("[^1]: The register says so.", "paragraph", "The register says so."),
        ("> An old mill", "quote", "An old mill"),
        ("> An old\n> mill", "quote", "An old mill"),
        ("- An old\n  mill", "item", "An old mill"),
        ("7. An old mill", "item", "An old mill"),
        ("![An old mill](mill.jpg)", "caption", "An old mill"),
        ("An ![icon](i.png) old mill", "paragraph", "An old mill"),
        ("10<sup>6</sup> loaves, 5 m<sup>2</sup>", "paragraph", "10⁶ loaves, 5 m²"),
        ("An <b>old</b> mill<!-- not this -->", "paragraph", "An old mill"),
        ("2 * 3 _ 4 [x] ] mill", "paragraph", "2 * 3 _ 4 [x] ] mill"),
    ],
)
def test_blocks(markdown: str, kind: str, text: str) -> None:
    assert read(markdown) == [(kind, text)]


def test_what_is_left_out() -> None:
    assert read("```\ncode = 12\n```\n\n    code = 13\n\n<!-- 14 -->\n\n---\n\n<script>15</script>\n") == []


def test_a_table_gives_its_rows_with_their_columns() -> None:
    text = "| | Rye | Oat \\| spelt |\n|---|---|---|\n| **Loaves** | 1,200 | [44](x) |\n| Price | &pound;3 |  |\n"
    rows = blocks(document(text))
    assert [row.text for row in rows] == ["Loaves | 1,200 | 44", "Price | £3 | "]
    assert {row.columns for row in rows} == {("", "Rye", "Oat | spelt")}
    start = rows[0].text.index("44")
    assert text[slice(*rows[0].source(start, start + 2))] == "44"
    start = rows[1].text.index("£")
    assert text[slice(*rows[1].source(start, start + 2))] == "&pound;3"


def test_nested_lists_know_their_depth() -> None:
    found = blocks(document("- bread\n    - rye\n        1. dark\n- rolls\n"))
    assert [(block.level, block.text) for block in found] == [(1, "bread"), (2, "rye"), (3, "dark"), (1, "rolls")]


def test_hard_breaks_end_a_line() -> None:
    assert read("**Length** 62 m  \n**Beam** 12 m") == [("paragraph", "Length 62 m"), ("paragraph", "Beam 12 m")]
    assert read("An old\\\nmill") == [("paragraph", "An old mill")]


def test_html_in_markdown_is_read_as_html() -> None:
    text = "# Mill\n\n<table>\n<tr><th>Built</th><td>1822&ndash;24</td></tr>\n</table>\n\nAn old mill.\n"
    found = blocks(document(text))
    assert [(block.kind, block.text) for block in found] == [
        ("heading", "Mill"), ("row", "Built | 1822–24"), ("paragraph", "An old mill."),
    ]  # fmt: skip
    assert text[slice(*found[1].source(8, 15))] == "1822&ndash;24"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(end: str, mark: str) -> None:
    text = mark + end.join(["---", "title: Mill", "---", "# Old", "", "> An *old*", "> mill", "", "- rye", "  bread"])
    found = blocks(document(text))
    assert [block.text for block in found] == ["Old", "An old mill", "rye bread"]
    assert text[slice(*found[1].source(7, 11))] == "mill"
    assert document(text).title == "Mill"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("---\ndate: 2021-03-04\n---\n", dt.date(2021, 3, 4)),
        ("---\ndate: '2021-03-04'\n...\n", dt.date(2021, 3, 4)),
        ("---\nPublished: 4 March 2021\n---\n", dt.date(2021, 3, 4)),
        ("---\ndate: 2021-03-04T06:15:00+02:00\n---\n",
         dt.datetime(2021, 3, 4, 6, 15, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
        ("---\ndate_published: 2021-03-04\nupdated: 2022-01-01\n---\n", dt.date(2021, 3, 4)),
        ("+++\ndate = 2021-03-04\n+++\n", dt.date(2021, 3, 4)),
        ("---\ndate: 2021\n---\n", None),
        ("---\ndate: 03/04/2021\n---\n", None),
        ("---\ndate: 2021-02-30\n---\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_date_in_front_matter(front: str, expected: dt.date | None) -> None:
    found = document(front + "An old mill.\n")
    assert found.published == expected
    assert found.published_from == (None if expected is None else "front matter")
    assert read(front + "An old mill.\n") == [("paragraph", "An old mill.")]


def test_fields_of_front_matter() -> None:
    found = document("---\ntitle: 'Old: mill'\nsource: Mill Post\ncanonical_url: https://mill.example/1\n---\nText.\n")
    assert (found.title, found.source, found.url) == ("Old: mill", "Mill Post", "https://mill.example/1")


@pytest.mark.parametrize(
    "fields",
    [
        "title: Old: mill\ndate: 2021-03-04",
        "title: [Old\ndate: 2021-03-04",
        "a: &a [x]\nb: *a\ndate: 2021-03-04",
        "a: " + "[" * 5000 + "\ndate: 2021-03-04",
        "a: !!python/object:os.system x\ndate: 2021-03-04",
    ],
)
def test_broken_front_matter_is_noted_and_read_by_line(fields: str) -> None:
    found = document(f"---\n{fields}\n---\nAn old mill.\n")
    assert found.published == dt.date(2021, 3, 4)
    assert found.notices[0].startswith("front matter is broken")
    assert [block.text for block in blocks(found)] == ["An old mill."]


def test_rules_around_text_are_no_front_matter() -> None:
    text = "---\n\nAn old mill stands by the river.\n\n---\n\nIt has two wheels.\n"
    assert [block[1] for block in read(text)] == ["An old mill stands by the river.", "It has two wheels."]


def test_the_title_is_the_first_heading() -> None:
    assert document("# Old mill\n\nText.\n\n# Other\n").title == "Old mill"
    assert document("Text.\n\n# Other\n").title is None
