"""Phrasings of news and encyclopaedias in many domains: every quantity of a sentence, in order, and nothing else.

A quantity is written `words | value | noun`. The value is the number with its sign (none if exact), then the unit:
`~1200`, `>=14`, `30..40`, `1.4e+09 USD`, `12 %`, `3 rank`, `15/year`, `2 times`, `1:3` for a score, `?` if vague.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.extractors.counts import find_quantities

if TYPE_CHECKING:
    from claimcheck.models import QuantityMention


def shown(mention: QuantityMention) -> str:
    """A mention as the tables write it."""
    if mention.kind == "score":
        value = f"{mention.low:g}:{mention.high:g}"
    elif mention.approximation == "range":
        value = f"{mention.low:.10g}..{mention.high:.10g}"
    elif mention.number is None:
        value = "?"
    else:
        value = f"{'' if mention.approximation == '=' else mention.approximation}{mention.number:.10g}"
    units = {"percent": "%", "percentage_point": "points", None: ""}
    unit = units.get(mention.unit, mention.unit)
    unit = {"ordinal": "rank", "age": "old"}.get(mention.kind, unit or ("share" if mention.kind == "ratio" else ""))
    value += f" {unit}" if unit else ""
    value += f"/{mention.per}" if mention.per else ""
    return " | ".join(part for part in (mention.text, value, mention.noun) if part)


RATES = [
    ("The yard builds 15 ships a year.", ["15 | 15/year | ship"]),
    ("The clinic sees about 40 patients per day.", ["about 40 | ~40/day | patient"]),
    ("The district has 40 beds per 1,000 people.", ["40 | 40/1000 person | bed"]),
    ("Murders fell to 3.2 per 100,000 residents.", ["3.2 | 3.2/100000 person | murder"]),
    ("The plant turns out 1,200 engines a week.", ["1,200 | 1200/week | engine"]),
    ("The ferry sails three times a day.", ["three | 3/day | time"]),
    ("She earned $90,000 a year.", ["$90,000 | 90000 USD/year"]),
    ("Tickets cost £12 each.", ["£12 | 12 GBP/each"]),
    ("Prices grew by 2.5 percent a year.", ["2.5 percent | 2.5 %/year | price"]),
    ("The mine yields 20,000 tonnes of ore annually.", ["20,000 tonnes | 20000 metric_ton/year | ore"]),
    ("The line carries 60,000 passengers daily.", ["60,000 | 60000/day | passenger"]),
    ("Rents average €14 per square metre.", ["€14 | 14 EUR/square metre | rent"]),
    ("There are 25 pupils per teacher.", ["25 | 25/teacher | pupil"]),
    ("The pump moves 300 litres per minute.", ["300 litres per minute | 300 liter_per_minute"]),
    ("They work 48 hours a week.", ["48 hours | 48 hour/week"]),
    ("Oil rose to $71 a barrel.", ["$71 | 71 USD/barrel | oil"]),
    ("Two out of every five wells ran dry.", ["Two out of every five | 0.4 share | well"]),
    ("One in eight children is left-handed.", ["One in eight | 0.125 share | child"]),
    ("The paper sells 80,000 copies every morning.", ["80,000 | 80000/morning | copy"]),
]

PARTITIVE = [
    ("The yard built 14 tugs, six of them for export.", ["14 | 14 | tug", "six | 6 | tug"]),
    ("Twelve novels were entered; two of these were debuts.", ["Twelve | 12 | novel", "two | 2 | novel"]),
    ("The pilot brought 30 climbers down, nine of whom had frostbite.", ["30 | 30 | climber", "nine | 9 | climber"]),
    ("It lost 20 buses, four of which were new.", ["20 | 20 | bus", "four | 4 | bus"]),
    ("Of the 214 aboard, 131 survived.", ["214 | 214 | person", "131 | 131 | person"]),
    ("Of the 60 vines planted, 41 took root.", ["60 | 60 | vine", "41 | 41 | vine"]),
    ("Of its 18 looms, 11 still run.", ["18 | 18 | loom", "11 | 11 | loom"]),
    ("Out of 800 entries, only 35 were read.", ["800 | 800 | entry", "35 | 35 | entry"]),
    ("Some 70 of the 90 delegates walked out.", ["Some 70 | ~70 | delegate", "90 | 90 | delegate"]),
    ("Only three of 27 reefs recovered.", ["three | 3 | reef", "27 | 27 | reef"]),
    ("Nine of the 12 jurors agreed.", ["Nine | 9 | juror", "12 | 12 | juror"]),
    ("Seven out of 31 samples were tainted.", ["Seven | 7 | sample", "31 | 31 | sample"]),
    ("Half of the 60 flats are empty.", ["Half | 0.5 share | flat", "60 | 60 | flat"]),
    ("Two thirds of the herd was sold.", ["Two thirds | 0.6666666667 share | herd"]),
    ("Five of the crew were hurt.", ["Five | 5 | crew"]),
]

ELLIPTIC = [
    ("The flood wrecked 40 houses and damaged another 12.", ["40 | 40 | house", "12 | 12 | house"]),
    ("Three ponies won; the other four were lame.", ["Three | 3 | pony", "four | 4 | pony"]),
    ("The fleet has 22 boats; a further six are on order.", ["22 | 22 | boat", "six | 6 | boat"]),
    ("Eight schools closed and 15 more will follow.", ["Eight | 8 | school", "15 | 15 | school"]),
    ("Police freed 11 hostages; the remaining five are still inside.", ["11 | 11 | hostage", "five | 5 | hostage"]),
    ("Nine miners died and 14 were hurt.", ["Nine | 9 | miner", "14 | 14 | person"]),
    ("In 2011 it sold 300 cars; in 2012 it sold 410.", ["300 | 300 | car", "410 | 410 | car"]),
    ("The Greens hold 31 seats and the Left 22.", ["31 | 31 | seat", "22 | 22 | seat"]),
    ("Fourteen clubs took part, up from nine in 1998.", ["Fourteen | 14 | club", "nine | 9 | club"]),
    ("It employs 240 people, 30 fewer than last year.", ["240 | 240 | person", "30 | 30 | person"]),
]

CHANGES = [
    ("Staff rose by 12 to 140.", ["12 | 12 | staff", "140 | 140 | staff"]),
    ("The toll rose to 37.", ["37 | 37 | toll"]),
    ("The toll rose from 31 to 37.", ["31 | 31 | toll", "37 | 37 | toll"]),
    (
        "Support is up 3 percentage points from 41%.",
        ["3 percentage points | 3 points | support", "41% | 41 % | support"],
    ),
    ("Revenue grew 8% to $2.4 billion.", ["8% | 8 % | revenue", "$2.4 billion | 2400000000 USD | revenue"]),
    ("Unemployment fell to 6.1 percent.", ["6.1 percent | 6.1 % | unemployment"]),
    ("Enrolment dropped by 300 from 5,200.", ["300 | 300 | enrolment", "5,200 | 5200 | enrolment"]),
    ("The bank cut its rate by 25 basis points.", ["25 basis points | 0.25 points"]),
    ("Membership doubled.", ["doubled | 2 times | membership"]),
    ("The output tripled to 900 tonnes.", ["tripled | 3 times | output", "900 tonnes | 900 metric_ton | output"]),
    ("The new hall is three times as large as the old one.", ["three times | 3 times"]),
    ("Twice as many otters were seen.", ["Twice | 2 times | otter"]),
    ("Attendance was 15 percent lower than in May.", ["15 percent | 15 % | attendance"]),
    ("Exports halved.", ["halved | 0.5 times | export"]),
    ("Yields increased tenfold.", ["tenfold | 10 times | yield"]),
]

MONEY = [
    ("The bridge cost US$1.4 billion.", ["US$1.4 billion | 1400000000 USD"]),
    ("The loan came to 48m kronor.", ["48m kronor | 48000000 SEK"]),
    ("Relief of Rs 25 crore was promised.", ["Rs 25 crore | 250000000 INR"]),
    ("A room costs 25 million rupiah.", ["25 million rupiah | 25000000 IDR"]),
    ("He was fined 5,000 Swiss francs.", ["5,000 Swiss francs | 5000 CHF"]),
    ("The estate fetched £3.2m.", ["£3.2m | 3200000 GBP"]),
    ("It raised €750k in a week.", ["€750k | 750000 EUR"]),
    ("The state owes 2.3 trillion yen.", ["2.3 trillion yen | 2.3e+12 JPY"]),
    ("They paid between $40 and $60.", ["between $40 and $60 | 40..60 USD"]),
    ("It sold for $2.5m (€2.1m).", ["$2.5m | 2500000 USD", "€2.1m | 2100000 EUR"]),
    ("It won a 3 lakh rupee prize.", ["3 lakh rupee | 300000 INR"]),
    ("It got CHF 12 million.", ["CHF 12 million | 12000000 CHF"]),
    ("More than NZ$80,000 was stolen.", ["More than NZ$80,000 | >80000 NZD"]),
    ("A coffee costs 90 cents.", ["90 cents | 90 cent"]),
    ("The fund holds 1.1bn Danish kroner.", ["1.1bn Danish kroner | 1100000000 DKK"]),
    ("It is a 40-million-pound scheme.", ["40-million-pound | 40000000 GBP | scheme"]),
    ("The state gave $12.50 per head.", ["$12.50 | 12.5 USD/person"]),
    ("He left ten thousand pounds to the school.", ["ten thousand pounds | 10000 GBP"]),
    ("R$ 5 million went to the zoo.", ["R$ 5 million | 5000000 BRL"]),
    ("The levy brought in A$1.05 million.", ["A$1.05 million | 1050000 AUD"]),
]

MEASURES = [
    ("The pike weighed 3 kilograms and 200 grams.", ["3 kilograms and 200 grams | 3.2 kilogram"]),
    ("She jumped six metres and twelve centimetres.", ["six metres and twelve centimetres | 6.12 meter"]),
    ("The baby weighed 7 pounds 4 ounces.", ["7 pounds 4 ounces | 7.25 pound"]),
    ("The wall is 3 metres and 40 kilometres off.", ["3 metres | 3 meter", "40 kilometres | 40 kilometer"]),
    (
        "She rode 120 kilometres and 900 metres of climbing.",
        ["120 kilometres | 120 kilometer", "900 metres | 900 meter | climbing"],
    ),
    ("The snow lay between 1 metre and 40 centimetres deep.", ["1 metre | 1 meter", "40 centimetres | 40 centimeter"]),
    ("He ran 2.5 miles and 300 yards.", ["2.5 miles | 2.5 mile", "300 yards | 300 yard"]),
    ("The canal is 77 km long.", ["77 km | 77 kilometer"]),
    ("The isle lies 12 nautical miles offshore.", ["12 nautical miles | 12 nautical_mile"]),
    ("Fire burned 3,400 hectares of pine.", ["3,400 hectares | 3400 hectare | pine"]),
    ("Gusts of 70 knots hit the cape.", ["70 knots | 70 knot | gust"]),
    ("It fell to -31 °C.", ["-31 °C | -31 degree_Celsius"]),
    ("The fish weighed 9 lb.", ["9 lb | 9 pound"]),
    ("A 62-metre mast was raised.", ["62-metre | 62 meter | mast"]),
    ("The reactor makes 900 MW.", ["900 MW | 900 megawatt"]),
    ("They drilled 4.5 kilometres down.", ["4.5 kilometres | 4.5 kilometer"]),
    ("- Length: 62.4 m", ["62.4 m | 62.4 meter | length"]),
    ("Area: 12.5 sq mi", ["12.5 sq mi | 12.5 square_mile | area"]),
    ("The lake covers 230 square kilometres.", ["230 square kilometres | 230 square_kilometer"]),
    ("The train hit 302 km/h.", ["302 km/h | 302 kilometer_per_hour"]),
    ("She cleared 2.04 m.", ["2.04 m | 2.04 meter"]),
    ("He stands 6 ft 4 in tall.", ["6 ft 4 in | 6.333333333 foot"]),
    ("Up to 80 mm of rain fell.", ["Up to 80 mm | <=80 millimeter | rain"]),
    ("The quake had a magnitude of 6.4.", ["6.4 | 6.4 | magnitude"]),
    ("A magnitude 6.4 quake struck.", ["6.4 | 6.4 | magnitude"]),
    ("The peak rises 2,744 metres above sea level.", ["2,744 metres | 2744 meter | peak"]),
    (
        "The dam stores 1.2 billion cubic metres of water.",
        ["1.2 billion cubic metres | 1200000000 cubic_meter | water"],
    ),
]

SCORES = [
    ("Arl beat Brom 3-1.", ["3-1 | 1:3"]),
    ("Brom lost 4–2 on penalties.", ["4–2 | 2:4"]),
    ("The chamber passed it 212-198.", ["212-198 | 198:212"]),
    ("She won the final 6-4, 6-3.", ["6-4 | 4:6", "6-3 | 3:6"]),
    ("They drew 0-0.", ["0-0 | 0:0"]),
    ("The judges ruled 5 to 4.", ["5 to 4 | 4:5"]),
    ("The board voted nine to two to close it.", ["nine to two | 2:9"]),
    ("Arl won 2:1 at home.", ["2:1 | 1:2"]),
]

RANKS = [
    ("It was the 14th country to sign.", ["14th | 14 rank | country"]),
    ("She took her third title.", ["third | 3 rank | title"]),
    ("It is the second-largest port.", ["second | 2 rank | port"]),
    ("The twenty-first edition was held in Oslo.", ["twenty-first | 21 rank | edition"]),
    ("He finished fifth.", ["fifth | 5 rank"]),
    ("She came 3rd in the slalom.", ["3rd | 3 rank"]),
    ("It was his first win in eight years.", ["first | 1 rank | win", "eight years | 8 year"]),
    ("He became the 45th bishop of the see.", ["45th | 45 rank | bishop"]),
    ("He was the first person to cross it.", ["first | 1 rank | person"]),
    ("A third man was charged.", ["third | 3 rank | man"]),
]

VAGUE = [
    ("A few shops opened.", ["A few | ? | shop"]),
    ("Several hundred geese landed.", ["Several hundred | ? | goose"]),
    ("Dozens of cars sank.", ["Dozens | ? | car"]),
    ("Hundreds fled.", ["Hundreds | ? | person"]),
    ("Tens of thousands of fans came.", ["Tens of thousands | ? | fan"]),
    ("A handful of voters turned up.", ["A handful | ? | voter"]),
    ("A couple of sheds burned.", ["A couple | ~2 | shed"]),
    ("Scores of people were treated.", ["Scores | ? | person"]),
    ("Nobody was hurt.", ["Nobody | 0 | person"]),
    ("Both pilots survived.", ["Both | 2 | pilot"]),
    ("None of the boats sank.", ["None | 0 | boat"]),
    ("No passengers were hurt.", ["No | 0 | passenger"]),
    ("A pair of swans nested.", ["A pair | 2 | swan"]),
]

LOOSE = [
    ("About 1,200 sheep died.", ["About 1,200 | ~1200 | sheep"]),
    ("Nearly 12,000 fans came.", ["Nearly 12,000 | ~12000 | fan"]),
    ("At least 14 huts burned.", ["At least 14 | >=14 | hut"]),
    ("As many as 40 huts burned.", ["As many as 40 | <=40 | hut"]),
    ("Just under 300 huts burned.", ["Just under 300 | ~300 | hut"]),
    ("No fewer than nine ministers left.", ["No fewer than nine | >=9 | minister"]),
    ("Fewer than 60 wolves remain.", ["Fewer than 60 | <60 | wolf"]),
    ("Some 40-odd guests stayed.", ["Some 40-odd | ~40 | guest"]),
    ("Two or three trees fell.", ["Two or three | 2..3 | tree"]),
    ("Between five and seven trees fell.", ["Between five and seven | 5..7 | tree"]),
    ("It drew 30 to 40 guests.", ["30 to 40 | 30..40 | guest"]),
    ("Half a million people marched.", ["Half a million | 500000 | person"]),
    ("Two and a half tonnes of tea burned.", ["Two and a half tonnes | 2.5 metric_ton | tea"]),
    ("Three dozen eggs broke.", ["Three dozen | 36 | egg"]),
    ("1.2 million copies were sold.", ["1.2 million | 1200000 | copy"]),
    ("Well over a hundred graves were found.", ["Well over a hundred | >100 | grave"]),
    ("It has 5,000-plus members.", ["5,000-plus | >=5000 | member"]),
    ("A dozen or so tents were pitched.", ["A dozen or so | ~12 | tent"]),
    ("It holds 400+ guests.", ["400+ | >=400 | guest"]),
    ("Not more than 20 guests may stay.", ["Not more than 20 | <=20 | guest"]),
    ("An estimated 3,000 elk live there.", ["An estimated 3,000 | ~3000 | elk"]),
    ("Upwards of 50 shops shut.", ["Upwards of 50 | >50 | shop"]),
]

COUNTED = [
    ("The storm killed at least 14 and hurt 30.", ["at least 14 | >=14 | person", "30 | 30 | person"]),
    ("31 had died by noon.", ["31 | 31 | person"]),
    ("The town has a population of 18,906.", ["18,906 | 18906 | population"]),
    ("Enrolment stood at 12,400.", ["12,400 | 12400 | enrolment"]),
    ("The ship, with 38 crew and 410 passengers, ran aground.", ["38 | 38 | crew", "410 | 410 | passenger"]),
    ("The choir (44 singers) toured.", ["44 | 44 | singer"]),
    ("A 12-member jury sat.", ["12 | 12 | member"]),
    ("The 400-seat hall was full.", ["400 | 400 | seat"]),
    ("Seats: 400", ["400 | 400 | seat"]),
    ("Number of pupils: 611", ["611 | 611 | pupil"]),
    ("Workers killed: 3", ["3 | 3 | worker"]),
    ("The novel sold 90,000 copies in its first month.", ["90,000 | 90000 | copy", "first | 1 rank | month"]),
    ("A jury of seven women and five men acquitted him.", ["seven | 7 | woman", "five | 5 | man"]),
    ("The archive holds some 2.5 million documents.", ["some 2.5 million | ~2500000 | document"]),
    ("Forty-two percent of voters stayed at home.", ["Forty-two percent | 42 % | voter"]),
    ("Turnout was 61.3 per cent.", ["61.3 per cent | 61.3 % | turnout"]),
    ("The number of wells rose to 77.", ["77 | 77 | well"]),
    ("A total of 19 barns were lost.", ["19 | 19 | barn"]),
    ("Barns lost totalled 19.", ["19 | 19 | barn"]),
    ("The dead numbered 19.", ["19 | 19 | dead"]),
    ("Nine confirmed cases were reported.", ["Nine | 9 | case"]),
    ("The squad has 11 licensed pilots.", ["11 | 11 | pilot"]),
    ("There were 120 of us.", ["120 | 120 | person"]),
    ("Eleven are missing.", ["Eleven | 11 | person"]),
    ("Four were arrested.", ["Four | 4 | person"]),
    ("The crew of six was picked up.", ["six | 6 | crew"]),
    ("Six crew members were picked up.", ["Six | 6 | member"]),
    ("She has written 12 books and 60 short stories.", ["12 | 12 | book", "60 | 60 | story"]),
    ("Three Danish and two Swedish trawlers collided.", ["Three | 3 | trawler", "two | 2 | trawler"]),
    ("The 1,100 inmates were moved.", ["1,100 | 1100 | inmate"]),
    ("His 312 caps are a record.", ["312 | 312 | cap"]),
    ("It has been shown in 48 countries on five continents.", ["48 | 48 | country", "five | 5 | continent"]),
    ("Up to 30 workers' homes burned.", ["Up to 30 | <=30 | home"]),
    ("They planted 2,000 oak and beech saplings.", ["2,000 | 2000 | sapling"]),
    ("Over 900 men, women and children were saved.", ["Over 900 | >900 | person"]),
    ("A 19-year-old driver was hurt.", ["19-year-old | 19 old"]),
    ("The oldest, aged 104, was a nun.", ["104 | 104 old"]),
    ("Ann Bell, 43, was named.", ["43 | 43 old"]),
    ("The child was 18 months old.", ["18 months old | 18 old"]),
]

SHORT = [
    ("It cost MEUR 60.", ["MEUR 60 | 60000000 EUR"]),
    ("It lost 75 USD million.", ["75 USD million | 75000000 USD"]),
    ("The balance was -$45.", ["-$45 | -45 USD"]),
    ("He paid 20p.", ["20p | 20 penny"]),
    ("They paid 20 Trinidad and Tobago dollars.", ["20 Trinidad and Tobago dollars | 20 TTD"]),
    ("They paid 50 Costa Rican colones.", ["50 Costa Rican colones | 50 CRC"]),
    ("It rose by 8,26%.", ["8,26% | 8.26 %"]),
    ("It fell by 1.5 and 3 percent.", ["1.5 | 1.5 %", "3 percent | 3 %"]),
    ("It drew ten to twenty thousand fans.", ["ten to twenty thousand | 9500..20500 | fan"]),
    ("It holds more than 20 but fewer than 40 guests.", ["more than 20 but fewer than 40 | 20..40 | guest"]),
    ("It holds more than 40, less than half of them seated.", ["more than 40 | >40", "less than half | <0.5 share"]),
    ("A reading of minus 3.5 was taken.", ["minus 3.5 | -3.5 | reading"]),
    ("It sold one point five billion cups.", ["one point five billion | 1500000000 | cup"]),
    ("A couple of hundred gulls came.", ["A couple of hundred | ~200 | gull"]),
    ("He bought five new 737 aircraft.", ["five | 5"]),
    ("It has two Vulcan 900 engines.", ["two | 2 | engine"]),
    ("In Arl 900 homes burned.", ["900 | 900 | home"]),
    ("It made a second quarter loss.", ["second | 2 rank | quarter"]),
]

NOTHING = [
    "The 2007 models sold well.",
    "He led a double life.",
    "Third party developers left.",
    "It rained for the first time.",
    "On day one motions were filed.",
    "The 787 “Dreamer” landed.",
    "The mill burned in 1899.",
    "See page 44.",
    "She lives at 12 Mill Lane.",
    "Bus 12 runs to the pier.",
    "The No. 7 shirt was his.",
    "Route 66 is closed.",
    "Apollo 13 came home.",
    "He drove a Fiat 500.",
    "Chapter 11 protection ended.",
    "It opens at 9:30 a.m.",
    "The 1990s were lean.",
    "At first nothing moved.",
    "He first saw it there.",
    "One must wait.",
    "This one is larger.",
    "1. Peel the onions.",
    "The G7 met in June.",
    "The U-17 side flew home.",
    "He served from 1911 to 1915.",
    "The 18th century was calm.",
    "Windows 11 was released.",
    "The M25 was shut.",
    "Room 101 is empty.",
    "It is one of the oldest inns.",
    "They met on 3 May 2004.",
    "Article 50 was invoked.",
    "He wrote Catch-22.",
    "Symphony No. 5 was played.",
    "The Boeing 737 was old.",
    "Version 2.1 fixes it.",
    "On the one hand it is cheap.",
    "ISO 9001 applies.",
    "The COVID-19 ward was shut.",
    "Both the mayor and the clerk left.",
    "No one-way street is wide.",
    "The Second World War ended.",
    "It is a 24/7 service.",
    "The A4 sheet tore.",
    "Henry VIII had gout.",
]

TABLE = [*RATES, *PARTITIVE, *ELLIPTIC, *CHANGES, *MONEY, *MEASURES, *SCORES, *RANKS, *VAGUE, *LOOSE, *COUNTED, *SHORT]


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_every_quantity(sentence: str, expected: list[str]) -> None:
    assert [shown(mention) for mention in find_quantities(sentence)] == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_quantity_here(sentence: str) -> None:
    assert find_quantities(sentence) == []
