"""Numbers in a table: what they count, and whose they are, by the heads of their row and column."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.concepts import thing_classes
from claimcheck.extractors.counts.compose import compose
from claimcheck.extractors.counts.literals import literals_in
from claimcheck.lexicon import lexicon
from claimcheck.models import Participant
from claimcheck.readers.blocks import CELL_SEPARATOR

if TYPE_CHECKING:
    from claimcheck.extractors.article import Passage
    from claimcheck.models import CountValue, Frame, QuantityMention

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]{1,20})[)\]]\s*$")
#: a sign of money, and the scale after it
_SIGN_FIRST = re.compile(r"([$€£¥₹]|US\$)?\s?(.*)", re.DOTALL)
_SCALES = {
    "m": "million",
    "bn": "billion",
    "k": "thousand",
    "thousands": "thousand",
    "millions": "million",
    "billions": "billion",
    "000s": "thousand",
}
#: heads of a column of values of many kinds
_OF_VALUES = frozenset(
    {"value", "number", "figure", "amount", "datum", "data", "detail", "statistic", "quantity", "total"}
)
LONGEST_HEAD = 60


class Cell(NamedTuple):
    """What the heads of a number's row and column tell: the noun counted, who or what has so many, year, and unit.

    `unit` is what stands in brackets in a head, as written: `million t`, `€m`, `%`.
    """

    noun: str | None
    owner: str | None
    year: str | None
    unit: str | None = None


def cell_of(passage: Passage, mention: QuantityMention) -> Cell | None:
    """The heads over and before a number that stands in a table; None where it has a noun of its own, or no heads."""
    block = passage.block
    if block.kind != "row" or (mention.noun_start is not None and mention.noun_start >= mention.end):
        return None
    index = block.text.count(CELL_SEPARATOR, 0, mention.start)
    row = block.text.split(CELL_SEPARATOR)[0] if index else ""
    column = block.columns[index] if index < len(block.columns) else ""
    if len(block.columns) == 2 and not _heads_values(row, column):
        column = ""
    unit = next((found[1] for head in (column, row) if (found := _IN_BRACKETS.search(head))), None)
    heads = [head for head in (_head(column), _head(row)) if head]
    if not heads:
        return None
    year = next((head for head in heads if _YEAR.fullmatch(head)), None)
    named = [head for head in heads if head != year]
    measured = _head(column) if _IN_BRACKETS.search(column) else None
    noun_head = measured or next(
        (head for head in named if _is_known(_noun(head))), named[0] if len(named) == 1 else None
    )
    owner = next((head for head in named if head != noun_head), None)
    if noun_head is None and named:
        # two names: tables of one thing by many measures have the measures in the first column
        noun_head, owner = named[-1], named[0]
    return Cell(_noun(noun_head) if noun_head else None, owner, year, unit)


def _heads_values(row: str, column: str) -> bool:
    """Whether the second head of two says what is counted; else the table has labels and values, as an info box has."""
    noun = _noun(_head(column))
    return bool(_YEAR.fullmatch(_head(row))) or (_is_known(noun) and noun not in _OF_VALUES)


def measured_in(value: CountValue, words: str, unit: str | None) -> CountValue:
    """A bare number of a table in the unit of its head: 2.3 under `Tonnage (million t)`; as it is if that is none."""
    if unit is None or value.quantity != "count" or value.unit is not None:
        return value
    sign, scale = _SIGN_FIRST.fullmatch(unit.removeprefix("in ").strip()).groups()  # type: ignore[union-attr]
    told = f"{sign or ''}{words} {_SCALES.get(scale, scale)}".strip()
    drafts = compose(told, literals_in(told, ()))
    if len(drafts) != 1 or (drafts[0].start, drafts[0].end) != (0, len(told)) or drafts[0].number is None:
        return value
    draft = drafts[0]
    return value.model_copy(
        update={
            "number": draft.number,
            "low": draft.interval.low,
            "high": draft.interval.high,
            "unit": draft.literal.unit,
            "quantity": draft.literal.kind,
        }
    )


def in_cell(frame: Frame, cell: Cell) -> Frame:
    """The frame of a number in a table."""
    noun = cell.noun
    classes = (thing_classes(noun, pos="NOUN") or (noun,)) if noun is not None else ()
    participants = frame.participants
    if cell.owner is not None:
        proper = cell.owner[:1].isupper()
        own = Participant(name=cell.owner if proper else cell.owner.lower(), role="of", proper=proper)
        participants = (own, *(other for other in participants if other.name != own.name))
    return frame.model_copy(
        update={
            "thing": noun,
            "thing_class": classes[0] if classes else None,
            "thing_classes": classes,
            "modifiers": (),
            "participants": participants,
        }
    )


def _head(text: str) -> str:
    plain = " ".join(_BRACKETS.sub("", text).split()).strip(":*_ ")
    return plain if len(plain) <= LONGEST_HEAD else ""


@cache
def _noun(head: str) -> str:
    """The lemma of a head's noun: `Killed and wounded` is itself, `Number of platforms` a platform."""
    words = re.sub(r"^(?:total\s)?(?:number|no\.?|amount)\sof\s", "", head.lower()).split(" of ")[0].split()
    word = words[-1] if words else ""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _is_known(noun: str) -> bool:
    return bool(thing_classes(noun, pos="NOUN")) or noun in _measures()


@cache
def _measures() -> frozenset[str]:
    return frozenset(lexicon("counted")["measure_nouns"])
