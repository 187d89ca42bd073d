"""The page as bytes: what it holds, and that nothing of an article becomes markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.models import Document
from claimcheck.models.report import Suppressed
from claimcheck.reporters import ReportOptions
from tests.reporters.hand_made import empty, harbour
from tests.reporters.html.made import ATTACKS, Desk, exactly, hostile, html, large, pier, year

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.models import Report

#: every element of the page; none of them loads anything
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "script", "body", "header", "main", "footer", "nav", "aside"),
    *("section", "article", "div", "p", "span", "b", "bdi", "a", "h1", "h2", "h3", "h4", "ul", "li", "dl", "dt", "dd"),
    *("mark", "code", "figure", "figcaption", "blockquote", "time", "details", "summary", "form", "fieldset", "legend"),
    *("label", "input", "select", "option", "button", "svg", "g", "line", "circle", "text", "tspan"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel", "dir", "title", "tabindex"),
    *("type", "value", "for", "placeholder", "autocomplete", "spellcheck", "checked", "hidden", "datetime", "role"),
    *("width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "text-anchor"),
    *("aria-label", "aria-labelledby", "aria-live", "aria-hidden", "aria-expanded", "aria-controls"),
    *("data-level", "data-rule", "data-in", "data-all", "data-number"),
}


class Page(HTMLParser):
    """What a browser would make of the page, as far as the tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.inline: dict[str, list[str]] = {"style": [], "script": []}
        self._within: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._within = tag if tag in self.inline else None

    def handle_endtag(self, tag: str) -> None:
        self._within = None

    def handle_data(self, data: str) -> None:
        (self.inline[self._within] if self._within else self.words).append(data)

    @property
    def text(self) -> str:
        """All that is to be read, in one line."""
        return " ".join("".join(self.words).split())

    def attributes(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]


MADE: list[tuple[str, str]] = [
    ("pier", pier().page()),
    ("hostile", hostile().page()),
    ("hostile, sentences alone", hostile().page(texts=False)),
    ("harbour", html(harbour())),
    ("empty", html(empty())),
]
pages = pytest.mark.parametrize("text", [text for _, text in MADE], ids=[name for name, _ in MADE])


@pages
def test_knows_only_its_own_elements(text: str) -> None:
    page = Page(text)
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert [tag for tag, _ in page.elements].count("style") == 1


@pages
def test_policy_names_what_is_inline_and_lets_nothing_else_in(text: str) -> None:
    page = Page(text)
    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256("".join(page.inline[kind]).encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
    # the policy comes before anything that it is to rule
    assert text.index("Content-Security-Policy") < text.index("<style>") < text.index("<script>")


@pages
def test_links_lead_somewhere(text: str) -> None:
    page = Page(text)
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    within = {link.removeprefix("#") for link in page.attributes("href") if link.startswith("#")}
    assert within <= set(ids)
    assert {link for link in page.attributes("href") if not re.match(r"#|https?://", link)} == set()
    assert set(page.attributes("aria-labelledby")) <= set(ids)


@pages
def test_no_reference_to_anything_outside(text: str) -> None:
    inline = "".join(Page(text).inline["style"] + Page(text).inline["script"])
    assert re.findall(r"https?:|url\(|@import|fetch\(|XMLHttpRequest|innerHTML|eval\(", inline) == []


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if "\x00" not in attack and "\u202e" not in attack])
def test_hostile_words_are_shown_as_they_are(attack: str) -> None:
    shown = Page(hostile().page()).text
    assert " ".join(f"message {attack}".split()) in shown


def test_what_steers_the_reader_is_made_visible() -> None:
    text = hostile().page()
    assert set(text) & set("\x00\x07\x1b\u202e\u202c\u2066\u2069\u200f") == set()
    assert "\\u202egnorw si siht" in text


@pytest.mark.parametrize("make", [pier, hostile])
def test_same_bytes(make: Any) -> None:
    assert make().page() == make().page()


def test_half_of_a_surrogate_pair() -> None:
    desk = Desk()
    id = desk.article("a.txt", "It has 12 \ud800 rooms.")
    desk.finding(
        "unsupported", "note", "support/x", "\udfff", [desk.claim(id, "It has 12 \ud800 rooms.", "12", exactly(12))]
    )
    desk.page().encode("utf-8")


def test_finding_in_context() -> None:
    shown = Page(pier().page()).text
    assert "gazette.txt dates it 1903, guide.md 1905 (pier: open)" in shown
    assert "The pier at Orrin was opened in 1903. It is 310 metres long. gazette.txt, line 1 · 2 March 2021" in shown
    # without markup, and entities decoded
    assert (
        "Orrin's pier was opened in 1905, says the guide. The pier is 280 metres long. guide.md, line 3 · undated"
        in shown
    )
    assert "Since the storm the pier is 260 metres long." in shown
    assert "both sentences name Orrin" in shown


def test_support_in_the_articles_text() -> None:
    text = pier().page()
    marks = [a for tag, a in Page(text).elements if tag == "mark" and "claim" in (a["class"] or "") and "title" in a]
    assert {(a["class"] or "").split()[1] for a in marks} == {"supported", "unsupported", "conflicting"}
    assert "Supported by gazette.txt" in [a["title"] for a in marks]
    assert '<span class="vh">[unsupported] </span>' in text


