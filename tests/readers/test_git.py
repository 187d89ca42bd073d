"""Which files are new since a revision, told by a real git."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import UsageError
from claimcheck.readers.git import changed_files, content_at, is_in

if TYPE_CHECKING:
    from pathlib import Path

OLD = "The mill at Arrow was built in 1790.\n" * 20


class Repository:
    """A git repository in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(
            ["git", *settings, *arguments], cwd=self.folder, check=True, capture_output=True, text=True
        ).stdout

    def write(self, name: str, text: str = OLD) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Write")

    def new(self, revision: str = "main", *paths: str) -> set[str]:
        found = changed_files([self.folder / path for path in paths or (".",)], revision)
        return {path.relative_to(self.folder.resolve()).as_posix() for path in found}


@pytest.fixture(autouse=True)
def _only_this_git(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No configuration of the user, and no repository that the tests themselves stand in."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp()))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with two articles on `main`, seen from the branch `more`."""
    made = Repository(tmp_path)
    made.write("mill.txt")
    made.write("news/bridge.txt", OLD.replace("mill", "bridge"))
    made.commit()
    made.git("checkout", "-q", "-b", "more")
    return made


def test_nothing_new(repository: Repository) -> None:
    assert repository.new() == set()


def test_committed_staged_changed_and_untracked(repository: Repository) -> None:
    repository.write("committed.txt", "One.\n")
    repository.commit()
    repository.write("staged.txt", "Two.\n")
    repository.git("add", "staged.txt")
    repository.write("mill.txt", OLD + "It burned down in 1850.\n")
    repository.write("news/untracked.txt", "Three.\n")
    assert repository.new() == {"committed.txt", "staged.txt", "mill.txt", "news/untracked.txt"}
    assert repository.new("HEAD") == {"staged.txt", "mill.txt", "news/untracked.txt"}


def test_the_index_stays_as_it_is(repository: Repository) -> None:
    repository.write("untracked.txt", "Three.\n")
    before = repository.git("status", "--porcelain")
    assert repository.new() == {"untracked.txt"}
    assert repository.git("status", "--porcelain") == before == "?? untracked.txt\n"


@pytest.mark.parametrize("staged", [True, False])
def test_a_renamed_file_is_not_new(repository: Repository, staged: bool) -> None:
    if staged:
        repository.git("mv", "mill.txt", "watermill.txt")
    else:
        (repository.folder / "mill.txt").rename(repository.folder / "watermill.txt")
    assert repository.new() == set()
    repository.write("watermill.txt", OLD + "It burned down in 1850.\n")
    assert repository.new() == {"watermill.txt"}


def test_a_deleted_file_is_not_new(repository: Repository) -> None:
    (repository.folder / "mill.txt").unlink()
    assert repository.new() == set()


def test_what_others_wrote_on_main_is_not_new(repository: Repository) -> None:
    repository.write("mine.txt", "Mine.\n")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("mill.txt", OLD + "It burned down in 1850.\n")
    repository.write("theirs.txt", "Theirs.\n")
    repository.commit()
    repository.git("checkout", "-q", "more")
    assert repository.new("main") == {"mine.txt"}


def test_ignored_files_are_not_new(repository: Repository) -> None:
    repository.write(".gitignore", "drafts/\n")
    repository.write("drafts/one.txt", "One.\n")
    assert repository.new() == {".gitignore"}


def test_a_changed_mode_is_not_new(repository: Repository) -> None:
    (repository.folder / "mill.txt").chmod(0o755)
    assert repository.new() == set()


NAMES = [
    "with space.txt", "-n.txt", "--staged", "quo\"te's.txt", "two\nlines.txt", "tab\there.txt", "häuser.txt",
    "日本.txt", "a => b.txt", "$(touch x).txt", "*.txt", ":(top)x.txt", "\\x41.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("commit", [True, False])
def test_odd_names(repository: Repository, name: str, commit: bool) -> None:
    repository.write(name, "One.\n")
    if commit:
        repository.commit()
    assert repository.new() == {name}


def test_a_name_that_is_no_unicode(repository: Repository) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (repository.folder / name).write_text("One.\n", encoding="utf-8")
    assert repository.new() == {name}


def test_from_a_folder_below(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("news/new.txt", "One.\n")
    monkeypatch.chdir(repository.folder / "news")
    found = changed_files(["new.txt", "*.md"], "main")
    assert [path.relative_to(repository.folder.resolve()).as_posix() for path in found] == ["news/new.txt"]
    assert is_in(found, "new.txt")
    assert is_in(found, "../news/new.txt")
    assert not is_in(found, "bridge.txt")


def test_in_a_hook(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("news/new.txt", "One.\n")
    monkeypatch.setenv("GIT_DIR", str(repository.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert repository.new("main", "news") == {"news/new.txt"}


def test_two_repositories(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made = Repository(tmp_path / name)
        made.commit()
        made.write("new.txt", "One.\n")
    found = changed_files([tmp_path / "one", tmp_path / "two"], "HEAD")
    assert found == {tmp_path.resolve() / "one/new.txt", tmp_path.resolve() / "two/new.txt"}


def test_a_link_stands_for_itself_and_its_target(repository: Repository) -> None:
    (repository.folder / "link.txt").symlink_to("mill.txt")
    found = changed_files([repository.folder], "main")
    assert is_in(found, repository.folder / "link.txt")
    assert not is_in(found, repository.folder / "mill.txt")


def test_what_a_file_held(repository: Repository) -> None:
    path = repository.write("mill.txt", "Changed.\n")
    assert content_at(path, "main") == OLD.encode()
    assert content_at(repository.write("new.txt"), "main") is None


def test_histories_without_a_common_commit(repository: Repository) -> None:
    repository.git("checkout", "-q", "--orphan", "apart")
    repository.write("new.txt", "One.\n")
    repository.commit()
    assert repository.new("main") == {"new.txt"}


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is in no git work tree; name the new articles with --new"):
        changed_files([tmp_path], "main")


@pytest.mark.parametrize("revision", ["nowhere", "", "-h", "--all", "main..more", "0" * 40, "main; true", "a\0b"])
def test_unknown_revision(repository: Repository, revision: str) -> None:
    with pytest.raises(UsageError, match=r"git knows no commit .* check the name, and fetch it"):
        repository.new(revision)


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed"):
        repository.new()
