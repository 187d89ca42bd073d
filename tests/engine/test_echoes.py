"""A disagreement is told once: on a term in office by its posts or its dates, on an age by it or the year of birth."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.engine.echoes import without_echoes
from claimcheck.models import Claim, Finding
from tests.engine.factories import date, title

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


def finding(rule: str, *claims: Claim) -> Finding:
    return Finding(
        rule=rule,
        category="conflict",
        level="error",
        severity="error",
        message=rule,
        claims=tuple(claim.id for claim in claims),
        fingerprint=rule,
    )


def birth(id: str, year: int) -> Claim:
    return date(f"{id}0", f"{year}-01-01", f"{year}-12-31", derived_from="the age")


AGES = [date(f"{name}.txt#1", f"P{age}Y", age=True) for name, age in (("a", 41), ("b", 47), ("c", 43))]
# each year stands where its age does
BIRTHS = [
    birth(age.id, year).model_copy(update={"document": age.document, "value_start": age.value_start})
    for age, year in zip(AGES, (1978, 1972, 1976), strict=True)
]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ([(0, 1)], ["dates/age-differs", "dates/age-against-year"]),
        ([(0, 1), (1, 2)], ["dates/age-differs", "dates/age-against-year", "dates/age-against-year"]),
        ([(0, 1), (1, 2), (0, 2)], ["dates/age-against-year"] * 3),
        ([(0, 1, 2)], ["dates/age-against-year"]),
        ([], ["dates/age-differs"]),
    ],
)
def test_three_ages_are_left_out_only_where_each_two_are_told(told: list[tuple[int, ...]], left: list[str]) -> None:
    findings = [
        finding("dates/age-differs", *AGES),
        *(finding("dates/age-against-year", *(BIRTHS[place] for place in places)) for places in told),
    ]
    assert [one.rule for one in without_echoes(findings, [*AGES, *BIRTHS])] == left


def test_ages_of_one_number_are_on_one_side() -> None:
    same = [AGES[0], AGES[1], AGES[1].model_copy(update={"id": "d.txt#1", "document": "d.txt"})]
    births = [BIRTHS[0], BIRTHS[1], BIRTHS[1].model_copy(update={"id": "d.txt#10", "document": "d.txt"})]
    findings = [finding("dates/age-differs", *same), finding("dates/age-against-year", *births)]
    assert [one.rule for one in without_echoes(findings, [*same, *births])] == ["dates/age-against-year"]


def test_a_term_whose_begin_alone_is_told_is_no_echo() -> None:
    posts = [
        title("a.txt#1", "Jo Ek", "mayor", since="2001", until="2009"),
        title("b.txt#1", "Jo Ek", "mayor", since="2003", until="2010"),
    ]
    begins = [
        date(f"{post.id}0", year).model_copy(update={"start": post.start})
        for post, year in zip(posts, ("2001", "2003"), strict=True)
    ]
    begins = [date_.model_copy(update={"document": post.document}) for date_, post in zip(begins, posts, strict=True)]
    findings = [finding("titles/tenure-differs", *posts), finding("dates/event-date", *begins)]
    assert len(without_echoes(findings, [*posts, *begins])) == 2
