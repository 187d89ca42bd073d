"""Posts that an absolute clause tells: `the regional court, Ada Brown presiding, held`, `Ada Brown conducting`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.arguments import noun_span, person_from
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
#: ranks and honorifics before the name of an absolute clause, in tokens
_RANKS = 4
WORDS = frozenset(["presiding", "conducting"])


def absolute(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """The one who is told to preside or to conduct between a comma, or `with`, and a mark of punctuation."""
    name = table.ends.get(i)
    if name is None or name[1].kind in THINGS or i + 1 >= len(lower) or not doc[i + 1].is_punct:
        return []
    first = name[0]
    while first and name[0] - first < _RANKS and doc[first - 1].text[:1].isupper():
        first -= 1
    if not first or lower[first - 1] not in {",", "with", "("}:
        return []
    if lower[i] == "conducting":
        return [Holding(role=(i, i + 1), role_name="conductor", person=(name[0], i))]
    for token in reversed(doc[doc[i].sent.start : first]):
        post = _post_over(token.lemma_.lower())
        if post is not None and not _is_told(lower, name[0], post):
            return [Holding(role=(i, i + 1), role_name=post, person=(name[0], i), body=noun_span(table, token))]
    return []


def presided_by(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`a tribunal presided over by Ada Brown`, for the verb at token `i`."""
    if lower[i + 1 : i + 3] != ["over", "by"]:
        return []
    person = person_from(doc, lower, table, i + 3)
    noun = _presided(doc[i])
    post = (_post_over(noun.lemma_.lower()) or _over_body(noun)) if noun is not None else None
    if person is None or noun is None or post is None or _is_told(lower, person[0], post):
        return []
    return [Holding(role=(i, i + 3), role_name=post, person=person, body=noun_span(table, noun))]


def _presided(verb: Token) -> Token | None:
    """The noun of what is presided over."""
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    for one in (verb, verb.head) if verb.dep_ == "conj" else (verb,):
        subject = next((child for child in one.children if child.dep_ == "nsubjpass"), None)
        if subject is not None:
            return subject
    return None


def _is_told(lower: list[str], first: int, post: str) -> bool:
    """Whether the post stands before the name that begins at token `first`: `Judge Ada Brown`."""
    return lower[first - 1] in post.split()


@cache
def _posts() -> dict[str, str]:
    return {noun: post for post, nouns in lexicon("succession")["presiding"].items() for noun in nouns}


def _over_body(noun: Token) -> str | None:
    return "president" if noun.lemma_.lower() in verbs("objects", "bodies") else None


def _post_over(noun: str) -> str | None:
    return _posts().get(noun)
