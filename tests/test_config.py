# ruff: noqa: E501 - a row of a table is one line
"""Configuration files: where they are found, what they may hold, and what is told of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import claimcheck
from claimcheck.cli import main
from claimcheck.config import Config, described, find_configuration
from claimcheck.errors import ConfigurationError

RULE = """id = "mine/seats"
title = "Two numbers of seats"
level = "error"
message = "{a.document} says {a.text}, {b.document} says {b.text}"
why = "A hall has one number of seats."

[claim]
kind = "count"
noun = ["seat"]
link = 0.5

[[ladder]]
when = "overlap"
verdict = "agree"

[[ladder]]
when = "otherwise"
verdict = "conflict"

[[example]]
name = "two numbers"
a = "The Corran Hall has 840 seats."
b = "The Corran Hall has 480 seats."
verdict = "conflict"

[[example]]
name = "one number"
a = "The Corran Hall has 840 seats."
b = "There are 840 seats in the Corran Hall."
verdict = "agree"
"""

ALL = """select = ["dates", "counts/*", "mine"]
ignore = ["dates/weekday-date"]
rule-paths = ["rules"]

[levels]
dates = "warning"
"dates/event-date" = "note"

[aliases]
"Corran Hall" = ["Old Exchange", "The Exchange"]

[per-file-ignores]
"archive/*.txt" = ["counts"]

[options."counts/quantity-differs"]
tolerance = 0.05
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


