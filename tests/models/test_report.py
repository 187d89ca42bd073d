"""What a report offers to code: parts of it, rows, JSON, a notebook's table."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from claimcheck.models import Frame, Report
from claimcheck.models.report import SHOWN_IN_NOTEBOOK
from tests.reporters.hand_made import Newsroom, empty, exactly, harbour

PILOT = "news/2011-pilot.txt"


def with_frames(report: Report) -> Report:
    claims = tuple(claim.model_copy(update={"frame": Frame(event="launch")}) for claim in report.claims)
    return report.model_copy(update={"claims": claims})


def test_json_leaves_out_what_is_inside() -> None:
    report = with_frames(harbour())
    assert report.to_json() == harbour().to_json()
    assert all("frame" not in claim for claim in json.loads(report.to_json())["claims"])
    assert Report.model_validate_json(report.to_json(internals=True)) == report


@pytest.mark.parametrize("report", [empty(), harbour(), with_frames(harbour())])
@pytest.mark.parametrize("internals", [True, False])
def test_json_in_parts_is_as_pydantic_has_it(report: Report, internals: bool) -> None:
    told = json.loads(report.model_dump_json(exclude=None if internals else {"claims": {"__all__": {"frame"}}}))
    if not report.suppressed:
        del told["suppressed"]
    if all(finding.existed is None for finding in report.findings):
        for finding in told["findings"]:
            del finding["existed"]
    assert report.to_json(internals=internals) == json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def test_of_one_document() -> None:
    report = harbour().for_document(PILOT)
    assert [finding.rule for finding in report.findings] == ["titles/role-differs", "dates/date-differs"]
    assert [document.id for document in report.documents] == [PILOT, "news/museum.html", "news/jubilee.md"]
    assert {claim.document for claim in report.claims} == {document.id for document in report.documents}
    assert Report.model_validate_json(report.to_json()) == report
    for claim in report.claims:
        assert all(report.claim(other) for other in claim.supported_by)


def test_of_a_document_with_support() -> None:
    room = Newsroom()
    for name in ("a.txt", "b.txt", "c.txt"):
        room.article(name)
    first = room.claim("a.txt", 1, "[[Nine]] islands.", exactly(9), supported_by=("c2", "c3"))
    room.claim("b.txt", 1, "[[9]] islands.", exactly(9), supported_by=("c1", "c3"))
    room.claim("c.txt", 1, "[[Twelve]] islands.", exactly(12))
    report = room.report().for_document("a.txt")
    assert [claim.id for claim in report.claims] == ["c1", "c2", "c3"]
    assert report.claim("c1") == first
    assert report.claim("c2").supported_by == ("c1", "c3")


def test_of_a_document_whose_supporters_have_supporters() -> None:
    room = Newsroom()
    for name in ("a.txt", "b.txt", "c.txt"):
        room.article(name)
    room.claim("a.txt", 1, "[[Nine]] islands.", exactly(9), supported_by=("c2",))
    room.claim("b.txt", 1, "[[9]] islands.", exactly(9), supported_by=("c1", "c3"))
    room.claim("c.txt", 1, "[[About ten]] islands.", exactly(9), supported_by=("c2",))
    report = room.report()
    _ = report.claim("c1")
    part = report.for_document("a.txt")
    assert part.claim("c2").supported_by == ("c1",)
    assert [document.id for document in part.documents] == ["a.txt", "b.txt"]


def test_a_changed_copy_knows_its_own_claims() -> None:
    report = harbour()
    assert report.claim("c1").document == report.document(PILOT).id
    copied = report.model_copy(update={"claims": report.claims[1:], "documents": report.documents[1:]})
    assert copied.claim("c2") == report.claim("c2")
    with pytest.raises(KeyError):
        copied.claim("c1")
    with pytest.raises(KeyError):
        copied.document(PILOT)


def test_of_no_document() -> None:
    with pytest.raises(KeyError):
        harbour().for_document("none.txt")
    with pytest.raises(KeyError):
        harbour().document("none.txt")


def test_rows_of_findings() -> None:
    rows = harbour().to_records()
    assert len(rows) == sum(len(finding.claims) for finding in harbour().findings)
    assert {
        key: rows[0][key] for key in ("finding", "rule", "level", "document", "line", "published", "value.role")
    } == {
        "finding": 0,
        "rule": "titles/role-differs",
        "level": "warning",
        "document": PILOT,
        "line": 7,
        "published": dt.date(2011, 5, 3),
        "value.role": "chief officer",
    }
    assert rows[2]["value_text"] == "1962"


def test_rows_of_claims() -> None:
    rows = harbour().to_records("claims")
    assert [row["claim"] for row in rows] == [claim.id for claim in harbour().claims]
    assert all(isinstance(part, str | int | float | bool | dt.date | None) for row in rows for part in row.values())


def test_notebook() -> None:
    shown = harbour()._repr_html_()
    message = "news/2011-pilot.txt says 1962 of the launch of the Aurora, news/museum.html 1964"
    assert f"<td>error</td><td>{message}</td>" in shown
    assert shown.count("<tr>") == 4
    assert "<table>" not in empty()._repr_html_()


def test_notebook_runs_nothing_of_an_article() -> None:
    room = Newsroom()
    article = room.article("<script>a</script>.txt")
    claim = room.claim(article, 1, "[[Nine]].", exactly(9))
    for _ in range(SHOWN_IN_NOTEBOOK + 1):
        room.finding("conflict", "error", "<img src=x onerror=alert(1)> \"&'", [claim])
    shown = room.report()._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "… and 1 more" in shown
