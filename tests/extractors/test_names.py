"""Names in a block: which words, and what kind of thing."""

from __future__ import annotations

import pytest

from claimcheck.extractors.names import country_of, names_in
from claimcheck.nlp import parse

NAMES = [
    ("Ana de la Cruz met John F. Kennedy Jr. in Lisbon.",
     ["Ana de la Cruz/person", "John F. Kennedy Jr./person", "Lisbon/place"]),
    ("Prime Minister Erik van der Berg resigned.", ["Erik van der Berg/person"]),
    ("Osman bin Rashid spoke to Bashar al-Amin.", ["Osman bin Rashid/person", "Bashar al-Amin/person"]),
    ("Kim Ji-woo of the University of Cape Town agreed.",
     ["Kim Ji-woo/unknown", "University of Cape Town/organisation"]),
    ("The Ministry of Health and Welfare warned the Bank of Ghana.",
     ["Ministry of Health and Welfare/organisation", "Bank of Ghana/organisation"]),
    ("MV Poseidon and the ferry Astra left Rhodes Island.",
     ["MV Poseidon/craft", "Astra/craft", "Rhodes Island/place"]),
    ("Indian banks were safe, the Soviet envoy said on Monday in May.", []),
    ("Police said Sunday was calm.", []),
    ("Apollo 11 and Airbus A320 are machines.", ["Apollo 11/unknown", "Airbus A320/unknown"]),
    ("The Miners' Federation met FC Porto.", ["Miners' Federation/organisation", "FC Porto/organisation"]),
    ("Robert \"Bob\" Jones, 45, won.", ['Robert "Bob" Jones/person']),
    ("Mrs Lund and Dr. Per Dahlen left.", ["Lund/person", "Per Dahlen/person"]),
    ("General Motors paid; General Ross did not.", ["General Motors/organisation", "Ross/person"]),
    ("The General Election was held in 1997.", []),
    ("“We lost,” said Theresa May in May 2019.", ["Theresa May/person"]),
    ("An agency spokesman, the director of research, saw nothing.", []),
    ("The United States and the UK signed.", ["United States/place", "UK/place"]),
    # what only people are told of
    ("Ada Marrow, a Polish-born painter, came.", ["Ada Marrow/person"]),
    ("Ada Marrow was a shy goalkeeper.", ["Ada Marrow/person"]),
    ("Ada Marrow died on Monday.", ["Ada Marrow/person"]),
    ("Marrow was buried in the churchyard.", ["Marrow/person"]),
    ("They asked Ada Marrow's widow.", ["Ada Marrow/person"]),
    ("Kestrel Prize, a yearly award, went to her.", ["Kestrel Prize/unknown"]),
    ("The Marrow Works died in May.", ["Marrow Works/organisation"]),
    # begun with a capital for where they stand
    ("Judgment was given on 25 June.", []),
    ("Crews came in May.", []),
    ("Defendant Ada Marrow wept.", ["Ada Marrow/person"]),
    ("Shopkeeper Osman bin Rashid saw it.", ["Osman bin Rashid/person"]),
    ("Mason Hill left early.", ["Mason Hill/place"]),
    ("In April Wei Ling Toh left.", ["Wei Ling Toh/unknown"]),
    ("Mayor-elect Ada Marrow left.", ["Ada Marrow/person"]),
    # two halves of a name, and what is no half of one
    ("They met Jean-luc Roux.", ["Jean-luc Roux/unknown"]),
    ("They met Min-jung Han.", ["Min-jung Han/unknown"]),
    ("Taliban-ruled Kabul fell.", ["Taliban/unknown", "Kabul/unknown"]),
    ("He left Russia-ruled Poland.", ["Russia/place", "Poland/place"]),
    ("The UN-aided Kestrel Mission came.", ["UN/organisation", "Kestrel Mission/organisation"]),
    ("A NATO-armed Ukrainian came.", ["NATO/organisation"]),
    ("The Marrow-prize Committee met.", ["Marrow/unknown"]),
    ("", []),
    ("...", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_and_kinds(text: str, expected: list[str]) -> None:
    assert [f"{name.text}/{name.kind}" for name in names_in(parse(text))] == expected if text else True


def test_offsets_are_half_open_and_the_head_lies_within() -> None:
    doc = parse("Captain Ida Holm of the Royal Navy thanked Ole.")
    for name in names_in(doc):
        assert doc.text[name.start : name.end] == name.text
        assert name.start <= doc[name.head].idx < name.end


def test_an_honorific_tells_the_sex() -> None:
    assert [name.sex for name in names_in(parse("Mrs Lund met Mr Berg and Ada Frey."))] == ["f", "m", None]


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Indian", "India"),
        ("Danes", "Denmark"),
        ("the Dutch", "Netherlands"),
        ("Soviet", "Soviet Union"),
        ("British", "United Kingdom"),
        ("UK", "United Kingdom"),
        ("US", "United States"),
        ("us", None),
        ("pole", None),
        ("bank", None),
    ],
)
def test_country_of(word: str, country: str | None) -> None:
    assert country_of(word) == country
