"""Operators on people and their posts: roles that agree or exclude each other, holders, time of holding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from claimcheck.engine.cases import Pair, Solo, published_day, published_order, time_of
from claimcheck.engine.intervals import YEAR
from claimcheck.engine.operators.posts_in_time import INDEFINITE, first_of_all, given_up, told_first, years_apart
from claimcheck.engine.operators.registry import operator
from claimcheck.models import Claim, DocumentInfo, TitleStatus, TitleValue
from claimcheck.subjects import roles as subjects_roles
from claimcheck.subjects.bodies import bodies_alike, bodies_apart, described, proper
from claimcheck.subjects.lines import days_apart, lines_apart, merely_praised, of_two_worlds
from claimcheck.subjects.name_match import same_entity
from claimcheck.subjects.spelling import fold, sounds
from claimcheck.subjects.tenure import held_past_its_end as in_post_too_long
from claimcheck.subjects.tenure import newcomer, of_one_year, overlap_in_time, terms_apart, took_after
from claimcheck.subjects.told_posts import predecessors, story_body_of

if TYPE_CHECKING:
    import datetime as dt

#: held no longer
PAST = frozenset({"former", "late"})
#: not held yet
FUTURE = frozenset({"elect", "designate", "incoming"})
#: how alike two bodies' names must be, and two holders' of one post, where a surname alone will do
SAME_BODY = 0.5
SAME_HOLDER = 0.5
#: how alike the name of a body must be to one that an article tells in passing
SAME_NAMED = 0.8
#: how sure a link of two posts of one person is where their bodies are one, or both articles are about one name
SURE_BODY = 0.9
#: a slip of the pen: so many letters at most, in a word of so many at least
MOST_LETTERS = 2
SHORTEST_SLIP = 5
#: words for one limit
_LIMITS = {"female": "woman", "male": "man"}

#: words for those who have not gone yet
_LEAVING = re.compile(r"\b(?:outgoing|departing|retiring|then|at the time|of the time)\b", re.IGNORECASE)


@operator("roles_agree")
def roles_agree(pair: Pair) -> bool:
    """Both name the same post, if in other words (`chief executive`, `CEO`)."""
    posts = _posts(pair)
    return posts is not None and subjects_roles.roles_agree(posts[0].role, posts[1].role)


@operator("roles_exclude")
def roles_exclude(pair: Pair) -> bool:
    """One person cannot hold both posts at once (`chair` and `deputy chair` of one board)."""
    posts = _posts(pair)
    if posts is None or not subjects_roles.roles_exclude(posts[0].role, posts[1].role):
        return False
    if not subjects_roles.by_function_alone(posts[0].role, posts[1].role):
        return True
    # `a chemist` is what somebody is, `the chemist` of a house a post in it
    return not any(INDEFINITE.search(claim.value_text) for claim in (pair.a, pair.b))


@operator("roles_exclude_plainly")
def roles_exclude_plainly(pair: Pair) -> bool:
    """One person can never hold both posts at once; `roles_exclude` has those, too, that hardly go together."""
    posts = _posts(pair)
    return posts is not None and subjects_roles.exclude_plainly(posts[0].role, posts[1].role)


@operator("roles_of_two_lines")
def roles_of_two_lines(pair: Pair) -> bool:
    """Each post is a working day of its own in one house, though nothing lists them as excluding each other."""
    posts = _posts(pair)
    if posts is None or not lines_apart(posts[0].role, posts[1].role):
        return False
    if any(merely_praised(post.role, claim.value_text) for post, claim in zip(posts, (pair.a, pair.b), strict=True)):
        return False
    return not of_two_worlds(posts[0].role, posts[1].role) or all(post.body is not None for post in posts)


@operator("posts_of_two_houses")
def posts_of_two_houses(pair: Pair) -> bool:
    """Each post fills its holder's days, and each is of a house of its own (`headmaster`, `harbour master`)."""
    posts = _posts(pair)
    return posts is not None and days_apart(*posts) and body_differs(pair)


