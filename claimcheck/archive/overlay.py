"""An overlay: tables as they would be after changes that nobody else sees, and that no lock is needed for.

Each table is hidden by a temporary view of its name: its rows without those that are hidden, and the connection's own.
What is written into the view goes into temporary tables, by triggers (https://www.sqlite.org/lang_createtrigger.html).
All of it goes when the transaction is rolled back. Views know no `ON CONFLICT`, and give no number of a new row.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from sqlite3 import DatabaseError
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


@contextmanager
def overlaid(base: sqlite3.Connection, tables: Iterable[str]) -> Iterator[None]:
    """Let what is written into these tables go to an overlay, over what stood in the file at the beginning.

    Others may write into the file all the while; nothing of that is seen.
    """
    base.execute("BEGIN")
    try:
        for table in tables:
            _lay_over(base, table)
        yield
    finally:
        with suppress(DatabaseError):  # it is over already where the disk or the file failed
            base.execute("ROLLBACK")


def _lay_over(base: sqlite3.Connection, table: str) -> None:
    told = base.execute(f"PRAGMA main.table_info({table})").fetchall()
    columns = [row[1] for row in told]
    key = [row[1] for row in sorted(told, key=lambda row: row[5]) if row[5]]
    own, hidden, listed = f"own_{table}", f"hidden_{table}", ", ".join(columns)
    # without its type a column is compared otherwise than the file's, and no index is used
    typed = {row[1]: f"{row[1]} {row[2]}" for row in told}
    every, of_key = ", ".join(typed.values()), ", ".join(typed[column] for column in key)
    same = " AND ".join(f"h.{column} = m.{column}" for column in key)
    old, new = (", ".join(f"{row}.{column}" for column in key) for row in ("OLD", "NEW"))
    drop = (
        f"INSERT OR IGNORE INTO {hidden} VALUES ({old}); "
        f"DELETE FROM {own} WHERE ({', '.join(key)}) = ({old});"
    )  # fmt: skip
    put = (
        f"INSERT OR IGNORE INTO {hidden} VALUES ({new}); "
        f"INSERT OR REPLACE INTO {own} VALUES ({', '.join(f'NEW.{column}' for column in columns)});"
    )
    for statement in (
        f"CREATE TEMP TABLE {own} ({every}, PRIMARY KEY ({', '.join(key)})) WITHOUT ROWID",
        f"CREATE TEMP TABLE {hidden} ({of_key}, PRIMARY KEY ({', '.join(key)})) WITHOUT ROWID",
        f"CREATE TEMP VIEW {table} AS SELECT {listed} FROM main.{table} AS m "
        f"WHERE NOT EXISTS (SELECT 1 FROM {hidden} AS h WHERE {same}) UNION ALL SELECT {listed} FROM {own}",
        f"CREATE TEMP TRIGGER put_{table} INSTEAD OF INSERT ON {table} BEGIN {put} END",
        f"CREATE TEMP TRIGGER drop_{table} INSTEAD OF DELETE ON {table} BEGIN {drop} END",
        f"CREATE TEMP TRIGGER change_{table} INSTEAD OF UPDATE ON {table} BEGIN {drop} {put} END",
    ):
        base.execute(statement)
