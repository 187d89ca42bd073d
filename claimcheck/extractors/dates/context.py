"""What surrounds an expression: the tense of its clause, and the dates that the story has told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.dates.periods import Period
    from claimcheck.extractors.dates.resolve import Reading, Tense

#: a date may be gone back to from the block that tells it and from this many after it
REACH = 2
#: a time of day goes on with the day last told, if no other was told this near
DAY_REACH = 1
_MODALS = frozenset({"will", "shall", "wo", "'ll", "’ll", "would", "may", "might", "could", "can", "should", "must"})
_VERBS = frozenset({"VERB", "AUX"})
#: by which something is moved to a date
TO = frozenset({"to", "until", "till"})
#: a title of what happened in one year; those of books and buildings hold a year too
_TITLE_YEAR = re.compile(r"(?:the\s)?((?:1[5-9]|20)\d\d)\s[^\W\d]", re.IGNORECASE)
#: and the year at the end of one, or before a colon: `Orwell rail strike, 2018`, `Ice storm of 1998`, `Cup 2025: final`
_TITLE_END = re.compile(r"[^\W\d]{3}(?:(?:,|:|\s[-–—])\s|\s\(|\s(?:of|in)\s|\s(?=\d+:))((?:1[5-9]|20)\d\d)(?:\)?$|:\s)")
_ANY_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


@cache
def _planning() -> frozenset[str]:
    return frozenset(lexicon("calendar")["planning"]["words"])


@cache
def _reporting() -> frozenset[str]:
    return frozenset(lexicon("calendar")["reporting"]["verbs"])


@cache
def _stating() -> frozenset[str]:
    return frozenset(lexicon("calendar")["reporting"]["with-clause"])


def root_of(doc: Doc, start: int, end: int) -> Token:
    """The syntactic root of the tokens that the characters touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else doc[0]


def governor(token: Token) -> tuple[Token | None, list[Token]]:
    """The verb that a token hangs on, and the way up to it (both ends included)."""
    way = [token]
    while token.pos_ not in _VERBS or token is way[0]:
        if token.head is token or len(way) > 12:
            break
        token = token.head
        way.append(token)
    return (token if token.pos_ in _VERBS else None), way


def is_heading(text: str) -> bool:
    """Whether a text reads like a headline: short and without an end of sentence."""
    text = text.rstrip()
    return text.count(" ") < 22 and not text.endswith((".", "!", "?", "”", '"', ":"))


def tense_of(token: Token) -> Tense:
    """The tense of the clause that a token stands in, as far as it tells when; `future` for what is planned."""
    verb, way = governor(token)
    if any(one.lemma_.lower() in _planning() or one.tag_ == "MD" for one in way):
        return "future"
    return "unknown" if verb is None else _verb_tense(verb, 0)


def _verb_tense(verb: Token, depth: int) -> Tense:
    helpers = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & _MODALS or verb.lemma_.lower() in _planning():
        return "future"
    finite = next((child for child in helpers if child.tag_ in {"VBD", "VBZ", "VBP"}), verb)
    if finite.tag_ == "VBD":
        return "past"
    if finite.tag_ in {"VBZ", "VBP"}:
        return "past" if finite.lemma_ == "have" and finite is not verb else "present"
    if "to" in words:  # `another event to be held`, `they are to meet`
        planned = verb.dep_ in {"acl", "relcl"} or (verb.head.lemma_ == "be" and verb.head is not verb)
        return "future" if planned else _outer(verb, depth, "unknown")
    if verb.tag_ == "VBN" and not helpers:
        if _is_caused(verb):
            return _outer(verb, depth, "unknown")  # `wants to have it sold`
        return "past"  # a participle, or a past tense taken for one
    return _outer(verb, depth, "unknown")


def _is_caused(verb: Token) -> bool:
    """Whether a participle is what somebody wants or has done, and tells of no past."""
    if verb.dep_ == "acl" and verb.head.dep_ in {"dobj", "nsubj"}:
        return verb.head.head.lemma_.lower() in _causing()
    return verb.dep_ in {"ccomp", "xcomp", "oprd"} and verb.head.lemma_.lower() in _causing()


def _outer(verb: Token, depth: int, otherwise: Tense) -> Tense:
    """Verbs without a tense of their own take that of the verb above."""
    above, _ = governor(verb)
    if above is None or above is verb or depth > 4:
        return otherwise
    return _verb_tense(above, depth + 1)


def was_ahead(token: Token) -> bool:
    """Whether something lay ahead once: `was to open on 3 May`, `had been planned for June`; it may be past by now."""
    verb, way = governor(token)
    if verb is None:
        return False
    ahead = verb
    if any(child.lower_ == "to" for child in verb.lefts) and verb.dep_ in {"xcomp", "ccomp", "acl", "relcl"}:
        ahead = verb.head
    finite = next((child for child in ahead.lefts if child.tag_ in {"VBD", "VBZ", "VBP", "MD"}), ahead)
    if finite.tag_ != "VBD" and not (finite.tag_ == "VBN" and is_rearranged(token)):
        return False
    return ahead.lemma_ == "be" or is_rearranged(token) or any(one.lemma_.lower() in _planning() for one in way)


def is_called_for(token: Token) -> bool:
    """Whether something is called for this date: `has called the vote for 10 June`."""
    verb, way = governor(token)
    if verb is None or verb.lemma_.lower() not in _calling():
        return False
    return any(one.lower_ == "for" for one in way)


@cache
def _calling() -> frozenset[str]:
    return frozenset(lexicon("calendar")["planning"]["calling"])


@cache
def _causing() -> frozenset[str]:
    return frozenset(lexicon("calendar")["planning"]["causing"])


