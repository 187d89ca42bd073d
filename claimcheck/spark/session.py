"""The Spark session, and what has to be there for one: PySpark, and Java."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import SparkSession

#: the oldest Java that PySpark 4 runs on
OLDEST_JAVA = 17
#: rows of our tables hold whole articles: Spark's own ten thousand at a time would be hundreds of megabytes
_OPTIONS = {"spark.sql.execution.arrow.maxRecordsPerBatch": "500"}
#: what the extra brings
_PACKAGES = ("pyspark", "pandas", "pyarrow")
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
#: a Spark that is there already: the one that started this program, or a server to connect to
_ELSEWHERE = ("PYSPARK_GATEWAY_PORT", "SPARK_REMOTE")


def need_packages() -> None:
    """Raise UsageError if PySpark, or what it needs for its tables, is not installed."""
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise UsageError(f"{', '.join(missing)} not installed; run: pip install 'claimcheck-articles[spark]'")


def need_java() -> None:
    """Raise UsageError if no Java is found that Spark runs on. One that Spark brings along is not looked for."""
    if any(name in os.environ for name in _ELSEWHERE):
        return
    found = java_version()
    if found is None or found < OLDEST_JAVA:
        told = "no Java is found" if found is None else f"Java {found} is found"
        raise UsageError(
            f"Spark needs Java {OLDEST_JAVA} or later, and {told}; "
            "install one, and set JAVA_HOME to its folder if it is not on the PATH"
        )


def java_version() -> int | None:
    """The major version of the Java that Spark would start, None if there is none."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if java is None:
        return None
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = _VERSION.search(told.stderr + told.stdout)
    return int(match[1]) if match else None


def session(master: str | None = None, options: Mapping[str, str] | None = None) -> SparkSession:
    """The session of this program, begun if there is none; `options` are Spark's own, for a new one.

    `master` is Spark's address (`local[4]`, `spark://host:7077`); with None that of the environment, as `spark-submit`
    sets it. On this machine the workers run the Python that runs this. Raises UsageError if PySpark or Java is missing.
    """
    need_packages()
    need_java()
    from pyspark.sql import SparkSession

    if master is not None and master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("claimcheck")
    if master is not None:
        builder = builder.master(master)
    for name, value in {**_OPTIONS, **(options or {})}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
