"""The component for other people's spaCy pipelines."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import claimcheck
from claimcheck import spacy_pipe

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "The mill at Arrow was built in 1790. Twelve workers died when it burned down last Monday."


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A pipeline that knows nothing but claims."""
    made = spacy.blank("en")
    made.add_pipe("claimcheck")
    return made


def test_claims_are_those_of_the_library(nlp: Language) -> None:
    claims = nlp(TEXT)._.claims
    assert claims == claimcheck.extract(claimcheck.Document.from_text(TEXT))
    assert {"1790", "Twelve"} <= {claim.value_text for claim in claims}
    assert all(TEXT[claim.value_start : claim.value_end] == claim.value_text for claim in claims)


def test_it_is_announced() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    home = project["project"]["entry-points"]["spacy_factories"]["claimcheck"]
    assert home == f"{spacy_pipe.__name__}:{spacy_pipe.make_component.__name__}"


def test_publication_date() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimcheck", config={"published": "2024-05-16"})
    days = {claim.value.timex for claim in nlp(TEXT)._.claims if claim.type == "date"}
    assert "2024-05-13" in days
    doc = nlp.make_doc(TEXT)
    doc.user_data.update(id="mill.txt", published=dt.date(2024, 6, 6))
    claims = nlp(doc)._.claims
    assert "2024-06-03" in {claim.value.timex for claim in claims if claim.type == "date"}
    assert {claim.document for claim in claims} == {"mill.txt"}


def test_a_date_that_is_none() -> None:
    with pytest.raises(ValueError, match="soon"):
        spacy.blank("en").add_pipe("claimcheck", config={"published": "soon"})


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_to_read(nlp: Language, text: str) -> None:
    assert nlp(text)._.claims == []


def test_survives_being_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert again._.claims == doc._.claims
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.claims == doc._.claims


def test_a_stream(nlp: Language) -> None:
    assert [len(doc._.claims) > 0 for doc in nlp.pipe([TEXT, "Nothing."])] == [True, False]


def test_a_doc_that_it_has_not_seen(nlp: Language) -> None:
    assert nlp.make_doc(TEXT)._.claims == []
