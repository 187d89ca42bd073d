"""Quantities found in sentences: tables of phrasings, of what is counted, and of what is no quantity."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extractors.counts import find_quantities, quantities_in
from claimcheck.extractors.counts.compose import compose
from claimcheck.extractors.counts.literals import literals_in
from claimcheck.nlp import parse

if TYPE_CHECKING:
    from claimcheck.models import QuantityMention


def quantities(text: str) -> list[QuantityMention]:
    """Without the dates' own reading, so that the guards here are tested."""
    return quantities_in(parse(text), [])


def only(text: str) -> QuantityMention:
    found = quantities(text)
    assert len(found) == 1, [(mention.text, mention.kind) for mention in found]
    return found[0]


# sentence, words of the mention, kind, number, unit
VALUES = [
    ("Losses ran to a few hundred million US dollars.", "a few hundred million US dollars", "money", None, "USD"),
    ("It cost thousands of euros.", "thousands of euros", "money", None, "EUR"),
    ("The yield is 1.38pc.", "1.38pc", "percent", 1.38, "percent"),
    ("Debt was $US113 million.", "$US113 million", "money", 113e6, "USD"),
    ("Debt was HK $3.7 billion.", "HK $3.7 billion", "money", 3.7e9, "HKD"),
    ("It pays 50 riels a sheet.", "50 riels", "money", 50, "KHR"),
    ("The engine has 275 pound-feet of torque.", "275 pound-feet", "quantity", 275, "foot_pound"),
    ("A 2.4Ghz toy was sold.", "2.4Ghz", "quantity", 2.4, "gigahertz"),
    ("The share trades on 6.5 times earnings.", "6.5 times", "ratio", 6.5, "times"),
    ("Growth inched back up to 4.8 percent.", "4.8 percent", "percent", 4.8, "percent"),
    ("It sold 12 k copies.", "12 k", "count", 12_000, None),
    ("About 2 and 1/2 loaves were left.", "About 2 and 1/2", "count", 2.5, None),
    ("The mill has 220 looms.", "220", "count", 220, None),
    ("Ninety-six goats grazed there.", "Ninety-six", "count", 96, None),
    ("Three dozen families moved in.", "Three dozen", "count", 36, None),
    ("Half a million trees were planted.", "Half a million", "count", 500_000, None),
    ("The archive grew by 1.2 million letters.", "1.2 million", "count", 1_200_000, None),
    ("The album sold 3m copies.", "3m", "count", 3_000_000, None),
    ("The scheme cost US$1.4 billion.", "US$1.4 billion", "money", 1.4e9, "USD"),
    ("The scheme cost 48m kronor.", "48m kronor", "money", 48e6, "SEK"),
    ("The scheme cost Rs 25 crore.", "Rs 25 crore", "money", 25e7, "INR"),
    ("The scheme cost 25 million rupiah.", "25 million rupiah", "money", 25e6, "IDR"),
    ("The scheme cost €40m.", "€40m", "money", 40e6, "EUR"),
    ("The scheme cost ₹100.2 billion.", "₹100.2 billion", "money", 100.2e9, "INR"),
    ("The scheme cost Tk 29,300 crore.", "Tk 29,300 crore", "money", 29_300e7, "BDT"),
    ("The scheme cost Tk29,300 crore.", "Tk29,300 crore", "money", 29_300e7, "BDT"),
    ("The scheme cost 300 shillings.", "300 shillings", "money", 300, "shilling"),
    ("The scheme cost 300 Kenyan shillings.", "300 Kenyan shillings", "money", 300, "KES"),
    ("The scheme cost 600 Danish kroner.", "600 Danish kroner", "money", 600, "DKK"),
    ("The scheme cost C$12.", "C$12", "money", 12, "CAD"),
    ("The scheme cost five dollars.", "five dollars", "money", 5, "USD"),
    ("The scheme cost 5 million pounds.", "5 million pounds", "money", 5e6, "GBP"),
    ("The catch weighed two pounds.", "two pounds", "quantity", 2, "pound"),
    ("She was handed a cheque for 40,000 pounds.", "40,000 pounds", "money", 40_000, "GBP"),
    ("A reward of 10,000 pounds was offered.", "10,000 pounds", "money", 10_000, "GBP"),
    ("One child in ten was missed.", "One child in ten", "ratio", 0.1, None),
    ("Over one resident in twenty-five had left.", "Over one resident in twenty-five", "ratio", 0.04, None),
    ("Prices rose 12%.", "12%", "percent", 12, "percent"),
    ("Prices rose 12 per cent.", "12 per cent", "percent", 12, "percent"),
    ("Prices rose twelve percent.", "twelve percent", "percent", 12, "percent"),
    ("Support fell by 3 percentage points.", "3 percentage points", "percent", 3, "percentage_point"),
    ("Two thirds of the seats are taken.", "Two thirds", "ratio", 2 / 3, None),
    ("A quarter of the seats are taken.", "A quarter", "ratio", 0.25, None),
    ("Four in ten pupils walk.", "Four in ten", "ratio", 0.4, None),
    ("One in twenty-five pupils walks.", "One in twenty-five", "ratio", 0.04, None),
    ("The canal runs for 12 nautical miles.", "12 nautical miles", "quantity", 12, "nautical_mile"),
    ("The canal is 62.4 m long.", "62.4 m", "quantity", 62.4, "meter"),
    ("The canal is 62.4m long.", "62.4m", "quantity", 62.4, "meter"),
    ("The park covers 31 km².", "31 km²", "quantity", 31, "square_kilometer"),
    ("The park covers 31 square miles.", "31 square miles", "quantity", 31, "square_mile"),
    ("The tram runs at 40 km/h.", "40 km/h", "quantity", 40, "kilometer_per_hour"),
    ("The tram runs at 40 kilometres per hour.", "40 kilometres per hour", "quantity", 40, "kilometer_per_hour"),
    ("Winds reached 60 knots.", "60 knots", "quantity", 60, "knot"),
    ("It cooled to −40 °C.", "−40 °C", "quantity", -40, "degree_Celsius"),
    ("She is 5 ft 6 in tall.", "5 ft 6 in", "quantity", 5.5, "foot"),
    ("The plant makes 380 MW.", "380 MW", "quantity", 380, "megawatt"),
    ("She is 41 years old.", "41 years old", "age", 41, "year"),
    ("The man, aged 41, left.", "41", "age", 41, "year"),
    ("The talks lasted six hours.", "six hours", "duration", 6, "hour"),
    ("It was the 14th country to sign.", "14th", "ordinal", 14, None),
    ("It was his third title.", "third", "ordinal", 3, None),
    ("Output doubled.", "doubled", "ratio", 2, "times"),
    ("Nobody was hurt.", "Nobody", "count", 0, None),
    ("No passengers were hurt.", "No", "count", 0, None),
    ("Both men were freed.", "Both", "count", 2, None),
    ("Dozens of homes burned.", "Dozens", "count", None, None),
    ("A few farms flooded.", "A few", "count", None, None),
    ("Several hundred thousand people came.", "Several hundred thousand", "count", None, None),
]


