"""Ages held against the dates of birth and death that the same article gives the same person."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.dates.brackets import life_date
from claimcheck.models.timeline import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.extractors.evidence import Evidence
    from claimcheck.models import Claim

#: mean days of a year, by which whole years of life are told from days
YEAR = 365.2425

_LENGTH = re.compile(r"P(\d+)Y")
#: `in his tenth year as mayor` is none of life
_YEAR_OF_LIFE = re.compile(
    r"\bin (?:his|her) (?P<ordinal>[a-z]+(?:-[a-z]+)?|\d+(?:st|nd|rd|th)) year\b(?!\s(?:as|at|of|in|with)\b)",
    re.IGNORECASE,
)
_ROW = re.compile(r"(?P<head>born|birth|date of birth|died|death|date of death)\s?[|:]\s?", re.IGNORECASE)
_AT = re.compile(r"\bat (?:the age of )?$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_DEATHS = frozenset({"die", "murder", "assassinate", "execute", "take_own_life"})


@dataclass(frozen=True, slots=True)
class WrongAge:
    """An age and the claims of the dates that rule it out; `made` is the age that they give."""

    age: Claim
    dates: tuple[Claim, ...]
    made: str


def wrong_ages(evidence: Evidence, claims: Sequence[Claim]) -> Iterator[WrongAge]:
    """Ages at death, and ages today, that the dates of the same person's life do not give.

    A person with two dates of birth in one article is left out: which one is wrong is not told by an age.
    """
    dates = [c for c in claims if c.type == "date" and c.modality == "happened"]
    ages = [c for c in dates if _age(c) is not None]
    lived = list(_years_of_life(evidence))
    if not ages and not lived:
        return
    lives = Lives(evidence, [claim for claim in dates if _is_point(claim)])
    published = evidence.article.document.published
    for claim, age in [*((c, _age(c)) for c in ages), *lived]:
        who = person(claim)
        born = lives.born(who) if who is not None and age is not None else None
        if born is None or who is None or age is None:
            continue
        if _DEATHS.intersection(claim.frame.event_classes):
            died = lives.died(who, claim)
            if died is not None and not _fits(age, _days(born), _days(died)):
                yield WrongAge(claim, (born, died), _made(_days(born), _days(died)))
        elif published is not None and _is_today(claim, born, dates, published.year):
            today = float(published.toordinal() - 1)
            if not _fits(age, _days(born), (today - 1, today)):
                yield WrongAge(claim, (born,), _made(_days(born), (today - 1, today)))


class Lives:
    """Who was born and died when, by one article."""

    def __init__(self, evidence: Evidence, dates: Sequence[Claim]) -> None:
        self._born: dict[str, list[Claim]] = defaultdict(list)
        self._died: dict[str, list[Claim]] = defaultdict(list)
        for claim in dates:
            who = person(claim)
            if who is not None and claim.attribute == "born":
                self._born[who].append(claim)
            elif who is not None and _DEATHS.intersection(claim.frame.event_classes):
                self._died[who].append(claim)
        for who, told, is_birth in (*_rows(evidence), *_brackets(evidence)):
            (self._born if is_birth else self._died)[who].append(told)

    def born(self, who: str) -> Claim | None:
        """The date of birth, the narrowest where several agree."""
        return _one(self._born.get(who, ()))

    def died(self, who: str, age: Claim) -> Claim | None:
        """The date of death: that of the age's own sentence first."""
        told = self._died.get(who, [])
        return _one([claim for claim in told if claim.start == age.start] or told)


def person(claim: Claim) -> str | None:
    """The one person whom a claim is said of, None where it names nobody or several."""
    takers = [p for p in claim.frame.participants if p.proper and p.role in {"agent", "patient"}]
    if not takers and _age(claim) is not None and any(p.role in {"agent", "patient"} for p in claim.frame.participants):
        return None  # he is survived by a son, 12
    if not takers and _PRONOUN.search(claim.text):
        return _topic(claim)
    named = list(dict.fromkeys(p.name for p in takers if not p.inferred)) or list(dict.fromkeys(p.name for p in takers))
    return named[0] if len(named) == 1 else None


