"""Posts told by what somebody does for a body: `looks after sales`, `speaks for the union`, `is defending him`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.spans import text_of
from claimcheck.extractors.titles.held import modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.parts import bodies
from claimcheck.extractors.titles.whom import subjects
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
_ARTICLES = frozenset(["the", "its", "their", "a", "an"])
_NOUNS = frozenset(["NN", "NNS", "JJ", "HYPH", "VBG"])
_THINGS = frozenset(["organisation", "craft", "unknown"])
#: a block that tells of a trial
_COURT = re.compile(r"\b(?:trial|court|jury|judge|prosecut\w+|accused|defendant|sentenced?|verdict|pleaded|inquest)\b")
#: so many words at most may a field of work have
_LONGEST = 5


def told_by_duties(doc: Doc, lower: list[str], table: NameTable, taken: set[int]) -> Iterator[Holding]:
    """Holdings told by verbs of duty and of pleading; `taken` tokens are of posts told already."""
    for i, word in enumerate(lower):
        if word not in _first_words() or i in taken:
            continue
        if word in _forms("care"):
            yield from _caring(doc, lower, table, i)
        if word in _forms("teach"):
            yield from _teaching(doc, lower, table, i)
        if word in _forms("speak"):
            yield from _speaking(doc, lower, table, i)
        if word in _forms("defend") or word in _forms("preside"):
            yield from _in_court(doc, lower, table, i)
        if word in _SIDES and lower[i - 2 : i] == ["for", "the"]:
            yield from _for_a_side(doc, lower, table, i)


def _caring(doc: Doc, lower: list[str], table: NameTable, i: int) -> Iterator[Holding]:
    """`looks after sales`, `is responsible for the museum's collections`: the head of that field."""
    after = lower[i + 1 : i + 3]
    step = next((len(words) for words in _links(lower[i]) if after[: len(words)] == list(words)), None)
    if step is None:
        return
    field = _field(doc, lower, table, i + 1 + step)
    if field is None:
        return
    (first, last), whole = field
    role = f"head of {' '.join(lower[first:last])}"
    yield from _held(doc, lower, table, i, (i, last), role, whole)


def _field(doc: Doc, lower: list[str], table: NameTable, first: int) -> tuple[Span, Span | None] | None:
    """The tokens of a field of work that begins at `first`, and those of the body that owns it."""
    first += first < len(lower) and lower[first] in _ARTICLES
    last = _noun_end(doc, first, table)
    whole = None
    if last < len(lower) and lower[last] in {"'s", "’s"} and last > first:
        whole, first = (first, last), last + 1
        last = _noun_end(doc, first, table)
    if (
        last == first
        or any(token in table.starts for token in range(first, last))
        or lower[last - 1] in _words("no_fields")
        or (doc[last - 1].tag_ == "NNS" and not _words("ways").isdisjoint(lower[last : last + 1]))
    ):
        return None
    if whole is None and not known_fields().intersection(lower[first:last]):
        return None
    if whole is not None and whole[0] not in table.starts and lower[whole[1] - 1] not in bodies():
        return None
    if whole is None:
        whole = _at_body(lower, table, last)
    return (first, last), whole


def _noun_end(doc: Doc, first: int, table: NameTable) -> int:
    if first in table.starts:
        return table.starts[first][0] if table.starts[first][1].kind in _THINGS else first
    last = first
    while last < len(doc) and last - first < _LONGEST and doc[last].tag_ in _NOUNS and last not in table.starts:
        last += 1
    while last > first and doc[last - 1].tag_ not in {"NN", "NNS"}:
        last -= 1
    return last


def _at_body(lower: list[str], table: NameTable, i: int) -> Span | None:
    """`at the hospital`, `for Norda Foods` after a field of work."""
    if lower[i : i + 1] not in (["at"], ["of"], ["for"], ["in"]):
        return None
    first = i + 1 + (lower[i + 1 : i + 2] in (["the"], ["its"]))
    if first in table.starts and table.starts[first][1].kind != "person":
        return first, table.starts[first][0]
    return (first, first + 1) if lower[first : first + 1] and lower[first] in bodies() else None


def _teaching(doc: Doc, lower: list[str], table: NameTable, i: int) -> Iterator[Holding]:
    """`who teaches physics at the school`: a teacher there."""
    last = _noun_end(doc, i + 1, table) if i + 1 < len(lower) else i + 1
    whole = _at_body(lower, table, last)
    if whole is not None:
        yield from _held(doc, lower, table, i, (i, whole[1]), "teacher", whole)


def _speaking(doc: Doc, lower: list[str], table: NameTable, i: int) -> Iterator[Holding]:
    """`who speaks for the dockers`: their spokesman."""
    if lower[i + 1 : i + 2] != ["for"]:
        return
    first = i + 2 + (lower[i + 2 : i + 3] in (["the"], ["its"]))
    last = _noun_end(doc, first, table)
    if last == first or not (first in table.starts or lower[last - 1] in bodies() or doc[last - 1].tag_ == "NNS"):
        return
    yield from _held(doc, lower, table, i, (i, last), "spokesman", (first, last))


def _in_court(doc: Doc, lower: list[str], table: NameTable, i: int) -> Iterator[Holding]:
    """`who is defending Ames`: his lawyer; `who presides over the trial`: its judge."""
    if _COURT.search(text_of(doc)) is None:
        return
    if lower[i] in _forms("preside"):
        tried = doc[i + 2 : i + 6]
        if lower[i + 1 : i + 2] == ["over"] and any(t.lemma_.lower() in _words("tried") for t in tried):
            yield from _held(doc, lower, table, i, (i, i + 2), "trial judge", None)
        return
    first = i + 1 + (lower[i + 1 : i + 2] in (["the"], ["him"], ["her"]))
    someone = lower[i + 1 : i + 2] in (["him"], ["her"]) or lower[first : first + 1] in (["accused"], ["defendant"])
    named = first in table.starts and table.starts[first][1].kind in {"person", "unknown"}
    end = table.starts[first][0] if named else first
    if (named and end < len(lower) and lower[end] not in {"'s", "’s"}) or someone:
        yield from _held(doc, lower, table, i, (i, i + 1), "defence lawyer", None)


#: the sides of a trial, and who pleads for them
_SIDES = {"defence": "defence lawyer", "defense": "defence lawyer", "prosecution": "prosecutor"}


def _for_a_side(doc: Doc, lower: list[str], table: NameTable, i: int) -> Iterator[Holding]:
    """`For the defence, Ada Brown said`, `Ada Brown, for the prosecution,`."""
    after, before = i + 2, i - 3
    if lower[i + 1 : i + 2] == [","] and after in table.starts and doc[i - 2].is_sent_start:
        person = (after, table.starts[after][0])
    elif before > 0 and lower[before] == "," and before in table.ends and lower[i + 1 : i + 2] == [","]:
        person = (table.ends[before][0], before)
    else:
        return
    if table.starts[person[0]][1].kind in {"person", "unknown"}:
        yield Holding(role=(i - 2, i + 1), role_name=_SIDES[lower[i]], person=person)


def _held(
    doc: Doc, lower: list[str], table: NameTable, i: int, words: Span, role: str, body: Span | None
) -> Iterator[Holding]:
    verb = _verb(doc, i)
    if verb is None:
        return
    for person, pronoun in subjects(doc, lower, table, verb):
        held = Holding(role=words, role_name=role, person=person, pronoun=pronoun, body=body)
        modify(doc, lower, held, verb)
        yield held


def _verb(doc: Doc, i: int) -> Token | None:
    """The verb at the token; the copula of `is responsible`."""
    token = doc[i]
    if token.pos_ in {"VERB", "AUX"}:
        return token
    return token.head if token.head.pos_ in {"VERB", "AUX"} and token.dep_ in {"acomp", "attr"} else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("succession")["duties"][name])


@cache
def _forms(name: str) -> frozenset[str]:
    """The forms of the verbs of a kind of duty, by which they begin."""
    if name == "care":
        return frozenset(row.split()[0] for row in lexicon("succession")["duties"]["care"])
    return _words(name)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_SIDES) | _forms("care") | _words("teach") | _words("speak") | _words("defend") | _words("preside")


@cache
def _links(first: str) -> tuple[tuple[str, ...], ...]:
    """What follows that first word in a phrase for a duty."""
    rows = [row.split() for row in lexicon("succession")["duties"]["care"]]
    return tuple(tuple(row[1:]) for row in rows if row[0] == first)


@cache
def known_fields() -> frozenset[str]:
    """Words that are a field of work where somebody is said to look after them."""
    words = {word for row in lexicon("roles")["functions"].values() for word in row["words"]}
    return frozenset(words | set(lexicon("succession")["units"]["fields"])) - {"it"}
