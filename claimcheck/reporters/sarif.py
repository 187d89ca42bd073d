"""The findings as SARIF 2.1.0, which code scanning services and editors read.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from claimcheck.reporters.places import claims_of, position, quoted, ranked
from claimcheck.reporters.registry import reporter
from claimcheck.reporters.unheeded import unheeded_json
from claimcheck.reporters.wording import plain, shown_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.engine.rules import Rule
    from claimcheck.models import Claim, Finding, Report
    from claimcheck.reporters.registry import ReportOptions

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: what relative paths are relative to (SARIF 3.14.14); services take it for the root of the repository
_ROOT = "%SRCROOT%"
#: names the way in which fingerprints are made; another way needs another name
_FINGERPRINT = "claimcheck/v1"
# `[text](target)` in a message is a link (SARIF 3.11.6); an article must not make one
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


@reporter("sarif")
def write_sarif(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write one log with one run: a result a finding, at its first claim, the other claims as related locations."""
    findings = ranked(report, options)
    ids = sorted({finding.rule for finding in findings})
    seen: Counter[str] = Counter()
    results = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        results.append(_result(finding, seen[finding.fingerprint], ids, report, options))
    run = {
        "tool": {"driver": _driver(report, ids, options)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    stream.write(unheeded_json(json.dumps(log, indent=2, ensure_ascii=False)) + "\n")


def _driver(report: Report, ids: Sequence[str], options: ReportOptions) -> dict[str, Any]:
    from claimcheck.engine.rulebook import Rulebook

    known = options.rules or (Rulebook.load().by_id if ids else {})
    return {
        "name": "claimcheck",
        "version": report.version,
        "semanticVersion": report.version,
        "properties": {"languageModel": report.model},
        "rules": [_rule(id, known.get(id)) for id in ids],
    }


def _rule(id: str, rule: Rule | None) -> dict[str, Any]:
    """What is told of a rule; of a rule of the user's own that is not at hand, its name."""
    name = "".join(part.capitalize() for part in re.split(r"[^A-Za-z0-9]+", id))
    if rule is None:
        return {
            "id": id,
            "name": name,
            "shortDescription": {"text": id},
            "help": {"text": f"claimcheck rules show {id}"},
        }
    why = rule.why.strip()
    return {
        "id": id,
        "name": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": why},
        "help": {"text": f"{rule.title}\n\n{why}", "markdown": f"**{rule.title}**\n\n{why}"},
        "defaultConfiguration": {"level": rule.level},
        "properties": {"tags": ["articles", id.partition("/")[0]]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = {"executionSuccessful": True}
    if report.skipped:
        told["toolExecutionNotifications"] = [
            {
                "level": "warning",
                "message": {"text": _message(f"left out: {skipped.reason}")},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(skipped.path)}}],
            }
            for skipped in report.skipped
        ]
    return told


def _result(
    finding: Finding, number: int, ids: Sequence[str], report: Report, options: ReportOptions
) -> dict[str, Any]:
    first, *others = claims_of(finding, report, options)
    message = finding.message
    if finding.reasons:
        message += f". Why: {'; '.join(finding.reasons)}."
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": finding.level,
        "message": {"text": _message(message)},
        "locations": [_location(first, report)],
        "partialFingerprints": {
            _FINGERPRINT: finding.fingerprint,
            # under this name GitHub looks for it; equal words in two articles are told apart by the number
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:{number}",
        },
        "properties": {"category": finding.category},
    }
    if others:
        result["relatedLocations"] = [
            {
                "id": index,
                **_location(claim, report),
                "message": {"text": _message(f"{shown_value(claim)}: {quoted(claim, report)}")},
            }
            for index, claim in enumerate(others, start=1)
        ]
    return result


def _location(claim: Claim, report: Report) -> dict[str, Any]:
    place = position(claim, report)
    location: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": plain(claim.document), "kind": "article"}],
    }
    if place.path is not None:
        location["physicalLocation"] = {"artifactLocation": _artifact(place.path)}
    if place.path is not None and place.line is not None:
        region: dict[str, Any] = {"startLine": place.line}
        if place.column is not None:
            region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
        location["physicalLocation"]["region"] = {**region, "snippet": {"text": claim.value_text}}
    return location


def _artifact(path: str) -> dict[str, str]:
    """A path as a URI: relative to the repository's root where it is relative, else of a file."""
    # names that are no Unicode keep their bytes
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/~")
    if PurePath(path).is_absolute():
        return {"uri": f"file://{uri}"}
    return {"uri": uri.removeprefix("./"), "uriBaseId": _ROOT}


def _message(text: str) -> str:
    return _LINK.sub(r"\\\g<0>", plain(text))