@operator("bodies_surely_one")
def bodies_surely_one(pair: Pair) -> bool:
    """The posts are of one body, as far as both articles tell: by its name, or of the body that both are about."""
    posts = _posts(pair)
    if posts is None or not bodies_meet(pair):
        return False
    by_surname = any(post.holder is not None and " " not in post.holder for post in posts)
    return by_surname or pair.link.score >= SURE_BODY


@operator("public_offices")
def public_offices(pair: Pair) -> bool:
    """Full-time offices of different bodies that hardly go together (`minister` and `mayor`)."""
    posts = _posts(pair)
    return posts is not None and subjects_roles.public_offices(posts[0].role, posts[1].role)


@operator("bodies_meet")
def bodies_meet(pair: Pair) -> bool:
    """The posts are of one body; a body left out is the one that the article is about."""
    posts = _posts(pair)
    if posts is None:
        return False
    bodies = [post.body or story_body_of(claim) for post, claim in zip(posts, (pair.a, pair.b), strict=True)]
    return (
        bodies[0] is None
        or bodies[1] is None
        or same_entity(bodies[0], bodies[1]) >= SAME_BODY
        or _untold(posts)
        or not bodies_apart(bodies[0], bodies[1])
        or any(_named_beside(post, claim) for post, claim in zip(posts, (pair.b, pair.a), strict=True))
    )


def _named_beside(post: TitleValue, other: Claim) -> bool:
    """The other article leaves the body out, and names that of this post."""
    if post.body is None or not isinstance(other.value, TitleValue) or other.value.body is not None:
        return False
    return any(p.proper and same_entity(post.body, p.name) >= SAME_NAMED for p in other.frame.participants)


def _untold(posts: tuple[TitleValue, TitleValue]) -> bool:
    """Neither body is a name: `the company`, `the cathedral`, or none at all."""
    return all(post.body is None or not post.body[:1].isupper() for post in posts)


@operator("single_holder")
def single_holder(pair: Pair) -> bool:
    """The post has one holder at a time (`the mayor`, not `a judge`)."""
    posts = _posts(pair)
    return posts is not None and all(subjects_roles.single_holder(post.role) for post in posts)


@operator("holders_agree")
def holders_agree(pair: Pair) -> bool:
    """Both name the same holder."""
    posts = _posts(pair)
    return posts is not None and _same_name(posts[0].holder, posts[1].holder)


@operator("holders_spelt_apart")
def holders_spelt_apart(pair: Pair) -> bool:
    """Both name the same holder by most letters, but spell the name in two ways (`Kirchner`, `Kirschner`)."""
    posts = _posts(pair)
    return posts is not None and _spelt_apart(posts[0].holder, posts[1].holder)


@operator("holder_unknown")
def holder_unknown(pair: Pair) -> bool:
    """One of the two does not name the holder."""
    posts = _posts(pair)
    return posts is None or posts[0].holder is None or posts[1].holder is None


@operator("body_differs")
def body_differs(pair: Pair) -> bool:
    """Both name the body that the post belongs to, and it is not the same."""
    posts = _posts(pair)
    if posts is None or posts[0].body is None or posts[1].body is None:
        return False
    if bodies_alike(posts[0].body, posts[1].body) or described(posts[0], posts[1]):
        return False
    if proper(posts[0].body) and proper(posts[1].body) and same_entity(posts[0].body, posts[1].body) >= SAME_BODY:
        return False
    return bodies_apart(posts[0].body, posts[1].body)


@operator("body_unknown")
def body_unknown(pair: Pair) -> bool:
    """One of the two does not name the body that the post belongs to."""
    posts = _posts(pair)
    return posts is None or posts[0].body is None or posts[1].body is None


@operator("holdings_overlap")
def holdings_overlap(pair: Pair) -> bool:
    """As the texts and the articles' dates tell, both posts were held at one time."""
    return _overlap(pair) is True


@operator("holdings_apart")
def holdings_apart(pair: Pair) -> bool:
    """As the texts and the articles' dates tell, one post was given up before the other was taken."""
    return _overlap(pair) is False


