"""An overlay: what is written is seen, and none of it is written."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.archive.overlay import overlaid

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "CREATE TABLE harbour (name TEXT, pier INTEGER, ships INTEGER, PRIMARY KEY (name, pier)) WITHOUT ROWID"
ALL = "SELECT * FROM harbour ORDER BY name, pier"
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "INSERT OR REPLACE INTO harbour VALUES (:name, :pier, :ships)",
                "UPDATE harbour SET ships = ships + :ships WHERE name = :name",
                "UPDATE harbour SET pier = pier + 10 WHERE name = :name AND pier = :pier AND ships < :ships",
                "DELETE FROM harbour WHERE name = :name AND pier = :pier",
                "DELETE FROM harbour WHERE pier = :pier",
            ]
        ),
        st.fixed_dictionaries(
            {"name": st.sampled_from(["Oldport", "Vik"]), "pier": st.integers(1, 3), "ships": st.integers(0, 3)}
        ),
    ),
    max_size=8,
)


def made(path: str | Path = ":memory:") -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None)
    base.execute(TABLE)
    base.executemany("INSERT INTO harbour VALUES (?, ?, ?)", [("Oldport", 1, 2), ("Oldport", 2, 0), ("Vik", 1, 5)])
    return base


@given(CHANGES)
def test_it_shows_what_the_table_would_hold(changes: list[tuple[str, dict[str, object]]]) -> None:
    base, plain = made(), made()
    before = base.execute(ALL).fetchall()
    with overlaid(base, ["harbour"]):
        for statement, values in changes:
            base.execute(statement, values)
            plain.execute(statement, values)
            assert base.execute(ALL).fetchall() == plain.execute(ALL).fetchall()
        assert base.execute("SELECT * FROM main.harbour ORDER BY name, pier").fetchall() == before
    assert base.execute(ALL).fetchall() == before


def test_nobody_waits_and_nothing_of_others_is_seen(tmp_path: Path) -> None:
    base = made(tmp_path / "base")
    base.execute("PRAGMA journal_mode = WAL")
    other = sqlite3.connect(tmp_path / "base", isolation_level=None, timeout=0.0)
    with overlaid(base, ["harbour"]):
        base.execute("DELETE FROM harbour WHERE name = 'Vik'")
        other.execute("INSERT INTO harbour VALUES ('Senn', 1, 1)")
        assert {row[0] for row in base.execute(ALL)} == {"Oldport"}
        assert {row[0] for row in other.execute(ALL)} == {"Oldport", "Vik", "Senn"}
    assert {row[0] for row in base.execute(ALL)} == {"Oldport", "Vik", "Senn"}


def test_rows_are_found_by_index() -> None:
    base = made()
    with overlaid(base, ["harbour"]):
        plan = base.execute("EXPLAIN QUERY PLAN SELECT * FROM harbour WHERE name = 'Vik' AND pier = 1").fetchall()
    # the view's own two halves are gone through; of the tables in them none is
    assert not [step for *_, step in plan if step.startswith("SCAN") and step != "SCAN harbour"]


def test_it_goes_when_something_fails() -> None:
    base = made()
    with pytest.raises(sqlite3.IntegrityError), overlaid(base, ["harbour"]):
        base.execute("INSERT INTO main.harbour VALUES ('Vik', 1, 0)")
    assert len(base.execute(ALL).fetchall()) == 3
    assert not base.in_transaction
