"""The last step: a draft with its parse becomes a mention, or nothing if the parse shows that it counts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.counts.nouns import noun_of
from claimcheck.lexicon import lexicon
from claimcheck.models import QuantityMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.counts.compose import Draft

_PRONOUN_LEADS = frozenset(
    ["this", "that", "which", "the", "every", "each", "any", "another", "a", "no", "some", "these", "those", "next"]
)  # fmt: skip
_TIME_NOUNS = frozenset(
    ["day", "morning", "evening", "night", "afternoon", "time", "thing", "point", "way", "hand", "side"]
)  # fmt: skip
_ADVERBIAL_AFTER = frozenset(
    [",", "of", "and", "in", "on", "to", "at", "when", "by", ".", ";", "for", "before", "after"]
)
_ORDERS = frozenset(lexicon("numerals")["ordinals"])
_NO_IDIOMS = frozenset(lexicon("counted")["no_idioms"])
_RANK_IDIOMS: dict[str, list[str]] = lexicon("counted")["rank_idioms"]
_COLLECTIVE = frozenset(lexicon("counted")["collective"])


def mention_of(doc: Doc, text: str, draft: Draft) -> QuantityMention | None:
    """The mention that a draft of `text`, which is `doc.text`, stands for; None where it counts nothing."""
    literal = draft.literal
    first, last = _token_at(doc, literal.words_start), _token_at(doc, draft.end - 1)
    if first is None or last is None:
        return None
    lower = literal.words.lower()
    if lower == "one" and literal.kind == "count" and _is_pronoun(doc, first, last):
        return None
    if literal.kind == "count" and _names_model(doc, literal.words, first, last):
        return None
    if literal.kind == "ordinal" and _is_adverb(doc, first, last):
        return None
    noun = noun_of(doc, text, draft, first, last)
    if lower in {"both", "no"} and not _plural_noun(doc, last, noun):
        return None
    if literal.kind == "count" and draft.start == literal.start and _is_model(doc, literal.words, first, noun):
        return None
    if literal.kind == "count" and lower in {"nobody", "no-one", "no one"}:
        noun = ("person", None)
    return _build(text, draft, noun)


def _build(text: str, draft: Draft, noun: tuple[str, Token | None] | None) -> QuantityMention:
    word, token = noun or (None, None)
    interval = draft.interval
    return QuantityMention(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        kind=draft.literal.kind,
        number=draft.number,
        low=_tidy(interval.low),
        high=_tidy(interval.high),
        approximation=interval.approximation,
        unit=draft.literal.unit,
        noun=word,
        noun_start=token.idx if token is not None else None,
        noun_end=token.idx + len(token.text) if token is not None else None,
    )


def _tidy(end: float | None) -> float | None:
    """Without the noise of binary fractions: 62.45, not 62.449999999999996."""
    return None if end is None else float(f"{end:.12g}")


def _token_at(doc: Doc, position: int) -> Token | None:
    """The token that holds a character, found by halving."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        token = doc[middle]
        if token.idx + len(token.text) <= position:
            low = middle + 1
        else:
            high = middle
    return doc[low] if low < len(doc) and doc[low].idx <= position else None


def _plural_noun(doc: Doc, last: Token, noun: tuple[str, Token | None] | None) -> bool:
    """Whether `both` or `no` counts what follows: `both men`, `no passengers`; not `both X and Y`, `no comments`."""
    token = noun[1] if noun else None
    if token is None or token.i < last.i or token.lower_ in _NO_IDIOMS:
        return False
    plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in _COLLECTIVE
    follow = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    return plural and not (last.lower_ == "both" and follow == "and")


def _is_model(doc: Doc, words: str, first: Token, noun: tuple[str, Token | None] | None) -> bool:
    """`the 737 range`, `the 787 will fly`: a bare three-figure number that counts nothing plural names a model."""
    if not (words.isdigit() and len(words) == 3):
        return False
    before = doc[first.i - 1].tag_ if first.i else ""
    after = doc[first.i + 1] if first.i + 1 < len(doc) else None
    token = noun[1] if noun else None
    if token is not None and token.i > first.i:
        if token.lower_.endswith("ly"):  # `300 weekly`
            return False
        return token.tag_ in {"NN", "NNP"} and token.lower_ not in _COLLECTIVE and token.i == first.i + 1
    lead = doc[first.i - 1].lower_ if first.i else ""
    if lead in _ORDERS and token is None and not words.endswith("0"):  # `the first 787`
        return True
    return before == "DT" and after is not None and (after.tag_ in {"MD", "VBZ", "POS"} or after.lower_ == "was")


