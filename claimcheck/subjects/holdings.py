"""Title claims linked across articles: one person's posts, and one post's holders; and whether they overlap in time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.names import country_of
from claimcheck.lexicon import lexicon
from claimcheck.models import Link, TitleValue
from claimcheck.subjects.name_match import fold, match_names, sounds
from claimcheck.subjects.roles import canonical_role, of_a_work, ranks, roles_agree, same_office, single_holder
from claimcheck.subjects.stories import ENOUGH, Stories, StoryCensus, bodies_meet, predecessors, story_body_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.models import Claim, Participant
    from claimcheck.models.finding import Relation

#: names at least this much alike are one bearer's without more
SAME_NAME = 0.8
#: the last name alone (score of `match_names`), which needs the same post or body beside it
SURNAME = 0.5
#: how title claims are linked
RELATIONS: tuple[Relation, ...] = ("person", "office")
#: each claim is compared with at most so many earlier ones of a block, so that the cost grows with the claims
BLOCK = 40
#: a name that so many articles share files too many claims together
COMMON = 40
#: an article is about so many names first of all
TOPICS = 3
#: news tells of the day before, too
NEWS = dt.timedelta(days=1)
#: two posts told as present in articles at most this far apart are held at one time, unless a change is told
CLOSE = dt.timedelta(days=45)
#: so far apart at most for one person's posts
CLOSE_BY = dt.timedelta(days=60)
#: what happened so long ago at most was done by those who hold the post when the article is written
LATELY = dt.timedelta(days=120)


def link_holdings(
    claims: Sequence[Claim], published: Mapping[str, dt.date | None], census: StoryCensus | None = None
) -> list[Link]:
    """Links between title claims, in the claims' order: relation `person` and relation `office`.

    `published` is part of the call for the linker's sake; time is the rules' matter (`overlap_in_time`). `census` is
    that of all articles, if the claims are those of only some.
    """
    links: list[Link] = []
    stories = Stories.of(claims, census)
    for relation in RELATIONS:
        blocks: dict[str, deque[Claim]] = defaultdict(lambda: deque(maxlen=BLOCK))
        for claim in claims:
            keys = holding_keys(relation, claim, stories)
            others = {other.id: other for key in keys for other in blocks[key]}
            found = (link_holding(relation, other, claim, stories) for other in others.values())
            links += [link for link in found if link is not None]
            for key in keys:
                blocks[key].append(claim)
    return links


def holding_keys(relation: Relation, claim: Claim, stories: Stories) -> list[str]:
    """The keys of a title claim for one of the RELATIONS.

    A claim is compared with the BLOCK claims that come before it under each key, in the order of the report.
    """
    keys = _person_keys(claim, stories) if relation == "person" else _office_keys(claim, stories)
    return list(dict.fromkeys(keys))


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


def _person_keys(claim: Claim, _: Stories) -> Iterator[str]:
    """Family name as it sounds; the first word too, for family-name-first orders."""
    holder = _value(claim).holder
    if holder:
        words = fold(holder).replace("-", " ").split()
        yield from sorted({sounds(word)[:5] for word in (words[0], words[-1]) if len(word) > 1})


def _office_keys(claim: Claim, stories: Stories) -> Iterator[str]:
    """The body's telling words, else the post's field of work, else the post."""
    value = _value(claim)
    role = canonical_role(value.role)
    if value.body:
        for word in sorted(set(_body_words(value.body))):
            yield f"body {word}"
        letters = "".join(word[0] for word in fold(value.body).split() if word not in {"of", "the", "and", "for"})
        if len(letters) > 2:
            yield f"body {letters}"
    if role.domain:
        yield f"field {role.base} {' '.join(sorted(role.domain.split()))}"
    if not value.body:
        for name in sorted(stories.names[claim.document]):
            if stories.spread[name] <= COMMON:
                yield f"post {role.base} {name}"
        about = [story_body_of(claim) or next(iter(_topics(claim)), ""), *stories.bodies(claim)[:2]]
        for word in sorted({word for name in about for word in _body_words(name)}):
            yield f"body {word}"
    for name in (*predecessors(claim), *([value.holder] if value.holder else [])):
        yield f"heir {sounds(fold(name).split()[-1])[:5]}" if fold(name) else "heir"


def _topics(claim: Claim) -> list[str]:
    """The names that the claim's article is about, the first one first."""
    return [participant.name for participant in claim.frame.participants if participant.inferred]


