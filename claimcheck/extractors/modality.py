"""Whether what a clause tells happened, is planned, alleged, denied, feared or supposed; and who says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import SUBJECTS, Clause
from claimcheck.extractors.concepts import is_reporting, modality_cues
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claimcheck.models import Modality

#: where two cues meet, the one that takes more away from the statement holds
STRENGTH: tuple[Modality, ...] = ("denied", "feared", "hypothetical", "planned", "alleged")
#: labels by which a verb is what another verb says, wants, fears or denies
COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl"})
#: words before a noun by which it is one that the reader knows
KNOWN = frozenset({"the", "this", "that", "these", "those"})
CONDITIONS = frozenset({"if", "unless", "whether"})


def modality_of(clause: Clause, value: Token | None = None, *, first_time: bool = False) -> Modality:
    """The modality of the clause, by auxiliaries, negation and the verbs that it depends on.

    `value` is the word whose value is told: one that belongs to a known subject stands whatever is denied of this.
    `first_time` passes over its own negation, for what was `not opened until 1905`.
    """
    if clause.verb is None:
        return "happened"
    stands = first_time or (value is not None and _is_presupposed(value, clause.verb))
    found = set(_own_cues(clause)) - ({"denied"} if stands else set())
    if clause.moved is not None:
        found.add("planned")
    if clause.denied:
        found.add("denied")
    found.update(_governing_cues(clause))
    return next((modality for modality in STRENGTH if modality in found), "happened")


def _is_presupposed(value: Token, verb: Token) -> bool:
    """Whether a value belongs to a subject that the reader knows: `the 40 boats did not sail`, `Ana, 81, never left`.

    What is presupposed is not denied (Karttunen, Presuppositions of compound sentences, 1973).
    """
    if _tells_being(verb):
        return False
    subjects = (child for child in verb.lefts if child.dep_ in SUBJECTS)
    subject = next((child for child in subjects if child == value or child.is_ancestor(value)), None)
    if subject is None:
        return False
    return subject.pos_ == "PROPN" or any(child.dep_ == "poss" or child.lower_ in KNOWN for child in subject.lefts)


def _tells_being(verb: Token) -> bool:
    """Whether the verb tells that its subject took place or came to be: denied of it, there was no such thing."""
    word = verb.lemma_.lower()
    if any(child.dep_ == "auxpass" for child in verb.children):
        return word in _embedding("made")
    objects = {child.lower_ for child in verb.children if child.dep_ in {"dobj", "advmod", "prt"}}
    return word in _embedding("occurring") or any(f"{word} {child}" in _embedding("occurring") for child in objects)


def may_begin(clause: Clause) -> bool:
    """Whether what the clause denies up to a moment came about then: `was not opened`, but not `did not survive`."""
    if clause.verb is None or clause.verb.lemma_.lower() in _embedding("lasting"):
        return False
    return any(child.dep_ == "neg" for child in clause.verb.children)


def speaker_of(clause: Clause) -> str | None:
    """Who says so, in the text's own words, where the sentence names a speaker."""
    for verb in ((clause.verb,) if clause.verb is not None else ()) + clause.governors:
        if verb is not clause.verb and is_reporting(verb.lemma_.lower()):
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
            if subject is not None:
                return phrase(subject)
        for child in verb.children:
            if child.lower_ == "according":
                return next((phrase(t) for t in child.subtree if t.dep_ == "pobj"), None)
    return None


def phrase(head: Token) -> str:
    """The noun phrase of a head without the clauses that hang on it, as written."""
    left = min(head.left_edge.i, head.i)
    stop = next(
        (c.left_edge.i for c in head.children if c.i > head.i and c.dep_ in {"relcl", "acl", "appos", "punct"}), None
    )
    right = head.right_edge.i + 1 if stop is None else stop
    return head.doc[left : max(right, head.i + 1)].text.strip(" ,;:")


def _goes_on(verb: Token) -> bool:
    """Whether a verb is joined to the one above it under the same auxiliary or `to`."""
    own = any(
        child.dep_ in {*SUBJECTS, "auxpass"} or (child.dep_ == "aux" and child.lower_ != "to")
        for child in verb.children
    )
    shared = verb.tag_ == "VB" or (verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.head.children))
    return verb.dep_ == "conj" and shared and not own


def _shared_cues(verb: Token) -> Iterator[Modality]:
    """The modality that the auxiliaries of a verb give those that are joined to it."""
    cues = modality_cues()
    for child in verb.children:
        word = child.lemma_.lower()
        if child.dep_ == "aux" and word in cues and word != "could":
            yield cues[word]


