"""The archive: which articles a store holds, filed by key.

It stands in the file of a `Store`, beside the readings: what each article is called and is known of it, and an index
of them (`inverted`) for each set of aliases in use. All of an article is added to all indexes or taken out of them
in one transaction, so that they are always of the articles that are there. What is asked of an archive is what
would come of counting all its articles anew.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.archive.inverted import ArticleIndex
from claimcheck.archive.overlay import overlaid
from claimcheck.archive.standing import form, ids_in, is_current
from claimcheck.errors import StoreError
from claimcheck.models import DocumentInfo
from claimcheck.readers.allowances import Allowance, allowances
from claimcheck.store import content_of, runs_of, told_of, transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.models import Document
    from claimcheck.reading import Reading
    from claimcheck.store import Store

#: sets of aliases that are kept filed, besides that of none; beyond it the one that came first goes
SETS_OF_ALIASES = 3

_TABLES = (
    "CREATE TABLE IF NOT EXISTS archive (form TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content BLOB NOT NULL, "
    "info TEXT NOT NULL, allowed TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS filing (number INTEGER PRIMARY KEY, aliases TEXT NOT NULL UNIQUE)",
)
#: what stands in a store besides indexes of articles
_LASTING = frozenset({"edition", "reading", "archive", "article", "filing"})
#: the aliases of who has none, as the table `filing` has them
_NO_ALIASES = "{}"


class Held(NamedTuple):
    """An article of the archive: its number, what is known of it, its content's digest, what its text allows."""

    number: int
    info: DocumentInfo
    content: bytes
    allowed: tuple[Allowance, ...]


