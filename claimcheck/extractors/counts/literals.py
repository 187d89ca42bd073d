"""Numbers in a text with what belongs to them: sign, currency, scale, unit, percent sign. No parse is needed.

The scan looks only where a word can start a number, so a text without numbers costs one pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.counts import units
from claimcheck.extractors.counts.bands import precision
from claimcheck.extractors.counts.currencies import Currency, currency_after, currency_before
from claimcheck.extractors.counts.guards import is_name_or_date
from claimcheck.extractors.numerals import DIGITS, NUMERAL, ORDINAL, SCALE, parse_number, parse_ordinal
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.models import QuantityKind

_WORDS = lexicon("numerals")
_VAGUE: dict[str, dict[str, float]] = lexicon("vague_quantities")["vague"]
_TOGETHER = {"both": 2.0, "no": 0.0}
_ZEROS: list[str] = lexicon("vague_quantities")["zero"]["words"]
_MULTIPLES: dict[str, int] = lexicon("vague_quantities")["multiples"]

_NUMERAL = re.compile(NUMERAL)
_TOUCHED = re.compile(f"(?i:{DIGITS}(?:{SCALE})?)")
_ORDINAL = re.compile(ORDINAL)
_STARTERS = frozenset(
    {"a", "an", "half", "quarter", "no", "both", "nobody", "none", "few", "several", "tens", "scores", "dozens", "many"}
    | {"minus", "negative", "hundred", "thousand", "million", "billion"}
    | {"hundreds", "thousands", "millions", "billions", "trillions"}
    | set().union(*(_WORDS[key] for key in ("units", "teens", "tens", "zeros")))
    | set().union(*(_WORDS[key] for key in ("ordinals", "tens_ordinals", "scale_ordinals")))
    | set(_MULTIPLES)
)
_TRIGGER = re.compile(r"[^\W\d_]+|\d|\.\d|[" + "".join(_WORDS["vulgar_fractions"]) + "]")
_LOOSE_WORDS = sorted({**_VAGUE, **dict.fromkeys(_ZEROS)}, key=len, reverse=True)
_LOOSE = re.compile(
    "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in _LOOSE_WORDS) + r")\b", re.IGNORECASE
)
_SHARE_WORD = re.compile(
    r"(?:an?\s)?(?:half(?!-|\s(?:time|a|an)\b)(?=\s(?:of|the|its|their|his|her|a|that|this|all|as)\b|[\s,.;])"
    r"|(?:(?<=a\s)|(?<=an\s))(?:quarter|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)\b"
    r"(?=\s(?:of|as|more|less|fewer)\b)"
    # `fell by a third`
    r"|(?<=by\sa\s)(?:quarter|third|fourth|fifth|sixth|tenth)\b(?!-))",
    re.IGNORECASE,
)
_HALF_A = re.compile(r"half\san?(?=\s[a-z])", re.IGNORECASE)
_HALF_TIME = re.compile(r"(?:first|second|1st|2nd|other|latter)\s$", re.IGNORECASE)
_PERCENT = re.compile(
    r"\s?%|(?<=\d)pc\b|(?:\s|-)?(?:per[ -]?cents?|percents?|pct)\b(?:age)?(?:\s+points?\b)?"
    r"|(?:\s|-)percentage(?:\s|-)points?\b|\s?pp\b|\s?percentage\b|(?:\s|-)basis(?:\s|-)points?\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:\s|-)?(?:(years?|months?|weeks?|days?)(?:(?:\s|-)olds?\b|\sof\sage\b)|(yo)\b)(?![\w-])|(?:\s|-)(year)-olds?\b",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged|ages?|age of|at the age of)\s(?:just\s|only\s|about\s|between\s|from\s)?$", re.IGNORECASE
)
#: `were under 18`, `anyone over 65`, before an age that no noun follows
_AGE_BOUND = re.compile(
    r"\b(?:was|were|is|are|be|those|people|persons|children|anyone|anybody|everyone|men|women|adults|patients|voters|residents)"
    r"\s(?:under|over)\s(?:the\sage\sof\s)?$",
    re.IGNORECASE,
)
_AGE_ENDS = re.compile(r"[.,;)]|\s(?:and|or|who|were|are|have|must|in|to|from|at|by)\b|\s?$")
_NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][\w’'-]+(?:, | \()$")
_SMALL_CHANGE = re.compile(
    r"(?<=s)(?:,? and|,)? (\d{1,2}|(?i:[a-z]+ty(?:[ -][a-z]+)?|[a-z]{3,9})) (?:cents?|pence|p\b)(?![^\W_])"
)
_DOUBLE_WHAT = re.compile(
    r"\s(?:the|that|what|its|their|his|her|last|in|to|from|as|by|since|over|this|those|on)\b|[,.;]"
)
_NO_MORE_THAN = re.compile(r"no\s(?:[a-z]+er|more|less)\sthan\b", re.IGNORECASE)
_LATE_SCALE = re.compile(r" (thousand|million|billion|trillion)\b", re.IGNORECASE)
_AN = re.compile(r"an?\s|per\s", re.IGNORECASE)
_SIGN_BEFORE = re.compile(r"(?:^|[\s(])[-−]$")
_FOOT_INCH = re.compile(r"(?:\s?and|,)?\s?(\d{1,2}(?:\.\d+)?)\s?(?:inches|inch|ins?\b|″|\"|”)", re.IGNORECASE)
#: between a number of a unit and one of a smaller unit that belongs to it
_JOINT = re.compile(r",?\sand\s|\s")
#: lengths of two units so far apart may as well be two, where one is told of what
_APART = 1000
#: `half as many`, `a third of the size of`: how many times another, not what part of it
_TIMES_AS = re.compile(
    r"\s(?:as\s(?:many|much|big|large|long|high|tall|heavy|wide|fast|old|often|likely|expensive)\b"
    r"|(?:of\s)?the\s(?:size|weight|length|height|price|cost|speed|width|rate|age|population|number|amount)\s(?:of|it)\b)",
    re.IGNORECASE,
)
_MULTIPLE_AFTER = re.compile(
    r"(?:\s|-)times(?=\s(?:as|more|less|fewer|greater|larger|higher|the|bigger|its|that|faster|smaller|earnings|book|annual|sales|revenues?|profits?|income)\b)"
)


@dataclass(slots=True)
class Literal:
    """A number and what belongs to it. `half` is half of the place that it is told to; `words` the number alone."""

    start: int
    end: int
    kind: QuantityKind
    number: float | None
    words: str
    words_start: int
    words_end: int
    half: float = 0.0
    unit: str | None = None
    low: float | None = None
    vague: bool = False


def literals_in(text: str, taken: Sequence[tuple[int, int]]) -> list[Literal]:
    """Every number of a text in order, without dates (`taken` spans and what looks like one), names and labels."""
    found: list[Literal] = []
    position, spans = 0, sorted(taken)
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < position or not _may_start(trigger.group()):
            continue
        literal = _literal_at(text, start)
        if literal is None:
            continue
        position = literal.end
        if _overlaps(text, literal, spans) or is_name_or_date(
            text, literal.start, literal.end, literal.kind, literal.words
        ):
            continue
        found.append(literal)
    return found


def _may_start(word: str) -> bool:
    return not word[0].isalpha() or word.lower() in _STARTERS


def _overlaps(text: str, literal: Literal, spans: list[tuple[int, int]]) -> bool:
    """Whether the number is (part of) a date; the end of `90 kilometres an hour`, itself a date, is none."""
    return any(
        start < literal.end and literal.start < end and not (start >= literal.words_end and _AN.match(text, start))
        for start, end in spans
    )


def _literal_at(text: str, start: int) -> Literal | None:
    if text[start].isalpha():
        return _loose_at(text, start) or _ordinal_at(text, start) or _number_at(text, start) or _share_at(text, start)
    return _ordinal_at(text, start) or _number_at(text, start)


def _loose_at(text: str, start: int) -> Literal | None:
    """`dozens of`, `a few`, `nobody`, `twice`."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return None
    if match := _LOOSE.match(text, start):
        words = re.sub(r"\s", " ", match.group().lower())
        if words in _ZEROS:
            return Literal(start, match.end(), "count", 0.0, words, start, match.end())
        return _vague(text, match, words)
    word = re.match(r"[^\W\d_]+", text[start : start + 16])
    if word and word.group().lower() == "no" and _NO_MORE_THAN.match(text, start):
        return None
    if word and word.group().lower() in _TOGETHER and text[start + word.end() : start + word.end() + 1] == " ":
        end = start + word.end()
        return Literal(start, end, "count", _TOGETHER[word.group().lower()], word.group(), start, end)
    if word and word.group().lower() == "double" and not _DOUBLE_WHAT.match(text, start + word.end()):
        return None  # `a double life`
    if word and word.group().lower() in _MULTIPLES and text[start + word.end() : start + word.end() + 1] != "-":
        end = start + word.end()
        return Literal(
            start, end, "ratio", float(_MULTIPLES[word.group().lower()]), word.group(), start, end, unit="times"
        )
    return None


