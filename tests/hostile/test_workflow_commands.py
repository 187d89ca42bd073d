"""No line that is printed is taken for an order by the runner of GitHub Actions, whatever stands in an article."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from claimcheck.cli import main
from claimcheck.reporters import ReportOptions, reporters
from claimcheck.reporters.unheeded import unheeded, unheeded_json
from tests.reporters.html.made import Desk, exactly

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.models import Report

#: what the runner's own parsers look for, leaving out what does not count; our annotations but for this
ORDER = re.compile(r"^\s*::|##\[", re.MULTILINE)
OURS = re.compile(r"^::(?:error|warning|notice) (?:file|title)=[^\r\n]*$", re.MULTILINE)
ATTACKS = [
    "::set-output name=x::pwn ::error::pwn ::stop-commands::pwn",
    "##[error]pwn ##[add-mask]pwn ###[set-output name=x;]pwn",
    "\u2028::error::pwn\u2029 ::error::pwn \x85::error::pwn\r::error::pwn",
]
#: at some width of the terminal any word of these begins a line
FILL = ["", *("so " * n for n in range(1, 12))]


def attacked(attack: str, fill: str) -> Report:
    desk, told = Desk(), []
    for copy in range(2):
        sentence = f"{fill}{attack} it had 1{copy} rooms {attack} then."
        id = desk.article(f"{attack}{copy}.txt", sentence, dt.date(2020, 1, 1 + copy), title=attack)
        told.append(
            desk.claim(id, sentence, f"1{copy} rooms {attack}", exactly(10 + copy), "conflicting", subject=attack)
        )
    desk.finding("conflict", "error", "counts/count-differs", f"{attack} {fill}{attack}", told, (attack,))
    desk.finding("unsupported", "note", "support/no-other-article", f"{fill}{attack}", told[:1])
    return desk.report()


@pytest.mark.parametrize("form", sorted(set(reporters()) - {"html"}))
@pytest.mark.parametrize("attack", ATTACKS)
def test_formats(form: str, attack: str) -> None:
    for fill in FILL:
        stream = io.StringIO()
        reporters()[form](attacked(attack, fill), stream, ReportOptions(width=30))
        told = OURS.sub("", stream.getvalue())
        assert not ORDER.search(told), told


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("::error::x", "\u2060::error::x"),
        ("a\n \t::error::x", "a\n \t\u2060::error::x"),
        ("a ::b", "a ::b"),
        ("a ###[b]", "a ##\u2060#[b]"),
        ("std::vector", "std::vector"),
    ],
)
def test_what_is_changed(text: str, kept: str) -> None:
    assert unheeded(text) == kept


def test_json_means_the_same() -> None:
    told = {"a": ["##[error]", "###[x]", "\\##["]}
    assert json.loads(unheeded_json(json.dumps(told))) == told
    assert "##[" not in unheeded_json(json.dumps(told))


def test_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "a\n::error::b"
    place.mkdir()
    (place / "##[error]c.txt").write_text("::error::pwn 12 boats ##[error]x sank.\n")
    (place / "d\n::error::e.txt").write_bytes(b"\0" * 400)
    for command in ("report", "extract", "index", "check . --against-store", "store forget no\n::error::"):
        words = command.split(" ")
        store = [] if words[0] in {"report", "extract"} else ["--store", "s"]
        more = ["."] if len(words) == 1 else []
        result = CliRunner().invoke(main, [*words, *more, *store])
        assert result.exit_code in {0, 1, 2}
        assert not ORDER.search(result.stdout), result.stdout
        assert not ORDER.search(result.stderr), result.stderr
