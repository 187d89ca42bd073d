"""What all articles give together does not depend on how they are divided, and links found piece by piece are all."""

from __future__ import annotations

import pickle
from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.subjects.blocking import COMMON_ARTICLES, COMMON_WORD, keyed, keys_of
from claimcheck.subjects.corpus import Census, Corpus, Digest, KeyCount, digest_of, keys_in
from claimcheck.subjects.linker import Linkable, link, link_articles
from claimcheck.subjects.postings import Postings
from claimcheck.subjects.stories import Stories, StoryCensus
from tests.engine.factories import count, date, person, title

if TYPE_CHECKING:
    from claimcheck.models import Claim

ADA, ROSA, ADA_SHORT = person("Ada Brenner"), person("Rosa Klint"), person("A. Brenner")
WORDS = ("duck", "pond", "feed", "quill")
#: what articles tell: one claim for each number, its words and names by chance
TOLD = [(("duck",), (ADA,)), (("duck", "pond"), (ADA_SHORT,)), (("feed", "pond"), (ROSA,)), (("quill",), ())]


def article(name: str, told: list[int]) -> list[Claim]:
    return [
        count(f"{name}.txt#{n}", 3 + which % 2, position=200 * n, topic=TOLD[which][0], participants=TOLD[which][1])
        for n, which in enumerate(told)
    ]


ARTICLES = st.lists(st.lists(st.integers(0, len(TOLD) - 1), min_size=1, max_size=4), min_size=2, max_size=5)


def digests(articles: list[list[Claim]]) -> list[Digest]:
    return [digest_of(claims[0].document, claims) for claims in articles]


def test_a_census_is_the_same_in_any_order() -> None:
    found = digests([article(f"{n}", own) for n, own in enumerate([[0, 1], [2], [1, 3]])])
    assert Census.of(found) == Census.of(reversed(found))
    assert Census.of(found).corpus() == Corpus.of(reversed(found))


@settings(deadline=None)
@given(ARTICLES)
def test_articles_linked_two_at_a_time(told: list[list[int]]) -> None:
    articles = [article(f"{n}", own) for n, own in enumerate(told)]
    found = digests(articles)
    corpus, postings = pickle.loads(pickle.dumps(Corpus.of(found))), Postings()
    for digest in found:
        postings.add(keys_in(digest, corpus.names))
    linkable = [Linkable.of(claims, None, corpus) for claims in articles]
    pieces = [link_articles(linkable[a], linkable[b], shared, corpus) for a, b, shared in postings.meetings()]
    whole = link([claim for claims in articles for claim in claims], {})
    by_pair = {(one.a, one.b): one for piece in pieces for one in piece}
    assert by_pair == {(one.a, one.b): one for one in whole}


def test_what_a_digest_holds() -> None:
    claims = [*article("a", [0, 1]), date("a.txt#9", "2004-05-03", topic=("höhle",)), title("a.txt#8", "Ada", "mayor")]
    digest = digest_of("a.txt", claims)
    assert digest.names == ("A. Brenner", "Acme", "Ada", "Ada Brenner")
    assert digest.words == ("A. Brenner", "Ada Brenner", "duck", "höhle", "pond")


def test_keys_by_number_are_as_many_as_in_words() -> None:
    claims = article("a", [0, 1, 2, 3])
    digest = digest_of("a.txt", claims)
    names = Corpus.of([digest]).names
    assert len(keys_in(digest, names)) == len(set().union(*(keys_of(claim, names) for claim in claims)))
    assert keys_in(digest_of("a.txt", [claims[0], claims[0]]), names).keys() <= keys_in(digest, names).keys()


def test_the_key_of_a_word_alone_is_marked() -> None:
    digest = digest_of("a.txt", article("a", [1]))
    counts = keys_in(digest, Corpus.of([digest]).names)
    # duck and pond; the name; each two of them
    assert sorted(one.word for one in counts.values()) == [False] * 4 + [True] * 2
    assert {one.claims for one in counts.values()} == {1}


def test_what_gives_no_key_is_not_filed() -> None:
    assert keyed(title("a.txt#1", "Ada Brenner", "mayor")) is None
    assert keyed(count("a.txt#1", topic=("duck",))) is None


# how many articles have a key of their own each, one claim each, whether it is of a word alone; whether they meet
CUT = [
    (2, False, True),
    (COMMON_ARTICLES, False, True),
    (COMMON_ARTICLES + 1, False, False),
    (COMMON_WORD, True, True),
    (COMMON_WORD + 1, True, False),
]


@pytest.mark.parametrize(("articles", "word", "meet"), CUT)
def test_keys_of_too_many_articles_are_cut(articles: int, word: bool, meet: bool) -> None:
    postings = Postings()
    for n in range(articles):
        postings.add({7: KeyCount(1, word), 1000 + n: KeyCount(1, False)})
    found = list(postings.meetings())
    assert len(found) == (articles * (articles - 1) // 2 if meet else 0)
    assert all(earlier < later and shared == {7} for earlier, later, shared in found)


def test_an_article_meets_itself() -> None:
    postings = Postings()
    postings.add({7: KeyCount(1, False), 8: KeyCount(2, False)})
    postings.add({})
    postings.add({7: KeyCount(1, False)})
    assert list(postings.meetings()) == [(0, 0, {8}), (0, 2, {7})]


def test_without_an_article_nothing_meets() -> None:
    assert list(Postings().meetings()) == []


def test_a_key_of_too_many_claims_is_cut() -> None:
    postings = Postings()
    for _ in range(2):
        postings.add({7: KeyCount(201, False)})
    assert list(postings.meetings()) == []


def test_a_census_of_titles_may_be_divided() -> None:
    claims = [
        title("a.txt#1", "Ada Brenner", "mayor", "Oldport"),
        title("b.txt#1", "Rosa Klint", "mayor", "Oldport"),
        title("b.txt#2", "Rosa Klint", "chair", "Harbour Board"),
    ]
    one, other = StoryCensus(), StoryCensus()
    for census, (_, told) in zip((one, other), groupby(claims, key=lambda claim: claim.document), strict=True):
        census.add(list(told))
    one.merge(pickle.loads(pickle.dumps(other)))
    assert Stories.of(claims, one) == Stories.of(claims)
