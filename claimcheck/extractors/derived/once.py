"""Whose beginning a dated sentence tells, where a description or a pronoun stands for it: `The ship left the yard`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import subject_of
from claimcheck.extractors.derived.owners import apposed
from claimcheck.models import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.clauses import Clause
    from claimcheck.extractors.derived.owners import Owner, Owners
    from claimcheck.models import Frame

#: classes of happenings that befall their owner once
ONCE = frozenset(
    ["born", "build", "found", "complete", "plant", "launch_ship", "lay_keel", "deliver", "enter_service", "date_back"]
)
#: of these, what an owner does or undergoes without somebody else: its active subject is the owner
BY_ITSELF = frozenset({"born", "date_back"})
#: and what ships do, of which English says `she`
OF_SHIPS = frozenset({"build", "launch_ship", "lay_keel", "deliver", "enter_service"})
#: verbs of this kind have the owner for their subject
OWN_VERBS = frozenset({"leave", "date", "go", "come", "enter"})


def of_beginning(owners: Owners, passage: Passage, clause: Clause, frame: Frame) -> Frame:
    """The frame of a beginning with its owner named, where another sentence names what this one only describes.

    Of what an owner does by itself (`left the yard at Orsk`) no other name is the owner's.
    """
    own = _by_itself(frame)
    if ONCE.isdisjoint(frame.event_classes) or clause.verb is None or (not own and _is_named(frame)):
        return frame
    subject = subject_of(clause.verb)
    if subject is None or not (subject[1] or own):
        return frame
    told = _named(owners, passage, subject[0]) or _described(owners, passage, clause.verb, subject[0], frame)
    if told is None:
        return frame
    others = (_beside(p) if own else p for p in frame.participants if p.name != told.name)
    return frame.model_copy(update={"participants": (told, *others)})


def _named(owners: Owners, passage: Passage, subject: Token) -> Participant | None:
    """A subject that is a name, or is told beside one: `the Old Infirmary, a granite pile that was put up in 1884`."""
    named = apposed(subject) if subject.pos_ == "NOUN" and subject.dep_ == "appos" else subject
    heads = {mention.head for mention in passage.names}  # of which the tagger may take one for an adjective
    name = owners.frames.name_at(passage, named) if named is not None and named.i in heads else None
    return Participant(name=name, role="patient") if name is not None else None


def _described(owners: Owners, passage: Passage, verb: Token, subject: Token, frame: Frame) -> Participant | None:
    owner = _owner(owners, passage, verb, subject, frame)
    if owner is None or owner.name is None or not ONCE.intersection(frame.event_classes, owner.kind.events):
        return None
    return Participant(name=owner.name, role="patient", inferred=owner.inferred)


def _by_itself(frame: Frame) -> bool:
    return not BY_ITSELF.isdisjoint(frame.event_classes) or frame.event in OWN_VERBS


def _beside(participant: Participant) -> Participant:
    if participant.role != "patient" and not (participant.proper and participant.role == "agent"):
        return participant
    return participant.model_copy(update={"role": "other"})


def _is_named(frame: Frame) -> bool:
    """Whether the sentence names what the beginning befalls."""
    return any(p.proper and p.role == "patient" for p in frame.participants)


def _owner(owners: Owners, passage: Passage, verb: Token, subject: Token, frame: Frame) -> Owner | None:
    if subject.lower_ == "she" and not OF_SHIPS.isdisjoint(frame.event_classes):
        return owners.ship()
    if verb.dep_ == "relcl" and subject.pos_ == "NOUN":
        named = _apposition_over(verb, subject)
        if named is not None:
            return owners.at(passage, named)
    return owners.at(passage, subject)


def _apposition_over(verb: Token, subject: Token) -> Token | None:
    """`Lucan Merridew, the son of a ferryman, who was born in 1938`: the name, after the comma before `who`."""
    pronoun = next((token for token in verb.lefts if token.lower_ == "who"), None)
    if pronoun is None or not pronoun.i or pronoun.doc[pronoun.i - 1].text != ",":
        return None
    current = subject
    while current.dep_ in {"pobj", "prep", "appos"} and current.head.i != current.i:
        current = current.head
    return current if current.i != subject.i and current.pos_ == "PROPN" else None
