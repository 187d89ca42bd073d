"""The report as text for an editor: what cannot both hold, what changed, what one article alone says."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, TextIO, get_args

from claimcheck.models import ClaimType, Status
from claimcheck.reporters.lines import Lines, cells
from claimcheck.reporters.registry import LEVELS, reporter
from claimcheck.reporters.wording import (
    MAX_UNDATED,
    UNDATED,
    conclusion,
    counted,
    location,
    plain,
    published_phrase,
    sentence,
    sides,
    topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.models import Category, Claim, Finding, Report
    from claimcheck.reporters.registry import ReportOptions

PLAIN_WIDTH = 80
#: longer lines than this are hard to read, however wide the terminal is
MAX_WIDTH = 110
#: claims shown of those that say the same in one finding
MAX_PER_SIDE = 5
#: unsupported statements shown unless the user asks for notes by name
MAX_UNSUPPORTED = 20
_QUIET = "dim"


@reporter("text")
def write_text(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write the report for reading, in colour only if `options.color` allows it."""
    width = min(options.width or PLAIN_WIDTH, MAX_WIDTH)
    _TextReport(report, Lines(stream, width, color=options.color), options).write()


def numbered_conflicts(findings: Iterable[Finding]) -> list[Finding]:
    """The conflicts in the order in which the report numbers them from 1: gravest first."""
    conflicts = [finding for finding in findings if finding.category == "conflict"]
    return sorted(conflicts, key=lambda finding: -LEVELS.index(finding.level))


def numbered_updates(report: Report, findings: Iterable[Finding]) -> list[Finding]:
    """The updates in the order in which the report numbers them from 1: by the first article that tells of them."""
    updates = [finding for finding in findings if finding.category == "update"]
    return sorted(updates, key=lambda finding: _told_at(report, _in_time_order(report, finding)[0]))


def _in_time_order(report: Report, finding: Finding) -> list[Claim]:
    return sorted((report.claim(id) for id in finding.claims), key=lambda claim: _told_at(report, claim))


def _told_at(report: Report, claim: Claim) -> str:
    """A key that sorts by publication date, undated articles last; ISO 8601 sorts as text."""
    published = report.document(claim.document).published
    return published.isoformat() if published else "~"