def _topic(claim: Claim) -> str | None:
    """Whom the article is about, the first of the names that stand in for what a sentence leaves out."""
    return next((p.name for p in claim.frame.participants if p.proper and p.inferred), None)


def _one(claims: Sequence[Claim]) -> Claim | None:
    """The narrowest of dates that all meet, None where two of them do not."""
    if not claims:
        return None
    spans = [_days(claim) for claim in claims]
    if max(low for low, _ in spans) > min(high for _, high in spans):
        return None
    return min(claims, key=lambda claim: (_days(claim)[1] - _days(claim)[0], claim.value_start))


def _rows(evidence: Evidence) -> Iterator[tuple[str, Claim, bool]]:
    """`Born | 3 May 1902, Oslo`: rows of a table or list about the article's own person; True for a birth."""
    for passage in evidence.article.passages:
        match = _ROW.match(passage.block.text) if passage.dates and passage.block.kind in {"row", "item"} else None
        if match is None or passage.dates[0].start > match.end() + 60:
            continue
        claim = evidence.claim(passage, passage.dates[0].start, passage.dates[0].end, "date")
        who = _topic(claim) if claim is not None else None
        if claim is not None and who is not None and _is_point(claim):
            yield who, claim, match["head"].lower() in {"born", "birth", "date of birth"}


def _brackets(evidence: Evidence) -> Iterator[tuple[str, Claim, bool]]:
    """`Elma Rhys (1902–1951)`, `Elma Rhys (born 3 May 1902)`: whose, and the claims of the dates; True for a birth."""
    for passage in evidence.article.passages:
        for mention in passage.dates:
            life = life_date(evidence.article, passage, mention)
            claim = evidence.claim(passage, mention.start, mention.end, "date") if life is not None else None
            if life is not None and claim is not None:
                yield life[1], claim, life[0] == "born"


def _years_of_life(evidence: Evidence) -> Iterator[tuple[Claim, int | None]]:
    """`in his sixty-eighth year`: the claim of the ordinal, and the age, which is one less."""
    for passage in evidence.article.passages:
        for match in _YEAR_OF_LIFE.finditer(passage.block.text):
            claim = evidence.claim(passage, match.start("ordinal"), match.end("ordinal"), "count")
            if claim is not None and claim.value.kind == "count" and claim.value.number is not None:
                yield claim, int(claim.value.number) - 1


def _age(claim: Claim) -> int | None:
    value = claim.value
    if value.kind != "date" or not value.age or value.mod is not None or value.low != value.high:
        return None
    match = _LENGTH.fullmatch(value.timex or "")
    return int(match[1]) if match else None


def _is_point(claim: Claim) -> bool:
    value = claim.value
    return (
        value.kind == "date" and value.type == "DATE" and value.low is not None and value.high is not None
    ) and value.mod is None


def _is_today(age: Claim, born: Claim, dates: Iterable[Claim], year: int) -> bool:
    """Whether an age is that of the day of publication: no date of its sentence points elsewhere."""
    # only `Jana Krall, 41, ...`: `aged 19` and `at 25` may be long ago
    if not age.value_text.isdigit() or _AT.search(age.text[: max(0, age.value_start - age.start)]):
        return False
    others = [c for c in dates if c.start == age.start and c.id not in {age.id, born.id}]
    return all(_is_point(other) and abs(_days(other)[0] / YEAR + 1 - year) < 2 for other in others)


def _days(claim: Claim) -> tuple[float, float]:
    value = claim.value
    if value.kind != "date" or value.low is None or value.high is None:
        raise ValueError(f"not a point in time: {claim.value_text!r}")
    return instant(value.low)[0], instant(value.high)[0]


def _ages(born: tuple[float, float], then: tuple[float, float]) -> tuple[int, int]:
    # half a day on either side, for leap days
    return int((then[0] - born[1] - 0.75) // YEAR), int((then[1] - born[0] + 0.75) // YEAR)


def _fits(age: int, born: tuple[float, float], then: tuple[float, float]) -> bool:
    least, most = _ages(born, then)
    return least <= age <= most


def _made(born: tuple[float, float], then: tuple[float, float]) -> str:
    least, most = _ages(born, then)
    return f"{least}" if least == most else f"{least} or {most}" if most == least + 1 else f"{least} to {most}"
