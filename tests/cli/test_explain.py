"""`claimcheck explain`: what a person sees who asks why two sentences were linked, or were not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli import main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ARTICLES = {
    "harbour.txt": "Published 3 May 2021\n\nThe storm sank 12 boats at Orrin, the harbour master said.\n",
    "coast.txt": "Published 4 May 2021\n\nFifteen boats were sunk at Orrin in the storm. The town has 900 pupils.\n",
}


def explain(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)])


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def report(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report as JSON on the articles of the working directory."""
    monkeypatch.chdir(newsroom)
    for name, text in ARTICLES.items():
        Path(name).write_text(text, encoding="utf-8")
    path = newsroom / "report.json"
    if not path.exists():
        made = CliRunner().invoke(
            main, ["report", "harbour.txt", "coast.txt", "--format", "json", "--output", path.name]
        )
        assert made.exit_code == 0, made.output
    return path


class TestFinding:
    def test_of_a_number(self, report: Path) -> None:
        result = explain(report, 1)
        assert result.exit_code == 0, result.output
        told = result.stdout
        assert "rule: counts/count-differs, fingerprint: " in told
        assert "The storm sank «12» boats at Orrin" in told
        assert "«Fifteen» boats were sunk" in told
        assert re.search(r"^score: 0\.\d\d of 1 that they are about one thing$", told, re.MULTILINE)
        assert re.search(r"^    [ +-]+\d\.\d\d  topic \d\.\d+ +Overlap of the telling words", told, re.MULTILINE)
        assert "rung: otherwise “no value can satisfy both”\n    verdict: conflict\n" in told

    def test_of_a_fingerprint(self, report: Path) -> None:
        (finding,) = [one for one in json.loads(report.read_bytes())["findings"] if one["category"] == "conflict"]
        assert explain(report, finding["fingerprint"][:12]).stdout == explain(report, 1).stdout

    def test_as_json(self, report: Path) -> None:
        told = json.loads(explain(report, 1, "--format", "json").stdout)
        (pair,) = told["pairs"]
        assert told["finding"]["rule"] == "counts/count-differs"
        assert (pair["stage"], pair["verdict"]) == ("decided", "conflict")
        assert "frame" not in pair["a"]
        assert [one["rule"] for one in pair["asked"] if one["decides"]] == ["counts/count-differs"]

    def test_of_what_no_other_article_says(self, report: Path) -> None:
        data = json.loads(report.read_bytes())
        lone = next(
            one for one in data["findings"] if one["category"] == "unsupported" and "900" in one["message"]
        )  # fmt: skip
        told = explain(report, lone["fingerprint"]).stdout
        assert "The town has «900» pupils." in told
        assert "No other article says the same." in told or "No statement of another article" in told

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("2", "no conflict 2; it has 1"),
            ("0", "no conflict 0"),
            ("u1", "no update 1; it has 0"),
            ("zz", "no finding has a fingerprint that begins with 'zz'"),
            ("", "2 findings have a fingerprint that begins with ''; give more of it"),
        ],
    )
    def test_of_no_finding(self, report: Path, name: str, message: str) -> None:
        result = explain(report, name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in re.sub(r"\b[2-9] findings", "2 findings", result.stderr)


class TestFiles:
    def test_article_has_changed(self, report: Path) -> None:
        Path("coast.txt").write_text(ARTICLES["coast.txt"].replace("Fifteen", "Sixteen"), encoding="utf-8")
        result = explain(report, 1)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "claimcheck: coast.txt:3: changed since the report was made; make the report anew\n"

    def test_article_is_gone(self, report: Path) -> None:
        Path("coast.txt").unlink()
        result = explain(report, 1)
        assert result.exit_code == 2
        assert result.stderr.startswith("claimcheck: coast.txt: not there; ")

    def test_articles_of_one_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        rows = ({"id": name, "text": text} for name, text in ARTICLES.items())
        Path("news.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        CliRunner().invoke(main, ["report", "news.jsonl", "--format", "json", "--output", "report.json"])
        assert "news.jsonl#harbour.txt:3 (count: " in explain("report.json", 1).stdout

    def test_article_of_no_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        text = "The storm sank 12 boats at Orrin. The town has 900 pupils, of whom 1,000 are girls."
        CliRunner().invoke(main, ["report", "-", "--format", "json", "--output", "report.json"], input=text)
        data = json.loads(Path("report.json").read_bytes())
        finding = {"rule": "counts/count-differs", "category": "conflict", "level": "error", "severity": "error"}
        told = {"message": "two", "claims": [data["claims"][0]["id"]], "reasons": [], "fingerprint": "ab"}
        Path("report.json").write_text(json.dumps({**data, "findings": [{**finding, **told}]}), encoding="utf-8")
        result = explain("report.json", "ab")
        assert result.exit_code == 2
        assert result.stderr.startswith("claimcheck: -: no file holds it, so that it cannot be read again")

    def test_report_is_gone(self) -> None:
        result = explain("none.json", 1)
        assert result.exit_code == 2
        assert result.stderr.startswith("claimcheck: none.json: no such file or directory; write one with")

    def test_report_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "other.json"
        path.write_text('{"claims": 3}', encoding="utf-8")
        result = explain(path, 1)
        assert result.exit_code == 2
        assert "not a report of claimcheck as JSON" in result.stderr


class TestSentences:
    def test_without_a_word_in_common(self) -> None:
        result = explain("The mine closed in 1961.", "A school opened in 1974.")
        assert result.exit_code == 0
        assert result.stdout.splitlines()[-3:] == [
            "Not compared: the two sentences have no name and no telling word in common.",
            "  the first is compared by: close, mine",
            "  the second is compared by: open, school",
        ]

    def test_published(self) -> None:
        texts = ("On Monday the ferry Alma sank off Orrin.", "The ferry Alma sank off Orrin on Tuesday.")
        days = ("--published-a", "2021-05-05", "--published-b", "2021-05-05")
        (pair,) = json.loads(explain(*texts, *days, "--format", "json").stdout)
        assert [pair[side]["value"]["timex"] for side in "ab"] == ["2021-05-03", "2021-05-04"]
        assert pair["verdict"] == "conflict"

    @pytest.mark.parametrize(
        ("a", "b", "message"),
        [
            ("It rained.", "Twelve boats sank.", "sentence A holds no claim that could be compared: no date, count or post"),  # noqa: E501
            ("Twelve boats sank.", "It rained.", "sentence B holds no claim that could be compared: no date, count or post"),  # noqa: E501
            (
                "Twelve boats sank.",
                "Anna Berg, mayor of Orrin, spoke.",
                "sentence A holds a count and sentence B holds a title: claims of different types are never compared",
            ),
        ],
    )  # fmt: skip
    def test_of_which_one_holds_nothing(self, a: str, b: str, message: str) -> None:
        result = explain(a, b)
        assert (result.exit_code, result.output) == (2, f"claimcheck: {message}\n")

    def test_of_the_readme(self) -> None:
        """Its lines are real but for figures, which change with every fit; `…` marks what is left out."""
        (block,) = re.findall(r"^```console\n\$ claimcheck explain (.*?)^```$", README, re.DOTALL | re.MULTILINE)
        command, *lines = block.splitlines()
        told = _figures(explain(*re.findall(r'"([^"]*)"', command)).stdout)
        shown = [_figures(line) for line in lines if line.strip() not in {"…", ""}]
        # which features weigh most changes too
        features = re.compile(r" +#  | {20}")
        missing = [line for line in shown if not features.match(line) and line not in told]
        assert missing == []


def _figures(text: str) -> str:
    return re.sub(r"[+-]?\d+\.\d+", "#", text)
