"""The first stage, for lengths of time: `nearly five months`, `a year and a half`, `41-year-old`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.dates.atoms import ATOMS
from claimcheck.extractors.dates.expressions import Amount, Length, Recurrence
from claimcheck.extractors.dates.grammar import Match, Piece, Stage
from claimcheck.extractors.dates.values import iso_length
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.extractors.dates.tokens import Token

rule = ATOMS.rule
#: joins and hedges lengths once they are read
LENGTHS = Stage()

_HEDGE = (
    "(?P<hedge>NO (?P<nomore>MORE|LESS) THAN|NOT (?P<notmore>MORE|LESS) THAN|(?P<more>MORE) THAN|(?P<less>LESS) THAN"
    "|AT (?P<least>LEAST)|AT (?P<most>MOST)|(?P<upto>UP) TO|AN? (LITTLE|SHORTLY)? (?P<over>OVER)"
    "|AN? (LITTLE|SHORTLY)? (?P<under>UNDER)|(?P<nearly>NEARLY)|(?P<about>APPROX|SOME)|(?P<exactly>EXACTLY))?"
)


def number_of(m: Match, name: str = "number") -> float | None:
    """The number of a group: digits, words, `a`; None for vague words."""
    token = m[name]
    if token is None or token.category in {"AN", "ALL", "SINGLE"}:
        return 1.0
    if token.category in {"COUPLE", "FEW"}:
        return None
    return float(token.value) if token.value is not None else None


def hedged(m: Match, number: float) -> Amount:
    """The amount that a hedge before a number allows."""
    kind = next((name for name, mod in _MODS.items() if m[name]), "exact")
    bands = lexicon("time-units")["bands"]
    if kind in {"nomore", "notmore"}:
        kind = "most" if m.category(kind) == "MORE" else "least"
    low: float | None = number
    high: float | None = number
    if kind in {"more", "over", "least"}:
        high = None
    elif kind in {"less", "under", "most", "upto"}:
        low = None
    elif kind == "nearly":
        low = number * (1 - bands["nearly"])
    elif kind == "about":
        low, high = number * (1 - bands["about"]), number * (1 + bands["about"])
    return Amount(number, low, high, _MODS.get(kind))


_MODS: dict[str, str | None] = {
    "more": "MORE_THAN", "over": "MORE_THAN", "least": "EQUAL_OR_MORE", "less": "LESS_THAN", "under": "LESS_THAN",
    "most": "EQUAL_OR_LESS", "upto": "EQUAL_OR_LESS", "nearly": "LESS_THAN", "about": "APPROX", "nomore": None,
    "notmore": None,
}  # fmt: skip


def vague(word: str, unit: str) -> Amount:
    """`a couple of`, `several`, `a few`: a band, and no stated number but for the couple."""
    low, high = lexicon("time-units")["vague"][word]
    return Amount(2.0 if word == "couple" else None, low, high, "APPROX")


@rule(f"{_HEDGE} (?P<number>NUM|AN) (STRAIGHT|ENTIRE)? DASH? (?P<unit>ANYUNIT) (DASH? (?P<old>OLD))?")
@rule("(?P<number>ALL|SINGLE) DASH? (?P<unit>UNIT)")
def length(m: Match) -> Length | None:
    """A number (or `a`) and a unit; `old` makes it an age."""
    unit, number = m.token("unit"), number_of(m)
    old = m["old"] is not None
    if number is None or (unit.category == "SECOND" and m.category("number") == "AN" and not old):
        return None  # a second goal
    if unit.category == "QUARTER" and m.category("number") in {"AN", "WORDNUM"} and not old:
        return None  # a quarter of the voters
    after = m.after()
    if m.category("number") == "AN" and (unit.category == "WEEKEND" or _hyphened(after)):
        return None  # a decade-long war
    if old and m.category("number") == "AN" and m.tokens[m.span("old")[0] - 1].category == "DASH":
        return None  # a century-old pier
    if number == 1 and unit.value == "day" and m.token("number").text.lower() == "one" and not _dated(m):
        return None  # one day it will pay
    if after is not None and after.category == "OLD" and not old:
        return None
    return Length(((hedged(m, number), unit.value),), age=old)


_AFTER_ONE_DAY = {"AGO", "EARLIER", "LATER", "BEFORE", "AFTER", "DASH", "OLD", "FROM", "HENCE"}
_BEFORE_ONE_DAY = {"FOR", "IN", "WITHIN", "OVER", "LESS", "THAN", "EXACTLY", "SHORTLY", "AFTER", "LEAST", "TO", "BY"}


def _hyphened(after: Token | None) -> bool:
    return after is not None and after.category == "DASH" and after.joined


def _dated(m: Match) -> bool:
    """Whether `one day` is a length, and not some day or other."""
    before, after = m.before(), m.after()
    if m["more"] or m["less"] or m["hedge"] or m["old"] or _lasting(before):
        return True
    if after is not None and after.category in _AFTER_ONE_DAY:
        return True
    return before is not None and (before.category in _BEFORE_ONE_DAY or before.category == "THE")


def _lasting(before: Token | None) -> bool:
    return before is not None and before.text.lower() in lexicon("time-units")["lasting"]["verbs"]


@rule("(?P<unit>UNIT|UNITS|QUARTER) DASH STRAIGHT")
def hyphen_long(m: Match) -> Length | None:
    """`a decade-long war`, `months-long`; `the week-long` is one week."""
    if m.tokens[m.span()[1] - 1].text.lower() != "long":
        return None
    many = m.category("unit") == "UNITS"
    amount = Amount(None, None, None) if many else Amount(1.0, 1.0, 1.0)
    return Length(((amount, m.value("unit")),))


@rule("(?P<unit>UNITLONG)")
def unit_long(m: Match) -> Length:
    """`a yearlong study`."""
    return Length(((Amount(1.0, 1.0, 1.0), m.value("unit")),))


@rule("(?P<unit>UNIT|UNITS) DASH OLD")
def hyphen_old(m: Match) -> Length:
    """`the century-old pier`, `a centuries-old custom`."""
    many = m.category("unit") == "UNITS"
    amount = Amount(None, None, None) if many else Amount(1.0, 1.0, 1.0, None if m.value("unit") == "day" else "APPROX")
    if amount.mod is not None:
        bands = lexicon("time-units")["bands"]
        amount = Amount(1.0, 1 - bands["about"], 1 + bands["about"], "APPROX")
    return Length(((amount, m.value("unit")),), age=True)


@rule("MULTI DASH (?P<unit>UNIT)")
def multi(m: Match) -> Length:
    """`a multi-year deal`."""
    return Length(((Amount(None, 2, None, "APPROX"), m.value("unit")),))


@rule("(?P<number>NUM) DASH? (NIGHTS|PART)(?=STOP|COMMA|BREAK|IN|OF|AT|AND|AFTER|BEFORE|FOR|ON|DASH|WORD|$)")
def nights(m: Match) -> Length | None:
    """`five nights` are counted in days."""
    number = number_of(m)
    if number is None or not 1 < number <= 1000 or not m.tokens[m.span()[1] - 1].text.lower().startswith("night"):
        return None
    return Length(((Amount(number, number, number, "APPROX"), "day"),))


@rule(f"{_HEDGE} (?P<number>NUM|AN) (?P<unit>ANYUNIT) AND AN (?P<half>HALF)")
@rule(f"{_HEDGE} (?P<number>NUM|AN) AND AN (?P<half>HALF) (?P<unit>ANYUNIT)")
def and_a_half(m: Match) -> Length | None:
    """`a year and a half`."""
    number = number_of(m)
    return None if number is None else Length(((hedged(m, number + 0.5), m.value("unit")),))


@rule(f"{_HEDGE} (AN)? HALF DASH? (AN|OF)? AN? (?P<unit>UNIT)")
def half_a(m: Match) -> Length | None:
    """`half a century`, `a half-hour`, `half an hour`; half a second is too short to be one."""
    return Length(((hedged(m, 0.5), m.value("unit")),))


@rule("(?P<a>AN) QUARTER (OF AN|DASH|OF AN) (?P<unit>UNIT)")
@rule("QUARTER DASH (?P<unit>UNIT)")
def quarter_of(m: Match) -> Length:
    """`a quarter of a century`."""
    return Length(((Amount(0.25, 0.25, 0.25), m.value("unit")),))


@rule("AN? (?P<word>COUPLE) OF? MORE? (?P<unit>UNITS)")
@rule("AN? (?P<word>FEW) MORE? STRAIGHT? (?P<unit>UNITS)")
def vague_length(m: Match) -> Length:
    """`a couple of days`, `several months`."""
    return Length(((vague(m.token("word").text.lower(), m.value("unit")), m.value("unit")),))


@rule("AN? (?P<word>MANYOF) OF (?P<unit>UNITS)")
@rule("(?<=FOR|AFTER|OVER) (?P<word>SOME) (?P<unit>UNITS)")
def many_units(m: Match) -> Length:
    """`a number of weeks`, `dozens of weeks`, `thousands of years`, `after some days`."""
    amount = vague(m.token("word").text.lower(), m.value("unit"))
    return Length(((amount, m.value("unit")),))


@rule("(?P<unit>UNITS)(?=AFTER|BEFORE|LATER|EARLIER|AGO)")
def units_before(m: Match) -> Length | None:
    """`days after the vote`, `hours earlier`."""
    before = m.before()
    if m.value("unit") in {"quarter", "weekend"} or (before is not None and before.category in {"DASH", "OF", "THESE"}):
        return None
    return Length(((Amount(None, None, None), m.value("unit")),))


@rule("THE (?P<unit>UNIT|QUARTER) (?=(TO|THROUGH) (THE? END OF)? (MONTH|DAYNUM MONTH|SEASON))")
@rule("THE (?P<unit>UNIT|QUARTER) (?=ENDING ON? THE? (MONTH|DAYNUM OF? MONTH))")
def year_to(m: Match) -> Length | None:
    """`the year to March`, `the quarter ended 30 June`: a length, whose end is told beside it."""
    return Length(((Amount(1.0, 1.0, 1.0), m.value("unit")),)) if m.value("unit") in {"year", "quarter"} else None


@rule("(?P<unit>UNITS)(?!DASH)")
def bare_units(m: Match) -> Length | None:
    """`for years`, `decades in the making`: a length of nobody knows how many; `iPhone seconds` is none."""
    before = m.before()
    wanted = {"FOR", "IN", "OVER", "DURING", "AFTER", "WITHIN", "MORE", "OF", "THROUGH", "LPAREN", "DASH", "SIGN"}
    if m.value("unit") in {"second", "quarter"} or before is None:
        return None
    if before.category not in wanted and not _lasting(before):
        return None
    return Length(((Amount(None, None, None), m.value("unit")),))


@rule("OVER THE (?P<unit>UNITS)")
def over_the_years(m: Match) -> Length:
    """`over the years`."""
    return Length(((Amount(None, None, None), m.value("unit")),))


@rule("THE? (?P<way>LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING) (?P<number>NUM) STRAIGHT? (?P<unit>UNITS)")
@rule("THE? (?P<number>NUM) (?P<way>LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING) (?P<unit>UNITS)")
def stretch(m: Match) -> Length | None:
    """`the past two years`: TIMEX3 takes it as a length."""
    number = number_of(m)
    return None if number is None else Length(((Amount(number, number, number), m.value("unit")),))


@rule("THE? (LAST|PAST|NEXT|PREVIOUS|COMING) AN? (?P<word>COUPLE) OF? (?P<unit>UNITS)")
@rule("THE? (LAST|PAST|NEXT|PREVIOUS|COMING) (?P<word>FEW) (?P<unit>UNITS)")
def vague_stretch(m: Match) -> Length:
    """`the past few weeks`."""
    made: Length = vague_length(m)
    return made


@rule("THE? PAST (?P<unit>ONEUNIT)")
def past_unit(m: Match) -> Length | None:
    """`the past decade`, `over the past year`."""
    return Length(((Amount(1.0, 1.0, 1.0), m.value("unit")),))


# --- longer ones out of shorter ones ---


@LENGTHS.rule("(?P<one>XLEN) (COMMA? AND|COMMA)? (?P<two>XLEN) ((COMMA? AND|COMMA)? (?P<three>XLEN))?")
def joined(m: Match) -> Length | list[Piece] | None:
    """`two years and three months`, `2 hours 17 minutes`; each unit must be smaller than the one before."""
    lengths = [value for name in ("one", "two", "three") if (value := m.value(name)) is not None]
    parts = [part for one in lengths for part in one.parts]
    if any(part[0].stated is None for part in parts) or any(amount.mod for amount, _ in parts[1:]):
        return None
    after = m.after()
    if after is not None and after.category in {"AGO", "EARLIER", "LATER"} and not m.token("one").text[:1].isdigit():
        ways = {"last", "past", "next", "previous", "coming", "following"}
        if ways.intersection(m.token("one").text.lower().split()):
            return None  # for the last three months and two days ago
    ranks = [_RANKS.index(unit) if unit in _RANKS else -1 for _, unit in parts]
    if ranks != sorted(set(ranks)) or -1 in ranks:
        return None
    return Length(tuple(parts))


_RANKS = ("year", "month", "week", "day", "hour", "minute", "second")


@LENGTHS.rule("(?P<length>XLEN) (OR|AND) (?P<way>MORE|LESS|SO)(?!THAN)")
def hedged_after(m: Match) -> Length | None:
    """`two weeks or more`, `a month or so`."""
    told: Length = m.value("length")
    if len(told.parts) != 1 or told.parts[0][0].stated is None or told.parts[0][0].mod is not None:
        return None
    number, unit = float(told.parts[0][0].stated), told.parts[0][1]
    if m.category("way") == "SO":
        band = lexicon("time-units")["bands"]["about"]
        amount = Amount(number, number * (1 - band), number * (1 + band), "APPROX")
    elif m.category("way") == "MORE":
        amount = Amount(number, number, None, "EQUAL_OR_MORE")
    else:
        amount = Amount(number, None, number, "EQUAL_OR_LESS")
    return Length(((amount, unit),), age=told.age)


@LENGTHS.rule("THE BEST PIECE OF (?P<length>XLEN)")
def best_part(m: Match) -> Length | None:
    """`the best part of a decade`."""
    told: Length = m.value("length")
    if len(told.parts) != 1 or told.parts[0][0].stated is None:
        return None
    number, unit = float(told.parts[0][0].stated), told.parts[0][1]
    return Length(((Amount(number, number / 2, number, "LESS_THAN"), unit),))


@LENGTHS.rule("(?P<one>XLEN) (COMMA? AND|COMMA)? (?P<two>XAGE)")
def joined_age(m: Match) -> Length | None:
    """`24 years and 3 months old`."""
    if not m.token("two").text.lower().endswith("old"):
        return None
    made = joined(m)
    return Length(made.parts, age=True) if isinstance(made, Length) else None


@LENGTHS.rule("(?P<low>NUM) DASH? (TO|OR|DASH) DASH? (?P<high>XLEN|XAGE)")
@LENGTHS.rule("BETWEEN (?P<low>NUM) AND (?P<high>XLEN)")
def length_range(m: Match) -> Length | None:
    """`two to three weeks`: one length with two ends."""
    high, low = m.value("high"), float(m.value("low"))
    if len(high.parts) != 1:
        return None
    amount, unit = high.parts[0]
    if amount.stated is None or not low < amount.stated or amount.low != amount.stated:
        return None
    return Length(((Amount(None, low, amount.stated), unit),), age=high.age)


@LENGTHS.rule("(TIMES|NUM|MONEY|UNITS|XLEN) (?P<unit>XLEN)(?!AGO|EARLIER|LATER|BEFORE|AFTER|PREVIOUS)", group="unit")
@LENGTHS.rule("(NUM|MONEY) (?P<noun>WORD){1,3} (?P<unit>XLEN)(?!AGO|EARLIER|LATER|BEFORE|AFTER|PREVIOUS)", group="unit")
def rate(m: Match) -> Recurrence | None:
    """`15 a year`, `twice a week`, `$9 a month`, `3,000 cars a day`."""
    token = m.token("unit")
    if token.text.split()[0].lower() not in {"a", "an"} or len(token.text.split()) != 2:
        return None
    (amount, unit), *_ = token.value.parts
    return None if amount.stated != 1 else Recurrence(iso_length([(1, unit)]))
