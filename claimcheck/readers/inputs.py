"""From what a user names (files, folders, globs, standard input) to documents, in a fixed order."""

from __future__ import annotations

import glob
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError, UsageError
from claimcheck.models import Skipped
from claimcheck.readers.documents import document_from_bytes, name_of, read_bytes, state_of, within_size
from claimcheck.readers.jsonl import records
from claimcheck.readers.limits import LARGEST_FILE
from claimcheck.readers.registry import container_of, is_article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from claimcheck.models import Document, DocumentFormat

STANDARD_INPUT = "-"
#: a file, None for standard input, or what is left out and why
Found = Path | Skipped | None
_LINK_OUT = "a link out of the folder; name it to have it read"
_PAGE = re.compile(rb"\s*+(?:\xef\xbb\xbf)?\s*+(?:<!doctype\s+html|<html\b|<\?xml\b)", re.IGNORECASE)
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n")


def read_inputs(
    paths: Sequence[str | Path], *, published: dt.date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | Skipped]:
    """Every article that the paths name, one after the other; what cannot be read comes as Skipped.

    A path is a file, a folder (with all below it that has an article's suffix, sorted by name; hidden
    files and folders left out), a glob, or `-` for standard input. Files come in the order of `paths`,
    each once, even if it is named twice or by a link. What is found in a folder or by a glob is left out if
    it is no regular file, or a link to what stands elsewhere. `published` overrides the dates of all.

    Raises UsageError at once for a missing path, a glob without match, a folder without articles.
    """
    files = _files(paths)
    return _read(files, published, stdin)


def article_files(paths: Sequence[str | Path]) -> list[Path]:
    """The files that `read_inputs` would read for the paths, standard input left out; nothing is opened.

    Raises UsageError as `read_inputs` does.
    """
    return [file for file in _files(paths) if isinstance(file, Path)]


def new_records(path: Path, old: Callable[[], bytes | None], published: dt.date | None = None) -> list[Document] | None:
    """The articles of a file of many whose text the file's old content did not hold; None if it is no such file.

    `old` gives that content, None if there was none; it is asked only for a file of many.
    """
    contained = container_of(path)
    if contained is None:
        return None
    name = name_of(path)
    known = {
        item.text for item in contained(io.BytesIO(old() or b""), name, published) if not isinstance(item, Skipped)
    }
    return [item for item in _file(path, published) if not isinstance(item, Skipped) and item.text not in known]


def _read(files: list[Found], published: dt.date | None, stdin: BinaryIO | None) -> Iterator[Document | Skipped]:
    for path in files:
        try:
            if isinstance(path, Skipped):
                yield path
            elif path is None:
                yield from _standard_input(stdin or sys.stdin.buffer, published)
            else:
                yield from _file(path, published)
        except ReadError as error:
            yield Skipped(path=error.path, reason=error.reason)


def _file(path: Path, published: dt.date | None) -> Iterator[Document | Skipped]:
    name = name_of(path)
    contained = container_of(path)
    try:
        if contained is None:
            yield document_from_bytes(read_bytes(path), id=name, path=name, published=published)
            return
        with path.open("rb") as file:
            before = state_of(file)
            yield from contained(file, name, published)
            if state_of(file) != before:
                yield Skipped(path=name, reason="changed while it was read; articles of it may be missing")
    except UsageError:
        yield Skipped(path=name, reason="gone since it was found")
    except OSError as error:
        yield Skipped(path=name, reason=f"cannot be read: {(error.strerror or str(error)).lower()}")


def _standard_input(stream: BinaryIO, published: dt.date | None) -> Iterator[Document | Skipped]:
    """One article, or JSON Lines, by what it begins with."""
    data = stream.read(LARGEST_FILE + 1)
    if _is_json_lines(data):
        yield from records(io.BytesIO(data + stream.read()), STANDARD_INPUT, published)
        return
    within_size(data, STANDARD_INPUT)
    format: DocumentFormat = "text"
    if _PAGE.match(data):
        format = "html"
    elif _FRONT_MATTER.match(data):
        format = "markdown"
    yield document_from_bytes(data, id=STANDARD_INPUT, path=None, published=published, format=format)


