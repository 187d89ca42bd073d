"""`claimcheck rules`: what a writer of rules sees."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import main
from claimcheck.engine import builtin_rules

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["rules", *map(str, arguments)])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestList:
    def test_table(self) -> None:
        lines = run("list").stdout.splitlines()
        assert [line.split()[0] for line in lines] == sorted(builtin_rules().by_id)
        assert (
            lines[2]
            == "counts/count-differs         error    a pair of claims           Two counts of the same thing differ"
        )

    def test_json(self, folder: Path) -> None:
        (folder / "claimcheck.toml").write_text('ignore = ["titles"]\nlevels = { dates = "note" }\n')
        rows = {row["id"]: row for row in json.loads(run("list", "--format", "json").stdout)}
        assert rows["titles/succession"]["enabled"] is False
        assert rows["dates/death-date"] == {
            "id": "dates/death-date", "title": rows["dates/death-date"]["title"], "level": "note", "kind": "pair",
            "enabled": True,
        }  # fmt: skip
        assert "titles/succession            off " in run("list").stdout

    def test_without_the_language_model(self) -> None:
        code = "import sys\nfrom claimcheck.cli import main\ntry:\n    main(['rules', 'list'])\n"
        code += "except SystemExit:\n    pass\nprint('spacy' in sys.modules)"
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert found.stdout.splitlines()[-1] == "False"


class TestShow:
    def test_all_of_it(self) -> None:
        rule = builtin_rules().rule("counts/count-differs")
        shown = run("show", rule.id).stdout
        for part in (rule.title, rule.why.strip(), "| `overlap` | agree |", rule.example[0].a, "claimcheck: allow"):
            assert part in shown

    def test_with_the_level_that_holds(self, folder: Path) -> None:
        (folder / "claimcheck.toml").write_text('levels = { counts = "note" }\nignore = ["dates"]\n')
        assert "Level note" in run("show", "counts/count-differs").stdout
        assert "not among the rules chosen" in run("show", "dates/event-date").stdout

    def test_unknown(self) -> None:
        result = run("show", "counts/count-difers")
        assert (result.exit_code, result.output) == (
            2, "claimcheck: there is no rule 'counts/count-difers'; did you mean 'counts/count-differs'?\n",
        )  # fmt: skip


def test_operators() -> None:
    lines = run("operators").stdout.splitlines()
    assert any(line.startswith("within_tolerance tolerance=0.0 ") for line in lines)
    assert any(line.startswith("otherwise ") for line in lines)


class TestNewAndTest:
    def test_a_new_rule_passes(self) -> None:
        result = run("new", "mine/seats-differ")
        assert result.exit_code == 0
        assert result.stdout == (
            "Wrote rules/mine/seats-differ.toml. Edit it, then run its examples: "
            "claimcheck rules test rules/mine/seats-differ.toml\n"
            'To use it, write rule-paths = ["rules"] into claimcheck.toml.\n'
        )
        for path in ("rules", "rules/mine/seats-differ.toml"):
            result = run("test", path)
            assert (result.exit_code, result.stdout) == (0, "6 runs of the examples of 1 rule: all passed.\n")
        assert run("test", "rules", "-v").stdout.startswith("ok      mine/seats-differ: two numbers (a, b)\n")

    def test_in_the_configured_folder(self, folder: Path) -> None:
        (folder / "desk").mkdir()
        (folder / "claimcheck.toml").write_text('rule-paths = ["desk"]\n')
        assert run("new", "seats").stdout.splitlines() == [
            "Wrote desk/seats.toml. Edit it, then run its examples: claimcheck rules test desk/seats.toml"
        ]
        for path in ("desk", "desk/seats.toml"):
            assert run("test", path).stdout == "6 runs of the examples of 1 rule: all passed.\n"
        assert run("test").stdout == "6 runs of the examples of 1 rule: all passed.\n"
        assert "seats " in run("list").stdout

    def test_configuration_beside_the_rules(self, folder: Path) -> None:
        run("new", "seats", "--folder", ".")
        (folder / "claimcheck.toml").write_text('rule-paths = ["."]\n')
        assert run("test").stdout == "6 runs of the examples of 1 rule: all passed.\n"

    def test_a_failing_example(self, folder: Path) -> None:
        run("new", "mine/seats-differ")
        file = folder / "rules" / "mine" / "seats-differ.toml"
        file.write_text(file.read_text().replace("has about 840", "has about 480"))
        result = run("test", "rules")
        assert result.exit_code == 1
        lines = result.stdout.splitlines()
        assert lines[:5] == [
            "FAILED  mine/seats-differ: the same number (a, b)",
            "  a: The Corran Hall has 840 seats.",
            "  b: The Corran Hall has about 480 seats.",
            "  expected: agree",
            "  found:    conflict",
        ]
        assert lines[-1] == "6 runs of the examples of 1 rule: 2 failed."

    def test_a_broken_file(self, folder: Path) -> None:
        run("new", "mine/seats-differ")
        file = folder / "rules" / "mine" / "seats-differ.toml"
        file.write_text(file.read_text().replace('"warning"', '"warn"').replace('"overlap"', '"overlab"'))
        result = run("test", "rules")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines() == [
            "claimcheck: rules/mine/seats-differ.toml:6: unknown level 'warn'; did you mean 'warning'?",
            "rules/mine/seats-differ.toml:30: unknown operator 'overlab'; did you mean 'overlap'?",
        ]

    def test_known_rules(self) -> None:
        assert run("test", "counts/score-differs").stdout == "6 runs of the examples of 1 rule: all passed.\n"
        result = run("test", "counts/scor")
        assert result.exit_code == 2

    @pytest.mark.parametrize("id", ["Mine/seats", "mine seats", "../seats", "/seats", "mine/", "mine//seats", "-x"])
    def test_no_id(self, id: str, folder: Path) -> None:
        result = run("new", "--", id)
        assert result.exit_code == 2
        assert "is no id of a rule" in result.stderr
        assert list(folder.iterdir()) == []

    def test_there_is_one_already(self) -> None:
        assert run("new", "counts/count-differs").exit_code == 2
        run("new", "mine/seats")
        result = run("new", "mine/seats")
        assert "there is a rule 'mine/seats' already" in result.stderr
