"""Percentages with the figures that they come from: part, whole and share told together.

Every function is pure and proposes; whether the figures agree is told by `Share.fits`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.wording import ONLY, THEM, WHOSE
from claimcheck.extractors.spans import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from claimcheck.models import QuantityMention

_COUNTED = {"count", "money", "quantity"}
#: `611 of the 1,184`, `611 votes out of a total of 1,184`
_PART_WHOLE = re.compile(
    rf"(?:\s[\w'’-]+){{0,3}}\s(?:out\s)?of\s(?:a\stotal\sof\s|some\s|{WHOSE})(?:[\w-]+\s)?",
    re.IGNORECASE,
)
#: `Of the 800 members, 200`; `of its 800 members 200`
_WHOLE_PART = re.compile(rf"(?:\s[\w'’-]+){{1,5}},?\s{ONLY}", re.IGNORECASE)
_OF = re.compile(r"(?:^|\W)(?:out )?of (?:the|its|their|his|her|all|our|a total of)?\s?$", re.IGNORECASE)
#: `11,873 fell ill and 367 of them`, `400 sheep, 30 of which`
_OF_THEM = re.compile(rf"\sof {THEM}\b", re.IGNORECASE)
_OF_WHOM = re.compile(rf"(?:,|;|\sand)\s(?:of (?:whom|which)\s)?{ONLY}$", re.IGNORECASE)
#: from the figures to the percentage
_TO_PERCENT = re.compile(
    r"[^.;()]{0,60}?(?:\s\((?:a |an |or |i\.e\. )?(?:[a-z -]{0,40}?(?:of |rate |: |at )?)|"
    r",\s(?:or|that is|which is|equal to|equivalent to|a (?:share|rate|proportion) of)\s(?:an?\s)?"
    r"|\s[–—-]\s(?:or\s|a\s|an\s)?)"
)
#: `420 of its 2,800 jobs, 15 percent of its workforce`
_COMMA = re.compile(r"(?:\s[\w'’-]+){0,3},\s")
_OF_ALL = re.compile(r"\sof\s(?:its|the|their|all|his|her)\b")
#: from the percentage to the part, `28% (310 of 1,107)`
_FROM_PERCENT = re.compile(r"[^.;()]{0,40}?(?:\s\(|, or\s|,\s|:\s|\s[–—-]\s)")
#: `turnout was 58 percent, with 4,120 of 8,000 registered voters casting ballots`
_TURNOUT = re.compile(r"[^.;()]{0,40}?(?:,|\s[–—-])\s(?:with\s|as\s)")
_VOTERS = frozenset({"voter", "elector", "ballot", "constituent", "electorate", "vote"})
#: one name for what a part and its whole are counted by
_WHOLES = frozenset({"total", "whole", "all", "sum", "number", "amount", "share", "rate", "proportion", "figure"})
_STAFF = frozenset({"job", "workforce", "staff", "employee", "worker", "post", "position", "payroll"})
#: `310 jobs, 28 percent of a workforce of 1,107`
_PERCENT_OF_WHOLE = re.compile(
    r"\s(?:of|in)\s(?:a|an|its|the|their|all)?\s?(?:[\w'’-]+\s){0,3}?(?:\(|of\s|,\s)?(?:some\s)?", re.IGNORECASE
)
_APPOSED = re.compile(r"(?:\s[\w'’-]+){0,4}(?:,\s(?:or\s)?|\s\(|\s[–—-]\s)(?:a total\s)?")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with the part and the whole it is told of."""

    percent: QuantityMention
    part: QuantityMention
    whole: QuantityMention

    @property
    def exact(self) -> float:
        """What the figures make it, in percent."""
        return 100.0 * (self.part.number or 0.0) / (self.whole.number or 1.0)

    @property
    def fits(self) -> bool:
        """Whether the figures give the percentage, to its last place (and one unit of it)."""
        low, high = self.percent.low or 0.0, self.percent.high if self.percent.high is not None else 100.0
        slack = (high - low) / 2
        return low - slack <= self.exact <= high + slack


