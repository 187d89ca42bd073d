"""Articles as they are read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator

from claimcheck.models.base import Model

DocumentFormat = Literal["text", "markdown", "html"]
PublishedFrom = Literal["given", "first line", "dateline", "front matter", "metadata", "file name"]


def _date_or_time(value: object) -> object:
    """Read an ISO 8601 string as what it is, so that a date does not become a midnight."""
    if isinstance(value, str):
        return dt.date.fromisoformat(value) if len(value) <= len("2021-03-02") else dt.datetime.fromisoformat(value)
    return value


Published = Annotated[dt.datetime | dt.date, BeforeValidator(_date_or_time)]


class DocumentInfo(Model):
    """What a report says of an article: all but its text.

    `id` is the path as given, or the id of a record; `published_from` tells how the publication date
    is known. `not_before` is the latest day that an article without a publication date looks back on: it was
    written then or later. `notices` are remarks on the reading (a guessed encoding, two dates that disagree).
    """

    id: str
    path: str | None = None
    published: Published | None = None
    published_from: PublishedFrom | None = None
    not_before: dt.date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()


class Document(DocumentInfo):
    """An article: its text exactly as in the file (markup and header included), and what is known of it."""

    text: str
    format: DocumentFormat = "text"

    @classmethod
    def from_path(cls, path: str | Path, published: dt.date | None = None) -> Document:
        """Read one article file.

        `published` overrides the date that the article gives. Raises ReadError if the file cannot be
        read as one article.
        """
        from claimcheck.readers import read_document

        return read_document(Path(path), published=published)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str = "text",
        published: dt.date | None = None,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        format: DocumentFormat = "text",
    ) -> Document:
        """Make a document of a text; a publication date that is not given is looked for in the text."""
        from claimcheck.readers import document_from_text

        return document_from_text(
            text, id=id, published=published, title=title, source=source, url=url, format=format
        )  # fmt: skip

    def info(self) -> DocumentInfo:
        """All but the text."""
        return DocumentInfo(**{name: getattr(self, name) for name in DocumentInfo.model_fields})
