"""Claims in an editor's words: what every report for people is made of.

Text of articles and names of files are data of strangers: whatever comes out of here is one line, and
holds no character that steers a terminal or turns the direction of writing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, get_args

from claimcheck.engine.phrases import count_phrase, date_phrase, day_phrase, interval_phrase, own_role, post_phrase
from claimcheck.engine.sides import fullest, joined
from claimcheck.engine.topic import about, sentence_parts
from claimcheck.models import Category, CountValue, DateValue, TitleValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.models import Claim, DocumentInfo, Finding, Report

#: what a missing publication date means, and its cure
UNDATED = (
    "Of articles without a date it cannot be told which is later: a change with time may be taken for a conflict or go "
    "untold, and “last Monday” stays open. Give one by a line “Published: 2024-03-31” at the top, by front matter, or "
    "by --published."
)
#: articles without a date that a report names
MAX_UNDATED = 10
_KINDS: dict[Category, str] = {"conflict": "conflict", "update": "update", "unsupported": "unsupported statement"}
# Cf holds joiners that scripts need; these only turn the direction of writing (UAX #9)
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """The text on one line, with control characters made visible."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(map(_harmless, line))


@cache
def _harmless(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI_CONTROLS:
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def sentence(claim: Claim) -> tuple[str, str, str]:
    """The claim's sentence as a reader sees it, without markup, in three parts: before, in and after the value."""
    return sentence_parts(claim, plain)


def location(claim: Claim) -> str:
    """Where the claim stands, as editors and terminals understand it: `path:line`."""
    return f"{plain(claim.document)}:{claim.line}"


def published_phrase(document: DocumentInfo) -> str:
    """The publication date in words, or `undated`."""
    return day_phrase(document.published) if document.published else "undated"


def topic(claim: Claim) -> str:
    """What the claim is about, mostly in words of its sentence."""
    return plain(about(claim))


def value_phrase(claim: Claim) -> str:
    """The claim's value as a reader understands it, the same for the same value; else the words in quotation marks."""
    match claim.value:
        case DateValue() as value if claim.derived_from is not None and (when := interval_phrase(value)):
            phrase: str | None = f"{when} ({_in_quotes(claim)})"
        case DateValue() as value:
            phrase = date_phrase(value)
        case CountValue() as value:
            phrase = count_phrase(value)
        case TitleValue() as value:
            phrase = _title_phrase(value)
    return plain(phrase) if phrase else _in_quotes(claim)


def _in_quotes(claim: Claim) -> str:
    return f"“{sentence(claim)[1].strip()}”"


def shown_value(claim: Claim) -> str:
    """The same in the article's own words for units and posts: `8.2 metres`, `spokeswoman`."""
    if isinstance(claim.value, TitleValue):
        return plain(_title_phrase(claim.value, own_role(claim.value.role, claim.value_text)))
    if isinstance(claim.value, CountValue) and claim.value.unit is not None and count_phrase(claim.value):
        return sentence(claim)[1].strip()
    return value_phrase(claim)


def _title_phrase(value: TitleValue, role: str | None = None) -> str:
    post = post_phrase(value, role)
    held = f"{value.holder}, {post}" if value.holder else post
    times = [f"since {value.since}" if value.since else "", f"until {value.until}" if value.until else ""]
    return " ".join(part for part in [held, *times] if part)


def sides(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of a finding by what they say, in the order in which it is first said.

    Of posts only what differs makes a side: the holders, by family name, since a name may be written in several
    ways; of one holder the posts. A side is named as its first claim says it, unless two would be alike.
    """
    titles = [claim.value for claim in claims if isinstance(claim.value, TitleValue)]
    holders = len({_family_name(value) for value in titles}) > 1
    posts = not holders and len({post_phrase(value) for value in titles}) > 1
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_side(claim, holders=holders, posts=posts), []).append(claim)
    named: dict[str, list[Claim]] = {}
    for side in joined(found.values()) if posts else found.values():
        label = _post(fullest(side)) if posts else shown_value(side[0])
        named[value_phrase(side[0]) if label in named else label] = side
    return named


def _side(claim: Claim, *, holders: bool, posts: bool) -> str:
    """What puts claims on one side."""
    if not isinstance(claim.value, TitleValue):
        return value_phrase(claim)
    return _family_name(claim.value) if holders else post_phrase(claim.value) if posts else value_phrase(claim)


def _post(claim: Claim) -> str:
    if not isinstance(claim.value, TitleValue):
        return shown_value(claim)
    return plain(post_phrase(claim.value, own_role(claim.value.role, claim.value_text)))


def _family_name(value: TitleValue) -> str:
    return (value.holder or "").rpartition(" ")[2].casefold()


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: `1 article`, `1,200 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tally(findings: Iterable[Finding]) -> str:
    """How many findings of each kind, those that there are: `2 conflicts and 1 update`."""
    found = Counter(finding.category for finding in findings)
    told = [counted(found[category], _KINDS[category]) for category in get_args(Category) if found[category]]
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told) or "no finding"


def conclusion(report: Report) -> str:
    """What was found, in one line."""
    found = Counter(finding.category for finding in report.findings)
    kinds = [counted(found[category], _KINDS[category]) for category in get_args(Category)]
    return f"{', '.join(kinds[:-1])} and {kinds[-1]} in {counted(len(report.documents), 'article')}."
