"""States that have lasted for a known time: `has been closed for twelve years` tells when it was closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of
from claimcheck.extractors.derived.ages import told
from claimcheck.extractors.derived.derivation import Derivation, in_clause
from claimcheck.extractors.derived.previous import before
from claimcheck.extractors.derived.reckoning import age_of, length_of, made, moved
from claimcheck.extractors.derived.reference import event_day, now
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.frames import subject_phrase
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owners
    from claimcheck.extractors.derived.reckoning import Window
    from claimcheck.models import DateMention

_FOR = re.compile(r"\bfor\s(?:the\s(?:last|past)\s)?$", re.IGNORECASE)
_NOW = re.compile(r"\snow\b", re.IGNORECASE)


def states(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The begins of states that lengths of time up to a known moment tell in one block."""
    text = passage.block.text
    for mention in passage.dates:
        if mention.type != "DURATION" or mention.age:
            continue
        up_to_now = _NOW.match(text, mention.end) is not None
        if _FOR.search(text, max(0, mention.start - 20), mention.start) is None and not up_to_now:
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        clause = clause_of(span.root)
        if clause.verb is None or not _lasts(clause.verb) or modality_of(clause) != "happened":
            continue
        frame, clause = owners.frames.frame(passage, span)
        then = _until(owners, passage, span, clause.verb) if clause.verb is not None else None
        window = _begin(mention, then) if then is not None else None
        if (
            window is None
            or then is None
            or not (words_of("since", "closing") | words_of("since", "wedded")).intersection(frame.event_classes)
        ):
            continue
        if not words_of("since", "closing").isdisjoint(frame.event_classes):
            frame = before(frame)  # what is closed now may have been closed before
        how = f"{mention.text} before, it being so {told(then)}"
        subject = subject_phrase(frame, clause, span.root)
        words = (mention.start, mention.end)
        yield in_clause(passage, words, window.value(), frame, subject, frame.event_class or "be", how, clause)


def _begin(mention: DateMention, then: Window) -> Window | None:
    years, length = age_of(mention), length_of(mention)
    if years is not None:
        return made(years, then) if years[0] >= 1 else None
    return moved(then, length, -1, exact=False) if length is not None else None


def _until(owners: Owners, passage: Passage, span: Span, verb: Token) -> Window | None:
    """Up to when the state lasted: now, of a present perfect; the date of the clause, of a past perfect."""
    if any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.lefts):
        return event_day(passage, span)
    return now(owners.article, passage, span)


def _lasts(verb: Token) -> bool:
    """A perfect of `be` with what became of something: `has been closed`."""
    auxiliaries = {child.lemma_.lower() for child in verb.lefts if child.dep_ in {"aux", "auxpass"}}
    return "have" in auxiliaries and ("be" in auxiliaries or verb.lemma_ == "be")
