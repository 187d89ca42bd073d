"""Who is who among the names of an archive, kept as articles come and go.

What is asked of it is what `whoiswho.table_of` tells of all names at once.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

from claimcheck.store import runs_of
from claimcheck.subjects.blocking import hashes
from claimcheck.subjects.name_blocks import COMMON_KEY
from claimcheck.subjects.name_match import name_keys
from claimcheck.subjects.whoiswho import are_one, rank, standing_for

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.store import Store


class Bearers:
    """The names in the tables `bearer_N` and `bearer_key_N` of a store; sqlite3.DatabaseError is left to the caller."""

    def __init__(self, store: Store, number: int) -> None:
        """Those of the index of this number."""
        self._store = store
        self._bearer, self._bearer_key = self.tables = (f"bearer_{number}", f"bearer_key_{number}")

    def make(self) -> None:
        """Make the tables."""
        for statement in (
            f"CREATE TABLE {self._bearer} "
            "(name TEXT PRIMARY KEY, stands TEXT NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID",
            f"CREATE INDEX {self._bearer}_stands ON {self._bearer} (stands)",
            f"CREATE TABLE {self._bearer_key} "
            "(key INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, name)) WITHOUT ROWID",
        ):
            self._base.execute(statement)

    def standing(self, names: Collection[str]) -> dict[str, str]:
        """What stands for each name; without unknown names."""
        found: dict[str, str] = {}
        for some in runs_of(sorted(names)):
            found.update(self._rows(f"SELECT name, stands FROM {self._bearer} WHERE name IN ({{}})", some))
        return found

    def variants(self, names: Collection[str]) -> dict[str, list[str]]:
        """The names for which each of these stands, in order."""
        found: dict[str, list[str]] = {}
        for some in runs_of(sorted(names)):
            rows = self._rows(f"SELECT stands, name FROM {self._bearer} WHERE stands IN ({{}})", some)
            for stands, name in rows:
                found.setdefault(stands, []).append(name)
        return {stands: sorted(own) for stands, own in found.items()}

    def sharing(self, names: Collection[str], others: AbstractSet[str]) -> set[tuple[str, str]]:
        """Each of some names with each of the others that shares a key with it, however many have the key."""
        own: dict[int, list[str]] = {}
        for name in names:
            for key in _numbers(name):
                own.setdefault(key, []).append(name)
        found: set[tuple[str, str]] = set()
        for some in runs_of(sorted(own)):
            rows = self._rows(f"SELECT key, name FROM {self._bearer_key} WHERE key IN ({{}})", some)
            found.update((name, other) for key, other in rows if other in others for name in own[key])
        return found

    def all(self) -> dict[str, tuple[str, int]]:
        """Every name, with what stands for it and in how many articles it is told."""
        rows = self._base.execute(f"SELECT name, stands, articles FROM {self._bearer}")
        return {name: (stands, articles) for name, stands, articles in rows}

    def settle(self, names: Mapping[str, int]) -> None:
        """Add to the articles of each name, or take from them, and see anew for whom whoever is touched stands.

        What stands for a name depends on the names before it alone, so that one pass in their order is enough.
        """
        known = {
            name: (stands, count)
            for some in runs_of(sorted(names))
            for name, stands, count in self._rows(
                f"SELECT name, stands, articles FROM {self._bearer} WHERE name IN ({{}})", some
            )
        }
        come = {name for name in names if name not in known and names[name] > 0}
        gone = {name for name, (_, count) in known.items() if count + names[name] <= 0}
        self._base.executemany(
            f"INSERT OR REPLACE INTO {self._bearer} VALUES (?, ?, ?)",
            [
                (name, stands, before + names[name])
                for name in names
                for stands, before in [known.get(name, (name, 0))]
                if name not in gone and (name in known or name in come)
            ],
        )
        touched = {*come, *self._touched_by(come, gone)} - gone
        self._stand(touched)

    @property
    def _base(self) -> Any:
        return self._store.base

    def _rows(self, query: str, values: Sequence[Any]) -> list[Any]:
        found: list[Any] = self._base.execute(query.format(",".join("?" * len(values))), list(values)).fetchall()
        return found

    def _touched_by(self, come: set[str], gone: set[str]) -> set[str]:
        """The names that may stand for another now: of the keys of those that went, or that cross a bound."""
        touched: set[str] = set()
        for name in sorted(gone):
            touched.update(other for other in self._sharing(name) if rank(other) > rank(name))
            self._base.execute(f"DELETE FROM {self._bearer} WHERE name = ?", (name,))
        for names, change in ((gone, -1), (come, 1)):
            for name in sorted(names):
                for key in sorted(_numbers(name)):
                    before = self._block(key)
                    if change > 0:
                        self._base.execute(f"INSERT INTO {self._bearer_key} VALUES (?, ?)", (key, name))
                    else:
                        self._base.execute(f"DELETE FROM {self._bearer_key} WHERE key = ? AND name = ?", (key, name))
                    if (len(before) > COMMON_KEY) != (len(before) + change > COMMON_KEY):
                        touched.update(before)
        return touched

    def _stand(self, touched: set[str]) -> None:
        waiting = [rank(name) for name in touched]
        waiting.sort()
        seen = set(waiting)
        while waiting:
            name = heappop(waiting)[1]
            others = self._sharing(name)
            before = [other for other in others if rank(other) < rank(name)]
            stands = standing_for(name, before, self.standing(before))
            if name not in touched and self.standing([name]) == {name: stands}:
                continue
            self._base.execute(f"UPDATE {self._bearer} SET stands = ? WHERE name = ?", (stands, name))
            for other in others:
                if rank(other) > rank(name) and rank(other) not in seen and are_one(other, name):
                    seen.add(rank(other))
                    heappush(waiting, rank(other))

    def _sharing(self, name: str) -> list[str]:
        """The other names that share a key with one, if no more have it than tell something."""
        found: set[str] = set()
        for key in _numbers(name):
            block = self._block(key)
            if len(block) <= COMMON_KEY:
                found.update(block)
        return sorted(found - {name})

    def _block(self, key: int) -> list[str]:
        query = f"SELECT name FROM {self._bearer_key} WHERE key = ? LIMIT ?"
        return [row[0] for row in self._base.execute(query, (key, COMMON_KEY + 2))]


def _numbers(name: str) -> set[int]:
    return {hashes(key)[0] for key in name_keys(name)}
