"""Lists that a number announces: how many are said, and which are named.

Every function is pure. Only lists whose items are clear are read: names or plain nouns joined by commas and
one `and`, or years. Where the wording leaves the list open (`including`), or an item may be a remark on the
one before it, there is no list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors.spans import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

    from claimcheck.models import QuantityMention

Spans = tuple[tuple[int, int], ...]

#: numbers that announce a list that a sentence can hold
FEWEST, MOST = 2, 12
#: the most characters of an item, of a whole list (as long as a value may be), and of what stands before it
LONGEST_ITEM = 60
LONGEST_LIST = 200
LONGEST_LEAD = 80
#: a list that is further from its number than this was not announced by it
FARTHEST = 2

#: an item may have a remark in brackets of its own: `The Kite (1961)`
_ITEM = rf"[^,;:.()\[\]\"“”–—\d]{{2,{LONGEST_ITEM}}}?(?:\s\([^()]{{1,24}}\))?"
_SERIES = re.compile(rf"({_ITEM}(?:, {_ITEM}){{0,10}}),? and ({_ITEM})(?=[,;:.)–—]|\s[–—(-]|$)")
_SEMICOLONS = re.compile(rf"({_ITEM}(?:; {_ITEM}){{1,10}});? and ({_ITEM})(?=[.)]|$)")
_YEAR = r"(?:1[0-9]|20)\d\d"
_YEARS = re.compile(rf"({_YEAR}(?:, {_YEAR}){{0,10}},? and {_YEAR}|{_YEAR}(?:, {_YEAR}){{1,10}})(?=[,;.)]|$)")
#: between the counted noun and the list; the weaker the mark, the less may stand before it
_COLON = re.compile(rf"[^.:;,()!?\d]{{0,{LONGEST_LEAD}}}:\s")
_NAMELY = re.compile(r"[^.:;,()!?\d]{0,40}(?:,?\s(?:namely|viz\.?|i\.e\.|called|named|known as),?\s|\s\(|\s[–—-]\s)")
_COMMA = re.compile(r",\s")
_COMMA_FOR = re.compile(r"(?:\s(?:that|which)[^.:;,()!?]{2,40})?,\sfor\s")
_YEAR_LEAD = re.compile(r"(?:\s\(|,\sin\s|:\s(?:in\s)?|\s[–—-]\sin\s)")
_THEY_ARE = re.compile(r"(?:They|These|Those|The (?:two|three|four|five|six|seven|eight|nine|ten)) (?:are|were)\s")
_OPEN = re.compile(
    r"\b(?:including|includes?|such as|among|amongst|like|for example|for instance|notably|especially|mainly|mostly|"
    r"chiefly|at least|others?|more|etc|various|several|some|many|who|whose|which|that|but|because|was|were|is|are|"
    r"has|had|have|both|either|respectively|as well as|along with|together with|plus|not|a few|one|another|led)\b"
)
NOT_ALL = re.compile(
    r"\b(?:including|such as|among|like|at least|e\.g\.|for example|notably|mainly|mostly|chiefly|not)\b"
)
_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|first|second|third)\b"
)
#: before the number: it is a part of a larger number, or one of several
PART_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|\d+|some|many|most|any|each|none|neither|half|member|part|out) of "
    r"(?:the|its|their|his|her|our|these|those)?\s?(?:[a-z]+\s)?$|\b(?:between|next|every|other|another|further|or)\s$",
    re.IGNORECASE,
)
#: the series goes on after its first `and`
_MORE = re.compile(
    r",\s(?:and\s[^,.]{1,60}\sand\s|(?!(?:had|has|have|was|were|is|are|who|which|all|both|he|she|they|it|but|as|[a-z]+ed)\b)"
    r"[^,.;:]{1,60}\sand\s)"
)
#: at the head of a sentence such a phrase sets the scene, and what follows the comma is the subject
_SCENE = re.compile(r"\b(?:In|For|After|With|At|On|During|Within|Over|From|By|Of|To|Since|Under|Through)\s(?:\w+\s)?$")
#: a plain item that begins so says something of the one before it: `agility, for younger dogs, and tracking`
_REMARK = re.compile(
    r"(?:for|in|with|at|on|by|to|from|of|without|under|over|after|before|since|when|where|if|as|once|then|so|not)\b"
)
_APPOSITION = re.compile(r"(?:the|a|an|its|his|her|their|our|former|now|then|aged|formerly|also)\s(?!.*[A-Z])")


@dataclass(frozen=True, slots=True)
class AnnouncedList:
    """A number that announces a list, and the half-open spans of the list's items."""

    count: QuantityMention
    items: Spans

    @property
    def start(self) -> int:
        """Where the list begins."""
        return self.items[0][0]

    @property
    def end(self) -> int:
        """Where the list ends."""
        return self.items[-1][1]

    @property
    def fits(self) -> bool:
        """Whether as many are named as announced."""
        return len(self.items) == self.count.number


def announced_lists(doc: Doc, mentions: Sequence[QuantityMention]) -> list[AnnouncedList]:
    """Numbers that announce a list: `five systems: A, B, C and D`; `five titles (1961, 1964 and 1978)`.

    `mentions` are those of one parsed block, in order. One list a number; none that is far from its number
    (FARTHEST), for that counts something else.
    """
    found: list[AnnouncedList] = []
    text = text_of(doc)
    sentences = list(doc.sents) if any(map(_may_announce, mentions)) else []
    for mention in filter(_may_announce, mentions):
        if PART_OF.search(text[max(0, mention.start - 40) : mention.start]):
            continue
        items = next(_candidates(text, mention, sentences), ())
        if items and _plausible(text, mention, items, mentions):
            found.append(AnnouncedList(mention, items))
    return found


