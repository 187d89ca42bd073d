"""The posts of one article: what is asked of all of them for one, and how much that takes where there are many."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.subjects.holdings import link_holdings
from claimcheck.subjects.name_match import LIKE_NAME, match_names
from claimcheck.subjects.roles import canonical_role, roles_agree
from claimcheck.subjects.spelling import fold
from claimcheck.subjects.told_posts import ALIKE, MOST, ToldPosts
from tests.engine.factories import person, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.models import Claim, TitleValue

HOLDERS = [None, "Ada Brenner", "A. Brenner", "Rosa Klint"]
ROLES = ["mayor", "acting mayor", "chief executive", "head"]
BODIES = [None, "Oldport", "museum"]
STATUSES = ["current", "former", "elect"]
TOLD = st.tuples(*map(st.sampled_from, (HOLDERS, ROLES, BODIES, STATUSES)))


def value_of(claim: Claim) -> TitleValue:
    assert claim.value.kind == "title"
    return claim.value


@given(st.lists(TOLD, max_size=12), TOLD)
def test_as_by_looking_through_all(told: list[tuple[str, ...]], asked: tuple[str, ...]) -> None:
    claims = [title(f"a.txt#{n}", one[0], one[1], one[2], status=one[3]) for n, one in enumerate(told)]
    posts = ToldPosts(claims)
    holder, role, *_ = asked
    base = canonical_role(role).base
    ahead = [
        one.id for one in claims
        if value_of(one).holder == holder and value_of(one).status == "elect" and roles_agree(value_of(one).role, role)
    ]  # fmt: skip
    besides = [
        one.id for one in claims
        if canonical_role(value_of(one).role).base == base and value_of(one).status == "current"
        and match_names(value_of(one).holder or "", holder or "").score >= LIKE_NAME and value_of(one).holder
    ]  # fmt: skip
    others = {value_of(one).body for one in claims if canonical_role(value_of(one).role).base != base}
    assert posts.bodies_of_others(base) == {fold(body) for body in others if body is not None}
    # whoever is asked about one of them: another is among the kept ones if there is another at all
    for found, all_ in ((posts.ahead(holder, role), ahead), (posts.besides(holder or "", base), besides)):
        for claim in claims:
            assert bool(found - {claim.id}) == bool(set(all_) - {claim.id})


def test_of_equal_posts_some_are_kept() -> None:
    claims = [title(f"a.txt#{n}", "Ada Brenner", "mayor") for n in range(9)]
    assert [claim.id for claim in ToldPosts(claims).different] == [claim.id for claim in claims[:ALIKE]]
    many = [title(f"a.txt#{n}", f"Ada Brenner{n}", "mayor") for n in range(MOST + 9)]
    assert len(ToldPosts(many).different) == MOST


def alike(n: int) -> Claim:
    return title(f"a.txt#{n}", "Edda Vance", "mayor", None, participants=(ORRIN,))


def different(n: int) -> Claim:
    name = f"Edda {chr(65 + n % 26)}{chr(97 + n // 26)}nster"
    return title(f"a.txt#{n}", name, "mayor", None, participants=(person(name),))


def of_one_family(n: int) -> Claim:
    name = f"{chr(65 + n % 26)}{chr(97 + n // 26)}da Vance"
    return title(f"a.txt#{n}", name, ("mayor", "acting captain")[n % 2], None, participants=(person(name), ORRIN))


ORRIN = person("Orrin", kind="place", proper=True, inferred=True)


def calls(claims: list[Claim]) -> int:
    """How many functions are called to link them."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        list(link_holdings(claims))
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("made", [alike, different, of_one_family])
def test_steps_grow_with_the_posts_of_an_article(made: Callable[[int], Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    # the bounds, lowered, so that it is quick to go beyond
    monkeypatch.setattr("claimcheck.subjects.told_posts.MOST", 20)
    monkeypatch.setattr("claimcheck.subjects.stories.FILED", 20)
    claims = [made(n) for n in range(240)]
    calls(claims)  # what is asked again is known by then, at both lengths
    assert calls(claims) < 3 * calls(claims[:120])
