"""The text report: whole reports as golden files, and what they cannot show."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from claimcheck.reporters import ReportOptions, reporters
from claimcheck.reporters.text import MAX_PER_SIDE, MAX_UNSUPPORTED
from claimcheck.reporters.wording import MAX_UNDATED
from tests.reporters.hand_made import Newsroom, empty, exactly, harbour

if TYPE_CHECKING:
    from claimcheck.models import Report

GOLDEN = Path(__file__).parents[1] / "golden"
DEFAULT = ReportOptions()


def text(report: Report, options: ReportOptions = DEFAULT) -> str:
    stream = io.StringIO()
    reporters()["text"](report, stream, options)
    return stream.getvalue()


def unsupported(number: int) -> Report:
    """A report of that many statements that only one article makes."""
    room = Newsroom()
    article = room.article("islands.txt")
    for line in range(1, number + 1):
        claim = room.claim(article, line, "It has [[nine]] islands.", exactly(9), "islands")
        room.finding("unsupported", "note", "no other article says so", [claim])
    return room.report()


@pytest.mark.parametrize(
    ("golden", "report", "options"),
    [
        ("harbour.txt", harbour(), ReportOptions()),
        ("harbour-error.txt", harbour(), ReportOptions(level="error")),
        ("harbour-color.txt", harbour(), ReportOptions(color=True, width=100)),
        ("empty.txt", empty(), ReportOptions()),
    ],
)
def test_golden(golden: str, report: Report, options: ReportOptions, update_golden: bool) -> None:
    found = text(report, options)
    if update_golden:
        (GOLDEN / golden).write_text(found, encoding="utf-8", newline="\n")
    assert found == (GOLDEN / golden).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 100, 300])
def test_fits_the_terminal(width: int) -> None:
    lines = text(harbour(), ReportOptions(width=width)).splitlines()
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("report", [harbour(), unsupported(3)])
def test_plain_text_has_no_trailing_blanks(report: Report) -> None:
    assert [line for line in text(report).splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("level", "shown", "more"),
    [(None, MAX_UNSUPPORTED, True), ("note", MAX_UNSUPPORTED + 5, False), ("warning", 0, False)],
)
def test_unsupported_in_short(level: str | None, shown: int, more: bool) -> None:
    found = text(unsupported(MAX_UNSUPPORTED + 5), ReportOptions(level=level))  # type: ignore[arg-type]
    assert found.count("“nine” (count), “islands”") == shown
    assert ("… and 5 more (--level note or --format json shows them all)" in found) == more


def test_hidden_findings_are_counted() -> None:
    assert text(unsupported(3), ReportOptions(level="error")).endswith(
        "0 conflicts, 0 updates and 3 unsupported statements in 1 article.\n3 findings below --level error not shown.\n"
    )


def test_updates_stand_in_time_order() -> None:
    found = text(harbour())
    assert found.index("news/storm-1.txt:2") < found.index("news/storm-2.txt:2")


def test_many_that_say_the_same() -> None:
    room = Newsroom()
    article = room.article("islands.txt")
    claims = [room.claim(article, line, "It has [[nine]] islands.", exactly(9), "islands") for line in range(9)]
    room.finding("conflict", "error", "nine islands, or ten", claims)
    found = text(room.report())
    assert found.count("It has «nine» islands.") == MAX_PER_SIDE
    assert "… and 4 more that say the same" in found


ESCAPE = "\x1b[31m"


@pytest.mark.parametrize("color", [False, True])
def test_articles_cannot_steer_the_terminal(color: bool) -> None:
    room = Newsroom()
    article = room.article(f"{ESCAPE}.txt", notices=(f"notice{ESCAPE}",))
    claim = room.claim(
        article, 1, f"It {ESCAPE}\x9b2J[[\x07nine\u202e{ESCAPE}]] is[red].\r\n\x00", exactly(9), f"subject{ESCAPE}"
    )
    for category in ("conflict", "update", "unsupported"):
        room.finding(category, "error", f"message{ESCAPE}", [claim], (f"reason{ESCAPE}",), f"rule{ESCAPE}")  # type: ignore[arg-type]
    room.skip(f"skipped{ESCAPE}", f"reason{ESCAPE}")
    found = text(room.report(), ReportOptions(color=color, width=110))
    assert ESCAPE not in found
    assert not set(found) & set("\x07\x9b\x00\r\u202e")
    assert r"message\x1b[31m" in found
    assert r"is[red]. \x00" in found
    assert r"\u202e" in found


def test_undated_articles_are_named() -> None:
    room = Newsroom()
    for number in range(MAX_UNDATED + 2):
        room.article(f"news/{number:02}.txt")
    room.article("news/dated.txt", dt.date(2024, 3, 31))
    found = text(room.report())
    assert f"Undated ({MAX_UNDATED + 2})" in found
    assert "    news/09.txt\n    … and 2 more\n" in found
    assert "dated.txt" not in found


def test_new_articles_are_marked() -> None:
    report = harbour()
    (new, *_) = [report.claim(id).document for id in report.conflicts[0].claims]
    assert f"{new}:" in (found := text(report, ReportOptions(new=frozenset({new}))))
    assert ", new\n" in found
    assert ", new\n" not in text(report)
