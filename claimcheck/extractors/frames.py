"""Frames: what a claim is about, in terms that two claims can be compared by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.extractors.anaphora import PERSON, PLURAL, antecedent_of
from claimcheck.extractors.clauses import (
    Argument,
    Clause,
    clause_of,
    is_verbal,
    particle_of,
    verbal_clause,
)
from claimcheck.extractors.concepts import concept, event_classes, is_generic, is_light, thing_classes
from claimcheck.extractors.embedding import content_clause, with_moved
from claimcheck.extractors.happenings import happening_of
from claimcheck.extractors.labels import label_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.names import country_of
from claimcheck.extractors.names_posts import is_person
from claimcheck.extractors.nearness import BREAKS, distances, selectors, telling_words
from claimcheck.models import Frame, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.labels import Label
    from claimcheck.extractors.names import NameMention
    from claimcheck.models import DateMention
    from claimcheck.models.claim import ParticipantRole

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "off", "on", "outside", "around", "above", "below"})
#: words that mark a noun as known by what its relative clause tells: `the 27 who were trapped`
DEFINITE = frozenset({"the", "those", "these"})
#: forms of verbs that tell what is past
PAST = frozenset({"VBD", "VBN"})
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
#: how many topic words a frame keeps, and how many names an article's topic
TOPIC_WORDS = 14
TOPIC_NAMES = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """What happened and to what, each with its synonym classes."""

    event: str | None
    event_classes: tuple[str, ...]
    thing: str | None
    thing_classes: tuple[str, ...]


@dataclass(frozen=True)
class FrameBuilder:
    """Builds the frames of one article; holds what is worked out once per article."""

    article: Article

    def frame(
        self, passage: Passage, value: Span, thing: Token | None = None, told: Clause | None = None
    ) -> tuple[Frame, Clause]:
        """The frame and clause around the words of a value.

        `thing` is the counted noun, if there is one; `told` the clause where it is not the one that the value's words
        hang on.
        """
        bracketed = _before_bracket(value) if thing is None else None
        if bracketed is not None:
            clause = Clause(None, (bracketed,), (), (Argument(bracketed, "patient"),))
        else:
            # `is expected to cost 4 million`: what is told is told by the verb that stands for the noun
            nominal = thing is not None and not is_verbal(thing)
            clause = told or _telling_clause(thing if thing is not None and nominal else value.root)
            clause = _without(with_moved(clause, value) if thing is None else clause, value)
        own = list(self._participants(passage, clause, value, thing))
        label = label_of(passage, value) if thing is None else None
        thing = thing if thing is not None else self._told_noun(passage, clause)
        told_of: _Told | Label = (
            label if label is not None else _told_in(clause, thing, value, number=not _is_date(passage, value))
        )
        frame = Frame(
            event=told_of.event,
            event_class=next(iter(told_of.event_classes), None),
            event_classes=told_of.event_classes,
            thing=told_of.thing,
            thing_class=next(iter(told_of.thing_classes), None),
            thing_classes=told_of.thing_classes,
            modifiers=_modifiers(thing),
            participants=tuple(_unique([*own, *self._inferred()])),
            topic=self._topic(passage, value),
            selectors=selectors(value),
        )
        return frame, clause

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
        self, passage: Passage, clause: Clause, value: Span, thing: Token | None
    ) -> Iterator[Participant]:
        heads = {argument.head.i: argument for argument in clause.arguments}
        # each access to a span's sentence, start or root looks it up anew
        sentence, start, end, far = value.sent, value.start, value.end, distances(value)
        first, last = sentence.start_char, sentence.end_char
        inside = [
            mention for mention in passage.names if first <= mention.start < last and not start <= mention.head < end
        ]
        for mention in sorted(inside, key=lambda mention: far(mention.head)):
            argument = _argument_over(passage.doc[mention.head], heads, clause.verb)
            name = self.article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
            yield Participant(name=_without_nation(name), role=_role(argument, mention), proper=True)
        for argument in clause.arguments:
            yield from self._common(passage, argument, thing)

    def _told_noun(self, passage: Passage, clause: Clause) -> Token | None:
        """The noun that a value says something of: the one it hangs on, else who acts or is acted upon."""
        for noun in clause.nouns:
            if noun.pos_ == "NOUN":
                return noun
        for role in ("patient", "agent"):
            for argument in clause.arguments:
                if argument.role == role and argument.preposition is None:
                    found = self._noun_meant(passage, argument.head)
                    if found is not None:
                        return found
        return None

    def _noun_meant(self, passage: Passage, head: Token) -> Token | None:
        """The noun itself; that of a name that tells what it names (`Kettle Bridge`); what a pronoun takes up."""
        if head.pos_ == "PRON":
            found = antecedent_of(head)
            return self._noun_meant(passage, found) if found is not None and _may_mean(head, found) else None
        if head.pos_ == "NOUN":
            return head
        mention = self._name_of_token(passage, head) if head.pos_ == "PROPN" else None
        telling = mention is not None and mention.kind != "person" and mention.head == head.i and " " in mention.text
        return head if telling and thing_classes(head.lemma_.lower(), pos="NOUN") else None

    def _common(self, passage: Passage, argument: Argument, thing: Token | None) -> Iterator[Participant]:
        head = argument.head
        if thing is not None and head.i == thing.i:
            return
        role: ParticipantRole = _plain_role(argument)
        if head.pos_ == "PRON" or head.pos_ == "NOUN":
            antecedent = self.article.entities.antecedent(passage.index, head.i)
            if antecedent is not None:
                yield Participant(name=antecedent, role=role, proper=True, inferred=True)
        noun = self._noun_meant(passage, head) if head.pos_ == "PRON" else head
        if noun is not None and noun.pos_ == "NOUN" and not is_generic(noun.lemma_.lower()):
            yield Participant(name=noun.lemma_.lower(), role=role, proper=False, inferred=noun.i != head.i)

    def _inferred(self) -> Iterator[Participant]:
        """Whom the sentence leaves out: the article's topic stands in for what nobody is named for."""
        for name in self.topic_names:
            yield Participant(name=name, role="other", proper=True, inferred=True)

    def _topic(self, passage: Passage, value: Span) -> tuple[str, ...]:
        """The telling words of the sentence that are neither the value, a name nor a date, nearest first."""
        words: dict[str, None] = {}
        start, end, doc = value.start, value.end, value.doc
        for place, word in telling_words(value):
            if start <= place < end or word in words:
                continue
            token = doc[place]
            if country_of(token.text) is None and _in_mention(passage, token):
                continue
            words[word] = None
            if len(words) == TOPIC_WORDS:
                break
        return tuple(words)


