"""The baseline: what is accepted is hidden, and comes back only when its words change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.baseline import Accepted, Baseline
from claimcheck.engine.wording import fingerprint
from claimcheck.errors import ConfigurationError, UsageError
from tests.reporters.hand_made import Newsroom, harbour, year

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.models import Report


def mills(second: str = "It was built in [[1793]].", line: int = 1) -> Report:
    """Two articles that disagree, in the words given."""
    room = Newsroom()
    claims = [
        room.claim(room.article("a.txt"), 1, "The mill dates from [[1790]].", year(1790)),
        room.claim(room.article("b.txt"), line, second, year(1793)),
    ]
    room.finding("conflict", "error", "a.txt says 1790, b.txt 1793", claims)
    report = room.report()
    (finding,) = report.findings
    real = finding.model_copy(update={"fingerprint": fingerprint(finding.rule, claims)})
    return report.model_copy(update={"findings": (real,)})


def test_accepts_all_of_a_report() -> None:
    assert Baseline.of(harbour()).without(harbour()).findings == ()


def test_survives_the_file(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(Baseline.of(harbour()).to_json(), encoding="utf-8")
    assert Baseline.load(file) == Baseline.of(harbour())


# the second article's sentence and line, whether the finding is still accepted
CHANGES = [
    ("It was built in [[1793]].", 1, True),
    ("It was built in [[1793]].", 40, True),
    ("It  was built\nin [[1793]].", 7, True),
    ("It was built in [[1793]], they say.", 1, False),
    ("It was built in [[1794]].", 1, False),
]


@pytest.mark.parametrize(("sentence", "line", "accepted"), CHANGES)
def test_follows_words_not_lines(sentence: str, line: int, accepted: bool) -> None:
    assert (Baseline.of(mills()).without(mills(sentence, line)).findings == ()) == accepted


def test_another_rule_is_another_finding() -> None:
    report = mills()
    (finding,) = report.findings
    claims = [report.claim(id) for id in finding.claims]
    other = finding.model_copy(update={"rule": "x/y", "fingerprint": fingerprint("x/y", claims)})
    assert Baseline.of(report).without(report.model_copy(update={"findings": (other,)})).findings == (other,)


def test_stale() -> None:
    baseline = Baseline.of(mills())
    assert baseline.stale(mills()) == ()
    assert baseline.stale(mills("It was built in [[1794]].")) == baseline.findings


@pytest.mark.parametrize(("exists", "stale"), [(True, False), (False, True)])
def test_articles_that_were_not_read_are_left_alone(exists: bool, stale: bool) -> None:
    baseline = Baseline(findings=(Accepted(fingerprint="f", rule="r", message="m", documents=("other.txt",)),))
    assert bool(baseline.stale(mills(), lambda document: exists)) == stale


def test_records_of_a_file_that_is_there(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text("{}", encoding="utf-8")
    entry = Accepted(fingerprint="f", rule="r", message="m", documents=(f"{file}#1",))
    assert Baseline(findings=(entry,)).stale(mills()) == ()


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none.json: there is no such baseline; check the path, or write one with"):
        Baseline.load(tmp_path / "none.json")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a directory"):
        Baseline.load(tmp_path)


BROKEN = [
    (b"{", r":1: not JSON: .*; write it anew with `claimcheck baseline`"),
    (b"[]", "the file: input should be"),
    (b"{\"version\": 2}", "version: input should be 1"),
    (b"{}", "it tells no findings"),
    (b"{\"findings\": [{}]}", "findings.0.fingerprint: field required"),
    (b"\xff", "not JSON in UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), BROKEN)
def test_broken_file(content: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=message):
        Baseline.load(file)
