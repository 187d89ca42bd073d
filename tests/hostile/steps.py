"""How many steps a regular expression takes: a backtracking matcher that counts, and strings that make it work.

A pattern is parsed by the standard library's own parser, and walked as its engine walks it, without the engine's short
cuts. So growth is told by counts that are the same on every machine, and not by a clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Next = Callable[[int], bool]
Matcher = Callable[[int, Next], bool]

#: a repeat that is bounded higher is counted as if bounded here, so that short strings show it as bounded
BOUND = 12
#: strings tried of one pattern
MOST = 12
_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_CLASSES = {name: re.compile(text) for name, text in _CATEGORIES.items()}
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_SINGLE = (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
#: what a class of characters is sampled by, the commonest first
_SAMPLES = 'a1A -.,\n’"(/:;&%$£x\0'


class TooManyStepsError(Exception):
    """The budget is spent."""


class Counter:
    """One pattern, and the steps of its search through strings."""

    def __init__(self, pattern: str, flags: int) -> None:
        """Parse; raises re.error as `re.compile` does."""
        tree = parser.parse(pattern, flags & ~re.DEBUG)
        self.tree = tree
        self.flags = tree.state.flags | flags
        self.text = ""
        self.steps = 0
        self.budget = 0
        self.groups: dict[int, tuple[int, int]] = {}
        self._match = self._sequence(list(tree))

    def scan(self, text: str, budget: int = 300_000) -> int:
        """Steps of finding all matches in the text, one after the other. Raises TooManyStepsError."""
        self.text, self.steps, self.budget = text, 0, budget
        position = 0
        while position <= len(text):
            ends: list[int] = []
            self.groups.clear()
            self._match(position, lambda end, ends=ends: ends.append(end) or True)  # type: ignore[misc]
            position = max(ends[0], position + 1) if ends else position + 1
        return self.steps

    def match(self, text: str, budget: int = 300_000) -> int:
        """Steps of matching at the beginning of the text. Raises TooManyStepsError."""
        self.text, self.steps, self.budget = text, 0, budget
        self.groups.clear()
        self._match(0, lambda end: end == len(text))
        return self.steps

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.budget:
            raise TooManyStepsError

    def _sequence(self, items: list[Any]) -> Matcher:
        parts = [self._item(op, argument) for op, argument in items]

        def match(position: int, after: Next, index: int = 0) -> bool:
            if index == len(parts):
                return after(position)
            return parts[index](position, lambda end: match(end, after, index + 1))

        return parts[0] if len(parts) == 1 else match

    def _item(self, op: Any, argument: Any) -> Matcher:
        if op in _SINGLE:
            return self._single(op, argument)
        if op in _REPEATS:
            return self._repeat(op, *argument)
        made: Matcher = getattr(self, f"_{str(op).lower()}")(argument)
        return made

    # one character

    def _test(self, op: Any, argument: Any) -> Callable[[str], bool]:
        fold = bool(self.flags & re.IGNORECASE)
        if op is sre.ANY:
            return (lambda one: True) if self.flags & re.DOTALL else (lambda one: one != "\n")
        if op is sre.IN:
            return _member(argument, fold)
        wanted = chr(argument)
        variants = {wanted, wanted.lower(), wanted.upper()} if fold else {wanted}
        return (lambda one: one in variants) if op is sre.LITERAL else (lambda one: one not in variants)

    def _single(self, op: Any, argument: Any) -> Matcher:
        test = self._test(op, argument)

        def match(position: int, after: Next) -> bool:
            self._step()
            return position < len(self.text) and test(self.text[position]) and after(position + 1)

        return match

    # repeats

    def _repeat(self, op: Any, low: int, high: Any, body: Any) -> Matcher:
        most = len if high is sre.MAXREPEAT else None
        bound = 10**9 if most else max(low, min(int(high), BOUND))
        items = list(body)
        if len(items) == 1 and items[0][0] in _SINGLE:
            return self._run(op, low, bound, self._test(*items[0]))
        inner = self._sequence(items)
        if op is sre.POSSESSIVE_REPEAT:
            return self._possessive(low, bound, inner)
        return self._nested(low, bound, inner, greedy=op is sre.MAX_REPEAT)

    def _run(self, op: Any, low: int, high: int, test: Callable[[str], bool]) -> Matcher:
        """A repeat of one character: the engine counts forward, then gives back one by one."""

        def match(position: int, after: Next) -> bool:
            end, text = position, self.text
            if op is sre.MIN_REPEAT:
                while True:
                    self._step()
                    if end - position >= low and after(end):
                        return True
                    if end - position >= high or end >= len(text) or not test(text[end]):
                        return False
                    end += 1
            while end - position < high and end < len(text) and test(text[end]):
                self._step()
                end += 1
            if op is sre.POSSESSIVE_REPEAT:
                return end - position >= low and after(end)
            while end - position >= low:
                self._step()
                if after(end):
                    return True
                end -= 1
            return False

        return match

    def _nested(self, low: int, high: int, inner: Matcher, *, greedy: bool) -> Matcher:
        def match(position: int, after: Next, done: int = 0, last: int = -1) -> bool:
            self._step()

            def again(end: int) -> bool:
                return match(end, after, done + 1, position)

            if done < low:
                return inner(position, again)
            more = done < high and position != last
            if greedy:
                return (more and inner(position, again)) or after(position)
            return after(position) or (more and inner(position, again))

        return match

    def _possessive(self, low: int, high: int, inner: Matcher) -> Matcher:
        def match(position: int, after: Next) -> bool:
            done = 0
            while done < high:
                ends: list[int] = []
                if not inner(position, lambda end: ends.append(end) or True) or ends[0] == position:  # type: ignore[func-returns-value]  # noqa: B023
                    break
                position, done = ends[0], done + 1
            return done >= low and after(position)

        return match

    # groups, choices, conditions

    def _subpattern(self, argument: Any) -> Matcher:
        group, _, _, items = argument
        inner = self._sequence(list(items))
        if group is None:
            return inner

        def match(position: int, after: Next) -> bool:
            before = self.groups.get(group)

            def close(end: int) -> bool:
                self.groups[group] = (position, end)
                return after(end)

            if inner(position, close):
                return True
            if before is not None:
                self.groups[group] = before
            return False

        return match

    def _branch(self, argument: Any) -> Matcher:
        choices = [self._sequence(list(items)) for items in argument[1]]

        def match(position: int, after: Next) -> bool:
            for choice in choices:
                self._step()
                if choice(position, after):
                    return True
            return False

        return match

    def _atomic_group(self, items: Any) -> Matcher:
        inner = self._sequence(list(items))

        def match(position: int, after: Next) -> bool:
            ends: list[int] = []
            return inner(position, lambda end: ends.append(end) or True) and after(ends[0])  # type: ignore[func-returns-value]

        return match

    def _assert(self, argument: Any) -> Matcher:
        return self._looking(*argument, wanted=True)

    def _assert_not(self, argument: Any) -> Matcher:
        return self._looking(*argument, wanted=False)

    def _looking(self, direction: int, items: Any, *, wanted: bool) -> Matcher:
        inner = self._sequence(list(items))
        width = items.getwidth()[0] if direction < 0 else 0

        def match(position: int, after: Next) -> bool:
            start = position - width
            held = start >= 0 and inner(start, lambda end: direction > 0 or end == position)
            return held is wanted and after(position)

        return match

    def _at(self, where: Any) -> Matcher:
        multiline = bool(self.flags & re.MULTILINE)

        def match(position: int, after: Next) -> bool:
            self._step()
            return _holds(where, self.text, position, multiline) and after(position)

        return match

    def _groupref(self, group: int) -> Matcher:
        def match(position: int, after: Next) -> bool:
            if group not in self.groups:
                return False
            words = self.text[slice(*self.groups[group])]
            self.steps += len(words)
            return self.text.startswith(words, position) and after(position + len(words))

        return match

    def _groupref_exists(self, argument: Any) -> Matcher:
        group, yes, no = argument
        then, other = self._sequence(list(yes)), self._sequence(list(no or []))
        return lambda position, after: (then if group in self.groups else other)(position, after)


def _holds(where: Any, text: str, position: int, multiline: bool) -> bool:
    if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
        return position == 0 or (multiline and where is sre.AT_BEGINNING and text[position - 1] == "\n")
    if where in (sre.AT_END, sre.AT_END_STRING):
        last = position == len(text) or (where is sre.AT_END and text[position:] == "\n")
        return last or (multiline and where is sre.AT_END and text[position] == "\n")
    before = position > 0 and _is_word(text[position - 1])
    return (before != (position < len(text) and _is_word(text[position]))) is (where is sre.AT_BOUNDARY)


def _is_word(one: str) -> bool:
    return one.isalnum() or one == "_"


def _member(items: Any, fold: bool) -> Callable[[str], bool]:
    """Whether a character is one of a class; known characters are remembered."""
    known: dict[str, bool] = {}
    negated = bool(items) and items[0][0] is sre.NEGATE

    def test(one: str) -> bool:
        found = known.get(one)
        if found is None:
            variants = {one, one.lower()[:1], one.upper()[:1]} if fold else {one}
            found = known[one] = any(_is_in(items, variant) for variant in variants) is not negated
        return found

    return test


def _is_in(items: Any, one: str) -> bool:
    for op, argument in items:
        if op is sre.LITERAL and ord(one) == argument:
            return True
        if op is sre.RANGE and argument[0] <= ord(one) <= argument[1]:
            return True
        if op is sre.CATEGORY and _CLASSES[argument].match(one):
            return True
    return False


# strings that make a pattern work


def has_open_repeat(items: Any) -> bool:
    """Whether something in a parsed pattern may be repeated more than BOUND times."""
    for op, argument in items:
        if op in _REPEATS and (argument[1] is sre.MAXREPEAT or argument[1] > BOUND):
            return True
        if any(has_open_repeat(inner) for inner in _inside(op, argument)):
            return True
    return False


def _inside(op: Any, argument: Any) -> list[Any]:
    """The parts of a node."""
    if op in _REPEATS:
        return [argument[2]]
    if op is sre.SUBPATTERN:
        return [argument[3]]
    if op is sre.BRANCH:
        return list(argument[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    if op is sre.ATOMIC_GROUP:
        return [argument]
    if op is sre.GROUPREF_EXISTS:
        return [part for part in argument[1:] if part]
    return []


def attacks(counter: Counter, *lengths: int) -> Iterator[list[list[str]]]:
    """Strings of about so many characters: what each open repeat takes, over and over, then what ends in no match.

    Of each kind those of the one length, those of the next, and so on.
    """
    told = [(before, one) for before, body in _pumps(counter.tree, "") for one in (body, before + body) if one]
    for before, one in islice(dict.fromkeys(told), MOST):
        yield [[before + (one * length)[:length] + end for end in ("", "\0")] for length in lengths]


def _pumps(items: Any, before: str) -> Iterator[tuple[str, str]]:
    """What leads to each open repeat, and what that takes."""
    for op, argument in items:
        if op in _REPEATS and (argument[1] is sre.MAXREPEAT or argument[1] > 2):
            for body in islice(dict.fromkeys(_samples(argument[2])), 4):
                yield before, body
        for inner in islice(_inside(op, argument), 12):
            yield from _pumps(inner, before)
        before += next(_samples([(op, argument)]))


def _samples(items: Any) -> Iterator[str]:
    """A few strings that a pattern takes, the shortest first."""
    for seed in range(6):
        yield "".join(_sample(op, argument, seed) for op, argument in items)


def _sample(op: Any, argument: Any, seed: int) -> str:
    if op is sre.LITERAL:
        return chr(argument)
    if op in _SINGLE:
        return _one(op, argument, seed)
    if op in _REPEATS:
        count = max(int(argument[0]), 1 if seed % 2 else 0)
        return "".join(_sample(*item, seed) for item in argument[2]) * count
    if op is sre.BRANCH:
        return "".join(_sample(*item, seed) for item in argument[1][seed % len(argument[1])])
    if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        inner = argument[3] if op is sre.SUBPATTERN else argument
        return "".join(_sample(*item, seed) for item in inner)
    return ""


def _one(op: Any, argument: Any, seed: int) -> str:
    if op is sre.ANY:
        return "a 1"[seed % 3]
    test = _member(argument, False) if op is sre.IN else lambda one: ord(one) != argument
    found = [one for one in _SAMPLES if test(one)]
    if op is sre.IN:
        found += [chr(value) for kind, value in argument if kind is sre.LITERAL and test(chr(value))]
        found += [chr(value[0]) for kind, value in argument if kind is sre.RANGE and test(chr(value[0]))]
    return found[seed % len(found)] if found else ""
