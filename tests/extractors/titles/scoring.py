"""Scores titles found in the sentences of a table against what the table expects."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.extractors.names import names_in
from claimcheck.extractors.titles import titles_in
from claimcheck.nlp import parse_all

Title = tuple[str, str, str, str]
HERE = Path(__file__).parent


@dataclass
class Score:
    """Counts over a table: titles expected, found and right, and what went wrong."""

    expected: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0


def expected_title(row: str) -> Title:
    """`person | role | body | status`; status `current` where left out, `interim` is acting."""
    parts = [part.strip() for part in row.split("|")]
    person, role, body, status = (*parts, "", "", "")[:4]
    return person, role, body, {"": "current", "interim": "acting"}.get(status, status)


def score_table(name: str) -> Score:
    """Score every sentence of a table; a title is right if person, role, body and status all are."""
    table = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    cases = [case for group in table.values() for case in group["cases"]]
    score = Score()
    for (sentence, *rows), doc in zip(cases, parse_all(case[0] for case in cases), strict=True):
        wanted = Counter(expected_title(row) for row in rows)
        found = Counter((m.person or "", m.role, m.body or "", m.status) for m in titles_in(doc, names_in(doc)))
        score.expected += wanted.total()
        score.found += found.total()
        score.right += (wanted & found).total()
        if wanted != found:
            missed, wrong = list((wanted - found).elements()), list((found - wanted).elements())
            score.wrong.append(f"{sentence}\n    missed {missed}\n    wrong  {wrong}")
    return score
