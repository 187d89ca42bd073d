"""The findings for a comment on a pull request or the summary of a job: collapsed, and short enough to be posted.

It is Markdown with HTML inside, as GitHub and GitLab show it. Text of articles is escaped: it makes no link, no
mention, no reference and no markup.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, TextIO

from claimcheck.reporters.places import MAX_PER_SIDE, ranked
from claimcheck.reporters.registry import reporter
from claimcheck.reporters.unheeded import unheeded
from claimcheck.reporters.wording import conclusion, counted, location, plain, published_phrase, sentence, sides

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.models import Claim, Finding, Report
    from claimcheck.reporters.registry import ReportOptions

#: GitHub takes comments of up to 65,536 characters; counted here in bytes of UTF-8, and some are left for the caller
MAX_BYTES = 60_000
#: statements that only one article makes, shown at most
MAX_UNSUPPORTED = 50
_SIGN = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}
# what the platforms turn into mentions, references and links, in text of HTML too
_LIVE = re.compile(r"[@#!~$%&](?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)")
#: an invisible character that joins; behind a sign it keeps the platforms from reading it
_JOINER = "\u2060"


@reporter("markdown")
def write_markdown(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write a heading, one collapsed block a finding with the gravest open, and what was left out for want of room."""
    parts = [f"### claimcheck\n\n{_text(conclusion(report))}\n\n"]
    room = MAX_BYTES - _size(parts[0])
    findings = ranked(report, options)
    told = [finding for finding in findings if finding.category != "unsupported"]
    blocks = [
        *(_block(finding, report, options.new) for finding in told),
        *_unsupported(findings, report, options.new),
        *_left_out(report),
    ]
    left = 0
    for block in blocks:
        if _size(block) > room or left:
            left += 1
            continue
        parts.append(block)
        room -= _size(block)
    if left:
        parts.append(f"… and {counted(left, 'block')} more: there is no room for them here.\n\n")
    undated = sum(document.published is None for document in report.documents)
    by = f"claimcheck {report.version} with {report.model}" + (
        f"; {counted(undated, 'article')} undated" if undated else ""
    )
    parts.append(f"<sub>{_text(by)}</sub>\n")
    stream.write(unheeded("".join(parts)))


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _block(finding: Finding, report: Report, new: Collection[str]) -> str:
    """One finding as HTML without an empty line, which would begin Markdown again."""
    return "\n".join([*_finding_lines(finding, report, new), "", ""])


def _finding_lines(finding: Finding, report: Report, new: Collection[str]) -> Iterator[str]:
    yield f"<details{' open' if finding.level == 'error' else ''}>"
    yield f"<summary>{_SIGN[finding.level]} <b>{finding.level}</b>: {_text(finding.message)}</summary>"
    yield "<ul>"
    for value, claims in sides([report.claim(id) for id in finding.claims]).items():
        yield f"<li><b>{_text(value)}</b><ul>"
        for claim in claims[:MAX_PER_SIDE]:
            yield f"<li>{_quoted(claim, report, new)}</li>"
        if len(claims) > MAX_PER_SIDE:
            yield f"<li>… and {len(claims) - MAX_PER_SIDE:,} more that say the same</li>"
        yield "</ul></li>"
    yield "</ul>"
    if finding.reasons:
        yield f"<p>Why: {'; '.join(map(_text, finding.reasons))}.</p>"
    yield f"<p>Rule: {_code(finding.rule)}</p>"
    yield "</details>"


def _quoted(claim: Claim, report: Report, new: Collection[str]) -> str:
    before, value, after = sentence(claim)
    published = published_phrase(report.document(claim.document)) + (", new" if claim.document in new else "")
    words = f"{_shown(before)}<b>{_shown(value)}</b>{_shown(after)}"
    return f"{_code(location(claim))}, {published}: {words}"


def _unsupported(findings: list[Finding], report: Report, new: Collection[str]) -> Iterator[str]:
    claims = [report.claim(finding.claims[0]) for finding in findings if finding.category == "unsupported"]
    if not claims:
        return
    lines = [
        "<details>",
        f"<summary>{_SIGN['note']} {counted(len(claims), 'statement')} that no other article makes</summary>",
        "<ul>",
        *(f"<li>{_quoted(claim, report, new)}</li>" for claim in claims[:MAX_UNSUPPORTED]),
    ]
    if len(claims) > MAX_UNSUPPORTED:
        lines.append(f"<li>… and {len(claims) - MAX_UNSUPPORTED:,} more</li>")
    yield "\n".join([*lines, "</ul>", "</details>", "", ""])


def _left_out(report: Report) -> Iterator[str]:
    if report.skipped:
        items = (f"<li>{_code(one.path)}: {_text(one.reason)}</li>" for one in report.skipped)
        summary = f"<summary>{counted(len(report.skipped), 'file')} left out</summary>"
        yield "\n".join(["<details>", summary, "<ul>", *items, "</ul>", "</details>", "", ""])


def _text(text: str) -> str:
    """Text of strangers as HTML that shows it and does nothing else."""
    return _shown(plain(text))


def _shown(line: str) -> str:
    """The same for what is one harmless line already; blanks at its ends stay."""
    return escape(_LIVE.sub(rf"\g<0>{_JOINER}", line))


def _code(text: str) -> str:
    """The same for names of files, which the platforms leave alone within code and which are there to be copied."""
    return f"<code>{escape(plain(text))}</code>"
