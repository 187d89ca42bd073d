"""One table of who is who across articles: which names mean the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.subjects.name_match import fold, match_names

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
    by_key: dict[str, list[str]] = defaultdict(list)
    representative: dict[str, str] = {}
    for main, others in (aliases or {}).items():
        representative.update(dict.fromkeys(others, main))
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if name in representative:
            continue
        found = {representative.get(other, other) for other in _candidates(name, by_key)}
        representative[name] = found.pop() if len(found) == 1 else name
        for key in name_keys(name):
            if len(by_key[key]) < COMMON_KEY:
                by_key[key].append(name)
    return WhoIsWhoTable(representative)


def name_keys(name: str) -> set[str]:
    """The words of a name, folded, and its acronym: names without a common key are not compared."""
    words = [word for word in fold(name).replace("-", " ").replace("'", " ").split() if word]
    keys = {word for word in words if len(word) > 1}
    if len(words) > 1:
        # `of` has a letter in some acronyms and none in others
        keys.add("".join(word[0] for word in words))
        keys.add("".join(word[0] for word in words if word not in SMALL))
    return keys


def names_in(claims: Iterable[Claim]) -> set[str]:
    """The names of those who take part in what is claimed, of holders and of bodies."""
    names: set[str] = set()
    for claim in claims:
        names.update(p.name for p in claim.frame.participants if p.proper)
        if claim.value.kind == "title":
            names.update(name for name in (claim.value.holder, claim.value.body) if name)
    return names


def _candidates(name: str, by_key: Mapping[str, list[str]]) -> list[str]:
    seen: dict[str, None] = {}
    for key in sorted(name_keys(name)):
        for other in by_key.get(key, ()):
            seen.setdefault(other, None)
    return [other for other in seen if match_names(name, other).score >= SAME_NAME]
