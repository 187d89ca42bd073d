"""Whether posts are of one time: months apart, given up for good, or held by the first of all."""

from __future__ import annotations

import datetime as dt
import re

from claimcheck.engine.cases import Pair, published_order
from claimcheck.engine.operators.registry import operator
from claimcheck.engine.sentences import after_owner
from claimcheck.lexicon import lexicon
from claimcheck.models import Claim, TitleValue
from claimcheck.subjects.roles import Role, canonical_role, promoted, single_holder
from claimcheck.subjects.tenure import overlap_in_time

#: longer ago than this somebody may have another post by now, without a word on it
MONTHS = dt.timedelta(days=200)
YEAR = dt.timedelta(days=366)
#: longer ago than this somebody may have left a house, and come back below
FEW_YEARS = 3 * YEAR
#: levels of those who stand in for the holder of a post
DEPUTIES = frozenset(["deputy", "first deputy", "assistant", "second"])
#: what a clause may tell of a post: that it has been taken or left, or that it is past
CHANGED = frozenset(["new", "past", "leaving"])

#: how far before the words that tell the post `first` may stand, in characters
FIRST_WITHIN = 24
_FIRST = re.compile(
    r"\bfirst\b(?![ -](?:lady|minister|officer|secretary|sergeant|mate|deputy|vice"
    r"|lieutenant|class|team|violin|sea|time)\b)(?:[ -](woman|female|man|male|black))?",
    re.IGNORECASE,
)
#: `Ada Brown, a chemist`, `Ada Brown is a chemist`, `a chemist, Ada Brown`
INDEFINITE = re.compile(r"(?:^|[,(:–—-]\s*|\b(?:is|was|as|by)\s)(?:an?|one of)\s", re.IGNORECASE)


@operator("told_months_apart")
def told_months_apart(pair: Pair) -> bool:
    """Two posts told as held on the days of two articles, months apart, of which neither tells of a change.

    False where the later post leads the house, or is the next of a career: that is how people rise.
    """
    one, two = pair.a.value, pair.b.value
    days = (pair.a_document.published, pair.b_document.published)
    if not isinstance(one, TitleValue) or not isinstance(two, TitleValue) or days[0] is None or days[1] is None:
        return False
    if published_order(pair.a_document, pair.b_document) is None or abs(_day(days[1]) - _day(days[0])) > MONTHS:
        return False
    if not (_of_its_day(pair.a) and _of_its_day(pair.b)) or overlap_in_time(pair.a, pair.b, *days) is not None:
        return False
    return canonical_role(two.role).base not in lexicon("roles")["generic"]["whole"] and not promoted(
        one.role, two.role
    )


@operator("fallen_in_rank")
def fallen_in_rank(pair: Pair) -> bool:
    """The later article has somebody below the post of the earlier one: people rise in a house, and hardly fall.

    A deputy after the chief, or a branch of the house after the whole; both told as held on the days of the articles.
    False where years lie between these, or the time of a post is told.
    """
    one, two = pair.a.value, pair.b.value
    if not isinstance(one, TitleValue) or not isinstance(two, TitleValue):
        return False
    days = (pair.a_document.published, pair.b_document.published)
    if published_order(pair.a_document, pair.b_document) != -1 or days[0] is None:
        return False
    if days[1] is not None and _day(days[1]) - _day(days[0]) > FEW_YEARS:
        return False
    return _of_its_day(pair.a) and _of_its_day(pair.b) and _below(canonical_role(two.role), canonical_role(one.role))


def _below(lower: Role, upper: Role) -> bool:
    """Whether one post is a deputy's of the other, or of a branch of the house that the other leads."""
    if lower.level or upper.level:
        return lower.level in DEPUTIES and not upper.level and lower.base == upper.base
    generic = lexicon("roles")["generic"]
    return upper.base in generic["whole"] and lower.base not in {*generic["top"], *generic["words"]}


def years_apart(pair: Pair) -> bool:
    """Whether the articles were published more than a year apart: another expedition may have set out since."""
    one, two = pair.a_document.published, pair.b_document.published
    return one is not None and two is not None and abs(_day(two) - _day(one)) > YEAR


def told_first(claim: Claim) -> re.Match[str] | None:
    """The words that call the holder the first in the post, with the limit they have; None if a rank is meant."""
    before = max(0, claim.value_start - claim.start - FIRST_WITHIN)
    text = claim.text[before : claim.value_end - claim.start]
    firsts = (found for found in _FIRST.finditer(text) if not after_owner(text, found.start(), "personal_owners"))
    return next(firsts, None)


def first_of_all(claim: Claim) -> bool:
    """Whether the holder is told to be the first of all, on no day: `Ada Brown, the first headmistress, taught`."""
    match, value = told_first(claim), claim.value
    dated = isinstance(value, TitleValue) and (value.since is not None or value.until is not None)
    return match is not None and match[1] is None and not dated and claim.scope.since is None


def given_up(pair: Pair) -> bool:
    """Whether both are a post that one leaves: of a body, or one of its kind; an organist or a judge stays one."""
    sides = [(claim.value, claim.value_text) for claim in (pair.a, pair.b) if isinstance(claim.value, TitleValue)]
    if all(post.body is not None for post, _ in sides):
        return True
    return all(
        single_holder(post.role) and (post.body is not None or not INDEFINITE.search(words)) for post, words in sides
    )


def _of_its_day(claim: Claim) -> bool:
    """Whether a post is told as held when the article was written, and nothing is told of since when, or how long."""
    value, scope = claim.value, claim.scope
    assert isinstance(value, TitleValue)
    dated = any(moment is not None for moment in (value.since, value.until, scope.since, scope.until))
    return value.status == "current" and not dated and CHANGED.isdisjoint(claim.frame.modifiers)


def _day(date: dt.date) -> dt.date:
    return date.date() if isinstance(date, dt.datetime) else date
