"""What a page tells of its article besides the text: meta elements, JSON-LD, microdata, the byline's time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from claimcheck.readers.published import Evidence, parse_published
from claimcheck.readers.registry import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.readers.html_tree import Node

#: names of meta elements, the most telling first (Open Graph, Dublin Core, Highwire, and common in-house ones)
_META_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publish-date", "publishdate",
    "publication_date", "date",
)  # fmt: skip
_META_SOURCES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name")
#: more is not read as JSON-LD; characters
_LONGEST_JSON = 500_000
_DEEPEST_JSON = 6
#: a paragraph with more words around its time is prose
_BYLINE_WORDS = 16
#: a longer title holds no outlet's name; characters
_LONGEST_TITLE = 1_000
_TITLE_SEPARATOR = re.compile(r" [|–—·•»-] |: ")


def page_metadata(root: Node, article: Node) -> Metadata:
    """Title, source, address and dates of a page; `article` is the element that holds the article."""
    metas = _metas(root)
    objects = list(_json_objects(root))
    source = next((metas[name] for name in _META_SOURCES if metas.get(name)), None) or _publisher(objects)
    dates = [parse_published(value) for value in _date_values(root, article, metas, objects)]
    return Metadata(
        title=_title(root, article, source),
        source=source,
        url=_address(root, metas),
        dates=tuple(dict.fromkeys(Evidence(date, "metadata") for date in dates if date is not None)),
    )


def _metas(root: Node) -> dict[str, str]:
    """The content of the meta elements by name, lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for node in root.nodes():
        if node.tag == "meta":
            name = node.get("property") or node.get("name") or node.get("itemprop")
            metas.setdefault(name.lower(), " ".join(node.get("content").split()))
    return metas


def _json_objects(root: Node) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those of articles first; broken JSON is passed over."""
    found: list[dict[str, Any]] = []
    for node in root.nodes():
        if node.tag == "script" and "ld+json" in node.get("type").lower():
            text = "".join(leaf[1] for leaf in node.leaves())
            try:
                found.extend(_flat(json.loads(text) if len(text) <= _LONGEST_JSON else None, _DEEPEST_JSON))
            except (ValueError, RecursionError):
                continue
    yield from sorted(found, key=lambda item: not _is_article(item))


def _flat(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(value.get(key), depth - 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names)


def _publisher(objects: list[dict[str, Any]]) -> str | None:
    for item in objects:
        publisher = item.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        if isinstance(publisher, dict):
            publisher = publisher.get("name")
        if isinstance(publisher, str) and publisher.strip():
            return " ".join(publisher.split())
    return None


def _date_values(
    root: Node, article: Node, metas: dict[str, str], objects: list[dict[str, Any]]
) -> Iterator[str]:  # fmt: skip
    """Everything that may be the date, the most telling first."""
    if _META_DATES[0] in metas:
        yield metas[_META_DATES[0]]
    for item in objects:
        value = item.get("datePublished")
        if isinstance(value, str):
            yield value
    for node in root.nodes():
        if node.get("itemprop").lower() == "datepublished":
            yield node.get("content") or node.get("datetime") or node.text()
    for name in _META_DATES[1:]:
        if name in metas:
            yield metas[name]
    yield from _times(root, article)


def _times(root: Node, article: Node) -> Iterator[str]:
    """The first `<time>` of the article's byline; a time amid the prose is part of what is told."""
    for node in root.nodes():
        if node.tag == "time" and ("pubdate" in node.attributes or "publi" in node.get("class").lower()):
            yield _time(node)
            return
    for line in _lines(article):
        times = [node for node in line.nodes() if node.tag == "time"]
        if times and _is_byline(line):
            yield _time(times[0])
            return
        if line.tag == "p" and not times and _is_sentence(line):
            return


def _lines(article: Node) -> Iterator[Node]:
    """The elements right above the text, in order: paragraphs, and others that hold a time."""
    parents = {
        id(child): node for node in article.nodes() for child in node.children if not isinstance(child, tuple)
    }  # fmt: skip
    for node in article.nodes():
        if node.tag == "p":
            yield node
        elif node.tag == "time":
            parent = parents.get(id(node), node)
            yield parent if parent is not article else node


def _time(node: Node) -> str:
    return node.get("datetime") or node.text()


def _is_byline(line: Node) -> bool:
    text = line.text()
    return len(text.split()) <= _BYLINE_WORDS and not text.rstrip(" \"'”’)").endswith((".", "!", "?"))


def _is_sentence(line: Node) -> bool:
    return len(line.text().split()) > _BYLINE_WORDS


def _title(root: Node, article: Node, source: str | None) -> str | None:
    """The headline in the article, else on the page, else the page's title without the outlet's name."""
    for place in (article, root):
        for node in place.nodes():
            if node.tag == "h1" and node.words:
                return node.text()
    for node in root.nodes():
        if node.tag == "title":
            return _without_source(node.text(), source) or None
    return None


def _without_source(title: str, source: str | None) -> str:
    if source is None or len(title) > _LONGEST_TITLE:
        return title
    for match in _TITLE_SEPARATOR.finditer(title):
        if title[match.end() :].casefold() == source.casefold():
            return title[: match.start()]
        if title[: match.start()].casefold() == source.casefold():
            return title[match.end() :]
    return title


def _address(root: Node, metas: dict[str, str]) -> str | None:
    for node in root.nodes():
        if node.tag == "link" and "canonical" in node.get("rel").lower().split() and node.get("href").strip():
            return node.get("href").strip()
    return metas.get("og:url") or None
