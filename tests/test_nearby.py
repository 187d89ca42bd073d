"""New articles against a store: the findings are those of a run over all, and only what shares a key is read."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.archive import Archive
from claimcheck.check import examine, examine_stored, index, touching
from claimcheck.config import Config
from claimcheck.errors import StoreError
from claimcheck.models import Document
from claimcheck.nearby import Nearby
from claimcheck.readers import read_inputs
from claimcheck.store import Store
from claimcheck.subjects.beginnings import link_beginnings
from claimcheck.subjects.whoiswho import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.models import Report

FOLDERS = sorted((Path(__file__).parent / "clusters").glob("*/articles"))
SOME = FOLDERS[::16]
GIVEN = ["Ada", "A.", "Adah", "Robert", "Bob", "R.", "Ada M.", "Anna", "Roberta", "Dr Ada"]


def articles(folder: Path) -> list[Document]:
    return [one for one in read_inputs([str(folder)]) if isinstance(one, Document)]


def shown(report: Report, new: str) -> tuple[object, ...]:
    """What a report says of one article: its claims, and the findings with the claims that they name."""
    named = {id for one in report.findings for id in one.claims}
    own = [claim for claim in report.claims if claim.document == new]
    values = {claim.id: (claim.text, claim.value) for claim in report.claims if claim.id in named}
    return own, report.findings, values, report.suppressed


@pytest.mark.parametrize("folder", SOME, ids=[folder.parent.name for folder in SOME])
def test_as_a_run_over_all(folder: Path, tmp_path: Path) -> None:
    documents = articles(folder)
    with Store(tmp_path / "s") as store:
        index(documents, store)
        for new in documents[::2]:
            rest = [one for one in documents if one is not new]
            whole, ids = examine([new], rest, store=store)
            near, _ = examine_stored([new], store)
            assert shown(near, new.id) == shown(touching(whole, ids or ()), new.id)
        assert len(Archive(store)) == len(documents)


HARBOUR = [
    ("a.txt", "The Oldport ferry Halcyon sank on 4 March 1911. Twelve sailors died, said the captain, Ada Quist."),
    ("b.txt", "The ferry Halcyon, of Oldport, sank on 4 March 1911 and twelve sailors died."),
    ("c.txt", "Oldport remembers the ferry Halcyon, which sank on 6 March 1911. Captain Ada Quist lived to be 90."),
    ("d.txt", "The bakery on Rose Lane sells 300 loaves a day, says its owner, Tom Reed."),
]


def documents(*names: str) -> list[Document]:
    return [Document.from_text(text, id=id) for id, text in HARBOUR if id[0] in names]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "s") as opened:
        yield opened


def tables(store: Store, number: int = 1) -> dict[str, list[object]]:
    """All that an index of the archive keeps counted, without the articles' numbers."""
    base = store.base
    rows = {
        "counted": "SELECT what, number FROM counted_{0} ORDER BY what",
        "bearer": "SELECT name, stands, articles FROM bearer_{0} ORDER BY name",
        "bearer_key": "SELECT key, name FROM bearer_key_{0} ORDER BY key, name",
        "posting": "SELECT id, key, claims FROM posting_{0} JOIN article ON number = article ORDER BY id, key",
        "filed": "SELECT id FROM filed_{0} JOIN article ON number = article ORDER BY id",
        "article": "SELECT id, hex(content), info, allowed FROM article ORDER BY id",
    }
    return {table: base.execute(query.format(number)).fetchall() for table, query in rows.items()}


def test_only_what_shares_a_key_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    index(documents("b", "c", "d"), store)
    read: list[str] = []
    written = Store.written
    monkeypatch.setattr(Store, "written", lambda self, known: read.extend(known) or written(self, known))
    report, ids = examine_stored(documents("a"), store)
    assert ids == {"a.txt"}
    assert set(read) == {"a.txt", "b.txt", "c.txt"}
    assert [info.id for info in report.documents] == ["a.txt", "b.txt", "c.txt"]
    assert [finding.category for finding in report.findings if finding.level == "error"] == ["conflict"]


def test_nothing_stays_of_what_was_only_checked(store: Store) -> None:
    index(documents("b", "c"), store)
    before = tables(store)
    examine_stored(documents("a", "b"), store)
    assert tables(store) == before


def test_against_an_empty_store(store: Store) -> None:
    with pytest.raises(StoreError, match="holds no articles to compare with"):
        examine_stored(documents("a"), store)