@cache
def _punctual() -> frozenset[str]:
    return frozenset(lexicon("calendar")["planning"]["punctual"])


def is_coming(token: Token) -> bool:
    """Whether a clause tells that something will come about at one moment: `will open in two weeks`."""
    verb, _ = governor(token)
    if verb is None or verb.lemma_.lower() not in _punctual():
        return False
    return any(child.lower_ in {"will", "'ll", "’ll", "shall", "wo"} for child in verb.lefts)


@cache
def _moving() -> frozenset[str]:
    return frozenset(lexicon("calendar")["moving"]["verbs"])


def is_moved(token: Token) -> bool:
    """Whether something is put off to this date: `adjourned until Monday`, `postponed to May`."""
    verb, way = governor(token)
    if verb is None or verb.lemma_.lower() not in _moving():
        return False
    return any(one.lower_ in TO for one in way) or is_rearranged(token)


def is_rearranged(token: Token) -> bool:
    """Whether this is the old or the new date of what is moved from the one to the other."""
    verb, _ = governor(token)
    if verb is None or verb.lemma_.lower() not in _moving():
        return False
    near = [
        child for one in (verb, *(c for c in verb.children if c.dep_ in {"advmod", "prt"})) for child in one.children
    ]
    old = next((child for child in near if child.dep_ == "prep" and child.lower_ == "from"), None)
    return old is not None and any(one.lower_ in TO for one in (*near, *old.subtree))


@cache
def _spreading() -> frozenset[str]:
    return frozenset(lexicon("calendar")["spreading"]["verbs"])


def is_spread(token: Token, text: str) -> bool:
    """Whether something is spread over this length: `repaid over 20 years` is in 20 years, not in more."""
    verb, _ = governor(token)
    return verb is not None and text[:5].lower() == "over " and verb.lemma_.lower() in _spreading()


def is_reported(token: Token) -> bool:
    """Whether a date says when something was said, not when it happened."""
    verb, _ = governor(token)
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    return lemma in _reporting() or (lemma in _stating() and any(child.dep_ == "ccomp" for child in verb.children))


def is_main(token: Token) -> bool:
    """Whether a token's clause is a main clause."""
    verb, _ = governor(token)
    return verb is None or verb.dep_ in {"ROOT", "conj"}


@dataclass(slots=True)
class Story:
    """The dates told so far, from block to block: what `the following day` and `that year` go on from."""

    block: int = 0
    last: Period | None = None
    last_block: int = 0
    day: Period | None = None
    day_block: int = 0
    other_day: Period | None = None
    doubt: int | None = None
    doubt_block: int = 0
    news: bool = False
    years: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)  # years that only name things: `the 1996 eruption`
    elsewhere: bool = False
    said: Period | None = None
    said_block: int = 0
    year: int | None = None
    year_block: int = 0
    orders: set[bool] = field(default_factory=set)  # whether the day stands first in slashed dates
    south: bool = False  # a place of the southern hemisphere has been named
    title_year: int | None = None  # `2018 Orwell rail strike`, as works of reference call what they tell of

    def next_block(self) -> None:
        """A new paragraph begins."""
        self.block += 1

    def day_first(self) -> bool | None:
        """Whether slashed dates put the day first, where those that can be read one way only agree."""
        return next(iter(self.orders)) if len(self.orders) == 1 else None

    def told(self) -> Period | None:
        """The date last told, if it is near enough to go on from."""
        return self.last if self.block - self.last_block <= REACH else None

    def told_or_said(self) -> Period | None:
        """The day last told or, failing that, the day on which something was said."""
        near = self.said is not None and self.block - self.said_block <= DAY_REACH
        return self.told_day() or (self.said if near else None)

    def told_day(self) -> Period | None:
        """The day last told, if it is near enough."""
        near = self.block - self.day_block <= DAY_REACH
        return self.day if near and self.other_day is None else None

    def doubtful_year(self) -> int | None:
        """A year that this paragraph mentioned, though not as its own."""
        return self.doubt if self.block == self.doubt_block else None

    def frame_year(self) -> int | None:
        """The year that this paragraph tells of."""
        return self.year if self.block == self.year_block else None

    def tell(self, reading: Reading) -> None:
        """A date has been told."""
        period = reading.period
        if period is None:
            return
        self.last, self.last_block = period, self.block
        if period.day is not None:
            fresh = self.block - self.day_block > DAY_REACH
            self.other_day = None if fresh or self.day is None or self.day.low == period.low else self.day
            self.day, self.day_block = period, self.block
        if reading.anchor is not None and not reading.explicit and period.low.year != self.year:
            self.year = self.doubt = None  # the paragraph has gone on to another time

    def say(self, period: Period) -> None:
        """Something has been said on that day."""
        if period.day is not None:
            self.said, self.said_block = period, self.block

    def only_year(self) -> int | None:
        """The one year that the article has told so far."""
        return next(iter(self.years)) if len(self.years) == 1 and self.years >= self.named else None

    def title(self, text: str) -> None:
        """The title of the article."""
        match = _TITLE_YEAR.match(text) or _TITLE_END.search(text.rstrip())
        self.title_year = int(match[1]) if match is not None and len(_ANY_YEAR.findall(text)) == 1 else None

    def mention(self, year: int) -> None:
        """The paragraph has mentioned a year that may be its own."""
        self.doubt, self.doubt_block, self.year = year, self.block, None

    def lose(self) -> None:
        """A date has been told that nobody can place: what follows may be counted from it."""
        self.last = self.day = None

    def frame(self, year: int) -> None:
        """The paragraph tells of that year."""
        self.year, self.year_block = year, self.block
