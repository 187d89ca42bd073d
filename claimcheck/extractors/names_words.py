"""Words that make names, and words that stand beside or inside them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_QUOTES = frozenset("\"“”‘’'«»„*_")


@cache
def organisation_words() -> frozenset[str]:
    """Words that make a name an organisation's."""
    data = lexicon("organisations")
    return frozenset((*data["heads"], *data["suffixes"], *data["prefixes"]))


def ends_a_club(words: Sequence[str], i: int) -> bool:
    """Whether the word at `i` ends a club's name before a post in small letters: `Stanwick Town manager`."""
    if not i or words[i] not in _club_words() or not words[i - 1][0].isupper() or i + 1 >= len(words):
        return False
    return words[i + 1].islower()


@cache
def _club_words() -> frozenset[str]:
    return frozenset(lexicon("organisations")["clubs"])


@cache
def joined_words() -> frozenset[tuple[str, str]]:
    """Two words that `and` joins within a body's name."""
    return frozenset((one, two) for one, two in lexicon("organisations")["joined"])


@cache
def event_words() -> frozenset[str]:
    """Words that make a name an event's: `General Election`, `Grand Prix`."""
    return frozenset(lexicon("organisations")["events"])


@cache
def of_words() -> frozenset[str]:
    """Words of names after which `of` goes on with the name: `Bank`, `University`."""
    return frozenset((*lexicon("organisations")["of"], *lexicon("places")["words"]["before"]))


@cache
def particles() -> frozenset[str]:
    """Small words inside names: `van`, `bin`."""
    return frozenset(lexicon("honorifics")["names"]["particles"])


@cache
def small_names() -> frozenset[str]:
    """Short names that look like small words."""
    return frozenset(lexicon("honorifics")["names"]["small"])


@cache
def compounds() -> frozenset[str]:
    """Words that go on behind a name and a hyphen with no name: `Lagos-based`."""
    return frozenset(lexicon("honorifics")["names"]["compounds"].split())


@cache
def post_names() -> frozenset[str]:
    """Words for posts that are family names too."""
    return frozenset(lexicon("honorifics")["names"]["posts"])


@cache
def describing() -> frozenset[str]:
    """Nouns for people that stand before a name and are no part of it: `Defendant Ada Moss`."""
    data = lexicon("organisations")["person"]
    return frozenset((*data["kin"], *data["described"]))


@cache
def honorifics() -> dict[str, str]:
    """Words before a name, without their dot, to the sex that they tell."""
    table: dict[str, str] = lexicon("honorifics")["honorifics"]
    return table


@cache
def name_suffixes() -> frozenset[str]:
    """What stands after a name: `Jr`."""
    return frozenset(lexicon("honorifics")["names"]["suffixes"])


@cache
def adjectives() -> frozenset[str]:
    """Words for peoples, faiths and parties: written with a capital, but no name; lower case."""
    data = lexicon("places")
    words = {word for row in data["countries"].values() for word in row["people"]}
    words.update(data["words"]["adjectives"])
    singles = {word.lower() for word in words if " " not in word}
    return frozenset(singles | {word + "s" for word in singles})


@cache
def country_names() -> frozenset[str]:
    """Names of countries."""
    rows = lexicon("places")["countries"]
    return frozenset((*rows, *(name for row in rows.values() for name in row.get("names", ()))))


@cache
def craft_nouns() -> frozenset[str]:
    """Nouns for ships and aircraft."""
    return frozenset(lexicon("organisations")["craft"]["nouns"])


@cache
def place_heads() -> frozenset[str]:
    """Words that end the names of places."""
    return frozenset(lexicon("places")["words"]["heads"])


def starts_sentence(token: Token) -> bool:
    """Whether a token is the first word of a sentence, a quotation, an item or a cell."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    # a quotation mark with a space after it closes a quotation
    return before.text in _OPENERS and not (before.text in _QUOTES and before.whitespace_)


_OPENERS = frozenset(["“", '"', "‘", "'", ":", "|", "–", "—", "•", "-", "…", "*", "(", "«"])
