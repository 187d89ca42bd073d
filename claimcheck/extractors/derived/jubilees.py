"""Jubilees: `its centenary in 2009`, `the 50th anniversary of the flood on Saturday`, `turned 40 in May`."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of
from claimcheck.extractors.concepts import event_classes
from claimcheck.extractors.derived.derivation import Derivation
from claimcheck.extractors.derived.events import event_frame, event_subject
from claimcheck.extractors.derived.owners import kind_of_noun
from claimcheck.extractors.derived.reckoning import Window, window_of, years_before
from claimcheck.extractors.derived.reference import is_aside, now
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.numerals import parse_ordinal
from claimcheck.extractors.spans import tokens_at
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owner, Owners

#: a jubilee of fewer years is rather a wedding's or a scheme's
FEWEST_YEARS = 5
MOST_YEARS = 2000
#: a date vaguer than this tells no year, in days; `five years ago` is of two
WIDEST_DAYS = 500
#: how far a jubilee stands from the date before it, in characters
LONGEST_GAP = 70

#: what every word of a jubilee holds: spares the longer pattern for most blocks
_HINT = re.compile(r"(?:annivers|enar|ennial|ubilee|ennium|irthday)")
#: from the words of a jubilee to its date, and from its date to them
_TO_DATE = re.compile(
    r"(?:\s(?:year|season|celebrations?|festivities|match|exhibition|edition))?,?\s(?:(?:in|on|during|of|this)\s)?(?:the\s)?",
    re.IGNORECASE,
)
_FROM_DATE = re.compile(
    r",?\s(?:(?:[^\W\d]+\s){0,6}?(?:celebrat|mark|observ|commemorat|kept|keep|held|honou?r|reach)[a-z]*\s"
    r"|(?:on\s|,\s)?what\swould\shave\sbeen\s|(?:is|was|would\shave\sbeen)\s)",
    re.IGNORECASE,
)
#: a year that is told as another name of the jubilee's year
_YEAR = re.compile(r"\s(?:year|season),\s((?:1\d|20)\d\d)\b(?!\s[a-z]*s\b)")
_OWN = re.compile(r"\b(?:its|their|his|her|the|['’]s?)\s(?:own\s)?$", re.IGNORECASE)


def jubilees(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The beginnings, and the events, that the dated jubilees of one block tell the year of."""
    text = passage.block.text
    if _HINT.search(text) is None:
        return
    for match in _jubilee().finditer(text):
        years = _years(match)
        if years is None or not FEWEST_YEARS <= years <= MOST_YEARS or _OWN.search(text, 0, match.start()) is None:
            continue
        span = tokens_at(passage.doc, match.start(), match.end())
        event = _event(span)
        date = _date(passage, span, event) or _today(owners, passage, span)
        if date is None or date[2].days > WIDEST_DAYS:
            continue
        words = (min(match.start(), date[0]), max(match.end(), date[1]))
        how = f"{match[0].strip()} in {text[date[0] : date[1]]}" if date[0] < date[1] else f"{match[0].strip()} now"
        if match["birthday"] is not None and not _is_thing(owners, passage, span):
            yield from _born(owners, passage, span, years_before(date[2], years, whole=False), (*words, how))
        elif (year := years_before(date[2], years, whole=True)) is not None:
            yield from _derived(owners, passage, span, event, year, (*words, how))


def _today(owners: Owners, passage: Passage, span: Span) -> tuple[int, int, Window] | None:
    """Of a jubilee that is kept now, the days of the article: `is celebrating its centenary`; these have no words.

    What `has celebrated` it may have done so at any date that the sentence tells.
    """
    verb = clause_of(span.root).verb
    if verb is None or verb.lemma_.lower() not in words_of("words", "keeping"):
        return None
    if not any(token.tag_ in {"VBZ", "VBP"} for token in (verb, *verb.lefts)) or _may_be_past(passage, span, verb):
        return None
    then = now(owners.article, passage, span)
    return (span.start_char, span.start_char, then) if then is not None else None


def _may_be_past(passage: Passage, span: Span, verb: Token) -> bool:
    """Whether a jubilee may be kept at a date that is told: of a perfect any date, of a present an open one."""
    sentence = span.sent
    told = [
        m for m in passage.dates if sentence.start_char <= m.start < sentence.end_char and m.type in {"DATE", "TIME"}
    ]
    if any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.lefts):
        return bool(told)
    roots = (tokens_at(passage.doc, m.start, m.end).root for m in told if m.mod is not None)
    return any(clause_of(root).verb == verb for root in roots)


def _is_thing(owners: Owners, passage: Passage, span: Span) -> bool:
    """Whether it is the birthday of a thing: `the plant celebrated its fiftieth birthday`."""
    owner = _owner(owners, passage, span)
    return owner is not None and owner.kind.id != "person"


def _born(
    owners: Owners, passage: Passage, span: Span, day: Window | None, words: tuple[int, int, str]
) -> Iterator[Derivation]:
    """The birth that somebody's birthday tells."""
    owner = _owner(owners, passage, span) or _unknown_owner(owners, passage, span)
    if day is None or owner is None:
        return
    start, end, how = words
    frame, attribute = owners.frame(passage, span, owner), owner.kind.events[0]
    yield Derivation(passage, start, end, day.value(), frame, owners.subject(owner), attribute, f"the {how}")