def _is_json_lines(data: bytes) -> bool:
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return "text" in json.loads(first)
    except (ValueError, RecursionError):
        return False


def _files(paths: Sequence[str | Path]) -> list[Found]:
    """The files that the paths name, each once; None is standard input."""
    found: list[Found] = []
    seen: set[str] = set()
    for path in paths:
        for file in _expand(path):
            key = _key(file)
            if key not in seen:
                seen.add(key)
                found.append(file)
    return found


def _key(file: Found) -> str:
    if file is None:
        return STANDARD_INPUT
    if isinstance(file, Skipped):
        return file.model_dump_json()
    return str(file.resolve() if file.is_file() else file.absolute())


def _expand(given: str | Path) -> list[Found]:
    if str(given) == STANDARD_INPUT:
        return [None]
    path = Path(given)
    if _exists(path):
        return _below(path) if path.is_dir() else [path]
    if glob.has_magic(str(given)):
        found = list(_matching(str(given)))
        if not found:
            raise UsageError(f"{given}: no article matches; check the pattern")
        return found
    raise UsageError(f"{given}: no such file or folder; check the path")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # a name that is too long or holds a NUL byte
        return False


def _matching(pattern: str) -> Iterator[Found]:
    root = _fixed_part(pattern).resolve()
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207  (Path.glob takes no absolute pattern)
        path = Path(match)
        reason = _why_left_out(path, root)
        if reason is None and not path.resolve().is_relative_to(root):
            reason = _LINK_OUT
        if reason is not None:
            yield Skipped(path=name_of(path), reason=reason)
        elif path.is_dir():
            yield from _articles(path)
        else:
            yield path


def _fixed_part(pattern: str) -> Path:
    """The folder that a pattern names before its first sign of a pattern."""
    parts = Path(pattern).parts
    fixed = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return Path(*parts[:fixed])


def _below(folder: Path) -> list[Found]:
    found = list(_articles(folder))
    if not any(isinstance(one, Path) for one in found):
        unreadable = [one for one in found if isinstance(one, Skipped) and one.path == name_of(folder)]
        if unreadable:
            raise UsageError(f"{folder.as_posix()}: {unreadable[0].reason}; check its permissions")
        raise UsageError(
            f"{folder.as_posix()}: no article in this folder; articles are files in .txt, .md, .html or .jsonl"
        )
    return found


def _articles(folder: Path) -> Iterator[Found]:
    """The article files in a folder and below, by name; each folder once, so that a link's loop ends.

    What somebody puts into a folder of articles must not bring files of elsewhere into a report, so links out of it are
    left out.
    """
    root = folder.resolve()
    visited: set[tuple[int, int]] = set()
    stack = [folder]
    while stack:
        path = stack.pop()
        reason = _why_left_out(path, root) if path != folder else None
        if reason is not None:
            yield Skipped(path=name_of(path), reason=reason)
            continue
        if not path.is_dir():
            yield path
            continue
        try:
            status = path.stat()
            entries = sorted(path.iterdir(), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Skipped(path=name_of(path), reason=f"cannot be read: {(error.strerror or str(error)).lower()}")
            continue
        if (status.st_dev, status.st_ino) in visited:
            continue
        visited.add((status.st_dev, status.st_ino))
        stack += [entry for entry in entries if not entry.name.startswith(".") and _may_be_read(entry)]


def _why_left_out(path: Path, root: Path) -> str | None:
    """Why what stands in a folder is not read, though it has the name of an article or folder; None if it is read."""
    try:
        if path.is_symlink() and not path.exists():
            return "a link that leads nowhere"
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            return _LINK_OUT
        # what has gone meanwhile is told when it is opened
        return None if path.is_dir() or path.is_file() or not path.exists() else "no regular file"
    except OSError as error:
        return f"cannot be read: {(error.strerror or str(error)).lower()}"


def _may_be_read(entry: Path) -> bool:
    try:
        return entry.is_dir() or is_article(entry)
    except OSError:
        return is_article(entry)  # of a folder that may be listed, but not entered; why it is left out is told then
