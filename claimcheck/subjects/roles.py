"""Posts compared: which are one, which one person cannot hold together, which have one holder at a time."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from claimcheck.extractors.titles.canonical import LOWERED, Role, canonical_role
from claimcheck.lexicon import lexicon

__all__ = [
    "Role",
    "by_function_alone",
    "canonical_role",
    "exclude_plainly",
    "exclusion_strength",
    "of_one_event",
    "over_one_event",
    "public_offices",
    "roles_agree",
    "roles_exclude",
    "single_holder",
]

Post = str | Role
#: how strongly two posts exclude each other
STRONG, WEAK = 1.0, 0.5
#: two subjects whose words begin alike, in so many letters, may be one
KIN = 4


@lru_cache(maxsize=65536)
def roles_agree(a: Post, b: Post) -> bool:
    """Whether two posts, of one body, may be one: equal names, `head` for `director`, a field left out."""
    one, two = _role(a), _role(b)
    if _lowered(one) != _lowered(two) or not _fields_meet(one, two) or reach_apart(one, two):
        return False
    if one.domain and two.domain and not _domains_meet(one.domain, two.domain):
        return False
    if one.base == two.base:
        return True
    return _may_be_one(one.base, two.base) and not _whole_and_branch(one, two)


def _whole_and_branch(one: Role, two: Role) -> bool:
    """`managing director`, `head of legal affairs`: who leads a house, and who leads one branch of it."""
    return any(not a.domain and b.domain and _functions(b) for a, b in ((one, two), (two, one)))


@lru_cache(maxsize=65536)
def same_office(a: Post, b: Post) -> bool:
    """Whether two posts of one body are one office, so that two holders are rivals.

    Narrower than `roles_agree`: one person may be called president and chief executive, but two
    people hold two offices.
    """
    one, two = _role(a), _role(b)
    if not roles_agree(one, two):
        return False
    if one.base == two.base:
        return one.domain == two.domain or one.base not in _made_by() | _by_field()
    generic = lexicon("roles")["generic"]["words"]
    if one.base in generic or two.base in generic:
        if bool(one.domain) != bool(two.domain):
            # `head of the course`, of a race that has a director
            return False
        if not {one.base, two.base} <= {*generic, *lexicon("roles")["generic"]["whole"]}:
            return False
        return not _of_state(one) and not _of_state(two)
    return bool(_sets("one_office").get(one.base, {}).keys() & _sets("one_office").get(two.base, {}).keys())


def _of_state(role: Role) -> bool:
    """Posts that nobody calls `head` or `leader` without saying of what; nor is a chairman the head of the staff."""
    return "government" in role.fields or role.base in {"chairman", "executive chairman", "captain"}


@cache
def _made_by() -> frozenset[str]:
    return frozenset(lexicon("roles")["words"]["works"])


@cache
def _by_field() -> frozenset[str]:
    """Posts of which a house has one for each field of work: the director is not the director of studies."""
    return frozenset(lexicon("roles")["words"]["by_field"])


def of_a_work(a: Post, b: Post) -> bool:
    """Whether both are what somebody did on a work, of a building or a film: held for good, at no time."""
    one, two = _role(a), _role(b)
    if one.level or two.level:
        return False
    works = _made_by()
    film = {base for base in works if base != "architect"} | {"editor"}
    return (one.base in works and two.base == one.base) or (
        bool({one.base, two.base} & works) and {one.base, two.base} <= film
    )


def of_one_event(a: Post, b: Post) -> bool:
    """Whether both are a post of one flight, trial or inquiry, which hardly passes on while that lasts."""
    posts = lexicon("roles")["words"]["of_one_event"]
    return _role(a).base in posts and _role(b).base in posts


def over_one_event(a: Post, body_a: str | None, b: Post, body_b: str | None) -> bool:
    """Whether both lead what takes place once: the inquiry, the search, the expedition, each told without a name."""
    one, two = _role(a), _role(b)
    events = frozenset(lexicon("roles")["words"]["one_events"])
    leads = frozenset([*lexicon("roles")["generic"]["words"], "commander", "coordinator", "director"])
    bodies = {body_a, body_b}
    return len(bodies) == 1 and bodies <= events and {one.base, two.base} <= leads and not (one.level or two.level)


def ranks(a: Post, b: Post) -> bool:
    """Whether both are military ranks that exclude each other: one person has one at a time."""
    one, two = _role(a), _role(b)
    military = any("military" in role.fields and role.base != "captain" for role in (one, two))
    return military and one.base != two.base and _listed(_key(one), _key(two)) == STRONG


def roles_exclude(a: Post, b: Post) -> bool:
    """Whether one person cannot, or hardly, hold both posts in one body at one time."""
    return exclusion_strength(a, b) > 0


@lru_cache(maxsize=65536)
def exclusion_strength(a: Post, b: Post) -> float:
    """How strongly two posts of one body exclude each other: 1 never together, 0.5 hardly, 0 they may go together."""
    one, two = bare(_role(a)), bare(_role(b))
    if reach_apart(_role(a), _role(b)):
        return WEAK
    if one.domain and two.domain and not _domains_meet(one.domain, two.domain):
        return _of_subjects(one, two) or _of_functions(one, two)
    if one.fields and two.fields and _key(one) == _key(two):
        return 0.0
    listed = _listed(_key(one), _key(two))
    if listed:
        return 0.0 if _of_one_branch(one, two) else listed
    if _lowered(one) != _lowered(two):
        return _of_levels(one, two)
    return _of_top(one, two) or _by_default(one, two)


def _of_one_branch(one: Role, two: Role) -> bool:
    """Whether one heads a branch, and not the whole house, and the other works in it: `director of horticulture`."""
    heads = lexicon("roles")["function_heads"]["posts"]
    plain = not _lowered(one) and not _lowered(two) and bool(one.domain) != bool(two.domain)
    return plain and (one if one.domain else two).base in heads and one_kind_of_work(one, two)


def reach_apart(a: Post, b: Post) -> bool:
    """Whether one post is told to reach further than the other: a regional and a national secretary."""
    one, two = _role(a), _role(b)
    if one.base.split()[-1:] != two.base.split()[-1:] and not _may_be_one(one.base, two.base):
        return False
    mine, theirs = _reach(one), _reach(two)
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=16384)
def _reach(role: Role) -> frozenset[int]:
    words = {role.level, *role.domain.split(), *role.base.split()}
    rows = lexicon("roles")["reach"]["rows"]
    return frozenset(number for number, row in enumerate(rows) if not words.isdisjoint(row))


@lru_cache(maxsize=16384)
def bare(role: Role) -> Role:
    """The post without words that tell its reach or the kind of its body: `spokesman` for `police spokesman`."""
    reach = {word for row in lexicon("roles")["reach"]["rows"] for word in row}
    plain = role.base not in {*lexicon("roles")["function_heads"]["posts"], *lexicon("roles")["words"]["of_subjects"]}
    left_out = reach | _body_nouns() if plain else reach
    return replace(role, domain=" ".join(word for word in role.domain.split() if word not in left_out))


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(["police", *(noun for row in lexicon("roles")["bodies"]["nouns"] for noun in row)])


def _of_subjects(one: Role, two: Role) -> float:
    """A chair of marine geology and one of medieval history hardly go together."""
    taught = lexicon("roles")["words"]["of_subjects"]
    if one.base not in taught or two.base not in taught:
        return 0.0
    return 0.0 if kin_fields(one.domain, two.domain) else WEAK


def kin_fields(a: str, b: str) -> bool:
    """Whether two fields of work have something in common, as far as their words tell."""
    return any(_kindred(x, y) for x in a.split() for y in b.split())


def _kindred(a: str, b: str) -> bool:
    """`geology`, `geophysics`: words that begin or end alike may be one subject; so may those of a row of `kin`."""
    if a[:KIN] == b[:KIN] or a in b or b in a:
        return True
    return bool(_kin().get(a, frozenset()) & _kin().get(b, frozenset()))


@cache
def _kin() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(lexicon("roles")["words"]["kin"]):
        for word in row:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


def _by_default(one: Role, two: Role) -> float:
    """Two full-time posts, each with one holder, hardly go together, unless the lexicon knows that they do."""
    if one.base == two.base or one.level or two.level or not {one.base, two.base} <= _full_time():
        return _of_functions(one, two)
    return 0.0 if go_together(one, two) else WEAK


def go_together(one: Role, two: Role) -> bool:
    """Whether the lexicon tells that one person may hold both posts, or that they may be one."""
    if _may_be_one(one.base, two.base) or frozenset((one.base, two.base)) in _beside():
        return True
    sets = _sets("compatible")
    return bool(sets.get(one.base, {}).keys() & sets.get(two.base, {}).keys())


@cache
def _beside() -> frozenset[frozenset[str]]:
    """Pairs of a post of one list and one of another that go together: rows of `compatible` with `against`."""
    rows = (row for row in lexicon("roles")["compatible"] if "against" in row)
    return frozenset(
        frozenset((canonical_role(one).base, canonical_role(other).base))
        for row in rows
        for one in row["posts"]
        for other in row["against"]
    )


def _of_top(one: Role, two: Role) -> float:
    """Who leads a whole house hardly leads one branch of its business as well."""
    data = lexicon("roles")["function_heads"]
    for a, b in ((one, two), (two, one)):
        branch = _functions(b) - frozenset(data["branches_of_learning"])
        if a.base in data["whole"] and not a.domain and not a.level and branch and b.base in data["posts"]:
            return WEAK
    return 0.0


def _of_functions(one: Role, two: Role) -> float:
    """Two posts for different kinds of work, which nobody does together by rule, hardly go together."""
    if one.level in LOWERED or two.level in LOWERED or (one.base != two.base and go_together(one, two)):
        return 0.0
    mine, theirs = _functions(one), _functions(two)
    if not mine or not theirs or mine & theirs:
        return 0.0
    together = (frozenset(row["functions"]) for row in lexicon("roles")["functions_together"])
    return 0.0 if any(mine & some and theirs & some for some in together) else WEAK


def one_kind_of_work(one: Role, two: Role) -> bool:
    """Whether both posts are for some kind of work that the lexicon knows."""
    return bool(_functions(one) & _functions(two))


def known_work(role: Role) -> bool:
    """Whether the lexicon knows the kind of work that a post is for."""
    return bool(_functions(role))


def by_function_alone(a: Post, b: Post) -> bool:
    """Whether the two posts exclude each other for their kinds of work, and nothing else tells that they do."""
    one, two = _role(a), _role(b)
    return not _listed(_key(one), _key(two)) and _of_functions(one, two) > 0


def _functions(role: Role) -> frozenset[str]:
    """The kinds of work that a post is for: those of its name, else those of the words of its field of work."""
    by_post, by_word = _function_tables()
    if role.base in lexicon("roles")["function_heads"]["posts"] and role.domain:
        found = frozenset(name for word in role.domain.split() for name in by_word.get(word, ()))
        if found:
            return found
    return by_post.get(role.base, frozenset())


@cache
def _function_tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Each post, and each word for a field of work, to its kinds of work."""
    posts: dict[str, frozenset[str]] = {}
    words: dict[str, frozenset[str]] = {}
    for name, row in lexicon("roles")["functions"].items():
        for table, keys in ((posts, row["posts"]), (words, row["words"])):
            for key in keys:
                table[key] = table.get(key, frozenset()) | {name}
    return posts, words


