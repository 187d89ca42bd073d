"""`claimcheck check`: the gate for new articles, in CI and in a hook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from claimcheck.cli.app import answers, main
from claimcheck.cli.options import complete_files, paths_argument
from claimcheck.cli.reading import Reading, reading_options
from claimcheck.cli.reporting import Reporting, reporting_options

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.models import Document, Finding

EXIT_FOUND = 1
#: from the strictest to the mildest
FAIL_ON = ("error", "warning", "note", "unsupported", "never")
_NEW = "--new"


class _ListOfNew(click.Command):
    """Lets `--new` take all words up to the next option, so that a hook can put file names at the end."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, _spread(args))
        except click.MissingParameter as error:
            if _NEW in args and error.param is not None and error.param.name == "paths":
                raise click.UsageError(
                    f"no PATH...: {_NEW} takes all that follow, so put the paths first.", ctx
                ) from error
            raise


def _spread(words: Sequence[str]) -> list[str]:
    """`--new a b` as `--new=a --new=b`, which click understands."""
    spread: list[str] = []
    taking = False
    for index, word in enumerate(words):
        if word == "--":
            # behind it all are names, of whatever was being named
            rest = words[index + 1 :]
            return spread + ([f"{_NEW}={name}" for name in rest] if taking else ["--", *rest])
        if word == _NEW:
            taking = True
        elif word.startswith("-") and word != "-":
            taking = False
            spread.append(word)
        else:
            spread.append(f"{_NEW}={word}" if taking else word)
    return spread


@main.command(cls=_ListOfNew)
@paths_argument
@click.option(
    _NEW,
    "new",
    metavar="PATH...",
    multiple=True,
    shell_complete=complete_files,
    help="The new articles: all paths up to the next option. Put it behind the other paths.",
)
@click.option(
    "--since",
    metavar="REV",
    help="New are the articles that git has as added or changed since it parted from this revision, "
    "and those not committed yet.",
)
@click.option(
    "--against-store",
    is_flag=True,
    help="Compare the articles, all taken for new, with all that claimcheck index has put into the store, and not with "
    "files; with --since those that changed.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="warning",
    show_default=True,
    help="Exit with 1 on a finding of this level or above; unsupported: as warning, and on every statement "
    "that no other article makes.",
)
@reporting_options
@reading_options(store=True)
def check(
    paths: tuple[str, ...],
    new: tuple[str, ...],
    since: str | None,
    against_store: bool,
    fail_on: str,
    reporting: Reporting,
    reading: Reading,
) -> None:
    """Check new articles against all others; for CI.

    PATH is as for `claimcheck report`: all articles, old and new. Only what touches a new article is reported.
    The exit code is 1 if a finding reaches --fail-on.

    \b
    claimcheck check articles/ --since main
    claimcheck check articles/ --new articles/today.txt
    claimcheck check articles/today.txt --against-store
    """  # noqa: D301  (click ends the filling of lines at a real backspace)
    from claimcheck.check import nothing_new

    answers()
    _agree(new, since, against_store, reading)
    fresh: Sequence[str | Path | Document] = (
        (new or paths) if since is None else _changed(paths, since, reading.published)
    )
    if not fresh:
        reporting.say(f"claimcheck: no article in {', '.join(paths)} is new since {since}")
        reporting.show(nothing_new(), reading.config)
        return
    with reporting.at_work() as bar:
        found, ids = (
            reading.examine_stored(fresh, progress=bar)
            if against_store
            else reading.examine(fresh, paths, progress=bar)
        )
    report = reporting.narrowed(found, ids, whole=not against_store)
    reached = [finding for finding in report.findings if reaches(finding, fail_on)]
    if reached:
        answers(EXIT_FOUND)
    reporting.show(report, reading.config, ids or frozenset())
    if reached:
        from claimcheck.reporters.wording import counted

        verb = "reaches" if len(reached) == 1 else "reach"
        reporting.say(f"claimcheck: {counted(len(reached), 'finding')} {verb} --fail-on {fail_on}")
        click.get_current_context().exit(EXIT_FOUND)


def _agree(new: Sequence[str], since: str | None, against_store: bool, reading: Reading) -> None:
    """Raises UsageError where the options do not say which articles are new, or say it twice."""
    if against_store and new:
        raise click.UsageError("with --against-store all PATH... are new; leave --new out.")
    if against_store and reading.store is None:
        raise click.UsageError("--against-store and --no-store exclude each other.")
    if against_store and reading.store is not None and not reading.store.exists():
        raise click.UsageError(f"{reading.store}: there is no such store; run claimcheck index first.")
    if not against_store and bool(new) == bool(since):
        problem = "--new and --since exclude each other; give one of them" if new else "say which articles are new"
        raise click.UsageError(f"{problem}: --new PATH..., or --since REV in a git repository.")


def reaches(finding: Finding, fail_on: str) -> bool:
    """Whether a finding makes the check fail."""
    if fail_on == "never":
        return False
    if fail_on == "unsupported":
        return finding.category == "unsupported" or reaches(finding, "warning")
    return FAIL_ON.index(finding.level) <= FAIL_ON.index(fail_on)


def _changed(paths: Sequence[str], since: str, published: dt.date | None) -> list[Path | Document]:
    """The articles that the paths name and git has as new; of a file of many only the records that it did not have."""
    from claimcheck.readers import article_files, new_records
    from claimcheck.readers.git import changed_files, content_at, is_in

    if "-" in paths:
        raise click.UsageError("--since cannot tell whether standard input is new; name files and folders.")
    files = article_files(paths)
    changed = changed_files(paths, since)
    fresh: list[Path | Document] = []
    for file in files:
        if is_in(changed, file):
            records = new_records(file, partial(content_at, file, since), published)
            fresh.extend([file] if records is None else records)
    return fresh
