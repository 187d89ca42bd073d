"""What each of several counts of a sentence counts: its noun, whole, rate, time and place, and whether it happened.

A claim is written `words | noun | what else is told of it`. Always compared: `of` (the whole that it is a part of),
`per` (a rate), `change` (`by` how much, `from` what) and the modality where it is not `happened`. Compared where
written: `m=` the modifiers of the noun, `sel=` the selectors, `in=` the year that it holds for, `edition=`, `where=`.
"""

from __future__ import annotations

import pytest

from claimcheck.check import extract
from claimcheck.models import Claim, CountValue, Document

ALWAYS = ("of", "per", "change", "modality")


def facts(claim: Claim) -> dict[str, str]:
    """What the tables may write of a claim."""
    value, scope = claim.value, claim.scope
    assert isinstance(value, CountValue)
    span = scope.since if scope.since == scope.until else f"{scope.since or ''}..{scope.until or ''}"
    return {
        "of": scope.of or "",
        "per": (value.per or "").replace(" ", "_"),
        "change": value.change or "",
        "modality": "" if claim.modality == "happened" else claim.modality,
        "m": ",".join(claim.frame.modifiers),
        "sel": ",".join(claim.frame.selectors),
        "in": "" if span in {None, ".."} else span,
        "where": scope.where or "",
        "edition": scope.edition or "",
    }


def is_year(told: str, year: str) -> bool:
    """Whether a time holds for one year and no other."""
    since, _, until = told.partition("..")
    return since.startswith(year) and (until or since).startswith(year)


def problems(sentence: str, expected: list[str]) -> list[str]:
    """What of the expectations does not hold."""
    claims = {
        claim.value_text: claim for claim in extract(Document(id="a.txt", text=sentence)) if claim.type == "count"
    }
    found = []
    for line in expected:
        words, thing, *rest = (part.strip() for part in line.split("|"))
        wanted = dict(item.split("=", 1) for item in (rest[0].split() if rest else ()))
        claim = claims.get(words)
        if claim is None:
            found.append(f"{words}: no claim, only {sorted(claims)}")
            continue
        told = facts(claim)
        if (claim.frame.thing or "-").replace("people", "person") != thing:
            found.append(f"{words}: thing {claim.frame.thing}, not {thing}")
        for key in (*ALWAYS, *(key for key in wanted if key not in ALWAYS)):
            if told[key] != wanted.get(key, "") and not (key == "in" and is_year(told[key], wanted[key])):
                found.append(f"{words}: {key} {told[key]!r}, not {wanted.get(key, '')!r}")
    return found


DISASTERS = [
    ("The landslide killed 19 people and injured 42.", ["19 | person", "42 | person"]),
    ("Of the 214 people aboard, 131 survived.", ["214 | person", "131 | person"]),
    ("The barge carried 60 passengers, nine of them children.", ["60 | passenger", "nine | passenger | of=passenger"]),
    ("Rescuers pulled 31 miners out; another 12 were still missing.", ["31 | miner", "12 | person"]),
    ("The toll rose to 37 from 31.", ["37 | toll", "31 | toll | change=from"]),
    (
        "Officials confirmed 19 deaths, but feared that 40 more people had drowned.",
        ["19 | death", "40 | person | modality=feared"],
    ),
    ("It was the worst storm since 2009, when 246 people died; this time 12 did.", ["246 | person | in=2009"]),
    ("The quake wrecked 1,200 homes and 14 schools in two valleys.", ["1,200 | home", "14 | school", "two | valley"]),
    ("Eleven crew members and 43 passengers were rescued.", ["Eleven | member", "43 | passenger"]),
    ("Three of the seven dead were children.", ["Three | person | of=person", "seven | person"]),
    ("Not 40 but 30 sheds burned.", ["30 | shed"]),
    ("Some 500 people were evacuated from 120 houses.", ["Some 500 | person", "120 | house"]),
]

