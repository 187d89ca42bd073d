"""What does not add up within one article, and look-alikes that must stay silent."""

from __future__ import annotations

import pytest

from claimcheck.check import analyse
from claimcheck.models import Document

#: kind, article, what is stated, what the rest makes it
WRONG = [
    ("parts-total", "The herd of 40 animals, made up of 12 goats and 30 sheep, was sold.", "40 animals", "42"),
    ("parts-total", "The estate has 14 farms: six lie in the valley and nine on the hill.", "14 farms", "15"),
    ("parts-total", "The smith had six children, two sons and three daughters.", "six children", "5"),
    ("parts-total", "They played 38 matches: 20 wins, 11 draws and 8 defeats.", "38 matches", "39"),
    ("parts-total", "Of the ten schools, six grew and the other three lost pupils.", "ten schools", "9"),
    ("parts-total", "The canal has 18 locks, twelve of them in the city and seven outside.", "18 locks", "19"),
    ("parts-total", "The fleet has 14 boats, of which six fish for cod and nine for crab.", "14 boats", "15"),
    ("parts-total", "Hale sold 112 cars in spring and Brook 74, which makes 196 in all.", "196", "186"),
    (
        "parts-total",
        "The trust counted 1,010 nests. Of these nests, 611 were in Arl, 322 in Brom, 47 in Carn and 16 in Dow.",
        "1,010 nests",
        "996",
    ),
    (
        "parts-total",
        "The council has 25 seats. The Greens won ten seats, the Liberals nine, the Farmers four and the Left three.",
        "25 seats",
        "26",
    ),
    ("parts-total", "The bus carried 12 pupils, 14 of them under ten.", "12 pupils", "14"),
    ("list-length", "The kit has five parts: pumps, filters, hatches and thermal paint, he said.", "five parts", "4"),
    ("list-length", "The mill won five gold cups (1961, 1964, 1978 and 2014).", "five gold cups", "4"),
    ("list-length", "She won the race four times, in 1990, 1994 and 2002.", "four times", "3"),
    ("list-length", "It has shops in four countries, namely Peru, Chile and Cuba.", "four countries", "3"),
    ("list-length", "A choir of three singers, Ann Bell, Tom Carr, Jo Dunn and Sue Ely, sang.", "three singers", "4"),
    ("list-length", "Three monks fell ill and rest by the wall: Bede, Cuthbert, Aidan and Oswald.", "Three monks", "4"),
    ("list-length", "The coach named three captains. They are Ann Bell and Joan Kerr.", "three captains", "2"),
    ("percent-own-figures", "The plan won 611 of the 1,184 votes (61.6%).", "61.6%", "51.6%"),
    ("percent-own-figures", "The yard cut 310 jobs, 38 percent of a workforce of 1,100.", "38 percent", "28.2%"),
    ("percent-own-figures", "Of the 800 members, 200 voted against, or 35 percent.", "35 percent", "25.0%"),
    ("percent-own-figures", "By May 11,873 hens had caught it and 367 of them died (4.1%).", "4.1%", "3.1%"),
    ("percent-own-figures", "It was passed by 35% (200 of 800 members).", "35%", "25.0%"),
    ("bracket-conversion", "The road is 12 miles (40 km) long.", "12 miles (40 km)", "19.3 km"),
    ("bracket-conversion", "It reached 40 °C (94 °F) at noon.", "40 °C (94 °F)", "104 °F"),
    (
        "headline-text",
        "Twelve miners rescued\n\nFifteen miners were rescued on Monday from a pit.",
        "Twelve",
        "Fifteen",
    ),
]


def observations(text: str) -> list[tuple[str, str, str]]:
    title, _, body = text.rpartition("\n\n")
    document = Document(id="a.txt", text=text, title=title if body and title else None)
    claims, _, seen = analyse([document])
    ids = {claim.id for claim in claims}
    assert all(set(observation.claims) <= ids for observation in seen)
    return [(observation.kind, observation.found, observation.expected) for observation in seen]