@cache
def _full_time() -> frozenset[str]:
    """Posts that are a whole working day: the chief officers of a company, and those of the list."""
    data = lexicon("roles")
    return frozenset([*data["full_time"]["posts"], *data["fields"]["company"]["one"]])


def _of_levels(one: Role, two: Role) -> float:
    """Director and deputy director; nothing for an honorary post, or for posts of unlike kinds."""
    if _under_chief(one, two) or _under_chief(two, one):
        return WEAK
    if "honorary" in (one.level, two.level) or not _fields_meet(one, two):
        return 0.0
    if one.base == two.base:
        # a second or a joint one may be the same as one of many
        return STRONG if one.single or "co-" not in (one.level, two.level) else 0.0
    return WEAK if _may_be_one(one.base, two.base) and one.single and two.single else 0.0


def _under_chief(one: Role, two: Role) -> bool:
    """`assistant engineer`, of a house that has a chief engineer."""
    under = one.level in {"deputy", "first deputy", "assistant"} and not two.level
    return under and two.base in {f"{chief} {one.base}" for chief in ("chief", "head")}


def exclude_plainly(a: Post, b: Post) -> bool:
    """Whether one person cannot hold both posts in one body at one time."""
    return exclusion_strength(a, b) >= STRONG


def promoted(earlier: Post, later: Post) -> bool:
    """Whether the later post may be the next of a career: a step further up, or another field of a post that moves."""
    one, two = _role(earlier), _role(later)
    careers = lexicon("roles")["careers"]
    if one.base == two.base:
        return (one.level in LOWERED and not two.level) or one.base in careers["moving"]
    if not two.level and two.base in {f"{chief} {one.base}" for chief in careers["chiefs"]}:
        return True
    return any(
        one.base in steps and two.base in steps and steps.index(one.base) < steps.index(two.base)
        for steps in careers["steps"]
    )


