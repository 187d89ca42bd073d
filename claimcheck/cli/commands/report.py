"""`claimcheck report`: read articles and show what they say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import (
    complete_files,
    configuration_options,
    jobs_option,
    paths_argument,
    published_option,
    store_option,
)
from claimcheck.cli.reporting import Reporting, reporting_options

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from claimcheck.config import Config


@main.command()
@paths_argument
@click.option(
    "--against",
    metavar="PATH",
    multiple=True,
    shell_complete=complete_files,
    help="Compare with these articles too; may be repeated.",
)
@reporting_options
@published_option
@configuration_options
@jobs_option
@store_option(default=False)
@debug_option
def report(
    paths: tuple[str, ...],
    against: tuple[str, ...],
    published: dt.date | None,
    jobs: int,
    store: Path | None,
    reporting: Reporting,
    config: Config,
) -> None:
    """Report on articles.

    PATH is an article (.txt, .md, .html), a file of articles (.jsonl), a folder, a pattern such as
    'news/**/*.txt', or - for standard input. Conflicts do not change the exit code.
    """
    from claimcheck.check import examine, touching

    with reporting.at_work() as bar:
        result, new = examine(paths, against, config=config, store=store, jobs=jobs, progress=bar, published=published)
    result = reporting.without_accepted(result)
    reporting.show(result if new is None else touching(result, new), config, new or frozenset())
