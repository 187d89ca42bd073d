"""Where the names of a block stand: runs of capitalised words, joined and trimmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.names_pieces import pieces
from claimcheck.extractors.names_posts import domain_words, first_words, level_words, match_post, status_words
from claimcheck.extractors.names_words import (
    adjectives,
    compounds,
    country_names,
    honorifics,
    joined_words,
    of_words,
    organisation_words,
    particles,
    small_names,
    starts_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

Run = tuple[int, int]

_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_AMBIGUOUS_MONTHS = frozenset(("may", "march", "april", "june", "august", "jan"))
_CALENDAR = _DAYS | _MONTHS
#: capitalised words that never are a name by themselves
_NO_NAME = frozenset(
    [
        "i",
        "ok",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "gmt",
        "utc",
        "bc",
        "ad",
        "ce",
        "bce",
        "bst",
        "cet",
        "est",
        "edt",
        "pst",
        "i.e",
        "e.g",
        "no",
        "no.",
        "vs",
        "god",
        "tv",
    ]
)
_QUOTES = frozenset("\"“”‘’'«»„*_")
_CODE = re.compile(r"(?:\d++|[A-Z])[A-Za-z]*+[-/]?\d*+[A-Z]*+\d*+")
_MONEY = re.compile(r"[$€£¥₹]")


def name_spans(doc: Doc) -> list[Run]:
    """Token spans of the names of a block, in order."""
    if _is_title_case(doc):
        return []
    words = [token.text for token in doc]
    lower = [word.lower() for word in words]
    plain = {word for word in words if word.islower()}
    inside = _told_inside(doc, words)
    spans: list[Run] = []
    for run in _runs(doc, words, lower, plain, inside):
        spans.extend(pieces(doc, words, lower, inside, run))
    return spans


def _told_inside(doc: Doc, words: list[str]) -> set[str]:
    """Words that stand with a capital inside a sentence, as names do."""
    return {word for token, word in zip(doc, words, strict=True) if word[0].isupper() and not starts_sentence(token)}


def _is_title_case(doc: Doc) -> bool:
    """A headline in which every longer word has a capital tells nothing about names."""
    if len(doc) > 30 or (len(doc) and doc[-1].text in ".!?"):
        return False
    long_words = [token for token in doc if token.is_alpha and len(token.text) > 3]
    capitals = sum(token.text[0].isupper() for token in long_words)
    if len(long_words) < 4 or capitals < len(long_words):
        return False
    return any(token.pos_ in {"VERB", "AUX"} for token in doc) or all(token.is_upper for token in long_words)


def _capital(word: str) -> bool:
    return word[0].isupper() and word.lower().rstrip(".") not in _NO_NAME and not _MONEY.search(word)


def _runs(doc: Doc, words: list[str], lower: list[str], plain: set[str], inside: set[str]) -> Iterator[Run]:
    i, size = 0, len(words)
    while i < size:
        if not _capital(words[i]) or _skipped_start(doc[i], lower, plain, inside):
            i += 1
            continue
        end = _run_end(doc, words, lower, i)
        start = _with_particle(doc, words, lower, i)
        yield start, end
        i = end


def _skipped_start(token: Token, lower: list[str], plain: set[str], inside: set[str]) -> bool:
    """Whether a capitalised word starts no name: calendar words, and first words of sentences."""
    word = lower[token.i]
    if word.removesuffix("s") in _DAYS or (word in _MONTHS and not _month_as_name(token)):
        return True
    if (
        (word in first_words() and token.tag_ != "IN")
        or word.rstrip(".") in honorifics()
        or word in domain_words()
        or word in level_words()
    ):
        # a title: trimmed later, and dropped where no name follows
        return False
    if token.is_upper and len(token) > 1 and not token.is_stop:
        return False
    if not starts_sentence(token):
        if word in small_names() and token.i + 1 < len(lower) and token.nbor().tag_ in {"NNP", "NNPS"}:
            return False
        return token.is_stop and token.tag_ not in {"NNP", "NNPS"} and not token.is_upper
    if token.is_stop or token.tag_ in _FUNCTION_TAGS:
        return True
    following = token.i + 1 < len(lower) and _joins(token.doc, lower, token.i)
    if word not in plain and (token.text in inside or (token.tag_ == "NNS" and _before_office(token, lower))):
        return False
    if token.tag_ not in {"NNP", "NNPS"}:
        return not (following and token.tag_ in {"NN", "FW", "JJ"} and word not in plain and word not in status_words())
    return word in plain and not following


def _before_office(token: Token, lower: list[str]) -> bool:
    """`Rovers captain Ada Brown`: a plural with a capital right before an office and a name is a team's."""
    match = match_post(lower, token.i + 1) if token.i + 1 < len(lower) else None
    after = token.i + 1 + match.length if match else len(lower)
    return after < len(lower) and token.doc[after].tag_ == "NNP" and token.doc[after].text[0].isupper()


