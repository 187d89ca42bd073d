"""What is known of all articles together: counted by Spark, put together in one place, and sent to every worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.errors import UsageError
from claimcheck.subjects.corpus import Corpus
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.whoiswho import WhoIsWhoTable, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyspark.sql import DataFrame


@dataclass(frozen=True, slots=True)
class SharedCorpus:
    """A corpus that goes with a task: sent to each machine once, and unpacked once in each worker process."""

    broadcast: Any

    def value(self) -> Corpus:
        """The corpus."""
        names, documents, counts = self.broadcast.value
        return Corpus(WhoIsWhoTable(names), Rarity(documents, counts, {}))


def shared_corpus(articles: DataFrame, aliases: Mapping[str, Iterable[str]]) -> SharedCorpus:
    """Who is who in all articles, and how rare their words are.

    Only what differs from the rule is sent: names that another stands for, words of two articles or more. Names are
    resolved in the driver, one after the other: its memory and its time grow with the names that differ.
    Raises UsageError if two ids have one number.
    """
    from pyspark.sql import functions as F  # noqa: N812

    total = articles.agg(
        F.count("*").alias("articles"),
        F.countDistinct("number").alias("numbers"),
        F.coalesce(F.sum((F.col("stated") > 0).cast("long")), F.lit(0)).alias("telling"),
    ).first()
    if total["articles"] != total["numbers"]:
        raise UsageError("two articles' ids have the same 64-bit number; rename one of them")
    names = table_of(_first_column(articles.select(F.explode("names")).distinct()), aliases)
    words = articles.select(F.explode("words").alias("word")).groupBy("word").count().where("count > 1")
    counts = {row["word"]: row["count"] for row in words.toLocalIterator()}
    changed = {name: main for name, main in names.representative.items() if name != main}
    broadcast = articles.sparkSession.sparkContext.broadcast((changed, total["telling"], counts))
    return SharedCorpus(broadcast)


def _first_column(table: DataFrame) -> Iterator[str]:
    for row in table.toLocalIterator():
        yield row[0]
