"""What the command refuses before it reads anything: no session of Spark is needed to be told."""

from __future__ import annotations

import pytest

from claimcheck.spark.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--against", "found/claims", "--overwrite"], "would replace it before it is read"),
        (["--against", "found/claims/"], "would replace it before it is read"),
        (["--report", "missing/folder/report.json"], "there is no such folder"),
    ],
)
def test_refused_at_once(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["today.jsonl", "found", *arguments]) == 2
    assert told in capsys.readouterr().err
