"""Shifts: `on Friday, ten weeks after the outbreak was declared` dates the declaration.

Where the sentence dates its own event, the other one is derived; where it does not, and the article
dates the other one elsewhere, its own event is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, is_verbal
from claimcheck.extractors.concepts import concept, event_classes, is_generic, is_light, is_reporting
from claimcheck.extractors.derived.ages import told
from claimcheck.extractors.derived.derivation import Derivation
from claimcheck.extractors.derived.events import clause_frame, event_frame, event_subject
from claimcheck.extractors.derived.reckoning import UNIT_DAYS, length_of, moved, window_of
from claimcheck.extractors.derived.reference import dates_of
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owners
    from claimcheck.extractors.derived.reckoning import Window
    from claimcheck.models import DateMention, Frame
    from claimcheck.models.claim import Modality

#: how many of the words nearest to a date must hold the event that it is of
NEAR_WORDS = 4
#: the whole of a sentence's verbs that only say so
SAYING = frozenset({"say", "tell"})

_MARK = re.compile(r"\s(?:to the day\s)?(?P<way>after|before)\s", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:less than|more than|within|under|over|up to|at least|at most|only|first|last|next|every|each|a few|several|"
    r"for|another|further|no sooner than|no later than|not)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shift:
    """A length of time between a sentence's own event (`main`, a verb) and another (`event`); `sign` is 1 for after."""

    passage: Passage
    mention: DateMention
    length: tuple[float, float, str]
    exact: bool
    sign: int
    way: Token
    main: Token
    event: Token


def shifts(owners: Owners) -> Iterator[Derivation]:
    """The dates that an article tells by a length of time after or before something."""
    for passage in owners.article.passages:
        for mention in passage.dates:
            shift = _shift(passage, mention)
            if shift is not None:
                yield from _derived(owners, shift)


def _derived(owners: Owners, shift: Shift) -> Iterator[Derivation]:
    own = _own_date(shift)
    other = frame_of_event(owners, shift)
    if other is None or _modality(shift.main) != "happened":
        return
    if own is not None and _fine(own, shift):
        window = moved(own, shift.length, -shift.sign, exact=shift.exact)
        if window is not None and is_past(shift.event):
            yield _derivation(shift, other, event_subject(shift.event), window, own)
    elif own is None:
        then = _own_date_of_event(shift) or _told_elsewhere(owners, shift, other)
        frame = _main_frame(owners, shift) if then is not None else None
        window = moved(then, shift.length, shift.sign, exact=shift.exact) if then is not None else None
        if frame is not None and window is not None and then is not None and (frame.event_classes or frame.thing):
            yield _derivation(shift, frame, event_subject(shift.main), window, then)


def _derivation(shift: Shift, frame: Frame, subject: str, window: Window, then: Window) -> Derivation:
    way = "after" if shift.sign == 1 else "before"
    return Derivation(
        passage=shift.passage,
        start=shift.mention.start,
        end=_way_end(shift),
        value=window.value(),
        frame=frame,
        subject=subject,
        attribute=frame.event_class or "be",
        how=f"{shift.mention.text} {way}, the other event being {told(then)}",
    )


def _way_end(shift: Shift) -> int:
    match = _MARK.match(shift.passage.block.text, shift.mention.end)
    return match.end("way") if match else shift.mention.end


def _shift(passage: Passage, mention: DateMention) -> Shift | None:
    text = passage.block.text
    mark = _MARK.match(text, mention.end)
    length = length_of(mention) if mark is not None and not mention.age else None
    if mark is None or length is None or _LOOSE.search(text, max(0, mention.start - 20), mention.start):
        return None
    way = tokens_at(passage.doc, mark.start("way"), mark.end("way")).root
    event = event_under(way)
    main = _main(way, event) if event is not None else None
    if event is None or main is None or main.i == event.i or is_reporting(main.lemma_.lower()):
        return None
    before = text[max(0, mention.start - 12) : mention.end]
    exact = "to the day" in mark[0] or any(word in before.lower() for word in words_of("words", "exact"))
    return Shift(passage, mention, length, exact, 1 if mark["way"].lower() == "after" else -1, way, main, event)


def event_under(way: Token) -> Token | None:
    """The verb or noun that a length of time is counted from, if it can be dated at all."""
    if way.dep_ == "mark":
        return way.head if way.head.pos_ == "VERB" and way.head.i > way.i else None
    for child in way.children:
        if child.dep_ == "pobj" and child.pos_ == "NOUN":
            return child if _is_event(child) else None
        if child.dep_ == "pcomp" and child.tag_ in {"VBD", "VBN"}:
            return child
    return None


