"""Spark finds what one machine finds, byte for byte: whatever the partitions, and even if a worker dies."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import claimcheck
from claimcheck import Document
from claimcheck.config import Config
from claimcheck.readers import read_inputs
from claimcheck.spark import extract_claims, find, report, skipped
from claimcheck.spark.articles import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

    from claimcheck.models import Report

CLUSTERS = sorted((Path(__file__).parents[1] / "clusters").glob("*/articles"))[::6]
SCHEMA = "id string, text string, path string, format string"


@pytest.fixture(scope="session")
def articles() -> list[Document]:
    """The articles of every sixth cluster, together."""
    return [one for one in read_inputs(CLUSTERS) if isinstance(one, Document)]


@pytest.fixture(scope="session")
def expected(articles: list[Document]) -> Report:
    return claimcheck.check(articles)


@pytest.fixture(scope="session")
def documents(spark: SparkSession, articles: list[Document]) -> DataFrame:
    rows = [(one.id, one.text, one.path, one.format) for one in articles]
    return spark.createDataFrame(rows, SCHEMA).repartition(4)


@pytest.fixture(scope="session")
def claims(documents: DataFrame, tmp_path_factory: pytest.TempPathFactory) -> DataFrame:
    """As read once and kept in Parquet, the rows of an article in several files."""
    path = str(tmp_path_factory.mktemp("kept") / "claims")
    extract_claims(documents).repartition(3).write.parquet(path)
    return documents.sparkSession.read.parquet(path)


def told(findings: DataFrame) -> list[dict[str, Any]]:
    return [row.asDict() for row in findings.drop("order").collect()]


def test_report_is_the_same(claims: DataFrame, expected: Report) -> None:
    assert expected.conflicts, "nothing is compared"
    assert report(claims).to_json(internals=True) == expected.to_json(internals=True)


def test_a_term_is_told_once(spark: SparkSession) -> None:
    """Its posts and its dates are judged in two parts."""
    told = "Lise Vinter was appointed director of the Norda Museum in {}."
    texts = {"a.txt": told.format("May 2001"), "b.txt": told.format("2003")}
    wanted = claimcheck.check([Document.from_text(text, id=id) for id, text in texts.items()])
    rows = [(id, text, id, "text") for id, text in texts.items()]
    found = find(extract_claims(spark.createDataFrame(rows, SCHEMA))).collect()
    assert [row["rule"] for row in found] == [finding.rule for finding in wanted.findings]
    assert "titles/tenure-differs" not in {row["rule"] for row in found}


def test_new_articles_and_configuration(claims: DataFrame, articles: list[Document], tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text(
        'ignore = ["support"]\n[aliases]\n"The Harbour Board" = ["Harbour Board"]\n', encoding="utf-8"
    )
    config = Config.load(tmp_path / "claimcheck.toml")
    new, known = articles[1::3], [one for n, one in enumerate(articles) if n % 3 != 1]
    wanted = claimcheck.check(new, known, config=config)
    found = report(claims, {one.id for one in new}, config=config)
    assert wanted.findings
    assert found.to_json() == wanted.to_json()


def dying_once(flag: str) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """A step that hands its rows on, kills its own process after the first, and does not when it is tried again."""

    def step(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for table in tables:
            yield table.slice(0, 1)
            try:
                os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                yield table.slice(1)
                continue
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def test_a_worker_that_dies_changes_nothing(claims: DataFrame, expected: Report, tmp_path: Path) -> None:
    flag = tmp_path / "died"
    dying = claims.repartition(5).mapInArrow(dying_once(str(flag)), claims.schema)
    assert told(find(dying)) == [json.loads(one.model_dump_json()) for one in expected.findings]
    assert flag.exists(), "no worker died"


def test_reading_is_tried_again(documents: DataFrame, expected: Report, tmp_path: Path) -> None:
    flag = tmp_path / "died"
    some = documents.where("path LIKE '%/articles/01%'")
    read = extract_claims(some.mapInArrow(dying_once(str(flag)), some.schema)).collect()
    assert flag.exists(), "no worker died"
    ids = [row["id"] for row in read if row["id"] is not None]
    assert sorted(ids) == sorted(one.id for one in expected.claims if "/articles/01" in one.document)


def test_broken_documents_are_skipped(spark: SparkSession) -> None:
    rows = [
        ("good", "The lighthouse at Skerry Point was built in 1871.", "2020-05-01"),
        ("silent", "Nothing is stated here.", None),
        ("empty", " \n ", None),
        ("none", None, None),
        (None, "The pier was opened in 1903.", None),
        ("undated", "The pier at Orrin was opened in 1903.", "sometime"),
        ("twice", "The pier at Orrin was opened in 1903.", None),
        ("twice", "The pier at Orrin was opened in 1905.", None),
    ]
    claims = extract_claims(spark.createDataFrame(rows, "id string, text string, published string")).persist()
    found = report(claims)
    assert [(one.path, one.reason) for one in found.skipped] == [
        ("(no id)", "no `id`"),
        ("empty", "empty `text`"),
        ("none", "no `text`"),
        ("twice", "another text has this id too; give each an id of its own"),
    ]
    assert [tuple(row) for row in skipped(claims).collect()] == [(one.path, one.reason) for one in found.skipped]
    assert [one.id for one in found.documents] == ["good", "silent", "twice", "undated"]
    assert found.document("undated").notices == ("`published` tells no full date in one way; left out",)
    assert str(found.document("good").published) == "2020-05-01"
    assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_nothing_at_all(spark: SparkSession) -> None:
    none = extract_claims(spark.createDataFrame([], "id string, text string"))
    found = report(none)
    assert (found.documents, found.claims, found.findings) == ((), (), ())


def test_dates_of_any_type(spark: SparkSession) -> None:
    text = "SELECT 'a' AS id, 'The pier was opened in 1903.' AS text, "
    days = spark.sql(text + "DATE '2020-05-01' AS published")
    times = spark.sql(text + "TIMESTAMP '2020-05-01 10:30:00' AS published")
    found = [extract_claims(table).first() for table in (days, times)]
    published = [str(Article.model_validate_json(bytes(row["article"])).info.published) for row in found]
    assert published == ["2020-05-01", "2020-05-01 10:30:00"]


def test_table_without_text(spark: SparkSession) -> None:
    with pytest.raises(claimcheck.errors.UsageError, match="has no column text"):
        extract_claims(spark.createDataFrame([("a",)], "id string"))
