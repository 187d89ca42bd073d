"""Totals and the parts that the wording says make them up.

Every function is pure and proposes; whether the figures agree is for the caller to judge, with `fits`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.parts import (
    LONGEST_JOINT,
    are_apart,
    are_of_kinds,
    are_opposed,
    are_told_apart,
    one_kind,
    run_back,
    run_on,
)
from claimcheck.extractors.counts.wording import ONLY, THEM
from claimcheck.extractors.spans import text_of
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from claimcheck.models import QuantityMention

_COUNTED = {"count", "quantity", "money"}
#: how far, as a share of the total, parts may miss it and still be taken for a division of it: parts that
#: are well apart from the total overlap, or leave a rest that is not told
NEAR = 0.12
#: from so many parts on, parts that nearly reach the total (within NEARLY of it) are taken for all of it
ALL_PARTS = 4
NEARLY = 0.03
#: a part that is so many times its total is no slip, but a part of something else
FAR_ABOVE = 3.0

#: words after a total that announce all of its parts
_MADE_UP = re.compile(
    r"\b(?:made up of|consist(?:ing|s|ed) of|compris(?:ing|es|ed|e)(?: of)?"
    r"|composed of|consist of|made up by|broken down as|namely|divided into|split into|"
    r"broken down into|that is,)\s",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:including|includes?|included|such as|among|at least|mostly|mainly|primarily|largely|chiefly|"
    r"partly|some|e\.g\.|for example)\b", re.IGNORECASE
)  # fmt: skip
_TOTAL_LAST = re.compile(
    r"(?:(?:,|;|–|—|\band)\s*(?:(?:a|for a|making a|giving a|which makes a|in)\s)?"
    r"(?:grand\s|combined\s|overall\s)?total(?:\s(?:of|to|was|is|being))*"
    r"|,?\s(?:which|that)\s(?:makes?|made|adds? up to|added up to|comes? to|came to|gives?|gave)(?:\sa total of)?"
    r"|,\s(?:making|adding up to|giving)(?:\sa total of)?)\s*$",
    re.IGNORECASE,
)
#: `nine people in all`: the total comes last, and says so after its noun
_TOTAL_AFTER = re.compile(
    r"\s(?:in all|in total|all told|altogether|combined|overall)(?=[,.;:)]|\s(?:were|was|have|had|died)\b|$)"
)
#: what shows, after the last part, that there are others
_OTHERS = re.compile(
    r"[^.;!?]*?(?:(?:,|–|\band)\s(?:the\s|a\s)?(?:most|rest|others?|another|remaining|remainder|some|several|many|few)\b"
    r"|\b(?:unknown|unclear|not yet|undecided|pending|unaccounted)\b)",
    re.IGNORECASE,
)
#: an item of a list that has an article, and no number
_UNCOUNTED = re.compile(r"((?:[,:(–—]|\band|\bplus)\s)an?\s(?!total|further|combined|third|quarter)[a-z]")
_AGO = re.compile(r"\s[a-z]+\s(?:ago|earlier|later|before)\b")
_RATE = re.compile(r"\s(?:an?|per|each|every)\s[a-z]")
_OF_THEM_AFTER = re.compile(rf"\sof {THEM}\b", re.IGNORECASE)
#: `looms from` 12 makers, 40 of them new: looms
_OTHERS_BEFORE = re.compile(r"(?<=[a-z]s)\s(?:from|of|by|for|at|in|to|with)\s$")
_OF_WHICH = re.compile(rf"(?:,|;|\s[–—-])\s*of {THEM},?\s{ONLY}$", re.IGNORECASE)
_OF_THE = re.compile(r"(?:^|[,;]\s|\s)of (?:the|its|their|his|her|all|our)\s$", re.IGNORECASE)
_OF_THESE = re.compile(r"^(?:out )?of (?:these|those|them)(?:\s(?P<noun>[a-z]+))?,?\s", re.IGNORECASE)
_REST = re.compile(r"\b(?:the other|the remaining|the rest|the last|the final)\s*$", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"[^.;:!?()\d]{0,60}?(?:,|\sand)\s(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}\s(?P<number>\d{1,3}(?:,\d{3})*)(?=,|\s[a-z]|;)"
)


_TO_COLON = re.compile(r"[^.;:!?()\d]{0,80}:\s")
_OPENED = re.compile(r"\s[\w'’-]+(?:\s[\w'’-]+)?(?:\s[–—-]\s|\s?\(|,\swith\s)")
#: `17 applicants, ten women and seven men, were heard`: between commas, of opposites only
_SET_OFF = re.compile(r"\s[\w'’-]+(?:\s[\w'’-]+)?,\s")
_CLOSING = re.compile(r"(?:\s[\w'’-]+){0,2}?\s?(?:[–—)]|-\s|\.(?:\s|$)|$)")
#: fewest parts after names that are taken for all
NAMED_PARTS = 3
_SITES = re.compile(r"\b(?:between|among|across|over|into)\s(?:the\s|its\s)?$")
_BESIDE = re.compile(
    r"\s[\w'’-]+(?:\s[\w'’-]+){0,2}"
    r"(?:\s(?:in|on|at|over|during|across|from|for|to|between|are|were|is|was|split|divided|spread|shared)\s[^,;:.()\d]{1,50})?"
    r"(?:,\s(?:with\s)?|:\s|\s[–—-]\s|\s\()"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that the wording says make it up; `complete` if the wording says they are all."""

    total: QuantityMention
    parts: tuple[QuantityMention, ...]
    complete: bool


