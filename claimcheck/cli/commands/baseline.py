"""`claimcheck baseline`: accept what is found now, so that only what is new is shown later."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.baseline import FILE_NAME
from claimcheck.cli.app import main
from claimcheck.cli.options import paths_argument
from claimcheck.cli.output import output_stream, progress_bar
from claimcheck.cli.reading import Reading, reading_options


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
@click.option("--progress/--no-progress", default=True, help="Show progress on a terminal.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@reading_options(store=True)
def baseline(paths: tuple[str, ...], output: Path, progress: bool, quiet: bool, reading: Reading) -> None:
    """Accept all that is found in articles now.

    Name the same articles in the same way, from the same folder, as for check and report; with --baseline these hide
    what the file accepts. A finding comes back when one of its sentences is changed, not when it moves.
    """
    import sys

    from claimcheck.baseline import Baseline
    from claimcheck.reporters.wording import tally

    with progress_bar(shown=progress and not quiet and sys.stderr.isatty()) as bar:
        found, _ = reading.examine(paths, progress=bar)
    accepted = Baseline.of(found)
    with output_stream(output) as stream:
        stream.write(accepted.to_json())
    if not quiet and str(output) != "-":
        click.echo(f"{tally(found.findings)} accepted in {output}.", err=True)