class _TextReport:
    """One report on its way to one stream."""

    def __init__(self, report: Report, lines: Lines, options: ReportOptions) -> None:
        self.report = report
        self.lines = lines
        self.options = options
        self.documents = {document.id: document for document in report.documents}
        self.findings = [finding for finding in report.findings if options.shows(finding)]

    def write(self) -> None:
        self._conflicts()
        self._updates()
        self._unsupported()
        self._remarks("Left out", [(skipped.path, skipped.reason) for skipped in self.report.skipped])
        self._remarks(
            "Notices", [(article.id, notice) for article in self.report.documents for notice in article.notices]
        )
        self._undated()
        self._summary()

    def _of(self, category: Category) -> list[Finding]:
        return [finding for finding in self.findings if finding.category == category]

    # sections

    def _conflicts(self) -> None:
        conflicts = numbered_conflicts(self.findings)
        if conflicts:
            self._heading(f"Conflicts ({len(conflicts):,})")
        for number, finding in enumerate(conflicts, start=1):
            self._finding(number, finding, self._claims(finding))

    def _updates(self) -> None:
        updates = numbered_updates(self.report, self.findings)
        if updates:
            self._heading(f"Updates ({len(updates):,}): what changed with time")
        for number, finding in enumerate(updates, start=1):
            self._finding(number, finding, _in_time_order(self.report, finding))

    def _unsupported(self) -> None:
        claims = [claim for finding in self._of("unsupported") for claim in self._claims(finding)]
        if not claims:
            return
        self._heading(f"Unsupported ({len(claims):,}): no other article says so")
        shown = claims if self.options.level == "note" else claims[:MAX_UNSUPPORTED]
        for document, told in groupby(shown, key=lambda claim: claim.document):
            self.lines.line((plain(document), "cyan"), indent=2)
            for claim in told:
                words = f"“{sentence(claim)[1].strip()}”"
                # the words of a post already say who holds it
                about = f" ({claim.type})" + ("" if claim.type == "title" else f", {topic(claim)}")
                self.lines.row((f"{claim.line:>5}  ", _QUIET), words, (about, _QUIET), indent=2)
        if len(claims) > len(shown):
            more = f"… and {len(claims) - len(shown):,} more (--level note or --format json shows them all)"
            self.lines.line((more, _QUIET), indent=2)
        self.lines.blank()

    def _remarks(self, title: str, remarks: list[tuple[str, str]]) -> None:
        """A section of remarks on files, as pairs of a path and what is to say of it."""
        if not remarks:
            return
        self._heading(f"{title} ({len(remarks):,})")
        for path, remark in remarks:
            self.lines.line(f"{plain(path)}: {plain(remark)}", indent=2, hang=2)
        self.lines.blank()

    def _undated(self) -> None:
        undated = [document.id for document in self.report.documents if document.published is None]
        if not undated:
            return
        self._heading(f"Undated ({len(undated):,})")
        self.lines.line(UNDATED, indent=2)
        for id in undated[:MAX_UNDATED]:
            self.lines.line((plain(id), "cyan"), indent=4)
        if len(undated) > MAX_UNDATED:
            self.lines.line((f"… and {len(undated) - MAX_UNDATED:,} more", _QUIET), indent=4)
        self.lines.blank()

    def _summary(self) -> None:
        report = self.report
        if not report.documents and not report.skipped:
            self.lines.line("No article was compared.")
            return
        undated = sum(document.published is None for document in report.documents)
        types = Counter(claim.type for claim in report.claims)
        vague = sum(claim.status == "unsupported" and not claim.checkable for claim in report.claims)
        statuses = Counter(claim.status for claim in report.claims)
        statuses["unsupported"] -= vague
        hidden = len(report.findings) - len(self.findings)
        articles = f"{len(report.documents):,}"
        articles += f" ({undated:,} undated)" if undated else ""
        articles += f", {len(report.skipped):,} left out" if report.skipped else ""
        rows = {
            "articles": articles,
            "claims": f"{len(report.claims):,}" + _listed(types, get_args(ClaimType)),
            "support": ", ".join(f"{statuses[status]:,} {status}" for status in get_args(Status))
            + (f", {vague:,} too vague" if vague else ""),
            "read by": f"claimcheck {plain(report.version)} with {plain(report.model)}",
        }
        if report.suppressed:
            rows["allowed"] = f"{counted(len(report.suppressed), 'finding')} that an article allows, not shown"
        self._heading("Summary")
        for name, text in rows.items():
            self.lines.line((f"{name:<10}", _QUIET), text, indent=2, hang=10)
        self.lines.blank()
        self.lines.line((conclusion(report), "error" if report.conflicts else "bold"))
        if hidden:
            self.lines.line(f"{counted(hidden, 'finding')} below --level {self.options.level} not shown.")

    # one finding

    def _finding(self, number: int, finding: Finding, claims: list[Claim]) -> None:
        start = f"{number}. "
        message = (plain(finding.message), "bold")
        self.lines.line(start, (finding.level, finding.level), ": ", message, hang=len(start))
        for value, told in sides(claims).items():
            self.lines.blank()
            self.lines.line((value, "bold"), indent=3)
            for claim in told[:MAX_PER_SIDE]:
                self._claim(claim)
            if len(told) > MAX_PER_SIDE:
                more = f"… and {len(told) - MAX_PER_SIDE:,} more that say the same"
                self.lines.line((more, _QUIET), indent=5)
        self.lines.blank()
        if finding.reasons:
            together = len({claim.document for claim in claims}) > 1
            title = "why these belong together and what decides:" if together else "why:"
            self.lines.line((title, _QUIET), indent=3)
            for reason in finding.reasons:
                self.lines.line(f"- {plain(reason)}", indent=3, hang=2)
        self.lines.line(("rule: ", _QUIET), plain(finding.rule), indent=3)
        self.lines.blank()

    def _claim(self, claim: Claim) -> None:
        place, published = location(claim), published_phrase(self.documents[claim.document])
        published += ", new" if claim.document in self.options.new else ""
        if cells(f"{place}, {published}") > self.lines.width - 5:
            self.lines.line((place, "cyan"), indent=5)  # whole, so that a terminal takes it for a link
            self.lines.line(published, indent=5)
        else:
            self.lines.line((place, "cyan"), f", {published}", indent=5)
        before, value, after = sentence(claim)
        # on a terminal the colour marks the words; elsewhere only characters can
        marked = (value, "marked") if self.options.color else f"«{value}»"
        self.lines.line(before, marked, after, indent=7)

    # helpers

    def _claims(self, finding: Finding) -> list[Claim]:
        return [self.report.claim(id) for id in finding.claims]

    def _heading(self, title: str) -> None:
        self.lines.line((title, "heading"))
        if not self.options.color:
            self.lines.line("=" * len(title))
        self.lines.blank()


def _listed(counts: Counter[ClaimType], names: tuple[ClaimType, ...]) -> str:
    return " (" + ", ".join(counted(counts[name], name) for name in names if counts[name]) + ")" if counts else ""
