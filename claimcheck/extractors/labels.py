"""Labels: rows and lines that name what a value is before they give it: `Born | 3 May 1902`, `Opened: 1931`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import event_classes, is_generic, thing_classes
from claimcheck.lexicon import lexicon
from claimcheck.readers.blocks import CELL_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage

#: a label of more words is a sentence, or no label
LONGEST_LABEL = 5
#: how many characters behind a colon its value may stand
NEAR = 30
_COLON = re.compile(r"\W*(?P<label>[^\W\d][^:|.;,]{1,40}):\s")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label names: the happening by lemma and classes, and the thing; None and () where it names none."""

    event: str | None
    event_classes: tuple[str, ...]
    thing: str | None
    thing_classes: tuple[str, ...]


def label_of(passage: Passage, value: Span) -> Label | None:
    """The label before a value; None where the value does not stand right behind one, or it names nothing known."""
    end = _label_end(passage, value.start_char - value.doc[0].idx)
    words = [token for token in value.doc if token.idx + len(token) <= end and _is_word(token)] if end else []
    if not words or len(words) > LONGEST_LABEL or any(token.like_num for token in words):
        return None
    event, classes = next(_events(words), (None, ()))
    nouns = [token for token in words if token.pos_ in {"NOUN", "PROPN"} and not _is_participle(token)]
    thing = nouns[-1].lemma_.lower() if nouns else None
    if event is None and (thing is None or not thing_classes(thing, pos="NOUN")):
        return None
    return Label(event, classes, thing, thing_classes(thing, pos="NOUN") or (thing,) if thing is not None else ())


def _label_end(passage: Passage, at: int) -> int | None:
    """Where the label ends that a value at this offset stands behind."""
    text = passage.block.text
    if passage.block.kind == "row":
        cells = text.split(CELL_SEPARATOR)
        return len(cells[0]) if len(cells) == 2 and at > len(cells[0]) else None
    found = _COLON.match(text) if passage.block.kind in {"item", "paragraph", "caption"} else None
    if found is None or not found.end() <= at <= found.end() + NEAR or ":" in text[found.end() : at]:
        return None
    return found.end("label")


def _is_word(token: Token) -> bool:
    return any(character.isalpha() for character in token.text)


def _is_participle(token: Token) -> bool:
    return bool(participle_classes(token.lower_)) and token.pos_ != "NOUN"


def _events(words: list[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The happenings that the words name: a compound (`first flight`), participles, then nouns."""
    for token in words:
        classes = participle_classes(token.lower_)
        if classes:
            yield classes[0], classes
    for token in reversed(words):
        classes = event_classes(token.lemma_.lower(), pos="NOUN")
        if classes and not is_generic(token.lemma_.lower()):
            yield token.lemma_.lower(), classes


@lru_cache(maxsize=1024)
def participle_classes(word: str) -> tuple[str, ...]:
    """The classes of happening that a participle names, lower case; a bare label tells a parser too little."""
    forms = lexicon("generic")["participles"]
    lemmas = [forms["irregular"][word]] if word in forms["irregular"] else []
    lemmas += [word.removesuffix(ending) + stem for ending, stem in forms["endings"] if word.endswith(ending)]
    return next((classes for lemma in lemmas if (classes := event_classes(lemma, pos="VERB"))), ())
