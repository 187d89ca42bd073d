"""Posts: canonical names, what agrees, what excludes, what has one holder."""

from __future__ import annotations

import itertools

import pytest

from claimcheck.lexicon import lexicon
from claimcheck.subjects.roles import (
    canonical_role,
    exclude_plainly,
    exclusion_strength,
    of_a_work,
    public_offices,
    ranks,
    roles_agree,
    roles_exclude,
    same_office,
    single_holder,
)


@pytest.mark.parametrize(
    ("words", "base", "level", "domain"),
    [
        ("CEO", "chief executive", "", ""),
        ("former transport minister", "minister", "", "transport"),
        ("minister of transport", "minister", "", "transport"),
        ("deputy director for field operations", "director", "deputy", "field operations"),
        ("vice mayor", "mayor", "deputy", ""),
        ("Director-General", "director general", "", ""),
        ("advisor", "adviser", "", ""),
        ("first deputy prime minister", "prime minister", "first deputy", ""),
        ("cinematographer", "director of photography", "", ""),
        ("skipper", "captain", "", ""),
        ("operations director", "chief operating officer", "", ""),
        ("widget whisperer", "widget whisperer", "", ""),
        ("", "", "", ""),
    ],
)
def test_canonical_role(words: str, base: str, level: str, domain: str) -> None:
    role = canonical_role(words)
    assert (role.base, role.level, role.domain) == (base, level, domain)


AGREE = [
    ("chief executive", "CEO"), ("head", "director"), ("chief", "director general"), ("captain", "master"),
    ("transport minister", "minister of transport"), ("minister", "health minister"), ("chair", "chairwoman"),
    ("leader", "chairman"), ("principal conductor", "first kapellmeister"), ("coach", "head coach"),
]  # fmt: skip
EXCLUDE = [
    ("chief executive", "chief financial officer"), ("director", "deputy director"), ("captain", "chief officer"),
    ("president director", "operations director"), ("rector", "vice-rector"), ("head", "deputy head"),
    ("mayor", "vice mayor"), ("lieutenant general", "major general"), ("president", "vice president"),
    ("project director", "deputy project director"), ("chief curator", "deputy director"), ("chair", "deputy chair"),
]  # fmt: skip
NEITHER = [
    ("professor", "director"), ("goalkeeper", "captain"),
    ("engineer", "director"), ("member", "chairman"), ("founder", "chief executive"), ("poet", "mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_one_post(a: str, b: str) -> None:
    assert roles_agree(a, b)
    assert roles_agree(b, a)
    assert not roles_exclude(a, b)


@pytest.mark.parametrize(("a", "b"), EXCLUDE)
def test_posts_that_exclude_each_other(a: str, b: str) -> None:
    assert roles_exclude(a, b)
    assert exclusion_strength(a, b) == exclusion_strength(b, a)
    assert not roles_agree(a, b)


@pytest.mark.parametrize(("a", "b"), NEITHER)
def test_posts_that_may_go_together(a: str, b: str) -> None:
    assert not roles_exclude(a, b)


def test_captains_of_a_ship_and_of_a_team_are_two_posts() -> None:
    assert not roles_agree(canonical_role("captain", "ship"), canonical_role("captain", "sport"))


@pytest.mark.parametrize(
    ("role", "single"),
    [
        ("captain", True), ("minister of health", True), ("minister", False), ("mayor", True), ("CEO", True),
        ("director", True), ("deputy director", False), ("judge", False), ("spokesman", False), ("professor", False),
        ("striker", False), ("member", False), ("deputy mayor", False),
    ],
)  # fmt: skip
def test_single_holder(role: str, single: bool) -> None:
    assert single_holder(role) is single


def test_every_post_of_the_lexicon_is_its_own_canonical_name() -> None:
    posts = [
        post
        for groups in lexicon("roles")["fields"].values()
        for group in ("one", "many")
        for post in groups.get(group, {})
    ]
    assert len(posts) > 300
    for post in posts:
        role = canonical_role(post)
        assert str(role), post
        assert roles_agree(post, post)
        assert not roles_exclude(post, post)


def test_lists_name_known_posts_only() -> None:
    for table in ("may_be_one", "exclusive"):
        for post in itertools.chain.from_iterable(row["posts"] for row in lexicon("roles")[table]):
            assert canonical_role(post).fields, post


ONE_OFFICE = [
    ("chief executive", "CEO", True),
    ("head", "director", True),
    ("president", "chief executive", False),
    ("chairman", "head", False),
    ("leader", "transport minister", False),
    ("coach", "manager", True),
    ("architect", "restoration architect", False),
    ("deputy mayor", "mayor", False),
]


@pytest.mark.parametrize(("a", "b", "expected"), ONE_OFFICE)
def test_same_office(a: str, b: str, expected: bool) -> None:
    assert same_office(a, b) is expected
    assert same_office(b, a) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("editor", "director of photography", True),
        ("editor", "editor", False),
        ("architect", "architect", True),
        ("architect", "editor", False),
        ("director", "director of photography", False),
    ],
)
def test_of_a_work(a: str, b: str, expected: bool) -> None:
    assert of_a_work(a, b) is expected
    assert of_a_work(b, a) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("captain", "lieutenant", True),
        ("lieutenant general", "major general", True),
        ("captain", "chief officer", False),
        ("colonel", "colonel", False),
        ("colonel", "director", False),
    ],
)
def test_ranks(a: str, b: str, expected: bool) -> None:
    assert ranks(a, b) is expected
    assert ranks(b, a) is expected


HARDLY = [
    ("safety manager", "president", False),
    ("safety manager", "chief executive", True),
    ("HR manager", "managing director", True),
    ("head coach", "chief financial officer", False),
    ("clerk of works", "architect", False),
    ("judge", "prosecutor", True),
    ("chief librarian", "head coach", False),
]


@pytest.mark.parametrize(("a", "b", "plainly"), HARDLY)
def test_full_time_posts_hardly_go_together(a: str, b: str, plainly: bool) -> None:
    assert roles_exclude(a, b)
    assert roles_exclude(b, a)
    assert exclude_plainly(a, b) is plainly


MAY_GO_TOGETHER = [
    ("chief executive", "president"), ("chairman", "chief executive"), ("founder", "chief executive"),
    ("owner", "plant manager"), ("professor", "dean"), ("professor", "rector"), ("minister", "deputy"),
    ("minister", "member of parliament"), ("finance minister", "prime minister"), ("captain", "goalkeeper"),
    ("secretary", "treasurer"), ("colonel", "commander"), ("editor", "writer"), ("director", "producer"),
    ("composer", "conductor"), ("organist", "chorus master"), ("publisher", "editor-in-chief"),
    ("chief engineer", "project manager"), ("music director", "principal conductor"), ("party leader", "mayor"),
    ("head", "clerk of works"), ("doctor", "mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), MAY_GO_TOGETHER)
def test_full_time_posts_that_do_go_together(a: str, b: str) -> None:
    assert not roles_exclude(a, b)
    assert not roles_exclude(b, a)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("tourism minister", "mayor", True),
        ("ambassador", "governor", True),
        ("deputy minister of trade", "plant manager", True),
        ("minister", "party leader", False),
        ("mayor", "member of parliament", False),
        ("chief executive", "safety manager", False),
    ],
)
def test_public_offices_of_different_bodies(a: str, b: str, apart: bool) -> None:
    assert public_offices(a, b) is apart
