"""From bytes to text: Unicode first, then the encoding that the page declares, then a guess with a notice."""

from __future__ import annotations

import codecs
import re

from claimcheck.errors import ReadError

#: the first bytes of files that are no text, though a codec might take them, and what they are
_SIGNATURES = (
    (b"%PDF-", "a PDF file; convert it to text first"),
    (b"{\\rtf", "a rich text file; convert it to text first"),
    (b"PK\x03\x04", "a ZIP archive or office document; convert it to text first"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
#: the longer mark first: UTF-32's begins with UTF-16's
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*+=\s*+["']?\s*+([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
#: how far into a page its encoding may be declared (HTML standard, section 4.2.5.4), in bytes
_DECLARED_WITHIN = 1024
#: codecs that are encodings of text; Python's registry also holds archives and escapes
_TEXT_CODEC = re.compile(r"(iso[-_]?8859|latin|windows|cp\d|koi8|mac|gb|big5|shift|sjis|euc|us-ascii)", re.IGNORECASE)
#: control characters that no text has; tab, line ends, form feed and escape may occur
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file, no line end translated, and notices on how it was decoded.

    A UTF-8 byte order mark stays in the text as U+FEFF. Raises ReadError if the file is empty, binary
    or not text.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(path, f"not text: {what}")
    text, notices = _decode(data, path)
    if "\0" in text:
        raise ReadError(path, "not text: it holds NUL bytes")
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise ReadError(path, "empty")
    return text, notices


def _decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise ReadError(path, f"not text: broken {encoding.upper()} at byte {error.start}") from error
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        # what is UTF-8 up to a last, unfinished character was cut short; with nothing but ASCII before it is no UTF-8
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return data[: error.start].decode("utf-8"), ("it ends within a character; that is left out",)
        return _guess(data, path)


def _guess(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """Text that is not Unicode: as declared, else Western European, which decodes anything."""
    if _CONTROLS.search(data):
        raise ReadError(path, "not text: binary data")
    declared = _declared(data)
    for encoding, why in ((declared, "as it declares"), ("cp1252", "a guess"), ("latin-1", "a guess")):
        if encoding is None:
            continue
        try:
            return data.decode(encoding), (f"not UTF-8: read as {encoding} ({why})",)
        except UnicodeDecodeError:
            continue
    raise AssertionError("latin-1 decodes every byte")


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, if Python knows it as one of text."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if match is None:
        return None
    name = match[1].decode("ascii")
    if not _TEXT_CODEC.match(name):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