def _names_model(doc: Doc, words: str, first: Token, last: Token) -> bool:
    """`the Trent 900 engines`, `five new 737 aircraft`, `the 787 "Dreamliner"`: a name with a figure in it.

    English counts before it names, so that a figure between a name and its noun belongs to the name.
    """
    if not words.isdigit() or not 2 <= len(words) <= 4:
        return False
    position = first.i - 1
    while position >= 0 and doc[position].tag_ in {"NNP", "HYPH"}:
        position -= 1
    named = position < first.i - 1 and position >= 0
    if named:
        noun_next = last.i + 1 < len(doc) and doc[last.i + 1].tag_ in {"NN", "NNS", "NNP", "NNPS"}
        return noun_next and doc[position].tag_ in {"DT", "PRP$", "CD"} and doc[first.i - 1].tag_ == "NNP"
    before = doc[position] if position >= 0 else None
    if before is None or len(words) != 3:
        return False
    after = doc[last.i + 1].text if last.i + 1 < len(doc) else ""
    counted = before.tag_ == "JJ" and position > 0 and doc[position - 1].tag_ == "CD"
    return (before.tag_ == "DT" and after in {'"', "“", "‘"}) or before.tag_ == "CD" or counted


def _is_pronoun(doc: Doc, first: Token, last: Token) -> bool:
    """Whether `one` counts nothing: `this one`, `the one who`, `one of the oldest`, `one must`; `one day` is a time."""
    before = doc[first.i - 1].lower_ if first.i else ""
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if before in _PRONOUN_LEADS or after is None or after.lower_ == "aged":
        return True
    if after.tag_ == "NNS" or before == "day":  # `day one motions`
        return after.lower_ not in _COLLECTIVE
    if after.lower_ in _TIME_NOUNS or after.lower_ in {"of", "another", "'s", "’s"}:
        return True
    if after.tag_ in {"NN", "NNS", "JJ", "NNP", "HYPH", "VBN", "RBR", "JJR"} or after.lower_ in {"more", "or"}:
        return False
    return not (
        after.pos_ in {"VERB", "AUX"} and after.lower_ in {"died", "was", "is", "survived", "drowned", "remains"}
    ) or bool(before in {"when", "if", "where", "as"})


def _for_the(doc: Doc, first: Token) -> bool:
    return first.i > 1 and doc[first.i - 1].lower_ == "the" and doc[first.i - 2].lower_ == "for"


def _is_adverb(doc: Doc, first: Token, last: Token) -> bool:
    """`first` for `at first`, `first opened`; `second` that is a sixtieth of a minute."""
    if first.i != last.i:
        return False
    follow = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
    if follow == "-" and last.i + 2 < len(doc):  # `second-hand`
        follow = doc[last.i + 2].lower_
    if follow in _RANK_IDIOMS.get(first.lower_, ()):
        return not (follow == "time" and not _for_the(doc, first))
    if first.lower_ not in {"first", "second"}:
        return False
    before = doc[first.i - 1] if first.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if before is not None and before.lower_ == "at" and first.lower_ == "first":
        return True
    if first.lower_ == "second":
        return (
            before is not None
            and before.lower_ in {"per", "a", "every", "each"}
            and (after is None or after.tag_ not in {"NN", "NNS", "JJ", "NNP", "HYPH"})
        )
    determined = before is not None and (
        before.tag_ in {"DT", "PRP$", "POS", "JJ", "CD"} or before.lower_ in {"its", "their", "in"}
    )
    if determined:
        return False
    if after is None or after.tag_ in {"NN", "NNS", "JJ", "JJS", "HYPH", "CD", "NNP"}:
        return False
    return after.pos_ in {"VERB", "AUX", "PRON"} or after.lower_ in _ADVERBIAL_AFTER