ECONOMY = [
    ("The bid is a premium of 40 percent to Friday's close in Oslo.", ["40 percent | premium | in="]),
    ("The mill employs 240 people, down from 310 in 2011.", ["240 | person", "310 | person | in=2011"]),
    ("Staff rose by 12 to 140.", ["12 | staff | change=by", "140 | staff"]),
    (
        "Unemployment is up 3 percentage points from 41%.",
        ["3 percentage points | unemployment | change=by", "41% | unemployment | change=from"],
    ),
    ("Revenue grew 8% to $2.4 billion.", ["8% | revenue | change=by", "$2.4 billion | revenue"]),
    ("The yard builds 15 tugs a year and employs 300 welders.", ["15 | tug | per=year", "300 | welder"]),
    ("It plans to close 12 of its 90 branches.", ["12 | branch | modality=planned", "90 | branch"]),
    (
        "The firm sold 4,000 tractors in 2010 and 5,100 in 2011.",
        ["4,000 | tractor | in=2010", "5,100 | tractor | in=2011"],
    ),
    ("In 2010 it sold 4,000 tractors, in 2011 5,100.", ["4,000 | tractor | in=2010", "5,100 | tractor | in=2011"]),
    ("The bakery has 14 shops and plans to open six more.", ["14 | shop", "six | shop | modality=planned"]),
    ("Its 40 lorries carry 900 tonnes a day.", ["40 | lorry", "900 tonnes | lorry | per=day"]),
    ("The licence allows 200 goats; the farm keeps 150.", ["150 | goat"]),
    (
        "The bank has 3,100 employees, of whom 1,200 are part-time.",
        ["3,100 | employee", "1,200 | employee | of=employee"],
    ),
]

ELECTIONS = [
    ("The Greens hold 31 seats and the Farmers 22.", ["31 | seat", "22 | seat"]),
    ("She won 6,300 votes, 400 more than her rival.", ["6,300 | vote", "400 | vote | change=by"]),
    ("Of 9,870 ballots cast, 358 were spoiled.", ["9,870 | ballot", "358 | ballot"]),
    ("The house has 120 members, elected in 40 districts.", ["120 | member", "40 | district"]),
    (
        "Turnout was 61 percent, against 58 percent four years earlier.",
        ["61 percent | turnout", "58 percent | turnout | change=from"],
    ),
    ("Twelve parties took part, up from nine in 1998.", ["Twelve | party", "nine | party | in=1998"]),
    ("The council voted 14 to 9 for the plan, with two abstentions.", ["two | abstention"]),
    ("The mayor got 52 percent of the vote and his rival 41 percent.", ["52 percent | vote", "41 percent | vote"]),
]

SPORT = [
    ("She won three gold and two silver medals.", ["three | medal | m=gold", "two | medal | m=silver"]),
    ("He scored 31 goals in 40 games.", ["31 | goal", "40 | game"]),
    (
        "At the 2018 games the team took 14 medals, six of them gold.",
        ["14 | medal | edition=2018", "six | medal | of=medal edition=2018"],
    ),
    ("The club has won nine titles, four more than its rival.", ["nine | title", "four | title | change=by"]),
    (
        "In the first half 12 shots missed; in the second half three did.",
        ["12 | shot | sel=first,half", "three | shot | sel=half,second"],
    ),
    ("The stadium seats 20,000, but only 8,000 came.", ["20,000 | -", "8,000 | -"]),
    ("Fourteen riders started and nine finished.", ["Fourteen | rider", "nine | rider"]),
    ("He has 88 caps and 23 goals for the team.", ["88 | cap", "23 | goal"]),
]

HEALTH = [
    ("The clinic treated 400 patients, 60 of whom had measles.", ["400 | patient", "60 | patient | of=patient"]),
    ("There were 611 confirmed cases and 19 deaths.", ["611 | case | m=confirm", "19 | death"]),
    ("The region has 40 beds per 1,000 people and 12 hospitals.", ["40 | bed | per=1000_person", "12 | hospital"]),
    ("Twelve nurses and three doctors fell ill.", ["Twelve | nurse", "three | doctor"]),
    ("The trial enrolled 1,250 women; 400 relapsed.", ["1,250 | woman", "400 | woman"]),
    ("About 70 percent of the 900 children were vaccinated.", ["About 70 percent | child", "900 | child"]),
    ("In spring 12 people died, in autumn seven.", ["12 | person", "seven | person"]),
    ("The ward has 30 beds, eight of them in single rooms.", ["30 | bed", "eight | bed | of=bed"]),
]

