"""Frames: what a claim is about, in terms that two claims can be compared by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import Argument, Clause, clause_of, is_verbal, object_of, particle_of
from claimcheck.extractors.concepts import concept, event_classes, is_generic, is_light, thing_classes
from claimcheck.models import Frame, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.names import NameMention
    from claimcheck.models.claim import ParticipantRole

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "off", "on", "outside", "around", "above", "below"})
#: dependency labels under which another statement begins
OTHER_CLAUSES = frozenset({"conj", "ccomp", "advcl", "parataxis", "relcl"})
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
#: how many topic words a frame keeps, and how many names an article's topic
TOPIC_WORDS = 14
TOPIC_NAMES = 3


@dataclass(frozen=True)
class FrameBuilder:
    """Builds the frames of one article; holds what is worked out once per article."""

    article: Article

    def frame(self, passage: Passage, anchor: Token, thing: Token | None = None) -> tuple[Frame, Clause]:
        """The frame and clause around `anchor`; `thing` is the counted noun, if there is one."""
        clause = clause_of(thing if thing is not None else anchor)
        own = self._participants(passage, clause, anchor, thing)
        participants = _unique([*own, *self._inferred(passage, anchor, clause, own)])
        event, event_class = _event(clause)
        thing = thing if thing is not None else _dated_noun(clause)
        return (
            Frame(
                event=event,
                event_class=event_class,
                thing=thing.lemma_.lower() if thing is not None else None,
                thing_class=_thing_class(thing),
                modifiers=_modifiers(thing),
                participants=tuple(participants),
                topic=_topic(clause, anchor),
            ),
            clause,
        )

    def name_at(self, passage: Passage, token: Token) -> str | None:
        """The canonical name that a token belongs to or stands for, if any."""
        mention = self._name_of_token(passage, token)
        if mention is not None:
            return self.article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
        if token.lower_ in PRONOUNS or token.pos_ == "NOUN":
            return self.article.entities.antecedent(passage.index, token.i)
        return None

    @cached_property
    def topic_names(self) -> tuple[str, ...]:
        """The names that the article is about: those of its title and beginning that come back most."""
        counts: dict[str, int] = {}
        leading: set[str] = set()
        for passage in self.article.passages:
            for mention in passage.names:
                name = self.article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
                counts[name] = counts.get(name, 0) + 1
                if passage.index <= 1:
                    leading.add(name)
        ranked = sorted(counts, key=lambda name: (name not in leading, -counts[name], name))
        return tuple(ranked[:TOPIC_NAMES])

    def _name_of_token(self, passage: Passage, token: Token) -> NameMention | None:
        for mention in passage.names:
            if mention.start <= token.idx < mention.end:
                return mention
        return None

    def _participants(
        self, passage: Passage, clause: Clause, anchor: Token, thing: Token | None
    ) -> Iterator[Participant]:
        heads = {argument.head.i: argument for argument in clause.arguments}
        root = clause.verb
        for mention in passage.names:
            token = passage.doc[mention.head]
            if token.sent.start != anchor.sent.start:
                continue
            argument = _argument_over(token, heads, root)
            if argument is None and not _within(token, root):
                continue
            name = self.article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
            yield Participant(name=name, role=_role(argument, mention), proper=True)
        for argument in clause.arguments:
            yield from self._common(passage, argument, anchor, thing)

    def _common(
        self, passage: Passage, argument: Argument, anchor: Token, thing: Token | None
    ) -> Iterator[Participant]:
        head = argument.head
        if head.i == anchor.i or (thing is not None and head.i == thing.i):
            return
        role: ParticipantRole = _plain_role(argument)
        if head.pos_ == "PRON" or head.pos_ == "NOUN":
            antecedent = self.article.entities.antecedent(passage.index, head.i)
            if antecedent is not None:
                yield Participant(name=antecedent, role=role, proper=True, inferred=True)
        if head.pos_ == "NOUN" and not is_generic(head.lemma_.lower()):
            yield Participant(name=head.lemma_.lower(), role=role, proper=False)

    def _inferred(
        self, passage: Passage, anchor: Token, clause: Clause, own: Iterable[Participant]
    ) -> Iterator[Participant]:
        """Whom the sentence leaves out: the article's topic stands in for what nobody is named for."""
        for name in self.topic_names:
            yield Participant(name=name, role="other", proper=True, inferred=True)


def subject_phrase(frame: Frame, clause: Clause, anchor: Token) -> str:
    """What a claim is about, as a short phrase for a reader: who or what, and what happened."""
    names = [p.name for p in frame.participants if p.proper and not p.inferred]
    names = names or [p.name for p in frame.participants if p.proper][:1]
    words = [word for word in (*frame.modifiers, frame.thing) if word]
    told = " ".join(words) if words else ""
    event = frame.event.replace("_", " ") if frame.event else ""
    parts = [part for part in (told, event) if part]
    about = ", ".join(names[:2])
    return f"{about}: {' / '.join(parts)}" if about and parts else about or " / ".join(parts) or anchor.text


