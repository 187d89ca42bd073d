"""Words as data: a lexicon file that is missing or broken is told by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import RuleError
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "no such file"), (b"words = [", "not TOML"), (b'words = "\xff"', "not TOML")],
    ids=["missing", "cut short", "not UTF-8"],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, told: str
) -> None:
    monkeypatch.setattr("claimcheck.lexicon.files", lambda package: tmp_path)
    (tmp_path / "lexicon").mkdir()
    if content is not None:
        (tmp_path / "lexicon" / "broken.toml").write_bytes(content)
    with pytest.raises(RuleError, match=rf"rules/lexicon/broken\.toml: {told}"):
        lexicon.__wrapped__("broken")
