"""The header of an article: what stands above or before its prose and is no part of it.

Masthead, date line, byline, and the dateline that agencies put before the first sentence. They tell
when and by whom the article was published; nothing else is claimed in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon
from claimcheck.readers.date_lines import date_line
from claimcheck.readers.published import DATE, DATES, YEARLESS, Evidence, date_of, parse_published

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from claimcheck.models import PublishedFrom
    from claimcheck.readers.blocks import Block

#: how many blocks from the top may belong to the header
OPENING = 8
#: a longer byline is prose, a longer beginning no dateline; characters (of date lines see `date_lines`)
_LONGEST = 140
_LINE_KINDS = ("heading", "paragraph", "item")
#: how many dashes or colons of a paragraph are tried as the end of its dateline
_TRIES = 5

_YEARLESS = re.compile(rf"(?:{YEARLESS})\s*$", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified|edited|revised)(?:\s+on)?\s*:?\s+", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|By|BY)\s+(?:our\s|staff\s|[A-Z])[^.!?;]*")
_LABEL = re.compile(r"([A-Za-z]+):\s+(?=\S)")
_INITIALS = re.compile(r"\b[A-Z]\.\s?")

#: ` date 2022-04-20 Moscow: Text`, as exported articles begin
_FIRST_LINE = re.compile(
    r"(?P<label>[Dd]ate:?\s+)?(?P<date>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-])"
    r"(?:\s+[^\W\d_][\w.'’-]*(?:[ ,/]{1,2}[^\W\d_][\w.'’-]*){0,5}:)?\s*"
)
#: what ends a dateline: a dash, a colon, or the bracket around the agency, or around all of it
_DATELINE_END = re.compile(r"\s*--+\s*|\s+[-–—―_]\s+|\s*[–—―]\s*|:\s+|(?<=[)\]])\s+")
_PROSE = re.compile(r"[\"“”‘’'(\[¿¡«]*[^\W_]")
_AGENCY = re.compile(r"\s*[(/](?P<name>[A-Z][^()]{1,79})[)/]\s*$")
_WORD_OF_NAME = r"[^\W\d_][\w.'’-]*"
_PLACE = re.compile(rf"{_WORD_OF_NAME}(?:[ ,/]{{1,2}}{_WORD_OF_NAME}){{0,6}}")
_CAPITALS = re.compile(
    rf"(?P<capitals>[^\W\d_][^\Wa-z]+(?:[ ./'’-]{{1,2}}[^\Wa-z]+){{0,5}}\.?)(?:,\s*{_PLACE.pattern})?\.?"
)
_BRACKETED = re.compile(rf"[(\[](?P<inside>[^()\[\]]*(?:{DATE}))[)\]]", re.VERBOSE | re.IGNORECASE)
#: `, Weirmouth` or ` - WEIRMOUTH` after a date
_PLACE_AFTER = re.compile(
    rf"\s*(?:,\s*(?=[A-ZÀ-Þ]){_WORD_OF_NAME}(?:[ /]{_WORD_OF_NAME}){{0,2}}|(?:[,(]|[-–—])?\s*{_CAPITALS.pattern}\)?)\s*"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the header told, and the blocks that are left of the opening."""

    dates: tuple[Evidence, ...] = ()
    source: str | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A header while it is being read."""

    dates: list[Evidence] = field(default_factory=list)
    source: str | None = None
    blocks: list[Block] = field(default_factory=list)
    prose: bool = False
    chronicle: bool = False

    def tell(self, date: dt.date | None, known_from: PublishedFrom) -> None:
        if date is not None:
            self.dates.append(Evidence(date, known_from))


def read_header(opening: Sequence[Block], *, marked_up: bool) -> Header:
    """The header in the first blocks of an article.

    In a marked-up article headings are headings, and never date lines.
    """
    draft = _Draft(chronicle=not marked_up and (_is_chronicle(opening) or _is_fact_sheet(opening)))
    signed = any(_is_byline(block) for block in opening[1:3])
    for index, block in enumerate(opening):
        if index == 0:
            first = _without_first_line(block, draft)
            if first is None:
                continue
            block = first
        if not draft.chronicle and _is_date_line(block, draft, marked_up=marked_up, first=index == 0 and not signed):
            continue
        if index and _is_byline(block):
            continue
        _keep(block, draft)
    _take_masthead(opening, draft)
    return Header(tuple(draft.dates), draft.source, tuple(draft.blocks))


def _is_chronicle(opening: Sequence[Block]) -> bool:
    """Whether lines with a date stand above several paragraphs, each with its own day, or begin them."""
    lines = [date_line(block.text, first=False) for block in opening if not _UPDATED.match(block.text)]
    beginnings = [DATES.match(block.text) for block in opening if len(block.text) > _LONGEST]
    return any(len({date_of(match) for match in matches if match}) > 1 for matches in (lines, beginnings))


def _is_fact_sheet(opening: Sequence[Block]) -> bool:
    """Whether a line tells the date of an event, among others that tell its place, its dead or its cause.

    Beside a line for the author or the section it is the article's own date, wherever that was written.
    """
    facts, imprint = (frozenset(lexicon("date_lines")[name].split()) for name in ("facts", "imprint"))
    labels = {match[1].lower() for block in opening if (match := _LABEL.match(block.text))}
    return "date" in labels and not facts.isdisjoint(labels) and imprint.isdisjoint(labels)


def _without_first_line(block: Block, draft: _Draft) -> Block | None:
    """The first block without ` date 2022-04-20 Moscow:`, None if nothing is left of it."""
    match = _FIRST_LINE.match(block.text)
    if match is None:
        return block
    rest = block.text[match.end() :]
    if match["label"] is None and not match[0].rstrip().endswith(":") and rest[:1].islower():
        return block
    draft.tell(parse_published(match["date"]), "first line")
    return block.cut(match.end()) if rest else None


def _is_date_line(block: Block, draft: _Draft, *, marked_up: bool, first: bool) -> bool:
    """Whether the block is a line that tells the date of publication; if so, it is told. The `first` may be a title."""
    if draft.prose or (marked_up and block.kind == "heading") or block.kind not in _LINE_KINDS:
        return False
    updated = _UPDATED.match(block.text)
    if updated is not None and date_line(block.text[updated.end() :], first=False):
        # the day of the last change is not that of publication
        return True
    match = date_line(block.text, first=first)
    if match is not None:
        draft.tell(date_of(match), "dateline")
        return True
    return _is_whole_dateline(block, draft)


def _is_whole_dateline(block: Block, draft: _Draft) -> bool:
    """Whether the block is a dateline without its sentence: `PORT OF SPAIN, May 8, 2023 (Outlet)`."""
    if len(block.text) > _LONGEST or not block.text.endswith(")"):
        return False
    dateline = _read_dateline(block.text)
    if dateline is None or dateline.date is None:
        return False
    draft.tell(dateline.date, "dateline")
    draft.source = draft.source or dateline.agency
    return True


def _is_byline(block: Block) -> bool:
    text = _INITIALS.sub("", block.text)
    return len(text) <= _LONGEST and block.kind in _LINE_KINDS and _BYLINE.fullmatch(text) is not None


def _keep(block: Block, draft: _Draft) -> None:
    """Keep a block of the article itself, the first paragraph without its dateline."""
    if block.kind == "paragraph" and not draft.prose:
        draft.prose = True
        block = block if draft.chronicle else _without_dateline(block, draft)
    draft.blocks.append(block)


def _without_dateline(block: Block, draft: _Draft) -> Block:
    """The first paragraph without `LAGOS, March 1, 2025 (Agency) - `, or dateline after dateline."""
    for tried, end in enumerate(_DATELINE_END.finditer(block.text, 0, _LONGEST)):
        if tried == _TRIES:
            break
        rest = block.text[end.end() :]
        if DATES.match(rest) or not _PROSE.match(rest) or rest.lstrip("\"“”‘’'([¿¡«")[0].islower():
            continue
        dateline = _read_dateline(block.text[: end.start()], spoken=end[0][0] == ":")
        if dateline is not None:
            draft.tell(dateline.date, "dateline")
            draft.source = draft.source or dateline.agency
            return block.cut(end.end())
    return block


@dataclass(frozen=True, slots=True)
class _Dateline:
    date: dt.date | None
    agency: str | None


def _read_dateline(text: str, *, spoken: bool = False) -> _Dateline | None:
    """Place, date and agency, if the text is these and no more; of the three, one may do.

    `spoken`: a colon follows, which also stands after speakers and labels.
    """
    bracketed = _BRACKETED.fullmatch(text)
    text = bracketed["inside"] if bracketed else text
    if (opening := DATES.match(text)) is not None and _PLACE_AFTER.fullmatch(text, opening.end()):
        return _Dateline(date_of(opening), None)
    agency = _AGENCY.search(text)
    rest = text[: agency.start()] if agency else text
    date = _last_date(rest)
    if date is not None:
        rest = rest[: date.start()]
        if agency is None:
            agency = _AGENCY.search(rest)
            rest = rest[: agency.start()] if agency else rest
        place = rest.strip(" ,.-–—")
        # a date alone before a dash begins an entry of a chronicle
        if (place or agency) and _is_place(place):
            return _Dateline(date_of(date), agency["name"] if agency else None)
        return None
    yearless = _YEARLESS.search(rest)
    place = (rest[: yearless.start()] if yearless else rest).strip(" ,-–—")
    capitals = _CAPITALS.fullmatch(place)
    if agency and not spoken and (capitals or not place or (yearless and _is_place(place))):
        return _Dateline(None, agency["name"])
    return _Dateline(None, None) if capitals and len(capitals["capitals"]) > 2 else None


def _last_date(text: str) -> re.Match[str] | None:
    """The date that ends the text, if one does."""
    for match in DATES.finditer(text):
        if not text[match.end() :].strip(" ,."):
            return match
    return None


def _is_place(text: str) -> bool:
    return not text or (text[0].isupper() and _PLACE.fullmatch(text) is not None)


def _take_masthead(opening: Sequence[Block], draft: _Draft) -> None:
    """Take the paper's name off the blocks: capitals, right above a date line, with a headline below."""
    top = opening[:3]
    if len(top) < 3 or not draft.dates or draft.source or not draft.blocks:
        return
    name, date, headline = top
    if draft.blocks[0] is name and name.text.isupper() and date not in draft.blocks and headline.kind == "heading":
        draft.source = name.text
        del draft.blocks[0]
