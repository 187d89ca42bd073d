"""The findings as a GitLab code quality report, which GitLab shows in a merge request.

Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from claimcheck.reporters.places import claims_of, explained, position, ranked
from claimcheck.reporters.registry import reporter
from claimcheck.reporters.unheeded import unheeded_json
from claimcheck.reporters.wording import plain

if TYPE_CHECKING:
    from claimcheck.models import Level, Report
    from claimcheck.reporters.registry import ReportOptions

_SEVERITY: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


@reporter("gitlab")
def write_gitlab(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write one JSON array. What stands in no file is left out: GitLab shows nothing without a path."""
    entries = []
    seen: Counter[str] = Counter()
    for finding in ranked(report, options):
        place = position(claims_of(finding, report, options)[0], report)
        if place.path is None:
            continue
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        lines = [plain(finding.message), *explained(finding, report)]
        entries.append(
            {
                "description": " | ".join(lines),
                "check_name": finding.rule,
                # two articles may hold the same words; GitLab shows only one entry of each fingerprint
                "fingerprint": finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}",
                "severity": _SEVERITY[finding.level],
                "location": {"path": place.path.removeprefix("./"), "lines": {"begin": place.line or 1}},
            }
        )
    stream.write(unheeded_json(json.dumps(entries, indent=2, ensure_ascii=False)) + "\n")
