"""Where an article allows something, what it allows, and what is misspelt."""

from __future__ import annotations

import pytest

from claimcheck.models import Document
from claimcheck.readers import blocks
from claimcheck.readers.allowances import Allowance, Misspelt, allowances

OF_A_DAY = "<!-- claimcheck: allow counts/count-differs: of another day -->"


def read(text, format):
    return allowances(Document.from_text(text, id="x", format=format))


def covered(text, format):
    """The words that the only allowance holds for."""
    (found,) = read(text, format)
    assert isinstance(found, Allowance), found
    assert (found.rules, found.reason) == (("counts/count-differs",), "of another day")
    return text[found.start : found.end]


# format, the article with ALLOW in it, what it holds for (None: the whole file)
PLACES = [
    ("markdown", "First.\n\nALLOW\n\nSecond one.\n\nThird.", "Second one."),
    ("markdown", "First.\n\nALLOW\nSecond one,\non two lines.\n\nThird.", "Second one,\non two lines."),
    ("markdown", "First.\n\nSecond ALLOW one.\n\nThird.", "Second ALLOW one."),
    ("markdown", "First.\n\nALLOW\n\n## A heading\n\nThird.", "A heading"),
    ("markdown", "First.\n\nALLOW\n\n- one\n- two\n- three\n\nLast.", "one\n- two\n- three"),
    ("markdown", "First.\n\n- one\n- two ALLOW items\n- three\n\nLast.", "two ALLOW items"),
    (
        "markdown",
        "First.\n\nALLOW\n\n| a | b |\n| --- | --- |\n| c1 | d1 |\n| c2 | d2 |\n\nLast.",
        "c1 | d1 |\n| c2 | d2",
    ),
    ("markdown", "First.\n\nLast.\n\nALLOW\n", ""),
    ("markdown", "ALLOW\n\nFirst.\n\nSecond.", None),
    ("markdown", "\n<!-- a remark -->\nALLOW\n# Title\n\nSecond.", None),
    ("markdown", "---\ntitle: A\n---\n\nALLOW\n\nFirst.\n\nSecond.", None),
    ("html", "<p>First.</p>ALLOW<p>Second one.</p><p>Third.</p>", "Second one."),
    ("html", "<p>First.</p><p>Second ALLOW one.</p><p>Third.</p>", "Second ALLOW one."),
    ("html", "<p>First.</p>ALLOW<ul><li>one</li><li>two</li></ul><p>Last.</p>", "one</li><li>two"),
    ("html", "<!doctype html>\nALLOW<html><body><p>First.</p><p>Second.</p></body></html>", None),
]


@pytest.mark.parametrize(("format", "text", "held"), PLACES)
def test_places(format, text, held):
    article = text.replace("ALLOW", OF_A_DAY)
    assert covered(article, format) == (article if held is None else held.replace("ALLOW", OF_A_DAY))


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_allow_file(format):
    article = "<p>First.</p>\n\n" + OF_A_DAY.replace("allow", "allow-file") + "\n\n<p>Second.</p>"
    assert covered(article, format) == article


LINE = "claimcheck: allow counts/count-differs: of another day"
TEXTS = [
    (f"First.\n\n{LINE}\nSecond one.\n\nThird.", "Second one."),
    (f"First.\n\n{LINE}\n\nSecond one.\n\nThird.", "Second one."),
    (f"First.\r\n\r\n# {LINE}\r\nSecond one.\r\n\r\nThird.", "Second one."),
    (f"First.\n\n{OF_A_DAY}\nSecond one.\n\nThird.", "Second one."),
    (f"{LINE}\n\nFirst.\n\nSecond.", None),
    (f"---\ntitle: A\n---\n{LINE}\nFirst.\n\nSecond.", None),
]


@pytest.mark.parametrize(("text", "held"), TEXTS)
def test_text(text, held):
    assert covered(text, "text") == (text if held is None else held)


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_the_line_is_no_prose(text):
    read = blocks(Document.from_text(text, id="x"))
    assert all("claimcheck" not in block.text for block in read)
    assert next(block.text for block in read) == "First."


def test_a_remark_does_not_end_a_paragraph():
    article = Document.from_text(f"The storm sank\n{LINE}\ntwelve boats.\n", id="x")
    assert [block.text for block in blocks(article)] == ["The storm sank twelve boats."]


def test_prose_about_it_is_prose():
    assert read("The tool claimcheck: allow it, she said.\n", "text") == []
    assert read("We use claimcheck. It is quick.\n", "markdown") == []


@pytest.mark.parametrize(
    "field",
    [
        "claimcheck:\n  allow:\n    counts/count-differs: of another day",
        "claimcheck:\n  allow:\n    - counts/count-differs: of another day",
        "claimcheck:\n  allow: 'counts/count-differs: of another day'",
        "claimcheck:\n  allow: ['counts/count-differs: of another day']",
        "claimcheck: 'allow counts/count-differs: of another day'",
    ],
)
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_front_matter(field, format):
    article = f"---\ntitle: A\n{field}\n---\n\nFirst.\n\nSecond.\n"
    assert covered(article, format) == article


def test_front_matter_in_toml():
    article = '+++\n[claimcheck.allow]\n"counts/count-differs" = "of another day"\n+++\n\nFirst.\n'
    assert covered(article, "markdown") == article


def test_lines_and_several_rules():
    text = f"---\nclaimcheck:\n  allow:\n    titles: she left\n---\n\nOne.\n\n{OF_A_DAY}\n\nTwo.\n\n"
    text += "<!-- claimcheck: allow counts/*, dates: two: reasons -->\nThree.\n"
    assert [(one.line, one.rules, one.reason) for one in read(text, "markdown")] == [
        (4, ("titles",), "she left"),
        (9, ("counts/count-differs",), "of another day"),
        (13, ("counts/*", "dates"), "two: reasons"),
    ]


# what is written, what is wrong with it, the cure
MISSPELT = [
    ("allow counts", "the reason to allow counts is missing", "write allow counts: reason"),
    ("allow-file counts:  ", "the reason to allow counts is missing", "write allow-file counts: reason"),
    ("allow: because", "unknown word 'allow:' after 'claimcheck:'", "write allow RULE: reason"),
    ("allow : because", "it names no rule to allow", "write allow RULE: reason"),
    ("disable counts: because", "unknown word 'disable' after 'claimcheck:'", "write allow RULE: reason"),
    ("", "unknown word '' after 'claimcheck:'", "write allow RULE: reason"),
]


@pytest.mark.parametrize(("told", "what", "cure"), MISSPELT)
def test_misspelt(told, what, cure):
    assert read(f"One.\n\n<!-- claimcheck: {told} -->\n\nTwo.", "markdown") == [Misspelt("x", 3, what, cure)]


def test_misspelt_in_front_matter():
    (found,) = read("---\nclaimcheck: true\n---\n\nOne.\n", "markdown")
    assert (found.line, found.what) == (2, "'claimcheck' in the front matter holds no 'allow'")
    (found,) = read("---\nclaimcheck:\n  allow:\n    counts:\n---\n\nOne.\n", "markdown")
    assert (found.line, found.what) == (4, "the reason to allow counts is missing")
