"""`claimcheck rules`: list the rules, show one, run their examples, begin a new one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.app import answers, debug_option, main
from claimcheck.cli.options import configuration_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.config import Config
    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.engine.rules import Rule

EXIT_FAILED = 1


@main.group()
def rules() -> None:
    """List the rules, show one, run their examples, or begin a new one."""


@rules.command("list")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@configuration_options
@debug_option
def list_rules(form: str, config: Config) -> None:
    """List all rules: level (off: not chosen), what they look at, and what they report."""
    from claimcheck.engine.reference import KINDS

    chosen = config.rulebook.by_id
    found = [chosen.get(rule.id, rule) for rule in sorted(config.all_rules.rules, key=lambda rule: rule.id)]
    if form == "json":
        rows = [
            {"id": r.id, "title": r.title, "level": r.level, "kind": r.kind, "enabled": r.id in chosen} for r in found
        ]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    width = max((len(rule.id) for rule in found), default=0)
    for rule in found:
        level = rule.level if rule.id in chosen else "off"
        click.echo(f"{rule.id:<{width}}  {level:<7}  {KINDS[rule.kind]:<25}  {rule.title}")


@rules.command()
@click.argument("id")
@configuration_options
@debug_option
def show(id: str, config: Config) -> None:
    """Show a rule: what it does and why, its ladder and examples, and how to silence it."""
    from claimcheck.engine.reference import rule_text

    rule = config.all_rules.rule(id)
    click.echo(rule_text(config.rulebook.by_id.get(id, rule)), nl=False)
    if id not in config.rulebook.by_id:
        click.echo("\nIt is not among the rules chosen by the configuration.")


@rules.command()
@debug_option
def operators() -> None:
    """List the operators that may stand after `when`, and their options."""
    from claimcheck.engine.reference import operator_lines

    for line in operator_lines():
        click.echo(line)


@rules.command()
@click.argument("names", metavar="[PATH|RULE]...", nargs=-1)
@click.option("-v", "--verbose", is_flag=True, help="Name the examples that pass, too.")
@configuration_options
@debug_option
def test(names: tuple[str, ...], verbose: bool, config: Config) -> None:
    """Run the examples of rules, in both orders of their articles.

    PATH is a rule file or a folder of a pack, RULE an id, folder or pattern of rules known already. Without
    any, the rules in `rule-paths` of the configuration are tested; if there are none, all. All rules take part, as
    in a run. Exit code 1 if an example fails.
    """
    from claimcheck.check import analyse
    from claimcheck.engine.examples import run_examples

    rulebook, chosen = _to_test(names, config)
    answers()
    results = []
    for rule in chosen:
        for result in run_examples(rulebook, analyse, [rule]):
            results.append(result)
            if verbose or not result.passed:
                click.echo(result.text())
    failed = sum(not result.passed for result in results)
    told = f"{len(results)} runs of the examples of {len(chosen)} rule{'' if len(chosen) == 1 else 's'}"
    click.echo(f"{told}: {f'{failed} failed' if failed else 'all passed'}.")
    if failed:
        click.get_current_context().exit(EXIT_FAILED)


@rules.command()
@click.argument("id")
@click.option(
    "--folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The pack it belongs to.  [default: the first folder of rule-paths, else rules]",
)
@configuration_options
@debug_option
def new(id: str, folder: Path | None, config: Config) -> None:
    """Write a commented file for a new rule, to begin with: DIR/ID.toml."""
    from claimcheck.engine.skeleton import skeleton
    from claimcheck.errors import UsageError

    own = [config.folder / path for path in config.rule_paths if (config.folder / path).is_dir()]
    pack = folder or (own[0] if own else Path("rules"))
    file = pack / f"{id}.toml"
    try:
        text = skeleton(id)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if id in config.all_rules.by_id or file.exists():
        raise UsageError(f"there is a rule {id!r} already; choose another id")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {file.as_posix()}. Edit it, then run its examples: claimcheck rules test {file.as_posix()}")
    if pack not in own:
        click.echo(f'To use it, write rule-paths = ["{pack.as_posix()}"] into claimcheck.toml.')


def _to_test(names: Sequence[str], config: Config) -> tuple[Rulebook, list[Rule]]:
    """The rules that take part, and those whose examples are to be run."""
    from claimcheck.engine.rulebook import Rulebook, fits

    own = [config.folder / path for path in config.rule_paths]
    paths = [Path(name) for name in names if Path(name).exists()]
    wanted = [name for name in names if not Path(name).exists()]
    rulebook = Rulebook.load([*own, *paths])
    for name in wanted:
        rulebook.must_fit(name)
    tested = own if not names else paths
    ids = set(Rulebook.load(tested, builtin=False, plugins=False).by_id) if tested else set()
    return rulebook, [
        rule
        for rule in sorted(rulebook.rules, key=lambda rule: rule.id)
        if rule.id in ids or any(fits(rule.id, name) for name in wanted) or not (names or own)
    ]
