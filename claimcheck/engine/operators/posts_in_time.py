"""Whether posts are of one time: months apart, given up for good, or held by the first of all."""

from __future__ import annotations

import datetime as dt
import re

from claimcheck.engine.cases import Pair, is_of_its_days, published_order, time_of
from claimcheck.engine.operators.registry import operator
from claimcheck.engine.sentences import after_owner
from claimcheck.lexicon import lexicon
from claimcheck.models import Claim, DocumentInfo, TitleValue
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
    if not _of_their_days(pair) or overlap_in_time(pair.a, pair.b, *days) is not None:
        return False
    data = lexicon("roles")
    leads = canonical_role(two.role).base in {*data["generic"]["whole"], *data["function_heads"]["whole"]}
    return not leads and not promoted(one.role, two.role)


@operator("fallen_in_rank")
def fallen_in_rank(pair: Pair) -> bool:
    """The later article has somebody below the post of the earlier one: people rise in a house, and hardly fall.

    A deputy after the chief, or a branch of the house after the whole; both told as held on the days of the articles.
    False where years lie between these, the time of a post is told, or leaders do go on to such a post.
    """
    one, two = pair.a.value, pair.b.value
    if not isinstance(one, TitleValue) or not isinstance(two, TitleValue):
        return False
    days = (pair.a_document.published, pair.b_document.published)
    if published_order(pair.a_document, pair.b_document) != -1 or days[0] is None:
        return False
    if days[1] is not None and _day(days[1]) - _day(days[0]) > FEW_YEARS:
        return False
    if not _of_their_days(pair) or promoted(one.role, two.role):
        return False
    return _below(canonical_role(two.role), canonical_role(one.role))


def _below(lower: Role, upper: Role) -> bool:
    """Whether one post is a deputy's of the other, or of a branch of the house that the other leads."""
    if lower.level or upper.level:
        return lower.level in DEPUTIES and not upper.level and lower.base == upper.base
    generic, careers = lexicon("roles")["generic"], lexicon("roles")["careers"]
    leads = upper.base in generic["whole"] and upper.base not in careers["of_branches"]
    return leads and lower.base not in {*generic["top"], *generic["words"], *careers["onward"]}


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


def _of_their_days(pair: Pair) -> bool:
    return _of_its_day(pair.a, pair.a_document) and _of_its_day(pair.b, pair.b_document)


def _of_its_day(claim: Claim, document: DocumentInfo) -> bool:
    """Whether a post is told as held when the article was written, and nothing is told of since when, or how long.

    What a sentence dates may be of the weeks around the article's day: `the mayor, Ada Brown, spoke on Tuesday`.
    """
    value = claim.value
    assert isinstance(value, TitleValue)
    dated = value.since is not None or value.until is not None
    if value.status != "current" or dated or not CHANGED.isdisjoint(claim.frame.modifiers):
        return False
    if claim.scope.since is None and claim.scope.until is None:
        return True
    told = time_of(claim, document) if claim.scope.since is not None and claim.scope.until is not None else None
    return told is not None and is_of_its_days(document, *told)


def _day(date: dt.date) -> dt.date:
    return date.date() if isinstance(date, dt.datetime) else date
