"""The clause that a value stands in: its predicate and who takes part in it, read off the parse.

Dependency labels are ClearNLP's, as spaCy's English models give them
(https://github.com/clir/clearnlp-guidelines/blob/master/md/specifications/dependency_labels.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
#: labels by which a verb hangs on a noun that it says something of
NOUN_CLAUSES = frozenset({"relcl", "acl"})
#: labels by which a verb shares the subject of the verb above it
SHARED_SUBJECT = frozenset({"xcomp", "conj", "advcl", "pcomp"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
#: how far up the tree a clause is looked for; deeper nesting is a parse gone wrong
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun (or pronoun) that takes part: its head token, and the preposition that brings it in."""

    head: Token
    role: str
    preposition: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments.

    `verb` is None in a phrase without a verb (a heading, a list item). `nouns` are the nominal heads
    between the value and the verb, innermost first: `a round of 95 million euros` gives `round`.
    `governors` are the verbs that the predicate depends on within its sentence, innermost first.
    `moved` is the noun of a happening that the predicate only moves to the date told: `put the launch back to May`.
    `denied` tells that a verb above the predicate denies it: `were not believed to have died`.
    """

    verb: Token | None
    nouns: tuple[Token, ...]
    governors: tuple[Token, ...]
    arguments: tuple[Argument, ...]
    moved: Token | None = None
    denied: bool = False


def clause_of(token: Token) -> Clause:
    """The clause around a token."""
    nouns: list[Token] = []
    current = token
    for _ in range(MAX_DEPTH):
        if is_verbal(current) and current.i != token.i:
            return verbal_clause(current, nouns)
        if current.pos_ in {"NOUN", "PROPN"} and current.i != token.i and current.text != "|":
            nouns.append(current)
        if current.head.i == current.i:
            break
        current = current.head
    if is_verbal(token):
        return verbal_clause(token, nouns)
    return Clause(None, tuple(nouns), (), tuple(_nominal_arguments(nouns[-1] if nouns else token)))


def nominal_clause(noun: Token) -> Clause:
    """The clause of a noun by itself, without the verb that it stands with: `the 1990 attack`."""
    return Clause(None, (noun,), (), tuple(_nominal_arguments(noun)))


def is_verbal(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or an auxiliary that is not another verb's."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})


def particle_of(verb: Token) -> str | None:
    """The particle of a phrasal verb (`went under`, `set up`), lower case."""
    for child in verb.children:
        if child.text.isalpha() and (
            child.dep_ == "prt" or (child.dep_ == "advmod" and child.i == verb.i + 1 and child.lower_ in _particles())
        ):
            return child.lower_
    return None


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon("generic")["particles"]["words"])


def object_of(verb: Token) -> Token | None:
    """The direct object or complement of a verb."""
    return next((child for child in verb.children if child.dep_ in OBJECTS), None)


def subject_of(verb: Token) -> tuple[Token, bool] | None:
    """The subject of a verb, its own or one it shares, and whether it is acted upon."""
    current = verb
    passive = is_passive(verb)
    for _ in range(MAX_DEPTH):
        own = _own_subject(current)
        if own is not None:
            return own, passive or own.dep_ == "nsubjpass"
        if current.dep_ in NOUN_CLAUSES and current.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return current.head, passive or (current.dep_ == "acl" and current.tag_ == "VBN")
        if current.dep_ not in SHARED_SUBJECT or current.head.i == current.i:
            return None
        current = current.head
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, with or without its auxiliary."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not any(c.dep_ == "aux" for c in verb.children)


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            relative = child.lower_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl"
            return verb.head if relative else child
    return None


def verbal_clause(verb: Token, nouns: Sequence[Token] = ()) -> Clause:
    """The clause of a verb itself; `nouns` lie between a value and it."""
    known = _predicates(verb.doc)
    if verb.i not in known:
        known[verb.i] = tuple(_governors(verb)), tuple(_verbal_arguments(verb))
    governors, arguments = known[verb.i]
    return Clause(verb, tuple(nouns), governors, arguments)


@lru_cache(maxsize=64)
def _predicates(doc: Doc) -> dict[int, tuple[tuple[Token, ...], tuple[Argument, ...]]]:
    """What is known of the verbs of a text, by index: each of many values asks the verb of its sentence anew."""
    return {}


def _governors(verb: Token) -> Iterator[Token]:
    current = verb
    for _ in range(MAX_DEPTH):
        if current.head.i == current.i:
            return
        current = current.head
        if is_verbal(current):
            yield current


def _verbal_arguments(verb: Token) -> Iterator[Argument]:
    subject = subject_of(verb)
    if subject is not None:
        head, acted_upon = subject
        yield from _with_conjuncts(Argument(head, "patient" if acted_upon else "agent"))
    passive = is_passive(verb)
    for child in verb.children:
        if child.dep_ in OBJECTS:
            yield from _with_conjuncts(Argument(child, "patient"))
        elif child.dep_ in PREPOSITIONS:
            yield from _prepositional(child, by_agent=passive)


def _nominal_arguments(noun: Token) -> Iterator[Argument]:
    yield Argument(noun, "patient")
    for child in noun.children:
        if child.dep_ in PREPOSITIONS:
            yield from _prepositional(child, by_agent=False)


def _prepositional(preposition: Token, *, by_agent: bool) -> Iterator[Argument]:
    word = preposition.lower_
    role = "agent" if by_agent and word == "by" else "of" if word == "of" else "other"
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _with_conjuncts(Argument(child, role, word))
            for grandchild in child.children:
                if grandchild.dep_ == "prep":
                    yield from _prepositional(grandchild, by_agent=False)
        elif child.dep_ == "prep":
            yield from _prepositional(child, by_agent=by_agent)


def _with_conjuncts(argument: Argument) -> Iterator[Argument]:
    yield argument
    for conjunct in argument.head.conjuncts:
        if conjunct.i > argument.head.i:
            yield Argument(conjunct, argument.role, argument.preposition)
