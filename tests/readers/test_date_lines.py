"""Lines that tell when an article was given out, as papers, agencies, press offices and others print them."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.readers import blocks, document_from_text

PROSE = "The mill on the river was bought by its own workers, who had saved for it since the last strike."
DAY = dt.date(2013, 6, 8)
EARLY = dt.date(1911, 6, 10)

ABOVE = [
    # papers
    ("The Weir and Valley Gazette. Saturday, June 8th, 2013", DAY),
    ("Weir Valley Gazette, Saturday, the 8th of June, 2013", DAY),
    ("The Weir Echo | Saturday 8 June 2013 | Page 4", DAY),
    ("Valdres Blad - weekend edition, Saturday 8 June 2013", DAY),
    ("The Weir Echo, Saturday/Sunday, 8-9 June 2013", DAY),
    ("The Weir Echo, Saturday-Sunday, June 8-9, 2013", DAY),
    ("Weekend edition, Sat/Sun 8/9 June 2013", DAY),
    ("THE WEIR ECHO. SATURDAY, JUNE 10, 1911. ONE PENNY.", EARLY),
    ("Vol. XII, No. 304. Weirmouth, Saturday, June 10, 1911. Price 2d.", EARLY),
    ("BUSINESS, 8 June 2013, Weirmouth Weekly", DAY),
    ("Local news - The Weir Echo - 8 June 2013", DAY),
    ("By Ines Halloran, Weirmouth, Saturday 8 June 2013, The Capital Courier", DAY),
    ("WEIRMOUTH, Saturday 8 June 2013, The Capital Courier", DAY),
    ("Ines Halloran, business correspondent, 8 June 2013", DAY),
    ("From our own correspondent, Weirmouth, 8 June 2013", DAY),
    ("Weirmouth, 8 June 2013. From our special correspondent, Valley Weekly Review", DAY),
    ("By Ines Halloran | Staff Writer | June 8, 2013 | 5:02 p.m.", DAY),
    ("Weir Echo reporter, 8 June 2013", DAY),
    ("Opinion | Ines Halloran | 8 June 2013", DAY),
    ("Final edition, Saturday 8 June 2013", DAY),
    ("Parish news, 8 June 2013", DAY),
    # agencies
    ("Northern Wire - Weirmouth - 8 June 2013", DAY),
    ("Weirmouth (Northern Wire), June 8, 2013", DAY),
    ("Weirmouth, June 8, 2013 (Northern Wire)", DAY),
    # press offices
    ("WEIRMOUTH, 8 June 2013 - Open Loom, press office", DAY),
    ("WEIRMOUTH, 8 June 2013 - Press release of the Weirmouth Loom Trust", DAY),
    ("WEIRMOUTH, 8 June 2013 - For immediate release", DAY),
    ("PRESS RELEASE - Loom & Spindle Holdings - 8 June 2013", DAY),
    ("PRESS RELEASE - Loom Heritage Foundation, Weirmouth, 8 June 2013", DAY),
    ("Press release no. 14/2013, 8 June 2013", DAY),
    ("News release: 8 June 2013", DAY),
    ("FOR IMMEDIATE RELEASE: June 8, 2013", DAY),
    ("Embargoed until 00:01 on Saturday 8 June 2013", DAY),
    ("Weirmouth Loom Trust, communications department, 8 June 2013", DAY),
    ("Weirmouth Town Council, Public Notice, 8 June 2013", DAY),
    ("Statement by the Board of Loom & Spindle, 8 June 2013", DAY),
    ("Media release. 8 June 2013. Weirmouth Loom Trust", DAY),
    ("Loom & Spindle Holdings: statement of 8 June 2013", DAY),
    ("Weirmouth, 8 June 2013 | Ministry of Trade, Press Service", DAY),
    ("Ministry of Trade / Newsroom / 8 June 2013", DAY),
    # magazines, pages
    ("The Spinner | Issue 41 | June 8, 2013", DAY),
    ("The Spinner, no. 41, 8 June 2013", DAY),
    ("From the June 8, 2013 issue of The Spinner", DAY),
    ("8 June 2013 · 5 min read", DAY),
    ("Sat 8 Jun 2013 06.00 BST", DAY),
    ("5:02 PM ET, Sat June 8, 2013", DAY),
    ("2013/06/08 10:30", DAY),
    ("2013.06.08", DAY),
    ("8-Jun-2013", DAY),
    ("Loom and Life. Weirmouth Gallery, until 25 July. Reviewed by Ines Halloran, 8 June 2013", DAY),
    ("Words by Ines Halloran, photographs by Tomas Reiter, 8 June 2013", DAY),
    ("Obituaries, The Weir Echo, 8 June 2013", DAY),
    ("Newsletter of the Weirmouth Spinners' Society, 8 June 2013", DAY),
    ("Fact sheet, 8 June 2013", DAY),
    ("Weirmouth Loom Trust. Quarterly bulletin, 8 June 2013", DAY),
    ("Weirmouth University press office, 8 June 2013", DAY),
    ("Weirmouth Museum media centre, 8 June 2013", DAY),
    ("The Spinner, issue number 41, 8 June 2013", DAY),
    ("Loom Trust statement | 8 June 2013", DAY),
    ("Opinion | Ines Halloran | 8 June 2013", DAY),
]  # fmt: skip


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(("line", "day"), ABOVE)
def test_a_date_line_above_or_below_the_title(line: str, day: dt.date, place: str) -> None:
    title = "Weirmouth mill goes to its workers"
    top = f"{line}\n\n{title}\n\n" if place == "above" else f"{title}\n\n{line}\n\n"
    document = document_from_text(f"{top}{PROSE}\n\n{PROSE}", id="mill.txt")
    assert (document.published, document.published_from) == (day, "dateline")
    assert [block.text for block in blocks(document)] == [title, PROSE, PROSE]


BELOW = [
    # as a first line these may be titles
    ("Ines Halloran in Weirmouth, 8 June 2013", DAY),
    ("June 8, 2013 - Weirmouth", DAY),
    ("8 June 2013, 10:30, Weirmouth", DAY),
    ("Weirmouth, Valley, 8 June 2013", DAY),
    ("Weir Medical Centre, 8 June 2013", DAY),
    ("The Weirmouth Post Office, 8 June 2013", DAY),
    ("The Fatal Number, 8 June 2013", DAY),
    ("From Here to Weirmouth, 8 June 2013", DAY),
    ("Midnight Train | 8 June 2013", DAY),
]


@pytest.mark.parametrize(("line", "day"), BELOW)
def test_a_line_of_names_is_a_date_line_below_the_title(line: str, day: dt.date) -> None:
    title = "Weirmouth mill goes to its workers"
    document = document_from_text(f"{title}\n\n{line}\n\n{PROSE}\n\n{PROSE}", id="mill.txt")
    assert (document.published, document.published_from) == (day, "dateline")
    assert [block.text for block in blocks(document)] == [title, PROSE, PROSE]
    above = document_from_text(f"{line}\n\n{title}\n\n{PROSE}\n\n{PROSE}", id="mill.txt")
    assert above.published is None


BEFORE = [
    # datelines in the first paragraph
    ("(WEIRMOUTH, 8 June 2013) - ", DAY),
    ("[WEIRMOUTH, 8 June 2013] ", DAY),
    ("June 8, 2013 (WEIRMOUTH) - ", DAY),
    ("June 8, 2013 - WEIRMOUTH - ", DAY),
    ("Weirmouth, Saturday 8 June 2013 - ", DAY),
    ("WEIRMOUTH, Valley, June 8, 2013 /Northern Newswire/ -- ", DAY),
    ("8 June 2013, Weirmouth - ", DAY),
    ("FOR IMMEDIATE RELEASE - June 8, 2013 - ", DAY),
    ("Press release, Weirmouth, 8 June 2013 - ", DAY),
]


@pytest.mark.parametrize(("header", "day"), BEFORE)
def test_a_date_line_before_the_first_sentence(header: str, day: dt.date) -> None:
    document = document_from_text(f"{header}{PROSE}\n\n{PROSE}", id="mill.txt")
    assert (document.published, document.published_from) == (day, "dateline")
    assert [block.text for block in blocks(document)] == [PROSE, PROSE]


EVENTS = [
    # titles, events and particulars
    "Great Fire of Weirmouth, 8 June 1813",
    "Weirmouth by-election, Thursday 6 June 2013",
    "Summer Concert, Saturday 8 June 2013",
    "Summer Concert, Town Hall, Saturday 8 June 2013",
    "Final: Saturday 8 June 2013, Weirmouth Stadium",
    "Weirmouth United 2, Valley Rovers 1, Saturday 8 June 2013",
    "Kick-off: Saturday 8 June 2013, 20:45",
    "Doors open at 19:30, Saturday 8 June 2013",
    "Born: 8 June 1913",
    "Born 8 June 1913, Weirmouth",
    "Died: 8 June 2013",
    "Ines Halloran, born 8 June 1913",
    "Opened: 8 June 1913",
    "Founded 8 June 1913",
    "First flight: 8 June 1913",
    "Date of sinking: 8 June 1913",
    "Launched on Saturday, 8 June 1913, by Lady Weir",
    "When: Saturday 8 June 2013",
    "Deadline: 8 June 2013",
    "Sale closes 8 June 2013",
    "The mill burnt down on Saturday, 8 June 2013",
    "The Battle of Weirmouth Bridge, Saturday 8 June 1644",
    "Treaty of Weirmouth, signed 8 June 1813",
    "What happened at the mill on 8 June 2013",
    "How the review board voted on Saturday 8 June 2013",
    "The strike of 8 June 2013",
    "Wreck of the Star, 8 June 1813",
    "Weirmouth Festival, Saturday/Sunday, 8-9 June 2013",
    "Last updated: 8 June 2013",
    "Page last edited on 8 June 2013",
    "Valid until 8 June 2013",
    "Exhibition until 8 June 2013",
    "The Review Act, 8 June 2013",
    "The Press Ball, Saturday 8 June 2013",
    "Trial of the Weirmouth Six, Monday 10 June 2013",
    "Evening Service, 8 June 2013",
    "Sunday service, 9 June 2013",
    "Murder at the Post Office, 8 June 1913",
    "Murder of Ines Halloran, 8 June 1913",
    "Assassination of Lord Weir, 8 June 1913",
    "Bomb at Number 10, 8 June 1913",
    "Solar Eclipse | 8 June 1913",
    "Speech by Lord Weir, 8 June 1913",
    "Weirmouth Day, Saturday 8 June 2013",
    "Tomas Reiter (1913-06-08)",
]


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("line", EVENTS)
def test_a_line_on_an_event_tells_no_day_of_publication(line: str, place: str) -> None:
    title = "Weirmouth mill"
    top = f"{line}\n\n{title}\n\n" if place == "above" else f"{title}\n\n{line}\n\n"
    assert document_from_text(f"{top}{PROSE}\n\n{PROSE}", id="mill.txt").published is None


SENTENCES = [
    # prose that opens with a day or a place
    "On Saturday, 8 June 2013 - the day of the fair - the mill was sold to those who work in it.",
    "Saturday, 8 June 2013, The Weir Echo reported that the mill had been sold, and it was right.",
    "Weirmouth, 8 June 1913. The mill had just opened and the queue went round the corner.",
    "Weirmouth was bombed on 8 June 1943 - and nobody who saw it has forgotten the sound.",
    "The Weir Echo of 8 June 2013 - a Saturday - called the sale a small revolution.",
    "8 June 2013 - The mill is sold to those who work in it.",
    "By Saturday, 8 June 2013, the mill had been sold.",
    "Press releases of 8 June 2013 - there were three - told three stories.",
    "Born at Weirmouth, 8 June 1913 - and never quite at home anywhere else - she learnt to weave.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_first_sentence_with_a_day_in_it_is_prose(sentence: str) -> None:
    document = document_from_text(f"Weirmouth mill\n\n{sentence}\n\n{PROSE}", id="mill.txt")
    assert document.published is None
    assert [block.text for block in blocks(document)] == ["Weirmouth mill", sentence, PROSE]


def test_two_lines_with_one_day_are_no_chronicle() -> None:
    text = f"PRESS RELEASE - Loom Trust - 8 June 2013\n\nWeirmouth mill\n\nWeirmouth, 8 June 2013\n\n{PROSE}\n\n{PROSE}"
    document = document_from_text(text, id="mill.txt")
    assert document.published == DAY
    assert [block.text for block in blocks(document)] == ["Weirmouth mill", PROSE, PROSE]


def test_two_lines_with_two_days_are_a_chronicle() -> None:
    text = f"Weirmouth mill\n\nWeirmouth, 8 June 2013\n\n{PROSE}\n\nWeirmouth, 9 June 2013\n\n{PROSE}"
    assert document_from_text(text, id="mill.txt").published is None


@pytest.mark.parametrize("days", ["8-19 June 2013", "Saturday/Sunday, 8-10 June 2013", "31 June 2013", "8-9 June"])
def test_spans_that_are_no_week_end_tell_no_day(days: str) -> None:
    document = document_from_text(f"The Weir Echo, {days}\n\nWeirmouth mill\n\n{PROSE}\n\n{PROSE}", id="mill.txt")
    assert document.published is None
