"""The first stage, for lengths of time and ages: `nearly five months`, `a year and a half`, `41-year-old`."""

from __future__ import annotations

from claimcheck.extractors.dates.atoms import ATOMS
from claimcheck.extractors.dates.expressions import Amount, Length, Recurrence
from claimcheck.extractors.dates.grammar import Match, Piece, Stage
from claimcheck.extractors.dates.values import iso_length
from claimcheck.lexicon import lexicon

rule = ATOMS.rule
#: joins and hedges lengths once they are read
LENGTHS = Stage()

_HEDGE = (
    "(?P<hedge>NO (?P<nomore>MORE|LESS) THAN|NOT (?P<notmore>MORE|LESS) THAN|(?P<more>MORE) THAN|(?P<less>LESS) THAN"
    "|AT (?P<least>LEAST)|AT (?P<most>MOST)|(?P<upto>UP) TO|AN? (LITTLE|SHORTLY)? (?P<over>OVER)"
    "|AN? (LITTLE|SHORTLY)? (?P<under>UNDER)|(?P<nearly>NEARLY)|(?P<about>APPROX|SOME)|(?P<exactly>EXACTLY))?"
)
#: beyond this many years a length is no life
OLDEST = 5000


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


@rule(f"{_HEDGE} (?P<number>NUM|AN) STRAIGHT? DASH? (?P<unit>ANYUNIT) (DASH? (?P<old>OLD))?")
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
    if m.category("number") == "AN" and unit.category == "WEEKEND":
        return None
    if after is not None and after.category == "OLD" and not old:
        return None
    return Length(((hedged(m, number), unit.value),), age=old)


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


@rule("(?P<unit>UNITS)(?!DASH)")
def bare_units(m: Match) -> Length | None:
    """`for years`, `decades in the making`: a length of nobody knows how many; `iPhone seconds` is none."""
    before = m.before()
    wanted = {"FOR", "IN", "OVER", "DURING", "AFTER", "WITHIN", "MORE", "OF", "THROUGH", "LPAREN", "DASH", "SIGN"}
    if m.value("unit") in {"second", "quarter"} or before is None or before.category not in wanted:
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


# --- ages -----------------------------------------------------------------------------------------------


def _age(number: float, unit: str = "year") -> Length | None:
    return Length(((Amount(number, number, number), unit),), age=True) if 0 <= number < OLDEST else None


@rule("AGED (?P<number>NUM) (?P<unit>UNITS)?")
@rule("AGE (OF)? (?P<number>NUM)(?!RANGETO NUM|ANYUNIT)")
def aged(m: Match) -> Length | None:
    """`aged 41`, `at the age of 41`."""
    number = number_of(m)
    return None if number is None else _age(number, m.value("unit") or "year")


@rule("(?P<number>NUM) (?P<unit>UNITS) OF AGE")
def of_age(m: Match) -> Length | None:
    """`41 years of age`."""
    number = number_of(m)
    return None if number is None else _age(number, m.value("unit"))


@rule("TURNED (?P<number>NUM)(?!ANYUNIT|WORD|MONEY|DASH|RANGETO NUM)", group="number")
@rule("TURNED (?P<number>NUM)(?=IN|ON|XDATE|LAST|THIS|NEXT|WHEN)", group="number")
@rule("HE IS (?P<number>INT2|INT)(?=STOP|COMMA|AND|WHEN|BREAK|$)", group="number")
def turned(m: Match) -> Length | None:
    """`turned 60`, `he is 61`: the number alone."""
    number = number_of(m)
    return None if number is None or not 1 <= number < 130 or number != int(number) else _age(number)


@rule("HIS (?P<mod>EARLY|MID|LATE)? DASH? (?P<decade>DECADE)", group="decade")
def in_his_sixties(m: Match) -> Length | None:
    """`in his 60s`: a band."""
    digits = "".join(c for c in m.value("decade") if c.isdigit())
    if len(digits) != 2:
        return None
    first = float(digits)
    return Length(((Amount(None, first, first + 9), "year"),), age=True)


@rule("(?P<name>WORD) COMMA (?P<number>INT2|INT)(?=COMMA|STOP|RPAREN)", group="number")
@rule("(?P<name>WORD) LPAREN (?P<number>INT2) (?=RPAREN)", group="number")
def set_off(m: Match) -> Length | None:
    """`Hasnah, 29, last heard`: a bare number set off after a name; whose it is, `filters` looks at."""
    name, number = m.token("name"), m.value("number")
    after = m.after(1) if m.after() is not None and m.after().category == "COMMA" else None  # type: ignore[union-attr]
    if not name.text[:1].isupper() or not name.text[-1:].islower() or not 3 <= number <= 119:
        return None
    if after is not None and (after.text[:1].isupper() or after.text[:1].isdigit()):
        return None  # Boston, 29, Denver, 31
    return _age(number)


# --- longer ones out of shorter ones ------------------------------------------------------------------------


@LENGTHS.rule("(?P<one>XLEN) (COMMA? AND|COMMA)? (?P<two>XLEN) ((COMMA? AND|COMMA)? (?P<three>XLEN))?")
def joined(m: Match) -> Length | list[Piece] | None:
    """`two years and three months`, `2 hours 17 minutes`; each unit must be smaller than the one before."""
    lengths = [value for name in ("one", "two", "three") if (value := m.value(name)) is not None]
    parts = [part for one in lengths for part in one.parts]
    if any(part[0].stated is None for part in parts) or any(amount.mod for amount, _ in parts[1:]):
        return None
    ranks = [_RANKS.index(unit) if unit in _RANKS else -1 for _, unit in parts]
    if ranks != sorted(set(ranks)) or -1 in ranks:
        return None
    return Length(tuple(parts))


_RANKS = ("year", "month", "week", "day", "hour", "minute", "second")


@LENGTHS.rule("(?P<low>NUM) (TO|OR|DASH) (?P<high>XLEN)")
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
