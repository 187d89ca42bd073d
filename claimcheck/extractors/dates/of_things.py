"""Dates that only tell one thing from others of its name: `the class of 1966 met last week`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import is_event_noun
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimcheck.models import Frame

_ARTICLE_AND_UNIT = 2
_DASHES = frozenset(["-", "–", "/"])
_OF_VERBS = frozenset(["prep", "npadvmod", "advmod", "pobj", "dobj", "attr", "oprd"])


def of_named_thing(frame: Frame, span: Span) -> Frame:
    """The frame without the sentence's deed, where the date stands with `of` after a noun of its subject.

    `A veteran of the crew of 1966 died` tells of no death in 1966. Nouns of happenings have their dates (`the flood of
    1966`), and nouns of time hand them on (`the night of 3 May`).
    """
    of = _first_half(span).head
    noun = of.head
    if of.lower_ != "of" or noun.pos_ not in {"NOUN", "PROPN"} or not _is_thing(noun) or not _is_subject(noun):
        return frame
    return frame.model_copy(update={"event": None, "event_class": None, "event_classes": ()})


def _first_half(span: Span) -> Token:
    """`2018`, of `the drift of 2018-19` both years are."""
    first = span.start
    if first > 1 and span.doc[first - 1].text in _DASHES and span.doc[first - 2].like_num:
        return span.doc[first - 2]
    return span.root


def _is_thing(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return not is_event_noun(lemma) and lemma not in lexicon("calendar")["stretches"]["nouns"]


def _is_subject(noun: Token) -> bool:
    """Whether a noun stands before its verb, as a part of what the verb is said of."""
    top = noun
    while top.head.i != top.i and top.head.pos_ not in {"VERB", "AUX"}:
        top = top.head
    return top.i < top.head.i and (top.dep_ not in _OF_VERBS or _is_set_before(noun, top.head))


def _is_set_before(noun: Token, verb: Token) -> bool:
    """`Mate on the voyage of 1998, he was born in 1951`: who the subject is, told before it."""
    opening = next((token for token in noun.sent if not token.is_punct), noun)
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    told_first = opening.tag_ in {"NN", "NNP"} and opening.i < noun.i
    return told_first and subject is not None and subject.tag_ == "PRP" and subject.nbor(-1).text == ","


def is_kind_of_thing(span: Span) -> bool:
    """`a day ticket`, `an hour hand`: a unit of time that only tells what kind of thing it is, and no length."""
    article, unit = span[0], span[-1]
    if len(span) != _ARTICLE_AND_UNIT or article.lower_ not in {"a", "an"} or span.end >= len(span.doc):
        return False
    return unit.dep_ == "compound" and unit.head.i >= span.end and span.doc[span.end].tag_ in {"NN", "NNS"}
