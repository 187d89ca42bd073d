"""The shape of the package: imports go one way, and the package itself stays light."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import claimcheck

ROOT = Path(__file__).parents[1]
HEAVY = {"spacy", "pint", "rich", "click", "dateutil", "markdown_it"}


def test_imports_go_one_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    failed = lint_imports(no_cache=True)
    assert not failed, capsys.readouterr().out


def test_import_is_light() -> None:
    code = f"import sys, claimcheck; print(sorted({HEAVY!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_public_names_are_there() -> None:
    assert {name for name in claimcheck.__all__ if not hasattr(claimcheck, name)} == set()
    assert set(claimcheck.__all__) <= set(dir(claimcheck))


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="module 'claimcheck' has no attribute 'chek'"):
        claimcheck.chek  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("module", ["claimcheck.check", "claimcheck.cli", "claimcheck.__main__"])
def test_check_stays_the_function(module: str) -> None:
    code = f"import {module}, claimcheck, claimcheck.check as module; print(claimcheck.check.__qualname__)"
    for first in ("", "import claimcheck; ", "from claimcheck import check; "):
        found = subprocess.run([sys.executable, "-c", first + code], capture_output=True, text=True, check=True)
        assert found.stdout == "check\n"


def test_check_is_the_modules_function() -> None:
    assert claimcheck.check is importlib.import_module("claimcheck.check").check