_FUNCTION_TAGS = frozenset(
    [
        "DT",
        "IN",
        "PRP",
        "PRP$",
        "CC",
        "TO",
        "WDT",
        "WP",
        "WRB",
        "EX",
        "MD",
        "RB",
        "UH",
        "VBD",
        "VBG",
        "VBN",
        "VBZ",
        "VBP",
        "RBR",
        "PDT",
        "CD",
    ]
)


#: what stands before a month, and hardly before a name: `In June Ada Brown became rector`
_BEFORE_MONTHS = frozenset(
    ["in", "since", "until", "till", "last", "next", "this", "late", "early", "mid", "during", "every", "each"]
)


def _month_as_name(token: Token) -> bool:
    if token.lower_ not in _AMBIGUOUS_MONTHS or token.i + 1 >= len(token.doc):
        return False
    if token.i and (token.nbor(-1).lower_ in _BEFORE_MONTHS or token.nbor(-1).like_num):
        return False
    after = token.nbor()
    return after.tag_ == "NNP" and after.text[0].isupper() and after.lower_ not in _CALENDAR and not after.like_num


def _with_particle(doc: Doc, words: list[str], lower: list[str], start: int) -> int:
    """Take in `van der` before a surname that stands alone, and `al-`."""
    first = start
    while first > 0 and lower[first - 1] in _LEADING and words[first - 1].islower():
        first -= 1
    if first == start and start > 1 and words[start - 1] == "-" and lower[start - 2] in {"al", "el", "ul"}:
        first = start - 2
    return first


_LEADING = frozenset(["van", "von", "der", "den", "de", "ter", "ten", "bin", "ibn", "del", "della", "di", "da", "dos"])


def _joins(doc: Doc, lower: list[str], i: int) -> bool:
    """Whether the word after `doc[i]` goes on with a name."""
    after = doc[i + 1]
    return (
        bool(after.text[0].isupper())
        and after.lower_ not in _CALENDAR
        and not (after.is_stop and after.tag_ not in {"NNP", "NNPS"} and not after.is_upper)
    )


def _run_end(doc: Doc, words: list[str], lower: list[str], start: int) -> int:
    """The end of the run that begins at `start`."""
    end = start + 1
    while end < len(words):
        if doc[end].is_sent_start and words[end - 1] not in {"St.", "Mr.", "Dr.", "Mrs.", "Ms."}:
            break
        step = _step(doc, words, lower, start, end)
        if not step:
            break
        end += step
    return end


def _step(doc: Doc, words: list[str], lower: list[str], start: int, end: int) -> int:
    """How many tokens from `end` on belong to the run; 0 ends it."""
    word, after = words[end], words[end + 1] if end + 1 < len(words) else ""
    if _capital(word):
        return int(lower[end] not in _CALENDAR or (lower[end] in _AMBIGUOUS_MONTHS and not after[:1].isdigit()))
    if not after:
        return _code_step(doc, words, end)
    if word in {"-", "/"} and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if after[0].isupper() or after[0].isdigit():
            return 2
        if end - start < 4 and _first_half(doc[end - 1]) and _second_half(doc, words, end + 1):
            return 2
        return (
            2
            if 2 <= end - start <= 4
            and len(after) < 6
            and doc[end + 1].tag_ in {"NN", "NNP"}
            and after not in compounds()
            else 0
        )
    if doc[end].tag_ == "POS" and after in organisation_words() and _owned(lower, start, end):
        return 2
    if word == "&" and _capital(after):
        return 2
    return _small_word_step(words, lower, start, end) or _code_step(doc, words, end) or _nickname_step(words, end)


