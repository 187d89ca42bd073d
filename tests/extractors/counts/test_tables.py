"""Numbers in tables, boxes and lists of Markdown and HTML: what they count, in which unit, whose they are, and when."""

from __future__ import annotations

from typing import Literal

import pytest

from claimcheck.check import extract
from claimcheck.models import CountValue, Document

PORTS = """# Arl harbour

| Port | Berths | Tonnage (million t) | Traffic (%) | Income (€m) | Opened |
| --- | --- | --- | --- | --- | --- |
| Arl | 14 | 2.3 | 61 | 4.5 | 1904 |
| Brom | 9 | 1.1 | 39 | 2.1 | 1931 |

| Measure | Value |
| --- | --- |
| Length | 62.4 m |
| Crew | 14 |

| Year | Visitors |
| --- | --- |
| 2018 | 120,000 |
| 2019 | 134,000 |

- Width: 11 m
- **Passengers**: 120
- Employees: 340 (2019)
"""
LIGHTHOUSE = """<html><body><article><h1>Arl lighthouse</h1>
<p>The lighthouse at Arl stands on a rock off the coast of the island and is open to visitors in summer.</p>
<table class="infobox"><caption>Arl lighthouse</caption><tr><th>Height</th><td>41 m</td></tr>
<tr><th>Steps</th><td>196</td></tr></table>
<dl><dt>Population</dt><dd>18,906</dd><dt>Area</dt><dd>12.4 km²</dd><dt>Schools</dt><dd>7 (2016)</dd></dl>
<table><tr><th>Club</th><th>Goals</th></tr><tr><td>Arl Town</td><td>44</td></tr></table>
<ul><li>Seats: 400</li></ul></article></body></html>"""

#: words, noun, number, unit, owner, year
IN_MARKDOWN = [
    ("14", "berth", 14, None, "Arl", None),
    ("9", "berth", 9, None, "Brom", None),
    ("2.3", "tonnage", 2.3e6, "metric_ton", "Arl", None),
    ("61", "traffic", 61, "percent", "Arl", None),
    ("4.5", "income", 4.5e6, "EUR", "Arl", None),
    ("62.4 m", "length", 62.4, "meter", None, None),
    ("120,000", "visitor", 120_000, None, None, "2018"),
    ("134,000", "visitor", 134_000, None, None, "2019"),
    ("11 m", "width", 11, "meter", None, None),
    ("120", "passenger", 120, None, None, None),
    ("340", "employee", 340, None, None, "2019"),
]
IN_HTML = [
    ("41 m", "height", 41, "meter", None, None),
    ("196", "step", 196, None, None, None),
    ("18,906", "population", 18_906, None, None, None),
    ("12.4 km²", "area", 12.4, "square_kilometer", None, None),
    ("7", "school", 7, None, None, "2016"),
    ("44", "goal", 44, None, "Arl Town", None),
    ("400", "seat", 400, None, None, None),
]
ALL = [("markdown", PORTS, *row) for row in IN_MARKDOWN] + [("html", LIGHTHOUSE, *row) for row in IN_HTML]


@pytest.mark.parametrize(("format", "text", "words", "noun", "number", "unit", "owner", "year"), ALL)
def test_cells_and_items(
    format: Literal["markdown", "html"],
    text: str,
    words: str,
    noun: str,
    number: float,
    unit: str | None,
    owner: str | None,
    year: str | None,
) -> None:
    claims = extract(Document(id="a", text=text, format=format))
    claim = next(one for one in claims if one.type == "count" and one.value_text == words)
    assert isinstance(claim.value, CountValue)
    assert (claim.frame.thing, claim.value.number, claim.value.unit) == (noun, number, unit)
    assert text[claim.value_start : claim.value_end] == words
    assert (claim.scope.since or "")[:4] == (year or "")
    owners = [one.name for one in claim.frame.participants if one.role == "of"]
    assert owner is None or owners[:1] == [owner]
