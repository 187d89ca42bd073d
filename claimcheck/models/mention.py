"""Mentions: typed words in a text, with their span and normalised value. What `find_*` returns.

Spans are half-open offsets in characters into the text given: `text[start:end]` is `mention.text`.
"""

from __future__ import annotations

from claimcheck.models.base import Model
from claimcheck.models.values import (
    Approximation,
    Change,
    CountValue,
    DateValue,
    QuantityKind,
    TimexMod,
    TimexType,
    TitleStatus,
    TitleValue,
)


class Mention(Model):
    """Words in a text."""

    start: int
    end: int
    text: str


class DateMention(Mention):
    """A temporal expression: a date, a time, a length of time or a recurrence (TIMEX3).

    `timex` is the TIMEX3 value, None where it stays open. `anchor` says in words what a relative
    expression was counted from. `age` marks a length of life. `begin` is where a date begins that `until` leaves open.
    """

    type: TimexType
    timex: str | None = None
    mod: TimexMod | None = None
    low: str | None = None
    high: str | None = None
    anchor: str | None = None
    age: bool = False
    begin: str | None = None

    def value(self) -> DateValue:
        """The normalised value, without the words."""
        return DateValue(timex=self.timex, low=self.low, high=self.high, type=self.type, mod=self.mod, age=self.age)


class QuantityMention(Mention):
    """A quantity. `number` is as stated (12 of `12%`); of a range the pair is in `low`, `high` and it is None.

    `noun` is the lemma of what is counted, `noun_start`, `noun_end` its head word, where it stands at the number.
    `per` and `change` as in CountValue. `whole` is the noun of the larger number that this counts a part of (`six of
    them`); `parted` tells that the number is such a whole, of which the clause counts a part (`of the 214`).
    """

    kind: QuantityKind
    number: float | None = None
    low: float | None = None
    high: float | None = None
    approximation: Approximation = "="
    unit: str | None = None
    noun: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    per: str | None = None
    change: Change | None = None
    whole: str | None = None
    parted: bool = False

    def value(self) -> CountValue:
        """The normalised value, without the words."""
        return CountValue(
            number=self.number, low=self.low, high=self.high, unit=self.unit,
            approximation=self.approximation, quantity=self.kind, noun=self.noun,
            per=self.per, change=self.change,
        )  # fmt: skip


class TitleMention(Mention):
    """A post and who holds it. `person` is the name as written here, None for a role without a name.

    `role_start`, `role_end` and `person_start`, `person_end` span the two parts where each stands.
    """

    person: str | None = None
    role: str
    body: str | None = None
    status: TitleStatus = "current"
    since: str | None = None
    until: str | None = None
    role_start: int | None = None
    role_end: int | None = None
    person_start: int | None = None
    person_end: int | None = None

    def value(self) -> TitleValue:
        """The normalised value, without the words."""
        return TitleValue(
            role=self.role, body=self.body, holder=self.person,
            status=self.status, since=self.since, until=self.until,
        )  # fmt: skip
