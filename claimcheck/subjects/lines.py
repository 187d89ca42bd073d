"""Lines of work: two posts of one house, each a working day of its own, which hardly go together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.canonical import Role, canonical_role
from claimcheck.lexicon import lexicon
from claimcheck.subjects.roles import bare, go_together, kin_fields, roles_agree
from claimcheck.subjects.spelling import fold

if TYPE_CHECKING:
    from claimcheck.models import TitleValue


def lines_apart(a: str, b: str) -> bool:
    """Whether two posts of one body are two people's work as a rule, though no set of the lexicon tells so.

    False where the lexicon tells that they go together, or one may be the other in short (`editor`, `sports editor`).
    """
    if roles_agree(a, b):
        return False
    one, two = bare(canonical_role(a)), bare(canonical_role(b))
    if one.level or two.level or not (_is_line(one) and _is_line(two)):
        return False
    headed = lexicon("roles")["lines"]["headed"]
    if one.base == two.base or (one.base in headed and two.base in headed):
        # `head of rare books`, `director of adult learning`
        return bool(one.domain and two.domain) and not kin_fields(one.domain, two.domain)
    if one.base.split()[-1] == two.base.split()[-1] and not (one.domain and two.domain):
        # `the director`, of a sporting director
        return bool(one.domain) == bool(two.domain) and " " in one.base and " " in two.base
    return not go_together(one, two)


def days_apart(a: TitleValue, b: TitleValue) -> bool:
    """Whether each post fills its holder's days in a house of its own: a station's director, a ministry's inspector.

    False for learned and sociable bodies, in which people have posts beside their work, and for posts that may be one.
    """
    one, two = canonical_role(a.role), canonical_role(b.role)
    full = lexicon("roles")["lines"]["whole_day"]
    if not {one.base, two.base} <= set(full) or one.base == two.base or one.level or two.level:
        return False
    if a.body is None or b.body is None or go_together(one, two):
        return False
    words = {word for body in (a.body, b.body) for word in fold(body).replace("-", " ").split()}
    return words.isdisjoint(lexicon("roles")["lines"]["beside_work"])


def of_two_worlds(a: str, b: str) -> bool:
    """Whether one is an office of the state and the other a post in a house."""
    worlds = [_worlds(canonical_role(post)) for post in (a, b)]
    return worlds[0].isdisjoint(worlds[1])


def _worlds(role: Role) -> frozenset[str]:
    public = lexicon("roles")["lines"]["public"]
    return frozenset("state" if field in public else "house" for field in role.fields if field != "organisation") or (
        frozenset(["state", "house"])
    )


def _is_line(role: Role) -> bool:
    """Whether the post is a working day of its own: by its name, or by the field of work that it is told for."""
    if role.base in lexicon("roles")["lines"]["headed"] and role.domain:
        return not _bodies().issuperset(role.domain.split())
    return role.base in _lines()


@cache
def _lines() -> frozenset[str]:
    data = lexicon("roles")
    single = {post for field in data["lines"]["fields"] for post in data["fields"][field]["one"]}
    return frozenset(single | set(data["lines"]["more"])) - frozenset(data["lines"]["besides"])


@cache
def _bodies() -> frozenset[str]:
    """Nouns for bodies, which tell no field of work: `director of the group`."""
    return frozenset(noun for row in lexicon("roles")["bodies"]["nouns"] for noun in row)
