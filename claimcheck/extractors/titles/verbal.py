"""Posts that a verb or a set phrase is all of: `chaired the inquiry`, `led by X`, `in command`, `under whom`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_runs import event_words
from claimcheck.extractors.titles.beside import name_after
from claimcheck.extractors.titles.clauses import _modify, subjects, verbs
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.phrases import of_unit
from claimcheck.extractors.titles.taking import TAKEN, TAKING, taking
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.phrases import NameTable

Span = tuple[int, int]
#: `captained the side in her place`
_IN_PLACE = re.compile(
    r"\bin (?:his|her|their|\w+['’]s?) (?:place|stead|absence)\b|\buntil (?:a|his|her) (?:new |successor)"
)
#: so many tokens may tell what a part of a body is for
LONGEST_UNIT = 6
#: who made a building; the other makers are told by their own words
ARCHITECT = "architect"


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


def told_without_post(doc: Doc, lower: list[str], table: NameTable, taken: set[int]) -> list[Holding]:
    """Holdings told by verbs such as `lead` and phrases such as `in command of`; `taken` tokens are posts already."""
    holdings: list[Holding] = []
    for i, word in enumerate(lower):
        if word == "whom" and i > 1 and lower[i - 1] == "under":
            holdings.extend(_under_whom(lower, table, i))
        if word in TAKEN and i > 1 and doc[i - 1].lemma_.lower() in TAKING:
            holdings.extend(taking(doc, lower, table, i))
        elif word in {"command", "charge", "helm", "direction", "leadership", "chair", "chairmanship", "hands"} and i:
            holdings.extend(_set_phrase(doc, lower, table, i))
        if word in {"design", "designs", "plans"} and i > 1:
            holdings.extend(_to_designs(doc, lower, table, i))
        if word in _words() and i not in taken and doc[i].pos_ in {"VERB", "AUX"}:
            holdings.extend(_verb(doc, lower, table, doc[i], taken))
        elif (
            word in _words()
            and i > 1
            and (i in table.ends or lower[i - 1] == "who")
            and i + 2 < len(lower)
            and (lower[i + 1] in {"the", "a", "its"} or (lower[i - 1] == "who" and i + 1 in table.starts))
        ):
            holdings.extend(_taken_for_noun(doc, lower, table, i))
    return holdings


def _verb(doc: Doc, lower: list[str], table: NameTable, verb: Token, taken: set[int]) -> list[Holding]:
    lemma = verb.lemma_.lower()
    if lemma in posts_of_verbs() or lower[verb.i] == "led":
        post = posts_of_verbs().get("lead" if lower[verb.i] == "led" else lemma, "leader")
        by = _agent(doc, lower, table, verb)
        if by is not None:
            return by(post)
        return _active(doc, lower, table, verb, post)
    if lemma in acts():
        return _acting(doc, lower, table, verb, acts()[lemma])
    return _made(doc, lower, table, verb) if lemma in verbs("works", "made") else []


def _acting(doc: Doc, lower: list[str], table: NameTable, verb: Token, post: str) -> list[Holding]:
    """`Ada Brown prosecuted him`; passive verbs tell the act of somebody else."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return []
    holdings = []
    for person, _ in subjects(doc, lower, table, verb):
        if person is not None:
            held = Holding(role=(verb.i, verb.i + 1), role_name=post, person=person)
            _modify(doc, lower, held, verb)
            holdings.append(held)
    return holdings


