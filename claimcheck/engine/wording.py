"""The words of a finding: its message by the rule's template, and a fingerprint that survives moved lines."""

from __future__ import annotations

import hashlib
import re
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.models import Claim, DocumentInfo

_SPACE = re.compile(r"\s+")


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled; only names in `values`, no attribute or index of anything.

    What stands in the values is never read as a template.
    """
    parts = []
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            parts.append(values.get(name, f"{{{name}}}"))
    return "".join(parts)


def claim_values(claim: Claim, document: DocumentInfo, prefix: str = "") -> dict[str, str]:
    """The placeholders for one claim: `document`, `text` (the words that tell the value), `sentence` ..."""
    values = {
        "document": document.id,
        "text": one_line(claim.value_text),
        "sentence": one_line(claim.text),
        "subject": one_line(claim.subject),
        "attribute": claim.attribute.replace("_", " "),
        "published": document.published.isoformat()[:10] if document.published is not None else "undated",
        "line": str(claim.line),
        "speaker": one_line(claim.speaker or ""),
    }
    return {f"{prefix}{name}": value for name, value in values.items()}


def sides_text(sides: Iterable[Sequence[Claim]]) -> str:
    """The values and who tells them: `1984 (a.txt, b.txt) / 1982 (c.txt)`."""
    told = []
    for side in sides:
        documents = ", ".join(dict.fromkeys(claim.document for claim in side))
        told.append(f"{one_line(side[0].value_text)} ({documents})")
    return " / ".join(told)


def one_line(text: str) -> str:
    """The text without line breaks and repeated spaces."""
    return _SPACE.sub(" ", text).strip()


def fingerprint(rule: str, claims: Iterable[Claim]) -> str:
    """SHA-256 over the rule's id and the claims' sentences and values; lines, case and spaces do not matter."""
    words = {one_line(f"{claim.text}\t{claim.value_text}").casefold() for claim in claims}
    return hashlib.sha256("\n".join([rule, *sorted(words)]).encode()).hexdigest()
