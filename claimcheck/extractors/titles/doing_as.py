"""Posts told with `as` of what somebody does or has: `keeps the books as treasurer`, `her first day as rector`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import is_person
from claimcheck.extractors.titles.held import holding_of, is_passive
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase

_SOMEBODY = frozenset(["him", "her", "them", "me", "us", "you", "himself", "herself", "themselves", "who", "whom"])


def does_as(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> bool:
    """Whether somebody does something as the holder of a post: `signs the letters as treasurer`.

    Not where the verb is done to somebody, who may be the holder then: `praised Ada Brown as director`.
    """
    if phrase.definite or phrase.indefinite or phrase.plural or verb.pos_ != "VERB" or is_passive(verb):
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or not _is_somebody(subject, lower, table):
        return False
    objects = [child for child in verb.children if child.dep_ in {"dobj", "dative", "oprd", "ccomp"}]
    return bool(objects) and not any(_is_somebody(child, lower, table) or is_person(child.lemma_) for child in objects)


def _is_somebody(token: Token, lower: list[str], table: NameTable) -> bool:
    """Whether the token is a person's name, or a pronoun for one."""
    if lower[token.i] in _SOMEBODY or lower[token.i] in {"he", "she"}:
        return True
    return any(first <= token.i < stop and name.kind not in THINGS for first, (stop, name) in table.starts.items()) or (
        token.pos_ == "PROPN" and not any(first <= token.i < stop for first, (stop, _) in table.starts.items())
    )


def in_own_time(doc: Doc, phrase: RolePhrase, table: NameTable, mark: int) -> list[Holding]:
    """`her first day as rector`, `Ada Brown's time as director`: the post of whose time it is; `mark` is at `as`."""
    noun = doc[mark - 1]
    if phrase.indefinite or phrase.plural or noun.pos_ != "NOUN":
        return []
    if is_person(noun.lemma_.lower()) or noun.lemma_.lower() in verbs("stints", "not"):
        return []
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None:
        return []
    if owner.lower_ in {"his", "her"}:
        held = holding_of(phrase, None, owner.i)
    else:
        end = owner.i + 1
        if end not in table.ends or table.ends[end][1].kind in THINGS:
            return []
        held = holding_of(phrase, (table.ends[end][0], end))
    first = any(child.lower_ == "first" for child in noun.children)
    # `It was her first marathon as mayor`: not her last
    held.past = not first
    return [held]
