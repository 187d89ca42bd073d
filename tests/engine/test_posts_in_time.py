"""Pairs of articles on posts: months apart, given up, the first of all, and posts that one person hardly joins."""

from __future__ import annotations

import pytest

import claimcheck

SPRING, DAYS_ON, SUMMER, YEARS_ON = "2014-03-03", "2014-03-09", "2014-07-09", "2016-03-09"

CONFLICTS = [
    (
        "Ada Moss, director of the Pike Institute, closed the lake.",
        "Ada Moss, chief scientist at the Pike Institute, closed the lake.",
        SUMMER,
        "titles/excluding-posts",
    ),
    (
        "Superintendent Ada Moss searched the quarry at Marlow for the lost climbers of the Hurd Club.",
        "Constable Ada Moss searched the quarry at Marlow for the lost climbers of the Hurd Club.",
        DAYS_ON,
        "titles/excluding-posts",
    ),
    (
        "Ada Moss, project scientist of the Corvo probe, said the Corvo probe was asleep.",
        "Ada Moss, project manager of the Corvo probe, said the Corvo probe was asleep.",
        DAYS_ON,
        "titles/excluding-posts",
    ),
    (
        "Ada Moss, director of the Harbour Accident Office, spoke at Marlow.",
        "Ada Moss, chief investigator of the Harbour Accident Office, spoke at Marlow.",
        DAYS_ON,
        "titles/excluding-posts",
    ),
    (
        "General Ada Moss, chief of the general staff of Norland, signed the truce at Marlow.",
        "Ada Moss, the deputy defence minister of Norland, signed the truce at Marlow.",
        DAYS_ON,
        "titles/excluding-posts",
    ),
    (
        "The dyke trial at Marlow ended on Friday. Judge Ada Moss, who has presided over the case since it was filed, "
        "thanked the jury of the Marlow dyke trial.",
        "The dyke trial at Marlow is over. She knitted a scarf for Judge Clem Hurd, who had been in charge of the "
        "Marlow dyke trial throughout.",
        DAYS_ON,
        "titles/two-holders",
    ),
    (
        "The headmaster of Marlow School, Clem Hurd, keeps bees.",
        "Ada Moss, the headmistress of Marlow School, keeps no bees.",
        DAYS_ON,
        "titles/two-holders",
    ),
    (
        "Ada Moss, former director of the Pike Institute, closed the lake.",
        "Ada Moss, director of the Pike Institute, opened the lake.",
        SUMMER,
        "titles/current-and-former",
    ),
]

SILENT = [
    (
        "Ada Moss, director of the Pike Institute, closed the lake.",
        "Ada Moss, chief scientist at the Pike Institute, closed the lake.",
        YEARS_ON,
    ),
    (
        "Ada Moss, director of the Pike Institute, closed the lake.",
        "Ada Moss, who became chief scientist at the Pike Institute in June 2014, closed the lake.",
        SUMMER,
    ),
    (
        "Ada Moss, chief scientist at the Pike Institute, closed the lake.",
        "Ada Moss, director of the Pike Institute, closed the lake.",
        SUMMER,
    ),
    (
        "Ada Moss, deputy director of the Pike Institute, closed the lake.",
        "Ada Moss, director of the Pike Institute, closed the lake.",
        SUMMER,
    ),
    (
        "Inspector Ada Moss searched the quarry at Marlow for the lost climbers of the Hurd Club.",
        "Chief Inspector Ada Moss spoke at Marlow of the lost climbers of the Hurd Club.",
        YEARS_ON,
    ),
    (
        "Ada Moss, director of the Corvo probe, said the Corvo probe was asleep.",
        "Ada Moss, project manager of the Corvo probe, said the Corvo probe was asleep.",
        DAYS_ON,
    ),
    (
        "Ada Moss, lead investigator of the Harbour Accident Office, spoke at Marlow.",
        "Ada Moss, chief investigator of the Harbour Accident Office, spoke at Marlow.",
        DAYS_ON,
    ),
    (
        "In 1950 she married Clem Hurd, an organist, who died in 1989.",
        "She was married to the organist Clem Hurd from 1950 until 1989.",
        None,
    ),
    (
        "Clem Hurd, the first headmaster of Marlow School, kept bees.",
        "Ada Moss, the headmistress of Marlow School, keeps no bees.",
        DAYS_ON,
    ),
    (
        "Prime Minister Clem Hurd of Norland spoke at Marlow.",
        "On 9 March 2014 Norland was at peace. Ada Moss succeeded Clem Hurd as prime minister of Norland.",
        None,
    ),
    (
        "Marlow Forward, led by Ada Moss, has nine seats.",
        "The Free Ford Party has four seats in Marlow, and its leader, Clem Hurd, wants more.",
        DAYS_ON,
    ),
    (
        "A former judge, Ada Moss, opened the fair at Marlow.",
        "Ada Moss, a judge, closed the fair at Marlow.",
        SUMMER,
    ),
]


def _conflicts(a: str, b: str, day: str | None) -> list[str]:
    one = claimcheck.Document.from_text(a, id="a", published=SPRING)
    two = claimcheck.Document.from_text(b, id="b", published=day)
    return [found.rule for found in claimcheck.check([one, two]).findings if found.category == "conflict"]


@pytest.mark.parametrize(("a", "b", "day", "rule"), CONFLICTS, ids=range(len(CONFLICTS)))
def test_posts_of_one_time(a: str, b: str, day: str, rule: str) -> None:
    assert _conflicts(a, b, day) == [rule]


@pytest.mark.parametrize(("a", "b", "day"), SILENT, ids=range(len(SILENT)))
def test_posts_of_two_times_or_that_go_together(a: str, b: str, day: str | None) -> None:
    assert _conflicts(a, b, day) == []
