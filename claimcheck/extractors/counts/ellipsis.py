"""Numbers whose noun stands elsewhere: `six of them`, `another 12`, `the Left 22`, `of the 214 aboard, 131`.

The noun is that of an earlier count; where the text does not tell which, there is none. A part that
is only told of (`six of them for export`) names its whole, so that it is never taken for the whole's number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.concepts import is_light
from claimcheck.extractors.counts.wording import ONLY, THEM
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from claimcheck.models import QuantityMention

_PERSON_VERBS = frozenset(lexicon("counted")["person_verbs"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_THEM = re.compile(rf"(?:\s(?:more|others?))?\sof\s{THEM}\b", re.IGNORECASE)
_OF_WHICH = re.compile(rf"\b(?:of|among)\s{THEM},?\s(?:about\s|some\s|at least\s|{ONLY})$", re.IGNORECASE)
_ONE_MORE = re.compile(
    r"\b(?:another|further|the other|the remaining|the last|the first|all|remaining|other|additional)\s$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s(?:more|others?|further|fewer|less)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(
    r"(?:\s[\w-]+){0,2}?\s(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s|our\s|all\s|these\s|those\s|some\s)?$"
    r"|\s(?:out\s)?of\s(?:a\stotal\sof\s)?$",
    re.IGNORECASE,
)
#: the longest group that may open a sentence, in characters
_LONGEST_GROUP = 60
_OF_THESE = re.compile(
    r"(?:^|[.;:!?\n]\s?)(?:of|among|out\sof)\s(?:all\s)?(?:these|those|the|its|their|his|her)\s(?:[a-z]+\s){0,2}(?P<noun>[a-z]+s|people),\s"
    r"(?:about\s|some\s|only\s|just\s)?$",
    re.IGNORECASE,
)
_OPENS_OF = re.compile(
    r"(?:^|[.;:,(]\s|\s)(?:out\s)?of\s(?:the|its|their|his|her|all|our|these|those|some)?\s?$", re.IGNORECASE
)
_JOINT = re.compile(r"[;,:–—]|\b(?:and|but|while|from|against|to|with|than|or)\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?:,|:|\s[–—-]|\s\()\s?(?:only\s|just\s|about\s|including\s|with\s)?")
_WHERE_OR_WHAT = re.compile(
    r"\s(?!(?:in|by|since|from)\s(?:1\d|20)\d\d|(?:by|at|on)\s[A-Z][a-z]+day)(?!years?\b|and\b|or\b)[a-z]+"
)
_SHARED = re.compile(r"(?:\s[A-Za-z-]+)?,?\s(?:and|or|to|but)\s(?:another\s|a further\s|only\s)?")


class Told(NamedTuple):
    """What an earlier count lends a number: its noun, and that noun as a whole where it counts a part."""

    noun: str | None
    whole: str | None = None


def shared_noun(doc: Doc, text: str, mentions: Sequence[QuantityMention], index: int) -> str | None:
    """`three gold and two silver medals`: the noun after the second number is that of the first, too."""
    mention = mentions[index]
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    if after is None or mention.kind != "count" or after.kind != "count" or after.noun_start is None:
        return None
    if mention.number == 1 or (mention.noun_end or mention.end) < mention.end or text.startswith(" of ", mention.end):
        return None
    told = _SHARED.fullmatch(text, mention.noun_end or mention.end, after.start)
    if told is None or after.noun_start < after.end:
        return None
    own, shared = (
        _token(doc, mention.noun_start) if mention.noun_start is not None else None,
        _token(doc, after.noun_start),
    )
    if own is None and not re.fullmatch(r"\s(?:and|or|to)\s", text[mention.end : after.start]):
        return None
    if shared is None or shared.tag_ != "NNS" or shared.i < 2 or (own is not None and own.tag_ in {"NNS", "NNPS"}):
        return None
    # each number has an adjective of its own: `two women and two small boys` does not make them boys
    return after.noun if own is None or after.noun_start - after.end > 1 else None


def wholes(text: str, mentions: Sequence[QuantityMention]) -> dict[int, int]:
    """Which mentions are wholes that another counts a part of, by index, and the index of that part."""
    found: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        if mention.kind != "count" or mention.number is None:
            continue
        before = mentions[index - 1] if index else None
        shared = before is not None and (mention.noun_end or 0) > mention.end and before.noun_end == mention.noun_end
        if before is not None and before.kind in {"count", "ratio", "percent"} and not shared:
            between = text[before.end : mention.start]
            if (
                len(between) <= 40
                and _OF_WHOLE.fullmatch(between)
                and not re.match(r"\s?-|\s(?:total|maximum)", between)
            ):
                found[index] = index - 1
                continue
        if shared:
            found[index] = index - 1  # `nine of the 12 jurors`
            continue
        lead = text[max(0, mention.start - 16) : mention.start]
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if after is not None and after.kind in {"count", "percent", "ratio"} and _opens(text, mention, lead):
            told = text[mention.end : after.start]
            if (
                "," in told
                and not re.search(r"[.;!?]\s", told)
                and told.rstrip().endswith((",", "only", "just", "about", "some"))
            ):
                found[index] = index + 1
    return found


def _opens(text: str, mention: QuantityMention, lead: str) -> bool:
    """`Of the 214 aboard, ...` at the head of a clause."""
    opened = _OPENS_OF.search(lead)
    if opened is None:
        return False
    head = text[: mention.start - len(lead) + opened.start()].rstrip()
    return not head or head[-1] in ".;:!?\n" or opened.group()[:1] in ".;:"


def told(doc: Doc, text: str, mentions: Sequence[QuantityMention], index: int, parts: dict[int, int]) -> Told | None:
    """What the mention at `index` counts by an earlier count; None where it has its own noun or none is meant."""
    mention = mentions[index]
    if mention.kind not in {"count", "ratio", "percent"}:
        return None
    first = _token(doc, mention.start)
    if first is None:
        return None
    found = _of_them(doc, text, mentions, index, first)
    if found is not None or mention.noun is not None:
        return found or _partitive(doc, mentions, index, parts) or _of_those(doc, mention)
    return (
        _partitive(doc, mentions, index, parts)
        or _of_these(doc, text, mention)
        or _one_more(text, mentions, index, first)
        or _gap(doc, text, mentions, index)
    )


def _of_them(doc: Doc, text: str, mentions: Sequence[QuantityMention], index: int, first: Token) -> Told | None:
    """`six of them`, `nine of whom`, `of whom 1,200`; the whole's name, unless a fate of its own is told."""
    mention = mentions[index]
    after = _OF_THEM.match(text, mention.end)
    before = _OF_WHICH.search(text[max(0, mention.start - 30) : mention.start])
    if after is None and (before is None or _own_noun(mention)):
        return None
    earlier = _earlier(text, mentions, index, sentences=2)
    if earlier is None or earlier.noun is None:
        return Told("person") if "whom" in text[mention.start - 12 : mention.end + 12] else None
    return Told(earlier.noun, None if _has_fate(doc, mention) else earlier.noun)


