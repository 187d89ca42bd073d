"""What does not add up within one article: sums, lists, percentages, conversions, the headline."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.extractors.counts.bullets import announced_bullets
from claimcheck.extractors.counts.conversions import bracketed_conversions, conversion_fits
from claimcheck.extractors.counts.growth import growths
from claimcheck.extractors.counts.headlines import headline_pairs
from claimcheck.extractors.counts.lists import announced_lists
from claimcheck.extractors.counts.shares import shares
from claimcheck.extractors.counts.sums import Sum, fits, parts_high, sums
from claimcheck.extractors.counts.units import convert
from claimcheck.extractors.counts.wholes import chambers
from claimcheck.extractors.evidence import Evidence
from claimcheck.extractors.registry import observer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.models import Claim, Observation, QuantityMention


@observer("counts")
def count_observations(article: Article, claims: Sequence[Claim]) -> Iterator[Observation]:
    """Every sum, list, percentage, conversion and headline of the article that its own figures contradict."""
    evidence = Evidence(article, claims)
    for passage in article.passages:
        if passage.quantities:
            yield from _sums(evidence, passage)
            yield from _lists(evidence, passage)
            yield from _shares(evidence, passage)
            yield from _growths(evidence, passage)
            yield from _conversions(evidence, passage)
    yield from _bullets(evidence)
    yield from _chambers(evidence)
    for headline, told in headline_pairs(article, claims):
        yield from evidence.observation("headline-text", (headline, told), told.value_text, headline.value_text)


def _sums(evidence: Evidence, passage: Passage) -> Iterator[Observation]:
    for item in sums(passage.doc, passage.quantities):
        if not fits(item):
            yield from _sum(evidence, passage, item)


def _sum(evidence: Evidence, passage: Passage, item: Sum) -> Iterator[Observation]:
    text = passage.block.text
    # a bare number after a name (`and Brom 74`) is no claim of its own
    parts = [claim for part in item.parts if (claim := _count(evidence, passage, part)) is not None]
    total = _count(evidence, passage, item.total)
    if total is not None:
        exact = item.total.kind == "count"
        made = parts_high(item)
        off_by = None if exact else (made - (item.total.number or 0.0)) / (item.total.number or 1.0)
        found = _with_noun(text, item.total)
        yield from evidence.observation("parts-total", (total, *parts), _figure(made), found, off_by)


def _lists(evidence: Evidence, passage: Passage) -> Iterator[Observation]:
    text = passage.block.text
    for item in announced_lists(passage.doc, passage.quantities):
        if not item.fits:
            claims = (_count(evidence, passage, item.count), evidence.claim(passage, item.start, item.end, "count"))
            expected = f"{len(item.items)} ({text[item.start : item.end]})"
            yield from evidence.observation("list-length", claims, expected, _with_noun(text, item.count))


def _shares(evidence: Evidence, passage: Passage) -> Iterator[Observation]:
    for share in shares(passage.doc, passage.quantities):
        if not share.fits:
            claims = [_count(evidence, passage, mention) for mention in (share.percent, share.part, share.whole)]
            off_by = (share.exact - (share.percent.number or 0.0)) / max(share.exact, 1.0)
            expected = f"{share.exact:.1f}%"
            if not _denied(claims):
                yield from evidence.observation("percent-own-figures", claims, expected, share.percent.text, off_by)


def _growths(evidence: Evidence, passage: Passage) -> Iterator[Observation]:
    for growth in growths(passage.doc, passage.quantities):
        if not growth.fits:
            claims = [_count(evidence, passage, mention) for mention in (growth.change, growth.before, growth.after)]
            expected = f"{growth.exact:.2g} times" if growth.multiple else f"{growth.exact:.1f}%"
            off_by = (growth.exact - growth.told) / max(growth.exact, 1.0)
            if not _denied(claims):
                yield from evidence.observation("percent-own-figures", claims, expected, growth.change.text, off_by)


def _denied(claims: Iterable[Claim | None]) -> bool:
    """Whether what is said not to be so is no matter of arithmetic."""
    return any(claim is not None and claim.modality in {"denied", "hypothetical"} for claim in claims)


def _bullets(evidence: Evidence) -> Iterator[Observation]:
    for bullets in announced_bullets(evidence.article):
        claim = _count(evidence, bullets.passage, bullets.count)
        found = _with_noun(bullets.passage.block.text, bullets.count)
        yield from evidence.observation(
            "list-length", (claim,), f"{len(bullets.items)} ({'; '.join(bullets.items)})", found
        )


def _conversions(evidence: Evidence, passage: Passage) -> Iterator[Observation]:
    for item in bracketed_conversions(passage.doc, passage.quantities):
        stated, told = item.stated, item.converted
        if conversion_fits(item) or stated.number is None or told.number is None:
            continue
        claims = (_count(evidence, passage, stated), _count(evidence, passage, told))
        made = convert(stated.number, stated.unit or "", told.unit or "")
        off_by = (made - told.number) / (told.number or 1.0)
        expected = re.sub(r"-?\d[\d.,]*", f"{made:,.0f}" if made >= 100 else f"{made:.3g}", told.text, count=1)
        yield from evidence.observation(
            "bracket-conversion", claims, expected, f"{stated.text} ({told.text})", off_by
        )  # fmt: skip


def _chambers(evidence: Evidence) -> Iterator[Observation]:
    for chamber in chambers(evidence.article):
        passage, total = chamber.total
        claims = chain(
            [_count(evidence, passage, total)],
            (_count(evidence, chamber.passage, part) for part in chamber.parts),
        )
        found = _with_noun(passage.block.text, total)
        yield from evidence.observation("parts-total", claims, _figure(chamber.made), found)


def _count(evidence: Evidence, passage: Passage, mention: QuantityMention) -> Claim | None:
    return evidence.claim(passage, mention.start, mention.end, "count")


def _with_noun(text: str, mention: QuantityMention) -> str:
    """The quantity with its noun, where that follows at once: `18 stations`."""
    end = mention.noun_end if mention.noun_end and 0 < mention.noun_end - mention.end <= 40 else mention.end
    return " ".join(text[mention.start : end].split())


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"
