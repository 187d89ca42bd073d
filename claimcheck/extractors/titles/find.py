"""Titles in a text: who holds which post."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from claimcheck.extractors.names_posts import first_words, post_index, split_words
from claimcheck.extractors.spans import text_of
from claimcheck.extractors.titles.after_post import noun_end
from claimcheck.extractors.titles.beside import apposed_after, apposed_before, before_bracket, prenominal
from claimcheck.extractors.titles.chairs import chair_of_learning
from claimcheck.extractors.titles.clauses import listed, subject_post, told_by_verb
from claimcheck.extractors.titles.duties import told_by_duties
from claimcheck.extractors.titles.firsts import first_to_hold
from claimcheck.extractors.titles.held import holding_of
from claimcheck.extractors.titles.name_table import NameTable
from claimcheck.extractors.titles.parts import bodies
from claimcheck.extractors.titles.periods import period, period_before
from claimcheck.extractors.titles.phrases import before_ranks, role_phrases
from claimcheck.extractors.titles.successors import followed
from claimcheck.extractors.titles.verbal import told_without_post
from claimcheck.extractors.titles.whom import verbs
from claimcheck.lexicon import lexicon
from claimcheck.models import TitleMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimcheck.extractors.names import NameMention
    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.role_phrase import RolePhrase
    from claimcheck.models import TitleStatus

#: person and post further apart than this (tokens) are not quoted together
_LONGEST = 12
#: so many tokens of a sentence at most stand before a post that is told ahead of its pronoun, and behind it
_AHEAD, _TERM = 4, 7
#: a stretch of years in brackets
_LIFE = re.compile(r"\d{4} ?[–—-] ?\d{4}$")
#: how far after a post its period may be told, in characters
_PERIOD_REACH = 60
_FINITE = frozenset(["VBD", "VBZ", "VBP"])


def find_titles(text: str) -> list[TitleMention]:
    """The posts told of in a plain text, with who holds them where the text tells.

    Spans are half-open offsets in characters into `text`. The text is parsed with the language model.
    """
    from claimcheck.extractors.names import names_in
    from claimcheck.nlp import parse

    if not text.strip():
        return []
    doc = parse(text)
    return titles_in(doc, names_in(doc))


def titles_in(doc: Doc, names: Sequence[NameMention]) -> list[TitleMention]:
    """The posts told of in one parsed block, in the order of the text."""
    return [mention for mention, holding in titles_with_holdings(doc, names) if not holding.denied]


def titles_with_holdings(doc: Doc, names: Sequence[NameMention]) -> list[tuple[TitleMention, Holding]]:
    """As `titles_in`, each with the tokens that it was read from."""
    lower = [token.lower_ for token in doc]
    table = NameTable.of(doc, list(names))
    phrases = role_phrases(doc, lower, table) if not first_words().keys().isdisjoint(lower) else []
    holdings: list[Holding] = []
    for number, phrase in enumerate(phrases):
        found = _holders(doc, lower, phrase, table)
        if not found and number and _follows(lower, phrases[number - 1], phrase):
            found = _shared(holdings, phrases[number - 1], phrase)
        if found:
            _share_back(lower, phrases[:number], phrase, found, holdings)
        elif (nameless := _nameless(doc, phrase)) is not None and phrase.post != "chair":
            found = [nameless]
        holdings.extend(found)
    taken = {i for phrase in phrases for i in range(phrase.start, phrase.core_end)}
    told = told_without_post(doc, lower, table, taken)
    taken |= {i for holding in told for i in range(*holding.role)}
    holdings.extend((*told, *told_by_duties(doc, lower, table, taken)))
    holdings.extend(followed(doc, lower, table, holdings))
    for holding in holdings:
        holding.leaving = _leaves(doc, holding)
        if holding.phrase is not None and lower[holding.phrase.outer - 2 : holding.phrase.outer] == [
            "predecessor",
            "as",
        ]:
            holding.status = "former"
    pairs = [(_mention(doc, holding), holding) for holding in _unique(holdings) if not holding.supposed]
    return sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end, pair[0].role))


def _holders(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding]:
    """The first pattern that finds somebody decides."""
    learned = chair_of_learning(doc, lower, phrase, table)
    if learned is not None:
        return learned
    spans = prenominal(doc, lower, phrase, table)
    if not spans:
        before = apposed_before(doc, lower, phrase, table) or before_bracket(doc, lower, phrase, table)
        spans = [before] if before else apposed_after(doc, lower, phrase, table)
    if spans:
        told = told_by_verb(doc, lower, phrase, table) if phrase.outer and lower[phrase.outer - 1] == "as" else []
        return told or [_with_body_after(doc, lower, phrase, table, span) for span in spans]
    if phrase.plural and (several := listed(doc, lower, phrase, table)):
        return several
    subject = subject_post(doc, lower, phrase, table)
    if subject is not None:
        return [subject]
    return (
        first_to_hold(doc, lower, phrase, table)
        or told_by_verb(doc, lower, phrase, table)
        or _before_pronoun(doc, lower, phrase)
    )


def _before_pronoun(doc: Doc, lower: list[str], phrase: RolePhrase) -> list[Holding]:
    """`A cellist and the mayor of Marl, he`, `As club secretary on the day, she`: what the subject is, ahead of it."""
    start = doc[phrase.head].sent.start
    if phrase.plural or phrase.outer - start > _AHEAD or any(doc[k].pos_ == "VERB" for k in range(start, phrase.outer)):
        return []
    stop = min(phrase.end + _TERM, len(lower) - 1, doc[phrase.head].sent.end - 1)
    mark = next((k for k in range(phrase.end, stop) if lower[k] == ","), -1)
    if mark < 0 or lower[mark + 1] not in {"he", "she"} or any(doc[k].pos_ == "VERB" for k in range(phrase.end, mark)):
        return []
    return [holding_of(phrase, None, mark + 1)]


def _with_body_after(
    doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, span: tuple[int, int]
) -> Holding:
    """The holding; `of the tug Star` after a prenominal post's name is its body."""
    holding = holding_of(phrase, span)
    if phrase.body is None and span[0] >= phrase.end and span[1] + 1 < len(lower) and lower[span[1]] == "of":
        first = span[1] + 1
        while first + 1 < len(lower) and lower[first] in {"the", "a"}:
            first += 1
        stop = noun_end(doc, lower, first, table, doc[first].sent.end)
        named = any(token in table.starts for token in range(first, stop))
        if named or (
            stop > first and lower[stop - 1] in bodies() | verbs("objects", "services") | verbs("units", "parts")
        ):
            # `Captain Ada Brown of the tug Star`, `of the coast guard`
            holding.body = (first, stop)
    return holding


