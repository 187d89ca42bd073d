"""The report: what a run found."""

from __future__ import annotations

from functools import cached_property

from claimcheck.models.base import Model
from claimcheck.models.claim import Claim
from claimcheck.models.document import DocumentInfo
from claimcheck.models.finding import Finding


class Skipped(Model):
    """An input that was left out, and why."""

    path: str
    reason: str


class Report(Model):
    """Everything a run found, in a fixed order: the same articles give the same bytes."""

    version: str
    model: str
    documents: tuple[DocumentInfo, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()

    @cached_property
    def _claims_by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def claim(self, id: str) -> Claim:
        """The claim of that id; KeyError if there is none."""
        return self._claims_by_id[id]

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings of category `conflict`."""
        return tuple(finding for finding in self.findings if finding.category == "conflict")

    def to_json(self) -> str:
        """The report as JSON, two spaces deep, with a final newline."""
        return self.model_dump_json(indent=2) + "\n"
