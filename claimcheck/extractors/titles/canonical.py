"""A post's words taken apart: base, level and field of work, in canonical words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import match_post, split_words, status_words
from claimcheck.extractors.names_words import adjectives
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.extractors.names_posts import PostMatch, Words

_LINKS = frozenset(["of", "for", "to", "at", "in", "on", "with"])
#: levels that make another post of it; the others (`senior`, `chief`) only dress it
LOWERED = frozenset(["deputy", "first deputy", "assistant", "junior", "co-", "second", "third", "honorary"])


@dataclass(frozen=True, slots=True)
class Role:
    """A post: `deputy director of the flight programme` is level `deputy`, base `director`, domain `flight programme`.

    `fields` are the fields that the base may be of (`ship`, `sport`), `single` whether a body has one
    holder at a time of the base in any of them. An unknown post is its own base, with no field.
    """

    base: str
    level: str = ""
    domain: str = ""
    fields: tuple[str, ...] = ()
    single: bool = False
    domain_first: bool = False

    def __str__(self) -> str:
        """The post in canonical words."""
        name = f"{self.level}{'' if self.level.endswith('-') else ' '}{self.base}".strip()
        if not self.domain:
            return name
        if self.domain_first:
            return f"{self.level}{'' if self.level.endswith('-') else ' '}{self.domain} {self.base}".strip()
        return f"{name} of {self.domain}"


@cache
def _levels() -> dict[Words, str]:
    return {split_words(name): level for level, names in lexicon("roles")["levels"].items() for name in names}


@lru_cache(maxsize=16384)
def canonical_role(role: str, body_kind_hint: str | None = None) -> Role:
    """Take a post apart; `body_kind_hint` is a field of the lexicon (`ship`, `sport`) where one is known.

    Words for the holder's status (`former`) and articles are left out.
    """
    words = tuple(word for word in split_words(role) if word not in {"the", "a", "an", "its", "his", "her"})
    found = _best(words)
    if found is None:
        return Role(base=" ".join(words))
    start, match = found
    posts = [post for post in match.posts if body_kind_hint in {None, post.field}] or list(match.posts)
    base = posts[0].name
    same = [post for post in posts if post.name == base]
    level, before = _level(words[:start])
    after = tuple(word for word in words[start + match.length :] if word not in _LINKS and word not in _AFTER)
    styled = base in _styled() and (before or after) and (base != "officer" or level == "chief")
    if styled and (other := _in_other_words(level, before, after)) is not None:
        return other
    return Role(
        base=base,
        level=level,
        domain=_domain((*before, *after)),
        fields=tuple(post.field for post in same),
        single=any(post.single for post in same),
        domain_first=bool(_domain(before)) and not _domain(after),
    )


@cache
def _styled() -> frozenset[str]:
    """Words for whoever leads a branch, which one paper puts where another has `director`."""
    return frozenset((*lexicon("roles")["generic"]["words"], "director", "officer"))


@lru_cache(maxsize=4096)
def _in_other_words(level: str, before: Words, after: Words) -> Role | None:
    """`medical chief`, `boss of sales`: the post by the name that the lexicon has for who leads that branch."""
    field = tuple(word for word in (*before, *after) if word not in _skipped())
    if not field or level not in {"", "deputy", "assistant", "chief"}:
        return None
    for words in (
        (*field, "director"),
        ("head", "of", *field),
        ("director", "of", *field),
        ("chief", *field, "officer"),
    ):
        match = match_post(words, 0)
        if match is not None and match.length == len(words):
            found = canonical_role(" ".join(words))
            return replace(found, level="" if level == "chief" else level)
    return None


_AFTER = frozenset(["-", "elect", "designate", "emeritus", "emerita", "general"])


def _best(words: Words) -> tuple[int, PostMatch] | None:
    """The longest post name; of equal ones the last that stands before `of`."""
    best: tuple[int, PostMatch] | None = None
    for i in range(len(words)):
        if best is not None and i and words[i - 1] in _LINKS:
            break
        match = match_post(words, i)
        if match is not None and (best is None or match.length >= best[1].length):
            best = (i, match)
    return best


def _level(before: Words) -> tuple[str, Words]:
    """The level told before the post, and the words that are left."""
    levels = _levels()
    found, rest, i = "", [], 0
    while i < len(before):
        for length in (3, 2, 1):
            key = tuple(before[i : i + length])
            if len(key) == length and key in levels:
                name = levels[key]
                found = name if not found or name in LOWERED else found
                i += length
                break
        else:
            rest.append(before[i])
            i += 1
    return found, tuple(rest)


@cache
def _skipped() -> frozenset[str]:
    """Words before or after a post that are no field of work."""
    return frozenset({*status_words(), *adjectives(), *lexicon("roles")["words"]["fillers"], "-", "and", "&", "'s"})


def _domain(words: Words) -> str:
    kept = [word for word in words if word not in _skipped()]
    if len(kept) > 1 and kept[-1] in _PARTS:
        # the transport committee's chairman is the chairman of transport
        kept.pop()
    return " ".join(kept)


_PARTS = frozenset(["committee", "subcommittee", "department", "division", "section"])
