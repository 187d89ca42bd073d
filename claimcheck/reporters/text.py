"""The report as text for an editor: what cannot both hold, what changed, what one article alone says."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, TextIO, get_args

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from claimcheck.models import ClaimType, Status
from claimcheck.reporters.registry import LEVELS, reporter
from claimcheck.reporters.wording import conclusion, counted, location, plain, published_phrase, sentence, sides, topic

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
_LEVEL_STYLE = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_QUIET = "dim"


@reporter("text")
def write_text(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write the report for reading, in colour only if `options.color` allows it."""
    console = Console(
        file=stream,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        width=min(options.width or PLAIN_WIDTH, MAX_WIDTH),
        highlight=False,
        legacy_windows=False,
    )
    _TextReport(report, console, options).write()


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
    """One report on its way to one console."""

    def __init__(self, report: Report, console: Console, options: ReportOptions) -> None:
        self.report = report
        self.console = console
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
            self._line(Text(plain(document), style="cyan"), indent=2)
            for claim in told:
                words = f"“{sentence(claim)[1].strip()}”"
                line = Text.assemble((f"{claim.line:>5}  ", _QUIET), words, (f" ({claim.type})", _QUIET))
                # the words of a post already say who holds it
                subject = "" if claim.type == "title" else f", {topic(claim)}"
                self._line(line.append(subject, style=_QUIET), indent=2, wrap=False)
        if len(claims) > len(shown):
            more = f"… and {len(claims) - len(shown):,} more (--level note or --format json shows them all)"
            self._line(Text(more, style=_QUIET), indent=2)
        self.console.print()

    def _remarks(self, title: str, remarks: list[tuple[str, str]]) -> None:
        """A section of remarks on files, as pairs of a path and what is to say of it."""
        if not remarks:
            return
        self._heading(f"{title} ({len(remarks):,})")
        for path, remark in remarks:
            self._line(Text(f"{plain(path)}: {plain(remark)}"), indent=2, hang=2)
        self.console.print()

    def _summary(self) -> None:
        report = self.report
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
            self._line(Text.assemble((f"{name:<10}", _QUIET), text), indent=2, hang=10)
        self.console.print()
        self._line(Text(conclusion(report), style="bold red" if report.conflicts else "bold"))
        if hidden:
            self._line(Text(f"{counted(hidden, 'finding')} below --level {self.options.level} not shown."))

    # one finding

    def _finding(self, number: int, finding: Finding, claims: list[Claim]) -> None:
        head = Text.assemble(f"{number}. ", (finding.level, _LEVEL_STYLE[finding.level]), ": ")
        hang = len(f"{number}. ")
        self._line(head.append(plain(finding.message), style="bold"), hang=hang)
        for value, told in sides(claims).items():
            self.console.print()
            self._line(Text(value, style="bold"), indent=3)
            for claim in told[:MAX_PER_SIDE]:
                self._claim(claim)
            if len(told) > MAX_PER_SIDE:
                self._line(Text(f"… and {len(told) - MAX_PER_SIDE:,} more that say the same", style=_QUIET), indent=5)
        self.console.print()
        if finding.reasons:
            together = len({claim.document for claim in claims}) > 1
            title = "why these belong together and what decides:" if together else "why:"
            self._line(Text(title, style=_QUIET), indent=3)
            for reason in finding.reasons:
                self._line(Text(f"- {plain(reason)}"), indent=3, hang=2)
        self._line(Text.assemble(("rule: ", _QUIET), plain(finding.rule)), indent=3)
        self.console.print()

    def _claim(self, claim: Claim) -> None:
        place, published = location(claim), published_phrase(self.documents[claim.document])
        published += ", new" if claim.document in self.options.new else ""
        if cell_len(f"{place}, {published}") > self.console.width - 5:
            self._line(Text(place, style="cyan"), 5)  # whole, so that a terminal takes it for a link
            self._line(Text(published), 5)
        else:
            self._line(Text.assemble((place, "cyan"), f", {published}"), 5)
        before, value, after = sentence(claim)
        # on a terminal the colour marks the words; elsewhere only characters can
        marked = (value, "bold reverse") if self.options.color else f"«{value}»"
        self._line(Text.assemble(before, marked, after), indent=7)

    # helpers

    def _claims(self, finding: Finding) -> list[Claim]:
        return [self.report.claim(id) for id in finding.claims]

    def _heading(self, title: str) -> None:
        self.console.print(Text(title, style="bold underline") if self.options.color else Text(title))
        if not self.options.color:
            self.console.print(Text("=" * len(title)))
        self.console.print()

    def _line(self, text: Text, indent: int = 0, hang: int = 0, *, wrap: bool = True) -> None:
        """Print one paragraph: `indent` columns in, and `hang` more from its second line on."""
        if not wrap:
            text.truncate(max(self.console.width - indent, 1), overflow="ellipsis")
            self.console.print(Padding(text, (0, 0, 0, indent), expand=False), soft_wrap=True)
            return
        lines = text.wrap(self.console, max(self.console.width - indent - hang, 20))
        for number, line in enumerate(lines):
            line.rstrip()
            line.pad_left(indent + (hang if number else 0))
            self.console.print(line, soft_wrap=True)


def _listed(counts: Counter[ClaimType], names: tuple[ClaimType, ...]) -> str:
    return " (" + ", ".join(counted(counts[name], name) for name in names if counts[name]) + ")" if counts else ""
