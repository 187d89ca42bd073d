"""Names that users configure are read as one."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, check
from claimcheck.config import Config
from claimcheck.subjects.aliases import with_aliases

DAY = dt.date(2015, 5, 3)


def articles(a: str, b: str) -> list[Document]:
    return [Document.from_text(text, id=id, published=DAY) for id, text in (("a", a), ("b", b))]


def conflicts(a: str, b: str, aliases: dict[str, tuple[str, ...]]) -> list[str]:
    return [finding.rule for finding in check(articles(a, b), config=Config(aliases=aliases)).conflicts]


# two texts, the aliases, what conflicts without them, and with them
CASES = [
    (
        "The Corran Hall was opened in 1903.",
        "The Old Exchange was opened in 1913.",
        {"Corran Hall": ("Old Exchange",)},
        [],
        ["dates/founding-date"],
    ),
    (
        "The mayor of Esterholm, Kaj Brandt, welcomed the delegation.",
        "The mayor of Esterholm, Lise Vinter, welcomed the delegation.",
        {"Kaj Brandt": ("LISE VINTER",)},
        ["titles/two-holders"],
        [],
    ),
    (
        "The mayor of Esterholm, Kaj Brandt, welcomed the delegation.",
        "The mayor of Norrby, Lise Vinter, welcomed the delegation.",
        {"Esterholm": ("Norrby",)},
        [],
        ["titles/two-holders"],
    ),
]


@pytest.mark.parametrize(("a", "b", "aliases", "without", "with_them"), CASES)
def test_conflicts(
    a: str, b: str, aliases: dict[str, tuple[str, ...]], without: list[str], with_them: list[str]
) -> None:
    assert conflicts(a, b, {}) == without
    assert conflicts(a, b, aliases) == with_them
    assert conflicts(b, a, aliases) == with_them


def test_words_stay_as_they_are() -> None:
    report = check(articles(*CASES[1][:2]), config=Config(aliases={"Kaj Brandt": ("Lise Vinter",)}))
    assert {claim.text for claim in report.claims} == set(CASES[1][:2])
    assert {claim.status for claim in report.claims} == {"supported"}


def test_nothing_configured_changes_nothing() -> None:
    claims = check(articles(*CASES[0][:2])).claims
    assert with_aliases(claims, None) == list(claims)
    assert with_aliases(claims, {"Nobody": ("No One",)}) == list(claims)
