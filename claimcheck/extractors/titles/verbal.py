"""Posts that a verb or a set phrase is all of: `chaired the inquiry`, `led by X`, `in command`, `under whom`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_words import event_words
from claimcheck.extractors.spans import text_of
from claimcheck.extractors.titles.after_post import of_unit
from claimcheck.extractors.titles.arguments import agent, noun_run, noun_span, object_of
from claimcheck.extractors.titles.held import acting, modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.led_it import is_body_before, is_for_years
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.offices import offices, told_by_office
from claimcheck.extractors.titles.set_phrases import set_phrase, under_name, under_whom
from claimcheck.extractors.titles.taking import taken, takes, taking
from claimcheck.extractors.titles.whom import subjects, verbs
from claimcheck.extractors.titles.works import by_maker, made, made_by, to_designs
from claimcheck.lexicon import lexicon

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


@cache
def posts_of_verbs() -> dict[str, str]:
    """Verb lemma to the post that it tells."""
    table: dict[str, str] = lexicon("succession")["posts"]
    return table


@cache
def acts() -> dict[str, str]:
    """Verb lemma to the post that one act, without a body, tells of."""
    table: dict[str, str] = lexicon("succession")["acts"]
    return table


@cache
def _words() -> frozenset[str]:
    """Verbs of holding or of succession, in the forms that could stand in a text: a quick test."""
    forms: set[str] = set()
    for lemma in (*posts_of_verbs(), *acts(), *verbs("succeed", "verbs"), *verbs("works", "made"), "take"):
        last = lemma.rsplit("-", 1)[-1]
        stem = last.removesuffix("e")
        forms.update({last, last + "s", stem + "ed", stem + "ing", last + "es"})
    forms.update(
        {
            "led",
            "ran",
            "running",
            "oversaw",
            "overseen",
            "took",
            "taken",
            "taking",
            "followed",
            "replaced",
            "drew",
            "drawn",
        }
    )
    return frozenset(forms)


@cache
def set_words() -> frozenset[str]:
    """Words that end a set phrase: `in command`, `at the helm`."""
    return frozenset(lexicon("succession")["set_phrases"]["words"])


def told_without_post(doc: Doc, lower: list[str], table: NameTable, posts: set[int]) -> list[Holding]:
    """Holdings told by verbs such as `lead` and phrases such as `in command of`; `posts` are tokens of others."""
    holdings: list[Holding] = []
    for i, word in enumerate(lower):
        if word == "whom" and i > 1 and lower[i - 1] == "under":
            holdings.extend(under_whom(lower, table, i))
        if word == "under" and i:
            holdings.extend(under_name(doc, lower, table, i))
        if word in taken() and i > 1 and takes(doc[i - 1]):
            holdings.extend(taking(doc, lower, table, i))
        elif word in set_words() and i:
            holdings.extend(set_phrase(doc, lower, table, i))
        holdings.extend(_by_noun(doc, lower, table, i))
        if word in made_by() and lower[i + 1 : i + 2] == ["by"]:
            holdings.extend(by_maker(doc, lower, table, i))
        if word in _words() and i not in posts and doc[i].pos_ in {"VERB", "AUX"}:
            holdings.extend(_verb(doc, lower, table, doc[i]))
        elif (
            word in _words()
            and i > 1
            and (i in table.ends or lower[i - 1] == "who")
            and i + 2 < len(lower)
            and (lower[i + 1] in {"the", "a", "its"} or (lower[i - 1] == "who" and i + 1 in table.starts))
        ):
            holdings.extend(_taken_for_noun(doc, lower, table, i))
    return holdings


def _by_noun(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """What a noun tells alone: `won the presidency`, `to the designs of X`."""
    if i > 1 and lower[i] in offices():
        return told_by_office(doc, lower, table, i)
    return list(to_designs(doc, lower, table, i)) if i > 1 and lower[i] in {"design", "designs", "plans"} else []


def _verb(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> list[Holding]:
    lemma = verb.lemma_.lower()
    if lemma in posts_of_verbs() or lower[verb.i] == "led":
        post = posts_of_verbs().get("lead" if lower[verb.i] == "led" else lemma, "leader")
        by = agent(doc, lower, table, verb)
        if by is not None:
            return by(post)
        return _active(doc, lower, table, verb, post)
    if lemma in acts():
        return acting(doc, lower, table, verb, acts()[lemma])
    return made(doc, lower, table, verb) if lemma in verbs("works", "made") else []


def _taken_for_noun(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`Ada Brown(, who) heads the agency`, where the parse takes the verb for a noun."""
    end = i if i in table.ends else i - (2 if lower[i - 2] == "," else 1)
    if end not in table.ends:
        return []
    post = posts_of_verbs().get(lower[i].removesuffix("s"))
    first = i + 1 if i + 1 in table.starts else i + 2
    body = (first, table.starts[first][0]) if first in table.starts else noun_run(doc, first)
    owned = body is not None and lower[body[1] : body[1] + 1] in (["'s"], ["’s"])
    part = noun_run(doc, body[1] + 1) if body is not None and owned else None
    if part is not None and lower[part[1] - 1] in verbs("units", "fields") | verbs("units", "parts"):
        body = part
    name = table.ends[end][1]
    if post is None or body is None or name.kind in THINGS:
        return []
    if part != body and lower[body[1] - 1] not in verbs("objects", "bodies") and body[0] not in table.starts:
        return []
    body = _whole(doc, lower, table, body) or body
    return [Holding(role=(i, body[1]), role_name=post, person=(table.ends[end][0], end), body=body)]


