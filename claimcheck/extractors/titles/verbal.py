"""Posts that a verb or a set phrase is all of: `chaired the inquiry`, `led by X`, `in command`, `under whom`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.absolutes import WORDS as ABSOLUTE
from claimcheck.extractors.titles.absolutes import absolute, presided_by
from claimcheck.extractors.titles.active import active, whole
from claimcheck.extractors.titles.arguments import agent, noun_run
from claimcheck.extractors.titles.held import acting
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.offices import offices, told_by_office
from claimcheck.extractors.titles.portfolios import portfolio_words, told_by_portfolio
from claimcheck.extractors.titles.set_phrases import set_phrase, under_name, under_office, under_whom
from claimcheck.extractors.titles.taking import taken, takes, taking
from claimcheck.extractors.titles.whom import verbs
from claimcheck.extractors.titles.works import by_maker, made, made_by, to_designs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]


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
        return told_by_office(doc, lower, table, i) or under_office(doc, lower, table, i, offices()[lower[i]])
    if i > 1 and lower[i] in portfolio_words():
        return told_by_portfolio(doc, lower, table, i)
    if i > 1 and lower[i] in ABSOLUTE:
        return absolute(doc, lower, table, i)
    if i > 1 and lower[i] == "presided":
        return presided_by(doc, lower, table, i)
    return list(to_designs(doc, lower, table, i)) if i > 1 and lower[i] in {"design", "designs", "plans"} else []


def _verb(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> list[Holding]:
    lemma = verb.lemma_.lower()
    if lemma in posts_of_verbs() or lower[verb.i] == "led":
        post = posts_of_verbs().get("lead" if lower[verb.i] == "led" else lemma, "leader")
        by = agent(doc, lower, table, verb)
        if by is not None:
            return by(post)
        return active(doc, lower, table, verb, post)
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
    body = whole(doc, lower, table, body) or body
    return [Holding(role=(i, body[1]), role_name=post, person=(table.ends[end][0], end), body=body)]
