"""What the documents show is true: their commands parse, their code runs, their rule is a rule."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from claimcheck import Document
from claimcheck.cli import main
from claimcheck.config import Config
from claimcheck.engine.rulefile import read_rule
from claimcheck.readers.allowances import Allowance, allowances

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


COMMANDS = [line for block in blocks(README, "sh") for line in block.splitlines() if line.startswith("claimcheck ")]


def test_readme_opens_with_the_two_commands() -> None:
    report, test = blocks(README, "sh")[:2]
    assert report == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/claimcheck report seeds/\n"
    assert test == "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest\n"


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_parse(line: str) -> None:
    _, name, *arguments = shlex.split(line, comments=True)
    command: click.Command = main.commands[name]
    if isinstance(command, click.Group):
        name, *arguments = arguments
        command = command.commands[name]
    # below the program's, as a command remembers what it takes for its options of help
    whole = click.Context(main, info_name="claimcheck", **main.context_settings)
    with command.make_context(name, arguments, parent=whole) as context:
        assert not context.args


def test_library_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("The pier at Orrin was opened in 1903.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (code,) = blocks(README, "python")
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert [document.path for document in names["report"].documents] == ["articles/one.txt"]  # type: ignore[attr-defined]


def test_sample_report_is_real() -> None:
    """Every line of it stands in the golden report on the seeds, in that order; `…` marks what is left out."""
    (sample,) = blocks(README, "text")
    golden = iter((ROOT / "tests" / "golden" / "seeds.txt").read_text(encoding="utf-8").splitlines())
    missing = [line for line in sample.splitlines() if line.strip() not in {"…", ""} and line not in golden]
    assert missing == [], "take the lines anew from tests/golden/seeds.txt"


def test_configuration_is_one(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    text = next(block for block in blocks(README, "toml") if "rule-paths" in block)
    (tmp_path / "claimcheck.toml").write_text(text, encoding="utf-8")
    config = Config.load(tmp_path / "claimcheck.toml")
    assert {name for name in Config.model_fields if not getattr(config, name)} == set(), "every key is shown"


def test_allowances_are_some() -> None:
    comment, fields = blocks(README, "markdown")
    for text in (f"One.\n\n{comment}", f"{fields}\nOne.\n"):
        (found,) = allowances(Document.from_text(text, format="markdown"))
        assert isinstance(found, Allowance)
        assert (found.rules, found.reason) == (("counts/count-differs",), "the two counts are of other days")


def test_rule_of_the_guide_is_a_rule() -> None:
    (text,) = blocks(CONTRIBUTING, "toml")
    assert read_rule(text, "guide.toml", "counts/count-differs")[1] == []


@pytest.mark.parametrize(
    "path", re.findall(r"^\| `((?:claimcheck|rules|tests|seeds)/[^`]*)`", CONTRIBUTING, re.MULTILINE)
)
def test_folders_of_the_guide_exist(path: str) -> None:
    assert (ROOT / path).exists()


WORKFLOWS = [yaml.safe_load(block) for block in blocks(README, "yaml")]


def test_workflow_of_the_readme_uses_the_action() -> None:
    (workflow,) = [found for found in WORKFLOWS if "jobs" in found]
    *_, step = workflow["jobs"]["claimcheck"]["steps"]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(step["with"]) <= set(action["inputs"])


def test_gitlab_job_of_the_readme_can_be_called() -> None:
    (job,) = [found["claimcheck"] for found in WORKFLOWS if "claimcheck" in found]
    (line,) = [line for line in job["script"] if line.startswith("claimcheck ")]
    _, name, *arguments = shlex.split(line)
    with main.commands[name].make_context(name, arguments) as context:
        written = {path.name for _, path in context.params["outputs"]}
    assert written == {"-", *job["artifacts"]["reports"].values()}


def test_hook_of_the_readme_is_ours() -> None:
    (config,) = [found for found in WORKFLOWS if "repos" in found]
    (hook,) = config["repos"][0]["hooks"]
    (ours,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == ours["id"]
    assert hook["args"][-1] == ours["args"][-1] == "--new"
