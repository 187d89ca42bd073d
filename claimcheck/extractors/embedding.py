"""The clause that tells what happened, where the one around a value only tells how sure it is or how far it went.

`About 300 staff are expected to be laid off` tells of laying off, not of expecting (raising); `it was in 1931 that
the bridge was opened` of opening (a cleft); `the launch was put back to 4 May` of launching. The constructions are
those of Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapters 14 and 16.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import SUBJECTS, Clause, is_verbal, particle_of, verbal_clause
from claimcheck.extractors.concepts import event_classes, is_event_noun, is_light
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

#: how many verbs may stand above the one that tells: `is thought likely to have been sold`
DEEPEST = 3
#: words that turn a denial round: `not until 1931 was the bridge opened`
UNTIL = frozenset({"until", "till"})
#: by which a clause hangs on `it was in 1931`
CLEFT_CLAUSES = frozenset({"ccomp", "relcl", "advcl"})


def content_clause(clause: Clause, value: Token) -> Clause:
    """The clause that tells what happened to what `value` stands for, or when; often the one given."""
    for _ in range(DEEPEST):
        lower = _told_below(clause, value)
        if lower is None:
            return clause
        denied = clause.denied or (clause.verb is not None and _denies(clause.verb, value))
        clause = replace(verbal_clause(lower), nouns=clause.nouns, denied=denied)
    return clause


def _denies(verb: Token, value: Token) -> bool:
    """Whether a verb above denies what is told below it; `it was not until 1931 that` does not."""
    if any(word.lower_ in UNTIL for word in (value, *value.ancestors) if word.i < value.i):
        return False
    heads = [verb, *(child for child in verb.children if child.dep_ in {"acomp", "oprd"})]
    words = [child for head in heads for child in head.children]
    longer = any(word.lower_ == "longer" and word.i and word.nbor(-1).lower_ == "no" for word in words)
    return longer or any(word.dep_ == "neg" or word.lower_ == "never" for word in words)


def _told_below(clause: Clause, value: Token) -> Token | None:
    verb = clause.verb
    infinitive = _infinitive(verb) if verb is not None else None
    if verb is None or _is_under(value, infinitive):
        return None
    if verb.lemma_.lower() == "be" and _is_cleft(verb, value):
        return next((child for child in verb.children if child.dep_ in CLEFT_CLAUSES and is_verbal(child)), None)
    if infinitive is None:
        return None
    words = embedding_words()
    heads = {verb.lemma_.lower(), infinitive.head.lemma_.lower(), infinitive.head.lower_}
    if not heads.isdisjoint(words["raising"]):
        return infinitive
    if _in_subject(value, verb) and not heads.isdisjoint(words["control"]):
        return infinitive
    return infinitive if _in_object(value, verb) and not heads.isdisjoint(words["object_control"]) else None


def _infinitive(verb: Token) -> Token | None:
    """The verb with `to` that completes a verb, or an adjective beside it: `are to go`, `is due to open`."""
    for child in verb.children:
        if child.dep_ == "xcomp" and is_verbal(child) and child.i > verb.i and _has_to(child):
            return child
        if child.dep_ in {"acomp", "oprd"}:
            found = next((c for c in child.children if c.dep_ == "xcomp" and is_verbal(c) and _has_to(c)), None)
            if found is not None:
                return found
    return None


def _has_to(verb: Token) -> bool:
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return any(word.lower_ == "to" for one in auxiliaries for word in (one, *one.children))


def _is_cleft(verb: Token, value: Token) -> bool:
    """Whether a form of `be` only sets the value before the clause: `it was in 1931 that`, `not until 1931 was`."""
    others = [child for child in verb.children if child.dep_ in {*SUBJECTS, "expl", "attr", "acomp"}]
    return all(child.lower_ == "it" for child in others) and _top_below(value, verb).dep_ in {"prep", "npadvmod"}


def _in_subject(value: Token, verb: Token) -> bool:
    return _top_below(value, verb).dep_ in SUBJECTS


def _in_object(value: Token, verb: Token) -> bool:
    return _top_below(value, verb).dep_ == "dobj"


def _top_below(token: Token, verb: Token) -> Token:
    """The token under the verb that a token hangs on, or the token."""
    current = token
    while current.head.i not in (verb.i, current.i):
        current = current.head
    return current


def _is_under(token: Token, verb: Token | None) -> bool:
    return verb is not None and (token.i == verb.i or verb.is_ancestor(token))


def with_moved(clause: Clause, value: Span) -> Clause:
    """The clause with the noun of what it moves to the date or hour told: `put the launch back to 4 May`."""
    verb, words = clause.verb, embedding_words()
    before = value.doc[value.start - 1].lower_ if value.start else ""
    if verb is not None and before in words["dated_at"] and verb.lemma_.lower() in words["dating_verbs"]:
        date = next((one.head for one in clause.arguments if _is_new_date(one.head)), None)
        return replace(clause, moved=date) if date is not None else clause
    if verb is None or before not in words["moved_to"]:
        return clause
    extended = verb.lemma_.lower() in words["extending_verbs"]
    if not extended and not _is_moving(verb):
        return clause
    nouns = [one.head for one in clause.arguments if one.role in {"patient", "agent"} and one.head.pos_ == "NOUN"]
    moved = next((noun for noun in reversed(nouns) if _can_be_moved(noun, extended=extended)), None)
    if moved is None and not extended and _is_postponing(verb):
        moved = nouns[-1] if nouns else None
    return replace(clause, moved=moved)


def _is_new_date(noun: Token) -> bool:
    """`the new date`, `a target date`: one to come, and not that of what happened."""
    words = embedding_words()
    to_come = any(child.lower_ in words["dates_to_come"] for child in noun.lefts)
    return to_come and noun.lemma_.lower() in words["moved_nouns"]


def _can_be_moved(noun: Token, *, extended: bool) -> bool:
    """A happening, or the date of one; of those only the date is extended."""
    if noun.lemma_.lower() in embedding_words()["moved_nouns"]:
        return True
    return not extended and is_event_noun(noun.lemma_)


def _is_moving(verb: Token) -> bool:
    return _is_postponing(verb) or verb.lemma_.lower() in embedding_words()["moving_verbs"]


def _is_postponing(verb: Token) -> bool:
    """Whether a verb moves something in time and nothing in space: `postpone`, `bring forward`."""
    particles = {particle_of(verb), *(child.lower_ for child in verb.children if child.lower_ in {"back", "forward"})}
    classes = {name for one in particles for name in event_classes(verb.lemma_.lower(), one, pos="VERB")}
    return not embedding_words()["moving"].isdisjoint(classes)


def sets_dates(verb: Token) -> bool:
    """Whether a verb tells of an old and a new date, and not of a time between two: `moved from 3 May to 10 May`."""
    words, lemma = embedding_words(), verb.lemma_.lower()
    if lemma in words["extending_verbs"]:
        return any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children) or verb.dep_ == "acl"
    return _is_moving(verb)


def became(verb: Token) -> Token | None:
    """The adjective that tells what became of something: `went blind`, `was declared void`; None for other verbs."""
    if not is_light(verb.lemma_.lower()) and verb.lemma_.lower() not in embedding_words()["becoming"]:
        return None
    return next(
        (child for child in verb.children if child.dep_ in {"acomp", "oprd"} and child.pos_ in {"ADJ", "VERB"}), None
    )


@cache
def embedding_words() -> dict[str, frozenset[str]]:
    """The lists of `rules/lexicon/embedding.toml`, by name."""
    return {name: frozenset(words) for name, words in lexicon("embedding").items() if isinstance(words, list)}
