"""Posts over a part of a body: who heads the finance department of a hospital is the hospital's head of finance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int]
_OWNER = frozenset(["'s", "’s", "'", "’"])
PRONOUNS = frozenset(["its", "their"])
_LINKS = frozenset(["of", "at", "in", "within", "for"])
_OF = frozenset(["of", "for"])
_ARTICLES = frozenset(["the", "a", "an", "its", "their"])
#: how many words may stand between an owner's `'s` and the beginning of its name
_LONGEST_OWNER = 4


@dataclass(frozen=True, slots=True)
class Part:
    """What a body's words come to: the field of work of a part, and tokens of the whole that it is a part of.

    `pronoun` is the token of `its`, where a pronoun stands for the whole.
    """

    field: str
    whole: Span | None
    pronoun: int | None


def part_of(doc: Doc, body: Span, post: str, starts: dict[int, int]) -> Part | None:
    """Read the body of a post as a part of another body; None if it is no part, or no post over one.

    `body` are its tokens, `starts` the first token of each name that is not a person's, to the token after it.
    """
    first, whole = _inner_owner(doc, body)
    last = body[1]
    if any(first <= i < last and doc[i].text[:1].isupper() for i in starts):
        return None
    if whole is None:
        whole = _outer_owner(doc, first) or _told_after(doc, last, starts)
    pronoun = first - 1 if whole is None and first and doc[first - 1].lower_ in PRONOUNS else None
    head = next((i for i in range(first + 1, last) if doc[i].lower_ in _OF), last) - 1
    field = _field(doc, first, head, last, post, owned=whole is not None or pronoun is not None)
    if field is None:
        return None
    if not field and whole is None and pronoun is None and first < head and doc[first].lemma_.lower() in bodies():
        # `the hospital board`
        whole = (first, head)
    return Part(field, whole, pronoun)


def _field(doc: Doc, first: int, head: int, last: int, post: str, *, owned: bool) -> str | None:
    """The field of work that the part is for; empty for a board or a department without one, None for no part."""
    noun = doc[head].lemma_.lower()
    if noun in _words("of_whole") and post in _words("over_wholes"):
        return ""
    if not _over_part(post):
        return None
    before = doc[first:head].text.lower()
    if noun in _words("parts"):
        after = doc[head + 2 : last].text.lower().removeprefix("the ") if head + 2 < last else ""
        return before or after
    if doc[head].lower_ in _words("fields") and (owned or before):
        return str(doc[first:last].text.lower())
    return None


def field_of(body: str, post: str) -> str | None:
    """The field of work of a part told by its words alone: `law`, of `faculty of law`; None if it is no part."""
    noun, _, field = body.partition(" of ")
    return field.removeprefix("the ") if field and noun in _words("parts") and _over_part(post) else None


def _over_part(post: str) -> bool:
    return canonical_role(post).base in _words("over_parts")


def _inner_owner(doc: Doc, body: Span) -> tuple[int, Span | None]:
    """`(the) station's` of `station's legal department`: where the rest begins, and the owner."""
    for i in range(body[0] + 1, body[1] - 1):
        if doc[i].lower_ in _OWNER:
            return i + 1, (body[0], i)
    return body[0], None


def _outer_owner(doc: Doc, first: int) -> Span | None:
    """The owner right before the body: `the hospital's (finance department)`."""
    if first < 2 or doc[first - 1].lower_ not in _OWNER:
        return None
    begin = first - 1
    while begin and first - 1 - begin < _LONGEST_OWNER and doc[begin - 1].tag_ in {"NN", "NNS", "NNP", "NNPS"}:
        begin -= 1
    return (begin, first - 1) if begin < first - 1 else None


def _told_after(doc: Doc, last: int, starts: dict[int, int]) -> Span | None:
    """`(the finance department) of the Northern Bank`, `at the hospital`."""
    if last + 1 >= len(doc) or doc[last].lower_ not in _LINKS:
        return None
    first = last + 1 + (doc[last + 1].lower_ in _ARTICLES)
    if first in starts:
        return first, starts[first]
    if first > last + 1 and first < len(doc) and doc[first].lemma_.lower() in bodies():
        return first, first + 1
    return None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("succession")["units"][name])


def noun_in(body: str) -> str | None:
    """The last word of a body that is a noun for one: `hotel`, of `Hotel Bellevue` and `the hotel`."""
    return next((word for word in reversed(body.lower().split()) if word in bodies()), None)


@cache
def managed() -> frozenset[str]:
    """Bodies whose manager is the one who runs them."""
    return frozenset(lexicon("roles")["bodies"]["managed"])


@cache
def bodies() -> frozenset[str]:
    """Nouns that stand for a body: `hospital`, `club`."""
    return frozenset(word for row in lexicon("roles")["bodies"]["nouns"] for word in row)
