"""`claimcheck index`: read articles into a store ahead of time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import jobs_option, paths_argument, published_option, store_option
from claimcheck.cli.output import progress_bar, tell

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@main.command()
@paths_argument
@store_option(default=True, needed=True)
@published_option
@jobs_option
@click.option("--progress/--no-progress", default=True, help="Show progress on a terminal.")
@debug_option
def index(paths: tuple[str, ...], store: Path, published: dt.date | None, jobs: int, progress: bool) -> None:
    """Read articles into a store, so that later runs need not.

    `claimcheck check --against-store` then compares new articles with them, wherever they are by then.
    """
    from claimcheck.check import index as read_into
    from claimcheck.store import Store

    with Store(store) as opened, progress_bar(shown=progress and sys.stderr.isatty()) as bar:
        read, known, skipped = read_into(paths, opened, jobs=jobs, progress=bar, published=published)
        for one in skipped:
            tell(f"claimcheck: left out {one.path}: {one.reason}")
        click.echo(f"{read} read, {known} known before; the store is {opened.path}", err=True)
