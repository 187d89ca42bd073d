"""What steers a terminal, a page or a reader of XML comes out of no format, whatever stands in an article."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from claimcheck.reporters import ReportOptions, reporters
from tests.reporters.html.made import hostile

#: all but line ends and tabs: control characters, and marks that turn the direction of writing
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: bold, faint, underlined, inverted, and colours of letters
COLOURS = {"0", "1", "2", "1;4", "1;7", "1;31", "31", "32", "33", "34", "36"}
JSON = ("json", "sarif", "gitlab")


@cache
def written(form: str) -> str:
    """The report on articles whose every field is hostile."""
    stream = io.StringIO()
    report = hostile().report()
    reporters()[form](report, stream, ReportOptions(width=70, color=False))
    return stream.getvalue()


@pytest.mark.parametrize("form", sorted(reporters()))
def test_no_steering_characters(form: str) -> None:
    assert not STEERING.search(written(form))


@pytest.mark.parametrize("form", sorted(reporters()))
def test_that_a_terminal_gets_no_escape_but_ours(form: str) -> None:
    stream = io.StringIO()
    reporters()[form](hostile().report(), stream, ReportOptions(width=70, color=True))
    assert not STEERING.search(re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()))
    assert set(re.findall(r"\x1b\[([\d;]*)m", stream.getvalue())) <= COLOURS


@pytest.mark.parametrize("form", JSON)
def test_json(form: str) -> None:
    assert "window.broken" in json.dumps(json.loads(written(form)))


def test_json_lines() -> None:
    assert all(isinstance(json.loads(line), dict) for line in written("jsonl").splitlines())


def test_xml() -> None:
    text = written("junit")
    assert "<!" not in text
    assert {element.tag for element in ElementTree.fromstring(text).iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "properties", "property", "system-out",
    }  # fmt: skip


class _Elements(HTMLParser):
    """The elements that a text would be taken for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _is_harmless(page: str) -> None:
    elements = _Elements()
    elements.feed(page)
    assert not {"img", "iframe", "base", "embed", "object"} & {tag for tag, _ in elements.found}
    assert not [name for _, names in elements.found for name in names if name.startswith("on")]
    assert not [link for _, names in elements.found for link in names.values() if (link or "").startswith("javascript")]


def test_html() -> None:
    _is_harmless(written("html"))


def test_markdown() -> None:
    """As a renderer shows it that lets HTML and all kinds of links through."""
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table")
    renderer.validateLink = lambda url: True  # type: ignore[method-assign]
    page = renderer.render(written("markdown"))
    _is_harmless(page)
    assert not re.search("<(?:script|svg|style|link|meta)", page)
