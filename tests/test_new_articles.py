"""New articles against old ones, from files: who is compared with whom, and what is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

import claimcheck
from claimcheck.check import examine, nothing_new, touching

MILL = "The mill at Arrow was built in {}.\n"


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old").mkdir()
    for name, year in (("old/a.txt", 1790), ("old/b.txt", 1793), ("new.txt", 1790)):
        Path(name).write_text(MILL.format(year), encoding="utf-8")


def test_only_what_touches_a_new_one() -> None:
    Path("old/c.txt").write_text("The ferry Aurora sank in 1962.\n", encoding="utf-8")
    Path("old/d.txt").write_text("The ferry Aurora sank in 1964.\n", encoding="utf-8")
    everything, new = examine("new.txt", "old")
    assert new == {"new.txt"}
    report = claimcheck.check("new.txt", "old")
    assert report == touching(everything, new or ())
    assert len(report.conflicts) < len(everything.conflicts)
    assert {document.id for document in report.documents} == {
        "new.txt",
        "old/a.txt",
        "old/b.txt",
        "old/c.txt",
        "old/d.txt",
    }


def test_the_message_names_a_new_one() -> None:
    (finding,) = claimcheck.check("new.txt", "old").conflicts
    assert "new.txt" in finding.message


def test_a_new_one_comes_first() -> None:
    """In the headline and among the claims, though its date and its name come last."""
    Path("old/b.txt").unlink()
    Path("old/a.txt").write_text("Published: 2019-01-02\n\n" + MILL.format(1790), encoding="utf-8")
    Path("new.txt").write_text("Published: 2021-01-02\n\n" + MILL.format(1793), encoding="utf-8")
    report = claimcheck.check("new.txt", "old")
    (finding,) = report.conflicts
    assert finding.message == "new.txt dates it 1793, old/a.txt 1790 (“The mill at Arrow was built”)"
    assert [report.claim(id).document for id in finding.claims] == ["new.txt", "old/a.txt"]
    assert finding.existed is False
    (all_alike,) = claimcheck.check(["new.txt", "old"]).conflicts
    assert all_alike.message == "old/a.txt dates it 1790, new.txt 1793 (“The mill at Arrow was built”)"
    assert (all_alike.existed, all_alike.fingerprint) == (None, finding.fingerprint)


def test_a_new_one_joins_an_old_disagreement() -> None:
    report = claimcheck.check("new.txt", "old")
    (finding,) = report.conflicts
    assert finding.message.startswith("new.txt dates it 1790, old/b.txt 1793 (")
    assert finding.message.endswith("; without it the others differ too")
    assert finding.existed is True
    assert [report.claim(id).document for id in finding.claims] == ["new.txt", "old/a.txt", "old/b.txt"]
    assert '"existed": true' in report.to_json()
    assert '"existed"' not in claimcheck.check("old").to_json()


@pytest.mark.parametrize("name", ["new.txt", "./new.txt", "old/../new.txt", "absolute"])
def test_a_file_is_not_compared_with_itself(name: str, tmp_path: Path) -> None:
    """However it is named: the new article's own words do not support it."""
    Path("new.txt").write_text("The pier at Holm was opened in 1903.\n", encoding="utf-8")
    given = str(tmp_path / "new.txt") if name == "absolute" else name
    report = claimcheck.check(given, ["new.txt", "old"])
    assert len(report.documents) == 3
    assert all(not claim.supported_by for claim in report.claims if "1903" in claim.text)


def test_all_are_new() -> None:
    report, new = examine("old", ["./old/a.txt", "old/b.txt"])
    assert new is None
    assert [document.id for document in report.documents] == ["old/a.txt", "old/b.txt"]


def test_nothing_is_new() -> None:
    report = nothing_new()
    assert (report.documents, report.claims, report.findings) == ((), (), ())
    assert report.version == claimcheck.__version__
