"""Whether two posts are of one body, as their articles tell: by its name, by a noun for it, or not at all."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names import country_of
from claimcheck.lexicon import lexicon
from claimcheck.models import TitleValue
from claimcheck.subjects.name_match import match_names
from claimcheck.subjects.roles import canonical_role
from claimcheck.subjects.spelling import fold
from claimcheck.subjects.stories import bodies_meet

if TYPE_CHECKING:
    from claimcheck.models import Claim
    from claimcheck.subjects.stories import Stories

#: names at least this much alike are one body's without more
SAME_NAME = 0.8
#: two nouns for one body, as far as they go
LIKE_NOUNS = 0.85
#: a name without the words for the kind of body
CUT_SHORT = 0.85
#: a body that is not told, or told too vaguely
UNTOLD = 0.5


def proper(body: str | None) -> bool:
    """Whether a body is told by a name."""
    return body is not None and body[:1].isupper()


def told_bodies(a: Claim, b: Claim, stories: Stories) -> tuple[float, str]:
    """How well two posts' bodies agree, and why: 0 for two bodies, `UNTOLD` where one is not told.

    A body left out, or told by a noun (`the hospital`), is taken to be the one that the article is about.
    """
    one, two = _value(a).body, _value(b).body
    if one is not None and two is not None and proper(one) and proper(two):
        sure, why = _named(one, two, stories)
        return (sure, why) if sure else _paper(a, b, stories) or (sure, why)
    for own, other, claim in ((one, two, a), (two, one, b)):
        if other is not None and proper(other):
            return _unnamed(claim, own, other, stories)
    if one is not None and two is not None and compare(one, two)[0] == 0.0:
        return 0.0, "two bodies"
    if particular(one) or particular(two):
        # `the head of the course`: no noun for the body that the article is about
        return compare(one, two)
    mine, theirs = _of_story(a, stories), _of_story(b, stories)
    for name, noun, claim in ((mine, two, b), (theirs, one, a)):
        if name is not None and noun is not None and gainsays(noun, name):
            # `the county's education committee`, in a story on one school
            return compare(one, two) if _one_field(a, b) else (0.0, "two bodies")
        sure = stories.may_be_of(claim, name) if name else 0.0
        if sure:
            return sure, f"the body is not told, and both articles are about {name}"
    return compare(one, two)


def _named(one: str, two: str, stories: Stories) -> tuple[float, str]:
    """Two names; of a body cut short only the words for its kind are left out: `Lantern`, `Lantern Theatre`."""
    found = compare(one, two)
    less, more = sorted((one, two), key=lambda name: len(fold(name)))
    short, long = fold(less), fold(more)
    rest = long.removeprefix(f"{short} ").split()
    if found[0] or not long.startswith(f"{short} ") or stories.kinds.get(short) in {"place", "person"}:
        return found
    kinds = _rows().keys() | _heads()
    return _cut_short(less, more) if all(word in kinds for word in rest) else found


def _paper(a: Claim, b: Claim, stories: Stories) -> tuple[float, str] | None:
    """A paper by its name and by the last word of it; only in one story, or where the same article tells the name."""
    less, more = sorted((a, b), key=lambda claim: len(fold(_value(claim).body or "")))
    short, long = fold(_value(less).body or ""), fold(_value(more).body or "")
    if short not in _papers() or not long.endswith(f" {short}"):
        return None
    if long not in stories.names[less.document] and not stories.of_one(a, b, {long, *long.split()}):
        return None
    return _cut_short(_value(less).body or "", _value(more).body or "")


def _cut_short(less: str, more: str) -> tuple[float, str]:
    return CUT_SHORT, f"{less} may be {more}, cut short"


@cache
def _papers() -> frozenset[str]:
    """Last words of papers' names, by which they go: `the Courier`."""
    return frozenset(lexicon("agencies")["goes_by"].split())


@cache
def _heads() -> frozenset[str]:
    """Words that a body's name ends with."""
    data = lexicon("organisations")
    return frozenset(fold(word) for word in (*data["heads"], *data["suffixes"]))


def _one_field(a: Claim, b: Claim) -> bool:
    """Whether both posts are for the same field of work."""
    field = canonical_role(_value(a).role).domain
    return bool(field) and field == canonical_role(_value(b).role).domain


def _of_story(claim: Claim, stories: Stories) -> str | None:
    name, noun = stories.body_of(claim), _value(claim).body
    return None if name is None or (noun is not None and gainsays(noun, name)) else name


def _unnamed(claim: Claim, noun: str | None, name: str, stories: Stories) -> tuple[float, str]:
    """A body that is not named in the claim, or told by a noun only, against a name."""
    if noun is not None and gainsays(noun, name):
        return 0.0, "two bodies"
    if noun is not None and not _plain(noun):
        return compare(noun, name)
    sure = stories.may_be_of(claim, name)
    if sure:
        how = "not told" if noun is None else f"{noun}"
        return sure, f"the body is {how} in one, and that article is about {name}"
    return compare(noun, name)