def _leaves(doc: Doc, holding: Holding) -> bool:
    """Whether the clause tells that the holder of the post leaves it: `has sacked its head brewer, Ada Brown`."""
    if holding.planned or holding.denied or holding.phrase is None:
        return False
    for i in (holding.phrase.head, holding.person[1] - 1 if holding.person else holding.phrase.head):
        token = doc[i]
        while token.dep_ in {"compound", "appos", "nmod"} and token.head.i != token.i:
            token = token.head
        lemma = token.head.lemma_.lower()
        if token.dep_ in {"dobj", "nsubjpass"} and lemma in verbs("leaving", "done_to"):
            return True
        if token.dep_ == "nsubj" and lemma in verbs("leaving", "does") and token.head.tag_ in {"VBD", "VBN"}:
            return True
    return False


def _follows(lower: list[str], before: RolePhrase, phrase: RolePhrase) -> bool:
    """Whether two posts are joined by `and` or a comma only, as one person's."""
    between = lower[before.end : phrase.outer]
    if not between and lower[before.head] in before_ranks():
        # `Defence chief Admiral Ada Brown`
        return True
    return between in (["and"], [","], [",", "and"], ["&"]) and not (phrase.plural or before.plural)


def _shared(holdings: list[Holding], before: RolePhrase, phrase: RolePhrase) -> list[Holding]:
    """`Ada Brown, director of X and co-chairman of Y`: the second post has the first one's holder."""
    if phrase.definite and phrase.body is None:
        return []
    shared = []
    for holding in holdings:
        if holding.phrase is before and (holding.person or holding.pronoun is not None) and _precedes(holding, before):
            shared.append(
                replace(
                    holding,
                    role=(phrase.start, phrase.end),
                    phrase=phrase,
                    body=phrase.body,
                    possessive=phrase.possessive,
                    status=phrase.status or holding.status,
                    definite=phrase.definite,
                )
            )
    return shared