def public_offices(a: Post, b: Post) -> bool:
    """Whether both are offices that are held in different bodies by nature, and hardly by one person."""
    return frozenset((_key(_role(a)), _key(_role(b)))) in _apart_by_nature()


@cache
def _apart_by_nature() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((_key(canonical_role(one)), _key(canonical_role(other))))
        for row in lexicon("roles")["across"]
        if row.get("bodies") == "any"
        for one in row["posts"]
        for other in row["against"]
    )


def single_holder(role: Post) -> bool:
    """Whether a named body has one holder of the post at a time: its captain, not its judges.

    A minister is single where the field of work is told.
    """
    found = _role(role)
    if _lowered(found):
        return False
    if found.base in _of_one_field():
        return bool(found.domain)
    return found.single


@cache
def _of_one_field() -> frozenset[str]:
    """Posts that are many, but one for each field of work."""
    return frozenset(["minister", "secretary", "secretary of state", "permanent secretary"])


def _role(post: Post) -> Role:
    return post if isinstance(post, Role) else canonical_role(post)


def _lowered(role: Role) -> str:
    return role.level if role.level in LOWERED else ""


def _key(role: Role) -> str:
    return f"{_lowered(role)} {role.base}".strip()


def _fields_meet(one: Role, two: Role) -> bool:
    if one.base != two.base or not one.fields or not two.fields:
        return True
    return bool(set(one.fields) & set(two.fields))