@pytest.mark.parametrize(("sentence", "words", "kind", "number", "unit"), VALUES)
def test_value(sentence: str, words: str, kind: str, number: float | None, unit: str | None) -> None:
    mention = only(sentence)
    assert (mention.text, mention.kind, mention.unit) == (words, kind, unit)
    assert mention.number == (None if number is None else pytest.approx(number))


# sentence, words, approximation, low, high
BANDS = [
    ("The farm sold from twenty up to thirty sheep.", "from twenty up to thirty", "range", 20, 30),
    ("It sold at least 20, at most 30 sheep.", "at least 20, at most 30", "range", 20, 30),
    (
        "It has more than 2,100 but no more than 2,300 sheep.",
        "more than 2,100 but no more than 2,300",
        "range",
        2100,
        2300,
    ),
    ("It had no greater than 30 and no less than 20 sheep.", "no greater than 30 and no less than 20", "range", 20, 30),
    ("The town has between 1 million and 2 million sheep.", "between 1 million and 2 million", "range", 950_000, 2.1e6),
    ("The fee is for herds of 20 and up.", "20 and up", ">=", 20, None),
    ("The pen holds a minimum of 20 sheep.", "a minimum of 20", ">=", 20, None),
    ("About 1,200 sheep escaped.", "About 1,200", "~", 1140, 1260),
    ("Some 400 sheep escaped.", "Some 400", "~", 350, 450),
    ("Nearly 12,000 sheep escaped.", "Nearly 12,000", "~", 11_400, 12_000),
    ("Just over 100 sheep escaped.", "Just over 100", ">", 100, 200),
    ("More than 60 sheep escaped.", "More than 60", ">", 60, None),
    ("At least 14 sheep escaped.", "At least 14", ">=", 14, None),
    ("No fewer than 14 sheep escaped.", "No fewer than 14", ">=", 14, None),
    ("Fewer than 20 sheep escaped.", "Fewer than 20", "<", 0, 20),
    ("Up to 4 sheep escaped.", "Up to 4", "<=", 0, 4),
    ("As many as 40 sheep escaped.", "As many as 40", "<=", 0, 40),
    ("More than an estimated 60 sheep escaped.", "More than an estimated 60", ">", 60, None),
    ("40-odd sheep escaped.", "40-odd", "~", 40, 50),
    ("A dozen or so sheep escaped.", "A dozen or so", "~", 9.96, 14.04),
    ("The farm sold 30 to 40 sheep.", "30 to 40", "range", 30, 40),
    ("The farm sold 30-40 sheep.", "30-40", "range", 30, 40),
    ("The farm sold between five and seven sheep.", "between five and seven", "range", 5, 7),
    ("The farm paid $1.2-1.5 million.", "$1.2-1.5 million", "range", 1_150_000, 1_550_000),
    ("The farm paid $12 million to $20 million.", "$12 million to $20 million", "range", 11.5e6, 20.5e6),
    ("The farm has 220 sheep.", "220", "=", 220, 220),
    ("The town has 1.2 million sheep.", "1.2 million", "=", 1_150_000, 1_250_000),
    ("The loan was $38.4 billion.", "$38.4 billion", "=", 38.35e9, 38.45e9),
    ("The path is 23.0 km long.", "23.0 km", "=", 22.95, 23.05),
    ("Hundreds of sheep escaped.", "Hundreds", "~", 100, None),
]


