"""Along what a measure is taken: length, width, height; nothing where the text does not tell."""

from __future__ import annotations

import pytest

from claimcheck import Document, extract
from claimcheck.models import CountValue

# sentence, value, dimension
DIMENSIONS = [
    ("The ferry is 84 metres long and 17 metres wide.", "84 metres", "length"),
    ("The ferry is 84 metres long and 17 metres wide.", "17 metres", "width"),
    ("They dug a well 30 metres deep.", "30 metres", "depth"),
    ("The dish is 12 metres across.", "12 metres", "width"),
    ("The dish is 12 metres in diameter.", "12 metres", "diameter"),
    ("The dish has a diameter of 12 metres.", "12 metres", "diameter"),
    ("The hut stands at an altitude of 2,480 metres.", "2,480 metres", "elevation"),
    ("The spire is 61 feet high.", "61 feet", "height"),
    ("The town lies 40 kilometres away.", "40 kilometres", "distance"),
    ("The pit measures 90 metres from rim to rim.", "90 metres", "width"),
    ("It was a pike of 120 cm from nose to tail.", "120 cm", "length"),
    ("The slide went on for 400 metres.", "400 metres", None),
    ("The vault held 40 tonnes of grain.", "40 tonnes", None),
]


@pytest.mark.parametrize(("sentence", "text", "dimension"), DIMENSIONS)
def test_dimension(sentence: str, text: str, dimension: str | None) -> None:
    (value,) = (claim.value for claim in extract(Document.from_text(sentence, id="a.txt")) if claim.value_text == text)
    assert isinstance(value, CountValue)
    assert value.dimension == dimension
