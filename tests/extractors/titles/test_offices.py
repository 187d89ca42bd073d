"""Posts told by the noun for the office."""

from __future__ import annotations

import pytest

from claimcheck.extractors.titles import find_titles

TOLD = [
    (
        "Hester Quill was suspended from the governorship in May.",
        [("Hester Quill", "governor", None, "former")],
    ),
    ("Ada Brown resigned the chairmanship of Norda.", [("Ada Brown", "chairman", "Norda", "former")]),
    (
        "Ada Brown took over the presidency of the club from Ivo Lind in May.",
        [("Ada Brown", "president", "club", "current"), ("Ivo Lind", "president", "club", "former")],
    ),
    ("Ada Brown won the presidency on Sunday.", [("Ada Brown", "president", None, "elect")]),
    ("Ada Brown held the captaincy for three years.", [("Ada Brown", "captain", None, "current")]),
    ("Ada Brown lost the presidency.", []),
    ("Ada Brown hopes to win the presidency.", []),
    ("Ada Brown never held the premiership.", []),
    ("The presidency is vacant.", []),
]


@pytest.mark.parametrize(("sentence", "posts"), TOLD)
def test_the_noun_for_an_office_tells_the_post(
    sentence: str, posts: list[tuple[str | None, str, str | None, str]]
) -> None:
    found = [(title.person, title.role, title.body, title.status) for title in find_titles(sentence)]
    assert sorted(found, key=str) == sorted(posts, key=str)
