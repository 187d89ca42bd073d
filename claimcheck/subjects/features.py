"""Features of a pair of claims: what speaks for and against their being about the same thing.

Each is a number in [-1, 1] or [0, 1] that a reader can check against the two sentences. Whether the
values agree is one of them: most articles are right, so that two values that differ need far better
evidence that they belong together than two that are the same.

A feature is a function of many pairs at once that gives a column with a number for each. What it needs to know of a
claim is a field of its `Profile`; `Pairs` tells what two claims share, and calls a function of two values (`by`) or of
two articles (`by_articles`) where there is nothing better. What compares values stands in `values.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from claimcheck.extractors.concepts import (
    event_is_kind_of,
    is_event_class,
    is_kind_of,
    near_events,
    opposed,
    thing_excludes,
)
from claimcheck.subjects import values
from claimcheck.subjects.pairs import ones

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.subjects.pairs import Pairs
    from claimcheck.subjects.table import Numbers

#: the topic of a sentence of two or three words still counts as this much
LEAST_TOPIC = 2.0
#: a sentence of few telling words counts as if it had this many
LEAST_VOCABULARY = 4
#: what happened in words of which one is in no class
UNKNOWN_EVENT = -0.2
#: so many agreeing values say all that they can; so many names and words; so many days and numbers of two articles
ENOUGH_VALUES, ENOUGH_NAMES, ENOUGH_WORDS, ENOUGH_FACTS = 2, 2.0, 5, 4


def features(pairs: Pairs, known: Mapping[str, Numbers] | None = None) -> dict[str, Numbers]:
    """All features of pairs by name, in a fixed order; those `known` are not worked out again."""
    known = known or {}
    return {name: known[name] if name in known else function(pairs) for name, function in FEATURES.items()}


def event(pairs: Pairs) -> Numbers:
    """1 the same event class, 0.5 one a kind of the other, 0 one unknown, -0.5 another, -1 its opposite."""
    return pairs.by("events", _events_alike)


def thing(pairs: Pairs) -> Numbers:
    """1 the same counted or dated noun, 0.5 one a kind of the other, 0 unknown, -0.5 another, -1 its rival."""
    return pairs.by("things", _things_alike)


def crosswise(pairs: Pairs) -> Numbers:
    """1 where the event of one is the noun of the other (`31 died`, `a toll of 31`)."""
    return ones(pairs.meet("noun_events", "events") | pairs.meet("events", "noun_events"))


def names_shared(pairs: Pairs) -> Numbers:
    """How many names the two sentences share, by rarity, saturating at three."""
    return np.minimum(pairs.rarity("own") / ENOUGH_NAMES, 1.0)


def names_inferred(pairs: Pairs) -> Numbers:
    """1 where a name of one sentence is told elsewhere in the other's article."""
    return ones(pairs.shared("names") > pairs.shared("own"))


def names_clash(pairs: Pairs) -> Numbers:
    """1 where both name who acts or is acted upon, and name others."""
    agents, patients = (
        pairs.told_by_both(role) & ~pairs.meet(role) & ~pairs.meet(role, "own") & ~pairs.meet("own", role)
        for role in ("agent", "patient")
    )
    return ones(agents | patients)


def names_apart(pairs: Pairs) -> Numbers:
    """1 where both sentences hold names and share none."""
    return ones(pairs.told_by_both("own") & ~pairs.meet("own"))


def agent(pairs: Pairs) -> Numbers:
    """1 who acts is one in both, -1 it is another, 0 where one does not tell."""
    return _role(pairs, "agent")


def patient(pairs: Pairs) -> Numbers:
    """1 who or what is acted upon is one in both, -1 it is another, 0 where one does not tell."""
    return _role(pairs, "patient")


def names_share(pairs: Pairs) -> Numbers:
    """What part of the names of the sentence with fewer of them stands in the other."""
    return pairs.shared("own") / np.maximum(np.minimum(*pairs.sizes("own")), 1)


def articles_share(pairs: Pairs) -> Numbers:
    """How many names the two articles' topics share with either sentence, by rarity, saturating at two."""
    return np.minimum(pairs.rarity("names") / ENOUGH_NAMES, 1.0)


def event_told(pairs: Pairs) -> Numbers:
    """1 where what happened in one is among the nearer words of the other, 0.5 one way only."""
    return pairs.meet("happened", "near") / 2 + pairs.meet("near", "happened") / 2


def thing_told(pairs: Pairs) -> Numbers:
    """1 where the noun of one is among the nearer words of the other, 0.5 one way only."""
    return pairs.meet("things", "near") / 2 + pairs.meet("near", "things") / 2


def words_shared(pairs: Pairs) -> Numbers:
    """How many telling words the sentences share, saturating at five."""
    return np.minimum(pairs.shared("topic") / ENOUGH_WORDS, 1.0)


def coverage(pairs: Pairs) -> Numbers:
    """What part of the words and names of the sentence with fewer of them stands in the other."""
    return pairs.shared("vocabulary") / np.maximum(np.minimum(*pairs.sizes("vocabulary")), LEAST_VOCABULARY)


def first_word(pairs: Pairs) -> Numbers:
    """1 where the word nearest to each value is one, 0.5 where it is among the three nearest."""
    among = pairs.meet("first", "leading") | pairs.meet("leading", "first")
    return np.where(pairs.meet("first"), 1.0, among / 2)


def nouns_shared(pairs: Pairs) -> Numbers:
    """1 where a common noun takes part in both."""
    return ones(pairs.meet("nouns"))


