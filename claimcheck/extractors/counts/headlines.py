"""A number of the headline against the same number of the text below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.bands import last_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.extractors.article import Article
    from claimcheck.models import Claim

#: how many paragraphs of the text a headline sums up
LEAD = 3
_COMPARED = frozenset({"count", "money", "percent", "quantity"})
#: what is told of a thing, and does not count it
_MEASURED = frozenset({"money", "quantity", "percent"})
_MODALITIES = frozenset({"happened", "planned"})
#: from this number on, a headline may round: `40,000` for 39,700
ROUNDED = 100
#: by this share of it at the most
CLOSE = 0.05
_INFINITIVE = re.compile(r"\bto\s[a-z]+\s(?:[a-z]+\s){0,3}$")
#: how many words the headline must share with the sentence that tells its sum
SHARED = 2


def headline_pairs(article: Article, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of a count in the headline and one of the lead that tell one thing by two numbers.

    Both are exact and happened, count the same noun in the same kind of event, and name no clashing
    qualities; the text must not give the headline's number for anything, nor two numbers for this.
    """
    counts = [claim for claim in claims if claim.type == "count"]
    spans = _headline_and_lead(article)
    if spans is None or not counts:
        return
    (head_start, head_end), (lead_start, lead_end) = spans
    body = [claim for claim in counts if claim.value_start >= head_end]
    for claim in counts:
        if head_start <= claim.value_start < head_end and _told(claim):
            same = [other for other in body if _told(other) and _one_thing(claim, other)]
            stated = {_number(other) for other in same}
            if len(stated) == 1 and not any(_may_be(claim, other) for other in body):
                first = same[0]
                if lead_start <= first.value_start < lead_end and _alike(claim, first):
                    yield claim, first


def _headline_and_lead(article: Article) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The spans in the file of the headline and of the first paragraphs after it."""
    passages = [passage for passage in article.passages if passage.block.text.strip()]
    if len(passages) < 2:
        return None
    first = passages[0].block
    if first.kind != "heading" and first.text.strip() != (article.document.title or "").strip():
        return None
    paragraphs = [passage.block for passage in passages[1:] if passage.block.kind == "paragraph"][:LEAD]
    if not paragraphs:
        return None
    last = paragraphs[-1]
    return first.source(0, len(first.text)), (paragraphs[0].source(0, 1)[0], last.source(0, len(last.text))[1])


def _told(claim: Claim) -> bool:
    value = claim.value
    return (
        value.kind == "count"
        and value.quantity in _COMPARED
        and value.number is not None
        and value.approximation == "="
        and value.change is None
        and claim.scope.of is None
        and claim.modality in _MODALITIES
    )


def _may_be(headline: Claim, told: Claim) -> bool:
    """Whether the text gives the headline's number for anything, or one that it may be a rounding of."""
    a, b = headline.value, told.value
    if a.kind != "count" or b.kind != "count" or a.number is None:
        return False
    if b.low is not None and b.high is not None and a.low is not None and a.high is not None:
        rounding = min(last_place(a.number) / 2, CLOSE * abs(a.number)) if abs(a.number) >= ROUNDED else 0.0
        if a.low - rounding <= b.high and b.low <= a.high + rounding and (a.unit == b.unit or b.unit is None):
            return True
    return b.number == a.number or (
        b.number is None and (b.low is None or b.low <= a.number) and _one_thing(headline, told)
    )


def _alike(headline: Claim, told: Claim) -> bool:
    """Whether no modifier tells them apart, nor one is planned and the other done, nor are they parts of one number.

    The parser takes much of a headline for modifiers, so those alone that both have tell.
    """
    a, b = set(headline.frame.modifiers), set(told.frame.modifiers)
    if _is_plan(headline) != _is_plan(told) or headline.value.kind != "count" or told.value.kind != "count":
        return False
    return (a == b or not (a and b)) and headline.value.per == told.value.per


def _number(claim: Claim) -> float | None:
    return claim.value.number if claim.value.kind == "count" else None


def _is_plan(claim: Claim) -> bool:
    """Whether it is still to come: told as a plan, or by an infinitive (`Factory to cut 300 jobs`, `agreed to pay`)."""
    before = claim.text[: claim.value_start - claim.start]
    return claim.modality == "planned" or _INFINITIVE.search(before) is not None


def _one_thing(a: Claim, b: Claim) -> bool:
    if a.value.kind != "count" or b.value.kind != "count":
        return False
    if (a.value.quantity, a.value.unit) != (b.value.quantity, b.value.unit):
        return False
    if a.value.quantity in _MEASURED:
        return _one_event(a, b) and _one_matter(a, b)
    return a.value.noun is not None and a.value.noun == b.value.noun and _one_event(a, b)


def _one_matter(headline: Claim, told: Claim) -> bool:
    """Whether a sum or measure is told of one thing: words of the headline come back around the one in the text."""
    a, b = {*headline.frame.topic, *headline.frame.thing_classes}, {*told.frame.topic, *told.frame.thing_classes}
    return len(a & b) >= min(SHARED, len(a))


def _one_event(headline: Claim, told: Claim) -> bool:
    """Whether both tell one event; in a headline the parser often takes the verb (`Twelve miners rescued`) for none."""
    if headline.frame.event_classes:
        # `a hospital with 230 beds opened`: the number stands beside the verb, in a phrase without one
        words = told.frame.event_classes or told.frame.topic
        return bool(set(headline.frame.event_classes) & set(words))
    stem = (told.frame.event or "").partition("_")[0].removesuffix("e")
    return len(stem) > 2 and f" {stem}" in headline.text.lower()
