"""Changes told with both of their levels: `rose 12.5 percent to $36 million from $32 million`.

Every function is pure and proposes; whether the figures agree is told by `Growth.fits`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.spans import text_of
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from claimcheck.models import QuantityMention

_LEXICON = lexicon("number_labels")
_UP = frozenset(_LEXICON["rising"])
_DOWN = frozenset(_LEXICON["falling"])
_NOUNS = "|".join([*_LEXICON["change_nouns"], "rise", "change", "loss"])
#: how far a multiple (`doubled`) may be from what its figures give, as a share of it
MULTIPLE_SLACK = 0.15
#: how far a fraction in words (`a third`) may be off, in percent of the first level
FRACTION_SLACK = 3.0
_LEVELS = {"count", "money", "quantity"}
_FILLER = r"(?:\s(?!and\b|but\b|while\b|or\b)[\w’'-]+){0,4}?"
_FROM = re.compile(rf"{_FILLER},?\sfrom\s(?:just\s|only\s|about\s)?", re.IGNORECASE)
_TO = re.compile(rf"{_FILLER},?\sto\s(?:just\s|only\s|reach\s|a\srecord\s)?", re.IGNORECASE)
#: between the levels and a percentage that follows them
_THEN = re.compile(
    rf"{_FILLER}(?:,\s|\s\(|\s[–—-]\s)(?:or\s|that\sis\s|which\sis\s)?(?:up\s|down\s|(?:an?\s)?(?:[a-z]+\s)?(?:{_NOUNS})\sof\s|by\s|an?\s)?(?:an?\s)?",
    re.IGNORECASE,
)
_NOUN_NEXT = re.compile(
    rf"\s(?:{_NOUNS})\b|\s(?:more|less|fewer|higher|lower)\b|\)|,|\.(?:\s|$)|$|\s[–—-]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Growth:
    """A change, in percent or as a multiple, with the levels before and after it."""

    change: QuantityMention
    before: QuantityMention
    after: QuantityMention
    falls: bool

    @property
    def multiple(self) -> bool:
        """Whether the change is told as a multiple (`doubled`)."""
        return self.change.kind == "ratio" and self.change.unit == "times"

    @property
    def exact(self) -> float:
        """What the levels make it: percent, or times."""
        ratio = (self.after.number or 0.0) / (self.before.number or 1.0)
        return ratio if self.multiple else 100.0 * abs(ratio - 1.0)

    @property
    def told(self) -> float:
        """What is told: percent, or times."""
        number = self.change.number or 0.0
        return number if self.change.kind == "percent" or self.multiple else 100.0 * number

    @property
    def fits(self) -> bool:
        """Whether levels within what they are told to can give the change as told."""
        if self.multiple:
            return abs(self.exact - self.told) <= MULTIPLE_SLACK * self.told
        low, high = self._ends()
        slack = FRACTION_SLACK if self.change.kind == "ratio" else _half(self.change)
        return low - slack <= self.told <= high + slack

    def _ends(self) -> tuple[float, float]:
        """The least and most that the change can be, in percent, by the intervals of both levels."""
        first, second = _interval(self.before), _interval(self.after)
        ratios = [100.0 * (b / a - 1.0) for a in first for b in second if a > 0]
        ends = sorted(-ratio if self.falls else ratio for ratio in ratios) or [0.0]
        return ends[0], ends[-1]


def growths(doc: Doc, mentions: Sequence[QuantityMention]) -> list[Growth]:
    """Changes of one parsed block that stand beside both of their levels, whose `mentions` are in order."""
    text, found = text_of(doc), []
    told = [m for m in mentions if m.number is not None and m.approximation == "=" and m.kind != "ordinal"]
    if not any(_is_change(m) for m in told):
        return []
    for triple in zip(told, told[1:], told[2:], strict=False):
        found += [growth for growth in _readings(triple, text) if _clear(growth)][:1]
    return found


def _readings(triple: tuple[QuantityMention, QuantityMention, QuantityMention], text: str) -> Iterator[Growth]:
    first, second, third = triple
    lead = text[max(0, first.start - 60) : first.start]
    if _is_change(first) and _levels(second, third):
        falls = _direction(lead, first.text)
        if falls is None or not _alone(text, third.end):
            return
        if _TO.fullmatch(text, first.end, second.start) and _FROM.fullmatch(text, second.end, third.start):
            yield Growth(first, before=third, after=second, falls=falls)
        elif _FROM.fullmatch(text, first.end, second.start) and _TO.fullmatch(text, second.end, third.start):
            yield Growth(first, before=second, after=third, falls=falls)
    elif _is_change(third) and _levels(first, second):
        falls = _direction(lead, text[second.end : third.end + 12])
        if falls is None or not _THEN.fullmatch(text, second.end, third.start) or not _NOUN_NEXT.match(text, third.end):
            return
        if re.search(r"\bfrom\s$", lead) and _TO.fullmatch(text, first.end, second.start):
            yield Growth(third, before=first, after=second, falls=falls)
        elif re.search(r"\bto\s$", lead) and _FROM.fullmatch(text, first.end, second.start):
            yield Growth(third, before=second, after=first, falls=falls)


def _is_change(mention: QuantityMention) -> bool:
    return (mention.kind == "percent" and mention.unit == "percent") or (
        mention.kind == "ratio" and (mention.unit == "times" or 0 < (mention.number or 0.0) < 1)
    )


def _levels(first: QuantityMention, second: QuantityMention) -> bool:
    return (
        first.kind in _LEVELS
        # `from 80 to 92 cents`
        and (first.kind == second.kind or (first.kind == "count" and first.noun in {None, second.noun}))
        and first.unit in {second.unit, None}
        and first.number not in {None, 0.0}
        and second.number is not None
        and first.per == second.per
    )


def _direction(before: str, beside: str) -> bool | None:
    """Whether it falls; None where the words do not tell of a change, or tell both ways."""
    clause = re.split(r"[.;:]\s", before)[-1]
    words = {*re.findall(r"[a-z]+", clause.lower())[-8:], *re.findall(r"[a-z]+", beside.lower())}
    rises, falls = bool(words & _UP), bool(words & _DOWN)
    return falls if rises != falls else None


def _alone(text: str, end: int) -> bool:
    """Whether no other level follows: `from 18,000 in 1990 and 20,000 in 2000`."""
    return re.match(r"\s(?:percent|per cent|%)|[^.;]{0,30}\b(?:and|or|then)\s[$€£]?\d", text[end : end + 48]) is None


def _clear(growth: Growth) -> bool:
    """Whether the levels change the way that the words say; if not, they are of something else."""
    before, after = growth.before.number or 0.0, growth.after.number or 0.0
    if growth.multiple:
        return (after > before) == (growth.told > 1.0)
    return before > 0 and (after < before) == growth.falls


def _half(mention: QuantityMention) -> float:
    if mention.low is None or mention.high is None:
        return 0.5
    return max((mention.high - mention.low) / 2, 0.05)


def _interval(mention: QuantityMention) -> tuple[float, float]:
    number = mention.number or 0.0
    return (
        mention.low if mention.low is not None else number,
        mention.high if mention.high is not None else number,
    )
