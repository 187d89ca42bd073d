"""What something is the first since: `the first strike in 34 years`, `for the first time since 1998`.

The one before was then. It is another happening than the one that the sentence tells, so that it has a class of its
own (`previous_strike_work`), which only such words and `the last strike was in 1989` give.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import Clause, clause_of, is_verbal, subject_of
from claimcheck.extractors.concepts import concept, event_classes, is_event_class, is_generic, is_light
from claimcheck.extractors.derived.ages import told
from claimcheck.extractors.derived.derivation import Derivation, in_clause
from claimcheck.extractors.derived.owners import kind_of_noun
from claimcheck.extractors.derived.reckoning import Window, age_of, length_of, made, moved, period_of
from claimcheck.extractors.derived.reference import event_day, lately, now
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owners
    from claimcheck.models import DateMention, Frame

#: how far before a length or date `first` stands, in characters
REACH = 90
#: marks the class of the happening before
PREVIOUS = "previous_"
#: labels of words that narrow a noun
NARROWING = frozenset({"amod", "compound", "nmod"})

_FIRST = re.compile(
    r"\bfirst\s[^.;:,()]{2,70}?\s(?:(?P<by>in|for)\s(?:over\s|about\s)?|since\s(?:the\s)?)$", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:no|without(?:\san?)?)\s[^.;:,()]{2,60}?\s(?:(?P<by>in|for)\s|since\s(?:the\s)?)$", re.IGNORECASE
)
#: `the first time in 112 years of the club` tells of no other time
_OF = re.compile(r"\s(?:of|and)\b", re.IGNORECASE)


def previous(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The dates of the happenings before those that one block tells as the first since."""
    text = passage.block.text
    for mention in passage.dates:
        before = text[max(0, mention.start - REACH) : mention.start]
        match = _FIRST.search(before) or _NONE.search(before)
        if match is None or mention.age or (match["by"] is None) == (mention.type == "DURATION"):
            continue
        if match["by"] is not None and _OF.match(text, mention.end):
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        start = mention.start - len(before) + match.start()
        head = _what(passage, span, start)
        if head is None or _narrows(span.root) or _is_held(head):
            continue
        clause = clause_of(head if is_verbal(head) else span.root)
        if modality_of(clause) not in _allowed(match):
            continue
        found = _then(owners, passage, mention, span)
        frame = _frame(owners, passage, span, head)
        if found is not None and frame is not None:
            window, how = found
            subject = f"{_named(frame)}: last {head.lemma_.lower()} before"
            yield in_clause(
                passage, (mention.start, mention.end), window.value(), frame, subject, frame.event or "be", how, clause
            )


def _named(frame: Frame) -> str:
    """Whom or what the sentence names, for a reader."""
    return ", ".join([p.name for p in frame.participants if p.proper and not p.inferred][:2]) or "it"


def _allowed(match: re.Match[str]) -> frozenset[str]:
    """`no strike for 34 years` is denied itself, and tells of the last one all the same."""
    return frozenset({"happened"}) if match.re is _FIRST else frozenset({"happened", "denied"})


def _then(owners: Owners, passage: Passage, mention: DateMention, span: Span) -> tuple[Window, str] | None:
    """When the one before was, and how that was worked out."""
    if mention.type != "DURATION":
        window = period_of(mention.value())
        return (window, "") if window is not None else None  # told, not worked out
    day = event_day(passage, span) or now(owners.article, passage, span)
    age, length = age_of(mention), length_of(mention)
    if day is None and age is not None:
        day = lately(owners.article, passage)
    if day is None or length is None or (age is not None and age[0] < 1):
        return None
    window = made(age, day) if age is not None else moved(day, length, -1, exact=False)
    return (window, f"{mention.text} before, the next one being {told(day)}") if window is not None else None


