"""Features of a pair of claims: what speaks for and against their being about the same thing.

Each is a number in [-1, 1] or [0, 1] that a reader can check against the two sentences. Whether the
values agree is one of them: most articles are right, so that two values that differ need far better
evidence that they belong together than two that are the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import is_kind_of, opposed, thing_excludes
from claimcheck.extractors.counts.units import to_base
from claimcheck.subjects.company import Company
from claimcheck.subjects.profiles import Profile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from claimcheck.models import Claim, CountValue, DateValue
    from claimcheck.subjects.profiles import Bounds
    from claimcheck.subjects.rarity import Rarity
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: the days in which two dates of one event commonly differ when articles disagree
NEAR_DAYS = 800.0
#: and those in which two bare years do
NEAR_YEARS_DAYS = 8000.0
#: and those in which two days of one event do
CLOSE_DAYS = 40.0
#: the topic of a sentence of two or three words still counts as this much
LEAST_TOPIC = 2.0
#: a sentence of few telling words counts as if it had this many
LEAST_VOCABULARY = 4
#: how far beyond an open end (`until 1904`, `more than 60`) another value still tells that they agree
LOOSE_DAYS, LOOSE_SHARE = 366.0, 0.5
#: numbers up to this are told of anything
SMALL_NUMBER = 10
#: dimensions of what lasts longer than the news: lengths, areas, volumes, masses
LASTING = frozenset({"[length]", "[length] ** 2", "[length] ** 3", "[mass]"})
#: exchanged digits tell something from so many digits on
LEAST_DIGITS = 2
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PairContext:
    """Two claims of one type, and what is known of names, words and publication dates at large.

    `profiles`, by claim id, fills as pairs ask for it; the pairs of a run share it. `company` knows what else
    the sentences and the articles hold. `one` and `other` are the profiles of `a` and `b`.
    """

    a: Claim
    b: Claim
    names: WhoIsWhoTable
    rarity: Rarity
    published: Mapping[str, dt.date | None] = field(default_factory=dict)
    company: Company = field(default_factory=Company)
    profiles: dict[str, Profile] = field(default_factory=dict, repr=False, compare=False)
    one: Profile = field(init=False, repr=False, compare=False)
    other: Profile = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "one", self._profile(self.a))
        object.__setattr__(self, "other", self._profile(self.b))

    def _profile(self, claim: Claim) -> Profile:
        found = self.profiles.get(claim.id)
        if found is None:
            found = Profile.of(claim, self.names, self.rarity, self.published.get(claim.document))
            self.profiles[claim.id] = found
        return found


def features(pair: PairContext, known: Mapping[str, float] | None = None) -> dict[str, float]:
    """All features of a pair by name, in a fixed order; those `known` are not worked out again."""
    if known is None:
        return {name: function(pair) for name, function in FEATURES.items()}
    return {name: known[name] if name in known else function(pair) for name, function in FEATURES.items()}


def event(pair: PairContext) -> float:
    """1 the same event class, 0 where one is unknown, -0.5 another, -1 its opposite."""
    a, b = pair.one.events, pair.other.events
    if not a or not b:
        return 0.0
    if a & b:
        return 1.0
    return -1.0 if any(opposed(x, y) for x in a for y in b) else -0.5


def thing(pair: PairContext) -> float:
    """1 the same counted or dated noun, 0.5 one a kind of the other, 0 unknown, -0.5 another, -1 its rival."""
    a, b = pair.one.things, pair.other.things
    if not a or not b:
        return 0.0
    if a & b:
        return 1.0
    if any(thing_excludes(x, y) for x in a for y in b):
        return -1.0
    return 0.5 if any(is_kind_of(x, y) or is_kind_of(y, x) for x in a for y in b) else -0.5


def crosswise(pair: PairContext) -> float:
    """1 where the event of one is the noun of the other (`31 died`, `a toll of 31`)."""
    a, b = pair.one, pair.other
    return 1.0 if a.noun_events & b.events or b.noun_events & a.events else 0.0


def names_shared(pair: PairContext) -> float:
    """How many names the two sentences share, by rarity, saturating at three."""
    shared = pair.one.own & pair.other.own
    return min(sum(pair.rarity.weight(name) for name in sorted(shared)) / 2, 1.0)


def names_inferred(pair: PairContext) -> float:
    """1 where a name of one sentence is told elsewhere in the other's article."""
    everything_a, everything_b = pair.one.names, pair.other.names
    own_a, own_b = pair.one.own, pair.other.own
    return 1.0 if (everything_a & everything_b) - (own_a & own_b) else 0.0