def _partitive(doc: Doc, mentions: Sequence[QuantityMention], index: int, parts: dict[int, int]) -> Told | None:
    """`of the 214 aboard, 131`, `three of the seven dead`: the noun of the whole."""
    whole = next((mentions[at] for at, part in parts.items() if part == index), None)
    if whole is None or whole.noun is None:
        return None
    noun = mentions[index].noun or whole.noun
    if mentions[index].noun is not None and mentions[index].noun != whole.noun:
        return None
    light = _light(doc, mentions[index])
    return Told(noun, whole.noun if light else None)


def _of_those(doc: Doc, mention: QuantityMention) -> Told | None:
    """`nine of the workers hurt in the fire are still in hospital`: the clause on the noun tells of the whole only."""
    if mention.kind != "count" or mention.noun_start is None or mention.noun_start < mention.end:
        return None
    noun = _token(doc, mention.noun_start)
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    hung = next((child for child in noun.rights if child.dep_ in {"relcl", "acl"}), None)
    head = noun.head.head
    if hung is None or head.dep_ not in _SUBJECTS or head.head.i < hung.i or head.head.lemma_ == hung.lemma_:
        return None
    return Told(mention.noun, mention.noun)


def _of_these(doc: Doc, text: str, mention: QuantityMention) -> Told | None:
    """`Of these cases, 611 were in the north`: the noun of the group that opens the sentence."""
    match = _OF_THESE.search(text, max(0, mention.start - _LONGEST_GROUP), mention.start)
    noun = _token(doc, match.start("noun")) if match is not None else None
    if noun is None or noun.tag_ not in {"NNS", "NNPS"}:
        return None
    lemma = "person" if noun.lemma_ == "people" else noun.lemma_.lower()
    return Told(lemma, lemma if _light(doc, mention) else None)


def _one_more(text: str, mentions: Sequence[QuantityMention], index: int, first: Token) -> Told | None:
    """`another 12`, `the other four`, `15 more`."""
    mention = mentions[index]
    lead = text[max(0, mention.start - 16) : mention.start]
    another = _ONE_MORE.search(lead) or mention.text.lower().startswith(("another", "a further"))
    if not another and not _MORE.match(text, mention.end):
        return None
    earlier = _earlier(text, mentions, index, sentences=2)
    return Told(earlier.noun) if earlier is not None else None


