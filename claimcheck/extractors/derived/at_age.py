"""What somebody did at an age, where the same article dates the birth: `At 27 she moved to Paris`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, is_verbal, subject_of, verbal_clause
from claimcheck.extractors.concepts import is_light, is_reporting
from claimcheck.extractors.dates.brackets import life_date
from claimcheck.extractors.derived.derivation import Derivation
from claimcheck.extractors.derived.events import clause_frame, event_subject
from claimcheck.extractors.derived.once import of_beginning
from claimcheck.extractors.derived.reckoning import Window, age_of, reached, window_of
from claimcheck.extractors.derived.reference import dates_of, narrowest
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owner, Owners
    from claimcheck.models import DateMention, Frame

#: what one does not do, but has done to one, or tells no deed
NO_DEEDS = frozenset({"born", "die", "bury"})
#: how far before a birth's date its verb stands, in characters
REACH = 60

_AT = re.compile(r"\b(?:at(?:\sthe\sage\sof)?|aged|when\sjust|at\sonly)\s$", re.IGNORECASE)
_BORN = re.compile(r"\bborn\b", re.IGNORECASE)


def at_age(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The dates of what persons did at the ages that one block tells."""
    for mention in passage.dates:
        age = age_of(mention) if mention.age and mention.mod is None else None
        if age is None or age[0] != age[1]:
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        deed = None if list(_others(passage, span)) else _deed(passage, mention, span)
        owner = _doer(owners, passage, deed) if deed is not None else None
        born = birth_of(owners, owner.name) if owner is not None and owner.name is not None else None
        window = reached(born, int(age[0])) if born is not None else None
        frame = clause_frame(owners, passage, deed) if deed is not None and window is not None else None
        if deed is None or window is None or frame is None or not _is_told(frame):
            continue
        yield Derivation(
            passage, mention.start, mention.end, window.value(), frame, event_subject(deed),
            frame.event_class or frame.event or "be", f"the age ({mention.text}) of who was born {_told(born)}",
        )  # fmt: skip


def birth_of(owners: Owners, name: str) -> Window | None:
    """When the article says that a person was born; None where it does not, or tells two dates that do not meet."""
    return owners.once(_births).get(name)


def _births(owners: Owners) -> dict[str, Window | None]:
    """When the article says that each person was born, by name."""
    found: dict[str, list[Window]] = {}
    for who, window in _told_births(owners):
        found.setdefault(who, []).append(window)
    return {who: narrowest(windows) for who, windows in found.items()}


def _told_births(owners: Owners) -> Iterator[tuple[str, Window]]:
    for passage in owners.article.passages:
        for mention in passage.dates:
            window = window_of(mention) if mention.mod is None else None
            who = _born(owners, passage, mention) if window is not None else None
            if window is not None and who is not None:
                yield who, window


def _born(owners: Owners, passage: Passage, mention: DateMention) -> str | None:
    """Whose birth a date is: in brackets after the name, or by the verb before it."""
    life = life_date(owners.article, passage, mention)
    if life is not None:
        return life[1] if life[0] == "born" else None
    if _BORN.search(passage.block.text, max(0, mention.start - REACH), mention.start) is None:
        return None
    frame, clause = owners.frames.frame(passage, tokens_at(passage.doc, mention.start, mention.end))
    frame = of_beginning(owners, passage, clause, frame)
    if "born" not in frame.event_classes:
        return None
    return next((p.name for p in frame.participants if p.proper and p.role == "patient"), None)


def _deed(passage: Passage, mention: DateMention, span: Span) -> Token | None:
    """The verb of what was done at the age: `at 27 she moved`, `he was 34 when he painted it`."""
    verb = clause_of(span.root).verb
    if verb is None or modality_of(clause_of(span.root)) != "happened":
        return None
    before = passage.block.text[max(0, mention.start - 16) : mention.start]
    if _AT.search(before) or mention.text.lower().startswith(("aged", "age ", "at ")):
        if verb.lower_ == "aged" and is_verbal(verb.head):
            verb = verb.head
        return verb if verb.tag_ == "VBD" and _is_deed(verb) else None
    if verb.lemma_ != "be" and verb.lemma_.lower() not in words_of("words", "turn"):
        return None
    return next((child for child in verb.rights if child.dep_ == "advcl" and _is_when(child) and _is_deed(child)), None)


def _is_when(verb: Token) -> bool:
    when = any(child.lower_ == "when" for child in verb.lefts)
    return when and verb.tag_ == "VBD" and modality_of(verbal_clause(verb)) == "happened"


def _is_deed(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return not is_light(lemma) and not is_reporting(lemma)


def _is_told(frame: Frame) -> bool:
    """Whether a frame tells of a deed that other words may tell of as well."""
    return frame.event is not None and NO_DEEDS.isdisjoint(frame.event_classes)


def _doer(owners: Owners, passage: Passage, deed: Token) -> Owner | None:
    subject = subject_of(deed)
    owner = owners.at(passage, subject[0]) if subject is not None and subject[0].dep_ == "nsubj" else None
    return owner if owner is not None and owner.kind.id == "person" else None


def _others(passage: Passage, span: Span) -> Iterator[Window]:
    """The dates of the sentence: where it has one, the age is compared with that already."""
    yield from (window for root, window in dates_of(passage, span.sent) if not span.start <= root.i < span.end)


def _told(born: Window | None) -> str:
    if born is None or born.low is None or born.high is None:
        return ""
    return f"on {born.low}" if born.low == born.high else f"between {born.low} and {born.high}"
