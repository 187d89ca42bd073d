"""Claims: a mention bound to what it is said of."""

from __future__ import annotations

from typing import Literal

from claimcheck.models.base import Model
from claimcheck.models.values import Value

ClaimType = Literal["date", "count", "title"]
Modality = Literal["happened", "planned", "alleged", "denied", "feared", "hypothetical"]
Status = Literal["supported", "unsupported", "conflicting"]
ParticipantRole = Literal["agent", "patient", "of", "place", "other"]


class Participant(Model):
    """Someone or something that takes part in what is told.

    `name` is the fullest name that the article gives it, or the lemma of a common noun;
    `inferred` means that another sentence, the headline or a pronoun supplied it. `kind` is what the
    article's words make of a name (`person`, `organisation`, `place`, `craft`, `work`), a hint.
    """

    name: str
    role: ParticipantRole = "other"
    proper: bool = True
    inferred: bool = False
    kind: str | None = None


class Scope(Model):
    """What a claim is limited to: a place, a time (ISO 8601 ends), a part of a whole, an edition.

    `period` is a stretch of time without a date, in words: `first half`, `last season`.
    """

    where: str | None = None
    since: str | None = None
    until: str | None = None
    of: str | None = None
    edition: str | None = None
    period: str | None = None


class Frame(Model):
    """What a claim is about, in terms that two claims can be compared by.

    `event` is the lemma of the governing verb or event noun, `event_class` its synonym class in the
    lexicon (or the lemma itself); `thing` and `thing_class` likewise for the counted noun or the
    noun that a date belongs to. `modifiers` are lemmas that narrow the thing. `topic` holds the
    telling words of the sentence as concepts, nearest to the value first; `selectors` those near the value
    that pick one of several like things (`second`, `western`, `previous`). All but countries are lower case.
    """

    event: str | None = None
    event_class: str | None = None
    event_classes: tuple[str, ...] = ()
    thing: str | None = None
    thing_class: str | None = None
    thing_classes: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    topic: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()


class Claim(Model):
    """One statement of one article, with the exact words as evidence.

    Spans are half-open offsets in characters into the decoded file as it stands: `start`, `end` of
    the sentence, `value_start`, `value_end` of the words that express the value. `text` is the
    sentence, `line` and `column` (from 1, in characters) are where the value starts. `attribute` is a
    lemma: what of the subject is told (`sink`, `killed`, `seat`, `hold_office`). `checkable` is False
    for statements that no other article could be asked to confirm (vague, opinion, hypothetical).
    `derived_from` says in words how a value was worked out that the text tells by another: a year of
    birth by an age. `frame` is what the linker compares; reports leave it out unless asked.
    """

    id: str
    document: str
    type: ClaimType
    text: str
    start: int
    end: int
    value_start: int
    value_end: int
    line: int
    column: int | None = None
    value: Value
    subject: str
    attribute: str
    modality: Modality = "happened"
    scope: Scope = Scope()
    speaker: str | None = None
    frame: Frame = Frame()
    checkable: bool = True
    derived_from: str | None = None
    status: Status = "unsupported"
    supported_by: tuple[str, ...] = ()

    @property
    def value_text(self) -> str:
        """The words that express the value."""
        return self.text[self.value_start - self.start : self.value_end - self.start]
