"""Posts across two short articles: told without their body, succession, makers, ranks; and what must stay silent."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck import Document, check

Told = tuple[str | None, str]
DAIRY = "Halvik Dairy will close its plant in Torsby. Halvik said 40 jobs would go."
BRIDGE = "The old bridge at Senna was closed. Rita Moll, mayor of Senna, and Udo Falk, the town's engineer, spoke."

# ruff: noqa: E501
CASES: list[tuple[str, Told, Told, set[str]]] = [
    (
        "who left in July, and who came in that month",
        (None, "Edvard Lunde, harbour minister of Brunnental, resigned on 8 July 2020 over the dam."),
        ("2020-10-13", "Rosa Klint, who became harbour minister of Brunnental in July, visited the dam."),
        set(),
    ),
    (
        "who spoke as minister in July, and who came in that month",
        (None, "Edvard Lunde, harbour minister of Brunnental, spoke on 8 July 2020 at the dam."),
        ("2020-07-13", "Rosa Klint, harbour minister of Brunnental, visited the dam."),
        {"conflict"},
    ),
    (
        "the chairman of the supervisory board is not the chief executive",
        ("2020-03-02", "Lena Fors, chairman of the supervisory board of Halvik Dairy, spoke."),
        ("2020-03-04", "Lena Fors, chief executive of Halvik Dairy, spoke."),
        {"conflict"},
    ),
    (
        "the chairman may be the chief executive as well",
        ("2020-03-02", "Lena Fors, chairman of Halvik Dairy, spoke."),
        ("2020-03-04", "Lena Fors, chief executive of Halvik Dairy, spoke."),
        set(),
    ),
    (
        "two chairmen, one of them told as of the supervisory board",
        ("2020-03-02", "Lena Fors, chairman of the supervisory board of Halvik Dairy, spoke."),
        ("2020-03-04", "Olof Brink, chairman of Halvik Dairy, spoke."),
        {"conflict"},
    ),
    (
        "a paper by the last word of its name",
        ("2020-03-02", "Lena Fors, editor of the Torsby Courier, spoke."),
        ("2020-03-04", "The Torsby Courier will close. Olof Brink, editor of the Courier, spoke."),
        {"conflict"},
    ),
    (
        "a paper by the last word of its name, in one story",
        ("2020-03-02", "Lena Fors, editor of the Torsby Courier, spoke of Nils Ravn and the Oberle inquiry."),
        ("2020-03-04", "Olof Brink, editor of the Courier, spoke of Nils Ravn and the Oberle inquiry."),
        {"conflict"},
    ),
    (
        "two papers that may share the last word of their names",
        ("2020-03-02", "Lena Fors, editor of the Torsby Courier, spoke."),
        ("2020-03-04", "Olof Brink, editor of the Courier, spoke."),
        set(),
    ),
    (
        "the press is no paper's name",
        ("2020-03-02", "Lena Fors, editor of the Torsby Free Press, spoke in Torsby on Sunday."),
        ("2020-03-04", "Olof Brink, editor of the Press, spoke in Torsby on Sunday."),
        set(),
    ),
    (
        "a review, and another",
        ("2020-03-02", "Lena Fors, director of the Harbour Review, spoke of Nils Ravn and the Oberle inquiry."),
        ("2020-03-04", "Olof Brink, director of the Review, spoke of Nils Ravn and the Oberle inquiry."),
        set(),
    ),
    (
        "the army's chief and that of the forces",
        ("2020-03-02", "Lena Fors, Norland's army chief, spoke."),
        ("2020-03-04", "Olof Brink, Norland's defence chief, spoke."),
        set(),
    ),
    (
        "two army chiefs",
        ("2020-03-02", "Lena Fors, Norland's army chief, spoke."),
        ("2020-03-04", "Olof Brink, Norland's chief of the army, spoke."),
        {"conflict"},
    ),
    (
        "two defence chiefs",
        ("2020-03-02", "Lena Fors, Norland's defence chief, spoke."),
        ("2020-03-04", "Olof Brink, Norland's chief of the defence staff, spoke."),
        {"conflict"},
    ),
    (
        "one who is the chief of the general staff and of the forces",
        ("2020-03-02", "Lena Fors, Norland's defence chief, spoke."),
        ("2020-03-04", "Lena Fors, Norland's chief of the general staff, spoke."),
        set(),
    ),
    (
        "the two boards of one company",
        ("2020-03-02", "Lena Fors, chairwoman of the supervisory board of Halvik Dairy, spoke."),
        ("2020-03-04", "Olof Brink, chairman of the management board of Halvik Dairy, spoke."),
        set(),
    ),
    (
        "two chairmen of one management board",
        ("2020-03-02", "Lena Fors, chairwoman of the management board of Halvik Dairy, spoke."),
        ("2020-03-04", "Olof Brink, management board chairman of Halvik Dairy, spoke."),
        {"conflict"},
    ),
    (
        "the trustee and the receiver",
        ("2020-03-02", "Lena Fors, trustee in bankruptcy of Halvik Dairy, spoke."),
        ("2020-03-04", "Olof Brink, official receiver of Halvik Dairy, spoke."),
        set(),
    ),
    (
        "two liquidators",
        ("2020-03-02", "Lena Fors, liquidator of Halvik Dairy, spoke."),
        ("2020-03-04", "Olof Brink, liquidator of Halvik Dairy, spoke."),
        {"conflict"},
    ),
    (
        "two finance chiefs of the company that both articles are about",
        ("2020-03-02", DAIRY + " Lena Fors, the chief financial officer, said so."),
        ("2020-03-04", DAIRY + " The finance chief, Olof Brink, called it sad."),
        {"conflict"},
    ),
    (
        "each article about another company",
        ("2020-03-02", DAIRY + " Lena Fors, the chief financial officer, said so."),
        ("2020-03-04", "Morvik Mills grew. Morvik made a profit. Olof Brink, the chief financial officer, was glad."),
        set(),
    ),
    (
        "its chief executive is another company's",
        ("2020-03-02", DAIRY + " Lena Fors, the chief executive, said so."),
        (
            "2020-03-04",
            DAIRY + " Morvik Mills wooed Halvik last year. Its chief executive, Olof Brink, was glad.",
        ),
        set(),
    ),
    (
        "president and chief executive are two offices",
        ("2020-03-02", "Lena Fors, president of Halvik Dairy, spoke."),
        ("2020-03-03", "Olof Brink, chief executive of Halvik Dairy, spoke."),
        set(),
    ),
    (
        "a minister and a mayor at one time",
        ("2020-03-02", "Fisheries minister Lena Fors opened the harbour."),
        ("2020-03-03", "Lena Fors, mayor of Torsby, opened the harbour."),
        {"conflict"},
    ),
    (
        "a former minister is mayor now",
        ("2020-03-02", "Former fisheries minister Lena Fors opened the harbour."),
        ("2020-03-03", "Lena Fors, mayor of Torsby, opened the harbour."),
        set(),
    ),
    (
        "a minister three years later mayor",
        ("2017-03-02", "Fisheries minister Lena Fors opened the harbour."),
        ("2020-03-03", "Lena Fors, mayor of Torsby, opened the harbour."),
        set(),
    ),
    (
        "the company's name cut short",
        ("2020-03-02", "Lena Fors, president of Halvik Dairy, met the drivers."),
        ("2020-03-03", "Lena Fors, safety manager of Halvik, met the drivers."),
        {"conflict"},
    ),
    (
        "posts in two companies",
        ("2020-03-02", "Lena Fors, president of Halvik Dairy, met the drivers."),
        ("2020-03-03", "Lena Fors, safety manager of Morvik Mills, met the drivers."),
        set(),
    ),
    (
        "president and chief executive of one company",
        ("2020-03-02", "Lena Fors, president of Halvik Dairy, met the drivers."),
        ("2020-03-03", "Lena Fors, chief executive of Halvik, met the drivers."),
        set(),
    ),
    (
        "chairman and head are two offices",
        ("2020-03-02", "Lena Fors, chairman of the Torsby Hospital, spoke."),
        ("2020-03-03", "Olof Brink, head of the Torsby Hospital, spoke."),
        set(),
    ),
    (
        "a successor, named as such",
        ("2019-05-02", "Health Minister Iker Soto opened the clinic in Ordal."),
        ("2019-12-20", "Maite Ruiz, who followed Iker Soto as health minister in November, visited Ordal."),
        {"update"},
    ),
    (
        "a successor, told without the post",
        ("2019-05-02", "Iker Soto, Ferralba's chief executive, opened the mine."),
        (None, "Ferralba mines tin. Its chief executive since June 2020 is Maite Ruiz, who followed Iker Soto."),
        {"update"},
    ),
    (
        "the predecessor in office a month after he left",
        ("2019-11-20", "Maite Ruiz, who succeeded Iker Soto as mayor of Ordal on 4 May 2019, opened the pool."),
        ("2019-11-21", "The mayor of Ordal, Iker Soto, opened the pool."),
        {"conflict"},
    ),
    (
        "within the other's years of office",
        (None, "Mayors of Ordal include Iker Soto, mayor of Ordal (2009–2017)."),
        ("2014-03-03", "The mayor of Ordal, Maite Ruiz, opened the pool."),
        {"conflict"},
    ),
    (
        "after the other's years of office",
        (None, "Mayors of Ordal include Iker Soto, mayor of Ordal (2009–2017)."),
        ("2019-03-03", "The mayor of Ordal, Maite Ruiz, opened the pool."),
        {"update"},
    ),
    (
        "two architects of one building",
        (None, BRIDGE + " The bridge was put up in 1911 to designs by the Swede Ola Lind."),
        (None, BRIDGE + " The bridge, designed by Anna Roth, opened in 1911."),
        {"conflict"},
    ),
    (
        "architect of the bridge and of its repair",
        (None, BRIDGE + " The bridge, designed by Anna Roth, opened in 1911."),
        (None, BRIDGE + " Ola Lind, architect of the restoration, was glad."),
        set(),
    ),
    (
        "two buildings",
        (None, BRIDGE + " The bridge, designed by Anna Roth, opened in 1911."),
        (None, BRIDGE + " The tower, designed by Ola Lind, opened in 1913."),
        set(),
    ),
    (
        "outgoing and still in office",
        ("2019-05-02", "The outgoing mayor of Ordal, Iker Soto, voted early."),
        ("2019-05-09", "The mayor of Ordal, Iker Soto, handed over the keys."),
        set(),
    ),
    (
        "taken over from, and called by the old post",
        ("2019-05-02", "The mayor of Ordal, Maite Ruiz, took her oath. She took over from Iker Soto of the Greens, mayor of Ordal for ten years."),
        ("2019-05-03", "The mayor of Ordal, Maite Ruiz, opened the pool."),
        {"update"},
    ),
    (
        "coaches of the two sides of one match",
        ("2019-05-02", "Vastra beat Ostra 2-1 at Ekevallen. Coach Per Dahl was glad. Ostra had led. Ekevallen was full."),
        ("2019-05-02", "Ostra lost 2-1 to Vastra at Ekevallen. Coach Nils Ek was sad. Vastra had luck. Ekevallen was full."),
        set(),
    ),
    (
        "ministers of two countries",
        ("2019-05-02", "France and Spain met in Lisbon on fish. Finance Minister Luc Morel signed for France. Vasco Reis, mayor of Lisbon, was host."),
        ("2019-05-02", "Spain and France met in Lisbon on fish. Finance Minister Ana Gil signed for Spain. Vasco Reis, mayor of Lisbon, was host."),
        set(),
    ),
    (
        "promoted between the articles",
        ("2019-05-02", "Ana Gil, deputy director of the Lisbon Zoo, fed the bears."),
        ("2021-05-02", "Ana Gil, director of the Lisbon Zoo, fed the bears."),
        set(),
    ),
    (
        "editor of a paper, and of a film",
        ("2019-05-02", "Ana Gil, editor of the Lisbon Post, resigned."),
        ("2019-05-03", "Ana Gil was the director of photography of The Bear."),
        set(),
    ),
    (
        "captains of two ships in one harbour",
        ("2019-05-02", "The ferry Orla hit the tug Finn off Senna. Captain Jens Holm was asleep. Rita Moll, mayor of Senna, wept."),
        ("2019-05-02", "The tug Finn was hit by the ferry Orla off Senna. Captain Per Dahl was awake. Rita Moll, mayor of Senna, wept."),
        set(),
    ),
    (
        "directors of two bodies in one story",
        ("2019-05-02", "The Senna Zoo lost a bear to Ordal. Director Jens Holm wept. Rita Moll, mayor of Senna, wept."),
        ("2019-05-02", "The Ordal Zoo got a bear from Senna. Director Per Dahl was glad. Rita Moll, mayor of Senna, wept."),
        set(),
    ),
    (
        "a rank told for the year of a voyage",
        (None, "Lieutenant Hugh Pell of the Hydrographic Office mapped Senna Bay in 1841."),
        (None, "Captain Hugh Pell, who mapped Senna Bay in 1841, never came back."),
        {"conflict"},
    ),
    (
        "a rank of another year",
        (None, "Lieutenant Hugh Pell of the Hydrographic Office mapped Senna Bay in 1841."),
        (None, "Captain Hugh Pell, who saw Senna Bay again in 1859, never came back."),
        set(),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "first", "second", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_pairs_of_articles(name: str, first: Told, second: Told, wanted: set[str]) -> None:
    documents = [
        Document.from_text(text, id=id, published=dt.date.fromisoformat(date) if date else None)
        for id, (date, text) in (("a", first), ("b", second))
    ]
    for order in (documents, documents[::-1]):
        report = check(order)
        titles = [finding for finding in report.findings if finding.rule.startswith("titles/")]
        between = [f for f in titles if len({report.claim(id).document for id in f.claims}) == 2]
        assert {finding.category for finding in between} == wanted, [finding.message for finding in titles]
