"""English numerals, in digits and in words: patterns that find them and functions that read them.

`NUMERAL` and `ORDINAL` are sources of regular expressions without capture groups, ready to stand inside
a larger pattern; they ignore case by themselves and take time linear in the text. What they match,
`parse_number` and `parse_ordinal` read. The words are data: `rules/lexicon/numerals.toml`.

Digits may be grouped by commas in threes (`1,200`) or the South Asian way (`12,34,567`), by spaces or
apostrophes (`1 200`, `1’200`), or by points where only that can be meant (`1.200.000`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from claimcheck.lexicon import lexicon

_WORDS = lexicon("numerals")
_UNITS: dict[str, int] = _WORDS["units"]
_TEENS: dict[str, int] = _WORDS["teens"]
_TENS: dict[str, int] = _WORDS["tens"]
_SCALES: dict[str, int] = _WORDS["scales"]
_SUFFIXES: dict[str, int] = _WORDS["suffixes"]
_GROUPS: dict[str, int] = _WORDS["groups"]
_PAIRS: dict[str, int] = _WORDS["pairs"]
_ZEROS: dict[str, int] = _WORDS["zeros"]
_VULGAR: dict[str, float] = _WORDS["vulgar_fractions"]
_ORDINALS: dict[str, int] = {**_WORDS["ordinals"], **_WORDS["tens_ordinals"], **_WORDS["scale_ordinals"]}
#: ordinals that name no parts: `two minutes and four seconds`
_NO_PARTS = frozenset({"first", "second"})
_DENOMINATORS: dict[str, int] = {
    **_WORDS["denominators"],
    **_ORDINALS,
    **{f"{word}s": value for word, value in _ORDINALS.items() if word not in _NO_PARTS},
}
_PARTS: dict[str, int] = {word: value for word, value in _WORDS["ordinals"].items() if word not in _NO_PARTS}
_SMALL: dict[str, int] = {**_ZEROS, **_UNITS, **_TEENS, **_TENS}

# --- patterns -------------------------------------------------------------------------------------


def _any(words: dict[str, int] | dict[str, float]) -> str:
    return "(?:" + "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True)) + ")"


_GAP = r"(?:[^\S\n]{1,3}|[ ]?\n[ ]?|[ ]?[-‐‑][ ]?)"
_AND = rf"(?:{_GAP}and)?{_GAP}"
_BELOW_HUNDRED = rf"(?:{_any(_TENS)}(?:{_GAP}?{_any(_UNITS)}\b)?|{_any(_TEENS)}|{_any(_UNITS)})\b"
#: denominators that show that the number before them is of parts: `one hundred and three quarters`
_PARTED = rf"(?!{_GAP}(?:hundred|half|halves|thirds|quarters|fifths|sixths|eighths|tenths)\b)"
_BELOW_THOUSAND = (
    rf"(?:(?:{_BELOW_HUNDRED}|an?\b){_GAP}hundreds?\b(?:{_AND}{_BELOW_HUNDRED}{_PARTED})?|{_BELOW_HUNDRED})"
)

_DIVISIBLE_TAIL = (
    rf"{_GAP}and{_GAP}(?:an?|one|two|three|four|five|seven|nine){_GAP}"
    rf"(?:half|halves|third|quarter|fourth|fifth|sixth|eighth|ninth|tenth)s?\b"
)
# `three thousand two hundred`, `a million`, `two and a half million`, `three lakh crore`
_SCALED = rf"(?:{_GAP}{_any(_SCALES)}\b){{1,2}}"
_TAIL = (
    rf"(?:,?{_AND}{_BELOW_THOUSAND}{_SCALED}){{0,4}}"
    rf"(?:(?:{_AND}|,{_GAP}(?={_BELOW_HUNDRED}{_GAP}hundred)){_BELOW_THOUSAND}(?!{_SCALED}){_PARTED})?"
)
_FULL = rf"(?:{_BELOW_THOUSAND}(?:{_DIVISIBLE_TAIL})?|an?\b|hundred\b)(?:{_SCALED}{_TAIL})"
_GROUPED = rf"(?:{_BELOW_THOUSAND}|an?|half{_GAP}an?|a{_GAP}half){_GAP}{_any(_GROUPS)}s?\b"
_HALF_A = (
    rf"(?:half|(?:a{_GAP})?quarter(?:{_GAP}of)?|three{_GAP}quarters{_GAP}of|two{_GAP}thirds{_GAP}of)"
    rf"(?:{_GAP}an?)?{_GAP}(?:{_any(_SCALES)}|hundred)\b"
)
_PAIR = rf"an?{_GAP}{_any(_PAIRS)}\b(?:{_GAP}of{_GAP}(?:hundred|thousand|million|billion|dozen)\b)?"
_FRACTION_WORDS = (
    rf"(?:{_any(_UNITS)}|{_any(_TEENS)}){_GAP}"
    rf"(?:half|halves|quarters?|(?:{_any(_PARTS)}|{_any(_WORDS['tens_ordinals'])}|hundredth|thousandth)s)\b"
    rf"|one{_GAP}(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|sixteenth|twentieth)\b(?!{_GAP}centur)"
    rf"|an?{_GAP}(?:quarter|half)\b"
)
_DECIMAL_DIGITS = rf"(?:(?:{_any(_ZEROS)}|{_any(_UNITS)}|oh)\b(?:{_GAP}(?:{_any(_ZEROS)}|{_any(_UNITS)}|oh)\b){{0,5}})"
_DECIMAL_WORDS = (
    rf"(?:{_BELOW_THOUSAND}|{_any(_ZEROS)}){_GAP}point{_GAP}(?:{_DECIMAL_DIGITS}|{_BELOW_HUNDRED})(?:{_SCALED})?"
)

_WORD_NUMERAL = (
    rf"\b(?:(?:minus|negative){_GAP})?(?:"
    rf"{_DECIMAL_WORDS}|{_HALF_A}|{_GROUPED}|{_FULL}(?:{_DIVISIBLE_TAIL})?|{_FRACTION_WORDS}|{_PAIR}"
    rf"|{_BELOW_THOUSAND}(?:{_DIVISIBLE_TAIL})?|{_any(_ZEROS)}\b|hundred\b)"
)

#: a number in digits alone, with any grouping; no guard on its left, so that a sign or code may touch it
DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    # a decimal comma, where a percent sign shows it
    r"|\d{1,3},\d{1,2}(?=[ \u00a0]?%)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?![\d]|[ \u00a0\u2009\u202f]\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)"
    r"|\d+(?:\.\d+)?|\.\d+)"
)
_VULGAR_SIGN = "[" + "".join(_VULGAR) + "]"
_SLASHED = r"\d{1,2}[/⁄]\d{1,2}(?![/\d⁄])"
#: scale words and suffixes that may follow digits
SCALE = (
    rf"(?:(?:{_GAP}{_any({**_SCALES, 'hundred': 100})}\b){{1,2}}|{_GAP}{_any(_GROUPS)}s?\b"
    rf"|(?:[ \u00a0]?(?:bn|mn|mln|bln|tln|trn|tn|mil)|[kmbt]|mm|[ \u00a0]?cr|(?-i:[ \u00a0][kM])(?!&))(?![^\W_]))"
)
_DIGIT_NUMERAL = (
    rf"(?:(?<![\w.,)\]%])[-−–](?=\.?\d)|(?<!\w)(?:minus|negative) (?=\.?\d))?(?<![^\W_])(?<!\d[.,])"
    rf"(?:{_SLASHED}|{_VULGAR_SIGN}"
    rf"|{DIGITS}(?:\s?{_VULGAR_SIGN}|(?:[ ]and)?[ \u00a0]{{1,2}}{_SLASHED}|{_DIVISIBLE_TAIL})?"
    rf"(?:{SCALE}{_TAIL}(?:{_DIVISIBLE_TAIL})?)?)"
    rf"(?!\d|(?:st|nd|rd|th)\b)"
)

#: a number in digits or words; without capture groups
NUMERAL = f"(?i:{_DIGIT_NUMERAL}|{_WORD_NUMERAL})"

_ORDINAL_END = (
    rf"(?:(?:{_any(_TENS)}{_GAP})?{_any(_WORDS['ordinals'])}"
    rf"|{_any(_WORDS['tens_ordinals'])}|{_any(_WORDS['scale_ordinals'])})\b"
)
#: a rank in digits (`21st`) or words (`twenty-first`, `one hundred and fifth`); without capture groups
ORDINAL = (
    rf"(?i:(?<![\w.,])\d{{1,3}}(?:,?\d{{3}})*[ ]?(?:st|nd|rd|th)\b"
    rf"|\b(?:(?:(?:{_BELOW_HUNDRED}|an?\b){_GAP})?hundred{_AND}|{_BELOW_THOUSAND}{_SCALED}{_AND}){{0,2}}{_ORDINAL_END}"
    rf"|\b(?:{_BELOW_HUNDRED}|an?\b){_GAP}{_any(_WORDS['scale_ordinals'])}\b)"
)

# --- reading --------------------------------------------------------------------------------------

_DIGIT_START = re.compile(rf"({DIGITS})(.*)", re.DOTALL)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_SLASH = re.compile(r"(\d+)[/⁄](\d+)")
_TOKEN = re.compile(r"[a-z]+|\d[\d.]*(?:/\d+)?|\.\d+|[^\w\s]")
_ORDINAL_DIGITS = re.compile(r"([\d,]+)\s?(?:st|nd|rd|th)", re.IGNORECASE)
_LONE_WORDS = {"a": 1, "an": 1}


def parse_number(words: str) -> float | None:
    """The value of a numeral in digits or words, or None if the words are not one numeral.

    `1,200` is 1200; `two and a half million` 2,500,000; `three dozen` 36; `½` 0.5; `two thirds` 0.667;
    `−271.25` -271.25; `Rs`, `%` and units must be gone already.
    """
    text = words.strip().lower()
    sign = 1.0
    for minus in ("minus ", "negative ", "-", "−", "–"):
        if text.startswith(minus):
            sign, text = -1.0, text[len(minus) :].lstrip()
            break
    value = _digits_first(text) if text[:1].isdigit() or text[:1] in {".", *_VULGAR} else _in_words(text)
    return None if value is None else sign * value


def parse_ordinal(words: str) -> int | None:
    """The rank that an ordinal in digits or words gives, or None: 21 of `21st` and of `twenty-first`."""
    text = words.strip().lower()
    if match := _ORDINAL_DIGITS.fullmatch(text):
        return int(match[1].replace(",", "") or "0")
    *front, last = re.split(r"[\s‐‑-]+", text) or [""]
    if last not in _ORDINALS:
        return None
    rank = _ORDINALS[last]
    if not front:
        return rank
    before = _Reader([word for word in front if word != "and"]).whole()
    if before is None:
        return None
    return int(before * rank if rank >= 100 else before + rank)


def read_digits(digits: str) -> float | None:
    """The value of digits with any grouping; None where the grouping is none that is in use."""
    text = re.sub(r"[ \u00a0\u2009\u202f'’]", "", digits)
    if text.count(".") > 1:
        text = text.replace(".", "").replace(",", ".")
    if _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def decimals(words: str) -> int:
    """How many digits stand after the decimal point of the first number in the words."""
    match = re.search(r"\d[\d,]*(?:\.(\d+))?(?!\.\d)", words)
    return len(match[1]) if match and match[1] else 0


def _digits_first(text: str) -> float | None:
    if match := _SLASH.fullmatch(text):
        return int(match[1]) / int(match[2]) if int(match[2]) else None
    if text in _VULGAR:
        return _VULGAR[text]
    if _DECIMAL_COMMA.fullmatch(text):
        return read_digits(text)
    match = _DIGIT_START.match(text)
    base = read_digits(match[1]) if match else None
    if match is None or base is None:
        return None
    rest = match[2].strip().removeprefix("and ")
    if rest[:1] in _VULGAR and rest:
        base, rest = base + _VULGAR[rest[0]], rest[1:].strip()
    elif fraction := _SLASH.match(rest):
        base, rest = base + (int(fraction[1]) / (int(fraction[2]) or 1)), rest[fraction.end() :].strip()
    if not rest:
        return base
    if rest in _SUFFIXES:
        return base * _SUFFIXES[rest]
    return _Reader(_tokens(rest), start=base).whole()


def _in_words(text: str) -> float | None:
    tokens = _tokens(text)
    return _Reader(tokens).whole() if tokens else None


def _tokens(text: str) -> list[str]:
    found = _TOKEN.findall(text.replace(",", " "))
    return [token for token in found if token not in {"-", "‐", "‑"}]


@cache
def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in {*_SCALES, *_GROUPS, "hundred", "couple"} else word


def _spoken_digit(token: str) -> str:
    return str(_SMALL.get(token, "0" if token == "oh" else "x"))


class _Reader:
    """Reads the tokens of a numeral from left to right, as one says it: below a thousand, then scaled."""

    def __init__(self, tokens: list[str], start: float | None = None) -> None:
        self.tokens = [_singular(token) for token in tokens]
        self.total = 0.0  # what is scaled already
        self.current: float | None = start
        self.last_scale = 1.0

    def whole(self) -> float | None:
        """The value of all tokens, or None if one does not fit."""
        position = 0
        while position < len(self.tokens):
            taken = self._step(position)
            if not taken:
                return None
            position += taken
        if self.current is None and not self.total:
            return None
        return self.total + (self.current or 0.0)

    def _step(self, at: int) -> int:
        word = self.tokens[at]
        for handler in (self._fraction, self._joint, self._small, self._scale, self._decimal):
            if taken := handler(at, word):
                return taken
        return 0

    def _joint(self, at: int, word: str) -> int:
        if word in {"and", "of"} and (at or self.current) and at < len(self.tokens) - 1:
            return 1
        if word in _LONE_WORDS and at + 1 < len(self.tokens):
            # `a hundred`, `half a million`: the article counts one unless a number stands before it
            if self.current is None and self.tokens[at + 1] not in _DENOMINATORS:
                self.current = 1.0
            return 1
        return 0

    def _fraction(self, at: int, word: str) -> int:
        """`half`, `a half`, `two thirds`, `and three quarters`."""
        numerator, length = 1, 1
        if word in {**_LONE_WORDS, **_UNITS, **_TEENS} and at + 1 < len(self.tokens):
            numerator, length, word = {**_LONE_WORDS, **_UNITS, **_TEENS}[word], 2, self.tokens[at + 1]
        if word not in _DENOMINATORS or (length == 1 and word not in {"half", "quarter"}):
            return 0
        part = numerator / _DENOMINATORS[word]
        if self.current is None and self.total and self.last_scale > 1 and at + length == len(self.tokens):
            self.total += part * self.last_scale  # `a million and a half`
        else:
            self.current = (self.current or 0.0) + part
        return length

    def _small(self, at: int, word: str) -> int:
        value = _SMALL.get(word)
        if value is None and word.replace(".", "", 1).isdigit():
            value = read_digits(word)  # type: ignore[assignment]
        if value is None or not self._fits(value):
            return 0
        self.current = (self.current or 0.0) + value
        return 1

    def _fits(self, value: float) -> bool:
        """Whether `value` may follow: `twenty one` is one numeral, `five six` and `one twenty` are two."""
        if not self.current:
            return True
        return self.current % 100 == 0 or (self.current % 100 >= 20 and self.current % 10 == 0 and value < 10)

    def _scale(self, at: int, word: str) -> int:
        if word == "hundred":
            self.current = (1.0 if self.current is None else self.current) * 100
        elif word in _GROUPS or word in _PAIRS:
            self.current = (1.0 if self.current is None else self.current) * {**_GROUPS, **_PAIRS}[word]
        elif word in _SCALES:
            self._close(float(_SCALES[word]))
        else:
            return 0
        return 1

    def _close(self, scale: float) -> None:
        if self.current is None and self.total:
            self.total *= scale  # `three lakh crore`
        else:
            self.total += (1.0 if self.current is None else self.current) * scale
        self.current, self.last_scale = None, scale

    def _decimal(self, at: int, word: str) -> int:
        """`two point five`: the words after `point` are digits."""
        if word != "point" or at + 1 >= len(self.tokens):
            return 0
        tens = _SMALL.get(self.tokens[at + 1], 0)
        if tens >= 10:  # `point seventy-one`
            unit = _UNITS.get(self.tokens[at + 2], 0) if at + 2 < len(self.tokens) else 0
            self.current = (self.current or 0.0) + (tens + unit) / 100
            return 3 if unit else 2
        digits = list(takewhile(str.isdigit, (_spoken_digit(token) for token in self.tokens[at + 1 :])))
        if not digits:
            return 0
        self.current = (self.current or 0.0) + float("0." + "".join(digits))
        return len(digits) + 1
