"""The second layer: patterns over the categories of tokens, in stages.

A pattern is a regular expression whose letters are categories: `DAYNUM OF? (?P<month>MONTH)`. What a
stage finds it replaces by one token whose value is the expression, so that the next stage can build on
it. Within a stage the leftmost longest reading wins, and the earlier rule where two are as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.extractors.dates.tokens import Token, TokenString, codes

if TYPE_CHECKING:
    from claimcheck.extractors.dates.expressions import Expression

#: categories of what has been read: dates by grain, times, lengths, sets, references
READ = (
    "XDAY", "XMONTH", "XYEAR", "XSPAN", "XTIME", "XCLOCK", "XPART", "XLEN", "XAGE", "XSET", "XREF", "XSHIFT",
)  # fmt: skip
#: names for several categories at once
CLASSES: dict[str, tuple[str, ...]] = {
    "NUM": ("INT2", "INT", "WORDNUM", "DECIMAL"),
    "DAYNUM": ("INT2", "ORD", "FIRST", "SECOND"),
    "NTH": ("FIRST", "SECOND", "ORD"),
    "HOURNUM": ("INT2", "WORDNUM"),
    "ONEUNIT": ("UNIT", "SECOND", "QUARTER", "WEEKEND"),
    "ANYUNIT": ("UNIT", "SECOND", "QUARTER", "UNITS", "WEEKEND"),
    "XDATE": ("XDAY", "XMONTH", "XYEAR", "XSPAN", "YEAR4"),
    "XLONG": ("XMONTH", "XYEAR", "XSPAN", "YEAR4"),
    "XWHEN": ("XDAY", "XMONTH", "XYEAR", "XSPAN", "YEAR4", "XTIME", "XPART"),
    "RANGETO": ("DASH", "TO", "UNTIL", "THROUGH", "AND", "OR"),
}

_NAME = re.compile(r"(?<![<\w])[A-Z][A-Z0-9]+\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a rule read: tokens `first` to `last` (exclusive) of the stage, and what they mean."""

    first: int
    last: int
    expression: Expression


class Match:
    """A match of a pattern, in terms of tokens."""

    __slots__ = ("_match", "tokens")

    def __init__(self, match: re.Match[str], tokens: Sequence[Token]) -> None:
        self._match = match
        self.tokens = tokens

    def __getitem__(self, name: str) -> Token | None:
        """The first token of a group, None if the group took no part or the pattern has none of that name."""
        if name not in self._match.re.groupindex:
            return None
        at = self._match.start(name)
        return self.tokens[at] if at >= 0 else None

    def token(self, name: str) -> Token:
        """The first token of a group that takes part in every match."""
        return self.tokens[self._match.start(name)]

    def value(self, name: str) -> Any:
        """The value of the first token of a group, None if the group took no part."""
        token = self[name]
        return None if token is None else token.value

    def category(self, name: str) -> str | None:
        """The category of the first token of a group, None if the group took no part."""
        token = self[name]
        return None if token is None else token.category

    def span(self, name: str = "") -> tuple[int, int]:
        """First token and the one after the last, of a group or of the whole match."""
        return self._match.span(name) if name else self._match.span()

    def before(self, back: int = 1) -> Token | None:
        """The token that stands `back` places before the match."""
        at = self._match.start() - back
        return self.tokens[at] if at >= 0 else None

    def after(self, ahead: int = 0) -> Token | None:
        """The token after the match."""
        at = self._match.end() + ahead
        return self.tokens[at] if at < len(self.tokens) else None


