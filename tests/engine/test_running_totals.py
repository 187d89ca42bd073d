"""Totals that grow while the news goes on: a later, higher figure is an update, a lower one a warning."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.check import check
from claimcheck.models import Document

UPDATES = [
    (
        "The island of Merrow has confirmed 120 cases of measles since the outbreak began.",
        "There have now been 184 confirmed cases of measles on the island of Merrow.",
    ),
    (
        "With half of the districts counted, Anna Holt had 41,200 votes in the race for mayor of Sarn.",
        "Anna Holt had won 66,900 votes in the race for mayor of Sarn after nearly all districts were counted.",
    ),
    (
        "Officials in Kestria said 1.2 million votes had been counted so far.",
        "Some 2.6 million votes had been counted in Kestria by Monday evening.",
    ),
    (
        "An appeal for the Tolmin cathedral roof has raised £240,000 so far.",
        "The Tolmin cathedral roof appeal has raised £385,000, its organisers said.",
    ),
    (
        "Donors have given $1.1 million to the Halvard flood fund.",
        "Donations to the Halvard flood fund have reached $1.9 million.",
    ),
    (
        "The petition to save the Orsova library has collected 2,300 signatures.",
        "The petition to save the Orsova library now has 5,100 signatures.",
    ),
    (
        "The Cardona wildfire has burned 3,400 hectares of forest.",
        "The Cardona wildfire had consumed 7,800 hectares of forest by Sunday.",
    ),
    pytest.param(
        "A wildfire near Tarrasa has scorched 900 acres since Monday.",
        "The wildfire near Tarrasa grew to 2,200 acres overnight.",
        marks=pytest.mark.xfail(reason="in articles of one sentence, two verbs and two sizes are too little alike"),
    ),
]
FALLS = [
    (
        "The earthquake in Santorra killed 46 people, the interior ministry said.",
        "The earthquake in Santorra killed 39 people, the civil protection agency said.",
    ),
    (
        "Merrow has recorded 210 cases of measles, the health ministry said.",
        "Merrow has recorded 190 cases of measles, the health ministry said.",
    ),
    (
        "Authorities evacuated 3,200 residents of Pell because of the Garrow volcano.",
        "Authorities evacuated 2,500 residents of Pell because of the Garrow volcano.",
    ),
    (
        "The Cardona wildfire has burned 7,800 hectares of forest.",
        "The Cardona wildfire has burned 6,100 hectares of forest.",
    ),
]


def told(earlier: str, later: str) -> list[tuple[str, str, str]]:
    """What is found between two articles, three days apart."""
    first = Document(id="a.txt", text=earlier, published=dt.date(2031, 3, 4))
    second = Document(id="b.txt", text=later, published=dt.date(2031, 3, 7))
    findings = check([first, second]).findings
    return [(one.rule, one.category, one.level) for one in findings if one.category != "unsupported"]


@pytest.mark.parametrize(("earlier", "later"), UPDATES, ids=lambda text: text[:40])
def test_a_higher_figure_is_an_update(earlier: str, later: str) -> None:
    assert told(earlier, later) == [("counts/running-total-up", "update", "note")]


@pytest.mark.parametrize(("earlier", "later"), FALLS, ids=lambda text: text[:40])
def test_a_lower_figure_is_a_warning(earlier: str, later: str) -> None:
    assert told(earlier, later) == [("counts/running-total-down", "conflict", "warning")]
