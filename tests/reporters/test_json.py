"""The JSON report: the contract with other tools."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema
import pytest

from claimcheck.models import Report
from claimcheck.reporters import ReportOptions, reporters
from claimcheck.reporters.json import report_schema
from tests.reporters.hand_made import empty, harbour

GOLDEN = Path(__file__).parents[1] / "golden"
DEFAULT = ReportOptions()


def as_json(report: Report, options: ReportOptions = DEFAULT) -> str:
    stream = io.StringIO()
    reporters()["json"](report, stream, options)
    return stream.getvalue()


@pytest.mark.parametrize(("golden", "report"), [("harbour.json", harbour()), ("empty.json", empty())])
def test_golden(golden: str, report: Report, update_golden: bool) -> None:
    found = as_json(report)
    if update_golden:
        (GOLDEN / golden).write_text(found, encoding="utf-8", newline="\n")
    assert found == (GOLDEN / golden).read_text(encoding="utf-8")


@pytest.mark.parametrize("report", [harbour(), empty()])
def test_valid_against_the_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(as_json(report)))


@pytest.mark.parametrize("missing", ["claims", "skipped"])
def test_schema_wants_every_field(missing: str) -> None:
    report = json.loads(as_json(harbour()))
    del report[missing]
    with pytest.raises(jsonschema.ValidationError, match="is a required property"):
        jsonschema.Draft202012Validator(report_schema()).validate(report)


def test_exactly_the_agreed_keys() -> None:
    assert list(json.loads(as_json(harbour()))) == ["version", "model", "documents", "claims", "findings", "skipped"]


def test_round_trip() -> None:
    assert Report.model_validate_json(as_json(harbour())) == harbour()


def test_level() -> None:
    report = Report.model_validate_json(as_json(harbour(), ReportOptions(level="error")))
    assert [finding.rule for finding in report.findings] == ["dates/date-differs"]
    assert report.claims == harbour().claims