def _made(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> list[Holding]:
    """`Ada Brown designed the tower`, `the tower, designed by Ada Brown`: its architect."""
    target = _object(doc, lower, verb)
    by = _agent(doc, lower, table, verb)
    if target is not None and (post := _designs().get(target.lower_)) is not None:
        return _acting(doc, lower, table, verb, post)
    if by is not None:
        found = by(ARCHITECT)
        return [held for held in found if held.body and doc[held.body[1] - 1].lemma_.lower() in verbs("works", "built")]
    if target is None or not (target.lower_ == "it" or target.lemma_.lower() in verbs("works", "built")):
        return []
    body = None if target.lower_ == "it" else _noun_span(table, target)
    holdings = []
    for person, _ in subjects(doc, lower, table, verb):
        if person is not None:
            held = Holding(
                role=(verb.i, target.i + 1), role_name=ARCHITECT, person=person, body=body,
                possessive=target.i if body is None else None,
            )  # fmt: skip
            _modify(doc, lower, held, verb)
            holdings.append(held)
    return holdings


@cache
def _designs() -> dict[str, str]:
    """What of a play somebody designs, and the post that it tells."""
    return dict(lexicon("succession")["works"]["designed"])


def _to_designs(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`was put up to designs by Ada Brown`: the architect of what the verb tells of."""
    first = i - 1 - (lower[i - 1] in {"a", "the", "his", "her"})
    if lower[first] not in {"to", "from", "after"} or lower[i + 1 : i + 2] not in (["by"], ["of"]):
        return []
    person = _person_from(doc, lower, table, i + 2)
    verb = next((token for token in doc[i].ancestors if token.pos_ == "VERB"), None)
    if person is None or verb is None:
        return []
    for _ in range(3):
        body = _object_of_passive(doc, lower, table, verb)
        if body is not None or verb.dep_ != "conj":
            break
        verb = verb.head
    if body is None or doc[body[1] - 1].lemma_.lower() not in verbs("works", "built"):
        return []
    return [Holding(role=(first, i + 2), role_name=ARCHITECT, person=person, body=body)]


def _taken_for_noun(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`Ada Brown(, who) heads the agency`, where the parse takes the verb for a noun."""
    end = i if i in table.ends else i - (2 if lower[i - 2] == "," else 1)
    if end not in table.ends:
        return []
    post = posts_of_verbs().get(lower[i].removesuffix("s"))
    first = i + 1 if i + 1 in table.starts else i + 2
    body = (first, table.starts[first][0]) if first in table.starts else _chunk(doc, first)
    owned = body is not None and lower[body[1] : body[1] + 1] in (["'s"], ["’s"])
    part = _chunk(doc, body[1] + 1) if body is not None and owned else None
    if part is not None and lower[part[1] - 1] in verbs("units", "fields") | verbs("units", "parts"):
        body = part
    name = table.ends[end][1]
    if post is None or body is None or name.kind in {"organisation", "place", "craft", "work"}:
        return []
    if part != body and lower[body[1] - 1] not in verbs("objects", "bodies") and body[0] not in table.starts:
        return []
    body = _whole(doc, lower, table, body) or body
    return [Holding(role=(i, body[1]), role_name=post, person=(table.ends[end][0], end), body=body)]


def _under_whom(lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`Ada Brown, 61, under whom the club won`."""
    end = i - 1
    while end > 0 and end not in table.ends and (lower[end - 1] in {",", "(", ")", "aged"} or lower[end - 1].isdigit()):
        end -= 1
    if end not in table.ends or table.ends[end][1].kind in {"organisation", "place", "craft", "work"}:
        return []
    return [Holding(role=(i - 1, i + 1), role_name="leader", person=(table.ends[end][0], end), past=True)]


def _agent(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> Callable[[str], list[Holding]] | None:
    """`led by Professor Ada Brown`: a maker of the holding, if someone with a name is told."""
    i = verb.i + 1
    if i >= len(lower) or lower[i] != "by" or verb.tag_ not in {"VBN", "VBD"}:
        return None
    person = _person_from(doc, lower, table, i + 1)

    def make(post: str) -> list[Holding]:
        if person is None:
            return []
        body = _object_of_passive(doc, lower, table, verb)
        if post == "conductor" and body is not None and not _is_music(doc, table, body):
            return []
        past = any(child.lower_ in {"was", "were"} for child in verb.children)
        it = next((c.i for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ == "it"), None)
        return [Holding(role=(verb.i, i + 1), role_name=post, person=person, body=body, possessive=it, past=past)]

    return make


def _is_music(doc: Doc, table: NameTable, body: Span) -> bool:
    return body[0] in table.starts or doc[body[1] - 1].lemma_.lower() in verbs("objects", "conducted")


def _person_from(doc: Doc, lower: list[str], table: NameTable, i: int) -> Span | None:
    """The name at token `i`, after a post, an honorific or an article."""
    for start in range(i, min(i + 6, len(lower))):
        found = name_after(doc, lower, table, start)
        if found is not None:
            return found[0] if found[1].kind not in {"organisation", "place", "craft", "work"} else None
        if doc[start].is_punct and lower[start] != ",":
            return None
    return None


def _object_of_passive(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> Span | None:
    """What was led: the noun that `led by` stands after, or the passive's subject."""
    if verb.dep_ in {"acl", "relcl"}:
        return _noun_span(table, verb.head)
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return _noun_span(table, subject) if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else None


def _noun_span(table: NameTable, noun: Token) -> Span | None:
    for start, (end, _) in table.starts.items():
        if start <= noun.i < end:
            return start, end
    if noun.pos_ != "NOUN" and not noun.text.islower():
        return None
    first = noun.i
    while (
        first > noun.sent.start
        and noun.doc[first - 1].dep_ in {"compound", "amod"}
        and noun.doc[first - 1].head.i == noun.i
    ):
        first -= 1
    return first, noun.i + 1


def _active(doc: Doc, lower: list[str], table: NameTable, verb: Token, post: str) -> list[Holding]:
    """`chaired the inquiry`, `directs the Bureau`: the object must be a body."""
    target = _object(doc, lower, verb)
    if target is None and verb.lemma_.lower() == "conduct" and verb.tag_ == "VBD":
        return _acting(doc, lower, table, verb, post)
    if target is not None and target.lower_ == "it" and post in {"leader", "head", "commander"}:
        return [held for held in _acting(doc, lower, table, verb, post) if held.planned]
    if target is None or not _is_body(doc, lower, table, target, post):
        return []
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        body = _whole(doc, lower, table, _noun_span(table, target))
        if body is not None and body[0] not in table.starts:
            body = (body[0], of_unit(doc, lower, body[1], table, min(len(lower), body[1] + LONGEST_UNIT)))
        holding = Holding(
            role=(verb.i, body[1] if body else target.i + 1), role_name=post, person=person, pronoun=pronoun, body=body
        )
        _modify(doc, lower, holding, verb)
        tense = next((c for c in verb.children if c.dep_ == "aux"), verb)
        holding.past = verb.tag_ == "VBD" and tense.i == verb.i
        if _IN_PLACE.search(doc.text[verb.idx : verb.sent.end_char]):
            holding.status = "acting"
        holdings.append(holding)
    return holdings


def _whole(doc: Doc, lower: list[str], table: NameTable, part: Span | None) -> Span | None:
    """`Norda`, of whose board the text tells: `chairs the board of Norda`."""
    if part is None or lower[part[1] - 1] not in verbs("units", "of_whole") or lower[part[1] : part[1] + 1] not in _OF:
        return part
    first = part[1] + 1 + (lower[part[1] + 1 : part[1] + 2] in (["the"], ["a"]))
    if first in table.starts and table.starts[first][1].kind != "person":
        return first, table.starts[first][0]
    return part


_OF = (["of"], ["at"])


def _object(doc: Doc, lower: list[str], verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i:
            return child
        if child.dep_ == "prep" and lower[verb.i].startswith("presid") and child.lower_ == "over":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


_FILM = frozenset(["director", "editor", "producer"])


def _is_body(doc: Doc, lower: list[str], table: NameTable, target: Token, post: str) -> bool:
    """Whether what is led is a body of people, not a race or a charge."""
    lemma = target.lemma_.lower()
    if target.text.islower():
        if post == "conductor":
            return lemma in verbs("objects", "conducted")
        if post in _FILM:
            return lemma in verbs("objects", "directed") or (post != "producer" and lemma in verbs("objects", "bodies"))
        return lemma in verbs("objects", "bodies")
    span = _noun_span(table, target)
    name = table.starts[span[0]][1] if span and span[0] in table.starts else None
    if name is None:
        return False
    if post in {"leader", "head", "manager"} and name.kind == "unknown" and _period_follows(lower, span):
        return True
    if post == "head" and name.kind == "unknown" and name.text.split()[-1] not in event_words():
        # `who runs Norda`: nobody is said to run a person or, by name, a race
        return target.head.dep_ == "relcl" and target.head.lemma_ in _RUNNING
    if post in {"leader", "head", "manager"}:
        return name.kind in {"organisation", "craft"} or (name.kind == "unknown" and name.text.isupper())
    return name.kind in {"organisation", "craft", "unknown", "work"}


_RUNNING = frozenset(["run", "head", "helm"])


def _period_follows(lower: list[str], span: Span | None) -> bool:
    """`has led Norda since 2019`: nobody leads a race since a year."""
    return span is not None and span[1] < len(lower) and lower[span[1]] in {"since", "from", "until"}


def _set_phrase(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`X, who was in command (of the ship)`, `at the helm`, `under the direction of X`, `in the chair`."""
    if lower[i] == "charge" and lower[i - 1] in {"have", "has", "had", "having", "holds", "held"}:
        return _having_charge(doc, lower, table, i)
    words = " ".join(lower[max(0, i - 2) : i + 1])
    start = i - (2 if lower[i - 1] == "the" else 1)
    if words.endswith(("under the direction", "under the leadership", "under the command", "under the chairmanship")):
        return _under(doc, lower, table, start, i, _UNDER[lower[i]])
    if words.endswith("in the hands") and i + 1 < len(lower) and lower[i + 1] == "of":
        return _under(doc, lower, table, start, i, "head")
    for ending, post in (
        ("in command", "commander"),
        ("in charge", "head"),
        ("at the helm", "head"),
        ("in the chair", "chairman"),
    ):
        if words.endswith(ending):
            return _in_charge(doc, lower, table, start, i, post)
    return []


_UNDER = {"direction": "director", "leadership": "leader", "command": "commander", "chairmanship": "chairman"}


def _under(doc: Doc, lower: list[str], table: NameTable, start: int, i: int, post: str) -> list[Holding]:
    if i + 1 >= len(lower) or lower[i + 1] != "of":
        return []
    person = _person_from(doc, lower, table, i + 2)
    return [Holding(role=(start, i + 2), role_name=post, person=person)] if person is not None else []


def _in_charge(doc: Doc, lower: list[str], table: NameTable, start: int, i: int, post: str) -> list[Holding]:
    head = doc[start].head
    verb = head if head.pos_ in {"VERB", "AUX"} else None
    if verb is None or verb.lemma_.lower() not in verbs("hold", "copula") | {"put", "place", "leave"}:
        return []
    body, end = _charged_with(doc, lower, table, i + 1)
    post, body, end = _field_of_work(doc, lower, table, post, body, end)
    holdings = []
    who = subjects(doc, lower, table, verb)
    if not who:
        found = _person_from(doc, lower, table, verb.i + 1)
        who = [(found, None)] if found else []
    for person, pronoun in who:
        holding = Holding(role=(start, end), role_name=post, person=person, pronoun=pronoun, body=body)
        _modify(doc, lower, holding, verb)
        holdings.append(holding)
    return holdings


def _charged_with(doc: Doc, lower: list[str], table: NameTable, i: int) -> tuple[Span | None, int]:
    """What stands after `of` at token `i`, and where it ends."""
    if i + 1 >= len(lower) or lower[i] != "of":
        return None, i
    first = i + 1 + (lower[i + 1] in {"the", "a", "an", "its"})
    if first >= len(lower):
        return None, i
    body = _noun_span(table, doc[first]) if first in table.starts else _chunk(doc, first)
    return body, body[1] if body else i


def _field_of_work(
    doc: Doc, lower: list[str], table: NameTable, post: str, body: Span | None, end: int
) -> tuple[str, Span | None, int]:
    """`in charge of security at Aldana FC`: a field of work has no article, and its body stands after it."""
    plain = body is not None and lower[body[0] - 1] == "of" and body[0] not in table.starts
    if post != "head" or body is None or not plain or lower[body[1] - 1] in verbs("objects", "bodies"):
        return post, body, end
    post = f"head of {' '.join(lower[body[0] : body[1]])}"
    first = end + 1 + (lower[end + 1 : end + 2] == ["the"])
    if lower[end : end + 1] not in (["at"], ["of"], ["for"]) or first >= len(lower):
        return post, None, end
    if first in table.starts:
        stop, name = table.starts[first]
        return (post, (first, stop), stop) if name.kind != "person" else (post, None, end)
    whole = _chunk(doc, first)
    return (post, whole, whole[1]) if whole is not None and lower[whole[1] - 1] in _body_nouns() else (post, None, end)


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(word for row in lexicon("roles")["bodies"]["nouns"] for word in row) | verbs("objects", "bodies")


def _having_charge(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`Ada Brown, who has had charge of security at Aldana FC since 2019`."""
    verb = doc[i - 1]
    body, end = _charged_with(doc, lower, table, i + 1)
    if verb.lemma_.lower() not in {"have", "hold"} or body is None:
        return []
    post, body, end = _field_of_work(doc, lower, table, "head", body, end)
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        holding = Holding(role=(i, end), role_name=post, person=person, pronoun=pronoun, body=body)
        _modify(doc, lower, holding, verb)
        holdings.append(holding)
    return holdings


def _chunk(doc: Doc, first: int) -> Span | None:
    i = first
    while i < len(doc) and doc[i].tag_ in {"NN", "NNS", "JJ", "NNP", "HYPH"}:
        i += 1
    return (first, i) if i > first and doc[i - 1].tag_ in {"NN", "NNS", "NNP"} else None
