"""Claims, links and articles made by hand."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from claimcheck.engine.cases import Pair, make_pair
from claimcheck.models import (
    Claim,
    CountValue,
    DateValue,
    DocumentInfo,
    Frame,
    Link,
    Participant,
    Scope,
    TitleValue,
    Value,
)

FRAME_FIELDS = {
    *("event", "event_class", "event_classes", "thing", "thing_class", "thing_classes"),
    *("modifiers", "participants", "topic", "selectors"),
}
SCOPE_FIELDS = {"where", "since", "until", "of", "edition", "period"}


def article(id: str, published: str | None = None, **fields: Any) -> DocumentInfo:
    day = dt.datetime.fromisoformat(published) if published and "T" in published else None
    return DocumentInfo(id=id, published=day or (dt.date.fromisoformat(published) if published else None), **fields)


def claim(
    id: str,
    value: Value,
    *,
    text: str | None = None,
    words: str | None = None,
    position: int | None = None,
    **fields: Any,
) -> Claim:
    """A claim `document#n`; `text` is its sentence, `words` those of it that tell the value."""
    document, _, number = id.partition("#")
    words = words or value_words(value)
    sentence = text or f"It was {words}."
    start = (int(number or 1) * 1000) if position is None else position
    offset = sentence.index(words)
    frame = {name: fields.pop(name) for name in list(fields) if name in FRAME_FIELDS}
    scope = {name: fields.pop(name) for name in list(fields) if name in SCOPE_FIELDS}
    return Claim(
        id=id,
        document=document,
        type=value.kind,
        text=sentence,
        start=start,
        end=start + len(sentence),
        value_start=start + offset,
        value_end=start + offset + len(words),
        line=1,
        value=value,
        subject=fields.pop("subject", "the thing"),
        attribute=fields.pop("attribute", "be"),
        frame=Frame(**frame),
        scope=Scope(**scope),
        **fields,
    )


def count(
    id: str, number: float | None = None, *, low: float | None = None, high: float | None = None, **fields: Any
) -> Claim:
    exact = low is None and high is None
    value = CountValue(
        number=number,
        low=number if exact else low,
        high=number if exact else high,
        unit=fields.pop("unit", None),
        quantity=fields.pop("quantity", "count"),
        approximation=fields.pop("approximation", "=" if exact else "~"),
        dimension=fields.pop("dimension", None),
    )
    return claim(id, value, **fields)


def date(id: str, low: str | None, high: str | None = None, **fields: Any) -> Claim:
    """A date from `low` to `high` (the same day if left out); `low` alone as P6W is a length of time."""
    kind = fields.pop(
        "timex_type", "DURATION" if low and low.startswith("P") else "TIME" if low and "T" in low else "DATE"
    )
    value = DateValue(
        low=low,
        high=(fields.pop("open_high", False) and None) or high or low,
        timex=fields.pop("timex", low),
        type=kind,
        age=fields.pop("age", False),
    )
    return claim(id, value, **fields)


def since(id: str, low: str, told: str, **fields: Any) -> Claim:
    """A date that is open upward, after the words `told` and `since`."""
    made = date(id, low, words=low, text=f"{told} since {low}.", **fields)
    return made.model_copy(update={"value": made.value.model_copy(update={"high": None, "mod": "ON_OR_AFTER"})})


def title(id: str, holder: str | None, role: str, body: str | None = "Acme", **fields: Any) -> Claim:
    value = TitleValue(
        holder=holder,
        role=role,
        body=body,
        status=fields.pop("status", "current"),
        since=fields.pop("since", None),
        until=fields.pop("until", None),
    )
    return claim(id, value, words=fields.pop("words", role), **fields)


def value_words(value: Value) -> str:
    if isinstance(value, CountValue):
        return f"{value.number:g}" if value.number is not None else f"{value.low} to {value.high}"
    if isinstance(value, DateValue):
        return f"{value.low} to {value.high}" if value.low != value.high else str(value.low)
    return value.role


def link(
    a: Claim, b: Claim, score: float = 0.9, relation: str = "subject", reasons: tuple[str, ...] = ("same subject",)
) -> Link:
    return Link(a=a.id, b=b.id, relation=relation, score=score, reasons=reasons)


def pair(a: Claim, b: Claim, published: tuple[str | None, str | None] = (None, None), **fields: Any) -> Pair:
    """Two claims as a case; `published` are the dates of their articles."""
    documents = {a.document: article(a.document, published[0])}
    documents.setdefault(b.document, article(b.document, published[1]))
    return make_pair(link(a, b, **fields), {a.id: a, b.id: b}, documents)


def all_links(claims: list[Claim], score: float = 0.9, relation: str = "subject") -> list[Link]:
    """A link between every two claims."""
    return [link(a, b, score, relation) for a, b in itertools.combinations(claims, 2)]


def person(name: str, role: str = "agent", **fields: Any) -> Participant:
    return Participant(name=name, role=role, **fields)
