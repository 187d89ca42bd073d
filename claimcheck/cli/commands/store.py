"""`claimcheck store`: what a store holds, whether it is whole, and taking out what is of no more use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import store_option

if TYPE_CHECKING:
    from pathlib import Path

EXIT_DAMAGED = 1


@main.group()
def store() -> None:
    """Look after a store of what was read."""


@store.command()
@store_option(default=True)
@debug_option
def info(store: Path) -> None:
    """Say where the store is and what it holds."""
    from claimcheck.archive import Archive
    from claimcheck.store import Store

    with Store(_existing(store)) as opened:
        held, indexed = opened.info(), len(Archive(opened))
    click.echo(f"file      {held.path}")
    click.echo(f"size      {held.bytes:,} bytes")
    click.echo(f"edition   {held.edition}")
    click.echo(f"articles  {held.readings:,}")
    click.echo(f"claims    {held.claims:,}")
    click.echo(f"indexed   {indexed:,} (what claimcheck check --against-store compares with)")
    click.echo(f"outdated  {held.outdated:,} (claimcheck store prune takes them out)")


@store.command()
@store_option(default=True)
@debug_option
def verify(store: Path) -> None:
    """Look at every entry; the exit code is 1 if one is damaged."""
    from claimcheck.store import Store

    with Store(_existing(store)) as opened:
        problems = [*opened.notices, *opened.verify()]
    for problem in problems:
        click.echo(problem)
    if problems:
        click.get_current_context().exit(EXIT_DAMAGED)
    click.echo("The store is whole.")


@store.command()
@store_option(default=True)
@debug_option
def prune(store: Path) -> None:
    """Take out what another version has read, and what is damaged."""
    from claimcheck.store import Store

    with Store(_existing(store)) as opened:
        click.echo(f"{opened.prune():,} taken out.")


def _existing(path: Path) -> Path:
    if not path.exists():
        raise click.UsageError(f"{path}: there is no such store; claimcheck index makes one.")
    return path
