"""Write a report's file so that nobody ever sees half of it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a file for UTF-8 text, written aside and put in the place of `path` once all is written.

    What is no regular file, such as `/dev/null` or a named pipe, is written to directly.
    Raises UsageError if the file cannot be written.
    """
    try:
        target = path.resolve()
        aside = target if _is_special(target) else target.with_name(f".{target.name}.{os.getpid()}.part")
        stream = aside.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with stream:
            yield stream
        if aside != target:
            aside.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        if aside != target:
            aside.unlink(missing_ok=True)


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot write {path}: {error.strerror or error}; name a file in a folder that exists")
