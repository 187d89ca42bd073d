"""Chairs of learning: who holds the chair of geography is its professor, and chairs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.held import is_passive, of_object, of_subject
from claimcheck.extractors.titles.whom import verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase


def chair_of_learning(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding] | None:
    """`held the chair of geography`: the professor; nobody for `to hold a chair there`. None where somebody chairs."""
    if phrase.post != "chair" or lower[phrase.head] != "chair":
        return None
    verb = _verb(doc[phrase.head])
    if verb is None:
        return None
    field = lower[phrase.head + 2 : phrase.core_end] if lower[phrase.head + 1 : phrase.head + 2] == ["of"] else []
    if not field:
        return [] if phrase.indefinite and phrase.body is None else None
    if not {word for row in lexicon("roles")["bodies"]["nouns"] for word in row}.isdisjoint(field):
        return None
    given = verb.lemma_.lower() in verbs("chairs", "giving")
    found = (of_object if given and not is_passive(verb) else of_subject)(doc, lower, phrase, table, verb)
    for held in found:
        held.role_name = f"professor of {' '.join(field)}"
        held.past = verb.tag_ == "VBD" and not given
    return found


def _verb(head: Token) -> Token | None:
    """The verb of having or giving whose object the chair is."""
    verb = head.head
    told = verbs("hold", "have_post") | verbs("chairs", "giving")
    if head.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in told:
        return None
    return verb
