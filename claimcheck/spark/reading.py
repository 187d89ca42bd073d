"""Reading on Spark: a table of documents becomes one of claims, article by article."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, get_args

from claimcheck.errors import ClaimcheckError, ReadError, UsageError
from claimcheck.models import Document, DocumentFormat
from claimcheck.reading import Reading, batches, read_documents
from claimcheck.spark.articles import Article
from claimcheck.spark.columns import Columns, Row, rows_of
from claimcheck.spark.session import need_packages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow
    from pyspark.sql import DataFrame

#: columns that a table of documents must have, and those that it may have
NEEDED = ("id", "text")
OPTIONAL = ("published", "title", "source", "url", "format", "path")
#: where Spark's readers keep a line that they cannot read
CORRUPT = "_corrupt_record"
#: One row a claim. An article in which nothing is stated has one row without a claim, one that could not be read too.
CLAIMS = Columns(
    {
        "document": "string",
        "id": "string",
        "number": "int",
        "type": "string",
        "text": "string",
        "start": "int",
        "end": "int",
        "value_start": "int",
        "value_end": "int",
        "line": "int",
        "column": "int",
        "value": "string",
        "subject": "string",
        "attribute": "string",
        "modality": "string",
        "scope": "string",
        "speaker": "string",
        "checkable": "boolean",
        "derived_from": "string",
        "status": "string",
        "supported_by": "array<string>",
        "claim": "binary",
        "article": "binary",
        "skipped": "string",
    }
)
_PLAIN = (
    "id", "type", "text", "start", "end", "value_start", "value_end", "line", "column", "subject", "attribute",
    "modality", "speaker", "checkable", "derived_from", "status",
)  # fmt: skip
_FORMATS = frozenset(get_args(DocumentFormat))
_NO_ID = "(no id)"


def extract_claims(documents: DataFrame) -> DataFrame:
    """What the documents state, one row a claim: the report's fields as columns, and the whole claim as JSON.

    `documents` has the columns `id` and `text`, and may have `published` (a date, a timestamp in the session's
    time zone, or a string), `title`, `source`, `url`, `format` (`text`, `markdown`, `html`) and `path`. `value` and
    `scope` are JSON. `claim` is the whole claim, `article` what is known of its article besides the
    claims. An article that states nothing has one row whose `id` is null; one that cannot be read has such a row
    too, with the reason in `skipped`. Each Python worker loads the language model once.

    Raises UsageError for a table without `id` or `text`. The job fails if the language model is missing.
    """
    need_packages()
    missing = [name for name in NEEDED if name not in documents.columns]
    if missing:
        raise UsageError(f"the table of documents has no column {', '.join(missing)}; it needs {' and '.join(NEEDED)}")
    chosen = documents.selectExpr(*(_as_text(name, documents) for name in (*NEEDED, *OPTIONAL, CORRUPT)))
    return chosen.mapInArrow(_claims_of, CLAIMS.ddl)


def _as_text(name: str, documents: DataFrame) -> str:
    types = dict(documents.dtypes)
    if name not in types:
        return f"CAST(NULL AS string) AS `{name}`"
    if types[name].startswith("timestamp"):
        return f"date_format(`{name}`, \"yyyy-MM-dd'T'HH:mm:ss\") AS `{name}`"
    return f"CAST(`{name}` AS string) AS `{name}`"


def _claims_of(tables: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """A task: the claims of its share of the documents."""
    yield from CLAIMS.batches(read_rows(rows_of(tables)))


def read_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of claims for rows of documents; whatever is wrong with a document ends in a row with `skipped`."""
    documents = (_document_or_skipped(row) for row in rows)
    for batch in _batches(documents):
        if isinstance(batch, dict):
            yield batch
        else:
            yield from _read(batch)


def _batches(found: Iterable[Document | Row]) -> Iterator[list[Document] | Row]:
    """The documents in runs that are worth parsing together, the skipped ones as they come."""
    skipped: list[Row] = []

    def readable() -> Iterator[Document]:
        for one in found:
            if isinstance(one, Document):
                yield one
            else:
                skipped.append(one)

    for batch in batches(readable()):
        yield from skipped
        skipped.clear()
        yield batch
    yield from skipped


def _read(documents: list[Document]) -> Iterator[Row]:
    """The claims of some documents; if one of them cannot be read, the others are."""
    try:
        readings: list[Reading | Row] = list(read_documents(documents))
    except ClaimcheckError:
        raise
    except Exception:
        readings = [_read_alone(document) for document in documents]
    for document, reading in zip(documents, readings, strict=True):
        if isinstance(reading, Reading):
            yield from rows_for(document, reading)
        else:
            yield reading


def _read_alone(document: Document) -> Reading | Row:
    try:
        return next(read_documents([document]))
    except ClaimcheckError:
        raise
    except Exception as error:
        return _skipped(document.id, f"cannot be read: {type(error).__name__}: {error}")


def _document_or_skipped(row: Row) -> Document | Row:
    try:
        return _document(row)
    except ReadError as error:
        return _skipped(error.path, error.reason)
    except Exception as error:
        return _skipped(row["id"] or _NO_ID, f"cannot be read: {type(error).__name__}: {error}")


def _document(row: Row) -> Document:
    from claimcheck.readers import document_from_text
    from claimcheck.readers.published import parse_published

    id, text = row["id"], row["text"]
    format: Any = row["format"] or "text"
    if row[CORRUPT]:
        raise ReadError(id or _NO_ID, f"not JSON that can be read: {row[CORRUPT][:60]!r}")
    if not id:
        raise ReadError(_NO_ID, "no `id`")
    if text is None:
        raise ReadError(id, "no `text`")
    if not text.strip():
        raise ReadError(id, "empty `text`")
    if format not in _FORMATS:
        raise ReadError(id, f"unknown `format` {format!r}; use one of {', '.join(sorted(_FORMATS))}")
    words = {name: " ".join((row[name] or "").split()) or None for name in ("title", "source", "url")}
    published = parse_published(row["published"]) if row["published"] else None
    notices = ("`published` tells no full date in one way; left out",) if row["published"] and not published else ()
    return document_from_text(
        text, id=id, path=row["path"], published=published, format=format, notices=notices, **words
    )  # fmt: skip


def _skipped(id: str, reason: str) -> Row:
    return {"document": id, "skipped": reason}


def rows_for(document: Document, reading: Reading) -> Iterator[Row]:
    """The rows of an article that has been read, one a claim; one without a claim if it states nothing."""
    article = Article.of(document, reading, _content(document)).to_json()
    if not reading.claims:
        yield {"document": document.id, "article": article}
    for number, claim in enumerate(reading.claims):
        told: dict[str, Any] = {name: getattr(claim, name) for name in _PLAIN}
        yield {
            **told,
            "document": document.id,
            "number": number,
            "value": json.dumps(claim.value.model_dump(), ensure_ascii=False),
            "scope": json.dumps(claim.scope.model_dump(exclude_none=True), ensure_ascii=False),
            "supported_by": list(claim.supported_by),
            "claim": claim.model_dump_json().encode(),
            "article": article,
        }


def _content(document: Document) -> str:
    """Tells two documents of one id apart."""
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
