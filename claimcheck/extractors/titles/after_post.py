"""What stands behind a post: its field of work, its body, `-elect`, `of the time`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import first_words
from claimcheck.extractors.titles.role_phrase import DETERMINERS
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase


_BODY_LINKS = frozenset(["of", "for", "at", "to", "with", "in", "on"])
_NOUN_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "POS", "VBG"])
STOP_NOUNS = frozenset(
    [
        "year",
        "years",
        "time",
        "times",
        "history",
        "decades",
        "day",
        "days",
        "week",
        "month",
        "months",
        "morning",
        "people",
        "age",
    ]
)
_THAT_TIME = frozenset([("of", "the", "time"), ("at", "the", "time"), ("of", "the", "day")])
#: so many tokens at most tell what is taught, or the body at which somebody has a post
_LONGEST_UNIT = 4
#: a phrase is never longer than this
_LONGEST_BODY = 8


def extend_right(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, limit: int) -> None:
    """Take in what belongs to the post behind it, up to token `limit`."""
    _after_words(lower, phrase, limit)
    i = phrase.end
    for turn in range(2):
        if i + 1 >= limit or lower[i] not in _BODY_LINKS:
            return
        if turn and not any(i < start < i + 3 for start in table.starts) and not _at_a_body(doc, lower, i, limit):
            return
        stop = _linked(doc, lower, phrase, i, table, limit)
        if stop is None:
            return
        phrase.end = i = stop


def _at_a_body(doc: Doc, lower: list[str], i: int, limit: int) -> bool:
    """`(head of the section for plant diseases) at the institute`."""
    if lower[i] not in {"at", "of"} or i + 2 >= limit or lower[i + 1] not in DETERMINERS:
        return False
    if doc[i + 2].lemma_.lower() in _units() | body_nouns():
        return True
    stop = i + 2
    while stop < limit and stop < i + 2 + _LONGEST_UNIT and doc[stop].tag_ in {"NN", "JJ"}:
        stop += 1
    # `at the lift company`
    return lower[i] == "at" and stop > i + 3 and lower[stop - 1] in body_nouns()


def _after_words(lower: list[str], phrase: RolePhrase, limit: int) -> None:
    """`-elect`, `designate`, `emeritus` after the post, or in it."""
    if not {"emeritus", "emerita"}.isdisjoint(lower[phrase.head + 1 - phrase.width : phrase.head + 1]):
        phrase.status = "honorary"
    i = phrase.end + (1 if phrase.end + 1 < limit and lower[phrase.end] == "-" else 0)
    if i >= limit:
        return
    if lower[i] in {"elect", "designate"}:
        phrase.status, phrase.end = lower[i], i + 1
    elif lower[i] in {"emeritus", "emerita"}:
        phrase.status, phrase.end = "honorary", i + 1


def of_the_time(lower: list[str], phrase: RolePhrase, limit: int) -> None:
    """`the director of the time, Ada Brown`: words on the time between a post and its holder."""
    end = phrase.end + 3
    if end < limit and lower[end] == "," and tuple(lower[phrase.end : end]) in _THAT_TIME:
        phrase.end, phrase.then = end, True
        phrase.status = phrase.status or "former"


def _linked(doc: Doc, lower: list[str], phrase: RolePhrase, i: int, table: NameTable, limit: int) -> int | None:
    """Read `of the Space Centre`, `for transport`, `at the bank` at token `i`; the end of it, if it belongs."""
    link = lower[i]
    first = i + 1
    while first < limit and lower[first] in DETERMINERS:
        first += 1
    determined = first > i + 1
    if first >= limit:
        return None
    if first in table.starts:
        return _named_body(doc, lower, phrase, link, first, table)
    if link == "in" and not determined and phrase.post in _taught() and phrase.core_end == i:
        # `lecturer in archaeology`
        stop = noun_end(doc, lower, first, table, min(limit, first + _LONGEST_UNIT))
        if stop == first or not _is_field(doc, lower, first, stop):
            return None
        phrase.core_end = stop
        return stop
    if link in {"to", "with", "in", "on", "at"}:
        return (
            None
            if link in {"to", "with", "on"} or not determined or lower[first] in STOP_NOUNS
            else _plain_body(doc, lower, phrase, link, first, table, limit)
        )
    if link in {"of", "for"}:
        return _plain_body(doc, lower, phrase, link, first, table, limit, determined)
    return None


def _named_body(doc: Doc, lower: list[str], phrase: RolePhrase, link: str, first: int, table: NameTable) -> int | None:
    stop, name = table.starts[first]
    if link in {"in", "on"} and name.kind != "organisation":
        return None
    if link == "with" and phrase.post == "captain":
        return None
    if link == "of" and phrase.post in _taught() and name.kind == "unknown" and is_learning(name.text.lower()):
        # `Professor of Painting`, not `of Oxford`
        phrase.core_end = stop
        return stop
    if stop < len(doc) and lower[stop] in {"'s", "’s"}:
        # `director of Aldo University's Low Temperature Laboratory`
        inner = stop + 1
        end = table.starts[inner][0] if inner in table.starts else noun_end(doc, lower, inner, table, len(doc))
        if lower[inner:end] and lower[end - 1] in _wholes() and phrase.body is None:
            # `chair of Norda's board`
            phrase.body = (first, stop)
        closed = inner >= len(doc) or doc[inner].is_punct or lower[inner] in {"who", "and", "since", "from", "until"}
        # `of St Mary's, the largest`: the ending is the name's
        stop = end if end > inner else inner if closed else stop
    if phrase.body is None:
        phrase.body = (first, stop)
    elif link == "at" and _names_a_field(phrase, table):
        phrase.core_end, phrase.body = phrase.body[1], (first, stop)
    return stop


def _is_field(doc: Doc, lower: list[str], first: int, stop: int) -> bool:
    """Whether what stands after `lecturer in` is taught: not `in exile`, `in charge of the lab`, `in summer camps`."""
    words = lexicon("roles")["words"]
    if lower[first] in words["no_field"] or lower[stop - 1] in words["no_field"]:
        return False
    last = doc[stop - 1]
    return last.tag_ != "NNS" or last.lemma_.lower() not in {*words["taught_at"], *body_nouns()}


@cache
def _fields_of_learning() -> frozenset[str]:
    words = lexicon("roles")["words"]
    return frozenset((*words["learning"], *(word for row in words["kin"] for word in row)))


def is_learning(word: str) -> bool:
    """Whether a word in small letters is a field of learning: `painting`, `glaciology`."""
    return word in _fields_of_learning() or word.endswith(tuple(lexicon("roles")["words"]["learning_endings"]))


def _names_a_field(phrase: RolePhrase, table: NameTable) -> bool:
    """`head of Rare Books (at Norda)`: a name right behind `of` that is no body's, where a body follows."""
    if phrase.body is None or phrase.body[0] != phrase.core_end + 1 or phrase.body_before:
        return False
    named = table.starts.get(phrase.body[0])
    return named is not None and named[1].kind not in {"organisation", "craft", "place"}