def _domains_meet(a: str, b: str) -> bool:
    """Whether two fields of work share a word: `health` and `public health`."""
    return bool(set(a.split()) & set(b.split()))


@cache
def _sets(name: str) -> dict[str, dict[int, float]]:
    """Each post to the sets of that table it is in, with their strength."""
    found: dict[str, dict[int, float]] = {}
    for number, row in enumerate(row for row in lexicon("roles")[name] if "against" not in row):
        for post in row["posts"]:
            found.setdefault(_key(canonical_role(post)), {})[number] = WEAK if row.get("strength") == "weak" else STRONG
    return found


@lru_cache(maxsize=65536)
def _may_be_one(a: str, b: str) -> bool:
    generic = lexicon("roles")["generic"]
    for one, two in ((a, b), (b, a)):
        if one in generic["words"] and (two in generic["words"] or two in generic["top"]):
            return True
    sets = _sets("may_be_one")
    return bool(sets.get(a, {}).keys() & sets.get(b, {}).keys())


def _listed(a: str, b: str) -> float:
    sets = _sets("exclusive")
    shared = sets.get(a, {}).keys() & sets.get(b, {}).keys()
    across = _across().get(frozenset((a, b)), 0.0)
    return max((sets[a][number] for number in shared), default=across)


@cache
def _across() -> dict[frozenset[str], float]:
    """Pairs of a post of one list and a post of another: `posts` and `against` in a row of `across`."""
    found: dict[frozenset[str], float] = {}
    for row in lexicon("roles")["across"]:
        strength = WEAK if row.get("strength") == "weak" else STRONG
        for one in row["posts"]:
            for other in row["against"]:
                pair = frozenset((_key(canonical_role(one)), _key(canonical_role(other))))
                found[pair] = max(strength, found.get(pair, 0.0))
    return found