def shares(doc: Doc, mentions: Sequence[QuantityMention]) -> list[Share]:
    """Percentages of one parsed block that stand beside their own figures, whose `mentions` are in order.

    `611 of the 1,184 votes (51.6%)`, `51.6% (611 of 1,184)`, `310 jobs, 28 percent of a workforce of 1,107`,
    `of 800 members, 200 voted against, or 25 percent`. Exact figures only.
    """
    text, found = text_of(doc), []
    percents = [m for m in mentions if m.kind == "percent" and m.unit == "percent"]
    if not percents:
        return []
    exact = [m for m in mentions if m.number is not None and m.approximation == "="]
    for triple in zip(exact, exact[1:], exact[2:], strict=False):
        share = next((share for share in _readings(triple, text) if _is_share(share)), None)
        if share is not None and _clear(share, text):
            found.append(share)
    return found


def _readings(triple: tuple[QuantityMention, QuantityMention, QuantityMention], text: str) -> Iterator[Share]:
    first, second, third = triple
    kinds = tuple("percent" if m.kind == "percent" else "figure" if m.kind in _COUNTED else "" for m in triple)
    if kinds == ("figure", "figure", "percent") and (
        _TO_PERCENT.fullmatch(text, second.end, third.start)
        or (_COMMA.fullmatch(text, second.end, third.start) and _OF_ALL.match(text, third.end))
    ):
        yield from _figures(first, second, third, text)
    elif kinds == ("percent", "figure", "figure"):
        turnout = first.noun == "turnout" and third.noun in _VOTERS
        if _FROM_PERCENT.fullmatch(text, first.end, second.start) or (
            turnout and _TURNOUT.fullmatch(text, first.end, second.start)
        ):
            yield from _figures(second, third, first, text)
        if _PERCENT_OF_WHOLE.fullmatch(text, first.end, second.start) and _APPOSED.fullmatch(
            text, second.end, third.start
        ):
            yield Share(first, part=third, whole=second)
    elif (
        kinds == ("figure", "percent", "figure")
        and _APPOSED.fullmatch(text, first.end, second.start)
        and _PERCENT_OF_WHOLE.fullmatch(text, second.end, third.start)
    ):
        yield Share(second, part=first, whole=third)


def _figures(a: QuantityMention, b: QuantityMention, percent: QuantityMention, text: str) -> Iterator[Share]:
    """Two figures in order: which is the part, by the words between and around them."""
    between = text[a.end : b.start]
    if _PART_WHOLE.fullmatch(text, a.end, b.start):
        yield Share(percent, part=a, whole=b)
    elif len(between) <= 90 and not re.search(r"[.;:]\s", between):
        of_whole = _OF.search(text[max(0, a.start - 16) : a.start]) and _WHOLE_PART.fullmatch(text, a.end, b.start)
        of_them = _OF_THEM.match(text, b.end) or (_OF_WHOM.search(between) and "of wh" in between)
        if of_whole or of_them:
            yield Share(percent, part=b, whole=a)


def _is_share(share: Share) -> bool:
    part, whole = share.part, share.whole
    if not _one_noun(share.percent.noun, whole.noun):
        return False
    return part.unit == whole.unit and 0 < (part.number or 0.0) <= (whole.number or 0.0)


def _one_noun(percent: str | None, whole: str | None) -> bool:
    """Whether a percentage can be of the whole, as far as it names what it is of."""
    if percent is None or whole is None or percent == whole or percent == "turnout":
        return True
    if percent in _WHOLES:
        return True
    return any(percent in words and whole in words for words in (_STAFF, _VOTERS))


_CHANGE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|up|down|rise|rose|fall|fell|increase|decrease|growth|drop|over|from|than|"
    r"another|points?)\b",
    re.IGNORECASE,
)  # fmt: skip


def _clear(share: Share, text: str) -> bool:
    """Whether no word between the three makes the percentage a change or a share of something else."""
    mentions = (share.percent, share.part, share.whole)
    start, end = min(m.start for m in mentions), max(m.end for m in mentions)
    after = text[end : end + 30]
    return not _CHANGE.search(text, start, end) and not _CHANGE.match(after.lstrip())
