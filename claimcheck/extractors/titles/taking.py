"""Posts told by their being taken: `took command of the fleet`, `took over the orchestra from Ada Brown`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.after_post import noun_end
from claimcheck.extractors.titles.beside import name_after
from claimcheck.extractors.titles.held import modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.whom import subjects, verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
#: so many tokens of a body at most
_LONGEST = 6
#: words of `for the last time`
_LAST_WORDS = 4


@cache
def taken() -> dict[str, str]:
    """What is taken (`command`), and the post that it tells."""
    return dict(lexicon("succession")["taken"])


def takes(verb: Token) -> bool:
    """Whether a verb may stand before what is taken: `took command`, `assumed control`."""
    return verb.lemma_.lower() in verbs("succeed", "taking")


def taking(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """Who takes the command, the charge or the whole of a body, as the word at token `i` tells, and from whom."""
    verb = doc[i - 1]
    body = _taken(doc, lower, table, i)
    if body is None:
        return []
    before = _from_whom(doc, lower, table, body[1])
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb)[:1]:
        held = Holding(
            role=(verb.i, body[1]), role_name=taken()[lower[i]], person=person, pronoun=pronoun, body=body,
            predecessor=before,
        )  # fmt: skip
        modify(doc, lower, held, verb)
        held.past, held.took = False, not (held.planned or held.denied)
        if " ".join(lower[body[1] : body[1] + _LAST_WORDS]) in verbs("leave", "last_times"):
            held.took, held.status = False, "former"
        holdings.append(held)
    return holdings


def _taken(doc: Doc, lower: list[str], table: NameTable, i: int) -> Span | None:
    """The tokens of the body that is taken: after `of`, or right after `took over`."""
    first = i + 1
    if lower[i] != "over":
        if lower[first : first + 1] != ["of"]:
            return None
        first += 1
    first += first < len(lower) and lower[first] in {"the", "a", "an", "its"}
    if first >= len(lower):
        return None
    end = noun_end(doc, lower, first, table, min(len(lower), first + _LONGEST))
    if end == first:
        return None
    if first in table.starts:
        return (first, end) if lower[i] != "over" or table.starts[first][1].kind == "organisation" else None
    return (first, end) if doc[end - 1].lemma_.lower() in verbs("objects", "bodies") else None


def _from_whom(doc: Doc, lower: list[str], table: NameTable, i: int) -> Span | None:
    """The one it is taken from, behind `from` at token `i`."""
    if lower[i : i + 1] != ["from"]:
        return None
    found = name_after(doc, lower, table, i + 1)
    return found[0] if found is not None and found[1].kind in {"person", "unknown"} else None
