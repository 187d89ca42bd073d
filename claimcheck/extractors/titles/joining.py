"""What one title of an article tells of another: full names, bodies, terms, who is new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.spans import tokens_at
from claimcheck.extractors.titles.name_table import NameTable
from claimcheck.extractors.titles.periods import period
from claimcheck.extractors.titles.times import TERM_REACH
from claimcheck.extractors.titles.whom import subjects

if TYPE_CHECKING:
    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.titles.told import Told

_THAT_POST = re.compile(
    r"\b(?:(?:has|have|had) been in|held|occupied|kept|filled|has held|had held|remained in|stayed in|left) "
    r"(?:that|the|this|her|his)? ?"
    r"(?:post|position|office|job|role|chair|seat)\b"
)
#: how far after a post `that post` may stand, in characters
POST_REACH = 160


def with_full_names(found: list[Told]) -> list[Told]:
    """Call holders told by their last name by the full name of the one other holder who has that."""
    full = {title.holder for title in found if title.holder and " " in title.holder}
    full |= {title.predecessor for title in found if title.predecessor and " " in title.predecessor}
    by_last: dict[str, set[str]] = {}
    for name in full:
        by_last.setdefault(name.split()[-1], set()).add(name)

    def whole(name: str | None) -> str | None:
        owners = by_last.get(name or "", set())
        return next(iter(owners)) if len(owners) == 1 else name

    return [
        title.model_copy(update={"holder": whole(title.holder), "predecessor": whole(title.predecessor)})
        if title.holder in by_last or title.predecessor in by_last
        else title
        for title in found
    ]


def with_bodies(found: list[Told]) -> list[Told]:
    """Give a post without a body the one that the same holder has it at elsewhere in the article."""
    known: dict[tuple[str, str], set[str]] = {}
    for title in found:
        if title.holder and title.body:
            known.setdefault((title.holder, title.role), set()).add(title.body)
    filled = []
    for title in found:
        bodies = known.get((title.holder or "", title.role), set())
        if title.body is None and len(bodies) == 1:
            filled.append(title.model_copy(update={"body": next(iter(bodies))}))
        else:
            filled.append(title)
    return filled


def with_newcomers(found: list[Told]) -> list[Told]:
    """Who is called new once in an article is new to the post wherever it is told."""
    new = {(title.holder, title.role) for title in found if title.holder and (title.fresh or title.took)}
    return [
        title.model_copy(update={"fresh": True}) if (title.holder, title.role) in new and not title.fresh else title
        for title in found
    ]


def with_terms(article: Article, passage: Passage, titles: list[Told]) -> list[Told]:
    """Give a post the term that the next words tell: `She held that post from 1866 until 1873.`

    Told of somebody else, by name, it is his post too: `the mayor … Cem Polat, who held the post from 2012 to 2019`.
    """
    text = passage.block.text
    for found in _THAT_POST.finditer(text):
        since, until = period(text[found.end() : found.end() + TERM_REACH])
        before = [n for n, title in enumerate(titles) if title.mention.end <= found.start()]
        if not before or (since is None and until is None):
            continue
        title = titles[before[-1]]
        other = _who_held(article, passage, found.start())
        if other is not None and title.holder is not None and not _one(title.holder, other.name):
            titles.append(_in_term(title, other, passage, found.start(), since, until))
        elif found.start() - title.mention.end <= POST_REACH:
            titles[before[-1]] = _with_term(title, since, until, other.name if other is not None else None)
    return titles


class _Who(NamedTuple):
    """Somebody named, and where: half-open characters."""

    name: str
    start: int
    end: int


def _one(a: str, b: str) -> bool:
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


def _who_held(article: Article, passage: Passage, start: int) -> _Who | None:
    """Who is named as the subject of the verb at that character."""
    span = tokens_at(passage.doc, start, start + 1)
    table = NameTable.of(passage.doc, list(passage.names))
    verb = next((token for token in passage.doc[span.start : span.start + 2] if token.pos_ == "VERB"), None)
    if verb is None:
        return None
    for person, _ in subjects(passage.doc, [token.lower_ for token in passage.doc], table, verb)[:1]:
        if person is not None:
            words = passage.doc[person[0] : person[1]]
            name = article.entities.canonical(passage.index, words.start_char, words.end_char) or words.text
            return _Who(name, words.start_char, words.end_char)
    return None


def _with_term(title: Told, since: str | None, until: str | None, holder: str | None) -> Told:
    if title.mention.since is not None or title.mention.until is not None or title.modality != "happened":
        return title
    status = "former" if until is not None and title.mention.status == "current" else title.mention.status
    mention = title.mention.model_copy(update={"since": since, "until": until, "status": status})
    return title.model_copy(update={"mention": mention, "holder": title.holder or holder})


def _in_term(title: Told, who: _Who, passage: Passage, verb: int, since: str | None, until: str | None) -> Told:
    text = passage.block.text
    start, end = who.start, max(verb, who.end)
    mention = title.mention.model_copy(
        update={
            "start": start, "end": end, "text": text[start:end], "person": who.name, "since": since, "until": until,
            "status": "former" if until is not None else "current", "person_start": who.start, "person_end": who.end,
            "role_start": verb, "role_end": verb,
        }
    )  # fmt: skip
    token = tokens_at(passage.doc, start, end).start
    return title.model_copy(
        update={
            "mention": mention, "holder": who.name, "token": token, "past": until is not None, "predecessor": None,
            "took": False, "fresh": False, "modality": "happened",
        }
    )  # fmt: skip