class Archive:
    """The articles of a store; `index` finds them by names as the user's `aliases` have them.

    Any method raises StoreError where the file cannot be used.
    """

    def __init__(self, store: Store, aliases: Mapping[str, Iterable[str]] | None = None) -> None:
        """Make the tables where there are none; an archive by another version is filed anew.

        Where the articles are not filed by these aliases yet, they are now.
        """
        self.store = store
        self.aliases = {main: sorted(others) for main, others in sorted((aliases or {}).items())}
        with told_of(store.path):
            number = self._filing() if is_current(self._base) else None
            if number is None:
                with transaction(self._base):
                    self._make()
                    number = self._filing() or self._file_by(self.aliases)
        self.index = ArticleIndex(store, number, self.aliases)

    def __len__(self) -> int:
        """How many articles there are."""
        with told_of(self.store.path):
            return int(self._base.execute("SELECT count(*) FROM article").fetchone()[0])

    def add(self, read: Sequence[tuple[Document, Reading]]) -> None:
        """Hold these articles, all or none, each in the place of one of its id."""
        with self._changing() as indexes:
            self._add(read, indexes)

    def forget(self, ids: Collection[str]) -> None:
        """Take these articles out, and their readings, if no other article has the same text; unknown ones are none."""
        with self._changing() as indexes:
            held = self.named(sorted(ids))
            self._remove(held, indexes)
            self._base.executemany(
                "DELETE FROM reading WHERE content = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE content = ?1)",
                [(one.content,) for one in held],
            )

    def missing(self, documents: Sequence[Document]) -> list[Document]:
        """Those of the documents that the archive does not hold as they are now, in the order given."""
        known: dict[str, bytes] = {}
        with told_of(self.store.path):
            for some in runs_of([one.id for one in documents]):
                known.update(self._rows("SELECT id, content FROM article WHERE id IN ({})", some))
        return [one for one in documents if known.get(one.id) != content_of(one)]

    @contextmanager
    def holding(self, read: Sequence[tuple[Document, Reading]]) -> Iterator[list[Held]]:
        """Hold these articles too for a while, each in the place of one of its id; nothing of it is kept.

        Others may read and change the archive all the while; nothing of their changes is seen.
        """
        with told_of(self.store.path), overlaid(self._base, ("article", *self.index.tables)):
            self._add(read, [self.index])
            yield self.named([one.id for one, _ in read])

    def ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return ids_in(self.store)

    def numbers(self) -> list[int]:
        """The numbers of all articles, in the order of their ids."""
        with told_of(self.store.path):
            return [number for _, number in sorted(self._base.execute("SELECT id, number FROM article"))]

    def named(self, ids: Sequence[str]) -> list[Held]:
        """The articles of these ids."""
        return self._held("id", ids)

    def numbered(self, numbers: Sequence[int]) -> list[Held]:
        """The articles of these numbers."""
        return self._held("number", numbers)

    def indexes(self) -> list[ArticleIndex]:
        """The index of the articles as they are, and those by aliases."""
        with told_of(self.store.path):
            rows = self._base.execute("SELECT number, aliases FROM filing ORDER BY number").fetchall()
        try:
            return [ArticleIndex(self.store, number, json.loads(aliases)) for number, aliases in rows]
        except (TypeError, ValueError) as error:
            raise StoreError(f"{self.store.path}: a set of aliases is damaged; make a new store") from error

    def file_anew(self) -> None:
        """Make the index anew; those by aliases go until they are asked for."""
        with told_of(self.store.path), transaction(self._base):
            self._base.execute("DELETE FROM archive")
            self._make()
            number = self._filing() or self._file_by(self.aliases)
        self.index = ArticleIndex(self.store, number, self.aliases)

    @property
    def _base(self) -> Any:
        return self.store.base

    def _rows(self, query: str, values: Sequence[Any]) -> list[Any]:
        found: list[Any] = self._base.execute(query.format(",".join("?" * len(values))), list(values)).fetchall()
        return found

    def _held(self, column: str, values: Sequence[Any]) -> list[Held]:
        query = f"SELECT number, info, content, allowed FROM article WHERE {column} IN ({{}})"
        with told_of(self.store.path):
            rows = [row for some in runs_of(list(values)) for row in self._rows(query, some)]
        try:
            return [_held_of(*row) for row in sorted(rows)]
        except (TypeError, ValueError) as error:
            raise StoreError(f"{self.store.path}: what it tells of an article is damaged; make a new store") from error

    def _make(self) -> None:
        """Make the tables, and file all articles anew, unless there is an archive by this version."""
        for statement in _TABLES:
            self._base.execute(statement)
        if is_current(self._base):
            return
        tables = self._base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table not in _LASTING and not table.startswith("sqlite_"):
                self._base.execute(f"DROP TABLE {table}")
        self._base.execute("DELETE FROM filing")
        self._base.execute("DELETE FROM archive")
        self._base.execute("INSERT INTO archive VALUES (?)", (form(),))
        self._file_by({})

    def _filing(self) -> int | None:
        """The number of the index by these aliases."""
        query = "SELECT number FROM filing WHERE aliases = ?"
        found = self._base.execute(query, (json.dumps(self.aliases),)).fetchone()
        return found[0] if found is not None else None

    def _file_by(self, aliases: Mapping[str, Iterable[str]]) -> int:
        """File all articles by these aliases; those that this version has not read go, which is told."""
        if aliases:
            self._make_room()
        number = int(self._base.execute("SELECT coalesce(max(number), 0) + 1 FROM filing").fetchone()[0])
        self._base.execute("INSERT INTO filing VALUES (?, ?)", (number, json.dumps(aliases)))
        index = ArticleIndex(self.store, number, aliases)
        index.make()
        lost: list[Held] = []
        for some in runs_of(self.ids()):
            held = self.named(some)
            known = self.store.readings({one.info.id: one.content for one in held})
            index.add([(one.number, one.info.id, known[one.info.id]) for one in held if one.info.id in known])
            lost += [one for one in held if one.info.id not in known]
        if lost:
            of = len(self)
            self._remove(lost, [one for one in self.indexes() if one.tables != index.tables])
            self.store.remark(
                f"{len(lost)} of {of} articles in {self.store.path} were indexed by another version of "
                "claimcheck, its rules or plug-ins, or their readings are damaged; they are no longer compared with; "
                "run claimcheck index on them again"
            )
        return number

    def _make_room(self) -> None:
        query = "SELECT number FROM filing WHERE aliases <> ? ORDER BY number DESC"
        for (number,) in self._base.execute(query, (_NO_ALIASES,)).fetchall()[SETS_OF_ALIASES - 1 :]:
            ArticleIndex(self.store, number, {}).drop()
            self._base.execute("DELETE FROM filing WHERE number = ?", (number,))

    @contextmanager
    def _changing(self) -> Iterator[list[ArticleIndex]]:
        """All indexes, to be changed together."""
        with told_of(self.store.path), transaction(self._base):
            if not is_current(self._base):
                raise StoreError(f"{self.store.path}: another version of claimcheck has taken it over; run this again")
            yield self.indexes()

    def _add(self, read: Sequence[tuple[Document, Reading]], indexes: Sequence[ArticleIndex]) -> None:
        self._remove(self.named([one.id for one, _ in read]), indexes)
        last = self._base.execute("SELECT max(number) FROM article").fetchone()[0] or 0
        numbered = [(number, *one) for number, one in enumerate(read, start=last + 1)]
        self._base.executemany(
            "INSERT INTO article (number, id, content, info, allowed) VALUES (?, ?, ?, ?, ?)",
            [(number, *_row_of(document)) for number, document, _ in numbered],
        )
        for index in indexes:
            index.add([(number, document.id, reading) for number, document, reading in numbered])

    def _remove(self, held: Sequence[Held], indexes: Sequence[ArticleIndex]) -> None:
        known = self.store.readings({one.info.id: one.content for one in held})
        for index in indexes:
            index.remove([(one.number, one.info.id, known.get(one.info.id)) for one in held])
        self._base.executemany("DELETE FROM article WHERE number = ?", [(one.number,) for one in held])


def _row_of(document: Document) -> tuple[str, bytes, str, str]:
    written = [
        [one.rules, one.reason, one.start, one.end, one.line]
        for one in allowances(document)
        if isinstance(one, Allowance)
    ]
    info = document.info().model_dump_json(exclude_defaults=True)
    return document.id, content_of(document), info, json.dumps(written)


def _held_of(number: int, info: str, content: bytes, allowed: str) -> Held:
    known = DocumentInfo.model_validate_json(info)
    written = (Allowance(known.id, tuple(rules), *rest) for rules, *rest in json.loads(allowed))
    return Held(number, known, content, tuple(written))
