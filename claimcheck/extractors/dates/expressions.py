"""What the grammar makes of words, before anything is resolved: dates with holes, shifts, lengths.

Expressions know nothing of the article; `resolve` gives them a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mod = Literal["START", "MID", "END"]
#: `now` is the article's date, `story` the date last told
Base = Literal["now", "story"]
#: `any`: one that the words do not point out; `just`: the one just gone
Step = Literal["last", "this", "next", "any", "just"]


@dataclass(frozen=True, slots=True)
class Deictic:
    """A period by its distance: `last year` is (year, -1, now), `the following day` (day, 1, story).

    `exact` distances count periods; `rest` is what remains of the period after the article's date
    (`later this year`) or lies before it (`earlier this year`).
    """

    unit: str
    step: int
    base: Base = "now"
    rest: Literal["later", "earlier"] | None = None
    definite: bool = False  # `the day`, `the end of the year`: without a story, those of the article


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `half` is 0 before noon, 12 after it, None where the text does not tell.

    `zone` is the offset from UTC in minutes, None where it is unknown.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    half: int | None = None
    zone: int | None = None
    sure: bool = False  # written in 24 hours


@dataclass(frozen=True, slots=True)
class Calendar:
    """Fields of a date; what is None is not told. `pointer` is `last`, `this` or `next` before it."""

    year: int | Deictic | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    week: int | None = None
    fiscal: bool = False
    pointer: Step | None = None
    base: Base = "now"
    within: Deictic | None = None  # `Friday last week`, `the 3rd of this month`
    short: bool = False  # a year of two digits
    swappable: bool = False  # `7/8/07`: either number may be the month
    until: int | None = None  # `Monday to Friday`: the weekday at the other end
    since: int | None = None
    through: int | None = None  # `the winter of 1932-33`: its second year


@dataclass(frozen=True, slots=True)
class Timed:
    """A part of a day or a clock time on a date; `date` None is the day that the context tells."""

    date: Expression | None
    part: str | None = None
    clock: Clock | None = None
    mod: Literal["START", "MID", "END", "BEFORE", "AFTER", "APPROX"] | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Several years named at once: a decade (10) or a century (100); `first` None: of the current century."""

    first: int
    years: int
    short: bool = False  # `the 90s`


@dataclass(frozen=True, slots=True)
class Ancient:
    """A date before Christ: a year, or a century where `century` is True; `month` and `day` as told."""

    number: int
    century: bool = False
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth unit or weekday of a longer period: `the first week of May`, `the last Friday in June`.

    `count` units where more than one (`the first three months of 2009`).
    """

    number: int
    unit: str | None
    of: Expression
    weekday: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Holding:
    """The week or weekend that holds a day."""

    unit: str
    of: Expression


@dataclass(frozen=True, slots=True)
class Part:
    """The begin, middle or end of a period."""

    mod: Mod
    of: Expression
    turn: bool = False  # `the turn of the century`


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: as stated, and the interval it may lie in; `mod` as TIMEX3 has it."""

    stated: float | None
    low: float | None
    high: float | None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time; `parts` are (amount, unit), longest unit first. `age` marks a length of life."""

    parts: tuple[tuple[Amount, str], ...]
    age: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A length of time before (-1) or after (1) a date; `base` None is an event that nobody dates."""

    length: Length
    sign: int
    base: Expression | Base | None
    exact: bool = False  # `ten years ago today`
    ahead: bool = False  # `in two weeks' time`


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    name: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A set of times: its TIMEX3 value."""

    timex: str


@dataclass(frozen=True, slots=True)
class Literally:
    """A date that is written out in full: ISO 8601, with its time if it has one."""

    text: str


Expression = (
    Deictic
    | Calendar
    | Timed
    | Span
    | Ancient
    | Nth
    | Holding
    | Part
    | Length
    | Shift
    | Reference
    | Recurrence
    | Literally
)
