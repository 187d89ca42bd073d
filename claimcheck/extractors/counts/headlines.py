"""A number of the headline against the same number of the text below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.extractors.article import Article
    from claimcheck.models import Claim

#: how many paragraphs of the text a headline sums up
LEAD = 3
_COMPARED = frozenset({"count", "money", "percent", "quantity"})


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
            number = claim.value.number  # type: ignore[union-attr]
            same = [other for other in body if _told(other) and _one_thing(claim, other)]
            stated = {_number(other) for other in same}
            if len(stated) == 1 and all(_number(other) != number for other in body):
                first = same[0]
                if lead_start <= first.value_start < lead_end and first.frame.modifiers == claim.frame.modifiers:
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
        and claim.modality == "happened"
    )


def _number(claim: Claim) -> float | None:
    return claim.value.number if claim.value.kind == "count" else None


def _one_thing(a: Claim, b: Claim) -> bool:
    if a.value.kind != "count" or b.value.kind != "count":
        return False
    if (a.value.quantity, a.value.unit) != (b.value.quantity, b.value.unit) or a.value.noun is None:
        return False
    return a.value.noun == b.value.noun and _one_event(a, b)


def _one_event(headline: Claim, told: Claim) -> bool:
    """Whether both tell one event; in a headline the parser often takes the verb (`Twelve miners rescued`) for none."""
    if headline.frame.event_classes:
        return bool(set(headline.frame.event_classes) & set(told.frame.event_classes))
    stem = (told.frame.event or "").partition("_")[0].removesuffix("e")
    return len(stem) > 2 and f" {stem}" in headline.text.lower()
