"""Allowances: what an author writes into an article so that a rule is silent there, and why.

    <!-- claimcheck: allow counts/count-differs: the two counts are of other days -->

In Markdown and HTML it is a comment, in plain text a line of its own without the arrows. It holds for the block that
follows, or for the whole file if nothing stands before it or the word is `allow-file`. In front matter, the
key `claimcheck` may hold `allow:` with a mapping from rules to reasons.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimcheck.readers import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.models import Document
    from claimcheck.readers.blocks import Block, BlockKind

MARK = "claimcheck"
#: a line of plain text that is no prose
ALLOWANCE_LINE = re.compile(r"[ \t]*+(?:<!--|#|//)?[ \t]*+claimcheck[ \t]*:[ \t]*(?P<told>allow[^\r\n]*)")
# a comment that never ends reaches to the next one, lest every beginning be followed to the end of the file
_COMMENT = re.compile(r"<!--\s*claimcheck\s*:(?P<told>(?:[^<]|<(?!!--))*?)-->")
_ANY_COMMENT = re.compile(r"[ \t\r\n\f\v\ufeff]+|<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_WORDS = {"allow": False, "allow-file": True}
#: parts of one thing: an allowance above the first holds for all of them
_PARTS = ("item", "row")
HOW = "write allow RULE: reason"


@dataclass(frozen=True, slots=True)
class Allowance:
    """Rules (ids, folders or patterns) that are silent on the characters from `start` to `end`, and why.

    `line` (from 1) is where it is written. `reason` is never empty.
    """

    document: str
    rules: tuple[str, ...]
    reason: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Something that was meant to be an allowance: its line, what is wrong, and how to mend it."""

    document: str
    line: int
    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class _Written:
    """What is written, from `start` to `end`; `whole` if it says of itself that it is for the whole file."""

    told: str
    start: int
    end: int
    whole: bool = False


def allowances(document: Document) -> list[Allowance | Misspelt]:
    """What the article allows, in the order of its text."""
    if MARK not in document.text:
        return []
    header = front_matter.split(document.text)
    body = header.end if document.format != "html" else 0
    page = _Page(document, body)
    found = [_read(page, written) for written in _written(document, body)]
    if document.format != "html":
        found = [*_of_front_matter(page, header), *found]
    return found


class _Page:
    """An article, and what is looked up in it for every allowance; each is worked out once."""

    def __init__(self, document: Document, body: int) -> None:
        """`body` is the offset behind the front matter."""
        self.document = document
        self.body = body

    @cached_property
    def opening(self) -> int:
        """How far nothing but comments stands in the body."""
        document, position = self.document, self.body
        if document.format == "text":
            for line in document.text[position:].splitlines(keepends=True):
                if line.strip() and not ALLOWANCE_LINE.match(line):
                    break
                position += len(line)
            return position
        while (match := _ANY_COMMENT.match(document.text, position)) is not None:
            position = match.end()
        return position

    @cached_property
    def spans(self) -> list[tuple[int, int, BlockKind]]:
        """Where the blocks stand, and of which kind they are."""
        from claimcheck.readers.documents import whole_blocks

        return sorted((*_span(block), block.kind) for block in whole_blocks(self.document))

    @cached_property
    def starts(self) -> list[int]:
        """Where the blocks begin."""
        return [start for start, _, _ in self.spans]

    @cached_property
    def ends_of_parts(self) -> list[int]:
        """For each block, where the last of those ends that are of one kind with it and follow at once."""
        ends: list[int] = []
        later = ""
        for _, end, kind in reversed(self.spans):
            ends.append(ends[-1] if kind == later else end)
            later = kind
        return ends[::-1]

    @cached_property
    def line_ends(self) -> list[int]:
        """Where the lines end."""
        return [match.start() for match in _LINE_END.finditer(self.document.text)]

    def line(self, position: int) -> int:
        """The line, from 1, that a character stands in."""
        return bisect_left(self.line_ends, position) + 1


def _written(document: Document, body: int) -> Iterator[_Written]:
    if document.format != "text":
        for comment in _COMMENT.finditer(document.text, body):
            yield _Written(comment["told"].strip(), comment.start(), comment.end())
        return
    position = body
    for line in document.text[body:].splitlines(keepends=True):
        match = ALLOWANCE_LINE.match(line)
        if match is not None:
            yield _Written(match["told"].strip().removesuffix("-->").strip(), position, position + len(line))
        position += len(line)


def _read(page: _Page, written: _Written) -> Allowance | Misspelt:
    document, line = page.document, page.line(written.start)
    word, _, rest = written.told.partition(" ")
    names, colon, reason = rest.partition(":")
    rules = tuple(names.replace(",", " ").split())
    if word not in _WORDS:
        return Misspelt(document.id, line, f"unknown word {word!r} after 'claimcheck:'", HOW)
    if not rules:
        return Misspelt(document.id, line, "it names no rule to allow", HOW)
    if not colon or not reason.strip():
        told = " ".join(rules)
        return Misspelt(document.id, line, f"the reason to allow {told} is missing", f"write {word} {told}: reason")
    start, end = 0, len(document.text)
    if not written.whole and not _WORDS[word] and written.start > page.opening:
        start, end = _next_block(page, written)
    return Allowance(document.id, rules, " ".join(reason.split()), start, end, line)


def _next_block(page: _Page, written: _Written) -> tuple[int, int]:
    """The span of the block around what is written, else of the one that follows; an empty one if there is none."""
    spans = page.spans
    around = bisect_right(page.starts, written.start) - 1
    if around >= 0 and written.start < spans[around][1]:
        return spans[around][:2]
    after = bisect_left(page.starts, written.end)
    if after == len(spans):
        return written.end, written.end
    start, end, kind = spans[after]
    if kind in _PARTS and not (around >= 0 and spans[around][2] == kind):
        end = page.ends_of_parts[after]
    return start, end


def _span(block: Block) -> tuple[int, int]:
    return block.source(0, len(block.text))


def _of_front_matter(page: _Page, header: front_matter.FrontMatter) -> Iterator[Allowance | Misspelt]:
    if MARK not in header.fields:
        return
    document, told = page.document, header.fields[MARK]
    key = document.text.find(MARK)
    if isinstance(told, dict) and set(told) == {"allow"}:
        for entry in _entries(told["allow"]):
            name = entry.partition(":")[0].split(",")[0].strip()
            place = document.text.find(name, key, header.end) if name else -1
            written = _Written(f"allow {entry}", max(place, key), header.end, whole=True)
            yield _read(page, written)
    elif isinstance(told, str):
        yield _read(page, _Written(told.strip(), key, header.end, whole=True))
    else:
        what = "'claimcheck' in the front matter holds no 'allow'"
        yield Misspelt(document.id, page.line(key), what, "write allow: {RULE: reason}")


def _entries(told: Any) -> Iterator[str]:
    """`RULE: reason`, from a mapping, a list or a string."""
    if isinstance(told, dict):
        yield from (f"{rule}: {reason if reason is not None else ''}" for rule, reason in told.items())
    elif isinstance(told, list):
        for entry in told:
            yield from _entries(entry)
    else:
        yield str(told if told is not None else "")