def _vague(text: str, match: re.Match[str], words: str) -> Literal:
    """`dozens`; `a few hundred million dollars` and `thousands of euros` are money."""
    start, end, low = match.start(), match.end(), _VAGUE[words].get("low")
    literal = Literal(start, end, "count", None, words, start, end, low=low, vague=True)
    of = " of" if text.startswith(" of ", end) else ""
    money = currency_after(text, end + len(of), words) if low is not None else None
    if money is not None:
        literal.kind, literal.unit, literal.end = "money", money.unit, money.edge
    return literal


def _ordinal_at(text: str, start: int) -> Literal | None:
    match = _ORDINAL.match(text, start)
    if match is None or (start and text[start - 1] == "-" and text[start - 2 : start - 1].isalpha()):
        return None
    rank = parse_ordinal(match.group())
    if rank is None:
        return None
    return Literal(start, match.end(), "ordinal", float(rank), match.group(), start, match.end())


def _share_at(text: str, start: int) -> Literal | None:
    """`half of`, `a third of`."""
    article = re.match(
        r"an?\s(?=third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|quarter|twentieth)",
        text[start : start + 4 + 12],
        re.IGNORECASE,
    )
    half = None if article else _half_unit(text, start)
    if half is not None:
        return half
    body = start + (article.end() if article else 0)
    match = _SHARE_WORD.match(text, body)
    number = parse_number(f"a {match.group().split()[-1]}") if match else None
    if match is None or number is None or _HALF_TIME.search(text, max(0, start - 12), start):
        return None
    unit = "times" if _TIMES_AS.match(text, match.end()) else None
    return Literal(start, match.end(), "ratio", number, text[start : match.end()], start, match.end(), unit=unit)


