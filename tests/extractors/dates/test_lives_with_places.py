"""Births and deaths in brackets that name places, as works of reference write them."""

from __future__ import annotations

import pytest

from claimcheck import Document, extract

LIVES = [
    ("Joost Kos (Delft, 1602 – Leiden, 1664) was a painter.", "1602", "1664"),
    ("Joost Kos (Delft 1602 - Leiden 1664) was a painter.", "1602", "1664"),
    ("Joost Kos (b. Delft, 1602; d. Leiden, 1664) was a painter.", "1602", "1664"),
    ("Joost Kos (born Delft 1602, died Leiden 1664) was a painter.", "1602", "1664"),
    ("Joost Kos (* 1602 in Delft; † 1664 in Leiden) was a painter.", "1602", "1664"),
    ("Anna Berg (born 4 May 1931, Riga; died 3 June 1999, Oslo) sang.", "1931-05-04", "1999-06-03"),
    ("Anna Berg (Riga, 4 May 1931 – Oslo, 3 June 1999) sang.", "1931-05-04", "1999-06-03"),
    # other names come first
    ("Anna Berg (in Latvian Anna Kalna; 4 May 1931 – 3 June 1999) sang.", "1931-05-04", "1999-06-03"),
    ("Anna Berg (née Kalna; spoken An-na; 4 May 1931 – 3 June 1999) sang.", "1931-05-04", "1999-06-03"),
]
NO_LIVES = [
    # terms that follow one another
    "Directors: Ada Krol (1949-1982), Cem Polat (1982-2008), Eva Lund (2008-2021).",
    "The coach Elma Rhys (2001–2007) left.",
    "The player Ivo Maran (Juventus, 1996–2001) retired.",
    "The member Ivo Maran (Labour, 1945-1979) retired.",
    "Ivo Maran (Leith Rovers, 1996 – Oslo City, 2001) retired.",
    "The ferry Orla (Leith, 1902 – Oslo, 1951) was a ship.",
    "He lost two games (Leith, 1902 - Oslo, 1951).",
    "Joost Kos (Delft, 1402 – Leiden, 1664) was a legend.",
]


def _lives(text: str) -> list[tuple[str | None, str | None]]:
    claims = extract(Document.from_text(text, id="a.txt"))
    told = [c for c in claims if c.type == "date" and {"born", "die"} & set(c.frame.event_classes)]
    return [(c.frame.event, c.value.timex if c.value.kind == "date" else None) for c in told]


@pytest.mark.parametrize(("text", "born", "died"), LIVES)
def test_a_life_with_places_dates_a_birth_and_a_death(text: str, born: str, died: str) -> None:
    assert _lives(text) == [("born", born), ("die", died)]


@pytest.mark.parametrize("text", NO_LIVES)
def test_other_brackets_with_places_are_no_lives(text: str) -> None:
    assert _lives(text) == []
