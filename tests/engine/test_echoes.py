"""A disagreement is told once: on a term in office by its posts or its dates, on an age by it or the year of birth."""

from __future__ import annotations

import pytest

import claimcheck

APPOINTED = "Lise Vinter was appointed director of the Norda Museum in {}."
TWICE = [
    (APPOINTED.format("May 2001"), APPOINTED.format("2003"), ["dates/event-date"]),
    # the terms differ, the dates of the opening do not
    (
        "Lise Vinter was mayor of Esterholm from 2001 to 2013. She opened the bridge in 2005.",
        "Lise Vinter, mayor of Esterholm from 2001 until 2014, had it built. She opened the bridge in 2005.",
        ["titles/tenure-differs"],
    ),
]


def rules_of(*texts: str) -> list[str]:
    documents = [claimcheck.Document.from_text(text, id=f"{number}.txt") for number, text in enumerate(texts)]
    return [finding.rule for finding in claimcheck.check(documents).findings if finding.category == "conflict"]


@pytest.mark.parametrize(("a", "b", "rules"), TWICE)
def test_a_term_is_told_once(a: str, b: str, rules: list[str]) -> None:
    assert rules_of(a, b) == rules
    assert rules_of(b, a) == rules


def test_another_year_of_the_same_sentences_is_no_echo() -> None:
    a = "Lise Vinter, director of the Norda Museum since 2001, opened the east wing of the museum on 3 May 2009."
    b = "Lise Vinter, director of the Norda Museum since 2003, opened the east wing of the museum on 3 May 2010."
    assert "titles/tenure-differs" in rules_of(a, b)


def test_an_age_is_told_once() -> None:
    texts = (
        "Oslo, 3 March 2019 (Nordwire) - The skier Jana Krall, 41, won the race at Mount Ferro on Sunday.",
        "Bergen, 4 March 2019 (Kystpost) - Jana Krall, 47, a skier, won the race at Mount Ferro on Sunday.",
    )
    assert rules_of(*texts) == ["dates/age-against-year"]
