"""Which posts a reader takes for one."""

from __future__ import annotations

import pytest

from claimcheck.engine.sides import fullest, joined
from claimcheck.models import TitleValue
from tests.reporters.hand_made import Newsroom, exactly

# posts, bodies of each side in the end
SIDES = [
    ([("mayor", None), ("mayor", "Holm"), ("deputy mayor", None)], [[None, "Holm"], [None]]),
    ([("mayor", "Holm"), ("mayor", "HOLM")], [["Holm", "HOLM"]]),
    ([("mayor", None), ("mayor", "Holm"), ("mayor", "Orrin")], [[None], ["Holm"], ["Orrin"]]),
    ([("mayor", None), ("reeve", None)], [[None], [None]]),
]


@pytest.mark.parametrize(("posts", "told"), SIDES)
def test_joined(posts: list[tuple[str, str | None]], told: list[list[str | None]]) -> None:
    room = Newsroom()
    sides = [[room.claim("a", 1, "[[So]].", TitleValue(role=role, body=body))] for role, body in posts]
    found = joined(sides)
    assert [[claim.value.body for claim in side if isinstance(claim.value, TitleValue)] for side in found] == told
    assert all(
        claim.value.body for claim in (fullest(found[0]),) if isinstance(claim.value, TitleValue) and told[0][-1]
    )


def test_a_former_and_a_present_one_stay_apart() -> None:
    room = Newsroom()
    posts = [TitleValue(role="mayor"), TitleValue(role="mayor", status="former", body="Holm")]
    assert len(joined([[room.claim("a", 1, "[[So]].", post)] for post in posts])) == 2


def test_other_values_stay_apart() -> None:
    room = Newsroom()
    assert len(joined([[room.claim("a", 1, "[[So]].", exactly(number))] for number in (1, 2)])) == 2
