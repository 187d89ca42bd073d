"""The last layer: what looks like a date and is none."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.brackets import lives_in
from claimcheck.extractors.dates.expressions import Calendar, Length, Shift, Timed
from claimcheck.extractors.labels import participle_classes
from claimcheck.extractors.spans import text_of
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

    from claimcheck.extractors.dates.tokens import Token

#: what may stand before a month or season that is also another word
_TIMELY = frozenset({
    "IN", "SINCE", "UNTIL", "BY", "FROM", "TO", "THROUGH", "DURING", "THIS", "LAST", "NEXT", "EARLY", "MID", "LATE",
    "BEFORE", "AFTER", "BETWEEN", "FOR", "OF", "ON",
})  # fmt: skip
_YEARLY = frozenset({"IN", "SINCE", "UNTIL", "DURING", "BORN", "LPAREN", "EARLY", "MID", "LATE", "THIS"})
_WEAKLY = frozenset({"BY", "FROM", "OF", "FOR", "BEFORE", "AFTER", "APPROX", "BETWEEN", "THROUGH", "TO", "THAN", "ON"})
_EDGES = frozenset({"BREAK", "STOP", "LPAREN", "COLON"})
#: years earlier than this need a word of time before them
MODERN = 1800


@cache
def _words(name: str, table: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(name)[table][key])


def is_date(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """Whether the token at that place, which reads as a date, is one in its surroundings."""
    token = tokens[at]
    if token.category == "YEAR4":
        return is_year(tokens, at, doc)
    check = _CHECKS.get(token.category)
    return check is None or check(tokens, at, doc)


def _category(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].category if 0 <= at < len(tokens) else "BREAK"


def _word(doc: Doc, token: Token) -> Word | None:
    span = doc.char_span(token.start, token.end, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _next_word(doc: Doc, token: Token) -> Word | None:
    span = doc.char_span(token.start, token.end, alignment_mode="expand")
    return doc[span.end] if span is not None and span.end < len(doc) else None


# --- years ------------------------------------------------------------------------------------------------


def is_year(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """Whether a bare number of four digits is a year: only with evidence."""
    token = tokens[at]
    if token.start in _years_of_lives(doc):
        return True
    if token.joined and at and tokens[at - 1].category not in {"LPAREN", "SLASH"}:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        following is not None
        and following.joined
        and following.category in {"MONEY", "DASH", "SLASH", "WORD", "COLON", "PLUS"}
    ):
        return following.category == "DASH" and _category(tokens, at - 1) in _YEARLY
    if _counts(doc, token) or _falls(tokens, at, doc):
        return False
    return _placed(tokens, at, doc) or _listed(tokens, at)


@lru_cache(4)
def _years_of_lives(doc: Doc) -> frozenset[int]:
    return frozenset(one.year for one in lives_in(text_of(doc)))


def _falls(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """`fell from 2000 to 1900`: two numbers, the second the lower, are years only of what lasts."""
    if _category(tokens, at - 1) == "FROM" and _category(tokens, at + 1) == "TO":
        first, last = at, at + 2
    elif _category(tokens, at - 1) == "TO" and _category(tokens, at - 3) == "FROM":
        first, last = at - 2, at
    else:
        return False
    if not all(_category(tokens, one) == "YEAR4" for one in (first, last)):
        return False
    if int(tokens[first].value) < int(tokens[last].value):
        return False
    word = _word(doc, tokens[first])
    for _ in range(5):
        if word is None or word.pos_ in {"VERB", "AUX"} or word.head is word:
            break
        word = word.head
    if word is not None and any(child.lower_ == "forward" for child in word.children):
        return False  # what is brought forward gets an earlier year
    return word is None or word.lemma_.lower() not in _words("own_dates", "lasting", "verbs")


def _placed(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    before, after = _category(tokens, at - 1), _category(tokens, at + 1)
    year = int(tokens[at].value)
    if before in _YEARLY or (before in _WEAKLY and year >= 1500):
        return True
    if _since_long(tokens, at):
        return True
    if year < MODERN:
        return before in {"COLON", "BREAK"} and _labelled(doc, tokens[at])
    if before in {"COMMA", "DASH"} and after == "RPAREN":
        return True
    if after in {"COMMA", "STOP", "RPAREN", "BREAK"} and _after_participle(doc, tokens[at]):
        return True
    if before == "COMMA" and after in {"COMMA", "STOP"} and _names_year(tokens, at):
        return True
    if at == 0 and after in {"STOP", "COLON", "DASH", "COMMA", "LPAREN"}:
        return True  # `1934. A party of six reached the col.`
    if before in _EDGES and after in {"BREAK", "COLON", "DASH", "COMMA", "RPAREN"}:
        return True
    return _describes(tokens, at, doc)


def _labelled(doc: Doc, token: Token) -> bool:
    """`Founded: 1782`: right behind the name of a happening, and at the end of its row or line."""
    word, following = _word(doc, token), _next_word(doc, token)
    if word is None or word.i < 2 or (following is not None and following.text not in {"(", ",", "[", ";", "|"}):
        return False
    return doc[word.i - 1].text in {":", "|"} and bool(participle_classes(doc[word.i - 2].lower_))


def _since_long(tokens: Sequence[Token], at: int) -> bool:
    """`as early as 2009`, `c. 1230`, `from 1189 until his death`."""
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    if before.category == "AS" and at >= 2:
        return tokens[at - 2].text.lower() in {"early", "late", "recently", "back", "soon"}
    if before.category == "FROM":
        return _category(tokens, at + 1) in {"UNTIL", "TO", "THROUGH"}
    return before.text.lower() in {"c.", "ca.", "circa"}


def _after_participle(doc: Doc, token: Token) -> bool:
    """`(enthroned 2010)`, `dated 1869,`: right behind a participle that tells of a moment."""
    word = _word(doc, token)
    if word is None or word.i < 2:
        return False
    before = doc[word.i - 1]
    return before.lower_ == "dated" or (doc[word.i - 2].text == "(" and bool(participle_classes(before.lower_)))


#: how many words `the worst year on record,` may have from `year` to its comma
_LONGEST_REMARK = 5


def _names_year(tokens: Sequence[Token], at: int) -> bool:
    """`in the worst year on record, 1993,`: the year that the words before the comma point out."""
    for token in reversed(tokens[max(0, at - 1 - _LONGEST_REMARK) : at - 1]):
        if token.category in {"COMMA", "STOP", "BREAK"} or token.category.startswith("X"):
            return False
        if token.text.lower() in {"year", "season"}:
            return True
    return False


def _describes(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """`the 2012 election`, `his 1994 novel`, `2009 saw a drop`."""
    word, following = _word(doc, tokens[at]), _next_word(doc, tokens[at])
    if word is None or following is None:
        return word is not None and _category(tokens, at - 1) == "BREAK"
    before = tokens[at - 1] if at else None
    if before is None or before.category in {"STOP", "BREAK"}:
        return following.pos_ in {"VERB", "AUX", "PROPN"} or following.tag_ == "NN"
    determined = before.category in {"THE", "AN", "HIS", "APOS", "THIS"} or before.text.lower() in {"s", "our", "your"}
    return determined and following.pos_ in {"NOUN", "PROPN", "ADJ"} and following.tag_ != "NNS"


def _counts(doc: Doc, token: Token) -> bool:
    """Whether the number counts what follows it: `the 2015 seats`."""
    following = _next_word(doc, token)
    if following is None:
        return False
    if following.lower_ in _words("time-units", "counted", "nouns"):
        return True
    word = _word(doc, token)
    return word is not None and word.dep_ == "nummod" and word.head == following and following.tag_ == "NNS" and (
        word.i == 0 or doc[word.i - 1].lower_ not in {"in", "since", "during", "the"}
    )  # fmt: skip


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """`in 1990, 1995 and 2001`: a year beside a year."""
    back = at - 1
    while back > 0 and tokens[back].category in {"COMMA", "AND", "OR", "TO", "DASH", "THROUGH"}:
        back -= 1
    return 0 <= back < at - 1 and tokens[back].category in {"XYEAR", "YEAR4", "XMONTH", "XDAY"} and at - back <= 3


# --- names that are other words ----------------------------------------------------------------------------


def _month(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    token = tokens[at]
    date = token.value
    if not isinstance(date, Calendar) or date.year is not None or date.pointer is not None:
        return True
    before = _category(tokens, at - 1)
    if before in _TIMELY:
        return True
    if before == "THE":
        return _category(tokens, at + 1) not in {"ON", "TO", "OF"}  # the March on Rome
    word = _word(doc, token)
    if word is None or word.dep_ in {"nsubj", "nsubjpass"} or _named(tokens, at):
        return False
    if token.text.rstrip(".").lower() in _words("calendar", "doubtful", "words"):
        return before in {"AND", "OR", "DASH", "COMMA"} and at >= 2 and tokens[at - 2].category == "XMONTH"
    return True


def _capital(token: Token) -> bool:
    """Whether a token is a word with a capital, and nothing that has been read as a date."""
    return token.text[:1].isupper() and not token.category.startswith("X")


def _named(tokens: Sequence[Token], at: int) -> bool:
    """A capitalised word right before or after makes it part of a name: `June Carter`, `Silver Spring`."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and _capital(after) and not after.joined:
        return True
    first = at < 2 or tokens[at - 2].category in _EDGES
    return before is not None and before.category == "WORD" and before.text[:1].isupper() and not first


