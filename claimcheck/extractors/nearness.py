"""How near the words of a text stand to a value, and which of those near it tell or select something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import is_verbal
from claimcheck.extractors.concepts import concept, is_generic, is_light
from claimcheck.extractors.names import country_of
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Span, Token

#: marks that set words apart, and how many words each is worth
BREAKS = frozenset({",", ";", ":", "(", ")", "-", "–", "—"})
BREAK_WORDS = 3
#: how many words it is worth to stand under another verb
CLAUSE_WORDS = 6
#: how near a value a word stands that picks one of several like things
SELECTOR_WORDS = 6
#: parts of speech of the words that tell
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
#: words farther than this from a value tell nothing of it
TELLING_REACH = 150


def distance(token: Token, value: Span) -> int:
    """How far a token stands from a value, in words.

    Each comma or bracket between them counts as several words, and so does belonging to another clause.
    """
    return distances(value)(token.i)


def distances(value: Span) -> Callable[[int], int]:
    """`distance` from a value to each token of its text, by the token's index."""
    start, end, layout = value.start, value.end, _layout(value.doc)
    breaks, verbs, own = layout.breaks, layout.verbs, layout.verbs[value.root.i]

    def far(place: int) -> int:
        if start <= place < end:
            return 0
        first, last = (place, start) if place < start else (end - 1, place)
        return last - first + BREAK_WORDS * (breaks[last] - breaks[first + 1]) + CLAUSE_WORDS * (verbs[place] != own)

    return far


def same_clause(a: Token, b: Token) -> bool:
    """Whether one verb governs both most closely, or two that are coordinated."""
    verbs = _layout(a.doc).verbs
    first, second = a.doc[verbs[a.i]], a.doc[verbs[b.i]]
    if first.i == second.i:
        return True
    return any(one.dep_ == "conj" and one.head.i == other.i for one, other in ((first, second), (second, first)))


def telling_words(value: Span) -> list[tuple[int, str]]:
    """The telling words of a value's sentence, its own among them, each with its token's index, nearest first."""
    sentence, start, end, doc = value.sent, value.start, value.end, value.doc
    # what is farther off than the longest sentences reach is not near, whatever the parser takes for a sentence
    first, last = max(sentence.start, start - TELLING_REACH), min(sentence.end, end + TELLING_REACH)
    far, told = distances(value), _layout(doc).words
    for place in range(first, last):
        if place not in told:
            told[place] = _telling_word(doc[place])
    telling = [(far(place), place, word) for place in range(first, last) if (word := told[place]) is not None]
    return [(place, word) for _, place, word in sorted(telling)]


def selectors(value: Span) -> tuple[str, ...]:
    """The words near a value that pick one of several like things, each as its line in the lexicon stands for it."""
    doc, sentence = value.doc, value.sent
    selecting = [place for place in _layout(doc).selecting if sentence.start <= place < sentence.end]
    if not selecting:
        return ()
    known, far = _selector_words(), distances(value)
    return tuple(sorted({known[doc[place].lower_] for place in selecting if 0 < far(place) <= SELECTOR_WORDS}))


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the distances in a text ask, worked out once: each value asks it of every word of its sentence.

    `breaks[i]` is how many breaks stand before token i, `verbs[i]` the index of the verb over it, `selecting` has the
    indices of selecting words, and `words` fills with what each token tells.
    """

    breaks: tuple[int, ...]
    verbs: tuple[int, ...]
    selecting: tuple[int, ...]
    words: dict[int, str | None]


@lru_cache(maxsize=64)
def _layout(doc: Doc) -> _Layout:
    breaks = [0]
    verbs: dict[int, int] = {}
    selecting, known = [], _selector_words()
    for token in doc:
        breaks.append(breaks[-1] + (token.text in BREAKS))
        _find_verb_over(token, verbs)
        if token.lower_ in known and not _is_idle(token):
            selecting.append(token.i)
    return _Layout(tuple(breaks), tuple(verbs[place] for place in range(len(doc))), tuple(selecting), {})


def _find_verb_over(token: Token, verbs: dict[int, int]) -> None:
    """Note the index of the verb that governs a token most closely, of the sentence's root if none does."""
    way: list[int] = []
    current = token
    while current.i not in verbs and not is_verbal(current) and current.head.i != current.i:
        way.append(current.i)
        current = current.head
    found = verbs.get(current.i, current.i)
    verbs.update(dict.fromkeys((*way, current.i), found))


def _is_idle(token: Token) -> bool:
    """Whether a selecting word picks nothing: `was set up`, `the foreign minister`."""
    before_office = token.i + 1 < len(token.doc) and token.nbor().lower_ in _named_nouns()
    return token.dep_ == "prt" or before_office


@cache
def _named_nouns() -> frozenset[str]:
    return frozenset(lexicon("selectors")["named"])


@cache
def _selector_words() -> dict[str, str]:
    """Each selecting word to the one that stands for its line in the lexicon."""
    lines = [line.split() for line in lexicon("selectors")["selectors"]]
    return {word: words[0] for words in reversed(lines) for word in words}


def _telling_word(token: Token) -> str | None:
    """The concept, or country, that a word stands for; None for words that tell little."""
    country = country_of(token.text) if token.text[:1].isupper() else None
    if country is not None:
        return concept(country)
    lemma = token.lemma_.lower()
    if token.pos_ not in CONTENT or not token.is_alpha or token.is_stop or is_generic(lemma) or is_light(lemma):
        return None
    return concept(lemma)
