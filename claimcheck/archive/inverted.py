"""An inverted index: in which articles each key stands, and what is counted over all of them.

An archive has one for the articles as they are, and one for each set of the user's aliases that was asked for lately:
names are replaced by them before an article is filed. What is counted can be taken back without the article's reading,
since the index keeps what each article gave.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from claimcheck.archive.bearers import Bearers
from claimcheck.errors import StoreError
from claimcheck.store import runs_of
from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.blocking import COMMON_ARTICLES, is_common
from claimcheck.subjects.filing import TELLING, filed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.reading import Reading
    from claimcheck.store import Store
    from claimcheck.subjects.filing import Wanted


class ArticleIndex:
    """The index of a number in a store; sqlite3.DatabaseError is left to the caller."""

    def __init__(self, store: Store, number: int, aliases: Mapping[str, Iterable[str]]) -> None:
        """Take its tables as there."""
        self._store, self.aliases = store, aliases
        self.bearers = Bearers(store, number)
        self._filed, self._posting, self._counted = own = (f"filed_{number}", f"posting_{number}", f"counted_{number}")
        self.tables = (*own, *self.bearers.tables)

    def make(self) -> None:
        """Make the tables."""
        for statement in (
            f"CREATE TABLE {self._filed} (article INTEGER PRIMARY KEY, told BLOB NOT NULL)",
            f"CREATE TABLE {self._posting} (key INTEGER NOT NULL, article INTEGER NOT NULL, claims INTEGER NOT NULL, "
            "PRIMARY KEY (key, article)) WITHOUT ROWID",
            f"CREATE TABLE {self._counted} (what TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
        ):
            self._base.execute(statement)
        self.bearers.make()

    def drop(self) -> None:
        """Take the tables away."""
        for table in self.tables:
            self._base.execute(f"DROP TABLE {table}")

    def add(self, articles: Iterable[tuple[int, str, Reading]]) -> None:
        """File articles: number, id, what each states. None of them may be filed yet."""
        names: dict[str, int] = {}
        for number, id, reading in articles:
            own = filed(id, with_aliases(reading.claims, self.aliases))
            rows = ((key, number, claims) for key, claims in sorted(own.postings.items()))
            self._base.executemany(f"INSERT INTO {self._posting} VALUES (?, ?, ?)", rows)
            told = zlib.compress(json.dumps([own.counts, own.names], separators=(",", ":")).encode(), 1)
            self._base.execute(f"INSERT INTO {self._filed} VALUES (?, ?)", (number, told))
            self._count(own.counts, 1)
            for name in own.names:
                names[name] = names.get(name, 0) + 1
        self.bearers.settle(names)

    def remove(self, articles: Iterable[tuple[int, str, Reading | None]]) -> None:
        """Take articles out again; where a reading is lost all postings are gone through."""
        names: dict[str, int] = {}
        for number, id, reading in articles:
            counts, own = self._told(number)
            self._base.execute(f"DELETE FROM {self._filed} WHERE article = ?", (number,))
            self._remove_postings(number, id, reading)
            self._count(counts, -1)
            for name in own:
                names[name] = names.get(name, 0) - 1
        self.bearers.settle(names)

    def telling(self) -> int:
        """How many articles state anything: those whose words and names are counted."""
        return self.counts({TELLING}).get(TELLING, 0)

    def meeting(self, wanted: Wanted) -> dict[int, int] | None:
        """The articles that have a key, each with how many claims have it; None if the key is cut.

        A claim that has a key by a word and by a name, or by two names of one bearer, counts twice.
        """
        found: dict[int, int] = {}
        word = False
        for form in (wanted.word, *wanted.named):
            query = f"SELECT article, claims FROM {self._posting} WHERE key = ? LIMIT ?"
            rows = self._base.execute(query, (form, COMMON_ARTICLES + 1))
            for article, claims in rows:
                found[article] = found.get(article, 0) + claims
                word = word or (wanted.alone and form == wanted.word)
            if is_common(sum(found.values()), len(found), word=word):
                return None
        return found

    def around(self, key: int, id: str, most: int) -> list[int]:
        """The articles that have a key and stand next to one id in the order of ids: so many before it and behind."""
        query = (
            f"SELECT number FROM article WHERE number IN (SELECT article FROM {self._posting} WHERE key = ?) "
            "AND id {} ? ORDER BY id {} LIMIT ?"
        )
        ways = (("<", "DESC"), (">", "ASC"))
        return [row[0] for way in ways for row in self._base.execute(query.format(*way), (key, id, most))]

    def counts(self, what: Collection[str]) -> dict[str, int]:
        """How often each is counted over all articles, by kind and words as `filing` puts it; without those never."""
        found: dict[str, int] = {}
        for some in runs_of(sorted(what)):
            marks = ",".join("?" * len(some))
            query = f"SELECT what, number FROM {self._counted} WHERE what IN ({marks})"
            found.update(self._base.execute(query, some).fetchall())
        return found

    def counted_from(self, start: str) -> dict[str, int]:
        """As `counts`, of all that starts so."""
        query = f"SELECT what, number FROM {self._counted} WHERE what >= ? AND what < ?"
        return dict(self._base.execute(query, (start, start + "\U0010ffff")))

    def numbers(self) -> set[int]:
        """The articles that are filed."""
        return {row[0] for row in self._base.execute(f"SELECT article FROM {self._filed}")}

    def postings(self) -> Iterator[tuple[int, int, int]]:
        """All of them: key, article, how many of its claims."""
        yield from self._base.execute(f"SELECT key, article, claims FROM {self._posting}")

    @property
    def _base(self) -> Any:
        return self._store.base

    def _told(self, number: int) -> tuple[dict[str, int], list[str]]:
        """What an article has given to the counts, and its names."""
        try:
            (told,) = self._base.execute(f"SELECT told FROM {self._filed} WHERE article = ?", (number,)).fetchone()
            counts, names = json.loads(zlib.decompress(told))
        except (TypeError, ValueError, zlib.error) as error:
            raise StoreError(f"{self._store.path}: its index is damaged; run claimcheck store prune") from error
        return counts, names

    def _remove_postings(self, number: int, id: str, reading: Reading | None) -> None:
        if reading is None:
            self._base.execute(f"DELETE FROM {self._posting} WHERE article = ?", (number,))
            return
        keys = filed(id, with_aliases(reading.claims, self.aliases)).postings
        query = f"DELETE FROM {self._posting} WHERE key = ? AND article = ?"
        self._base.executemany(query, [(key, number) for key in keys])

    def _count(self, counts: Mapping[str, int], times: int) -> None:
        known = self.counts(counts.keys())
        new = {what: known.get(what, 0) + times * count for what, count in counts.items()}
        self._write([(what, number) for what, number in new.items() if number > 0])
        self._base.executemany(
            f"DELETE FROM {self._counted} WHERE what = ?", [(what,) for what, number in new.items() if number <= 0]
        )

    def _write(self, rows: Sequence[tuple[str, int]]) -> None:
        self._base.executemany(f"INSERT OR REPLACE INTO {self._counted} VALUES (?, ?)", rows)