Builder = Callable[[Match], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it builds; `group` narrows the span to one group of the pattern."""

    pattern: re.Pattern[str]
    build: Builder
    group: str = ""
    needs: tuple[frozenset[str], ...] = ()

    def fits(self, present: frozenset[str]) -> bool:
        """Whether a text with those categories may match at all."""
        return not any(need.isdisjoint(present) for need in self.needs)


@dataclass(slots=True)
class Stage:
    """Rules that are tried together."""

    rules: list[Rule] = field(default_factory=list)
    _index: dict[str, list[int]] = field(default_factory=dict)

    def rule(self, pattern: str, group: str = "") -> Callable[[Builder], Builder]:
        """Add the decorated builder under a pattern; several decorators give it several."""

        def add(build: Builder) -> Builder:
            made = Rule(compiled(pattern), build, group, required(pattern))
            for code in _rarest(made.needs):
                self._index.setdefault(code, []).append(len(self.rules))
            self.rules.append(made)
            return build

        return add

    def read(self, source: TokenString) -> TokenString:
        """The tokens, with all that the stage reads put together."""
        found = self._pieces(source)
        return reduced(source, found) if found else source

    def _candidates(self, present: frozenset[str]) -> list[int]:
        """The rules that may match a text with those categories."""
        index = self._index
        numbers = {number for code in (*present, "") if code in index for number in index[code]}
        return [number for number in numbers if self.rules[number].fits(present)]

    def _pieces(self, source: TokenString) -> list[Piece]:
        present = frozenset(source.codes)
        matches = [
            (match.start(), -match.end(), number, match)
            for number in self._candidates(present)
            for match in self.rules[number].pattern.finditer(source.codes)
        ]
        matches.sort(key=lambda entry: entry[:3])
        found: list[Piece] = []
        taken = 0
        for start, _, number, match in matches:
            if start < taken:
                continue
            pieces = _build(self.rules[number], Match(match, source.tokens))
            if pieces:
                found.extend(pieces)
                taken = pieces[-1].last
        return found


#: categories that most sentences have: poor reasons to look closer
_EVERYWHERE = (
    "THE",
    "AN",
    "OF",
    "IN",
    "ON",
    "TO",
    "AND",
    "FOR",
    "COMMA",
    "WORD",
    "DASH",
    "AT",
    "BY",
    "THAT",
    "HIS",
    "NUM",
)


def _rarest(needs: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The need by which a rule is looked up; the empty string stands for rules that need nothing."""
    table = codes_with_read()
    common = {table[one] for name in _EVERYWHERE for one in CLASSES.get(name, (name,))}
    return min(needs, key=lambda need: (len(need & common), len(need)), default=frozenset({""}))


def _build(rule: Rule, match: Match) -> list[Piece]:
    built = rule.build(match)
    if built is None:
        return []
    return built if isinstance(built, list) else [Piece(*match.span(rule.group), built)]


def reduced(source: TokenString, pieces: list[Piece]) -> TokenString:
    """The tokens with each piece as one; pieces are in order and do not overlap."""
    table = codes_with_read()
    tokens: list[Token] = []
    parts: list[str] = []
    position = 0
    for piece in pieces:
        tokens.extend(source.tokens[position : piece.first])
        parts.append(source.codes[position : piece.first])
        first, last = source.tokens[piece.first], source.tokens[piece.last - 1]
        category = category_of(piece.expression)
        words = " ".join(token.text for token in source.tokens[piece.first : piece.last])
        tokens.append(Token(first.start, last.end, words, category, piece.expression, first.joined))
        parts.append(table[category])
        position = piece.last
    tokens.extend(source.tokens[position:])
    parts.append(source.codes[position:])
    return TokenString(tuple(tokens), "".join(parts))


_CODES: dict[str, str] = {}


def codes_with_read() -> dict[str, str]:
    """Category -> character, for all categories of tokens and of what has been read."""
    if not _CODES:
        _CODES.update(codes())
        _CODES.update({name: chr(0xF000 + number) for number, name in enumerate(READ)})
    return _CODES


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over names of categories as one over their characters."""
    table = codes_with_read()

    def replace(match: re.Match[str]) -> str:
        name = match[0]
        return "[" + "".join(table[one] for one in CLASSES.get(name, (name,))) + "]"

    return re.compile(_NAME.sub(replace, pattern).replace(" ", ""))


_ELEMENT = re.compile(r"\(\?P<\w+>([A-Z0-9|]+)\)(?![?])|([A-Z][A-Z0-9]+)(?![?A-Z0-9])")


def required(pattern: str) -> tuple[frozenset[str], ...]:
    """The sets of characters of which a match must hold one each: a quick look before the pattern runs."""
    table = codes_with_read()
    needs = []
    for names in _mandatory(pattern):
        expanded = [one for name in names for one in CLASSES.get(name, (name,))]
        needs.append(frozenset(table[one] for one in expanded))
    return tuple(needs)


def _mandatory(pattern: str) -> list[list[str]]:
    """The elements outside of any group but a named one of plain alternatives, without those that may be left out."""
    found: list[list[str]] = []
    depth = at = 0
    while at < len(pattern):
        match = _ELEMENT.match(pattern, at) if depth == 0 else None
        if match:
            found.append((match[1] or match[2]).split("|"))
            at = match.end()
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if depth == 0 and pattern[at] == "|":
            return []  # alternatives at the top: nothing is mandatory
        at += 1
        if pattern[at - 1].isupper():  # a name that may be left out
            while at < len(pattern) and pattern[at].isupper():
                at += 1
    return found


_GRAINS = {
    "Span": "XSPAN", "Ancient": "XYEAR", "Nth": "XSPAN", "Holding": "XSPAN", "Part": "XSPAN", "Reference": "XREF",
    "Recurrence": "XSET", "Shift": "XSHIFT",
}  # fmt: skip


def category_of(expression: Expression) -> str:
    """Under which category later stages see an expression."""
    kind = type(expression).__name__
    return _GRAINS.get(kind) or _BY_FIELDS[kind](expression)


def _calendar(date: Any) -> str:
    if date.day or date.weekday or date.holiday:
        return "XDAY"
    if date.month:
        return "XMONTH"
    return "XSPAN" if date.season or date.week or date.quarter or date.half or date.fiscal else "XYEAR"


def _timed(time: Any) -> str:
    if time.date is not None:
        return "XTIME"
    return "XCLOCK" if time.clock else "XPART"


_BY_FIELDS: dict[str, Callable[[Any], str]] = {
    "Calendar": _calendar,
    "Timed": _timed,
    "Length": lambda length: "XAGE" if length.age else "XLEN",
    "Deictic": lambda deictic: {"day": "XDAY", "month": "XMONTH", "year": "XYEAR"}.get(deictic.unit, "XSPAN"),
    "Literally": lambda literal: "XTIME" if "T" in literal.text else "XDAY",
}
