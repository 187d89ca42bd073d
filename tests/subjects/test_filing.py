"""Filing: an article is found under all keys that it may have once all articles are known."""

from __future__ import annotations

from itertools import combinations

from claimcheck.models import Claim, Frame, Participant, TitleValue
from claimcheck.subjects.filing import TELLING, filed, holding_number
from claimcheck.subjects.holdings import RELATIONS, holding_keys
from claimcheck.subjects.stories import Stories

KINDS = ("unknown", "person", "place", "organisation")


def director(document: str, *names: tuple[str, str]) -> Claim:
    """A claim of a director, in an article on names of these kinds."""
    told = tuple(Participant(name=name, kind=kind, proper=True, inferred=True) for name, kind in names)
    return Claim(
        id=f"{document}#1", document=document, type="title", text="a director", start=0, end=10, value_start=2,
        value_end=10, line=1, subject="a director", attribute="hold_office", modality="happened",
        value=TitleValue(role="director", holder="Tom Reed"), frame=Frame(participants=told),
    )  # fmt: skip


def test_whatever_others_take_its_names_for() -> None:
    told = [("Senn", "organisation"), ("Oldport", "place"), ("Varley", "person")]
    own = director("a.txt", *told)
    numbers = filed("a.txt", [own]).postings.keys()
    seen: set[str] = set()
    others = [director(f"{name}-{kind}-{n}.txt", (name, kind)) for name, _ in told for kind in KINDS for n in "ab"]
    for size in range(3):
        for some in combinations(others, size):
            stories = Stories.of([own, *some])
            keys = {(relation, key) for relation in RELATIONS for key in holding_keys(relation, own, stories)}
            assert {holding_number(relation, key) for relation, key in keys} <= numbers
            seen.update(key for _, key in keys)
    assert {"body senn", "body oldport", "body varley"} <= seen


def test_only_articles_that_state_anything_are_counted() -> None:
    assert filed("a.txt", []).counts == {}
    assert filed("a.txt", [director("a.txt")]).counts[TELLING] == 1
