"""Reports for other tools: what each format promises, and that no article can break out of it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine.rulebook import Rulebook
from claimcheck.reporters import ReportOptions, reporters
from claimcheck.reporters.github import LIMIT, command
from claimcheck.reporters.markdown import MAX_BYTES
from claimcheck.reporters.places import position
from tests.reporters.hand_made import Newsroom, empty, exactly, harbour, year

if TYPE_CHECKING:
    from claimcheck.models import Category, Claim, Level, Report

SCHEMA = json.loads((Path(__file__).with_name("schemas") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
TOOLS = ["github", "gitlab", "jsonl", "junit", "markdown", "sarif"]
DEFAULT = ReportOptions()


def written(form: str, report: Report, options: ReportOptions = DEFAULT) -> str:
    stream = io.StringIO()
    reporters()[form](report, stream, options)
    return stream.getvalue()


def sarif(report: Report, options: ReportOptions = DEFAULT) -> dict[str, Any]:
    log = json.loads(written("sarif", report, options))
    jsonschema.validate(log, SCHEMA)
    run: dict[str, Any] = log["runs"][0]
    return run


def placed(claim: Claim, column: int = 5) -> Claim:
    return claim.model_copy(update={"column": column})


def many(number: int, level: Level = "error", category: Category = "conflict", article: str = "a.txt") -> Report:
    room = Newsroom()
    room.article(article)
    for line in range(1, number + 1):
        claim = room.claim(article, line, "It has [[nine]] islands.", exactly(9), "islands")
        room.finding(category, level, f"message {line}", [claim], ("a reason",))
    return room.report()


@pytest.mark.parametrize("form", TOOLS)
@pytest.mark.parametrize("level", ["error", "warning", None])
def test_level(form: str, level: Level | None) -> None:
    found = written(form, harbour(), ReportOptions(level=level))
    assert ("homes without power rose" in found) == (level is None)
    assert ("makes Ruth Eide chief officer" in found) == (level != "error")
    assert "of the launch of the Aurora" in found


@pytest.mark.parametrize("form", TOOLS)
def test_new_articles_come_first(form: str) -> None:
    """A finding is shown where the new article stands, whatever the order of its claims."""
    found = written(form, harbour(), ReportOptions(level="error", new=frozenset({"news/jubilee.md"})))
    if form == "sarif":
        (result,) = json.loads(found)["runs"][0]["results"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "news/jubilee.md"
    elif form == "gitlab":
        assert json.loads(found)[0]["location"] == {"path": "news/jubilee.md", "lines": {"begin": 9}}
    elif form == "github":
        assert found.startswith("::error file=news/jubilee.md,line=9,")
    elif form == "junit":
        assert 'classname="news/jubilee.md" file="news/jubilee.md" line="9"' in found


# text of a value, column where it begins, where it ends
COLUMNS = [("nine", 5, (3, 5, 3, 9)), ("about\nnine", 5, (3, 5, 4, 5)), ("𝟗", 1, (3, 1, 3, 2))]


@pytest.mark.parametrize(("words", "column", "expected"), COLUMNS)
def test_position(words: str, column: int, expected: tuple[int, int, int, int]) -> None:
    room = Newsroom()
    article = room.article("a.txt")
    claim = placed(room.claim(article, 3, f"Yes [[{words}]].", exactly(9)), column)
    found = position(claim, room.report())
    assert (found.path, found.line, found.column, found.end_line, found.end_column) == ("a.txt", *expected)


class TestSarif:
    @pytest.mark.parametrize("report", [harbour(), empty(), many(3, article="x y/ö#?.txt")])
    def test_valid(self, report: Report) -> None:
        assert len(sarif(report)["results"]) == len(report.findings)

    def test_the_other_articles_are_related(self) -> None:
        result = sarif(harbour())["results"][0]
        places = [one["physicalLocation"]["artifactLocation"]["uri"] for one in result["relatedLocations"]]
        assert places == ["news/museum.html", "news/jubilee.md"]
        assert result["relatedLocations"][0]["message"]["text"].startswith(
            "1964: news/museum.html:61, undated: Built by "
        )
        assert result["message"]["text"].endswith("Why: both tell of a launch; both name Holm, which few articles do.")

    def test_rules_have_help(self) -> None:
        room = Newsroom()
        claim = room.claim(room.article("a.txt"), 1, "[[Nine]].", exactly(9))
        room.finding("conflict", "error", "m", [claim], rule="counts/count-differs")
        room.finding("conflict", "error", "m", [claim], rule="mine/of-my-own")
        run = sarif(room.report())
        known, unknown = run["tool"]["driver"]["rules"]
        assert known["id"] == "counts/count-differs"
        assert known["defaultConfiguration"] == {"level": "error"}
        assert len(known["help"]["text"]) > 100
        assert unknown == {
            "id": "mine/of-my-own",
            "name": "MineOfMyOwn",
            "shortDescription": {"text": "mine/of-my-own"},
            "help": {"text": "claimcheck rules show mine/of-my-own"},
        }
        assert [result["ruleIndex"] for result in run["results"]] == [0, 1]

    def test_rules_of_the_run(self) -> None:
        mine = Rulebook.load().by_id["counts/count-differs"].model_copy(update={"id": "mine/one", "level": "note"})
        room = Newsroom()
        room.finding(
            "conflict", "error", "m", [room.claim(room.article("a.txt"), 1, "[[Nine]].", exactly(9))], rule="mine/one"
        )
        (told,) = sarif(room.report(), ReportOptions(rules={"mine/one": mine}))["tool"]["driver"]["rules"]
        assert told["defaultConfiguration"] == {"level": "note"}
        assert told["shortDescription"] == {"text": mine.title}

    def test_fingerprints_do_not_follow_lines(self) -> None:
        first, second = (
            [result["partialFingerprints"] for result in sarif(report)["results"]] for report in (harbour(), harbour())
        )
        assert first == second
        assert len({json.dumps(one) for one in first}) == len(first)

    def test_equal_words_twice(self) -> None:
        room = Newsroom()
        claim = room.claim(room.article("a.txt"), 1, "[[Nine]].", exactly(9))
        room.finding("conflict", "error", "m", [claim])
        report = room.report()
        twice = report.model_copy(update={"findings": report.findings * 2})
        prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in sarif(twice)["results"]]
        assert [one.rpartition(":")[2] for one in prints] == ["1", "2"]

    def test_region(self) -> None:
        room = Newsroom()
        article = room.article("./a b/ä#1.txt")
        claim = room.claim(article, 3, "Yes [[nine]].", exactly(9))
        room.finding("conflict", "error", "m", [claim])
        report = room.report()
        report = report.model_copy(update={"claims": (placed(report.claims[0]),)})
        (location,) = sarif(report)["results"][0]["locations"]
        assert location["physicalLocation"] == {
            "artifactLocation": {"uri": "a%20b/%C3%A4%231.txt", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9, "snippet": {"text": "nine"}},
        }

    def test_absolute_path(self) -> None:
        (location,) = sarif(many(1, article="/news/a.txt"))["results"][0]["locations"]
        assert location["physicalLocation"]["artifactLocation"] == {"uri": "file:///news/a.txt"}

    def test_a_record_has_no_line_of_the_file(self) -> None:
        report = many(1)
        document = report.documents[0].model_copy(update={"path": "many.jsonl"})
        (location,) = sarif(report.model_copy(update={"documents": (document,)}))["results"][0]["locations"]
        assert location["physicalLocation"] == {"artifactLocation": {"uri": "many.jsonl", "uriBaseId": "%SRCROOT%"}}
        assert location["logicalLocations"] == [{"fullyQualifiedName": "a.txt", "kind": "article"}]

    def test_standard_input_is_no_file(self) -> None:
        report = many(1)
        document = report.documents[0].model_copy(update={"path": None})
        (location,) = sarif(report.model_copy(update={"documents": (document,)}))["results"][0]["locations"]
        assert "physicalLocation" not in location

    def test_an_article_makes_no_link(self) -> None:
        room = Newsroom()
        claim = room.claim(room.article("a.txt"), 1, "[[Nine]].", exactly(9))
        room.finding("conflict", "error", "see [this](https://example.org) [2]", [claim])
        assert sarif(room.report())["results"][0]["message"]["text"] == r"see \[this](https://example.org) [2]"


class TestGithub:
    @pytest.mark.parametrize(("number", "lines"), [(LIMIT, LIMIT), (LIMIT + 1, LIMIT), (500, LIMIT)])
    @pytest.mark.parametrize(("level", "name"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
    def test_rolled_up_past_the_limit(self, number: int, lines: int, level: Level, name: str) -> None:
        found = written("github", many(number, level)).splitlines()
        assert [line.split(" ")[0] for line in found[:-1]] == [f"::{name}"] * lines
        if number > LIMIT:
            left = number - LIMIT + 1
            assert f"::{left} more {level}s in a.txt; the summary of this job lists them" in found[-2]

    def test_gravest_first(self) -> None:
        found = written("github", harbour())
        assert re.findall("^::([a-z]+)", found, re.MULTILINE) == ["error", "warning", "notice", "notice", "notice"]

    def test_columns(self) -> None:
        report = many(1)
        report = report.model_copy(update={"claims": (placed(report.claims[0], 8),)})
        assert written("github", report).startswith("::error file=a.txt,line=1,endLine=1,col=8,endColumn=12,title=")

    def test_escaped(self) -> None:
        room = Newsroom()
        article = room.article("a,b:c%\n::error::x.txt")
        claim = room.claim(article, 1, "[[Nine]]\r\n::set-output name=x::y %0A", exactly(9))
        room.finding("conflict", "error", "100% sure\n::add-mask::x", [claim])
        found = written("github", room.report())
        first, last = found.splitlines()
        assert first.startswith("::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.txt,line=1,")
        assert "::100%25 sure ::add-mask::x%0A9: " in first
        assert not last.startswith(":")

    @given(st.text(), st.text())
    def test_one_command_is_one_line(self, text: str, path: str) -> None:
        found = command("error", text, {"file": path, "line": None})
        assert re.fullmatch(r"::error file=[^:,\r\n]*::[^\r\n]*\n", found)


class TestGitlab:
    def test_every_entry_has_what_gitlab_wants(self) -> None:
        entries = json.loads(written("gitlab", harbour()))
        assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "info", "info"]
        for entry in entries:
            assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert set(entry["location"]) == {"path", "lines"}

    def test_fingerprints_differ(self) -> None:
        report = many(1)
        twice = report.model_copy(update={"findings": report.findings * 2})
        prints = [entry["fingerprint"] for entry in json.loads(written("gitlab", twice))]
        assert len(set(prints)) == 2

    def test_what_is_in_no_file_is_left_out(self) -> None:
        report = many(1)
        document = report.documents[0].model_copy(update={"path": None})
        assert written("gitlab", report.model_copy(update={"documents": (document,)})) == "[]\n"


class TestJunit:
    def test_counts(self) -> None:
        root = ET.fromstring(written("junit", harbour()))
        assert root.attrib == {"name": "claimcheck", "tests": "7", "failures": "2", "errors": "1", "skipped": "3"}
        assert [suite.get("name") for suite in root][-1] == "news/logo.png"

    def test_nothing_found_passes(self) -> None:
        root = ET.fromstring(written("junit", empty()))
        assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
            ("a.txt", "1", "0"),
            ("b.txt", "1", "0"),
        ]

    @given(st.text(), st.text(min_size=1))
    def test_any_text_is_xml(self, message: str, name: str) -> None:
        room = Newsroom()
        claim = room.claim(room.article(name), 1, "[[Nine]].", exactly(9))
        room.finding("conflict", "error", message, [claim], (message,))
        ET.fromstring(written("junit", room.report()).encode("utf-8", "replace"))


def test_jsonl_lines_stand_alone() -> None:
    lines = [json.loads(line) for line in written("jsonl", harbour()).splitlines()]
    assert [line["level"] for line in lines] == ["error", "warning", "note", "note", "note"]
    assert [claim["published"] for claim in lines[0]["claims"]] == ["2011-05-03", None, "2019-09-14T08:30:00"]
    assert "frame" not in lines[0]["claims"][0]


class TestMarkdown:
    def test_fits_a_comment(self) -> None:
        found = written("markdown", many(1000))
        assert len(found.encode()) < MAX_BYTES + 1000
        assert re.search(r"… and \d+ blocks more: there is no room for them here", found)

    def test_blocks_are_closed(self) -> None:
        found = written("markdown", harbour())
        for tag in ("details", "summary", "ul", "li", "b", "p", "code"):
            assert len(re.findall(f"<{tag}[ >]", found)) == found.count(f"</{tag}>")
        for block in found.split("\n\n"):
            assert block.count("<details") == block.count("</details>")

    @pytest.mark.parametrize(
        ("text", "never"),
        [
            ("<script>alert(1)</script>", "<script"),
            ('<img src="https://example.org/x.png">', "<img"),
            ("thanks to @someone and @org/team", "@someone"),
            ("closes #12, see !34 and ~label", "#12"),
            ("closes #12, see !34 and ~label", "!34"),
            ("at https://example.org", "://"),
            ("at www.example.org", "www."),
            ("</details>\n\n# Heading\n\n/close", "\n# "),
            ("a\n/close", "\n/close"),
        ],
    )
    def test_an_article_does_nothing(self, text: str, never: str) -> None:
        room = Newsroom()
        claim = room.claim(room.article("a.txt"), 1, f"{text} [[Nine]] {text}.", exactly(9))
        for category in ("conflict", "unsupported"):
            room.finding(category, "error", text, [claim], (text,))  # type: ignore[arg-type]
        room.skip("b.txt", text)
        found = written("markdown", room.report())
        assert never not in found
        assert found.count("<details") == found.count("</details>")


@pytest.mark.parametrize("form", TOOLS)
def test_same_bytes(form: str) -> None:
    assert written(form, harbour()) == written(form, harbour())


def test_many_claims_are_counted() -> None:
    room = Newsroom()
    claims = [room.claim(room.article(f"{n}.txt"), 1, "In [[1962]].", year(1962)) for n in range(9)]
    room.finding("conflict", "error", "m", claims)
    assert "1962: and 6 more" in written("junit", room.report())
