"""The command: options, messages, exit codes; what it prints is the reporters' to test."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import main
from claimcheck.config import Config
from claimcheck.errors import ModelError, UsageError
from claimcheck.models import Claim, CountValue, Document, DocumentInfo, Finding, Report
from tests.reporters.hand_made import Newsroom, exactly, harbour


class FakeCheck:
    """Stands in for the library: keeps what it was asked, gives a hand-made report or raises."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.fails: BaseException | None = None

    def __call__(self, new: Any, against: Any = (), **options: Any) -> Report:
        self.asked = {"new": new, "against": against, **options}
        if self.fails:
            raise self.fails
        return harbour()

    def examine(self, new: Any, against: Any = (), **options: Any) -> tuple[Report, frozenset[str] | None]:
        report = self(new, against, **options)
        return report, None if not against else frozenset({"news/museum.html"})


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> FakeCheck:
    fake = FakeCheck()
    module = importlib.import_module("claimcheck.check")
    monkeypatch.setattr(module, "check", fake)
    monkeypatch.setattr(module, "examine", fake.examine)
    return fake


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=env)


def python(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, **options)


@pytest.mark.usefixtures("check")
class TestReport:
    def test_text_is_the_default(self) -> None:
        result = run("report", "news")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("Conflicts (2)\n=============\n")
        assert "\x1b" not in result.stdout

    def test_json_is_the_report_itself(self) -> None:
        result = run("report", "news", "--format", "json")
        assert Report.model_validate_json(result.stdout) == harbour()

    def test_level_leaves_out_what_is_below(self) -> None:
        result = run("report", "news", "--format", "json", "--level", "warning")
        report = json.loads(result.stdout)
        assert [finding["level"] for finding in report["findings"]] == ["warning", "error"]
        assert len(report["claims"]) == len(harbour().claims)

    def test_output_goes_to_the_file(self, tmp_path: Path) -> None:
        file = tmp_path / "report.json"
        result = run("report", "news", "--format", "json", "--output", file)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == (
            f"2 conflicts, 1 update and 2 unsupported statements in 5 articles. The report is in {file}.\n"
        )
        assert Report.model_validate_json(file.read_bytes()) == harbour()
        assert list(tmp_path.iterdir()) == [file]

    def test_quiet_says_nothing(self, tmp_path: Path) -> None:
        assert run("report", "news", "-q", "--output", tmp_path / "report.txt").output == ""

    def test_output_in_no_folder(self, tmp_path: Path) -> None:
        result = run("report", "news", "--output", tmp_path / "none" / "report.txt")
        assert result.exit_code == 2
        assert "cannot write" in result.stderr

    def test_output_keeps_the_old_file_when_the_reporter_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "report.json"
        file.write_text("old", encoding="utf-8")
        monkeypatch.setattr(Report, "json_parts", lambda self: 1 / 0)
        result = run("report", "news", "--format", "json", "--output", file)
        assert result.exit_code == 3
        assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]

    def test_color_can_be_asked_for(self) -> None:
        assert "\x1b[1;31merror" in run("report", "news", "--color").stdout

    def test_color_can_be_forbidden(self) -> None:
        assert "\x1b" not in run("report", "news", "--no-color").stdout


class TestAsked:
    def test_defaults(self, check: FakeCheck) -> None:
        run("report", "news", "more/*.txt")
        assert check.asked == {
            "new": ("news", "more/*.txt"),
            "against": (),
            "config": Config(),
            "store": None,
            "jobs": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
            "progress": None,
            "published": None,
        }

    def test_all(self, check: FakeCheck) -> None:
        run("report", "a", "--against", "b", "--against", "c", "--jobs", "2", "--published", "2024-02-29")
        assert check.asked == {
            "new": ("a",),
            "against": ("b", "c"),
            "config": Config(),
            "store": None,
            "jobs": 2,
            "progress": None,
            "published": dt.date(2024, 2, 29),
        }


