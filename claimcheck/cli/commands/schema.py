"""`claimcheck schema`: the contract of the JSON report."""

from __future__ import annotations

import json

import click

from claimcheck.cli.app import main


@main.command()
def schema() -> None:
    """Print the JSON Schema of the report."""
    from claimcheck.reporters.json import report_schema

    click.echo(json.dumps(report_schema(), indent=2, ensure_ascii=False))
