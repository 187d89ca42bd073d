"""The store: what is filed is found again, what is stale or damaged is not, and no file of another's is touched."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import store as module
from claimcheck.errors import StoreError
from claimcheck.models import Document
from claimcheck.reading import Reading, read_documents
from claimcheck.store import Store, content_of, is_store

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The mill burned down on 4 March 1911. Twelve people died, and 30 were hurt, said the mayor, Ada Quist."


@pytest.fixture(scope="module")
def read() -> tuple[Document, Reading]:
    document = Document(id="a/mill.txt", text=TEXT)
    return document, next(read_documents([document]))


def test_a_reading_is_found_again(tmp_path: Path, read: tuple[Document, Reading]) -> None:
    document, reading = read
    with Store(tmp_path / "s") as store:
        assert store.missing([document]) == [document]
        assert store.put([read])
    with Store(tmp_path / "s") as store:
        assert store.missing([document]) == []
        assert store.get([document]) == {document.id: reading}
        assert (store.info().readings, store.info().claims, store.info().outdated) == (1, len(reading.claims), 0)
        assert store.verify() == []
        assert store.notices == []


def test_another_name_of_the_same_content(tmp_path: Path, read: tuple[Document, Reading]) -> None:
    document, _ = read
    other = document.model_copy(update={"id": "b/moved.txt"})
    with Store(tmp_path / "s") as store:
        store.put([read])
        found = store.get([other])[other.id]
    assert found == next(read_documents([other]))
    assert {claim.document for claim in found.claims} == {"b/moved.txt"}


@pytest.mark.parametrize(
    "change",
    [
        {"text": TEXT + " "},
        {"published": dt.date(1911, 3, 5)},
        {"title": "Mill"},
        {"source": "Gazette"},
        {"format": "markdown"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_other_content_is_not_found(tmp_path: Path, read: tuple[Document, Reading], change: dict[str, Any]) -> None:
    other = read[0].model_copy(update=change)
    with Store(tmp_path / "s") as store:
        store.put([read])
        assert store.missing([other]) == [other]
        assert store.get([other]) == {}


def test_a_day_is_not_its_midnight() -> None:
    day = Document(id="a", text="", published=dt.date(2020, 1, 1))
    midnight = day.model_copy(update={"published": dt.datetime(2020, 1, 1)})
    assert content_of(day) != content_of(midnight)


def test_another_edition_finds_nothing(
    tmp_path: Path, read: tuple[Document, Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "s") as store:
        store.put([read])
    monkeypatch.setattr(module, "edition", lambda: "later")
    with Store(tmp_path / "s") as store:
        assert store.get([read[0]]) == {}
        assert (store.info().readings, store.info().outdated) == (0, 1)
        assert store.prune() == 1
        assert store.info().outdated == 0


def test_an_edition_knows_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    module.edition.cache_clear()
    before = module.edition()
    sources = [(name, data + b" " if name.startswith("lexicon/") else data) for name, data in module._sources()]
    assert {"extractors", "lexicon", "nlp.py"} <= {name.split("/")[0] for name, _ in sources}
    monkeypatch.setattr(module, "_sources", lambda: iter(sources))
    module.edition.cache_clear()
    assert module.edition() != before
    module.edition.cache_clear()


def test_a_damaged_entry_is_not_used(tmp_path: Path, read: tuple[Document, Reading]) -> None:
    with Store(tmp_path / "s") as store:
        store.put([read])
    with sqlite3.connect(tmp_path / "s") as base:
        base.execute("UPDATE reading SET data = substr(data, 1, length(data) - 1) || x'00'")
    with Store(tmp_path / "s") as store:
        assert store.get([read[0]]) == {}
        assert len(store.verify()) == 1
        assert store.prune() == 1
        assert store.verify() == []


@pytest.mark.parametrize("content", [b"An article, named by mistake.", b"SQLite format 3\0 and no more", b"\0" * 5000])
def test_a_file_of_anothers_is_left_alone(tmp_path: Path, read: tuple[Document, Reading], content: bytes) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    for known in (0, 1):
        with Store(file) as store:
            assert store.info().readings == known
            assert store.path == tmp_path / "article.txt.claimcheck.sqlite"
            assert "was left as it is" in store.notices[0]
            store.put([read])
    assert file.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "s") as base:
        base.execute("CREATE TABLE reading (mine)")
    before = (tmp_path / "s").read_bytes()
    with Store(tmp_path / "s") as store:
        assert store.path != tmp_path / "s"
    assert (tmp_path / "s").read_bytes() == before


@pytest.mark.parametrize("place", [100, 4096], ids=["its first page", "a later page"])
def test_a_damaged_store_is_kept_and_begun_anew(tmp_path: Path, read: tuple[Document, Reading], place: int) -> None:
    with Store(tmp_path / "s") as store:
        store.put([read])
    data = bytearray((tmp_path / "s").read_bytes())
    data[place:] = b"x" * (len(data) - place)
    (tmp_path / "s").write_bytes(data)
    with Store(tmp_path / "s") as store:
        assert store.get([read[0]]) == {}
        assert store.put([read])
        assert store.get([read[0]]) == {read[0].id: read[1]}
        assert "s.set-aside-1" in store.notices[0]
    assert (tmp_path / "s.set-aside-1").read_bytes() == data


def test_another_layout_is_kept_and_begun_anew(tmp_path: Path, read: tuple[Document, Reading]) -> None:
    Store(tmp_path / "s").close()
    with sqlite3.connect(tmp_path / "s") as base:
        base.execute("PRAGMA user_version = 99")
    with Store(tmp_path / "s") as store:
        assert "layout 99" in store.notices[0]
        assert store.put([read])


def test_no_store_where_there_can_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="give another --store"):
        Store(tmp_path / "file" / "s")
    with pytest.raises(StoreError, match="give another --store"):
        Store(tmp_path)


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    for ask in (Store, is_store):
        with pytest.raises(StoreError, match="cannot be read"):
            ask(tmp_path / ("s" * 300))


def test_a_store_that_cannot_be_begun_leaves_no_file(tmp_path: Path) -> None:
    # SQLite can make the file, but none of that name with its own ending beside it
    with pytest.raises(StoreError, match="cannot be used"):
        Store(tmp_path / ("s" * 253))
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_written_is_said(tmp_path: Path, read: tuple[Document, Reading]) -> None:
    with Store(tmp_path / "s") as store:
        # as on a full disk: SQLite refuses to let the file grow
        (pages,) = store._base.execute("PRAGMA page_count").fetchone()
        store._base.execute(f"PRAGMA max_page_count = {pages}")
        many = [(read[0].model_copy(update={"text": f"{TEXT}{n}"}), read[1]) for n in range(40)]
        assert not store.put(many)
        assert "full" in store.notices[0]
        assert store.verify() == []
        assert store.info().readings == 0


def test_a_kill_leaves_all_that_was_committed(tmp_path: Path) -> None:
    code = f"""
import os, signal
from claimcheck.models import Document
from claimcheck.reading import Reading
from claimcheck.store import Store
store = Store({str(tmp_path / "s")!r})
store.put([(Document(id=str(n), text=str(n)), Reading((), ())) for n in range(5)])
store._base.execute("BEGIN IMMEDIATE")
store._base.execute("DELETE FROM reading")
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    with Store(tmp_path / "s") as store:
        assert store.verify() == []
        assert store.info().readings == 5
        assert store.notices == []