def test_what_no_stored_article_tells_of_is_unsupported_all_the_same(store: Store) -> None:
    index([Document.from_text("A kiln in Dorrig was lit on 3 May 1911.", id="kiln.txt")], store)
    new = Document.from_text("The ferry Halvorsen sank on 14 March 2019 off Cape Lund.", id="ferry.txt")
    report, _ = examine_stored([new], store)
    assert {finding.category for finding in report.findings} == {"unsupported"}


@pytest.mark.parametrize("order", ["abcd", "dcba", "cadb", "abcdabcd"])
def test_the_order_of_adding_makes_no_difference(order: str, store: Store, tmp_path: Path) -> None:
    for name in order:
        index(documents(name), store)
    with Store(tmp_path / "other") as other:
        index(documents(*"abcd"), other)
        assert tables(store) == tables(other)


def test_an_article_that_changed_takes_its_own_place(store: Store, tmp_path: Path) -> None:
    index(documents(*"abc"), store)
    changed = Document.from_text("The Oldport ferry Halcyon sank on 9 May 1911.", id="a.txt")
    index([changed], store)
    with Store(tmp_path / "other") as other:
        index([changed, *documents("b", "c")], other)
        assert tables(store) == tables(other)


def test_other_names_of_the_user_are_taken_up(store: Store) -> None:
    index([Document.from_text("The Silver Lady sank on 6 March 1911.", id="x.txt")], store)
    new = Document.from_text("The ferry Halcyon sank on 4 March 1911.", id="y.txt")
    assert not [one for one in examine_stored([new], store)[0].findings if one.category == "conflict"]
    config = Config(aliases={"Halcyon": ("Silver Lady",)})
    findings = examine_stored([new], store, config=config)[0].findings
    assert [one.category for one in findings if one.category == "conflict"] == ["conflict"]


def test_what_an_article_allows_is_known_without_it(store: Store) -> None:
    (told,) = documents("c")
    remark = "<!-- claimcheck: allow dates: the paper of the day had it so -->\n"
    allowing = told.model_copy(update={"text": remark + told.text, "format": "markdown"})
    index([*documents("b"), allowing], store)
    report, _ = examine_stored(documents("a"), store)
    whole, ids = examine(documents("a"), [*documents("b"), allowing])
    assert len(report.suppressed) == 1
    assert shown(report, "a.txt") == shown(touching(whole, ids or ()), "a.txt")


def test_who_is_who_grows_and_shrinks(store: Store) -> None:
    chance = random.Random(5)
    archive, names = Archive(store), [f"{given} {family}" for given in GIVEN for family in ("Brenner", "Klint")]
    held: Counter[str] = Counter()
    for _ in range(60):
        change = {name: chance.choice((1, 1, -1)) for name in chance.sample(names, 4)}
        change = {name: by for name, by in change.items() if held[name] + by >= 0}
        archive.index.bearers.settle(change)
        held.update(change)
        known = [name for name, count in held.items() if count > 0]
        table = table_of(known)
        assert archive.index.bearers.standing(names) == {name: table.of(name) for name in known}


BEGINNINGS = [
    "Ada Quist, captain of the ferry Halcyon, was born in Oldport in 1860.",
    "Captain Ada M. Quist of Oldport was born in 1862. The Orby Museum was founded in 1911.",
    "Adah Quist, of the ferry Halcyon, was born in 1864, and Tom Reed, of Oldport, was born in 1901.",
    "Thomas Reed of Oldport was born in 1902. The Orby Museum of Oldport was founded in 1912.",
]


def test_who_is_who_of_beginnings_is_that_of_all_that_is_looked_at(store: Store) -> None:
    told = [Document.from_text(text, id=f"{n}.txt") for n, text in enumerate(BEGINNINGS)]
    index(told, store)
    archive, linked = Archive(store), 0
    for new in archive.named([one.id for one in told]):
        near = Nearby(archive, [new], Config().rulebook)
        near.find()
        own = {claim.id for claim in near.shelf.whole(new.number)}
        every = link_beginnings([claim for number in near.shelf.in_order() for claim in near.shelf.beginnings(number)])
        found = [link for (by, *_), link in near._links.items() if by == "beginnings"]
        assert [one for one in found if {one.a, one.b} & own] == [one for one in every if {one.a, one.b} & own]
        assert {(one.a, one.b) for one in found} <= {(one.a, one.b) for one in every}
        linked += len(found)
    assert linked >= len(told)


def test_names_that_share_a_key_with_others(store: Store) -> None:
    index(documents("a", "d"), store)
    bearers = Archive(store).index.bearers
    assert bearers.sharing({"A. Quist"}, {"Ada Quist", "Tom Reed"}) == {("A. Quist", "Ada Quist")}
    assert bearers.sharing({"A. Quist"}, {"Tom Reed"}) == bearers.sharing(set(), {"Ada Quist"}) == set()
