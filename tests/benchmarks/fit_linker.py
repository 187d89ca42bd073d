"""Fit the linker's weights on the labelled clusters, and say how well they carry over.

    python tests/benchmarks/fit_linker.py [--write --date 2026-01-31]

Two claims of one label's values are about the same thing; claims of two labels, or of a label and of
nothing, are not. Every score is leave-one-cluster-out: the weights that judge a cluster never saw it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from clusters.scoring import Cluster, clusters, on

from claimcheck.check import analyse
from claimcheck.models import Document
from claimcheck.readers import read_inputs
from claimcheck.subjects.blocking import candidate_pairs
from claimcheck.subjects.features import FEATURES, PairContext, features
from claimcheck.subjects.rarity import Rarity
from claimcheck.subjects.whoiswho import who_is_who

if TYPE_CHECKING:
    from claimcheck.models import Claim

NAMES = list(FEATURES)
WEIGHTS_FILE = Path(__file__).parents[2] / "rules" / "lexicon" / "linker.toml"
#: what a pair counts in the fit: positives are few; unlabelled pairs may hold shared facts that nobody labelled
POSITIVE, LABELLED_NEGATIVE, UNLABELLED = 8.0, 1.0, 0.5
RIDGE = 2.0


#: features whose weight may have one sign only, whatever the sample says
POSITIVE_ONLY = {
    "event",
    "thing",
    "crosswise",
    "names_shared",
    "names_inferred",
    "nouns_shared",
    "owner",
    "topic",
    "time",
    "unit",
    "modifiers",
    "modality",
    "magnitude",
    "only_ones",
}
NEGATIVE_ONLY = {"names_clash", "names_apart", "same_article"}
#: of the pairs across clusters, every n-th is taken
ACROSS_STEP = 40


@dataclass
class Pairs:
    """The candidate pairs of one cluster and type: features, whether one thing, weight in the fit."""

    x: np.ndarray
    y: np.ndarray
    w: np.ndarray
    pairs: list[tuple[Claim, Claim]]
    positives: int


def claims_of(cluster: Cluster) -> list[Claim]:
    documents = [d for d in read_inputs([cluster.articles]) if isinstance(d, Document)]
    return analyse(documents)[0]


def pairs_of(cluster: Cluster, claims: list[Claim]) -> dict[str, Pairs]:
    marks = _marks(cluster, claims)
    names, rarity = who_is_who(claims), Rarity.of(claims)
    rows: dict[str, list[tuple[list[float], float, float, tuple[Claim, Claim]]]] = defaultdict(list)
    for a, b in candidate_pairs(claims, names):
        same = bool(marks[a.id] & marks[b.id])
        labelled = bool(marks[a.id]) and bool(marks[b.id])
        weight = POSITIVE if same else LABELLED_NEGATIVE if labelled else UNLABELLED
        row = features(PairContext(a, b, names, rarity))
        rows[a.type].append(([row[name] for name in NAMES], float(same), weight, (a, b)))
    reachable = {
        t: sum(
            bool(marks[a.id] & marks[b.id])
            for i, a in enumerate(claims)
            for b in claims[i + 1 :]
            if a.type == b.type == t
        )
        for t in rows
    }
    return {
        t: Pairs(
            np.array([r[0] for r in r_]),
            np.array([r[1] for r in r_]),
            np.array([r[2] for r in r_]),
            [r[3] for r in r_],
            reachable[t],
        )
        for t, r_ in rows.items()
    }


def _marks(cluster: Cluster, claims: list[Claim]) -> dict[str, set[str]]:
    marks: dict[str, set[str]] = {claim.id: set() for claim in claims}
    for label in cluster.labels:
        if label.section == "traps":
            continue
        for claim in claims:
            if any(on(claim, quote, label.kind) for quote in label.quotes):
                marks[claim.id].add(label.id)
    return marks


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method; the bias stands last and is not penalised."""
    x = np.hstack([x, np.ones((len(x), 1))])
    penalty = np.full(x.shape[1], RIDGE)
    penalty[-1] = 0.0
    for _ in range(len(NAMES)):
        beta = _newton(x, y, w, penalty)
        wrong = [
            i
            for i, name in enumerate(NAMES)
            if (name in POSITIVE_ONLY and beta[i] < -1e-6) or (name in NEGATIVE_ONLY and beta[i] > 1e-6)
        ]
        if not wrong:
            break
        penalty[max(wrong, key=lambda i: abs(beta[i]))] = 1e9
    return beta


