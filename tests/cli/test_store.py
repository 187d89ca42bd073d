"""`claimcheck store`: what it says, and what it does to a store."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from claimcheck.cli import main
from tests.test_nearby import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


@pytest.fixture(autouse=True)
def indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store of four articles in two folders."""
    monkeypatch.chdir(tmp_path)
    for name, text in HARBOUR:
        file = tmp_path / ("old" if name < "c" else "new") / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    assert run("index", "old", "new", "--store", "s").exit_code == 0


def change(statement: str) -> None:
    base = sqlite3.connect("s", isolation_level=None)
    assert base.execute(statement).rowcount
    base.close()


def articles() -> str:
    return next(line for line in run("store", "info", "--store", "s").output.splitlines() if line.startswith("indexed"))


def test_a_whole_store() -> None:
    told = run("store", "verify", "--store", "s")
    assert (told.exit_code, told.stdout) == (0, "The store is whole.\n")


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE reading SET data = x'00' WHERE content = (SELECT min(content) FROM reading)", "fit its checksum"),
        ("UPDATE counted_1 SET number = number + 1 WHERE what = 'telling'", "the counts of filed_1 are not"),
        ("DELETE FROM posting_1 WHERE key = (SELECT min(key) FROM posting_1)", "the postings of filed_1 are not"),
        ("UPDATE bearer_1 SET stands = 'Nobody'", "the names of filed_1 are not those of the articles"),
        ("DELETE FROM filed_1 WHERE article = 1", "the articles of filed_1 are not those of the articles"),
        ("DELETE FROM reading WHERE content = (SELECT max(content) FROM reading)", "is damaged or gone"),
    ],
)
def test_what_is_damaged_is_told_and_taken_out(statement: str, problem: str) -> None:
    change(statement)
    told = run("store", "verify", "--store", "s")
    assert told.exit_code == 1
    assert problem in told.stdout
    assert run("store", "prune", "--store", "s").exit_code == 0
    assert run("store", "verify", "--store", "s").exit_code == 0
    assert run("index", "old", "new", "--store", "s").exit_code == 0
    assert articles().startswith("indexed   4")


@pytest.mark.parametrize(
    ("paths", "left"),
    [(["old"], 2), (["./old/", "new/c.txt"], 1), (["new/d.txt", "new/d.txt"], 3), (["old", "new"], 0)],
)
def test_forget(paths: list[str], left: int) -> None:
    told = run("store", "forget", *paths, "--store", "s")
    assert (told.exit_code, told.stdout) == (0, f"{4 - left} taken out.\n")
    assert articles().startswith(f"indexed   {left} ")
    assert run("store", "verify", "--store", "s").exit_code == 0


def test_forget_what_is_not_there() -> None:
    told = run("store", "forget", "old", "ol", "--store", "s")
    assert told.exit_code == 2
    assert "ol: not in s, nothing was taken out" in told.stderr
    assert articles().startswith("indexed   4")


@pytest.mark.parametrize("command", ["info", "verify", "prune", "forget x"])
def test_no_store(command: str) -> None:
    told = run("store", *command.split(), "--store", "other")
    assert told.exit_code == 2
    assert "other: there is no such store; claimcheck index makes one." in told.stderr


def test_these_commands_need_a_store() -> None:
    assert "No such option" in run("index", "old", "--no-store").stderr
