"""Stories of several articles that tell posts: conflicts and updates found, and nothing told that should not be."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

import claimcheck

PAIRS = Path(__file__).parent
sys.path.insert(0, str(PAIRS))
from story_scoring import load, tell  # noqa: E402

#: table, most false conflicts, least recall of conflicts, of updates
FLOORS = [
    ("title_stories.toml", 0, 0.6, 0.8),
    ("title_stories_kept.toml", 0, 0.5, 0.5),
    ("title_stories_short.toml", 0, 0.67, 0.75),
    ("title_stories_short_kept.toml", 1, 0.3, 0.5),
    ("title_stories_far.toml", 0, 0.35, 1.0),
]


@pytest.mark.parametrize(("table", "false", "conflicts", "updates"), FLOORS)
def test_stories(table: str, false: int, conflicts: float, updates: float) -> None:
    told = tell(load(PAIRS / table))
    assert len(told.false) + len(told.updates_as_conflicts) <= false, told.false
    assert told.recall("conflict") >= conflicts, told.missed
    assert told.recall("update") >= updates, told.missed


ALIKE = tomllib.loads((PAIRS / "titles_alike.toml").read_text(encoding="utf-8"))["pair"]


@pytest.mark.parametrize("pair", ALIKE, ids=lambda pair: pair["kind"])
def test_what_only_looks_alike_is_no_conflict(pair: dict[str, object]) -> None:
    documents = [
        claimcheck.Document.from_text(pair[side], id=side, published=pair[f"{side}_published"])  # type: ignore[arg-type]
        for side in ("a", "b")
    ]
    report = claimcheck.check(documents)
    assert not [finding.message for finding in report.findings if finding.category == "conflict"]
