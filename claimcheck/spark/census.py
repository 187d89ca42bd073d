"""What is known of all articles together: counted by Spark, put together in one place, and sent to every worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.spark.names import representatives
from claimcheck.subjects.corpus import Corpus
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.whoiswho import WhoIsWhoTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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

    Only what differs from the rule is brought to the driver, and sent to the workers: names that match another, and
    words of two articles or more. Their memory bounds how many these may be.
    """
    from pyspark.sql import functions as F  # noqa: N812

    telling = articles.where("stated > 0").count()
    names = representatives(articles.select(F.explode("names")).distinct(), aliases)
    words = articles.select(F.explode("words").alias("word")).groupBy("word").count().where("count > 1").toArrow()
    counts = dict(zip(words["word"].to_pylist(), words["count"].to_pylist(), strict=True))
    broadcast = articles.sparkSession.sparkContext.broadcast((names, telling, counts))
    return SharedCorpus(broadcast)


def column(table: DataFrame) -> list[Any]:
    """The first column of a table, brought to the driver."""
    found: list[Any] = table.toArrow().column(0).to_pylist()
    return found
