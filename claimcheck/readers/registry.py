"""The registry of readers: decorate a class or function, and files of its suffixes are read by it.

A `reader` knows one format of article. A `container` is a format whose files hold many articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

if TYPE_CHECKING:
    from claimcheck.models import Document, DocumentFormat, Skipped
    from claimcheck.readers.blocks import Block
    from claimcheck.readers.published import Evidence


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup of an article tells of it; `dates` are in the order of trust."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    dates: tuple[Evidence, ...] = ()
    notices: tuple[str, ...] = ()


class Reader(Protocol):
    """One format of article. Pure: the text is all it sees; offsets count in that text."""

    def metadata(self, text: str) -> Metadata:
        """What the markup tells: title, source, dates."""
        ...

    def blocks(self, text: str) -> Iterable[Block]:
        """The readable parts in order, header lines included."""
        ...

    def opening(self, text: str) -> Iterable[Block]:
        """At least the first dozen of the blocks, at less cost where that can be had."""
        ...


ReaderType = TypeVar("ReaderType", bound=type[Reader])
#: gets the open file, its path and the publication date given by the caller
Container = Callable[[BinaryIO, str, "Published"], Iterator["Document | Skipped"]]

if TYPE_CHECKING:
    import datetime as dt

    Published = dt.date | None

_READERS: dict[str, Reader] = {}
_FORMATS: dict[str, DocumentFormat] = {}
_CONTAINERS: dict[str, Container] = {}


def reader(format: DocumentFormat, *suffixes: str) -> Callable[[ReaderType], ReaderType]:
    """Register a class, made without arguments, as the reader of a format and its file suffixes."""

    def register(kind: ReaderType) -> ReaderType:
        if format in _READERS:
            raise ValueError(f"there is a reader of {format!r} already")
        _READERS[format] = kind()
        _FORMATS.update(dict.fromkeys(suffixes, format))
        return kind

    return register


def container(*suffixes: str) -> Callable[[Container], Container]:
    """Register a function as the reader of files that hold many articles."""

    def register(function: Container) -> Container:
        _CONTAINERS.update(dict.fromkeys(suffixes, function))
        return function

    return register


def reader_of(format: DocumentFormat) -> Reader:
    """The reader of a format; KeyError if none is registered."""
    return _READERS[format]


def format_of(path: str | PurePath) -> DocumentFormat:
    """The format that a path's suffix tells; `text` where it tells none."""
    return _FORMATS.get(PurePath(path).suffix.lower(), "text")


def container_of(path: str | PurePath) -> Container | None:
    """The container reader of a path's suffix, if it is one."""
    return _CONTAINERS.get(PurePath(path).suffix.lower())


def is_article(path: str | PurePath) -> bool:
    """Whether a path's suffix is one of those taken from a folder."""
    suffix = PurePath(path).suffix.lower()
    return suffix in _FORMATS or suffix in _CONTAINERS
