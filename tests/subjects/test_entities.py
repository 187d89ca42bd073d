"""Who names, pronouns and descriptions of one article stand for."""

from __future__ import annotations

import pytest

from claimcheck.extractors.names import names_in
from claimcheck.nlp import parse_all
from claimcheck.subjects.entities import Entities, clean_name, resolve_entities


def _read(*paragraphs: str) -> tuple[Entities, list[dict[str, str | None]], list[dict[str, str | None]]]:
    docs = list(parse_all(paragraphs))
    names = [names_in(doc) for doc in docs]
    entities = resolve_entities(names, docs)
    named = [{n.text: entities.canonical(i, n.start, n.end) for n in row} for i, row in enumerate(names)]
    pointed = [
        {t.text: entities.antecedent(i, t.i) for t in doc if entities.antecedent(i, t.i)} for i, doc in enumerate(docs)
    ]
    return entities, named, pointed


def test_a_surname_stands_for_the_full_name() -> None:
    _, named, _ = _read("Finance minister Ravi Menon spoke.", "Menon left.")
    assert named[1] == {"Menon": "Ravi Menon"}


def test_a_surname_of_two_people_stands_for_neither() -> None:
    _, named, _ = _read("Ravi Menon and Leela Menon spoke, said the lawyer Tom Dee.", "Menon left.")
    assert named[1] == {"Menon": "Menon"}


def test_an_acronym_in_brackets_stands_for_the_name() -> None:
    _, named, _ = _read("The Coastal Survey Organisation (CSO) grew.", "CSO hired ten people.")
    assert named[1] == {"CSO": "Coastal Survey Organisation"}


def test_a_company_told_before_a_person_of_its_name_stays_a_company() -> None:
    _, named, _ = _read(
        "Halden cuts jobs", "Halden cut jobs. Chief executive Ida Halden said so.", "Halden's shares fell."
    )
    assert named[2] == {"Halden": "Halden"}


@pytest.mark.parametrize(
    ("paragraphs", "word", "name"),
    [
        (("Chief executive Ada Brown spoke. She left.",), "She", "Ada Brown"),
        (("Mr Tom Reed met Mrs Eva Lund. She smiled.",), "She", "Lund"),
        (("Coach Ada Brown met captain Eva Lund. She smiled.",), "She", None),
        (("The actress Mona Lind met coach Ivo Perl. He left.",), "He", "Ivo Perl"),
        (("Transport minister Ada Brown spoke.", "The minister left."), "minister", "Ada Brown"),
        (("The ferry Astra sank. It was old.",), "It", "Astra"),
        (("The labour office met Zanta. Its director spoke.",), "Its", None),
        # whom the article is about, where nobody else was named nearer
        (("The painter Ada Brown has died.", "A school gave Brown a chair.", "In 1974 she left."), "she", "Ada Brown"),
        (("The painter Ada Brown has died.", "Mr Ivo Perl met Brown.", "In 1974 she left."), "she", "Ada Brown"),
        (("Coach Ada Brown met captain Eva Lund.", "The rain fell.", "In 1974 she left."), "she", None),
        (("The painter Ada Brown won the Ruddock Prize. She smiled.",), "She", "Ada Brown"),
        (("The geologist Ada Brown led the Geological Survey. She smiled.",), "She", "Ada Brown"),
        (
            (
                "The painter Ada Brown is dead.",
                "Her husband, the smith Per Lund, died. She wept.",
            ),
            "She",
            "Ada Brown",
        ),
    ],
)
def test_antecedents(paragraphs: tuple[str, ...], word: str, name: str | None) -> None:
    _, _, pointed = _read(*paragraphs)
    found = pointed[-1].get(word)
    assert (found or "").endswith(name) if name else found is None


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("the MV Star's", "Star"),
        ("Mrs. Eva Lund", "Eva Lund"),
        ("St. Petersburg", "St. Petersburg"),
        ("KM Jaya", "Jaya"),
    ],
)
def test_clean_name(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned
