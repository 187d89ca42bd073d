"""The day that an age is counted from: that of its own event, or that of the article."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, is_verbal
from claimcheck.extractors.concepts import is_reporting
from claimcheck.extractors.derived.reckoning import Window, known_end, window_of
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Article, Passage

#: dates so near the article's own belong to the story that it tells now, in days
NOW_DAYS = 92
#: after a date longer ago than this, a text tells of the past, in days
PAST_DAYS = 366
#: how many blocks are a headline, a dateline and the beginning of the text
LEAD_BLOCKS = 4
#: a date vaguer than this is of no use to count from
WIDEST_DAYS = 366
#: conjunctions by which a clause tells when that of the age was
WHEN = frozenset({"when", "as", "while"})


def published_day(article: Article) -> dt.date | None:
    """The day of publication."""
    published = article.document.published
    return published.date() if isinstance(published, dt.datetime) else published


def event_day(passage: Passage, span: Span, verb: Token | None = None) -> Window | None:
    """The date of the clause of these words (or of `verb`), or of a `when` clause of it; None for none or two."""
    verb = verb or clause_of(span.root).verb
    if verb is None:
        return None
    found = [
        window
        for root, window in dates_of(passage, span.sent)
        if not span.start <= root.i < span.end and _belongs(root, verb)
    ]
    return narrowest(found)


def now(article: Article, passage: Passage, span: Span, *, within: int = NOW_DAYS) -> Window | None:
    """The days from the sentence's own dates to the publication, where the sentence tells of that time.

    None where a date here lies farther than `within` days from the publication, or one in the sentence
    before a year, and where nothing shows that the article tells of its own days: a verb in the present, a saying, or a
    date near the publication in this block or the one before.
    """
    published = published_day(article)
    if published is None:
        return None
    sentence = span.sent
    verb = clause_of(span.root).verb
    own = verb if verb is not None and _is_of_now(verb) else None
    dated = list(dates_of(passage, sentence))
    told = [window for root, window in dated if not is_aside(root, span, own)]
    before = _sentence_before(passage, sentence)
    if not all(_near(w, published, within) for w in told) or not all(_near(w, published, PAST_DAYS) for w in before):
        return None
    if not told and not _is_present(sentence, span) and not _news(article, passage, published):
        return None
    near = [window for _, window in dated if window.days <= WIDEST_DAYS and _near(window, published, within)]
    days = [day for window in near for day in (window.low, window.high) if day]
    return Window(min([*days, published]), min(max([*days, published]), published))


def is_aside(root: Token, span: Span, own: Token | None = None) -> bool:
    """Whether a date is told of something else than these words: `Jana Krall, 41, who joined in 1998`.

    It stands in a relative clause that they are not in; or they are of a verb (`own`) that tells what is now, and it
    is of another one.
    """
    other = clause_of(root).verb if own is not None else None
    if other is not None and own is not None and other.i != own.i:
        return True
    relative = next((token for token in (root, *root.ancestors) if token.dep_ == "relcl"), None)
    return relative is not None and not relative.is_ancestor(span.root) and relative.i != span.root.i


def dates_of(passage: Passage, sentence: Span) -> Iterator[tuple[Token, Window]]:
    """Each closed date of a sentence, with the token that it hangs by."""
    for mention in passage.dates:
        if sentence.start_char <= mention.start < sentence.end_char:
            window = window_of(mention)
            if window is not None and mention.mod is None:
                yield tokens_at(passage.doc, mention.start, mention.end).root, window


def lately(article: Article, passage: Passage) -> Window | None:
    """The year up to the publication, where this block and those before it date nothing longer ago, and something.

    For what is told as past without a date, in an article on it: enough to count years from.
    """
    published = published_day(article)
    blocks = article.passages[: passage.index + 1]
    told = [window for block in blocks for window in _windows(block)]
    if published is None or not told or not all(_near(window, published, PAST_DAYS) for window in told):
        return None
    return Window(published - dt.timedelta(days=PAST_DAYS), published)


def _sentence_before(passage: Passage, sentence: Span) -> list[Window]:
    if not sentence.start:
        return []
    before = passage.doc[sentence.start - 1].sent
    return [window for _, window in dates_of(passage, before)]


def _near(window: Window, published: dt.date, within: int) -> bool:
    if window.low is None or window.high is None:
        return False
    return window.low <= published + dt.timedelta(days=within) and window.high >= published - dt.timedelta(days=within)


def _is_present(sentence: Span, span: Span) -> bool:
    clause = clause_of(span.root)
    beside = [token for token in sentence.root.conjuncts if is_verbal(token)]
    verbs = [verb for verb in (clause.verb, *clause.governors, sentence.root, *beside) if verb is not None]
    return any(_is_of_now(verb) or is_reporting(verb.lemma_.lower()) for verb in verbs) or _is_alive(span.root)


def _is_alive(root: Token) -> bool:
    """Whether a relative clause right beside tells what is now: `a spry 92, who joined in 1931 and remembers it`."""
    clauses = [child for token in (root, root.head) for child in token.rights if child.dep_ == "relcl"]
    return any(token.tag_ in {"VBZ", "VBP"} for clause in clauses for token in clause.subtree)


def _is_of_now(verb: Token) -> bool:
    """`is`, `has been stuck`, `will go`: a present or future tense, or a present perfect."""
    finite = (verb, *(child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}))
    return any(token.tag_ in {"VBZ", "VBP"} or token.lower_ in {"will", "shall"} for token in finite)


def _news(article: Article, passage: Passage, published: dt.date) -> bool:
    """Whether this block, the one before or the lead dates something to about the days of the publication.

    A block that goes back by years is not told of now, whatever the lead says.
    """
    here = _windows(passage)
    if not all(_near(window, published, PAST_DAYS) for window in here):
        return False
    lead = article.passages[:LEAD_BLOCKS]
    before = article.passages[max(0, passage.index - 1) : passage.index]
    return any(
        window.days <= NOW_DAYS and _near(window, published, NOW_DAYS // 3)
        for block in (passage, *before, *lead)
        for window in _windows(block)
    )


def _windows(passage: Passage) -> list[Window]:
    return [window for mention in passage.dates if (window := window_of(mention) or known_end(mention)) is not None]


def _belongs(root: Token, verb: Token) -> bool:
    """Whether a date is that of the verb: directly, or by a clause of `when` on either side."""
    own = _direct_verb(root)
    if own is None:
        return False
    if own.i == verb.i:
        return True
    for inner, outer in ((own, verb), (verb, own)):
        if inner.dep_ == "advcl" and inner.head.i == outer.i:
            return any(child.lower_ in WHEN and child.dep_ in {"advmod", "mark"} for child in inner.children)
    return False


def _direct_verb(root: Token) -> Token | None:
    """The verb that a date hangs on by a preposition or by itself, not through a noun."""
    current = root.head if root.dep_ == "pobj" else root
    return current.head if is_verbal(current.head) and current.head.i != current.i else None


def narrowest(found: list[Window]) -> Window | None:
    """The narrowest of dates that all meet."""
    usable = [window for window in found if window.days <= WIDEST_DAYS]
    if not usable or len(usable) != len(found):
        return None
    last_begin, first_end = max(w.low or dt.date.min for w in usable), min(w.high or dt.date.max for w in usable)
    return min(usable, key=lambda window: window.days) if last_begin <= first_end else None
