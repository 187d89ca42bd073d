"""Phrases that name a post: `the former deputy director of the Space Centre`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import (
    AFTER_POSTS,
    ambiguous_posts,
    domain_words,
    first_words,
    level_words,
    match_post,
    not_posts,
    status_words,
)
from claimcheck.extractors.names_words import adjectives, ends_a_club, honorifics, organisation_words
from claimcheck.extractors.titles.after_post import body_nouns, extend_right, of_the_time
from claimcheck.extractors.titles.beside import after_rank
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.role_phrase import DETERMINERS, RolePhrase
from claimcheck.extractors.titles.whom import verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.name_table import NameTable


_POSSESSIVES = frozenset(["its", "his", "her", "their"])
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
#: adverbs between a comma and a post, and the status that they tell
_ADVERBS = {
    "now": "current", "currently": "current", "today": "current", "presently": "current", "still": "current",
    "also": None, "formerly": "former", "previously": "former", "once": "former",
}  # fmt: skip

#: phrases between a comma and a post that tell that it was held then
_THEN = (("at", "the", "time"), ("at", "that", "time"), ("in", "those", "days"), ("back", "then"))


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
    ranked = _chief_before_rank(doc, lower, i)
    if (
        lower[i] in level_words() and not ranked
        and i + 1 < sentence_end and match_post(lower, i + 1, sentence_end) is not None
    ):  # fmt: skip
        whole = match_post(lower, i, sentence_end)
        if whole is None or whole.length == 1:
            return None
    match = match_post(lower, i, sentence_end)
    if i and match is not None and match.length > 1 and ends_a_club([token.text for token in doc[i - 1 : i + 2]], 1):
        return None
    if match is None or not _is_post(doc, lower, i, i + match.length, table):
        return None
    end = i + match.length
    phrase = RolePhrase(
        i, end, i, i, end, end - 1, " ".join(match.words).replace(" - ", "-"), match.plural, width=match.length
    )
    _extend_left(doc, lower, phrase, table, max(floor, doc[i].sent.start))
    extend_right(doc, lower, phrase, table, sentence_end)
    of_the_time(lower, phrase, sentence_end)
    _outer(doc, lower, phrase, table, max(floor, doc[i].sent.start))
    if not _pretended().isdisjoint(" ".join(lower[phrase.outer : i]).replace(" - ", "-").split()):
        return None
    if phrase.post not in weak_posts() or _beside_name(doc, lower, phrase, table):
        return phrase
    # `the club's safety officer`
    of_work = phrase.post == "officer" and phrase.core_start < i and (phrase.definite or phrase.body is not None)
    return phrase if of_work else None


def _chief_before_rank(doc: Doc, lower: list[str], i: int) -> bool:
    """Whether `chief` at token `i` is a post itself: `Defence chief Admiral Ada Brown`."""
    if lower[i] not in before_ranks() or not i or i + 1 >= len(lower) or doc[i].text[0].isupper():
        return False
    return doc[i + 1].text[0].isupper() and (lower[i - 1] in domain_words() or doc[i - 1].tag_ in {"NN", "NNP"})


@cache
def before_ranks() -> frozenset[str]:
    """Posts that stand right before a rank: `Defence chief Admiral Ada Brown`."""
    return frozenset(lexicon("roles")["words"]["before_ranks"])


@cache
def _pretended() -> frozenset[str]:
    """Words before a post that nobody has: `a fake doctor`, `the self-styled bishop`."""
    return frozenset(lexicon("roles")["words"]["pretended"])


@cache
def weak_posts() -> frozenset[str]:
    """Posts that are mostly other things."""
    return frozenset(lexicon("roles")["words"]["weak"])


def _leads(lower: list[str], post: str, body: tuple[int, int]) -> bool:
    """Whether a post that is mostly something else is of a body of people, told behind `of the`."""
    leading = post in lexicon("roles")["words"]["weak_over"] and lower[body[0] - 2 : body[0]] == ["of", "the"]
    return leading and lower[body[1] - 1] in body_nouns() | verbs("objects", "services")


@cache
def _kept() -> frozenset[str]:
    return frozenset(lexicon("roles")["words"]["kept"])


@cache
def _of_bodies() -> frozenset[str]:
    """Weak posts that are posts where a named body follows: `principal of Thornhill College`."""
    return frozenset(lexicon("roles")["words"]["weak_alone"])


def _beside_name(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> bool:
    """Whether a name stands right after the post, or beside it behind a comma."""
    before, after = phrase.outer, phrase.end
    if lower[phrase.head + 1 : phrase.head + 2] == ["in"] and phrase.core_end > phrase.head + 1:
        # `reader in glaciology`
        return True
    if phrase.post == "reader" and (phrase.body is None or phrase.body[0] not in table.starts):
        # of books
        return False
    some = phrase.indefinite and phrase.body is None
    if phrase.post == "keeper" and lower[phrase.end - 1] in _kept() and not phrase.plural and not some:
        # `was keeper of the herbarium`
        return True
    if phrase.body is not None and phrase.post in _of_bodies() and phrase.body[0] in table.starts:
        return True
    if phrase.body is not None and not phrase.plural and _leads(lower, phrase.post, phrase.body):
        # `was chief of the harbour police`
        return True
    if after in table.starts:
        return table.starts[after][1].kind in {"person", "unknown"}
    marked = after < len(lower) and (lower[after] in {",", ":"} or lower[after].rstrip(".") in honorifics())
    if marked and _named_at(doc, lower, table, after + 1) and (phrase.definite or phrase.indefinite or phrase.status):
        return True
    return before > 0 and lower[before - 1] in {",", "("} and before - 1 in table.ends and not phrase.plural


def _named_at(doc: Doc, lower: list[str], table: NameTable, i: int) -> bool:
    """Whether a name begins at token `i`, or behind a rank: `the pilot, Flight Lieutenant Ada Moss`."""
    return i in table.starts or (
        i < len(lower) and doc[i].text[0].isupper() and after_rank(doc, lower, table, i) is not None
    )


def _is_post(doc: Doc, lower: list[str], start: int, end: int, table: NameTable) -> bool:
    """Whether the words are a post here, not a verb, an adjective, or the first part of another noun."""
    if any(tuple(lower[start : start + len(p)]) == p for p in not_posts().get(lower[start], ())):
        return False
    last = doc[end - 1]
    if start and (lower[start - 1] == "who" or (lower[start] == "head" and lower[start - 2 : start] == ["at", "the"])):
        # `who captains the side`, `at the head of the house`
        return False
    if last.tag_ in {"VBZ", "VBD"} and start and lower[start - 1] in {"he", "she", "who"}:
        # `She chairs the board`
        return False
    if end - start == 1 and lower[start] in ambiguous_posts() and last.pos_ not in {"NOUN", "PROPN"}:
        return _misread(doc, start, table)
    if any(first <= start < stop for first, (stop, _) in table.starts.items() if stop - first > 1 or first == start):
        return False
    if end >= len(doc):
        return True
    after = doc[end]
    if lower[end] in AFTER_POSTS:
        return True
    if after.text == "-" and not last.whitespace_:
        return end + 1 < len(doc) and lower[end + 1] in {"elect", "designate", "general", "emeritus"}
    modifies = last.dep_ in {"compound", "amod", "nmod"} and last.head.i >= end and last.head.i - end < 2
    return not (
        modifies
        and after.tag_ in {"NN", "NNS"}
        and after.text.islower()
        and end not in table.starts
        and match_post(lower, end) is None
    )


def _misread(doc: Doc, i: int, table: NameTable) -> bool:
    """Whether a post is taken for a verb by the parse: `Station head Ada Brown called`, of which no subject is told."""
    if doc[i].lower_ == "prior":
        # `their prior, Ada Brown`
        owned = i > 0 and doc[i - 1].lower_ in DETERMINERS
        return owned and i + 2 in table.starts and doc[i + 1].text == ","
    if doc[i].lower_ in lexicon("roles")["words"]["weak_over"] and doc[i + 1 : i + 3].text.lower() == "of the":
        # `was chief of the harbour police`
        return doc[i].dep_ in {"attr", "acomp"}
    if i + 1 not in table.starts or table.starts[i + 1][1].kind not in {"person", "unknown"} or doc[i].text != "head":
        return False
    return bool(i) and doc[i - 1].tag_ == "NN" and doc[i - 1].dep_ == "compound" and doc[i - 1].head.i == i


_SUBJECT_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS", "PRP"])


def _extend_left(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, floor: int) -> None:
    i = phrase.start
    while i > floor:
        word, token = lower[i - 1], doc[i - 1]
        step = _left_step(doc, lower, i, table, floor)
        if step == "status":
            _set_status(phrase, word)
            if token.tag_ in {"VBN", "VBD"} and i - 2 >= floor and doc[i - 2].tag_ in _SUBJECT_TAGS:
                # `The club sacked manager Ada Brown`: a verb, whose subject stands before it
                break
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
    if phrase.status in {None, "current"} or (status == "former" and phrase.status == "honorary"):
        phrase.status = status


def _left_step(doc: Doc, lower: list[str], i: int, table: NameTable, floor: int) -> str | None:
    """What the word before token `i` is to the phrase: status, part of the role, another word, or none."""
    word, token = lower[i - 1], doc[i - 1]
    if _is_participle(doc, i, floor):
        return "plain"
    if i in table.ends:
        return None
    if word in level_words() and (token.dep_ != "ROOT" or word in {"deputy", "vice"}):
        return None if _chief_before_rank(doc, lower, i - 1) else "core"
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
    return "core" if _is_field_before(lower, token) else None


def _is_participle(doc: Doc, i: int, floor: int) -> bool:
    """Whether a participle, or a part of one, ends before token `i`: `the retiring`, `non-playing`, `Oslo-based`."""
    token = doc[i - 1]
    if token.lower_ in status_words() or token.lower_ in level_words():
        return False
    if token.text == "-":
        joined = i - 2 > floor and doc[i - 2].is_alpha and doc[i - 2].lower_ not in status_words()
        return joined and doc[i].tag_ in _PARTICIPLES and doc[i - 2].lower_ not in level_words()
    if doc[i].text == "-" and i + 1 < len(doc) and doc[i + 1].tag_ in _PARTICIPLES:
        return token.is_alpha and token.tag_ in {"JJ", "RB", "NN", "NNP"}
    return token.tag_ in {"VBG", "VBN"} and token.dep_ == "amod" and token.text.islower()


_PARTICIPLES = frozenset(["VBG", "VBN", "JJ"])


def _is_field_before(lower: list[str], token: Token) -> bool:
    """Whether a noun before a post is what it is for: `roads minister`, `herbarium keeper`."""
    i, word = token.i + 1, token.lower_
    if token.tag_ == "NNS" and token.dep_ == "compound" and word in verbs("portfolios", "fields"):
        return True
    return (
        token.tag_ == "NN"
        and word not in _TIMES
        and lower[max(0, i - 3) : i] not in (["at", "that", "time"], ["at", "the", "time"])
        and token.dep_ == "compound"
        and token.text.islower()
        and i <= token.head.i < i + 4
    )


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


def _outer(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, floor: int) -> None:
    """Find what stands before: a body (`ISRO chairman`), a possessor (`the museum's`), a determiner."""
    i = phrase.outer
    if i in table.ends and _is_body_before(doc, phrase, table, i):
        first = table.ends[i][0]
        owner = first - 1 if first > floor and lower[first - 1] in {"'s", "’s"} else -1
        if phrase.body is None and _is_owned_from(phrase, table, owner, i):
            # `the Courier's Moscow correspondent`
            phrase.core_start = phrase.start = first
            i = _possessor(doc, lower, phrase, table, owner, doc[i].sent.start)
        else:
            if phrase.body is None:
                phrase.body, phrase.body_before = (first, i), True
            i = first
            while i > floor and lower[i - 1] in status_words() and doc[i - 1].text.islower():
                # `the retired Supreme Court judge`
                i -= 1
                _set_status(phrase, lower[i])
    elif i > floor and lower[i - 1] in {"'s", "’s", "'", "’"}:
        # the owner may be a post itself: `the president's chief of staff`
        i = _possessor(doc, lower, phrase, table, i - 1, doc[i].sent.start)
    elif i > floor + 1 and lower[i - 1] == "whose":
        i = _whose(doc, phrase, table, i - 1)
    if i > floor and lower[i - 1] in DETERMINERS:
        word = lower[i - 1]
        if phrase.body is None and word in _POSSESSIVES:
            phrase.possessive = i - 1
        phrase.definite = word not in {"a", "an"}
        phrase.indefinite = not phrase.definite
        i -= 1
        if i > floor and lower[i - 1] == "then" and phrase.status is None:
            _set_status(phrase, "then")
            i -= 1
    i = _with_kin(lower, phrase, i, floor)
    phrase.outer = _before_adverbs(lower, phrase, i, floor)


def _with_kin(lower: list[str], phrase: RolePhrase, i: int, floor: int) -> int:
    """Step back over `her uncle and` before a post: whose kin it is, of him or her is the post."""
    if i - 3 < floor or lower[i - 1] != "and" or lower[i - 2] not in verbs("kinship", "nouns"):
        return i
    if i != phrase.start or lower[i - 3] not in _POSSESSIVES:
        return i
    phrase.possessive, phrase.definite = i - 3, True
    return i - 3


def _is_owned_from(phrase: RolePhrase, table: NameTable, owner: int, end: int) -> bool:
    """Whether the name ending at `owner` is the body, and the one ending at `end` a place where it has a post.

    `the Courier's Moscow correspondent`; the body is the second name in `London's Natural History Museum director`.
    """
    if owner not in table.ends or table.ends[owner][1].kind == "place":
        return False
    inner = table.ends[end][1]
    placed = phrase.post in lexicon("roles")["words"]["placed"] and inner.kind == "unknown" and " " not in inner.text
    return inner.kind == "place" or placed


def _whose(doc: Doc, phrase: RolePhrase, table: NameTable, i: int) -> int:
    """`the gallery, whose director is Ada Brown`: the body that `whose` at token `i` stands for; where it is told."""
    end = i - 1 if doc[i - 1].text == "," else i
    if end not in table.ends and doc[end - 1].pos_ != "NOUN":
        return i
    phrase.definite = True
    if phrase.body is None:
        phrase.body = (table.ends[end][0] if end in table.ends else end - 1, end)
    return i


def _before_adverbs(lower: list[str], phrase: RolePhrase, i: int, floor: int) -> int:
    """Step back over `now`, `formerly`, `at the time` between a comma and the post, and keep what they tell."""
    first = next((i - len(words) for words in _THEN if lower[i - len(words) : i] == list(words)), i)
    if floor < first < i and lower[first - 1] in {",", "("}:
        _set_status(phrase, "then")
        return first
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
    if name.kind in THINGS or name.text in organisation_words():
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
        phrase.body, phrase.body_before = (first, _whole_of_members(doc, lower, phrase, mark)), True
    return first


def _whole_of_members(doc: Doc, lower: list[str], phrase: RolePhrase, mark: int) -> int:
    """`the students' union president`: where the body ends that goes by its members; else `mark` itself."""
    inner = mark + 1
    kind = doc[mark - 1].text.islower() and doc[mark - 1].tag_ == "NNS"
    if not kind or phrase.core_start != inner or phrase.head == inner or lower[inner] not in body_nouns():
        return mark
    phrase.core_start = phrase.start = inner + 1
    return inner + 1
