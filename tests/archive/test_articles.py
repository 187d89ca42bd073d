"""Which articles an archive holds: added, replaced, forgotten, by whatever aliases; and what a damaged reading does."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from claimcheck.archive import Archive
from claimcheck.archive.articles import SETS_OF_ALIASES
from claimcheck.archive.paths import Places
from claimcheck.archive.standing import ids_in
from claimcheck.check import examine, examine_stored, index, touching
from claimcheck.config import Config
from claimcheck.errors import StoreError
from claimcheck.models import Document
from claimcheck.reading import read_documents
from claimcheck.store import Store, content_of
from tests.test_nearby import HARBOUR, documents, shown, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = {"Halcyon": ("Silver Lady",)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s") as opened:
        yield opened


def damage(store: Store, document: Document) -> None:
    store.base.execute("UPDATE reading SET data = x'00' WHERE content = ?", (content_of(document),))


def test_articles_that_state_nothing_make_no_word_rarer(store: Store) -> None:
    empty = [Document.from_text("It rained, and the fields were green.", id=f"empty-{n:03}.txt") for n in range(60)]
    rest = [*documents("b", "c", "d"), *empty]
    index(rest, store)
    archive = Archive(store)
    assert (len(archive), archive.index.telling()) == (63, 3)
    near, _ = examine_stored(documents("a"), store)
    whole, ids = examine(documents("a"), rest)
    assert shown(near, "a.txt") == shown(touching(whole, ids or ()), "a.txt")


def test_what_a_name_is_taken_for_by_all_decides_under_which_posts_it_is_filed(store: Store) -> None:
    told = [
        ("a.txt", "The director, Ada Quist, resigned on Monday, the Varley said in Oldport."),
        ("b.txt", "Ada Quist, director of the Varley Institute, resigned. The Varley Institute is in Oldport."),
        ("c.txt", "Tom Reed, the director, spoke for Varley in Oldport on Monday."),
        ("d.txt", "Tom Reed is the director of the Varley Institute, the Institute said."),
    ]
    rest = [Document.from_text(text, id=id) for id, text in told]
    index(rest, store)
    for new in rest:
        near, _ = examine_stored([new], store)
        whole, ids = examine([new], [one for one in rest if one is not new])
        assert shown(near, new.id) == shown(touching(whole, ids or ()), new.id)


def test_each_set_of_aliases_has_an_index_of_its_own(store: Store, tmp_path: Path) -> None:
    index(documents("b", "c"), store)
    plain, named = Archive(store), Archive(store, NAMES)
    assert (plain.index.tables[0], named.index.tables[0]) == ("filed_1", "filed_2")
    before = store.base.total_changes
    for aliases in (None, NAMES, {}, NAMES):
        Archive(store, aliases)
    assert store.base.total_changes == before
    # both follow what comes and goes
    index(documents("a", "d"), store)
    plain.forget(["b.txt"])
    with Store(tmp_path / "other") as other:
        Archive(other, NAMES)
        index(documents("a", "c", "d"), other)
        assert tables(store, 1) == tables(other, 1)
        assert tables(store, 2) == tables(other, 2)


def test_no_more_than_so_many_sets_of_aliases_are_kept(store: Store) -> None:
    index(documents("b"), store)
    for number in range(SETS_OF_ALIASES + 3):
        Archive(store, {"Halcyon": (f"Lady {number}",)})
    kept = [row[0] for row in store.base.execute("SELECT aliases FROM filing ORDER BY number")]
    assert kept[0] == "{}"
    assert len(kept) == 1 + SETS_OF_ALIASES
    assert f"Lady {SETS_OF_ALIASES + 2}" in kept[-1]
    found = store.base.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE 'posting%'").fetchone()
    assert found == (1 + SETS_OF_ALIASES,)


def test_a_run_by_aliases_says_what_a_run_over_all_says(store: Store) -> None:
    rest = [*documents("b", "c"), Document.from_text("The Silver Lady sank on 9 March 1911.", id="x.txt")]
    index(rest, store)
    config = Config(aliases=NAMES)
    near, _ = examine_stored(documents("a"), store, config=config)
    whole, ids = examine(documents("a"), rest, config=config)
    assert shown(near, "a.txt") == shown(touching(whole, ids or ()), "a.txt")


def test_a_damaged_reading_does_not_keep_its_article(store: Store, tmp_path: Path) -> None:
    index(documents(*"abc"), store)
    damage(store, *documents("a"))
    changed = Document.from_text("The Oldport ferry Halcyon sank on 9 May 1911.", id="a.txt")
    index([changed], store)
    with Store(tmp_path / "other") as other:
        index([changed, *documents("b", "c")], other)
        assert tables(store) == tables(other)


def test_indexing_again_mends_a_damaged_reading(store: Store) -> None:
    index(documents(*"abc"), store)
    damage(store, *documents("a"))
    read, known, _ = index(documents(*"abc"), store)
    assert (read, known) == (1, 2)
    assert store.verify() == []


def test_a_damaged_reading_is_named_when_it_is_needed(store: Store) -> None:
    index(documents("b", "c"), store)
    damage(store, *documents("b"))
    report, _ = examine_stored(documents("a"), store)
    assert "the reading of b.txt in" in store.notices[-1]
    assert {info.id for info in report.documents} <= {"a.txt", "c.txt"}


def test_forgotten_articles_leave_nothing(store: Store, tmp_path: Path) -> None:
    (a,) = documents("a")
    twin = a.model_copy(update={"id": "twin.txt"})
    index([*documents("b", "c"), a, twin], store)
    archive = Archive(store)
    archive.forget(["a.txt", "nothing.txt"])
    assert store.missing([a]) == []  # its twin needs the reading
    archive.forget(["twin.txt"])
    assert store.missing([a]) == [a]
    with Store(tmp_path / "other") as other:
        index(documents("b", "c"), other)
        assert tables(store) == tables(other)


def test_what_is_below_a_name(store: Store) -> None:
    ids = ["a", "a/b.txt", "a/c/d.txt", "a.txt", "all.jsonl#1", "all.jsonl#x", "all.jsonl2#1", "a0"]
    read = [Document.from_text("Rain.", id=id) for id in ids]
    Archive(store).add(list(zip(read, read_documents(read), strict=True)))
    known = ids_in(store)
    assert known == sorted(ids)
    places = Places(known)
    assert places.at("a") == ["a", "a/b.txt", "a/c/d.txt"]
    assert places.at("a/c/d.txt") == ["a/c/d.txt"]
    assert places.at("all.jsonl") == ["all.jsonl#1", "all.jsonl#x"]
    assert places.at("b") == []
    assert places.at("/") == places.at(".") == known


def test_ids_are_spelt_once_however_many_paths_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    spelt: list[Path] = []

    def name_of(path: Path) -> str:
        spelt.append(path)
        return path.as_posix()

    monkeypatch.setattr("claimcheck.archive.paths.name_of", name_of)
    places = Places(f"{number % 10}/{number}.txt" for number in range(100))
    before = len(spelt)
    assert [len(places.at(f"./{number}/")) for number in range(10)] == [10] * 10
    assert (before, len(spelt)) == (100, 120)
    assert Places(["./b/x", "a", "b/x", "b/../a"]).at("b/x") == ["./b/x", "b/x"]


def test_while_articles_are_compared_others_write(store: Store) -> None:
    index(documents("b", "c"), store)
    archive, (a,) = Archive(store), documents("a")
    with archive.holding([(a, *read_documents([a]))]) as held:
        writer = threading.Thread(target=_write, args=(store,))
        writer.start()
        writer.join(20)
        assert not writer.is_alive()
        assert archive.ids() == ["a.txt", "b.txt", "c.txt"]
        assert archive.numbered([held[0].number]) == held
    assert archive.ids() == ["b.txt", "c.txt", "d.txt"]


def _write(store: Store) -> None:
    with Store(store.path) as other:
        index(documents("d"), other)


def test_nobody_writes_into_what_another_version_has_taken_over(store: Store) -> None:
    archive = Archive(store)
    store.base.execute("UPDATE archive SET form = 'another'")
    with pytest.raises(StoreError, match="another version of claimcheck has taken it over"):
        archive.forget(["a.txt"])


def test_an_archive_of_another_form_is_filed_anew(store: Store, tmp_path: Path) -> None:
    index(documents(*"abcd"), store)
    before = tables(store)
    store.base.execute("UPDATE archive SET form = 'another'")
    store.base.execute("CREATE TABLE posting (key INTEGER)")
    (d,) = documents("d")
    damage(store, d)
    archive = Archive(store)
    assert archive.ids() == [id for id, _ in HARBOUR[:3]]
    assert "1 of 4 articles in" in store.notices[-1]
    archive.add([(d, *read_documents([d]))])
    assert tables(store) == before
    assert store.base.execute("SELECT count(*) FROM sqlite_master WHERE name = 'posting'").fetchone() == (0,)
