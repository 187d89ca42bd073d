"""The reader of JSON Lines: a file with an article a line.

A record has `text`, and if known `id`, `published`, `title`, `source`, `url` and `format` (`text`,
`markdown` or `html`); other fields are ignored. The document's id is `path#id`, or `path#line` for a
record without one, so that it is unique over all files. Offsets count in the record's text.
"""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any, get_args

from claimcheck.errors import ReadError
from claimcheck.models import Document, DocumentFormat, Skipped
from claimcheck.readers.decoding import decode
from claimcheck.readers.documents import document_from_text, within_size
from claimcheck.readers.limits import LARGEST_FILE
from claimcheck.readers.published import parse_published
from claimcheck.readers.registry import container

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from typing import BinaryIO

_FORMATS = frozenset(get_args(DocumentFormat))
_WORDS = ("title", "source", "url")


@container(".jsonl", ".ndjson")
def records(file: BinaryIO, path: str, published: dt.date | None = None) -> Iterator[Document | Skipped]:
    """The articles of a file, a line at a time; a line that is none gives a Skipped with path and line."""
    seen: set[str] = set()
    empty = True
    for number, line in enumerate(_lines(file), 1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        empty = False
        where = f"{path}:{number}"
        try:
            record = _record(within_size(line, where), where)
            yield _document(record, path, number, published, seen)
        except ReadError as error:
            yield Skipped(path=error.path, reason=error.reason)
    if empty:
        yield Skipped(path=path, reason="empty")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of the file in UTF-8, or as they are if that is unknown; of one that is too long a little too much."""
    first = file.readline(LARGEST_FILE + 1)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = first + file.read()
        yield from data.decode("utf-16", errors="replace").encode("utf-8", errors="replace").split(b"\n")
        return
    while first:
        yield first
        while len(first) > LARGEST_FILE and not first.endswith(b"\n"):
            first = file.readline(LARGEST_FILE + 1)
        first = file.readline(LARGEST_FILE + 1)


def _record(line: bytes, where: str) -> dict[str, Any]:
    text, _ = decode(line.removeprefix(codecs.BOM_UTF8), where)
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(where, f"not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(where, "not JSON that can be read") from error
    if not isinstance(record, dict):
        raise ReadError(where, "not a JSON object")
    return record


def _document(
    record: dict[str, Any], path: str, number: int, published: dt.date | None, seen: set[str]
) -> Document:  # fmt: skip
    where = f"{path}:{number}"
    text = record.get("text")
    if not isinstance(text, str):
        raise ReadError(where, "no `text`" if text is None else "`text` is not a string")
    if not text.strip():
        raise ReadError(where, "empty `text`")
    if not _encodable(text):
        raise ReadError(where, "not text: half of a surrogate pair")
    format = record.get("format", "text")
    if format not in _FORMATS:
        raise ReadError(where, f"unknown `format` {format!r}; use one of {', '.join(sorted(_FORMATS))}")
    id, notices = _id(record, path, number, seen)
    date = published
    if date is None and record.get("published") is not None:
        date = parse_published(record["published"])
        if date is None:
            notices += ("`published` tells no full date in one way; left out",)
    fields = {name: _words(record.get(name)) for name in _WORDS}
    return document_from_text(text, id=id, path=path, published=date, format=format, notices=notices, **fields)


def _id(record: dict[str, Any], path: str, number: int, seen: set[str]) -> tuple[str, tuple[str, ...]]:
    """A document id that no other record of the file has; `seen` takes it up."""
    own = record.get("id")
    name = str(own) if isinstance(own, (str, int)) and str(own) and _encodable(str(own)) else str(number)
    id = f"{path}#{name}"
    notices: tuple[str, ...] = ()
    if id in seen:
        id = f"{path}#{name}#{number}"
        notices = (f"another record of the file has the id {name!r} too",)
    seen.add(id)
    return id, notices


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) and _encodable(value) else None


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
