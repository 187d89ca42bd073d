"""The page of recipes is run from top to bottom, and prints what it says it prints."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import spacy_pipe  # noqa: F401  (known without an installed distribution)
from claimcheck.reporters import registry, reporters

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parents[1] / "docs" / "recipes.md"
BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<printed>.*?)^```\n)?", re.DOTALL | re.MULTILINE)


def test_recipes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], update_golden: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    # a recipe registers a reporter
    monkeypatch.setattr(registry, "_REPORTERS", dict(reporters()))
    page = PAGE.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "recipes"}

    def run(block: re.Match[str]) -> str:
        line = page.count("\n", 0, block.start()) + 2
        # so that a traceback names the line of the page
        exec(compile("\n" * (line - 1) + block["code"], PAGE.name, "exec"), names)
        printed = capsys.readouterr().out
        return f"```python\n{block['code']}```\n" + (f"\n```text\n{printed}```\n" if printed else "")

    found = BLOCK.sub(run, page)
    if update_golden:
        PAGE.write_text(found, encoding="utf-8", newline="\n")
    assert found == page
