"""What another number of the sentence, or its first words, lend a bare number: unit, scale, noun, whole."""

from __future__ import annotations

import pytest

from claimcheck.check import extract
from claimcheck.extractors.counts import find_quantities
from claimcheck.models import Document

UNITS = [
    ("Sales fell from 90,000 litres in May to 64,000 in June.", "64,000", 64_000.0, "liter"),
    ("The share of elms went from 31 percent in 1980 to 4 in 2010.", "4", 4.0, "percent"),
    ("A dyke priced at 40 million guilders ended at 55 million.", "55 million", 55e6, "NLG"),
    ("The organ cost €2 million, of which the parish paid 1.1 million.", "1.1 million", 1.1e6, "EUR"),
    ("The herd grew from 1.2 to 1.5 million.", "1.2", 1.2e6, None),
    ("The rate rose from 12 to 15 percent.", "12", 12.0, "percent"),
    ("Rents were cut from 60 to 45 euros.", "60", 60.0, "EUR"),
    ("She moved from 3 to 5 schools.", "3", 3.0, None),
    ("It went from 12 villages to 15 km.", "12", 12.0, None),
    ("The firm made $29 million and sold 3 million.", "3 million", 3e6, None),
    ("Gusts reached 150 kilometres an hour.", "150 kilometres an hour", 150.0, "kilometer_per_hour"),
    ("It lies half a mile from the quay.", "half a mile", 0.5, "mile"),
    ("He swam it in 1 minute 57 seconds.", "1 minute 57 seconds", 117.0, "second"),
    ("The talk took an hour and 20 minutes.", "an hour and 20 minutes", 80.0, "minute"),
    ("A one in 30 risk remains.", "one in 30", 1 / 30, None),
    ("About one in 12 children is ill.", "About one in 12", 1 / 12, None),
    ("He won one in 12 games.", "12", 12.0, None),
]


@pytest.mark.parametrize(("sentence", "words", "number", "unit"), UNITS)
def test_unit_and_scale(sentence: str, words: str, number: float, unit: str | None) -> None:
    found = {mention.text: mention for mention in find_quantities(sentence)}
    assert found[words].number == pytest.approx(number)
    assert found[words].unit == unit


NOUNS = [
    ("Of these kites, 61 flew in the north, 32 on the coast and 17 inland.", "32", "kite", None),
    ("Two of the barge's three pumps had failed.", "Two", "pump", None),
    ("Like the other 45 who were sent home, he was paid.", "45", "person", None),
    ("Lipna is a town. Population: 6,340 (2022).", "6,340", "population", None),
    ("One lock cost 12 euros.", "12 euros", "lock", None),
    ("The clinic saw 240 patients, up from 105 in March.", "105", "patient", None),
    ("Confirmed cases in Brom reached 340.", "340", "case", None),
    ("Nine of the dockers hurt in the fire are still in hospital.", "Nine", "docker", "docker"),
    ("Four hikers who went missing were found alive.", "Four", "hiker", None),
    ("By the end of that year 48,000 people had seen it.", "48,000", "person", None),
    ("They logged 190 of fish, 85 of coral and 45 of crabs.", "85", "coral", None),
    ("Both doses, the clinic said, were given.", "Both", "dose", None),
]


@pytest.mark.parametrize(("sentence", "words", "noun", "whole"), NOUNS)
def test_noun_and_whole(sentence: str, words: str, noun: str, whole: str | None) -> None:
    found = {mention.text: mention for mention in find_quantities(sentence)}
    assert (found[words].noun, found[words].whole) == (noun, whole)


APPROXIMATIONS = [
    ("She wrote it over two decades.", "two decades", "="),
    ("The smoke spread over 14 rooms.", "14", "="),
    ("The orchard extends over 40 hectares.", "40 hectares", "="),
    ("The smoke reached over 14 rooms.", "over 14", ">"),
    ("The charity distributed over 4,000 meals in Orsk.", "over 4,000", ">"),
    ("Norda arranged over 30 concerts.", "over 30", ">"),
    ("The veterans laid over 40 wreaths.", "over 40", ">"),
    ("The canal extended over 400 metres.", "over 400 metres", ">"),
    ("Farmers spread over 40 tonnes of lime.", "over 40 tonnes", ">"),
    ("The collection is arranged over three floors.", "three", "="),
    ("Its meals were distributed over 12 villages.", "12", "="),
    ("The camp sprawls over 60 acres.", "60 acres", "="),
    ("A maximum of 12 pupils were registered for each class.", "A maximum of 12", "<="),
    ("A maximum of 40 words was read aloud.", "A maximum of 40", "<="),
    ("A maximum of 41 degrees Celsius was measured at noon.", "41 degrees Celsius", "="),
    ("A maximum of 41 guests was allowed.", "A maximum of 41", "<="),
    ("It lasted over two decades.", "over two decades", ">"),
    ("Children aged 8 to 16 sang.", "8 to 16", "range"),
    ("Girls aged between 8 and 16 sang.", "between 8 and 16", "range"),
]


@pytest.mark.parametrize(("sentence", "words", "sign"), APPROXIMATIONS)
def test_how_exact(sentence: str, words: str, sign: str) -> None:
    found = {mention.text: mention.approximation for mention in find_quantities(sentence)}
    assert found.get(words) == sign


def test_a_conversion_is_told_of_what_it_converts() -> None:
    claims = extract(Document.from_text("The footbridge cost 12 million euros ($14.2 million).", id="a"))
    stated, converted = (claim for claim in claims if claim.type == "count")
    assert converted.frame == stated.frame
    assert (stated.value.unit, converted.value.unit) == ("EUR", "USD")  # type: ignore[union-attr]


def test_who_is_left_dead_has_died() -> None:
    (claim,) = extract(Document.from_text("The mudslide at Orlen left 38 people dead.", id="a"))
    assert claim.frame.event == "dead"
    assert "die" in claim.frame.event_classes


def test_a_speed_by_the_hour_is_a_claim_of_an_article() -> None:
    (claim,) = extract(Document.from_text("Its winds reached 215 kilometres an hour.", id="a"))
    assert claim.value.unit == "kilometer_per_hour"  # type: ignore[union-attr]
