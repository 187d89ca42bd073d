"""Posts that a set phrase tells: `in command`, `at the helm of the bank`, `under the direction of X`, `under whom`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.arguments import noun_run, noun_span, person_from
from claimcheck.extractors.titles.beside import after_rank, name_after
from claimcheck.extractors.titles.changes import STINTS
from claimcheck.extractors.titles.held import modify
from claimcheck.extractors.titles.holding import Holding
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import subjects, verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


Span = tuple[int, int]
#: what somebody has of a body, and the post that it tells
_HAD = {"charge": "head", "command": "commander", "helm": "head", "direction": "director"}
_UNDER = {
    "direction": "director", "leadership": "leader", "command": "commander",
    "chairmanship": "chairman",
}  # fmt: skip


def under_whom(lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`Ada Brown, 61, under whom the club won`."""
    end = i - 1
    while end > 0 and end not in table.ends and (lower[end - 1] in {",", "(", ")", "aged"} or lower[end - 1].isdigit()):
        end -= 1
    if end not in table.ends or table.ends[end][1].kind in THINGS:
        return []
    return [Holding(role=(i - 1, i + 1), role_name="leader", person=(table.ends[end][0], end), past=True)]


def set_phrase(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`X, who was in command (of the ship)`, `at the helm`, `under the direction of X`, `in the chair`."""
    mark = i - (lower[i - 1] == "the")
    if lower[i] in _HAD and mark and lower[mark - 1] in {"have", "has", "had", "having", "hold", "holds", "held"}:
        return _having_charge(doc, lower, table, i, doc[mark - 1])
    words = " ".join(lower[max(0, i - 2) : i + 1])
    start = i - (2 if lower[i - 1] in {"the", "its"} else 1)
    if lower[i] in _UNDER and words.endswith(f"under the {lower[i]}"):
        return _under(doc, lower, table, start, i, _UNDER[lower[i]])
    if words.endswith("in the hands") and i + 1 < len(lower) and lower[i + 1] == "of":
        return _under(doc, lower, table, start, i, "head")
    for ending, post in (
        ("in command", "commander"),
        ("in charge", "head"),
        ("at the helm", "head"),
        ("at its helm", "head"),
        ("at the head", "head"),
        ("in the chair", "chairman"),
    ):
        if words.endswith(ending):
            return _in_charge(doc, lower, table, start, i, post)
    return []


def _under(doc: Doc, lower: list[str], table: NameTable, start: int, i: int, post: str) -> list[Holding]:
    if i + 1 >= len(lower) or lower[i + 1] != "of":
        return []
    person = person_from(doc, lower, table, i + 2)
    return [Holding(role=(start, i + 2), role_name=post, person=person)] if person is not None else []


def under_office(doc: Doc, lower: list[str], table: NameTable, i: int, post: str) -> list[Holding]:
    """`under the directorship of Ada Brown`, for the noun of the office at token `i`."""
    return _under(doc, lower, table, i - 2, i, post) if lower[i - 2 : i] == ["under", "the"] else []


def _in_charge(doc: Doc, lower: list[str], table: NameTable, start: int, i: int, post: str) -> list[Holding]:
    if lower[start - 1] in verbs("set_phrases", "somebody"):
        return _one_in_charge(doc, lower, table, start, i, post)
    beside = _beside_phrase(lower, table, start)
    head = doc[start].head
    verb = head if head.pos_ in {"VERB", "AUX"} and beside is None else None
    if head.lemma_ in STINTS and beside is None:
        # `Ada Brown, in her first season in charge of Marl, said`
        return _in_charge_for(doc, lower, table, start, i, post)
    if beside is not None:
        body, end = _charged_with(doc, lower, table, i + 1)
        its = i - 1 if lower[i - 1] == "its" else None
        return [Holding(role=(start, end), role_name=post, person=beside, body=body, possessive=its)]
    if verb is None or verb.lemma_.lower() not in verbs("hold", "copula") | {"put", "place", "leave"}:
        return []
    body, end = _charged_with(doc, lower, table, i + 1)
    told, of = body, lower[i + 1 : i + 2] == ["of"]
    post, body, end = _field_of_work(doc, lower, table, post, body, end)
    holdings = []
    who = subjects(doc, lower, table, verb)
    if not who:
        found = person_from(doc, lower, table, verb.i + 1)
        who = [(found, None)] if found else []
    for person, pronoun in who:
        if of and not _may_be_in_charge(doc, lower, table, pronoun, (told, body)):
            continue
        holding = Holding(role=(start, end), role_name=post, person=person, pronoun=pronoun, body=body)
        modify(doc, lower, holding, verb)
        holdings.append(holding)
    return holdings


def _one_in_charge(doc: Doc, lower: list[str], table: NameTable, start: int, i: int, post: str) -> list[Holding]:
    """`the man in charge, Ada Brown`, `Ada Brown, the officer in charge of the search`: by name, beside it."""
    first = start - 2
    while first > doc[start].sent.start and doc[first].tag_ in {"NN", "VBG", "HYPH"}:
        first -= 1
    if lower[first] != "the" or lower[i + 1 : i + 3] in (["of", "a"], ["of", "an"]):
        # `the first woman in charge of a ship`
        return []
    body, end = _charged_with(doc, lower, table, i + 1)
    if end + 1 < len(lower) and lower[end] == ",":
        after = name_after(doc, lower, table, end + 1) or after_rank(doc, lower, table, end + 1)
        stop = after[0][1] if after is not None else end
        closed = stop >= len(lower) or doc[stop].is_punct or lower[stop] == "of"
        if after is not None and after[1].kind not in THINGS and closed:
            return [Holding(role=(first, end), role_name=post, person=after[0], body=body)]
    before = first - 1
    if before > 0 and lower[before] == "," and before in table.ends and table.ends[before][1].kind not in THINGS:
        return [Holding(role=(first, end), role_name=post, person=(table.ends[before][0], before), body=body)]
    return []


def _may_be_in_charge(
    doc: Doc, lower: list[str], table: NameTable, somebody: int | None, charged: tuple[Span | None, ...]
) -> bool:
    """Whether `the hydrologist`, at token `somebody`, may head what is told behind `of`: no driver is head of a bus."""
    if somebody is None or doc[somebody].pos_ != "NOUN":
        return True
    return any(
        body is not None
        and (body[0] in table.starts or lower[body[1] - 1] in body_nouns_of() | verbs("objects", "led"))
        for body in charged
    )


def _in_charge_for(doc: Doc, lower: list[str], table: NameTable, start: int, i: int, post: str) -> list[Holding]:
    """The one who is in charge for a season, told right before it or as the subject of the sentence."""
    mark = next((k for k in range(start, max(start - _STINT, 0), -1) if lower[k] == "," and k in table.ends), None)
    if mark is None or table.ends[mark][1].kind in THINGS:
        return []
    body, end = _charged_with(doc, lower, table, i + 1)
    return [Holding(role=(start, end), role_name=post, person=(table.ends[mark][0], mark), body=body)]


#: `, in her first full season in charge`, in tokens
_STINT = 8


def _beside_phrase(lower: list[str], table: NameTable, start: int) -> Span | None:
    """`With Ada Brown (at the helm)`, `Ada Brown, (at the head of the house),`: who stands right before."""
    start -= lower[start - 1] in {"then", "now"}
    end = start - 1 if lower[start - 1] == "," else start
    if end not in table.ends or table.ends[end][1].kind in THINGS:
        return None
    first = table.ends[end][0]
    return (first, end) if lower[start - 1] == "," or lower[first - 1 : first] == ["with"] else None


def under_name(doc: Doc, lower: list[str], table: NameTable, i: int) -> list[Holding]:
    """`the army under General Ada Brown`, `an inquiry under the retired judge Ada Brown`: who leads that body."""
    post = _led_under().get(doc[i - 1].lemma_.lower() if i - 1 not in table.ends else doc[i - 1].text)
    if post is None:
        return []
    body = (table.ends[i][0], i) if i in table.ends else noun_span(table, doc[i - 1])
    several = verbs("under_one", "many")
    if body is not None and body[0] not in table.starts and doc[body[1] - 1].lemma_.lower() in several:
        body = None
    person = person_from(doc, lower, table, i + 1)
    if person is None or any(lower[k] in {"the", "a"} for k in range(i + 2, person[0])):
        return []
    return [Holding(role=(i - 1, i + 1), role_name=post, person=person, body=body)]


@cache
def _led_under() -> dict[str, str]:
    """What is told to be under somebody, and the post that this tells."""
    return {noun: post for post, nouns in lexicon("succession")["under"].items() for noun in nouns}


def _charged_with(doc: Doc, lower: list[str], table: NameTable, i: int) -> tuple[Span | None, int]:
    """What stands after `of` at token `i`, and where it ends."""
    if i + 1 >= len(lower) or lower[i] != "of":
        return None, i
    first = i + 1 + (lower[i + 1] in {"the", "a", "an", "its"})
    if first >= len(lower):
        return None, i
    body = noun_span(table, doc[first]) if first in table.starts else noun_run(doc, first)
    return body, body[1] if body else i


def _field_of_work(
    doc: Doc, lower: list[str], table: NameTable, post: str, body: Span | None, end: int
) -> tuple[str, Span | None, int]:
    """`in charge of security at Aldana FC`: a field of work has no article, and its body stands after it."""
    if body is not None and lower[end : end + 1] in (["'s"], ["’s"]):
        # `in charge of the agency's regional office` is not at the head of the agency
        part = noun_run(doc, end + 1)
        return (f"head of {' '.join(lower[part[0] : part[1]])}", body, part[1]) if part else (post, None, end)
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
    whole = noun_run(doc, first)
    return (
        (post, whole, whole[1]) if whole is not None and lower[whole[1] - 1] in body_nouns_of() else (post, None, end)
    )


@cache
def body_nouns_of() -> frozenset[str]:
    """Nouns for bodies of people."""
    return frozenset(word for row in lexicon("roles")["bodies"]["nouns"] for word in row) | verbs("objects", "bodies")


def _having_charge(doc: Doc, lower: list[str], table: NameTable, i: int, verb: Token) -> list[Holding]:
    """`Ada Brown, who has had charge of security at Aldana FC since 2019`, `who had the helm of the Star`."""
    body, end = _charged_with(doc, lower, table, i + 1)
    if verb.lemma_.lower() not in {"have", "hold"} or body is None:
        return []
    if lower[i] != "charge" and body[0] not in table.starts and lower[body[1] - 1] not in body_nouns_of():
        # `had a command of languages`
        return []
    post, body, end = _field_of_work(doc, lower, table, _HAD[lower[i]], body, end)
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        holding = Holding(role=(i, end), role_name=post, person=person, pronoun=pronoun, body=body)
        modify(doc, lower, holding, verb)
        holdings.append(holding)
    return holdings
