"""The posts of `rules/lexicon/roles.toml`, indexed for finding them in a row of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import is_kind_of, thing_classes
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Words = tuple[str, ...]
_TOKEN = re.compile(r"'s|-|[^\s\-'’]+(?:['’](?!s\b)[^\s\-]*)?")


#: behind a post and a hyphen: `Mayor-elect Ada Moss`
AFTER_POSTS = frozenset(["elect", "designate", "emeritus", "emerita"])


@dataclass(frozen=True, slots=True)
class Post:
    """One post: its canonical name, the field it is of, and whether a body has one holder at a time."""

    name: str
    field: str
    single: bool


@dataclass(frozen=True, slots=True)
class PostMatch:
    """A post found in a row of words: how many words, which posts it may be, and whether it is plural."""

    length: int
    posts: tuple[Post, ...]
    plural: bool
    words: Words = ()


def split_words(text: str) -> Words:
    """The words of a phrase as the language model splits them: hyphens and `'s` stand alone; lower case."""
    return tuple(_TOKEN.findall(text.lower().replace("’", "'")))


@cache
def post_index() -> dict[Words, tuple[Post, ...]]:
    """Every name of every post, with and without its hyphens and `the`, to the posts that bear it."""
    index: dict[Words, tuple[Post, ...]] = {}
    for post, name in _names():
        words = split_words(name)
        plain = tuple(word for word in words if word != "the")
        for variant in {words, plain, tuple(word for word in words if word != "-")}:
            if post not in index.get(variant, ()):
                index[variant] = (*index.get(variant, ()), post)
    return index


def _names() -> Iterator[tuple[Post, str]]:
    for field, groups in lexicon("roles")["fields"].items():
        for group, single in (("one", True), ("many", False)):
            for canonical, others in groups.get(group, {}).items():
                post = Post(canonical, field, single)
                yield post, canonical
                for other in others:
                    yield post, other


@cache
def first_words() -> dict[str, int]:
    """The first word of every post name (and its plural), with the length of the longest such name."""
    longest: dict[str, int] = {}
    for words in post_index():
        for first in (words[0], plural(words[0])):
            longest[first] = max(longest.get(first, 0), len(words))
    return longest


def plural(word: str) -> str:
    """The plural of a post's noun: `ministers`, `attorneys`, `secretaries`, `chairmen`."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "x")) else "s")


@cache
def _plural_index() -> dict[Words, Words]:
    """Plural forms of post names: the last word (`vice presidents`) or the first (`directors general`)."""
    forms: dict[Words, Words] = {}
    for words in post_index():
        forms.setdefault((*words[:-1], plural(words[-1])), words)
        if len(words) > 1:
            forms.setdefault((plural(words[0]), *words[1:]), words)
    return forms


def match_post(words: Sequence[str], start: int, end: int | None = None) -> PostMatch | None:
    """The longest post name that begins at `words[start]` (lower case) and ends by `end`, if there is one."""
    longest = first_words().get(words[start])
    if longest is None:
        return None
    index, plurals = post_index(), _plural_index()
    limit = len(words) if end is None else end
    for length in range(min(longest, limit - start), 0, -1):
        key = tuple(words[start : start + length])
        if key in index:
            return PostMatch(length, index[key], False, key)
        if key in plurals:
            return PostMatch(length, index[plurals[key]], True, plurals[key])
    return None


@cache
def not_posts() -> dict[str, tuple[Words, ...]]:
    """Phrases that only look like a post, by their first word."""
    phrases: dict[str, tuple[Words, ...]] = {}
    for phrase in lexicon("roles")["words"]["not_posts"]:
        words = split_words(phrase)
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    return phrases


@cache
def level_words() -> frozenset[str]:
    """Single words that lower or raise a post (`deputy`, `vice`)."""
    levels = lexicon("roles")["levels"]
    return frozenset(name for names in levels.values() for name in names if " " not in name)


@cache
def status_words() -> dict[str, str]:
    """Single words before a post that tell whether it is held now: the word to the status."""
    table = lexicon("roles")["status"]
    return {word: status for status, words in table.items() for word in words if " " not in word}


@cache
def domain_words() -> frozenset[str]:
    """Words that, before a post, are its field of work."""
    data = lexicon("roles")
    nouns = {noun for row in data["bodies"]["nouns"] for noun in row if " " not in noun}
    return frozenset(nouns.union(data["words"]["domains"]))


@cache
def ambiguous_posts() -> frozenset[str]:
    """Posts that are also verbs, adjectives or things."""
    return frozenset(lexicon("roles")["words"]["ambiguous"])


@lru_cache(4096)
def is_person(noun: str) -> bool:
    """Whether a lemma is a noun for people: a post or trade, kin, or one of the counted kinds of people."""
    if noun in lexicon("organisations")["person"]["kin"]:
        return True
    if any(is_kind_of(one, "person") for one in thing_classes(noun, pos="NOUN")):
        return True
    return noun in first_words() and match_post([noun], 0) is not None
