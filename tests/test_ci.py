"""What others run on new articles: the hook, in a real commit, and the script of the GitHub action."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.cli import main

ROOT = Path(__file__).parents[1]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

OLD = "The lighthouse at Skerry Point was built in 1871.\n"
NEW = "Skerry Point had its lighthouse built in {}, the keeper says.\n"


def called(since: str = "HEAD~1", fail_on: str = "warning", level: str = "warning", *more: str) -> list[str]:
    """The command's options, up to its paths."""
    return ["--since", since, "--fail-on", fail_on, "--format", "github", "--level", level, *more, "--"]


# inputs, options and paths of the command
CALLS = [
    ({}, [*called(), "."]),
    ({"BEFORE": "0" * 40}, [*called(), "."]),
    ({"INPUT_FAIL_ON": "unsupported"}, [*called(fail_on="unsupported", level="note"), "."]),
    ({"INPUT_LEVEL": "error"}, [*called(level="error"), "."]),
    (
        {"INPUT_SINCE": "v1; echo", "INPUT_PATHS": "news/**/*.txt\nmore articles\n", "INPUT_FAIL_ON": "error"},
        [*called("v1; echo", "error"), "news/**/*.txt", "more articles"],
    ),
    (
        {
            "INPUT_SARIF": "a b.sarif",
            "INPUT_MARKDOWN": "c.md",
            "INPUT_BASELINE": "b.json",
            "INPUT_ARGS": "-v\n--jobs=2",
        },
        [
            *called()[:-1], "--baseline", "b.json", "--output", "sarif:a b.sarif", "--output", "markdown:c.md",
            "-v", "--jobs=2", "--", ".",
        ],
    ),
]  # fmt: skip


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment without a git of its own, in which `claimcheck` is what is tested."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    author = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    own = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")),
    }
    return {**kept, **author, **own}


class TestHook:
    def test_is_a_command(self) -> None:
        _, command, *rest = [*shlex.split(HOOK["entry"]), *HOOK["args"], "a.txt"]
        with main.commands[command].make_context(command, rest) as context:
            assert context.params["new"] == ("a.txt",)
            assert context.params["paths"] == (".",)

    @pytest.mark.parametrize(
        ("name", "runs"), [("a.txt", True), ("x/B.md", True), ("c.html", True), ("d.jsonl", True), ("e.py", False)]
    )
    def test_runs_on_articles(self, name: str, runs: bool) -> None:
        assert bool(re.search(HOOK["files"], name)) == runs

    def test_stops_a_commit(self, tmp_path: Path, environment: dict[str, str]) -> None:
        """In a repository of its own; git calls the hook with the staged files, as pre-commit does."""
        entry = shlex.join([sys.executable, "-m", *shlex.split(HOOK["entry"]), *HOOK["args"]])
        staged = "git diff --cached --name-only --diff-filter=ACMR -z"

        def git(*arguments: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                ["git", *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )

        git("init", "-q", "-b", "main")
        (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
        git("add", "-A")
        assert git("commit", "-q", "-m", "Write").returncode == 0
        hook = tmp_path / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{staged} | xargs -0 {entry}\n", encoding="utf-8")
        hook.chmod(0o755)

        (tmp_path / "new one.txt").write_text(NEW.format(1873), encoding="utf-8")
        (tmp_path / "draft.txt").write_text(NEW.format(1875), encoding="utf-8")
        git("add", "new one.txt")
        stopped = git("commit", "-m", "Add an article")
        assert stopped.returncode != 0
        assert "Conflicts (1)" in stopped.stdout + stopped.stderr
        assert "reaches --fail-on warning" in stopped.stderr
        assert git("log", "--format=%s").stdout == "Write\n"

        (tmp_path / "draft.txt").unlink()
        (tmp_path / "new one.txt").write_text(NEW.format(1871), encoding="utf-8")
        git("add", "new one.txt")
        passed = git("commit", "-m", "Add an article")
        assert passed.returncode == 0, passed.stderr
        assert git("log", "--format=%s").stdout == "Add an article\nWrite\n"


class TestAction:
    @pytest.fixture
    def step(self) -> dict[str, Any]:
        (found,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == "check"]
        return dict(found)

    def test_inputs_are_never_text_of_a_script(self) -> None:
        assert not [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]

    def test_every_input_is_used(self, step: dict[str, Any]) -> None:
        used = str(ACTION["runs"])
        assert all(f"inputs.{name} " in used for name in ACTION["inputs"])

    @pytest.mark.parametrize(("inputs", "arguments"), CALLS)
    @pytest.mark.parametrize("code", [0, 1])
    def test_script(
        self,
        inputs: dict[str, str],
        arguments: list[str],
        code: int,
        step: dict[str, Any],
        tmp_path: Path,
        environment: dict[str, str],
    ) -> None:
        fake = tmp_path / "claimcheck"
        fake.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@"\nexit {code}\n', encoding="utf-8")
        fake.chmod(0o755)
        output = tmp_path / "output"
        empty = dict.fromkeys(step["env"], "")
        defaults = {"INPUT_PATHS": ".", "INPUT_FAIL_ON": "warning"}
        own = {"CLAIMCHECK": str(fake), "GITHUB_OUTPUT": str(output)}
        found = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            env={**environment, **empty, **defaults, **inputs, **own},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (found.returncode, found.stdout.splitlines()) == (code, ["check", *arguments]), found.stderr
        assert output.read_text(encoding="utf-8") == f"exit-code={code}\n"

    def test_its_command_can_be_called(self) -> None:
        _, arguments = CALLS[0]
        with main.commands["check"].make_context("check", list(arguments)) as context:
            assert (context.params["since"], context.params["paths"]) == ("HEAD~1", (".",))
