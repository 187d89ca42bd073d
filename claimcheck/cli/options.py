"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.reporters import Reporter

    Command = Callable[..., Any]


class Format(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """The name of a reporter; looked up late, because other distributions bring reporters too."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Name the formats."""
        from claimcheck.reporters import reporters

        return f"[{'|'.join(reporters())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Reporter:
        """The reporter of that name."""
        from claimcheck.reporters import reporters

        known = reporters()
        if callable(value):  # converted before
            return value  # type: ignore[no-any-return]
        if value not in known:
            self.fail(f"{value!r} is none of {', '.join(known)}.", param, ctx)
        return known[value]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The formats that begin so."""
        from click.shell_completion import CompletionItem

        from claimcheck.reporters import reporters

        return [CompletionItem(name) for name in reporters() if name.startswith(incomplete)]


def _day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date like 2024-03-31") from error


#: set in a context's `meta` where nothing but the configuration is to be shown
_PRINT_CONFIG = "claimcheck.print-config"


def _paths(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    if not value and not ctx.meta.get(_PRINT_CONFIG):
        raise click.MissingParameter(ctx=ctx, param=parameter)
    return value


def _note_print_config(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[_PRINT_CONFIG] = True


def configuration_options(command: Command) -> Command:
    """Add `--config`, `--isolated`, `--select`, `--ignore` and `--print-config` to a command.

    The command gets one more argument for all of them, `config`, a `claimcheck.config.Config`, ready to be handed
    on to `check(config=...)`. Without `--config` it is the nearest configuration upward from the first of the
    command's `paths` (if it has that parameter), else from the working directory. With `--print-config` the command is
    not called: the configuration is printed instead. Put it right above the function or among its options::

        @main.command()
        @paths_argument
        @configuration_options
        @debug_option
        def report(paths: tuple[str, ...], config: Config) -> None: ...

    Every mistake in a configuration ends the command with exit code 2 and all that is wrong.
    """

    @functools.wraps(command)
    def configured(*args: Any, **given: Any) -> Any:
        from claimcheck.config import Config, described

        names = ("config_file", "isolated", "select", "ignore")
        file, isolated, select, ignore = (given.pop(name) for name in names)
        if file is not None and isolated:
            raise click.UsageError("--config and --isolated exclude each other; give one of them.")
        if isolated:
            config = Config()
        else:
            config = Config.load(file) if file is not None else Config.discover(given.get("paths", ()))
        config = config.with_choice(select, ignore, whence="option --")
        if click.get_current_context().meta.get(_PRINT_CONFIG):
            click.echo(described(config), nl=False)
            return None
        return command(*args, config=config, **given)

    decorated: Command = configured
    for option in reversed(_CONFIGURATION_OPTIONS):
        decorated = option(decorated)
    return decorated


_CONFIGURATION_OPTIONS: tuple[Callable[[Command], Command], ...] = (
    click.option(
        "--config",
        "config_file",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Configuration.  [default: the nearest claimcheck.toml or pyproject.toml, upward from the articles]",
    ),
    click.option("--isolated", is_flag=True, help="Look for no configuration; the defaults hold."),
    click.option("--select", metavar="RULE", multiple=True, help="Only this rule, folder or pattern; may be repeated."),
    click.option(
        "--ignore", metavar="RULE", multiple=True, help="All but this rule, folder or pattern; may be repeated."
    ),
    click.option(
        "--print-config",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_note_print_config,
        help="Show the configuration, and where each value comes from; do no more.",
    ),
)


def complete_files(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
    """Let the shell complete the name of a file."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, callback=_paths, shell_complete=complete_files)


def day_option(name: str, *, help: str) -> Callable[[Command], Command]:
    """An option that takes a day like 2024-03-31; the command gets a date or None."""
    return click.option(name, metavar="DATE", callback=_day, help=help)


published_option = day_option("--published", help="Publication date of all articles, whatever they say.")
output_option = click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to the screen."
)


def _cores(ctx: click.Context, parameter: click.Parameter, value: int | None) -> int:
    if value is not None:
        return value
    # the processors that this process may use, where the system tells
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    callback=_cores,
    help="Processes that read articles, at most; the report is the same.  [default: the processors]",
)


def _usable(path: Path) -> Path | None:
    """The store in the cache folder; None, and a word about it, if there can be none."""
    from claimcheck.errors import StoreError
    from claimcheck.store import Store

    try:
        Store(path).close()
    except StoreError as error:
        click.echo(f"claimcheck: {error}, or --no-store; nothing is kept", err=True)
        return None
    return path


def store_option(*, default: bool, needed: bool = False) -> Callable[[Command], Command]:
    """Add `--store`; the command gets a path or None.

    With `default` the store is in the cache folder, unless there can be none, and `--no-store` is added. With
    `needed` the command always gets a path.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def stored(*args: Any, store: Path | None, no_store: bool = False, **given: Any) -> Any:
            if store is None and default and not no_store:
                from claimcheck.store import default_store

                store = default_store() if needed else _usable(default_store())
            return command(*args, store=None if no_store else store, **given)

        decorated: Command = stored
        where = "  [default: in the cache folder]" if default else ""
        if default and not needed:
            decorated = click.option("--no-store", is_flag=True, help="Read everything anew, and keep nothing.")(
                decorated
            )
        return click.option(
            "--store",
            metavar="FILE",
            type=click.Path(dir_okay=False, path_type=Path),
            help=f"What was read before is taken from there, and what is read is kept there.{where}",
        )(decorated)

    return decorate