class TestFound:
    def test_none(self, folder: Path) -> None:
        assert find_configuration() is None
        assert Config.discover() == Config()

    def test_in_the_working_directory(self, folder: Path) -> None:
        written(folder / "claimcheck.toml", "")
        assert find_configuration() == Path("claimcheck.toml")

    def test_above_it(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = written(folder / "claimcheck.toml", "")
        (folder / "a" / "b").mkdir(parents=True)
        monkeypatch.chdir(folder / "a" / "b")
        assert find_configuration() == file

    def test_nearest_to_the_first_path(self, folder: Path) -> None:
        written(folder / "claimcheck.toml", "")
        written(folder / "news" / "claimcheck.toml", "")
        article = written(folder / "news" / "may" / "one.txt", "One.")
        assert find_configuration([article]) == Path("news/claimcheck.toml")
        assert find_configuration([folder / "news"]) == Path("news/claimcheck.toml")
        assert find_configuration(["none/*.txt", article]) == Path("news/claimcheck.toml")
        assert find_configuration(["none/*.txt"]) == Path("claimcheck.toml")

    def test_working_directory_when_nothing_is_above_the_articles(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        article = written(folder / "elsewhere" / "one.txt", "One.")
        written(folder / "desk" / "claimcheck.toml", "")
        monkeypatch.chdir(folder / "desk")
        assert find_configuration([article]) == Path("claimcheck.toml")

    def test_pyproject_counts_with_its_table_only(self, folder: Path) -> None:
        written(folder / "pyproject.toml", "[tool.other]\na = 1\n")
        assert find_configuration() is None
        written(folder / "pyproject.toml", "[tool.claimcheck]\n")
        assert find_configuration() == Path("pyproject.toml")
        written(folder / "claimcheck.toml", "")
        assert find_configuration() == Path("claimcheck.toml")

    @pytest.mark.parametrize(("text", "counts"), [("= broken", False), ("[tool.claimcheck]\nx = = 1", True)])
    def test_broken_pyproject(self, folder: Path, text: str, counts: bool) -> None:
        written(folder / "pyproject.toml", text)
        assert (find_configuration() is not None) == counts

    @pytest.mark.parametrize(
        ("text", "line", "table"),
        [
            ('[project]\nname = "x"\n\n[tool.claimchek]\nselect = ["dates"]\n', 4, "tool.claimchek"),
            ("[tool.claim-check]\n", 1, "tool.claim-check"),
            ("[tool.Claimcheck]\n", 1, "tool.Claimcheck"),
            ("[tool.calimchek]\n", 1, "tool.calimchek"),
            ("[tool.claimcheck-articles]\n", 1, "tool.claimcheck-articles"),
            ('[tool.other]\na = 1\n[tool.clamcheck.levels]\ndates = "note"\n', 3, "tool.clamcheck"),
            ('[tool."claimcheck.levels"]\ndates = "note"\n', 1, "tool.claimcheck.levels"),
            ("[claimcheck]\n", 1, "claimcheck"),
            ("\n[tools.claimcheck]\n", 2, "tools.claimcheck"),
            ('[tool.claimcheck]\nselect = ["dates"]\n[tool."claimcheck.levels"]\n', 3, "tool.claimcheck.levels"),
        ],
    )
    def test_misspelt_table_is_told(self, folder: Path, text: str, line: int, table: str) -> None:
        written(folder / "pyproject.toml", text)
        told = (
            f"pyproject.toml:{line}: nothing reads [{table}]; "
            "write [tool.claimcheck], or use claimcheck.toml if that is another tool's"
        )
        with pytest.raises(ConfigurationError) as caught:
            Config.discover()
        assert str(caught.value) == told
        written(folder / "claimcheck.toml", "")
        assert Config.discover() == Config(path=Path("claimcheck.toml"))

    @pytest.mark.parametrize("other", ["chaincheck", "climbcheck", "clamcheck", "aimcheck"])
    def test_another_tool_beside_is_none_of_ours(self, folder: Path, other: str) -> None:
        text = f'[tool.claimcheck]\nselect = ["dates"]\n[tool.{other}]\nselect = 3\n'
        written(folder / "pyproject.toml", text)
        assert Config.discover().select == ("dates",)
        written(folder / "pyproject.toml", f"[tool.{other}]\n")
        with pytest.raises(ConfigurationError, match=f"nothing reads \\[tool.{other}\\]"):
            Config.discover()

    def test_misspelt_table_ends_the_run(self, folder: Path) -> None:
        written(folder / "pyproject.toml", "[tool.claimchek]\n")
        ran = CliRunner().invoke(main, ["check", "--print-config"])
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "pyproject.toml:1: nothing reads [tool.claimchek]; write" in ran.stderr
        assert CliRunner().invoke(main, ["check", "--print-config", "--isolated"]).exit_code == 0

    @pytest.mark.parametrize(
        "table",
        [
            "tool.codecheck", "tool.linkcheck", "tool.typecheck", "tool.claim", "tool.check", "tool.claimchecker",
            "tool.aimcheck2", "tool.claims", "project", "build-system", "tool.ruff.lint", "tool.factcheck",
            "tool.docs.claimchek", "tool.claimcheck-receipts", "tool.claimcheck-core",
        ],
    )  # fmt: skip
    def test_other_tools_are_left_alone(self, folder: Path, table: str) -> None:
        written(folder / "pyproject.toml", f"[{table}]\nselect = 1\n")
        assert find_configuration() is None


class TestRead:
    def test_all_keys(self, folder: Path) -> None:
        written(folder / "rules" / "mine" / "seats.toml", RULE)
        config = Config.load(written(folder / "claimcheck.toml", ALL))
        book = config.rulebook
        assert {rule.id.partition("/")[0] for rule in book.rules} == {"dates", "counts", "mine"}
        assert "dates/weekday-date" not in book.by_id
        assert book.rule("dates/event-date").level == "note"
        assert book.rule("dates/death-date").level == "warning"
        options = [rung.options for rung in book.rule("counts/quantity-differs").ladder]
        assert {"tolerance": 0.05} in options
        assert config.aliases == {"Corran Hall": ("Old Exchange", "The Exchange")}
        assert config.per_file_ignores == {"archive/*.txt": ("counts",)}

    def test_pyproject(self, folder: Path) -> None:
        config = Config.load(written(folder / "pyproject.toml", '[tool.claimcheck]\nselect = ["dates"]\n'))
        assert config.select == ("dates",)
        assert config.whence == {"select": "pyproject.toml:2"} or config.whence["select"].endswith("pyproject.toml:2")

    def test_paths_are_relative_to_the_file(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written(folder / "desk" / "rules" / "mine" / "seats.toml", RULE)
        written(folder / "desk" / "claimcheck.toml", 'rule-paths = ["rules"]')
        assert "mine/seats" in Config.load("desk/claimcheck.toml").rulebook.by_id

    def test_made_in_python(self) -> None:
        config = Config(select=("dates",), per_file_ignores={"*.md": ("titles",)}, levels={"dates": "note"})
        assert {rule.level for rule in config.rulebook.rules} == {"note"}
        with pytest.raises(ConfigurationError) as caught:
            _ = Config(select=("datse",), options={"counts/quantity-differs": {"tolerance": 2}}).rulebook
        assert str(caught.value).splitlines() == [
            "'select': no rule fits 'datse'; did you mean 'dates'?",
            "'options': the option 'tolerance' of the rule 'counts/quantity-differs': 2 does not fit "
            "(should be less than or equal to 1); correct the value",
        ]


# what is written, what is printed
MISTAKES = [
    ('selct = ["dates"]', "claimcheck.toml:1: unknown key 'selct'; did you mean 'select'?"),
    ('rule_paths = ["x"]', "claimcheck.toml:1: unknown key 'rule_paths'; did you mean 'rule-paths'?"),
    (
        "[tool.claimcheck]",
        "claimcheck.toml:1: unknown key 'tool'; in this file, write the keys at the top, without [tool.claimcheck]",
    ),
    (
        '\n[claimcheck]\nselect = ["dates"]',
        "claimcheck.toml:2: unknown key 'claimcheck'; in this file, write the keys at the top, without [claimcheck]",
    ),
    ('[levls]\ndates = "note"', "claimcheck.toml:1: unknown key 'levls'; did you mean 'levels'?"),
    ("colour = 1", "claimcheck.toml:1: unknown key 'colour'; use one of aliases, ignore, levels, options, "
     "per-file-ignores, rule-paths, select"),
    ('select = "dates"', "claimcheck.toml:1: 'select' should be a list, not 'dates'; correct the value"),
    ("select = [1]", "claimcheck.toml:1: 'select' should be a valid string, not 1; correct the value"),
    ('select = ["dates", "tilte"]', "claimcheck.toml:1: 'select': no rule fits 'tilte'; did you mean 'titles'?"),
    (
        'ignore = ["counts/count-difers"]',
        "claimcheck.toml:1: 'ignore': no rule fits 'counts/count-difers'; did you mean 'counts/count-differs'?",
    ),
    ('[levels]\ndates = "warn"', "claimcheck.toml:2: 'levels.dates': unknown level 'warn'; did you mean 'warning'?"),
    (
        '[levels]\ndates = "high"',
        "claimcheck.toml:2: 'levels.dates': unknown level 'high'; use one of error, note, warning",
    ),
    ('[levels]\ndate = "note"', "claimcheck.toml:2: 'levels': no rule fits 'date'; did you mean 'dates'?"),
    ('levels = ["note"]', "claimcheck.toml:1: 'levels' should be a table, not ['note']; correct the value"),
    (
        'rule-paths = ["mine"]',
        "claimcheck.toml:1: 'rule-paths': there is no file or folder mine; paths are relative to this file",
    ),
    ('[aliases]\nA = "B"', "claimcheck.toml:2: 'aliases.A' should be a list, not 'B'; correct the value"),
    (
        '[aliases]\nA = ["B"]\nC = ["B"]',
        "claimcheck.toml:3: 'aliases': 'B' stands under 'A' too; leave it under one of them",
    ),
    (
        '[aliases]\nA = [" "]',
        "claimcheck.toml:2: 'aliases': an empty name with 'A'; write a name, or take it away",
    ),
    (
        '[per-file-ignores]\n"*.md" = ["count"]',
        "claimcheck.toml:2: 'per-file-ignores': no rule fits 'count'; did you mean 'counts'?",
    ),
    (
        '[options."counts/quantity-difers"]\ntolerance = 0.1',
        "claimcheck.toml:1: 'options': there is no rule 'counts/quantity-difers'; did you mean 'counts/quantity-differs'?",
    ),
    (
        '[options."counts/quantity-differs"]\ntolerence = 0.1',
        "claimcheck.toml:2: 'options': the rule 'counts/quantity-differs' has no option 'tolerence'; "
        "did you mean 'tolerance'?",
    ),
    (
        '[options."counts/quantity-differs"]\ntolerance = "2 %"',
        "claimcheck.toml:2: 'options': the option 'tolerance' of the rule 'counts/quantity-differs': '2 %' does not fit "
        "(should be a valid number, unable to parse string as a number); correct the value",
    ),
    ("options = 3", "claimcheck.toml:1: 'options' should be a table, not 3; correct the value"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), MISTAKES)
def test_mistakes(folder: Path, text: str, printed: str) -> None:
    written(folder / "claimcheck.toml", text + "\n")
    with pytest.raises(ConfigurationError) as caught:
        Config.discover()
    assert str(caught.value).splitlines() == [printed]


def test_a_mistake_does_not_hide_those_beside_it(folder: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Config.load(written(folder / "claimcheck.toml", '[levels]\ndates = "loud"\ndate = "note"\n'))
    first, second = str(caught.value).splitlines()
    assert "unknown level 'loud'" in first
    assert "no rule fits 'date'" in second


def test_all_mistakes_at_once(folder: Path) -> None:
    written(folder / "rules" / "mine" / "seats.toml", RULE.replace('"error"', '"eror"'))
    text = 'selct = []\nignore = [1]\nrule-paths = ["rules"]\n[levels]\nx = "loud"\n'
    with pytest.raises(ConfigurationError) as caught:
        Config.load(written(folder / "claimcheck.toml", text))
    assert [
        line.partition(";")[0].removeprefix(f"{folder.as_posix()}/") for line in str(caught.value).splitlines()
    ] == [
        "claimcheck.toml:1: unknown key 'selct'",
        "claimcheck.toml:2: 'ignore' should be a valid string, not 1",
        "claimcheck.toml:5: 'levels.x': unknown level 'loud'",
        "rules/mine/seats.toml:3: unknown level 'eror'",
    ]


@pytest.mark.parametrize(
    ("name", "text", "printed"),
    [
        ("none.toml", None, "none.toml: there is no such file; check the path"),
        ("pyproject.toml", "[project]", "pyproject.toml:1: there is no table [tool.claimcheck]; add it"),
        ("x.toml", "= 1", "x.toml: not TOML: Invalid statement (at line 1, column 1); check quotes and brackets there"),
        ("pyproject.toml", "tool.claimcheck = 1", "pyproject.toml:1: the configuration is not a table; write [tool.claimcheck]"),
    ],
)  # fmt: skip
def test_files_of_no_use(folder: Path, name: str, text: str | None, printed: str) -> None:
    if text is not None:
        written(folder / name, text)
    with pytest.raises(ConfigurationError) as caught:
        Config.load(name)
    assert str(caught.value) == printed


def test_not_utf8(folder: Path) -> None:
    (folder / "claimcheck.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(ConfigurationError, match=r"claimcheck\.toml:1: not UTF-8; save it as UTF-8"):
        Config.load("claimcheck.toml")


def test_described_can_be_read_again(folder: Path) -> None:
    written(folder / "rules" / "mine" / "seats.toml", RULE)
    written(folder / "claimcheck.toml", ALL)
    config = Config.discover()
    told = described(config)
    assert 'select = ["dates", "counts/*", "mine"]  # claimcheck.toml:1\n' in told
    assert '"dates/event-date" = "note"  # claimcheck.toml:7\n' in told
    assert '"counts/quantity-differs" = { "tolerance" = 0.05 }  # claimcheck.toml:15\n' in told
    again = Config.load(written(folder / "again.toml", told))
    assert again.model_dump() == config.model_dump()
    assert "# no configuration file\n" in described(Config())
    assert "select = []  # default\n" in described(Config())


class TestCommand:
    def test_print_config(self, folder: Path) -> None:
        written(folder / "claimcheck.toml", 'select = ["dates"]\nignore = ["dates/weekday-date"]\n')
        result = CliRunner().invoke(main, ["report", "--print-config", "--select", "counts"])
        assert result.exit_code == 0
        assert result.stdout.splitlines()[:3] == [
            "# claimcheck.toml",
            'select = ["counts"]  # option --select',
            'ignore = ["dates/weekday-date"]  # claimcheck.toml:2',
        ]

    def test_isolated(self, folder: Path) -> None:
        written(folder / "claimcheck.toml", "selct = 1")
        assert CliRunner().invoke(main, ["report", "--print-config"]).exit_code == 2
        assert CliRunner().invoke(main, ["report", "--print-config", "--isolated"]).exit_code == 0
        result = CliRunner().invoke(main, ["report", ".", "--isolated", "--config", "claimcheck.toml"])
        assert result.exit_code == 2
        assert "exclude each other" in result.stderr

    def test_file(self, folder: Path) -> None:
        written(folder / "other.toml", 'select = ["titles"]')
        result = CliRunner().invoke(main, ["report", "--print-config", "--config", "other.toml"])
        assert 'select = ["titles"]  # other.toml:1' in result.stdout

    def test_unknown_rule(self, folder: Path) -> None:
        result = CliRunner().invoke(main, ["report", ".", "--ignore", "datse"])
        assert (result.exit_code, result.output) == (
            2, "claimcheck: 'ignore': no rule fits 'datse'; did you mean 'dates'?\n",
        )  # fmt: skip


class TestCheck:
    A = claimcheck.Document.from_text("The Corran Hall has 840 seats.", id="a")
    B = claimcheck.Document.from_text("The Corran Hall has 480 seats.", id="b")

    def rules(self, config: Config | str | Path | None) -> set[str]:
        report = claimcheck.check([self.A, self.B], config=config)
        return {finding.rule for finding in report.conflicts}

    def test_no_file_is_looked_for(self, folder: Path) -> None:
        written(folder / "claimcheck.toml", 'ignore = ["counts"]')
        assert self.rules(None) != set()
        assert self.rules("claimcheck.toml") == set()
        assert self.rules(Config(ignore=("counts",))) == set()

    def test_own_rule(self, folder: Path) -> None:
        written(folder / "rules" / "mine" / "seats.toml", RULE)
        written(folder / "claimcheck.toml", 'rule-paths = ["rules"]')
        assert self.rules(Path("claimcheck.toml")) == {"mine/seats"}

    def test_option_of_a_rule(self, folder: Path) -> None:
        trails = [
            claimcheck.Document.from_text(f"The Tarn trail is {length} kilometres long.", id=length)
            for length in ("42.3", "43.9")
        ]
        rules = {finding.rule for finding in claimcheck.check(trails).conflicts}
        assert rules == {"counts/quantity-differs"}
        written(folder / "claimcheck.toml", '[options."counts/quantity-differs"]\ntolerance = 0.05\n')
        assert claimcheck.check(trails, config="claimcheck.toml").conflicts == ()

    def test_levels(self, folder: Path) -> None:
        config = Config(levels={"counts": "note"})
        assert {finding.level for finding in claimcheck.check([self.A, self.B], config=config).conflicts} == {"note"}
