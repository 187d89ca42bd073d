"""Each article judged with its neighbours: what does not fit within it, and who else says what it says.

What is needed to judge claims that disagree is handed on: which ones do, and what is linked with them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.engine.evaluate import Sieve, found_alone, found_standing, found_within, ids_in_conflict
from claimcheck.engine.grouping import GROUPED
from claimcheck.models import Link
from claimcheck.spark.columns import Row, rows_of
from claimcheck.spark.judging import JUDGED, Bench, Setting
from claimcheck.spark.neighbours import Piece, nears_in
from claimcheck.spark.packing import dump, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow
    from pyspark.sql import DataFrame

    from claimcheck.engine.cases import Pair
    from claimcheck.engine.judge import Decision
    from claimcheck.models import Claim
    from claimcheck.spark.linking import Ranked
    from claimcheck.spark.neighbours import Near

#: rows for the next step: a `Disputed`, its claim's id in `order`; two claims that disagree, in `order` and `claim`
DISPUTED, EDGE = "disputed", "edge"


class Disputed(NamedTuple):
    """A claim that others conflict with or update: all links with a verdict on it, and the claims that agree with it.

    Its own piece comes first, with the observations that name it, and all claims that these name.
    """

    links: tuple[Ranked, ...]
    pieces: tuple[Piece, ...]


def standings(near: DataFrame, setting: Setting) -> DataFrame:
    """What comes of judging each article with its neighbours, as rows of `JUDGED`; see DISPUTED and EDGE too."""
    return near.mapInArrow(partial(_judge, setting), JUDGED.ddl)


def _judge(setting: Setting, tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield from JUDGED.batches(row for near in nears_in(rows_of(tables)) for row in judge_article(near, setting))


def judge_article(near: Near, setting: Setting) -> Iterator[Row]:
    """The findings on one article alone, and what is handed on."""
    own, bench = near.own, Bench([near.own, *near.neighbours], setting)
    # reasons are told where claims disagree, and nowhere else
    links = [Link(a=one.a, b=one.b, relation=one.relation, score=one.score, reasons=()) for one in near.links]
    decisions = bench.decided(links)
    sieve, last = Sieve(bench.allowed), Sieve(bench.allowed)
    alone = found_within(own.article.observations, own.claims, bench.places, bench.rulebook, sieve)
    alone += found_alone(own.claims, bench.places, bench.rulebook, sieve)
    relations = bench.relations(decisions, Sieve(bench.allowed))
    conflicting = ids_in_conflict(alone)
    stood, lone = found_standing(own.claims, relations, conflicting, bench.places, bench.rulebook, last)
    linked = {claim.id for one in decisions for claim in (one.case.a, one.case.b)}
    yield from bench.found(alone)
    yield from bench.suppressed(sieve)
    yield from bench.found(lone, linked)
    yield from bench.suppressed(last, linked)
    if "claim" in setting.kinds:
        yield {"kind": "claim", "order": own.article.info.id, "data": pack(tuple(stood))}
    yield from _handed_on(near, decisions)


def _handed_on(near: Near, decisions: Sequence[Decision[Pair]]) -> Iterator[Row]:
    """What judges claims that disagree: each of the article's, and the pairs that the article comes first in."""
    own = {claim.id: claim for claim in near.own.claims}
    disagreeing = [one.case.link for one in decisions if one.rung.verdict in GROUPED]
    for link in disagreeing:
        if link.a in own:
            yield {"kind": EDGE, "order": link.a, "claim": link.b}
    disputed = {id for link in disagreeing for id in (link.a, link.b) if id in own}
    if disputed:
        yield from _disputed([id for id in own if id in disputed], own, near, decisions)


def _disputed(
    disputed: Iterable[str], own: dict[str, Claim], near: Near, decisions: Sequence[Decision[Pair]]
) -> Iterator[Row]:
    verdicts = {(one.case.link.a, one.case.link.b) for one in decisions}
    told = [one for one in near.links if (one.a, one.b) in verdicts]
    agreeing = [one.case.link for one in decisions if one.rung.verdict == "agree"]
    for id in disputed:
        links = tuple(one for one in told if id in (one.a, one.b))
        with_it = {end for link in agreeing if id in (link.a, link.b) for end in (link.a, link.b)}
        seen = tuple(one for one in near.own.article.observations if id in one.claims)
        with_it.update((id, *(other for one in seen for other in one.claims)))
        article = near.own.article.model_copy(update={"observations": seen})
        pieces = [Piece(article, near.own.fresh, tuple(claim for claim in own.values() if claim.id in with_it))]
        for piece in near.neighbours:
            claims = tuple(claim for claim in piece.claims if claim.id in with_it)
            if claims:
                pieces.append(piece._replace(claims=claims))
        yield {"kind": DISPUTED, "order": id, "data": dump(Disputed(links, tuple(pieces)))}
