"""Phrases that name a post: `the former deputy director of the Space Centre`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import (
    ambiguous_posts,
    domain_words,
    first_words,
    level_words,
    match_post,
    not_posts,
    status_words,
)
from claimcheck.extractors.names_runs import adjectives, honorifics, organisation_words
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from claimcheck.extractors.names import NameMention

_DETERMINERS = frozenset("the a an its his her their our my this that".split())  # noqa: SIM905
_POSSESSIVES = frozenset(["its", "his", "her", "their"])
_BODY_LINKS = frozenset(["of", "for", "at", "to", "with", "in", "on"])
_NOUN_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "POS", "VBG"])
_STOP_NOUNS = frozenset(
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
_TIMES = frozenset(
    [
        "yesterday",
        "today",
        "tomorrow",
        "year",
        "week",
        "month",
        "day",
        "decade",
        "century",
        "season",
        "morning",
        "night",
    ]
)
_THAT_TIME = frozenset([("of", "the", "time"), ("at", "the", "time"), ("of", "the", "day")])
#: adverbs between a comma and a post, and the status that they tell
_ADVERBS = {
    "now": "current", "currently": "current", "today": "current", "presently": "current", "still": "current",
    "also": None, "formerly": "former", "previously": "former", "once": "former",
}  # fmt: skip
#: a phrase is never longer than this
_LONGEST_BODY = 8


@dataclass(slots=True)
class NameTable:
    """The names of a block by token: where each starts and ends."""

    names: list[NameMention]
    starts: Mapping[int, tuple[int, NameMention]]
    ends: Mapping[int, tuple[int, NameMention]]

    @classmethod
    def of(cls, doc: Doc, names: list[NameMention]) -> NameTable:
        """Index the names of `doc` by their first token and by the token after their last."""
        starts: dict[int, tuple[int, NameMention]] = {}
        ends: dict[int, tuple[int, NameMention]] = {}
        for name in names:
            span = doc.char_span(name.start, name.end)
            if span is not None:
                starts[span.start] = (span.end, name)
                ends[span.end] = (span.start, name)
        return cls(names, starts, ends)


@dataclass(slots=True)
class RolePhrase:
    """A post as written; all are token indices, ends exclusive.

    `start`..`end` holds status, level, field, post and the body after it; `outer` is where the
    phrase begins with its determiner or possessor. `core_start`..`core_end` is the role itself.
    """

    start: int
    end: int
    outer: int
    core_start: int
    core_end: int
    head: int
    post: str
    plural: bool = False
    status: str | None = None
    then: bool = False
    definite: bool = False
    indefinite: bool = False
    possessive: int | None = None
    body: tuple[int, int] | None = None
    body_before: bool = False
    width: int = 1


def role_phrases(doc: Doc, lower: list[str], table: NameTable) -> list[RolePhrase]:
    """Every phrase of a block that names a post, in order, none overlapping."""
    phrases: list[RolePhrase] = []
    i, size = 0, len(lower)
    firsts = first_words()
    while i < size:
        if lower[i] in firsts:
            phrase = _phrase_at(doc, lower, i, table, phrases[-1].end if phrases else 0)
            if phrase is not None:
                phrases.append(phrase)
                i = max(phrase.end, i + 1)
                continue
        i += 1
    return phrases


def _phrase_at(doc: Doc, lower: list[str], i: int, table: NameTable, floor: int) -> RolePhrase | None:
    sentence_end = doc[i].sent.end
    if lower[i] in level_words() and i + 1 < sentence_end and match_post(lower, i + 1, sentence_end) is not None:
        whole = match_post(lower, i, sentence_end)
        if whole is None or whole.length == 1:
            return None
    match = match_post(lower, i, sentence_end)
    if match is None or not _is_post(doc, lower, i, i + match.length, table):
        return None
    end = i + match.length
    phrase = RolePhrase(
        i, end, i, i, end, end - 1, " ".join(match.words).replace(" - ", "-"), match.plural, width=match.length
    )
    _extend_left(doc, lower, phrase, table, max(floor, doc[i].sent.start))
    _extend_right(doc, lower, phrase, table, sentence_end)
    _of_the_time(lower, phrase, sentence_end)
    _outer(doc, lower, phrase, table, max(floor, doc[i].sent.start))
    return phrase if phrase.post not in weak_posts() or _beside_name(doc, lower, phrase, table) else None


@cache
def weak_posts() -> frozenset[str]:
    """Posts that are mostly other things."""
    return frozenset(lexicon("roles")["words"]["weak"])


@cache
def _of_bodies() -> frozenset[str]:
    """Weak posts that are posts where a named body follows: `principal of Thornhill College`."""
    return frozenset(lexicon("roles")["words"]["weak_alone"])


def _beside_name(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> bool:
    """Whether a name stands right after the post, or beside it behind a comma."""
    before, after = phrase.outer, phrase.end
    if phrase.body is not None and phrase.post in _of_bodies() and phrase.body[0] in table.starts:
        return True
    if after in table.starts:
        return table.starts[after][1].kind in {"person", "unknown"}
    marked = after < len(lower) and (lower[after] in {",", ":"} or lower[after].rstrip(".") in honorifics())
    if marked and after + 1 in table.starts and (phrase.definite or phrase.indefinite or phrase.status):
        return True
    return before > 0 and lower[before - 1] in {",", "("} and before - 1 in table.ends and not phrase.plural


def _is_post(doc: Doc, lower: list[str], start: int, end: int, table: NameTable) -> bool:
    """Whether the words are a post here, not a verb, an adjective, or the first part of another noun."""
    if any(tuple(lower[start : start + len(p)]) == p for p in not_posts().get(lower[start], ())):
        return False
    last = doc[end - 1]
    if start and lower[start - 1] == "who":
        # `who captains the side`
        return False
    if end - start == 1 and lower[start] in ambiguous_posts() and last.pos_ not in {"NOUN", "PROPN"}:
        return False
    if any(first <= start < stop for first, (stop, _) in table.starts.items() if stop - first > 1 or first == start):
        return False
    if end >= len(doc):
        return True
    after = doc[end]
    if lower[end] in {"designate", "elect", "emeritus", "emerita"}:
        return True
    if after.text == "-" and not last.whitespace_:
        return end + 1 < len(doc) and lower[end + 1] in {"elect", "designate", "general", "emeritus"}
    modifies = last.dep_ in {"compound", "amod", "nmod"} and last.head.i >= end and last.head.i - end < 2
    return not (
        modifies
        and after.tag_ in {"NN", "NNS"}
        and after.text.islower()
        and end not in table.starts
        and lower[end] not in first_words()
    )


def _extend_left(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, floor: int) -> None:
    i = phrase.start
    while i > floor:
        word, token = lower[i - 1], doc[i - 1]
        step = _left_step(doc, lower, i, table, floor)
        if step == "status":
            _set_status(phrase, word)
            phrase.start = i - 1
        elif step == "core":
            phrase.core_start = phrase.start = i - 1
        elif step != "plain":
            break
        i -= 1
        phrase.outer = i
        if token.is_sent_start:
            break


def _set_status(phrase: RolePhrase, word: str) -> None:
    status = status_words()[word]
    if status == "then":
        phrase.then = True
        status = "former"
    if phrase.status in {None, "current"}:
        phrase.status = status


def _left_step(doc: Doc, lower: list[str], i: int, table: NameTable, floor: int) -> str | None:
    """What the word before token `i` is to the phrase: status, part of the role, another word, or none."""
    word, token = lower[i - 1], doc[i - 1]
    if i in table.ends:
        return None
    if word in level_words() and (token.dep_ != "ROOT" or word in {"deputy", "vice"}):
        return "core"
    if word in status_words():
        # `Then captain Ada Brown scored` tells what came next
        return None if word == "then" and token.is_sent_start else "status"
    if word in domain_words() and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return "core"
    if i - 2 >= floor and (joined := _joined_by(lower, word, i)) is not None:
        return joined
    if word in adjectives() or (token.tag_ in {"JJ", "JJR", "JJS", "CD"} and token.text.islower()):
        return "plain"
    if (token.tag_ == "CD" and token.is_digit) or _is_age(lower, word, i):
        return "plain"
    if (
        token.tag_ == "NN"
        and word not in _TIMES
        and token.dep_ == "compound"
        and token.text.islower()
        and i <= token.head.i < i + 4
    ):
        return "core"
    return None


def _joined_by(lower: list[str], word: str, i: int) -> str | None:
    """A hyphen after a level or a status (`co-`, `ex-`), and `and` between two fields of work."""
    before = lower[i - 2]
    if word == "-":
        if before in level_words() or before in domain_words():
            return "core"
        return "plain" if before in status_words() else None
    return "core" if word in {"and", "&"} and before in domain_words() and lower[i] in domain_words() else None


def _is_age(lower: list[str], word: str, i: int) -> bool:
    """A part of `58-year-old`."""
    return word == "old" or (word == "-" and lower[i] in {"year", "old"}) or (word == "year" and lower[i] == "-")


def _extend_right(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, limit: int) -> None:
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
    if lower[i] not in {"at", "of"} or i + 2 >= limit or lower[i + 1] not in _DETERMINERS:
        return False
    return doc[i + 2].lemma_.lower() in _units()


def _after_words(lower: list[str], phrase: RolePhrase, limit: int) -> None:
    """`-elect`, `designate`, `emeritus` after the post, or in it."""
    if lower[phrase.head] in {"emeritus", "emerita"}:
        phrase.status = "honorary"
    i = phrase.end + (1 if phrase.end + 1 < limit and lower[phrase.end] == "-" else 0)
    if i >= limit:
        return
    if lower[i] in {"elect", "designate"}:
        phrase.status, phrase.end = lower[i], i + 1
    elif lower[i] in {"emeritus", "emerita"}:
        phrase.status, phrase.end = "honorary", i + 1


def _of_the_time(lower: list[str], phrase: RolePhrase, limit: int) -> None:
    """`the director of the time, Ada Brown`: words on the time between a post and its holder."""
    end = phrase.end + 3
    if end < limit and lower[end] == "," and tuple(lower[phrase.end : end]) in _THAT_TIME:
        phrase.end, phrase.then = end, True
        phrase.status = phrase.status or "former"


def _linked(doc: Doc, lower: list[str], phrase: RolePhrase, i: int, table: NameTable, limit: int) -> int | None:
    """Read `of the Space Centre`, `for transport`, `at the bank` at token `i`; the end of it, if it belongs."""
    link = lower[i]
    first = i + 1
    while first < limit and lower[first] in _DETERMINERS:
        first += 1
    determined = first > i + 1
    if first >= limit:
        return None
    if first in table.starts:
        return _named_body(doc, lower, phrase, link, first, table)
    if link in {"to", "with", "in", "on", "at"}:
        return (
            None
            if link in {"to", "with", "on"} or not determined or lower[first] in _STOP_NOUNS
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
    if stop < len(doc) and lower[stop] in {"'s", "’s"}:
        # `director of Aldo University's Low Temperature Laboratory`
        inner = stop + 1
        end = table.starts[inner][0] if inner in table.starts else noun_end(doc, lower, inner, table, len(doc))
        if lower[inner:end] and lower[end - 1] in _wholes() and phrase.body is None:
            # `chair of Norda's board`
            phrase.body = (first, stop)
        stop = end if end > inner else stop
    if phrase.body is None:
        phrase.body = (first, stop)
    return stop


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
    if stop == first or (lower[stop - 1] in _STOP_NOUNS and lower[stop - 1] != "history"):
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
    if determined and lower[named - 1] not in _units() | verbs_of_bodies():
        return False
    return phrase.start == phrase.outer or lower[phrase.start - 1] not in _DETERMINERS


@cache
def verbs_of_bodies() -> frozenset[str]:
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
    if lower[first] in _DETERMINERS or lower[first] in lexicon("succession")["units"]["not_of"]:
        return stop
    if first in table.starts:
        return table.starts[first][0] if table.starts[first][1].kind != "person" else stop
    end = noun_end(doc, lower, first, table, limit)
    return end if end > first and lower[end - 1] not in _STOP_NOUNS and doc[first].tag_ != "CD" else stop


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
        if token.tag_ in {"NN", "NNS", "NNP", "NNPS"} and lower[i] not in _STOP_NOUNS:
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


def _outer(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, floor: int) -> None:
    """Find what stands before: a body (`ISRO chairman`), a possessor (`the museum's`), a determiner."""
    i = phrase.outer
    if i in table.ends and _is_body_before(doc, phrase, table, i):
        first = table.ends[i][0]
        if phrase.body is None:
            phrase.body, phrase.body_before = (first, i), True
        i = first
    elif i > floor and lower[i - 1] in {"'s", "’s", "'", "’"}:
        # the owner may be a post itself: `the president's chief of staff`
        i = _possessor(doc, lower, phrase, table, i - 1, doc[i].sent.start)
    if i > floor and lower[i - 1] in _DETERMINERS:
        word = lower[i - 1]
        if phrase.body is None and word in _POSSESSIVES:
            phrase.possessive = i - 1
        phrase.definite = word not in {"a", "an"}
        phrase.indefinite = not phrase.definite
        i -= 1
        if i > floor and lower[i - 1] == "then" and phrase.status is None:
            _set_status(phrase, "then")
            i -= 1
    phrase.outer = _before_adverbs(lower, phrase, i, floor)


def _before_adverbs(lower: list[str], phrase: RolePhrase, i: int, floor: int) -> int:
    """Step back over `now`, `formerly`, `until then` between a comma and the post, and keep what they tell."""
    if phrase.then and i - 1 > floor and lower[i - 1] in {"until", "till"}:
        return i - 1
    if i - 1 > floor and lower[i - 2] in {",", "("} and lower[i - 1] in _ADVERBS:
        if _ADVERBS[lower[i - 1]] and phrase.status is None:
            phrase.status = _ADVERBS[lower[i - 1]]
        return i - 1
    return i


def _is_body_before(doc: Doc, phrase: RolePhrase, table: NameTable, end: int) -> bool:
    name = table.ends[end][1]
    first = table.ends[end][0]
    if first and doc[first - 1].lemma_.lower() in lexicon("succession")["hold"]["appoint"]:
        return False
    if name.kind in {"organisation", "place", "craft", "work"} or name.text in organisation_words():
        return True
    return doc[end - 1].dep_ in {"compound", "nmod", "poss", "amod"} and (
        name.kind == "unknown" or " " not in name.text
    )


def _possessor(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, mark: int, floor: int) -> int:
    """The body that `'s` at token `mark` makes the owner of the post; where it begins."""
    if mark in table.ends:
        first = table.ends[mark][0]
    else:
        first = mark
        while first > floor and doc[first - 1].tag_ in {"NN", "NNS", "JJ", "NNP", "NNPS"} and mark - first < 4:
            first -= 1
        if first == mark or lower[mark - 1] in _TIMES:
            return phrase.outer
    phrase.definite = True
    if phrase.body is None:
        phrase.body, phrase.body_before = (first, mark), True
    return first
