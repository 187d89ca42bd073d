"""Date claims: a temporal expression bound to what happened then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.binding import binding_of
from claimcheck.extractors.dates.brackets import life_date, of_life
from claimcheck.extractors.dates.clock_days import with_days
from claimcheck.extractors.dates.comparisons import is_compared
from claimcheck.extractors.dates.context import root_of, tense_of
from claimcheck.extractors.dates.of_things import is_kind_of_thing, of_named_thing
from claimcheck.extractors.dates.open_ends import first_time
from claimcheck.extractors.dates.owners import of_owner
from claimcheck.extractors.dates.pieces import is_in_part
from claimcheck.extractors.derived.once import of_beginning
from claimcheck.extractors.derived.owners import Owners
from claimcheck.extractors.derived.previous import with_previous
from claimcheck.extractors.frames import FrameBuilder, subject_phrase
from claimcheck.extractors.modality import may_begin, modality_of, speaker_of
from claimcheck.extractors.registry import extractor
from claimcheck.extractors.spans import place, tokens_at
from claimcheck.models import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import DateMention

#: TIMEX3 values that name no time of their own
VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})

_NOT_UNTIL = re.compile(r"\b(?:un)?till?\s$", re.IGNORECASE)


@extractor("dates")
def date_claims(article: Article) -> Iterator[Claim]:
    """Every date, time, age and length of time that the article states, with what it is said of.

    A date that something is only compared with tells of no happening: `the lowest level since 1997`.
    """
    owners = Owners(FrameBuilder(article))
    found: list[Claim] = []
    places: dict[str, int] = {}
    for passage in article.passages:
        for mention in passage.dates:
            if mention.type == "SET" or mention.timex in VAGUE or is_compared(passage.block.text, mention):
                continue
            if mention.type == "DURATION" and is_kind_of_thing(tokens_at(passage.doc, mention.start, mention.end)):
                continue
            found.append(_claim(owners, passage, mention, f"{article.document.id}#d{len(found) + 1}"))
            if mention.type == "TIME" and tense_of(root_of(passage.doc, mention.start, mention.end)) == "past":
                places[found[-1].id] = passage.index
    for claim in with_days(found, article, places):
        yield claim if claim.checkable or not is_in_part(claim) else claim.model_copy(update={"checkable": True})


def _claim(owners: Owners, passage: Passage, mention: DateMention, id: str) -> Claim:
    frames = owners.frames
    span = tokens_at(passage.doc, mention.start, mention.end)
    anchor = span.root
    told, planned = binding_of(span) if mention.type != "DURATION" else (None, False)
    frame, clause = frames.frame(passage, span, told=told)
    if mention.age:
        frame = of_owner(frames, passage, span, frame)
    elif mention.type != "DURATION":
        frame = of_named_thing(with_previous(of_beginning(owners, passage, clause, frame), clause), span)
    life = life_date(frames.article, passage, mention)
    if life is not None:
        frame = of_life(frame, *life)
    known = mention.low is not None or mention.high is not None
    first = first_time(mention) if may_begin(clause) and _is_until(passage, mention) else None
    return Claim(
        id=id,
        type="date",
        value=first or mention.value(),
        subject=subject_phrase(frame, clause, anchor),
        attribute="age"
        if mention.age
        else "last"
        if mention.type == "DURATION"
        else frame.event_class or frame.thing or "be",
        modality="planned" if planned else modality_of(clause, anchor, first_time=first is not None),
        speaker=speaker_of(clause),
        frame=frame,
        checkable=known,
        **place(frames.article, passage, anchor.sent, mention.start, mention.end),
    )


def _is_until(passage: Passage, mention: DateMention) -> bool:
    return _NOT_UNTIL.search(passage.block.text, max(0, mention.start - len("until ")), mention.start) is not None
