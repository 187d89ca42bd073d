"""Tables in and out: documents from Parquet or JSON Lines, claims and findings as Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.spark.columns import Columns
from claimcheck.spark.reading import CLAIMS, CORRUPT, NEEDED, OPTIONAL

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_TWICE = "another text has this id too; give each an id of its own"
#: suffixes of files with a JSON object a line
_LINES = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz")
_RECORD = Columns(dict.fromkeys((*NEEDED, *OPTIONAL, CORRUPT), "string"))


def read_documents(spark: SparkSession, path: str, format: str | None = None) -> DataFrame:
    """A table of documents: JSON Lines by the suffix or if `format` is `jsonl`, else Parquet.

    A line that is no JSON is kept, and skipped when it is read. Raises UsageError if there is no such table.
    """
    lines = format == "jsonl" or (format is None and path.rstrip("/").endswith(_LINES))
    with _told(path):
        return spark.read.json(path, schema=_RECORD.ddl) if lines else spark.read.parquet(path)


def read_claims(spark: SparkSession, path: str) -> DataFrame:
    """A table of claims, as `write` left it. Raises UsageError if there is none, or it is of something else."""
    with _told(path):
        found = spark.read.parquet(path)
    missing = [name for name in CLAIMS.types if name not in found.columns]
    if missing:
        raise UsageError(f"{path}: no table of claims; it has no column {', '.join(missing)}")
    return found.select(*CLAIMS.types)


def write(table: DataFrame, path: str, *, overwrite: bool = False) -> None:
    """Write a table as Parquet. Raises UsageError if one is there, unless it is to be replaced."""
    with _told(path):
        table.write.mode("overwrite" if overwrite else "errorifexists").parquet(path)


def skipped(claims: DataFrame) -> DataFrame:
    """What was left out and why, as a report tells it: columns `path` and `reason`.

    These are documents that could not be read, and texts under an id that another text has too.
    """
    from pyspark.sql import functions as F  # noqa: N812

    broken = claims.where("skipped IS NOT NULL").selectExpr("document AS path", "skipped AS reason")
    texts = claims.where("article IS NOT NULL").groupBy("document").agg(F.countDistinct("article").alias("texts"))
    twice = texts.where("texts > 1").select(F.col("document").alias("path"), F.lit(_TWICE).alias("reason"))
    return broken.union(twice).distinct().sort("path", "reason")


class _told:  # noqa: N801
    """Tells what Spark says of a path in one line."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        from pyspark.errors import AnalysisException

        if isinstance(error, AnalysisException):
            raise UsageError(f"{self.path}: {_reason(error)}") from error


def _reason(error: BaseException) -> str:
    told = str(error)
    if "PATH_ALREADY_EXISTS" in told:
        return "is there already; give another, or --overwrite"
    if "PATH_NOT_FOUND" in told:
        return "no such path"
    if "UNABLE_TO_INFER_SCHEMA" in told:
        return "no table is in it"
    return told.splitlines()[0]
