"""Sentences that look as if they disagree, and do not: all rules stay silent, in both orders."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import Document, check

PAIRS = tomllib.loads(Path(__file__).with_name("near_misses.toml").read_text(encoding="utf-8"))["pair"]
#: pairs that are reported all the same; only to be lowered
MOST_EXCEPTIONS = 12


def told(first: str, second: str, *, categories: tuple[str, ...]) -> list[str]:
    """The findings of these categories on two articles."""
    report = check([Document.from_text(first, id="a"), Document.from_text(second, id="b")])
    return [f"{finding.rule}: {finding.message}" for finding in report.findings if finding.category in categories]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["why"] for pair in PAIRS])
def test_silent(pair: dict[str, str], request: pytest.FixtureRequest) -> None:
    if "known" in pair:
        request.applymarker(pytest.mark.xfail(reason=pair["known"], strict=False))
    categories = ("conflict",) if "update" in pair else ("conflict", "update")
    assert told(pair["a"], pair["b"], categories=categories) == []
    assert told(pair["b"], pair["a"], categories=categories) == []


def test_there_are_enough() -> None:
    assert len(PAIRS) >= 60
    assert len({(pair["a"], pair["b"]) for pair in PAIRS}) == len(PAIRS)


def test_exceptions_have_a_reason_and_are_few() -> None:
    known = [pair["known"] for pair in PAIRS if "known" in pair]
    assert all(reason.strip() for reason in known)
    assert len(known) <= MOST_EXCEPTIONS
