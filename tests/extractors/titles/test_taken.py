"""Since when a post is held, where a clause beside its holder tells when it was taken."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, extract

TAKEN = [
    ("The health secretary, Rosa Lind, who was appointed on October 3 in a reshuffle, spoke.", "2022-10-03"),
    ("The health secretary, Rosa Lind, who took office on 3 October, spoke.", "2022-10-03"),
    ("The mayor, Rosa Lind, elected in May 2019, spoke.", "2019-05"),
    ("Mayor Rosa Lind, who was sworn in on 3 May 2019, spoke.", "2019-05-03"),
    ("The mayor, Rosa Lind, 44, elected the day before, spoke on 3 May 2019.", None),
    ("The mayor, Rosa Lind, said the bridge was named in 2019.", None),
]


@pytest.mark.parametrize(("sentence", "since"), TAKEN)
def test_a_post_taken_on_a_day_is_held_from_then(sentence: str, since: str | None) -> None:
    claims = extract(Document.from_text(sentence, id="a.txt", published=dt.date(2022, 10, 12)))
    posts = [c.value for c in claims if c.value.kind == "title" and c.value.holder == "Rosa Lind"]
    assert [post.since for post in posts] == [since]


def test_in_charge_of_a_part_is_not_at_the_head_of_the_whole() -> None:
    (claim,) = extract(Document.from_text("Rosa Lind was in charge of the agency's regional office.", id="a.txt"))
    assert claim.value.kind == "title"
    assert (claim.value.role, claim.value.body) == ("head of regional office", "agency")
