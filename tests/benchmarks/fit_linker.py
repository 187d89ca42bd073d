"""Fit the linker's model on the labelled clusters, and say how well it carries over.

    python tests/benchmarks/fit_linker.py [--write --date 2026-01-31] [--end-to-end]

Two claims on one label are about the same thing; claims on two labels, or on a label and on nothing,
are not, and neither are claims of two clusters. Every score is of models that never saw the cluster
they judge: the clusters are left out in FOLDS parts. Needs scikit-learn and scipy (`pip install -e '.[fit]'`).

Two scorers a type of claim, each a logistic regression and a forest. `affinity`, fitted on all pairs, ranks the
candidates of each article. `sameness`, fitted on each other's favourites and on pairs that agree, judges them; the
affinities that it learns from come from models that did not see the pair's cluster either.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.linker_models import Model, forest, regression, scale
from clusters.scoring import Cluster, clusters, on, score

from claimcheck.check import _read, _report
from claimcheck.config import Config
from claimcheck.engine.allowed import Allowed
from claimcheck.models import Document
from claimcheck.readers import read_inputs
from claimcheck.subjects import linker
from claimcheck.subjects.beginnings import link_beginnings
from claimcheck.subjects.features import FEATURES, features
from claimcheck.subjects.model import FAINT, PairModel, Ranking, Weights, columns_of, model_from, weights_from
from claimcheck.subjects.odds import log_odds
from claimcheck.subjects.profiles import ends_of
from claimcheck.subjects.rivals import Sides, groups_of, leads_past_vaguer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from claimcheck.models import Claim
    from claimcheck.subjects.forest import Forest
    from claimcheck.subjects.model import Scorer

    Published = dict[str, dt.date | None]

NAMES = list(FEATURES)
SAMENESS_NAMES = [*NAMES, "affinity", "lead"]
PAIRS = Path(__file__).parents[1] / "pairs"
LEXICON = Path(__file__).parents[2] / "rules" / "lexicon"
MODEL_FILE, TREES_FILE = LEXICON / "linker.json", LEXICON / "linker_trees.npz"
KINDS = ("date", "count")
FOLDS, INNER_FOLDS = 9, 4
#: what a pair counts in the fit: positives are few; a pair whose values differ is where an error is a false alarm
POSITIVE, WRITTEN, DIFFERENT = 2.0, 2.0, 3.0
#: values of another size are on one label as parts of a sum, which is not for the linker to see
LEAST_MAGNITUDE = {"date": 0.01, "count": 0.25}
#: of the pairs across clusters, every n-th is taken
ACROSS_STEP = 60
#: how strongly the weights are held small (inverse, per regression)
AFFINITY_C, SAMENESS_C = 0.03, 0.01
#: the forests; more trees and smaller leaves find little more, and take more room
RANKING: dict[str, Any] = {"trees": 60, "leaf": 3, "positive": 3.0}
JUDGING: dict[str, Any] = {"trees": 100, "leaf": 4, "positive": 3.0}
#: pairs that a likelier rival is so little ahead of are learnt from too
NEARLY = -0.3
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


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


@dataclass
class Pairs:
    """The candidate pairs of one cluster and type: features, whether one thing, weight, whether for the fit."""

    claims: list[tuple[Claim, Claim]]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    w: NDArray[np.float64]
    use: NDArray[np.bool_]


def read(cluster: Cluster) -> Read:
    documents = [d for d in read_inputs([cluster.articles]) if isinstance(d, Document)]
    claims, observations = _read(documents, None)
    return Read(cluster, documents, claims, observations)


def pairs_of(one: Read) -> dict[str, Pairs]:
    marks = _marks(one.cluster, one.claims)
    return {kind: _labelled(rows, marks, kind) for kind, rows in _rows(one.claims, one.published).items()}


def _labelled(rows: list[tuple[list[float], tuple[Claim, Claim]]], marks: dict[str, set[str]], kind: str) -> Pairs:
    same = [bool(marks[a.id] & marks[b.id]) for _, (a, b) in rows]
    agreeing = [bool(x[NAMES.index("agree")]) for x, _ in rows]
    near = [x[NAMES.index("magnitude")] >= LEAST_MAGNITUDE[kind] for x, _ in rows]
    told = [bool(marks[a.id]) and bool(marks[b.id]) for _, (a, b) in rows]
    # unlabelled claims that agree most likely share a fact that nobody labelled
    use = [
        (agrees or fits) if one else (labelled or not agrees)
        for one, agrees, fits, labelled in zip(same, agreeing, near, told, strict=True)
    ]
    weights = [
        (POSITIVE if one else 1.0) * (1.0 if agrees else DIFFERENT) for one, agrees in zip(same, agreeing, strict=True)
    ]
    return Pairs(
        [p for _, p in rows], np.array([x for x, _ in rows]), np.array(same, float), np.array(weights), np.array(use)
    )


def written_pairs() -> dict[str, Pairs]:
    """The labelled pairs under `tests/pairs`, each pair of texts read as two articles of its own."""
    found: dict[str, list[tuple[list[float], float, tuple[Claim, Claim]]]] = defaultdict(list)
    for path in sorted(PAIRS.glob("*.toml")):
        for number, pair in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("pair", ())):
            if pair.get("type") not in KINDS:
                continue
            documents, spans = zip(*(_marked(pair, side, number) for side in ("a", "b")), strict=True)
            claims = _read(documents, None)[0]
            published = {document.id: document.published for document in documents}
            for x, (a, b) in _rows(claims, published).get(pair["type"], ()):
                if all(_stands_on(c, s, pair["type"]) for c, s in zip((a, b), spans, strict=True)):
                    found[pair["type"]].append((x, float(pair["same"]), (a, b)))
    return {
        kind: _plain([row[2] for row in rows], [row[0] for row in rows], [row[1] for row in rows], WRITTEN)
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


def across(reads: Sequence[Read]) -> dict[str, Pairs]:
    """Pairs from two clusters, which are never about one thing, however alike."""
    claims = [claim for one in reads for claim in one.claims]
    published = {id: day for one in reads for id, day in one.published.items()}
    found = {}
    for kind, rows in _rows(claims, published, apart=True).items():
        found[kind] = _plain([p for _, p in rows], [x for x, _ in rows], [0.0] * len(rows), 1.0)
    return found


def _plain(claims: list[tuple[Claim, Claim]], x: list[list[float]], y: list[float], weight: float) -> Pairs:
    values = np.array(x)
    weights = np.where(values[:, NAMES.index("agree")] == 0, DIFFERENT, 1.0) * weight
    return Pairs(claims, values, np.array(y), weights, np.ones(len(y), bool))


def _rows(
    claims: list[Claim], published: Published, *, apart: bool = False
) -> dict[str, list[tuple[list[float], tuple[Claim, Claim]]]]:
    """Of each type of claim the pairs of two articles with their features; of two clusters, every ACROSS_STEP-th."""
    rows: dict[str, list[tuple[list[float], tuple[Claim, Claim]]]] = defaultdict(list)
    seen = 0
    for pairs in linker.pairs_of(claims, published):
        documents = [Path(document) for document in pairs.table.documents]
        homes = np.array([path.parts[-3] if apart else str(path) for path in documents])
        two = homes[pairs.table.articles[pairs.a]] != homes[pairs.table.articles[pairs.b]]
        some = pairs.where(two)
        if apart:
            some, seen = some.where((np.arange(len(some)) + seen) % ACROSS_STEP == 0), seen + len(some)
        columns = np.column_stack(list(features(some).values()))
        for n, x in enumerate(columns.tolist()):
            a, b, _ = some.pair(n)
            rows[a.type].append((x, (a, b)))
    return rows


def _marks(cluster: Cluster, claims: list[Claim]) -> dict[str, set[str]]:
    marks: dict[str, set[str]] = {claim.id: set() for claim in claims}
    for label in cluster.labels:
        if label.section == "traps":
            continue
        for claim in claims:
            if any(on(claim, quote, label.kind) for quote in label.quotes):
                marks[claim.id].add(label.id)
    return marks


# the models


@dataclass
class Fitted:
    """Regressions and forests of one type of claim, by scorer."""

    regressions: Model
    forests: dict[str, Forest]

    @property
    def model(self) -> PairModel:
        return model_from(self.regressions, self.forests)


def fit_affinity(parts: Sequence[Pairs]) -> tuple[Model, Forest]:
    """The ranking models of these pairs; the forest learns from what it will be asked of."""
    x, y, w = (np.concatenate([getattr(p, name)[p.use] for p in parts]) for name in ("x", "y", "w"))
    found = regression(x, y, w, NAMES, AFFINITY_C)
    near = predict(weights_from(found), x) >= FAINT
    return found, forest(x[near], y[near], NAMES, **RANKING)


def fit_sameness(parts: Sequence[Pairs], rows: Sequence[NDArray[np.float64]]) -> tuple[Model, Forest]:
    """The judging models of these pairs; `rows` are their features with affinity and lead."""
    x, w = np.concatenate(list(rows)), np.concatenate([p.w for p in parts])
    y, use = np.concatenate([p.y for p in parts]), np.concatenate([p.use for p in parts])
    apart, lead = x[:, NAMES.index("agree")] == 0, x[:, -1]
    kept, nearly = use & ((lead >= 0) | ~apart), use & (lead >= NEARLY) & apart
    judged = regression(x[kept], y[kept], w[kept], SAMENESS_NAMES, SAMENESS_C)
    part = np.concatenate([np.full(len(p.y), n % INNER_FOLDS) for n, p in enumerate(parts)])
    scores = np.zeros(len(y))
    for n in range(INNER_FOLDS):
        learnt, left = nearly & (part != n), nearly & (part == n)
        scores[left] = predict(forest(x[learnt], y[learnt], SAMENESS_NAMES, **JUDGING), x[left])
    favourites = nearly & (lead >= 0)
    judged["scale"] = scale(scores[favourites], y[favourites])
    return judged, forest(x[nearly], y[nearly], SAMENESS_NAMES, **JUDGING)


def predict(scorer: Scorer, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """What a scorer says of rows of features."""
    return scorer.scores({name: x[:, place] for place, name in enumerate(SAMENESS_NAMES[: x.shape[1]])})


def widened(pairs: Pairs, affinity: Scorer) -> NDArray[np.float64]:
    """The features with affinity and lead, as the linker makes them."""
    if not len(pairs.y):
        return np.zeros((0, len(SAMENESS_NAMES)))
    alike = predict(affinity, pairs.x)
    found = {name: pairs.x[:, place] for place, name in enumerate(NAMES)}
    ahead = leads_past_vaguer(_sides(pairs.claims), found, alike, linker.rivalling(found, alike))
    return np.column_stack([pairs.x, log_odds(alike, linker.LEAST_AFFINITY), ahead])


def _sides(claims: Sequence[tuple[Claim, Claim]]) -> Sides:
    low_a, high_a, low_b, high_b = np.array([(*ends_of(a.value), *ends_of(b.value)) for a, b in claims], float).T
    return Sides(groups_of(claims), ((low_a, high_a), (low_b, high_b)))


def folds(names: Iterable[str], count: int) -> list[list[str]]:
    ordered = sorted(names)
    return [part for part in (ordered[n::count] for n in range(count)) if part]


def fitted_on(data: dict[str, Pairs], extra: Sequence[Pairs], written: Sequence[Pairs]) -> Fitted:
    """All models, from these clusters and the pairs beside them."""
    rows = {}
    for part in folds(data, INNER_FOLDS):
        others = [pairs for name, pairs in data.items() if name not in part]
        ranking = Ranking(*_ranking(fit_affinity([*others, *extra])))
        rows.update({name: widened(data[name], ranking) for name in part})
    affinity, affinity_trees = fit_affinity([*data.values(), *extra])
    # the pairs that were written are of short texts, in which little is told beside the claims
    ranking = Ranking(weights_from(affinity), affinity_trees)
    judged = [*data.values(), *written]
    own = [rows[name] for name in data]
    sameness, sameness_trees = fit_sameness(judged, [*own, *(widened(pairs, ranking) for pairs in written)])
    return Fitted(
        {"affinity": affinity, "sameness": sameness}, {"affinity": affinity_trees, "sameness": sameness_trees}
    )


def _ranking(fitted: tuple[Model, Forest]) -> tuple[Weights, Forest]:
    return weights_from(fitted[0]), fitted[1]


def left_out(data: dict[str, Pairs], extra: Sequence[Pairs], written: Sequence[Pairs]) -> dict[str, PairModel]:
    """For each cluster the model fitted on the clusters of other folds."""
    models = {}
    for part in folds(data, FOLDS):
        others = {name: pairs for name, pairs in data.items() if name not in part}
        fitted = fitted_on(others, extra, written)
        models.update(dict.fromkeys(part, fitted.model))
    return models


def table(data: dict[str, Pairs], models: dict[str, PairModel]) -> list[str]:
    rows = {name: widened(pairs, models[name].affinity) for name, pairs in data.items()}
    kept = {name: (rows[name][:, -1] >= 0) & (pairs.x[:, NAMES.index("agree")] == 0) for name, pairs in data.items()}
    scores = np.concatenate([predict(models[name].sameness, rows[name][kept[name]]) for name in data])
    truth = np.concatenate([pairs.y[kept[name]] for name, pairs in data.items()])
    lines = [f"favourites whose values differ: {len(truth)}, of one thing {int(truth.sum())}"]
    for threshold in THRESHOLDS:
        over = scores >= threshold
        lines.append(f"score >= {threshold:.2f}: {int(truth[over].sum())} right of {int(over.sum())}")
    return lines


def end_to_end(reads: list[Read], models: dict[str, dict[str, PairModel]]) -> str:
    """Conflicts over all clusters, each linked by the models that never saw it."""
    n: Counter[str] = Counter()
    for one in reads:
        own = {kind: models[kind][one.cluster.name] for kind in models}
        links = [*linker.link(one.claims, one.published, models=own), *link_beginnings(one.claims)]
        infos = [document.info() for document in one.documents]
        report = _report(infos, one.claims, links, one.observations, Allowed(), [], None, Config())
        n.update(score(one.cluster, report))
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
    parser.add_argument("--write", action="store_true", help="write the linker's files in rules/lexicon")
    parser.add_argument("--date", type=dt.date.fromisoformat, help="the day of the fit, for the file's head")
    parser.add_argument("--end-to-end", action="store_true", help="score the conflicts too")
    args = parser.parse_args()
    reads = [read(cluster) for cluster in clusters()]
    data = {one.cluster.name: pairs_of(one) for one in reads}
    written, apart = written_pairs(), across(reads)
    print(f"written pairs read: { {kind: len(pairs.y) for kind, pairs in written.items()} }")
    fitted: Model = {"fitted": f"{args.date or 'undated'}, on the {len(data)} clusters under tests/clusters"}
    models: dict[str, dict[str, PairModel]] = {}
    trees: dict[str, dict[str, Forest]] = {}
    for kind in KINDS:
        own = {name: pairs[kind] for name, pairs in data.items() if kind in pairs}
        own_written = [written[kind]] if kind in written else []
        extra = [apart[kind], *own_written]
        judged = left_out(own, extra, own_written)
        print(f"## {kind}", *table(own, judged), sep="\n")
        models[kind] = judged
        if args.write:
            whole = fitted_on(own, extra, own_written)
            fitted[kind], trees[kind] = whole.regressions, whole.forests
    if args.end_to_end:
        print(end_to_end(reads, models))
    if args.write:
        MODEL_FILE.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
        np.savez_compressed(TREES_FILE, allow_pickle=False, **columns_of(trees))


if __name__ == "__main__":
    main()
