"""The archive: which articles a store holds, filed by key, so that a new one is compared with those that share one.

It stands in the file of a `Store`, beside the readings: what each article is called and is known of it, its postings
(`subjects.filing`), what is counted over all articles, and who is who among their names. All of an article is added or
taken out in one transaction, so that the counts are always those of the articles that are there. What is asked
of an archive is what would come of counting all its articles anew.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.errors import StoreError
from claimcheck.models import DocumentInfo
from claimcheck.readers.allowances import Allowance, allowances
from claimcheck.store import content_of, edition, runs_of, told_of, transaction
from claimcheck.subjects.aliases import with_aliases
from claimcheck.subjects.blocking import COMMON_KEY, hashes, is_common
from claimcheck.subjects.filing import filed
from claimcheck.subjects.name_match import name_keys
from claimcheck.subjects.whoiswho import COMMON_KEY as COMMON_NAMES
from claimcheck.subjects.whoiswho import are_one, rank, standing_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.models import Document
    from claimcheck.reading import Reading
    from claimcheck.store import Store
    from claimcheck.subjects.filing import Wanted

#: of the tables below; an archive of another form is made anew
FORM = "1"

_TABLES = """
CREATE TABLE IF NOT EXISTS archive (form TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS article (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content BLOB NOT NULL,
    info TEXT NOT NULL, allowed TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS posting (
    key INTEGER NOT NULL, article INTEGER NOT NULL, claims INTEGER NOT NULL, PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counted (what TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bearer (
    name TEXT PRIMARY KEY, stands TEXT NOT NULL, articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bearer_stands ON bearer (stands);
CREATE TABLE IF NOT EXISTS bearer_key (
    key INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, name)
) WITHOUT ROWID;
"""
_HELD = ("article", "posting", "counted", "bearer", "bearer_key")


class Held(NamedTuple):
    """An article of the archive: its number, what is known of it, its content's digest, what its text allows."""

    number: int
    info: DocumentInfo
    content: bytes
    allowed: tuple[Allowance, ...]


class Archive:
    """The articles of a store; `aliases` are the user's names. Raises StoreError where the file cannot be used."""

    def __init__(self, store: Store, aliases: Mapping[str, Iterable[str]] | None = None) -> None:
        """Make the tables where there are none; an archive by another version or with other names is filed anew."""
        self.store = store
        self.aliases = {main: sorted(others) for main, others in sorted((aliases or {}).items())}
        with told_of(store.path):
            for statement in _TABLES.split(";"):
                self._base.execute(statement)
            found = self._base.execute("SELECT form FROM archive").fetchone()
            if found is None or found[0] != self._form():
                self._file_anew()

    def __len__(self) -> int:
        """How many articles there are."""
        return int(self._base.execute("SELECT count(*) FROM article").fetchone()[0])

    def add(self, read: Sequence[tuple[Document, Reading]]) -> None:
        """Hold these articles, all or none, each in the place of one of its id. Raises StoreError."""
        with told_of(self.store.path), transaction(self._base):
            self._add([(one.info(), content_of(one), _allowed_in(one), reading) for one, reading in read])

    def missing(self, documents: Sequence[Document]) -> list[Document]:
        """Those of the documents that the archive does not hold as they are now, in the order given."""
        known: dict[str, bytes] = {}
        for some in runs_of([one.id for one in documents]):
            known.update(self._rows("SELECT id, content FROM article WHERE id IN ({})", some))
        return [one for one in documents if known.get(one.id) != content_of(one)]

    @contextmanager
    def holding(self, read: Sequence[tuple[Document, Reading]]) -> Iterator[list[Held]]:
        """Hold these articles too for a while, each in the place of one of its id; nothing of it is kept."""
        with told_of(self.store.path):
            self._base.execute("BEGIN IMMEDIATE")
            try:
                self._add([(one.info(), content_of(one), _allowed_in(one), reading) for one, reading in read])
                yield self.named([one.id for one, _ in read])
            finally:
                self._base.execute("ROLLBACK")

    def ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return [row[0] for row in self._base.execute("SELECT id FROM article ORDER BY id")]

    def named(self, ids: Sequence[str]) -> list[Held]:
        """The articles of these ids."""
        return self._held("id", ids)

    def numbered(self, numbers: Sequence[int]) -> list[Held]:
        """The articles of these numbers."""
        return self._held("number", numbers)

    def meeting(self, wanted: Wanted) -> dict[int, int] | None:
        """The articles that have a key, each with how many claims have it; None if the key is cut.

        A claim that has a key by a word and by a name, or by two names of one bearer, counts twice.
        """
        found: dict[int, int] = {}
        word = False
        for form in (wanted.word, *wanted.named):
            query = "SELECT article, claims FROM posting WHERE key = ? LIMIT ?"
            rows = self._base.execute(query, (form, COMMON_KEY + 1))
            for article, claims in rows:
                found[article] = found.get(article, 0) + claims
                word = word or (wanted.alone and form == wanted.word)
            if is_common(sum(found.values()), len(found), word=word):
                return None
        return found

    def around(self, key: int, id: str, most: int) -> list[int]:
        """The articles that have a key and stand next to one id in the order of ids: so many before it and behind."""
        query = (
            "SELECT article FROM posting JOIN article ON number = article "
            "WHERE key = ? AND id {} ? ORDER BY id {} LIMIT ?"
        )
        ways = (("<", "DESC"), (">", "ASC"))
        return [row[0] for way in ways for row in self._base.execute(query.format(*way), (key, id, most))]

    def counts(self, what: Collection[str]) -> dict[str, int]:
        """How often each is counted over all articles, by kind and words as `filing` puts it; without those never."""
        found: dict[str, int] = {}
        for some in runs_of(sorted(what)):
            found.update(self._rows("SELECT what, number FROM counted WHERE what IN ({})", some))
        return found

    def counted_from(self, start: str) -> dict[str, int]:
        """As `counts`, of all that starts so."""
        query = "SELECT what, number FROM counted WHERE what >= ? AND what < ?"
        return dict(self._base.execute(query, (start, start + "\U0010ffff")))

    def standing(self, names: Collection[str]) -> dict[str, str]:
        """What stands for each name, as `whoiswho.table_of` tells it of all names; without unknown names."""
        found: dict[str, str] = {}
        for some in runs_of(sorted(names)):
            found.update(self._rows("SELECT name, stands FROM bearer WHERE name IN ({})", some))
        return found

    def variants(self, names: Collection[str]) -> dict[str, list[str]]:
        """The names for which each of these stands, in order."""
        found: dict[str, list[str]] = {}
        for some in runs_of(sorted(names)):
            for stands, name in self._rows("SELECT stands, name FROM bearer WHERE stands IN ({})", some):
                found.setdefault(stands, []).append(name)
        return {stands: sorted(own) for stands, own in found.items()}

    @property
    def _base(self) -> Any:
        return self.store.base

    def _rows(self, query: str, values: Sequence[Any]) -> list[Any]:
        found: list[Any] = self._base.execute(query.format(",".join("?" * len(values))), list(values)).fetchall()
        return found

    def _held(self, column: str, values: Sequence[Any]) -> list[Held]:
        query = f"SELECT number, info, content, allowed FROM article WHERE {column} IN ({{}})"
        rows = [row for some in runs_of(list(values)) for row in self._rows(query, some)]
        return [_held_of(*row) for row in sorted(rows)]

    def _form(self) -> str:
        told = json.dumps([FORM, edition(), self.aliases])
        return hashlib.sha256(told.encode()).hexdigest()

    def _file_anew(self) -> None:
        """File the articles again whose readings this version has; the others go, which is told."""
        kept = 0
        with transaction(self._base):
            held = [(one.info, one.content, one.allowed) for one in self._held("id", self.ids())]
            for table in _HELD:
                self._base.execute(f"DELETE FROM {table}")
            self._base.execute("DELETE FROM archive")
            self._base.execute("INSERT INTO archive VALUES (?)", (self._form(),))
            for some in runs_of(held):
                known = self.store.readings({info.id: content for info, content, _ in some})
                self._add([(*one, known[one[0].id]) for one in some if one[0].id in known])
                kept += len(known)
        if kept < len(held):
            self.store.remark(
                f"{len(held) - kept} of {len(held)} articles in {self.store.path} were indexed by another version of "
                "claimcheck, its rules or plug-ins, and are no longer compared with; run claimcheck index on them again"
            )

    def _add(self, articles: Sequence[tuple[DocumentInfo, bytes, tuple[Allowance, ...], Reading]]) -> None:
        self._remove([info.id for info, *_ in articles])
        names: dict[str, int] = {}
        for info, content, allowed, reading in articles:
            written = json.dumps([[one.rules, one.reason, one.start, one.end, one.line] for one in allowed])
            number = self._base.execute(
                "INSERT INTO article (id, content, info, allowed) VALUES (?, ?, ?, ?)",
                (info.id, content, info.model_dump_json(exclude_defaults=True), written),
            ).lastrowid
            own = filed(info.id, with_aliases(reading.claims, self.aliases))
            rows = ((key, number, claims) for key, claims in sorted(own.postings.items()))
            self._base.executemany("INSERT INTO posting VALUES (?, ?, ?)", rows)
            self._count(own.counts, 1)
            for name in own.names:
                names[name] = names.get(name, 0) + 1
        self._settle(names)

    def _remove(self, ids: Sequence[str]) -> None:
        names: dict[str, int] = {}
        for held in self.named(ids):
            reading = self.store.readings({held.info.id: held.content}).get(held.info.id)
            if reading is None:
                raise StoreError(
                    f"{self.store.path}: the reading of {held.info.id} is gone; fill a new store with claimcheck index"
                )
            own = filed(held.info.id, with_aliases(reading.claims, self.aliases))
            self._base.executemany(
                "DELETE FROM posting WHERE key = ? AND article = ?", ((key, held.number) for key in own.postings)
            )
            self._count(own.counts, -1)
            self._base.execute("DELETE FROM article WHERE number = ?", (held.number,))
            for name in own.names:
                names[name] = names.get(name, 0) - 1
        self._settle(names)

    def _count(self, counts: Mapping[str, int], times: int) -> None:
        self._base.executemany(
            "INSERT INTO counted VALUES (?1, ?2) ON CONFLICT (what) DO UPDATE SET number = number + ?2",
            [(what, times * count) for what, count in counts.items()],
        )
        if times < 0:
            self._base.executemany("DELETE FROM counted WHERE what = ? AND number <= 0", [(what,) for what in counts])

    def _settle(self, names: Mapping[str, int]) -> None:
        """Add to the articles of each name, or take from them, and see anew for whom whoever is touched stands.

        What stands for a name depends on the names before it alone, so that one pass in their order is enough.
        """
        known = {name: count for some in runs_of(sorted(names)) for name, count in self._articles_of(some)}
        come = {name for name in names if name not in known and names[name] > 0}
        gone = {name for name, count in known.items() if count + names[name] <= 0}
        self._base.executemany(
            "INSERT INTO bearer VALUES (?1, ?1, ?2) ON CONFLICT (name) DO UPDATE SET articles = articles + ?2",
            [(name, count) for name, count in names.items() if name not in gone and (name in known or count > 0)],
        )
        touched = {*come, *self._touched_by(come, gone)} - gone
        self._stand(touched)

    def _articles_of(self, names: Sequence[str]) -> list[tuple[str, int]]:
        return self._rows("SELECT name, articles FROM bearer WHERE name IN ({})", names)

    def _touched_by(self, come: set[str], gone: set[str]) -> set[str]:
        """The names that may stand for another now: of the keys of those that went, or that cross a bound."""
        touched: set[str] = set()
        for name in sorted(gone):
            touched.update(other for other in self._sharing(name) if rank(other) > rank(name))
            self._base.execute("DELETE FROM bearer WHERE name = ?", (name,))
        for names, change in ((gone, -1), (come, 1)):
            for name in sorted(names):
                for key in sorted(_numbers(name)):
                    before = self._block(key)
                    if change > 0:
                        self._base.execute("INSERT INTO bearer_key VALUES (?, ?)", (key, name))
                    else:
                        self._base.execute("DELETE FROM bearer_key WHERE key = ? AND name = ?", (key, name))
                    if (len(before) > COMMON_NAMES) != (len(before) + change > COMMON_NAMES):
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
            told = self._base.execute("SELECT stands FROM bearer WHERE name = ?", (name,)).fetchone()[0]
            if told == stands and name not in touched:
                continue
            self._base.execute("UPDATE bearer SET stands = ? WHERE name = ?", (stands, name))
            for other in others:
                if rank(other) > rank(name) and rank(other) not in seen and are_one(other, name):
                    seen.add(rank(other))
                    heappush(waiting, rank(other))

    def _sharing(self, name: str) -> list[str]:
        """The other names that share a key with one, if no more have it than tell something."""
        found: set[str] = set()
        for key in _numbers(name):
            block = self._block(key)
            if len(block) <= COMMON_NAMES:
                found.update(block)
        return sorted(found - {name})

    def _block(self, key: int) -> list[str]:
        query = "SELECT name FROM bearer_key WHERE key = ? LIMIT ?"
        return [row[0] for row in self._base.execute(query, (key, COMMON_NAMES + 2))]


def _numbers(name: str) -> set[int]:
    return {hashes(key)[0] for key in name_keys(name)}


def _allowed_in(document: Document) -> tuple[Allowance, ...]:
    return tuple(one for one in allowances(document) if isinstance(one, Allowance))


def _held_of(number: int, info: str, content: bytes, allowed: str) -> Held:
    known = DocumentInfo.model_validate_json(info)
    written = (Allowance(known.id, tuple(rules), *rest) for rules, *rest in json.loads(allowed))
    return Held(number, known, content, tuple(written))