def names_clash(pair: PairContext) -> float:
    """1 where both name who acts or is acted upon, and name others."""
    for role in ("agent", "patient"):
        a = pair.one.roles.get(role, _NOBODY)
        b = pair.other.roles.get(role, _NOBODY)
        if a and b and not a & b and not a & pair.other.own:
            return 1.0
    return 0.0


def names_apart(pair: PairContext) -> float:
    """1 where both sentences hold names and share none."""
    a, b = pair.one.own, pair.other.own
    return 1.0 if a and b and not a & b else 0.0


def agent(pair: PairContext) -> float:
    """1 who acts is one in both, -1 it is another, 0 where one does not tell."""
    return _role(pair, "agent")


def patient(pair: PairContext) -> float:
    """1 who or what is acted upon is one in both, -1 it is another, 0 where one does not tell."""
    return _role(pair, "patient")


def names_share(pair: PairContext) -> float:
    """What part of the names of the sentence with fewer of them stands in the other."""
    a, b = pair.one.own, pair.other.own
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def articles_share(pair: PairContext) -> float:
    """How many names the two articles' topics share with either sentence, by rarity, saturating at two."""
    a, b = pair.one.names, pair.other.names
    return min(sum(pair.rarity.weight(name) for name in sorted(a & b)) / 2, 1.0)


def event_told(pair: PairContext) -> float:
    """1 where what happened in one is among the nearer words of the other, 0.5 one way only."""
    a, b = pair.one, pair.other
    return (not a.happened.isdisjoint(b.near)) / 2 + (not b.happened.isdisjoint(a.near)) / 2


def thing_told(pair: PairContext) -> float:
    """1 where the noun of one is among the nearer words of the other, 0.5 one way only."""
    a, b = pair.one, pair.other
    return (not a.things.isdisjoint(b.near)) / 2 + (not b.things.isdisjoint(a.near)) / 2


def words_shared(pair: PairContext) -> float:
    """How many telling words the sentences share, saturating at five."""
    return min(len(pair.one.topic & pair.other.topic) / 5, 1.0)


def coverage(pair: PairContext) -> float:
    """What part of the words and names of the sentence with fewer of them stands in the other."""
    a, b = pair.one.vocabulary, pair.other.vocabulary
    return len(a & b) / max(min(len(a), len(b)), LEAST_VOCABULARY)


def first_word(pair: PairContext) -> float:
    """1 where the word nearest to each value is one, 0.5 where it is among the three nearest."""
    a, b = pair.a.frame.topic, pair.b.frame.topic
    if not a or not b:
        return 0.0
    if a[0] == b[0]:
        return 1.0
    return 0.5 if a[0] in b[:3] or b[0] in a[:3] else 0.0


def nouns_shared(pair: PairContext) -> float:
    """1 where a common noun takes part in both."""
    return 1.0 if pair.one.nouns & pair.other.nouns else 0.0


def owner(pair: PairContext) -> float:
    """1 the name nearest to each value is one, -1 each has its own and neither sentence holds the other's."""
    a, b = pair.one.nearest, pair.other.nearest
    if a is None or b is None:
        return 0.0
    if a == b:
        return 1.0
    apart = a not in pair.other.own and b not in pair.one.own
    return -1.0 if apart else -0.3


def topic(pair: PairContext) -> float:
    """Overlap of the telling words, nearer ones and rarer ones counting more (of the shorter sentence)."""
    a, b = pair.one, pair.other
    # in the order of one sentence, so that the sum is the same from run to run
    shared = sum([min(weight, b.weights[word]) for word, weight in a.weights.items() if word in b.weights])
    return shared / max(min(a.weight, b.weight), LEAST_TOPIC)