def sums(doc: Doc, mentions: Sequence[QuantityMention]) -> list[Sum]:
    """Totals with their parts in one parsed block, whose `mentions` are given in order.

    `187 people, made up of 162 passengers and 25 crew`; `12 here and 7 there, a total of 19`; `six
    children, two sons and four daughters`; `19 stations, twelve of them on viaduct and seven below ground`;
    `There were 30 cases. Of these, ...`. Exact numbers only; each total once.
    """
    if len(mentions) < 2:
        return []
    text = text_of(doc)
    found: list[Sum] = []
    before: list[QuantityMention] = []
    for sentence in doc.sents:
        inside = [m for m in mentions if sentence.start_char <= m.start and m.end <= sentence.end_char]
        exact = [m for m in inside if m.kind in _COUNTED and m.number is not None and m.approximation == "="]
        if exact and len(exact) + len(before) >= 2:
            told = text[sentence.start_char : sentence.end_char]
            found += _in_sentence(exact, before, text, told)
        before = exact
    return found


def _in_sentence(
    exact: list[QuantityMention], before: list[QuantityMention], text: str, sentence: str
) -> Iterator[Sum]:
    """The sum of a sentence, by the clearest wording that it has."""
    proposals = chain(
        _announced(exact, text),
        _divided(exact, text),
        _named_parts(exact, text),
        _bracketed(exact, text),
        _closing_total(exact, text),
        _total_in_all(exact, text),
        _of_these(exact, before, text, sentence),
        _of_them(exact, text),
    )
    doubts = (_others_follow, _one_is_uncounted, _is_ago, _has_rate, _is_of_something_else)
    return islice((item for item in proposals if not any(doubt(item, text) for doubt in doubts)), 1)


def _others_follow(item: Sum, text: str) -> bool:
    """`22 from the north, 19 from the south and most of the others from the west`."""
    last = item.parts[-1]
    return last.start > item.total.start and _OTHERS.match(text, last.noun_end or last.end, last.end + 120) is not None


def _one_is_uncounted(item: Sum, text: str) -> bool:
    """`five men: two clerks, an usher and two guards`: one of the parts is told without a number."""
    starts = {part.start for part in item.parts}
    low, high = min(item.total.end, *starts), max(item.parts, key=lambda part: part.start).end
    return any(match.end(1) not in starts for match in _UNCOUNTED.finditer(text, low, high))