def _own_cues(clause: Clause) -> Iterator[Modality]:
    verb = clause.verb
    assert verb is not None
    reported = any(is_reporting(governor.lemma_.lower()) for governor in clause.governors)
    cues = modality_cues()
    for child in verb.children:
        if child.dep_ == "neg":
            yield "denied"
        elif _is_condition(child):
            yield "hypothetical"
        elif child.dep_ in {"aux", "advmod", "acomp"}:
            word = child.lemma_.lower()
            if word == "would" and reported:
                yield "planned"
            elif word in cues and (child.dep_ != "aux" or word != "could" or _is_only_possible(verb, child)):
                yield cues[word]
    if _form(verb) == "to" and (verb.head.lemma_ == "be" or _is_to_come(verb)):
        yield "planned"


def _is_to_come(verb: Token) -> bool:
    """`a museum, to be opened in May`; not what was the first of its kind, or the only one: `the third to be built`."""
    if verb.dep_ not in {"relcl", "acl"} or not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    noun = verb.head
    ranked = (child for child in (noun, *noun.children) if child.i < verb.i)
    return noun.pos_ in {"NOUN", "PROPN"} and not any(
        child.ent_type_ == "ORDINAL" or child.tag_ == "JJS" or child.lower_ in _embedding("ranking") for child in ranked
    )


def _completed(verb: Token, lemma: str) -> Modality | None:
    """What the word above makes of a verb that completes it: `refused to go`, `considered going`, `too weak to go`."""
    adjective = verb.head if verb.head.dep_ in {"acomp", "oprd"} else None
    if adjective is not None:
        if any(child.lower_ == "too" for child in adjective.lefts):
            return "denied"
        if adjective.lemma_.lower() in _embedding("implying"):
            return None
    return modality_cues().get(f"{lemma}_{_form(verb)}")


def _form(verb: Token) -> str:
    """How a verb completes the one above it: `to` leave, leav`ing`; the empty word for a clause of its own."""
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return "to"
    return "ing" if verb.tag_ == "VBG" and not any(child.dep_ == "aux" for child in verb.children) else ""


def _is_only_possible(verb: Token, could: Token) -> bool:
    """`could be cut`, `could open in May`; not what somebody was able to do: `could carry 400`."""
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children):
        return True  # could have held more
    if verb.lemma_.lower() in _embedding("ability") or could.i > verb.i:
        return False
    return not any(child.dep_ == "neg" or child.lower_ in _embedding("limiting") for child in verb.children)


@cache
def _embedding(name: str) -> frozenset[str]:
    return frozenset(lexicon("embedding")[name])


def _is_condition(child: Token) -> bool:
    """Whether the child is an `if`, or a clause that begins with one."""
    marks = (child, *child.children) if child.dep_ == "advcl" else (child,)
    return any(mark.dep_ == "mark" and mark.lower_ in CONDITIONS for mark in marks)


def _is_aside(verb: Token) -> bool:
    """`plans to sell the mill, built in 1931`: a participle after a comma tells what is so of a thing that is known."""
    first, noun = verb.left_edge.i, verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or first == 0 or verb.doc[first - 1].text != ",":
        return False
    return noun.pos_ == "PROPN" or any(child.dep_ == "poss" or child.lower_ in KNOWN for child in noun.lefts)


def _governing_cues(clause: Clause) -> Iterator[Modality]:
    cues = modality_cues()
    current = clause.verb
    for governor in clause.governors:
        if current is not None and _goes_on(current):
            # hopes to open it in May and close it in June
            yield from _shared_cues(governor)
            if _form(governor) == "to" and _is_to_come(governor):
                yield "planned"
            if governor.tag_ != "VB" and governor.lemma_.lower() in cues:
                yield cues[governor.lemma_.lower()]
            current = governor
            continue
        if current is None or current.dep_ not in COMPLEMENTS or _is_aside(current):
            return
        lemma = governor.lemma_.lower()
        found = _completed(current, lemma) if current.dep_ in {"xcomp", "ccomp"} else None
        if found is not None:
            yield found
        elif lemma in cues and not is_reporting(lemma):
            yield cues[lemma]
        if any(child.dep_ == "acomp" and child.lemma_.lower() in cues for child in governor.children):
            yield "planned"
        if is_reporting(lemma) and current.dep_ != "xcomp":
            return
        current = governor
