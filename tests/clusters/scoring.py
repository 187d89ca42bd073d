"""Labelled clusters: which claims stand on which label, and how well a report does.

A label quotes the words that hold a value; a claim is on it when the two spans meet in the same
article and the claim is of the label's type. Lengths of time and ages may be dates or counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.models import Claim, Report

CLUSTERS = Path(__file__).parent
TYPES = {
    **dict.fromkeys(("date", "time"), ("date",)),
    **dict.fromkeys(("age", "duration"), ("date", "count")),
    **dict.fromkeys(("count", "money", "percent", "quantity", "ordinal", "score"), ("count",)),
    **dict.fromkeys(("title", "office", "name"), ("title",)),
}


@dataclass(frozen=True)
class Quote:
    """Words of one article that hold a labelled value."""

    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Label:
    """One labelled item: its values, each with its quotes (one value for all but conflicts and updates)."""

    id: str
    section: str
    kind: str
    values: tuple[tuple[Quote, ...], ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for value in self.values for quote in value)

    def sides(self, claims: Iterable[Claim]) -> set[int]:
        """The values, by index, that some of the claims stand on."""
        return {
            n
            for claim in claims
            for n, quotes in enumerate(self.values)
            if any(on(claim, q, self.kind) for q in quotes)
        }


@dataclass(frozen=True)
class Cluster:
    name: str
    articles: Path
    labels: tuple[Label, ...]

    def section(self, name: str) -> list[Label]:
        return [label for label in self.labels if label.section == name]


def on(claim: Claim, quote: Quote, kind: str) -> bool:
    """Whether a claim stands on a quote of that kind."""
    return (
        claim.type in TYPES[kind]
        and Path(claim.document).name == quote.file
        and claim.value_start < quote.end
        and quote.start < claim.value_end
    )


@cache
def clusters(folder: Path = CLUSTERS) -> tuple[Cluster, ...]:
    return tuple(_load(path.parent) for path in sorted(folder.glob("*/gold.yaml")))


def _load(folder: Path) -> Cluster:
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    return Cluster(folder.name, folder / "articles", tuple(_labels(folder / "articles", gold)))


def _labels(articles: Path, gold: dict[str, Any]) -> Iterator[Label]:
    for section in ("conflicts", "updates", "traps", "supported", "unsupported"):
        for item in gold.get(section) or ():
            groups = [value["quotes"] for value in item["values"]] if "values" in item else [item["quotes"]]
            values = tuple(tuple(_quote(articles, quote) for quote in group) for group in groups)
            yield Label(item["id"], section, item["kind"], values)


def _quote(articles: Path, quote: dict[str, str]) -> Quote:
    start = (articles / quote["file"]).read_bytes().decode("utf-8").index(quote["text"])
    return Quote(quote["file"], start, start + len(quote["text"]))


def score(cluster: Cluster, report: Report) -> Counter[str]:
    """Counts of what a report gets right and wrong in one cluster."""
    n: Counter[str] = Counter()
    groups = {
        category: [[report.claim(id) for id in f.claims] for f in report.findings if f.category == category]
        for category in ("conflict", "update")
    }
    right: set[int] = set()
    for label in cluster.section("conflicts"):
        found = [i for i, group in enumerate(groups["conflict"]) if len(label.sides(group)) > 1]
        right.update(found)
        n["conflicts"] += 1
        n["conflicts found"] += bool(found)
    n["findings"] += len(groups["conflict"])
    n["findings right"] += len(right)
    titles = {i for i, group in enumerate(groups["conflict"]) if group[0].type == "title"}
    n["title findings"] += len(titles)
    n["title findings right"] += len(titles & right)
    wrong = [group for i, group in enumerate(groups["conflict"]) if i not in right]
    for label in cluster.section("updates"):
        n["updates"] += 1
        n["updates found"] += any(len(label.sides(group)) > 1 for group in groups["update"])
        n["updates called conflicts"] += any(len(label.sides(group)) > 1 for group in wrong)
    for label in cluster.section("traps"):
        n["traps"] += 1
        n["traps fallen into"] += any(_touched(label, group) > 1 for group in wrong)
    _score_support(cluster, report, n)
    return n


def _score_support(cluster: Cluster, report: Report, n: Counter[str]) -> None:
    for label in cluster.section("supported"):
        first, *others = label.quotes
        ids = {c.id for c in report.claims if any(on(c, q, label.kind) for q in others)}
        n["supported"] += 1
        n["supported found"] += any(
            c.status == "supported" and ids & set(c.supported_by) for c in report.claims if on(c, first, label.kind)
        )
    for label in cluster.section("unsupported"):
        mine = [c for c in report.claims if any(on(c, q, label.kind) for q in label.quotes)]
        n["unsupported"] += 1
        n["unsupported found"] += bool(mine) and all(c.status == "unsupported" for c in mine)


def _touched(label: Label, group: Sequence[Claim]) -> int:
    return sum(any(on(claim, quote, label.kind) for claim in group) for quote in label.quotes)