def _second_half(doc: Doc, words: list[str], i: int) -> bool:
    """Whether token `i` ends a given name of two halves: `Hae-won Park`, `Jean-luc Roux`."""
    if i + 1 >= len(words) or not 2 <= len(words[i]) < 6 or words[i] in compounds() or not words[i].isalpha():
        return False
    if words[i].endswith("ed"):
        return False
    return bool(doc[i].whitespace_) and words[i + 1][0].isupper() and words[i + 1][1:].islower()


def _first_half(token: Token) -> bool:
    """Whether a word may be the first half of such a name: no acronym, and no country, people or faith."""
    return not token.is_upper and token.lower_ not in adjectives() and token.text not in country_names()


_OWNERS = frozenset(["people", "women", "men", "children", "king", "queen", "world", "student"])


def _owned(lower: list[str], start: int, end: int) -> bool:
    """`Miners' Federation`, `People's Bank`, `St Mary's Hospital`; not `Chile's Ministry`."""
    return lower[end] in {"'", "’"} or lower[end - 1] in _OWNERS or lower[start] in {"st", "st."}


def _small_word_step(words: list[str], lower: list[str], start: int, end: int) -> int:
    """`de la`, `bin`, `of the`, `for`, `and` inside a name."""
    length = 0
    while end + length < len(words) and lower[end + length] in particles() and length < 3:
        length += 1
    if length > 0 and end + length < len(words):
        if _capital(words[end + length]):
            return length + 1
        if words[end + length] == "-" and end + length + 1 < len(words) and _capital(words[end + length + 1]):
            return length + 2
    if lower[end] == "and" and _one_body(words, lower, start, end):
        return 2
    if not any(word in of_words() for word in words[start:end]):
        return 0
    return _of_step(words, lower, start, end)


def _one_body(words: list[str], lower: list[str], start: int, end: int) -> bool:
    """Whether `and` at `end` stands inside a body's name: `Fire and Rescue`, `the Dock and Allied Workers' Union`."""
    if not _capital(words[end + 1]):
        return False
    if (words[end - 1], words[end + 1]) in joined_words():
        return True
    if start == 0 or lower[start - 1] != "the" or not all(word in domain_words() for word in lower[start:end]):
        return False
    last = end + 1
    while (
        last + 1 < len(words)
        and last - end < _LONGEST_HALF
        and (_capital(words[last + 1]) or words[last + 1] in _OWNING)
    ):
        last += 1
    return last > end + 1 and words[last] in organisation_words() and lower[end + 1] not in adjectives()


_OWNING = frozenset(["'", "’", "'s", "’s"])
#: so many words at most stand after `and` in a body's name
_LONGEST_HALF = 5


def _of_step(words: list[str], lower: list[str], start: int, end: int) -> int:
    link = lower[end]
    after = end + 1
    if link in {"of", "for", "on"} and words[end - 1] in of_words():
        if lower[after] == "the":
            after += 1
        return after - end + 1 if after < len(words) and _capital(words[after]) and lower[after] not in _CALENDAR else 0
    if link == "and" and "of" in lower[start:end] and words[start] in _AND_HEADS:
        return 2 if _capital(words[after]) and words[after] not in organisation_words() else 0
    return 0


_AND_HEADS = frozenset(
    ["Ministry", "Department", "Office", "Institute", "Bureau", "Faculty", "School", "Museum", "Academy"]
)


def _code_step(doc: Doc, words: list[str], end: int) -> int:
    """A number or code that belongs to the name before it: `Apollo 11`, `Airbus A320`, `T-11`."""
    word = words[end]
    if not word[0].isdigit():
        return 0
    if end + 2 < len(words) and words[end + 1] in {"-", "–"} and words[end + 2][0].isdigit():
        # `beat Sundby 3-1`
        return 0
    if word.isdigit():
        return int(
            len(word) < 4
            and doc[end].head.i < end
            and doc[end].dep_ in {"nummod", "appos"}
            and doc[end].head.i == end - 1
        )
    return int(bool(_CODE.fullmatch(word)) and any(char.isupper() for char in word))


def _nickname_step(words: list[str], end: int) -> int:
    """`Robert "Bob" Jones`: three words in one name."""
    if words[end] not in _QUOTES or end + 3 >= len(words):
        return 0
    return 4 if _capital(words[end + 1]) and words[end + 2] in _QUOTES and _capital(words[end + 3]) else 0