def time(pair: PairContext) -> float:
    """1 where the times that two counts hold for meet, -1 where they do not, 0 where one is not told."""
    a, b = pair.one.scope, pair.other.scope
    if a is None or b is None:
        return 0.0
    return 1.0 if a[0] <= b[1] and b[0] <= a[1] else -1.0


def time_of_telling(pair: PairContext) -> float:
    """As `time`, a count without a time of its own holding for the day its article was published."""
    if pair.a.type != "count":
        return 0.0
    one, other = pair.one, pair.other
    a, b = one.scope or one.day, other.scope or other.day
    if a is None or b is None:
        return 0.0
    gap = max(a[0] - b[1], b[0] - a[1], 0.0)
    return 1.0 - 2.0 * min(gap / NEAR_DAYS, 1.0)


def selectors(pair: PairContext) -> float:
    """1 the same selecting words, -1 each has its own, -0.5 one has some, 0 neither."""
    a, b = pair.one.selectors, pair.other.selectors
    if not a and not b:
        return 0.0
    if a & b:
        return 1.0
    return -1.0 if a and b else -0.5


def company(pair: PairContext) -> float:
    """How many other values of the two sentences agree, saturating at two."""
    return pair.company.values_shared(pair.a, pair.b)


def story(pair: PairContext) -> float:
    """How many names the two articles share, by rarity, saturating at three."""
    return pair.company.names_shared(pair.a, pair.b)


def common_ground(pair: PairContext) -> float:
    """How many other days and larger numbers both articles tell, saturating at four: more in one story than in two."""
    return pair.company.facts_shared(pair.a, pair.b)


def looks_back(pair: PairContext) -> float:
    """1 where the articles tell of the same days, 0.5 of one year, -1 where they do not, 0 where one is undated."""
    a, b = pair.a.document, pair.b.document
    return pair.company.looks_back(a, b, (_day(pair.one), _day(pair.other)))


def strangers(pair: PairContext) -> float:
    """What part of the sentences' names the other article never names, the larger of both."""
    company = pair.company
    return max(
        _strangers(pair.one.own, company.named_in(pair.b.document)),
        _strangers(pair.other.own, company.named_in(pair.a.document)),
    )


def ordinal(pair: PairContext) -> float:
    """1 for ranks and numbers in a row, which neighbours have too."""
    return _of_quantity(pair, "ordinal")


def money(pair: PairContext) -> float:
    """1 for amounts of money."""
    return _of_quantity(pair, "money")


def percent(pair: PairContext) -> float:
    """1 for percentages."""
    return _of_quantity(pair, "percent")


def measure(pair: PairContext) -> float:
    """1 for values with a unit of measure, 0.5 where it is one of what changes by the hour: a wind, a temperature."""
    if not _of_quantity(pair, "quantity"):
        return 0.0
    units = [c.value.unit for c in (pair.a, pair.b) if c.value.kind == "count" and c.value.unit is not None]
    return 1.0 if all(_dimension(unit) in LASTING for unit in units) else 0.5


def age(pair: PairContext) -> float:
    """1 for two ages, 0.5 where one is."""
    return sum(1.0 for claim in (pair.a, pair.b) if claim.value.kind == "date" and claim.value.age) / 2


def length(pair: PairContext) -> float:
    """1 for two lengths of time that are no ages."""
    values = (pair.a.value, pair.b.value)
    return 1.0 if all(v.kind == "date" and v.type == "DURATION" and not v.age for v in values) else 0.0


def derived(pair: PairContext) -> float:
    """1 where a value was worked out from another that the text tells."""
    return 1.0 if pair.a.derived_from is not None or pair.b.derived_from is not None else 0.0


def thing_known(pair: PairContext) -> float:
    """1 where both tell what is counted or dated, 0.5 where one does."""
    return (bool(pair.a.frame.thing_classes) + bool(pair.b.frame.thing_classes)) / 2


def unit(pair: PairContext) -> float:
    """1 where both values are measured in one dimension, 0 where they are bare numbers or differ."""
    a, b = pair.a.value, pair.b.value
    if a.kind != "count" or b.kind != "count" or a.unit is None or b.unit is None:
        return 0.0
    if a.unit == b.unit:
        return 1.0
    if a.quantity == b.quantity == "quantity":
        return 1.0 if _dimension(a.unit) == _dimension(b.unit) else 0.0
    return 0.3


