"""Posts of a body that an article brings up without a name, told by `its`."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, check, extract

#: the text, then role, body, holder, and whether the body is taken for one brought up without a name
POSTS: list[tuple[str, tuple[str, str | None, str | None, bool]]] = [
    (
        'A tenants\' group on Friday attacked the port. "We were never asked," said its chairman, Iven Rott.',
        ("chairman", "tenants' group", "Iven Rott", True),
    ),
    (
        "The opera house began its season. A youth orchestra from Brenton played last. Rain fell. "
        "Its conductor, Lev Orlo, was ill.",
        ("conductor", "youth orchestra", "Lev Orlo", True),
    ),
    (
        "A company from Brenton has bought the mill. Its owner, Ted Moss, paid two million for it.",
        ("owner", "company", "Ted Moss", True),
    ),
    (
        "A company called Lanmar Foods will build a plant. Its president, Una Holt, spoke on Monday.",
        ("president", "company", "Una Holt", False),
    ),
    (
        "The Tolvan Zoo, which a company from Brenton sponsors, opened an aviary. Its director, Ada Penn, spoke.",
        ("director", None, "Ada Penn", False),
    ),
    (
        "A regional airline failed. Its owner, Ted Moss, was held. Its chairman, Bo Lund, fled.",
        ("chairman", "regional airline", "Bo Lund", True),
    ),
    (
        "Lanmar Foods will build a plant. The company took on forty clerks. Its president, Una Holt, spoke on Monday.",
        ("president", "company", "Una Holt", False),
    ),
    (
        "The Tolvan Zoo opened a new aviary. Its director, Ada Penn, cut the ribbon.",
        ("director", "Tolvan Zoo", "Ada Penn", False),
    ),
]


@pytest.mark.parametrize(("text", "post"), POSTS)
def test_the_body_is_read(text: str, post: tuple[str, str | None, str | None, bool]) -> None:
    claims = extract(Document.from_text(text, id="a.txt", published=dt.date(2019, 5, 3)))
    found = [
        (c.value.role, c.value.body, c.value.holder, "unnamed" in c.frame.modifiers)
        for c in claims
        if c.value.kind == "title"
    ]
    assert post in found


@pytest.mark.parametrize(
    ("brought_up", "conflicts"),
    [("A fishermen's group criticised the plan of the Tolvan port authority. ", 0), ("", 1)],
)
def test_it_is_not_the_body_that_the_article_is_about(brought_up: str, conflicts: int) -> None:
    texts = [
        "The Tolvan port authority will deepen the harbour. Its chairwoman, Ada Penn, promised new cranes by spring.",
        f"{brought_up or 'The Tolvan port authority will deepen the harbour. '}"
        "Its chairwoman, Dora Lisk, spoke of new cranes by spring.",
    ]
    documents = [
        Document.from_text(text, id=f"{number}.txt", published=dt.date(2022, 9, 6)) for number, text in enumerate(texts)
    ]
    report = check(documents)
    assert len([finding for finding in report.findings if finding.rule == "titles/two-holders"]) == conflicts
