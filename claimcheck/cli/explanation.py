"""Explanations for reading: one pair of claims after the other, what was weighed, and what decided."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from claimcheck.reporters.wording import counted, location, plain, sentence, topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.models import Claim, Report
    from claimcheck.models.explanation import Comparison, Contribution, Explanation, FindingExplanation

WIDTH = 100
#: pairs of one finding that are shown in full, and features of each direction
MOST_PAIRS, MOST_FEATURES = 3, 6
#: a contribution below this is left out
NOTABLE = 0.05


def finding_lines(found: FindingExplanation, report: Report) -> Iterator[str]:
    """A finding, and the pairs behind it."""
    finding = found.finding
    yield from _wrapped(f"{finding.level}: {plain(finding.message)}")
    yield f"rule: {finding.rule}, fingerprint: {finding.fingerprint}"
    if not found.pairs or finding.category == "unsupported":
        for id in finding.claims:
            yield ""
            yield from _claim_lines(report.claim(id))
    if found.note is not None:
        yield ""
        yield from _wrapped(found.note)
        for reason in finding.reasons if not found.pairs else ():
            yield from _wrapped(f"- {plain(reason)}")
    if finding.category == "unsupported" and found.pairs:
        yield ""
        yield "No other article says the same. The statements most like it, and what keeps them apart:"
    shown = found.pairs[:MOST_PAIRS]
    for number, pair in enumerate(shown, start=1):
        yield ""
        if len(found.pairs) > 1:
            yield f"Pair {number} of {len(found.pairs):,}"
        yield from pair_lines(pair)
    if len(found.pairs) > len(shown):
        yield ""
        yield f"… and {counted(len(found.pairs) - len(shown), 'more pair')} (--format json shows them all)"


def sentences_lines(pairs: Sequence[Explanation]) -> Iterator[str]:
    """The likeliest pair of each type."""
    for number, pair in enumerate(pairs):
        if number:
            yield ""
        yield from pair_lines(pair)


def pair_lines(pair: Explanation) -> Iterator[str]:
    """Two claims, what became of them, and why."""
    yield from _claim_lines(pair.a)
    yield from _claim_lines(pair.b)
    yield ""
    yield from _wrapped(plain(pair.outcome))
    if pair.comparison is not None:
        yield ""
        yield from _comparison_lines(pair.comparison)
    for note in pair.notes:
        yield from _wrapped(f"  {plain(note)}")
    for link in pair.links if pair.comparison is None else ():
        yield ""
        yield f"linked ({link.relation}) with {link.score:.2f} of 1, since"
        for reason in link.reasons:
            yield from _wrapped(f"  - {plain(reason)}")
    yield from _rule_lines(pair)


def _claim_lines(claim: Claim) -> Iterator[str]:
    before, value, after = sentence(claim)
    yield f"{location(claim)} ({claim.type}: {topic(claim)})"
    yield from _wrapped(f"  {before}«{value}»{after}")


def _comparison_lines(found: Comparison) -> Iterator[str]:
    yield f"score: {found.score:.2f} of 1 that they are about one thing"
    if found.plain:
        yield "  raised: both sentences plainly say one thing of one name"
    told = [one for one in found.contributions if abs(one.log_odds) >= NOTABLE]
    for title, side in (
        ("what speaks for it", [one for one in told if one.log_odds > 0]),
        ("what speaks against it", [one for one in told if one.log_odds < 0]),
    ):
        if side:
            yield f"  {title}, in log odds:"
            yield from _feature_lines(side[:MOST_FEATURES])
        if len(side) > MOST_FEATURES:
            rest = sum(one.log_odds for one in side[MOST_FEATURES:])
            yield f"    {rest:+6.2f}  of {counted(len(side) - MOST_FEATURES, 'other feature')}"
    yield f"  the usual pair has {found.start:+.2f}; each feature tells how this pair differs from it"
    yield ""
    yield f"alike, before rivals: {found.affinity:.2f} of 1; ahead of the best rival by {found.lead:+.2f}"
    yield from _feature_lines(found.alike[:MOST_FEATURES])
    for rival in found.rivals:
        kind = "likelier" if rival.affinity > found.affinity else "best other"
        yield f"  {kind} counterpart of the {_SIDES[rival.of]}: {rival.affinity:.2f}"
        yield from (f"    {line}" for line in _claim_lines(rival.claim))
        if rival.ahead:
            yield "    ahead in:"
            yield from _feature_lines(rival.ahead)


_SIDES = {"a": "first", "b": "second"}


def _feature_lines(features: Sequence[Contribution]) -> Iterator[str]:
    for one in features:
        head = f"    {one.log_odds:+6.2f}  {one.feature + ' ' + f'{one.value:g}':<22} "
        lines = textwrap.wrap(one.meaning.replace("`", ""), WIDTH - len(head))
        for number, line in enumerate(lines):
            yield (head if not number else " " * len(head)) + line


def _rule_lines(pair: Explanation) -> Iterator[str]:
    if pair.asked:
        yield ""
        yield "rules asked, in turn:"
    for one in pair.asked:
        looser = f" ({one.agree_threshold:.2f} to agree)" if one.agree_threshold < one.threshold else ""
        yield from _wrapped(f"  {one.rule}: needs {one.threshold:.2f}{looser}, the link has {one.score:.2f}")
        if one.rung is None:
            yield from _wrapped(f"    no rung holds{f'; nearest: {one.nearest}' if one.nearest else ''}")
            continue
        words = f" “{plain(one.says)}”" if one.says else ""
        yield from _wrapped(f"    rung: {one.rung}{words}")
        yield f"    verdict: {one.verdict}" + ("" if one.decides else ", not given: the link is too unsure")


def _wrapped(text: str) -> list[str]:
    indent = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent + ("  " if text.lstrip().startswith("- ") else ""))
