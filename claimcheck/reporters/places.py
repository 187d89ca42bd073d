"""Findings for tools: in which order, where in which file, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from claimcheck.models import Category, Level
from claimcheck.reporters.wording import location, plain, published_phrase, sentence, sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.models import Claim, Finding, Report
    from claimcheck.reporters.registry import ReportOptions

_LEVELS = get_args(Level)
_CATEGORIES = get_args(Category)
#: claims quoted of those that say the same in one finding
MAX_PER_SIDE = 3


@dataclass(frozen=True, slots=True)
class Position:
    """Where a value stands in a file; line and columns from 1, the end column behind the last character.

    `path` is None for standard input. Of a record in a file of many, the line within the file is not known.
    """

    path: str | None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def ranked(report: Report, options: ReportOptions) -> list[Finding]:
    """The findings to be shown, gravest first, conflicts before updates, else in the order of the report."""
    shown = [finding for finding in report.findings if options.shows(finding)]
    return sorted(shown, key=lambda found: (_LEVELS.index(found.level), _CATEGORIES.index(found.category)))


def claims_of(finding: Finding, report: Report, options: ReportOptions) -> list[Claim]:
    """The claims of a finding, those of new articles first; at least one."""
    claims = [report.claim(id) for id in finding.claims]
    return sorted(claims, key=lambda claim: claim.document not in options.new)


def position(claim: Claim, report: Report) -> Position:
    """Where the words of a claim's value stand."""
    document = report.document(claim.document)
    if document.path is None or document.path != document.id:
        return Position(document.path)
    if claim.column is None:
        return Position(document.path, claim.line, end_line=claim.line + claim.value_text.count("\n"))
    lines = claim.value_text.split("\n")
    start = claim.column if len(lines) == 1 else 1
    return Position(document.path, claim.line, claim.column, claim.line + len(lines) - 1, start + len(lines[-1]))


def explained(finding: Finding, report: Report) -> Iterator[str]:
    """What a finding says in plain lines: each value, where it stands and in which sentence; then why."""
    for value, told in sides([report.claim(id) for id in finding.claims]).items():
        for claim in told[:MAX_PER_SIDE]:
            yield f"{value}: {quoted(claim, report)}"
        if len(told) > MAX_PER_SIDE:
            yield f"{value}: and {len(told) - MAX_PER_SIDE:,} more"
    if finding.reasons:
        yield f"Why: {'; '.join(map(plain, finding.reasons))}."
    yield f"Rule: {plain(finding.rule)}"


def quoted(claim: Claim, report: Report) -> str:
    """A claim in one line: place, publication date, and the sentence with its words marked."""
    before, value, after = sentence(claim)
    published = published_phrase(report.document(claim.document))
    return f"{location(claim)}, {published}: {before}«{value}»{after}"
