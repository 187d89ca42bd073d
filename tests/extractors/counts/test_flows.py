"""What verb and preposition tell together of what is counted, and of money without a noun."""

from __future__ import annotations

import pytest

from claimcheck import Document, extract

#: sentence, words of the value, what happened
ROWS = [
    ("£1.4 million came from a lottery fund.", "1.4 million", "fund"),
    ("Another €300,000 came from local firms.", "300,000", "fund"),
    ("$20 million went to schools.", "20 million", "fund"),
    ("The trust turned 40 barns into flats.", "40", "convert"),
    ("The council converted 12 offices into classrooms.", "12", "convert"),
    ("The farm turned 500 tonnes of waste into gas.", "500", "convert"),
    ("Some £80,000 was raised by the runners.", "80,000", "raise_money"),
    ("The firm transformed 9 warehouses into a theatre.", "9", "convert"),
    ("Two million francs came from the widow's estate.", "Two million", "fund"),
    ("The monks turned 60 cells into guest rooms.", "60", "convert"),
    ("A further £90,000 came from ticket sales.", "90,000", "fund"),
    ("They made 14 sheds into studios.", "14", "convert"),
    ("The city has turned 9 car parks into gardens.", "9", "convert"),
    ("More than £3 million was raised for the spire.", "3 million", "raise_money"),
    ("About €40 million has gone to flood defences.", "40 million", "fund"),
    ("Twelve chapels were turned into homes.", "Twelve", "convert"),
    ("The remaining €5 million came from a loan.", "5 million", "fund"),
]

#: sentence, words of the value: neither given nor made into something else
OTHERS = [
    ("About 40 visitors came from Lund.", "40"),
    ("The choir went to 12 towns.", "12"),
    ("He turned into Mill Lane after 40 metres.", "40 metres"),
    ("He changed 500 francs into pounds.", "500 francs"),
    ("Prices went from 4 euros to 6 euros.", "4 euros"),
    ("The pension went up to 900 euros.", "900 euros"),
]


def happened(sentence: str, words: str) -> tuple[str, ...]:
    claims = extract(Document(id="a.txt", text=sentence))
    return next(claim for claim in claims if claim.type == "count" and words in claim.value_text).frame.event_classes


@pytest.mark.parametrize(("sentence", "words", "told"), ROWS)
def test_flows(sentence: str, words: str, told: str) -> None:
    assert told in happened(sentence, words)


@pytest.mark.parametrize(("sentence", "words"), OTHERS)
def test_others(sentence: str, words: str) -> None:
    assert {"convert", "fund", "award", "raise_money"}.isdisjoint(happened(sentence, words))