def test_what_nobody_could_check_is_not_called_unsupported() -> None:
    desk = Desk()
    id = desk.article("a.txt", "Some rooms are large.")
    claim = desk.claim(id, "Some rooms are large.", "Some rooms", exactly(3))
    assert "<b>1</b> unsupported" in desk.page()
    desk.claims[0] = claim.model_copy(update={"checkable": False})
    assert "<b>0</b> unsupported" in desk.page()
    assert "1 too vague" in desk.page()
    assert ">Some rooms are large.</p>" in desk.page()


def test_part_of_a_report() -> None:
    desk = pier()
    for id in desk.documents:
        part = desk.report().for_document(id)
        assert "Rules at work" in html(part, ReportOptions(documents=desk.documents))


def test_new_articles_are_told() -> None:
    desk = pier()
    text = html(desk.report(), ReportOptions(documents=desk.documents, new=frozenset({"news/late.html"})))
    assert '<bdi dir="ltr">late.html</bdi></a> <span class="new">new</span>' in text
    assert '<bdi dir="ltr">guide.md</bdi></a> <span class="new">' not in text


def test_what_an_article_allows_is_listed() -> None:
    desk = pier()
    finding = desk.findings.pop()
    allowed = Suppressed(finding=finding, document="news/guide.md", line=3, reason="a <b>misprint</b> that we quote")
    shown = Page(html(desk.report().model_copy(update={"suppressed": (allowed,)}))).text
    assert "Allowed by an article" in shown
    assert "a <b>misprint</b> that we quote news/guide.md:3" in shown


def test_parts_of_one_article_share_their_sentence() -> None:
    text = pier().page()
    (part,) = re.findall(
        r'<article class="finding"(?:(?!</article>).)*but the parts make 37.*?</article>', text, re.DOTALL
    )
    assert part.count("<blockquote") == 1
    assert part.count("<mark") == 3
    assert "<svg" not in part


@pytest.mark.parametrize(("level", "shown"), [(None, 5), ("warning", 3), ("error", 2)])
def test_level(level: Any, shown: int) -> None:
    text = pier().page(level)
    assert len(re.findall(r'class="finding[ "]', text)) == shown
    assert (f"{5 - shown} findings below the level {level} not shown." in text) == (shown < 5)


def test_of_nested_claims_the_gravest_marks_the_words() -> None:
    desk = Desk()
    sentence = "Asta Vik, mayor since 1998, spoke."
    id = desk.article("a.txt", sentence)
    desk.claim(id, sentence, "Asta Vik, mayor since 1998", exactly(1), "supported")
    desk.claim(id, sentence, "1998", year(1998), "conflicting")
    found = re.findall(
        r'<mark class="claim (\w+)( first)?"[^>]*>(?:<span class="vh">[^<]*</span>)?<span>([^<]*)', desk.page()
    )
    assert found[-2:] == [("supported", " first", "Asta Vik, mayor since "), ("conflicting", " first", "1998")]


# where the text comes from


@pytest.fixture
def on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news").mkdir()
    for id, document in pier().documents.items():
        (tmp_path / id).write_text(document.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts_shown(report: Report, options: ReportOptions | None = None) -> list[bool]:
    """For each article whether the page has its text."""
    return ["not at hand" not in part for part in html(report, options).split('<details class="article"')[1:]]


def test_texts_are_read_from_their_paths(on_disk: Path) -> None:
    assert texts_shown(pier().report()) == [True, True, True]


def test_text_that_has_changed_is_not_shown(on_disk: Path) -> None:
    (on_disk / "news" / "guide.md").write_text("All is new here.", encoding="utf-8")
    (on_disk / "news" / "late.html").unlink()
    assert texts_shown(pier().report()) == [True, False, False]
    assert "Orrin's pier was opened in 1905, says the guide." in Page(html(pier().report())).text


def test_text_of_a_record(on_disk: Path) -> None:
    text = "The mill has 12 rooms."
    lines = [json.dumps({"id": id, "text": text + id}) for id in ("one", "two")]
    (on_disk / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    desk = Desk()
    for id in ("one", "two"):
        desk.article(f"all.jsonl#{id}", text)
        desk.documents[f"all.jsonl#{id}"] = Document(id=f"all.jsonl#{id}", path="all.jsonl", text=text)
        desk.claim(f"all.jsonl#{id}", text, "12", exactly(12))
    assert texts_shown(desk.report()) == [True, True]


@pytest.mark.parametrize("path", [None, "-", "/dev/null", "no such file", "bad\x00name"])
def test_no_text_at_hand(path: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    desk.documents["x"] = Document(id="x", path=path, text="The mill has 12 rooms.")
    claim = desk.claim("x", "The mill has 12 rooms.", "12", exactly(12))
    desk.finding("unsupported", "note", "support/x", "alone", [claim])
    assert texts_shown(desk.report()) == [False]
    assert texts_shown(desk.report(), ReportOptions(documents=desk.documents)) == [True]
    assert "The mill has 12 rooms." in Page(html(desk.report())).text


def test_texts_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.reporters.html.texts.MAX_CHARACTERS", 300)
    desk = pier()
    assert texts_shown(desk.report(), ReportOptions(documents=desk.documents)).count(True) == 2


def test_size_of_a_large_report() -> None:
    assert len(large(2000).page().encode()) < 5_000_000
