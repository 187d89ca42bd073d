"""What is told as past but dated after the article."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of
from claimcheck.lexicon import lexicon
from claimcheck.models.timeline import instant

if TYPE_CHECKING:
    import datetime as dt

    from spacy.tokens import Token

    from claimcheck.extractors.article import Passage
    from claimcheck.models import Claim, DateMention

#: days that are left for time zones and for articles that are dated the evening before
GRACE = 1.0
#: a date that is further off is a slip in the article's own date, or of another kind
FARTHEST = 3653.0


def is_afterwards(passage: Passage, mention: DateMention, claim: Claim, published: dt.date) -> bool:
    """Whether a date with its year, later than the article, is that of a past event.

    The verb must be a plain past that does not set a date (`called`, `postponed`), nothing in the sentence
    may look ahead, and the date must hang on the verb by `on`, `in` or nothing.
    """
    low = _first_day(mention)
    if low is None or claim.modality != "happened":
        return False
    late = low - (published.toordinal() - 1)
    if not GRACE < late <= FARTHEST:
        return False
    span = passage.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or _ahead().search(span.sent.text):
        return False
    before = passage.doc[span.start - 1] if span.start else None
    if before is not None and before.dep_ == "prep" and before.lower_ not in {"on", "in", "at", "during"}:
        return False
    verb = clause_of(span.root).verb
    return verb is not None and _is_past(verb) and verb.lemma_.lower() not in _futurate() and _hangs_on(span.root, verb)


def _first_day(mention: DateMention) -> float | None:
    year = (mention.timex or "")[:4]
    if mention.type != "DATE" or mention.mod is not None or mention.low is None or year not in mention.text:
        return None
    return instant(mention.low)[0] if year.isdigit() else None


def _is_past(verb: Token) -> bool:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if verb.tag_ == "VBD":
        return not auxiliaries - {"did"}
    return verb.tag_ == "VBN" and bool(auxiliaries) and auxiliaries <= {"was", "were"}


def _hangs_on(root: Token, verb: Token) -> bool:
    """Whether the date is the verb's own, not that of a noun below it."""
    head = root.head if root.dep_ == "pobj" else root
    return head.head.i == verb.i


@cache
def _futurate() -> frozenset[str]:
    return frozenset(lexicon("own_dates")["futurate"]["verbs"].split())


@cache
def _ahead() -> re.Pattern[str]:
    # lower case only: `May` is a month
    words = "|".join(lexicon("own_dates")["futurate"]["ahead"].split())
    return re.compile(rf"\b(?:{words}|set (?:to|for))\b|['’]ll\b")
