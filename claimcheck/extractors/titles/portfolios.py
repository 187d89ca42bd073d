"""Ministers told by their portfolio: `holds the finance portfolio`, `was given the health ministry`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.arguments import person_from
from claimcheck.extractors.titles.held import is_passive, modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import is_full_person, subjects, verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
_ARTICLES = frozenset(["the", "her", "his", "their"])
#: who gets it stands so near behind, in tokens
_WITHIN = 5


def portfolio_words() -> frozenset[str]:
    """Nouns that may tell of a minister's post."""
    return verbs("portfolios", "nouns") | verbs("portfolios", "ministries") | verbs("portfolios", "alone")


def told_by_portfolio(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """Who has, gets or leaves the portfolio that the noun at token `i` tells of."""
    noun = doc[i]
    if not verbs("portfolios", "not_among").isdisjoint(lower[noun.sent.start : noun.sent.end]):
        return []
    if lower[i - 1] == "whose":
        return _whose(doc, lower, table, i)
    found = _field(lower, i)
    if found is None:
        return []
    words, field = found
    role = f"minister of {field}"
    verb = noun.head
    lemma = verb.lemma_.lower()
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        going = verbs("portfolios", "giving") if noun.dep_ == "nsubjpass" else verbs("portfolios", "going")
        return _receiver(doc, lower, table, verb.i + 1, words, role) if lemma in going else []
    if noun.dep_ not in {"dobj", "oprd", "attr"} or (
        lower[i] not in verbs("portfolios", "nouns") and _goes_on(doc, max(i + 1, words[1]))
    ):
        return []
    if lemma in verbs("portfolios", "giving") and not is_passive(verb):
        return _given(doc, lower, table, verb, words, role)
    return _had(doc, lower, table, verb, words, role) if _has(lemma, lower[i]) else []


def _goes_on(doc: Doc, stop: int) -> bool:
    """Whether more is said of the ministry: `held the ministry responsible`, `kept the treasury informed`."""
    return stop < len(doc) and doc[stop].tag_ in {"JJ", "VBN", "VBD", "VB", "VBG", "TO", "POS"}


def _has(lemma: str, noun: str) -> bool:
    """Whether the verb tells that somebody has, gets or leaves what the noun tells of."""
    if lemma in verbs("portfolios", "giving"):
        return True
    if noun in verbs("portfolios", "nouns"):
        return lemma in verbs("hold", "have_post") | verbs("leave", "have_post")
    return lemma in verbs("portfolios", "holding_ministry")


def _had(doc: Doc, lower: list[str], table: NameTable, verb: Token, words: Span, role: str) -> list[Holding]:
    """Those of whom the verb is said."""
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        if person is not None and not is_full_person(table, person):
            continue
        held = Holding(role=words, role_name=role, person=person, pronoun=pronoun)
        modify(doc, lower, held, verb)
        if verb.lemma_.lower() in verbs("leave", "have_post") and not (held.planned or held.denied):
            held.status = "former"
        holdings.append(held)
    return holdings


def _field(lower: list[str], i: int) -> tuple[Span, str] | None:
    """The tokens of `transport portfolio` or `ministry of finance` behind an article, and its field."""
    if lower[i] in verbs("portfolios", "alone") and lower[i - 1] == "the":
        return (i, i + 1), lower[i]
    first = i
    while first and _in_field(lower[first - 1]):
        first -= 1
    if first < i and lower[first - 1] in _ARTICLES:
        return ((first, i + 1), " ".join(lower[first:i])) if _tells(lower[first:i]) else None
    if first == i and lower[i - 1] in _ARTICLES and lower[i + 1 : i + 2] in (["of"], ["for"]):
        stop = _field_end(lower, i + 2)
        return ((i, stop), " ".join(lower[i + 2 : stop])) if _tells(lower[i + 2 : stop]) else None
    return None


def _in_field(word: str) -> bool:
    return word in verbs("portfolios", "fields") or word in verbs("portfolios", "between")


def _field_end(lower: list[str], first: int) -> int:
    """Where the words for a field that begin at `first` end."""
    stop = first
    while stop < len(lower) and _in_field(lower[stop]):
        stop += 1
    while stop > first and lower[stop - 1] in {"and", "&", ","}:
        stop -= 1
    return stop


def _tells(words: list[str]) -> bool:
    return not verbs("portfolios", "fields").isdisjoint(words)


def _whose(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`Ada Brown, whose brief is agriculture`."""
    end = i - 2 if lower[i - 2] == "," else i - 1
    name = table.ends.get(end)
    if name is None or name[1].kind in THINGS or doc[i + 1].lemma_.lower() not in verbs("portfolios", "covering"):
        return []
    first = i + 2 + (lower[i + 2 : i + 3] == ["the"])
    stop = _field_end(lower, first)
    # `whose brief was health workers in the valley` tells more than a field
    closed = stop >= len(lower) or doc[stop].is_punct or lower[stop] in {"in", "and"}
    if not closed or not _tells(lower[first:stop]):
        return []
    return [Holding(role=(i, stop), role_name=f"minister of {' '.join(lower[first:stop])}", person=(name[0], end))]


def _given(doc: Doc, lower: list[str], table: NameTable, verb: Token, words: Span, role: str) -> list[Holding]:
    """`gave Ada Brown the health portfolio`, `gave the health portfolio to Ada Brown`."""
    for end in range(verb.i + 2, words[0] + 1):
        if end in table.ends and table.ends[end][0] > verb.i and table.ends[end][1].kind not in THINGS:
            return [_got(doc, lower, verb, words, role, (table.ends[end][0], end))]
    return [
        _got(doc, lower, verb, words, role, held.person)
        for held in _receiver(doc, lower, table, words[1], words, role)
        if held.person is not None
    ]


def _got(doc: Doc, lower: list[str], verb: Token, words: Span, role: str, person: Span) -> Holding:
    held = Holding(role=words, role_name=role, person=person)
    modify(doc, lower, held, verb)
    held.past = False
    return held


def _receiver(doc: Doc, lower: list[str], table: NameTable, i: int, words: Span, role: str) -> list[Holding]:
    """Who is told behind `to` from token `i` on."""
    mark = next((k for k in range(i, min(i + _WITHIN, len(lower))) if lower[k] == "to"), None)
    person = person_from(doc, lower, table, mark + 1) if mark is not None else None
    return [Holding(role=words, role_name=role, person=person)] if person is not None else []
