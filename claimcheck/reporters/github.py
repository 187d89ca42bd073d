"""The findings as workflow commands: GitHub Actions shows them as annotations on the lines of a pull request.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from claimcheck.reporters.places import claims_of, explained, position, ranked
from claimcheck.reporters.registry import reporter
from claimcheck.reporters.wording import conclusion, counted, plain

if TYPE_CHECKING:
    from claimcheck.models import Finding, Level, Report
    from claimcheck.reporters.registry import ReportOptions

#: annotations of one kind that GitHub shows of one step; it drops the others without a word
LIMIT = 10
_COMMAND: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


@reporter("github")
def write_github(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write one workflow command a finding, the gravest first; the last that GitHub would show sums up the rest."""
    for level, found in groupby(ranked(report, options), key=lambda finding: finding.level):
        findings = list(found)
        shown = findings if len(findings) <= LIMIT else findings[: LIMIT - 1]
        for finding in shown:
            stream.write(_annotation(finding, report, options))
        if len(shown) < len(findings):
            stream.write(_rolled_up(level, findings[len(shown) :], report, options))
    stream.write(f"{conclusion(report)}\n")


def _annotation(finding: Finding, report: Report, options: ReportOptions) -> str:
    place = position(claims_of(finding, report, options)[0], report)
    where: dict[str, object] = {
        "file": place.path, "line": place.line, "endLine": place.end_line,
        # columns are for one line only
        "col": place.column if place.line == place.end_line else None,
        "endColumn": place.end_column if place.line == place.end_line else None,
    }  # fmt: skip
    lines = [plain(finding.message), *explained(finding, report)]
    return command(_COMMAND[finding.level], "\n".join(lines), {**where, "title": f"claimcheck {plain(finding.rule)}"})


def _rolled_up(level: Level, findings: list[Finding], report: Report, options: ReportOptions) -> str:
    documents = dict.fromkeys(claims_of(finding, report, options)[0].document for finding in findings)
    named = ", ".join(map(plain, list(documents)[:LIMIT]))
    more = f" and {counted(len(documents) - LIMIT, 'other article')}" if len(documents) > LIMIT else ""
    text = f"{counted(len(findings), f'more {level}')} in {named}{more}; the summary of this job lists them"
    return command(_COMMAND[level], text, {"title": f"claimcheck: {counted(len(findings), f'more {level}')}"})


def command(name: str, text: str, properties: dict[str, object]) -> str:
    """A workflow command and its line end; nothing in text or properties can end it or begin another."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name}{' ' if told else ''}{told}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