def _is_ago(item: Sum, text: str) -> bool:
    """`Two winters ago they came, 40 of them`: the first number tells when."""
    return _AGO.match(text, item.total.end) is not None


def _has_rate(item: Sum, text: str) -> bool:
    """`The two go on: six sessions a week, thirty throws a session`: what comes again and again is no part."""
    return any(_RATE.match(text, part.noun_end or part.end) for part in item.parts)


def _is_of_something_else(item: Sum, text: str) -> bool:
    """`40 clerks to read the files, of which 36,900 are here`: a part far above the number is one of another noun."""
    one, total = item.parts[0], item.total
    return len(item.parts) == 1 and (one.number or 0.0) > FAR_ABOVE * (total.number or 0.0)


# --- all parts are told ---------------------------------------------------------------------------


def _announced(exact: list[QuantityMention], text: str) -> Iterator[Sum]:
    for position, total in enumerate(exact[:-2]):
        between = text[total.end : exact[position + 1].start]
        if len(between) >= LONGEST_JOINT or _OPEN.search(between):
            continue
        rest = exact[position + 1 :]
        parts = run_on(rest, text)
        colon = _is_colon(between) and len(parts) == len(rest)
        if len(parts) >= 2 and one_kind(total, parts) and (colon or _MADE_UP.search(between)):
            yield Sum(total, parts, complete=True)


def _is_colon(between: str) -> bool:
    """`14 fields: six lie ...`: nothing but the noun, a colon, and the first part."""
    return re.fullmatch(r"-?\s?[\w\s'’-]{0,40}:\s(?:the\s)?", between) is not None


_NAMED = re.compile(
    r"(?:the\s)?(?P<name>[A-Z][\w'’.-]*(?:\s[\w'’&.-]+){0,4}?|[a-z]+)\s(?:\(|:\s)?(?P<number>\d{1,3}(?:,\d{3})*)\)?"
    r"(?P<joint>,?\s(?:and|plus|while)\s|[,;]\s|(?=\.(?:\s|$))|$)"
)


def _named_parts(exact: list[QuantityMention], text: str) -> Iterator[Sum]:
    """`120 seats were shared out as follows: Labour 51, Farmers 40, Greens 20 and independents 8`."""
    for total in exact:
        colon = _TO_COLON.match(text, total.end)
        if colon is None or total.kind != "count":
            continue
        position, parts = colon.end(), []
        while match := _NAMED.match(text, position):
            parts.append(_bare(total, match.start("number"), match.end("number"), match["number"]))
            position = match.end()
            if not match["joint"]:
                break
        if len(parts) >= NAMED_PARTS and re.match(r"\.|\s*$", text[position:]):
            yield Sum(total, tuple(parts), complete=True)


def _bare(like: QuantityMention, start: int, end: int, words: str) -> QuantityMention:
    """A bare number, taken for the same kind of count."""
    number = float(words.replace(",", ""))
    return like.model_copy(
        update={
            "start": start,
            "end": end,
            "text": words,
            "number": number,
            "low": number,
            "high": number,
            "noun_end": None,
        }
    )


def _bracketed(exact: list[QuantityMention], text: str) -> Iterator[Sum]:
    """`15 members – nine lawyers, four doctors and two clergy – meet`: nothing else stands between the marks."""
    for position, total in enumerate(exact[:-2]):
        first = exact[position + 1]
        opened = _OPENED.fullmatch(text, total.end, first.start)
        set_off = _SET_OFF.fullmatch(text, total.end, first.start)
        if not (opened or set_off) or total.kind != "count":
            continue
        parts = run_on(exact[position + 1 :], text)
        if not opened and not (are_opposed(parts, text) and text.startswith(",", parts[-1].noun_end or 0)):
            continue
        last = parts[-1]
        inside = text[first.start : last.start]
        closed = set_off or _CLOSING.match(text, max(last.noun_end or 0, last.end))
        named = all((part.noun_end or 0) > part.end for part in parts)
        told = {part.noun for part in parts}
        pure = (named and len(told) == len(parts)) or are_apart(parts, text)
        if len(parts) < 2 or not closed or not pure or _OPEN.search(inside) or not one_kind(total, parts):
            continue
        made = sum(part.number or 0.0 for part in parts)
        if abs(made - (total.number or 0.0)) <= max(2.0, NEAR * made):
            yield Sum(total, parts, complete=True)