def _precedes(holding: Holding, phrase: RolePhrase) -> bool:
    first = holding.person[0] if holding.person else holding.pronoun
    return first is not None and first < phrase.outer


def _share_back(
    lower: list[str], earlier: list[RolePhrase], phrase: RolePhrase, found: list[Holding], holdings: list[Holding]
) -> None:
    """`Secretary of Space and ISRO chairman Ada Brown`: the name after the second post is the first one's too."""
    if not earlier or not _follows(lower, earlier[-1], phrase) or phrase.definite:
        return
    apposed = bool(found[0].person and found[0].person[0] > phrase.end)
    if earlier[-1].definite and not apposed and (_single(earlier[-1].post) or _single(phrase.post)):
        # `the mayor and police chief Ada Brown` may be two people
        return
    if len(found) != 1 or found[0].person is None or found[0].person[0] < phrase.end:
        return
    before = earlier[-1]
    for position, holding in enumerate(holdings):
        if holding.phrase is before:
            if holding.person is None and holding.pronoun is None:
                holdings[position] = replace(holding, person=found[0].person)
            return
    holdings.append(holding_of(before, found[0].person))


def _nameless(doc: Doc, phrase: RolePhrase) -> Holding | None:
    """`the regent`, `the chief executive of the bank`: one post, nobody named."""
    if (phrase.post == "chair" or phrase.post in lexicon("roles")["generic"]["words"]) and not _of_people(doc, phrase):
        return None
    if phrase.plural or phrase.indefinite or not (_single(phrase.post) or phrase.post in _pointed()):
        return None
    if (
        not phrase.definite
        and phrase.body is None
        and phrase.core_end - phrase.core_start < 2
        and phrase.status is None
    ):
        return None
    return holding_of(phrase, None)


def _of_people(doc: Doc, phrase: RolePhrase) -> bool:
    """Whether the post is said of a body of people: `the head of the bank`, not `the head of the valley`."""
    if phrase.body is None:
        return False
    last = doc[phrase.body[1] - 1]
    head = next((token for token in doc[phrase.body[0] : phrase.body[1]] if token.lower_ in {"of", "for"}), last)
    unit = doc[head.i - 1].lemma_ if head.i > phrase.body[0] else ""
    return not last.text.islower() or not {last.lemma_, unit}.isdisjoint(verbs("objects", "bodies"))


@cache
def _single(post: str) -> bool:
    return any(found.single for found in post_index().get(split_words(post), ()))


@cache
def _pointed() -> frozenset[str]:
    return frozenset(lexicon("roles")["words"]["pointed"])


def _unique(holdings: list[Holding]) -> list[Holding]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for holding in holdings:
        key = (holding.role, holding.person)
        if key not in seen:
            seen.add(key)
            kept.append(holding)
    return kept


def _mention(doc: Doc, holding: Holding) -> TitleMention:
    first, last = holding.role
    phrase = holding.phrase
    if phrase is not None and phrase.body_before and phrase.body is not None:
        first = min(first, phrase.body[0])
    role_first, role_last = first, last
    person = holding.person
    if person is not None:
        low, high = min(first, person[0]), max(last, person[1])
        if high - low <= _LONGEST:
            first, last = low, high
        elif phrase is None or phrase.plural:
            # one of a long list, or a verb far off: the name is what tells
            first, last = person
    span = doc[first:last]
    role_span = doc[role_first:role_last]
    who = doc[person[0] : person[1]] if person else None
    since, until = period(_period_words(doc, holding, last)) if not holding.lent else (None, None)
    if since is None and until is None and not holding.lent:
        since, until = period_before(text_of(doc)[doc[first].sent.start_char : doc[first].idx])
    return TitleMention(
        start=span.start_char, end=span.end_char, text=span.text,
        person=who.text if who is not None else None,
        role=_role_text(doc, holding),
        body=doc[holding.body[0] : holding.body[1]].text if holding.body else None,
        status=_status(doc, holding, until, last),
        since=since, until=until,
        role_start=role_span.start_char, role_end=role_span.end_char,
        person_start=who.start_char if who is not None else None,
        person_end=who.end_char if who is not None else None,
    )  # fmt: skip


