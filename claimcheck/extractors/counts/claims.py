"""Count claims: a quantity bound to what is counted, and of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimcheck.extractors.clauses import NOUN_CLAUSES
from claimcheck.extractors.concepts import event_classes, thing_classes
from claimcheck.extractors.counts.cells import cell_of, in_cell, measured_in
from claimcheck.extractors.counts.conversions import bracketed_conversions
from claimcheck.extractors.counts.dimensions import dimension_of
from claimcheck.extractors.counts.flows import with_flow
from claimcheck.extractors.counts.lists import announced_lists
from claimcheck.extractors.counts.rests import REST
from claimcheck.extractors.counts.scopes import scope_of
from claimcheck.extractors.counts.standing import is_limit, modality_by_contrast
from claimcheck.extractors.counts.wanted import is_wanted
from claimcheck.extractors.frames import FrameBuilder, subject_phrase
from claimcheck.extractors.modality import modality_of, speaker_of
from claimcheck.extractors.registry import extractor
from claimcheck.extractors.spans import place, tokens_at
from claimcheck.lexicon import lexicon
from claimcheck.models import Claim, CountValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.clauses import Clause
    from claimcheck.models import Frame, Modality, QuantityMention


#: what counts a noun, and is not told of one
_COUNTED = frozenset({"count", "percent"})
#: what a number is told of that says how many something may or can hold
LIMIT = "capacity"
_STATES = frozenset(lexicon("counted")["person_adjectives"])
_STATE_AFTER = re.compile(r"\s(?:either\s|feared\s)?([a-z]+)\b")
_MODIFIER = re.compile(r"\s([A-Za-z]+)(?:,|\sand|\sor)\s")


@extractor("counts")
def count_claims(article: Article) -> Iterator[Claim]:
    """Every quantity that the article states, with what is counted."""
    frames = FrameBuilder(article)
    number = 0
    for passage in article.passages:
        twice = {one.converted.start: one.stated for one in bracketed_conversions(passage.doc, passage.quantities)}
        for mention in passage.quantities:
            number += 1
            told = twice.get(mention.start, mention)
            yield _claim(frames, passage, mention, told, f"{article.document.id}#n{number}")
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


def _claim(
    frames: FrameBuilder, passage: Passage, mention: QuantityMention, told: QuantityMention, id: str
) -> Claim:  # fmt: skip
    """The claim of a mention; `told` is the one that a conversion in brackets tells again, else the mention itself."""
    span = tokens_at(passage.doc, mention.start, mention.end)
    anchor = span.root
    frame, clause = frames.frame(passage, tokens_at(passage.doc, told.start, told.end), _noun(passage, told))
    frame = _left(_counted(frame, told, _shared_modifier(passage, told), clause), passage, told)
    frame = with_flow(frame, told, span, clause)
    limit = is_limit(passage.block.text, mention)
    if limit:
        frame = frame.model_copy(update={"event": LIMIT, "event_class": LIMIT, "event_classes": (LIMIT,)})
    value, scope = mention.value(), scope_of(passage, span, mention)
    cell = cell_of(passage, mention)
    if cell is not None:
        frame = in_cell(frame, cell)
        value = measured_in(value.model_copy(update={"noun": cell.noun}), mention.text, cell.unit)
        if cell.year is not None:
            scope = scope.model_copy(update={"since": f"{cell.year}-01-01", "until": f"{cell.year}-12-31"})
    if value.quantity == "quantity":
        value = value.model_copy(update={"dimension": dimension_of(span, frame.thing_classes)})
    return Claim(
        id=id,
        type="count",
        value=value,
        subject=subject_phrase(frame, clause, anchor),
        attribute=LIMIT if limit else frame.thing or frame.event_class or "be",
        modality=_modality(passage, mention, clause),
        speaker=speaker_of(clause),
        scope=scope,
        frame=frame,
        checkable=mention.number is not None or (mention.low is not None and mention.high is not None),
        derived_from="the whole less its other parts" if REST.fullmatch(mention.text) else None,
        **place(frames.article, passage, anchor.sent, mention.start, mention.end),
    )


def _modality(passage: Passage, mention: QuantityMention, clause: Clause) -> Modality:
    """As elsewhere; what is contrasted is denied; a headline's infinitive without another verb is a plan."""
    if mention.parted:
        return "happened"
    value = tokens_at(passage.doc, mention.start, mention.end).root
    found = modality_by_contrast(passage.block.text, mention, _of_clause(clause, value))
    return "planned" if found == "happened" and is_wanted(value, mention.kind) else found


def _of_clause(clause: Clause, value: Token) -> Modality:
    """`Factory to cut 300 jobs` is a plan."""
    found, verb = modality_of(clause, value), clause.verb
    infinitive = verb is not None and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    return "planned" if found == "happened" and infinitive and not clause.governors else found


def _shared_modifier(passage: Passage, mention: QuantityMention) -> tuple[str, ...]:
    """`three gold and two silver medals`: what narrows the noun that both numbers share."""
    if mention.noun is None or mention.noun_start is not None:
        return ()
    word = _MODIFIER.match(passage.block.text, mention.end)
    after = next((other for other in passage.quantities if other.start > mention.start), None)
    return (word[1].lower(),) if word and after and after.noun == mention.noun and after.start == word.end() else ()


def _counted(frame: Frame, mention: QuantityMention, modifiers: tuple[str, ...], clause: Clause) -> Frame:
    """The frame with what the number counts where that stands elsewhere, and of a whole no more than its own clause.

    A bare number has no noun but the one that it was found to share: the subject of its verb is none.
    """
    update: dict[str, Any] = {}
    if mention.parted and (clause.verb is None or clause.verb.dep_ not in NOUN_CLAUSES):
        update = {"event": None, "event_class": None, "event_classes": ()}
    if mention.noun_start is None and (mention.kind in _COUNTED or mention.noun is not None):
        noun = mention.noun
        classes = (thing_classes(noun, pos="NOUN") or (noun,)) if noun is not None else ()
        update |= {
            "thing": noun,
            "thing_class": classes[0] if classes else None,
            "thing_classes": classes,
            "modifiers": modifiers,
        }
    return frame.model_copy(update=update) if update else frame


def _left(frame: Frame, passage: Passage, mention: QuantityMention) -> Frame:
    """`left 38 people dead`: what happened is told by the adjective after those who are counted."""
    if frame.event != "leave":
        return frame
    match = _STATE_AFTER.match(passage.block.text, mention.noun_end or mention.end)
    state = match[1].lower() if match else ""
    classes = event_classes(state) if state in _STATES else ()
    return (
        frame.model_copy(update={"event": state, "event_class": classes[0], "event_classes": classes})
        if classes
        else frame
    )


def _noun(passage: Passage, mention: QuantityMention) -> Token | None:
    if mention.noun_start is None or mention.noun_end is None:
        return None
    return tokens_at(passage.doc, mention.noun_start, mention.noun_end).root
