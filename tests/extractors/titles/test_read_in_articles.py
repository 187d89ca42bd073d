"""Posts whose holder or body another sentence tells, read from a short article as a whole."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, extract

#: role, body, holder, status
Post = tuple[str, str | None, str | None, str]

LIFE = "Mary Aldine\n\nMary Aldine (born 1920 in Porto) was a nurse. She trained under Leo Strick. "

ARTICLES: list[tuple[str, Post]] = [
    (
        LIFE + "In 1955 she married Colin Wynne, a vet. She was appointed matron of Marl Infirmary in 1964.",
        ("matron", "Marl Infirmary", "Mary Aldine", "current"),
    ),
    (
        "Thomas Reed joined the bank in 1990. He hired Paul Lund a year later. He was chairman of the bank until 2001.",
        ("chairman", "bank", "Thomas Reed", "former"),
    ),
    (
        "Hanna Pakk was late. She chairs the board of the orchestra and had brought a cake.",
        ("chairman", "orchestra", "Hanna Pakk", "current"),
    ),
    (
        "Kamal Lahari, Testil's governor throughout the drought, opened the barracks.",
        ("governor", "Testil", "Kamal Lahari", "current"),
    ),
    (
        "Uma Reith, the retired Supreme Court judge, handed the report to the government.",
        ("judge", "Supreme Court", "Uma Reith", "former"),
    ),
    (
        "Greta Olsen, chief cashier at the branch, brought a cake.",
        ("chief cashier", "branch", "Greta Olsen", "current"),
    ),
    (
        "Hanna Weir is a reader in archaeology at the University of Kell.",
        ("lecturer of archaeology", "University of Kell", "Hanna Weir", "current"),
    ),
    (
        "Ada Rose held the chair of geography at the University of Marl.",
        ("professor of geography", "University of Marl", "Ada Rose", "current"),
    ),
    (
        "In 1934 Ada Rose taught at the Academy as Professor of Painting.",
        ("professor of painting", None, "Ada Rose", "current"),
    ),
    (
        "The monks went in behind their prior, Ansgar Toll, who carried a nest.",
        ("prior", None, "Ansgar Toll", "current"),
    ),
    (
        "Ursula Cal, head of piste safety at the lift company, says nothing.",
        ("head of piste safety", "lift company", "Ursula Cal", "current"),
    ),
    (
        "Radu Kestrel, chairman of the supervisory board, says little.",
        ("chairman of the supervisory board", None, "Radu Kestrel", "current"),
    ),
    (
        "Ruth Thoma, who has headed it since the spring, knows why the department wants money.",
        ("head", None, "Ruth Thoma", "current"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "post"), ARTICLES)
def test_the_post_is_read(text: str, post: Post) -> None:
    claims = extract(Document.from_text(text, id="a.txt", published=dt.date(2019, 5, 3)))
    found = [(c.value.role, c.value.body, c.value.holder, c.value.status) for c in claims if c.value.kind == "title"]
    assert post in found


def test_who_may_hold_a_chair_chairs_nothing() -> None:
    text = "Ada Rose taught at the Academy, the first woman to hold a chair there."
    claims = extract(Document.from_text(text, id="a.txt"))
    assert not [c for c in claims if c.value.kind == "title" and c.value.role == "chairman"]


def test_a_first_time_in_a_post_is_not_the_last() -> None:
    text = "Hilde Kval will remember the day. It was her first marathon as mayor; she fired the pistol."
    (claim,) = [c for c in extract(Document.from_text(text, id="a.txt")) if c.value.kind == "title"]
    assert "past" not in claim.frame.modifiers


def test_she_goes_on_as_she() -> None:
    text = "Anna Berg met Clara Voss in 1950. She was elected mayor of Marl a year later."
    claims = [c for c in extract(Document.from_text(text, id="a.txt")) if c.value.kind == "title"]
    assert all(c.value.kind == "title" and c.value.holder is None for c in claims)
