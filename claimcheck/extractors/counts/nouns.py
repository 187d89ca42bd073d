"""What a number counts: the noun after it, the noun it is the value of, or the people that its verb tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.counts.compose import Draft

_LEXICON = lexicon("counted")
_PERSON_VERBS = frozenset(_LEXICON["person_verbs"])
_PERSON_ADJECTIVES = frozenset(_LEXICON["person_adjectives"])
_MEASURES = frozenset(_LEXICON["measure_nouns"])
_CONTAINERS = frozenset(_LEXICON["containers"])
_TIMES = frozenset(_LEXICON["times"])
_COLLECTIVE = frozenset(_LEXICON["collective"])
_VALUE_VERBS = frozenset(_LEXICON["value_verbs"])
_REACHING_VERBS = frozenset(_LEXICON["reaching_verbs"])
_SCALES = frozenset(_LEXICON["scales"])
_RATES = frozenset(lexicon("rates")["words"]) - {"head", "people", "persons", "inhabitants", "residents"}
_US = frozenset({"us", "you", "them", "people"})
#: lemmas that the language model gets wrong
_SLIPS: dict[str, str] = lexicon("generic").get("slips", {}).get("nouns", {})
#: `900 men, women and children` are people
_MIXED = re.compile(
    r"\s(?:men,\swomen\sand\schildren|men\sand\swomen|women\sand\s(?:men|children)|men\sand\sboys|women\sand\sgirls"
    r"|(?:boys\sand\sgirls|girls\sand\sboys)|adults\sand\schildren)\b", re.IGNORECASE
)  # fmt: skip

#: what comes to be so many, in words that the parser often gets wrong
_COUNTS = "death toll|toll|tally|total|count|body count|caseload|headcount"
_MOVED_REACH = 110
_MOVED_TO = re.compile(
    rf"\b(?:bring|bringing|brought|brings|take|taking|took|raise|raising|raised|push|pushing|pushed|lift|lifting|lifted)\s"
    rf"(?:the|their|its|his|her)\s(?:[a-z]+\s){{0,2}}?(?:(?:number|count|total|toll|tally)\sof\s(?:the\s|confirmed\s|known\s|reported\s)?(?P<held>[a-z]+)"
    rf"|(?P<brought>{_COUNTS}))\b(?:\s(?:in|at|from|of|for|since|this|so)\s[^.;:,]{{1,40}}?)?\sto\s$"
    rf"|\b(?P<toll>{_COUNTS})\b(?:\s(?:from|of|in|at|after|among|for|since|caused)\s[^.;:,]{{1,50}}?)?\s(?:has\s|have\s|had\s)?(?:now\s|since\s|already\s)?"
    rf"(?:ris(?:en|es|ing)|rose|climb(?:ed|s|ing)?|grow(?:n|s|ing)?|grew|jump(?:ed|s)?|increased?|reach(?:ed|es)?|hit|pass(?:ed|es)?|st(?:ood|ands)|soar(?:ed|s))"
    rf"\s(?:sharply\s|further\s|again\s)?(?:to\s|at\s)?$",
    re.IGNORECASE,
)

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_LINK_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "RBS", "RBR", "HYPH", "POS", "AFX", "PRP$"})
_AUXILIARIES = frozenset(
    ["have", "had", "has", "were", "was", "are", "is", "be", "been", "being", "may", "could", "others"]
)
_LONGEST = 9
#: the most words of a label before its colon
_LONGEST_LABEL = 7
#: how near a verb its number stands: `rose by 12 to 140`
_NEAR_VERB = 7

Noun = tuple[str, "Token | None"]


def noun_of(doc: Doc, text: str, draft: Draft, first: Token, last: Token) -> Noun | None:
    """The lemma of what the number in tokens `first` to `last` counts, and the token that says so, if any does."""
    literal = draft.literal
    if literal.kind in {"duration", "age", "score"}:
        return None
    measured = literal.kind in {"money", "quantity", "percent"}
    after = last.i + 1
    inside = _inside(doc, literal.kind, first, last)
    if inside is not None:
        return _lemma(inside), inside
    if literal.kind == "count" and after + 1 < len(doc) and doc[after].tag_ == "HYPH" and not doc[after].whitespace_:
        part = doc[after + 1]  # `six-car trains`: so many cars, not trains
        return (_lemma(part), part) if part.is_alpha else None
    partitive = after < len(doc) and doc[after].lower_ == "of"
    if partitive and after + 1 < len(doc) and doc[after + 1].lower_ in {"us", "you"}:
        return "person", None
    if literal.kind == "count" and _MIXED.match(text, draft.end):
        return "person", doc[after]
    ranked = literal.kind == "ordinal"
    if ranked and after < len(doc) and doc[after].lower_ in {"quarter", "half"}:
        return doc[after].lower_, doc[after]  # `a second quarter loss`
    follow = None if partitive and ranked else _noun_after(doc, after, partitive, ranked=ranked)
    if follow is not None and follow.lower_ in _RATES:  # `300 weekly`
        follow = None
    joined = literal.kind == "percent" or "-" in text[literal.words_end : literal.end]
    if follow is not None and (partitive or joined or not measured):
        return _lemma(follow), follow
    found = (
        _label(doc, first)
        or _moved_measure(doc, text, first)
        or _measure_before(doc, first)
        or _by_syntax(doc, first, last, _VALUE_VERBS if literal.kind == "quantity" else _VALUE_VERBS | _REACHING_VERBS)
    )
    return None if found == ("person", None) and measured else found


def _inside(doc: Doc, kind: str, first: Token, last: Token) -> Token | None:
    """The noun within a share, `one child in ten`, or right before a number of a scale, `magnitude 6`."""
    if kind == "ratio":
        return next((token for token in doc[first.i : last.i] if token.tag_ in _NOUN_TAGS), None)
    before = doc[first.i - 1] if kind == "count" and first.i else None
    return before if before is not None and before.lower_ in _SCALES else None


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    lemma = _SLIPS.get(lemma, lemma)
    return "person" if lemma in {"people", "person"} else lemma


def _noun_after(doc: Doc, position: int, partitive: bool, *, ranked: bool) -> Token | None:
    """The head of the noun phrase that the number opens; after `of`, of the phrase that follows it."""
    if partitive:
        position = _past_determiners(doc, position + 1)
        if nominal := _nominal(doc, position):
            return nominal
    head: Token | None = None
    for token in doc[position : position + _LONGEST]:
        if token.lower_ in _TIMES or token.lemma_ == "other" or token.text == "|":
            break
        if token.tag_ in _NOUN_TAGS:
            if head is not None and not _joins(doc, token):
                break
            head = token
        elif head is not None and _goes_on(doc, token, head):
            continue
        elif not (
            _leads_on(doc, token, head, position)
            or (ranked and head is None and token.tag_ == "CD")
            or (partitive and token.tag_ == "CD" and doc[token.i - 1].tag_ == "POS")  # `two of the barge's three pumps`
        ):
            break
    return head


def _past_determiners(doc: Doc, position: int) -> int:
    """The place of the first token from `position` on that tells more than `the`, `all` or a number."""
    while position < len(doc) and (
        doc[position].tag_ in {"DT", "PRP$", "PDT", "CD"} or doc[position].lower_ in {"all", "some", "these"}
    ):
        position += 1
    return position


def _nominal(doc: Doc, position: int) -> Token | None:
    """`two of the accused were`, `three of the injured`: an adjective or participle that stands for people."""
    token, after = doc[position : position + 1], doc[position + 1 : position + 2]
    if not token or token[0].tag_ not in {"VBN", "VBD", "JJ"}:
        return None
    if doc[position - 1].lower_ != "the":  # `2,400 of white and`
        ends = not after or after[0].text in {",", ";", ".", ")"} or after[0].tag_ == "CC"
        return token[0] if ends and token[0].tag_ == "JJ" and doc[position - 1].lower_ == "of" else None
    closed = not after or after[0].pos_ in {"AUX", "PUNCT", "ADP"} or after[0].tag_ in {"VBD", "VBZ", "VBP", "CC", "WP"}
    return token[0] if closed else None


def _goes_on(doc: Doc, token: Token, head: Token) -> bool:
    """`2,000 oak and beech saplings`: a singular noun cannot be what is counted, so the phrase goes on."""
    if token.tag_ == "CD" and head.tag_ == "NNP" and token.i + 1 < len(doc):  # `200 Boeing 737 jets`
        return doc[token.i + 1].tag_ in {"NN", "NNS"}
    if token.lower_ not in {"and", "or"} or head.tag_ != "NN" or head.lower_ in _COLLECTIVE or head.lower_ in _MEASURES:
        return False
    follow = doc[token.i + 1 : token.i + 4]
    plural = next((t.i for t in follow if t.tag_ == "NNS"), None)
    return (
        plural is not None
        and plural > token.i + 1
        and all(t.tag_ in {"NN", "JJ", "HYPH"} for t in doc[token.i + 1 : plural])
    )


def _leads_on(doc: Doc, token: Token, head: Token | None, position: int) -> bool:
    """Whether a token that is no noun may stand between the number and its noun."""
    tag = token.tag_
    if head is not None:
        return tag in {"HYPH", "POS"}
    if tag in {"VBN", "VBG"} and token.i > position and token.dep_ not in {"amod", "compound"}:
        return False
    if tag in {"CD", "DT", "IN"} and _hyphened(doc, token):  # `two no-confidence votes`, `four by-elections`
        return True
    return (
        tag in _LINK_TAGS - {"CD"}
        or token.lower_ in {"as", "many", "more", "further"}
        or _adjectives_joined(doc, token)
    )


def _hyphened(doc: Doc, token: Token) -> bool:
    near = doc[token.i + 1 : token.i + 2]
    return bool(near) and (near[0].tag_ == "HYPH" or "-" in token.text)


def _joins(doc: Doc, token: Token) -> bool:
    """Whether a noun goes on with the one before it: not after a plural, unless that is a modifier of it."""
    before = doc[token.i - 1]
    if before.tag_ in {"NN", "NNS"} and token.tag_ == "NNP":  # `first astronaut Mary Hale`
        return False
    if before.tag_ in {"HYPH", "POS"}:
        return True
    return before.tag_ not in _PLURAL_TAGS or before.head.i == token.i


def _adjectives_joined(doc: Doc, token: Token) -> bool:
    """`, ` or `and` between two adjectives."""
    near, kinds = doc[token.i + 1 : token.i + 2], {"JJ", "VBN"}
    if not near or near[0].tag_ not in kinds:
        return False
    return token.tag_ == "RB" or (token.lower_ in {",", "and", "or"} and doc[token.i - 1].tag_ in kinds)


def _label(doc: Doc, first: Token) -> Noun | None:
    """`Length: 62.4 m`, a cell after ` | `."""
    for back in range(1, 3):
        if first.i - back < 1:
            return None
        mark = doc[first.i - back]
        if mark.text in {":", "|"}:
            noun = _last_noun(doc, mark.i)
            return (_lemma(noun), noun) if noun is not None and _is_label(doc, mark.i) else None
    return None


def _is_label(doc: Doc, end: int) -> bool:
    """Whether what ends before token `end` stands at the head of a line or cell, and has no verb: it labels."""
    for token in reversed(doc[max(0, end - _LONGEST_LABEL) : end]):
        if token.pos_ == "AUX" or (token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.pos_ == "VERB"):
            return False
        if token.i == 0 or "\n" in token.text or token.text in {"|", "•", "-", ";", "."}:
            return True
    return False


def _last_noun(doc: Doc, end: int) -> Token | None:
    """The head of the phrase that ends before token `end`: the last noun, before any `of`."""
    tokens = doc[max(0, end - 6) : end]
    for token in reversed(tokens):
        if token.text in {".", "|", ";", "\n", ":"}:
            return None
        if token.tag_ in _NOUN_TAGS or (
            token.i == end - 1 and token.is_alpha and not any(t.tag_ in _NOUN_TAGS for t in tokens[-3:])
        ):
            before = doc[token.i - 2 : token.i]
            if len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() not in _CONTAINERS:
                return before[0]
            return token
    return None


def _moved_measure(doc: Doc, text: str, first: Token) -> Noun | None:
    """`the toll from the flood has risen to 27`, `bringing the number of dead to 16`: what the number came to be."""
    match = _MOVED_TO.search(text, max(0, first.idx - _MOVED_REACH), first.idx)
    if match is None:
        return None
    group = "held" if match["held"] else "brought" if match["brought"] else "toll"
    token = next(token for token in reversed(doc[: first.i]) if token.idx <= match.end(group) - 1)
    return _lemma(token), token


def _measure_before(doc: Doc, first: Token) -> Noun | None:
    """`a population of 18,906`, `capacity 400`, `a crew of about 14`."""
    position = first.i - 1
    if position > 0 and doc[position].lower_ in {"numbered", "totalled", "totaled"}:
        back = [
            token for token in doc[max(0, position - 3) : position] if token.tag_ in _NOUN_TAGS or token.tag_ == "JJ"
        ]
        return (_lemma(back[-1]), back[-1]) if back else None
    if position >= 0 and doc[position].lower_ == "of":
        noun = doc[position - 1] if position else None
        if noun is not None and noun.tag_ in _NOUN_TAGS and noun.lemma_.lower() not in _CONTAINERS:
            return _lemma(noun), noun
        return None
    if position >= 0 and doc[position].lemma_.lower() in _MEASURES - _CONTAINERS and doc[position].lower_ != "costs":
        if position and doc[position].lower_ == "cost" and doc[position - 1].tag_ in _NOUN_TAGS:  # `the canal cost £3m`
            return _lemma(doc[position - 1]), doc[position - 1]
        return _lemma(doc[position]), doc[position]
    return None


def _by_syntax(doc: Doc, first: Token, last: Token, verbs: frozenset[str]) -> Noun | None:
    """A bare number: the subject it is the value of, or people where its verb is one of life and death."""
    if _is_of_people(doc, first, last):
        return "person", None
    verb = _verb_over(last)
    if verb is None:
        return None
    of_people = verb.lemma_.lower() in _PERSON_VERBS
    subject = _subject(verb)
    if subject is not None and first.i <= subject.i <= last.i:
        return ("person", None) if of_people else None
    if subject is not None and _is_value_of(subject, verb, first, verbs):
        noun = _contained(subject)
        return _lemma(noun), noun
    return ("person", None) if of_people and verb.i < first.i and last.dep_ in {"dobj", "nummod", "pobj"} else None


def _is_of_people(doc: Doc, first: Token, last: Token) -> bool:
    """`31 had died`, `12 missing`, `the 214 on board`, `killed at least 14`."""
    after = _past_auxiliaries(doc, last.i + 1)
    if after is not None:
        if after.pos_ == "VERB" and after.lemma_.lower() in _PERSON_VERBS and not _has_object(after):
            return True
        if (
            after.lower_ in _PERSON_ADJECTIVES
            or after.lower_ in {"who", "whom"}
            or (after.lower_ == "on" and doc[after.i + 1 : after.i + 2].text == "board")
        ):
            return True
    before = doc[first.i - 1] if first.i else None
    return before is not None and before.pos_ == "VERB" and before.lemma_.lower() in _PERSON_VERBS


def _past_auxiliaries(doc: Doc, position: int) -> Token | None:
    """The first token from `position` on that is neither auxiliary nor adverb."""
    for token in doc[position : position + 5]:
        if token.lower_ in _PERSON_ADJECTIVES or (token.lower_ not in _AUXILIARIES and token.tag_ != "RB"):
            return token
    return None


def _has_object(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and any(child.dep_ == "dobj" for child in verb.children)


def _verb_over(token: Token) -> Token | None:
    for _ in range(5):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            return child
    return None


def _is_value_of(subject: Token, verb: Token, first: Token, verbs: frozenset[str]) -> bool:
    """`enrolment stood at 12,400`, `the toll rose to 37`: a noun that numbers are the values of, before the number."""
    if subject.i >= first.i:
        return False
    if subject.lemma_.lower() in _MEASURES:
        return subject.tag_ in _NOUN_TAGS
    lemma = verb.lemma_.lower()
    moved = lemma in verbs or (
        lemma == "be" and any(child.lower_ in {"up", "down"} and child.i < first.i for child in verb.children)
    )
    return moved and first.i - verb.i <= _NEAR_VERB and (subject.tag_ in _NOUN_TAGS or subject.tag_ == "JJ")


def _contained(noun: Token) -> Token:
    """`the number of passengers`: what the container holds."""
    if noun.lemma_.lower() not in _CONTAINERS:
        return noun
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_ in _NOUN_TAGS:
                    return inner
    return noun
