"""An inverted index: in which articles each key stands, and what is counted over all of them.

An archive has one for the articles as they are, and one for each set of the user's aliases that was asked for lately:
names are replaced by them before an article is filed. What is counted can be taken back without the article's reading,
since the index keeps what each article gave.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from claimcheck.archive.bearers import Bearers
from claimcheck.archive.cards import card_of, packed, unpacked
from claimcheck.errors import StoreError
from claimcheck.store import runs_of
from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.blocking import COMMON_ARTICLES, is_common
from claimcheck.subjects.filing import TELLING, filed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.archive.cards import Card
    from claimcheck.reading import Reading
    from claimcheck.store import Store
    from claimcheck.subjects.filing import Wanted

#: what an article gives to the counts, and its names
_Given = tuple[dict[str, int], list[str]]
_GIVEN: TypeAdapter[_Given] = TypeAdapter(_Given)


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
            f"CREATE TABLE {self._filed} (article INTEGER PRIMARY KEY, told BLOB NOT NULL, card BLOB NOT NULL)",
            f"CREATE TABLE {self._posting} (key INTEGER NOT NULL, article INTEGER NOT NULL, claims BLOB NOT NULL, "
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
            claims = with_aliases(reading.claims, self.aliases)
            own = filed(id, claims)
            rows = ((key, number, _blob(places)) for key, places in sorted(own.postings.items()))
            self._base.executemany(f"INSERT INTO {self._posting} VALUES (?, ?, ?)", rows)
            told = zlib.compress(json.dumps([own.counts, own.names], separators=(",", ":")).encode(), 1)
            self._base.execute(f"INSERT INTO {self._filed} VALUES (?, ?, ?)", (number, told, packed(card_of(claims))))
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

    def meeting(self, wanted: Wanted) -> dict[int, list[int]] | None:
        """The articles that have a key, each with the places of the claims that have it; None if the key is cut.

        A claim that has a key by a word and by a name, or by two names of one bearer, is given twice.
        """
        found: dict[int, list[int]] = {}
        word, count = False, 0
        query = f"SELECT article, claims FROM {self._posting} WHERE key = ? LIMIT {COMMON_ARTICLES + 1}"
        for form in (wanted.word, *wanted.named):
            rows = self._base.execute(query, (form,)).fetchall()
            for article, claims in rows:
                places = self._places(claims)
                count += len(places)
                if article in found:
                    found[article] += places
                else:
                    found[article] = places
            word = word or (wanted.alone and form == wanted.word and bool(rows))
            if is_common(count, len(found), word=word):
                return None
        return found

    def places(self, key: int) -> dict[int, list[int]]:
        """All articles that are filed under a number, each with the places of its claims that are."""
        rows = self._base.execute(f"SELECT article, claims FROM {self._posting} WHERE key = ?", (key,))
        return {article: self._places(claims) for article, claims in rows}

    def around(self, keys: Iterable[int], place: int, ranks: Mapping[int, int], most: int) -> set[int]:
        """Of the articles that have a key those next to a place in an order: so many before it and behind, of each key.

        `ranks` are the places of all articles in the order, by number; it is places that are given, too.
        """
        found: set[int] = set()
        for key in keys:
            rows = self._base.execute(f"SELECT article FROM {self._posting} WHERE key = ?", (key,)).fetchall()
            others = sorted([ranks[article] for (article,) in rows if article in ranks])
            before = bisect_left(others, place)
            behind = bisect_right(others, place)
            found.update(others[max(before - most, 0) : before], others[behind : behind + most])
        return found

    def all_cards(self) -> Iterator[tuple[int, Card]]:
        """Every article with its card."""
        for number in sorted(self.numbers()):
            yield from self.cards([number]).items()

    def cards(self, numbers: Sequence[int]) -> dict[int, Card]:
        """The cards of these articles, by number. Raises StoreError if one has none."""
        found: dict[int, bytes] = {}
        for some in runs_of(numbers):
            query = f"SELECT article, card FROM {self._filed} WHERE article IN ({','.join('?' * len(some))})"
            found.update(self._base.execute(query, list(some)).fetchall())
        try:
            return {number: unpacked(found[number]) for number in numbers}
        except (KeyError, TypeError, ValueError, zlib.error) as error:
            raise self.damaged() from error

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

    def postings(self) -> Iterator[tuple[int, int, list[int]]]:
        """All of them: key, article, the places of its claims that have the key."""
        for key, article, claims in self._base.execute(f"SELECT key, article, claims FROM {self._posting}"):
            yield key, article, self._places(claims)

    @property
    def _base(self) -> Any:
        return self._store.base

    def _told(self, number: int) -> _Given:
        """What an article has given."""
        try:
            (told,) = self._base.execute(f"SELECT told FROM {self._filed} WHERE article = ?", (number,)).fetchone()
            return _GIVEN.validate_json(zlib.decompress(told), strict=True)
        except (TypeError, ValueError, zlib.error) as error:
            raise self.damaged() from error

    def damaged(self) -> StoreError:
        """What is to be raised where the index does not fit itself or the readings."""
        return StoreError(f"{self._store.path}: its index is damaged; run claimcheck store prune")

    def _places(self, blob: bytes) -> list[int]:
        """The numbers of a `_blob`."""
        try:
            return list(blob) if blob.isascii() else [ord(letter) for letter in blob.decode("utf-8", "surrogatepass")]
        except (AttributeError, ValueError) as error:  # SQLite gives what stands there, whatever the column's type
            raise self.damaged() from error

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


def _blob(places: Sequence[int]) -> bytes:
    """Numbers from 0 on as UTF-8 has them: most take one byte."""
    return "".join(map(chr, places)).encode("utf-8", "surrogatepass")
