"""Pairs of articles that tell posts: the conflicts and updates found, and those that must stay silent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from title_scoring import load, score

#: table, half, least precision of conflicts, least recall of conflicts, of updates, and of look-alikes kept silent
FLOORS = [
    ("titles.toml", "open", 1.0, 0.95, 0.95, 1.0),
    ("titles.toml", "kept", 0.95, 0.75, 0.7, 1.0),
    ("titles_fresh.toml", None, 0.95, 0.8, 0.9, 1.0),
    ("titles_long.toml", None, 0.95, 0.8, 1.0, 1.0),
    ("titles_breadth.toml", None, 1.0, 0.75, 0.4, 0.95),
    ("titles_unseen.toml", None, 1.0, 0.8, 1.0, 0.94),
]


@pytest.mark.parametrize(("table", "half", "precision", "conflicts", "updates", "silent"), FLOORS)
def test_pairs(table: str, half: str | None, precision: float, conflicts: float, updates: float, silent: float) -> None:
    told = score(load(table, half))
    words = "\n".join(told.wrong)
    assert told.precision >= precision, words
    assert told.recall("conflict") >= conflicts, words
    assert told.recall("update") >= updates, words
    assert told.recall("silence") >= silent, words