def _role_text(doc: Doc, holding: Holding) -> str:
    if holding.role_name is not None:
        return holding.role_name
    phrase = holding.phrase
    if phrase is None:
        return ""
    if phrase.plural:
        before = doc[phrase.core_start : phrase.head + 1 - phrase.width].text
        after = doc[phrase.head + 1 : phrase.core_end].text
        return " ".join(f"{before} {phrase.post} {after}".lower().split())
    return doc[phrase.core_start : phrase.core_end].text.lower()


def _period_words(doc: Doc, holding: Holding, last: int) -> str:
    """What may tell the period: the words after the post, up to the sentence's end; before it for a verb."""
    sentence = doc[holding.role[0]].sent
    if holding.person is not None and holding.person[0] >= holding.role[1]:
        after = holding.person[1]
        if after < len(doc) and doc[after].text == "(":
            words = text_of(doc)[doc[after].idx : min(sentence.end_char, doc[after].idx + _PERIOD_REACH)]
            bracket, _, rest = words.partition(")")
            # `Ada Brown (1931–2019), from 1996 to 2011`: years of a life
            goes_on = rest.lstrip(" ,").startswith(("from", "until", "since"))
            return rest if goes_on and _LIFE.search(bracket) else bracket
    start = doc[holding.role[1] - 1].idx + len(doc[holding.role[1] - 1])
    stop = _next_predicate(doc, holding)
    words = text_of(doc)[start : min(sentence.end_char if stop is None else stop, start + _PERIOD_REACH)]
    cut = words.find(";")
    return words if cut < 0 else words[:cut]


def _next_predicate(doc: Doc, holding: Holding) -> int | None:
    """Where the sentence goes on to tell of something else: `Its head, Ada Brown, has been a member since 1998`.

    In characters; None where it does not, or only tells that the post is held (`has been in office since 2011`).
    """
    if holding.phrase is not None and holding.phrase.plural:
        return None  # `Mayors include Ada Brown (2009–2017)`
    for token in doc[holding.role[1] : doc[holding.role[0]].sent.end]:
        if token.text == ";":
            return None
        verb = token.head if token.dep_ in {"aux", "auxpass"} else token
        if token.tag_ in _FINITE and verb.dep_ not in {"relcl", "acl", "advcl", "ccomp"}:
            after = {word.lower_ for word in doc[token.i : token.i + 6]}
            return None if after & _words_of_office() or verb.lemma_.lower() in _holding_verbs() else token.idx
    return None


@cache
def _words_of_office() -> frozenset[str]:
    return frozenset(lexicon("succession")["succeed"]["in_office"])


@cache
def _holding_verbs() -> frozenset[str]:
    return frozenset(lexicon("succession")["succeed"]["holding"])


def _status(doc: Doc, holding: Holding, until: str | None, last: int) -> TitleStatus:
    unpaid = holding.status == "honorary" and holding.phrase is not None and holding.phrase.post in _unpaid()
    if (unpaid or holding.status is None) and (until is not None or _at_the_time(doc, holding)):
        return "former"
    return cast("TitleStatus", "current" if unpaid else holding.status or "current")


@cache
def _unpaid() -> frozenset[str]:
    """Posts whose honorary holders do the work: `the club's honorary secretary`."""
    return frozenset(lexicon("roles")["words"]["unpaid"])


def _at_the_time(doc: Doc, holding: Holding) -> bool:
    """`the minister at the time`, `the director of the time`, `the president until last spring`, `of that jury`."""
    i = holding.role[1]
    if holding.body is not None and holding.body[0] and doc[holding.body[0] - 1].lower_ in {"that", "those"}:
        return holding.body[0] - 2 >= holding.role[0]
    words = [token.lower_ for token in doc[i : i + 3]]
    if words[:1] in (["until"], ["till"]) and words[1:2] in (["last"], ["recently"], ["then"]):
        return True
    return words in (["at", "the", "time"], ["of", "the", "time"])
