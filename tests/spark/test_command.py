"""`python -m claimcheck.spark`: a file of articles in, tables out; what is known need not be read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimcheck.spark.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

KNOWN = {"id": "one", "text": "The lighthouse at Skerry Point was built in 1871.", "published": "2019-03-02"}
NEW = {"id": "two", "text": "Skerry Point had its lighthouse built in 1873, the keeper says."}


def test_tables_out_and_in_again(spark: SparkSession, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known, new = tmp_path / "known.jsonl", tmp_path / "new.jsonl"
    known.write_text(json.dumps(KNOWN) + "\n{broken\n", encoding="utf-8")
    new.write_text(json.dumps(NEW) + "\n", encoding="utf-8")
    first, second, report = tmp_path / "first", tmp_path / "second", tmp_path / "report.json"
    assert main([str(known), str(first)]) == 0
    (left_out,) = spark.read.parquet(str(first / "skipped")).collect()
    assert left_out["reason"] == "not JSON that can be read: '{broken'"
    command = [str(new), str(second), "--against", str(first / "claims"), "--report", str(report), "--partitions", "2"]
    assert main(command) == 0
    (conflict,) = spark.read.parquet(str(second / "findings")).where("category = 'conflict'").collect()
    assert {id.partition("#")[0] for id in conflict["claims"]} == {"one", "two"}
    told = json.loads(report.read_text(encoding="utf-8"))
    assert [one["message"] for one in told["findings"] if one["category"] == "conflict"] == [conflict["message"]]
    assert main(command) == 2
    assert "claims: is there already; give another, or --overwrite" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.jsonl", "out"], "nowhere.jsonl: no such path"),
        (["nowhere.parquet", "out"], "nowhere.parquet: no such path"),
        (["in.jsonl", "out", "--conf", "spark.x"], "--conf spark.x: write KEY=VALUE"),
        (["in.jsonl", "out", "--config", "none.toml"], "none.toml"),
    ],
)
def test_what_the_user_can_mend(
    spark: SparkSession, arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert told in capsys.readouterr().err
