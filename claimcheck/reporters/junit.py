"""The findings as JUnit XML, which nearly every build server shows: a suite an article, a failure a conflict.

Format: https://github.com/testmoapp/junitxml (there is no official one)
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TextIO
from xml.etree import ElementTree as ET

from claimcheck.reporters.places import claims_of, explained, position, ranked
from claimcheck.reporters.registry import reporter
from claimcheck.reporters.unheeded import unheeded
from claimcheck.reporters.wording import plain

if TYPE_CHECKING:
    from claimcheck.models import Finding, Report, Skipped
    from claimcheck.reporters.registry import ReportOptions

#: levels of findings that fail
_FAILING = frozenset({"error", "warning"})
# XML 1.0, section 2.2; `plain` has made control characters visible already
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@reporter("junit")
def write_junit(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write one XML document: errors and warnings fail, notes are skipped tests, articles without any pass.

    A finding is listed once, in the suite of its first article, a new one if there are any.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in ranked(report, options):
        found[claims_of(finding, report, options)[0].document].append(finding)
    root = ET.Element("testsuites", {"name": "claimcheck"})
    for document in report.documents:
        if not options.new or document.id in options.new or document.id in found:
            _suite(root, document.id, [_case(finding, report, options) for finding in found[document.id]])
    for skipped in report.skipped:
        _suite(root, skipped.path, [_left_out(skipped)])
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    stream.write('<?xml version="1.0" encoding="utf-8"?>\n')
    stream.write(unheeded(ET.tostring(root, encoding="unicode")) + "\n")


def _suite(root: ET.Element, name: str, cases: list[ET.Element]) -> None:
    if not cases:
        cases = [ET.Element("testcase", {"name": "nothing found", "classname": _xml(name)})]
    counts = {
        "tests": len(cases),
        **{kind: sum(case.find(tag) is not None for case in cases) for kind, tag in _OUTCOMES.items()},
    }
    suite = ET.SubElement(root, "testsuite", {"name": _xml(name), **{key: str(n) for key, n in counts.items()}})
    suite.extend(cases)


_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def _case(finding: Finding, report: Report, options: ReportOptions) -> ET.Element:
    claim = claims_of(finding, report, options)[0]
    place = position(claim, report)
    message = _xml(finding.message)
    names = {"name": f"{_xml(finding.rule)}: {message}", "classname": _xml(claim.document)}
    if place.path is not None:
        names["file"] = _xml(place.path)
    if place.line is not None:
        names["line"] = str(place.line)
    case = ET.Element("testcase", names)
    if finding.level in _FAILING:
        failure = ET.SubElement(case, "failure", {"message": message, "type": finding.level})
        failure.text = "\n".join(map(_xml, explained(finding, report)))
    else:
        ET.SubElement(case, "skipped", {"message": f"{finding.category}: {message}"})
    return case


def _left_out(skipped: Skipped) -> ET.Element:
    case = ET.Element("testcase", {"name": "can be read", "classname": _xml(skipped.path)})
    ET.SubElement(case, "error", {"message": _xml(skipped.reason), "type": "left out"})
    return case


def _xml(text: str) -> str:
    """The text on one line, without characters that no XML document may hold."""
    return _NO_XML.sub("\ufffd", plain(text))