def _told_bodies(a: Claim, b: Claim, stories: Stories) -> tuple[float, str]:
    """As `_bodies`; a body left out is taken to be the one that the article is about."""
    one, two = _value(a), _value(b)
    for own, other, claim in ((one.body, two.body, a), (two.body, one.body, b)):
        if own is None and other is not None and _proper(other):
            sure = stories.may_be_of(claim, other)
            if sure:
                return sure, f"the body is not told in one, and that article is about {other}"
    if one.body is None and two.body is None:
        mine, theirs = stories.body_of(a), stories.body_of(b)
        for name, claim in ((mine, b), (theirs, a)):
            sure = stories.may_be_of(claim, name) if name else 0.0
            if sure:
                return sure, f"the body is not told, and both articles are about {name}"
    return _bodies(one.body, two.body)


def _body_words(body: str) -> list[str]:
    return [
        word for word in fold(body).replace("-", " ").split() if len(word) > 2 and word not in {"the", "and", "for"}
    ]


def _person_link(a: Claim, b: Claim, stories: Stories) -> _Score | None:
    """Two posts of one person: the names agree, and the bodies do, or one is not told."""
    one, two = _value(a), _value(b)
    if one.holder is None or two.holder is None or (a.document == b.document and a.start == b.start):
        # posts told in one sentence are held together
        return None
    names = match_names(one.holder, two.holder)
    if names.score < SURNAME:
        return None
    body, body_reason = _told_bodies(a, b, stories)
    if body == 0.0:
        if not cut_short(one.body or "", two.body or ""):
            return None
        body, body_reason = 0.5, f"{one.body} and {two.body}: one may be the other cut short"
    agree = roles_agree(one.role, two.role)
    reasons = [f"{one.holder} and {two.holder}: {names.reason}", body_reason]
    context = _context(a, b, stories)
    if context:
        reasons.append(f"both articles are about {context}")
    if names.score >= SAME_NAME:
        apart = not context and not agree and body < SAME_NAME and not stories.shared(a, b)
        if apart and of_a_work(one.role, two.role):
            # two jobs on two films
            return None
        score = names.score * (1.0 if body >= SAME_NAME else 0.92 if context or agree else 0.8)
        return _Score(score, tuple(reasons))
    if (body >= SAME_NAME and (agree or context or _proper(one.body))) or (agree and context):
        return _Score(0.78 if agree else 0.75, tuple(reasons))
    return None


def _office_link(a: Claim, b: Claim, stories: Stories) -> _Score | None:
    """Two holders, or one, of one office: the posts are one, and the bodies are."""
    one, two = _value(a), _value(b)
    if not same_office(one.role, two.role):
        return None
    specific = _of_the_story(one.role, two.role) and (
        "government" not in canonical_role(one.role).fields or stories.of_one_country(a, b)
    )
    body, body_reason = _told_bodies(a, b, stories)
    if body == 0.0 and described(one, two) and _context(a, b, stories) and _both_tell(a, b, stories):
        body, body_reason = 0.85, f"{one.body} may be {two.body}, which both articles name"
    if body == 0.0:
        return None
    reasons = [f"{one.role} and {two.role} may be one post", body_reason]
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
        return _Score(
            0.95 * body
            if context or body_reason.startswith("the body is not told") or (_proper(one.body) and _proper(two.body))
            else 0.7,
            tuple(reasons),
        )
    if context and one.body is None and two.body is None and specific:
        return _Score(0.81, tuple(reasons))
    if not context or (one.body is None and two.body is None and not canonical_role(one.role).domain):
        return _Score(0.6, tuple(reasons)) if canonical_role(one.role).domain or context else None
    return _Score(0.8 if specific else 0.7, tuple(reasons))


