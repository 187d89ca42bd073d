"""Of which day a post is told where its own sentence does not date it: that of the event that the passage tells of."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from claimcheck.models import Scope

if TYPE_CHECKING:
    from spacy.tokens import Span

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.titles.told import Told
    from claimcheck.models import DateMention

#: an event is told by its day, or by a month at most
LONGEST_EVENT = dt.timedelta(days=45)
#: an event so long before an article is not its news
LONG_AGO = dt.timedelta(days=120)
_PRESENT = frozenset(["VBZ", "VBP"])
#: words that lead on from the day of an event
_ONWARDS = frozenset(
    ["now", "today", "later", "since", "yesterday", "tomorrow", "present", "current", "still", "recently", "lately",
     "this", "last", "next", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)  # fmt: skip
_SAYING = frozenset(["say", "tell", "add", "explain", "warn", "write", "announce", "recall", "remember"])


def event_day(article: Article, passage: Passage, sentence: Span, title: Told) -> Scope:
    """The day of the event that the passage tells of up to the post, in the past tense; an empty scope where none is.

    Of an article with a date, only an event long before that.
    """
    then = title.past or title.mention.status == "former"
    if not then and not _goes_on(sentence):
        return Scope()
    date = _last_date(passage, title.mention.start)
    if date is None or date.low is None or date.high is None:
        return Scope()
    low, high = dt.date.fromisoformat(date.low[:10]), dt.date.fromisoformat(date.high[:10])
    published = article.document.published
    today = published.date() if isinstance(published, dt.datetime) else published
    if high - low > LONGEST_EVENT or (today is not None and today - high <= LONG_AGO):
        return Scope()
    between = (one for one in passage.doc.sents if date.end < one.start_char <= sentence.start_char)
    if not all(_goes_on(one) for one in between if not then or one.start != sentence.start):
        return Scope()
    return Scope(since=date.low, until=date.high)


def _goes_on(sentence: Span) -> bool:
    """Whether a sentence goes on telling of the past, in nobody's words."""
    return (
        any(token.tag_ == "VBD" for token in sentence)
        and not any(token.tag_ in _PRESENT or token.lower_ in _ONWARDS for token in sentence)
        and not any(token.lemma_.lower() in _SAYING or token.text in {"“", "”", '"'} for token in sentence)
    )


def _last_date(passage: Passage, before: int) -> DateMention | None:
    """The last date of the passage before that character; None where its day is not told."""
    told = [date for date in passage.dates if date.end <= before and date.type in {"DATE", "TIME"}]
    if not told or told[-1].age or told[-1].mod is not None:
        return None
    low, high = told[-1].low, told[-1].high
    return told[-1] if low is not None and high is not None and min(len(low), len(high)) >= len("2020-01-31") else None
