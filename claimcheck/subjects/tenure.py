"""Whether two posts were held at one time, as the texts and the articles' dates tell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon
from claimcheck.models import TitleValue
from claimcheck.subjects.name_match import match_names
from claimcheck.subjects.roles import canonical_role, of_a_work, ranks

if TYPE_CHECKING:
    from claimcheck.models import Claim

#: holders' names at least this much alike are one person's without more
SAME_NAME = 0.8
#: news tells of the day before, too
NEWS = dt.timedelta(days=1)
#: two posts told as present in articles at most this far apart are held at one time, unless a change is told
CLOSE = dt.timedelta(days=45)
#: who held a post on the day of an event is expected in it so shortly before and after
AROUND = dt.timedelta(days=14)
#: so far apart at most for one person's posts
CLOSE_BY = dt.timedelta(days=60)
#: what happened so long ago at most was done by those who hold the post when the article is written
LATELY = dt.timedelta(days=120)
#: not held, or not known to be
NOT_PRESENT = frozenset(["former", "late", "incoming", "elect", "designate"])


#: so near the post, in characters, stand words for a holder who has come back
BACK_BEFORE, BACK_AFTER = 40, 15
#: words for a holder who has come back
_BACK = re.compile(
    r"\b(?:again|once more|back in|return(?:ed|s)?|re-?elected|re-?appointed|second (?:term|spell))\b", re.IGNORECASE
)
#: words for an election, which comes before the day of taking office
_ELECTION = re.compile(r"\b(?:re-?)?(?:elect(?:ed|ion|ions|s|ing)?|voted)\b", re.IGNORECASE)


def _value(claim: Claim) -> TitleValue:
    assert isinstance(claim.value, TitleValue)
    return claim.value


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
        known = all(held.present or held.some or held.duty for held in (one, two))
        if known and gap <= (CLOSE if _of_one_day(a, b) else AROUND) and not _just_left(a) and not _just_left(b):
            return True
    return None


def _of_one_day(a: Claim, b: Claim) -> bool:
    """Whether both are one post of a contest, a jury or an evening, of which news tells for some weeks."""
    bases = {canonical_role(_value(claim).role).base for claim in (a, b)}
    return len(bases) == 1 and bases <= set(lexicon("roles")["words"]["on_the_day"])


def _just_left(claim: Claim) -> bool:
    """Whether the day told is that on which the post was left: `she stepped down as director on Sunday`."""
    return _left_on_a_day(claim) or (_value(claim).status == "former" and "past" not in claim.frame.modifiers)


def _left_on_a_day(claim: Claim) -> bool:
    """Whether a day is told on which the holder leaves: `the mayor, Ada Brown, resigned on 8 July`."""
    return "leaving" in claim.frame.modifiers and claim.scope.since is not None


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


def held_past_its_end(a: Claim, b: Claim, published_a: dt.date | None, published_b: dt.date | None) -> bool:
    """Whether one article tells when the holder gave the post up, and one long after it still has him in it."""
    for (ended, _), (later, day) in (((a, published_a), (b, published_b)), ((b, published_b), (a, published_a))):
        end = _ends(_value(ended).until)[1]
        held = _held(later, day)
        if end is None or held.told is None or not held.present or held.some is not None or ended.modality == "planned":
            continue
        came_back = (held.first is not None and held.first > end) or _told_back(later)
        if not came_back and held.told[0] > end + CLOSE:
            return True
    return False


def _told_back(claim: Claim) -> bool:
    """Whether words near the post tell that its holder has come back to it."""
    start, end = claim.value_start - claim.start - BACK_BEFORE, claim.value_end - claim.start + BACK_AFTER
    return _BACK.search(claim.text, max(0, start), max(0, end)) is not None


def terms_apart(a: Claim, b: Claim) -> bool:
    """Whether two terms of one holder in one post begin, or end, in two years, though they meet.

    A year between two beginnings may lie between an election and the day of taking office; the begin of a term is not
    compared where a sentence tells an election.
    """
    one, two = _value(a), _value(b)
    if {one.status, two.status} - {"current", "former"}:
        return False
    if not _one_post(one, two) or _ended(one, two) or _ended(two, one):
        return False
    if _years(one.until, two.until) > 0:
        return True
    taken = any("new" in claim.frame.modifiers for claim in (a, b))
    return _years(one.since, two.since) > int(taken) and not any(_ELECTION.search(claim.text) for claim in (a, b))


def _one_post(one: TitleValue, two: TitleValue) -> bool:
    """Whether two posts go by one name; or one is told by `head` or `leader`, and both bodies by a name."""
    bases = {canonical_role(one.role).base, canonical_role(two.role).base}
    if len(bases) == 1:
        return True
    named = all(value.body is not None and value.body[:1].isupper() for value in (one, two))
    whole = not canonical_role(one.role).domain and not canonical_role(two.role).domain
    return named and whole and not bases.isdisjoint(lexicon("roles")["generic"]["words"])


def _ended(one: TitleValue, two: TitleValue) -> bool:
    """Whether one term was over when the other began."""
    return one.until is not None and two.since is not None and one.until[:4] <= two.since[:4]


def _years(a: str | None, b: str | None) -> int:
    """How many years lie between two dates; 0 where one is not told."""
    return abs(int(a[:4]) - int(b[:4])) if a is not None and b is not None else 0


def newcomer(a: Claim, b: Claim, published_a: dt.date | None, published_b: dt.date | None) -> bool:
    """Whether one article tells of a holder who is new to the post, and one before it of another.

    Or the earlier one sees its holder off.
    """
    days = [day.date() if isinstance(day, dt.datetime) else day for day in (published_a, published_b)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    earlier, later = (a, b) if days[0] < days[1] else (b, a)
    if "leaving" in earlier.frame.modifiers and not _one_holder(a, b):
        return True
    if "new" in earlier.frame.modifiers or "new" not in later.frame.modifiers:
        return False
    return _value(later).since is None and later.scope.since is None


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

    `first`, `last` are the bounds of when it can have been held; `duty`: told in the past of what the news is about.
    """

    told: tuple[dt.date, dt.date] | None
    first: dt.date | None
    last: dt.date | None
    present: bool
    some: tuple[dt.date, dt.date] | None = None
    duty: bool = False


