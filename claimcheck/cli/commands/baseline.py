"""`claimcheck baseline`: accept what is found now, so that only what is new is shown later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.baseline import FILE_NAME
from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import configuration_options, jobs_option, paths_argument, published_option, store_option
from claimcheck.cli.output import output_stream, progress_bar

if TYPE_CHECKING:
    import datetime as dt

    from claimcheck.config import Config


@main.command()
@paths_argument
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(FILE_NAME),
    show_default=True,
    help="Write there; - is the screen.",
)
@published_option
@configuration_options
@jobs_option
@store_option(default=True)
@click.option("--progress/--no-progress", default=True, help="Show progress on a terminal.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@debug_option
def baseline(
    paths: tuple[str, ...],
    output: Path,
    published: dt.date | None,
    jobs: int,
    store: Path | None,
    progress: bool,
    quiet: bool,
    config: Config,
) -> None:
    """Accept all that is found in articles now.

    Name the same articles in the same way, from the same folder, as for check and report; with --baseline these hide
    what the file accepts. A finding comes back when one of its sentences is changed, not when it moves.
    """
    import sys

    from claimcheck.baseline import Baseline
    from claimcheck.check import check
    from claimcheck.reporters.wording import counted

    with progress_bar(shown=progress and not quiet and sys.stderr.isatty()) as bar:
        accepted = Baseline.of(check(paths, config=config, store=store, jobs=jobs, progress=bar, published=published))
    with output_stream(output) as stream:
        stream.write(accepted.to_json())
    if not quiet and str(output) != "-":
        click.echo(f"{counted(len(accepted.findings), 'finding')} accepted in {output}.", err=True)
