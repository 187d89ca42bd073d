"""The command `claimcheck`: it reads options, calls the library and chooses the exit code, nothing else.

Whatever is slow to import is imported inside the commands, so that help and mistakes answer at once.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shutil
import sys
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.models import Level
    from claimcheck.reporters import Reporter, ReportOptions

EXIT_USAGE = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130
_DEBUG = "claimcheck.debug"


class _Failure(click.ClickException):
    """An error on purpose, for the user in one line."""

    exit_code = EXIT_USAGE

    def show(self, file: Any = None) -> None:
        click.echo(f"claimcheck: {self.format_message()}", file=file, err=file is None)


class _Group(click.Group):
    """The command group: whatever fails in a command, its message and its exit code are settled here."""

    def invoke(self, ctx: click.Context) -> Any:
        _prepare_stdout()
        with _failures(ctx):
            return super().invoke(ctx)


@contextmanager
def _failures(ctx: click.Context) -> Iterator[None]:
    """Turn every way to fail into its message and its exit code."""
    try:
        yield
        sys.stdout.flush()
    except (click.exceptions.Exit, click.ClickException, click.Abort):
        raise
    except BrokenPipeError:
        _close_stdout()
        ctx.exit(0)  # whoever reads has read enough
    except KeyboardInterrupt:
        ctx.exit(EXIT_INTERRUPTED)
    except ClaimcheckError as error:
        _show_traceback(ctx)
        raise _Failure(str(error)) from error
    except Exception as error:
        fault = f"claimcheck: this is a fault in claimcheck, not in your articles: {type(error).__name__}: {error}"
        hint = "" if _show_traceback(ctx) else "; --debug shows where"
        click.echo(" ".join(fault.split()) + hint, err=True)
        ctx.exit(EXIT_FAULT)


def _show_traceback(ctx: click.Context) -> bool:
    if ctx.meta.get(_DEBUG):
        click.echo(traceback.format_exc(), err=True, nl=False)
    return bool(ctx.meta.get(_DEBUG))


def _prepare_stdout() -> None:
    """Write the same bytes into every pipe, and never fail on a character that the terminal does not know."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _close_stdout() -> None:
    # else the interpreter complains when it flushes at exit; see the note on SIGPIPE in the docs of `signal`
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# options


class _Format(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """The name of a reporter; looked up late, because other distributions bring reporters too."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        from claimcheck.reporters import reporters

        return f"[{'|'.join(reporters())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Reporter:
        from claimcheck.reporters import reporters

        known = reporters()
        if callable(value):  # converted before
            return value  # type: ignore[no-any-return]
        if value not in known:
            self.fail(f"{value!r} is none of {', '.join(known)}.", param, ctx)
        return known[value]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        from claimcheck.reporters import reporters

        return [CompletionItem(name) for name in reporters() if name.startswith(incomplete)]


def _debug(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[_DEBUG] = True


def _version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        with _failures(ctx):  # options are read before the group is invoked
            from claimcheck import __version__
            from claimcheck.nlp import model_name

            click.echo(f"claimcheck {__version__} ({model_name()})")
        ctx.exit()


def _day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date like 2024-03-31") from error


debug_option = click.option(
    "--debug", is_flag=True, is_eager=True, expose_value=False, callback=_debug, help="On an error, show the traceback."
)
paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
published_option = click.option(
    "--published", metavar="DATE", callback=_day, help="Publication date of all articles, whatever they say."
)
output_option = click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to the screen."
)


# commands


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the versions."
)
@debug_option
def main() -> None:
    """Find what English articles say differently.

    claimcheck reads the dates, counts and people's titles that articles state, and shows which of them
    cannot both hold. It works offline and never decides who is right.
    """


@main.command()
@paths_argument
@click.option("--against", metavar="PATH", multiple=True, help="Compare with these articles too; may be repeated.")
@click.option("--format", "reporter", type=_Format(), default="text", show_default=True, help="Form of the report.")
@output_option
@click.option("--level", type=click.Choice(["error", "warning", "note"]), help="Lowest level shown.  [default: all]")
@published_option
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
) -> None:
    """Report on articles.

    PATH is an article (.txt, .md, .html), a file of articles (.jsonl), a folder, a pattern such as
    'news/**/*.txt', or - for standard input. Conflicts do not change the exit code.
    """
    from claimcheck.check import check
    from claimcheck.reporters.wording import conclusion

    with _progress(shown=progress and not quiet and sys.stderr.isatty()) as bar:
        result = check(paths, against, jobs=jobs, progress=bar, published=published)
    with _output(output) as stream:
        reporter(result, stream, _options(stream, level, color))
    if output and not quiet:
        click.echo(f"{conclusion(result)} The report is in {output}.", err=True)


@main.command()
@paths_argument
@output_option
@published_option
@debug_option
def extract(paths: tuple[str, ...], output: Path | None, published: dt.date | None) -> None:
    """Print the claims of articles as JSON Lines."""
    from claimcheck.check import extract as extract_claims
    from claimcheck.models import Skipped
    from claimcheck.readers import read_inputs

    with _output(output) as stream:
        for document in read_inputs(paths, published=published):
            if isinstance(document, Skipped):
                click.echo(f"claimcheck: left out {document.path}: {document.reason}", err=True)
                continue
            for claim in extract_claims(document):
                stream.write(claim.model_dump_json() + "\n")


@main.command()
def schema() -> None:
    """Print the JSON Schema of the report."""
    from claimcheck.reporters.json import report_schema

    click.echo(json.dumps(report_schema(), indent=2, ensure_ascii=False))


# what commands share


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to: the file, or standard output for None and `-`."""
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    from claimcheck.reporters.files import replacing

    with replacing(path) as stream:
        yield stream


def _options(stream: TextIO, level: Level | None, color: bool | None) -> ReportOptions:
    from claimcheck.reporters import ReportOptions

    terminal = stream.isatty()
    if color is None:
        # https://no-color.org: any value but the empty one
        color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return ReportOptions(level=level, color=color, width=shutil.get_terminal_size().columns if terminal else None)


@contextmanager
def _progress(*, shown: bool) -> Iterator[Callable[[int, int | None], None] | None]:
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
