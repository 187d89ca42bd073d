"""One Spark session for all tests, with two worker processes; without Spark or Java they are skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import UsageError
from claimcheck.spark.session import need_java, need_packages, session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

#: two tasks at a time, and each may fail three times
MASTER = "local[2,4]"
QUICK = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    # tables so small are done before a plan is compiled, or made better
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    try:
        need_packages()
        need_java()
    except UsageError as error:
        pytest.skip(str(error))
    begun = session(MASTER, QUICK)
    begun.sparkContext.setLogLevel("OFF")
    yield begun
    begun.stop()
