"""Where a command writes, and how it shows that it is at work."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claimcheck.models import Level
    from claimcheck.reporters import ReportOptions


@contextmanager
def output_stream(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to: the file, or standard output for None and `-`."""
    if path is None or str(path) == "-":
        yield sys.stdout
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


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[int, int | None], None] | None]:
    """A function to be told how many articles are read, of how many; None if nothing is to be shown."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("articles read"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
