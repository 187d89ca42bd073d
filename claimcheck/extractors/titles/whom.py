"""Of whom a verb is said: a name, several, or a pronoun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import is_person
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
PRONOUNS = frozenset(["he", "she", "him", "her", "who", "whom"])
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
AUX = frozenset(["aux", "auxpass"])


@cache
def verbs(*path: str) -> frozenset[str]:
    """A list of verb lemmas of `rules/lexicon/succession.toml`."""
    data = lexicon("succession")
    for key in path:
        data = data[key]
    return frozenset(data)


def subjects(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> list[tuple[Span | None, int | None]]:
    """Who the verb is said of: names (several when coordinated), else a pronoun's token."""
    for _ in range(4):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return _resolve(doc, lower, table, subject)
        if verb.dep_ in {"relcl", "acl"}:
            return _name_of(doc, lower, table, verb.head)
        if verb.dep_ in AUX and verb.head.i > verb.i:
            # `was managing director` is often taken for a verb with its helper
            verb = verb.head
            continue
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        else:
            break
    return []


def _resolve(doc: Doc, lower: list[str], table: NameTable, subject: Token) -> list[tuple[Span | None, int | None]]:
    word = subject.lower_
    if word in {"who", "whom", "that"}:
        return _antecedent(doc, lower, table, subject)
    if word in PRONOUNS:
        return [(None, subject.i)]
    found = _name_of(doc, lower, table, subject)
    if not found and subject.tag_ == "NN" and is_person(subject.lemma_.lower()):
        # `the hydrologist was in charge`: whoever that is
        return [(None, subject.i)] if any(child.lower_ == "the" for child in subject.lefts) else []
    return found


def _antecedent(doc: Doc, lower: list[str], table: NameTable, pronoun: Token) -> list[tuple[Span | None, int | None]]:
    """The name before `, who`; else what the relative clause hangs on."""
    for end in (pronoun.i, pronoun.i - 1):
        if end in table.ends and table.ends[end][1].kind not in THINGS:
            return [((table.ends[end][0], end), None)]
    clause = pronoun.head
    for _ in range(3):
        if clause.dep_ == "relcl":
            found = _name_of(doc, lower, table, clause.head)
            # `Ada Brown, the surgeon who runs the clinic`
            beside = clause.head.dep_ == "appos" and is_person(clause.head.lemma_.lower())
            return found or (_name_of(doc, lower, table, clause.head.head)[:1] if beside else [])
        clause = clause.head
    return []


def _name_of(doc: Doc, lower: list[str], table: NameTable, token: Token) -> list[tuple[Span | None, int | None]]:
    """The name that holds the token, with the names coordinated to it; or one in apposition to it."""
    found: list[tuple[Span | None, int | None]] = []
    for member in (token, *token.conjuncts):
        span = _covering(table, member.i)
        if span is not None:
            found.append((span, None))
    if found or token.pos_ == "PROPN":
        return found
    for child in token.children:
        span = _covering(table, child.i) if child.dep_ == "appos" else None
        if span is not None:
            return [(span, None)]
    return []


def is_full_person(table: NameTable, person: Span) -> bool:
    """Whether a name is surely somebody's, or may be by its two words: `Norda` may be a firm."""
    name = table.starts[person[0]][1]
    return name.kind == "person" or (name.kind == "unknown" and " " in name.text)


def _covering(table: NameTable, i: int) -> Span | None:
    for start, (end, name) in table.starts.items():
        if start <= i < end:
            return (start, end) if name.kind not in THINGS else None
    return None
