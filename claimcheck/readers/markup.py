"""Words of an article without the markup around them."""

from __future__ import annotations

import html
import re

from claimcheck.readers.registry import format_of

_HTML_TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_MARKDOWN_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


def without_markup(text: str, document: str) -> str:
    """A piece of the document of that id, as a reader sees it; the suffix of the id tells the format."""
    format = format_of(document)
    if format == "html":
        return html.unescape(_HTML_TAG.sub("", text))
    if format == "markdown":
        return _MARKDOWN_EMPHASIS.sub("", _MARKDOWN_LINK.sub(r"\1", text))
    return text