@pytest.mark.parametrize(("kind", "text", "found", "expected"), WRONG)
def test_what_does_not_add_up(kind: str, text: str, found: str, expected: str) -> None:
    ((seen_kind, seen_found, seen_expected),) = observations(text)
    assert (seen_kind, seen_found) == (kind, found)
    assert seen_expected.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        # sums: right, open, loose, overlapping, running, of other things
        "The herd of 42 animals, made up of 12 goats and 30 sheep, was sold.",
        "The fair drew 40 traders, including 12 potters and 30 weavers.",
        "About 40 animals, made up of 12 goats and 30 sheep, were sold.",
        "Of the 50 patients, 30 were men and 35 had diabetes.",
        "In May 12 cows died and 7 in June, bringing the total to 40.",
        "Of the 200 delegates, 40 came from Asia and 30 from Africa.",
        "The smith had six children, two of them sons.",
        "The league has 20 clubs; 12 from the north met 9 from the south.",
        "The council has 25 seats. In 1990 the house had 31 seats. The Greens won ten seats, the Left nine and Farm 8.",
        "The inn has 14 rooms, eight with a bath and nine with a view.",
        # lists: right, open, apposed, places with their countries, pairs, the scene of a sentence
        "The kit has four parts: pumps, filters, hatches and thermal paint.",
        "The club signed four players, including Ann Bell, Tom Carr and Jo Dunn.",
        "They toured three cities: Lyon, France, Turin, Italy and Graz, Austria.",
        "They sell three dishes: fish and chips, and bread and butter.",
        "In two games, Bell, Carr and Dunn scored.",
        "The club signed two players, Tom Carr, a striker, and Jo Dunn.",
        "Two of the five towns, Arl and Brom, were cut off.",
        "He gave three reasons: it was late, it rained and nobody came.",
        "She won the race four times, the last two in 1990 and 1994.",
        "The two sides, red and blue and green flags in hand, met.",
        # percentages: right, rounded, of something else, changes, loose
        "The plan won 611 of the 1,184 votes (51.6%).",
        "Of 90 trains, 60 were cancelled, or 67 percent.",
        "Sales rose by 20 to 120, or 12 percent.",
        "In May 40 of 80 houses were sold, 12 percent more than before.",
        "The town has 1,100 people and 367 houses (4.1% of the county).",
        "Nearly 200 of 800 members, or 35 percent of voters, were absent.",
        # conversions: right, rounded, another thing, money
        "The road is 12 miles (19 km) long.",
        "The road is 12 miles (20 km) long.",
        "It is 12 km (3 km of it paved).",
        "It cost $2.5 million (€1.1 million) to build.",
        "It weighs 12 kg (and is 40 cm long).",
        "The farm has 100 acres (40 hectares) of wood.",
        # headlines: the same, another thing, a part, loose, both told
        "Twelve miners rescued\n\nTwelve miners were rescued on Monday from a pit.",
        "Twelve miners rescued\n\nFifteen engineers were rescued on Monday from a pit.",
        "Dozens of miners rescued\n\nFifteen miners were rescued on Monday from a pit.",
        "Twelve miners rescued\n\nTen miners were rescued on Monday and twelve in all since.",
        "Twelve miners rescued\n\nAt least 15 miners were rescued on Monday from a pit.",
        "Twelve miners feared lost\n\nFifteen miners were rescued on Monday from a pit.",
    ],
)
def test_what_may_well_fit(text: str) -> None:
    assert observations(text) == []


def test_a_list_is_a_claim_of_its_own_words() -> None:
    text = "The kit has five parts: pumps, filters, hatches and thermal paint."
    claims, _, (seen,) = analyse([Document(id="a.txt", text=text)])
    words = {claim.id: text[claim.value_start : claim.value_end] for claim in claims}
    assert [words[id] for id in seen.claims] == ["five", "pumps, filters, hatches and thermal paint"]


def test_markup_does_not_move_the_claims() -> None:
    text = "<p>The kit has <b>five</b> parts: pumps, filters &amp; hatches, and paint.</p>"
    claims, _, seen = analyse([Document(id="a.html", text=text, format="html")])
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    assert [observation.kind for observation in seen] in ([], ["list-length"])
