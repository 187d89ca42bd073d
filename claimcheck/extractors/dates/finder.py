"""Find the temporal expressions of a parsed text: tokens, stages, filter, values."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.calendar_dates import order_of
from claimcheck.extractors.dates.context import (
    Story,
    is_called_for,
    is_coming,
    is_heading,
    is_main,
    is_moved,
    is_rearranged,
    is_reported,
    is_spread,
    root_of,
    tense_of,
    was_ahead,
)
from claimcheck.extractors.dates.expressions import Calendar, Clock, Expression, Timed
from claimcheck.extractors.dates.filters import is_date
from claimcheck.extractors.dates.grammar import READ
from claimcheck.extractors.dates.open_ends import approximated, bound_before, bounded
from claimcheck.extractors.dates.resolve import PUBLISHED, Context, Reading, Tense, resolve
from claimcheck.extractors.dates.stages import STAGES
from claimcheck.extractors.dates.tokens import Token, TokenString, codes, tokenize
from claimcheck.extractors.spans import text_of
from claimcheck.lexicon import lexicon
from claimcheck.models import DateMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Token as Word

    from claimcheck.extractors.dates.periods import Period

_DATES = frozenset(READ) | {"YEAR4"}
#: categories that tell no time by themselves
_COMMON = frozenset({
    "WORD", "SIGN", "BREAK", "STOP", "COMMA", "DASH", "SLASH", "LPAREN", "RPAREN", "COLON", "APOS", "MONEY", "PLUS",
    "THE", "AN", "OF", "IN", "ON", "AT", "TO", "FROM", "BY", "AFTER", "BEFORE", "BETWEEN", "FOR", "OVER", "UNDER",
    "UP", "AND", "OR", "AS", "NO", "NOT", "THAN", "MORE", "LESS", "LEAST", "MOST", "THIS", "THAT", "THESE", "SAME",
    "OTHER", "FIRST", "HIS", "HE", "IS", "SOME", "WHEN", "FEW", "SINCE", "UNTIL", "DURING", "THROUGH", "WITHIN",
    "LITTLE", "EXACTLY", "SHORTLY", "NEARLY", "APPROX", "STRAIGHT", "VERY", "TIME", "LAST", "PAST", "NEXT", "NIGHTS",
    "MULTI", "THEN", "SO", "BEST", "PIECE", "MANYOF", "HOURLY", "ZONEWORD", "EARLY", "LATE", "LATER", "EARLIER",
    "END", "PER", "EVERY",
})  # fmt: skip


class DateFinder:
    """Finds the dates of one article, block by block; the story goes on from one block to the next."""

    def __init__(self, published: dt.date | dt.datetime | None = None, story: Story | None = None) -> None:
        self.published = published.date() if isinstance(published, dt.datetime) else published
        self.story = story or Story()

    def find(self, doc: Doc) -> list[DateMention]:
        """The mentions of one block, in order; offsets are into `doc.text`."""
        self.story.next_block()
        text = text_of(doc)
        if self.story.block == 1 and is_heading(text):
            self.story.title(text)
        source = tokenize(text)
        if _poor().issuperset(source.codes):
            return []
        self.story.orders |= _orders(source)
        self.story.south = self.story.south or not _southern().isdisjoint(token.text for token in source.tokens)
        for stage in STAGES:
            source = stage.read(source)
        tokens = source.tokens
        places = [at for at, token in enumerate(tokens) if token.category in _DATES and is_date(tokens, at, doc)]
        return _Block(self, doc, text, tokens, places).mentions() if places else []


class _Block:
    """One block while its dates are resolved, in the order of the text."""

    def __init__(self, finder: DateFinder, doc: Doc, text: str, tokens: Sequence[Token], places: list[int]) -> None:
        self.finder = finder
        self.story = finder.story
        self.doc = doc
        self.text = text
        self.tokens = tokens
        self.places = places
        self.heading = is_heading(text)
        self.sentences = _sentence_starts(doc)
        self.day_sentence = -1  # the sentence in which a day was last told
        self.clock: tuple[int, Clock] | None = None  # the time last told with its half of the day, and its sentence

    def mentions(self) -> list[DateMention]:
        return [self._mention(order, at) for order, at in enumerate(self.places)]

    def _mention(self, order: int, at: int) -> DateMention:
        token = self.tokens[at]
        expression = Calendar(year=int(token.value)) if token.category == "YEAR4" else token.value
        sentence = self._sentence(token)
        story_day = self.story.told_day()
        if isinstance(expression, Timed) and expression.date is None and self.day_sentence != sentence:
            story_day = self._day_ahead(order, sentence) or story_day
        context = self._context(token, story_day)
        if any(one.category == "XSET" for one in self.tokens[max(0, at - 2) : at + 3]):
            context = replace(context, story_day=None, fresh=False)  # `every day at 7 p.m.`
        expression = self._same_half(expression, sentence)
        reading = resolve(expression, context)
        if reading.mod == "MORE_THAN" and is_spread(root_of(self.doc, token.start, token.end), token.text):
            reading = replace(reading, mod=None, high=reading.low)
        bound = bound_before(self.tokens, at)
        self._tell(token, reading, sentence, bound)
        begin = reading.low if bound == "ON_OR_BEFORE" else None
        reading = bounded(reading, bound)
        start, end = token.start, token.end
        if bound is None and (near := approximated(reading, self.tokens, at)) is not None:
            reading, start = near, self.tokens[at - 1].start
        return DateMention(
            start=start, end=end, text=self.text[start:end], type=reading.type, timex=reading.timex,
            mod=reading.mod, low=reading.low, high=reading.high, anchor=reading.anchor, age=reading.age,
            begin=begin,
        )  # fmt: skip

    def _same_half(self, expression: Expression, sentence: int) -> Expression:
        """`from 8:52 p.m. … until 9:14`: a later time of a sentence is of the half of the day that the first tells."""
        if not isinstance(expression, Timed) or expression.clock is None:
            return expression
        clock, before = expression.clock, self.clock
        self.clock = (sentence, clock) if clock.half is not None else None
        open_half = clock.half is None and not clock.sure and 1 <= clock.hour <= 12 and expression.part is None
        if before is None or before[0] != sentence or not open_half or clock.zone is not None:
            return expression
        first = before[1]
        if (clock.hour % 12, clock.minute or 0) <= (first.hour % 12, first.minute or 0):
            return expression
        made = replace(clock, half=first.half)
        self.clock = (sentence, made)
        return replace(expression, clock=made)

    def _context(self, token: Token, story_day: Period | None = None) -> Context:
        return Context(
            published=self.finder.published,
            story=self.story.told(),
            story_day=story_day,
            tense=partial(self._tense, token, self._since(token)),
            coming=lambda: is_coming(root_of(self.doc, token.start, token.end)),
            year=self._year(),
            same_block=self.story.last_block == self.story.block,
            doubt=self.story.doubtful_year(),
            news=self.story.news,
            soft_day=self.story.told_or_said(),
            day_first=self.story.day_first(),
            south=self.story.south,
            until=self._before(token) == "UNTIL",
            was_ahead=lambda: was_ahead(root_of(self.doc, token.start, token.end)),
            rearranged=lambda: is_rearranged(root_of(self.doc, token.start, token.end)),
            fresh=not self.story.elsewhere,
        )

    def _year(self) -> int | None:
        """The year that a date without one belongs to, where that is sure."""
        if self.finder.published is not None:
            return self.story.frame_year()
        return self.story.frame_year() or self.story.title_year or self.story.only_year()

    def _tense(self, token: Token, since: bool) -> Tense:
        if since:
            return "past"
        root = root_of(self.doc, token.start, token.end)
        tense = "future" if is_moved(root) or is_called_for(root) else tense_of(root)
        if root.dep_ == "poss" and tense == "future":
            return "unknown"  # Monday's agreement will stand
        return "past" if tense == "present" and self.heading else tense

    def _since(self, token: Token) -> bool:
        """Whether `since` stands before a date: it is past, whatever the clause tells."""
        return self._before(token) == "SINCE"

    def _before(self, token: Token) -> str:
        at = bisect_right(self.tokens, token.start, key=lambda one: one.start) - 1
        return self.tokens[at - 1].category if at > 0 else ""

    def _sentence(self, token: Token) -> int:
        return bisect_right(self.sentences, token.start)

    def _day_ahead(self, order: int, sentence: int) -> Period | None:
        """The day that the rest of the sentence tells, for a time that stands before it."""
        for at in self.places[order + 1 :]:
            token = self.tokens[at]
            if self._sentence(token) != sentence:
                return None
            if token.category == "XDAY" and not getattr(token.value, "definite", False):
                if is_reported(root_of(self.doc, token.start, token.end)):
                    continue  # `it struck at 4 a.m., villagers said on Thursday`
                period = resolve(token.value, self._context(token)).period
                return period if period and period.day else None
        return None

    def _tell(self, token: Token, reading: Reading, sentence: int, bound: str | None) -> None:
        """Let the story go on from this date, unless it says only when something was said."""
        period = reading.period
        if period is None:
            if reading.type == "DATE" and (reading.timex or "").startswith("XXXX"):
                self.story.lose()
            return
        if reading.explicit:
            (self.story.named if self._modifies(token) else self.story.years).add(period.low.year)
        if self._heads(token, reading):
            return
        if period.day is not None:
            self.day_sentence = sentence
        self.story.news |= reading.anchor == PUBLISHED
        self.story.elsewhere |= self.finder.published is None or not period.low <= self.finder.published <= period.high
        if (bound is not None and self.story.told() is not None) or self._modifies(token):
            return  # `by Friday` is no day on which something happened
        root = root_of(self.doc, token.start, token.end)
        if is_reported(root) and (self.story.told() is not None or reading.anchor == PUBLISHED):
            self.story.say(period)
            return
        self.story.tell(reading)
        if reading.explicit:
            self._explicit(token, reading, sentence, root)

    def _heads(self, token: Token, reading: Reading) -> bool:
        """Whether a date stands in the head of the article: it tells when that was written."""
        alone = len(token.text) >= len(self.text.strip(" ().,")) - len("Updated ")
        own = reading.explicit and reading.period is not None and reading.period.day == self.finder.published
        return alone or (own and self.finder.published is not None)

    def _last_year(self, year: int) -> bool:
        return self.finder.published is not None and year == self.finder.published.year - 1

    def _modifies(self, token: Token) -> bool:
        """`the 1996 eruption lasted nine days`: a year that names a thing tells of no time."""
        return token.category == "YEAR4" and root_of(self.doc, token.start, token.end).dep_ in {
            "nummod",
            "compound",
            "nmod",
        }

    def _explicit(self, token: Token, reading: Reading, sentence: int, root: Word) -> None:
        """A date with its year may be the year that the paragraph tells of."""
        if reading.period is None:
            return
        year = reading.period.low.year
        if self._frames(token, reading, sentence, root):
            self.story.frame(year)
        elif is_main(root) and (reading.period.grain in {"day", "month", "week"} or not self._last_year(year)):
            self.story.mention(year)

    def _frames(self, token: Token, reading: Reading, sentence: int, root: Word) -> bool:
        """Whether a date with its year sets the time of the paragraph: it opens a sentence, or tells a day."""
        if self.finder.published is None:
            return True
        if self.story.news or is_reported(root):
            return False
        opens = sentence > 0 and token.start - self.sentences[sentence - 1] < len("Early in the ")
        finer = reading.period is not None and reading.period.grain in {"day", "month"}
        return opens or (finer and is_main(root))


def _sentence_starts(doc: Doc) -> list[int]:
    """Where the sentences start, in characters; read from the array, which is much quicker than `doc.sents`."""
    rows = doc.to_array(["IDX", "SENT_START"]).tolist()
    return [int(offset) for offset, start in rows if start == 1] or [0]


def _orders(source: TokenString) -> set[bool]:
    """The orders that the slashed dates of a block are in, where one alone can be meant."""
    if codes()["SLASHDATE"] not in source.codes:
        return set()
    told = (order_of(token.text) for token in source.tokens if token.category == "SLASHDATE")
    return {order for order in told if order is not None}


@cache
def _southern() -> frozenset[str]:
    return frozenset(lexicon("calendar")["south"]["names"])


def dates_in(doc: Doc, published: dt.date | dt.datetime | None, state: Story) -> list[DateMention]:
    """The temporal expressions of one block; `state` carries the story from block to block.

    Offsets are half-open characters in `doc.text`; `doc` must be parsed.
    """
    return DateFinder(published, state).find(doc)


@cache
def _poor() -> frozenset[str]:
    """The characters of the categories that no temporal expression consists of alone."""
    table = codes()
    return frozenset(table[name] for name in _COMMON)