TRANSPORT = [
    ("The tram was running at 62 km/h where no more than 30 was allowed.", ["62 km/h | tram"]),
    (
        "The line has 19 stations, twelve on viaducts and seven below ground.",
        ["19 | station", "twelve | station | of=station", "seven | station | of=station"],
    ),
    ("The ferry can carry 400 passengers and 60 cars.", ["400 | passenger", "60 | car"]),
    ("Trains run every 10 minutes and carry 60,000 people a day.", ["60,000 | person | per=day"]),
    (
        "The airport has two runways and handled 3 million passengers in 2012.",
        ["two | runway", "3 million | passenger | in=2012"],
    ),
    ("The 12-car train was hauled by two engines.", ["12 | car", "two | engine"]),
    ("The ship, with 38 crew and 410 passengers, ran aground.", ["38 | crew", "410 | passenger"]),
    ("The port handled 900 ships in 1910 and half as many in 1930.", ["900 | ship | in=1910"]),
    ("Nine buses and 14 trams were damaged, the operator said.", ["Nine | bus", "14 | tram"]),
]

CULTURE = [
    ("She wrote 12 novels and 60 short stories.", ["12 | novel", "60 | story | m=short"]),
    ("The museum owns 1,240 objects, of which 300 are on display.", ["1,240 | object", "300 | object | of=object"]),
    ("The choir has 44 singers, two thirds of them women.", ["44 | singer", "two thirds | singer | of=singer"]),
    ("The film won four prizes out of nine nominations.", ["four | prize", "nine | nomination"]),
    ("The organ has 54 stops, three manuals and 3,800 pipes.", ["54 | stop", "three | manual", "3,800 | pipe"]),
    ("The festival drew 20,000 guests, twice as many as in 2005.", ["20,000 | guest", "twice | guest"]),
    (
        "The first edition sold 3,000 copies, the second 12,000.",
        ["3,000 | copy | sel=first", "12,000 | copy | sel=second"],
    ),
    ("Both towers have eight bells.", ["Both | tower", "eight | bell"]),
    ("The flood swept away 60 barns and a chapel of 1911.", ["60 | barn | in="]),
    ("The novel sold 52,000 copies, and was filmed in 1966.", ["52,000 | copy | in="]),
    ("In 1966 the novel was filmed, and sold 52,000 copies.", ["52,000 | copy | in=1966"]),
    ("The mill burnt 40 books and printed 60 in 1966.", ["40 | book | in=1966", "60 | - | in=1966"]),
]

NATURE = [
    ("The reserve has 30 lynx and about 400 deer.", ["30 | lynx", "about 400 | deer"]),
    ("The nest held five eggs, two of which hatched.", ["five | egg", "two | egg | of=egg"]),
    ("The fire burned 3,400 hectares and 60 huts.", ["60 | hut"]),
    ("Rangers counted 77 wolves in 2003, 12 fewer than in 2002.", ["77 | wolf | in=2003", "12 | wolf | change=by"]),
    ("In the north 40 nests were found, in the south 12.", ["40 | nest | sel=north", "12 | nest | sel=south"]),
    ("The lake is 14 km long and 3 km wide.", ["14 km | lake", "3 km | lake"]),
]

HISTORY = [
    ("The siege cost 2,000 men, most of the 2,600 who had begun it.", ["2,000 | man"]),
    ("The garrison of 300 held out against 4,000 Swedes.", ["300 | garrison"]),
    (
        "The town had 900 inhabitants in 1600 and 2,300 in 1700.",
        ["900 | inhabitant | in=1600", "2,300 | inhabitant | in=1700"],
    ),
    ("Twelve ships sailed, and only five returned.", ["Twelve | ship", "five | ship"]),
    ("The school opened with 12 pupils and two teachers.", ["12 | pupil", "two | teacher"]),
    ("The fort had 24 guns, ten of them bronze, and 180 men.", ["24 | gun", "ten | gun | of=gun", "180 | man"]),
]

TABLE = [*DISASTERS, *ECONOMY, *ELECTIONS, *SPORT, *HEALTH, *TRANSPORT, *CULTURE, *NATURE, *HISTORY]


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_what_several_counts_count(sentence: str, expected: list[str]) -> None:
    assert problems(sentence, expected) == []