def described(one: TitleValue, two: TitleValue) -> bool:
    """Posts for one field of work, of a body named in the one and told by a noun in the other.

    `the stadium's head of security`, `head of security at Aldana Park`.
    """
    domain = canonical_role(one.role).domain
    if not domain or domain != canonical_role(two.role).domain or one.body is None or two.body is None:
        return False
    return _proper(one.body) != _proper(two.body)


def _both_tell(a: Claim, b: Claim, stories: Stories) -> bool:
    """Whether both articles tell the name of the body that one of them gives the post to."""
    name = next(body for body in (_value(a).body, _value(b).body) if body is not None and _proper(body))
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
    if one.base != two.base or not (single_holder(one) and single_holder(two)):
        return False
    return one.base not in lexicon("roles")["words"]["anywhere"] and not _MANY & {*one.fields, *two.fields}


#: fields of which one story often has several bodies: two ships, two teams
_MANY = frozenset(["ship", "sport", "military", "aviation", "church", "film"])


def _proper(body: str | None) -> bool:
    return body is not None and body[:1].isupper()


def _bodies(a: str | None, b: str | None) -> tuple[float, str]:
    """How well two bodies agree: 0 for two bodies, 0.5 where one is not told."""
    if a is None or b is None:
        return 0.5, "the body is not told in one" if a != b else "the body is not told"
    country = country_of(a)
    if country is not None and country == country_of(b):
        return 1.0, f"both of {country}"
    match = match_names(a, b)
    if match.score >= SAME_NAME:
        return match.score, f"{a} and {b}: {match.reason}"
    words, others = set(_body_words(a)), set(_body_words(b))
    if not _proper(a) and not _proper(b) and _same_noun(a, b):
        return 0.85, f"{a} and {b}: words for one body"
    if words and others and (words <= others or others <= words) and not (_proper(a) and _proper(b)):
        return 0.85, f"{a} may be {b}"
    return (0.5, f"{a} may be {b}") if not _proper(a) and not _proper(b) and words & others else (0.0, "two bodies")


def _same_noun(a: str, b: str) -> bool:
    """Whether two nouns may be of one body: `the stadium`, `the ground`."""
    return any(a.lower() in row and b.lower() in row for row in lexicon("roles")["bodies"]["nouns"])


def bodies_alike(a: str, b: str) -> bool:
    """Whether two bodies may be one as far as their names go: `the department`, `the department of physics`."""
    return _bodies(a, b)[0] >= SAME_NAME


def cut_short(a: str, b: str) -> bool:
    """Whether one name is the beginning of the other: `Halden`, `Halden Steel`; a country is no company cut short."""
    return _proper(a) and _proper(b) and country_of(a) is None and country_of(b) is None and bodies_meet(a, b)


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


def overlap_in_time(a: Claim, b: Claim, published_a: dt.date | None, published_b: dt.date | None) -> bool | None:
    """Whether two posts were held at one time; None where the text does not tell.

    True where the times that both are told to be held meet, or two posts told as present stand in
    articles at most `CLOSE` apart; False where the times that they can have been held do not meet.
    """
    if of_a_work(_value(a).role, _value(b).role):
        return True
    one, two = _held(a, published_a), _held(b, published_b)
    if one.some and one.some == two.some and ranks(_value(a).role, _value(b).role):
        # two ranks told for the same year of what happened
        return True
    if _apart(one, two):
        return False
    if _within(one.some, two.told) or _within(two.some, one.told):
        return True
    if one.told and two.told:
        (low_a, high_a), (low_b, high_b) = one.told, two.told
        if low_a <= high_b and low_b <= high_a:
            return True
        gap = max(low_a - high_b, low_b - high_a)
        if one.present and two.present and gap <= (CLOSE_BY if _one_holder(a, b) else CLOSE):
            return True
    return None


def _one_holder(a: Claim, b: Claim) -> bool:
    one, two = _value(a).holder, _value(b).holder
    return one is not None and two is not None and match_names(one, two).score >= SAME_NAME


