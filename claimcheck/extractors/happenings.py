"""What happened, as a clause tells it: the verb, or the noun or adjective where the verb says little.

Support verbs and light verbs leave the content to another word (`suffer a defeat`, `was declared void`); see Quirk et
al., A Comprehensive Grammar of the English Language (1985), 17.35.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import Clause, object_of, particle_of
from claimcheck.extractors.concepts import event_classes, is_event_noun, is_generic, is_light, is_reporting
from claimcheck.extractors.embedding import became, embedding_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

#: what happened: a lemma for a reader, and its synonym classes
Told = tuple[str, tuple[str, ...]]
#: classes of verbs that only say that something happened: `took place`, `was held`
HAPPENING = frozenset({"hold_event"})
#: by which what is counted hangs on the noun of a happening
EVENT_PREPOSITIONS = frozenset({"of", "for", "to"})


def happening_of(
    clause: Clause, thing: Token | None, value: Span, *, number: bool
) -> tuple[str | None, tuple[str, ...]]:
    """Lemma and synonym classes of what happened to a value or to the counted `thing`; (None, ()) if nothing is told.

    What the words next to the value tell comes first, and what the verb tells is another name for it. A verb that
    only states a `number` (`stands at`, `reached`) tells nothing that happened.
    """
    candidates = [told for told in _told_by(clause) if not (number and told[0] in embedding_words()["stating"])]
    nearer = _befallen(value) or _noun_over(thing)
    if nearer is not None:
        name, classes = nearer
        return name, tuple(dict.fromkeys((*classes, *next((c for _, c in candidates if c), ()))))
    for name, classes in candidates:
        if classes:
            return name, classes
    if candidates and clause.verb is not None and clause.verb.lemma_.lower() == candidates[0][0].partition("_")[0]:
        return candidates[0][0], (candidates[0][0],)
    return None, ()


def _told_by(clause: Clause) -> Iterator[Told]:
    """The words of a clause that may tell what happened, the likeliest first; those unknown without classes."""
    if clause.moved is not None:
        yield _of_noun(clause.moved)
    if clause.verb is not None:
        yield from _told_by_verb(clause, clause.verb)
    for noun in clause.nouns:
        if noun.pos_ == "NOUN":
            yield _of_noun(noun)


def _told_by_verb(clause: Clause, verb: Token) -> Iterator[Told]:
    lemma, particle = verb.lemma_.lower(), particle_of(verb)
    empty = is_light(lemma) or is_generic(lemma) or lemma in embedding_words()["stating"]
    classes = _classes(verb, lemma, particle)
    if empty:
        yield from _states(clause)
    if not HAPPENING.isdisjoint(classes):
        yield from _happening(clause)
    result = became(verb)
    if result is not None and (not classes or empty or is_reporting(lemma)):
        yield result.lemma_.lower(), _classes_of_state(result, classes if is_light(lemma) else ())
    if classes or not is_light(lemma):
        yield (f"{lemma}_{particle}" if particle else lemma), classes
    if empty:
        for argument in clause.arguments:
            if argument.role in {"agent", "patient"} and argument.head.pos_ == "NOUN":
                yield _of_noun(argument.head)


def _classes(verb: Token, lemma: str, particle: str | None) -> tuple[str, ...]:
    """The classes of a verb with what makes a construction of it."""
    complement = _complement(verb)
    classes = event_classes(lemma, particle, complement.lemma_.lower() if complement is not None else None, pos="VERB")
    if particle is None:
        classes = _with_preposition(verb, lemma) or classes
    # `nine are missing`
    return classes or (event_classes(verb.lower_, pos="NOUN") if verb.tag_ == "VBG" else ())


def _of_noun(noun: Token) -> Told:
    return noun.lemma_.lower(), event_classes(noun.lemma_.lower(), pos="NOUN")


def _complement(verb: Token) -> Token | None:
    """The word that makes a construction with a verb: `ground` in `break ground` and `ground was broken`."""
    children = list(verb.children)
    found = next((child for child in children if child.dep_ == "dobj"), None) or object_of(verb)
    return found or next((child for child in children if child.dep_ in {"acomp", "nsubjpass"}), None)


def _states(clause: Clause) -> Iterator[Told]:
    """What befell those told of by an adjective for a noun: `the dead included three children`, `among the injured`."""
    for argument in clause.arguments:
        if argument.head.pos_ in {"ADJ", "VERB"} and any(child.dep_ == "det" for child in argument.head.children):
            classes = event_classes(argument.head.lower_) or event_classes(argument.head.lemma_.lower())
            if classes:
                yield argument.head.lemma_.lower(), classes


def _classes_of_state(result: Token, constructed: tuple[str, ...]) -> tuple[str, ...]:
    """The classes of what became of something, by the whole construction if it is known."""
    lemma = result.lemma_.lower()
    return constructed or event_classes(lemma, pos="ADJ") or (lemma,)


def _happening(clause: Clause) -> Iterator[Told]:
    """What took place or was held: the happening that the subject names."""
    for argument in clause.arguments:
        if argument.role in {"agent", "patient"} and argument.preposition is None and argument.head.pos_ == "NOUN":
            classes = event_classes(argument.head.lemma_.lower(), pos="NOUN")
            if classes and HAPPENING.isdisjoint(classes):
                yield argument.head.lemma_.lower(), classes


def _with_preposition(verb: Token, lemma: str) -> tuple[str, ...]:
    """The classes that a verb has only with a preposition and its noun: `file for bankruptcy`, `come into force`."""
    alone = event_classes(lemma, pos="VERB")
    for preposition in (child for child in verb.children if child.dep_ == "prep" and child.i > verb.i):
        for noun in (child for child in preposition.children if child.dep_ == "pobj"):
            with_verb = event_classes(lemma, preposition.lower_, None, pos="VERB")
            found = event_classes(lemma, preposition.lower_, noun.lemma_.lower(), pos="VERB")
            # `took place at the festival` is no festival
            borrowed = is_light(lemma) and found == event_classes(noun.lemma_.lower(), pos="NOUN")
            if found and found not in (alone, with_verb) and not borrowed:
                return found
    return ()


def _befallen(value: Span) -> Told | None:
    """What befell those counted, by the adjective after their number: `with 40 dead`, `left 60 injured`."""
    word = value.doc[value.end] if value.end < value.sent.end else None
    if word is None or word.tag_ not in {"JJ", "VBN"} or word.pos_ == "NOUN":
        return None
    after = value.doc[word.i + 1] if word.i + 1 < value.sent.end else None
    if after is not None and (after.pos_ in {"NOUN", "PROPN", "ADJ"} or word.dep_ in {"amod", "compound"}):
        return None
    classes = event_classes(word.lower_, pos="NOUN")
    return (word.lower_, classes) if classes else None


def _noun_over(thing: Token | None) -> Told | None:
    """The happening that a noun tells of what is counted: `the loss of 14 lives`, `an order for 40 aircraft`."""
    if thing is None or thing.dep_ != "pobj" or thing.head.lower_ not in EVENT_PREPOSITIONS:
        return None
    noun = thing.head.head
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or is_generic(lemma) or not is_event_noun(lemma):
        return None
    classes = event_classes(lemma, thing.head.lower_, thing.lemma_.lower(), pos="NOUN")
    return (lemma, classes) if classes else None
