"""From single numbers to what a text says with them: ranges, scores, shares, and approximators around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.bands import AFTER, BEFORE, Interval, interval
from claimcheck.extractors.numerals import parse_number
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.extractors.counts.literals import Literal

_LABELS = lexicon("number_labels")
_CHANGES = frozenset(_LABELS["change_verbs"])
_SCORE_CUES = frozenset(_LABELS["score_cues"])
_SCORE_NOUNS = frozenset(_LABELS["score_nouns"])
_VOTES_TO = re.compile(r"\s(?:votes?|ballots?|voices)\s(?:to|against)\s", re.IGNORECASE)
_SCORE_LEADS = frozenset({"of", "by", "it", "them"})
_SCORE_VERBS = frozenset(_LABELS["score_verbs"])
_SHARES = frozenset(_LABELS["shares"])
_LEXICON = lexicon("approximators")
_FRACTION: float = _LEXICON["band"]["fraction"]

_MOST_WORDS = max(word.count(" ") for word in BEFORE) + 1
_AFTER = re.compile("|".join(re.escape(word) for word in sorted(AFTER, key=len, reverse=True)), re.IGNORECASE)
_JOINER = re.compile(
    r"\s?(?:[-–—:]|(?:up\s)?to|through|thru|until|till|~|and|or|in|out\sof|in\severy|of\severy|out\sof\severy)\s?",
    re.IGNORECASE,
)
#: how far the ends of a range may be rounded, as a share of them: who gives two ends means them
_ROUND_END = 0.05
#: between the two numbers of `one resident in twenty-five`, and what would make the second one count on its own
_NOUN_JOINER = re.compile(r"\s(?:[a-z]+\s){1,2}(?P<word>in|out of|in every|out of every)\s")
_NOUN_BEHIND = re.compile(
    r"[ -](?!(?:is|was|are|were|has|have|had|will|would|can|could|did|does|do|of|who|that)\b)[a-z]+(?<!ed)\b"
)
_RISK_BEFORE = re.compile(
    r"(?:^|[.!?\n]\s?|\b(?:an?|the|is|are|was|were|about|around|roughly|nearly|only|just|than|least|to|some|affects?)\s)$",
    re.IGNORECASE,
)
_RISK_AFTER = re.compile(
    r"\s?[.,;)]|\s?$|\s(?!(?:years?|months?|weeks?|days?|hours?|minutes?|games?|matches)\b)[a-z]+", re.IGNORECASE
)
#: before an `over` that means more than: `took over two years`
_LASTING = re.compile(
    r"(?:^|[.;:(,]\s?|\b(?:for|of|in|after|within|than|last(?:s|ed)?|takes?|took|spent|spend|is|was|were|are|be|well|just|now|a\s(?:little|bit))\s)$",
    re.IGNORECASE,
)
#: `one in 1990` is told of a year
_WHOLE_YEARS = 1500
_LAST_WORDS = re.compile(r"\S+")
#: `twenty thousand` without its scale
_SCALED_WORDS = re.compile(r"[a-z -]+?(?=[ -](?:thousand|million|billion|trillion|crore|lakh)s?$)", re.IGNORECASE)
#: the most characters from a lower bound to the number of the upper one
_LONGEST_BOUND = 40
_FROM_BEFORE = re.compile(r"\bfrom\s$", re.IGNORECASE)
#: between a lower and an upper bound of one number
_AND_ALSO = frozenset({"", "and", "but", "or", "and also", "but also"})
_SIGNED = re.compile(r"(?:[<>≤≥≈~]=?)\s{0,2}$")


@dataclass(slots=True)
class Draft:
    """A quantity in the making: its literal (the last one of a range) and the interval it allows."""

    literal: Literal
    start: int
    end: int
    number: float | None
    interval: Interval


def compose(text: str, literals: list[Literal]) -> list[Draft]:
    """Drafts in order: two literals that make one range, score or share are one."""
    drafts: list[Draft] = []
    position = 0
    while position < len(literals):
        literal = literals[position]
        after = literals[position + 1] if position + 1 < len(literals) else None
        pair = _pair(text, literal, after) if after is not None else None
        if pair is None and after is not None and _share_unit(text, literal, after):
            _lend(literal, after)
        drafts.append(pair or _single(text, literal))
        position += 2 if pair else 1
    return drafts


def _share_unit(text: str, first: Literal, second: Literal) -> bool:
    """`fell by 1.5 and 3 percent`, `rose from 1.2 to 1.5 million`: a bare number has the unit that follows the next."""
    joint, lent = text[first.end : second.start], {"percent", "quantity", "money"}
    if first.kind != "count" or first.number is None or second.number is None:
        return False
    if joint == " to " and _FROM_BEFORE.search(text, max(0, first.start - 8), first.start):
        return second.kind in {*lent, "count"}
    return second.kind in lent - {"money"} and joint in {" and ", " or "}


def _lend(literal: Literal, after: Literal) -> None:
    """Give a bare number the kind, unit and scale of the one after it."""
    number = _shared_scale(literal, after)
    if number != literal.number:
        literal.half *= number / (literal.number or 1.0)
        literal.number = number
    if after.kind != "count":
        literal.kind, literal.unit, literal.half = after.kind, after.unit, max(after.half, literal.half)


# --- one number -------------------------------------------------------------------------------------


def _single(text: str, literal: Literal) -> Draft:
    if literal.number is None:
        return Draft(literal, literal.start, literal.end, None, Interval(literal.low, None, "~"))
    start, sign = _before(text, literal)
    end, late = _after(text, literal)
    if literal.kind == "duration" and sign == ">" and _is_during(text, start):
        start, sign = literal.start, "="
    if literal.kind == "ordinal":
        return Draft(literal, literal.start, literal.end, literal.number, Interval(literal.number, literal.number, "="))
    if sign == "=" and literal.words.lower().startswith("a couple"):
        sign = "~"
    width = _FRACTION if literal.kind == "ratio" and literal.unit is None else literal.half
    return Draft(literal, start, end, literal.number, interval(literal.number, width, late or sign))


#: `is spread over 17 floors`: across them
_ACROSS = re.compile(
    rf"\b(?:{'|'.join(_LEXICON['across'])}|(?:{'|'.join(_LEXICON['be'])})\s(?:[a-z]+ly\s)?(?:{'|'.join(_LEXICON['spread'])}))\s$",
    re.IGNORECASE,
)
#: `(the smoke spread) over 14 rooms`: across them, for what is counted
_SPREADING = re.compile(rf"\b(?:{'|'.join(_LEXICON['spreading'])})\s$", re.IGNORECASE)
_OVER_CROSSED = re.compile(
    rf"over\s(?:(?!(?:in|of|on|at|for|with|by|from)\b)[\w.,-]+\s){{1,4}}?(?:{'|'.join(_LEXICON['crossed'])})\b",
    re.IGNORECASE,
)
#: so many characters may stand before `over`
_SPREAD_REACH = 40
#: `a maximum of 41 degrees was measured`: that, and no less
_MEASURED = re.compile(
    rf"(?:a\s)?maximum\sof\s[^;:()]{{1,60}}?\s(?:was|were)\s(?:{'|'.join(_LEXICON['measured'])})\b", re.IGNORECASE
)


def _is_during(text: str, start: int) -> bool:
    """`she wrote it over two decades`: within that time; `for over two decades` is longer than it."""
    return text[start : start + 5].lower() == "over " and _LASTING.search(text, max(0, start - 16), start) is None


def _is_across(text: str, start: int) -> bool:
    """`is laid over 17 floors`, `spread over 14 rooms`: across them; `laid over 40 wreaths` is more than 40."""
    lead = max(0, start - _SPREAD_REACH)
    if _ACROSS.search(text, lead, start):
        return True
    return bool(_SPREADING.search(text, lead, start) and _OVER_CROSSED.match(text, start))


def _before(text: str, literal: Literal) -> tuple[int, str]:
    """The approximators right before a number: where they start, and the sign of the strongest."""
    start, sign = literal.start, "="
    for _ in range(2):
        found = _approximator(text, start)
        if found is None:
            break
        if (
            start != literal.start
            and (sign, found[1]) != ("~", "~")
            and (sign != "~" or found[1] in {"below", "above"})
        ):
            break
        start, sign = found
    return start, sign


def _approximator(text: str, end: int) -> tuple[int, str] | None:
    if match := _SIGNED.search(text, max(0, end - 4), end):
        return match.start(), BEFORE[match.group().strip()]
    begin = max(0, end - 48)
    tail = text[begin:end]
    if not tail[-1:].isspace():
        return None
    words = list(_LAST_WORDS.finditer(tail))[-_MOST_WORDS:]
    for first in range(len(words)):
        phrase = " ".join(word.group() for word in words[first:]).lower().lstrip('(["“‘—–-')
        sign = BEFORE.get(phrase)
        if sign and not _idle(phrase, text, begin + words[first].start()):
            lead = words[first].group()
            return begin + words[first].start() + len(lead) - len(lead.lstrip('(["“‘—–-')), sign
    return None


def _idle(phrase: str, text: str, start: int) -> bool:
    """Whether the words loosen nothing here: `up to 12` of a change is where it ends, `for under 12s` an age group."""
    before = text[max(0, start - 12) : start].rstrip().lower()
    if phrase in {"about", "around"} and before.endswith(("how", "what", "thinks", "talk")):
        return True
    if phrase == "under" and before.endswith("the"):
        return True
    if phrase == "up to":  # `went up to 12`, `inching back up to 4.8 percent`
        return before.endswith("back") or bool(_CHANGES & set(before.split()[-1:]))
    if phrase == "over" and _is_across(text, start):
        return True
    if phrase in {"a maximum of", "maximum of"} and _MEASURED.match(text, start):
        return True
    return phrase in {"over", "above", "below"} and before.endswith(("victory", "win", "won", "left"))


def _after(text: str, literal: Literal) -> tuple[int, str | None]:
    match = _AFTER.match(text, literal.end)
    if match is None or text[match.end() : match.end() + 1].isalnum():
        return literal.end, None
    if text.startswith(" than", match.end()):  # `more than 40 and less than 60`
        return literal.end, None
    if match.group().strip() == "plus" and match.group().startswith(" "):
        return literal.end, None
    return match.end(), AFTER[match.group().lower()]


# --- two numbers --------------------------------------------------------------------------------------


def _pair(text: str, first: Literal, second: Literal) -> Draft | None:
    if first.number is None or second.number is None or "ordinal" in {first.kind, second.kind}:
        return None
    joiner = _JOINER.fullmatch(text, first.end, second.start)
    if joiner is None:
        return _votes(text, first, second) or _share_of_noun(text, first, second) or _bounded(text, first, second)
    word = joiner.group().strip().lower()
    if word in {"in", "out of", "in every", "of every", "out of every"}:
        return _share(text, first, second, word)
    if word in {"-", "–", "—", ":", "to"} and (score := _score(text, first, second, joiner.group())):
        return score
    if word == ":":
        return None
    if word == "up to" and not _FROM_BEFORE.search(text, max(0, first.start - 8), first.start):
        return None
    return _range(text, first, second, word)


def _bounded(text: str, first: Literal, second: Literal) -> Draft | None:
    """`more than 20 but fewer than 40`: a lower and an upper bound of one number."""
    if second.start - first.end > _LONGEST_BOUND or first.kind not in {second.kind, "count"}:
        return None
    (start, sign), (begin, other) = _before(text, first), _before(text, second)
    if text[first.end : begin].strip(" ,") not in {"and", "but", "or", "but also", "and also", ""} or "~" in {
        sign,
        other,
    }:
        return None
    bounds = {sign[:1]: first.number or 0.0, other[:1]: second.number or 0.0}
    if set(bounds) != {"<", ">"} or bounds[">"] >= bounds["<"]:
        return None
    literal = replace(second, start=first.start, words_start=first.words_start)
    return Draft(literal, start, second.end, None, Interval(bounds[">"], bounds["<"], "range"))


def _share(text: str, first: Literal, second: Literal, word: str) -> Draft | None:
    """`four in ten`, `two out of three`."""
    whole, part = second.number or 0.0, first.number or 0.0
    risk = _is_risk(text, first, second)
    plain = first.kind == "count" and second.kind == "count" and part < whole and (risk or whole in _SHARES)
    mixed = first.words[:1].isdigit() != second.words[:1].isdigit() and not risk
    if not plain or (
        word == "in" and (mixed or re.search(r"(?:ed|lost|won|hit)\s$", text[max(0, first.start - 12) : first.start]))
    ):
        return None
    share = part / whole
    literal = replace(second, kind="ratio", unit=None, start=first.start, words_start=first.words_start)
    start, sign = _before(text, first)
    return Draft(literal, start, second.end, share, interval(share, _FRACTION, sign))


def _is_risk(text: str, first: Literal, second: Literal) -> bool:
    """`a one in 30 risk`, `about one in 12 children`, `the odds are one in 500.`"""
    lone = (
        first.words.lower() in {"one", "1"}
        and (second.number or 0) < _WHOLE_YEARS
        and _RISK_BEFORE.search(text, max(0, first.start - 16), first.start)
    )
    return bool(lone) and _RISK_AFTER.match(text, second.end) is not None


def _share_of_noun(text: str, first: Literal, second: Literal) -> Draft | None:
    """`one child in ten was missed`: the noun stands within, and none behind."""
    joiner = _NOUN_JOINER.fullmatch(text, first.end, second.start)
    if joiner is None or first.words[:1].isdigit() or _NOUN_BEHIND.match(text, second.end):
        return None
    return _share(text, first, second, joiner["word"])


def _score(text: str, first: Literal, second: Literal, joiner: str) -> Draft | None:
    """`3-1`: two joined figures in talk of games or votes; their order is the writer's side's, so it is dropped."""
    small = all(
        literal.kind == "count" and literal.words.isdigit() and (literal.number or 0) < 1000
        for literal in (first, second)
    )
    if joiner.strip() == "to":
        return _told_score(text, first, second)
    if not small or first.end - first.start > 3 or joiner.strip() not in {"-", "–", ":"}:
        return None
    high, low = max(first.number or 0, second.number or 0), min(first.number or 0, second.number or 0)
    around = re.findall(r"[a-z]+(?:-[a-z]+)?", text[max(0, first.start - 70) : second.end + 40].lower())
    cued = any(word in _SCORE_CUES for word in around)
    if not cued and (
        joiner.strip() == ":" or not (100 > (first.number or 0) > (second.number or 0) and len(joiner) == 1)
    ):
        return None
    if not cued and _measured_after(text, second.end):
        return None
    literal = replace(second, kind="score", unit=None, start=first.start, words_start=first.words_start, half=0.0)
    return Draft(literal, first.start, second.end, None, Interval(low, high, "="))


def _told_score(text: str, first: Literal, second: Literal) -> Draft | None:
    """`voted nine to two`, `ruled 5 to 4`: right after a verb of votes and games, the greater number first."""
    high, low = first.number or 0.0, second.number or 0.0
    if first.kind != "count" or second.kind != "count" or not high >= low or high > 1000:
        return None
    before = re.findall(r"[a-z]+(?:-[a-z]+)?", text[max(0, first.start - 36) : first.start].lower())
    if not before or _measured_after(text, second.end):
        return None
    cued = before[-1] in _SCORE_LEADS and _CHANGES.isdisjoint(before) and not _SCORE_CUES.isdisjoint(before)
    was = before[-1] in {"was", "is", "stood"} and not _SCORE_NOUNS.isdisjoint(before[-2:-1])
    if before[-1] not in _SCORE_VERBS and not (cued or was):
        return None
    return _of_score(first, second)


def _votes(text: str, first: Literal, second: Literal) -> Draft | None:
    """`by 348 votes to 127`."""
    votes = first.kind == second.kind == "count" and _VOTES_TO.fullmatch(text, first.end, second.start) is not None
    return _of_score(first, second) if votes else None


def _of_score(first: Literal, second: Literal) -> Draft:
    low, high = sorted((first.number or 0.0, second.number or 0.0))
    literal = replace(second, kind="score", unit=None, start=first.start, words_start=first.words_start, half=0.0)
    return Draft(literal, first.start, second.end, None, Interval(low, high, "="))


def _measured_after(text: str, end: int) -> bool:
    return bool(re.match(r"[ -]?(?:year|month|day|hour|people|seat)", text[end : end + 8]))


def _range(text: str, first: Literal, second: Literal, word: str) -> Draft | None:
    """`30 to 40`, `between five and seven`, `$12 million to $20 million`."""
    start = first.start
    lead = _LAST_WORDS.findall(text[max(0, start - 30) : start])
    between = bool(lead) and lead[-1].lower() == "between"
    low, high = _shared_scale(first, second), second.number or 0.0
    if low >= high or not _same_unit(first, second):
        return None
    if (word == "and" and not between) or (word == "or" and (high - low > 2 or high > 20)):
        return None
    if word in {"to", "up to", "through", "thru", "until", "till"} and _is_change(text, first):
        return None
    if between or (lead and lead[-1].lower() == "from" and word in {"to", "up to", "through"}):
        start = text.rindex(lead[-1], 0, start)
    kind, unit = (second.kind, second.unit) if second.kind != "count" else (first.kind, first.unit)
    literal = replace(second, kind=kind, unit=unit, start=first.start, words_start=first.words_start)
    half_low = second.half if first.half == 0 and second.half and low != first.number else first.half
    begin, _ = _before(text, replace(first, start=start))
    end, _late = _after(text, second)
    below, above = min(half_low, _ROUND_END * abs(low)), min(second.half, _ROUND_END * abs(high))
    return Draft(literal, begin, end, None, Interval(low - below, high + above, "range"))


def _shared_scale(first: Literal, second: Literal) -> float:
    """`1.2 to 1.5 million`: the scale word at the end belongs to both."""
    low, high = first.number or 0.0, second.number or 0.0
    match = re.match(r"[\d.,]*\d", second.words) or _SCALED_WORDS.match(second.words)
    mantissa = (parse_number(match.group().strip(" -")) if match else None) or 0.0
    scale = high / mantissa if mantissa and high != mantissa else 1.0
    alone = first.words.replace(".", "").isdigit() or not re.search(r"\d|thousand|illion|crore|lakh", first.words)
    return low * scale if alone and scale >= 1000 and low < 1000 else low


def _same_unit(first: Literal, second: Literal) -> bool:
    if first.kind == "count" or second.kind == "count":
        return second.kind not in {"ratio"} and first.kind in {"count", "money", "age"}
    return first.kind == second.kind and first.unit == second.unit


def _is_change(text: str, first: Literal) -> bool:
    """`rose from 12 to 20` tells of two numbers."""
    words = re.findall(r"[a-z]+", text[max(0, first.start - 60) : first.start].lower().rsplit(". ", 1)[-1])
    return any(word in _CHANGES for word in words[-6:])
