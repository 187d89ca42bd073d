"""Which clause a date belongs to, where it is not the one that the parse hangs it on.

- A date right after a verb of saying is that of the saying: `said on Friday they had arrested him`.
- A date that opens a clause right before its subject is that of this clause: `, on 4 May she was searched`.
- A date that stands before a noun is that of the noun: `the author of the 1996 book died`.
- A date that hangs on the noun of a happening is that of the noun where the verb tells of another one: `withdrawn after
  deaths in June`, `the opening in 1955 preceded the fire of 1960`.
- What something is set for is when it is planned: `the march, scheduled for 4 May`.
- What lasts until a date that a clause with `when` follows ends by what that clause tells: `until 1904, when it burnt`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import SUBJECTS, Clause, clause_of, is_verbal, nominal_clause, subject_of
from claimcheck.extractors.concepts import is_event_noun, is_generic, is_light, is_reporting
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREPOSITIONS = frozenset({"on", "in", "at", "during", "by", "since", "until", "from", "early", "late"})
#: what a clause may begin after
EDGES = frozenset({",", ";", ":", "and", "but", "or", "while", "that", "when", "then", "—", "–"})
#: labels of words that narrow the noun after them
BEFORE_NOUN = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
#: by these a verb tells of the time of the noun: `hurt in the fire on Monday`
SIMULTANEOUS = frozenset({"in", "during", "at", "on", "amid", "as"})
#: so many words a noun phrase may have before its head
LONGEST_SUBJECT = 8


def binding_of(date: Span) -> tuple[Clause | None, bool]:
    """The clause that a date is of, None where the parse may be followed; and whether it is only planned."""
    ending = _ending(date)
    if ending is not None:
        return ending, False
    noun = _noun_after(date) or _happening(date)
    if noun is not None:
        return nominal_clause(noun), False
    anchor = _anchor(date)
    if anchor is not None:
        return clause_of(anchor), False
    planned = _set_for(date)
    return (nominal_clause(planned), True) if planned is not None else (None, False)


def _ending(date: Span) -> Clause | None:
    """The clause with `when` that tells what ended at a date."""
    if date.start == date.sent.start or date.doc[date.start - 1].lower_ not in {"until", "till"}:
        return None
    at = date.end + (date.end < date.sent.end and date.doc[date.end].text == ",")
    if at >= date.sent.end or date.doc[at].lower_ != "when":
        return None
    clause = clause_of(date.doc[at])
    return clause if clause.verb is not None and clause.verb.i > at else None


def _noun_after(date: Span) -> Token | None:
    """The noun that a date narrows; a possessive one only below another noun: `the winner of last year's race`."""
    root = date.root
    noun = root.head
    if root.dep_ not in BEFORE_NOUN or noun.i < date.end or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if root.dep_ == "poss" and noun.dep_ != "pobj":
        return None
    return noun


def _happening(date: Span) -> Token | None:
    """The noun of a happening that a date hangs on, where the verb above need not be of the same time."""
    preposition = date.root.head if date.root.dep_ == "pobj" else date.root
    noun = preposition.head
    if noun.i >= date.start or noun.pos_ != "NOUN" or not is_event_noun(noun.lemma_.lower()):
        return None
    if preposition.lower_ == "of":
        return noun
    top = noun
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if top.dep_ in {"pobj", "pcomp"}:
        return noun if top.head.lower_ not in SIMULTANEOUS else None
    if top.dep_ not in SUBJECTS:
        return None
    verb = top.head.lemma_.lower()
    return noun if noun.dep_ == "conj" or verb in _relating() or is_light(verb) or is_generic(verb) else None


def _anchor(date: Span) -> Token | None:
    """A token whose clause the date is of by its place."""
    first = _first(date)
    subject = _subject_after(date) if first is not None else None
    if first is None or subject is None:
        return None
    before = date.doc[first - 1] if first > date.sent.start else None
    if before is not None and before.pos_ == "VERB" and is_reporting(before.lemma_.lower()):
        return _subject_before(before) if subject.head.i != before.i else None
    if before is not None and before.lower_ not in EDGES:
        return None
    verb = clause_of(date.root).verb
    return subject if is_verbal(subject.head) and (verb is None or verb.i != subject.head.i) else None


def _first(date: Span) -> int | None:
    """Where the adverbial begins, its preposition included."""
    start = date.start
    while start > date.sent.start and date.doc[start - 1].lower_ in PREPOSITIONS:
        start -= 1
    return start if date.start - start <= 2 else None


def _subject_after(date: Span) -> Token | None:
    """The subject whose noun phrase begins right after the date, but for a comma."""
    at = date.end
    if at < date.sent.end and date.doc[at].text == ",":
        at += 1
    for token in date.doc[at : min(at + LONGEST_SUBJECT, date.sent.end)]:
        if token.dep_ in SUBJECTS:
            return token if token.left_edge.i == at and not is_verbal(token) else None
        if token.pos_ in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def _subject_before(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)


def _set_for(date: Span) -> Token | None:
    """What is set for a date: `scheduled for 4 May`, `postponed to June`."""
    verb = clause_of(date.root).verb
    if verb is None or verb.lemma_.lower() not in _setting():
        return None
    first = date.start - 1
    if first < date.sent.start or date.doc[first].lower_ not in {"for", "to", "until", "till"}:
        return None
    found = subject_of(verb)
    if found is not None and found[1]:
        return found[0] if found[0].pos_ in {"NOUN", "PROPN"} else None
    return next((child for child in verb.children if child.dep_ == "dobj" and child.pos_ in {"NOUN", "PROPN"}), None)


@cache
def _relating() -> frozenset[str]:
    return frozenset(lexicon("own_dates")["relating"]["verbs"].split())


@cache
def _setting() -> frozenset[str]:
    return frozenset(lexicon("own_dates")["setting"]["verbs"].split())
