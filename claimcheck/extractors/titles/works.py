"""Posts that the making of a work tells: the architect of a building, the designer of the costumes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.arguments import agent, noun_span, object_of, object_of_passive, person_from
from claimcheck.extractors.titles.held import acting, modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.whom import subjects, verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


#: who made a building; the other makers are told by their own words
ARCHITECT = "architect"


def made(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> list[Holding]:
    """`Ada Brown designed the tower`, `the tower, designed by Ada Brown`: its architect."""
    target = object_of(doc, lower, verb)
    by = agent(doc, lower, table, verb)
    if target is not None and (post := _designs().get(target.lower_)) is not None:
        return acting(doc, lower, table, verb, post)
    if by is not None:
        found = by(ARCHITECT)
        return [held for held in found if held.body and doc[held.body[1] - 1].lemma_.lower() in verbs("works", "built")]
    if target is None or not (target.lower_ == "it" or target.lemma_.lower() in verbs("works", "built")):
        return []
    body = None if target.lower_ == "it" else noun_span(table, target)
    holdings = []
    for person, _ in subjects(doc, lower, table, verb):
        if person is not None:
            held = Holding(
                role=(verb.i, target.i + 1), role_name=ARCHITECT, person=person, body=body,
                possessive=target.i if body is None else None,
            )  # fmt: skip
            modify(doc, lower, held, verb)
            holdings.append(held)
    return holdings


@cache
def _designs() -> dict[str, str]:
    """What of a play somebody designs, and the post that it tells."""
    return dict(lexicon("succession")["works"]["designed"])


@cache
def made_by() -> dict[str, str]:
    """What of a work somebody makes, and the post that `by` behind it tells: `choreography by Ada Brown`."""
    return dict(lexicon("succession")["works"]["by"])


def by_maker(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`It has choreography by Ada Brown and a score by Cem Polat`, for the noun at token `i`."""
    if doc[i].pos_ not in {"NOUN", "PROPN"} or i + 2 not in table.starts:
        return []
    end, name = table.starts[i + 2]
    if name.kind not in {"person", "unknown"}:
        return []
    return [Holding(role=(i, i + 2), role_name=made_by()[lower[i]], person=(i + 2, end))]


def to_designs(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`was put up to designs by Ada Brown`: the architect of what the verb tells of."""
    first = i - 1 - (lower[i - 1] in {"a", "the", "his", "her"})
    if lower[first] not in {"to", "from", "after"} or lower[i + 1 : i + 2] not in (["by"], ["of"]):
        return []
    person = person_from(doc, lower, table, i + 2)
    verb = next((token for token in doc[i].ancestors if token.pos_ == "VERB"), None)
    if person is None or verb is None:
        return []
    for _ in range(3):
        body = object_of_passive(doc, lower, table, verb)
        if body is not None or verb.dep_ != "conj":
            break
        verb = verb.head
    if body is None or doc[body[1] - 1].lemma_.lower() not in verbs("works", "built"):
        return []
    return [Holding(role=(first, i + 2), role_name=ARCHITECT, person=person, body=body)]
