"""What a count is limited to: a time, an edition, a place, or a whole that it is a part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of
from claimcheck.extractors.counts.reaches import period_of, place_of
from claimcheck.extractors.dates.comparisons import is_since_record
from claimcheck.extractors.nearness import distance, same_clause
from claimcheck.extractors.spans import text_of
from claimcheck.lexicon import lexicon
from claimcheck.models import Scope
from claimcheck.readers.blocks import CELL_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.models import DateMention, QuantityMention

_WORDS = lexicon("scopes")
_COMPARED = _WORDS["compared"]
_EDITIONS = "|".join(_WORDS["editions"])
_EDITION = re.compile(
    rf"\b((?:1[89]|20)\d\d)(?:[-–/]\d\d(?:\d\d)?)?\s(?:[\w'’]+\s){{0,4}}?(?:{_EDITIONS})\b", re.IGNORECASE
)
#: `since 2009, when 246 people died`: the year, not all the time since
_WHEN = re.compile(r",?\s(?:when|in which|during which)\s[^.;:]{0,40}$")
#: words right before a date that bind it to what stands before them
_IN = re.compile(r"\s(?:(?:in|on|by|at|during|until|as of|for)\s)?(?:the\s)?", re.IGNORECASE)
#: before a number that another is compared with: `fewer than the 22 saved in 2013`
_THAN_THE = re.compile(rf"\b(?:{'|'.join(_COMPARED['before'])})\sthe\s$", re.IGNORECASE)
#: `a premium of 47 percent to Friday's close`: the day of what the number is measured from
_MEASURED_FROM = re.compile(rf"\b(?:{'|'.join(_COMPARED['measured_from'])})\s(?:the\s)?$", re.IGNORECASE)
_SHARE_FROM = re.compile(rf"\b(?:{'|'.join(_COMPARED['share_from'])})\s(?:the\s)?$", re.IGNORECASE)
_SHARES = frozenset({"percent", "money", "ratio"})
#: `512,000, as against 497,000 in 2019`: from a number to the date of the one that it is compared with
_OF_OTHER = re.compile(
    rf"\b(?:(?:{'|'.join(_COMPARED['other'])})\s(?:[a-z]+\s){{0,3}}[£$€]?\d"
    rf"|(?:{'|'.join(_COMPARED['bare'])})\s(?:[a-z]+\s){{0,3}}[£$€]?\d++(?:[.,]\d++)*+%?"
    rf"(?:\s(?:{'|'.join(_COMPARED['scales'])})\b)?+(?=\s*[,;)(]|\s*$|\s(?:{'|'.join(_COMPARED['behind'])})\b))"
)
_COMPARED_WITH = re.compile(r"['’]s\s")
_RECORD = re.compile(rf"\b(?:{'|'.join(_COMPARED['records'])})\b", re.IGNORECASE)
#: before a date that is no time of a record: `the worst year since 1993`
_SINCE = re.compile(r"\b(?:since|from|until|till|after|before|than)\s(?:the\s)?$", re.IGNORECASE)
#: from a word of records to the number, in characters
_RECORD_REACH = 80
#: a date bound to another number counts as so many words farther
_OTHERS = 8


def scope_of(passage: Passage, value: Span, mention: QuantityMention) -> Scope:
    """The time, edition, place, period and whole that a count of a passage holds for, as far as its sentence tells."""
    sentence = value.sent
    since, until = _time(passage, value, mention)
    span = (mention.start, max(mention.end, mention.noun_end or 0))
    told = text_of(sentence.doc)[sentence.start_char : sentence.end_char]
    return Scope(
        since=since,
        until=until,
        of=mention.whole,
        edition=_edition(told),
        where=place_of(told, span, passage.quantities, sentence.start_char),
        period=period_of(told, span, passage.quantities, sentence.start_char),
    )


def _time(passage: Passage, value: Span, mention: QuantityMention) -> tuple[str | None, str | None]:
    """The ends of the date told nearest to the value in its sentence."""
    sentence = value.sent
    dates = [
        date
        for date in passage.dates
        if date.type in {"DATE", "TIME"}
        and not date.age
        and (date.low or date.high)
        and sentence.start_char <= date.start < sentence.end_char
        and not (passage.block.kind == "row" and _in_another_cell(passage.block.text, mention, date))
    ]
    if not dates:
        return None, None
    text = passage.block.text
    before = [date for date in dates if date.end <= mention.start]
    if before and _WHEN.match(text[before[-1].end : mention.start]):
        low = before[-1].low
        return (low, low) if before[-1].high is None else (low, before[-1].high)
    dates = [date for date in dates if not is_since_record(text, date)]
    near = [date for date in dates if _of_clause(passage, value, mention, date)] or _compared(text, mention, dates)
    if not near:
        return None, None
    nearest = min(near, key=lambda date: (_distance(passage, value, mention, date), date.start))
    return nearest.low, nearest.high


def _in_another_cell(text: str, mention: QuantityMention, date: DateMention) -> bool:
    """A year that a row tells of something else (`Opened`); one that heads the row is told by the table's heads."""
    return CELL_SEPARATOR in text[min(mention.end, date.end) : max(mention.start, date.start)]


