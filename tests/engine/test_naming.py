"""The message of a finding names a new article, where there is one."""

from __future__ import annotations

import pytest

from claimcheck.engine.findings import naming
from tests.reporters.hand_made import Newsroom, year

# message, new articles, message in the end
MESSAGES = [
    ("a.txt says 1790, b.txt 1793", {"news/b.txt"}, "a.txt says 1790, b.txt 1793"),
    ("a.txt says 1790, b.txt 1793", {"news/c.txt"}, "a.txt says 1790, b.txt 1793; also 1793 (c.txt)"),
    ("a.txt says 1790, b.txt 1793", {"news/c.txt", "news/b.txt"}, "a.txt says 1790, b.txt 1793"),
    ("cc.txt says 1790, c.txt.md 1793", {"news/c.txt"}, "cc.txt says 1790, c.txt.md 1793; also 1793 (c.txt)"),
    ("1790 (a.txt) / 1793 (b.txt, c.txt)", {"news/c.txt"}, "1790 (a.txt) / 1793 (b.txt, c.txt)"),
    ("a.txt says 1790", {"news/other.txt"}, "a.txt says 1790"),
    ("a.txt says 1790", set(), "a.txt says 1790"),
]


@pytest.mark.parametrize(("message", "new", "expected"), MESSAGES)
def test_message(message: str, new: set[str], expected: str) -> None:
    room = Newsroom()
    told = [("news/a.txt", 1790), ("news/b.txt", 1793), ("news/c.txt", 1793)]
    claims = [room.claim(room.article(name), 1, f"Built in [[{when}]].", year(when)) for name, when in told]
    room.finding("conflict", "error", message, claims)
    report = room.report()
    (finding,) = naming(new, report.findings, report.claims, report.documents)
    assert finding.message == expected
    assert finding.fingerprint == report.findings[0].fingerprint