def _held(claim: Claim, published: dt.date | None) -> _Held:
    value = _value(claim)
    day = published.date() if isinstance(published, dt.datetime) else published
    since_low, since_high = _ends(value.since)
    until_low, until_high = _ends(value.until)
    present = value.status not in NOT_PRESENT and "past" not in claim.frame.modifiers
    if value.status in {"incoming", "elect", "designate"} or claim.modality == "planned":
        return _Held(None, since_low or day, until_high, False)
    duty = _on_duty(claim)
    told = _told(claim, day, present or duty, since_high, until_low)
    last = until_high if until_high is not None else (day if value.status in {"former", "late"} else None)
    low, high = _ends(claim.scope.since)[0], _ends(claim.scope.until)[1]
    some = (low, high) if low is not None and high is not None else None
    stays = present and value.until is None and not _left_on_a_day(claim)
    return _Held(told, since_low, last, stays, some, duty)


def _on_duty(claim: Claim) -> bool:
    """Whether a post of a voyage or a flight is told in the past: that of the news, of which the article tells."""
    value = _value(claim)
    return (
        value.status == "current"
        and "past" in claim.frame.modifiers
        and claim.scope.since is None
        and (
            bool({*canonical_role(value.role).fields} & _OF_EVENTS)
            or canonical_role(value.role).base in lexicon("roles")["words"]["on_the_day"]
        )
    )


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
            # who took the post within a month did so on its last day at the latest
            first = high if "new" in claim.frame.modifiers and high <= last else low
            return (min(since, first) if since else first), last
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
