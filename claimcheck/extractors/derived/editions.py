"""What is held every year: `the 40th annual fair` tells about when the first was."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of
from claimcheck.extractors.derived.derivation import Derivation, in_clause
from claimcheck.extractors.derived.owners import Owner, kinds
from claimcheck.extractors.derived.reckoning import Window
from claimcheck.extractors.derived.reference import event_day, now
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.numerals import parse_ordinal
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owners

#: a young series tells its first year itself
FEWEST = 5
MOST = 500
#: so many years may have been left out, of each so many
LEFT_OUT = 20


def editions(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The years of the first of what is held every year, by the numbers of later ones in one block."""
    text = passage.block.text
    if _hint().search(text) is None:
        return
    for match in _edition().finditer(text):
        number = parse_ordinal(match["before"] or match["after"])
        if number is None or not FEWEST <= number <= MOST:
            continue
        span = tokens_at(passage.doc, match.start(), match.end())
        clause = clause_of(span.root)
        if modality_of(clause) not in {"happened", "planned"}:
            continue
        held = event_day(passage, span) or now(owners.article, passage, span)
        owner = _owner(owners, passage, span)
        window = _first_year(held, int(number)) if held is not None else None
        if owner is None or window is None:
            continue
        frame = owners.frame(passage, span, owner).model_copy(update={"selectors": ("first",)})
        words = (
            (match.start("before"), match.end("before"))
            if match["before"]
            else (match.start("after"), match.end("after"))
        )
        yield in_clause(
            passage, words, window.value(), frame, owners.subject(owner), owner.kind.events[0],
            f"one a year, the {match['before'] or match['after']} now", clause,
        )  # fmt: skip


def _first_year(held: Window, number: int) -> Window | None:
    """The year of the first, some years earlier at most, since years may have been left out."""
    if held.low is None or held.high is None:
        return None
    low, high = held.low.year - number + 1 - (1 + number // LEFT_OUT), held.high.year - number + 1
    return Window(dt.date(low, 1, 1), dt.date(high, 12, 31)) if low >= 1 else None


def _owner(owners: Owners, passage: Passage, span: Span) -> Owner | None:
    """What is held: the noun or name in these words that is of something yearly."""
    for token in span:
        if token.lemma_.lower() in words_of("yearly", "nouns"):
            name = owners.frames.name_at(passage, token) if token.pos_ == "PROPN" else None
            noun: Token | None = token if name is None else None
            return Owner(name, noun, kinds()["yearly"])
    return None


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words_of('yearly', 'words')))})\b", re.IGNORECASE)


@cache
def _edition() -> re.Pattern[str]:
    """`the 40th annual fair`, `the 40th edition of the yearly fair`, `the annual fair is the 40th`."""
    ordinal = r"[a-z]+(?:-[a-z]+)*|\d+(?:st|nd|rd|th)"
    yearly, nouns = "|".join(sorted(words_of("yearly", "words"))), "|".join(sorted(words_of("yearly", "nouns")))
    what = rf"(?:[\w’'&-]+\s){{0,5}}?(?:{nouns})\b"
    return re.compile(
        rf"\b(?:the|its|their|this\syear['’]s|a)\s(?:(?P<before>{ordinal})\s(?:(?:edition|running|staging)\sof\sthe\s)?(?:{yearly})\s{what}"
        rf"|(?:{yearly})\s{what}[^.;:]{{0,60}}?\b(?:is|was|will\sbe|being|for)\sthe\s(?P<after>{ordinal})(?=[.,;)]|\stime|\sedition|\ssuch))",
        re.IGNORECASE,
    )
