"""What is allowed is not reported, counts for nothing else, and is told of."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.config import Config

SEATS = "The Corran Hall has {} seats."
ALLOW = "<!-- claimcheck: allow {}: it was rebuilt -->"


def articles(*texts):
    return [
        Document.from_text(text, id=f"{letter}.md", format="markdown")
        for letter, text in zip("abcd", texts, strict=False)
    ]


def hall(number, rule=None, above="The mayor spoke.\n\n"):
    return above + (f"{ALLOW.format(rule)}\n" if rule else "") + SEATS.format(number) + "\n\nThe mayor left.\n"


def conflicts(report):
    return [(finding.rule, sorted(report.claim(id).document for id in finding.claims)) for finding in report.conflicts]


RULE = "counts/capacity-differs"


def test_without():
    report = check(articles(hall(840), hall(480)))
    assert conflicts(report) == [(RULE, ["a.md", "b.md"])]
    assert report.suppressed == ()


@pytest.mark.parametrize("rule", [RULE, "counts", "counts/capacity-*", f"titles, {RULE}"])
@pytest.mark.parametrize("above", ["The mayor spoke.\n\n", ""])
def test_allowed(rule, above):
    report = check(articles(hall(840, rule, above), hall(480)))
    assert conflicts(report) == []
    (one,) = report.suppressed
    assert (one.finding.rule, one.document, one.line, one.reason) == (
        RULE, "a.md", 3 if above else 1, "it was rebuilt",
    )  # fmt: skip
    assert {claim.status for claim in report.claims} == {"unsupported"}


def test_another_rule_or_block():
    for text in (
        hall(840, "dates"),
        f"The mayor spoke.\n\n{ALLOW.format(RULE)}\nThe hall is old.\n\n{SEATS.format(840)}",
    ):
        report = check(articles(text, hall(480)))
        assert conflicts(report) == [(RULE, ["a.md", "b.md"])]
        (notice,) = report.documents[0].notices
        assert notice.startswith("line 3: ")
        assert notice.endswith("move the remark to the words it is for, or remove it")


def test_others_of_a_group_are_reported():
    report = check(articles(hall(840, RULE), hall(840), hall(480)))
    # a.md is told beside b.md, which says the same and allows nothing
    assert conflicts(report) == [(RULE, ["a.md", "b.md", "c.md"])]
    assert [sorted(one.finding.claims) for one in report.suppressed] == [["a.md#n1", "c.md#n1"]]
    allowed_by_all = check(articles(hall(840, RULE), hall(840, RULE), hall(480)))
    assert (conflicts(allowed_by_all), len(allowed_by_all.suppressed)) == ([], 1)


def test_unknown_rule():
    report = check(articles(hall(840, "counts/capacity-difers"), hall(480)))
    assert report.documents[0].notices == (
        "line 3: no rule fits 'counts/capacity-difers', which is allowed here; did you mean 'counts/capacity-differs'?",
    )


def test_a_rule_that_takes_no_part_is_not_called_unused():
    report = check(articles(hall(840, RULE), hall(480)), config=Config(ignore=(RULE,)))
    assert report.documents[0].notices == ()
    assert check(articles(hall(840, RULE)), config=Config(select=("dates",))).documents[0].notices == ()


def test_one_article():
    text = "The mayor spoke.\n\n{}The race was run on Monday, 14 May 2014.\n"
    assert conflicts(check(articles(text.format("")))) == [("dates/weekday-date", ["a.md"])]
    report = check(articles(text.format(ALLOW.format("dates/weekday-date") + "\n")))
    assert conflicts(report) == []
    assert len(report.suppressed) == 1


def test_unsupported():
    allow = "<!-- claimcheck: allow-file support: nobody else was there -->\n"
    report = check(articles(hall(840), hall(840), allow + "The Bellon Bridge was opened in 1903.\n"))
    assert report.findings == ()
    assert [one.finding.category for one in report.suppressed] == ["unsupported"]


def test_only_what_touches_a_new_article():
    old = articles(hall(840, RULE), hall(480))
    new = Document.from_text("The Bellon Bridge was opened in 1903.", id="n.md", format="markdown")
    report = check(new, old)
    assert report.suppressed == ()
    assert all(document.notices == () for document in report.documents)


PATTERNS = [
    ("a.md", True), ("*.md", True), ("archive/a.md", True), ("archive", True), ("archive/", True), ("archive/*", True),
    ("**/a.md", True), ("**/*.md", True), ("archive/**/*.md", True), ("b.md", True), ("*.txt", False), ("arch", False),
    ("other/*", False),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "fits"), PATTERNS)
def test_per_file_ignores(tmp_path, monkeypatch, pattern, fits):
    (tmp_path / "archive").mkdir()
    for document in articles(hall(840), hall(480)):
        (tmp_path / "archive" / document.id).write_text(document.text, encoding="utf-8")
    config = Config(per_file_ignores={pattern: ("counts",)}, path=tmp_path / "claimcheck.toml")
    documents = [Document.from_path(path) for path in sorted((tmp_path / "archive").iterdir())]
    assert [bool(config.ignored_in(document)) for document in documents].count(True) == {
        "a.md": 1, "archive/a.md": 1, "**/a.md": 1, "b.md": 1,
    }.get(pattern, 2 if fits else 0)  # fmt: skip


def test_ignored_files_are_silent():
    documents = articles(hall(840), hall(480))
    config = Config(per_file_ignores={"a.md": (RULE,)})
    report = check(documents, config=config)
    assert (conflicts(report), report.suppressed) == ([], ())
    report = check(articles("The mayor spoke.\n", hall(840), hall(480)), config=config)
    assert conflicts(report) == [(RULE, ["b.md", "c.md"])]
