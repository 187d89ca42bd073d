"""Whose age it is, where it is set off after a noun or a name: `Jana Krall, 41,`, `survived by a son, 12`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.models import Participant

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.frames import FrameBuilder
    from claimcheck.models import Frame

#: what may stand between the comma and the number
LEADS = frozenset({"aged", "age", "now", "then", "just", "only", "still"})


def of_owner(frames: FrameBuilder, passage: Passage, age: Span, frame: Frame) -> Frame:
    """The frame with nobody acting or acted upon in it but who has the age, where that is set off after them."""
    owner = _owner(age)
    if owner is None:
        return frame
    who = frames.name_at(passage, owner)
    kept = [_beside(participant, who, owner) for participant in frame.participants]
    if not any(_is_owner(participant, who, owner) for participant in kept):
        name, proper = (who, True) if who is not None else (owner.lemma_.lower(), False)
        kept.insert(0, Participant(name=name, role="patient", proper=proper))
    return frame.model_copy(update={"participants": tuple(kept)})


def _owner(age: Span) -> Token | None:
    """The noun or name right before the comma or bracket that sets the age off."""
    doc, at = age.doc, age.start - 1
    while at > age.sent.start and doc[at].lower_ in LEADS:
        at -= 1
    if at <= age.sent.start or doc[at].text not in {",", "("}:
        return None
    owner = doc[at - 1]
    while owner.dep_ == "pobj" and owner.head.dep_ == "prep" and owner.head.head.pos_ in {"NOUN", "PROPN"}:
        owner = owner.head.head  # Lena Ruiz from Madrid, 29
    return owner if owner.pos_ in {"NOUN", "PROPN"} else None


def _is_owner(participant: Participant, who: str | None, owner: Token) -> bool:
    if participant.proper:
        return participant.name == who and participant.role in {"agent", "patient"}
    return who is None and participant.name == owner.lemma_.lower()


def _beside(participant: Participant, who: str | None, owner: Token) -> Participant:
    """A participant as it is; one who has not the age is only beside it."""
    if participant.role not in {"agent", "patient"} or _is_owner(participant, who, owner):
        return participant
    return participant.model_copy(update={"role": "other"})
