"""Score the labelled folders that nobody reads while working on claimcheck.

    python tests/benchmarks/kept.py

The folders under `tests/clusters_kept` were written without a look at the code. Nothing is fitted on them, and their
misses are not looked at: once they are, the folder moves to `tests/clusters` and a fresh one takes its place. So only
sums are printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from clusters.scoring import clusters, score

from claimcheck import check

KEPT = Path(__file__).parents[1] / "clusters_kept"


def main() -> None:
    n: Counter[str] = Counter()
    for cluster in clusters(KEPT):
        n.update(score(cluster, check([cluster.articles])))
    rows = (
        ("conflict precision", "findings right", "findings"),
        ("conflict recall", "conflicts found", "conflicts"),
        ("traps fallen into", "traps fallen into", "traps"),
        ("updates told", "updates found", "updates"),
        ("updates called conflicts", "updates called conflicts", "updates"),
        ("support", "supported found", "supported"),
        ("unsupported", "unsupported found", "unsupported"),
    )
    for name, right, of in rows:
        print(f"{name:26}{n[right]:4}/{n[of]:<4} = {n[right] / max(n[of], 1):.3f}")


if __name__ == "__main__":
    main()