def _total_in_all(exact: list[QuantityMention], text: str) -> Iterator[Sum]:
    """`Two firefighters and six residents were hurt, nine people in all`."""
    for position in range(2, len(exact)):
        total = exact[position]
        end = total.noun_end if total.noun_end and total.noun_end > total.end else total.end
        if not (_TOTAL_AFTER.match(text, end) or _TOTAL_AFTER.match(text, total.end)):
            continue
        if not re.search(r"(?:,|–|—|-|\()\s?(?:or\s|making\s)?$", text[exact[position - 1].end : total.start]):
            continue
        parts = run_back(exact[:position], text)
        if len(parts) >= 2 and one_kind(total, parts):
            yield Sum(total, parts, complete=True)


def _divided(exact: list[QuantityMention], text: str) -> Iterator[Sum]:
    """`six children, two sons and three daughters`: nouns that together are all of the whole."""
    for position, total in enumerate(exact[:-2]):
        allowed = _divisions().get(total.noun or "")
        between = text[total.end : exact[position + 1].start]
        if not allowed or not re.search(r"[,(–—:]\s?$", between) or re.search(r"[.;]\s", between):
            continue
        parts = run_on(exact[position + 1 :], text)
        if len(parts) >= 2 and all(part.kind == "count" and part.noun in allowed for part in parts):
            yield Sum(total, parts, complete=True)


def _closing_total(exact: list[QuantityMention], text: str) -> Iterator[Sum]:
    exact = _with_elliptic(exact, text)
    for position in range(2, len(exact)):
        total = exact[position]
        if _TOTAL_LAST.search(text[exact[position - 1].end : total.start]):
            parts = run_back(exact[:position], text)
            if len(parts) >= 2 and one_kind(total, parts):
                yield Sum(total, parts, complete=True)


def _with_elliptic(exact: list[QuantityMention], text: str) -> list[QuantityMention]:
    """Also the bare numbers after a name: `Arl brings 112 shops and Brom 74` counts shops twice."""
    if len(exact) < 2:
        return exact
    found = list(exact)
    for first, second in pairwise(exact):
        match = _ELLIPTIC.match(text, first.end, second.start)
        if match is not None:
            number = float(match["number"].replace(",", ""))
            update = {"start": match.start("number"), "end": match.end("number"), "text": match["number"]}
            found.append(first.model_copy(update={**update, "number": number, "low": number, "high": number}))
    return sorted(found, key=lambda mention: mention.start)


# --- some or all parts ----------------------------------------------------------------------------


def _of_them(exact: list[QuantityMention], text: str) -> Iterator[Sum]:
    """`19 stations, twelve of them on viaduct and seven below ground`; `Of the ten, six grew and four shrank`."""
    for position, total in enumerate(exact[:-1]):
        first, rest = exact[position + 1], exact[position + 1 :]
        if len(rest) > 2 and _SITES.search(text[total.end : first.start]):  # `split between two sites, with 180 at Arl`
            first, rest = rest[1], rest[1:]
        between = text[total.end : first.start]
        if len(between) > LONGEST_JOINT or _OPEN.search(between):
            continue
        of_them = _OF_THEM_AFTER.match(text, first.end)
        if (
            of_them
            and _OTHERS_BEFORE.search(text, max(0, total.start - len(" with ")), total.start)
            and not _are_less([first], total)
        ):
            continue
        opens = _OF_THE.search(text[max(0, total.start - 12) : total.start]) and between.rstrip().endswith(",")
        if not opens and _BESIDE.fullmatch(between) and not first.change:
            yield from _beside(total, rest, text)
            continue
        apposed = re.fullmatch(r"-?\s?[\w\s'’-]{1,40}(?:,|:|\s[–—-]|\s\()\s?", between) is not None
        told = (apposed and of_them) or _OF_WHICH.search(between) or opens
        if told:
            yield from _partition(total, rest, text)