def _compared(text: str, mention: QuantityMention, dates: Sequence[DateMention]) -> list[DateMention]:
    """The date of an older number: `the record, set in 1996, was 41`, `fewer than the 22 saved in 2013`."""
    lead = max(0, mention.start - _RECORD_REACH)
    if _THAN_THE.search(text, lead, mention.start):
        return [date for date in dates if date.start >= mention.end][:1]
    record = _RECORD.search(text, lead, mention.start)
    if record is None:
        return []
    told = [date for date in dates if record.end() <= date.start and date.end <= mention.start]
    return told if len(told) == 1 and not _SINCE.search(text, lead, told[0].start) else []


def _of_clause(passage: Passage, value: Span, mention: QuantityMention, date: DateMention) -> bool:
    """Whether a date belongs to the value's own clause: `the 70-metre tower, completed in 1338, leans` has none."""
    span = passage.doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None:
        return False
    text = passage.block.text
    if _bound(text, mention, date):
        return True
    if _OF_OTHER.search(text, mention.end, max(date.start, mention.end)):
        return False
    if _COMPARED_WITH.match(text, date.end) and _is_measured_from(text, mention, date):
        return False
    if _of_some_thing(span.root) or _of_next_deed(value.root, span.root):
        return False
    return same_clause(span.root, value.root)


def _is_measured_from(text: str, mention: QuantityMention, date: DateMention) -> bool:
    """`47 percent to (Friday's close)`, `five above (Friday's)`; not `a crowd of 500 came with (Friday's train)`."""
    first, last = mention.end, max(date.start, mention.end)
    if _MEASURED_FROM.search(text, first, last):
        return True
    return mention.kind in _SHARES and _SHARE_FROM.search(text, first, last) is not None


def _of_some_thing(date: Token) -> bool:
    """`a chapel of 1911`: when some thing was made, which is told of it alone."""
    of = date.head
    if of.lower_ != "of" or of.head.pos_ != "NOUN":
        return False
    return any(child.dep_ == "det" and child.lower_ in {"a", "an"} for child in of.head.lefts)


def _of_next_deed(value: Token, date: Token) -> bool:
    """`it sold 520 copies, and was filmed in 1966`: the date of another deed, told behind a comma."""
    verb, next_verb = clause_of(value).verb, clause_of(date).verb
    if verb is None or next_verb is None or not verb.i < next_verb.i < date.i or next_verb.head.i != verb.i:
        return False
    if _set_off(date):
        return False
    return any(child.dep_ == "cc" and child.i and child.nbor(-1).text == "," for child in verb.children)


def _set_off(date: Token) -> bool:
    """`it rescued 12, and towed the ship, in May`: a date behind a comma of its own is told of both deeds."""
    first = date.head if date.head.pos_ == "ADP" and date.head.i < date.i else date
    first = first.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def _distance(passage: Passage, value: Span, mention: QuantityMention, date: DateMention) -> int:
    span = passage.doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None:
        return len(passage.doc)
    far = distance(span.root if span.start < value.start else span[0], value)
    first, last = (date.end, mention.start) if date.end <= mention.start else (mention.end, date.start)
    others = sum(first <= other.start and other.end <= last and other.kind != "ordinal" for other in passage.quantities)
    bound = next((other for other in passage.quantities if _bound(passage.block.text, other, date)), None)
    if bound is not None:
        return 0 if bound.start == mention.start else far + _OTHERS
    return far + _OTHERS * others


def _bound(text: str, mention: QuantityMention, date: DateMention) -> bool:
    """`5,100 in 2011`: nothing but a preposition between the number, or its noun, and the date."""
    ends = {mention.end, mention.noun_end or mention.end}
    return any(end <= date.start <= end + 12 and _IN.fullmatch(text, end, date.start) for end in ends)


def _edition(sentence: str) -> str | None:
    """`the 2018 games`: its year, where the sentence names one edition."""
    years = {match[1] for match in _EDITION.finditer(sentence)}
    return years.pop() if len(years) == 1 else None