def _derived(
    owners: Owners, passage: Passage, span: Span, event: Token | None, year: Window, words: tuple[int, int, str]
) -> Iterator[Derivation]:
    start, end, how = words
    if event is not None and any(child.dep_ == "poss" for child in event.lefts):
        return  # the jubilee of its organ is not that of the church
    if event is not None and kind_of_noun(event) is None and event.pos_ == "NOUN":
        classes = event_classes(event.lemma_.lower(), pos="NOUN")
        if classes:
            frame = event_frame(owners, passage, event)
            yield Derivation(passage, start, end, year.value(), frame, event_subject(event), classes[0], f"the {how}")
        return
    owner = owners.at(passage, event) if event is not None else _owner(owners, passage, span)
    # the jubilee of a person may be of anything in his life
    if owner is not None and owner.kind.id != "person":
        frame, attribute = owners.frame(passage, span, owner), owner.kind.events[0]
        yield Derivation(passage, start, end, year.value(), frame, owners.subject(owner), attribute, f"the {how}")


def _event(span: Span) -> Token | None:
    """What the jubilee is of: `the bicentenary of the battle`."""
    for child in span.root.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "since"} and child.i >= span.end:
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    return None


def _unknown_owner(owners: Owners, passage: Passage, span: Span) -> Owner | None:
    """A name of two words of which the article tells no kind, as the subject of `his` or `her` birthday."""
    root = span.root
    hers = any(child.dep_ == "poss" and child.lower_ in {"his", "her"} for child in root.lefts)
    subject = _subject(root) if hers else None
    mention = next((m for m in passage.names if subject is not None and m.start <= subject.idx < m.end), None)
    known = mention is not None and mention.kind in {"unknown", "person"} and " " in mention.text
    return owners.person(passage, mention) if mention is not None and known else None


def _owner(owners: Owners, passage: Passage, span: Span) -> Owner | None:
    """Whose jubilee it is: the possessor, for `its` the subject of the clause."""
    root = span.root
    while root.dep_ in {"amod", "compound", "nmod"} and root.head.i > root.i:
        root = root.head
    possessor = next((child for child in root.lefts if child.dep_ == "poss"), None)
    if possessor is None:
        return None
    if possessor.lower_ in {"its", "their"}:
        subject = _subject(span.root)
        owner = owners.at(passage, subject) if subject is not None else None
        return owner or owners.at(passage, possessor)
    return owners.at(passage, possessor)


def _subject(token: Token) -> Token | None:
    """The subject of the clause, if it is one thing."""
    current = token
    while current.head.i != current.i:
        current = current.head
        found = [child for child in current.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
        if found:
            plural = any(child.dep_ == "conj" for child in found[0].children)
            return None if plural or found[0].pos_ == "PRON" else found[0]
        if current.dep_ in {"relcl", "acl"}:
            return current.head
    return None


def _date(passage: Passage, span: Span, event: Token | None) -> tuple[int, int, Window] | None:
    """The date of the jubilee: right after its words, or before them where the verb keeps it."""
    text = passage.block.text
    end = span.end_char if event is None else max(_edge(event), span.end_char)
    inside = {token.i for token in event.subtree} if event is not None else set()
    for mention in passage.dates:
        window = window_of(mention) if mention.mod is None else None
        root = tokens_at(passage.doc, mention.start, mention.end).root
        if window is None or root.i in inside or (root.i < span.start and is_aside(root, span)):
            continue
        after = end <= mention.start and _TO_DATE.fullmatch(text, end, mention.start)
        between = text[mention.end : span.start_char]
        if after or (0 < len(between) < LONGEST_GAP and _FROM_DATE.match(between) and "." not in between):
            return mention.start, mention.end, window
    year = _YEAR.match(text, end)
    return (
        (year.start(1), year.end(), Window(dt.date(int(year[1]), 1, 1), dt.date(int(year[1]), 12, 31)))
        if year
        else None
    )


def _edge(event: Token) -> int:
    """The end of the noun phrase, without dates that hang on it."""
    last = event
    for child in event.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "at", "near"}:
            last = child.right_edge
    return last.idx + len(last.text)


def _years(match: re.Match[str]) -> int | None:
    named = lexicon("derived")["jubilees"].get(" ".join((match["named"] or "").lower().split()))
    if named is not None:
        return int(named)
    ordinal = parse_ordinal(match["ordinal"] or "")
    return int(ordinal) if ordinal is not None else None


@cache
def _jubilee() -> re.Pattern[str]:
    named = "|".join(sorted((re.escape(word) for word in lexicon("derived")["jubilees"]), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<named>{named})|(?P<ordinal>[a-z]+(?:-[a-z]+)*|\d+(?:st|nd|rd|th))[\s-](?:anniversary|jubilee|(?P<birthday>birthday)))\b",
        re.IGNORECASE,
    )