def _what(passage: Passage, span: Span, start: int) -> Token | None:
    """What is the first: the noun after `first` or `no`, or the verb for `the first time`."""
    words = list(tokens_at(passage.doc, start, span.start_char))
    mark = next((token for token in words if token.lower_ in {"first", "no", "without"}), None)
    noun = next((token for token in words[1:] if token.pos_ in {"NOUN", "PROPN"} and not _narrows(token)), None)
    if mark is None or noun is None or any(is_verbal(token) for token in words):
        return None
    if any(child.dep_ in NARROWING and child.i != mark.i for child in noun.lefts):
        return None  # the last mayor is not the last woman to be mayor
    if any(token.pos_ in {"ADP", "DET"} for token in words[1:] if token.i < noun.i and token.lower_ not in {"a", "an"}):
        return None  # `the first for a local beer`
    if noun.lemma_.lower() == "time":
        return clause_of(noun).verb
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" or is_generic(lemma) or _is_followed_by_verb(span):
        return None
    return noun


def _is_held(head: Token) -> bool:
    """`has been the first choice since May`: a place that is held from then on."""
    return head.dep_ == "attr" and any(child.lemma_ == "have" and child.dep_ == "aux" for child in head.head.lefts)


def _narrows(token: Token) -> bool:
    return token.dep_ in {"compound", "nmod", "amod", "poss"} and token.head.i > token.i


def _is_followed_by_verb(span: Span) -> bool:
    """`the first mayor in 34 years to resign`."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following is not None and following.lower_ in {"to", "who", "that", "which"}


def _frame(owners: Owners, passage: Passage, span: Span, head: Token) -> Frame | None:
    base, _ = owners.frames.frame(passage, span)
    known = tuple(filter(is_event_class, base.event_classes)) if is_verbal(head) else ()
    classes = tuple(f"{PREVIOUS}{name}" for name in known) or previous_classes(head)
    if not classes:
        return None
    lemma = head.lemma_.lower()
    thing = (
        {"thing": lemma, "thing_class": concept(lemma), "thing_classes": (concept(lemma),)}
        if head.pos_ == "NOUN"
        else {}
    )
    return base.model_copy(
        update={"event": lemma, "event_class": classes[0], "event_classes": classes, "selectors": (), **thing}
    )


def previous_classes(head: Token) -> tuple[str, ...]:
    """The classes of the happening before: of a verb or a noun; () of words that tell nothing."""
    lemma = head.lemma_.lower()
    if (is_generic(lemma) or is_light(lemma)) and not event_classes(lemma):
        return ()
    classes = event_classes(lemma, pos="VERB" if is_verbal(head) else "NOUN") or (lemma,)
    return tuple(f"{PREVIOUS}{name}" for name in classes)


def with_previous(frame: Frame, clause: Clause) -> Frame:
    """The frame of a date, where it is that of the last one so far: `the last strike was in 1989`."""
    head = _last(clause)
    classes = previous_classes(head) if head is not None else ()
    return frame.model_copy(update={"event_classes": (*frame.event_classes, *classes)}) if classes else frame


def as_last(frame: Frame) -> Frame:
    """The frame of what happened last, where it is of a kind that comes again: `ten years since the club won`."""
    return frame if words_of("previous", "repeated").isdisjoint(frame.event_classes) else before(frame)


def before(frame: Frame) -> Frame:
    """The frame of what happened as that of the last time that it did so far."""
    classes = tuple(name if name.startswith(PREVIOUS) else f"{PREVIOUS}{name}" for name in frame.event_classes)
    return frame.model_copy(update={"event_class": classes[0], "event_classes": classes})


def _last(clause: Clause) -> Token | None:
    """What a clause tells to be the last one: a noun that it is of, or its verb."""
    nouns = [*clause.nouns[:1]]
    if clause.verb is not None:
        if any(
            child.lower_ == "last" and child.dep_ == "advmod" and child.i < clause.verb.i
            for child in clause.verb.children
        ):
            return clause.verb
        subject = subject_of(clause.verb)
        nouns += [subject[0]] if subject is not None else []
    for noun in nouns:
        if noun.pos_ == "NOUN" and any(
            child.lower_ in words_of("previous", "words") and child.dep_ == "amod" for child in noun.lefts
        ):
            return noun if kind_of_noun(noun) is None or not is_generic(noun.lemma_.lower()) else None
    return None