def modifiers(pair: PairContext) -> float:
    """1 a shared modifier of the noun, -1 each has its own, 0 otherwise."""
    a, b = pair.one.modifiers, pair.other.modifiers
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0


def modality(pair: PairContext) -> float:
    """1 where the modality is the same."""
    return 1.0 if pair.a.modality == pair.b.modality else 0.0


def magnitude(pair: PairContext) -> float:
    """1 for values of one size, towards 0 as they differ by orders of magnitude or by years."""
    a, b = pair.a.value, pair.b.value
    if a.kind == "date" and b.kind == "date":
        return _date_nearness(pair, a, b)
    if a.kind == "count" and b.kind == "count":
        return _count_nearness(pair.one.middle, pair.other.middle)
    return 0.0


def agree(pair: PairContext) -> float:
    """1 where one value can satisfy both claims, 0.5 where it can only because one of them has an open end."""
    a, b = pair.a.value, pair.b.value
    if a.kind == "date" and b.kind == "date":
        (low_a, high_a), (low_b, high_b) = pair.one.ends, pair.other.ends
        meet = low_a < high_b and low_b < high_a
        return _loosely((low_a, high_a), (low_b, high_b), LOOSE_DAYS) if meet else 0.0
    if a.kind == "count" and b.kind == "count":
        return _counts_agree(a, b, pair.one.ends, pair.other.ends)
    return 0.0


def same_value(pair: PairContext) -> float:
    """1 where both tell the very same date or number, which chance seldom makes; small numbers say half."""
    a, b = pair.a.value, pair.b.value
    if a.kind == "date" and b.kind == "date":
        return 1.0 if a.timex is not None and a.timex == b.timex else 0.0
    if a.kind == "count" and b.kind == "count" and a.number is not None and a.number == b.number and a.unit == b.unit:
        return 1.0 if a.unit is not None or a.number > SMALL_NUMBER else 0.5
    return 0.0


def slip(pair: PairContext) -> float:
    """1 where one value is the other with two neighbouring digits exchanged, or another year of the same day."""
    a, b = pair.a.value, pair.b.value
    if a.kind == "date" and b.kind == "date":
        return 1.0 if _date_slip(a.timex or "", b.timex or "") else 0.0
    if a.kind == "count" and b.kind == "count" and a.number is not None and b.number is not None:
        return 1.0 if _exchanged(_digits(a.number), _digits(b.number)) else 0.0
    return 0.0


def one_open(pair: PairContext) -> float:
    """1 where one of the values has an open end (`by 2023`, `more than 60`) and the other none."""
    return 1.0 if _is_open(pair.a) != _is_open(pair.b) else 0.0


def closeness(pair: PairContext) -> float:
    """1 for dates of one day, towards 0 over a few months."""
    a, b = pair.a.value, pair.b.value
    if a.kind != "date" or b.kind != "date":
        return 0.0
    return math.exp(-_gap(pair) / CLOSE_DAYS)


def grain(pair: PairContext) -> float:
    """1 where both dates are told as finely, 0 where one is a year and the other a day."""
    a, b = pair.a.value, pair.b.value
    if a.kind != "date" or b.kind != "date" or a.timex is None or b.timex is None:
        return 0.0
    return 1.0 if len(a.timex) == len(b.timex) else 0.0


def only_ones(pair: PairContext) -> float:
    """1 where both tell of one thing and neither article tells of it again; less the more often they do."""
    if pair.a.frame.thing_class is None or pair.a.frame.thing_class != pair.b.frame.thing_class:
        return 0.0
    return pair.rarity.uniqueness(pair.a) * pair.rarity.uniqueness(pair.b)


def same_article(pair: PairContext) -> float:
    """1 within one article."""
    return 1.0 if pair.a.document == pair.b.document else 0.0


#: the features by name; the weights file has one weight for each, by type of claim
FEATURES = {
    function.__name__: function
    for function in (
        event, thing, crosswise, names_shared, names_inferred, names_clash, names_apart,
        agent, patient, names_share, articles_share, event_told, thing_told, words_shared, coverage, first_word,
        nouns_shared, owner, topic, time, time_of_telling, selectors, thing_known, unit, modifiers, modality,
        magnitude, agree, same_value, slip, one_open, closeness, grain, only_ones, same_article,
        company, story, common_ground, looks_back, strangers, ordinal, money, percent, measure, age, length, derived,
    )
}  # fmt: skip


