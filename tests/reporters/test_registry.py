"""Reporters plug in: by decorator, and from other distributions by entry point."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING

import pytest

from claimcheck import plugins
from claimcheck.errors import ConfigurationError
from claimcheck.reporters import registry
from claimcheck.reporters.registry import LEVELS, reporter, reporters

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def announce(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Give the content of a module that another distribution announces as a reporter."""
    monkeypatch.setattr(registry, "_REPORTERS", dict(reporters()))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "someones", raising=False)

    def install(content: str) -> None:
        (tmp_path / "someones.py").write_text(content, encoding="utf-8")
        found = EntryPoints([EntryPoint("rhyme", "someones", "claimcheck.reporters")])
        monkeypatch.setattr(plugins, "entry_points", lambda group: found.select(group=group))
        plugins.load_plugins.cache_clear()

    yield install
    sys.modules.pop("someones", None)
    plugins.load_plugins.cache_clear()


def test_ours() -> None:
    names = list(reporters())
    assert names == sorted(names)
    assert {"json", "text"} <= set(names)


def test_another_distributions(announce) -> None:  # type: ignore[no-untyped-def]
    announce("from claimcheck.reporters import reporter\n@reporter('rhyme')\ndef write(report, stream, options): ...\n")
    assert "rhyme" in reporters()


def test_broken_plugin_is_named(announce) -> None:  # type: ignore[no-untyped-def]
    announce("1 / 0")
    with pytest.raises(ConfigurationError, match=r"rhyme = someones .*ZeroDivisionError.*uninstall"):
        reporters()


def test_a_name_is_taken_once() -> None:
    reporters()
    with pytest.raises(ValueError, match="there is a reporter 'text' already"):
        reporter("text")(lambda report, stream, options: None)


def test_levels_rise() -> None:
    assert LEVELS == ("note", "warning", "error")
