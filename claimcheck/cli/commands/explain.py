"""`claimcheck explain`: why two claims were taken to be about one thing, or what kept them apart."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import configuration_options, day_option, jobs_option, store_option
from claimcheck.cli.output import progress_bar
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from claimcheck.config import Config
    from claimcheck.models import Finding, Report
    from claimcheck.models.explanation import Explanation

_ANEW = "write one with `claimcheck report PATH... --format json --output REPORT.json`"
#: so many digits at most are a number, more are the beginning of a fingerprint
DIGITS = 4


@main.command()
@click.argument("first", metavar="REPORT.json|SENTENCE")
@click.argument("second", metavar="FINDING|SENTENCE")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@day_option("--published-a", help="Publication date of the first sentence.")
@day_option("--published-b", help="Publication date of the second.")
@configuration_options
@jobs_option
@store_option(default=False)
@debug_option
def explain(
    first: str,
    second: str,
    form: str,
    published_a: dt.date | None,
    published_b: dt.date | None,
    jobs: int,
    store: Path | None,
    config: Config,
) -> None:
    """Explain a finding, or how two sentences stand to each other.

    FINDING is the fingerprint of a finding or its beginning, the number of a conflict in the text report (3), or of
    an update with a u before it (u3). The articles of the report are read again, from where they stood; the
    configuration is looked for from the working directory upward.

    Two sentences are taken for articles of their own. Shown is, for the pair of dates, counts and posts that is
    likeliest about one thing: what each feature adds to the score, the better counterparts, the rules asked, the
    thresholds and the rung that holds.
    """
    if first.endswith(".json"):
        _explain_finding(Path(first), second, form, jobs, store, config)
        return
    from claimcheck.cli.explanation import sentences_lines
    from claimcheck.explaining import explain_sentences

    pairs = explain_sentences(first, second, config, published_a=published_a, published_b=published_b)
    _show(form, [_dumped(pair) for pair in pairs], sentences_lines(pairs))


def _explain_finding(path: Path, name: str, form: str, jobs: int, store: Path | None, config: Config) -> None:
    from claimcheck.cli.explanation import finding_lines
    from claimcheck.explaining import explain_finding
    from claimcheck.store import Store

    report = _report(path)
    finding = _named(report, name, path)
    with (
        progress_bar(shown=sys.stderr.isatty()) as bar,
        Store(store) if store is not None else nullcontext() as readings,
    ):
        found = explain_finding(report, finding, config, jobs=jobs, store=readings, progress=bar)
    told = found.model_dump(mode="json", exclude={"pairs"})
    _show(form, {**told, "pairs": [_dumped(pair) for pair in found.pairs]}, finding_lines(found, report))


def _report(path: Path) -> Report:
    """The report in a file. Raises UsageError if there is none."""
    from pydantic import ValidationError

    from claimcheck.models import Report

    try:
        return Report.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}; {_ANEW}") from error
    except ValidationError as error:
        raise UsageError(f"{path}: not a report of claimcheck as JSON; {_ANEW}") from error


def _named(report: Report, name: str, path: Path) -> Finding:
    """The finding of a number or of the beginning of a fingerprint. Raises UsageError where not one fits."""
    from claimcheck.reporters.text import numbered_conflicts, numbered_updates

    update = name[:1] in {"u", "U"} and name[1:].isdecimal()
    digits = name[1:] if update else name
    if digits.isdecimal() and len(digits) <= DIGITS:
        found = numbered_updates(report, report.findings) if update else numbered_conflicts(report.findings)
        number, kind = int(digits), "update" if update else "conflict"
        if not 1 <= number <= len(found):
            raise UsageError(f"{path}: no {kind} {number}; it has {len(found)}. Updates are named u1, u2 and so on")
        return found[number - 1]
    fitting = {one.fingerprint: one for one in report.findings if one.fingerprint.startswith(name.lower())}
    if len(fitting) == 1 and name:
        return next(iter(fitting.values()))
    if fitting:
        raise UsageError(
            f"{path}: {len(fitting)} findings have a fingerprint that begins with {name!r}; give more of it"
        )
    raise UsageError(f"{path}: no finding has a fingerprint that begins with {name!r}; the JSON report tells them")


def _dumped(pair: Explanation) -> dict[str, Any]:
    """The explanation as plain values; as in a report, without what the linker compares."""
    bare: Any = {"frame"}
    rivals = {"rivals": {"__all__": {"claim": bare}}}
    return pair.model_dump(mode="json", exclude={"a": bare, "b": bare, "comparison": rivals})


def _show(form: str, data: object, lines: Iterable[str]) -> None:
    from claimcheck.reporters.unheeded import unheeded, unheeded_json

    if form == "json":
        click.echo(unheeded_json(json.dumps(data, indent=2, ensure_ascii=False)))
        return
    for line in lines:
        click.echo(unheeded(line))
