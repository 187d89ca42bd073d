"""Title claims linked across articles, and whether two holdings overlap in time."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.models import Claim, Frame, Participant, Scope, TitleValue
from claimcheck.subjects.holdings import (
    RELATIONS,
    body_keys,
    holding_keys,
    is_of_body,
    is_sure,
    link_holdings,
    plain_office_keys,
    possible_keys,
)
from claimcheck.subjects.stories import Stories
from claimcheck.subjects.tenure import overlap_in_time, terms_apart


def _claim(
    number: int, words: str, *, topic: str = "", past: bool = False, scope: str = "", modality: str = "happened"
) -> Claim:
    """A claim of `holder | role | body | status since..until`."""
    holder, role, body, rest = (*(part.strip() for part in words.split("|")), "", "", "")[:4]
    status, _, period = rest.partition(" ")
    since, _, until = period.partition("..")
    low, _, high = scope.partition("..")
    names = [Participant(name=topic, inferred=True)] if topic else []
    return Claim(
        id=f"d{number}#t1", document=f"d{number}", type="title", text=words, start=0, end=len(words),
        value_start=0, value_end=len(words), line=1, subject=words, attribute="hold_office", modality=modality,
        value=TitleValue(
            role=role, body=body or None, holder=holder or None, status=status or "current",
            since=since or None, until=until or None,
        ),
        scope=Scope(since=low or None, until=high or None),
        frame=Frame(participants=tuple(names), modifiers=("past",) if past else ()),
    )  # fmt: skip


LINKED = [
    ("person", "Ada Brown | director | Space Centre", "Ada Brown | deputy director | Space Centre"),
    ("person", "A. Brown | director | Space Centre", "Ada Brown | chairman | Space Centre"),
    ("person", "Brown | director | Space Centre", "Ada Brown | director | Space Centre"),
    ("person", "Ada Brown | captain", "Ada Brown | chief officer"),
    ("office", "Ada Brown | chief executive | Norda", "Ben Falk | CEO | Norda"),
    ("office", "Ada Brown | head | Space Research Organisation", "Ben Falk | director | SRO"),
    ("office", "Ada Brown | transport minister | Chile", "Ben Falk | minister of transport | Chilean"),
    ("office", "Ada Brown | mayor | Brno", " | mayor | Brno"),
]
UNLINKED = [
    ("person", "Brown | director | Space Centre", "Ada Brown | poet | "),
    ("person", "Ada Brown | director | Norda", "Ada Brown | director | Velano"),
    ("person", "Ada Brown | director | Norda", "Eve Brown | director | Norda"),
    ("office", "Ada Brown | director | Norda", "Ben Falk | director | Velano"),
    ("office", "Ada Brown | captain", "Ben Falk | captain"),
    ("office", "Ada Brown | mayor | Brno", "Ben Falk | deputy mayor | Brno"),
    ("office", "Ada Brown | finance minister | Chile", "Ben Falk | health minister | Chile"),
]


def _relations(a: str, b: str) -> set[str]:
    return {link.relation for link in link_holdings([_claim(1, a), _claim(2, b)]) if link.score >= 0.7}


@pytest.mark.parametrize(("relation", "a", "b"), LINKED)
def test_linked(relation: str, a: str, b: str) -> None:
    assert relation in _relations(a, b)
    assert relation in _relations(b, a)


@pytest.mark.parametrize(("relation", "a", "b"), UNLINKED)
def test_not_linked(relation: str, a: str, b: str) -> None:
    assert relation not in _relations(a, b)


def test_keys_that_one_claim_alone_tells() -> None:
    told = [words for _, a, b in (*LINKED, *UNLINKED) for words in (a, b)]
    claims = [_claim(n, words, topic=("", "Norda", "Orby Museum")[n % 3]) for n, words in enumerate(told)]
    claims += [_claim(100 + n, "Ada Brown | mayor | Norda", topic="Norda") for n in range(50)]
    stories = Stories.of(claims)
    had = {claim.id: {one: set(holding_keys(one, claim, stories)) for one in RELATIONS} for claim in claims}
    filed = {
        (one, claim.id): set(possible_keys(one, claim, Stories.of([claim]))) for claim in claims for one in RELATIONS
    }
    for claim in claims:
        office = had[claim.id]["office"]
        assert plain_office_keys(claim) | body_keys(claim, stories) <= office
        of_body = plain_office_keys(claim) | body_keys(claim, stories)
        assert {key for key in of_body if is_of_body(key)} == {key for key in office if is_of_body(key)}
        for relation, keys in had[claim.id].items():
            sure = {key for key in keys if is_sure(relation, claim, key)}
            for other in claims:
                assert filed[relation, other.id] & sure == had[other.id][relation] & sure


def test_links_tell_their_reasons() -> None:
    links = link_holdings([_claim(1, "A. Brown | director | Norda"), _claim(2, "Ada Brown | director | Norda")])
    assert any("the initial agrees" in reason for link in links for reason in link.reasons)


def test_the_cost_grows_with_the_claims_not_with_their_square() -> None:
    claims = [_claim(number, "Ada Brown | director | Norda") for number in range(400)]
    assert len(list(link_holdings(claims))) < 400 * 100


MARCH, APRIL, LATER = dt.date(2021, 3, 2), dt.date(2021, 4, 1), dt.date(2023, 6, 1)
N = "A | director | Norda"
OTHER = "B | director | Norda"
THEN = _claim(1, f"{N} | former", past=True, scope="2018-10-01..2018-10-31")
OVERLAPS = [
    ("both present, a month apart", _claim(1, N), MARCH, _claim(2, OTHER), APRIL, True),
    ("both present, years apart", _claim(1, N), MARCH, _claim(2, OTHER), LATER, None),
    ("since before the other", _claim(1, N), MARCH, _claim(2, f"{OTHER} | current 2019"), LATER, True),
    ("over before", _claim(1, f"{N} | former 2010..2014"), MARCH, _claim(2, f"{OTHER} | current 2016"), MARCH, False),
    ("they meet", _claim(1, f"{N} | former 2010..2016"), LATER, _claim(2, f"{OTHER} | former 2014..2018"), LATER, True),
    ("former, end not told", _claim(1, f"{N} | former"), LATER, _claim(2, OTHER), MARCH, None),
    ("planned", _claim(1, f"{N} | incoming"), MARCH, _claim(2, OTHER), MARCH, None),
    ("then, at a day told", THEN, LATER, _claim(2, f"{OTHER} | former 2018-05..2022-07"), LATER, True),
    (
        "then, in a year within the other's", _claim(1, f"{N} | former", past=True, scope="2019-01-01..2019-12-31"),
        LATER, _claim(2, f"{OTHER} | former 2018-05..2022-07"), LATER, True,
    ),
    (
        "then, on the day of an event, and present within two weeks of it",
        _claim(1, f"{N} | former", past=True, scope="2021-02-20..2021-02-20"), LATER, _claim(2, OTHER), MARCH, True,
    ),
    (
        "then, a month before", _claim(1, f"{N} | former", past=True, scope="2021-02-01..2021-02-01"), LATER,
        _claim(2, OTHER), MARCH, None,
    ),
    ("no dates at all", _claim(1, N), None, _claim(2, OTHER), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "a", "day_a", "b", "day_b", "expected"), OVERLAPS)
def test_overlap_in_time(
    name: str, a: Claim, day_a: dt.date | None, b: Claim, day_b: dt.date | None, expected: bool | None
) -> None:
    assert overlap_in_time(a, b, day_a, day_b) is expected
    assert overlap_in_time(b, a, day_b, day_a) is expected


NAMED, UNNAMED = "A | director | Geological Survey", "A | director | survey"
TERMS = [
    (f"{NAMED} | former 1985..1996", f"{NAMED} | former ..1998", True),
    ("A | head | Geological Survey | former 1985..1996", f"{NAMED} | former ..1998", True),
    ("A | head | survey | former 1985..1996", f"{UNNAMED} | former ..1998", False),
    ("A | president | Geological Survey | former 1985..1996", f"{NAMED} | former ..1998", False),
    ("A | head of maps | Geological Survey | former 1985..1996", f"{NAMED} | former ..1998", False),
]


@pytest.mark.parametrize(("one", "other", "apart"), TERMS)
def test_terms_of_one_post_in_other_words(one: str, other: str, apart: bool) -> None:
    a, b = _claim(1, one), _claim(2, other)
    assert terms_apart(a, b) is apart
    assert terms_apart(b, a) is apart
