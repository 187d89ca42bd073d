"""Holdings made of a post and of whom its verb is said, with tense, negation and modality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.modality import CONDITIONS
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import SUBJECTS, subjects, verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase


Span = tuple[int, int]
#: so many verbs that are joined to one another may stand under one `if`
_CHAIN = 4


def is_passive(verb: Token) -> bool:
    """Whether the verb is told of the one it is done to."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and (
        verb.dep_ in {"acl", "conj", "advcl"} or not any(c.dep_ == "aux" for c in verb.children)
    )


def of_subject(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    """The post as held by whomever its verb is said of."""
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        holding = holding_of(phrase, person, pronoun)
        modify(doc, lower, holding, verb)
        holdings.append(holding)
    return holdings


def of_object(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    """The post as held by whomever its verb is done to."""
    for end in range(phrase.outer, verb.i, -1):
        if end in table.ends and table.ends[end][0] > verb.i and table.ends[end][1].kind not in THINGS:
            holding = holding_of(phrase, (table.ends[end][0], end))
            modify(doc, lower, holding, verb)
            holding.past = False
            if phrase.possessive is not None and lower[phrase.possessive] == "its" and holding.body is None:
                holding.body = _appointing_body(table, verb)
            return [holding]
    for token in doc[verb.i + 1 : phrase.outer]:
        if token.lower_ in {"him", "her"}:
            held = holding_of(phrase, None, token.i)
            held.supposed = is_supposed(verb)
            return [held]
    return []


def _appointing_body(table: NameTable, verb: Token) -> Span | None:
    """`Norda`, of `Norda named Ada Brown as its director`: the subject, where it is a body's name."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    for start, (end, name) in table.starts.items():
        if subject is not None and start <= subject.i < end and name.kind in {"organisation", "unknown"}:
            return start, end
    return None


def holding_of(phrase: RolePhrase, person: Span | None, pronoun: int | None = None) -> Holding:
    """A post in the hands of a person, by name or by the token of a pronoun."""
    return Holding(
        role=(phrase.start, phrase.end), phrase=phrase, person=person, pronoun=pronoun, body=phrase.body,
        possessive=phrase.possessive, status=phrase.status, then=phrase.then, definite=phrase.definite,
    )  # fmt: skip


def finite_past(verb: Token, helpers: list[Token]) -> bool:
    """Whether the verb with its helpers is in the past tense."""
    finite = next((child for child in helpers if child.dep_ in {"aux", "auxpass"}), verb)
    return finite.tag_ == "VBD"


def is_supposed(verb: Token) -> bool:
    """Whether the clause only supposes: `if she wins`, `whether she is`, `had she won`, `should she win`."""
    for _ in range(_CHAIN):
        subject = next((child.i for child in verb.children if child.dep_ in SUBJECTS), -1)
        for child in verb.children:
            if child.lower_ in CONDITIONS and child.dep_ in {"mark", "advmod"} and child.i < verb.i:
                return True
            if child.dep_ == "aux" and child.lower_ in {"had", "should"} and child.i < subject < verb.i:
                return True
        if verb.dep_ not in {"conj", "xcomp"} or subject >= 0:
            return False
        verb = verb.head
    return False


def modify(doc: Doc, lower: list[str], holding: Holding, verb: Token) -> None:
    """Read tense, negation and modality off the verb and its helpers."""
    helpers = [
        child for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "advmod"} and child.i < verb.i + 2
    ]
    words = {child.lower_ for child in helpers}
    holding.supposed = is_supposed(verb)
    holding.denied = any(child.dep_ == "neg" for child in helpers) or "never" in words
    holding.planned = bool(words & {"will", "'ll", "would", "shall", "may", "might", "could", "should"})
    to_verb = "to" in words and verb.dep_ == "xcomp"
    if to_verb and verb.head.lemma_ in {
        "expect",
        "set",
        "due",
        "plan",
        "want",
        "hope",
        "be",
        "wish",
        "agree",
        "intend",
    }:
        holding.planned = True
    if holding.planned and holding.status is None:
        holding.status = "incoming"
    ends = any(
        child.lower_ in {"until", "till"} and child.dep_ == "prep" and child.i < verb.i for child in verb.children
    )
    if ends and finite_past(verb, helpers):
        # `who until March was minister`
        holding.status = holding.status or "former"
    if (
        lower[verb.i - 2 : verb.i] == ["who", "then"]
        and verb.tag_ == "VBD"
        and verb.lemma_.lower() in {"be", "hold", "have"}
    ):
        # `who then held the office`
        holding.status = holding.status or "former"
    if "longer" in {token.lower_ for token in doc[verb.i + 1 : holding.role[0]]}:
        holding.status = "former"
    if holding.denied and "longer" in words:
        holding.status, holding.denied = "former", False
    holding.took = not (holding.planned or holding.denied) and verb.lemma_.lower() in verbs("hold", "appoint") | {
        "become"
    }
    finite = next((child for child in helpers if child.dep_ in {"aux", "auxpass"}), verb)
    if {"has", "have", "'s", "'ve"} & words:
        return
    holding.past = (
        finite.tag_ in {"VBD", "VBN"}
        and verb.lemma_ in verbs("hold", "copula") | verbs("hold", "serve")
        and verb.lemma_ != "become"
    )


def acting(doc: Doc, lower: list[str], table: NameTable, verb: Token, post: str) -> list[Holding]:
    """`Ada Brown prosecuted him`; passive verbs tell the act of somebody else."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return []
    holdings = []
    for person, _ in subjects(doc, lower, table, verb):
        if person is not None:
            held = Holding(role=(verb.i, verb.i + 1), role_name=post, person=person)
            modify(doc, lower, held, verb)
            holdings.append(held)
    return holdings
