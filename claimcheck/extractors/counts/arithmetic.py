"""Sums, lists and conversions told within one sentence or block: what belongs together, by clear wording only.

Every function is pure and proposes; whether the figures agree is for the caller to judge, with `fits`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.intervals import last_place
from claimcheck.extractors.counts.units import convert, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimcheck.models import QuantityMention

_COUNTED = {"count", "quantity", "money"}
#: words after a total that announce all of its parts
_MADE_UP = re.compile(
    r"\b(?:made up of|consist(?:ing|s|ed) of|compris(?:ing|ed)(?: of)?|composed of|namely|divided into|split into)\s",
    re.IGNORECASE,
)
_TOTAL_LAST = re.compile(
    r"(?:,|;|–|—|\band)\s*(?:(?:a|for a|making a|giving a|bringing the|which makes a|in)\s)?"
    r"(?:grand\s|combined\s|overall\s)?total(?:\s(?:of|to|was|is|being))*\s*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:of (?:these|them|those|whom|which)|(?:of|among) the\s*$)", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:[^.;:!?()]{0,60}?)(?:,\s(?:and\s|as well as\s|plus\s)?|\sand\s|\sas well as\s|\splus\s)"
    r"(?:about\s|another\s|the other\s|a further\s)?",
    re.IGNORECASE,
)
_SHARE_JOINT = re.compile(
    r"(?:\s[\w-]+){0,3}\s(?:out\s)?of\s(?:the\s|its\s|their\s|a\stotal\sof\s)?(?:[\w-]+\s)?", re.IGNORECASE
)
_SHARE_BRACKET = re.compile(r"[^.()]{0,40}(?:\(|, or )(?:about )?")
_CONVERSION_BRACKET = re.compile(
    r"(?:\s(?!and\b|or\b)[\w-]+){0,2}\s?[(\[](?:or |about |around |roughly |approximately |some |nearly )?"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that the wording says make it up; `complete` if the wording says they are all."""

    total: QuantityMention
    parts: tuple[QuantityMention, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class AnnouncedList:
    """A number that announces a list, and the half-open spans of the list's items."""

    count: QuantityMention
    items: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with the part and the whole it is told of."""

    percent: QuantityMention
    part: QuantityMention
    whole: QuantityMention


@dataclass(frozen=True, slots=True)
class Conversion:
    """One amount told twice: as stated, and in brackets in another unit or currency."""

    stated: QuantityMention
    converted: QuantityMention


# --- sums -----------------------------------------------------------------------------------------


def parts_and_total(mentions: Sequence[QuantityMention], doc: Doc) -> list[Sum]:
    """Totals with their parts: `187 people, made up of 162 passengers and 25 crew`; `..., a total of 1,184`.

    `mentions` are those of one parsed block, in order. At least two parts; exact numbers only; all
    within one sentence.
    """
    found: list[Sum] = []
    text = doc.text
    for sentence in doc.sents:
        inside = [m for m in mentions if sentence.start_char <= m.start and m.end <= sentence.end_char]
        exact = [m for m in inside if m.kind in _COUNTED and m.number is not None and m.approximation == "="]
        if len(exact) >= 3:
            found += _announced_parts(exact, text) or _closing_total(exact, text) or _of_them(exact, text)
    return found


def _announced_parts(exact: list[QuantityMention], text: str) -> list[Sum]:
    for position, total in enumerate(exact[:-2]):
        between = text[total.end : exact[position + 1].start]
        if _MADE_UP.search(between) and len(between) < 70:
            parts = _run(exact[position + 1 :], text)
            if len(parts) >= 2 and _one_kind(total, parts):
                return [Sum(total, parts, complete=True)]
    return []


def _closing_total(exact: list[QuantityMention], text: str) -> list[Sum]:
    for position in range(2, len(exact)):
        total = exact[position]
        if _TOTAL_LAST.search(text[exact[position - 1].end : total.start]):
            parts = tuple(reversed(_run_back(exact[:position], text)))
            if len(parts) >= 2 and _one_kind(total, parts):
                return [Sum(total, parts, complete=True)]
    return []


def _of_them(exact: list[QuantityMention], text: str) -> list[Sum]:
    """`19 stations, twelve of them on viaduct and seven below ground`: the parts need not be all."""
    total, first = exact[0], exact[1]
    after = text[first.end : first.end + 12]
    if not _OF_THEM.match(after.lstrip()) and not _OF_THEM.search(text[total.end : first.start]):
        return []
    parts = _run(exact[1:], text)
    if len(parts) < 2 or not _one_kind(total, parts) or any((part.number or 0) > (total.number or 0) for part in parts):
        return []
    return [Sum(total, parts, complete=False)]


def _run(mentions: list[QuantityMention], text: str) -> tuple[QuantityMention, ...]:
    """The mentions from the first on that commas and `and` join."""
    parts = mentions[:1]
    for mention in mentions[1:]:
        if _JOINT.fullmatch(text, parts[-1].end, mention.start) is None:
            break
        parts.append(mention)
    return tuple(parts)


def _run_back(mentions: list[QuantityMention], text: str) -> tuple[QuantityMention, ...]:
    parts = mentions[-1:]
    for mention in reversed(mentions[:-1]):
        if _JOINT.fullmatch(text, mention.end, parts[-1].start) is None:
            break
        parts.append(mention)
    return tuple(parts)


def _one_kind(total: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    return all(part.kind == total.kind and part.unit == total.unit for part in parts)


def fits(item: Sum) -> bool:
    """Whether the parts can make up the total: their sum meets it, or stays within it where they need not be all."""
    low = sum(part.low or 0.0 for part in item.parts)
    high = sum(part.high if part.high is not None else float("inf") for part in item.parts)
    top = item.total.high if item.total.high is not None else float("inf")
    if not item.complete:
        return low <= top
    return low <= top and (item.total.low or 0.0) <= high


# --- lists ----------------------------------------------------------------------------------------

_ITEM_BREAK = re.compile(r",\s+(?:and\s+|or\s+)?|\s+and\s+|;\s+(?:and\s+)?")
_YEARS = re.compile(r"\((\d{4}(?:(?:,\s|\sand\s|,\sand\s)\d{4})+)\)")


def announced_lists(doc: Doc, mentions: Sequence[QuantityMention]) -> list[AnnouncedList]:
    """Numbers that announce a list: `five systems: A, B, C and D`; `five titles (1961, 1964 and 1978)`."""
    found: list[AnnouncedList] = []
    for mention in mentions:
        number = mention.number or 0.0
        if mention.kind != "count" or mention.approximation != "=" or not 2 <= number <= 12 or mention.noun_end is None:
            continue
        if mention.noun_end <= mention.end:
            continue
        items = (
            _years_after(doc.text, mention.noun_end)
            or _colon_list(doc, mention.noun_end)
            or _apposed(doc, mention.noun_end)
        )
        if items:
            found.append(AnnouncedList(mention, items))
    return found


def _years_after(text: str, position: int) -> tuple[tuple[int, int], ...]:
    match = _YEARS.match(text, position + 1) if text[position : position + 1] == " " else None
    if match is None:
        return ()
    return tuple(
        (match.start(1) + year.start(), match.start(1) + year.end()) for year in re.finditer(r"\d{4}", match[1])
    )


def _colon_list(doc: Doc, position: int) -> tuple[tuple[int, int], ...]:
    """The items between a colon right after the noun (or its short complement) and the end of the sentence."""
    text = doc.text
    match = re.compile(r"[^.:;,()!?]{0,40}:\s").match(text, position)
    if match is None:
        return ()
    end = _sentence_end(doc, match.end())
    return _items(text, match.end(), end)


def _apposed(doc: Doc, position: int) -> tuple[tuple[int, int], ...]:
    """`Four donors, the X, the Y and the Z, gave`: names between commas, closed by a comma."""
    text = doc.text
    if text[position : position + 2] != ", ":
        return ()
    end = _sentence_end(doc, position + 2)
    match = re.compile(r"((?:[^,.;:()]{2,40},\s){0,8}[^,.;:()]{2,40}\sand\s[^,.;:()]{2,40}),\s").match(
        text, position + 2, end
    )
    if match is None:
        return ()
    items = _items(text, match.start(1), match.end(1))
    names = all(re.match(r"(?:the\s)?[A-Z]", text[start:stop]) for start, stop in items)
    return items if names and len(items) >= 2 else ()


def _sentence_end(doc: Doc, position: int) -> int:
    for sentence in doc.sents:
        if sentence.start_char <= position < sentence.end_char:
            return int(sentence.end_char)
    return len(doc.text)


def _items(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Short items joined by commas and a last `and`; nothing if they nest or run into clauses."""
    body = text[start:end].rstrip().rstrip(".!?")
    if re.search(r"[:()\"“”\d]|\b(?:who|which|that|but|because|including|such as|was|were|is|are|has|had)\b", body):
        return ()
    if " and " not in body and "; " not in body:
        return ()
    separator = re.compile(r";\s+(?:and\s+)?") if ";" in body else _ITEM_BREAK
    spans, position = [], 0
    for match in separator.finditer(body):
        spans.append((start + position, start + match.start()))
        position = match.end()
    spans.append((start + position, start + len(body)))
    # `salt and pepper, oil and flour`: more than one `and` leaves open how many items there are
    clear = body.count(" and ") <= 1 and all(0 < stop - begin <= 60 for begin, stop in spans)
    return tuple(spans) if clear and len(spans) >= 2 else ()


# --- percentages and conversions ------------------------------------------------------------------


def percent_of_own_figures(doc: Doc, mentions: Sequence[QuantityMention]) -> list[Share]:
    """`611 of the 1,184 votes (51.6%)`, `51.6% (611 of 1,184)`: a percentage with the figures it comes from."""
    text, found = doc.text, []
    exact = [m for m in mentions if m.number is not None and m.approximation == "="]
    for triple in zip(exact, exact[1:], exact[2:], strict=False):
        kinds = [mention.kind for mention in triple]
        if kinds == ["count", "count", "percent"]:
            part, whole, percent = triple
            bracketed = _SHARE_BRACKET.fullmatch(text, whole.end, percent.start)
        elif kinds == ["percent", "count", "count"]:
            percent, part, whole = triple
            bracketed = _SHARE_BRACKET.fullmatch(text, percent.end, part.start)
        else:
            continue
        joined = _SHARE_JOINT.fullmatch(text, part.end, whole.start)
        if bracketed and joined and percent.unit == "percent" and 0 < (part.number or 0) <= (whole.number or 0):
            found.append(Share(percent, part, whole))
    return found


def share_fits(share: Share) -> bool:
    """Whether the figures give the percentage, to the places that it is told to (and one unit of the last place)."""
    exact = 100.0 * (share.part.number or 0.0) / (share.whole.number or 1.0)
    low, high = share.percent.low or 0.0, share.percent.high or 100.0
    slack = (high - low) / 2
    return low - slack <= exact <= high + slack


def bracketed_conversions(doc: Doc, mentions: Sequence[QuantityMention]) -> list[Conversion]:
    """`12 miles (19 km)`, `$2.5m (€2.1m)`: a measure or sum and the same in brackets in another unit or currency."""
    text, found = doc.text, []
    for first, second in pairwise(mentions):
        pair = (first.kind, second.kind)
        if pair not in {("quantity", "quantity"), ("money", "money")} or first.unit == second.unit:
            continue
        opened = _CONVERSION_BRACKET.fullmatch(text, first.end, second.start)
        closed = re.match(r"(?:\s[\w-]+){0,2}\s?[;,)\]]", text[second.end : second.end + 30])
        if opened and closed and (first.kind == "money" or _same_dimension(first, second)):
            found.append(Conversion(first, second))
    return found


def _same_dimension(first: QuantityMention, second: QuantityMention) -> bool:
    try:
        convert(1.0, first.unit or "", second.unit or "")
    except ValueError:
        return False
    return True


#: how far a conversion may be off besides rounding (writers use 1.6 for a mile, 2.2 for a kilogram)
CONVERSION_SLACK = 0.01
#: the most, relative to a figure, that its trailing noughts are taken for rounding
ROUNDING_CAP = 0.05


def conversion_fits(conversion: Conversion) -> bool:
    """Whether both figures can be one measure; money always fits, for no rate is assumed.

    The stated figure's interval, converted, must meet the converted one's; each is widened by half of its last
    place that is not nought (at most ROUNDING_CAP of it) and by CONVERSION_SLACK.
    """
    stated, told = conversion.stated, conversion.converted
    if stated.kind == "money" or kind_of(stated.unit or "") == "duration":
        return True
    low, high = _widened(stated)
    ends = sorted(convert(end, stated.unit or "", told.unit or "") for end in (low, high))
    told_low, told_high = _widened(told)
    return ends[0] <= told_high and told_low <= ends[1]


def _widened(mention: QuantityMention) -> tuple[float, float]:
    number = mention.number if mention.number is not None else 0.0
    low = mention.low if mention.low is not None else float("-inf")
    high = mention.high if mention.high is not None else float("inf")
    rounding = min(last_place(number) / 2, ROUNDING_CAP * abs(number))
    slack = CONVERSION_SLACK * abs(number)
    return min(low, number - rounding) - slack, max(high, number + rounding) + slack
