"""Date lines, datelines, bylines and mastheads, and prose that looks like them."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.readers import blocks, document_from_text

PROSE = "The harbour of the town was opened by the mayor, who had waited for the day since he took office."
DAY = dt.date(2021, 3, 4)

HEADERS = [
    # what stands before the prose, the date, how it is known, the source
    (" date 2021-03-04 Lisbon: ", DAY, "first line", None),
    (" date 2021-03-04 \n\n\n\n", DAY, "first line", None),
    ("date: 2021-03-04 Porto, Portugal: ", DAY, "first line", None),
    ("2021-03-04\n\n", DAY, "first line", None),
    ("2021-03-04 Lisbon: ", DAY, "first line", None),
    ("LISBON, March 4, 2021 (Iberian Wire) - ", DAY, "dateline", "Iberian Wire"),
    ("LISBON, 4 Mar. 2021 (IWA) -- ", DAY, "dateline", "IWA"),
    ("LISBON, Portugal, Mar 4, 2021 (Iberian Wire) — ", DAY, "dateline", "Iberian Wire"),
    ("VILA DO CONDE, Portugal, March 4th, 2021 — ", DAY, "dateline", None),
    ("Lisbon, 4 March 2021 – ", DAY, "dateline", None),
    ("Lisbon, March 4, 2021: ", DAY, "dateline", None),
    ("ST. IVES, March 4, 2021 (Wire/Post) - ", DAY, "dateline", "Wire/Post"),
    ("LISBON, March 4, 2021 (The Tide, newsletter of the pilots' club)\n\n", DAY, "dateline",
     "The Tide, newsletter of the pilots' club"),
    ("Published: 4 March 2021\n\n", DAY, "dateline", None),
    ("Published on Thursday, 4 March 2021 at 10:30 GMT\n\n", DAY, "dateline", None),
    ("Posted March 4, 2021, updated March 9, 2021\n\n", DAY, "dateline", None),
    ("Thursday, 4 March 2021\n\n", DAY, "dateline", None),
    ("HARBOUR HERALD\nThursday, 4 March 2021\n\nA day to remember\n\n", DAY, "dateline", "HARBOUR HERALD"),
    ("A day to remember\n\nMarch 04, 2021\n\n", DAY, "dateline", None),
    ("A day to remember\nBy Ana Reis, 4 March 2021\n\n", DAY, "dateline", None),
    ("A day to remember\n\nLisbon, 4 March 2021\n\n", DAY, "dateline", None),
    ("LISBON (Iberian Wire) 4 March 2021 - ", DAY, "dateline", "Iberian Wire"),
    ("LISBON, March 4, 2021 /IberWire/ -- ", DAY, "dateline", "IberWire"),
    ("LISBON, March 4, 2021 (IWA) _ ", DAY, "dateline", "IWA"),
    ("SÃO PEDRO/LISBON, Thursday, March 4, 2021 (IWA) – ", DAY, "dateline", "IWA"),
    ("LISBON, March 4, 2021\n\n", DAY, "dateline", None),
    ("A day to remember\n\n4 March 2021 | Harbours\n\n", DAY, "dateline", None),
    ("A day to remember\n\nPosted: March 4, 2021 / 05:02 PM EDT\n\n", DAY, "dateline", None),
    ("A day to remember\n\nBy Ana Reis, Harbour News\n4 March 2021\n\n", DAY, "dateline", None),
    ("A day to remember\n\nLast updated: 9 March 2021\n\n", None, None, None),
    ("A day to remember\nDate: 4 March 2021\nAuthor: Ana Reis\n\n", DAY, "dateline", None),
    ("A day to remember\nDate: 4 March 2021\nLocation: Lisbon\nAuthor: Ana Reis\n\n", DAY, "dateline", None),
    ("A day to remember\nDate: 4 March 2021\nType: News\n\n", DAY, "dateline", None),
    ("LISBON (Iberian Wire) — ", None, None, "Iberian Wire"),
    ("LISBON, March 4 (Iberian Wire) - ", None, None, "Iberian Wire"),
    ("LISBON — ", None, None, None),
    ("NEW LISBON: ", None, None, None),
    ("(Iberian Wire) - ", None, None, "Iberian Wire"),
    ("A day to remember\n\n03/04/2021\n\n", None, None, None),
    ("The Harbour Gazette, 4 March 2021\n\nA day to remember\n\n", DAY, "dateline", None),
    ("The Lisbon Call, Thursday, 4 March 2021\n\n", DAY, "dateline", None),
    ("HARBOUR AUTHORITY\nPress release, 4 March 2021\n\n", DAY, "dateline", None),
    ("HARBOUR AUTHORITY\nNavigational Bulletin 3/2021, 4 March 2021\n\n", DAY, "dateline", None),
    ("Lisbon, 4 March 2021\n\nA day to remember\n\nBy our own correspondent\n\n", DAY, "dateline", None),
    ("Storm of Lisbon, 4 March 2021\n\n", None, None, None),
    ("Harbour Press Act, 4 March 2021\n\n", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("header", "date", "known_from", "source"), HEADERS)
def test_the_prose_begins_after_the_header(
    header: str, date: dt.date | None, known_from: str | None, source: str | None
) -> None:
    document = document_from_text(header + PROSE + "\n\n" + PROSE, id="harbour.txt")
    assert (document.published, document.published_from) == (date, known_from)
    assert document.source == source
    prose = [block for block in blocks(document) if block.kind == "paragraph"]
    assert [block.text for block in prose] == [PROSE, PROSE]
    assert document.text[slice(*prose[0].source(0, len(PROSE)))] == PROSE


NOT_HEADERS = [
    "Great Fire of the harbour, 2 September 1666, and what came after it in the town.",
    "PORTIMAO, a town of Portugal, in the district of Faro, has a harbour that was opened in March 1921.",
    "REIS, Ana (in some sources, Anna). Portuguese painter; born at Porto, 4 Mar. 1839; died there in 1902.",
    "The harbour opened on 4 March 2021, the mayor said - a day to remember.",
    "On March 4, 2021 - a Thursday - the harbour was opened to fishing boats and yachts.",
    "4 March 2021 – The harbour opens. Three boats enter it on the same day.",
    "REIS, Ana (1839-1902) - Portuguese painter of harbours, who lived in the town.",
    "UNESCO - the organisation for education and culture - has put the harbour on a list.",
    "By 4 March 2021 the harbour had been open for a week, and twelve boats lay in it.",
    "The mayor was clear: The harbour will open on 4 March 2021.",
    "1934. British. Two boats in the harbour, one of them lost in a storm.",
]


@pytest.mark.parametrize("text", NOT_HEADERS)
def test_prose_is_no_header(text: str) -> None:
    document = document_from_text(text + "\n\n" + PROSE, id="harbour.txt")
    assert document.published is None
    assert next(iter(blocks(document))).text == text


def test_a_chronicle_tells_no_date_of_its_own() -> None:
    text = "The year of the harbour\n\n4 March 2021\n\nIt opens to all.\n\n9 March 2021\n\nIt closes again.\n"
    document = document_from_text(text)
    assert document.published is None
    assert "4 March 2021" in [block.text for block in blocks(document)]


def test_a_heading_of_marked_up_text_is_no_date_line() -> None:
    document = document_from_text(f"# 4 March 2021\n\n{PROSE}\n", format="markdown")
    assert document.published is None
    assert document.title == "4 March 2021"


def test_a_dateline_in_a_page() -> None:
    page = f"<article><h1>Open</h1><p>LISBON, March 4, 2021 (Iberian Wire) &mdash; {PROSE}</p></article>"
    document = document_from_text(page, format="html")
    assert (document.published, document.source, document.title) == (DAY, "Iberian Wire", "Open")
    assert [block.text for block in blocks(document)] == ["Open", PROSE]


def test_bylines_are_no_prose() -> None:
    document = document_from_text(f"A day to remember\n\nBy A. B. Reis in Lisbon\n\n{PROSE}")
    assert [block.text for block in blocks(document)] == ["A day to remember", PROSE]


@pytest.mark.parametrize("end", ["\n\nIWAX\n\n\n", " IWAX", "\n\n(IWAX)"])
def test_the_agency_after_the_last_sentence(end: str) -> None:
    document = document_from_text(f"{PROSE}\n\n{PROSE}{end}")
    assert document.source == "IWAX"
    assert [block.text for block in blocks(document)] == [PROSE, PROSE]


def test_what_the_caller_gives_comes_first() -> None:
    text = "LISBON, March 4, 2021 (Iberian Wire) - " + PROSE
    document = document_from_text(text, published=dt.date(2020, 1, 2), source="Desk", title="T", url="u")
    assert (document.published, document.published_from) == (dt.date(2020, 1, 2), "given")
    assert (document.source, document.title, document.url) == ("Desk", "T", "u")
    assert len(document.notices) == 1


def test_order_of_trust() -> None:
    text = f"---\ndate: 2021-03-04\n---\nLISBON, March 5, 2021 (Iberian Wire) - {PROSE}"
    document = document_from_text(text, id="2021-03-06-harbour.md", format="markdown")
    assert (document.published, document.published_from) == (DAY, "front matter")
    assert "2021-03-05 (dateline)" in document.notices[0]
    unmarked = document_from_text(PROSE, id="folder/2021-03-06-harbour.txt")
    assert (unmarked.published, unmarked.published_from) == (dt.date(2021, 3, 6), "file name")
    assert document_from_text(PROSE).published is None


def test_the_date_in_a_fact_sheet_is_that_of_the_event():
    sheet = f"Great storm\n\nDate: 4 March 2021.\nPlace: Lisbon.\nDead: 8. Injured: 26.\n\n{PROSE}\n"
    assert document_from_text(sheet, id="a.txt").published is None
    assert document_from_text(sheet.replace("Place: Lisbon.\nDead: 8. Injured: 26.\n", ""), id="a.txt").published == DAY
