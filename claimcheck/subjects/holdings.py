"""Title claims linked across articles: one person's posts, and one post's holders."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.bodies import is_local
from claimcheck.lexicon import lexicon
from claimcheck.models import Link, TitleValue
from claimcheck.subjects.bodies import (
    UNTOLD,
    bodies_apart,
    body_words,
    cut_short,
    described,
    particular,
    proper,
    told_bodies,
)
from claimcheck.subjects.lines import days_apart
from claimcheck.subjects.name_match import LIKE_NAME, match_names
from claimcheck.subjects.roles import canonical_role, of_a_work, roles_agree, same_office, single_holder
from claimcheck.subjects.spelling import fold, sounds
from claimcheck.subjects.stories import ENOUGH, Stories
from claimcheck.subjects.told_posts import predecessors, story_body_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.models import Claim, Participant
    from claimcheck.models.finding import Relation

#: names at least this much alike are one bearer's without more
SAME_NAME = 0.8
#: how title claims are linked
RELATIONS: tuple[Relation, ...] = ("person", "office")
#: each claim is compared with at most so many earlier ones of a block, so that the cost grows with the claims
BLOCK = 40
#: two articles that share so many rare names tell one story, and of one town
MUCH = 2.5
#: a name that so many articles share files too many claims together
COMMON = 40
#: a post is filed by so many bodies that its article may give it
BODIES = 2
#: an article is about so many names first of all
TOPICS = 3


def link_holdings(claims: Sequence[Claim]) -> Iterator[Link]:
    """Links between title claims, in the claims' order: relation `person` and relation `office`.

    They come one after the other as they are found. Time is the rules' matter (`overlap_in_time`).
    """
    stories = Stories.of(claims)
    for relation in RELATIONS:
        blocks: dict[str, deque[Claim]] = defaultdict(lambda: deque(maxlen=BLOCK))
        for claim in claims:
            keys = holding_keys(relation, claim, stories)
            others = {other.id: other for key in keys for other in blocks[key]}
            found = (link_holding(relation, other, claim, stories) for other in others.values())
            yield from (link for link in found if link is not None)
            for key in keys:
                blocks[key].append(claim)


def holding_keys(relation: Relation, claim: Claim, stories: Stories) -> list[str]:
    """The keys of a title claim for one of the RELATIONS.

    A claim is compared with the BLOCK claims that come before it under each key, in the order of the report.
    """
    keys = _person_keys(claim) if relation == "person" else _office_keys(claim, stories)
    return list(dict.fromkeys(keys))


def possible_keys(relation: Relation, claim: Claim, stories: Stories) -> list[str]:
    """All that `holding_keys` may give for the claim, whatever other articles take its article's names for."""
    keys = holding_keys(relation, claim, stories)
    if relation == "office" and not proper(_value(claim).body):
        keys += [f"body {word}" for name in _topics(claim) for word in body_words(name)]
    return list(dict.fromkeys(keys))


def plain_office_keys(claim: Claim) -> set[str]:
    """Those of `holding_keys` for the relation `office` that the claim has whatever other articles tell."""
    about = body_words(_about(claim)) if _is_of_its_story(claim) else ()
    return {*_own_keys(claim), *_heir_keys(claim), *(f"body {word}" for word in about)}


def body_keys(claim: Claim, stories: Stories) -> set[str]:
    """Those of `holding_keys` for the relation `office` that tell of the bodies which its article gives the post."""
    bodies = stories.bodies(claim)[:BODIES] if _is_of_its_story(claim) else ()
    return {f"body {word}" for name in bodies for word in body_words(name)}


def is_sure(relation: Relation, claim: Claim, key: str) -> bool:
    """Whether all claims that may have (`possible_keys`) a key that this claim has do have it.

    A word of a body may be one of a name that other articles take for a person's; a name that is told too often to be
    a key of a post may be that of the claim's own body.
    """
    value = _value(claim)
    return relation == "person" or not (is_of_body(key) or (proper(value.body) and key == _named_post(value)))


def is_of_body(key: str) -> bool:
    """Whether a key of the relation `office` is a word of a body."""
    return key.startswith("body ")


def link_holding(relation: Relation, a: Claim, b: Claim, stories: Stories) -> Link | None:
    """The link between two title claims, the earlier one first, if there is one; `stories` must hold both articles."""
    found = _person_link(a, b, stories) if relation == "person" else _office_link(a, b, stories)
    if found is None or a.id == b.id:
        return None
    return Link(a=a.id, b=b.id, relation=relation, score=round(found.score, 3), reasons=found.reasons)


