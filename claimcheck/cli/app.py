"""The command group, and what becomes of everything that can fail in a command: its message and its exit code.

Commands are the modules of `claimcheck.cli.commands`; each registers itself with `@main.command()`.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
import traceback
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

from claimcheck.cli.output import tell
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

EXIT_USAGE = 2
EXIT_FAULT = 3
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 128 + signal.SIGTERM
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO, errno.EBADF})
_DEBUG = "claimcheck.debug"
_UNREAD = "claimcheck.unread"


class _TerminatedError(BaseException):
    """Somebody has asked the process to end."""


class _Failure(click.ClickException):
    """An error on purpose, for the user in one line."""

    exit_code = EXIT_USAGE

    def show(self, file: Any = None) -> None:
        from claimcheck.reporters.unheeded import unheeded

        click.echo(unheeded(f"claimcheck: {self.format_message()}"), file=file, err=file is None)


class _Group(click.Group):
    """The command group: whatever fails in a command, its message and its exit code are settled here."""

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        _prepare_streams()
        # options are read before the group is invoked, and --help and --version write
        with _failures(click.Context(self)):
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _heeding_sigterm(), _failures(ctx):
            return super().invoke(ctx)


def answers(code: int = EXIT_USAGE) -> None:
    """Tell that the exit code of the running command is an answer, and 0 a promise.

    If what it writes cannot be delivered because nobody reads on, it ends with `code`; other commands then end with 0.
    """
    click.get_current_context().meta[_UNREAD] = code


@contextmanager
def _heeding_sigterm() -> Iterator[None]:
    """Take SIGTERM for an error, so that what is half-written is taken away and workers are ended.

    Afterwards it means again what it meant: the command may have been called by a program that goes on.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        # none is told of a handler that Python has not set
        signal.signal(signal.SIGTERM, signal.SIG_DFL if before is None else before)


@contextmanager
def _failures(ctx: click.Context) -> Iterator[None]:
    """Turn every way to fail into its message and its exit code."""
    try:
        with _delivered():
            yield
    except (click.exceptions.Exit, click.ClickException, click.Abort):
        raise
    except BrokenPipeError:
        _close_stdout()
        ctx.exit(ctx.meta.get(_UNREAD, 0))  # whoever reads has read enough
    except KeyboardInterrupt:
        ctx.exit(EXIT_INTERRUPTED)
    except _TerminatedError:
        click.echo("claimcheck: was asked to end, and has written nothing more", err=True)
        ctx.exit(EXIT_TERMINATED)
    except ClaimcheckError as error:
        _show_traceback(ctx)
        raise _Failure(str(error)) from error
    except MemoryError as error:
        _show_traceback(ctx)
        raise _Failure("memory ran out; read fewer articles at a time, or give fewer --jobs") from error
    except OSError as error:
        _show_traceback(ctx)
        if error.errno not in _NO_ROOM:
            _tell_fault(ctx, error)
        _close_stdout()
        raise _Failure(f"cannot write the output: {error.strerror}; make room, or write elsewhere") from error
    except Exception as error:
        _show_traceback(ctx)
        _tell_fault(ctx, error)


@contextmanager
def _delivered() -> Iterator[None]:
    """Have all that was written leave the process while an error can still be told, for any exit code."""
    try:
        yield
    except click.exceptions.Exit:
        sys.stdout.flush()
        raise
    sys.stdout.flush()


def _tell_fault(ctx: click.Context, error: Exception) -> NoReturn:
    fault = f"claimcheck: this is a fault in claimcheck, not in your articles: {type(error).__name__}: {error}"
    hint = "" if ctx.meta.get(_DEBUG) else "; --debug shows where"
    tell(" ".join(fault.split()) + hint)
    ctx.exit(EXIT_FAULT)


def _terminated(number: int, frame: object) -> NoReturn:
    raise _TerminatedError


def _show_traceback(ctx: click.Context) -> None:
    if ctx.meta.get(_DEBUG):
        click.echo(traceback.format_exc(), err=True, nl=False)


class _Closed(io.TextIOBase):
    """Standard output that was closed before we began: it cannot be written, as a full disk cannot."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "standard output is closed")


def _prepare_streams() -> None:
    """Write the same bytes into every pipe; never fail on a character unknown to the terminal, or on closed streams."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  (for the life of the process)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _close_stdout() -> None:
    # else the interpreter complains when it flushes at exit; see the note on SIGPIPE in the docs of `signal`
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _debug(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[_DEBUG] = True


def _version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
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