def _may_announce(mention: QuantityMention) -> bool:
    number = mention.number or 0.0
    return (
        mention.kind == "count"
        and mention.approximation == "="
        and FEWEST <= number <= MOST
        and mention.noun_end is not None
        and mention.noun_end > mention.end
    )


def _plausible(text: str, mention: QuantityMention, items: Spans, mentions: Sequence[QuantityMention]) -> bool:
    number, start, end = int(mention.number or 0), items[0][0], items[-1][1]
    if end - start > LONGEST_LIST or abs(len(items) - number) > FARTHEST:
        return False
    # `Lyon, France, Turin, Italy and Graz, Austria`: each item may bring its own place, but for plain nouns
    articled = not any(re.search(r"[A-Z]", text[begin:stop]) for begin, stop in items) or all(
        text[begin : begin + 4].lower() == "the " for begin, _ in items
    )
    if len(items) != number and len(items) in {2 * number, 2 * number - 1} and not articled:
        return False
    return not any(other.start < end and start < other.end for other in mentions if other.kind != "ordinal")


def _candidates(text: str, mention: QuantityMention, sentences: Sequence[Span]) -> Iterator[Spans]:
    noun_end = mention.noun_end or mention.end
    index = next((n for n, s in enumerate(sentences) if s.start_char <= mention.start < s.end_char), None)
    if index is None:
        return
    sentence = sentences[index]
    end = _end_of(sentences, index)
    yield from _years_after(text, noun_end, end)
    yield from _after(text, _COLON, noun_end, end)
    yield from _after(text, _NAMELY, noun_end, end)
    if not _SCENE.search(text[sentence.start_char : mention.start]):
        yield from _apposed(text, noun_end, end)
    yield from _after(text, _COMMA_FOR, noun_end, end, fewest=3)
    if index + 1 < len(sentences):
        following = sentences[index + 1]
        if _is_last_count(text, mention, sentence):
            yield from _after(text, _THEY_ARE, following.start_char, following.end_char)


def _end_of(sentences: Sequence[Span], index: int) -> int:
    """Where a sentence ends; the parser often cuts it after its colon."""
    while index + 1 < len(sentences) and sentences[index].text.rstrip().endswith(":"):
        index += 1
    return int(sentences[index].end_char)


def _is_last_count(text: str, mention: QuantityMention, sentence: Span) -> bool:
    """Whether `they` in the next sentence can only be what is counted: it ends this one, nearly."""
    return len(text[mention.noun_end : sentence.end_char].split()) <= 6


def _years_after(text: str, position: int, end: int) -> Iterator[Spans]:
    lead = _YEAR_LEAD.match(text, position, end)
    match = _YEARS.match(text, lead.end(), end) if lead else None
    if match is not None:
        yield tuple((match.start() + y.start(), match.start() + y.end()) for y in re.finditer(r"\d{4}", match[0]))


def _after(text: str, lead: re.Pattern[str], position: int, end: int, *, fewest: int = 2) -> Iterator[Spans]:
    opened = lead.match(text, position, end)
    if opened is None or NOT_ALL.search(opened[0]):
        return
    items = _series(text, opened.end(), end)
    if len(items) >= fewest:
        yield items


def _apposed(text: str, position: int, end: int) -> Iterator[Spans]:
    """`Four donors, the X, the Y and the Z, gave`: names only, right after the noun."""
    opened = _COMMA.match(text, position, end)
    if opened is None:
        return
    items = _series(text, opened.end(), end)
    if items and all(re.match(r"(?:the\s)?[A-Z]", text[start:stop]) for start, stop in items):
        after = text[items[-1][1] :]
        if re.match(r",\s|\.(?:\s|$)|\s?[–—)]|$", after):
            yield items


def _series(text: str, start: int, end: int) -> Spans:
    """The items of the series that begins at `start`; none if it is not clear what its items are."""
    limit = min(end, start + LONGEST_LIST + LONGEST_ITEM)
    match = _SEMICOLONS.match(text, start, limit) or _SERIES.match(text, start, limit)
    if match is None or _OPEN.search(match[0]) or _NUMBER_WORD.search(match[0].lower()):
        return ()
    # `A and B, C and D` leaves open how many there are
    if " and " in match[1] or " and " in match[2] or _MORE.match(text, match.end(), end):
        return ()
    separator = "; " if match.re is _SEMICOLONS else ", "
    spans, position = [], match.start(1)
    for item in match[1].split(separator):
        spans.append((position, position + len(item)))
        position += len(item) + len(separator)
    spans.append((match.start(2), match.end(2)))
    return tuple(spans) if _alike([text[begin:stop] for begin, stop in spans]) else ()


def _alike(items: Sequence[str]) -> bool:
    """Whether all items are of one sort: all names, or none; no item may be a remark on the one before."""
    named = [re.search(r"[A-Z]", item) is not None for item in items]
    if all(named):
        return True
    remark = any(_APPOSITION.match(item) for item in items) and not all(_APPOSITION.match(item) for item in items)
    remark = remark or any(_REMARK.match(item) for item in items)
    return not any(named) and not remark and all(len(item.split()) <= 6 for item in items)
