"""Frames of events that a sentence names in passing: `after the signing of the pact`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import subject_of
from claimcheck.extractors.concepts import concept, event_classes, is_generic, is_light, thing_classes
from claimcheck.models import Frame, Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owners
    from claimcheck.extractors.names import NameMention

TOPIC_WORDS = 14
#: a longer phrase tells a reader no more, in characters
LONGEST_SUBJECT = 80
CONTENT = frozenset({"NOUN", "VERB", "ADJ"})


def event_frame(owners: Owners, passage: Passage, event: Token) -> Frame:
    """The frame of an event noun, by the words of its own phrase."""
    lemma = event.lemma_.lower()
    classes = event_classes(lemma, pos="NOUN")
    things = thing_classes(lemma, pos="NOUN") or (lemma,)
    phrase = _phrase(event)
    words = [lemma, *(t.lemma_.lower() for t in sorted(phrase, key=lambda t: abs(t.i - event.i)) if _tells(t))]
    return Frame(
        event=lemma,
        event_class=classes[0] if classes else lemma,
        event_classes=classes or (lemma,),
        thing=lemma,
        thing_class=things[0],
        thing_classes=things,
        modifiers=tuple(
            sorted({t.lemma_.lower() for t in event.lefts if t.dep_ in {"amod", "compound"} and _tells(t)})
        ),
        participants=tuple(_participants(owners, passage, phrase, event)),
        topic=tuple(dict.fromkeys(concept(word) for word in words))[:TOPIC_WORDS],
    )


def clause_frame(owners: Owners, passage: Passage, verb: Token, beside: Token | None = None) -> Frame | None:
    """The frame of a verb's clause; None where no word but those of its arguments, nor `beside`, hangs on it."""
    hook = beside if beside is not None and beside.head.i == verb.i else None
    hook = hook or next(
        (t for t in verb.children if t.dep_ in {"mark", "aux", "auxpass", "punct", "advmod", "prt"}), None
    )
    if hook is None:
        return None
    frame, _ = owners.frames.frame(passage, passage.doc[hook.i : hook.i + 1])
    words = [verb.lemma_.lower(), *(t.lemma_.lower() for t in _phrase(verb) if _tells(t) and t.i != verb.i)]
    topic = tuple(dict.fromkeys(concept(word) for word in words if not is_generic(word)))
    subject = subject_of(verb)
    own = {t.i for t in _phrase(verb)} | ({subject[0].i} if subject is not None else set())
    names = {name.head for name in passage.names}
    kept = {owners.frames.name_at(passage, passage.doc[i]) for i in own if i in names}
    participants = tuple(p for p in frame.participants if not p.proper or p.inferred or p.name in kept)
    return frame.model_copy(update={"topic": topic[:TOPIC_WORDS], "participants": participants, "selectors": ()})


def event_subject(event: Token) -> str:
    """The event for a reader: its phrase as the text has it, without the conjunction before it."""
    phrase = _phrase(event)
    mark = max((token.i for token in event.children if token.dep_ == "mark" and token.i < event.i), default=-1)
    first = next((token.i for token in phrase if token.i > mark and token.dep_ != "punct"), event.i)
    text = event.doc[first : max(token.i for token in phrase) + 1].text
    return " ".join(text.split()).strip(" ,;:.")[:LONGEST_SUBJECT]


def _phrase(head: Token) -> list[Token]:
    """The words under a head, without what hangs on it by a clause of its own."""
    outside = {
        t.i for child in head.children if child.dep_ in {"relcl", "advcl", "ccomp", "parataxis"} for t in child.subtree
    }
    return [token for token in head.subtree if token.i not in outside]


def _tells(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return token.pos_ in CONTENT and token.is_alpha and not token.is_stop and not is_light(lemma)


def _participants(owners: Owners, passage: Passage, phrase: list[Token], event: Token) -> Iterator[Participant]:
    seen: set[str] = set()
    for token in phrase:
        mention = _mention_by_head(passage, token)
        name = owners.frames.name_at(passage, token) or mention.text if mention is not None else None
        if mention is not None and name is not None and name not in seen:
            seen.add(name)
            yield Participant(name=name, role="place" if mention.kind == "place" else "of")
        if token.dep_ == "poss" and token.pos_ == "PRON" and (who := owners.frames.name_at(passage, token)):
            seen.add(who)
            yield Participant(name=who, role="of", inferred=True)
    for token in phrase:
        if token.pos_ == "NOUN" and token.dep_ == "pobj" and not is_generic(token.lemma_.lower()):
            yield Participant(name=token.lemma_.lower(), role="of", proper=False)
    for name in owners.frames.topic_names:
        if name not in seen:
            yield Participant(name=name, role="other", inferred=True)


def _mention_by_head(passage: Passage, token: Token) -> NameMention | None:
    return next((mention for mention in passage.names if mention.head == token.i), None)
