"""Open bounds: `since 2003`, `by Friday`, `until May`, `no later than 1 June` leave one end of a date open."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.extractors.dates.resolve import Reading
    from claimcheck.extractors.dates.tokens import Token
    from claimcheck.models import DateMention, DateValue

#: of a date that nothing pins down only the direction is known
_DIRECTIONS = {"BEFORE": "ON_OR_BEFORE", "AFTER": "ON_OR_AFTER"}
_MODS = {
    "SINCE": "ON_OR_AFTER", "UNTIL": "ON_OR_BEFORE", "BY": "ON_OR_BEFORE", "BEFORE": "BEFORE", "AFTER": "AFTER",
}  # fmt: skip


def bound_before(tokens: Sequence[Token], at: int) -> str | None:
    """The TIMEX3 modifier that the words before a date give it."""
    before = tokens[at - 1].category if at else ""
    if before == "THAN" and at >= 3 and tokens[at - 3].category == "NO":
        return {"LATER": "ON_OR_BEFORE", "EARLIER": "ON_OR_AFTER"}.get(tokens[at - 2].category)
    if before == "FROM" and at + 1 < len(tokens) and tokens[at + 1].category in {"HENCE"}:
        return "ON_OR_AFTER"
    if before in {"BEFORE", "AFTER"} and at >= 2 and tokens[at - 2].category in {"XLEN", "XAGE"}:
        return None  # two days after the 3rd is a shift, not a bound
    if before in {"UNTIL", "BY"} and at >= 3 and tokens[at - 3].category in {"FROM", "BETWEEN"}:
        return None  # the end of a range
    after = [token.category for token in tokens[at + 1 : at + 3] if token.category != "COMMA"]
    if before == "UNTIL" and after[:1] == ["WHEN"]:
        return None  # until 1904, when it was pulled down: that was in 1904
    return _MODS.get(before)


def bounded(reading: Reading, mod: str | None) -> Reading:
    """The reading with one end open; lengths and sets stay as they are, open values but for their modifier."""
    if mod is None or reading.type not in {"DATE", "TIME"}:
        return reading
    if reading.low is None and reading.high is None:
        return replace(reading, mod=_DIRECTIONS.get(mod, mod)) if reading.timex is not None else reading
    if reading.low is None or reading.high is None:
        return reading
    low, high = reading.low, reading.high
    if mod == "ON_OR_AFTER":
        ends: tuple[str | None, str | None] = (low, None)
    elif mod == "ON_OR_BEFORE":
        ends = (None, high)
    elif reading.mod is not None or reading.type == "TIME":
        # before or after something loose: as far as its own interval reaches
        ends = (None, high) if mod == "BEFORE" else (low, None)
    elif mod == "BEFORE":
        ends = (None, _step(low, -1))
    else:
        ends = (_step(high, 1), None)
    return replace(reading, low=ends[0], high=ends[1], mod=reading.mod or mod)


def first_time(mention: DateMention) -> DateValue | None:
    """What was not done until a date was done then: the date itself; None where its begin is not known."""
    value = mention.value()
    if value.low is None and value.high is not None and mention.begin is not None:
        mod = None if value.mod == "ON_OR_BEFORE" else value.mod
        return value.model_copy(update={"low": mention.begin, "mod": mod})
    return value if value.low is not None and value.high is not None else None


#: `built about 1850` is near it, `a book about 1850` is not
_BEFORE_ABOUT = {"IN", "ON", "BY", "FROM", "SINCE", "UNTIL", "BORN", "LPAREN", "AT", "TO", "BETWEEN"}
#: how far `about` opens a date, in days by its grain; that of a year in years, more where the year is round
_ABOUT = {"day": 7, "week": 7, "weekend": 7, "month": 31, "season": 92, "quarter": 92}
_YEARS = 3
_ROUND_YEARS = 10


def approximated(reading: Reading, tokens: Sequence[Token], at: int) -> Reading | None:
    """The reading of `c. 1850`, `around 4 June`; None where no such word stands before the date."""
    period = reading.period
    if not at or tokens[at - 1].category != "APPROX" or reading.type != "DATE" or period is None:
        return None
    word, before = tokens[at - 1].text.lower(), tokens[at - 2].category if at > 1 else "BREAK"
    if word == "barely" or reading.mod is not None or (word == "about" and before not in _BEFORE_ABOUT):
        return None
    round_ = period.grain not in {*_ABOUT, "year"} or period.low.year % 10 == 0
    years = 0 if period.grain in _ABOUT else _ROUND_YEARS if round_ else _YEARS
    shift = relativedelta(years=years, days=_ABOUT.get(period.grain, 0))
    try:
        low, high = period.low - shift, period.high + shift
    except (OverflowError, ValueError):
        return None
    return replace(reading, low=low.isoformat(), high=high.isoformat(), mod="APPROX")


def _step(end: str, sign: int) -> str:
    """The day before or after; years before Christ and the ends of the calendar stay as they are."""
    if end.startswith(("-", "0000")):
        return end
    try:
        return (dt.date.fromisoformat(end) + dt.timedelta(days=sign)).isoformat()
    except OverflowError:
        return end
