"""`claimcheck extract`: the claims of articles, compared with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.app import debug_option, main
from claimcheck.cli.options import output_option, paths_argument, published_option
from claimcheck.cli.output import output_stream, tell

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@main.command()
@paths_argument
@output_option
@published_option
@debug_option
def extract(paths: tuple[str, ...], output: Path | None, published: dt.date | None) -> None:
    """Print the claims of articles as JSON Lines."""
    from claimcheck.check import extract as extract_claims
    from claimcheck.models import Skipped
    from claimcheck.readers import read_inputs
    from claimcheck.reporters.unheeded import unheeded_json

    with output_stream(output) as stream:
        for document in read_inputs(paths, published=published):
            if isinstance(document, Skipped):
                tell(f"claimcheck: left out {document.path}: {document.reason}")
                continue
            for claim in extract_claims(document):
                stream.write(unheeded_json(claim.model_dump_json()) + "\n")
