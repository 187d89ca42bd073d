"""Numbers told by others: multiples, shares, rates, what is left of a whole."""

from __future__ import annotations

import pytest

from claimcheck.extractors.counts import find_quantities

#: sentence, words, kind, number, unit, noun, rate
TOLD = [
    ("Of the 60 passengers, 40 were saved; the rest drowned.", "the rest", "count", 20, None, "passenger", None),
    ("Of its 24 looms, ten were sold, six burned and the rest rusted.", "the rest", "count", 8, None, "loom", None),
    ("The mill employs half as many weavers as in 1990.", "half", "ratio", 0.5, "times", "weaver", None),
    ("The lake is half the size of the old one.", "half", "ratio", 0.5, "times", None, None),
    ("Half of the looms were sold.", "Half", "ratio", 0.5, None, "loom", None),
    ("The hall holds twice as many people as the old one.", "twice", "ratio", 2, "times", "person", None),
    ("Three times as many trout were caught.", "Three times", "ratio", 3, "times", "trout", None),
    ("The price more than doubled.", "more than doubled", "ratio", 2, "times", "price", None),
    ("The fee rose threefold to 90 euros.", "threefold", "ratio", 3, "times", "fee", None),
    ("The clinic treats 40 patients daily and 300 weekly.", "300", "count", 300, None, "person", "week"),
    ("The yard builds 15 ferries a year.", "15", "count", 15, None, "ferry", "year"),
    ("The state spends $3,200 per capita.", "$3,200", "money", 3200, "USD", None, "person"),
    ("There are 4.5 doctors per 1,000 people.", "4.5", "count", 4.5, None, "doctor", "1000 person"),
    ("Most of the victims were under 18.", "under 18", "age", 18, "year", None, None),
]
NO_REST = [
    "Of the 60 passengers, about 40 were saved; the rest drowned.",
    "Of the 60 passengers, 40 were saved. The rest drowned.",
    "The 60 passengers were saved, and the rest of the night was calm.",
]


@pytest.mark.parametrize(("sentence", "words", "kind", "number", "unit", "noun", "per"), TOLD)
def test_told_by_others(
    sentence: str, words: str, kind: str, number: float, unit: str | None, noun: str | None, per: str | None
) -> None:
    mention = next(one for one in find_quantities(sentence) if one.text == words)
    assert (mention.kind, mention.number, mention.unit, mention.per) == (kind, number, unit, per)
    assert mention.noun == noun or kind == "age"
    assert sentence[mention.start : mention.end] == words


@pytest.mark.parametrize("sentence", NO_REST)
def test_no_rest_of_loose_numbers_or_other_things(sentence: str) -> None:
    assert not any("rest" in mention.text for mention in find_quantities(sentence))