@dataclass(frozen=True, slots=True)
class _Score:
    score: float
    reasons: tuple[str, ...]


def _value(claim: Claim) -> TitleValue:
    assert isinstance(claim.value, TitleValue)
    return claim.value


def _person_keys(claim: Claim) -> Iterator[str]:
    """Family name as it sounds; the first word too, for family-name-first orders."""
    holder = _value(claim).holder
    if holder:
        words = fold(holder).replace("-", " ").split()
        yield from sorted({sounds(word)[:5] for word in (words[0], words[-1]) if len(word) > 1})


def _office_keys(claim: Claim, stories: Stories) -> Iterator[str]:
    """The body's telling words, else the post's field of work, else the post."""
    yield from _own_keys(claim)
    if _is_of_its_story(claim):
        yield from _story_keys(claim, stories)
    yield from _heir_keys(claim)


def _own_keys(claim: Claim) -> Iterator[str]:
    value = _value(claim)
    role = canonical_role(value.role)
    if value.body:
        for word in sorted(set(body_words(value.body))):
            yield f"body {word}"
        letters = "".join(word[0] for word in fold(value.body).split() if word not in {"of", "the", "and", "for"})
        if len(letters) > 2:
            yield f"body {letters}"
    if proper(value.body):
        yield _named_post(value)
    if role.domain:
        yield f"field {role.base} {' '.join(sorted(role.domain.split()))}"


def _named_post(value: TitleValue) -> str:
    return f"post {canonical_role(value.role).base} {fold(value.body or '')}"


def _heir_keys(claim: Claim) -> Iterator[str]:
    holder = _value(claim).holder
    for name in (*predecessors(claim), *([holder] if holder else [])):
        yield f"heir {sounds(fold(name).split()[-1])[:5]}" if fold(name) else "heir"


def _is_of_its_story(claim: Claim) -> bool:
    """Whether the names of its article are keys of the claim: it names no body, or the post has one holder."""
    value = _value(claim)
    return not proper(value.body) or single_holder(canonical_role(value.role))


def _story_keys(claim: Claim, stories: Stories) -> Iterator[str]:
    """The names of its article that a post without a named body may be of."""
    post = canonical_role(_value(claim).role).base
    for name in stories.filed_by(claim.document):
        if stories.spread[name] <= COMMON:
            yield f"post {post} {name}"
    about = [_about(claim), *stories.bodies(claim)[:BODIES]]
    for word in sorted({word for name in about for word in body_words(name)}):
        yield f"body {word}"


def _about(claim: Claim) -> str:
    """The body that the claim's article is about, else what it is about first of all; empty if that is not told."""
    return story_body_of(claim) or next(iter(_topics(claim)), "")


def _topics(claim: Claim) -> list[str]:
    """The names that the claim's article is about, the first one first."""
    return [participant.name for participant in claim.frame.participants if participant.inferred]


def _person_link(a: Claim, b: Claim, stories: Stories) -> _Score | None:
    """Two posts of one person: the names agree, and the bodies do, or one is not told."""
    one, two = _value(a), _value(b)
    if one.holder is None or two.holder is None or (a.document == b.document and a.start == b.start):
        # posts told in one sentence are held together
        return None
    names = match_names(one.holder, two.holder)
    if names.score < LIKE_NAME:
        return None
    body, body_reason = told_bodies(a, b, stories)
    if body == 0.0:
        if not cut_short(one.body or "", two.body or ""):
            return _of_two_houses(a, b, stories)
        body, body_reason = 0.5, f"{one.body} and {two.body}: one may be the other cut short"
    agree = roles_agree(one.role, two.role)
    if _settled(a, b, stories, agree=agree) or _settled(b, a, stories, agree=agree):
        return None
    same = f"both name {one.holder}" if one.holder == two.holder else f"{one.holder} and {two.holder}: {names.reason}"
    reasons = [same, body_reason]
    context = _context(a, b, stories)
    if context:
        reasons.append(f"both articles are about {context}")
    if names.score >= SAME_NAME:
        apart = not context and not agree and body < SAME_NAME and not stories.shared(a, b)
        if apart and of_a_work(one.role, two.role):
            # two jobs on two films
            return None
        told = context or agree or stories.nearness(a, b) >= MUCH
        score = names.score * (1.0 if body >= SAME_NAME else 0.92 if told else 0.8)
        return _Score(score, tuple(reasons))
    if (body >= SAME_NAME and (agree or context or proper(one.body))) or (agree and context):
        return _Score(0.78 if agree else 0.75, tuple(reasons))
    return None


