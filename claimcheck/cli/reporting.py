"""What the commands that show a report have in common: their options, and what is done with them."""

from __future__ import annotations

import functools
import logging
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import Format
from claimcheck.cli.output import ProgressBar, output_stream, progress_bar, report_options, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.baseline import Accepted, Baseline
    from claimcheck.config import Config
    from claimcheck.models import Level, Report
    from claimcheck.reporters import Reporter

    Command = Callable[..., Any]

#: stale entries of a baseline that are named; the others are counted
MAX_STALE = 5


class Output(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """`FORMAT:FILE`, or `FILE` for the format of `--format`; `-` is standard output."""

    name = "output"
    # one letter before the colon is a drive of Windows
    _prefixed = re.compile(r"(?P<format>\w{2,}):(?P<file>.+)", re.DOTALL)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """How it is written."""
        return "[FORMAT:]FILE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Reporter | None, Path]:
        """The reporter, if one is named, and the file."""
        if isinstance(value, tuple):  # converted before
            return value
        found = self._prefixed.fullmatch(value)
        if not found:
            return None, Path(value)
        from claimcheck.reporters import reporters

        known = reporters()
        if found["format"] not in known:
            names = ", ".join(known)
            self.fail(f"{found['format']!r} is none of {names}; for a file of that name write ./{value}", param, ctx)
        return known[found["format"]], Path(found["file"])

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The formats that begin so, else files."""
        from click.shell_completion import CompletionItem

        from claimcheck.reporters import reporters

        formats = [f"{name}:" for name in reporters() if f"{name}:".startswith(incomplete)]
        return [CompletionItem(name) for name in formats] or [CompletionItem(incomplete, type="file")]


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a command shows its report and itself at work."""

    targets: tuple[tuple[Reporter, Path | None], ...]
    level: Level | None
    color: bool | None
    progress: bool
    quiet: bool
    baseline: Baseline | None
    baseline_path: Path | None

    @contextmanager
    def at_work(self) -> Iterator[ProgressBar | None]:
        """What is to be told of the progress, None in pipes and where it is not wanted."""
        with progress_bar(shown=self.progress and not self.quiet and sys.stderr.isatty()) as bar:
            yield bar

    def say(self, text: str) -> None:
        """A line for people, on standard error."""
        if not self.quiet:
            tell(text)

    def narrowed(self, report: Report, new: frozenset[str] | None, *, whole: bool = True) -> Report:
        """What is to be shown of the whole report: what touches a new article, by id, and the baseline does not accept.

        With None for `new` everything does. What the baseline hides is said, and which of its entries are stale, which
        only a `whole` report tells.
        """
        from claimcheck.check import touching

        shown = report if new is None else touching(report, new)
        if self.baseline is None:
            return shown
        if whole:
            self._say_stale(self.baseline.stale(report))
        kept = self.baseline.without(shown)
        left = {id(finding) for finding in kept.findings}
        hidden = [finding for finding in shown.findings if id(finding) not in left]
        from claimcheck.reporters.wording import tally

        self.say(f"claimcheck: {self.baseline_path} hides {tally(hidden) if hidden else 'nothing that was found'}")
        return kept

    def _say_stale(self, stale: Sequence[Accepted]) -> None:
        if not stale:
            return
        entries = "1 entry" if len(stale) == 1 else f"{len(stale):,} entries"
        told = f"{self.baseline_path} has {entries} that nothing answers to any more"
        self.say(f"claimcheck: {told}; write it anew with `claimcheck baseline PATH...`")
        for entry in stale[:MAX_STALE]:
            self.say(f"  {entry.message} ({entry.rule})")
        if len(stale) > MAX_STALE:
            self.say(f"  … and {len(stale) - MAX_STALE:,} more")

    def show(self, report: Report, config: Config, new: frozenset[str] = frozenset()) -> None:
        """Write the report in every form that was asked for, and the summary of the job where GitHub wants one."""
        for reporter, path in self.targets:
            with output_stream(path) as stream:
                options = replace(report_options(stream, self.level, self.color), new=new, rules=config.rulebook.by_id)
                reporter(report, stream, options)
        self._summarise(report, new)
        files = [str(path) for _, path in self.targets if path is not None]
        if files:
            from claimcheck.reporters.wording import conclusion

            told = f"The report is in {files[0]}." if len(files) == 1 else f"The reports are in {', '.join(files)}."
            self.say(f"{conclusion(report)} {told}")

    def _summarise(self, report: Report, new: frozenset[str]) -> None:
        from claimcheck.reporters import ReportOptions, reporters

        known, summary = reporters(), os.environ.get("GITHUB_STEP_SUMMARY")
        if not summary or known["github"] not in [reporter for reporter, _ in self.targets]:
            return
        try:
            # GitHub shows what all commands of a step have added
            with Path(summary).open("a", encoding="utf-8", newline="\n") as stream:
                known["markdown"](report, stream, ReportOptions(level=self.level, new=new))
        except OSError as error:
            self.say(f"claimcheck: cannot write the job's summary {summary}: {error.strerror or error}")


def reporting_options(command: Command) -> Command:
    """Add the options that say how a report is shown; the command gets one argument for all, `reporting`."""

    @functools.wraps(command)
    def reporting(*args: Any, **given: Any) -> Any:
        names = ("reporter", "outputs", "level", "color", "progress", "quiet", "baseline")
        own = {name: given.pop(name) for name in names}
        _talk(verbose=given.pop("verbose"), quiet=own["quiet"])
        targets = _targets(own.pop("reporter"), own.pop("outputs"))
        path = own.pop("baseline")
        baseline = None
        if path is not None:
            from claimcheck.baseline import Baseline

            baseline = Baseline.load(path)
        shown = Reporting(targets=targets, baseline=baseline, baseline_path=path, **own)
        return command(*args, reporting=shown, **given)

    decorated: Command = reporting
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _targets(
    reporter: Reporter, outputs: Sequence[tuple[Reporter | None, Path]]
) -> tuple[tuple[Reporter, Path | None], ...]:
    """Who writes where. Beside files of other formats, standard output gets the format that was asked for by name."""
    targets = [(named or reporter, None if str(path) == "-" else path) for named, path in outputs]
    asked = click.get_current_context().get_parameter_source("reporter")
    is_asked = asked is not None and asked.name not in {"DEFAULT", "DEFAULT_MAP"}
    if not outputs or (is_asked and all(named for named, _ in outputs)):
        targets.insert(0, (reporter, None))
    places = [path and path.resolve() for _, path in targets]
    twice = next((path for path in places if places.count(path) > 1), False)
    if twice is not False:
        raise click.UsageError(f"two reports would go to {twice or 'standard output'}; give each a file of its own.")
    return tuple(targets)


def _talk(*, verbose: bool, quiet: bool) -> None:
    """Send the library's log to standard error until the command ends; the library itself never prints."""
    logger, handler = logging.getLogger("claimcheck"), _Stderr()
    before = logger.level
    logger.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    logger.addHandler(handler)

    @click.get_current_context().call_on_close
    def _fall_silent() -> None:
        logger.removeHandler(handler)
        logger.setLevel(before)


class _Stderr(logging.Handler):
    """Log lines as the command's own words; the stream is looked up anew, since a progress bar may replace it."""

    def emit(self, record: logging.LogRecord) -> None:
        tell(f"claimcheck: {record.getMessage()}")


_OPTIONS: tuple[Callable[[Command], Command], ...] = (
    click.option("--format", "reporter", type=Format(), default="text", show_default=True, help="Form of the report."),
    click.option(
        "--output",
        "outputs",
        type=Output(),
        multiple=True,
        help="Write there, not to the screen; may be repeated, with a format for each file: sarif:report.sarif.",
    ),
    click.option(
        "--level", type=click.Choice(["error", "warning", "note"]), help="Lowest level shown.  [default: all]"
    ),
    click.option(
        "--baseline",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Hide what this file accepts; claimcheck baseline writes it.",
    ),
    click.option(
        "--color/--no-color", default=None, help="Colour, or none.  [default: on a terminal, unless NO_COLOR]"
    ),
    click.option("--progress/--no-progress", default=True, help="Show progress on a terminal."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but the report and errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say what is being done."),
)
