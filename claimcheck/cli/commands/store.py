"""`claimcheck store`: what a store holds, whether it is whole, and taking out what is of no more use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli.app import answers, debug_option, main
from claimcheck.cli.options import paths_argument, store_option
from claimcheck.cli.output import tell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claimcheck.store import Store

EXIT_DAMAGED = 1


@main.group()
def store() -> None:
    """Look after a store of what was read."""


@store.command()
@store_option(default=True, needed=True)
@debug_option
def info(store: Path) -> None:
    """Say where the store is and what it holds."""
    from claimcheck.archive.standing import standing_of

    with _existing(store, anew=False) as opened:
        held, archive = opened.info(), standing_of(opened)
        notices = [*opened.notices, *filter(None, [archive.notice])]
    click.echo(f"file      {held.path}")
    click.echo(f"size      {held.bytes:,} bytes")
    click.echo(f"edition   {held.edition}")
    click.echo(f"articles  {held.readings:,}")
    click.echo(f"claims    {held.claims:,}")
    click.echo(f"indexed   {archive.articles - archive.stale:,} (what claimcheck check --against-store compares with)")
    click.echo(f"outdated  {held.outdated:,} (claimcheck store prune takes them out)")
    _tell(notices)


@store.command()
@store_option(default=True, needed=True)
@debug_option
def verify(store: Path) -> None:
    """Look at every entry; the exit code is 1 if one is damaged."""
    from claimcheck.archive import Archive
    from claimcheck.archive.checking import problems as problems_of
    from claimcheck.archive.standing import standing_of
    from claimcheck.errors import DamagedStoreError
    from claimcheck.reporters.unheeded import unheeded

    answers()
    archive = None
    try:
        with _existing(store, anew=False) as opened:
            problems = [*opened.notices, *opened.verify()]
            archive = standing_of(opened) if not problems else None
            problems += problems_of(Archive(opened)) if archive is not None and archive.current else []
    except DamagedStoreError as error:
        problems = [str(error)]
    _tell(filter(None, [archive.notice if archive is not None else None]))
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

    with _existing(store) as opened:
        archive = Archive(opened)
        if problems(archive):
            archive.file_anew()
        taken = opened.prune()
    _tell(opened.notices)
    click.echo(f"{taken:,} taken out.")


@store.command()
@paths_argument
@store_option(default=True, needed=True)
@debug_option
def forget(paths: tuple[str, ...], store: Path) -> None:
    """Take articles out, and what was read in them.

    PATH is an article's, a folder's with all below it, or that of a file of many articles. Articles that were indexed
    by a relative path are taken to be below the working directory; the files themselves are not looked at.
    """
    from claimcheck.archive import Archive
    from claimcheck.archive.paths import Places
    from claimcheck.archive.standing import ids_in
    from claimcheck.reporters.wording import plain

    with _existing(store) as opened:
        places = Places(ids_in(opened))
        found = {path: places.at(path) for path in paths}
        unknown = [path for path, ids in found.items() if not ids]
        if unknown:
            raise click.UsageError(
                f"{', '.join(map(plain, unknown))}: not in {opened.path}, nothing was taken out; "
                "articles are there by their path as claimcheck index was given it."
            )
        ids = {id for some in found.values() for id in some}
        Archive(opened).forget(ids)
    _tell(opened.notices)
    click.echo(f"{len(ids):,} taken out.")


def _tell(notices: Iterable[str]) -> None:
    for notice in notices:
        tell(f"claimcheck: {notice}")


def _existing(path: Path, *, anew: bool = True) -> Store:
    """The store in a file, as `Store` has it. Raises UsageError, and writes nothing, if there is none."""
    from claimcheck.store import Store, is_store

    if not is_store(path):
        if not path.exists():
            raise click.UsageError(f"{path}: there is no such store; claimcheck index makes one.")
        raise click.UsageError(f"{path}: is no store of claimcheck; give the --store FILE that claimcheck index made.")
    return Store(path, anew=anew)