def compare(a: str | None, b: str | None) -> tuple[float, str]:
    """How well two bodies agree as far as their own words go: 0 for two bodies, `UNTOLD` where one is not told."""
    if a is None or b is None:
        return UNTOLD, "the body is not told in one" if a != b else "the body is not told"
    country = country_of(a)
    if country is not None and country == country_of(b):
        return 1.0, f"both of {country}"
    match = match_names(a, b)
    if match.score >= SAME_NAME:
        return match.score, f"{a} and {b}: {match.reason}"
    words, others = set(body_words(a)), set(body_words(b))
    if words and others and (words <= others or others <= words) and not (proper(a) and proper(b)):
        return LIKE_NOUNS, f"{a} may be {b}"
    if proper(a) and proper(b):
        return 0.0, "two bodies"
    return _by_nouns(a, b, shared=bool(words & others))


def _by_nouns(a: str, b: str, *, shared: bool) -> tuple[float, str]:
    """Compare two bodies of which one at least is told by a noun."""
    if proper(a) or proper(b):
        noun, name = (b, a) if proper(a) else (a, b)
        plain = _plain(noun) and not gainsays(noun, name)
        return (UNTOLD, f"{noun} may be {name}") if plain else (0.0, "two bodies")
    one, two = noun_of(a), noun_of(b)
    if one is not None and two is not None and _rows()[one] & _rows()[two]:
        plain = one == a.lower() or two == b.lower()
        return (LIKE_NOUNS if plain else UNTOLD), f"{a} and {b}: words for one body"
    vague = {one, two} & _vague()
    return (UNTOLD, f"{a} may be {b}") if shared or vague else (0.0, "two bodies")


def particular(body: str | None) -> bool:
    """Whether words without a name tell which body it is: `the primary school next door`."""
    return body is not None and not proper(body) and not _plain(body)


def _plain(body: str) -> bool:
    """Whether a noun tells nothing but the kind: `the school`; not `the primary school`."""
    return body.lower() in _rows() or body.lower() in lexicon("roles")["bodies"]["lands"]


def noun_of(body: str) -> str | None:
    """The noun that tells what kind of body it is: `hospital` of `county hospital`; None for no known kind."""
    head = body.lower().partition(" of ")[0]
    last = head.split()[-1] if head.split() else ""
    return next((word for word in (head, last) if word in _rows()), None)


@lru_cache(maxsize=16384)
def gainsays(noun: str, name: str) -> bool:
    """Whether a noun cannot be said of the body of that name: `the airport`, of the Weather Service."""
    own = noun_of(noun)
    if own is None or own in _vague():
        return False
    kinds = [word for word in fold(name).replace("-", " ").split() if word in _rows() and word not in _vague()]
    return bool(kinds) and not any(_rows()[own] & _rows()[kind] for kind in kinds)


@cache
def _rows() -> dict[str, frozenset[int]]:
    """Each noun for a body to the rows of the lexicon that it stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(lexicon("roles")["bodies"]["nouns"]):
        for noun in row:
            found.setdefault(noun, set()).add(number)
    return {noun: frozenset(rows) for noun, rows in found.items()}


@cache
def _vague() -> frozenset[str]:
    """Nouns that any body may be called by."""
    return frozenset(lexicon("roles")["bodies"]["vague_nouns"])


def body_words(body: str) -> list[str]:
    """The telling words of a body."""
    return [
        word for word in fold(body).replace("-", " ").split() if len(word) > 2 and word not in {"the", "and", "for"}
    ]


def described(one: TitleValue, two: TitleValue) -> bool:
    """Posts for one field of work, of a body named in the one and told by a noun in the other.

    `the stadium's head of security`, `head of security at Aldana Park`.
    """
    domain = canonical_role(one.role).domain
    if not domain or domain != canonical_role(two.role).domain or one.body is None or two.body is None:
        return False
    return proper(one.body) != proper(two.body)


def bodies_alike(a: str, b: str) -> bool:
    """Whether two bodies may be one as far as their names go: `the department`, `the department of physics`."""
    return compare(a, b)[0] >= SAME_NAME


def bodies_apart(a: str, b: str) -> bool:
    """Whether two bodies are surely two, as far as their own words go."""
    return compare(a, b)[0] == 0.0 and not cut_short(a, b)


def cut_short(a: str, b: str) -> bool:
    """Whether one name is the beginning of the other: `Halden`, `Halden Steel`; a country is no company cut short."""
    return proper(a) and proper(b) and country_of(a) is None and country_of(b) is None and bodies_meet(a, b)


def _value(claim: Claim) -> TitleValue:
    assert isinstance(claim.value, TitleValue)
    return claim.value
