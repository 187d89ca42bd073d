"""How the archive in a store stands, seen without a change to it: one by another version is left as it is."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.errors import StoreError
from claimcheck.store import edition, told_of

if TYPE_CHECKING:
    from claimcheck.store import Store

#: of the tables; an archive of another form is made anew
FORM = "4"


class Standing(NamedTuple):
    """How an archive stands, without a change to it.

    `articles` is how many there are, `stale` how many of these this version has not read; it is `current` if filed by
    this version.
    """

    articles: int
    stale: int
    current: bool

    @property
    def notice(self) -> str | None:
        """What the user should know of it."""
        if self.current or not self.articles:
            return None
        return (
            f"{self.articles} articles were indexed by another version of claimcheck, its rules or plug-ins; "
            f"{self.stale} of them are not compared with any more until claimcheck index has read them again"
        )


def standing_of(store: Store) -> Standing:
    """How the archive in a store stands; nothing is filed or taken out. Raises StoreError."""
    with told_of(store.path):
        if not is_there(store.base):
            return Standing(0, 0, current=False)
        (articles,) = store.base.execute("SELECT count(*) FROM article").fetchone()
        (known,) = store.base.execute(
            "SELECT count(*) FROM article JOIN reading USING (content) JOIN edition ON edition.number = edition "
            "WHERE digest = ?", (edition(),)
        ).fetchone()  # fmt: skip
        return Standing(articles, articles - known, is_current(store.base))


def ids_in(store: Store) -> list[str]:
    """The ids of all articles in a store's archive, by whatever version, in order. Raises StoreError."""
    with told_of(store.path):
        if not is_there(store.base):
            return []
        ids = [row[0] for row in store.base.execute("SELECT id FROM article ORDER BY id")]
    if not all(isinstance(id, str) for id in ids):
        raise StoreError(f"{store.path}: the path of an article is damaged; make a new store")
    return ids


def is_there(base: Any) -> bool:
    """Whether a file has the tables of an archive; sqlite3.DatabaseError is left to the caller, here and below."""
    tables = base.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('archive', 'article', 'filing')")
    return bool(tables.fetchone()[0] == 3)


def is_current(base: Any) -> bool:
    """Whether it is by this version."""
    if not is_there(base):
        return False
    found = base.execute("SELECT form FROM archive").fetchone()
    return found is not None and found[0] == form()


def form() -> str:
    """What tells archives by this version from others."""
    return hashlib.sha256(json.dumps([FORM, edition()]).encode()).hexdigest()
