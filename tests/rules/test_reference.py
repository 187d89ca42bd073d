"""The page on all rules is made from their files."""

from __future__ import annotations

from pathlib import Path

from claimcheck.engine import builtin_rules
from claimcheck.engine.reference import reference_page

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference_page(builtin_rules()), (
        "the rule files have changed: run python -m claimcheck.engine.reference docs/rules.md"
    )
