"""Normalised values: closed intervals that never know more than the text.

Dates and times are ISO 8601 strings, so that years before Christ and open ends fit: `1947-05-01`,
`2021-07-08T23:40:00+08:00`, `-0043-03-15`. Lengths of time are ISO 8601 durations: `P6W`, `PT2H17M`.
An end that the text leaves open is None.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from claimcheck.models.base import Model

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
#: TIMEX3 modifiers (Pustejovsky et al., TimeML 1.2.1, https://timeml.github.io/)
TimexMod = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
    "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
]  # fmt: skip
Approximation = Literal["=", "~", ">", ">=", "<", "<=", "range"]
QuantityKind = Literal["count", "money", "percent", "quantity", "ordinal", "score", "ratio", "age", "duration"]
#: how a number tells of a change: `by` how much, or `from` which number it came
Change = Literal["by", "from"]
TitleStatus = Literal[
    "current", "former", "acting", "deputy", "elect", "designate", "late", "honorary", "incoming",
]  # fmt: skip


class DateValue(Model):
    """When: a TIMEX3 value, and the closed interval that it may lie in.

    For `type` DATE and TIME, `low` and `high` are ISO 8601 dates or times; for DURATION they are
    ISO 8601 durations. `age` marks a length of life (`aged 41`, `a 30-year-old ferry`).
    """

    kind: Literal["date"] = "date"
    timex: str | None = None
    low: str | None = None
    high: str | None = None
    type: TimexType = "DATE"
    mod: TimexMod | None = None
    age: bool = False


class CountValue(Model):
    """How many: `number` as stated (None for a range or a vague word), and the closed interval it allows.

    `unit` is an ISO 4217 code for money, `percent`, the canonical name of a unit of measure, or None.
    `noun` is the lemma of what is counted. `per` makes it a rate (`day`, `person`, `1000 person`); `change` tells
    that it is not how many there are: `by` how many they changed, or how many there were before (`from`).
    `dimension` is along what a measure is taken, a class of things such as `length`, where that is told.
    """

    kind: Literal["count"] = "count"
    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximation: Approximation = "="
    quantity: QuantityKind = "count"
    noun: str | None = None
    per: str | None = None
    change: Change | None = None
    dimension: str | None = None


class TitleValue(Model):
    """Who holds or held which post: `role` at `body`, by `holder`; `since` and `until` are ISO 8601 or None."""

    kind: Literal["title"] = "title"
    role: str
    body: str | None = None
    holder: str | None = None
    status: TitleStatus = "current"
    since: str | None = None
    until: str | None = None


Value = Annotated[DateValue | CountValue | TitleValue, Field(discriminator="kind")]
