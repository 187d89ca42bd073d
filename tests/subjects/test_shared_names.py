"""The names that two articles share, but for those of some people and for parts of others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.subjects.shared_names import MOST, SharedNames

NAMES = ["ada brenner", "rosa klint", "brenner", "klint", "ada", "oldport", "oldport museum", "museum", "ada klint"]
SETS = st.frozensets(st.sampled_from(NAMES))


@given(SETS, SETS, st.sets(st.sampled_from(NAMES), max_size=4), st.lists(st.integers(1, 3), min_size=9, max_size=9))
def test_as_by_their_definition(one: frozenset[str], two: frozenset[str], people: set[str], counts: list[int]) -> None:
    spread = dict(zip(NAMES, counts, strict=True))
    found = (one & two) - people
    found -= {word for name in found if " " in name for word in name.split()}
    wanted = sorted(found, key=lambda name: (spread[name], name))
    assert SharedNames(one, two, spread).but(people) == wanted


def test_of_many_names_the_rarest() -> None:
    names = frozenset(f"name{n:04}" for n in range(1000))
    shared = SharedNames(names, names, {name: 1 + int(name[4:]) % 10 for name in names})
    assert shared.but(["name0000"]) == [f"name{n:04}" for n in range(10, 10 + 10 * MOST, 10)]