def owner(pairs: Pairs) -> Numbers:
    """1 the name nearest to each value is one, -1 each has its own and neither sentence holds the other's."""
    apart = np.where(pairs.meet("nearest", "own") | pairs.meet("own", "nearest"), -0.3, -1.0)
    return np.where(pairs.told_by_both("nearest"), np.where(pairs.meet("nearest"), 1.0, apart), 0.0)


def topic(pairs: Pairs) -> Numbers:
    """Overlap of the telling words, nearer ones and rarer ones counting more (of the shorter sentence)."""
    return pairs.overlap("topic") / np.maximum(np.minimum(*pairs.of("weight")), LEAST_TOPIC)


def selectors(pairs: Pairs) -> Numbers:
    """1 the same selecting words, -1 each has its own, -0.5 one has some, 0 neither."""
    a, b = pairs.sizes("selectors")
    apart = np.where((a > 0) & (b > 0), -1.0, np.where((a > 0) | (b > 0), -0.5, 0.0))
    return np.where(pairs.meet("selectors"), 1.0, apart)


def company(pairs: Pairs) -> Numbers:
    """How many other values of the two sentences agree, saturating at two."""
    return np.minimum(pairs.shared("others") / ENOUGH_VALUES, 1.0)


def story(pairs: Pairs) -> Numbers:
    """How many names the two articles share, by rarity, saturating at three."""
    told, rarity = pairs.table.company, pairs.table.rarity
    return pairs.by_articles(lambda a, b: told.names_shared(a, b, rarity))


def common_ground(pairs: Pairs) -> Numbers:
    """How many other days and larger numbers both articles tell, saturating at four: more in one story than in two."""
    told = pairs.table.company
    shared = pairs.by_articles(lambda a, b: len(told.facts_shared(a, b)))
    ours, theirs = pairs.meet("fact", "facts"), pairs.meet("facts", "fact")
    own = ones(ours) + theirs - (ours & theirs & pairs.same("told"))
    return np.minimum((shared - own) / ENOUGH_FACTS, 1.0)


def looks_back(pairs: Pairs) -> Numbers:
    """1 where the articles tell of the same days, 0.5 of one year, -1 where they do not, 0 where one is undated."""
    told, days = pairs.table.company, pairs.table.days
    return pairs.by_articles(lambda a, b: told.looks_back(a, b, (days.get(a), days.get(b))))


def strangers(pairs: Pairs) -> Numbers:
    """What part of the sentences' names the other article never names, the larger of both."""
    a, b = pairs.sizes("own")
    unknown_a, unknown_b = a - pairs.shared("own", "named"), b - pairs.shared("named", "own")
    return np.maximum(unknown_a / np.maximum(a, 1), unknown_b / np.maximum(b, 1))


def derived(pairs: Pairs) -> Numbers:
    """1 where a value was worked out from another that the text tells."""
    a, b = pairs.flags("derived")
    return ones(a | b)


def thing_known(pairs: Pairs) -> Numbers:
    """1 where both tell what is counted or dated, 0.5 where one does."""
    a, b = pairs.sizes("things")
    return (a > 0) / 2 + (b > 0) / 2


def modifiers(pairs: Pairs) -> Numbers:
    """1 a shared modifier of the noun, -1 each has its own, 0 otherwise."""
    return _role(pairs, "modifiers")


def modality(pairs: Pairs) -> Numbers:
    """1 where the modality is the same."""
    return ones(pairs.same("modality"))


def only_ones(pairs: Pairs) -> Numbers:
    """1 where both tell of one thing and neither article tells of it again; less the more often they do."""
    a, b = pairs.of("uniqueness")
    return np.where(pairs.same("thing_class"), a * b, 0.0)


def same_article(pairs: Pairs) -> Numbers:
    """1 within one article."""
    return ones(pairs.same("document"))


#: the features by name; the weights file has one weight for each, by type of claim
FEATURES = {
    function.__name__: function
    for function in (
        event, thing, crosswise, names_shared, names_inferred, names_clash, names_apart,
        agent, patient, names_share, articles_share, event_told, thing_told, words_shared, coverage, first_word,
        nouns_shared, owner, topic, values.time, values.time_of_telling, selectors, thing_known, values.unit,
        modifiers, modality, values.magnitude, values.agree, values.same_value, values.telling, values.slip,
        values.one_open, values.closeness, values.grain, only_ones, same_article, company, story, common_ground,
        looks_back, strangers, values.ordinal, values.money, values.percent, values.measure, values.age,
        values.length, derived,
    )
}  # fmt: skip


def _role(pairs: Pairs, name: str) -> Numbers:
    """1 where the sets share a member, -1 where each has its own, 0 where one is empty."""
    return np.where(pairs.told_by_both(name), np.where(pairs.meet(name), 1.0, -1.0), 0.0)


def _events_alike(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    if a & b:
        return 1.0
    if any(opposed(x, y) for x in a for y in b):
        return -1.0
    if any(event_is_kind_of(x, y) or event_is_kind_of(y, x) or near_events(x, y) for x in a for y in b):
        return 0.5
    # a word that the lexicon does not know may mean the same as any other
    return -0.5 if all(any(map(is_event_class, one)) for one in (a, b)) else UNKNOWN_EVENT


def _things_alike(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    if a & b:
        return 1.0
    if any(thing_excludes(x, y) for x in a for y in b):
        return -1.0
    return 0.5 if any(is_kind_of(x, y) or is_kind_of(y, x) for x in a for y in b) else -0.5