def _newton(x: np.ndarray, y: np.ndarray, w: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (w * (p - y)) + penalty * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def across(claims: list[Claim]) -> dict[str, Pairs]:
    """Pairs from two clusters, which are never about one thing, however alike."""
    names, rarity = who_is_who(claims), Rarity.of(claims)
    rows: dict[str, list[list[float]]] = defaultdict(list)
    pairs: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    apart = (
        (a, b) for a, b in candidate_pairs(claims, names) if Path(a.document).parts[-3] != Path(b.document).parts[-3]
    )
    for a, b in itertools.islice(apart, 0, None, ACROSS_STEP):
        row = features(PairContext(a, b, names, rarity))
        rows[a.type].append([row[name] for name in NAMES])
        pairs[a.type].append((a, b))
    return {t: Pairs(np.array(r), np.zeros(len(r)), np.full(len(r), UNLABELLED), pairs[t], 0) for t, r in rows.items()}


def predict(beta: np.ndarray, x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(x @ beta[:-1] + beta[-1])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write rules/lexicon/linker.toml")
    parser.add_argument("--date", type=dt.date.fromisoformat, help="the day of the fit, for the file's head")
    args = parser.parse_args()
    claims = {cluster.name: claims_of(cluster) for cluster in clusters()}
    data = {cluster.name: pairs_of(cluster, claims[cluster.name]) for cluster in clusters()}
    apart = across([claim for found in claims.values() for claim in found])
    tables = []
    for kind in ("date", "count"):
        beta, held_out = leave_one_out(
            {name: pairs[kind] for name, pairs in data.items() if kind in pairs}, apart[kind]
        )
        print(f"## {kind}")
        print(*held_out, sep="\n")
        table = [f"{name} = {value:.3f}" for name, value in zip([*NAMES, "bias"], beta, strict=True)]
        print(*table, sep="\n")
        tables.append("\n".join([f"[{kind}]", *table]))
    if args.write:
        write(tables, args.date, len(data))


def leave_one_out(data: dict[str, Pairs], apart: Pairs) -> tuple[np.ndarray, list[str]]:
    scores, truths = [], []
    for held_out in data:
        rest = [apart, *(pairs for name, pairs in data.items() if name != held_out)]
        beta = fit(*(np.concatenate([getattr(p, part) for p in rest]) for part in ("x", "y", "w")))
        scores.append(predict(beta, data[held_out].x))
        truths.append(data[held_out].y)
    score, truth = np.concatenate(scores), np.concatenate(truths)
    stray = predict(beta, apart.x)
    reachable = sum(p.positives for p in data.values())
    lines = [f"pairs {len(truth)}, of one thing {int(truth.sum())} of {reachable} that blocking should have met"]
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        kept = score >= threshold
        right = truth[kept].sum()
        lines.append(
            f"score >= {threshold:.2f}: precision {right / max(kept.sum(), 1):.3f} recall {right / max(reachable, 1):.3f}"
            f" across clusters {int((stray >= threshold).sum())} of {len(stray)}"
        )
    everything = fit(*(np.concatenate([getattr(p, part) for p in data.values()]) for part in ("x", "y", "w")))
    return everything, lines


def write(tables: list[str], date: dt.date | None, number: int) -> None:
    head = (
        "# How much each feature (claimcheck/subjects/features.py) speaks for two claims being about the same\n"
        "# thing: weights of a ridge logistic regression, one table for each type of claim. Written by\n"
        f"# tests/benchmarks/fit_linker.py, {date or 'undated'}, on the {number} labelled clusters under tests/clusters.\n"
    )
    WEIGHTS_FILE.write_text(head + "\n" + "\n\n".join(tables) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