@operator("holdings_of_one_year")
def holdings_of_one_year(pair: Pair) -> bool:
    """Posts of a voyage, a battle or an expedition, told by articles without a date for one year."""
    if _posts(pair) is None or pair.a_document.published is not None or pair.b_document.published is not None:
        return False
    return of_one_year(pair.a, pair.b)


@operator("posts_of_one_event")
def posts_of_one_event(pair: Pair) -> bool:
    """Posts of one flight, trial or inquiry (`investigator in charge`), which hardly pass on while it lasts."""
    posts = _posts(pair)
    if posts is None:
        return False
    one, two = posts
    if not subjects_roles.of_one_event(one.role, two.role) and not (
        subjects_roles.over_one_event(one.role, one.body, two.role, two.body) and not years_apart(pair)
    ):
        return False
    return not any(post.since or post.until or post.status in PAST | FUTURE for post in posts)


@operator("held_past_its_end")
def held_past_its_end(pair: Pair) -> bool:
    """One article tells until when the post was held; one of a much later day still has the holder in it."""
    days = (pair.a_document.published, pair.b_document.published)
    return given_up(pair) and in_post_too_long(pair.a, pair.b, *days)


@operator("holdings_succeed")
def holdings_succeed(pair: Pair) -> bool:
    """Two holders of one post, one after the other: the periods do not meet, one followed the other, or is former."""
    posts = _posts(pair)
    if posts is None:
        return False
    heirs = [heir for heir, other in ((pair.a, pair.b), (pair.b, pair.a)) if _follows(heir, other)]
    overlap = _overlap(pair)
    if overlap is not None and not any(
        isinstance(heir.value, TitleValue) and heir.value.since is None for heir in heirs
    ):
        return not overlap
    if heirs:
        return True
    return {_tense(posts[0]), _tense(posts[1])} in ({"past", "present"}, {"present", "future"})


@operator("status_former_current")
def status_former_current(pair: Pair) -> bool:
    """The earlier article calls the holder former, the later one current."""
    posts = _posts(pair)
    order = published_order(pair.a_document, pair.b_document)
    if posts is None or order is None or order >= 0:
        return False
    if _LEAVING.search(pair.a.value_text):
        # still in office when the article was written
        return False
    back = posts[0].status in PAST and posts[1].status in {"current", "acting"}
    still = not (_told_past(pair.b) or _of_earlier(pair.b, pair.b_document))
    return back and given_up(pair) and still


@operator("status_current_former")
def status_current_former(pair: Pair) -> bool:
    """The earlier article calls the holder current, the later one former: time has passed."""
    posts = _posts(pair)
    order = published_order(pair.a_document, pair.b_document)
    if posts is None or order is None or order >= 0:
        return False
    return posts[0].status in {"current", "acting"} and posts[1].status in PAST


@operator("either_status")
def either_status(pair: Pair, *, is_: list[TitleStatus]) -> bool:
    """At least one of the posts is held as listed (`former`, `acting`, `elect` ...)."""
    posts = _posts(pair)
    return posts is not None and (posts[0].status in is_ or posts[1].status in is_)


@operator("status_differs")
def status_differs(pair: Pair) -> bool:
    """One is acting, say, and the other is not."""
    posts = _posts(pair)
    return posts is not None and posts[0].status != posts[1].status


@operator("since_differs")
def since_differs(pair: Pair) -> bool:
    """Both tell since when the post is held, and the times do not meet."""
    posts = _posts(pair)
    if posts is None or posts[0].since is None or posts[1].since is None:
        return False
    length = min(len(posts[0].since), len(posts[1].since))
    return posts[0].since[:length] != posts[1].since[:length]


@operator("terms_differ")
def terms_differ(pair: Pair) -> bool:
    """Both tell in which year the post was taken, or left, and tell two; the two terms meet."""
    return _posts(pair) is not None and terms_apart(pair.a, pair.b)


@operator("elected_then_held")
def elected_then_held(pair: Pair) -> bool:
    """One date is that of an election, the other one of a post held: the office is taken later."""
    return any(
        "elect" in one.frame.event_classes and "elect" not in other.frame.event_classes and _dates_post(other)
        for one, other in ((pair.a, pair.b), (pair.b, pair.a))
    )


