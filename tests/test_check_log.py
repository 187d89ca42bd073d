"""What a run tells on its way: progress, and the log of the standard library."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import claimcheck

if TYPE_CHECKING:
    import pytest

TEXTS = ["The mill at Arrow was built in 1790.", "Arrow had its mill built in 1793."]
DOCUMENTS = [claimcheck.Document.from_text(text, id=f"{n}.txt") for n, text in enumerate(TEXTS)]


class Told:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.articles: list[tuple[int, int | None]] = []
        self.found: list[int] = []

    def __call__(self, done: int, total: int | None) -> None:
        self.articles.append((done, total))

    def claims(self, number: int) -> None:
        self.found.append(number)


def test_progress() -> None:
    told = Told()
    report = claimcheck.check(DOCUMENTS, progress=told)
    assert told.articles == [(1, 2), (2, 2)]
    assert told.found[-1] == len(report.claims)


def test_progress_may_be_any_function() -> None:
    told: list[int] = []
    claimcheck.check(DOCUMENTS, progress=lambda done, total: told.append(done))
    assert told == [1, 2]


def test_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # import-linter, which another test runs, disables the loggers that are there
    monkeypatch.setattr(logging.getLogger("claimcheck.check"), "disabled", False)
    with caplog.at_level(logging.INFO, "claimcheck"):
        claimcheck.check(DOCUMENTS)
    assert any(line.startswith("read 2 articles: ") for line in caplog.messages)
    assert capsys.readouterr() == ("", "")