def _plain_body(
    doc: Doc,
    lower: list[str],
    phrase: RolePhrase,
    link: str,
    first: int,
    table: NameTable,
    limit: int,
    determined: bool = True,
) -> int | None:
    """`of the immunisation programme` is a body, `of public health` is a field of work."""
    stop = noun_end(doc, lower, first, table, min(limit, first + _LONGEST_BODY))
    if link == "of" and not determined:
        stop = _with_history(doc, lower, stop, limit)
    if stop == first and determined and doc[first].tag_ in {"JJ", "VBG", "VBN"} and link == "of":
        # a noun that the parse takes for something else: `of the polytechnic`
        stop = first + 1
    if stop == first and link == "of" and phrase.post in _taught() | {"chair"} and is_learning(lower[first]):
        # `the chair of drawing`, which the parse takes for a verb
        stop = first + 1
    if stop == first or (lower[stop - 1] in STOP_NOUNS and lower[stop - 1] != "history"):
        return None
    named = next((n for n in range(first, stop) if n in table.starts), None)
    if named is not None and _holder_follows(lower, phrase, first, named, table, determined=determined):
        # `dean of engineering Ada Brown`
        stop, named = named, None
    stop = of_unit(doc, lower, stop, table, min(limit, stop + _LONGEST_BODY))
    if determined or named is not None:
        if phrase.body is None:
            phrase.body = (first, stop)
    elif phrase.body is None and phrase.core_end == first - 1:
        phrase.core_end = stop
    return stop


