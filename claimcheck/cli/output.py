"""Where a command writes, and how it shows that it is at work."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.progress import Progress

    from claimcheck.models import Level
    from claimcheck.reporters import ReportOptions


@contextmanager
def output_stream(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to: the file, or standard output for None and `-`."""
    if path is None or str(path) == "-":
        yield sys.stdout
        sys.stdout.flush()  # so that a report that cannot be delivered is known before the command goes on
        return
    from claimcheck.reporters.files import replacing

    with replacing(path) as stream:
        yield stream


def report_options(stream: TextIO, level: Level | None, color: bool | None) -> ReportOptions:
    """How to show a report on `stream`; `color` None: on a terminal, unless the environment says no."""
    from claimcheck.reporters import ReportOptions

    terminal = stream.isatty()
    if color is None:
        # https://no-color.org: any value but the empty one
        color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return ReportOptions(level=level, color=color, width=shutil.get_terminal_size().columns if terminal else None)


def tell(text: str) -> None:
    """A line for people, on standard error; nothing of an article or a name in it orders a CI system about."""
    from claimcheck.reporters.unheeded import unheeded

    click.echo(unheeded(text), err=True)


class ProgressBar:
    """A line on a terminal: articles read, of how many; claims found; time left."""

    def __init__(self, bar: Progress) -> None:
        """Show nothing yet but that there is work."""
        self._bar = bar
        self._task = bar.add_task("reading", total=None, found=0)

    def __call__(self, done: int, total: int | None) -> None:
        """So many articles are read, of so many; after the last they are compared."""
        self._bar.update(
            self._task, completed=done, total=total, description="comparing" if done == total else "reading"
        )

    def claims(self, number: int) -> None:
        """So many claims are found."""
        self._bar.update(self._task, found=number)


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[ProgressBar | None]:
    """What is to be told how many articles are read, of how many; None if nothing is to be shown."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("articles,"),
        TextColumn("{task.fields[found]:,} claims,"), TimeRemainingColumn(), TextColumn("left"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield ProgressBar(bar)