def _is_event(noun: Token) -> bool:
    """`the signing`, `his death`: one happening that the reader is to know; not `any storm`, `that night`."""
    lemma = noun.lemma_.lower()
    if (
        lemma in words_of("words", "vague")
        or is_generic(lemma)
        or (noun.tag_ == "NNS" and not event_classes(lemma, pos="NOUN"))
    ):
        return False
    if any(child.lower_ in words_of("words", "any") or child.pos_ == "NUM" for child in noun.lefts):
        return False
    known = any(
        child.lower_ in {"the", "its", "their", "his", "her", "those", "that", "this"} or child.dep_ == "poss"
        for child in noun.lefts
    )
    return known and (bool(event_classes(lemma, pos="NOUN")) or concept(lemma) != lemma)


def _main(way: Token, event: Token) -> Token | None:
    """The verb whose event lies so long after or before; the noun for `the vote two days before the summit`."""
    current = event.head if way.dep_ == "mark" else way.head
    if way.dep_ == "prep" and current.pos_ == "NOUN" and current.i != event.i and _is_event(current):
        return current
    while not is_verbal(current):
        if current.head.i == current.i:
            return None
        current = current.head
    return current


def _own_date(shift: Shift) -> Window | None:
    """The one date that the sentence's own verb has."""
    event = {token.i for token in shift.event.subtree}
    found = []
    for root, window in dates_of(shift.passage, shift.main.sent):
        hook = root.head if root.dep_ == "pobj" else root
        if root.i not in event and hook.head.i == shift.main.i:
            found.append(window)
    return found[0] if len(found) == 1 else None


def _own_date_of_event(shift: Shift) -> Window | None:
    """The date that stands by the event, where the sentence has no other: `two years before his death in 1911`."""
    below = {token.i for token in shift.event.subtree}
    found = list(dates_of(shift.passage, shift.main.sent))
    if len(found) != 1 or found[0][0].i not in below:
        return None
    return found[0][1] if found[0][1].days <= max(1.0, UNIT_DAYS[shift.length[2]] + 1) else None


def _main_frame(owners: Owners, shift: Shift) -> Frame | None:
    if shift.main.pos_ == "NOUN":
        return event_frame(owners, shift.passage, shift.main)
    return clause_frame(owners, shift.passage, shift.main, shift.way)


def _dates_below(passage: Passage, main: Token) -> bool:
    """Whether the sentence holds any date at all."""
    return any(True for _ in dates_of(passage, main.sent))


def _fine(window: Window, shift: Shift) -> bool:
    """Whether a date is told finely enough to count weeks from it, and the event has none of its own."""
    below = {token.i for token in shift.event.subtree}
    if any(root.i in below for root, _ in dates_of(shift.passage, shift.main.sent)):
        return False
    return window.days <= max(1.0, UNIT_DAYS[shift.length[2]] + 1)


def is_past(event: Token) -> bool:
    """Whether an event is told as having happened."""
    return event.pos_ == "NOUN" or event.tag_ in {"VBD", "VBN"}


def frame_of_event(owners: Owners, shift: Shift) -> Frame | None:
    """The frame of the happening that the length of time is counted from; None for those too vague to tell."""
    event = shift.event
    if event.pos_ == "NOUN":
        return event_frame(owners, shift.passage, event)
    lemma = event.lemma_.lower()
    if is_light(lemma) or (is_reporting(lemma) and lemma in SAYING):
        return None
    frame = clause_frame(owners, shift.passage, event)
    return frame if frame is not None and frame.event_classes else None


def _told_elsewhere(owners: Owners, shift: Shift, event: Frame) -> Window | None:
    """The date that the rest of the article gives the event; None where it gives none or two, or here is any other."""
    if _dates_below(shift.passage, shift.main):
        return None
    names = {p.name for p in event.participants if p.proper and not p.inferred and p.role != "place"}
    wanted = {*event.event_classes, concept(shift.event.lemma_.lower())}
    found: list[Window] = []
    for passage in owners.article.passages:
        for mention in passage.dates:
            window = window_of(mention) if mention.mod is None else None
            if window is None or window.days > UNIT_DAYS[shift.length[2]] + 1:
                continue
            span = tokens_at(passage.doc, mention.start, mention.end)
            if passage.index == shift.passage.index and span.sent.start == shift.main.sent.start:
                continue
            frame, clause = owners.frames.frame(passage, span)
            if modality_of(clause) != "happened" or not wanted & {*frame.event_classes, *frame.topic[:NEAR_WORDS]}:
                continue
            if names <= {p.name for p in frame.participants if p.proper}:
                found.append(window)
    if not found or any(not a.meets(b) for a in found for b in found):
        return None
    return min(found, key=lambda window: window.days)


def _modality(verb: Token) -> Modality:
    """The modality of the clause that a verb heads."""
    child = next((child for child in verb.children if not is_verbal(child)), verb)
    return modality_of(clause_of(child))
