"""Whole reports on articles as they are shipped: golden files, the schema, and the same bytes whatever the order."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner

from claimcheck.cli import main
from claimcheck.models import Report
from claimcheck.reporters import ReportOptions, reporters
from claimcheck.reporters.json import report_schema

if TYPE_CHECKING:
    from claimcheck.models import Level

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).with_name("golden")
ARTICLES = {"seeds": "seeds", "metro-line": "tests/clusters/metro-line/articles"}


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def report(*arguments: str) -> str:
    """What `claimcheck report` writes into a pipe."""
    result = CliRunner().invoke(main, ["report", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("name", ARTICLES)
def test_golden(name: str, form: str, update_golden: bool) -> None:
    golden = GOLDEN / f"{name}.{'txt' if form == 'text' else form}"
    found = report(ARTICLES[name], "--format", form)
    if update_golden:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8"), "if this is wanted: pytest --update-golden, and read the change"


# format, lowest level shown (an article's statements that nobody shares are many), suffix
FORMS = [
    ("github", None, "github.txt"),
    ("gitlab", "warning", "gitlab.json"),
    ("jsonl", "warning", "jsonl"),
    ("junit", None, "junit.xml"),
    ("markdown", None, "md"),
    ("sarif", "warning", "sarif"),
]


@pytest.mark.parametrize(("form", "level", "suffix"), FORMS)
def test_golden_of_other_forms(form: str, level: Level | None, suffix: str, update_golden: bool) -> None:
    """Of the JSON report as it is in its golden file, so that nothing is read again."""
    golden = GOLDEN / f"metro-line.{suffix}"
    stream = io.StringIO()
    report = Report.model_validate_json((GOLDEN / "metro-line.json").read_bytes())
    reporters()[form](report, stream, ReportOptions(level=level))
    if update_golden:
        golden.write_text(stream.getvalue(), encoding="utf-8", newline="\n")
    assert stream.getvalue() == golden.read_text(encoding="utf-8")


def test_golden_page(update_golden: bool) -> None:
    """Without style and script, their digests and what the rules say of themselves."""
    golden = GOLDEN / "metro-line.html"
    stream = io.StringIO()
    report = Report.model_validate_json((GOLDEN / "metro-line.json").read_bytes())
    reporters()["html"](report, stream, ReportOptions(level="warning"))
    found = stream.getvalue()
    for own in (
        r"(?<=<style>).*(?=</style>)",
        r"(?<=<script>).*(?=</script>)",
        r"sha256-[\w+/=]+",
        r"(?<=<dl>).*?(?=</dl>)",
    ):
        found = re.sub(own, "…", found, flags=re.DOTALL)
    if update_golden:
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ARTICLES)
def test_valid_against_the_printed_schema(name: str) -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    assert schema == json.loads(json.dumps(report_schema()))
    found = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(found)


def test_same_bytes_from_run_to_run() -> None:
    """Another hash seed is another order of every set."""
    command = [sys.executable, "-m", "claimcheck", "report", ARTICLES["seeds"], "--format", "json"]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "20")
    ]
    assert runs[0] == runs[1]


def test_order_of_the_files_makes_no_difference() -> None:
    files = sorted(map(str, Path(ARTICLES["metro-line"]).iterdir()))
    assert report(*files, "--format", "json") == report(*reversed(files), "--format", "json")
