"""Posts in single sentences: what tells one, and what only looks as if it did."""

from __future__ import annotations

import pytest

from claimcheck.extractors.titles import find_titles

Post = tuple[str | None, str, str | None, str]

#: names before a post: whose it is
OWNERS: list[tuple[str, list[Post]]] = [
    (
        "London's Natural History Museum director Ada Marrow left.",
        [("Ada Marrow", "director", "Natural History Museum", "current")],
    ),
    ("Scotland's Kestrel Bank chairman Ada Marrow spoke.", [("Ada Marrow", "chairman", "Kestrel Bank", "current")]),
    ("Orsk's Kestrel Hospital director Ada Marrow spoke.", [("Ada Marrow", "director", "Kestrel Hospital", "current")]),
    (
        "The Courier's Moscow correspondent Ada Marrow spoke.",
        [("Ada Marrow", "moscow correspondent", "Courier", "current")],
    ),
    ("Norda's France director Ada Marrow spoke.", [("Ada Marrow", "france director", "Norda", "current")]),
]

#: one after the other
SUCCESSIONS: list[tuple[str, list[Post]]] = [
    ("Ada Marrow took over as mayor by ousting Rolf Hale.", [("Ada Marrow", "mayor", None, "current")]),
    ("Ada Marrow succeeded him as mayor by winning Orsk.", [("Ada Marrow", "mayor", None, "current")]),
    ("Ada Marrow took over as director from Kestrel Bank.", [("Ada Marrow", "director", None, "current")]),
    (
        "Ada Marrow took over as mayor from Rolf Hale.",
        [("Ada Marrow", "mayor", None, "current"), ("Rolf Hale", "mayor", None, "former")],
    ),
    (
        "Rolf Hale was replaced as mayor by Ada Marrow.",
        [("Ada Marrow", "mayor", None, "current"), ("Rolf Hale", "mayor", None, "former")],
    ),
    (
        "Rolf Hale, replaced as mayor by Ada Marrow in May, left.",
        [("Ada Marrow", "mayor", None, "current"), ("Rolf Hale", "mayor", None, "former")],
    ),
]

#: what is only supposed is not told
SUPPOSED: list[tuple[str, list[Post]]] = [
    ("If Ada Marrow wins the presidency of Norda, she will leave.", []),
    ("Had she won the presidency, she would have left.", []),
    ("Should Ada Marrow win the presidency, Rolf Hale will leave.", []),
    ("If Ada Marrow becomes president of Norda, Rolf Hale will leave.", []),
    ("If Ada Marrow leaves Orsk and becomes president of Norda, Rolf Hale will go.", []),
    ("If Ada Marrow replaces Rolf Hale as mayor, the town will cheer.", []),
    ("They asked whether Ada Marrow was director of Norda.", []),
    ("They said Ada Marrow was director of Norda.", [("Ada Marrow", "director", "Norda", "current")]),
    ("Ada Marrow had won the presidency in 2010.", [("Ada Marrow", "president", None, "elect")]),
]

#: chairs of learning
CHAIRS: list[tuple[str, list[Post]]] = [
    ("Marl University offered Ada Marrow the chair of geography.", []),
    ("Ada Marrow was offered the chair of physics at Marl University in 1998.", []),
    (
        "The regents gave Ada Marrow the chair of geography.",
        [("Ada Marrow", "professor of geography", None, "current")],
    ),
    (
        "Ada Marrow was given the chair of physics at Marl University in 1998.",
        [("Ada Marrow", "professor of physics", "Marl University", "current")],
    ),
]

#: until when
ENDS: list[tuple[str, list[Post]]] = [
    (
        "Until he was director of Norda, Rolf Hale was its clerk.",
        [(None, "director", "Norda", "current"), ("Rolf Hale", "clerk", None, "current")],
    ),
    ("Rolf Hale, who until March was minister, left.", [("Rolf Hale", "minister", None, "former")]),
]

#: what `it` stands for
LED: list[tuple[str, list[Post]]] = [
    ("The race was long. Ada Marrow led it from the start.", []),
    ("The race was long. Ada Marrow led it until the last lap.", []),
    ("Rolf Hale watched the race. Ada Marrow has led it since noon.", []),
    ("The firm held a meeting in Orsk. Ada Marrow chaired it.", []),
    ("The Kestrel Society is old. Ada Marrow has headed it since 2010.", [("Ada Marrow", "head", None, "current")]),
    ("The Kestrel Society is old. Ada Marrow chaired it until 2010.", [("Ada Marrow", "chairman", None, "former")]),
    ("The inquiry opens in May. Ada Marrow will chair it.", [("Ada Marrow", "chairman", None, "incoming")]),
]

#: what is taught, and what only stands behind
TAUGHT: list[tuple[str, list[Post]]] = [
    ("Ada Marrow, a lecturer in recent years, left.", [("Ada Marrow", "lecturer", None, "current")]),
    ("Ada Marrow, a professor in charge of the lab, left.", [("Ada Marrow", "professor", None, "current")]),
    ("Ada Marrow, a lecturer in exile, left.", [("Ada Marrow", "lecturer", None, "current")]),
    ("Ada Marrow, an instructor in summer camps, left.", [("Ada Marrow", "instructor", None, "current")]),
    ("The Professor of Oxford, Ada Marrow, left.", [("Ada Marrow", "professor", "Oxford", "current")]),
    (
        "Ada Marrow, a lecturer in modern languages, left.",
        [("Ada Marrow", "lecturer in modern languages", None, "current")],
    ),
    ("Ada Marrow, a lecturer in law, left.", [("Ada Marrow", "lecturer in law", None, "current")]),
    (
        "Ada Marrow, Professor of Painting at Orsk University, left.",
        [("Ada Marrow", "professor of painting", "Orsk University", "current")],
    ),
]

#: of what somebody is in charge
CHARGE: list[tuple[str, list[Post]]] = [
    ("The driver was in charge of the bus.", []),
    ("The player was in charge of the ball.", []),
    ("The hydrologist was in charge.", [(None, "head", None, "current")]),
    ("The hydrologist was in charge of the survey.", [(None, "head", "survey", "current")]),
    ("The hydrologist was in charge of security at Norda.", [(None, "head of security", "Norda", "current")]),
    ("Ada Marrow was in charge of the bus.", [("Ada Marrow", "head", "bus", "current")]),
]


@pytest.mark.parametrize(
    ("sentence", "posts"), [*OWNERS, *SUCCESSIONS, *SUPPOSED, *CHAIRS, *ENDS, *LED, *TAUGHT, *CHARGE]
)
def test_the_posts_of_a_sentence(sentence: str, posts: list[Post]) -> None:
    found = [(title.person, title.role, title.body, title.status) for title in find_titles(sentence)]
    assert sorted(found, key=str) == sorted(posts, key=str)
