"""Scores over stories of several articles that tell posts: planted conflicts, updates and likenesses.

A mark `«c1a|words»` in an article stands on words that tell a post: `c` is a conflict, `u` an update, `t` a
likeness; the letter after the number is the value. Several labels may share one mark (`«c1a u1a|words»`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import claimcheck

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile(r"«([a-z0-9 ]+)\|([^«»]*)»")


@dataclass(frozen=True)
class Mark:
    """Where words of a label stand: article, half-open characters."""

    label: str
    value: str
    document: str
    start: int
    end: int


@dataclass
class Told:
    """What a report says of one table of stories."""

    found: dict[str, int] = field(default_factory=lambda: {"conflict": 0, "update": 0})
    total: dict[str, int] = field(default_factory=lambda: {"conflict": 0, "update": 0})
    false: list[str] = field(default_factory=list)
    updates_as_conflicts: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The part of the conflicts told that were planted."""
        told = self.found["conflict"] + len(self.false)
        return self.found["conflict"] / told if told else 1.0

    def recall(self, kind: str) -> float:
        """The part of the planted conflicts (`conflict`) or updates (`update`) that were told."""
        return self.found[kind] / self.total[kind] if self.total[kind] else 1.0


def load(path: Path) -> list[dict[str, Any]]:
    """The stories of a table."""
    stories: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["story"]
    return stories


def read(story: dict[str, Any]) -> tuple[list[claimcheck.Document], list[Mark]]:
    """The articles of a story without their marks, and the marks."""
    documents, marks = [], []
    for number, article in enumerate(story["article"], start=1):
        text, last, id = "", 0, f"{number}"
        source = article["text"].strip()
        for found in _MARK.finditer(source):
            text += source[last : found.start()]
            for label in found[1].split():
                marks.append(Mark(label[:2], label[2:], id, len(text), len(text) + len(found[2])))
            text += found[2]
            last = found.end()
        text += source[last:]
        media = {"format": "markdown"} if re.search(r"^(?:#|- |\| )", text, re.MULTILINE) else {}
        documents.append(claimcheck.Document.from_text(text, id=id, published=article.get("published"), **media))
    return documents, marks


def planted(marks: list[Mark], letter: str) -> list[str]:
    """The labels of a kind that have two values."""
    values: dict[str, set[str]] = {}
    for mark in marks:
        if mark.label[0] == letter:
            values.setdefault(mark.label, set()).add(mark.value)
    return sorted(label for label, told in values.items() if len(told) > 1)


def tell(stories: list[dict[str, Any]]) -> Told:
    """Check each story by itself, and count."""
    told = Told()
    for story in stories:
        documents, marks = read(story)
        _count(told, story["domain"], claimcheck.check(documents), marks)
    return told


def _count(told: Told, domain: str, report: claimcheck.Report, marks: list[Mark]) -> None:
    hits: dict[str, set[str]] = {"conflict": set(), "update": set()}
    for finding in report.findings:
        if not finding.rule.startswith("titles/") or finding.category not in hits:
            continue
        sides = _sides(report, finding.claims, marks)
        labels = {label for label, values in sides.items() if len(values) > 1}
        wanted = {label for label in labels if label[0] == finding.category[0]}
        hits[finding.category] |= wanted
        if finding.category == "conflict" and not wanted:
            (told.updates_as_conflicts if any(label[0] == "u" for label in labels) else told.false).append(
                f"{domain}: {finding.rule}: {finding.message}"
            )
    for category, found in hits.items():
        labels_of = planted(marks, category[0])
        told.total[category] += len(labels_of)
        told.found[category] += len(found & set(labels_of))
        told.missed += [f"{domain} {label}" for label in labels_of if label not in found]


def _sides(report: claimcheck.Report, ids: tuple[str, ...], marks: list[Mark]) -> dict[str, set[str]]:
    sides: dict[str, set[str]] = {}
    for claim in (report.claim(id) for id in ids):
        for mark in marks:
            if claim.document == mark.document and claim.value_start < mark.end and mark.start < claim.value_end:
                sides.setdefault(mark.label, set()).add(mark.value)
    return sides
