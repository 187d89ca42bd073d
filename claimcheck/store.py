"""The store: what articles state, kept in one SQLite file, so that only what is new is read.

A reading is filed under the digest of all that it depends on: the article's text and metadata, and the
*edition*: our code and words, the language model, installed plug-ins. So an entry is never stale; one of another
edition is not found, and `prune` takes it away. Files are written through SQLite's write-ahead log: several processes
may use one at once, and a process that is killed leaves what it had committed and nothing half-written. Each
entry carries a checksum; one that does not fit is not used.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import sqlite3
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.errors import DamagedStoreError, StoreError
from claimcheck.reading import Reading, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from claimcheck.models import Document

#: "clck" in ASCII: how we know a file as ours (https://www.sqlite.org/pragma.html#pragma_application_id)
APPLICATION_ID = 0x636C636B
#: of the tables below; a file of another layout is set aside
LAYOUT = 1
#: how long a process waits for another one that writes, in seconds
PATIENCE = 60.0
#: variables of one query; SQLite's own bound was 999 before version 3.32
MANY = 900
#: what is added to the name of a file that is not ours
BESIDE = ".claimcheck.sqlite"

#: our packages and modules that a reading depends on
_READING = (
    "extractors", "models", "readers", "subjects", "attribute_table.py", "lexicon.py", "nlp.py", "reading.py",
)  # fmt: skip
Item = TypeVar("Item")
_log = logging.getLogger(__name__)

_TABLES = """
CREATE TABLE edition (number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, told TEXT NOT NULL);
CREATE TABLE reading (
    content BLOB NOT NULL, edition INTEGER NOT NULL, claims INTEGER NOT NULL,
    checksum INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (content, edition)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store holds: bytes on disk, readings and claims of this edition, and readings of others."""

    path: Path
    bytes: int
    edition: str
    readings: int
    claims: int
    outdated: int


class Store:
    """Readings in a file, by content. Use it as a context manager, from one thread."""

    def __init__(self, path: str | Path, *, anew: bool = True) -> None:
        """Open the file, or make it.

        A file that is not ours stays as it is, and the store is made beside it; one of ours that is damaged is kept
        under another name and made anew. `notices` tells of either. Raises StoreError if there can be no store here,
        DamagedStoreError, and leaves it as it is, if it would have to be made anew and is not to be (`anew`).
        """
        self._anew = anew
        #: what the user should know: a file that was not used, something that could not be written
        self.notices: list[str] = []
        self.path = Path(path)
        if is_foreign(self.path):
            self.path = self.path.with_name(self.path.name + BESIDE)
            self.remark(f"{path} is no store of claimcheck and was left as it is; the store is {self.path}")
        self._base, self._edition = self._opened()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def base(self) -> sqlite3.Connection:
        """The open file, for what is kept beside the readings."""
        return self._base

    def close(self) -> None:
        """Close the file. What was put is there for good."""
        self._base.close()

    def missing(self, documents: Iterable[Document]) -> list[Document]:
        """Those of the documents of which no whole reading is known, in the order given."""
        documents = list(documents)
        known: set[bytes] = set()
        contents = [content_of(document) for document in documents]
        for some in runs_of(list(dict.fromkeys(contents))):
            known.update(content for content, _ in self._whole(some))
        return [document for document, content in zip(documents, contents, strict=True) if content not in known]

    def get(self, documents: Sequence[Document]) -> dict[str, Reading]:
        """The readings that are known, by document id."""
        return self.readings({document.id: content_of(document) for document in documents})

    def readings(self, contents: Mapping[str, bytes]) -> dict[str, Reading]:
        """As `get`, given each document's content by its id, as `content_of` tells it."""
        return {id: Reading.from_bytes(zlib.decompress(data), id) for id, data in self._packed(contents)}

    def written(self, contents: Mapping[str, bytes]) -> dict[str, Written]:
        """As `readings`, for who needs only some of the claims."""
        return {id: Written(data, id) for id, data in self._packed(contents)}

    def put(self, read: Iterable[tuple[Document, Reading]]) -> bool:
        """Keep readings, all or none of them. False if they cannot be written; `notices` says why."""
        rows = []
        for document, reading in read:
            packed = zlib.compress(reading.to_bytes(document.id), 1)
            rows.append((content_of(document), self._edition, len(reading.claims), zlib.crc32(packed), packed))
        try:
            with transaction(self._base):
                self._base.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.DatabaseError as error:
            self.remark(f"{self.path} cannot be written ({error}); what was read is not kept")
            return False
        return True

    def info(self) -> StoreInfo:
        """What the store holds. Raises StoreError if the file cannot be read."""
        with told_of(self.path):
            readings, claims = self._base.execute(
                "SELECT count(*), coalesce(sum(claims), 0) FROM reading WHERE edition = ?", (self._edition,)
            ).fetchone()
            (everything,) = self._base.execute("SELECT count(*) FROM reading").fetchone()
            (pages,) = self._base.execute("PRAGMA page_count").fetchone()
            (size,) = self._base.execute("PRAGMA page_size").fetchone()
        return StoreInfo(self.path, pages * size, edition(), readings, claims, everything - readings)

    def verify(self) -> list[str]:
        """What is wrong with the file, in words; nothing if all is well. Every entry is looked at."""
        try:
            problems = [row[0] for row in self._base.execute("PRAGMA integrity_check") if row[0] != "ok"]
            for content, claims, checksum, packed in self._base.execute(
                "SELECT content, claims, checksum, CAST(data AS BLOB) FROM reading"
            ):
                if not _is_whole(checksum, packed, claims):
                    problems.append(f"the reading {content.hex()[:12]} does not fit its checksum")
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return problems

    def prune(self) -> int:
        """Take away the readings of other editions and those that are damaged; how many. Raises StoreError."""
        with told_of(self.path):
            damaged = [
                (content,)
                for content, checksum, packed in self._base.execute(
                    "SELECT content, checksum, CAST(data AS BLOB) FROM reading WHERE edition = ?", (self._edition,)
                )
                if zlib.crc32(packed) != checksum
            ]
            with transaction(self._base):
                taken = self._base.execute("DELETE FROM reading WHERE edition <> ?", (self._edition,)).rowcount
                taken += (
                    self._base.executemany("DELETE FROM reading WHERE content = ?", damaged).rowcount if damaged else 0
                )
                self._base.execute("DELETE FROM edition WHERE number <> ?", (self._edition,))
            self._base.execute("VACUUM")
            return int(taken)

    def _packed(self, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        known: dict[bytes, bytes] = {}
        for some in runs_of(list(dict.fromkeys(contents.values()))):
            known.update(self._whole(some))
        yield from ((id, known[content]) for id, content in contents.items() if content in known)

    def _whole(self, contents: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """The readings by this edition of these contents that fit their checksum; none if the file proves damaged."""
        marks = ",".join("?" * len(contents))
        query = f"SELECT content, checksum, CAST(data AS BLOB) FROM reading WHERE edition = ? AND content IN ({marks})"
        try:
            rows = self._base.execute(query, (self._edition, *contents)).fetchall()
        except sqlite3.OperationalError as error:
            self.remark(f"{self.path} cannot be read ({error})")
            return
        except sqlite3.DatabaseError as error:
            if self._base.in_transaction:
                raise StoreError(f"{self.path} is damaged ({error}); run claimcheck store verify on it") from error
            self._base.close()
            self._base, self._edition = self._begun_anew(f"it is damaged ({error})")
            return
        yield from ((content, packed) for content, checksum, packed in rows if zlib.crc32(packed) == checksum)

    def _opened(self) -> tuple[sqlite3.Connection, int]:
        """The file, ready for use, and this edition's number in it."""
        was_there = self.path.exists()
        base = _connected(self.path)
        try:
            return base, _prepared(base)
        except sqlite3.OperationalError as error:
            base.close()
            if not was_there:
                _take_away(self.path)
            raise StoreError(f"{self.path}: cannot be used ({error}); give another --store FILE") from error
        except sqlite3.DatabaseError as error:
            base.close()
            return self._begun_anew(f"it is damaged ({error})")
        except _OtherLayoutError as error:
            base.close()
            return self._begun_anew(str(error))

    def _begun_anew(self, problem: str) -> tuple[sqlite3.Connection, int]:
        if not self._anew:
            raise DamagedStoreError(f"{self.path} cannot be used: {problem}; run claimcheck index to begin it anew")
        kept = _move_aside(self.path)
        self.remark(f"the store {self.path} was not used: {problem}; it is kept as {kept}, and begun anew")
        return self._opened()

    def remark(self, notice: str) -> None:
        """Keep and log what the user should know of the store, once."""
        if notice not in self.notices:
            self.notices.append(notice)
            _log.warning("%s", notice)


class _OtherLayoutError(Exception):
    """Another version of claimcheck made the file."""


class _Connection(sqlite3.Connection):
    """Says what is wrong with a file of broken text, too: sqlite3 cannot decode a message that quotes it."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As sqlite3 has it."""
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            raise sqlite3.DatabaseError("its text is broken") from error


def _prepared(base: sqlite3.Connection) -> int:
    """Make the tables where there are none, and look up this edition's number."""
    number = _number(base)
    if number is not None:
        return number
    with transaction(base):
        (layout,) = base.execute("PRAGMA user_version").fetchone()
        if layout not in {0, LAYOUT}:
            raise _OtherLayoutError(f"another version of claimcheck made it (layout {layout}, not {LAYOUT})")
        if layout == 0:
            for statement in _TABLES.split(";"):
                base.execute(statement)
            # before the log is in use: the id must stand in the file's own header
            base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            base.execute(f"PRAGMA user_version = {LAYOUT}")
        base.execute("INSERT OR IGNORE INTO edition (digest, told) VALUES (?, ?)", (edition(), " ".join(_versions())))
        (number,) = base.execute("SELECT number FROM edition WHERE digest = ?", (edition(),)).fetchone()
    with suppress(sqlite3.OperationalError):  # another process is at work, and has set it
        base.execute("PRAGMA journal_mode = WAL")
    return int(number)


def _number(base: sqlite3.Connection) -> int | None:
    """The number of this edition in a file that has it: nothing need be written then, and no writer be waited for."""
    base.execute("PRAGMA synchronous = NORMAL")
    base.execute("PRAGMA temp_store = MEMORY")
    if base.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
        return None
    found = base.execute("SELECT number FROM edition WHERE digest = ?", (edition(),)).fetchone()
    return int(found[0]) if found is not None and _is_logged(base) else None


def _is_logged(base: sqlite3.Connection) -> bool:
    return bool(base.execute("PRAGMA journal_mode").fetchone()[0] == "wal")


def default_store() -> Path:
    """The store in the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False) / "readings.sqlite"


def content_of(document: Document) -> bytes:
    """The digest of all of a document that a reading may depend on: all but where it was found."""
    digest = hashlib.sha256()
    published = document.published
    day = published.isoformat() if published is not None else ""
    if isinstance(published, dt.datetime):
        day = f"{day} datetime"
    for part in (document.format, day, document.title or "", document.source or "", document.url or "", document.text):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


@cache
def edition() -> str:
    """The digest of all that a reading depends on besides the document: code, words, model, plug-ins."""
    digest = hashlib.sha256()
    for version in _versions():
        digest.update(version.encode() + b"\n")
    for name, data in _sources():
        digest.update(name.encode() + b"\n" + hashlib.sha256(data).digest())
    return digest.hexdigest()[:32]


def _versions() -> list[str]:
    from claimcheck.nlp import model_name

    distributions = ["claimcheck-articles", "spacy", "thinc"]
    distributions += sorted(
        {point.dist.name for point in metadata.entry_points(group="claimcheck.extractors") if point.dist is not None}
    )
    return [model_name(), *(f"{name} {metadata.version(name)}" for name in dict.fromkeys(distributions))]


def _sources() -> Iterator[tuple[str, bytes]]:
    """Our own modules and lexicon files: a checkout changes without a new version."""
    package = resources.files("claimcheck")
    for name in _READING:
        yield from _files(package / name, name)
    yield from _files(resources.files("claimcheck.rules") / "lexicon", "lexicon")


def _files(entry: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if entry.is_file():
        yield name, entry.read_bytes()
        return
    for inner in sorted(entry.iterdir(), key=lambda inner: inner.name):
        if inner.is_dir() or inner.name.endswith((".py", ".toml", ".json")):
            yield from _files(inner, f"{name}/{inner.name}")


def is_foreign(path: Path) -> bool:
    """Whether there is a file that we have not made: SQLite's header holds the id of the program that did.

    https://www.sqlite.org/fileformat.html#the_database_header. Raises StoreError if it cannot be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _unreadable(path, error) from error
    if not header:
        return False
    return not header.startswith(b"SQLite format 3\0") or header[68:72] != APPLICATION_ID.to_bytes(4, "big")


def is_store(path: Path) -> bool:
    """Whether there is a store in a file, be it damaged. Raises StoreError if it cannot be read."""
    try:
        size = path.stat().st_size if path.exists() else 0
    except OSError as error:
        raise _unreadable(path, error) from error
    return size > 0 and not is_foreign(path)


def _unreadable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path}: cannot be read ({error.strerror}); give another --store FILE")


def _connected(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, factory=_Connection)
    except (OSError, sqlite3.DatabaseError) as error:
        raise StoreError(f"{path}: there can be no store here ({error}); give another --store FILE") from error
    return base


def _move_aside(path: Path) -> Path:
    """Keep a file under a name of its own, with what SQLite keeps beside it."""
    number = 1
    while (target := path.with_name(f"{path.name}.set-aside-{number}")).exists():
        number += 1
    for ending in ("", "-wal", "-shm"):
        source = path.with_name(path.name + ending)
        if source.exists():
            source.rename(target.with_name(target.name + ending))
    return target


def _take_away(path: Path) -> None:
    """Leave nothing of a store that could not be begun; what is in the file stays."""
    with suppress(OSError):
        if not path.stat().st_size:
            path.unlink()


def _is_whole(checksum: int, packed: bytes, claims: int) -> bool:
    if zlib.crc32(packed) != checksum:
        return False
    try:
        return len(Reading.from_bytes(zlib.decompress(packed), "").claims) == claims
    except (ValueError, zlib.error):
        return False


def runs_of(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in runs that one query can name."""
    for start in range(0, len(items), MANY):
        yield items[start : start + MANY]


@contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """All that is written within, or nothing."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.DatabaseError):
            base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """What SQLite raises within becomes a StoreError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: {error}; give another --store FILE") from error
