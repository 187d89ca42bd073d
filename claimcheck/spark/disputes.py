"""Claims that disagree, directly or through others that do, judged together: conflicts and updates.

Most links join claims that agree. They hold whole archives together, but no finding looks farther along them than from
a claim that disagrees to those that agree with it: only over what disagrees do parts grow.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.engine.evaluate import Sieve, found_within, groups_told, ids_in_conflict
from claimcheck.engine.findings import CATEGORY_RANK, group_finding
from claimcheck.engine.grouping import RANK
from claimcheck.models import Link
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.judging import JUDGED, Bench, Setting
from claimcheck.spark.packing import load
from claimcheck.spark.parts import parts_of
from claimcheck.spark.standing import DISPUTED, EDGE, Disputed
from claimcheck.subjects.reasons import Evidence, reasons_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.engine.grouping import Group
    from claimcheck.models import Category, Claim, Observation
    from claimcheck.spark.census import SharedCorpus
    from claimcheck.spark.linking import Ranked
    from claimcheck.spark.neighbours import Piece
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: One row a claim that others disagree with: its part, and a `Disputed`.
DISPUTES = Columns({"part": "long", "data": "binary"})


def disputes(stood: DataFrame, setting: Setting, corpus: SharedCorpus) -> DataFrame:
    """What comes of judging claims that disagree, as rows of `JUDGED`, by what `standings` handed on."""
    from pyspark.sql import functions as F  # noqa: N812

    edges = stood.where(f"kind = '{EDGE}'").select(F.xxhash64("order").alias("one"), F.xxhash64("claim").alias("other"))
    told = stood.where(f"kind = '{DISPUTED}'").select(F.xxhash64("order").alias("node"), "data")
    parts = told.join(parts_of(edges), "node").select("part", "data")
    return (
        parts.repartition("part").sortWithinPartitions("part").mapInArrow(partial(_judge, setting, corpus), JUDGED.ddl)
    )


def _judge(
    setting: Setting, corpus: SharedCorpus, tables: Iterable[pyarrow.RecordBatch]
) -> Iterator[pyarrow.RecordBatch]:
    names = corpus.value().names
    parts = groupby(rows_of(tables), lambda row: row["part"])
    yield from JUDGED.batches(
        row for _, part in parts for row in judge_part([load(one["data"]) for one in part], setting, names)
    )


def judge_part(part: Iterable[Disputed], setting: Setting, names: WhoIsWhoTable) -> Iterator[Row]:
    """The findings of one part, whatever the order of its claims."""
    part = list(part)
    bench = Bench(_joined(piece for one in part for piece in one.pieces), setting)
    observations = [seen for piece in bench.pieces for seen in piece.article.observations]
    sieve = Sieve(bench.allowed)
    relations = bench.relations(bench.decided(_explained(part, bench.by_id, names)), sieve)
    # told where the article was judged; here it only matters that it was
    within = found_within(observations, bench.claims, bench.places, bench.rulebook, Sieve(bench.allowed))
    told = list(groups_told(relations, within))
    found = [group_finding(group, category, bench.places) for category, group in told]
    yield from bench.found(found, turns=[_turn(group, category) for category, group in told])
    yield from bench.suppressed(sieve)
    for id in sorted(ids_in_conflict(found)):
        yield {"kind": "conflicting", "claim": id, "data": id.encode()}


def _turn(group: Group, category: Category) -> tuple[object, ...]:
    """Sorts the groups of all parts as those of a whole report come (`groups_told`)."""
    best = group.best
    pair, level = best.case, best.rule.level_of(best.rung)
    places = sorted((one.document, one.value_start, one.value_end, one.id) for one in (pair.a, pair.b))
    return (CATEGORY_RANK[category], group.turn, RANK[level], best.rule.precedence, -pair.link.score, places)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """One piece an article, with all claims and observations that are given of it."""
    claims: dict[str, dict[str, Claim]] = {}
    seen: dict[str, dict[str, Observation]] = {}
    known: dict[str, Piece] = {}
    for piece in pieces:
        id = piece.article.info.id
        known[id] = piece
        claims.setdefault(id, {}).update((claim.id, claim) for claim in piece.claims)
        seen.setdefault(id, {}).update((one.model_dump_json(), one) for one in piece.article.observations)
    return [
        piece._replace(
            article=piece.article.model_copy(update={"observations": tuple(seen[id].values())}),
            claims=tuple(claims[id].values()),
        )
        for id, piece in known.items()
    ]


def _explained(part: Iterable[Disputed], claims: dict[str, Claim], names: WhoIsWhoTable) -> Iterator[Link]:
    """The links between these claims, each once, with reasons where these were still to be put into words."""
    evidence = cache(lambda id: Evidence.of(claims[id], names))
    ranked: dict[tuple[int, str, str, str], Ranked] = {
        (link.rank, link.a, link.b, link.relation): link for one in part for link in one.links
    }
    for _, one in sorted(ranked.items()):
        if one.a in claims and one.b in claims:
            told_why = one.reasons if one.told is None else reasons_for(evidence(one.a), evidence(one.b), one.told)
            yield Link(a=one.a, b=one.b, relation=one.relation, score=one.score, reasons=told_why)
