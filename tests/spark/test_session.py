"""What is missing is told in one line."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import UsageError
from claimcheck.spark.session import java_version, need_java, need_packages

if TYPE_CHECKING:
    from pathlib import Path

#: what `java -version` writes, on standard error
VERSIONS = [
    ('openjdk version "17.0.15" 2025-04-15', 17),
    ('openjdk version "21" 2023-09-19 LTS', 21),
    ('java version "1.8.0_401"', 8),
    ("no version here", None),
]


@pytest.fixture(autouse=True)
def _no_spark_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYSPARK_GATEWAY_PORT", "SPARK_REMOTE", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)


def java_that_tells(told: str, folder: Path) -> Path:
    (folder / "bin").mkdir()
    java = folder / "bin" / "java"
    java.write_text(f"#!/bin/sh\necho '{told}' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(("told", "version"), VERSIONS)
def test_java_version(told: str, version: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_that_tells(told, tmp_path)))
    assert java_version() == version


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_java_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_that_tells('openjdk version "11.0.2"', tmp_path)))
    with pytest.raises(UsageError, match="Spark needs Java 17 or later, and Java 11 is found; install one"):
        need_java()


def test_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="no Java is found; install one, and set JAVA_HOME"):
        need_java()


def test_java_of_the_spark_that_started_this(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYSPARK_GATEWAY_PORT", "4711")
    need_java()


def test_no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pyspark, pandas, pyarrow not installed; run: pip install 'claimcheck-art"):
        need_packages()


def test_import_needs_no_spark() -> None:
    code = "import sys, claimcheck.spark; print(sorted({'pyspark', 'pyarrow', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
