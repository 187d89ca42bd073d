"""The report: what a run found."""

from __future__ import annotations

import json
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Literal, Self

from claimcheck.models.base import Model
from claimcheck.models.claim import Claim
from claimcheck.models.document import DocumentInfo
from claimcheck.models.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: findings that a notebook shows; `findings` has them all
SHOWN_IN_NOTEBOOK = 50


class Skipped(Model):
    """An input that was left out, and why."""

    path: str
    reason: str


class Suppressed(Model):
    """A finding that is not reported, since an article allows it: where that is written, and the reason given."""

    finding: Finding
    document: str
    line: int
    reason: str


class Report(Model):
    """Everything a run found, in a fixed order: the same articles give the same bytes.

    `suppressed` are the findings that articles allow; they are in no other list, and no claim is `conflicting`
    through them.
    """

    version: str
    model: str
    documents: tuple[DocumentInfo, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()

    @cached_property
    def _claims_by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _documents_by_id(self) -> dict[str, DocumentInfo]:
        return {document.id: document for document in self.documents}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with some fields changed; what was looked up in the original is looked up anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in ("_claims_by_id", "_documents_by_id"):
            copied.__dict__.pop(name, None)
        return copied

    def claim(self, id: str) -> Claim:
        """The claim of that id; KeyError if there is none."""
        return self._claims_by_id[id]

    def document(self, id: str) -> DocumentInfo:
        """The document of that id; KeyError if there is none."""
        return self._documents_by_id[id]

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings of category `conflict`."""
        return tuple(finding for finding in self.findings if finding.category == "conflict")

    def for_document(self, id: str) -> Report:
        """The report on one document: its claims, the findings that touch it, and what these point to.

        Claims of other documents are kept where a finding names them or where they support a claim of
        this one, so that every id in it can be looked up. Raises KeyError if there is no such document.
        """
        self.document(id)
        findings = tuple(f for f in self.findings if any(self.claim(one).document == id for one in f.claims))
        wanted = {one for finding in findings for one in finding.claims}
        wanted |= {claim.id for claim in self.claims if claim.document == id}
        wanted |= {other for claim in self.claims if claim.id in wanted for other in claim.supported_by}
        claims = tuple(
            claim if claim.document == id else _without_unknown(claim, wanted)
            for claim in self.claims
            if claim.id in wanted
        )
        named = {id, *(claim.document for claim in claims)}
        documents = tuple(document for document in self.documents if document.id in named)
        return Report(version=self.version, model=self.model, documents=documents, claims=claims, findings=findings)

    def to_json(self, *, internals: bool = False) -> str:
        """The report as JSON, two spaces deep, with a final newline; `Report.model_validate_json` reads it.

        `internals` adds to each claim the frame that the linker compared. `suppressed` is only there if
        something is, `existed` if the run was about new articles.
        """
        return "".join(self.json_parts(internals=internals))

    def json_parts(self, *, internals: bool = False) -> Iterator[str]:
        """The text of `to_json` piece by piece, a claim or finding at most: it need not be held as a whole."""
        without: dict[str, set[str]] = {} if internals else {"claims": {"frame"}}
        if all(finding.existed is None for finding in self.findings):
            without["findings"] = {"existed"}
        sign = "{\n"
        for name in type(self).model_fields:
            told = getattr(self, name)
            if name != "suppressed" or told:
                yield f'{sign}  "{name}": '
                yield from _in_json(told, without.get(name))
                sign = ",\n"
        yield "\n}\n"

    def to_records(self, of: Literal["findings", "claims"] = "findings") -> list[dict[str, Any]]:
        """Flat rows of plain values, for a data frame: `pandas.DataFrame(report.to_records())`.

        Of findings, one row for each claim of each finding, with the finding's number (from 0); of
        claims, one row a claim. A claim's value has its fields as `value.number`, `value.low` and so on.
        """
        published = {document.id: document.published for document in self.documents}
        if of == "claims":
            return [_row(claim, published[claim.document]) for claim in self.claims]
        return [
            {
                "finding": number,
                **{name: getattr(finding, name) for name in ("rule", "category", "level", "message", "fingerprint")},
                **_row(claim, published[claim.document]),
            }
            for number, finding in enumerate(self.findings)
            for claim in map(self.claim, finding.claims)
        ]

    def _repr_html_(self) -> str:
        """A short table for a notebook. Text of articles is escaped: nothing in it can run or load anything."""
        return "".join(_notebook(self))


def _in_json(told: str | tuple[Model, ...], without: set[str] | None) -> Iterator[str]:
    """A text, or models one after the other, without some fields, as they stand two spaces deep."""
    if isinstance(told, str):
        yield json.dumps(told, ensure_ascii=False)
        return
    sign = "["
    for one in told:
        # a line ends between values alone: within a text it is written `\\n`
        yield f"{sign}\n    " + one.model_dump_json(indent=2, exclude=without).replace("\n", "\n    ")
        sign = ","
    yield "\n  ]" if told else "[]"


def _without_unknown(claim: Claim, known: set[str]) -> Claim:
    return claim.model_copy(update={"supported_by": tuple(id for id in claim.supported_by if id in known)})


def _row(claim: Claim, published: object) -> dict[str, Any]:
    told = claim.model_dump(
        include={
            "id", "document", "line", "column", "type", "subject", "attribute", "modality", "speaker",
            "status", "text", "start", "end", "value_start", "value_end",
        }
    )  # fmt: skip
    value = {f"value.{name}": part for name, part in claim.value.model_dump(exclude={"kind"}).items()}
    return {"claim": told.pop("id"), "published": published, **told, "value_text": claim.value_text, **value}


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _notebook(report: Report) -> Iterator[str]:
    counts = dict.fromkeys(("conflict", "update", "unsupported"), 0)
    for finding in report.findings:
        counts[finding.category] += 1
    told = f"{_counted(len(report.documents), 'article')}, {_counted(len(report.claims), 'claim')}: " + ", ".join(
        f"{number:,} unsupported" if category == "unsupported" else _counted(number, category)
        for category, number in counts.items()
    )
    yield f"<p><b>claimcheck</b> {escape(told)}</p>"
    shown = [finding for finding in report.findings if finding.category != "unsupported"]
    if not shown:
        return
    yield "<table><thead><tr><th>level</th><th>finding</th><th>where</th></tr></thead><tbody>"
    for finding in shown[:SHOWN_IN_NOTEBOOK]:
        claims = [report.claim(id) for id in finding.claims]
        places = "<br>".join(dict.fromkeys(escape(f"{claim.document}:{claim.line}") for claim in claims))
        yield f"<tr><td>{finding.level}</td><td>{escape(finding.message)}</td><td>{places}</td></tr>"
    yield "</tbody></table>"
    if len(shown) > SHOWN_IN_NOTEBOOK:
        yield f"<p>… and {len(shown) - SHOWN_IN_NOTEBOOK:,} more in <code>report.findings</code></p>"
