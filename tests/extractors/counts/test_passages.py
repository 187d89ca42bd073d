"""Passages of one article with and without a fault of arithmetic: each is found, and nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.check import check
from claimcheck.models import Document

KINDS = {"parts-total", "list-length", "percent-own-figures", "bracket-conversion", "headline-text"}
PASSAGES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("passages.toml").read_text(encoding="utf-8"))


def found(text: str) -> set[str]:
    """The names of the rules on one article that find something in it."""
    markup = "markdown" if "\n- " in text else "text"
    report = check([Document(id="a", text=text, format=markup)])
    return {name for finding in report.findings if (name := finding.rule.split("/")[1]) in KINDS}


@pytest.mark.parametrize("passage", PASSAGES["faulty"], ids=lambda passage: passage["text"][:60])
def test_a_fault_is_found(passage: dict[str, str]) -> None:
    assert found(passage["text"]) == {passage["rule"]}


@pytest.mark.parametrize("text", PASSAGES["faultless"]["texts"], ids=lambda text: text[:60])
def test_what_holds_is_left_alone(text: str) -> None:
    assert found(text) == set()
