"""Names in a parsed block: runs of capitalised words, and what kind of thing each names.

No entity recogniser: capitals, tags, particles, and the words around tell. The kind is a hint;
`unknown` stands where the text does not tell.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from claimcheck.extractors.names_kind import kind_of
from claimcheck.extractors.names_runs import name_spans
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NameKind = Literal["person", "organisation", "place", "work", "craft", "unknown"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as written: half-open offsets in `doc.text`, its kind, and the index of its head token.

    Honorifics, offices and possessive endings are not part of it. `sex` is `m`, `f` or None, as the
    honorific before it tells.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    head: int
    sex: str | None = None


def names_in(doc: Doc) -> list[NameMention]:
    """Every proper name of a parsed block, in order, none overlapping."""
    mentions = []
    for first, last in name_spans(doc):
        while last - first > 1 and doc[first].is_sent_start and _is_function_word(doc[first]):
            first += 1  # `In Tarvik`
        span = doc[first:last]
        if len(span) == 1 and _is_function_word(span.root):
            continue
        kind, sex = kind_of(doc, first, last)
        mentions.append(NameMention(span.start_char, span.end_char, span.text, kind, span.root.i, sex))
    return _agreed(mentions)


def _is_function_word(token: Token) -> bool:
    """`In`, `During`, `Who` at the start of a sentence: in capitals throughout it may be an acronym (`WHO`)."""
    return token.is_stop and token.lower_ != "the" and not token.text.isupper()


def _agreed(mentions: list[NameMention]) -> list[NameMention]:
    """Give a name of unknown kind the kind that it has elsewhere in the block, or earlier as a surname."""
    seen: dict[str, Counter[NameKind]] = {}
    surnames: dict[str, int] = {}
    for mention in mentions:
        if mention.kind != "unknown":
            seen.setdefault(mention.text, Counter())[mention.kind] += 1
            if mention.kind == "person" and " " in mention.text:
                surnames.setdefault(mention.text.rsplit(" ", 1)[-1], mention.start)
    agreed = []
    for mention in mentions:
        kind = mention.kind
        if kind == "unknown" and mention.text in seen:
            kind = seen[mention.text].most_common(1)[0][0]
        elif kind == "unknown" and surnames.get(mention.text, mention.end) < mention.start:
            kind = "person"
        agreed.append(mention if kind == mention.kind else replace(mention, kind=kind))
    return agreed


@cache
def _countries() -> dict[str, str]:
    known: dict[str, str] = {}
    for country, words in lexicon("places")["countries"].items():
        for word in (country, *words.get("names", ()), *words["people"]):
            known.setdefault(word.lower(), country)
    return known


@lru_cache(maxsize=65536)
def country_of(word: str) -> str | None:
    """The country that a name, an adjective or a word for its people stands for: `Dutch` -> `Netherlands`.

    Plurals and a leading article are read too (`the Danes`); None for any other word. `Soviet` is the
    Soviet Union, never Russia.
    """
    key = word.strip().removeprefix("the ").removeprefix("The ").lower()
    known = _countries()
    if key in known:
        # `pole`, `finn` and `us` are common words unless written with a capital
        return known[key] if word[:1].isupper() or " " in word else None
    return known.get(key[:-1]) if key.endswith("s") and word.strip().lower() != "us" and key[:-1] in known else None
