"""Lives in brackets: `Elma Rhys (3 May 1902 – 1951)` tells a birth and a death without a verb.

Works of reference name the places too: `(Leith, 1902 – Oslo, 1951)`, `(b. Leith, 1902; d. Oslo, 1951)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from claimcheck.models import Participant

if TYPE_CHECKING:
    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import DateMention, Frame

Life = Literal["born", "die"]

#: other names and how they are spoken come first: `(in Irish Elma Ní Ríos; 3 May 1902 – …`
_OPENS = re.compile(r"\W{0,3}\s\((?:[^();]{1,120};\s){0,3}(?:born\s|b\.\s?)?$")
_BETWEEN = re.compile(r"\W{0,3}\s")
_BORN = re.compile(r"[(;]\s?(?:born\s|b\.\s?)$")
_DASH = re.compile(r"\s?[–—-]\s?")
_PLACE = r"(?:in\s)?[A-Z][^()\d;–—]{1,40}?"
_DAY = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}\s|[A-Z][a-z]{2,8}\s\d{1,2},\s)?"


def _half(of: str, marks: str) -> str:
    """One half of a bracket: a mark, a place before or after, a day, and the year as the group `of`."""
    before = rf"(?:(?P<{of}_mark>{marks})\s?)?(?:(?P<{of}_at>{_PLACE}),?\s)?"
    return rf"{before}{_DAY}(?P<{of}>\d{{4}})(?:,?\s(?P<{of}_in>{_PLACE}))?"


_BIRTH = _half("born", r"born|b\.|[*]")
_DEATH = _half("died", r"died|d\.|†")
_LIFE = re.compile(rf"\(\s?{_BIRTH}\s?(?:[–—-]|[;,](?=\s?(?:died|d\.|†)))\s?{_DEATH}\s?\)")
#: nobody lives longer, in years
LONGEST_LIFE = 125
#: years of life from which a range in brackets is taken for one and not for a term
LEAST_LIFE = 25
#: how far before a date its bracket and the end of the name may stand, and the mark of a birth, in characters
_REACH = 250
_NEAR = 14
#: within so many characters of a term the next one in a list begins
_NEXT_TERM = 60


def life_date(article: Article, passage: Passage, mention: DateMention) -> tuple[Life, str] | None:
    """Whether a date is that of a birth or a death in brackets right after a person's name, and whose."""
    if mention.type != "DATE" or mention.timex is None:
        return None
    text = passage.block.text
    told = next((one for one in lives_in(text) if mention.start <= one.year < mention.end), None)
    if told is not None:
        named = _named_at(article, passage, told.opening)
        return (told.life, named) if named is not None else None
    who = _named_before(article, passage, mention)
    if who is not None:
        following = next((d for d in passage.dates if d.start >= mention.end), None)
        if following is not None and (
            not _is_lifetime(mention, following) or _is_in_succession(passage, mention, following)
        ):
            following = None  # `the coach Elma Rhys (2001–2007)`
        born = _BORN.search(text[max(0, mention.start - _NEAR) : mention.start]) is not None
        if born or (following is not None and _DASH.fullmatch(text, mention.end, following.start)):
            return "born", who
        return None
    before = next((d for d in reversed(passage.dates) if d.end <= mention.start), None)
    if (
        before is None
        or _DASH.fullmatch(text, before.end, mention.start) is None
        or text[mention.end : mention.end + 1] != ")"
    ):
        return None
    lived = _is_lifetime(before, mention) and not _is_in_succession(passage, before, mention)
    who = _named_before(article, passage, before) if lived else None
    return ("die", who) if who is not None else None


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A year of birth or death in brackets: where it stands, and where the bracket opens, in characters."""

    life: Life
    year: int
    opening: int


def _is_marked(match: re.Match[str]) -> bool:
    return bool(match["born_mark"] or match["died_mark"])


def _is_placed(match: re.Match[str]) -> bool:
    """Whether a place stands in both halves; in one only it may be a club or a party, and the years those of a term."""
    return all(match[f"{half}_at"] or match[f"{half}_in"] for half in ("born", "died"))


@lru_cache(64)
def lives_in(text: str) -> tuple[Bracketed, ...]:
    """The years of births and deaths in brackets that name places, or mark which is which, in their order."""
    found: list[Bracketed] = []
    for match in _LIFE.finditer(text) if "(" in text else ():
        years = int(match["died"]) - int(match["born"])
        least = 0 if _is_marked(match) else LEAST_LIFE
        if least <= years <= LONGEST_LIFE and (_is_marked(match) or _is_placed(match)):
            found += [
                Bracketed("born", match.start("born"), match.start()),
                Bracketed("die", match.start("died"), match.start()),
            ]
    return tuple(found)


def _is_lifetime(born: DateMention, died: DateMention) -> bool:
    """Whether so many years lie between them that they are hardly those of an office."""
    if born.low is None or died.low is None or not (born.low[:4].isdigit() and died.low[:4].isdigit()):
        return False
    return int(died.low[:4]) - int(born.low[:4]) >= LEAST_LIFE


def _is_in_succession(passage: Passage, first: DateMention, last: DateMention) -> bool:
    """`Elma Rhys (1949–1982), Cem Polat (1982–2008)`: terms, of which one begins in the year the other ends."""
    before = [d for d in passage.dates if first.start - _NEXT_TERM < d.end <= first.start]
    behind = [d for d in passage.dates if last.end <= d.start < last.end + _NEXT_TERM]
    meets = any(_year(d) == _year(first) for d in before) or any(_year(d) == _year(last) for d in behind)
    return meets and "(" in passage.block.text[: first.start]


def _year(mention: DateMention) -> str | None:
    return mention.low[:4] if mention.low is not None else None


def of_life(frame: Frame, life: Life, who: str) -> Frame:
    """The frame of a birth or death, said of one person."""
    others = (p for p in frame.participants if p.proper and p.name != who)
    aside = tuple(p.model_copy(update={"inferred": True, "role": "other"}) for p in others)
    return frame.model_copy(
        update={
            "event": life,
            "event_class": life,
            "event_classes": (life,),
            "thing": None,
            "thing_class": None,
            "thing_classes": (),
            "participants": (Participant(name=who, role="patient"), *aside),
        }
    )


def _named_before(article: Article, passage: Passage, mention: DateMention) -> str | None:
    opened = _OPENS.search(passage.block.text[max(0, mention.start - _REACH) : mention.start])
    if opened is None:
        return None
    return _named_at(article, passage, mention.start - len(opened[0]) + opened[0].index("("))


def _named_at(article: Article, passage: Passage, opening: int) -> str | None:
    """The person named right before a bracket."""
    for name in passage.names:
        between = passage.block.text[name.end : opening]
        may_be_person = name.kind == "person" or (name.kind == "unknown" and " " in name.text)
        if name.end <= opening and may_be_person and _BETWEEN.fullmatch(between):
            return article.entities.canonical(passage.index, name.start, name.end) or name.text
    return None
