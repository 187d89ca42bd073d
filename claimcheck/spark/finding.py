"""Finding on Spark: from a table of claims to one of findings, or to a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.engine.allowed import Allowed
from claimcheck.errors import UsageError
from claimcheck.models import Claim, DocumentInfo, Finding, Report, Suppressed
from claimcheck.models.report import Skipped
from claimcheck.spark.articles import Article
from claimcheck.spark.beginnings import beginning_links
from claimcheck.spark.census import shared_corpus
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.disputes import disputes
from claimcheck.spark.gathering import articles_of, infos_of
from claimcheck.spark.judging import JUDGED, KINDS, Setting, first_rows, without_echoes
from claimcheck.spark.linking import links_of
from claimcheck.spark.neighbours import near_of
from claimcheck.spark.packing import unpack
from claimcheck.spark.session import need_packages
from claimcheck.spark.standing import standings
from claimcheck.spark.tables import skipped
from claimcheck.spark.titles import title_links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import TypeAlias

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.config import Config
    from claimcheck.readers.allowances import Allowance, Misspelt

    News: TypeAlias = DataFrame | Iterable[str]

#: fields of a finding that are no text; what a later version adds as text is a column without more
_TYPES = {"claims": "array<string>", "reasons": "array<string>", "existed": "boolean"}
#: One row a finding, with the report's fields; `order` sorts the rows as the report has them.
FINDINGS = Columns({**{name: _TYPES.get(name, "string") for name in Finding.model_fields}, "order": "string"})


def find(claims: DataFrame, new: News | None = None, *, config: Config | None = None) -> DataFrame:
    """The findings on a table of claims as `extract_claims` makes it, in the order of the report.

    `new` are the articles that the findings must touch: ids, or a table of claims (column `document`) or of documents
    (column `id`); with None all findings are given. `config` is as for `claimcheck.check`; its rules go to the
    workers, plug-ins must be installed there.

    All but the claims that disagree is judged when this is called, these when the table is used. Raises UsageError or
    ConfigurationError for what cannot be used.
    """
    found = _judged(claims, new, _settled(config), frozenset({"finding"}))
    # sorted first: Spark looks at all rows to know where to divide them, and would make the findings twice
    return found.where("kind = 'finding'").sort("order").mapInArrow(_findings, FINDINGS.ddl)


def report(claims: DataFrame, new: News | None = None, *, config: Config | None = None) -> Report:
    """The report on a table of claims, as `claimcheck.check` gives it: all of it is brought to this machine.

    Raises what `find` raises.
    """
    from claimcheck.check import nothing_new

    settings = _settled(config)
    told: dict[str, list[bytes]] = {kind: [] for kind in KINDS}
    for row in _judged(claims, new, settings, KINDS).sort("kind", "order").toLocalIterator():
        told[row["kind"]].append(bytes(row["data"]))
    articles = [Article.model_validate_json(bytes(row[0])) for row in infos_of(claims).toLocalIterator()]
    left_out = {Skipped(path=row["path"], reason=row["reason"]) for row in skipped(claims).toLocalIterator()}
    used = {allowance for data in told["used"] for allowance in unpack(data)}
    conflicting = {data.decode() for data in told["conflicting"]}
    return nothing_new().model_copy(
        update={
            "documents": tuple(_with_notices(articles, used, settings)),
            "claims": tuple(in_conflict(claim, conflicting) for data in told["claim"] for claim in unpack(data)),
            "findings": tuple(Finding.model_validate_json(data) for data in told["finding"]),
            "skipped": tuple(sorted(left_out, key=lambda one: (one.path, one.reason))),
            "suppressed": tuple(Suppressed.model_validate_json(data) for data in told["suppressed"]),
        }
    )


def _settled(config: Config | None) -> Config:
    """The configuration, with a mistake in it told before anything is compared."""
    from claimcheck.config import Config

    settings = config if config is not None else Config()
    _ = settings.rulebook
    return settings


def _judged(claims: DataFrame, new: News | None, config: Config, kinds: Collection[str]) -> DataFrame:
    """All steps in a row."""
    need_packages()
    articles = articles_of(claims, config.aliases, _ids(new, claims)).persist()
    corpus = shared_corpus(articles, config.aliases)
    links = links_of(articles, corpus)
    links = links.unionByName(title_links(articles)).unionByName(beginning_links(articles))
    setting = Setting(config, _outer(articles), new is not None, kinds)
    stood = standings(near_of(articles, links), setting).persist()
    told = disputes(stood, setting, corpus).persist()
    # kept, since Spark looks at all rows once before it sorts them
    return without_echoes(settled(stood, told).persist())


def settled(stood: DataFrame, told: DataFrame) -> DataFrame:
    """All that was judged, without what holds only of claims in no conflict, and is told of one that is in a conflict.

    `stood` is what comes of `standings`, `told` what comes of `disputes`.
    """
    wanted = ", ".join(f"'{kind}'" for kind in sorted(KINDS))
    conflicting = told.where("kind = 'conflicting'").select("claim")
    # claims that agree with those of two parts may make one finding of each
    again = told.where("same IS NOT NULL").repartition("same").sortWithinPartitions("same")
    told = told.where("same IS NULL").unionByName(again.mapInArrow(_firsts, JUDGED.ddl))
    return stood.where(f"kind IN ({wanted})").join(conflicting, "claim", "left_anti").unionByName(told)


def _firsts(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from JUDGED.batches(first_rows(rows_of(tables)))


def _ids(new: News | None, claims: DataFrame) -> DataFrame | None:
    """The ids of the new articles, as a table with the column `document`."""
    from pyspark.sql import DataFrame

    if new is None:
        return None
    if not isinstance(new, DataFrame):
        return claims.sparkSession.createDataFrame([(id,) for id in sorted(set(new))], "document string")
    for name in ("document", "id"):
        if name in new.columns:
            return new.selectExpr(f"CAST(`{name}` AS string) AS document").distinct()
    raise UsageError("`new` has neither a column `document` nor `id`; give a table of claims, of documents, or ids")


def _outer(articles: DataFrame) -> tuple[DocumentInfo, ...]:
    """What is known of the articles whose ids come first and last."""
    from pyspark.sql import functions as F  # noqa: N812

    found = articles.agg(F.min_by("article", "document"), F.max_by("article", "document")).first()
    infos = [Article.model_validate_json(bytes(data)).info for data in found or () if data is not None]
    return tuple({info.id: info for info in infos}.values())


def _findings(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from FINDINGS.batches(finding_row(row) for row in rows_of(tables))


def finding_row(row: Row) -> Row:
    """A finding of a row of what is judged, as a row of its fields."""
    return {**Finding.model_validate_json(row["data"]).model_dump(mode="json"), "order": row["order"]}


def in_conflict(claim: Claim, conflicting: Collection[str]) -> Claim:
    """The claim as judged with all that it disagrees with; `conflicting` are the ids of those in a conflict."""
    return claim.model_copy(update={"status": "conflicting"}) if claim.id in conflicting else claim


def _with_notices(articles: Iterable[Article], used: Collection[Allowance], config: Config) -> Iterator[DocumentInfo]:
    """The articles, with a notice of each allowance that is misspelt or silences nothing."""
    articles = list(articles)
    written: list[Allowance | Misspelt] = []
    for article in articles:
        written += [*article.allowances, *article.misspelt]
    told = Allowed.of(written, {}).notices(used, config.all_rules.by_id, config.rulebook.by_id) if written else {}
    for article in articles:
        info = article.info
        yield info.model_copy(update={"notices": (*info.notices, *told[info.id])}) if info.id in told else info
