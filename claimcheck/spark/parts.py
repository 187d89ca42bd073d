"""Parts: what hangs together, directly or through others, is labelled alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from numpy.typing import NDArray
    from pyspark.sql import DataFrame

    Edges = tuple[NDArray[np.int64], NDArray[np.int64]]


def parts_of(edges: DataFrame) -> DataFrame:
    """The part of each node that has an edge: `node` and `part`, of edges with the columns `one` and `other`.

    Each task leaves only as many edges as hold together what its own do. These the driver holds: sixteen bytes an edge,
    and three times as much while it works.
    """
    import pyarrow

    table = edges.mapInArrow(_forest, "one long, other long").distinct().toArrow()
    nodes, parts = connected(table["one"].to_numpy(), table["other"].to_numpy())
    return edges.sparkSession.createDataFrame(pyarrow.table({"node": nodes, "part": parts}))


def _forest(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    for ends in forest((table["one"].to_numpy(), table["other"].to_numpy()) for table in tables):
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array(column) for column in ends], ["one", "other"])


def forest(edges: Iterable[Edges]) -> Iterator[Edges]:
    """As few edges as connect what these, given piece by piece, do; one less than the nodes of each part."""
    kept = list(edges)
    if kept:
        nodes, parts = connected(*(np.concatenate(column) for column in zip(*kept, strict=True)))
        yield parts[nodes != parts], nodes[nodes != parts]


def connected(one: NDArray[np.int64], other: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The nodes of a graph given by its edges, each with the smallest node that it is connected with.

    Each node takes the smallest label of its neighbours', then that label's own, until none changes: about as many
    rounds as the logarithm of the longest path (Shiloach and Vishkin, "An O(log n) parallel connectivity algorithm").
    """
    nodes, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    a, b = places[: len(one)], places[len(one) :]
    labels = np.arange(len(nodes))
    while True:
        least = np.minimum(labels[a], labels[b])
        new = labels.copy()
        # the label's own node takes the smaller label too, so that whole trees are joined at once
        for ends in (labels[a], labels[b], a, b):
            np.minimum.at(new, ends, least)
        new = new[new]
        if np.array_equal(new, labels):
            return nodes, nodes[labels]
        labels = new
