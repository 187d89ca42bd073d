"""What the calendar rules out within one article: weekdays, days, lengths of time, ages, jubilees."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.afterwards import is_afterwards
from claimcheck.extractors.dates.jubilees import wrong_jubilees
from claimcheck.extractors.dates.lives import wrong_ages
from claimcheck.extractors.dates.orders import backwards, twice_told
from claimcheck.extractors.dates.stretches import stretches
from claimcheck.extractors.dates.weekdays import impossible, other_calendar, wrong_weekday
from claimcheck.extractors.evidence import Evidence
from claimcheck.extractors.registry import observer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import Claim, DateMention, Observation


@observer("dates")
def date_observations(article: Article, claims: Sequence[Claim]) -> Iterator[Observation]:
    """Every date, period, length of time, age and jubilee that the calendar or other dates of the article rule out."""
    evidence = Evidence(article, claims)
    published = _day(article.document.published)
    for passage in article.passages:
        if passage.dates:
            yield from _orders(evidence, passage, claims)
            for mention in passage.dates:
                yield from _calendar(evidence, passage, mention, published)
            yield from _stretches(evidence, passage)
    for wrong in wrong_ages(evidence, claims):
        yield from evidence.observation("age-birth", (wrong.age, *wrong.dates), wrong.made, wrong.age.value_text)
    for jubilee in wrong_jubilees(evidence, claims):
        made = f"{jubilee.made} years"
        yield from evidence.observation("interval-dates", (jubilee.kept, jubilee.founded), made, jubilee.told)


def _calendar(
    evidence: Evidence, passage: Passage, mention: DateMention, published: dt.date | None
) -> Iterator[Observation]:
    if mention.type not in {"DATE", "TIME"} or mention.age:
        return
    text = passage.block.text
    around = text[max(0, mention.start - 120) : mention.end + 120]
    weekday = wrong_weekday(mention, text[mention.end : mention.end + 40], published)
    reason = impossible(mention)
    if (weekday or reason) and other_calendar(around):
        return
    if weekday is not None:
        yield from evidence.observation(
            "weekday-date", [_date(evidence, passage, mention)], weekday[1], mention.text
        )  # fmt: skip
    if reason is not None:
        yield from evidence.observation("impossible-date", [_date(evidence, passage, mention)], reason, mention.text)
    claim = _date(evidence, passage, mention)
    if claim is not None and published is not None and is_afterwards(passage, mention, claim, published):
        sure = evidence.article.document.published_from != "file name"
        expected = f"{published.isoformat()} or before"
        yield from evidence.observation("after-publication", [claim], expected, mention.text, exact=sure)


def _orders(evidence: Evidence, passage: Passage, told: Sequence[Claim]) -> Iterator[Observation]:
    """Periods whose end lies before their begin, and dates told twice over that do not meet.

    The term of a post has a rule of its own, on its claim.
    """
    for begin, end in backwards(passage.block.text, passage.dates):
        claims = [_date(evidence, passage, mention) for mention in (begin, end)]
        if any(claim is not None and claim.start in _terms(told) for claim in claims):
            continue
        yield from evidence.observation("end-begin", claims, begin.text, end.text)
    for again in twice_told(passage.block.text, passage.dates):
        claims = [_date(evidence, passage, mention) for mention in (again.base, again.shifted, again.date)]
        yield from evidence.observation("interval-dates", claims, f"{again.days} days", again.shifted.text)


def _terms(claims: Sequence[Claim]) -> set[int]:
    """Where the sentences start that tell both ends of somebody's term."""
    titles = ((claim.start, claim.value) for claim in claims if claim.value.kind == "title")
    return {start for start, value in titles if value.kind == "title" and value.since and value.until}


def _stretches(evidence: Evidence, passage: Passage) -> Iterator[Observation]:
    for told in stretches(passage.doc, passage.dates):
        if not told.fits:
            claims = [_date(evidence, passage, mention) for mention in (told.length, told.begin, told.end)]
            yield from evidence.observation("interval-dates", claims, told.made, told.length.text, told.off_by)


def _date(evidence: Evidence, passage: Passage, mention: DateMention) -> Claim | None:
    return evidence.claim(passage, mention.start, mention.end, "date")


def _day(published: dt.date | None) -> dt.date | None:
    return published.date() if isinstance(published, dt.datetime) else published
