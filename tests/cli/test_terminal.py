"""What depends on a terminal: colour, width, the progress bar."""

from __future__ import annotations

import io

import pytest

from claimcheck.cli.output import progress_bar, report_options


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


# environment, --color, on a terminal, in a pipe
COLORS: list[tuple[dict[str, str], bool | None, bool, bool]] = [
    ({}, None, True, False),
    ({"NO_COLOR": ""}, None, True, False),
    ({"NO_COLOR": "1"}, None, False, False),
    ({"TERM": "dumb"}, None, False, False),
    ({"NO_COLOR": "1"}, True, True, True),
    ({}, False, False, False),
]


@pytest.mark.parametrize(("environment", "option", "on_terminal", "in_pipe"), COLORS)
def test_color(
    environment: dict[str, str],
    option: bool | None,
    on_terminal: bool,
    in_pipe: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert report_options(Terminal(), None, option).color is on_terminal
    assert report_options(io.StringIO(), None, option).color is in_pipe


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "97")
    assert report_options(Terminal(), None, None).width == 97
    assert report_options(io.StringIO(), None, None).width is None


def test_progress_is_on_stderr(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")  # the same to rich before version 14
    with progress_bar(shown=True) as tell:
        assert tell is not None
        tell(1, None)
        tell(2, 3)
        tell.claims(1234)
        tell(3, 3)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "comparing" in printed.err
    assert " articles, 1,234 claims, " in printed.err


def test_no_progress_where_it_is_not_wanted() -> None:
    with progress_bar(shown=False) as tell:
        assert tell is None


def test_no_progress() -> None:
    with progress_bar(shown=False) as tell:
        assert tell is None
