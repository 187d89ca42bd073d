"""The first stage, for ages: `aged 41`, `turned 60`, `in her early thirties`, `Hasnah, 29, said`."""

from __future__ import annotations

from claimcheck.extractors.dates.atoms import rule
from claimcheck.extractors.dates.expressions import Amount, Length
from claimcheck.extractors.dates.grammar import Match, Piece
from claimcheck.extractors.dates.lengths import number_of
from claimcheck.lexicon import lexicon

#: beyond this many years a length is no life
OLDEST = 5000
#: `in his 41st year` is told of lives from this number on
FEWEST_YEARS = 41


def _age(number: float, unit: str = "year") -> Length | None:
    return Length(((Amount(number, number, number), unit),), age=True) if 0 <= number < OLDEST else None


@rule("AGED (BETWEEN|FROM)? (?P<number>NUM) (?P<to>TO|DASH|AND|OR) (?P<high>NUM) (?P<unit>UNITS)?(?!NUM)")
def aged_between(m: Match) -> Length | list[Piece] | None:
    """`aged 18 to 24`, `aged between 18 and 24`: one band; `aged 24 and 31` are two ages."""
    low, high = float(m.value("number")), float(m.value("high"))
    unit = m.value("unit") or "year"
    if not (0 <= low < OLDEST and 0 <= high < OLDEST):
        return None
    if m.category("to") in {"AND", "OR"} and m.span("number")[0] - m.span()[0] == 1:
        one, two = _age(low, unit), _age(high, unit)
        if one is None or two is None:
            return None
        return [Piece(m.span()[0], m.span("number")[1], one), Piece(m.span("high")[0], m.span()[1], two)]
    return Length(((Amount(None, low, high), unit),), age=True) if low < high else None


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
@rule(
    "IS (EXACTLY|SHORTLY|REF)? (?P<number>INT2|WORDNUM)(?=STOP|COMMA|AND|WHEN|BREAK|REF|AT THE TIME|$)", group="number"
)
@rule("IS (EXACTLY|SHORTLY|REF)? (?P<number>INT2|WORDNUM)(?=(IN|ON) (MONTH|WEEKDAY|SEASON|THE))", group="number")
@rule("AT (EXACTLY|SHORTLY)? (?P<number>INT2|WORDNUM)(?=STOP|COMMA|AND|BREAK|IN (YEAR4|MONTH)|$|HE)", group="number")
def turned(m: Match) -> Length | None:
    """`turned 60`, `he is 61`, `died at 61`: the number alone; whose it is, `filters` looks at."""
    number = number_of(m)
    return None if number is None or not 1 <= number < 130 or number != int(number) else _age(number)


@rule("(?P<owner>WORD) OF (?P<number>INT2|WORDNUM)(?=COMMA|STOP|RPAREN|AND|IS|WHEN|FROM|HE|$)", group="number")
def of_years(m: Match) -> Length | None:
    """`a girl of 12`, `a man of forty`: the number alone."""
    number = number_of(m)
    owner = m.token("owner").text.lower()
    if number is None or number != int(number) or owner not in lexicon("calendar")["persons"]["of-age"]:
        return None
    return _age(number) if 2 <= number < 120 else None


@rule("(?P<age>IN HIS (?P<number>ORD) UNIT)(?=STOP|COMMA|BREAK|AND|$)", group="age")
def in_his_year(m: Match) -> Length | None:
    """`died in his sixty-eighth year`: 67 years old; of few years it is one of work or school."""
    number = number_of(m)
    year = m.tokens[m.span("age")[1] - 1].value == "year"
    return _age(number - 1) if number is not None and year and number >= FEWEST_YEARS else None


@rule("HIS (?P<age>((?P<mod>EARLY|MID|LATE) DASH?)? (?P<decade>DECADE))", group="age")
def in_his_sixties(m: Match) -> Length | None:
    """`in his 60s`, `in her early thirties`: a band."""
    digits = "".join(c for c in m.value("decade") if c.isdigit())
    if len(digits) != 2:
        return None
    first = float(digits)
    low, high = {"EARLY": (0, 5), "MID": (2, 8), "LATE": (5, 9)}.get(m.category("mod") or "", (0, 9))
    return Length(((Amount(None, first + low, first + high), "year"),), age=True)


@rule("(?P<name>WORD) COMMA (?P<number>INT2|INT)(?=COMMA|STOP|RPAREN)", group="number")
@rule("(?P<name>WORD) COMMA (REF|THEN|SHORTLY|EXACTLY) (?P<number>INT2|INT)(?=COMMA|STOP|RPAREN)", group="number")
@rule("(?P<name>WORD) LPAREN (?P<number>INT2) (?=RPAREN)", group="number")
@rule("(?P<name>WORD) COMMA (REF|THEN)? AN SPRY (?P<number>INT2|INT|WORDNUM)(?=COMMA|STOP|RPAREN|AND)", group="number")
def set_off(m: Match) -> Length | None:
    """`Hasnah, 29, last heard`: a bare number set off after a name; whose it is, `filters` looks at."""
    name, number = m.token("name"), m.value("number")
    if name.text.islower():
        return _age(number) if name.text in lexicon("calendar")["persons"]["nouns"] and 0 < number <= 119 else None
    after = m.after(1) if m.after() is not None and m.after().category == "COMMA" else None  # type: ignore[union-attr]
    if not name.text[:1].isupper() or not name.text[-1:].islower() or not 3 <= number <= 119:
        return None
    if after is not None and (after.text[:1].isupper() or after.text[:1].isdigit()):
        return None  # Boston, 29, Denver, 31
    return _age(number)
