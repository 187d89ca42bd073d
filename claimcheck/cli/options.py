"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from claimcheck.reporters import Reporter


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


paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
published_option = click.option(
    "--published", metavar="DATE", callback=_day, help="Publication date of all articles, whatever they say."
)
output_option = click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write there, not to the screen."
)
