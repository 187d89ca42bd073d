"""What was done, and what was only asked, ordered, offered, tried, allowed or needed."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, extract

#: sentence, words of the value, modality
TOLD = [
    ("Some 4,000 villagers were ordered to leave on Sunday.", "4,000", "planned"),
    ("Divers tried to rescue 12 sailors from the wreck.", "12", "planned"),
    ("The bus company offered to buy 40 trams.", "40", "planned"),
    ("The insurer agreed to pay 3 million crowns.", "3 million", "planned"),
    ("The hospice needs 300 volunteers.", "300", "planned"),
    ("Budgeted at 3 million pounds, the pier is now expected to cost 4.4 million.", "4.4 million", "planned"),
    ("The board voted for the plan, which would cost 41 million crowns.", "41 million crowns", "hypothetical"),
    ("The judge means to hear 46 witnesses.", "46", "planned"),
    ("The grower hopes for 350 tonnes of plums.", "350 tonnes", "planned"),
    ("The bank predicted growth of 3 percent.", "3 percent", "planned"),
    ("The resort expects 9,000 skiers.", "9,000", "planned"),
    ("A museum, to be opened in 2031, will show the finds.", "2031", "planned"),
    ("The tram line, to be built by 2031 and extended by 2040, divides the town.", "2040", "planned"),
    ("It was the third ship to be launched at the yard in 1912.", "1912", "happened"),
    ("She was the only member to be elected in 1931.", "1931", "happened"),
    ("The pier had cost 4 million pounds.", "4 million pounds", "happened"),
    ("They won the right to vote in 1918.", "1918", "happened"),
    ("The ferry was due to sail at 8.40 p.m.", "8.40 p.m.", "planned"),
    ("The club failed to sell 900 tickets.", "900", "denied"),
    ("The farmers asked for 12 million crowns.", "12 million", "planned"),
    ("As many as 60 posts could be cut.", "60", "hypothetical"),
    ("The union threatened to call out 8,000 porters.", "8,000", "feared"),
    ("The zoo hopes to raise 2 million euros.", "2 million", "planned"),
    ("The bank refused to lend 5 million euros.", "5 million", "denied"),
    ("The committee recommended hiring 14 teachers.", "14", "planned"),
    ("The mayor has called for 70 more wardens.", "70", "planned"),
    ("The farmers were granted 9 million crowns.", "9 million", "happened"),
    ("Divers managed to rescue 12 sailors.", "12", "happened"),
    ("The pier was not opened until 1905.", "1905", "happened"),
    ("The trams did not come till May 1931.", "May 1931", "happened"),
    ("The lock will not open until 2031.", "2031", "planned"),
    ("The pier was not opened in 1905.", "1905", "denied"),
    ("The quarry was not opened until the summer of 1905.", "1905", "happened"),
    ("The quarry was not opened until after 1905.", "1905", "denied"),
    # what lasts had ended by then
    ("The Kestrel Theatre did not survive until 1905.", "1905", "denied"),
    ("The bakery did not stay open until 1905.", "1905", "denied"),
    ("The treaty did not last until May 1931.", "May 1931", "denied"),
    # what is presupposed stands, whatever is denied of it
    ("The 40 boats did not leave the harbour.", "40", "happened"),
    ("Her 61 per cent was hardly a triumph.", "61 per cent", "happened"),
    ("The cargo of 900 tonnes was not insured.", "900 tonnes", "happened"),
    ("Petra Lund, 81, does not drive.", "81", "happened"),
    ("No more than 40 boats left the harbour.", "40", "happened"),
    ("40 boats did not make a fleet.", "40", "denied"),
    ("The harbour did not hold 40 boats.", "40", "denied"),
    ("The 15 deaths never happened.", "15", "denied"),
    ("The 300 homes were not built.", "300", "denied"),
    ("The 300 homes were not sold.", "300", "happened"),
    ("The match on 4 May was not played.", "4 May", "denied"),
    ("The company was forced to close 14 shops.", "14", "happened"),
    ("The storm seems to have destroyed 40 barns.", "40", "happened"),
    ("Some 300 sheep are thought to have drowned.", "300", "happened"),
    ("The bakery happened to sell 900 loaves that day.", "900", "happened"),
    ("The couple had 40 trees felled.", "40", "happened"),
    ("The council had to close 3 schools.", "3", "happened"),
    ("The surgeon succeeded in separating 2 twins.", "2", "happened"),
    ("Volunteers helped to plant 5,000 oaks.", "5,000", "happened"),
    ("The town was given 12 buses.", "12", "happened"),
    ("The plant continued to employ 800 people.", "800", "happened"),
    ("Police had 14 cars towed away.", "14", "happened"),
    ("The mayor told 600 families to boil their water.", "600", "planned"),
    # a participle after a comma is no part of the plan, where the thing is there already
    ("The firm plans to sell the mill, built in 1931.", "1931", "happened"),
    ("The union wants to buy Lund House, opened in 1931.", "1931", "happened"),
    ("The firm denied having sold its mill, built in 1931.", "1931", "happened"),
    ("The firm plans to build a mill, driven by 40 horses.", "40", "planned"),
    ("The firm plans a festival held on 3 May 2025.", "3 May 2025", "planned"),
    ("The firm hopes to see the bridge opened in 2030.", "2030", "planned"),
    ("A charity appealed for 25,000 blankets.", "25,000", "planned"),
    ("The court ordered the airline to refund 8 million francs.", "8 million", "planned"),
    ("The school wants 12 more cooks.", "12", "planned"),
    ("Two thousand tenants were urged to move out.", "Two thousand", "planned"),
    ("The harbour board considered closing 3 piers.", "3", "planned"),
    ("Up to 150 trees might be felled.", "150", "hypothetical"),
    ("The ministry threatened to withdraw 90 licences.", "90", "feared"),
    ("The rowers attempted to cover 60 kilometres.", "60 kilometres", "planned"),
    ("The team is able to treat 40 patients.", "40", "happened"),
    ("The project requires 5 million euros.", "5 million", "planned"),
    ("Fans could face fines of 500 euros.", "500 euros", "hypothetical"),
    ("Its bid for 14 new buses was sent off in June.", "14", "planned"),
    ("The strike forced 700 passengers to sleep at the airport.", "700", "happened"),
    ("The museum got 14 paintings back.", "14", "happened"),
    ("The orchard turned out to hold 900 trees.", "900", "happened"),
    ("Firefighters were able to save 3 horses.", "3", "happened"),
    ("A total of 64 lots were offered.", "64", "happened"),
    ("She helped 90 pupils to learn Greek.", "90", "happened"),
    ("The club had 12 players injured.", "12", "happened"),
    ("Nearly 400 seals were found to have died.", "400", "happened"),
    ("The abbey was awarded 3 million euros.", "3 million", "happened"),
    ("From the tower 14 villages could be seen.", "14", "happened"),
    ("The search for the crew, which has 12 divers, went on.", "12", "happened"),
    ("The firm ordered 40 trams in June.", "40", "happened"),
    ("The palm was too big to move in 2009.", "2009", "denied"),
    ("Six of them were too weak to knock.", "Six", "denied"),
    ("He was on strike himself in the spring of 1998.", "the spring of 1998", "happened"),
    ("Nobody could save the 12 horses.", "12", "happened"),
    ("The dam could have held 400 tonnes.", "400", "hypothetical"),
    ("Women hold 11 of the seats, up from seven in the last council.", "seven", "happened"),
    ("A reward of 10,000 pounds has been offered.", "10,000 pounds", "planned"),
    ("The firm had 40 trams to sell.", "40", "happened"),
    ("The queen had 12 towers built.", "12", "happened"),
]


@pytest.mark.parametrize(("sentence", "words", "modality"), TOLD)
def test_modality(sentence: str, words: str, modality: str) -> None:
    claims = extract(Document(id="a.txt", text=sentence, published=dt.date(2023, 5, 10)))
    claim = next(claim for claim in claims if claim.type != "title" and words in claim.value_text)
    assert claim.modality == modality


def test_what_something_is_capable_of_is_a_capacity() -> None:
    claims = extract(Document(id="a.txt", text="The new crane is capable of lifting 400 tonnes."))
    assert [claim.attribute for claim in claims if claim.type == "count"] == ["capacity"]


#: what was not done until a date was done then: the date, its ends and how it is loose
FIRST_TIMES = [
    ("1905", "1905-01-01", "1905-12-31", None),
    ("May 1905", "1905-05-01", "1905-05-31", None),
    ("3 May 1905", "1905-05-03", "1905-05-03", None),
    ("the summer of 1905", "1905-06-01", "1905-09-23", None),
    ("the 1930s", "1930-01-01", "1939-12-31", None),
    ("the 19th century", "1800-01-01", "1900-12-31", None),
    ("last year", "2022-01-01", "2022-12-31", None),
    ("late 1905", "1905-07-02", "1905-12-31", "END"),
    ("about 1905", "1902-01-01", "1908-12-31", "APPROX"),
    ("8 p.m. on 3 May 1905", "1905-05-03T20:00:00", "1905-05-03T20:00:59", None),
]


@pytest.mark.parametrize(("date", "low", "high", "mod"), FIRST_TIMES)
def test_what_was_not_done_until_a_date_was_done_then(date: str, low: str, high: str, mod: str | None) -> None:
    text = f"The pier was not opened until {date}."
    (claim,) = extract(Document(id="a.txt", text=text, published=dt.date(2023, 5, 10)))
    assert (claim.value.low, claim.value.high, claim.value.mod, claim.modality) == (low, high, mod, "happened")


def test_what_lasted_until_a_date_has_an_open_begin() -> None:
    (claim,) = extract(Document.from_text("The Kestrel Theatre did not survive until 1905.", id="a.txt"))
    assert (claim.value.low, claim.value.high) == (None, "1905-12-31")
