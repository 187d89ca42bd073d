"""Judging on Spark: each part on its own, with what all articles have in common."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from claimcheck.engine.allowed import Allowed
from claimcheck.engine.evaluate import Evaluation, evaluate_allowed
from claimcheck.engine.findings import CATEGORY_RANK, naming
from claimcheck.engine.grouping import RANK
from claimcheck.models import Link
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.packing import load, pack, unpack
from claimcheck.subjects.reasons import Evidence, reasons_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.config import Config
    from claimcheck.models import Claim, DocumentInfo, Finding, Suppressed
    from claimcheck.readers.allowances import Allowance
    from claimcheck.spark.census import SharedCorpus
    from claimcheck.spark.linking import Ranked
    from claimcheck.spark.parts import Piece
    from claimcheck.subjects.whoiswho import WhoIsWhoTable


#: One row a thing that comes of judging. `kind` is finding, suppressed, claim or used; `order` sorts those of a kind.
JUDGED = Columns({"kind": "string", "order": "string", "data": "binary"})
KINDS = frozenset({"finding", "suppressed", "claim", "used"})


@dataclass(frozen=True)
class Setting:
    """What a part is judged by: the configuration, the first and the last of all articles, and whether some are new.

    With the two, all names that articles have in a message are as short as among all articles.
    """

    config: Config
    outer: tuple[DocumentInfo, ...]
    news: bool
    kinds: Collection[str] = KINDS


def judged(pieces: DataFrame, setting: Setting, corpus: SharedCorpus) -> DataFrame:
    """What comes of judging the parts, of the kinds that the setting asks for."""
    from pyspark.sql import functions as F  # noqa: N812

    both = [F.collect_list(name).alias(f"{name}s") for name in ("piece", "link")]
    parts = pieces.groupBy("part").agg(*both).select("pieces", "links")
    return parts.mapInArrow(partial(_judge, setting, corpus), JUDGED.ddl)


def _judge(
    setting: Setting, corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]
) -> Iterator[pyarrow.RecordBatch]:
    names = corpus.value().names
    yield from JUDGED.batches(row for one in rows_of(tables) for row in judge_part(one, setting, names))


def judge_part(part: Row, setting: Setting, names: WhoIsWhoTable) -> Iterator[Row]:
    """The findings and all else of one part, whatever the order of its pieces and links."""
    pieces: list[Piece] = [unpack(one) for one in part["pieces"]]
    pieces.sort(key=lambda piece: piece.article.info.id)
    ranked: list[Ranked] = [load(one) for one in part["links"]]
    ranked.sort(key=lambda one: (one.rank, one.a, one.b))
    links = list(_explained(ranked, pieces, names))
    new = {piece.article.info.id for piece in pieces if piece.fresh} if setting.news else set()
    found = _evaluated(pieces, links, setting, new)
    by_id = {claim.id: claim for claim in found.claims}
    findings = naming(new, found.findings, found.claims, _documents(pieces, setting))
    if "finding" in setting.kinds:
        for number, finding in enumerate(findings):
            if _touches(finding, new, by_id, setting):
                yield {"kind": "finding", "order": _order(finding, by_id, number), "data": _json(finding)}
    if "suppressed" in setting.kinds:
        for number, one in enumerate(found.suppressed):
            if _touches(one.finding, new, by_id, setting):
                yield {"kind": "suppressed", "order": _order(one.finding, by_id, number), "data": _json(one)}
    if "claim" in setting.kinds:
        for piece in pieces:
            own = [(place, by_id[claim.id]) for place, claim in zip(piece.places, piece.claims, strict=True)]
            yield {"kind": "claim", "order": piece.article.info.id, "data": pack(own)}
    if "used" in setting.kinds and found.used:
        yield {"kind": "used", "order": "", "data": pack(found.used)}


def _explained(ranked: Iterable[Ranked], pieces: Iterable[Piece], names: WhoIsWhoTable) -> Iterator[Link]:
    """The links, with reasons where these were still to be put into words."""
    claims = {claim.id: claim for piece in pieces for claim in piece.claims}
    evidence = cache(lambda id: Evidence.of(claims[id], names))
    for _, a, b, relation, score, reasons, told in ranked:
        told_why = reasons if told is None else reasons_for(evidence(a), evidence(b), told)
        yield Link(a=a, b=b, relation=relation, score=score, reasons=told_why)


def _evaluated(pieces: list[Piece], links: list[Link], setting: Setting, new: Collection[str]) -> Evaluation:
    allowances: list[Allowance] = [one for piece in pieces for one in piece.article.allowances]
    ignored = {piece.article.info.id: setting.config.ignored_in(piece.article.info) for piece in pieces}
    return evaluate_allowed(
        [claim for piece in pieces for claim in piece.claims],
        links,
        _documents(pieces, setting),
        setting.config.rulebook,
        [seen for piece in pieces for seen in piece.article.observations],
        Allowed.of(allowances, {id: rules for id, rules in ignored.items() if rules}),
        new,
    )


def _documents(pieces: Iterable[Piece], setting: Setting) -> list[DocumentInfo]:
    infos = {info.id: info for info in (*setting.outer, *(piece.article.info for piece in pieces))}
    return [infos[id] for id in sorted(infos)]


def _touches(finding: Finding, new: Collection[str], claims: dict[str, Claim], setting: Setting) -> bool:
    return not setting.news or any(claims[id].document in new for id in finding.claims)


def _json(thing: Finding | Suppressed) -> bytes:
    return thing.model_dump_json().encode()


def _order(finding: Finding, claims: dict[str, Claim], number: int) -> str:
    r"""Sorts findings as `Places.of` does: level, category, the places of their claims, then rule.

    A place is told as text; what ends it (`\x00`, `\x01`) comes before all that an id has.
    """
    places = sorted(
        (one.document, one.value_start, one.value_end, one.id) for one in (claims[id] for id in finding.claims)
    )
    told = "\x01".join(f"{document}\x00{start:012}{end:012}{id}" for document, start, end, id in places)
    return f"{RANK[finding.level]}{CATEGORY_RANK[finding.category]}{told}\x00{finding.rule}\x00{number:012}"
