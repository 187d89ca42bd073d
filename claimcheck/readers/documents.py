"""From a text or a file to a Document, and from a Document to its blocks."""

from __future__ import annotations

import os
import re
import stat
from pathlib import PurePath
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError, UsageError
from claimcheck.models import Document, Skipped
from claimcheck.readers.decoding import decode
from claimcheck.readers.header import OPENING, Header, read_header
from claimcheck.readers.limits import LARGEST_FILE, cut_notices, may_be_cut, within_limits
from claimcheck.readers.published import Evidence, choose, date_in_file_name
from claimcheck.readers.registry import container_of, format_of, reader_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from claimcheck.models import DocumentFormat
    from claimcheck.readers.blocks import Block

#: how often a file that changes while it is read is read again
_TRIES = 3
#: the name of an agency after the last sentence: `... said the minister. ABCD`
_CREDIT = re.compile(r"(?:(?<=[.!?\"”’)])|^)\s*[(\[]?(?P<name>[A-Z]{2,6}(?:/[A-Z]{2,6})?)[)\]]?\s*")


def document_from_text(
    text: str,
    *,
    id: str = "text",
    published: dt.date | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    format: DocumentFormat = "text",
    path: str | None = None,
    notices: Sequence[str] = (),
) -> Document:
    """A Document of a text, with what its header, markup and file name tell.

    What the caller gives comes first; then front matter, HTML metadata, first line, dateline, and the
    date in the file's name (`path`, else `id`). Two dates that disagree give a notice.
    """
    reader = reader_of(format)
    metadata = reader.metadata(text)
    blocks = tuple(reader.opening(text))
    header = _header(blocks, format)
    evidence = [Evidence(published, "given")] if published is not None else []
    evidence += [*metadata.dates, *header.dates]
    in_name = date_in_file_name(PurePath(path or id).name)
    if in_name is not None:
        evidence.append(Evidence(in_name, "file name"))
    best, disagreement = choose(evidence)
    cut = cut_notices(tuple(reader.blocks(text))) if may_be_cut(text) else ()
    return Document(
        id=id,
        path=path,
        text=text,
        format=format,
        published=best.date if best else None,
        published_from=best.known_from if best else None,
        title=title or metadata.title or _headline(header.blocks),
        source=source or metadata.source or header.source or _credit(text, format),
        url=url or metadata.url,
        notices=(*notices, *metadata.notices, *disagreement, *cut),
    )


def document_from_bytes(
    data: bytes, *, id: str, path: str | None, published: dt.date | None = None, format: DocumentFormat | None = None
) -> Document:
    """A Document of a file's bytes; the format by the suffix of `id` if none is given.

    Raises ReadError if the file is empty, binary or not text.
    """
    text, notices = decode(data, id)
    return document_from_text(
        text, id=id, path=path, published=published, format=format or format_of(id), notices=notices
    )  # fmt: skip


def name_of(path: Path) -> str:
    r"""The path with `/` between folders; bytes that are no Unicode as `\xe9`, so that any report can hold it."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def read_document(path: Path, published: dt.date | None = None) -> Document:
    """One article file; its id is the path as given, with `/` between folders.

    `published` overrides the date that the article gives. Raises UsageError if there is no such file,
    ReadError if it cannot be read as one article.
    """
    name = name_of(path)
    contained = container_of(path)
    if contained is not None:
        return _only_record(path, published)
    return document_from_bytes(read_bytes(path), id=name, path=name, published=published)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file as it stood at one moment; read again if it is written to meanwhile.

    Raises UsageError if there is none, ReadError if it cannot be read, is too large or does not come to rest.
    """
    try:
        for _ in range(_TRIES):
            with path.open("rb") as file:
                before = state_of(file)
                data = file.read(LARGEST_FILE + 1)
                if state_of(file) == before:
                    return within_size(data, name_of(path))
    except FileNotFoundError as error:
        raise UsageError(f"{path.as_posix()}: no such file; check the path") from error
    except OSError as error:
        raise ReadError(name_of(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    raise ReadError(name_of(path), "changed again and again while it was read; check it when it is finished")


def state_of(file: BinaryIO) -> tuple[int, int] | None:
    """Size and time of the last change of an open file, to be compared with later ones; None of a pipe or device."""
    status = os.fstat(file.fileno())
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def within_size(data: bytes, name: str) -> bytes:
    """The bytes themselves. Raises ReadError if they are more than the largest file may have."""
    if len(data) > LARGEST_FILE:
        raise ReadError(name, f"larger than {LARGEST_FILE // 2**20} MB; split it into its articles")
    return data


def blocks(document: Document) -> tuple[Block, ...]:
    """The readable parts of an article in order, without masthead, date line, byline and dateline.

    They are within the limits: a paragraph that is too long comes in pieces, an article only up to a bound.
    """
    return tuple(within_limits(whole_blocks(document)))


def whole_blocks(document: Document) -> tuple[Block, ...]:
    """The same as they stand, however long they are."""
    found = tuple(reader_of(document.format).blocks(document.text))
    found = (*_header(found, document.format).blocks, *found[OPENING:])
    return _without_credit(found)


def _header(found: tuple[Block, ...], format: DocumentFormat) -> Header:
    return read_header(found[:OPENING], marked_up=format != "text")


def _headline(found: tuple[Block, ...]) -> str | None:
    """The first heading, unless prose stands above it."""
    for block in found:
        if block.kind == "heading":
            return block.text
        if block.kind in ("paragraph", "quote"):
            return None
    return None


def _credit(text: str, format: DocumentFormat) -> str | None:
    """The agency named in capitals after the last sentence of a plain text."""
    if format != "text":
        return None
    match = _credit_at_end(text)
    return match["name"] if match else None


def _credit_at_end(text: str) -> re.Match[str] | None:
    start = len(text.rstrip()) - 20
    for position in range(max(start, 0), len(text)):
        if position == 0 or text[position - 1] in '.!?"”’)\n':
            match = _CREDIT.fullmatch(text, position)
            if match is not None and position:
                return match
    return None


def _without_credit(found: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without the agency that the last one ends in, or is."""
    if len(found) < 2 or found[-1].kind not in ("heading", "paragraph"):
        return found
    last = found[-1]
    if _CREDIT.fullmatch(last.text):
        return found[:-1]
    match = _credit_at_end(last.text)
    return (*found[:-1], last.cut(0, match.start())) if match else found


def _only_record(path: Path, published: dt.date | None) -> Document:
    """The article of a file that may hold many; ReadError unless it is one."""
    name = name_of(path)
    contained = container_of(path)
    if contained is None:
        raise AssertionError(f"{name} is no container")
    try:
        with path.open("rb") as file:
            records = [record for _, record in zip(range(2), contained(file, name, published), strict=False)]
    except FileNotFoundError as error:
        raise UsageError(f"{name}: no such file; check the path") from error
    except OSError as error:
        raise ReadError(name, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(records) != 1:
        raise ReadError(name, "holds several articles" if records else "empty")
    if isinstance(records[0], Skipped):
        raise ReadError(records[0].path, records[0].reason)
    return records[0]