def _before_bracket(value: Span) -> Token | None:
    """The noun or name that a value in brackets of its own belongs to: `the governor (1911-1915)`."""
    opening = next((token for token in reversed(value.doc[value.sent.start : value.start]) if token.text in "()"), None)
    if opening is None or opening.text != "(" or opening.i == value.sent.start:
        return None
    inside = value.doc[opening.i + 1 : value.start]
    before = value.doc[opening.i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or any(is_verbal(token) for token in inside):
        return None
    return before


def subject_phrase(frame: Frame, clause: Clause, anchor: Token) -> str:
    """What a claim is about, as a short phrase for a reader: who or what, and what happened."""
    names = [p for p in frame.participants if p.proper]
    own = [p.name for p in names if not p.inferred and p.role != "place"]
    about = ", ".join(own[:2]) or next((p.name for p in names), "")
    told = " ".join([*_told(clause, frame), *([frame.thing] if frame.thing else [])])
    return f"{about}: {told}" if about and told else about or told or anchor.text


def _told(clause: Clause, frame: Frame) -> Iterator[str]:
    """The predicate as the text has it, and the words that narrow the noun."""
    verb = clause.verb
    if verb is not None and not is_light(verb.lemma_.lower()):
        yield from (child.text for child in verb.children if child.dep_ == "auxpass")
        yield verb.text
        particle = particle_of(verb)
        if particle is not None:
            yield particle
    yield from frame.modifiers


def _told_in(clause: Clause, thing: Token | None, value: Span, *, number: bool) -> _Told:
    """What happened and to what, as the clause tells it."""
    event, classes = happening_of(clause, thing, value, number=number)
    return _Told(event, classes, thing.lemma_.lower() if thing is not None else None, _thing_classes(thing))


def _telling_clause(token: Token) -> Clause:
    """The clause around a token; of `the 27 who had been trapped sat` the one that tells who they are."""
    clause = content_clause(_low_clause(token), token)
    whole = _whole_of(token)
    relative = next((child for child in whole.children if child.i > whole.i and _narrows(child)), None)
    if relative is None or token.dep_ == "attr" or token.doc[relative.left_edge.i - 1].text == ",":
        return clause
    verb = clause.verb
    told_apart = relative.tag_ in PAST and modality_of(clause) != "happened"
    defining = told_apart or whole.lower_ in DEFINITE or any(child.lower_ in DEFINITE for child in token.children)
    empty = verb is None or is_light(verb.lemma_.lower()) or is_generic(verb.lemma_.lower())
    lemma = relative.lemma_.lower()
    # `of the 41 who sat the examination, nine failed`
    parted = token.head.lower_ == "of" and token.head.left_edge.i == token.sent.start
    known = bool(_classes_of(relative)) or (parted and not is_generic(lemma))
    telling = is_verbal(relative) and not is_light(lemma) and known
    return verbal_clause(relative) if telling and (defining or empty or parted) else clause


def _low_clause(token: Token) -> Clause:
    """The clause around a token; the relative clause right before it, where the parse has it hang on a verb beyond.

    English attaches low (Kimball, Seven principles of surface structure parsing, 1973): `received the heads for the
    monument, which was unveiled on 9 June`.
    """
    clause = clause_of(token)
    if clause.verb is None or clause.verb.i > token.i:
        return clause
    for word in reversed(token.doc[clause.verb.i + 1 : token.i]):
        if word.text in BREAKS:
            return clause
        if is_verbal(word):
            return verbal_clause(word) if word.dep_ == "relcl" else clause
    return clause


def _whole_of(token: Token) -> Token:
    """The noun or pronoun of those that a number is taken of: `fourteen of those killed`; else the token."""
    of = next((child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    return next((child for child in of.children if child.lower_ in DEFINITE), token) if of is not None else token


def _narrows(verb: Token) -> bool:
    """Whether a verb tells which: `who were trapped`, `injured in the crash`; not `the first to cross`."""
    return verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def _classes_of(verb: Token) -> tuple[str, ...]:
    return event_classes(verb.lemma_.lower(), particle_of(verb), pos="VERB")


def _without(clause: Clause, value: Span) -> Clause:
    """The clause without the words of the value itself, such as the month of a date or a currency."""

    def outside(token: Token) -> bool:
        return not value.start <= token.i < value.end

    return replace(
        clause,
        nouns=tuple(noun for noun in clause.nouns if outside(noun)),
        arguments=tuple(argument for argument in clause.arguments if outside(argument.head)),
    )


def _may_mean(pronoun: Token, noun: Token) -> bool:
    """Whether a noun can be what a pronoun stands for: people are he or she, never it."""
    if pronoun.lower_ in PLURAL or noun.pos_ == "PROPN":
        return True
    lemma = noun.lemma_.lower()
    return is_person(lemma) == (pronoun.lower_ in PERSON) or (
        pronoun.lower_ in PERSON and not thing_classes(lemma, pos="NOUN")
    )


def _thing_classes(thing: Token | None) -> tuple[str, ...]:
    if thing is None:
        return ()
    lemma = thing.lemma_.lower()
    return thing_classes(lemma, pos="NOUN" if thing.pos_ == "PROPN" else thing.pos_) or (lemma,)


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


def _without_nation(name: str) -> str:
    """`Soviet Vostok` is a Vostok; the nation is told apart from the name."""
    first, _, rest = name.partition(" ")
    return (
        rest if rest and " " not in rest and country_of(first) is not None and concept(rest) == rest.lower() else name
    )


def _is_date(passage: Passage, value: Span) -> bool:
    first = passage.doc[0].idx
    start, end = value.start_char - first, value.end_char - first
    return any(date.start < end and start < date.end for date in passage.dates)


def _in_mention(passage: Passage, token: Token) -> bool:
    """Whether the token is part of a name or of a temporal expression, which are compared as such."""
    mentions: list[NameMention | DateMention] = [*passage.names, *passage.dates]
    return any(mention.start <= token.idx < mention.end for mention in mentions)


def _unique(participants: Iterable[Participant]) -> Iterator[Participant]:
    seen: set[tuple[str, bool]] = set()
    for participant in participants:
        key = (participant.name, participant.proper)
        if key not in seen:
            seen.add(key)
            yield participant