def _dates_post(claim: Claim) -> bool:
    """Whether a date is told of nothing but a post (`was mayor from 1990`)."""
    return not claim.frame.event_classes and bool(subjects_roles.canonical_role(claim.attribute).fields)


@operator("called_first")
def called_first(pair: Pair) -> bool:
    """Both call the holder the first in the post, or the first of one kind (`the first woman`); no rank is meant."""
    found = [told_first(claim) for claim in (pair.a, pair.b)]
    limits = {_LIMITS.get(word, word) for match in found if match for word in ((match[1] or "").lower(),)}
    return all(found) and len(limits) == 1


@operator("ends_before_it_begins")
def ends_before_it_begins(claim: Solo) -> bool:
    """The time that it holds for, or that the post was held, ends before it begins."""
    value, scope = claim.claim.value, claim.claim.scope
    since, until = (value.since, value.until) if isinstance(value, TitleValue) else (scope.since, scope.until)
    if since is None or until is None:
        return False
    length = min(len(since), len(until))
    return until[:length] < since[:length]


def _follows(heir: Claim, other: Claim) -> bool:
    """Whether the holder of `other` is told to have held the post before the heir."""
    holder = other.value.holder if isinstance(other.value, TitleValue) else None
    return any(_same_name(name, holder) for name in predecessors(heir))


def _posts(pair: Pair) -> tuple[TitleValue, TitleValue] | None:
    a, b = pair.a.value, pair.b.value
    return (a, b) if isinstance(a, TitleValue) and isinstance(b, TitleValue) else None


def _overlap(pair: Pair) -> bool | None:
    if _posts(pair) is None:
        return None
    days = (pair.a_document.published, pair.b_document.published)
    if pair.link.relation == "person":
        # whoever has the office now is told beside those who had it: of a person the last post is
        days = (_told_on(pair.a, pair.a_document), _told_on(pair.b, pair.b_document))
    if newcomer(pair.a, pair.b, *days) or took_after(pair.a, pair.b, *days):
        return False
    overlap = overlap_in_time(pair.a, pair.b, *days)
    # the first holder is of another time than whoever has the post
    return None if overlap and first_of_all(pair.a) != first_of_all(pair.b) else overlap


def _told_on(claim: Claim, document: DocumentInfo) -> dt.date | None:
    """The day on which an article tells of a post; of one without a date, that has its holder in it since a day,
    the last day that it tells of: it was written after.
    """
    dated = isinstance(claim.value, TitleValue) and claim.value.since is not None and claim.value.status == "current"
    return document.not_before if document.published is None and dated else document.published


def _same_name(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and same_entity(a, b) >= SAME_HOLDER


def _spelt_apart(a: str | None, b: str | None) -> bool:
    """Names of as many words, of which one long word differs by a letter or two, and in sound."""
    if a is None or b is None:
        return False
    words, others = fold(a).split(), fold(b).split()
    if len(words) != len(others) or len(words) == 1:
        return False
    apart = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    return len(apart) == 1 and _slip(*apart[0])


def _slip(a: str, b: str) -> bool:
    if min(len(a), len(b)) < SHORTEST_SLIP or sounds(a) == sounds(b):
        return False
    # Paul and Paula, Mario and Maria: names that differ in the end are two people's
    return a[-1] == b[-1] and Levenshtein.distance(a, b) <= MOST_LETTERS


def _told_past(claim: Claim) -> bool:
    """Whether the post is told in the past tense: `as mayor she had it built`."""
    return "past" in claim.frame.modifiers


def _of_earlier(claim: Claim, document: DocumentInfo) -> bool:
    """Whether the sentence tells of another time than the article's: `in 1972 she was put in charge`."""
    told = time_of(claim, document)
    return told is not None and document.published is not None and told[1] + YEAR < published_day(document)


def _tense(post: TitleValue) -> str:
    if post.status in PAST:
        return "past"
    return "future" if post.status in FUTURE else "present"