def _beside(total: QuantityMention, rest: list[QuantityMention], text: str) -> Iterator[Sum]:
    """`43 arrests over the weekend, 28 on Saturday and 15 on Sunday`: parts that cannot overlap, by place or time."""
    parts = run_on(rest, text)
    of_them = _OF_THEM_AFTER.match(text, parts[0].end)
    bare = all(part.noun in {None, total.noun} and (part.noun_end or 0) <= part.end for part in parts)
    if of_them or len(parts) < 2:
        yield from _partition(total, rest, text) if of_them else ()
    elif one_kind(total, parts) and _are_less(parts, total) and _are_separate(parts, text, bare=bare):
        yield Sum(total, parts, complete=False)


def _are_separate(parts: Sequence[QuantityMention], text: str, *, bare: bool) -> bool:
    return (bare and are_apart(parts, text)) or are_of_kinds(parts, text)


def _are_less(parts: Sequence[QuantityMention], total: QuantityMention) -> bool:
    return all((part.number or 0.0) < (total.number or 0.0) for part in parts)


def _of_these(exact: list[QuantityMention], before: list[QuantityMention], text: str, sentence: str) -> Iterator[Sum]:
    """`Of these cases, 611 were ...`: the total stands in the sentence before."""
    match = _OF_THESE.match(sentence)
    if match is None:
        return
    noun = match["noun"]
    named = [m for m in before if noun and m.noun and m.kind == "count" and noun.startswith(m.noun[:-1] or m.noun)]
    candidates = named or ([] if noun and noun not in {"only", "just"} else [m for m in before if m.kind == "count"])
    if len({m.number for m in candidates}) == 1:
        yield from _partition(candidates[-1], exact, text)


def _partition(total: QuantityMention, rest: list[QuantityMention], text: str) -> Iterator[Sum]:
    parts = run_on(rest, text)
    if not one_kind(total, parts) or any(part.number == total.number for part in parts):
        return
    complete = any(_REST.search(text[max(0, part.start - 16) : part.start]) for part in parts[1:])
    if len(parts) == 1 and not (parts[0].number or 0) > (total.number or 0):
        return
    made = sum(part.number or 0.0 for part in parts)
    near = 0 < made - (total.number or 0.0) <= max(1.0, NEARLY * (total.number or 0.0))
    if len(parts) > 1 and not complete and not are_apart(parts, text) and not (near and are_told_apart(parts, text)):
        return
    yield Sum(total, parts, complete=complete)


@cache
def _divisions() -> dict[str, frozenset[str]]:
    return {whole: frozenset(parts.split()) for whole, parts in lexicon("parts")["divide"].items()}


# --- judgement ------------------------------------------------------------------------------------


def fits(item: Sum) -> bool:
    """Whether the parts can make up the total.

    Parts that are said to be all must meet it. Others speak only where they come near it (NEAR): above the
    total, or just below it where they are many (ALL_PARTS). A single part must not pass the whole.
    """
    low, high, total = parts_low(item), parts_high(item), item.total
    bottom, top = total.low or 0.0, total.high if total.high is not None else float("inf")
    if item.complete or len(item.parts) == 1:
        return low <= top and (bottom <= high or not item.complete)
    off = sum(part.number or 0.0 for part in item.parts) - (total.number or 0.0)
    if off > 0:
        return low <= top or off > max(1.0, NEAR * (total.number or 0.0))
    return bottom <= high or len(item.parts) < ALL_PARTS or -off > NEARLY * (total.number or 0.0)


def parts_low(item: Sum) -> float:
    """The least that the parts make."""
    return sum(part.low or 0.0 for part in item.parts)


def parts_high(item: Sum) -> float:
    """The most that the parts make."""
    return sum(part.high if part.high is not None else float("inf") for part in item.parts)
