"""What a verb is done to, and by whom, as the parse and the words around tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.beside import name_after
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import verbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
_CAPITAL = frozenset(["NNP", "NNPS", "NN", "NNS", "JJ"])


def agent(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> Callable[[str], list[Holding]] | None:
    """`led by Professor Ada Brown`: a maker of the holding, if someone with a name is told."""
    i = verb.i + 1
    if i >= len(lower) or lower[i] != "by" or verb.tag_ not in {"VBN", "VBD"}:
        return None
    person = person_from(doc, lower, table, i + 1)

    def make(post: str) -> list[Holding]:
        if person is None:
            return []
        body = object_of_passive(doc, lower, table, verb)
        if post == "conductor" and body is not None and not _is_music(doc, table, body):
            return []
        past = any(child.lower_ in {"was", "were"} and child.i < verb.i for child in verb.children)
        it = next((c.i for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ == "it"), None)
        return [Holding(role=(verb.i, i + 1), role_name=post, person=person, body=body, possessive=it, past=past)]

    return make


def _is_music(doc: Doc, table: NameTable, body: Span) -> bool:
    return body[0] in table.starts or doc[body[1] - 1].lemma_.lower() in verbs("objects", "conducted")


def object_of_passive(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> Span | None:
    """What was led: the noun that `led by` stands after, or the passive's subject."""
    if (named := _name_before(doc, table, verb.i)) is not None:
        return named
    if verb.dep_ in {"acl", "relcl"}:
        return noun_span(table, verb.head)
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return noun_span(table, subject) if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else None


def _name_before(doc: Doc, table: NameTable, i: int) -> Span | None:
    """`Marl Forward, led by Ada Brown`: the name or capital words before the comma, unless somebody's."""
    if i < 1 or doc[i - 1].text != ",":
        return None
    if i - 1 in table.ends:
        start, mention = table.ends[i - 1]
        return None if mention.kind in {"person", "place"} else (start, i - 1)
    first = i - 1
    while first > doc[i].sent.start and doc[first - 1].text.istitle() and doc[first - 1].tag_ in _CAPITAL:
        first -= 1
    return (first, i - 1) if first < i - 2 else None


def noun_span(table: NameTable, noun: Token) -> Span | None:
    """The name that holds the noun, else the noun with the words before it; None for a pronoun."""
    for start, (end, _) in table.starts.items():
        if start <= noun.i < end:
            return start, end
    if (noun.pos_ != "NOUN" and not noun.text.islower()) or noun.pos_ in {"VERB", "AUX", "PRON"}:
        return None
    first = noun.i
    while (
        first > noun.sent.start
        and noun.doc[first - 1].dep_ in {"compound", "amod"}
        and noun.doc[first - 1].head.i == noun.i
    ):
        first -= 1
    return first, noun.i + 1


def object_of(doc: Doc, lower: list[str], verb: Token) -> Token | None:
    """The head of what a verb is done to, or presided over."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            return child
        if child.dep_ == "prep" and lower[verb.i].startswith("presid") and child.lower_ == "over":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def person_from(doc: Doc, lower: list[str], table: NameTable, i: int) -> Span | None:
    """The name at token `i`, after a post, an honorific or an article."""
    for start in range(i, min(i + 6, len(lower))):
        found = name_after(doc, lower, table, start)
        if found is not None:
            return found[0] if found[1].kind not in THINGS else None
        if (doc[start].is_punct and lower[start] != ",") or doc[start].tag_ == "JJR":
            # `run by the smaller Norda Transit`: a body
            return None
    return None


def noun_run(doc: Doc, first: int) -> Span | None:
    """The tokens of a noun with the words before it, that begin at `first`."""
    i = first
    while i < len(doc) and doc[i].tag_ in {"NN", "NNS", "JJ", "NNP", "HYPH"}:
        i += 1
    return (first, i) if i > first and doc[i - 1].tag_ in {"NN", "NNS", "NNP"} else None