def _holder_follows(
    lower: list[str], phrase: RolePhrase, first: int, named: int, table: NameTable, *, determined: bool
) -> bool:
    """Whether the name is the holder's: `Keeper of coins Ada Brown`, `Head of the laboratory Ada Brown`."""
    name = table.starts[named][1]
    if named == first or (not determined and name.kind == "person"):
        return named > first
    if (
        name.kind not in {"person", "unknown"}
        or " " not in name.text
        or lower[phrase.start - 1 : phrase.start] == ["the"]
    ):
        return False
    if determined and lower[named - 1] not in _units() | body_nouns():
        return False
    return phrase.start == phrase.outer or lower[phrase.start - 1] not in DETERMINERS


@cache
def body_nouns() -> frozenset[str]:
    """Nouns for a body of people."""
    return frozenset(word for row in lexicon("roles")["bodies"]["nouns"] for word in row)


def _with_history(doc: Doc, lower: list[str], stop: int, limit: int) -> int:
    """`(professor) of medieval history`: a field of work, where it is no stretch of time."""
    end = stop
    while end < limit and doc[end].tag_ in {"JJ", "NN"} and lower[end] != "history":
        end += 1
    return end + 1 if end < limit and lower[end] == "history" else stop


def of_unit(doc: Doc, lower: list[str], stop: int, table: NameTable, limit: int) -> int:
    """Where `the faculty of law` ends, whose noun ends at `stop`: a part of a body is told with what it is for."""
    if stop + 1 >= limit or lower[stop] not in {"of", "for"} or lower[stop - 1] not in _units():
        return stop
    first = stop + 1
    if lower[first] in DETERMINERS or lower[first] in lexicon("succession")["units"]["not_of"]:
        return stop
    if first in table.starts:
        return table.starts[first][0] if table.starts[first][1].kind != "person" else stop
    end = noun_end(doc, lower, first, table, limit)
    return end if end > first and lower[end - 1] not in STOP_NOUNS and doc[first].tag_ != "CD" else stop


@cache
def _taught() -> frozenset[str]:
    """Posts of those who teach, or study, one field."""
    return frozenset([*lexicon("roles")["words"]["teaching"]])


@cache
def _wholes() -> frozenset[str]:
    return frozenset(lexicon("succession")["units"]["of_whole"])


@cache
def _units() -> frozenset[str]:
    return frozenset(lexicon("succession")["units"]["nouns"])


def noun_end(doc: Doc, lower: list[str], first: int, table: NameTable, limit: int) -> int:
    """The end of the noun phrase that begins at `first`, without clauses and further prepositions."""
    i, last = first, first
    while i < limit:
        if i in table.starts:
            i = last = table.starts[i][0]
            if i < limit and lower[i] in {"'s", "’s"}:
                i += 1
                continue
            break
        token = doc[i]
        if token.tag_ in {"NN", "NNS", "NNP", "NNPS"} and lower[i] not in STOP_NOUNS:
            last = i + 1
            if i + 1 < limit and lower[i + 1] in {"and", "&"} and doc[i + 1].head.i == i and _conjoined(doc, i):
                i += 2
                continue
        elif token.tag_ not in _NOUN_TAGS:
            break
        i += 1
    return last


def _conjoined(doc: Doc, i: int) -> bool:
    """`health and welfare`: one word each side; not `of the club and captain`."""
    after = doc[i + 2] if i + 2 < len(doc) else None
    return (
        after is not None
        and after.tag_ in {"NN", "NNS"}
        and after.dep_ == "conj"
        and after.head.i == i
        and after.lower_ not in first_words()
    )