def _gap(doc: Doc, text: str, mentions: Sequence[QuantityMention], index: int) -> Told | None:
    """`it sold 300 cars and in 2012 it sold 410`, `the Greens 31 seats, the Left 22`: the same verb, or none."""
    mention = mentions[index]
    earlier = _earlier(text, mentions, index, sentences=1)
    if earlier is None:
        return None
    joints = [match.end() for match in _JOINT.finditer(text, earlier.noun_end or earlier.end, mention.start)]
    if not joints:
        return None
    verb, own = _verb_between(doc, joints[-1], mention.start), _following_verb(doc, mention)
    if own:
        return Told(earlier.noun, earlier.whole) if verb is None and mention.kind == "count" else None
    if verb is None:
        return Told(earlier.noun, _series_whole(text, earlier, mention))
    if verb.lemma_ == _verb_before(doc, earlier.start) or is_light(verb.lemma_.lower()):
        return Told(earlier.noun)
    return None


def _series_whole(text: str, earlier: QuantityMention, mention: QuantityMention) -> str | None:
    """`19 stations, twelve on viaducts and seven below ground`: what stands beside a count at once are its parts."""
    if earlier.whole is not None:
        return earlier.whole
    between = text[earlier.noun_end or earlier.end : mention.start]
    part = mention.unit is None and _BESIDE.fullmatch(between) and _WHERE_OR_WHAT.match(text, mention.end)
    smaller = mention.high is not None and earlier.low is not None and mention.high <= earlier.low
    return earlier.noun if part and smaller else None


def _earlier(text: str, mentions: Sequence[QuantityMention], index: int, *, sentences: int) -> QuantityMention | None:
    """The nearest earlier mention of a kind that has a noun of its own, so many sentences back at most."""
    mention = mentions[index]
    for candidate in reversed(mentions[:index]):
        stops = len(re.findall(r"[.!?]\s+(?=[A-Z])|\n", text[candidate.end : mention.start]))
        if stops >= sentences:
            return None
        if candidate.kind == "ordinal" or candidate.kind != ("percent" if mention.kind == "percent" else "count"):
            continue
        if candidate.noun is not None and candidate.change is None:
            return candidate
        if stops == 0 and sentences == 1:
            return None
    return None


def _own_noun(mention: QuantityMention) -> bool:
    return mention.noun_start is not None and mention.noun_start >= mention.end and mention.noun != "time"


def _token(doc: Doc, position: int) -> Token | None:
    span = doc.char_span(position, position + 1, alignment_mode="expand")
    return span[0] if span is not None else None


def _head_token(doc: Doc, mention: QuantityMention) -> Token | None:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span is not None else None


def _has_fate(doc: Doc, mention: QuantityMention) -> bool:
    """Whether the number is the subject of a verb that news tell of people: `nine of whom died`."""
    head = _head_token(doc, mention)
    verb = head.head if head is not None else None
    near = [verb] if verb is not None else []
    near += [token for token in doc[head.i + 1 : head.i + 5] if token.pos_ == "VERB"] if head is not None else []
    return any(token.lemma_.lower() in _PERSON_VERBS for token in near)


def _light(doc: Doc, mention: QuantityMention) -> bool:
    """Whether the verb that the number is the subject of tells little: `three of the seven were children`."""
    head = _head_token(doc, mention)
    if head is None:
        return False
    verb = head.head
    if verb.pos_ not in {"VERB", "AUX"} or head.dep_ not in _SUBJECTS:
        verb = next((token for token in doc[head.i + 1 : head.i + 8] if token.pos_ in {"VERB", "AUX"}), verb)
    if verb.lemma_.lower() in _PERSON_VERBS or any(t.lower_ in {"dead", "missing", "injured"} for t in verb.children):
        return False
    return verb.pos_ == "AUX" or is_light(verb.lemma_.lower())


def _verb_between(doc: Doc, start: int, end: int) -> Token | None:
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return None
    verbs = [token for token in span if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG", "TO"}]
    return verbs[-1] if verbs else None


def _following_verb(doc: Doc, mention: QuantityMention) -> bool:
    """Whether a verb follows at once, of which the number is the subject: `nine finished`."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    after = doc[span.end : span.end + 2]
    return any(token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in after[:1]) or (
        len(after) == 2 and after[0].tag_ == "RB" and after[1].pos_ in {"VERB", "AUX"}
    )


def _verb_before(doc: Doc, position: int) -> str | None:
    token = _token(doc, position)
    if token is None:
        return None
    for before in reversed(doc[max(0, token.i - 8) : token.i]):
        if before.pos_ == "VERB":
            return str(before.lemma_)
        if before.is_sent_start:
            break
    return None
