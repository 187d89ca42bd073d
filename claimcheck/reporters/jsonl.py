"""The findings as JSON Lines: one a line, with its claims, so that a line can be read by itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from claimcheck.reporters.places import ranked
from claimcheck.reporters.registry import reporter
from claimcheck.reporters.unheeded import unheeded_json

if TYPE_CHECKING:
    from typing import Any

    from claimcheck.models import Finding, Report
    from claimcheck.reporters.registry import ReportOptions


@reporter("jsonl")
def write_jsonl(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write one JSON object a finding, the gravest first; its `claims` are objects with `published`, not ids."""
    for finding in ranked(report, options):
        stream.write(unheeded_json(json.dumps(_line(finding, report), ensure_ascii=False)) + "\n")


def _line(finding: Finding, report: Report) -> dict[str, Any]:
    claims = []
    for id in finding.claims:
        claim = report.claim(id)
        published = report.document(claim.document).published
        stated = claim.model_dump(mode="json", exclude={"frame"})
        claims.append({**stated, "published": published.isoformat() if published else None})
    told = finding.model_dump(mode="json", exclude={"existed"} if finding.existed is None else None)
    return {**told, "claims": claims}