def _day(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    token = tokens[at]
    date = token.value
    if not isinstance(date, Calendar) or date.weekday is None or date.month or date.day or date.pointer or date.within:
        return True
    before = tokens[at - 1] if at else None
    if before is not None and before.text.lower() in _words("calendar", "named", "before"):
        return False
    if token.text.lower() in _words("calendar", "doubtful", "words"):
        return before is not None and before.category == "ON"
    the = before is not None and before.category == "THE"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return not (the and after is not None and _capital(after))


def _season(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    date = tokens[at].value
    if not isinstance(date, Calendar) or date.season is None or date.year is not None or date.pointer is not None:
        return True
    word = _word(doc, tokens[at])
    if word is None or word.pos_ in {"VERB", "AUX"} or _named(tokens, at):
        return False
    if tokens[at].text.lower().startswith("the "):
        if tokens[at].text.split()[-1].lower() in {"fall", "spring"} and _category(tokens, at - 1) not in _TIMELY:
            return False  # the spring broke
        following = _next_word(doc, tokens[at])
        return (
            tokens[at].text.split()[-1].lower() not in {"fall", "spring"}
            or following is None
            or following.lower_ not in {"of", "in", "from"}
        )
    return _category(tokens, at - 1) in _TIMELY - {"FROM", "TO", "ON", "FOR", "AFTER"}


def _part(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """A part of the day alone: `the morning`, `morning trading`; not `Good evening`, `Saturday Night Live`."""
    token = tokens[at]
    time = token.value
    if not isinstance(time, Timed) or time.mod is not None:
        return True
    if token.text[:1].isupper() and at and tokens[at - 1].category not in {"STOP", "BREAK"}:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and before.text.lower() in _words("calendar", "greetings", "words"):
        return False
    word = _word(doc, token)
    if word is not None and word.dep_ in {"compound", "amod"} and word.lower_ in {"night", "overnight"}:
        return False  # the night train
    if _category(tokens, at + 1) == "OF":
        return False  # the dawn of an age
    if before is not None and before.category in {
        "THE",
        "IN",
        "DURING",
        "AT",
        "BY",
        "UNTIL",
        "SINCE",
        "FROM",
        "BEFORE",
        "AFTER",
    }:
        return True
    return token.text.lower() in {"overnight", "morning", "afternoon", "evening"}


def _clock(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """Digits with a colon alone are a score or a ratio unless a word of time stands before them."""
    time = tokens[at].value
    if not isinstance(time, Timed) or time.clock is None or time.clock.half is not None or time.clock.zone is not None:
        return True
    if not tokens[at].text[:1].isdigit() or "clock" in tokens[at].text:
        return True
    before = _category(tokens, at - 1)
    wanted = {
        "AT",
        "BY",
        "UNTIL",
        "SINCE",
        "FROM",
        "BETWEEN",
        "AFTER",
        "BEFORE",
        "APPROX",
        "COMMA",
        "DASH",
        "TO",
        "BREAK",
    }
    return before in wanted and (time.clock.sure or before in {"AT", "BY", "UNTIL", "SINCE", "FROM", "AFTER", "BEFORE"})


def _age(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """A bare number is an age only after the name of a person."""
    token = tokens[at]
    if " " in token.text or not token.text.replace("-", "").isalnum() or token.text[:1].isupper():
        return True
    before = tokens[at - 1] if at else None
    if before is not None and before.category in {"EXACTLY", "SHORTLY", "XREF"} and at >= 2:
        before = tokens[at - 2] if tokens[at - 2].category in {"IS", "AT"} else before
    if before is None or before.category not in {"COMMA", "LPAREN", "IS", "AT", "XREF", "THEN", "EXACTLY", "SHORTLY"}:
        return True
    if before.category == "IS":
        return _lives(doc, token, before)
    if before.category == "AT":
        return _aged_at(tokens, at, doc)
    name = _word(doc, tokens[at - 2]) if at >= 2 else None
    if before.category in {"XREF", "THEN", "SHORTLY", "EXACTLY"}:  # Jana Krall, now 41,
        name = _word(doc, tokens[at - 3]) if at >= 3 and tokens[at - 2].category == "COMMA" else None
    return name is not None and (name.pos_ == "PROPN" or name.lower_ in _words("calendar", "persons", "nouns"))


def _lives(doc: Doc, token: Token, verb: Token) -> bool:
    """Whether whoever `is 24` is a person: `she`, `who`, a name."""
    word, be = _word(doc, token), _word(doc, verb)
    if word is None or be is None:
        return False
    heads = {be.i, be.head.i, word.head.i}
    subjects = [one for one in doc[max(0, be.i - 12) : be.i] if one.dep_ == "nsubj" and one.head.i in heads]
    if not subjects:
        return False
    subject = subjects[-1]
    return subject.lower_ in {"he", "she", "who", "i"} or (
        subject.tag_ == "NNP" and subject.is_alpha and not subject.is_upper
    )


def _aged_at(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """`She died at 61`, `At 45, Lind is the oldest`: of a person."""
    word = _word(doc, tokens[at])
    if word is None:
        return False
    verb = word
    for _ in range(4):
        if verb.pos_ in {"VERB", "AUX"}:
            break
        verb = verb.head
    opens = tokens[at + 1].category == "COMMA" if at + 1 < len(tokens) else False
    first = tokens[at - 1] if tokens[at - 1].category == "AT" else tokens[at - 2]
    direct = tokens[at + 1].category == "HE" if at + 1 < len(tokens) else False
    if direct or (opens and first.text == "At"):
        return any(one.dep_ == "nsubj" and (one.lower_ in {"he", "she"} or one.tag_ == "NNP") for one in verb.children)
    return verb.lemma_.lower() in _words("calendar", "persons", "verbs")


def _length(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """`a day` and the like are lengths, but no number with a short unit that is a name: `Section 230 seconds`."""
    length = tokens[at].value
    if not isinstance(length, Length):
        return True
    amount, unit = length.parts[0]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if unit == "quarter" and following is not None and following.text.lower().startswith("final"):
        return False
    return amount.stated is None or amount.stated < 10_000_000_000


def _shift(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    shift = tokens[at].value
    return not isinstance(shift, Shift) or shift.length.parts[0][1] != "quarter" or shift.base is not None


def _time(tokens: Sequence[Token], at: int, doc: Doc) -> bool:
    """`Saturday Night Live` and the like are names."""
    time, words = tokens[at].value, tokens[at].text.split()
    if not isinstance(time, Timed) or time.part is None or time.clock is not None or not words[-1][:1].isupper():
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return len(words) < 2 or after is None or not _capital(after)


_CHECKS: dict[str, Callable[[Sequence[Token], int, Doc], bool]] = {
    "XMONTH": _month, "XDAY": _day, "XSPAN": _season, "XPART": _part, "XCLOCK": _clock, "XAGE": _age, "XLEN": _length,
    "XSHIFT": _shift, "XTIME": _time,
}  # fmt: skip
