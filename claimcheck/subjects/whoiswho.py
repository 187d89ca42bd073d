"""One table of who is who across articles: which names mean the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.subjects.name_match import INITIALS, is_acronym, match_names, name_keys
from claimcheck.subjects.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.models import Claim

#: names at least this much alike are one
SAME_NAME = 0.8
#: words that most acronyms leave out
SMALL = frozenset(["of", "the", "and", "for", "in", "de", "des", "du", "la", "le", "der", "di", "y"])
#: a key that so many names share tells nothing
COMMON_KEY = 200


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
    blocks = _Blocks(Counter(key for name in alone for key in name_keys(name)))
    for name in alone:
        representative[name] = standing_for(name, blocks.others(name), representative)
    return WhoIsWhoTable(representative)


class _Blocks:
    """Names by the keys that they share, as they are looked at one after the other."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """`counts` is how many names have each key."""
        self._counts = {key: count for key, count in counts.items() if count > 1}
        self._named: dict[str, list[str]] = defaultdict(list)
        self._acronyms: dict[str, list[str]] = defaultdict(list)
        self._crowds: dict[str, set[str]] = defaultdict(set)

    def others(self, name: str) -> set[str]:
        """The names before this one that share a key with it and may be found to be one; it is one of them from now on.

        Two names that share their initials alone are one only if one is the acronym: that spares most comparisons.
        """
        shared = [key for key in name_keys(name) if key in self._counts]
        kept = [key for key in shared if self._counts[key] <= COMMON_KEY]
        initials = [key for key in kept if key.startswith(INITIALS)]
        found = {other for key in kept if key not in initials for other in self._named[key]}
        acronym = is_acronym(name)
        for key in initials:
            found.update((self._named if acronym else self._acronyms)[key])
        # a key of too many names brings none together, but those that share initials too may be one by it
        crowds = [self._crowds[key] for key in shared if key not in kept and not key.startswith(INITIALS)]
        found.update(other for key in initials for other in self._named[key] if any(other in some for some in crowds))
        for key in kept:
            self._named[key].append(name)
            if acronym:
                self._acronyms[key].append(name)
        for some in crowds:
            some.add(name)
        return found


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
