"""A report made part by part is the report made at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimcheck.check import analyse
from claimcheck.config import Config
from claimcheck.engine.allowed import Allowed
from claimcheck.engine.evaluate import evaluate_allowed, evaluate_part
from claimcheck.engine.findings import Places, in_order
from claimcheck.engine.parts import Part, parts
from claimcheck.models import Document, Link
from claimcheck.readers import read_inputs
from tests.engine.factories import count

FOLDERS = sorted((Path(__file__).parents[1] / "clusters").glob("*/articles"))[::12]


def link(a: str, b: str) -> Link:
    return Link(a=a, b=b, relation="subject", score=0.9, reasons=())


# links between the claims 0 to 5, the parts
JOINED = [
    ([], ["0", "1", "2", "3", "4", "5"]),
    ([(0, 1)], ["01", "2", "3", "4", "5"]),
    ([(5, 0), (2, 4)], ["05", "1", "24", "3"]),
    ([(0, 1), (1, 2), (4, 5), (2, 5)], ["01245", "3"]),
]


@pytest.mark.parametrize(("pairs", "expected"), JOINED)
def test_parts(pairs: list[tuple[int, int]], expected: list[str]) -> None:
    claims = [count(f"{n}.txt#1", n) for n in range(6)]
    links = [link(claims[a].id, claims[b].id) for a, b in pairs]
    found = list(parts(claims, links, ()))
    assert ["".join(claim.document[0] for claim in part.claims) for part in found] == expected
    assert Counter(one for part in found for one in part.links) == Counter(links)


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.parent.name for folder in FOLDERS])
def test_part_by_part(folder: Path) -> None:
    documents = [one for one in read_inputs([str(folder)]) if isinstance(one, Document)]
    claims, links, observations = analyse(documents)
    infos = [document.info() for document in documents]
    rulebook, articles = Config().rulebook, Places.among(infos)

    def evaluated(part: Part) -> tuple[list[object], list[object]]:
        found = evaluate_part(part.claims, part.links, articles, rulebook, part.observations, Allowed())
        return list(found.claims), list(found.findings)

    whole = evaluate_allowed(claims, links, infos, rulebook, observations, Allowed())
    some = [evaluated(part) for part in parts(claims, links, observations)]
    assert len(some) > 1
    findings = in_order([one for _, found in some for one in found], articles.holding(claims))  # type: ignore[misc]
    assert findings == whole.findings
    assert {one.id: one for told, _ in some for one in told} == {one.id: one for one in whole.claims}  # type: ignore[attr-defined]
