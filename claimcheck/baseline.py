"""The baseline: findings that somebody has looked at and accepted, so that only new ones are shown.

A finding is known by the fingerprint of its rule and of the words of its claims. It stays accepted when lines
move, and comes back when one of the sentences changes or another article joins it with other words.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from claimcheck.errors import ConfigurationError, UsageError
from claimcheck.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.models import Report

#: where `claimcheck baseline` writes unless told otherwise
FILE_NAME = "claimcheck-baseline.json"
_ANEW = "write it anew with `claimcheck baseline`"
_ONE = "write one with `claimcheck baseline`"


class Accepted(Model):
    """One accepted finding; only the fingerprint counts, the rest is for people who read the file."""

    fingerprint: str
    rule: str
    message: str
    documents: tuple[str, ...]


class Baseline(Model):
    """All accepted findings, by rule and fingerprint, each fingerprint once."""

    version: Literal[1] = 1
    findings: tuple[Accepted, ...] = ()

    @classmethod
    def of(cls, report: Report) -> Baseline:
        """A baseline that accepts every finding of a report."""
        accepted = {
            finding.fingerprint: Accepted(
                fingerprint=finding.fingerprint,
                rule=finding.rule,
                message=finding.message,
                documents=tuple(dict.fromkeys(report.claim(id).document for id in finding.claims)),
            )
            for finding in report.findings
        }
        return cls(findings=tuple(sorted(accepted.values(), key=lambda one: (one.rule, one.fingerprint))))

    @classmethod
    def load(cls, path: str | Path) -> Baseline:
        """Read a baseline. Raises UsageError if there is no such file, ConfigurationError if it is no baseline."""
        path = Path(path)
        try:
            baseline = cls.model_validate(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError as error:
            raise UsageError(f"{path}: there is no such baseline; check the path, or {_ONE}") from error
        except OSError as error:
            raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
        except json.JSONDecodeError as error:
            raise ConfigurationError(f"{path}:{error.lineno}: not JSON: {error.msg}; {_ANEW}") from error
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the file"
            raise ConfigurationError(f"{path}: no baseline: {where}: {first['msg'].lower()}; {_ANEW}") from error
        except (ValueError, RecursionError) as error:  # no UTF-8, a number without end, brackets without end
            raise ConfigurationError(f"{path}: no baseline: not JSON in UTF-8; {_ANEW}") from error
        if "findings" not in baseline.model_fields_set:
            raise ConfigurationError(f"{path}: no baseline: it tells no findings; {_ANEW}")
        return baseline

    def to_json(self) -> str:
        """The baseline as it is written: the same findings give the same bytes, and one more finding few new lines."""
        return self.model_dump_json(indent=2) + "\n"

    def without(self, report: Report) -> Report:
        """The report without the accepted findings."""
        accepted = {one.fingerprint for one in self.findings}
        findings = tuple(finding for finding in report.findings if finding.fingerprint not in accepted)
        return report.model_copy(update={"findings": findings})

    def stale(self, report: Report, exists: Callable[[str], bool] | None = None) -> tuple[Accepted, ...]:
        """The entries that nothing in the whole report answers to any more.

        An entry whose articles were not read in this run is left alone, unless none of them exists;
        `exists` tells that of a document's id, by default whether its file is there.
        """
        exists = exists or _exists
        found = {finding.fingerprint for finding in report.findings}
        read = {document.id for document in report.documents}
        return tuple(
            one
            for one in self.findings
            if one.fingerprint not in found
            and (not read.isdisjoint(one.documents) or not any(map(exists, one.documents)))
        )


def _exists(document: str) -> bool:
    # the id of a record in a file of many is `path#id`
    return Path(document).exists() or Path(document.partition("#")[0]).exists()
