"""Count claims: a quantity bound to what is counted, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.counts.lists import announced_lists
from claimcheck.extractors.frames import FrameBuilder, subject_phrase
from claimcheck.extractors.modality import modality_of, speaker_of
from claimcheck.extractors.registry import extractor
from claimcheck.extractors.spans import place, tokens_at
from claimcheck.models import Claim, CountValue, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import QuantityMention


@extractor("counts")
def count_claims(article: Article) -> Iterator[Claim]:
    """Every quantity that the article states, with what is counted."""
    frames = FrameBuilder(article)
    number = 0
    for passage in article.passages:
        for mention in passage.quantities:
            number += 1
            yield _claim(frames, passage, mention, f"{article.document.id}#n{number}")
    yield from _list_claims(frames)


def _list_claims(frames: FrameBuilder) -> Iterator[Claim]:
    """What a list that has another length than announced makes the number: a claim on the list's words.

    It bears no frame: it stands against its announcement only, and is compared with nothing else.
    """
    article, number = frames.article, 0
    for passage in article.passages:
        for told in announced_lists(passage.doc, passage.quantities) if passage.quantities else ():
            if told.fits:
                continue
            number += 1
            count, length = told.count, float(len(told.items))
            span = tokens_at(passage.doc, told.start, told.end)
            yield Claim(
                id=f"{article.document.id}#l{number}",
                type="count",
                value=CountValue(number=length, low=length, high=length, noun=count.noun),
                subject=f"{count.noun}, as listed",
                attribute=count.noun or "be",
                checkable=False,
                **place(article, passage, span.root.sent, told.start, told.end),
            )


def _claim(frames: FrameBuilder, passage: Passage, mention: QuantityMention, id: str) -> Claim:
    span = tokens_at(passage.doc, mention.start, mention.end)
    anchor = span.root
    frame, clause = frames.frame(passage, span, _noun(passage, mention))
    return Claim(
        id=id,
        type="count",
        value=mention.value(),
        subject=subject_phrase(frame, clause, anchor),
        attribute=frame.thing or frame.event_class or "be",
        modality=modality_of(clause),
        speaker=speaker_of(clause),
        scope=_scope(passage, span),
        frame=frame,
        checkable=mention.number is not None or (mention.low is not None and mention.high is not None),
        **place(frames.article, passage, anchor.sent, mention.start, mention.end),
    )


def _noun(passage: Passage, mention: QuantityMention) -> Token | None:
    if mention.noun_start is None or mention.noun_end is None:
        return None
    return tokens_at(passage.doc, mention.noun_start, mention.noun_end).root


def _scope(passage: Passage, value: Span) -> Scope:
    """The time that the count holds for: the date told nearest to it in its sentence."""
    dates = [
        mention
        for mention in passage.dates
        if mention.type in {"DATE", "TIME"}
        and not mention.age
        and (mention.low or mention.high)
        and value.sent.start_char <= mention.start < value.sent.end_char
    ]
    if not dates:
        return Scope()
    nearest = min(
        dates, key=lambda mention: min(abs(mention.start - value.end_char), abs(value.start_char - mention.end))
    )
    return Scope(since=nearest.low, until=nearest.high)
