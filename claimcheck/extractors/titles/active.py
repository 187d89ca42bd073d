"""Posts that a verb tells of its subject: `chaired the inquiry`, `directs it`, `the company that she runs`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_words import craft_nouns, event_words
from claimcheck.extractors.spans import text_of
from claimcheck.extractors.titles.after_post import of_unit
from claimcheck.extractors.titles.arguments import noun_run, noun_span, object_of, what_is_led
from claimcheck.extractors.titles.held import acting, modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.led_it import is_body_before, is_for_years, is_inquiry_before
from claimcheck.extractors.titles.parts import managed
from claimcheck.extractors.titles.whom import is_full_person, subjects, verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
#: `captained the side in her place`
_IN_PLACE = re.compile(
    r"\bin (?:his|her|their|\w+['’]s?) (?:place|stead|absence)\b|\buntil (?:a|his|her) (?:new |successor)"
)
#: so many tokens may tell what a part of a body is for
LONGEST_UNIT = 6


def active(doc: Doc, lower: list[str], table: NameTable, verb: Token, post: str) -> list[Holding]:
    """`chaired the inquiry`, `directs the Bureau`: the object must be a body."""
    target = object_of(doc, lower, verb)
    if any(child.dep_ == "prt" and child.lower_ != "up" for child in verb.children):
        # `ran the shop down`
        return []
    if target is None and verb.lemma_.lower() == "conduct" and verb.tag_ == "VBD":
        return acting(doc, lower, table, verb, post)
    if target is not None and target.lower_ == "it" and post in _OVER_IT:
        return [held for held in acting(doc, lower, table, verb, post) if _of_body_before(table, held, verb, target)]
    if target is not None and target.lower_ in {"him", "her"} and post == "head coach":
        return _coached(doc, lower, table, verb, target)
    if target is None or target.lower_ in _SELVES:
        target = what_is_led(verb)
    if target is None or not _is_body(doc, lower, table, target, post):
        return []
    besides = target.lemma_.lower() in _led_besides(post)
    if besides and (post == "owner" or target.lemma_.lower() not in verbs("objects", "bodies")):
        return _one_leading(doc, lower, table, verb, target, post)
    if target.lemma_.lower() == "board" and post in {"leader", "head"}:
        post = "chairman"
    return _leading(doc, lower, table, verb, target, post)


def _one_leading(doc: Doc, lower: list[str], table: NameTable, verb: Token, target: Token, post: str) -> list[Holding]:
    """Who runs one shop, or owns one: somebody who is surely a person; not `a draper's shop`."""
    several = target.tag_ == "NNS" and target.lemma_.lower() not in verbs("objects", "chaired")
    if several or any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in target.children):
        return []
    if post == "president":
        post = "chairman"
    some = any(child.lower_ in {"a", "an"} for child in target.children)
    held = _leading(doc, lower, table, verb, target, post)
    # `She runs a bakery` tells of no bakery that another sentence could tell of
    return [one for one in held if (not some if one.person is None else is_full_person(table, one.person))]


def _leading(doc: Doc, lower: list[str], table: NameTable, verb: Token, target: Token, post: str) -> list[Holding]:
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        body = whole(doc, lower, table, noun_span(table, target))
        if body is not None and body[0] not in table.starts:
            body = (body[0], of_unit(doc, lower, body[1], table, min(len(lower), body[1] + LONGEST_UNIT)))
        last = body[1] if body else target.i + 1
        holding = Holding(
            role=(verb.i, max(last, verb.i + 1)), role_name=post, person=person, pronoun=pronoun, body=body
        )
        modify(doc, lower, holding, verb)
        tense = next((c for c in verb.children if c.dep_ == "aux"), verb)
        holding.past = verb.tag_ == "VBD" and tense.i == verb.i
        if _IN_PLACE.search(text_of(doc)[verb.idx : verb.sent.end_char]):
            holding.status = "acting"
        holdings.append(holding)
    return holdings


def _of_body_before(table: NameTable, held: Holding, verb: Token, target: Token) -> bool:
    """`who has headed it since the spring`, after a body was told: what is led for years is no race and no meeting."""
    held.possessive = target.i
    lasting = is_for_years(verb) or (verb.tag_ == "VBZ" and held.role_name != "leader")
    if held.planned or (lasting and is_body_before(table, held, target)):
        return True
    return held.role_name == "chairman" and is_inquiry_before(target)


def whole(doc: Doc, lower: list[str], table: NameTable, part: Span | None) -> Span | None:
    """`Norda`, of whose board the text tells: `chairs the board of Norda`."""
    if part is None or lower[part[1] - 1] not in verbs("units", "of_whole") or lower[part[1] : part[1] + 1] not in _OF:
        return part
    first = part[1] + 1 + (lower[part[1] + 1 : part[1] + 2] in (["the"], ["a"]))
    if first in table.starts and table.starts[first][1].kind != "person":
        return first, table.starts[first][0]
    noun = noun_run(doc, first)
    # `chairs the board of the orchestra`
    return noun if noun is not None and _is_body_noun(lower[noun[1] - 1], "chairman") else part


_OF = (["of"], ["at"])
_SELVES = frozenset(["himself", "herself"])
#: posts over a body that a pronoun may stand for
_OVER_IT = frozenset(["leader", "head", "commander", "chairman", "director", "editor"])


def _coached(doc: Doc, lower: list[str], table: NameTable, verb: Token, target: Token) -> list[Holding]:
    """`Ada Brown, who has coached her since 2010`: not `coached her through the interview`, `in what to say`."""
    if lower[target.i + 1 : target.i + 2] in (["through"], ["in"], ["on"], ["for"]):
        return []
    return acting(doc, lower, table, verb, "coach")


_FILM = frozenset(["director", "editor", "producer"])


def _is_body(doc: Doc, lower: list[str], table: NameTable, target: Token, post: str) -> bool:
    """Whether what is led is a body of people, not a race or a charge."""
    if target.text.islower():
        return _is_body_noun(target.lemma_.lower(), post)
    span = noun_span(table, target)
    name = table.starts[span[0]][1] if span and span[0] in table.starts else None
    if name is None:
        return False
    if post == "owner":
        return name.kind in {"organisation", "craft"}
    if post in {"leader", "head", "manager"} and name.kind == "unknown" and _period_follows(lower, span):
        return True
    if name.kind == "unknown" and _head_word(name.text) in verbs("objects", "bodies"):
        # `the Geological Survey of Norvia`
        return True
    if post == "head" and name.kind == "unknown" and name.text.split()[-1] not in event_words():
        # `who runs Norda`: nobody is said to run a person or, by name, a race
        return target.head.dep_ == "relcl" and target.head.lemma_ in _RUNNING
    if post in {"leader", "head", "manager"}:
        return name.kind in {"organisation", "craft"} or (name.kind == "unknown" and name.text.isupper())
    return name.kind in {"organisation", "craft", "unknown", "work"}


def _is_body_noun(lemma: str, post: str) -> bool:
    """Whether a noun may be of what somebody in such a post leads, conducts, edits or coordinates."""
    bodies = verbs("objects", "bodies")
    if lemma in _led_besides(post) or post == "owner":
        return lemma in _led_besides(post)
    if post == "conductor":
        return lemma in verbs("objects", "conducted")
    if lemma in verbs("objects", "coordinated") or lemma in verbs("objects", "held"):
        return post == ("coordinator" if lemma in verbs("objects", "coordinated") else "director") or lemma in bodies
    if post in _FILM:
        return lemma in verbs("objects", "directed") or (post != "producer" and lemma in bodies)
    return lemma in bodies


@cache
def _led_besides(post: str) -> frozenset[str]:
    """What somebody in such a post leads besides bodies of people: ships, searches, shops, meetings."""
    found: frozenset[str] = frozenset()
    if post in {"captain", "commander"}:
        found |= craft_nouns()
    if post in {"leader", "head", "commander"}:
        found |= verbs("objects", "led")
    if post == "owner":
        found |= verbs("objects", "owned")
    if post in {"head", "manager"}:
        found |= managed() | verbs("objects", "run")
    if post in {"president", "chairman"}:
        found |= verbs("objects", "presided")
    if post == "chairman":
        found |= verbs("objects", "chaired")
    return found


def _head_word(name: str) -> str:
    """`survey`, of `Geological Survey of Norvia`."""
    words = name.split()
    return words[words.index("of") - 1].lower() if "of" in words[1:] else words[-1].lower()


_RUNNING = frozenset(["run", "head", "helm"])


def _period_follows(lower: list[str], span: Span | None) -> bool:
    """`has led Norda since 2019`: nobody leads a race since a year."""
    return span is not None and span[1] < len(lower) and lower[span[1]] in {"since", "from", "until"}
