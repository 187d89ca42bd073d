"""Posts told by the noun for the office: `won the presidency`, `resigned the chairmanship of Norda`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.arguments import noun_run
from claimcheck.extractors.titles.beside import name_after
from claimcheck.extractors.titles.held import modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.set_phrases import body_nouns_of
from claimcheck.extractors.titles.whom import subjects, verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]


@cache
def offices() -> dict[str, str]:
    """The noun for an office (`presidency`) to the post."""
    return dict(lexicon("succession")["offices"])


def told_by_office(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """Who takes, holds or leaves the office that the noun at token `i` tells of, and from whom it is taken."""
    verb, leaving = _verb(doc[i])
    if verb is None or (lower[verb.i - 1] == "to" and lower[verb.i - 3 : verb.i] != ["went", "on", "to"]):
        # `hopes to win the presidency`
        return []
    body, end = _body(doc, lower, table, i)
    before = None if leaving else _from_whom(lower, table, doc, end)
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb)[:1]:
        held = Holding(
            role=(i, end), role_name=offices()[lower[i]], person=person, pronoun=pronoun, body=body, predecessor=before
        )
        modify(doc, lower, held, verb)
        held.past = False
        if not (held.planned or held.denied):
            _date(held, verb.lemma_.lower(), leaving=leaving)
        holdings.append(held)
    if before is not None and holdings and not holdings[0].supposed:
        left = Holding(role=(i, end), role_name=offices()[lower[i]], person=before, body=body, status="former")
        holdings.append(left)
    return holdings


def _date(held: Holding, lemma: str, *, leaving: bool) -> None:
    """Note whether the office is left, taken, or won in an election, which comes before it is taken."""
    if leaving:
        held.status = "former"
    elif lemma in verbs("offices_taken", "won"):
        held.status = "elect"
    else:
        held.took = lemma in verbs("offices_taken", "verbs")


def _verb(noun: Token) -> tuple[Token | None, bool]:
    """The verb that tells of the office being had or left, and whether it is left; None for others."""
    verb = noun.head
    if noun.dep_ == "dobj":
        lemma = verb.lemma_.lower()
        if lemma in verbs("leave", "have_post") and lemma != "lose":
            # who lost the presidency may never have had it
            return verb, True
        had = lemma in verbs("hold", "have_post") | verbs("offices_taken", "verbs") | verbs("offices_taken", "won")
        return (verb if had and lemma not in {"have", "lose"} else None), False
    if noun.dep_ == "pobj" and verb.lower_ == "from" and verb.head.lemma_.lower() in verbs("leave", "verbs"):
        return verb.head, True
    return None, False


def _body(doc: Doc, lower: list[str], table: NameTable, i: int) -> tuple[Span | None, int]:
    """The body told after `of`, or before `'s`; and where the office with it ends."""
    first = i + 2 + (lower[i + 2 : i + 3] == ["the"])
    if lower[i + 1 : i + 2] == ["of"] and first < len(lower):
        if first in table.starts:
            stop, name = table.starts[first]
            return ((first, stop), stop) if name.kind != "person" else (None, i + 1)
        run = noun_run(doc, first)
        return (run, run[1]) if run is not None and lower[run[1] - 1] in body_nouns_of() else (None, i + 1)
    if i > 1 and lower[i - 1] in {"'s", "’s"} and i - 1 in table.ends and table.ends[i - 1][1].kind in THINGS:
        return (table.ends[i - 1][0], i - 1), i + 1
    return None, i + 1


def _from_whom(lower: list[str], table: NameTable, doc: Doc, end: int) -> Span | None:
    if lower[end : end + 1] != ["from"]:
        return None
    found = name_after(doc, lower, table, end + 1)
    return found[0] if found is not None and found[1].kind not in THINGS else None
