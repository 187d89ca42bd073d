"""`claimcheck report`: read articles and show what they say differently."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import Format, configuration_options, output_option, paths_argument, published_option
from claimcheck.cli.output import output_stream, progress_bar, report_options

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from claimcheck.config import Config
    from claimcheck.models import Level
    from claimcheck.reporters import Reporter


@main.command()
@paths_argument
@click.option("--against", metavar="PATH", multiple=True, help="Compare with these articles too; may be repeated.")
@click.option("--format", "reporter", type=Format(), default="text", show_default=True, help="Form of the report.")
@output_option
@click.option("--level", type=click.Choice(["error", "warning", "note"]), help="Lowest level shown.  [default: all]")
@published_option
@configuration_options
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that read articles; one, as yet.",
)
@click.option("--color/--no-color", default=None, help="Colour, or none.  [default: on a terminal, unless NO_COLOR]")
@click.option("--progress/--no-progress", default=True, help="Show progress on a terminal.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the report and errors.")
@debug_option
def report(
    paths: tuple[str, ...],
    against: tuple[str, ...],
    reporter: Reporter,
    output: Path | None,
    level: Level | None,
    published: dt.date | None,
    jobs: int,
    color: bool | None,
    progress: bool,
    quiet: bool,
    config: Config,
) -> None:
    """Report on articles.

    PATH is an article (.txt, .md, .html), a file of articles (.jsonl), a folder, a pattern such as
    'news/**/*.txt', or - for standard input. Conflicts do not change the exit code.
    """
    from claimcheck.check import check
    from claimcheck.reporters.wording import conclusion

    with progress_bar(shown=progress and not quiet and sys.stderr.isatty()) as bar:
        result = check(paths, against, config=config, jobs=jobs, progress=bar, published=published)
    with output_stream(output) as stream:
        reporter(result, stream, report_options(stream, level, color))
    if output and not quiet:
        click.echo(f"{conclusion(result)} The report is in {output}.", err=True)