def _half_unit(text: str, start: int) -> Literal | None:
    """`half a mile`, `half an hour`."""
    match = _HALF_A.match(text, start)
    found = units.unit_at(text, match.end(), digits=False) if match else None
    if match is None or found is None:
        return None
    end, unit = found
    kind: QuantityKind = "duration" if units.kind_of(unit) == "duration" else "quantity"
    return Literal(start, end, kind, 0.5, text[start : match.end()], start, match.end(), half=0.05, unit=unit)


def _number_at(text: str, start: int) -> Literal | None:
    signed = start - 1 if start and text[start - 1] in "-−–" else start
    match = _NUMERAL.match(text, signed) or (_NUMERAL.match(text, start) if signed != start else None)
    begin = start
    if match:
        begin = match.start()
    elif text[start].isdigit() and start and text[start - 1].isalpha() and currency_before(text, start):
        match = _TOUCHED.match(text, start)
    if match is None:
        return None
    words = match.group()
    number = parse_number(words)
    return None if number is None else _dress(text, begin, match.end(), words, number)


def _dress(text: str, start: int, end: int, words: str, number: float) -> Literal:
    """The number with the currency, unit or percent sign that stands at it."""
    literal = Literal(start, end, "count", number, words, start, end)
    return (
        _as_percent(text, literal)
        or _as_money(text, literal)
        or _as_age(text, literal)
        or _as_measure(text, literal)
        or _as_share(text, literal)
        or _as_count(literal)
    )


def _as_percent(text: str, literal: Literal) -> Literal | None:
    match = _PERCENT.match(text, literal.end)
    if match is None:
        return None
    literal.kind, literal.end = "percent", match.end()
    if "basis" in match.group().lower() and literal.number is not None:
        literal.number, literal.unit = literal.number / 100, "percentage_point"
        return literal
    literal.unit = "percentage_point" if re.search(r"points?$|pp$", match.group(), re.IGNORECASE) else "percent"
    literal.half = precision(literal.words, literal.number or 0.0, measured=True)
    return literal


def _as_money(text: str, literal: Literal) -> Literal | None:
    before = currency_before(text, literal.start)
    after = currency_after(text, literal.end, literal.words)
    if before is None and after is None:
        return None
    literal.kind = "money"
    literal.unit = (before or after).unit  # type: ignore[union-attr]
    literal.start = before.edge if before else literal.start
    literal.end = after.edge if after else literal.end
    if before and after and before.unit != after.unit and literal.unit == "USD":
        literal.unit = after.unit
    small = _SMALL_CHANGE.match(text, literal.end) if after else None
    change = parse_number(small[1]) if small else None
    if small and change is not None and change < 100 and literal.number is not None:
        literal.number, literal.end = literal.number + change / 100, small.end()
    scale = _money_scale(text, literal, before, after)
    scaled = (literal.number or 0.0) != _mantissa(literal.words)
    literal.half = precision(literal.words, literal.number or 0.0, measured=False) if scaled else 0.0
    if scale != 1:
        literal.half = literal.half if abs(scale) == 1 else scale * precision(literal.words, 0.0, measured=True)
        literal.number = scale * (literal.number or 0.0)
    return literal


