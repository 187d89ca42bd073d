"""Pairs of articles of which one tells a date by other words: the conflicts found, and those that must stay silent."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from claimcheck import Document, check

TABLE = Path(__file__).with_name("reckoned.toml")
#: least recall of conflicts
RECALL = 0.7


def outcomes() -> list[tuple[str, str, str, str]]:
    """Of each pair its kind, what is expected, what was found, and the messages of what was found."""
    found = []
    for pair in tomllib.loads(TABLE.read_text("utf-8"))["pair"]:
        a, b = (Document.from_text(pair[s], id=f"{s}.txt", published=pair.get(f"{s}_published")) for s in "ab")
        findings = [f for f in check([a, b]).findings if f.category == "conflict"]
        told = "; ".join(f"{f.rule}: {f.message}" for f in findings)
        found.append((pair["kind"], pair["expect"], "conflict" if findings else "silence", f"{pair['a']} / {told}"))
    return found


def test_reckoned_pairs() -> None:
    """Conflicts are found, and no look-alike is taken for one."""
    told = outcomes()
    right = Counter(expect for _, expect, got, _ in told if expect == got)
    asked = Counter(expect for _, expect, _, _ in told)
    wrong = "\n".join(f"{kind} {expect}: {words}" for kind, expect, got, words in told if expect != got)
    assert right["silence"] == asked["silence"], wrong
    assert right["conflict"] >= RECALL * asked["conflict"], wrong
