"""Fit the linker's model on the labelled clusters, and say how well it carries over.

    python tests/benchmarks/fit_linker.py [--write --date 2026-01-31] [--end-to-end]

Two claims on one label are about the same thing; claims on two labels, or on a label and on nothing,
are not, and neither are claims of two clusters. Every score is leave-one-cluster-out: the model that
judges a cluster never saw it. Needs scikit-learn (`pip install -e '.[fit]'`).
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parents[1]))

from clusters.scoring import Cluster, clusters, on, score

from claimcheck.check import _report, analyse
from claimcheck.models import Document
from claimcheck.models.timeline import bounds
from claimcheck.readers import read_inputs
from claimcheck.subjects import linker
from claimcheck.subjects.features import FEATURES
from claimcheck.subjects.model import PairModel, model_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.models import Claim
    from claimcheck.subjects.features import PairContext

    Published = dict[str, dt.date | None]

NAMES = list(FEATURES)
PAIRS = Path(__file__).parents[1] / "pairs"
MODEL_FILE = Path(__file__).parents[2] / "rules" / "lexicon" / "linker.json"
#: what a pair counts in the fit: positives are few; unlabelled pairs may hold shared facts that nobody labelled
POSITIVE, LABELLED_NEGATIVE, UNLABELLED, WRITTEN = 2.0, 1.0, 1.0, 2.0
LEAST_MAGNITUDE = {"date": 0.01, "count": 0.25}
#: a pair whose values differ counts more, since that is where an error is a false alarm
DIFFERENT = 3.0
#: of the pairs across clusters, every n-th is taken
ACROSS_STEP = 20
#: so many models, each on another draw of the pairs, are averaged: one alone varies with the draw
FORESTS = 3
SETTINGS = {
    "n_estimators": 60,
    "max_depth": 3,
    "learning_rate": 0.1,
    "subsample": 0.7,
    "min_samples_leaf": 12,
}
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass
class Pairs:
    """The candidate pairs of one cluster and type: features, whether one thing, weight in the fit."""

    x: np.ndarray
    y: np.ndarray
    w: np.ndarray
    pairs: list[tuple[Claim, Claim]]
    reachable: int = 0


@dataclass
class Read:
    """A cluster with all that was read of it."""

    cluster: Cluster
    documents: list[Document]
    claims: list[Claim]
    observations: list[Any]

    @property
    def published(self) -> Published:
        return {document.id: document.published for document in self.documents}


def read(cluster: Cluster) -> Read:
    documents = [d for d in read_inputs([cluster.articles]) if isinstance(d, Document)]
    claims, _, observations = analyse(documents)
    return Read(cluster, documents, claims, observations)


def pairs_of(cluster: Cluster, claims: list[Claim], published: Published) -> dict[str, Pairs]:
    marks = _marks(cluster, claims)
    rows = _rows(linker.compared(claims, published))
    found: dict[str, Pairs] = {}
    for kind, kept in rows.items():
        labelled = [
            (x, bool(marks[a.id] & marks[b.id]), bool(marks[a.id]) and bool(marks[b.id]), (a, b)) for x, (a, b) in kept
        ]
        # unlabelled claims that agree most likely share a fact that nobody labelled; values of another
        # size are on one label as parts of a sum, which is not for the linker to see
        used = [
            row
            for row in labelled
            if (row[1] and (agree(*row[3]) or row[0][NAMES.index("magnitude")] >= LEAST_MAGNITUDE[kind]))
            or (not row[1] and (row[2] or not agree(*row[3])))
        ]
        found[kind] = Pairs(
            np.array([row[0] for row in used]),
            np.array([float(row[1]) for row in used]),
            np.array([POSITIVE if row[1] else LABELLED_NEGATIVE if row[2] else UNLABELLED for row in used]),
            [row[3] for row in used],
            sum(
                bool(marks[a.id] & marks[b.id])
                for a, b in itertools.combinations([c for c in claims if c.type == kind], 2)
                if a.document != b.document
            ),
        )
    return found


def written_pairs() -> dict[str, Pairs]:
    """The labelled pairs under `tests/pairs`, each pair of texts read as two articles of its own."""
    found: dict[str, list[tuple[list[float], float, tuple[Claim, Claim]]]] = defaultdict(list)
    for path in sorted(PAIRS.glob("*.toml")):
        for number, pair in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["pair"]):
            documents, spans = zip(*(_marked(pair, side, number) for side in ("a", "b")), strict=True)
            claims = analyse(list(documents))[0]
            published = {document.id: document.published for document in documents}
            for context, row in linker.compared(claims, published):
                if all(_stands_on(c, s, pair["type"]) for c, s in zip((context.a, context.b), spans, strict=True)):
                    same = float(pair["same"])
                    found[pair["type"]].append(([row[name] for name in NAMES], same, (context.a, context.b)))
    return {
        kind: Pairs(
            np.array([row[0] for row in rows]),
            np.array([row[1] for row in rows]),
            np.full(len(rows), WRITTEN),
            [row[2] for row in rows],
        )
        for kind, rows in found.items()
    }


def _marked(pair: dict[str, Any], side: str, number: int) -> tuple[Document, tuple[int, int]]:
    """The article of one side, without its marks, and the span of the value that they marked."""
    text = pair[side]
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    return Document.from_text(plain, id=f"{number}{side}", published=pair.get(f"{side}_published")), (start, end)


def _stands_on(claim: Claim, span: tuple[int, int], kind: str) -> bool:
    return claim.type == kind and claim.value_start < span[1] and span[0] < claim.value_end


def across(claims: list[Claim], published: Published) -> dict[str, Pairs]:
    """Pairs from two clusters, which are never about one thing, however alike."""
    met = linker.compared(claims, published)
    apart = (row for row in met if Path(row[0].a.document).parts[-3] != Path(row[0].b.document).parts[-3])
    rows = _rows(itertools.islice(apart, 0, None, ACROSS_STEP))
    return {
        kind: Pairs(
            np.array([x for x, _ in kept]), np.zeros(len(kept)), np.full(len(kept), UNLABELLED), [p for _, p in kept]
        )
        for kind, kept in rows.items()
    }


def _rows(
    met: Iterable[tuple[PairContext, dict[str, float]]],
) -> dict[str, list[tuple[list[float], tuple[Claim, Claim]]]]:
    rows: dict[str, list[tuple[list[float], tuple[Claim, Claim]]]] = defaultdict(list)
    for pair, found in met:
        rows[pair.a.type].append(([found[name] for name in NAMES], (pair.a, pair.b)))
    return rows


def agree(a: Claim, b: Claim) -> bool:
    """Whether two values may be one: their intervals meet."""
    if a.value.kind == "date" and b.value.kind == "date":
        (low, high), (other_low, other_high) = bounds(a.value), bounds(b.value)
        return low < other_high and other_low < high
    if a.value.kind == "count" and b.value.kind == "count":
        x, y = a.value, b.value
        return x.unit == y.unit and (x.low or 0) <= (y.high or np.inf) and (y.low or 0) <= (x.high or np.inf)
    return False


def _marks(cluster: Cluster, claims: list[Claim]) -> dict[str, set[str]]:
    marks: dict[str, set[str]] = {claim.id: set() for claim in claims}
    for label in cluster.labels:
        if label.section == "traps":
            continue
        for claim in claims:
            if any(on(claim, quote, label.kind) for quote in label.quotes):
                marks[claim.id].add(label.id)
    return marks


def merged(parts: list[Pairs]) -> Pairs:
    """All pairs in one."""
    return Pairs(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("x", "y", "w")),
        [pair for part in parts for pair in part.pairs],
    )


def fit(parts: list[Pairs]) -> dict[str, Any]:
    """The model of these pairs, in the form that `claimcheck.subjects.model` reads."""
    x, y, w = (np.concatenate([getattr(part, name) for part in parts]) for name in ("x", "y", "w"))
    w = np.where(x[:, NAMES.index("agree")] == 0, DIFFERENT, 1.0) * w
    stages = [
        stage[0]
        for seed in range(FORESTS)
        for stage in GradientBoostingClassifier(**SETTINGS, random_state=seed).fit(x, y, sample_weight=w).estimators_
    ]
    prior = float((w * y).sum() / w.sum())
    return {
        "start": round(float(np.log(prior / (1 - prior))), 4),
        "features": NAMES,
        "trees": [_tree(stage.tree_, SETTINGS["learning_rate"] / FORESTS) for stage in stages],
    }


def _tree(tree: Any, rate: float) -> dict[str, list[float]]:
    return {
        "feature": [int(f) if f >= 0 else -1 for f in tree.feature],
        "threshold": [round(float(t), 4) for t in tree.threshold],
        "left": [int(n) for n in tree.children_left],
        "right": [int(n) for n in tree.children_right],
        "value": [round(float(v) * rate, 4) for v in tree.value[:, 0, 0]],
    }


def predict(model: PairModel, x: np.ndarray) -> np.ndarray:
    return np.array([model.score(dict(zip(NAMES, row, strict=True))) for row in x])


def leave_one_out(data: dict[str, Pairs], apart: Pairs) -> dict[str, PairModel]:
    """For each cluster the model fitted on the others."""
    return {
        held_out: model_from(fit([apart, *(pairs for name, pairs in data.items() if name != held_out)]))
        for held_out in data
    }


def table(data: dict[str, Pairs], models: dict[str, PairModel]) -> list[str]:
    score_ = np.concatenate([predict(models[name], pairs.x) for name, pairs in data.items()])
    truth = np.concatenate([pairs.y for pairs in data.values()])
    reachable = sum(pairs.reachable for pairs in data.values())
    differ = np.concatenate([pairs.x[:, NAMES.index("agree")] == 0 for pairs in data.values()])
    lines = [
        f"pairs {len(truth)}, of one thing {int(truth.sum())} of {reachable}"
        f"; with other values {int((truth * differ).sum())}"
    ]
    for threshold in THRESHOLDS:
        kept = score_ >= threshold
        right = truth[kept].sum()
        lines.append(
            f"score >= {threshold:.2f}: precision {right / max(kept.sum(), 1):.3f}"
            f" recall {right / max(reachable, 1):.3f}"
            f"; with other values {int((truth * differ)[kept].sum())} right of {int(differ[kept].sum())}"
        )
    return lines


def end_to_end(reads: list[Read], models: dict[str, dict[str, PairModel]]) -> str:
    """Conflicts over all clusters, each linked by the models that never saw it."""
    n: Counter[str] = Counter()
    for one in reads:
        own = {kind: models[kind][one.cluster.name] for kind in models}
        links = linker.link(one.claims, one.published, models=own)
        n.update(score(one.cluster, _report(one.documents, one.claims, links, one.observations, [], None)))
    return (
        f"conflicts: precision {n['findings right']}/{n['findings']}"
        f" = {n['findings right'] / max(n['findings'], 1):.3f}"
        f" recall {n['conflicts found']}/{n['conflicts']} = {n['conflicts found'] / n['conflicts']:.3f}; "
        f"traps {n['traps fallen into']}/{n['traps']}; updates {n['updates found']}/{n['updates']}, "
        f"called conflicts {n['updates called conflicts']}; support {n['supported found']}/{n['supported']}; "
        f"unsupported {n['unsupported found']}/{n['unsupported']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write rules/lexicon/linker.json")
    parser.add_argument("--date", type=dt.date.fromisoformat, help="the day of the fit, for the file's head")
    parser.add_argument("--end-to-end", action="store_true", help="score the conflicts too")
    args = parser.parse_args()
    reads = [read(cluster) for cluster in clusters()]
    data = {one.cluster.name: pairs_of(one.cluster, one.claims, one.published) for one in reads}
    apart = across(
        [claim for one in reads for claim in one.claims],
        {id: day for one in reads for id, day in one.published.items()},
    )
    models: dict[str, dict[str, PairModel]] = {}
    fitted: dict[str, Any] = {"fitted": f"{args.date or 'undated'}, on the {len(data)} clusters under tests/clusters"}
    written = written_pairs()
    print(f"written pairs read: { {kind: len(pairs.y) for kind, pairs in written.items()} }")
    for kind in ("date", "count"):
        apart[kind] = merged([apart[kind], *([written[kind]] if kind in written else [])])
        own = {name: pairs[kind] for name, pairs in data.items() if kind in pairs}
        models[kind] = leave_one_out(own, apart[kind])
        print(f"## {kind}", *table(own, models[kind]), sep="\n")
        fitted[kind] = fit([apart[kind], *own.values()])
    if args.end_to_end:
        print(end_to_end(reads, models))
    if args.write:
        MODEL_FILE.write_text(json.dumps(fitted, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