def _of_two_houses(a: Claim, b: Claim, stories: Stories) -> _Score | None:
    """One full name with a post that fills the day in each of two houses, in two articles of one story."""
    one, two = _value(a), _value(b)
    same = fold(one.holder or "") == fold(two.holder or "") and " " in (one.holder or "")
    if not same or not days_apart(one, two) or stories.nearness(a, b) < ENOUGH:
        return None
    if _settled(a, b, stories, agree=False) or _settled(b, a, stories, agree=False):
        return None
    return _Score(0.76, (f"both name {one.holder}", f"{one.body} and {two.body}: two houses of one story"))


def _settled(a: Claim, b: Claim, stories: Stories, *, agree: bool) -> bool:
    """Whether the article of `a` tells how its holder comes to have the post of `b` as well."""
    return _on_the_way(a, b, stories) or (not agree and _besides(a, b, stories))


def _on_the_way(a: Claim, b: Claim, stories: Stories) -> bool:
    """Whether the article of `a` tells that its holder is to take the post of `b`, or fills it for a time."""
    return bool(stories.posts[a.document].ahead(_value(a).holder, _value(b).role) - {a.id})


def _besides(a: Claim, b: Claim, stories: Stories) -> bool:
    """Whether the article of `a` gives its holder the very post of `b` as well: one person with two posts."""
    base = canonical_role(_value(b).role).base
    return bool(stories.posts[a.document].besides(_value(a).holder or "", base) - {a.id})


def _office_link(a: Claim, b: Claim, stories: Stories) -> _Score | None:
    """Two holders, or one, of one office: the posts are one, and the bodies are."""
    one, two = _value(a), _value(b)
    if not same_office(one.role, two.role):
        return None
    specific = _of_the_story(one.role, two.role) and (
        "government" not in canonical_role(one.role).fields or stories.of_one_country(a, b)
    )
    body, body_reason = _office_bodies(a, b, stories)
    if body == 0.0:
        return None
    reasons = [_posts_alike(one.role, two.role), body_reason]
    heir = _heir(a, b) or _heir(b, a)
    if heir is not None:
        return _Score(0.93, (reasons[0], heir))
    context = _context(a, b, stories)
    if context and stories.succession(one.role, one.holder, two.holder):
        return _Score(
            0.85, (reasons[0], "a third article tells that one followed the other", f"both are about {context}")
        )
    if context:
        reasons.append(f"both articles are about {context}")
    if body >= SAME_NAME:
        named = proper(one.body) and proper(two.body)
        sure = context or named or body_reason.startswith("the body is not told") or _one_house(a, b, stories)
        return _Score(0.95 * body if sure else 0.7, tuple(reasons))
    unnamed = not proper(one.body) and not proper(two.body)
    specific = specific and not (particular(one.body) or particular(two.body)) and _of_one_place(a, b, stories)
    if context and unnamed and specific:
        return _Score(0.81, tuple(reasons))
    if unnamed and _one_story(a, b, stories):
        return _Score(0.8, tuple(reasons))
    if not context or (unnamed and not canonical_role(one.role).domain):
        return _Score(0.6, tuple(reasons)) if canonical_role(one.role).domain or context else None
    return _Score(0.8 if specific and (unnamed or _both_tell(a, b, stories)) else 0.7, tuple(reasons))


def _posts_alike(one: str, two: str) -> str:
    return f"both tell of the post of {one}" if one == two else f"{one} and {two} may be one post"


def _one_house(a: Claim, b: Claim, stories: Stories) -> bool:
    """Whether a body told by one noun in two articles (`the observatory`) is that of the story that both tell."""
    return stories.nearness(a, b) >= MUCH and stories.only_one(a) and stories.only_one(b)


def _one_story(a: Claim, b: Claim, stories: Stories) -> bool:
    """Whether both articles share so many rare names that a post of one house, told without it, is the same in both.

    Each tells of one holder of such a post only, and neither the post nor its house is one of many in a story.
    """
    one, two = canonical_role(_value(a).role), canonical_role(_value(b).role)
    if one.base != two.base or one.base in _heads() or _MANY & {*one.fields} or stories.nearness(a, b) < MUCH:
        return False
    if particular(_value(a).body) or particular(_value(b).body):
        return False
    houses = story_body_of(a), story_body_of(b)
    if houses[0] is not None and houses[1] is not None and bodies_apart(houses[0], houses[1]):
        return False
    return stories.only_one(a) and stories.only_one(b)


