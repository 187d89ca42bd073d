"""The articles' own text for the report: read again, checked against the claims, and mapped to what a reader sees."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.models import Document
from claimcheck.readers import blocks, read_inputs
from claimcheck.readers.inputs import STANDARD_INPUT
from claimcheck.reporters.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.models import Claim, DocumentInfo
    from claimcheck.readers import Block

#: characters of all articles together that go into one report; a browser still opens such a page at once
MAX_CHARACTERS = 8_000_000
#: characters of context on each side of a sentence
MAX_CONTEXT = 140
#: characters of the sentence itself on each side of the value
MAX_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in what a reader sees: half-open offsets into the text of one block."""

    block: int
    start: int
    end: int
    value_start: int
    value_end: int


@dataclass(frozen=True)
class Article:
    """The readable blocks of one article, in order."""

    blocks: tuple[Block, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.source(0, 1)[0] for block in self.blocks]

    def place(self, claim: Claim) -> Place | None:
        """Where the claim stands; None where its sentence is no part of a block."""
        number = bisect_right(self._starts, claim.value_start) - 1
        if number < 0 or claim.value_start >= claim.value_end:
            return None
        block = self.blocks[number]
        start, value_start = _readable(block, claim.start), _readable(block, claim.value_start)
        ends = (_readable(block, claim.end - 1) + 1, _readable(block, claim.value_end - 1) + 1)
        end, value_end = (min(end, len(block.text)) for end in ends)
        if not start <= value_start < value_end <= end:
            return None
        return Place(number, start, end, value_start, value_end)


def _readable(block: Block, position: int) -> int:
    """The offset in the block's text of a position in the file; within markup, that of what follows it.

    What lies before the block is at its begin, what lies after it at its end.
    """
    runs = block.runs
    number = max(bisect_right(runs, position, key=lambda run: run[1]) - 1, 0)
    offset, source, width = runs[number]
    after = runs[number + 1][0] if number + 1 < len(runs) else len(block.text)
    return min(offset + max(position - source, 0) // width, after) if width else offset


def articles(
    documents: Sequence[DocumentInfo], claims: Iterable[Claim], given: Mapping[str, Document]
) -> dict[str, Article]:
    """The articles of the documents by id, in their order, as far as their texts can be had.

    Those after the first `MAX_CHARACTERS` are left out. A text comes from `given`, else from the document's
    path. One that does not hold all its claims where they stand, because it has changed since, is left out,
    and so is one without a claim.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.document].append(claim)
    found: dict[str, Article] = {}
    room = MAX_CHARACTERS
    containers: dict[str, dict[str, Document]] = {}
    for info in documents:
        if not told[info.id]:
            continue
        document = given.get(info.id) or _from_path(info, containers)
        if document is None or not _holds(document.text, told[info.id]):
            continue
        if len(document.text) > room:
            break
        room -= len(document.text)
        found[info.id] = Article(tuple(block for block in blocks(document) if block.text))
    return found


def _holds(text: str, claims: Sequence[Claim]) -> bool:
    return all(text[claim.start : claim.end] == claim.text for claim in claims)


def _from_path(info: DocumentInfo, containers: dict[str, dict[str, Document]]) -> Document | None:
    """The document of a file, or of a file that holds many; those are kept in `containers`."""
    if info.path is None or info.path == STANDARD_INPUT:
        return None
    if info.path not in containers:
        read = _read(info.path)
        if len(read) < 2:
            return read.get(info.id)
        containers[info.path] = read
    return containers[info.path].get(info.id)


def _read(path: str) -> dict[str, Document]:
    try:
        if not Path(path).is_file():  # a pipe would keep the report waiting
            return {}
        return {found.id: found for found in read_inputs([Path(path)]) if isinstance(found, Document)}
    except (OSError, ValueError, ClaimcheckError):
        return {}


def flowing(text: str) -> str:
    """A piece of a running text: harmless, on one line, with a space where it begins or ends with one."""
    inner = plain(text)
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def tail(text: str, length: int) -> str:
    """The last words of a text, at most `length` characters, with a mark of what is left out."""
    if len(text) <= length:
        return text
    space = text.find(" ", len(text) - length - 1)
    return "…" + text[space + 1 if space >= 0 else len(text) - length :]


def head(text: str, length: int) -> str:
    """The first words of a text, at most `length` characters, with a mark of what is left out."""
    if len(text) <= length:
        return text
    space = text.rfind(" ", 0, length + 1)
    return text[: space if space > 0 else length] + "…"