def _active(doc: Doc, lower: list[str], table: NameTable, verb: Token, post: str) -> list[Holding]:
    """`chaired the inquiry`, `directs the Bureau`: the object must be a body."""
    target = object_of(doc, lower, verb)
    if target is None and verb.lemma_.lower() == "conduct" and verb.tag_ == "VBD":
        return acting(doc, lower, table, verb, post)
    if target is not None and target.lower_ == "it" and post in {"leader", "head", "commander", "chairman"}:
        return [held for held in acting(doc, lower, table, verb, post) if _of_body_before(table, held, verb, target)]
    if target is None or not _is_body(doc, lower, table, target, post):
        return []
    if target.lemma_.lower() == "board" and post in {"leader", "head"}:
        post = "chairman"
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        body = _whole(doc, lower, table, noun_span(table, target))
        if body is not None and body[0] not in table.starts:
            body = (body[0], of_unit(doc, lower, body[1], table, min(len(lower), body[1] + LONGEST_UNIT)))
        holding = Holding(
            role=(verb.i, body[1] if body else target.i + 1), role_name=post, person=person, pronoun=pronoun, body=body
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
    return held.planned or (is_for_years(verb) and is_body_before(table, held, target))


def _whole(doc: Doc, lower: list[str], table: NameTable, part: Span | None) -> Span | None:
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


_FILM = frozenset(["director", "editor", "producer"])


def _is_body(doc: Doc, lower: list[str], table: NameTable, target: Token, post: str) -> bool:
    """Whether what is led is a body of people, not a race or a charge."""
    if target.text.islower():
        return _is_body_noun(target.lemma_.lower(), post)
    span = noun_span(table, target)
    name = table.starts[span[0]][1] if span and span[0] in table.starts else None
    if name is None:
        return False
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
    if post == "conductor":
        return lemma in verbs("objects", "conducted")
    if lemma in verbs("objects", "coordinated") or lemma in verbs("objects", "held"):
        return post == ("coordinator" if lemma in verbs("objects", "coordinated") else "director") or lemma in bodies
    if post in _FILM:
        return lemma in verbs("objects", "directed") or (post != "producer" and lemma in bodies)
    return lemma in bodies


def _head_word(name: str) -> str:
    """`survey`, of `Geological Survey of Norvia`."""
    words = name.split()
    return words[words.index("of") - 1].lower() if "of" in words[1:] else words[-1].lower()


_RUNNING = frozenset(["run", "head", "helm"])


def _period_follows(lower: list[str], span: Span | None) -> bool:
    """`has led Norda since 2019`: nobody leads a race since a year."""
    return span is not None and span[1] < len(lower) and lower[span[1]] in {"since", "from", "until"}
