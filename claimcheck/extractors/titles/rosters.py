"""Lists of holders: a table or a list under a heading such as `Mayors of Esterholm`, one holder and term a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import level_words, match_post, split_words
from claimcheck.extractors.titles.periods import period
from claimcheck.lexicon import lexicon
from claimcheck.models import TitleMention
from claimcheck.readers.blocks import CELL_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors.article import Article, Passage

#: a line of a list is no longer than this, in characters
LONGEST_LINE = 110
_LINES = frozenset(["row", "item", "paragraph"])
#: two to five words with capitals, small words of names between them
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*\.?,? )(?:(?:de|da|di|du|la|van|von|der|den|bin|al|of) |[^\W\d_a-z][\w'’.-]*\.? ){0,4}?"
    r"[^\W\d_a-z][\w'’-]+\b"
)
_YEARS = re.compile(r"\b(?:1\d{3}|20\d\d)\b(?: ?[–—-] ?(?:(?:1\d{3}|20\d\d|\d\d)\b|present|today|now)?)?")
_SINCE = re.compile(r"\bsince ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roster:
    """What a heading, or the head of a column, tells of the lines below it."""

    role: str
    body: str | None


def holders(article: Article, passage: Passage) -> Iterator[tuple[TitleMention, Roster]]:
    """The holder that a line of a list tells, with the list's post; needs a name and a year."""
    text = passage.block.text
    if passage.block.kind not in _LINES or len(text) > LONGEST_LINE or _YEARS.search(text) is None:
        return
    roster = _roster(article, passage)
    if roster is None:
        return
    name = _name(passage)
    term = _YEARS.search(text)
    if name is None or term is None or (CELL_SEPARATOR.strip() not in text and not _only(text, name, term)):
        return
    since, until = period(f"({term[0]}")
    if until is None and since is not None and re.search(r"\d$", term[0]) and not _SINCE.search(text[: term.start()]):
        # one year alone is an event in the post, not its beginning
        return
    start, end = min(name[0], term.start()), max(name[1], term.end())
    yield TitleMention(
        start=start, end=end, text=text[start:end], person=text[name[0] : name[1]], role=roster.role,
        body=roster.body, status="former" if until else "current", since=since, until=until,
        person_start=name[0], person_end=name[1],
    ), roster  # fmt: skip


def _only(text: str, name: tuple[int, int], term: re.Match[str]) -> bool:
    """Whether a line outside a table tells hardly more than a name and a term."""
    rest = text[: min(name[0], term.start())] + text[max(name[1], term.end()) :]
    return len(rest.split()) <= 6 and not re.search(r"\b(?:was|is|were|had|has)\b", text)


def _name(passage: Passage) -> tuple[int, int] | None:
    """Where the holder's name stands: in the column of the post or the name, else the first name of the line."""
    block = passage.block
    if block.columns and CELL_SEPARATOR in block.text:
        cells = block.text.split(CELL_SEPARATOR)
        for number, head in enumerate(block.columns[: len(cells)]):
            if _is_name_column(head):
                start = sum(len(cell) + len(CELL_SEPARATOR) for cell in cells[:number])
                found = _NAME.search(cells[number])
                return (start + found.start(), start + found.end()) if found else None
        return None
    found = _NAME.search(block.text)
    return found.span() if found else None


@cache
def _is_name_column(head: str) -> bool:
    words = split_words(head)
    return head.lower() in {"name", "holder", "who", "incumbent", "officeholder"} or (
        bool(words) and any(match_post(words, i) for i in range(len(words)))
    )


def _roster(article: Article, passage: Passage) -> Roster | None:
    """The post of the nearest heading, or of a column, and the body that the heading or the title tells."""
    named = [found for heading in reversed(passage.headings) if (found := read_heading(heading)) is not None]
    title = article.document.title or ""
    own = named[0] if named else read_heading(title)
    column = next((role for head in passage.block.columns if (role := _column_post(head))), None)
    if own is None and column is None:
        return None
    role = own.role if own is not None else column or ""
    body = own.body if own is not None else None
    if body is None:
        heads = [heading for heading in (*reversed(passage.headings), title) if read_heading(heading) is None]
        body = next(
            (head for head in reversed(heads) if _NAME.fullmatch(head) or re.fullmatch(r"[^\W\d_a-z][\w'’-]+", head)),
            None,
        )
    return Roster(role, body) if body is not None else None


def _is_name(heading: str) -> bool:
    return _NAME.fullmatch(heading) is not None or (" " not in heading and heading[:1].isupper())


@cache
def _column_post(head: str) -> str | None:
    words = split_words(head)
    match = match_post(words, 0) if words else None
    return " ".join(match.words) if match is not None and match.length == len(words) else None


@cache
def read_heading(heading: str) -> Roster | None:
    """`Mayors of Esterholm`, `List of rectors of Lund University (from 1900)`, `Club captains`, `Norda chairmen`."""
    words = re.findall(r"[^\s,:;()|]+", heading.partition("(")[0].partition(",")[0].partition(":")[0])
    lower = [word.lower() for word in words]
    for i in range(len(lower)):
        match = match_post(lower, i)
        if match is None or not match.plural:
            continue
        first = i
        while first and (lower[first - 1] in level_words() or lower[first - 1] in lexicon("roles")["words"]["domains"]):
            first -= 1
        before = [word for word in words[:first] if word.lower() not in _DRESS]
        after = words[i + match.length :]
        role = " ".join([*lower[first:i], *match.words])
        if after and after[0].lower() in {"of", "at", "for"}:
            rest = after[1:]
            body = " ".join(rest[1:] if rest and rest[0].lower() == "the" else rest)
            return Roster(role, body or None) if not before else None
        if after and after[0].lower() not in {"since", "from", "until", "to"}:
            return None
        body = " ".join(before)
        return Roster(role, body if body[:1].isupper() else None) if not before or body[:1].isupper() else None
    return None


_DRESS = frozenset(["list", "of", "the", "former", "past", "our", "its", "all", "previous", "a"])
