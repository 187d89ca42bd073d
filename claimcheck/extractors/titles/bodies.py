"""What kind of body a post may be of: a captain's a ship or a team, a mayor's a place, a director's an organisation."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names import country_of
from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.extractors.titles.canonical import Role


Ranks = tuple[frozenset[str], ...]


#: kinds that a country's name is taken for
_OF_LANDS = frozenset(["place", "unknown", "organisation"])


@lru_cache(maxsize=4096)
def kinds_for(post: str | Role) -> Ranks:
    """The kinds of names that the post's body may have, likeliest first: `country` besides those of `NameKind`."""
    role = canonical_role(post) if isinstance(post, str) else post
    data = lexicon("roles")["bodies"]
    if role.base in data["posts"] and not role.domain:
        return tuple(frozenset(row) for row in data["posts"][role.base])
    ranks: dict[frozenset[str], None] = {}
    for field in role.fields:
        for row in data["fields"].get(field, data["default"]):
            ranks[frozenset(row)] = None
    if not ranks:
        ranks = {frozenset(row): None for row in data["default"]}
    if role.base in _local():
        return tuple(rank for rank in ranks if "country" not in rank)
    # a captain is a ship's where there is a ship
    return tuple(sorted(ranks, key=lambda rank: rank != {"craft"}))


def is_local(post: str | Role) -> bool:
    """Whether a post is of a town or a district: a mayor's, a parish priest's."""
    return (canonical_role(post) if isinstance(post, str) else post).base in _local()


def is_of_organisation(post: str) -> bool:
    """Whether only an organisation has such a post: a chief executive, a chairman."""
    return set(canonical_role(post).fields) <= _ORGANISED and bool(canonical_role(post).fields)


_ORGANISED = frozenset(["organisation", "company", "university", "museum", "media", "union"])


@cache
def _local() -> frozenset[str]:
    return frozenset(lexicon("roles")["bodies"]["local"])


def fitting(post: str | Role, names: Iterable[tuple[str, str]]) -> list[str]:
    """Of names with their kinds those that the post's body may have, of the likeliest kinds that are there."""
    return next(ranked(post, names), [])


def ranked(post: str | Role, names: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """As `fitting`, with the names of the other kinds after them; nothing for kinds that are not there."""
    typed = [(name, "country" if kind in _OF_LANDS and country_of(name) is not None else kind) for name, kind in names]
    for rank in kinds_for(post):
        found = [name for name, kind in typed if kind in rank]
        if found:
            yield found


def several_kinds(post: str | Role) -> bool:
    """Whether the post is of bodies of several kinds alike: a president, of a country or a company."""
    base = (canonical_role(post) if isinstance(post, str) else post).base
    return base in lexicon("roles")["bodies"]["posts"]
