"""Successors told without their post: `the mayor, Ada Brown, who followed Cem Polat`, `X, who was succeeded by Y`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import subjects
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
#: what may stand after the one followed, unless the sentence goes on to tell where to
_ENDS = frozenset([",", ".", ";", ")", "in", "last", "this", "when", "after"])


@cache
def succession_forms() -> frozenset[str]:
    """Forms of the verbs of succession."""
    return frozenset(lexicon("succession")["succeed"]["forms"])


def followed(doc: Doc, lower: list[str], table: NameTable, holdings: list[Holding]) -> list[Holding]:
    """The holders, of posts told in the sentence already, that a verb of succession adds.

    Notes the predecessor of those that are told as successors.
    """
    found: list[Holding] = []
    for i, word in enumerate(lower):
        if word in succession_forms() and doc[i].pos_ == "VERB" and holdings:
            found.extend(_followed(doc, lower, table, holdings, doc[i]))
    return found


def _followed(doc: Doc, lower: list[str], table: NameTable, holdings: list[Holding], verb: Token) -> list[Holding]:
    first, passive = first_of_other(lower, verb.i)
    if first is None or first not in table.starts or table.starts[first][1].kind in THINGS:
        return []
    other = (first, table.starts[first][0])
    if not closes(doc, lower, verb, other[1]):
        return []
    who = next((person for person, _ in subjects(doc, lower, table, verb)[:1]), None)
    who = who or _only_one(doc, lower, holdings, verb)
    if not passive:
        _leave(doc, holdings, other, verb)
    told = [
        held for held in holdings if held.person == who and held.role[0] < verb.i and _one_sentence(doc, held, verb)
    ]
    if who is None or not told or any(held.person == other for held in holdings):
        return []
    last = told[-1]
    if passive:
        return [replace(last, person=other, status=None, predecessor=who, took=True, past=False, then=False, lent=True)]
    last.predecessor = other
    return [replace(last, person=other, status="former", predecessor=None, took=False, past=False, lent=True)]


def _leave(doc: Doc, holdings: list[Holding], other: Span, verb: Token) -> None:
    """`took over from Cem Polat, mayor for ten years`: who is followed has left."""
    for held in holdings:
        if held.person == other and held.role[0] > verb.i and held.status is None and _one_sentence(doc, held, verb):
            held.status = "former"


def _only_one(doc: Doc, lower: list[str], holdings: list[Holding], verb: Token) -> Span | None:
    """Whom `who` stands for, far from its name: the only one of whom a post is told in the sentence."""
    if "who" not in lower[max(verb.i - 2, 0) : verb.i]:
        return None
    people = {held.person for held in holdings if _one_sentence(doc, held, verb) and held.role[0] < verb.i}
    return people.pop() if len(people) == 1 else None


def first_of_other(lower: list[str], i: int) -> tuple[int | None, bool]:
    """Where the other one's name begins, and whether the subject is the one followed."""
    after = lower[i + 1 : i + 3]
    if lower[i] in {"took", "takes", "taken", "taking"}:
        return (i + 3, False) if after == ["over", "from"] else (None, False)
    if after[:1] == ["by"]:
        return i + 2, True
    return i + 1, False


def closes(doc: Doc, lower: list[str], verb: Token, end: int) -> bool:
    """`followed Ada Brown into the hall` is no succession."""
    if verb.lemma_.lower() != "follow":
        return True
    return end >= len(lower) or lower[end] in _ENDS or bool(doc[end].is_sent_start)


def _one_sentence(doc: Doc, held: Holding, verb: Token) -> bool:
    return bool(doc[held.role[0]].sent.start == verb.sent.start)
