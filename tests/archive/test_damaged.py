"""A store with bytes of it changed: it is used or refused in one line, whatever is asked of it."""

from __future__ import annotations

import json
import random
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from claimcheck.archive import Archive
from claimcheck.archive.cards import Card, card_of, packed, unpacked
from claimcheck.archive.checking import problems
from claimcheck.check import examine_stored, index
from claimcheck.cli import main
from claimcheck.errors import ClaimcheckError
from claimcheck.models import Document
from claimcheck.store import Store
from tests.test_nearby import documents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEW = Document.from_text("The Oldport ferry Halcyon sank on 4 May 1911.", id="new.txt")
CHANGED = Document.from_text("The ferry Halcyon sank on 5 May 1911.", id="a.txt")
ASKED: dict[str, Callable[[Store], object]] = {
    "verify": lambda store: (store.verify(), problems(Archive(store))),
    "check": lambda store: examine_stored([NEW], store),
    "index": lambda store: index([CHANGED, *documents("b", "c")], store),
    "forget": lambda store: Archive(store).forget(["c.txt", "2.txt"]),
    "prune": lambda store: (Archive(store).file_anew(), store.prune()),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("store") / "s"
    with Store(path) as store:
        index(documents(*"abcd"), store)
        Archive(store, {"Halcyon": ["Lady"]})
    return path.read_bytes()


def asked(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for ask in ASKED.values():
        with suppress(ClaimcheckError), Store(path) as store:
            ask(store)


@pytest.mark.parametrize("seed", range(6))
def test_changed_bytes(tmp_path: Path, whole: bytes, seed: int) -> None:
    chance, data = random.Random(seed), bytearray(whole)
    for _ in range(chance.choice((1, 10, 100))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    asked(tmp_path / "s", bytes(data))


def test_a_table_whose_text_is_broken(tmp_path: Path, whole: bytes) -> None:
    asked(tmp_path / "s", whole.replace(b"CREATE TABLE reading", b"CREATE TABLE r\xd4ading"))


def test_a_name_that_is_gone(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "s"
    path.write_bytes(whole)
    with Store(path) as store:
        store.base.execute("DELETE FROM bearer_1")
        Archive(store).forget(["a.txt", "b.txt"])
        store.base.execute("UPDATE filing SET aliases = x'00' WHERE number = 2")
        with pytest.raises(ClaimcheckError, match="a set of aliases is damaged"):
            Archive(store).forget(["c.txt"])
        store.base.execute("DELETE FROM filing WHERE number = 2")
        store.base.execute("UPDATE article SET info = '{'")
        with pytest.raises(ClaimcheckError, match="what it tells of an article is damaged"):
            Archive(store).forget(["c.txt"])


def test_a_path_that_is_none(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "s"
    path.write_bytes(whole)
    with Store(path) as store:
        store.base.execute("UPDATE article SET id = x'c3' WHERE number = 2")
    told = CliRunner().invoke(main, ["store", "forget", "a.txt", "--store", str(path)])
    assert told.exit_code == 2
    assert f"{path}: the path of an article is damaged; make a new store" in told.stderr


POSTS = [
    Document.from_text(f"{name}, the director of the Oldport Museum, spoke in Oldport on 4 March 1911.", id=f"{n}.txt")
    for n, name in enumerate(("Ada Quist", "Tom Reed", "Eve Vik"))
]


@pytest.mark.parametrize("claims", [b"\x01", b"\x7f", b"\xf0\x9f", "a", 7, "CAST(claims AS TEXT)"], ids=repr)
def test_places_that_are_not_those_of_a_key(tmp_path: Path, claims: object) -> None:
    with Store(tmp_path / "s") as store:
        index(POSTS[1:], store)
        whole, _ = examine_stored(POSTS[:1], store)
        assert any(link for link in whole.findings if link.category == "conflict") or whole.claims
        if claims == "CAST(claims AS TEXT)":
            store.base.execute(f"UPDATE posting_1 SET claims = {claims}")
        else:
            store.base.execute("UPDATE posting_1 SET claims = ?", (claims,))
        with pytest.raises(ClaimcheckError, match="its index is damaged; run claimcheck store prune"):
            examine_stored(POSTS[:1], store)


@pytest.mark.parametrize("card", ["substr(card, 1, 9)", "x''", "'card'", "CAST(told AS BLOB)"])
def test_a_card_that_was_cut(tmp_path: Path, card: str) -> None:
    with Store(tmp_path / "s") as store:
        index(POSTS[1:], store)
        store.base.execute(f"UPDATE filed_1 SET card = {card}")
        with pytest.raises(ClaimcheckError, match="its index is damaged; run claimcheck store prune"):
            examine_stored(POSTS[:1], store)


#: what stands in no field of a card, and what in some
NOWHERE = [[-1.5], [None], {}, [[1]], [[1, 2, 3]], [["date", 1, "x"]], [[0, [[1, 2]]]], 5, "Oldport", "2026-02-30"]
SOMEWHERE = {
    "a list of words": (["1"], {"names", "stories"}),
    "places before the first": ([-1], set()),
    "two numbers": ([[1, 2]], {"days"}),
    "two words": ([["1911", "1912"]], {"facts"}),
    "nothing": (None, {"not_before"}),
    "a day": ("2026-02-28", {"not_before"}),
}


@pytest.mark.parametrize("field", range(len(Card._fields)), ids=Card._fields)
def test_a_card_of_other_kinds(field: int) -> None:
    whole = json.loads(zlib.decompress(packed(card_of([]))))
    own = Card._fields[field]
    for strange in (*NOWHERE, *(value for value, fields in SOMEWHERE.values() if own not in fields)):
        written = [*whole[:field], strange, *whole[field + 1 :]]
        with pytest.raises(ValueError, match=r"validation error|isoformat|day is out of range"):
            unpacked(zlib.compress(json.dumps(written).encode()))
    for value in (value for value, fields in SOMEWHERE.values() if own in fields):
        assert unpacked(zlib.compress(json.dumps([*whole[:field], value, *whole[field + 1 :]]).encode()))


@pytest.mark.parametrize("data", ["[]", "5", "{}", "[" * 100_000, "NaN", "[[], [], [], []"])
@pytest.mark.parametrize("column", ["card", "told"])
def test_what_an_index_keeps_of_other_kinds(tmp_path: Path, column: str, data: str) -> None:
    with Store(tmp_path / "s") as store:
        index(POSTS[1:], store)
        store.base.execute(f"UPDATE filed_1 SET {column} = ?", (zlib.compress(data.encode()),))
        with pytest.raises(ClaimcheckError, match="its index is damaged; run claimcheck store prune"):
            ASKED["forget"](store) if column == "told" else examine_stored(POSTS[:1], store)


def test_posts_of_an_article_whose_reading_is_lost(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        index(POSTS[1:], store)
        store.base.execute("UPDATE reading SET data = x'00' WHERE content = (SELECT max(content) FROM reading)")
        report, _ = examine_stored(POSTS[:1], store)
        assert any("is damaged; run claimcheck index on it again" in notice for notice in store.notices)
        assert {claim.document for claim in report.claims} >= {"0.txt"}
