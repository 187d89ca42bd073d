"""The gate: which articles are new, what is shown of them, where it goes, and the exit code."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import main
from claimcheck.cli.commands.check import _spread, reaches
from claimcheck.models import Finding, Report
from claimcheck.store import Store
from tests.reporters.hand_made import harbour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.models import Category, Level

MUSEUM = "news/museum.html"


def run(*arguments: str | Path, env: dict[str, str | None] | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=env)


class FakeExamine:
    """Stands in for the library: gives the hand-made report, of which one article is new."""

    def __init__(self) -> None:
        self.asked: tuple[Any, Any] = ((), ())

    def __call__(self, new: Any, against: Any = (), **options: Any) -> tuple[Report, frozenset[str] | None]:
        self.asked = (new, against)
        return harbour(), frozenset({MUSEUM})


@pytest.fixture
def examine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeExamine:
    fake = FakeExamine()
    monkeypatch.setattr(import_module("claimcheck.check"), "examine", fake)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return fake


# words given, what is new, all paths
WORDS: list[tuple[list[str], list[str], list[str]]] = [
    (["old", "--new", "a"], ["a"], ["old"]),
    (["old", "--new", "a", "b"], ["a", "b"], ["old"]),
    (["old", "--new", "a", "--level", "error", "--new", "b"], ["a", "b"], ["old"]),
    (["old", "--new=a", "older"], ["a"], ["old", "older"]),
    (["old", "--new", "a", "--", "-b", "--c"], ["a", "-b", "--c"], ["old"]),
    (["--new=a", "--", "-old"], ["a"], ["-old"]),
    (["old", "--new", "-"], ["-"], ["old"]),
]


@pytest.mark.parametrize(("words", "new", "paths"), WORDS)
def test_new_takes_all_words_up_to_the_next_option(
    words: list[str], new: list[str], paths: list[str], examine: FakeExamine
) -> None:
    run("check", "-q", *words)
    assert examine.asked == (tuple(new), tuple(paths)), _spread(words)


@pytest.mark.usefixtures("examine")
class TestShown:
    def test_only_what_touches_a_new_article(self) -> None:
        report = Report.model_validate_json(run("check", "news", "--new", MUSEUM, "--format", "json").stdout)
        assert [finding.rule for finding in report.findings] == ["dates/date-differs", "support/unsupported"]
        assert len(report.claims) == len(harbour().claims)

    # --fail-on, exit code with an error and an unsupported statement
    @pytest.mark.parametrize(
        ("fail_on", "code"), [("error", 1), ("warning", 1), ("note", 1), ("unsupported", 1), ("never", 0)]
    )
    def test_exit_code(self, fail_on: str, code: int) -> None:
        result = run("check", "news", "--new", MUSEUM, "--fail-on", fail_on)
        assert result.exit_code == code
        if code:
            assert f"--fail-on {fail_on}\n" in result.stderr

    def test_several_outputs_at_once(self, tmp_path: Path) -> None:
        sarif, junit = tmp_path / "report.sarif", tmp_path / "junit.xml"
        result = run("check", "news", "--new", MUSEUM, "--output", f"sarif:{sarif}", "--output", f"junit:{junit}")
        assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert junit.read_text(encoding="utf-8").startswith("<?xml")
        assert result.stdout == ""
        assert f"The reports are in {sarif}, {junit}.\n" in result.stderr

    def test_and_on_the_screen_in_a_format_that_is_named(self, tmp_path: Path) -> None:
        file = tmp_path / "report.sarif"
        result = run("check", "news", "--new", MUSEUM, "--format", "jsonl", "--output", f"sarif:{file}")
        assert len(result.stdout.splitlines()) == 2
        assert file.exists()

    def test_a_plain_file_has_the_format(self, tmp_path: Path) -> None:
        file = tmp_path / "report.json"
        result = run("check", "news", "--new", MUSEUM, "--format", "json", "--output", file)
        assert Report.model_validate_json(file.read_bytes()).findings
        assert result.stdout == ""

    def test_the_screen_may_be_named(self) -> None:
        assert run("check", "news", "--new", MUSEUM, "--output", "gitlab:-").stdout.startswith("[\n")

    @pytest.mark.parametrize(
        ("outputs", "message"),
        [
            (["--output", "sariff:x"], "'sariff' is none of github, "),
            (["--output", "json:x", "--output", "sarif:./x"], "two reports would go to "),
            (["--output", "json:-", "--output", "sarif:-"], "two reports would go to standard output"),
        ],
    )
    def test_outputs_that_cannot_be(self, outputs: list[str], message: str) -> None:
        result = run("check", "news", "--new", MUSEUM, *outputs)
        assert result.exit_code == 2
        assert message in result.stderr

    def test_summary_of_a_job(self, tmp_path: Path) -> None:
        summary = tmp_path / "summary.md"
        summary.write_text("# Before\n", encoding="utf-8")
        env: dict[str, str | None] = {"GITHUB_STEP_SUMMARY": str(summary)}
        assert run("check", "news", "--new", MUSEUM, env=env).exit_code == 1
        assert summary.read_text(encoding="utf-8") == "# Before\n"
        run("check", "news", "--new", MUSEUM, "--format", "github", env=env)
        assert summary.read_text(encoding="utf-8").startswith("# Before\n### claimcheck\n")

    def test_summary_that_cannot_be_written(self, tmp_path: Path) -> None:
        result = run("check", "news", "--new", MUSEUM, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(tmp_path)})
        assert result.exit_code == 1
        assert "cannot write the job's summary" in result.stderr


@pytest.mark.usefixtures("examine")
class TestBaseline:
    @pytest.fixture
    def accepted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        file = tmp_path / "baseline.json"
        result = run("baseline", "news", "--output", file)
        assert (result.exit_code, result.stderr) == (
            0,
            f"2 conflicts, 1 update and 2 unsupported statements accepted in {file}.\n",
        )
        return file

    @pytest.mark.parametrize("command", [["report"], ["check", "--new=x"]])
    def test_hides_what_is_accepted(self, accepted: Path, command: list[str]) -> None:
        result = run(*command, "news", "--baseline", accepted, "--format", "json")
        told = "1 conflict and 1 unsupported statement"  # what touches the new article
        assert (result.exit_code, result.stderr) == (0, f"claimcheck: {accepted} hides {told}\n")
        assert Report.model_validate_json(result.stdout).findings == ()

    def test_stale_entries_are_said(self, accepted: Path) -> None:
        baseline = json.loads(accepted.read_text(encoding="utf-8"))
        baseline["findings"][0]["fingerprint"] = "f" * 64
        accepted.write_text(json.dumps(baseline), encoding="utf-8")
        result = run("check", "news", "--new", MUSEUM, "--baseline", accepted)
        assert f"claimcheck: {accepted} has 1 entry that nothing answers to any more; write it anew" in result.stderr
        assert "\n  homes without power rose" in result.stderr

    def test_many_stale_entries(self, accepted: Path) -> None:
        baseline = json.loads(accepted.read_text(encoding="utf-8"))
        stale = [{**baseline["findings"][0], "fingerprint": f"{number:064x}"} for number in range(90, 97)]
        accepted.write_text(json.dumps({**baseline, "findings": stale}), encoding="utf-8")
        lines = run("check", "news", "--new", MUSEUM, "--baseline", accepted).stderr.splitlines()
        assert lines[0].startswith(f"claimcheck: {accepted} has 7 entries that nothing answers to any more; write")
        assert lines[6:8] == ["  … and 2 more", f"claimcheck: {accepted} hides nothing that was found"]

    def test_missing_file(self) -> None:
        result = run("check", "news", "--new", MUSEUM, "--baseline", "none.json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "none.json: there is no such baseline" in result.stderr


# level, category, which --fail-on it reaches
REACHED: list[tuple[Level, Category, set[str]]] = [
    ("error", "conflict", {"error", "warning", "note", "unsupported"}),
    ("warning", "conflict", {"warning", "note", "unsupported"}),
    ("note", "update", {"note"}),
    ("note", "unsupported", {"note", "unsupported"}),
]


@pytest.mark.parametrize(("level", "category", "reached"), REACHED)
def test_fail_on(level: Level, category: Category, reached: set[str]) -> None:
    finding = Finding(
        rule="r", category=category, level=level, severity=level, message="m", claims=(), fingerprint="f"
    )  # fmt: skip
    kinds = ("error", "warning", "note", "unsupported", "never")
    assert {fail_on for fail_on in kinds if reaches(finding, fail_on)} == reached


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A repository as the working directory, with one old article, and the command `git` in it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)

    def git(*arguments: str) -> None:
        settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *settings, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    write(tmp_path / "articles" / "old.txt")
    write(tmp_path / "readme.txt")
    git("add", "-A")
    git("commit", "-q", "-m", "Write")
    return git


def write(path: Path, text: str = "The mill at Arrow was built in 1790.\n") -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


class TestSince:
    @pytest.mark.usefixtures("git")
    def test_asks_for_the_new_ones_below_the_paths(self, examine: FakeExamine, tmp_path: Path) -> None:
        write(tmp_path / "articles" / "new.txt", "One.\n")
        write(tmp_path / "articles" / "picture.png", "no article\n")
        write(tmp_path / "elsewhere" / "new.txt", "Two.\n")
        run("check", "articles", "--since", "main")
        new, against = examine.asked
        assert [path.as_posix() for path in new] == ["articles/new.txt"]
        assert against == ("articles",)

    def test_of_a_file_of_many_only_the_new_records(
        self, examine: FakeExamine, tmp_path: Path, git: Callable[..., None]
    ) -> None:
        file = tmp_path / "articles" / "many.jsonl"
        write(file, '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
        git("add", "-A")
        git("commit", "-q", "-m", "Write")
        write(
            file, '{"id": "c", "text": "Three."}\n{"id": "b", "text": "Two, changed."}\n{"id": "a", "text": "One."}\n'
        )
        run("check", "articles", "--since", "main", "--published", "2024-02-29")
        new, _ = examine.asked
        assert [(document.id, document.published) for document in new] == [
            ("articles/many.jsonl#c", dt.date(2024, 2, 29)),
            ("articles/many.jsonl#b", dt.date(2024, 2, 29)),
        ]

    @pytest.mark.usefixtures("git")
    def test_nothing_new(self, examine: FakeExamine, tmp_path: Path) -> None:
        write(tmp_path / "elsewhere" / "new.txt", "Two.\n")
        result = run("check", "articles", "--since", "main", "--output", "sarif:report.sarif")
        assert result.exit_code == 0
        assert "no article in articles is new since main" in result.stderr
        assert json.loads((tmp_path / "report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []
        assert examine.asked == ((), ())

    @pytest.mark.usefixtures("git")
    def test_unknown_revision(self) -> None:
        result = run("check", "articles", "--since", "mian")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "git knows no commit 'mian'" in result.stderr

    def test_no_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        monkeypatch.chdir(tmp_path)
        write(tmp_path / "a.txt")
        result = run("check", "a.txt", "--since", "main")
        assert result.exit_code == 2
        assert "is in no git work tree; name the new articles with --new instead" in result.stderr

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["."], "say which articles are new: --new PATH..., or --since REV"),
            ([".", "--new", "a", "--since", "main"], "--new and --since exclude each other"),
            (["-", "--since", "main"], "--since cannot tell whether standard input is new"),
            (["--new", "a", "."], "no PATH...: --new takes all that follow, so put the paths first"),
            (["--since", "main"], "Missing argument 'PATH...'"),
        ],
    )
    def test_usage(self, arguments: list[str], message: str) -> None:
        result = run("check", *arguments)
        assert result.exit_code == 2
        assert message in result.stderr


# words on the command line, the word to be completed, what is offered
COMPLETIONS = [
    ("claimcheck che", 1, {"plain,check"}),
    ("claimcheck check articles/ --output sar", 4, {"plain,sarif:"}),
    ("claimcheck check articles/ --output sarif:rep", 4, {"file,sarif:rep"}),
    ("claimcheck check articles/ --format mark", 4, {"plain,markdown"}),
    ("claimcheck check art", 2, {"file,art"}),
    ("claimcheck check art --fail-on u", 4, {"plain,unsupported"}),
]


@pytest.mark.parametrize(("words", "place", "offered"), COMPLETIONS)
def test_completed(words: str, place: int, offered: set[str]) -> None:
    env: dict[str, str | None] = {
        "_CLAIMCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place),
    }  # fmt: skip
    result = CliRunner().invoke(main, prog_name="claimcheck", env=env)
    assert set(result.stdout.splitlines()) == offered


def test_help_keeps_its_examples_on_lines() -> None:
    assert (
        "\n  claimcheck check articles/ --since main\n  claimcheck check articles/ --new " in run("check", "-h").stdout
    )
    assert "\n  claimcheck completion fish > " in run("completion", "-h").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_CLAIMCHECK_COMPLETE" in result.stdout


def test_against_what_the_store_holds(tmp_path: Path) -> None:
    old, new, store = tmp_path / "old.txt", tmp_path / "new.txt", str(tmp_path / "store")
    old.write_text("The Oldport ferry Halcyon sank on 4 March 1911 and twelve sailors died.", encoding="utf-8")
    new.write_text("The Oldport ferry Halcyon sank on 6 March 1911.", encoding="utf-8")
    indexed = CliRunner().invoke(main, ["index", str(old), "--store", store])
    assert indexed.exit_code == 0, indexed.output
    old.unlink()
    found = CliRunner().invoke(main, ["check", str(new), "--against-store", "--store", store, "--isolated"])
    assert found.exit_code == 1, found.output
    assert "4 March 1911" in found.output
    shown = CliRunner().invoke(main, ["store", "info", "--store", store])
    assert "indexed   1 " in shown.output


def test_a_store_without_articles_is_no_all_clear(tmp_path: Path) -> None:
    new, missing, empty = tmp_path / "new.txt", tmp_path / "none.sqlite", tmp_path / "empty.sqlite"
    new.write_text("The mill at Orwell burned down in 1911.", "utf-8")
    Store(empty).close()
    for store, why in ((missing, "no such store"), (empty, "holds no articles")):
        found = CliRunner().invoke(main, ["check", str(new), "--against-store", "--store", str(store), "--isolated"])
        assert found.exit_code == 2, found.output
        assert why in found.output
    assert not missing.exists()


@pytest.mark.parametrize("content", [b"", b"The mill at Orwell burned down in 1912."], ids=["empty", "an article"])
def test_what_is_no_store_is_no_all_clear(tmp_path: Path, content: bytes) -> None:
    new, other = tmp_path / "new.txt", tmp_path / "other.txt"
    new.write_text("The mill at Orwell burned down in 1911.", "utf-8")
    other.write_bytes(content)
    found = CliRunner().invoke(main, ["check", str(new), "--against-store", "--store", str(other), "--isolated"])
    assert found.exit_code == 2, found.output
    assert f"{other}: is no store of claimcheck" in found.output
    assert sorted(tmp_path.iterdir()) == [new, other]
    assert other.read_bytes() == content


@pytest.mark.parametrize("more", [["--new", "a.txt"], ["--no-store"]])
def test_what_does_not_go_with_the_store(more: list[str]) -> None:
    found = CliRunner().invoke(main, ["check", "a.txt", "--against-store", *more])
    assert found.exit_code == 2
    assert "--against-store" in found.output
