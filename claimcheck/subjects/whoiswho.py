"""One table of who is who across articles: which names mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.subjects.name_blocks import NameBlocks
from claimcheck.subjects.name_match import match_names
from claimcheck.subjects.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.models import Claim

#: names at least this much alike are one
SAME_NAME = 0.8
#: words that most acronyms leave out
SMALL = frozenset(["of", "the", "and", "for", "in", "de", "des", "du", "la", "le", "der", "di", "y"])


@dataclass(frozen=True, slots=True)
class WhoIsWhoTable:
    """Names to the one that stands for all of their bearer's."""

    representative: Mapping[str, str]

    def of(self, name: str) -> str:
        """The name that stands for this one, itself where nothing else is known."""
        return self.representative.get(name, name)


def who_is_who(claims: Iterable[Claim], aliases: Mapping[str, Iterable[str]] | None = None) -> WhoIsWhoTable:
    """Group the names that the claims' participants and holders go by.

    `aliases` maps a name to other names of the same bearer, as users configure them. A name that
    matches two bearers who do not match each other (`Smith`) stays alone.
    """
    return table_of(names_in(claims), aliases)


def table_of(names: Iterable[str], aliases: Mapping[str, Iterable[str]] | None = None) -> WhoIsWhoTable:
    """As `who_is_who`, of the names themselves; neither their order nor how often one is given makes a difference."""
    representative: dict[str, str] = {}
    for main, others in (aliases or {}).items():
        representative.update(dict.fromkeys(others, main))
    alone = sorted(set(names).difference(representative), key=rank)
    for name, before in zip(alone, NameBlocks(alone).pairs(), strict=True):
        representative[name] = standing_for(name, (alone[place] for place in before), representative)
    return WhoIsWhoTable(representative)


def rank(name: str) -> tuple[int, str]:
    """The order in which names are looked at: a name is compared with those before it, the longer ones first."""
    return -len(name), name


def standing_for(name: str, others: Iterable[str], representative: Mapping[str, str]) -> str:
    """The name that stands for one, given those before it that share a key with it and what stands for them."""
    same = {representative.get(other, other) for other in others if are_one(name, other)}
    return same.pop() if len(same) == 1 else name


def are_one(a: str, b: str) -> bool:
    """Whether two names may be taken for one bearer's without more: they are alike, and have a word in common."""
    return not _words(a).isdisjoint(_words(b)) and match_names(a, b).score >= SAME_NAME


@lru_cache(65_536)
def _words(name: str) -> frozenset[str]:
    """The words of a name, folded, and its acronym."""
    words = [word for word in fold(name).replace("-", " ").replace("'", " ").split() if word]
    keys = {word for word in words if len(word) > 1}
    if len(words) > 1:
        # `of` has a letter in some acronyms and none in others
        keys.add("".join(word[0] for word in words))
        keys.add("".join(word[0] for word in words if word not in SMALL))
    return frozenset(keys)


def names_in(claims: Iterable[Claim]) -> set[str]:
    """The names of those who take part in what is claimed, of holders and of bodies."""
    names: set[str] = set()
    for claim in claims:
        names.update(p.name for p in claim.frame.participants if p.proper)
        if claim.value.kind == "title":
            names.update(name for name in (claim.value.holder, claim.value.body) if name)
    return names
