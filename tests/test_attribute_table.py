"""The table does what spaCy's attribute ruler does, token by token."""

from __future__ import annotations

import importlib
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.attribute_table import AttributeTable
from claimcheck.nlp import MODEL_PACKAGES, UNUSED_COMPONENTS, parse_all, pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ARTICLES = sorted((Path(__file__).parent / "clusters").glob("*/articles/*"))[::12]
ODD = [
    "", " ", "There is a man, and there are two.", "I ain't gonna go, y'all.", "Let's go; c'm on, you got ta.",
    "  two  spaces \n here", "That is him, isn't it?", "It's been done. He's done it.", "She'd had it. They'd go.",
    "But one cat, all but one.", "Nothin' doin', said ol' Bill 'nuff.", "🙂 ½ № 5", "He did not; she didn’t.",
]  # fmt: skip


@pytest.fixture
def plain() -> Language:
    """The pipeline as its publisher ships it, but for what we leave out."""
    for package in MODEL_PACKAGES:
        try:
            loaded: Language = importlib.import_module(package).load(exclude=UNUSED_COMPONENTS)
        except ModuleNotFoundError:
            continue
        return loaded
    raise AssertionError("no model")


def _all(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]


def test_same_as_the_ruler(plain: Language) -> None:
    texts = ODD + [line for path in ARTICLES for line in path.read_text(encoding="utf-8").splitlines()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wanted = [_all(doc) for doc in plain.pipe(texts)]
    assert [_all(doc) for doc in parse_all(texts)] == wanted


def test_the_table_is_in_use() -> None:
    (table,) = [component for _, component in pipeline().pipeline if isinstance(component, AttributeTable)]
    list(parse_all(["The harbour master closed the port on Monday."]))
    assert table._applies
    assert table._rows


def test_a_ruler_that_asks_for_more_is_used_itself(plain: Language) -> None:
    ruler = plain.get_pipe("attribute_ruler")
    ruler.add([[{"LENGTH": 7}]], {"LEMMA": "seven"})
    table = AttributeTable(ruler)
    assert not table._applies
    assert [token.lemma_ for token in table(plain.make_doc("sailors"))] == ["seven"]
