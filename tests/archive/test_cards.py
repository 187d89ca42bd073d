"""What stands on an article's card is what all its claims tell together; places of claims as they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.archive import Archive
from claimcheck.archive.cards import card_of, packed, unpacked
from claimcheck.archive.inverted import ArticleIndex, _blob
from claimcheck.archive.shelf import Shelf
from claimcheck.check import extract, index
from claimcheck.engine.timing import with_earliest_days
from claimcheck.models import Document
from claimcheck.store import Store
from claimcheck.subjects.company import Company
from claimcheck.subjects.whoiswho import WhoIsWhoTable

ARTICLE = Document.from_text(
    "The ferry Halcyon sank off Oldport on 4 March 1911, and 112 people died. Its captain, Ada Quist, was born in "
    "1860. Tom Reed, the harbour master of Oldport, saw 14 boats at noon on 5 March 1911.",
    id="a.txt",
)


def test_a_card_tells_of_all_claims() -> None:
    claims = extract(ARTICLE)
    card = card_of(claims)
    assert unpacked(packed(card)) == card
    company = Company.of(claims, WhoIsWhoTable({}))
    assert set(card.names) == company.named_in("a.txt") > {"Oldport"}
    assert (tuple(card.days), set(card.facts)) == (company.days["a.txt"], company.facts["a.txt"])
    assert [claims[place].type for place in card.titles] == ["title"] * sum(claim.type == "title" for claim in claims)
    assert sum(count for *_, count in card.things) == len(claims)
    (dated,) = with_earliest_days([ARTICLE.info()], claims)
    assert dated.not_before is not None
    assert card.not_before == dated.not_before.isoformat()
    assert unpacked(packed(card_of([]))) == card_of([])


def test_claims_are_made_when_they_are_asked_for() -> None:
    with Store(":memory:") as store:
        index([ARTICLE], store)
        shelf = Shelf(Archive(store))
        assert (shelf.look_at([1]), shelf.look_at([1]), shelf.made) == (True, False, {})
        titles = shelf.titles(1)
        assert [*shelf.made.values()] == titles == [claim for claim in extract(ARTICLE) if claim.type == "title"]
        assert [shelf.at[claim.id] for claim in titles] == [(1, place) for place in card_of(extract(ARTICLE)).titles]
        assert [*shelf.claims[1]] == extract(ARTICLE)


@given(st.lists(st.integers(0, 70_000)))
def test_places_and_back(places: list[int]) -> None:
    with Store(":memory:") as store:
        assert ArticleIndex(store, 1, {})._places(_blob(places)) == places


@pytest.mark.parametrize("size", [1, 300])
def test_a_key_tells_which_claims_have_it(size: int) -> None:
    text = " ".join(f"In {1500 + n} the mill Mersk {n} of Oldport had {n + 12} horses." for n in range(size))
    long = Document.from_text(text, id="long.txt")
    with Store(":memory:") as store:
        index([long], store)
        claims = extract(long)
        postings = ArticleIndex(store, 1, {}).postings()
        places = {place for _, _, places in postings for place in places}
        assert places == {n for n, claim in enumerate(claims) if claim.type != "title"}