def _money_scale(text: str, literal: Literal, before: Currency | None, after: Currency | None) -> float:
    """What scales the number besides its own words, and the sign before it: `MEUR 60`, `75 USD million`, `-$45`."""
    scale = float((before.scale if before else 1) * (after.scale if after else 1))
    if after is not None and scale == 1 and (late := _LATE_SCALE.match(text, literal.end)):
        scale, literal.end = float(_WORDS["scales"][late[1].lower()]), late.end()
    if before is not None and _SIGN_BEFORE.search(text[max(0, literal.start - 2) : literal.start]):
        scale, literal.start = -scale, literal.start - 1
    return scale


def _mantissa(words: str) -> float | None:
    match = re.match(r"[\d.,]*\d", words)
    return parse_number(match.group()) if match else None


def _as_age(text: str, literal: Literal) -> Literal | None:
    match = _AGE.match(text, literal.end)
    if match:
        literal.kind, literal.end = "age", match.end()
        literal.unit = (match[1] or match[3] or "year").lower().removesuffix("s")
        return literal
    number = literal.number or 0.0
    if not (0 < number < 125 and number.is_integer()):
        return None
    before = text[max(0, literal.start - 24) : literal.start]
    bounded = _AGE_BOUND.search(before) and 10 <= number <= 100 and _AGE_ENDS.match(text, literal.end)
    apposed = _NAME_BEFORE.search(before) and re.match(r"[,;)]|\.\s|\.?$", text[literal.end : literal.end + 2])
    if _AGE_BEFORE.search(before) or bounded or (apposed and literal.words.isdigit()):
        literal.kind, literal.unit = "age", "year"
        return literal
    return None


def _as_measure(text: str, literal: Literal) -> Literal | None:
    digits = literal.words[-1:].isdigit() or literal.words[:1].isdigit()
    _unscale(text, literal)
    found = units.unit_at(text, literal.end, digits=digits)
    if found is None:
        return None
    end, unit = found
    literal.end = end
    if unit == "foot" and (inches := _FOOT_INCH.match(text, end)) and literal.number is not None:
        literal.number, literal.end = literal.number + float(inches[1]) / 12, inches.end()
    exact = _with_part(text, literal, unit)
    literal.kind = "duration" if units.kind_of(unit) == "duration" else "quantity"
    literal.unit = unit
    fractional = "." in literal.words or literal.kind == "quantity"
    if exact:
        literal.half = exact
        return literal
    # feet and inches are told to half an inch
    feet = unit == "foot" and literal.number != parse_number(literal.words)
    literal.half = 0.5 / 12 if feet else precision(literal.words, literal.number or 0.0, measured=fractional)
    return literal


def _with_part(text: str, literal: Literal, unit: str) -> float | None:
    """Take in the smaller unit that follows (`78 metres and 13 centimetres`): half of its last digit, or None."""
    joint = _JOINT.match(text, literal.end)
    part = _NUMERAL.match(text, joint.end()) if joint and unit in units.PARTS else None
    if joint is None or part is None or literal.number is None or "." in literal.words:
        return None
    if "and" in joint.group() and text[: literal.start].endswith("between "):
        return None
    smaller, many = units.PARTS[unit]
    more = parse_number(part.group())
    found = units.unit_at(text, part.end(), digits=part.group()[-1:].isdigit())
    if more is None or more >= many or found is None or found[1] != smaller:
        return None
    if units.kind_of(unit) == "length" and many >= _APART and text.startswith(" of ", found[0]):
        # `120 kilometres and 900 metres of climbing`
        return None
    literal.number, literal.end = literal.number + more / many, found[0]
    return 0.5 / many


_LETTER = re.compile(r"(\d)(m|t|mm)$")
_PEOPLE_NEXT = re.compile(r"\s(?:(?:more|new|young|other|small|registered)\s)?(?:people|[a-z]{3,}s)\b")


def _unscale(text: str, literal: Literal) -> None:
    """`62.4m` is metres and `40m people` millions: the letter is a scale only before what can be counted."""
    match = _LETTER.search(literal.words)
    if match is None or _PEOPLE_NEXT.match(text, literal.end):
        return
    number = parse_number(literal.words[: match.start(2)])
    if number is not None:
        literal.words = literal.words[: match.start(2)]
        literal.end = literal.words_end = literal.start + len(literal.words)
        literal.number = number


def _as_share(text: str, literal: Literal) -> Literal | None:
    """`two thirds`, `3/4` before `of`; `three times as many`."""
    if match := _MULTIPLE_AFTER.match(text, literal.end):
        literal.kind, literal.unit, literal.end = "ratio", "times", match.end()
        return literal
    fraction = literal.number is not None and 0 < literal.number < 1 and "." not in literal.words
    if not fraction:
        return None
    literal.kind = "ratio"
    literal.unit = "times" if _TIMES_AS.match(text, literal.end) else None
    return literal


def _as_count(literal: Literal) -> Literal:
    literal.half = precision(literal.words, literal.number or 0.0, measured=False)
    return literal
