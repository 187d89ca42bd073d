"""Scores over pairs of articles that tell posts: conflicts and updates found, and what was told that should not be."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import claimcheck

PAIRS = Path(__file__).parent
_MARK = re.compile(r"«([^«»]*)»")


@dataclass
class Score:
    """Counts by what was expected; `wrong` tells each miss in words."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    false: int = 0
    wrong: list[str] = field(default_factory=list)

    def recall(self, expected: str) -> float:
        """The part of the pairs of one kind that came out as expected."""
        return self.right[expected] / self.total[expected] if self.total[expected] else 1.0

    @property
    def precision(self) -> float:
        """The part of the conflicts told that were wanted."""
        told = self.right["conflict"] + self.false
        return self.right["conflict"] / told if told else 1.0


def load(name: str, half: str | None = None) -> list[dict[str, Any]]:
    """The pairs of a table; `half` is `open` (to develop on), `kept` (watched by its score) or None for all."""
    pairs = tomllib.loads((PAIRS / name).read_text(encoding="utf-8"))["pair"]
    return [pair for pair in pairs if half in {None, _half(pair)}]


def _half(pair: dict[str, Any]) -> str:
    digest = hashlib.sha256((pair["a"] + pair["b"]).encode()).digest()
    return "open" if digest[0] % 2 else "kept"


def _document(pair: dict[str, Any], side: str) -> tuple[claimcheck.Document, list[tuple[int, int]]]:
    """The article without its marks, and where these stood."""
    marked, text, spans = pair[side].strip(), "", []
    last = 0
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        spans.append((len(text), len(text) + len(found[1])))
        text += found[1]
        last = found.end()
    text += marked[last:]
    media = {"format": "markdown"} if text.startswith("# ") else {}
    return claimcheck.Document.from_text(text, id=side, published=pair.get(f"{side}_published"), **media), spans


def outcomes(pair: dict[str, Any]) -> tuple[set[str], list[str]]:
    """What the findings of the rules on posts come to: `conflict`, `update`, `false conflict`, `false update`."""
    a, b = _document(pair, "a"), _document(pair, "b")
    marks = {"a": a[1], "b": b[1]}
    report = claimcheck.check([a[0], b[0]])
    found, words = set(), []
    for finding in report.findings:
        if not finding.rule.startswith("titles/") or finding.category not in {"conflict", "update"}:
            continue
        hit = {
            claim.document
            for claim in (report.claim(id) for id in finding.claims)
            if any(claim.value_start < end and start < claim.value_end for start, end in marks[claim.document])
        }
        wanted = hit == {"a", "b"} and pair["expect"] == finding.category
        found.add(finding.category if wanted else f"false {finding.category}")
        words.append(f"{finding.rule}: {finding.message}")
    return found, words


def score(pairs: list[dict[str, Any]]) -> Score:
    """Score all the pairs, one run of the program each."""
    result = Score()
    for pair in pairs:
        expected = pair["expect"]
        result.total[expected] += 1
        found, words = outcomes(pair)
        result.false += "false conflict" in found
        # that one more holder went before is no fault beside a conflict
        good = not found if expected == "silence" else expected in found and "false conflict" not in found
        result.right[expected] += good
        if not good:
            result.wrong.append(f"{expected}: {pair['domain']}, {pair['kind']}: {'; '.join(words) or 'nothing'}")
    return result
