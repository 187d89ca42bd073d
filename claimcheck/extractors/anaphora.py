"""Which noun a pronoun stands for: `The bridge was begun in 1901. It was opened in 1905.`

Subjects are taken up by subjects (centering: Grosz, Joshi and Weinstein, Computational Linguistics 21, 1995); a
pronoun whose number the noun does not share, or that stands for nothing (`it was said that`), has no antecedent here.
Names are resolved by who is who, not here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import SUBJECTS, is_verbal
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SINGULAR = frozenset({"it"})
PLURAL = frozenset({"they", "them"})
PERSON = frozenset({"he", "she", "him", "her"})
#: how many pronouns in a row may take up one noun
LONGEST_CHAIN = 4
SINGULAR_TAGS = frozenset({"NN", "NNP"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def antecedent_of(pronoun: Token) -> Token | None:
    """The subject noun or name before it that a pronoun takes up, of its sentence or the one before; else None."""
    current = pronoun
    for _ in range(LONGEST_CHAIN):
        if not _refers(current):
            return None
        found = _subject_before(current)
        if found is None:
            return None
        if found.pos_ in {"NOUN", "PROPN"}:
            return found if _agrees(current, found) else None
        current = found
    return None


def _refers(pronoun: Token) -> bool:
    """Whether it stands for a thing or a person: not `it rained`, `it was in May that`, `it is said that`."""
    word, verb = pronoun.lower_, pronoun.head
    if word in PLURAL or word in PERSON:
        return True
    if word not in SINGULAR or (pronoun.dep_ in SUBJECTS and verb.lemma_.lower() in _impersonal()):
        return False
    clausal = any(child.dep_ in {"ccomp", "csubj", "csubjpass"} and child.i > verb.i for child in verb.children)
    return not (pronoun.dep_ in SUBJECTS and clausal and verb.lemma_.lower() in {"be", "say", "take"})


@cache
def _impersonal() -> frozenset[str]:
    return frozenset(lexicon("generic")["impersonal"]["verbs"])


def _subject_before(pronoun: Token) -> Token | None:
    """The subject of the clause before in its sentence, else the main subject of the sentence before."""
    sentence = pronoun.sent
    own = [token for token in pronoun.doc[sentence.start : pronoun.i] if _is_subject(token)]
    if own:
        return own[0]
    if sentence.start == 0:
        return None
    return _main_subject(pronoun.doc[sentence.start - 1].sent)


def _is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ != "relcl" and is_verbal(token.head)


def _main_subject(sentence: Span) -> Token | None:
    """The subject of its main verb; its main noun where it has none, or a verb was taken for a participle."""
    root = sentence.root
    if root.pos_ in {"NOUN", "PROPN"}:
        return root
    return next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _agrees(pronoun: Token, noun: Token) -> bool:
    word = pronoun.lower_
    if word in PLURAL:
        return noun.tag_ in PLURAL_TAGS or any(child.dep_ == "conj" for child in noun.children)
    return noun.tag_ in SINGULAR_TAGS and not any(child.dep_ == "conj" for child in noun.children)
