"""`claimcheck report`: read articles and show what they say differently."""

from __future__ import annotations

import click

from claimcheck.cli.app import main
from claimcheck.cli.options import complete_files, paths_argument
from claimcheck.cli.reading import Reading, reading_options
from claimcheck.cli.reporting import Reporting, reporting_options


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
@reading_options(store=False)
def report(paths: tuple[str, ...], against: tuple[str, ...], reporting: Reporting, reading: Reading) -> None:
    """Report on articles.

    PATH is an article (.txt, .md, .html), a file of articles (.jsonl), a folder, a pattern such as
    'news/**/*.txt', or - for standard input. Conflicts do not change the exit code.
    """
    with reporting.at_work() as bar:
        found, new = reading.examine(paths, against, progress=bar)
    reporting.show(reporting.narrowed(found, new), reading.config, new or frozenset())
