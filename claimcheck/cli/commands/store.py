"""`claimcheck store`: what a store holds, whether it is whole, and taking out what is of no more use."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import paths_argument, store_option
from claimcheck.cli.output import tell

EXIT_DAMAGED = 1


@main.group()
def store() -> None:
    """Look after a store of what was read."""


@store.command()
@store_option(default=True, needed=True)
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
@store_option(default=True, needed=True)
@debug_option
def verify(store: Path) -> None:
    """Look at every entry; the exit code is 1 if one is damaged."""
    from claimcheck.archive import Archive
    from claimcheck.archive.checking import problems as problems_of
    from claimcheck.reporters.unheeded import unheeded
    from claimcheck.store import Store

    with Store(_existing(store)) as opened:
        problems = [*opened.notices, *opened.verify()]
        problems += problems_of(Archive(opened)) if not problems else []
    for problem in problems:
        click.echo(unheeded(problem))
    if problems:
        click.echo("claimcheck store prune takes out what is damaged; claimcheck index reads it again", err=True)
        click.get_current_context().exit(EXIT_DAMAGED)
    click.echo("The store is whole.")


@store.command()
@store_option(default=True, needed=True)
@debug_option
def prune(store: Path) -> None:
    """Take out what another version has read, and what is damaged."""
    from claimcheck.archive import Archive
    from claimcheck.archive.checking import problems
    from claimcheck.store import Store

    with Store(_existing(store)) as opened:
        archive = Archive(opened)
        if problems(archive):
            archive.file_anew()
        taken = opened.prune()
        for notice in opened.notices:
            tell(f"claimcheck: {notice}")
    click.echo(f"{taken:,} taken out.")


@store.command()
@paths_argument
@store_option(default=True, needed=True)
@debug_option
def forget(paths: tuple[str, ...], store: Path) -> None:
    """Take articles out, and what was read in them.

    PATH is an article's, as it was indexed, a folder's with all below it, or that of a file of many articles; the files
    themselves are not looked at.
    """
    from claimcheck.archive import Archive
    from claimcheck.readers.documents import name_of
    from claimcheck.reporters.wording import plain
    from claimcheck.store import Store

    with Store(_existing(store)) as opened:
        archive = Archive(opened)
        found = {path: archive.below(name_of(Path(path))) for path in paths}
        unknown = [path for path, ids in found.items() if not ids]
        if unknown:
            raise click.UsageError(
                f"{', '.join(map(plain, unknown))}: not in {opened.path}, nothing was taken out; "
                "articles are there by their path as claimcheck index was given it."
            )
        ids = {id for some in found.values() for id in some}
        archive.forget(ids)
    click.echo(f"{len(ids):,} taken out.")


def _existing(path: Path) -> Path:
    if not path.exists():
        raise click.UsageError(f"{path}: there is no such store; claimcheck index makes one.")
    return path