def _event(clause: Clause) -> tuple[str | None, str | None]:
    """Lemma and synonym class of what happened: the verb, or its noun where the verb says little."""
    verb = clause.verb
    candidates: list[tuple[str, tuple[str, ...]]] = []
    if verb is not None:
        particle = particle_of(verb)
        complement = object_of(verb)
        lemma = verb.lemma_.lower()
        name = f"{lemma}_{particle}" if particle else lemma
        classes = event_classes(lemma, particle, complement.lemma_.lower() if complement is not None else None)
        if classes or not is_light(lemma):
            candidates.append((name, classes))
        nouns = [a.head for a in clause.arguments if a.role in {"agent", "patient"} and a.head.pos_ == "NOUN"]
        if is_light(lemma) or is_generic(lemma):
            candidates.extend((n.lemma_.lower(), event_classes(n.lemma_.lower())) for n in nouns)
    candidates.extend((n.lemma_.lower(), event_classes(n.lemma_.lower())) for n in clause.nouns)
    for name, classes in candidates:
        if classes:
            return name, classes[0]
    return (candidates[0][0], candidates[0][0]) if candidates and verb is not None else (None, None)


def _dated_noun(clause: Clause) -> Token | None:
    """The noun that a date says something of: the one it hangs on, else what the verb acts upon."""
    if clause.nouns:
        return clause.nouns[0]
    for role in ("patient", "agent"):
        for argument in clause.arguments:
            if argument.role == role and argument.head.pos_ == "NOUN":
                return argument.head
    return None


def _thing_class(thing: Token | None) -> str | None:
    if thing is None:
        return None
    lemma = thing.lemma_.lower()
    classes = thing_classes(lemma)
    return classes[0] if classes else lemma


def _modifiers(thing: Token | None) -> tuple[str, ...]:
    if thing is None:
        return ()
    return tuple(
        sorted(
            child.lemma_.lower()
            for child in thing.children
            if child.dep_ in MODIFIERS and child.pos_ in {"ADJ", "NOUN", "VERB"} and child.is_alpha
        )
    )


def _argument_over(token: Token, heads: dict[int, Argument], root: Token | None) -> Argument | None:
    current = token
    while True:
        if current.i in heads:
            return heads[current.i]
        if current.head.i == current.i or (root is not None and current.i == root.i) or is_verbal(current):
            return None
        current = current.head


def _within(token: Token, root: Token | None) -> bool:
    """Whether the token belongs to the clause of `root`, not to one nested in it or above it."""
    current = token
    while current.head.i != current.i:
        if root is not None and current.i == root.i:
            return True
        if is_verbal(current) and current.i != token.i:
            return False
        current = current.head
    return root is None or current.i == root.i


def _role(argument: Argument | None, mention: NameMention) -> ParticipantRole:
    if argument is None:
        return "place" if mention.kind == "place" else "other"
    role = _plain_role(argument)
    return "place" if role == "other" and mention.kind == "place" else role


def _plain_role(argument: Argument) -> ParticipantRole:
    if argument.role == "agent":
        return "agent"
    if argument.role == "patient":
        return "patient"
    if argument.role == "of":
        return "of"
    return "place" if argument.preposition in PLACE_PREPOSITIONS else "other"


def _topic(clause: Clause, anchor: Token) -> tuple[str, ...]:
    root = clause.verb if clause.verb is not None else (clause.nouns[-1] if clause.nouns else anchor)
    words: dict[str, None] = {}
    for token in _clause_tokens(root):
        lemma = token.lemma_.lower()
        if token.pos_ in CONTENT and token.is_alpha and not token.is_stop and not is_generic(lemma) and not is_light(lemma):
            words.setdefault(concept(lemma), None)
    for governor in clause.governors[:1]:
        lemma = governor.lemma_.lower()
        if not is_generic(lemma) and not is_light(lemma):
            words.setdefault(concept(lemma), None)
    return tuple(list(words)[:TOPIC_WORDS])


def _clause_tokens(root: Token) -> Iterator[Token]:
    yield root
    for child in root.children:
        if child.dep_ not in OTHER_CLAUSES:
            yield from _clause_tokens(child)


def _unique(participants: Iterable[Participant]) -> Iterator[Participant]:
    seen: set[tuple[str, bool]] = set()
    for participant in participants:
        key = (participant.name, participant.proper)
        if key not in seen:
            seen.add(key)
            yield participant
