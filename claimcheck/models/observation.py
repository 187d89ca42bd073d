"""Observations: what an extractor sees to be wrong within one article, by arithmetic or by the calendar."""

from __future__ import annotations

from claimcheck.models.base import Model


class Observation(Model):
    """Two statements of one article that do not fit each other, or one that does not fit itself.

    An extractor states only the fact; an `article` rule that selects the `kind` decides what it is
    worth. Kinds that the built-in rules know:

    ====================== =============================================================
    `parts-total`          parts that do not add up to the stated total
    `list-length`          a list longer or shorter than announced
    `percent-own-figures`  a percentage that the figures beside it do not give
    `bracket-conversion`   a conversion in brackets that is off by more than rounding
    `headline-text`        a number of the headline against that of the text
    `weekday-date`         a weekday that does not fall on its date
    `impossible-date`      a date that no calendar has
    `age-birth`            an age against a date of birth
    `after-publication`    what is told as past is dated after the article
    `interval-dates`       a stated length of time against its two dates
    `end-begin`            a period whose end lies before its begin
    ====================== =============================================================

    `claims` are the ids of the claims it is about (at least one), in the order of the article.
    `expected` and `found` are short texts for the reader: what the article's other words make it
    (`19`), and what is stated (`18 stations`). `exact` is False where the text is loose (`some`,
    `about`, `including`) so that the two may well fit. `off_by` is the difference as a share of what
    is stated (0.02 for two percent), where there is such a thing.
    """

    kind: str
    document: str
    claims: tuple[str, ...]
    expected: str
    found: str
    exact: bool = True
    off_by: float | None = None
