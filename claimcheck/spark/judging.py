"""What all judging on Spark has in common: the setting, the claims that are judged together, and what comes of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.engine.allowed import Allowed
from claimcheck.engine.echoes import repeats, tells
from claimcheck.engine.evaluate import Sieve, claims_of
from claimcheck.engine.findings import CATEGORY_RANK, Places, in_order, naming
from claimcheck.engine.grouping import RANK, Relations
from claimcheck.engine.judge import decide_links
from claimcheck.models import Finding
from claimcheck.spark.columns import Columns, Row
from claimcheck.spark.packing import dump, load, pack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame

    from claimcheck.config import Config
    from claimcheck.engine.cases import Pair
    from claimcheck.engine.judge import Decision
    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.models import Claim, DocumentInfo, Link, Suppressed
    from claimcheck.readers.allowances import Allowance
    from claimcheck.spark.neighbours import Piece

#: One row a thing that comes of judging. `kind` is one of KINDS, or what a step hands to the next; `order` sorts the
#: findings. With `claim` it holds only if the claim of this id is in no conflict.
#: `same` is one for findings of one rule on the same claims, `turn` (packed) tells which of these comes first;
#: `tells` and `repeats` hold what a finding says, as `engine.echoes` compares it.
JUDGED = Columns(
    {
        "kind": "string", "order": "string", "claim": "string", "data": "binary",
        "tells": "array<string>", "repeats": "array<string>", "same": "string", "turn": "binary",
    }
)  # fmt: skip
#: digits of the number at the end of `order`
PLACES = 12
#: `claim` are the claims of an article, `used` allowances, `conflicting` ids of claims
KINDS = frozenset({"finding", "suppressed", "claim", "used", "conflicting"})


@dataclass(frozen=True)
class Setting:
    """What is judged by: the configuration, the first and the last of all articles, and whether some are new.

    With the two, all names that articles have in a message are as short as among all articles.
    """

    config: Config
    outer: tuple[DocumentInfo, ...]
    news: bool
    kinds: Collection[str] = KINDS


class Bench:
    """Some claims with their articles, as they are judged together."""

    def __init__(self, pieces: Iterable[Piece], setting: Setting) -> None:
        """Of pieces of different articles, or of one, in any order."""
        self.pieces = sorted(pieces, key=lambda piece: piece.article.info.id)
        self.setting = setting
        self.claims: list[Claim] = [claim for piece in self.pieces for claim in piece.claims]
        self.by_id = {claim.id: claim for claim in self.claims}
        fresh = (piece.article.info.id for piece in self.pieces if piece.fresh)
        self.new = frozenset(fresh if setting.news else ())
        infos = {info.id: info for info in (*setting.outer, *(piece.article.info for piece in self.pieces))}
        self.places = Places.among([infos[id] for id in sorted(infos)], self.new).holding(self.claims)

    @property
    def rulebook(self) -> Rulebook:
        """The rules."""
        return self.setting.config.rulebook

    @cached_property
    def allowed(self) -> Allowed:
        """What the articles allow, and what the configuration ignores in them."""
        allowances: list[Allowance] = [one for piece in self.pieces for one in piece.article.allowances]
        ignored = {piece.article.info.id: self.setting.config.ignored_in(piece.article.info) for piece in self.pieces}
        return Allowed.of(allowances, {id: rules for id, rules in ignored.items() if rules})

    def decided(self, links: Iterable[Link]) -> list[Decision[Pair]]:
        """The decisions on links, also those that are allowed."""
        return list(decide_links(self.claims, links, self.places.documents, self.rulebook))

    def relations(self, decisions: Iterable[Decision[Pair]], sieve: Sieve) -> Relations:
        """How claims stand to each other by those of the decisions that count."""
        return Relations(sieve.sift(decisions), self.places.order)

    def found(
        self, findings: Sequence[Finding], unless: Collection[str] = (), turns: Sequence[object] = ()
    ) -> Iterator[Row]:
        """Rows for findings; one on a claim in `unless` holds only if that claim is in no conflict.

        `turns` are those of the findings, where others may find the same.
        """
        first = {
            (one.fingerprint, one.claims): turn for one, turn in reversed(list(zip(findings, turns, strict=False)))
        }
        if "finding" in self.setting.kinds:
            told = naming(self.new, in_order(findings, self.places), self.claims, (), self.places.names)
            for number, finding in enumerate(told):
                for row in self._row("finding", finding, finding, number, unless):
                    turn = first.get((finding.fingerprint, finding.claims))
                    yield row if turn is None else {**row, "same": _same(finding), "turn": dump(turn)}

    def suppressed(self, sieve: Sieve, unless: Collection[str] = ()) -> Iterator[Row]:
        """Rows for what the sieve has kept back, and for the allowances that did so."""
        if "suppressed" in self.setting.kinds and sieve.held:
            for number, one in enumerate(sieve.suppressed(self.places)):
                yield from self._row("suppressed", one.finding, one, number, unless)
        for decision in sieve.held if "used" in self.setting.kinds else ():
            claims = claims_of(decision.case)
            by = self.allowed.permitting(decision.rule.id, claims)
            yield {"kind": "used", "claim": _only([claim.id for claim in claims], unless), "data": pack(frozenset(by))}

    def _row(
        self, kind: str, finding: Finding, thing: Finding | Suppressed, number: int, unless: Collection[str]
    ) -> Iterator[Row]:
        if not self.setting.news or any(self.by_id[id].document in self.new for id in finding.claims):
            order, data = order_of(finding, self.by_id, number), thing.model_dump_json().encode()
            row = {"kind": kind, "order": order, "claim": _only(finding.claims, unless), "data": data}
            yield {**row, **_echoes(finding, self.by_id)} if kind == "finding" else row


def _echoes(finding: Finding, claims: dict[str, Claim]) -> Row:
    """What a finding says that others may say too."""
    return {"repeats": sorted(repeats(finding, claims)), "tells": sorted(tells(finding, claims))}


def without_echoes(rows: DataFrame) -> DataFrame:
    """The rows without findings that repeat what others tell, as `engine.echoes.without_echoes` leaves them out."""
    from pyspark.sql import functions as F  # noqa: N812

    told = rows.select(F.explode("tells").alias("years")).distinct()
    again = rows.select("kind", "order", F.explode("repeats").alias("years"))
    untold = again.join(told, "years", "left_anti").select("kind", "order").distinct()
    echoes = again.select("kind", "order").distinct().join(untold, ["kind", "order"], "left_anti")
    return rows.join(F.broadcast(echoes), ["kind", "order"], "left_anti")


def _same(finding: Finding) -> str:
    return hashlib.sha256("\0".join([finding.rule, *sorted(finding.claims)]).encode()).hexdigest()


def first_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Of findings by `same` those that the report has, numbered as it orders them (`engine.findings.in_order`)."""
    for _, some in groupby(rows, lambda row: row["same"]):
        unique: dict[tuple[str, tuple[str, ...]], Row] = {}
        for row in sorted(some, key=lambda row: load(row["turn"])):
            finding = Finding.model_validate_json(row["data"])
            unique.setdefault((finding.fingerprint, finding.claims), row)
        for number, row in enumerate(reversed(unique.values())):
            yield {**row, "order": f"{row['order'][:-PLACES]}{number:0{PLACES}}"}


def _only(ids: Sequence[str], some: Collection[str]) -> str | None:
    """The first of the ids, if it is among these."""
    return ids[0] if ids[0] in some else None


def order_of(finding: Finding, claims: dict[str, Claim], number: int) -> str:
    r"""Sorts findings as `Places.of` does: level, category, the places of their claims, then rule.

    A place is told as text; what ends it (`\x00`, `\x01`) comes before all that an id has.
    """
    places = sorted(
        (one.document, one.value_start, one.value_end, one.id) for one in (claims[id] for id in finding.claims)
    )
    told = "\x01".join(f"{document}\x00{start:012}{end:012}{id}" for document, start, end, id in places)
    return f"{RANK[finding.level]}{CATEGORY_RANK[finding.category]}{told}\x00{finding.rule}\x00{number:0{PLACES}}"
