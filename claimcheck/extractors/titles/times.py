"""When a post is held, as the words and the dates beside it tell."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.extractors.titles.moments import event_day
from claimcheck.lexicon import lexicon
from claimcheck.models import Scope

if TYPE_CHECKING:
    from spacy.tokens import Span

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.titles.told import Told
    from claimcheck.models import DateMention, TitleMention, TitleStatus

#: how far after a post its term may be told, in characters
TERM_REACH = 40
#: `since March of that year`
_ELSEWHEN = re.compile(r" (?:of|in) (?:that|the same|this|the) (?:year|month)\b")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BORN = re.compile(r"\b(?:born|b\.|died|d\.|founded|opened|built)(?: \w+){0,3} ?$")
#: verbs of electing; `elected members` is no election
_ELECTING = frozenset(["elect", "vote"])
_BEFORE_NOUNS = frozenset(["voting"])
#: so many days after an election at most somebody else may still hold the office
IN_WAITING = 120
_AS = re.compile(r"\b[Aa]s (?:the |its |their |his |her )?$")
_SAYING = frozenset(["say", "tell", "add", "explain", "warn", "write", "announce"])


@cache
def _into_office() -> re.Pattern[str]:
    """What may stand between a post with its holder and the day on which it was taken."""
    verbs = "|".join(re.escape(verb) for verb in lexicon("succession")["succeed"]["into_office"])
    return re.compile(
        r"[^,;.]{0,40}, (?:who (?:was |had been |has been )?)?(?:newly |first |only |unanimously )?"
        rf"(?:{verbs}) (?:only )?(?:(?:on|in|last) )?(?:the )?"
    )


def elected_lately(article: Article, sentence: Span, title: Told, since: str | None) -> bool:
    """Whether the holder of a public office has just been elected: such offices are taken up weeks later."""
    published = article.document.published
    if not title.took or title.mention.status != "current" or published is None:
        return False
    if "government" not in canonical_role(title.role).fields:
        return False
    if not any(token.lemma_.lower() in _ELECTING and token.lower_ not in _BEFORE_NOUNS for token in sentence):
        return False
    if since is None:
        return True
    day = dt.date.fromisoformat(since) if len(since) == len("2020-01-31") else None
    return (day is not None and (published_day(published) - day).days <= IN_WAITING) or published.isoformat()[
        : len(since)
    ] == since


def status_by_day(article: Article, title: Told, since: str | None, until: str | None) -> TitleStatus:
    """The status told, unless the article's day says more: a term to come is not held, one not over is not past."""
    published, status = article.document.published, title.mention.status
    if published is None:
        return status
    today = published.isoformat()[:10]
    if since is not None and status == "current" and since[: len(today)] > today[: len(since)]:
        return "designate"
    if status == "former" and until is not None and until[: len(today)] > today[: len(until)]:
        return "current"
    return status


def published_day(published: dt.date) -> dt.date:
    """The day, without a time."""
    return published.date() if isinstance(published, dt.datetime) else published


def time_of(article: Article, passage: Passage, sentence: Span, title: Told) -> tuple[str | None, str | None, Scope]:
    """Since when and until when the post is held, and the day or stretch at which it is told to be held."""
    mention = title.mention
    if mention.since or mention.until or title.modality == "planned":
        return mention.since, mention.until, Scope()
    since, until = _term(passage, sentence, mention)
    since = since or _taken(passage, sentence, mention)
    if since or until:
        return since, until, Scope()
    told = _told_date(article, passage, sentence, title)
    if told is None:
        scope = _of_one_day(article, passage, sentence)
        return None, None, scope if scope.since is not None else event_day(article, passage, sentence, title)
    if title.took:
        # who is appointed on a day holds the post from then on
        return _when_ahead(article, passage, told) or _prefix(told.low, told.high), None, Scope()
    return None, None, Scope(since=told.low, until=told.high)


_YEAR = re.compile(r"\d{4}")
#: what stands before a day from which a post will be held
_FROM_THEN = re.compile(r"\b(?:from|as of|starting(?: on)?|beginning(?: on)?|effective(?: from)?) (?:the )?$")


def _when_ahead(article: Article, passage: Passage, told: DateMention) -> str | None:
    """`has been chosen as its head from 1 February`: the next such day, where no year is told."""
    published, text = article.document.published, passage.block.text
    since = _prefix(told.low, told.high)
    if (
        published is None
        or since is None
        or len(since) < len("2020-01")
        or re.search(r"\d{4}", text[told.start : told.end])
    ):
        return None
    if _FROM_THEN.search(text[: told.start]) is None or since > published.isoformat()[: len(since)]:
        return None
    return f"{int(since[:4]) + 1}{since[4:]}"


