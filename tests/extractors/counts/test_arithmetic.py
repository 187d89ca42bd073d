"""Sums, announced lists, shares and conversions within one sentence."""

from __future__ import annotations

import pytest

from claimcheck.extractors.counts import quantities_in
from claimcheck.extractors.counts.conversions import bracketed_conversions, conversion_fits
from claimcheck.extractors.counts.lists import announced_lists
from claimcheck.extractors.counts.shares import shares
from claimcheck.extractors.counts.sums import fits, sums
from claimcheck.nlp import parse


@pytest.mark.parametrize(
    ("sentence", "total", "parts", "right"),
    [
        ("The barge carried 187 people, made up of 162 guests and 28 crew.", "187", ["162", "28"], False),
        ("The barge carried 190 people, made up of 162 guests and 28 crew.", "190", ["162", "28"], True),
        ("The herd of 40 animals, consisting of 12 goats and 28 sheep, was sold.", "40", ["12", "28"], True),
        (
            "In all 611 chose Hale, 322 chose Brook and 251 chose Dunn, a total of 1,184.",
            "1,184",
            ["611", "322", "251"],
            True,
        ),
        (
            "In all 611 chose Hale, 322 chose Brook and 251 chose Dunn, a total of 1,194.",
            "1,194",
            ["611", "322", "251"],
            False,
        ),
        ("The line has 19 stops, twelve of them on bridges and seven below ground.", "19", ["twelve", "seven"], True),
        ("The line has 17 stops, twelve of them on bridges and seven below ground.", "17", ["twelve", "seven"], False),
    ],
)
def test_sums(sentence: str, total: str, parts: list[str], right: bool) -> None:
    doc = parse(sentence)
    (found,) = sums(doc, quantities_in(doc, []))
    assert (found.total.text, [part.text for part in found.parts]) == (total, parts)
    assert fits(found) is right


@pytest.mark.parametrize(
    "sentence",
    [
        "The fair drew 40 traders, 12 bands and 300 guests.",
        "In all, 12 cows, 7 pigs and 30 hens were sold for $400.",
        "About 190 people, made up of 162 guests and 28 crew, came.",
        "It opened with 12 rooms and now has 40, more than the 30 planned.",
        "Six people were hired: two cooks, a gardener and two maids.",
        "Two winters ago they were stranded here, 40 of them.",
        "The two go on as before: six lessons a week and thirty bars a lesson.",
        "She has taken on 40 clerks to read the files, of which 36,900 have come in.",
        "Looms from 12 makers are set up, 40 of them new.",
    ],
)
def test_no_sum_without_clear_wording(sentence: str) -> None:
    doc = parse(sentence)
    assert sums(doc, quantities_in(doc, [])) == []


@pytest.mark.parametrize(
    ("sentence", "count", "items"),
    [
        (
            "The kit has five systems: seats, suits, windows and heating.",
            "five",
            ["seats", "suits", "windows", "heating"],
        ),
        ("She won five titles (1961, 1964, 1978 and 2014).", "five", ["1961", "1964", "1978", "2014"]),
        (
            "Four donors, the Hale Trust, the Dunn Fund and the Brook Bank, paid for it.",
            "Four",
            ["the Hale Trust", "the Dunn Fund", "the Brook Bank"],
        ),
    ],
)
def test_announced_list(sentence: str, count: str, items: list[str]) -> None:
    doc = parse(sentence)
    (found,) = announced_lists(doc, quantities_in(doc, []))
    assert (found.count.text, [sentence[start:end] for start, end in found.items]) == (count, items)


@pytest.mark.parametrize(
    "sentence",
    [
        "The kit has five systems: some work, which is odd, and some do not.",
        "Three days later, rain and hail fell.",
        "He gave two reasons: it was late.",
        "Two boats, old and slow, sank.",
        "They sell two dishes: fish and chips, and bread and butter.",
    ],
)
def test_no_announced_list(sentence: str) -> None:
    doc = parse(sentence)
    assert announced_lists(doc, quantities_in(doc, [])) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("The plan won 611 of the 1,184 votes (51.6%).", True),
        ("The plan won 611 of the 1,184 votes (61.6%).", False),
        ("Of the homes, 48% (12 of 25) were lost.", True),
        ("Of the homes, 58% (12 of 25) were lost.", False),
    ],
)
def test_percent_of_own_figures(sentence: str, right: bool) -> None:
    doc = parse(sentence)
    (found,) = shares(doc, quantities_in(doc, []))
    assert found.fits is right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("The road is 12 miles (19 km) long.", True),
        ("The road is 12 miles (20 km) long.", True),
        ("The road is 12 miles (40 km) long.", False),
        ("The peak is 7,486 m (24,560 ft) high.", True),
        ("The peak is 7,486 m (25,960 ft) high.", False),
        ("It reached 40 °C (104 °F) at noon.", True),
        ("It reached 40 °C (94 °F) at noon.", False),
        ("The farm has 100 acres (40 hectares) of wood.", True),
        ("It cost $2.5 million (€2.1 million) to build.", True),
    ],
)
def test_bracketed_conversion(sentence: str, right: bool) -> None:
    doc = parse(sentence)
    (found,) = bracketed_conversions(doc, quantities_in(doc, []))
    assert conversion_fits(found) is right


@pytest.mark.parametrize(
    "sentence",
    [
        "The road is 12 miles long (and 40 km from here).",
        "It weighs 12 kg (and is 40 cm long).",
        "It is 12 km (3 km of it paved).",
    ],
)
def test_no_conversion(sentence: str) -> None:
    doc = parse(sentence)
    assert bracketed_conversions(doc, quantities_in(doc, [])) == []
