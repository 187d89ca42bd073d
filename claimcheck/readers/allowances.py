"""Allowances: what an author writes into an article so that a rule is silent there, and why.

    <!-- claimcheck: allow counts/count-differs: the two counts are of other days -->

In Markdown and HTML it is a comment, in plain text a line of its own without the arrows. It holds for the block that
follows, or for the whole file if nothing stands before it or the word is `allow-file`. In front matter, the
key `claimcheck` may hold `allow:` with a mapping from rules to reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.readers import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.models import Document
    from claimcheck.readers.blocks import Block

MARK = "claimcheck"
#: a line of plain text that is no prose
ALLOWANCE_LINE = re.compile(r"[ \t]*(?:<!--|#|//)?[ \t]*claimcheck[ \t]*:[ \t]*(?P<told>allow[^\r\n]*)")
_COMMENT = re.compile(r"<!--\s*claimcheck\s*:(?P<told>.*?)-->", re.DOTALL)
_ANY_COMMENT = re.compile(r"<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
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
    found = [_read(document, written, body) for written in _written(document, body)]
    if document.format != "html":
        found = [*_of_front_matter(document, header), *found]
    return found


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


def _read(document: Document, written: _Written, body: int) -> Allowance | Misspelt:
    line = _line(document.text, written.start)
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
    if not written.whole and not _WORDS[word] and not _opens(document, written.start, body):
        start, end = _next_block(document, written)
    return Allowance(document.id, rules, " ".join(reason.split()), start, end, line)


def _opens(document: Document, start: int, body: int) -> bool:
    """Whether nothing but comments stands above."""
    above = document.text[body:start]
    if document.format == "text":
        return not any(line.strip() and not ALLOWANCE_LINE.match(line) for line in above.splitlines())
    return not _ANY_COMMENT.sub("", above).strip(" \t\r\n\f\v\ufeff")


def _next_block(document: Document, written: _Written) -> tuple[int, int]:
    """The span of the block around what is written, else of the one that follows; an empty one if there is none."""
    from claimcheck.readers.documents import blocks

    spans = sorted((*_span(block), block.kind) for block in blocks(document))
    for start, end, _ in spans:
        if start <= written.start < end:
            return start, end
    after = [span for span in spans if span[0] >= written.end]
    if not after:
        return written.end, written.end
    start, end, kind = after[0]
    if kind in _PARTS and not _inside_parts(spans, written.start, kind):
        for _, following_end, following in after[1:]:
            if following != kind:
                break
            end = following_end
    return start, end


def _inside_parts(spans: Sequence[tuple[int, int, str]], position: int, kind: str) -> bool:
    """Whether the block before is an item or row too."""
    before = [span for span in spans if span[1] <= position]
    return bool(before) and before[-1][2] == kind


def _span(block: Block) -> tuple[int, int]:
    return block.source(0, len(block.text))


def _of_front_matter(document: Document, header: front_matter.FrontMatter) -> Iterator[Allowance | Misspelt]:
    if MARK not in header.fields:
        return
    told = header.fields[MARK]
    key = document.text.find(MARK)
    if isinstance(told, dict) and set(told) == {"allow"}:
        for entry in _entries(told["allow"]):
            name = entry.partition(":")[0].split(",")[0].strip()
            place = document.text.find(name, key, header.end) if name else -1
            written = _Written(f"allow {entry}", max(place, key), header.end, whole=True)
            yield _read(document, written, header.end)
    elif isinstance(told, str):
        yield _read(document, _Written(told.strip(), key, header.end, whole=True), header.end)
    else:
        line = _line(document.text, key)
        yield Misspelt(
            document.id, line, "'claimcheck' in the front matter holds no 'allow'", "write allow: {RULE: reason}"
        )


def _entries(told: Any) -> Iterator[str]:
    """`RULE: reason`, from a mapping, a list or a string."""
    if isinstance(told, dict):
        yield from (f"{rule}: {reason if reason is not None else ''}" for rule, reason in told.items())
    elif isinstance(told, list):
        for entry in told:
            yield from _entries(entry)
    else:
        yield str(told if told is not None else "")


def _line(text: str, position: int) -> int:
    return len(_LINE_END.findall(text, 0, position)) + 1