def _term(passage: Passage, sentence: Span, mention: TitleMention) -> tuple[str | None, str | None]:
    """`(coach) since November`, `(chairman) until May`: a date right after the post that tells its year by the news."""
    stop = min(mention.end + TERM_REACH, sentence.end_char)
    for date in passage.dates:
        if mention.end <= date.start < stop and date.mod in {"ON_OR_AFTER", "ON_OR_BEFORE"} and date.type == "DATE":
            words = passage.block.text[mention.end : date.start].split()
            if _ELSEWHEN.match(passage.block.text[date.end :]):
                return None, None
            told = date.timex if date.timex is not None and _ISO.fullmatch(date.timex) else None
            if told is None or len(words) > 2 or words[-1:] not in (["since"], ["until"], ["till"]):
                return None, None
            return (told, None) if date.mod == "ON_OR_AFTER" else (None, told)
    return None, None


def _taken(passage: Passage, sentence: Span, mention: TitleMention) -> str | None:
    """`the minister, Ada Brown, (who was appointed on) 3 October`: the date at which the holder came into the post."""
    for date in passage.dates:
        if mention.end <= date.start < sentence.end_char and date.type == "DATE" and date.mod is None:
            beside = _into_office().fullmatch(passage.block.text, mention.end, date.start)
            return _prefix(date.low, date.high) if beside is not None else None
    return None


def _of_day_before(passage: Passage, sentence: Span) -> Scope:
    """The one date of the sentence before, in the same paragraph."""
    if sentence.start == 0:
        return Scope()
    before = passage.doc[sentence.start - 1].sent
    told = [date for date in passage.dates if before.start_char <= date.start < before.end_char and date.type == "DATE"]
    if len(told) != 1 or told[0].low is None or told[0].high is None or told[0].age or before[0].tag_ == "VBG":
        return Scope()
    return Scope(since=told[0].low, until=told[0].high)


def _of_one_day(article: Article, passage: Passage, sentence: Span) -> Scope:
    """The day or year of an article without a date that tells of one day or year only, in the past tense."""
    if article.document.published is not None or not any(token.tag_ == "VBD" for token in sentence):
        return Scope()
    return _only_day(article) or _of_day_before(passage, sentence)


@lru_cache(maxsize=1)
def _only_day(article: Article) -> Scope | None:
    """The one day or year that an article tells of; None where there are several, or none."""
    told = [
        date for passage in article.passages for date in passage.dates
        if date.type == "DATE" and date.low and date.high and not date.age
    ]  # fmt: skip
    if not told or len({(date.low or "")[:4] for date in told} | {(date.high or "")[:4] for date in told}) != 1:
        return None
    ends = {(date.low, date.high) for date in told}
    if len(ends) == 1:
        return Scope(since=told[0].low, until=told[0].high)
    year = (told[0].low or "")[:4]
    return Scope(since=f"{year}-01-01", until=f"{year}-12-31")


def _told_date(article: Article, passage: Passage, sentence: Span, title: Told) -> DateMention | None:
    """The one date of the sentence at which the post is told to be held or taken; not one that lies ahead."""
    if not title.past and not title.took and any(token.lemma_.lower() in _SAYING for token in sentence):
        return None
    told = [
        date
        for date in passage.dates
        if sentence.start_char <= date.start < sentence.end_char
        and (date.type == "DATE" or (title.took and date.type == "TIME"))
        and date.low
        and date.high
        and not _of_a_noun(passage, date)
    ]
    if len({(date.low or "")[:10] for date in told}) != 1 or told[0].age:
        return None
    if _BORN.search(passage.block.text[: told[0].start]):
        return None
    published = article.document.published
    if published is not None and told[0].low is not None and told[0].low[:10] > published.isoformat()[:10]:
        return None
    on_the_job = _as_holder(passage, sentence, title)
    if published is not None and not (title.past or title.took or on_the_job) and _long_ago(told[0].high, published):
        # `the director, who had bought it in 1998`: the post is that of the day
        return None
    return told[0]


def _as_holder(passage: Passage, sentence: Span, title: Told) -> bool:
    """`As mayor, Ada Brown opened it in 1998`: the post is that of the deed."""
    before = passage.block.text[: title.mention.start]
    return _AS.search(before) is not None and any(token.tag_ == "VBD" for token in sentence)


def _long_ago(high: str | None, published: dt.date) -> bool:
    """Whether a stretch ended long before an article was published."""
    if high is None or len(high) < len("2020-01-31"):
        return False
    return (published_day(published) - dt.date.fromisoformat(high[:10])).days > IN_WAITING


def _of_a_noun(passage: Passage, date: DateMention) -> bool:
    """`the May elections`: a date that only tells which."""
    span = passage.doc.char_span(date.start, date.end)
    return span is not None and span.root.dep_ in {"compound", "nmod", "amod", "poss"}


def _prefix(low: str | None, high: str | None) -> str | None:
    """The day, the month or the year that both ends lie in."""
    if low is None or high is None:
        return None
    return next((low[:size] for size in (10, 7, 4) if low[:size] == high[:size]), None)
