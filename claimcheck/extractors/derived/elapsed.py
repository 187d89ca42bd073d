"""Time that has passed: `it is 38 years since the dam burst`, `ten years have passed since his death`, `in the ten
weeks since the first case`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, verbal_clause
from claimcheck.extractors.derived.ages import told
from claimcheck.extractors.derived.derivation import Derivation
from claimcheck.extractors.derived.events import event_subject
from claimcheck.extractors.derived.previous import as_last, with_previous
from claimcheck.extractors.derived.reckoning import age_of, length_of, made, moved
from claimcheck.extractors.derived.reference import now
from claimcheck.extractors.derived.shifts import Shift, event_under, frame_of_event, is_past
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owners
    from claimcheck.models import DateMention

#: verbs by which time goes by
PASSING = frozenset({"be", "pass", "elapse"})

#: what opens a length that something fills up to now: `in the ten weeks since the flood`
_IN_THE = re.compile(r"\b(?:in|over|during)\sthe\s(?:past\s|last\s)?$", re.IGNORECASE)
_SINCE = re.compile(
    r"\s(?:now\s)?(?:(?:have|has)\s(?:now\s)?(?:passed|elapsed|gone\sby)\s)?(?P<way>since)\s", re.IGNORECASE
)


def elapsed(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The dates of the happenings since which one block tells that so much time has passed."""
    for mention in passage.dates:
        shift = _since(passage, mention)
        if shift is None or not is_past(shift.event):
            continue
        if modality_of(verbal_clause(shift.main)) != "happened":
            continue
        then = now(owners.article, passage, tokens_at(passage.doc, mention.start, mention.end))
        frame = frame_of_event(owners, shift) if then is not None else None
        if then is None or frame is None:
            continue
        years = age_of(mention)
        window = made(years, then) if years is not None else moved(then, shift.length, -1, exact=shift.exact)
        if window is not None:
            if shift.event.pos_ == "VERB":
                frame = with_previous(frame, verbal_clause(shift.event))
            first = {"first"} & {child.lower_ for child in shift.event.lefts}
            frame = frame.model_copy(update={"selectors": ("first",)}) if first else as_last(frame)
            yield Derivation(
                passage, mention.start, mention.end, window.value(), frame, event_subject(shift.event),
                frame.event_class or "be", f"{mention.text} before, it being so {told(then)}",
            )  # fmt: skip


def _since(passage: Passage, mention: DateMention) -> Shift | None:
    mark = _SINCE.match(passage.block.text, mention.end)
    length = length_of(mention) if mark is not None and not mention.age else None
    if mark is None or length is None:
        return None
    way = tokens_at(passage.doc, mark.start("way"), mark.end("way")).root
    if way.i + 1 < len(way.doc) and way.nbor().lower_ in words_of("words", "any"):
        return None
    event = event_under(way) or _first(way)
    if event is not None and _IN_THE.search(passage.block.text, 0, mention.start):
        return Shift(passage, mention, length, _is_exact(mention), 1, way, event.sent.root, event)
    main = clause_of(tokens_at(passage.doc, mention.start, mention.end).root).verb
    if event is not None and main is not None and main.i == event.i:
        main = event.head
    if event is None or main is None or main.lemma_.lower() not in PASSING or not _is_now(main):
        return None
    return Shift(passage, mention, length, _is_exact(mention), 1, way, main, event)


def _first(way: Token) -> Token | None:
    """`since the first case`: the first of anything is a happening."""
    nouns = (child for child in way.children if child.dep_ == "pobj" and child.pos_ == "NOUN")
    return next((noun for noun in nouns if any(child.lower_ == "first" for child in noun.lefts)), None)


def _is_now(verb: Token) -> bool:
    """`it is`, `it has been`, `have passed`."""
    return any(token.tag_ in {"VBZ", "VBP"} for token in (verb, *verb.lefts))


def _is_exact(mention: DateMention) -> bool:
    """`exactly one month since`: to the day."""
    return mention.text.lower().split(" ", 1)[0] in words_of("words", "exact")
