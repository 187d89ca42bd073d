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
#: so many tokens of a term at most stand between a verb and `by`
_LONGEST_TERM = 7
_CAPITAL = frozenset(["NNP", "NNPS", "NN", "NNS", "JJ"])


def agent(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> Callable[[str], list[Holding]] | None:
    """`led by Professor Ada Brown`: a maker of the holding, if someone with a name is told."""
    i = _by(lower, verb)
    if i is None or verb.tag_ not in {"VBN", "VBD"}:
        return None
    person = person_from(doc, lower, table, i + 1)

    def make(post: str) -> list[Holding]:
        if person is None:
            return []
        body = object_of_passive(doc, lower, table, verb)
        if post == "conductor" and body is not None and not _is_music(doc, table, body):
            return []
        if post == "owner" and not (body is not None and _may_be_owned(doc, table, body, person)):
            return []
        past = any(child.lower_ in {"was", "were"} and child.i < verb.i for child in verb.children)
        status = "former" if "until" in lower[verb.i + 1 : i] else None
        it = next((c.i for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ == "it"), None)
        held = Holding(role=(verb.i, i + 1), role_name=post, person=person, body=body, possessive=it, past=past)
        held.status = held.status or status
        return [held]

    return make


def _by(lower: list[str], verb: Token) -> int | None:
    """The token of `by` behind a verb: right behind it, or behind a term: `run since 2012 by Ada Brown`."""
    i = verb.i + 1
    if lower[i : i + 1] == ["by"]:
        return i
    passive = verb.dep_ == "acl" or verb.tag_ == "VBN" or any(child.dep_ == "auxpass" for child in verb.children)
    if not passive or lower[i : i + 1] not in (["since"], ["from"], ["until"], ["for"]):
        return None
    stop = min(i + _LONGEST_TERM, len(lower), verb.sent.end)
    found = next((k for k in range(i, stop) if lower[k] == "by"), None)
    return (
        found
        if found is not None
        and not any(token.is_punct or token.tag_ in {"VBD", "VBZ", "VBP"} for token in verb.doc[i:found])
        else None
    )


def _may_be_owned(doc: Doc, table: NameTable, body: Span, person: Span) -> bool:
    """Whether a body has an owner, told by a name that is a person's: `the hotel, owned by Ada Brown`."""
    if table.starts[person[0]][1].kind != "person":
        return False
    named = table.starts.get(body[0])
    if named is not None and named[0] == body[1]:
        return named[1].kind in {"organisation", "craft"}
    return doc[body[1] - 1].lemma_.lower() in verbs("objects", "owned")


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
    while first < noun.i and noun.doc[first - 1].text == "-":
        # `the three-day summit`
        first += 1
    return first, noun.i + 1


def object_of(doc: Doc, lower: list[str], verb: Token) -> Token | None:
    """The head of what a verb is done to, or presided over."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            return child
        if child.dep_ == "prep" and lower[verb.i].startswith("presid") and child.lower_ == "over":
            told = next((c for c in child.children if c.dep_ == "pobj"), None)
            # `the council, over which she presides`
            return verb.head if told is not None and told.tag_ == "WDT" and verb.dep_ == "relcl" else told
    return None


def what_is_led(verb: Token) -> Token | None:
    """`the company that she runs`, `the academy, which she directs`: the noun on which the verb's clause hangs."""
    if verb.dep_ != "relcl" or verb.i + 1 >= len(verb.doc):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.i > verb.i or subject.tag_ in {"WP", "WDT"}:
        return None
    where = any(child.tag_ in {"WRB", "WP$"} for child in verb.children if child.i < verb.i)
    if where or _goes_on(verb.nbor()):
        # `the town she ran from`
        return None
    return verb.head if verb.head.pos_ in {"NOUN", "PROPN"} else None


_TERMS = frozenset(["since", "until", "with", "as", "during", "between", "after", "before"])


def _goes_on(after: Token) -> bool:
    """Whether a verb goes on with a preposition that takes its object: `ran from`, not `ran from 2010`."""
    if after.dep_ == "prt" or (after.tag_ == "RB" and after.i + 1 < len(after.doc) and after.nbor().tag_ == "IN"):
        # `the town that she ran away from`
        return True
    dated = after.i + 1 < len(after.doc) and (after.nbor().ent_type_ == "DATE" or after.nbor().like_num)
    return after.tag_ in {"IN", "TO", "RP"} and after.lower_ not in _TERMS and not dated


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
