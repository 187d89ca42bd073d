"""The report as JSON: the contract that other tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from pydantic.json_schema import GenerateJsonSchema

from claimcheck.models import Report
from claimcheck.reporters.registry import reporter
from claimcheck.reporters.unheeded import unheeded_json

if TYPE_CHECKING:
    from claimcheck.reporters.registry import ReportOptions

#: changes only when a reader of the old report could not read the new one
SCHEMA_ID = "urn:claimcheck:report:1"


@reporter("json")
def write_json(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write the report as one JSON object; `options.level` leaves out the lighter findings, never a claim."""
    findings = tuple(finding for finding in report.findings if options.shows(finding))
    for part in report.model_copy(update={"findings": findings}).json_parts():
        stream.write(unheeded_json(part))


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every JSON report is valid against."""
    schema = Report.model_json_schema(mode="serialization")
    # they are there in a report with its internals, in one on new articles, and where something is allowed
    schema["$defs"]["Claim"]["required"].remove("frame")
    schema["$defs"]["Finding"]["required"].remove("existed")
    schema["required"].remove("suppressed")
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": SCHEMA_ID,
        **schema,
        "title": "claimcheck report",
    }
