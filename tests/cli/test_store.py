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
        ("UPDATE posting_1 SET claims = x'7f'", "the postings of filed_1 are not"),
        ("UPDATE filed_1 SET card = (SELECT card FROM filed_1 WHERE article = 2)", "the cards of filed_1 are not"),
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


@pytest.mark.parametrize(
    "path", [".", "./", "old/..", "{here}", "{here}/", "../{name}", "old new", "./old ./new/../new"]
)
def test_forget_however_a_path_is_spelt(path: str, tmp_path: Path) -> None:
    told = run("store", "forget", *path.format(here=tmp_path, name=tmp_path.name).split(), "--store", "s")
    assert (told.exit_code, told.stdout) == (0, "4 taken out.\n")


def test_forget_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("index", str(tmp_path / "old"), "--store", "s").exit_code == 0  # by whole paths, beside the others
    monkeypatch.chdir(tmp_path / "new")
    told = run("store", "forget", "../old", "--store", "../s")
    assert (told.exit_code, told.stdout) == (0, "2 taken out.\n")
    monkeypatch.chdir(tmp_path)
    assert articles().startswith("indexed   4 ")


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of claimcheck is installed."""
    for module in ("claimcheck.store", "claimcheck.archive.standing"):
        monkeypatch.setattr(f"{module}.edition", lambda: "another")


@pytest.mark.parametrize("command", ["info", "verify"])
@pytest.mark.usefixtures("upgraded")
def test_looking_at_a_store_after_an_upgrade_takes_nothing_out(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = run("store", command, "--store", "s")
    assert told.exit_code == 0
    assert "4 articles were indexed by another version" in told.stderr
    assert "4 of them are not compared with any more until claimcheck index has read them again" in told.stderr
    if command == "info":
        assert "indexed   0 " in told.stdout
    monkeypatch.undo()
    assert run("store", "info", "--store", str(tmp_path / "s")).stdout.count("indexed   4 ") == 1


@pytest.mark.usefixtures("upgraded")
def test_forget_after_an_upgrade_tells_what_goes() -> None:
    told = run("store", "forget", "old", "--store", "s")
    assert (told.exit_code, told.stdout) == (0, "2 taken out.\n")
    assert "4 of 4 articles in s were indexed by another version" in told.stderr


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


@pytest.mark.parametrize("command", ["info", "verify", "prune", "forget x"])
@pytest.mark.parametrize("content", [b"", b"An article.", b"SQLite format 3\0" + bytes(84)])
def test_a_file_that_is_no_store(command: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(content)
    there = sorted(tmp_path.iterdir())
    told = run("store", *command.split(), "--store", "other")
    assert told.exit_code == 2
    assert "other: is no store of claimcheck; give the --store FILE that claimcheck index made." in told.stderr
    assert sorted(tmp_path.iterdir()) == there
    assert (tmp_path / "other").read_bytes() == content


@pytest.mark.parametrize(("command", "code"), [("info", 2), ("verify", 1)])
@pytest.mark.parametrize("left", [100, 2000, 4096, 8192, 50000])
def test_looking_at_a_store_that_is_cut_short_leaves_it(command: str, code: int, left: int, tmp_path: Path) -> None:
    data = (tmp_path / "s").read_bytes()[:left]
    (tmp_path / "s").write_bytes(data)
    told = run("store", command, "--store", "s")
    assert told.exit_code == code
    assert "malformed" in told.output
    assert (tmp_path / "s").read_bytes() == data
    assert not list(tmp_path.glob("s.set-aside*"))


def test_verify_makes_no_archive_where_there_is_none() -> None:
    assert run("report", "old", "--store", "other").exit_code == 0
    assert run("store", "verify", "--store", "other").stdout == "The store is whole.\n"
    base = sqlite3.connect("other")
    assert base.execute("SELECT count(*) FROM sqlite_master WHERE name = 'archive'").fetchone() == (0,)
    base.close()


def test_these_commands_need_a_store() -> None:
    assert "No such option" in run("index", "old", "--no-store").stderr