@pytest.mark.usefixtures("check")
class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["report"], "Missing argument 'PATH...'"),
            (["report", "a", "--format", "xml"], "'xml' is none of github, "),
            (["report", "a", "--level", "high"], "'high' is not one of"),
            (["report", "a", "--published", "soon"], "'soon' is not a date like 2024-03-31"),
            (["report", "a", "--jobs", "0"], "not in the range x>=1"),
            (["report", "a", "--colour-me"], "No such option"),
            (["repair"], "No such command 'repair'"),
        ],
    )
    def test_usage(self, arguments: list[str], message: str) -> None:
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr

    def test_error_on_purpose(self, check: FakeCheck) -> None:
        check.fails = UsageError("news: no such file or folder")
        result = run("report", "news")
        assert (result.exit_code, result.output) == (2, "claimcheck: news: no such file or folder\n")

    def test_fault(self, check: FakeCheck) -> None:
        check.fails = ZeroDivisionError("by\nnothing")
        result = run("report", "news")
        assert result.exit_code == 3
        assert result.output == (
            "claimcheck: this is a fault in claimcheck, not in your articles: "
            "ZeroDivisionError: by nothing; --debug shows where\n"
        )

    @pytest.mark.parametrize("arguments", [("--debug", "report", "news"), ("report", "news", "--debug")])
    def test_debug(self, check: FakeCheck, arguments: tuple[str, ...]) -> None:
        check.fails = ZeroDivisionError()
        result = run(*arguments)
        assert result.exit_code == 3
        assert result.output.startswith("Traceback (most recent call last):")

    def test_interrupt(self, check: FakeCheck) -> None:
        check.fails = KeyboardInterrupt()
        assert run("report", "news").exit_code == 130


class TestExtract:
    @pytest.fixture(autouse=True)
    def _extract(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        def extract(document: Document) -> list[Claim]:
            return [Newsroom().claim(document.id, 1, "It has [[nine]] islands – all “green”.", exactly(9))]

        monkeypatch.setattr(importlib.import_module("claimcheck.check"), "extract", extract)
        monkeypatch.chdir(tmp_path)
        Path("a.txt").write_text("It has nine islands.", encoding="utf-8")
        Path("b.txt").write_text("", encoding="utf-8")
        Path("c.txt").write_text("There are nine islands.", encoding="utf-8")

    def test_a_claim_a_line(self) -> None:
        result = run("extract", ".")
        claims = [Claim.model_validate_json(line) for line in result.stdout.splitlines()]
        assert [claim.document for claim in claims] == ["a.txt", "c.txt"]
        assert result.exit_code == 0

    def test_what_is_left_out_is_said(self) -> None:
        assert run("extract", ".").stderr == "claimcheck: left out b.txt: empty\n"

    def test_output(self) -> None:
        assert run("extract", "a.txt", "--output", "claims.jsonl").output == ""
        assert Claim.model_validate_json(Path("claims.jsonl").read_bytes()).value_text == "nine"

    def test_missing_path(self) -> None:
        result = run("extract", "d.txt", "--output", "claims.jsonl")
        assert (result.exit_code, result.output) == (2, "claimcheck: d.txt: no such file or folder; check the path\n")
        assert not Path("claims.jsonl").exists()


def test_schema_is_the_reports() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$id"] == "urn:claimcheck:report:1"
    assert set(schema["required"]) == set(Report.model_fields) - {"suppressed"}
    assert set(schema["$defs"]) >= {model.__name__ for model in (CountValue, DocumentInfo, Finding)}


def test_version_names_the_model() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("claimcheck ")
    assert result.stdout.endswith(" (en_core_web_sm 3.8.0)\n")


def test_version_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise ModelError("no language model: install one of a, b")

    monkeypatch.setattr("claimcheck.nlp.model_name", fail)
    result = run("--version")
    assert (result.exit_code, result.output) == (2, "claimcheck: no language model: install one of a, b\n")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(option: str) -> None:
    assert run(option).exit_code == run("report", option).exit_code == 0


def test_help_imports_no_language_model() -> None:
    code = "import sys; from claimcheck.cli import main; main(['report', '-h'], standalone_mode=False); "
    assert python("-c", code + "print('spacy' in sys.modules)").stdout.endswith("False\n")


def test_runs_as_a_module() -> None:
    assert python("-m", "claimcheck", "--help").stdout.startswith("Usage: python -m claimcheck ")


def test_pipe_bytes_do_not_follow_the_locale() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    code = (
        "import click; from claimcheck.cli import main; "
        "main.command('x')(lambda: click.echo('\\u201c\\u4e2d')); main(['x'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert result.stdout == "“中\n".encode()


def test_closed_pipe_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