def _office_bodies(a: Claim, b: Claim, stories: Stories) -> tuple[float, str]:
    """As `told_bodies`; bodies described or cut short may be one in one story."""
    one, two = _value(a), _value(b)
    body, reason = told_bodies(a, b, stories)
    if body == 0.0 and described(one, two) and _both_tell(a, b, stories) and _context(a, b, stories):
        return 0.85, f"{one.body} may be {two.body}, which both articles name"
    if body == UNTOLD and _by_its_noun(one, two) and _both_tell(a, b, stories) and stories.nearness(a, b) >= MUCH:
        return 0.85, f"{one.body} may be {two.body}, which both articles name"
    if body == 0.0 and _in_short(a, b, stories):
        return 0.85, f"{one.body} and {two.body}: one may be the other cut short"
    return body, reason


def _by_its_noun(one: TitleValue, two: TitleValue) -> bool:
    """`the hotel` in one, its name in the other."""
    return one.body is not None and two.body is not None and proper(one.body) != proper(two.body)


def _of_one_place(a: Claim, b: Claim, stories: Stories) -> bool:
    """Whether a post of a town or a district is of one place: each article tells of that only, or both of one story."""
    if not is_local(_value(a).role) or proper(_value(a).body) or proper(_value(b).body):
        return True
    if stories.nearness(a, b) >= MUCH:
        return True
    place = stories.only_place(a)
    return place is not None and place == stories.only_place(b)


def _in_short(a: Claim, b: Claim, stories: Stories) -> bool:
    """`Aldana's captain`, `the captain of Aldana United`, in one story: the same post, of a body cut short."""
    one, two = _value(a), _value(b)
    same = canonical_role(one.role).base == canonical_role(two.role).base
    return same and cut_short(one.body or "", two.body or "") and _context(a, b, stories) is not None


def _both_tell(a: Claim, b: Claim, stories: Stories) -> bool:
    """Whether both articles tell the name of the body that one of them gives the post to."""
    name = next(body for body in (_value(a).body, _value(b).body) if body is not None and proper(body))
    return all(fold(name) in stories.names[claim.document] for claim in (a, b))


def _context(a: Claim, b: Claim, stories: Stories) -> str | None:
    """A name, other than the holders', that both articles are about, or the rarest of several that both tell."""
    leading = _shared_context(a, b)
    if leading is not None:
        return leading
    shared = stories.shared(a, b)
    return shared[0] if shared and stories.nearness(a, b) >= ENOUGH else None


def _heir(a: Claim, b: Claim) -> str | None:
    """The words for it, if the holder of `b` is told to have held the post before that of `a`."""
    holder = _value(b).holder
    if holder is None:
        return None
    for name in predecessors(a):
        if match_names(name, holder).score >= SAME_NAME:
            return f"{_value(a).holder} followed {holder}"
    return None


def _of_the_story(a: str, b: str) -> bool:
    """A post of which one story has one: `the council president`; it may have many captains and directors."""
    one, two = canonical_role(a), canonical_role(b)
    if one.base == two.base and one.base in lexicon("roles")["words"]["one_in_a_story"]:
        return True
    if one.domain and one.domain == two.domain and (one.base == two.base or {one.base, two.base} <= _heads()):
        # `the rescue chief`, `the chief of the rescue`; `the transport committee's chairman`
        return not _MANY & {*one.fields, *two.fields}
    if (
        one.base != two.base
        or not _one_field(one.domain, two.domain)
        or not (single_holder(one) and single_holder(two))
    ):
        return False
    return one.base not in lexicon("roles")["words"]["anywhere"] and not _MANY & {*one.fields, *two.fields}


def _one_field(a: str, b: str) -> bool:
    """`health` and `county health`; not a field that only one of the two tells."""
    words, others = set(a.split()), set(b.split())
    return words == others or (bool(words and others) and (words <= others or others <= words))


def _heads() -> frozenset[str]:
    return frozenset(lexicon("roles")["generic"]["words"])


#: fields of which one story often has several bodies: two ships, two teams
_MANY = frozenset(["ship", "sport", "military", "aviation", "church", "film"])


def _shared_context(a: Claim, b: Claim) -> str | None:
    """A name, other than the holders', that both articles are about first of all, or both claims tell."""
    holders = {_value(a).holder, _value(b).holder}
    names = {fold(p.name): p.name for p in _leading(a) if p.proper and p.name not in holders}
    for participant in _leading(b):
        if participant.proper and fold(participant.name) in names and participant.name not in holders:
            return participant.name
    return None


def _leading(claim: Claim) -> list[Participant]:
    """Those that the claim tells, and the first ones that its article is about."""
    own = [p for p in claim.frame.participants if not p.inferred]
    return own + [p for p in claim.frame.participants if p.inferred][:TOPICS]
