"""Posts taken over and left, told with the post: `succeeded X as minister`, `stepped down as mayor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.held import holding_of, is_passive, modify, of_object, of_subject
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import subjects, verbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase


Span = tuple[int, int]
#: `in her third season as director`
STINTS = frozenset(["season", "year", "term", "spell", "stint", "week", "month", "decade"])
#: so many tokens of rank may stand between `by` and a name
_RANKS = 3


def in_a_stint(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    """`Ada Brown, in her third season as director, would not say`: she is, whatever the verb tells."""
    found = of_subject(doc, lower, phrase, table, verb)
    for held in found:
        held.planned, held.denied, held.took = False, False, False
        held.status = phrase.status
    return found


def with_as_successor(
    doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token, mark: int
) -> list[Holding]:
    """`X succeeded Y as mayor`, `X was replaced by Y as mayor`, `X took over (from Y) as mayor`."""
    lemma = verb.lemma_.lower()
    over = lemma == "take" and verb.i + 1 < len(lower) and lower[verb.i + 1] == "over"
    if not over and lemma not in verbs("succeed", "verbs"):
        return []
    between = (verb.i + 1, mark)
    replaced = _by_agent(doc, phrase.end, verb) and not any(start in table.starts for start in range(*between))
    if replaced or (over and lower[phrase.end : phrase.end + 1] == ["from"]):
        # `was replaced as mayor by Ada Brown`, `took over as mayor from Ada Brown`
        between = (phrase.end + 1, min(phrase.end + _RANKS + 1, len(lower)))
    return succession(doc, lower, table, verb, between, lambda person, pronoun: holding_of(phrase, person, pronoun))


def _by_agent(doc: Doc, i: int, verb: Token) -> bool:
    """Whether a `by` at token `i` tells who did it: not `took over by ousting Ada Brown`."""
    if i + 1 >= len(doc) or doc[i].lower_ != "by" or not is_passive(verb):
        return False
    return verb.i <= doc[i].head.i < i and doc[i + 1].tag_ != "VBG" and all(c.tag_ != "VBG" for c in doc[i].children)


def succession(
    doc: Doc,
    lower: list[str],
    table: NameTable,
    verb: Token,
    between: Span,
    make: Callable[[Span | None, int | None], Holding],
) -> list[Holding]:
    """The new and the old holder that a verb of succession tells of."""
    passive = (
        any(child.dep_ in {"auxpass", "agent"} for child in verb.children)
        or (verb.i > 0 and lower[verb.i - 1] in {"was", "been", "were", "being", "be"})
        or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    )
    other = None
    for start in range(*between):
        if start in table.starts and table.starts[start][1].kind not in THINGS:
            other = (start, table.starts[start][0])
            break
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb)[:1]:
        holding = make(person, pronoun)
        modify(doc, lower, holding, verb)
        holding.past = False
        if passive:
            holding.status = "former"
        elif holding.planned:
            holding.status = "incoming"
        else:
            holding.took, holding.predecessor = True, other
        holdings.append(holding)
    if other is not None:
        second = make(other, None)
        second.status = None if passive else "former"
        second.took = passive
        if passive and holdings:
            second.predecessor = holdings[0].person
        holdings.append(second)
    return holdings


def leaving(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    """`stepped down as mayor`, `was dismissed as coach`, `dismissed Ada Brown as coach`."""
    lemma = verb.lemma_.lower()
    if lemma not in verbs("leave", "verbs") or (
        lemma in {"step", "stand"} and lower[min(verb.i + 1, len(lower) - 1)] not in {"down", "aside", "back"}
    ):
        return []
    direct = [child for child in verb.children if child.dep_ == "dobj"]
    active = direct and not is_passive(verb) and lemma not in {"leave", "quit"}
    holdings = of_object(doc, lower, phrase, table, verb) if active else of_subject(doc, lower, phrase, table, verb)
    for holding in holdings:
        if not holding.planned and not holding.denied:
            holding.status = "former"
    return holdings