@pytest.mark.parametrize(("sentence", "words", "sign", "low", "high"), BANDS)
def test_band(sentence: str, words: str, sign: str, low: float | None, high: float | None) -> None:
    mention = only(sentence)
    assert (mention.text, mention.approximation) == (words, sign)
    assert mention.low == (None if low is None else pytest.approx(low))
    assert mention.high == (None if high is None else pytest.approx(high))


@pytest.mark.parametrize(
    ("sentence", "words", "noun"),
    [
        ("The barge took 220 passengers.", "220", "passenger"),
        ("The depot holds 24 six-car trains.", "24", "train"),
        ("The depot holds 24 six-car trains.", "six", "car"),
        ("The 30-member council met.", "30", "member"),
        ("Of the 214 aboard, 131 survived.", "214", "person"),
        ("Of the 214 aboard, 131 survived.", "131", "person"),
        ("The blast killed at least 14.", "at least 14", "person"),
        ("By nightfall 31 had died.", "31", "person"),
        ("A further 12 were missing.", "12", "person"),
        ("The death toll rose to 37.", "37", "toll"),
        ("Enrolment stood at 12,400 last autumn.", "12,400", "enrolment"),
        ("The town has a population of 18,906.", "18,906", "population"),
        ("The hall has a capacity of 12,750.", "12,750", "capacity"),
        ("A crew of 14 rowed it.", "14", "crew"),
        ("A total of 31 boats sank.", "31", "boat"),
        ("The number of pupils rose to 611.", "611", "pupil"),
        ("Number of platforms: 6", "6", "platform"),
        ("Length: 62.4 m", "62.4 m", "length"),
        ("Highest attendance: 17,318", "17,318", "attendance"),
        ("Dozens of homes burned.", "Dozens", "home"),
        ("Five of the boats sank.", "Five", "boat"),
        ("It was the 14th country to sign.", "14th", "country"),
        ("It was the first two-day fair, and the first three fairs failed.", "first", "fair"),
        ("The town's first doctor Mary Hale left.", "first", "doctor"),
        ("12% of voters stayed away.", "12%", "voter"),
        ("Nobody came.", "Nobody", "person"),
    ],
)
def test_what_is_counted(sentence: str, words: str, noun: str) -> None:
    found = {mention.text: mention for mention in quantities(sentence)}
    assert found[words].noun == noun


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("They beat the visitors 3-1.", 1, 3),
        ("The match ended in a 2–2 draw.", 2, 2),
        ("The side lost 0-11 at home.", 0, 11),
        ("The senate passed it by a vote of 52-48.", 48, 52),
    ],
)
def test_score(sentence: str, low: float, high: float) -> None:
    mention = only(sentence)
    assert (mention.kind, mention.number, mention.low, mention.high) == ("score", None, low, high)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill burned down in 1847.",
        "It reopened on 14 July.",
        "It reopened on July 14, 1911.",
        "The 2014–15 season was short.",
        "Trains left at 10:30 and again at 6 p.m.",
        "The 1980s were dry.",
        "Turn to page 12.",
        "They boarded flight 370.",
        "The Boeing 747 landed.",
        "The A320 landed.",
        "Crew-5 landed.",
        "It was shown on Channel 4.",
        "The Group of Seven met.",
        "She lives at 12 Baker Street.",
        "Call 555-123-4567.",
        "See section 3.2.1.",
        "1. Wash the apples.",
        "This one is the one that he liked.",
        "At first he declined.",
        "The mill first opened late.",
        "There was no doubt about it.",
        "No longer is it so.",
        "Both the mayor and the clerk left.",
        "The nineteenth century was long.",
        "The 737 replacement was delayed.",
        "The A380-800 and the Boeing 737-800 landed.",
        "It shipped the 777-200LR.",
        "It runs until at least 2031.",
        "They toured in '98.",
        "The 787-8 landed late.",
        "The new Safari 4.0 browser is quick.",
        "The CAC 40 rose.",
        "She bought a second-hand coat and flew first class.",
        "A third party held the money until the eleventh hour.",
        "Third-quarter profit fell.",
        "The geese in houses 4 and 7 were moved.",
        "Wells 3, 5 and 9 ran dry.",
        "Traffic stood still between junctions 9 and 11.",
        "The fire began in shed 4.",
        "Screens 1 to 4 reopen on Friday.",
        "",
        "   ",
    ],
)
def test_no_quantity(sentence: str) -> None:
    assert quantities(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In the first nine months it sold pumps.", ["nine months"]),
        ("He came third two days later.", ["third", "two days"]),
        ("He scored his third goal minutes before the break.", ["third"]),
        ("The second blast hours later killed nine.", ["second", "nine"]),
        ("In the hall 400 people waited.", ["400"]),
        ("The firm will shed 400.", ["400"]),
        ("They house 40 in summer.", ["40"]),
        ("In villages 30 to 40 percent of homes were lost.", ["30 to 40 percent"]),
        ("In clashes 20 to 30 police were hurt.", ["20 to 30"]),
        ("In floods 12, 14 or more died.", ["12", "14 or more"]),
        ("The blaze killed 4 and hurt 7.", ["4", "7"]),
        ("In well 4 they found 3 tonnes of scrap.", ["3 tonnes"]),
        ("Of 14 wells 3 ran dry.", ["14", "3"]),
        ("The pens hold 12 and 14 pigs.", ["12", "14"]),
        ("In clinics 40 to 60 patients wait.", ["40 to 60"]),
    ],
)
def test_only_labels_and_beginnings_of_times_are_left_out(sentence: str, found: list[str]) -> None:
    assert [mention.text for mention in quantities(sentence)] == found


def test_a_change_has_two_numbers() -> None:
    assert [mention.text for mention in quantities("Staff rose from 12 to 20.")] == ["12", "20"]


def test_taken_spans_are_left_out() -> None:
    text = "The mill had 12 looms and 30 men."
    start = text.index("12")
    assert [mention.text for mention in quantities_in(parse(text), [(start, start + 2)])] == ["30"]


def test_public_function() -> None:
    assert [mention.text for mention in find_quantities("The mill had 12 looms in 1847.")] == ["12"]
    assert find_quantities("") == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–%$€£½kmbn()oneawtyfhundr:/\n"), max_size=50))
def test_spans_slice_to_their_text(text: str) -> None:
    for mention in quantities(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.low is None or mention.high is None or mention.low <= mention.high


@given(st.text(max_size=80))
def test_the_scan_never_fails(text: str) -> None:
    for literal in literals_in(text, []):
        assert 0 <= literal.start < literal.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["1-", "$1 ", "one ", "3 to ", "12 (", "more than ", "1,000 ", "half a ", "two-", "Five Six ", "1.1.", "5 ft 2 "],
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    start = time.process_time()
    compose(text, literals_in(text, []))
    assert time.process_time() - start < 6
