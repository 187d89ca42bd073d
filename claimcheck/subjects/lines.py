"""Lines of work: two posts of one house, each a working day of its own, which hardly go together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.canonical import Role, canonical_role
from claimcheck.lexicon import lexicon
from claimcheck.subjects.roles import bare, go_together, kin_fields, known_work, one_kind_of_work, roles_agree
from claimcheck.subjects.spelling import fold

if TYPE_CHECKING:
    from claimcheck.models import TitleValue


#: levels that make a post of a profession, and the list of these
_LISTS = {"chief": "professions", "assistant": "assisted"}


def lines_apart(a: str, b: str) -> bool:
    """Whether two posts of one body are two people's work as a rule, though no set of the lexicon tells so.

    False where the lexicon tells that they go together, or one may be the other in short (`editor`, `sports editor`).
    """
    if roles_agree(a, b):
        return False
    one, two = bare(canonical_role(a)), bare(canonical_role(b))
    if not (_is_line(one) and _is_line(two)) or _after_hours(one, two):
        return False
    if one.level or two.level:
        return _of_professions(one, two)
    headed = lexicon("roles")["lines"]["headed"]
    if any(role.domain and role.base in headed for role in (one, two)) and one_kind_of_work(one, two):
        # `exploration manager`, of a house that has a chief geologist
        return False
    if one.base == two.base or (one.base in headed and two.base in headed):
        # `head of rare books`, `director of adult learning`
        return bool(one.domain and two.domain) and not kin_fields(one.domain, two.domain)
    if one.base.split()[-1] == two.base.split()[-1]:
        # `sporting director`, `director of education`; `the director` may be either
        fields = _telling(one), _telling(two)
        if not one.domain and not two.domain:
            return all(fields)
        return all(fields) and not kin_fields(*fields) and not go_together(one, two)
    return not go_together(one, two)


def _of_professions(one: Role, two: Role) -> bool:
    """`chief anaesthetist`, `assistant organist`: apart from posts for another kind of work, not from who leads all.

    Of which profession a field is that the lexicon does not know, nobody can tell: `head of intensive care`.
    """
    if one.base == two.base or go_together(one, two) or _leads(one) or _leads(two):
        return False
    headed = lexicon("roles")["lines"]["headed"]
    if any(role.base in headed and not known_work(role) for role in (one, two)):
        return False
    return not kin_fields(_field(one), _field(two)) and not one_kind_of_work(one, two)


def _telling(role: Role) -> str:
    """The words that tell a post from others of its kind: `signals` of a signals officer."""
    return f"{role.base.rpartition(' ')[0]} {role.domain}".strip()


def _field(role: Role) -> str:
    """The words that tell what a post is for: its field of work, or for want of one its name."""
    return role.domain or role.base


def _after_hours(one: Role, two: Role) -> bool:
    """Whether one is a job in a house, and the other a post that people have beside their work."""
    data = lexicon("roles")["lines"]
    return any(a.base in data["staff"] and b.base in data["after_hours"] for a, b in ((one, two), (two, one)))


def merely_praised(role: str, words: str) -> bool:
    """Whether the words praise a professional and give no post: `a leading cardiologist`."""
    praise = lexicon("roles")["lines"]["praise"]
    return canonical_role(role).level == "chief" and not set(fold(words).split()).isdisjoint(praise)


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
    """The worlds that a post may be of; one of any kind of body may be of both."""
    public = lexicon("roles")["lines"]["public"]
    if not role.fields or "organisation" in role.fields:
        return frozenset(["state", "house"])
    return frozenset("state" if field in public else "house" for field in role.fields)


def _is_line(role: Role) -> bool:
    """Whether the post is a working day of its own: by its name, or by the field of work that it is told for."""
    if role.level:
        return role.base in lexicon("roles")["lines"][_LISTS[role.level]] if role.level in _LISTS else False
    if role.base in lexicon("roles")["lines"]["headed"] and role.domain:
        return not _bodies().issuperset(role.domain.split())
    return role.base in _lines()


@cache
def _lines() -> frozenset[str]:
    data = lexicon("roles")
    single = {post for field in data["lines"]["fields"] for post in data["fields"][field]["one"]}
    listed = {*data["lines"]["more"], *data["lines"]["staff"]}
    return frozenset(single | listed) - frozenset(data["lines"]["besides"])


def _leads(role: Role) -> bool:
    """Whether the post is that of who leads a whole house, and may be of any profession."""
    generic, whole = lexicon("roles")["generic"], lexicon("roles")["function_heads"]["whole"]
    return not role.domain and any(role.base in posts for posts in (generic["whole"], generic["top"], whole))


@cache
def _bodies() -> frozenset[str]:
    """Nouns for bodies, which tell no field of work: `director of the group`."""
    return frozenset(noun for row in lexicon("roles")["bodies"]["nouns"] for noun in row)
