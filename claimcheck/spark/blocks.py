"""Blocks: what stands under one key, in the order of the report, however much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

#: a block is cut into runs of so many claims, so that a name that many articles tell does not sit on one worker
RUN = 2_000


def runs_of(filed: DataFrame, before: int) -> DataFrame:
    """The blocks of a table with the columns `key`, `document`, `number` and `place`, cut into runs: column `run`.

    Each run begins with at most `before` claims of the run before it, as many as `lead` says, which are there to be
    compared with and are in that run too.
    """
    from pyspark.sql import functions as F  # noqa: N812

    blocks = filed.groupBy("key").agg(F.array_sort(F.collect_set(F.struct("document", "place", "number"))).alias("all"))
    begins = F.explode(F.expr(f"sequence(0, size(all) - 1, {RUN})"))
    cut = blocks.where("size(all) > 1").select("key", "all", begins.alias("begin"))
    return cut.select(
        "key",
        F.expr(f"least(begin, {before})").alias("lead"),
        F.expr(f"slice(all, begin - least(begin, {before}) + 1, least(begin, {before}) + {RUN})").alias("run"),
    ).repartition("key", "lead", F.col("run")[0])
