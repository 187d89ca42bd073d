"""Findings: what the reader of a report sees, and what they are made of."""

from __future__ import annotations

from typing import Literal

from claimcheck.models.base import Model

Category = Literal["conflict", "update", "unsupported"]
Level = Literal["error", "warning", "note"]
Outcome = Literal["agree", "update", "conflict", "unknown"]
#: `subject`: the same thing is told; `person`: one person's posts; `office`: one post's holders
Relation = Literal["subject", "person", "office"]


class Link(Model):
    """Two claims are about the same thing: how sure (0 to 1) and why, in words."""

    a: str
    b: str
    relation: Relation
    score: float
    reasons: tuple[str, ...] = ()


class Verdict(Model):
    """How two linked claims stand to each other, and the rung of the rule that decided."""

    a: str
    b: str
    rule: str
    outcome: Outcome
    rung: str
    score: float
    reasons: tuple[str, ...] = ()


class Finding(Model):
    """One thing to look at: which rule saw it, in which claims (ids), and why they belong together.

    `level` is `error` where two accounts are surely of one thing and cannot both hold, `warning` where that is
    likely, `note` for updates and what no other article says; rules and the configuration set it. `severity` is
    `level` again, under the name that other tools use. `fingerprint` depends on the rule and on the words of the
    claims, not on their lines. `existed` is for runs that are about new articles: whether the others disagree without
    these too; None where that is not known or nothing was new.
    """

    rule: str
    category: Category
    level: Level
    severity: Level
    message: str
    claims: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    fingerprint: str
    existed: bool | None = None