def took_after(a: Claim, b: Claim, published_a: dt.date | None, published_b: dt.date | None) -> bool:
    """Whether one of the posts is told to have been taken after a day on which the other was surely held."""
    one, two = _held(a, published_a), _held(b, published_b)
    return any(
        x.told is not None and y.first is not None and y.first > x.told[1] and not y.some
        for x, y in ((one, two), (two, one))
    )


def of_one_year(a: Claim, b: Claim) -> bool:
    """Whether two posts of one voyage, flight or campaign are told for one year, from which no day is known."""
    one, two = (_held(claim, None).some for claim in (a, b))
    fields = {*canonical_role(_value(a).role).fields} & {*canonical_role(_value(b).role).fields}
    return one is not None and two is not None and one[0].year == two[1].year and bool(fields & _OF_EVENTS)


#: fields of which a post is told of a voyage, a battle or an expedition
_OF_EVENTS = frozenset(["ship", "aviation", "military", "expedition"])


def _within(some: tuple[dt.date, dt.date] | None, told: tuple[dt.date, dt.date] | None) -> bool:
    """Whether a post held on some day of the one was held while the other surely was."""
    return some is not None and told is not None and told[0] <= some[0] and some[1] <= told[1]


@dataclass(frozen=True, slots=True)
class _Held:
    """`told`: days on which the post was surely held; `some`: it was on one of these.

    `first`, `last` are the bounds of when it can have been held.
    """

    told: tuple[dt.date, dt.date] | None
    first: dt.date | None
    last: dt.date | None
    present: bool
    some: tuple[dt.date, dt.date] | None = None


def _held(claim: Claim, published: dt.date | None) -> _Held:
    value = _value(claim)
    day = published.date() if isinstance(published, dt.datetime) else published
    since_low, since_high = _ends(value.since)
    until_low, until_high = _ends(value.until)
    present = value.status not in {"former", "late", "incoming", "elect", "designate"} and not claim.frame.modifiers
    if value.status in {"incoming", "elect", "designate"} or claim.modality == "planned":
        return _Held(None, since_low or day, until_high, False)
    told = _told(claim, day, present, since_high, until_low)
    last = until_high if until_high is not None else (day if value.status in {"former", "late"} else None)
    low, high = _ends(claim.scope.since)[0], _ends(claim.scope.until)[1]
    some = (low, high) if low is not None and high is not None else None
    return _Held(told, since_low, last, present and value.until is None, some)


def _told(
    claim: Claim, day: dt.date | None, present: bool, since: dt.date | None, until: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    if since is not None and until is not None and since <= until:
        return since, until
    low, high = _ends(claim.scope.since)[0], _ends(claim.scope.until)[1]
    if low is not None and high is not None and until is None:
        # somewhere within: only a short stretch tells a day at which the post was held
        if high - low <= CLOSE:
            # who did something lately, and is told as present, holds the post still
            last = day if present and day is not None and high <= day <= high + LATELY else high
            return (min(since, low) if since else low), last
        if not present or day is None or not low <= day <= high:
            return None
    if present and day is not None and until is None:
        return (since if since is not None and since <= day else day - NEWS), day
    return None


def _apart(one: _Held, two: _Held) -> bool:
    for a, b in ((one, two), (two, one)):
        ends = a.last
        starts = b.first or (b.told[0] if b.told else None)
        if ends is not None and b.first is not None and ends < b.first:
            return True
        if (
            ends is not None
            and starts is not None
            and b.first is None
            and a.told
            and b.told
            and ends < b.told[0]
            and b.first
        ):
            return True
    return False


def _ends(iso: str | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of an ISO 8601 prefix: a year, a month or a day."""
    if iso is None:
        return None, None
    parts = iso[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return dt.date(numbers[0], 1, 1), dt.date(numbers[0], 12, 31)
        if len(numbers) == 2:
            after = dt.date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            return dt.date(numbers[0], numbers[1], 1), after - dt.timedelta(days=1)
        return dt.date(*numbers), dt.date(*numbers)
    except (ValueError, TypeError):
        return None, None
