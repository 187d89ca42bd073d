"""What holds of claimcheck for any input whatever: the property tests and the fuzzer call the same functions.

Each takes an input, raises AssertionError where something does not hold, and lets only what is no error on purpose out.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from claimcheck.config import Config, described, find_configuration
from claimcheck.engine.rulefile import read_rule
from claimcheck.errors import ConfigurationError, ReadError
from claimcheck.models import Document, Report, Skipped
from claimcheck.models.document import DocumentFormat
from claimcheck.readers import blocks
from claimcheck.readers.allowances import allowances
from claimcheck.readers.documents import document_from_bytes
from claimcheck.readers.jsonl import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.models import Claim
    from claimcheck.models.mention import Mention

FORMATS: tuple[DocumentFormat, ...] = get_args(DocumentFormat)
DAY = dt.date(2020, 2, 29)
_WORD = re.compile(r"\S+")


def check_bytes(data: bytes, format: DocumentFormat) -> Document | None:
    """Bytes of a file: an article whose blocks stand in it, or a reason why it is none."""
    try:
        document = document_from_bytes(data, id="a", path="a", format=format)
    except ReadError as error:
        told = str(error)
        document = None
    if document is None:
        assert told.startswith("a: ")
        assert "\n" not in told
        return None
    check_document(document)
    return document


def check_document(document: Document) -> None:
    """The blocks and allowances of an article lie in its text; it survives being written as JSON."""
    for block in blocks(document):
        assert block.text
        check_places(block, len(document.text))
    for one in allowances(document):
        assert one.line >= 1
    assert Document.model_validate_json(document.model_dump_json()) == document


def check_places(block: object, length: int) -> None:
    """Every word of a block has a place in the file, in order."""
    last = 0
    for word in _WORD.finditer(block.text):  # type: ignore[attr-defined]
        start, end = block.source(*word.span())  # type: ignore[attr-defined]
        assert last <= start <= end <= length, (word[0], start, end, length)
        last = start


def check_records(data: bytes) -> list[Document]:
    """Bytes of a file of many: each line an article or a reason, ids unlike."""
    found = list(records(io.BytesIO(data), "a.jsonl", None))
    documents = [one for one in found if not isinstance(one, Skipped)]
    assert len({document.id for document in documents}) == len(documents)
    assert all(one.reason for one in found if isinstance(one, Skipped))
    for document in documents:
        check_document(document)
    return documents


def check_finders(text: str) -> None:
    """What `find_*` find are the words of the text at their place, in order."""
    from claimcheck import find_dates, find_quantities, find_titles

    for found in (find_dates(text, DAY), find_quantities(text), find_titles(text)):
        check_mentions(found, text)


def check_mentions(found: Iterable[Mention], text: str) -> None:
    """Spans lie in the text, in order, on the words quoted."""
    last = 0
    for mention in found:
        assert last <= mention.start < mention.end <= len(text), mention
        assert text[mention.start : mention.end] == mention.text
        last = mention.start


def check_claims(claims: Iterable[Claim], document: Document) -> None:
    """A claim quotes its article: sentence, value, line; ids are unlike."""
    claims = list(claims)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert 0 <= claim.start <= claim.value_start < claim.value_end <= claim.end <= len(document.text), claim
        assert document.text[claim.start : claim.end] == claim.text
        assert 1 <= claim.line <= 1 + len(re.findall(r"\r\n|\r|\n", document.text[: claim.value_start]))


def check_extraction(document: Document) -> list[Claim]:
    """The claims of an article quote it."""
    from claimcheck import extract

    claims = extract(document)
    check_claims(claims, document)
    return claims


def check_report(documents: Sequence[Document], form: str | None = None) -> Report:
    """Claims quote their article, the order of articles does not matter, a report survives JSON and can be shown.

    It is shown in the format named, or in all.
    """
    from claimcheck import check
    from claimcheck.reporters import ReportOptions, reporters

    report = check(documents)
    for document in documents:
        check_claims([claim for claim in report.claims if claim.document == document.id], document)
    assert check(documents[::-1]) == report
    assert Report.model_validate_json(report.to_json(internals=True)) == report
    options = ReportOptions(documents={document.id: document for document in documents})
    for one in [form] if form else sorted(reporters()):
        stream = io.StringIO()
        reporters()[one](report, stream, options)
        stream.getvalue().encode("utf-8")
    return report


def check_rule(text: str) -> None:
    """A rule file is a rule, or there are problems, each with a line."""
    rule, problems = read_rule(text, "rules/a/b.toml", "a/b")
    assert (rule is None) or not problems
    assert rule is not None or problems
    for problem in problems:
        assert problem.startswith("rules/a/b.toml:"), problem


def check_configuration(data: bytes, name: str = "claimcheck.toml") -> None:
    """A configuration is one, or says what is wrong; what it prints can be read again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with suppress(ConfigurationError):
            find_configuration([path])
        with suppress(ConfigurationError):
            config = Config.load(path)
            path = path.with_name("claimcheck.toml")
            path.write_text(described(config), encoding="utf-8")
            again = Config.load(path)
            assert again.model_dump() == config.model_dump()
