"""The command group, and what becomes of everything that can fail in a command: its message and its exit code.

Commands are the modules of `claimcheck.cli.commands`; each registers itself with `@main.command()`.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

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


debug_option = click.option(
    "--debug", is_flag=True, is_eager=True, expose_value=False, callback=_debug, help="On an error, show the traceback."
)


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