@lru_cache(65_536)
def _digits(number: float) -> str:
    """The significant digits: 61,000 and 16,000 are an exchange, and so are 4.6 and 6.4."""
    return f"{number:.12g}".replace(".", "").rstrip("0")


def _exchanged(a: str, b: str) -> bool:
    """Whether two neighbouring digits stand the other way round, and nothing else differs."""
    if len(a) != len(b) or len(a) < LEAST_DIGITS:
        return False
    apart = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return (
        len(apart) == len("ab")
        and apart[1] == apart[0] + 1
        and a[apart[0]] == b[apart[1]]
        and a[apart[1]] == b[apart[0]]
    )


def _date_slip(a: str, b: str) -> bool:
    """`1782` and `1728`; `2011-01-09` and `2012-01-09`: another year or month of the same day."""
    if _exchanged(a, b) and len(a) == len("1782"):
        return True
    first, second = a[:10].split("-"), b[:10].split("-")
    if len(first) != len("ymd") or len(second) != len("ymd"):
        return False
    return sum(x != y for x, y in zip(first, second, strict=True)) == 1 and first[2] == second[2]


def _is_open(claim: Claim) -> bool:
    value = claim.value
    return value.kind != "title" and (value.low is None) != (value.high is None)


def _day(one: Profile) -> int | None:
    return int(one.day[0]) if one.day is not None else None


def _strangers(own: frozenset[str], told: frozenset[str]) -> float:
    return len(own - told) / len(own) if own else 0.0


def _of_quantity(pair: PairContext, quantity: str) -> float:
    a, b = pair.a.value, pair.b.value
    return 1.0 if a.kind == b.kind == "count" and a.quantity == b.quantity == quantity else 0.0


def _date_nearness(pair: PairContext, a: DateValue, b: DateValue) -> float:
    gap = _gap(pair)
    if not math.isfinite(gap):
        return 0.5
    years = all(value.timex is not None and len(value.timex) == len("1782") for value in (a, b))
    return math.exp(-gap / (NEAR_YEARS_DAYS if years else NEAR_DAYS))


def _gap(pair: PairContext) -> float:
    """How far apart two dates are, in days."""
    (low_a, high_a), (low_b, high_b) = pair.one.ends, pair.other.ends
    return max(low_a - high_b, low_b - high_a, 0.0)


def _count_nearness(x: float | None, y: float | None) -> float:
    if x is None or y is None or x <= 0 or y <= 0:
        return 0.5
    return math.exp(-abs(math.log(x / y)))


def _counts_agree(a: CountValue, b: CountValue, ends_a: Bounds, ends_b: Bounds) -> float:
    if a.quantity == b.quantity == "score":
        return 1.0 if (a.low, a.high) == (b.low, b.high) else 0.0
    if (a.low is None and a.high is None) or (b.low is None and b.high is None) or (a.unit is None) != (b.unit is None):
        return 0.0
    (low_a, high_a), (low_b, high_b) = ends_a, ends_b
    if not (low_a <= high_b and low_b <= high_a):
        return 0.0
    return _loosely((low_a, high_a), (low_b, high_b), LOOSE_SHARE * max(abs(low_a), abs(low_b), 1.0))


def _loosely(a: tuple[float, float], b: tuple[float, float], reach: float) -> float:
    """1, or 0.5 where only an open end farther than `reach` from the other value lets them meet."""
    for one, other in ((a, b), (b, a)):
        if math.isinf(one[1]) and not math.isinf(one[0]) and other[0] > one[0] + reach:
            return 0.5
        if math.isinf(one[0]) and not math.isinf(one[1]) and other[1] < one[1] - reach:
            return 0.5
    return 1.0


@cache
def _dimension(unit: str) -> str:
    return to_base(1.0, unit)[1]


def _role(pair: PairContext, role: str) -> float:
    a, b = pair.one.roles.get(role, _NOBODY), pair.other.roles.get(role, _NOBODY)
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0
