"""`python -m claimcheck.spark INPUT OUTPUT`: a table of articles in, tables of claims and findings out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.spark.finding import find, report
from claimcheck.spark.reading import extract_claims
from claimcheck.spark.session import session
from claimcheck.spark.tables import read_claims, read_documents, skipped, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import DataFrame

    from claimcheck.config import Config

EXIT_USAGE = 2
#: so that the last article read is not waited for long
TASKS_A_CORE = 4
_EPILOG = """\
INPUT has the columns id and text, and may have published, title, source, url, format and path.
OUTPUT gets three tables in Parquet: claims, findings and skipped.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 if it ran, 2 for what the user can mend."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except ClaimcheckError as error:
        sys.stderr.write(f"claimcheck: {error}\n")
        return EXIT_USAGE
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m claimcheck.spark",
        description="Find what articles say differently, on Apache Spark.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("input", metavar="INPUT", help="articles: Parquet, or JSON Lines (.jsonl, .ndjson, .json)")
    parser.add_argument("output", metavar="OUTPUT", help="folder for the tables")
    parser.add_argument(
        "--against",
        metavar="CLAIMS",
        action="append",
        default=[],
        help="claims of an earlier run: compare INPUT with these articles too, and report what touches INPUT",
    )
    parser.add_argument("--format", choices=["parquet", "jsonl"], help="of INPUT, whatever it is called")
    parser.add_argument("--config", metavar="FILE", help="a claimcheck.toml or pyproject.toml")
    parser.add_argument("--master", metavar="URL", help="of Spark, if spark-submit does not tell it: local[4]")
    parser.add_argument("--conf", metavar="KEY=VALUE", action="append", default=[], help="a setting of Spark's")
    parser.add_argument(
        "--partitions", metavar="N", type=int, help="read the articles in so many tasks; by default four for each core"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace tables that are there")
    parser.add_argument("--report", metavar="FILE", help="write a report on this machine too, as JSON")
    return parser


def _run(options: argparse.Namespace) -> None:
    config = _config(options.config)
    _check_places(options)
    spark = session(options.master, dict(_settings(options.conf)))
    documents = _spread(read_documents(spark, options.input, options.format), options.partitions)
    output = options.output.rstrip("/")
    # what was read is kept before anything is compared: reading takes longest
    write(extract_claims(documents), f"{output}/claims", overwrite=options.overwrite)
    claims = fresh = read_claims(spark, f"{output}/claims")
    for known in options.against:
        claims = claims.unionByName(read_claims(spark, known).join(fresh.select("document"), "document", "left_anti"))
    new = fresh if options.against else None
    write(skipped(claims), f"{output}/skipped", overwrite=options.overwrite)
    write(find(claims, new, config=config), f"{output}/findings", overwrite=options.overwrite)
    if options.report:
        text = report(claims, new, config=config).to_json()
        try:
            with open(options.report, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
                file.write(text)
        except OSError as error:
            raise UsageError(f"{options.report}: cannot be written ({error.strerror or error})") from error


def _check_places(options: argparse.Namespace) -> None:
    """Tell before anything is read what would only fail, or destroy, after it. Raises UsageError."""
    claims = f"{options.output.rstrip('/')}/claims"
    if any(known.rstrip("/") == claims for known in options.against):
        raise UsageError(f"--against {claims}: this run would replace it before it is read; give another OUTPUT")
    if options.report and not Path(options.report).absolute().parent.is_dir():
        raise UsageError(f"--report {options.report}: there is no such folder; make it first")


def _spread(documents: DataFrame, partitions: int | None) -> DataFrame:
    """The documents in as many partitions as asked for, else in enough to keep all cores busy."""
    wanted = partitions or TASKS_A_CORE * documents.sparkSession.sparkContext.defaultParallelism
    if partitions is None and documents.rdd.getNumPartitions() >= wanted:
        return documents
    return documents.repartition(wanted)


def _config(path: str | None) -> Config | None:
    from claimcheck.config import Config

    if path is None:
        return None
    config = Config.load(path)
    _ = config.rulebook  # a mistake in it is told before anything is read
    return config


def _settings(told: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [one.partition("=") for one in told]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f"--conf {name}: write KEY=VALUE")
    return [(name, value) for name, _, value in pairs]


if __name__ == "__main__":
    sys.exit(main())
