"""Lives in brackets: `Elma Rhys (3 May 1902 – 1951)` tells a birth and a death without a verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from claimcheck.models import Participant

if TYPE_CHECKING:
    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import DateMention, Frame

Life = Literal["born", "die"]

_OPENS = re.compile(r"\W{0,3}\s\((?:born\s|b\.\s?)?$")
_BORN = re.compile(r"\((?:born\s|b\.\s?)$")
_DASH = re.compile(r"\s?[–—-]\s?")
#: years of life from which a range in brackets is taken for one and not for a term
LEAST_LIFE = 25
#: how far before a date its bracket and the end of the name may stand
_REACH = 14


def life_date(article: Article, passage: Passage, mention: DateMention) -> tuple[Life, str] | None:
    """Whether a date is that of a birth or a death in brackets right after a person's name, and whose."""
    if mention.type != "DATE" or mention.timex is None:
        return None
    text = passage.block.text
    who = _named_before(article, passage, mention)
    if who is not None:
        following = next((d for d in passage.dates if d.start >= mention.end), None)
        if following is not None and not _is_lifetime(mention, following):
            following = None  # `the coach Elma Rhys (2001–2007)`
        born = _BORN.search(text[max(0, mention.start - _REACH) : mention.start]) is not None
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
    who = _named_before(article, passage, before) if _is_lifetime(before, mention) else None
    return ("die", who) if who is not None else None


def _is_lifetime(born: DateMention, died: DateMention) -> bool:
    """Whether so many years lie between them that they are hardly those of an office."""
    if born.low is None or died.low is None or not (born.low[:4].isdigit() and died.low[:4].isdigit()):
        return False
    return int(died.low[:4]) - int(born.low[:4]) >= LEAST_LIFE


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
    at = mention.start - len(opened[0])
    for name in passage.names:
        if name.end == at and (name.kind == "person" or (name.kind == "unknown" and " " in name.text)):
            return article.entities.canonical(passage.index, name.start, name.end) or name.text
    return None
