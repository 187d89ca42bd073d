"""Posts told of who held them first: `Ada Brown, the first woman to be its president`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.held import holding_of
from claimcheck.extractors.titles.whom import subjects, verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase

#: so many tokens at most stand between `first` and the post
_WITHIN = 8
_HOLDING = frozenset(["be", "become", "serve", "hold", "head", "elected", "appointed", "named", "made"])


def first_to_hold(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding]:
    """Who is told to be the first to hold the post, in apposition or behind a copula."""
    start = doc[phrase.head].sent.start
    words = lower[max(start, phrase.outer - _WITHIN) : phrase.outer]
    if "first" not in words or "to" not in words or _HOLDING.isdisjoint(words):
        return []
    first = phrase.outer - len(words) + words.index("first")
    if "to" not in lower[first + 1 : first + 4]:
        return []
    first -= lower[first - 1 : first] == ["the"]
    mark = first - 1
    if mark > start and lower[mark] == "," and mark in table.ends and table.ends[mark][1].kind in {"person", "unknown"}:
        return [holding_of(phrase, (table.ends[mark][0], mark))]
    if mark > start and doc[mark].lemma_.lower() in verbs("hold", "copula"):
        return [holding_of(phrase, *who) for who in subjects(doc, lower, table, doc[mark])[:1]]
    return []
